/* The text reader: blocks between blank lines, pages between form feeds. */
#include <stdlib.h>
#include <time.h>

#define GALLEY_STATIC
#include "../../plugins/text/text.c"

#include "job.h"

static enum galley_status read_all(
    struct test_job *t, const char *text, size_t bytes)
{
	test_begin(t, text, bytes, 0);
	return galley_plugin_1_text()->read(&t->job, NULL, t->job.bulletin);
}

/* Segments in brackets, each with its page: "[A]1 [B]2". */
static void reads(const char *text, const char *wanted)
{
	struct test_job t;
	struct galley_bulletin *b;
	char got[512] = "";
	size_t i, n = 0;

	assert_int_equal(read_all(&t, text, strlen(text)), GALLEY_OK);
	b = t.job.bulletin;
	for (i = 0; i < galley_bulletin_segments(b); i++) {
		const struct galley_segment *s = galley_bulletin_segment(b, i);
		struct galley_range r = galley_segment_range(s);

		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s[%.*s]%s",
		    i ? " " : "", (int)(r.end - r.start), text + r.start,
		    galley_bulletin_page_label(b, galley_segment_page(s)));
		assert_true(n < sizeof(got));
	}
	assert_string_equal(got, wanted);
	test_end(&t);
}

static void parts_blocks_by_blank_lines(void **state)
{
	(void)state;
	reads("A", "[A]1");
	reads("A\n", "[A]1");
	reads("\n\n A\nB \n", "[A\nB]1");
	reads("A\n\nB", "[A]1 [B]1");
	reads("A\n \t\nB\n\n\n\nC\n", "[A]1 [B]1 [C]1");
	reads("A\n\u3000\u3000\nB", "[A]1 [B]1");
	reads("A\n\u00A0\u2003\u200A\v\nB", "[A]1 [B]1");
	reads("A\n\u200B\nB", "[A\n\u200B\nB]1"); /* no white space */
	reads("\u3000\u3000A\n\u3000\u3000B", "[A\n\u3000\u3000B]1");
	reads("\uFEFFA\n\nB", "[A]1 [B]1");
}

static void takes_every_line_end(void **state)
{
	(void)state;
	reads("A\r\nB\r\n\r\nC\r\n", "[A\r\nB]1 [C]1");
	reads("A\rB\r\rC\r", "[A\rB]1 [C]1");
	reads("A\n\rB", "[A]1 [B]1"); /* two line ends: LF, CR */
	reads("A\r\n\nB\r\r\nC", "[A]1 [B]1 [C]1");
	reads("A\r\n \r\nB", "[A]1 [B]1");
}

static void parts_pages_by_form_feeds(void **state)
{
	(void)state;
	reads("A\fB", "[A]1 [B]2");
	reads("A\n\fB\nC\f", "[A]1 [B\nC]2");
	reads("A\n\n\f\n\nB", "[A]1 [B]2");
	reads("A \f\f B", "[A]1 [B]3"); /* an empty page is one */
	reads("\fA\fB", "[A]1 [B]2");
	reads("A\r\n\f\r\nB", "[A]1 [B]2");
}

static void takes_front_matter(void **state)
{
	(void)state;
	reads("---\ntitle: a\npage: A3\n---\nA\n\nB\fC", "[A]A3 [B]A3 [C]2");
	reads("---\nno front matter\n---\n\nB",
	    "[---\nno front matter\n---]1 [B]1");
}

static void warns_of_empty_inputs(void **state)
{
	static const char *const EMPTY[] = {
	    "", "\n", " \f\n\u3000\r\n", "\uFEFF", "---\ntitle: a\n---\n\n"};
	struct test_job t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(EMPTY) / sizeof(*EMPTY); i++) {
		assert_int_equal(
		    read_all(&t, EMPTY[i], strlen(EMPTY[i])), GALLEY_OK);
		assert_int_equal(t.level, 1);
		assert_says(&t, "there is no text in it");
		test_end(&t);
	}
}

static void fails_where_decoding_or_metadata_do(void **state)
{
	struct test_job t;

	(void)state;
	assert_int_equal(read_all(&t, "A\0B", 3), GALLEY_FAIL);
	assert_int_equal(t.job.errors, 1);
	test_end(&t);
	assert_int_equal(
	    read_all(&t, "---\ntitel: a\n---\nA", 19), GALLEY_FAIL);
	assert_int_equal(t.job.errors, 1);
	test_end(&t);
}

/* The law begins here: what is no white space is in a segment or an aside. */
static void loses_nothing(void **state)
{
	static const char *const PARTS[] = {"A", "报", "\n", "\r", "\r\n", "\f",
	    " ", "\u3000", "---", "\n\n", "b: c", "\u2028"};
	struct test_job t;
	struct galley_range r;
	char text[256];
	uint32_t seed = 7;
	size_t i, j, at, n, done;

	(void)state;
	for (i = 0; i < 20000; i++) {
		n = 0;
		for (j = 0; j < 20; j++) {
			seed = seed * 1664525u + 1013904223u;
			n += (size_t)sprintf(text + n, "%s",
			    PARTS[(seed >> 16) %
				  (sizeof(PARTS) / sizeof(*PARTS))]);
		}
		if (read_all(&t, text, n) != GALLEY_OK) {
			assert_int_equal(t.job.errors, 1);
			test_end(&t);
			continue;
		}
		done = t.job.bulletin->nasides
			   ? t.job.bulletin->asides[0]->from->end
			   : 0;
		for (j = 0; j <= galley_bulletin_segments(t.job.bulletin);
		     j++) {
			r = galley_segment_range(
			    galley_bulletin_segment(t.job.bulletin, j));
			if (j == galley_bulletin_segments(t.job.bulletin))
				r.start = r.end = n;
			for (at = done; at < r.start;) {
				size_t w = blank(text + at);

				w += !w && is_end(text[at]);
				if (!w)
					fail_msg("'%s' loses %zu", text, at);
				at += w;
			}
			done = r.end;
		}
		test_end(&t);
	}
}

static void is_linear(void **state)
{
	size_t i, n = 20000000;
	char *text = malloc(n + 1);
	struct test_job t;
	clock_t begin = clock();

	(void)state;
	assert_non_null(text);
	memset(text, 'a', n);
	assert_int_equal(read_all(&t, text, n), GALLEY_OK);
	assert_int_equal(galley_bulletin_segments(t.job.bulletin), 1);
	test_end(&t);
	for (i = 0; i + 3 < n; i += 100) /* 200,000 blocks */
		text[i] = text[i + 1] = '\n';
	assert_int_equal(read_all(&t, text, n), GALLEY_OK);
	assert_int_equal(galley_bulletin_segments(t.job.bulletin), 200000);
	test_end(&t);
	/* Well under a second, as a rule. */
	assert_true(clock() - begin < 30 * CLOCKS_PER_SEC);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(parts_blocks_by_blank_lines),
	    cmocka_unit_test(takes_every_line_end),
	    cmocka_unit_test(parts_pages_by_form_feeds),
	    cmocka_unit_test(takes_front_matter),
	    cmocka_unit_test(warns_of_empty_inputs),
	    cmocka_unit_test(fails_where_decoding_or_metadata_do),
	    cmocka_unit_test(loses_nothing),
	    cmocka_unit_test(is_linear),
	};

	return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
