/* Messages through a pipe, and how they look. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "host/sink.h"

struct heard {
	int level, messages, records;
	size_t line, record_bytes;
	char file[64], article[64], text[2000];
};

static void hear(void *context, const struct galley_message *m)
{
	struct heard *h = context;

	h->messages++;
	h->level = m->level;
	h->line = m->line;
	strcpy(h->file, m->file ? m->file : "(none)");
	strcpy(h->article, m->article ? m->article : "(none)");
	assert_true(strlen(m->text) < sizeof(h->text));
	strcpy(h->text, m->text);
}

static void hear_record(void *context, char *bytes, size_t n)
{
	struct heard *h = context;

	(void)bytes;
	h->records++;
	h->record_bytes = n;
}

static struct galley_sink parent(struct heard *h)
{
	struct galley_sink sink = {.fd = -1,
	    .report = hear,
	    .context = h,
	    .record = hear_record,
	    .record_context = h};

	memset(h, 0, sizeof(*h));
	return sink;
}

/* Byte by byte: a frame may come in any number of pieces. */
static void through_a_pipe(void **context)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	struct galley_sink from = {0}, to;
	struct heard h;
	int ends[2];
	char c;

	(void)context;
	to = parent(&h);
	assert_int_equal(pipe(ends), 0);
	from.fd = ends[1];
	galley_sink_put(&from, 1, "page.txt", 7, "Bridge", "a\ttext");
	galley_sink_record(&from, "bytes\0bytes", 11);
	galley_sink_printf(&from, 2, NULL, "%d of %s", 3, "them");
	close(ends[1]);
	while (read(ends[0], &c, 1) == 1) {
		galley_buf_add(&b, &c, 1);
		assert_int_equal(galley_sink_take(&to, &b), 0);
		if (h.messages == 1 && h.records == 0) {
			assert_int_equal(h.level, 1);
			assert_int_equal(h.line, 7);
			assert_string_equal(h.file, "page.txt");
			assert_string_equal(h.article, "Bridge");
			assert_string_equal(h.text, "a\\ttext");
		}
	}
	close(ends[0]);
	assert_int_equal(h.messages, 2);
	assert_int_equal(h.records, 1);
	assert_int_equal(h.record_bytes, 11);
	assert_int_equal(h.level, 2);
	assert_string_equal(h.file, "(none)");
	assert_string_equal(h.text, "3 of them");
	assert_int_equal(to.warnings, 1);
	assert_int_equal(to.errors, 1);
	assert_int_equal(b.n, 0);
	galley_buf_free(&b);
}

static int takes(struct heard *h, const void *bytes, size_t n)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	struct galley_sink to = parent(h);
	int status;

	galley_buf_add(&b, bytes, n);
	status = galley_sink_take(&to, &b);
	galley_buf_free(&b);
	return status;
}

/* What a plugin may write to a pipe that is not its own. */
static void no_frames(void **context)
{
	const uint32_t kind[] = {7, 0}, huge[] = {0, UINT32_MAX},
		       empty[] = {0, 0}, half[] = {0, 100};
	struct heard h;
	char endless[8 + 16 + 4] = {0};
	const uint32_t head[] = {0, 20};

	(void)context;
	assert_int_equal(takes(&h, "no frame at all!", 16), -1);
	assert_int_equal(takes(&h, kind, sizeof(kind)), -1);
	assert_int_equal(takes(&h, huge, sizeof(huge)), -1);
	assert_int_equal(takes(&h, empty, sizeof(empty)), -1);
	assert_int_equal(takes(&h, half, sizeof(half)), 0);
	/* A text without its NUL. */
	memcpy(endless, head, sizeof(head));
	memset(endless + 24, 'x', 4);
	assert_int_equal(takes(&h, endless, sizeof(endless)), -1);
	assert_int_equal(h.messages, 0);
}

static void many(void **context)
{
	struct heard h;
	struct galley_sink to = parent(&h);
	int i;

	(void)context;
	for (i = 0; i < 1500; i++)
		galley_sink_put(&to, 1, NULL, 0, NULL, "again");
	assert_int_equal(h.messages, 1000);
	galley_sink_put(&to, 2, NULL, 0, NULL, "errors always");
	assert_int_equal(h.messages, 1001);
	galley_sink_close(&to);
	assert_string_equal(
	    h.text, "500 more notes and warnings are not shown");
	assert_int_equal(to.warnings, 1500);
}

static void looks(int colour, const struct galley_message *m, const char *line)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	char cut[10];
	size_t n;

	galley_diag_line(
	    &b, m->file, m->line, m->level, m->text, m->article, colour);
	assert_string_equal(b.s, line);
	n = galley_message_line(m, colour, cut, sizeof(cut));
	assert_int_equal(n, strlen(line) < 10 ? strlen(line) : 9);
	assert_memory_equal(cut, line, n);
	assert_int_equal(cut[n], 0);
	galley_buf_free(&b);
}

static void lines(void **context)
{
	(void)context;
	looks(0, &(struct galley_message){2, "a.txt", 3, NULL, "no end"},
	    "a.txt:3: error: no end");
	looks(0, &(struct galley_message){1, NULL, 3, "Bridge", "odd"},
	    "galley: warning: odd (in 'Bridge')");
	looks(0, &(struct galley_message){0, "a\n\033[1m", 0, NULL, "so"},
	    "a\\n\\x1b[1m: note: so");
	looks(1, &(struct galley_message){2, "a", 0, NULL, "b"},
	    "a: \033[31merror:\033[0m b");
}

static void escapes(const char *text, size_t limit, const char *wanted)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	galley_diag_escape(&b, text, strlen(text), limit);
	assert_string_equal(b.s ? b.s : "", wanted);
	galley_buf_free(&b);
}

static void escaping(void **context)
{
	(void)context;
	escapes("", 10, "");
	escapes("Grüße 你好", 100, "Grüße 你好");
	escapes("\r\n\t\x7f\xc2\x85", 100, "\\r\\n\\t\\x7f\\x85");
	escapes("\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8", 100,
	    "\\u202e\\u2066\\u2028");
	escapes("\xff\xe4\xbd", 100, "\\xff\\xe4\\xbd");
	/* Never half a character, never half an escape. */
	escapes("你好", 5, "你...");
	escapes("ab\n", 3, "ab...");
	escapes("abc", 3, "abc");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(through_a_pipe),
	    cmocka_unit_test(no_frames),
	    cmocka_unit_test(many),
	    cmocka_unit_test(lines),
	    cmocka_unit_test(escaping),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
