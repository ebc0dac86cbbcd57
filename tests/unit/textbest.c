/* Lines that are chosen together, measured, hung, squeezed, hyphenated. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "galley/text.h"

static int join(void *context, const struct galley_line *line)
{
	struct galley_buf *b = context;

	galley_buf_add(b, line->text, line->bytes);
	if (line->hyphen)
		galley_buf_putc(b, '-');
	if (line->hang)
		galley_buf_putc(b, '>');
	galley_buf_putc(b, line->hard ? '$' : '|');
	return 0;
}

static void wraps(struct galley_layout l, const char *language, size_t width,
    const char *text, const char *lines)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	l.size = sizeof(l);
	l.language = language;
	l.width = width;
	assert_int_equal(galley_text_wrap(&l, text, strlen(text), join, &b), 0);
	assert_string_equal(b.s ? b.s : "", lines);
	galley_buf_free(&b);
}

static void test_best(void **state)
{
	struct galley_layout best = {.breaks = GALLEY_BREAKS_BEST};
	struct galley_layout greedy = {.size = 0};

	(void)state;
	wraps(best, "en", 10, "", "");
	wraps(best, "en", 10, "one two", "one two$");
	wraps(best, "en", 4, "a\n\nb", "a$$b$");
	wraps(best, "en", 4, "   ", "$");
	wraps(best, "zh", 8, "一二三四，五", "一二三|四，五$");
	/* What greedy leaves ragged it evens out. */
	wraps(greedy, "en", 6, "aaa bb cc ddddd", "aaa bb|cc|ddddd$");
	wraps(best, "en", 6, "aaa bb cc ddddd", "aaa|bb cc|ddddd$");
	/* A word is split only where nothing else will do. */
	wraps(best, "en", 6, "a internationally,", "a|intern|ationa|lly,$");
}

static void test_runt(void **state)
{
	struct galley_layout l = {.runt = GALLEY_RUNT_AVOID};

	(void)state;
	wraps(l, "zh", 8, "一二三四五", "一二三|四五$");
	wraps(l, "zh", 8, "一二三四五六", "一二三四|五六$");
	wraps(l, "zh", 8, "一二三四吧。", "一二三|四吧。$");
	wraps(l, "zh", 8, "一二三四五\n六七八九十", "一二三|四五$六七八|九十$");
	wraps(l, "zh", 8, "一", "一$");
	wraps(l, "en", 8, "one two I", "one|two I$");
	l.breaks = GALLEY_BREAKS_BEST;
	wraps(l, "zh", 8, "一二三四五", "一二三|四五$");
	wraps(l, "zh", 8, "一二三四吧。", "一二三|四吧。$");
	wraps(l, "zh", 8, "一二三四五六七八九", "一二三四|五六七|八九$");
}

static void test_hang(void **state)
{
	struct galley_layout l = {.hang = GALLEY_HANG_STOPS};
	int i;

	(void)state;
	for (i = 0; i < 2; i++) {
		wraps(l, "zh", 8, "一二三四，五六", "一二三四，>|五六$");
		wraps(l, "zh", 8, "一二三四。", "一二三四。>$");
		wraps(l, "zh", 8, "一二三四、五", "一二三四、>|五$");
		/* neither other marks nor several */
		wraps(l, "zh", 8, "一二三四！五", "一二三|四！五$");
		wraps(l, "zh", 8, "一二三四。”五", "一二三|四。”五$");
		wraps(l, "zh", 8, "一二三》。五", "一二|三》。五$");
		wraps(l, "en", 5, "abcde, fg", "abcde,>|fg$");
		l.breaks = GALLEY_BREAKS_BEST;
	}
}

/* ---- measured ---- */

/* Ten units a column. */
static size_t measure(void *context, const char *s, size_t bytes)
{
	(void)context;
	return 10 * galley_text_width(s, bytes, "zh");
}

static size_t measure_width(void *cjk, const char *s, size_t bytes)
{
	return 10 * galley_text_width(s, bytes, cjk ? "zh" : "en");
}

static size_t measure_vast(void *context, const char *s, size_t bytes)
{
	(void)context;
	(void)s;
	return bytes ? SIZE_MAX : 0;
}

static void test_measure(void **state)
{
	struct galley_layout l = {.measure = measure};

	(void)state;
	wraps(l, "zh", 80, "一二三四，五", "一二三|四，五$");
	wraps(l, "zh", 89, "一二三四，五", "一二三|四，五$");
	wraps(l, "zh", 1, "一二", "一|二$"); /* wider than a line */
	l.breaks = GALLEY_BREAKS_BEST;
	wraps(l, "zh", 80, "一二三四，五", "一二三|四，五$");
	wraps(l, "zh", 1, "一二", "一|二$");
	l.measure = measure_vast;
	wraps(l, "zh", 1 << 30, "一二", "一|二$");
	l.breaks = GALLEY_BREAKS_GREEDY;
	wraps(l, "zh", 1 << 30, "一二", "一|二$");
}

static int first_line(void *context, const struct galley_line *line)
{
	*(struct galley_line *)context = *line;
	return 1;
}

static struct galley_line line_of(struct galley_layout l, const char *text)
{
	struct galley_line line = {.text = NULL};

	l.size = sizeof(l);
	assert_int_equal(
	    galley_text_wrap(&l, text, strlen(text), first_line, &line), 1);
	return line;
}

static void note(
    void *context, const char *mark, size_t bytes, enum galley_half half)
{
	galley_buf_putc(context, half == GALLEY_HALF_BEFORE ? '<' : '>');
	galley_buf_add(context, mark, bytes);
}

static void squeezes(const char *text, const char *wanted)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	galley_text_squeeze(text, strlen(text), "zh", note, &b);
	assert_string_equal(b.s ? b.s : "", wanted);
	galley_buf_free(&b);
}

static void test_squeeze(void **state)
{
	struct galley_layout l = {.language = "zh",
	    .width = 100,
	    .squeeze = GALLEY_SQUEEZE_MARKS,
	    .measure = measure};
	struct galley_line line;

	(void)state;
	squeezes("一二", "");
	squeezes("一，二", "");
	squeezes("一：“二", "<“");
	squeezes("一。”二", ">。");
	squeezes("“一”", "<“>”");
	squeezes("《“一”》，二", "<《<“>”>》");
	squeezes("一”“二", "<“");
	squeezes("一，", ">，");
	line = line_of(l, "“一二三。”");
	assert_int_equal(line.columns, 10 * 3 * 2 + 30);
	assert_int_equal(line.reduced, 30);
	/* 5 characters and two halves: without them it would be two lines */
	line = line_of(l, "（一二三四）");
	assert_int_equal(line.columns, 100);
	assert_true(line.hard);
	line = line_of(l, "一二三四五六");
	assert_int_equal(line.columns, 100);
	l.measure = NULL; /* no grid can show it */
	l.size = sizeof(l);
	assert_int_equal(galley_text_wrap(&l, "a", 1, first_line, &line), -1);
}

/* ---- what is left ---- */

static void test_slack(void **state)
{
	struct galley_layout l = {.language = "zh", .width = 9};
	struct galley_line line = line_of(l, "一二 a三四");

	(void)state;
	assert_int_equal(line.columns, 8);
	assert_int_equal(line.slack, 1);
	assert_int_equal(line.blanks, 1);
	assert_int_equal(line.seams, 2); /* 一·二, a·三 */
	assert_false(line.forced);
	line = line_of(l, "internationally");
	assert_true(line.forced);
}

static void justifies(
    size_t width, unsigned long number, const char *text, const char *wanted)
{
	struct galley_layout l = {.language = "en", .width = width};
	struct galley_line line = line_of(l, text);
	char out[64];
	size_t n = galley_text_justify(&line, number, out, sizeof(out));

	assert_true(n < sizeof(out));
	out[n] = '\0';
	assert_string_equal(out, wanted);
	assert_int_equal(galley_text_justify(&line, number, NULL, 0), n);
}

static void test_justify(void **state)
{
	(void)state;
	justifies(10, 0, "aa bb cc dddd", "aa  bb  cc");
	justifies(11, 0, "aa bb cc dddd", "aa  bb   cc");
	justifies(11, 1, "aa bb cc dddd", "aa   bb  cc");
	justifies(10, 0, "a b", "a b");		     /* the last line */
	justifies(12, 0, "a b cccccccccccc", "a b"); /* torn apart */
	justifies(5, 0, "一二三", "一二");
}

/* ---- hyphens ---- */

static void test_hyphens(void **state)
{
	const char *why = NULL;
	struct galley_hyphens *h = galley_hyphens_open("en", NULL, &why);
	struct galley_layout l = {.hyphens = h};

	(void)state;
	if (!h) {
		print_message("not tested: %s\n", why);
		assert_true(why && *why);
		skip();
	}
	wraps(l, "en", 10, "the hyphenation", "the hy-|phenation$");
	wraps(l, "en", 8, "international", "interna-|tional$");
	/* not for a trifle, not in short words */
	wraps(l, "en", 20, "a line that is enough hyphenation",
	    "a line that is|enough hyphenation$");
	wraps(l, "en", 5, "the other", "the|other$");
	l.breaks = GALLEY_BREAKS_BEST;
	wraps(l, "en", 8, "international", "interna-|tional$");
	galley_hyphens_close(h);
}

/* Patterns of our own, in the encoding that many have. */
static void test_latin1(void **state)
{
	static const char patterns[] = "ISO8859-1\n\xe9"
				       "1b\n";
	const char *folder = getenv("TMPDIR"), *why = NULL;
	struct galley_layout l = {.size = 0};
	struct galley_hyphens *h;
	char path[1024];
	FILE *f;

	(void)state;
	if (!folder)
		folder = ".";
	snprintf(path, sizeof(path), "%s/hyph_xx.dic", folder);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(patterns, f);
	fclose(f);
	h = galley_hyphens_open("xx-YY", folder, &why);
	remove(path);
	if (!h) {
		assert_string_equal(why, "libhyphen is not installed");
		skip();
	}
	l.hyphens = h;
	wraps(l, "xx", 6, "aaaébbbb", "aaaé-|bbbb$");
	wraps(l, "xx", 6, "AAAÉBBBB", "AAAÉ-|BBBB$");
	wraps(l, "xx", 6, "aaaébbœb", "aaaébb|œb$"); /* not in Latin 1 */
	galley_hyphens_close(h);
}

static void test_no_hyphens(void **state)
{
	const char *why = NULL;

	(void)state;
	assert_null(galley_hyphens_open("tlh", NULL, &why));
	assert_non_null(why);
	why = NULL;
	assert_null(galley_hyphens_open("../x", NULL, &why));
	assert_non_null(why);
	assert_null(galley_hyphens_open(NULL, NULL, NULL));
	assert_null(galley_hyphens_open("en", "tests", &why));
	galley_hyphens_close(NULL);
}

/* ---- texts of every kind ---- */

struct seen {
	const char *text, *end; /* what has not been in a line */
	const struct galley_layout *layout;
	size_t width;
};

static struct galley_line nothing; /* behind the last line */

/* Lines follow each other with nothing but white space between them, are as
 * wide as they say, and not too wide. */
static int follow(void *context, const struct galley_line *line)
{
	const struct galley_layout *l;
	struct seen *s = context;
	size_t n, most;
	uint32_t c;

	l = s->layout;
	for (; s->text < line->text; s->text += n) {
		n = galley_utf8_get(s->text, (size_t)(s->end - s->text), &c);
		assert_true(n && galley_utf8_is_space(c));
	}
	assert_ptr_equal(s->text, line->text);
	s->text += line->bytes;
	if (line == &nothing)
		return 0;
	n = galley_text_width(line->text, line->bytes, l->language);
	if (!l->squeeze)
		assert_int_equal(line->columns,
		    (n + (size_t)line->hyphen) * (l->measure ? 10 : 1));
	most = l->measure ? 20 : 2;
	assert_true(line->hang <= (l->hang ? most : 0));
	assert_true(
	    line->columns - line->hang <= s->width || line->columns <= most);
	if (line->columns <= s->width)
		assert_int_equal(line->columns + line->slack, s->width);
	s->width = l->width;
	return 0;
}

static void all_there(const char *text, size_t bytes, struct galley_layout l)
{
	struct seen s = {text, text + bytes, &l, l.first ? l.first : l.width};

	l.size = sizeof(l);
	assert_int_equal(galley_text_wrap(&l, text, bytes, follow, &s), 0);
	nothing.text = text + bytes;
	follow(&s, &nothing);
}

static struct galley_layout some_layout(unsigned round)
{
	static const char *const languages[] = {"zh", "en", "fr", "de", "ja"};
	struct galley_layout l = {.language = languages[round % 5],
	    .width = 2 + round / 7 % 30,
	    .first = round % 11 == 3 ? 2 + round % 20 : 0,
	    .level = round % 4 + 1,
	    .breaks = round / 4 % 2,
	    .runt = round / 8 % 2,
	    .hang = round / 16 % 2};

	if (round / 32 % 2) {
		l.measure = measure_width;
		l.squeeze = round / 64 % 2;
		l.width *= 10;
		l.first *= 10;
		l.measure_context =
		    (void *)(uintptr_t)(round % 5 == 0 || round % 5 == 4);
	}
	return l;
}

static void test_random(void **state)
{
	static const char *const parts[] = {"汉", "字", "，", "。", "“", "”",
	    "—", "…", "（", "）", "1", "2", ".", ",", "%", "a", "word", " ",
	    "  ", "\n", "　", "e\xcc\x81", "\xcc\x81", "👨‍👩‍👧",
	    "🇫🇷", "\"", "'", "«", "»", "-", "/", "１", "Ａ", "\xc2\xa0",
	    "\xe2\x80\x8b", "\xe2\x80\xa8", "\r\n", "\t", "\x01", "한", "ก",
	    "नि", "年", "￥", "／", "internationally", "——", "……"};
	const char *why;
	struct galley_hyphens *h = galley_hyphens_open("en", NULL, &why);
	struct galley_buf b = GALLEY_BUF_INIT;
	unsigned seed = 1, i, round;
	struct galley_layout l;

	(void)state;
	for (round = 0; round < 6000; round++) {
		b.n = 0;
		for (i = 0; i < round % 97; i++) {
			seed = seed * 1103515245u + 12345u;
			galley_buf_puts(
			    &b, parts[(seed >> 16) %
				      (sizeof(parts) / sizeof(*parts))]);
		}
		l = some_layout(round);
		l.hyphens = round / 128 % 2 ? h : NULL;
		if (b.n)
			all_there(b.s, b.n, l);
	}
	galley_hyphens_close(h);
	galley_buf_free(&b);
}

/* Windows join without a seam: long texts of one kind. */
static void test_long(void **state)
{
	static const char *const parts[] = {"汉", "汉字，“你好”", "word ", "a",
	    "\xcc\x81", " ", "，", "👨‍👩‍👧", "\n", "1", "(", "—",
	    "汉字\n"};
	static const size_t widths[] = {2, 20, 72, GALLEY_TEXT_COLUMNS};
	struct galley_buf b = GALLEY_BUF_INIT;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		b.n = 0;
		galley_buf_puts(&b, "甲");
		while (b.n < 50000)
			galley_buf_puts(&b, parts[i]);
		for (k = 0; k < sizeof(widths) / sizeof(*widths); k++)
			all_there(b.s, b.n,
			    (struct galley_layout){.language = "zh",
				.width = widths[k],
				.breaks = GALLEY_BREAKS_BEST,
				.runt = GALLEY_RUNT_AVOID});
	}
	galley_buf_free(&b);
}

/* A paragraph ten times as long takes about ten times as long. */
static void test_linear(void **state)
{
	struct galley_layout l = {.size = sizeof(l),
	    .language = "zh",
	    .width = 72,
	    .breaks = GALLEY_BREAKS_BEST};
	struct galley_buf b = GALLEY_BUF_INIT;
	struct seen s;
	double took[2];
	clock_t start;
	size_t n;
	int i;

	(void)state;
	while (b.n < 3000000)
		galley_buf_puts(&b, "汉字，word");
	for (i = 0; i < 2; i++) {
		n = i ? b.n : b.n / 130 * 13;
		s = (struct seen){b.s, b.s + b.n, &l, 72};
		start = clock();
		galley_text_wrap(&l, b.s, n, follow, &s);
		took[i] = (double)(clock() - start) / CLOCKS_PER_SEC;
	}
	assert_true(took[1] < 40 * took[0] + 0.2);
	galley_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_best),
	    cmocka_unit_test(test_runt),
	    cmocka_unit_test(test_hang),
	    cmocka_unit_test(test_measure),
	    cmocka_unit_test(test_squeeze),
	    cmocka_unit_test(test_slack),
	    cmocka_unit_test(test_justify),
	    cmocka_unit_test(test_hyphens),
	    cmocka_unit_test(test_latin1),
	    cmocka_unit_test(test_no_hyphens),
	    cmocka_unit_test(test_random),
	    cmocka_unit_test(test_long),
	    cmocka_unit_test(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
