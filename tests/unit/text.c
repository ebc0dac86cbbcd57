/* Width and line breaking. */
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

/* ---- width ---- */

static size_t width(const char *s, const char *language)
{
	return galley_text_width(s, strlen(s), language);
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(width("", "zh"), 0);
	assert_int_equal(width("abc", "zh"), 3);
	assert_int_equal(width("汉字", "und"), 4);
	assert_int_equal(width("ＡＢ", NULL), 4);
	assert_int_equal(width("“x”", "zh-Hans"), 5);
	assert_int_equal(width("“x”", "fr"), 3);
	assert_int_equal(width("——", "zh"), 4);
	assert_int_equal(width("……", "ja"), 4);
	assert_int_equal(width("……", "en"), 2);
	assert_int_equal(width("e\xcc\x81", "en"), 1); /* combining acute */
	assert_int_equal(width("ñ", "zh"), 1);	       /* neutral, not wide */
	assert_int_equal(width("\xe2\x80\x8b", "zh"), 0); /* U+200B */
	assert_int_equal(width("\x1b\x01", "zh"), 0);
	assert_int_equal(width("\xef\xbf\xbe", "zh"), 1); /* U+FFFE */
	assert_int_equal(width("👨‍👩‍👧", "en"), 2);
	assert_int_equal(width("🇫🇷🇩🇪", "en"), 4);
	assert_int_equal(width("❤\xef\xb8\x8f", "en"), 2);
}

static void test_fit(void **state)
{
	const char *s = "中e\xcc\x81国";
	size_t columns;

	(void)state;
	assert_int_equal(galley_text_fit(s, strlen(s), "zh", 3, &columns), 6);
	assert_int_equal(columns, 3);
	assert_int_equal(galley_text_fit(s, strlen(s), "zh", 1, &columns), 0);
	assert_int_equal(columns, 0);
	assert_int_equal(galley_text_fit(s, strlen(s), "zh", 4, NULL), 6);
	assert_int_equal(galley_text_fit(s, strlen(s), "zh", 99, NULL), 9);
}

/* ---- lines ---- */

static int join(void *context, const struct galley_line *line)
{
	struct galley_buf *b = context;

	galley_buf_add(b, line->text, line->bytes);
	galley_buf_putc(b, line->hard ? '$' : '|');
	return 0;
}

static void wraps(
    const char *language, size_t columns, const char *text, const char *lines)
{
	struct galley_layout l = {
	    .size = sizeof(l), .language = language, .width = columns};
	struct galley_buf b = GALLEY_BUF_INIT;

	assert_int_equal(galley_text_wrap(&l, text, strlen(text), join, &b), 0);
	assert_string_equal(b.s ? b.s : "", lines);
	galley_buf_free(&b);
}

static void test_words(void **state)
{
	(void)state;
	wraps("en", 10, "", "");
	wraps("en", 10, "one two three", "one two|three$");
	wraps("en", 10, "well-known words", "well-known|words$");
	wraps("en", 6, "internationally", "intern|ationa|lly$");
	wraps("en", 6, "a internationally,", "a|intern|ationa|lly,$");
	wraps("en", 6, "abcdef, gh", "abcde|f, gh$");
}

static void test_lines(void **state)
{
	(void)state;
	wraps("en", 4, "a\n\nb", "a$$b$");
	wraps("en", 4, "a\r\nb", "a$b$");
	wraps("en", 8, "  verse", "  verse$");
	wraps("zh", 8, "　　汉字", "　　汉字$");
	wraps("en", 4, "   ", "$");
}

static void test_starts(void **state)
{
	(void)state;
	wraps("zh", 8, "一二三四，五", "一二三|四，五$");
	wraps("zh", 8, "一二三四。”五", "一二三|四。”五$");
	wraps("zh", 8, "一二三四,五", "一二三|四,五$");
	wraps("zh", 8, "一二三四!”五", "一二三|四!”五$");
	wraps("zh", 8, "一二三四》五", "一二三|四》五$");
	wraps("zh", 8, "一二三四·五", "一二三|四·五$");
	wraps("zh", 8, "一二三四％五", "一二三|四％五$");
	wraps("fr", 8, "un deux ; trois", "un|deux ;|trois$");
	wraps("fr", 6, "mot « b »", "mot|« b »$");
}

static void test_ends(void **state)
{
	(void)state;
	wraps("zh", 8, "一二三“四五", "一二三|“四五$");
	wraps("zh", 8, "一二三（四五", "一二三|（四五$");
	wraps("zh", 8, "一二三《四五", "一二三|《四五$");
	wraps("zh", 8, "一二三“‘四五", "一二三|“‘四五$");
	wraps("en", 6, "ab cd (ef", "ab cd|(ef$");
}

static void test_kept_whole(void **state)
{
	(void)state;
	wraps("zh", 8, "一二三——四", "一二三|——四$");
	wraps("zh", 8, "一二三……四", "一二|三……四$");
	wraps("zh", 8, "一二12.5%四", "一二|12.5%四$");
	wraps("zh", 8, "一二1,234.5", "一二|1,234.5$");
	wraps("zh", 8, "一二三１２四", "一二三|１２四$");
	wraps("zh", 8, "一二三galley四", "一二三|galley四$");
	wraps("zh", 6, "a12345678,", "a|123456|78,$");
	wraps("zh", 6, "12345，67", "12345|，67$"); /* nothing else will do */
}

static void test_quotes(void **state)
{
	(void)state;
	/* both sides of a quote, by its direction */
	wraps("zh", 6, "他说“你好”吧", "他说|“你|好”吧$");
	wraps("de", 8, "ab „cd“ ef", "ab „cd“|ef$");
	wraps("de", 6, "abcd „e“ f", "abcd|„e“ f$");
	wraps("en", 6, "dog’s “ab”", "dog’s|“ab”$");
	wraps("zh", 9, "一二三\"四\"五", "一二|三\"四\"五$");
}

static void test_first(void **state)
{
	struct galley_layout l = {
	    .size = sizeof(l), .language = "zh", .width = 8, .first = 4};
	struct galley_buf b = GALLEY_BUF_INIT;
	const char *s = "一二三四五六七";

	(void)state;
	assert_int_equal(galley_text_wrap(&l, s, strlen(s), join, &b), 0);
	assert_string_equal(b.s, "一二|三四五六|七$");
	galley_buf_free(&b);
}

static int stop(void *context, const struct galley_line *line)
{
	(void)line;
	return ++*(int *)context == 2 ? 7 : 0;
}

static void test_layout(void **state)
{
	struct galley_layout l = {.size = sizeof(l), .width = 1};
	int n = 0;

	(void)state;
	assert_int_equal(galley_text_wrap(&l, "a", 1, stop, &n), -1);
	l.width = GALLEY_TEXT_COLUMNS + 1;
	assert_int_equal(galley_text_wrap(&l, "a", 1, stop, &n), -1);
	l.width = 2;
	l.first = 1;
	assert_int_equal(galley_text_wrap(&l, "a", 1, stop, &n), -1);
	l.first = 0;
	l.size = 4;
	assert_int_equal(galley_text_wrap(&l, "a", 1, stop, &n), -1);
	l.size = sizeof(l);
	assert_int_equal(n, 0);
	assert_int_equal(galley_text_wrap(&l, "a b c d", 7, stop, &n), 7);
	assert_int_equal(n, 2);
}

/* ---- texts of every kind ---- */

struct seen {
	const char *text; /* next byte that has not been in a line */
	const char *end;
	const char *language;
	size_t columns, lines;
};

/* Lines follow each other with nothing but white space between them, and are
 * as wide as they say, and not too wide. */
static int follow(void *context, const struct galley_line *line)
{
	struct seen *s = context;
	uint32_t c;

	while (s->text < line->text) {
		size_t n =
		    galley_utf8_get(s->text, (size_t)(s->end - s->text), &c);

		assert_true(n && galley_utf8_is_space(c));
		s->text += n;
	}
	assert_ptr_equal(s->text, line->text);
	s->text += line->bytes;
	assert_int_equal(line->columns,
	    galley_text_width(line->text, line->bytes, s->language));
	assert_true(line->columns <= s->columns);
	s->lines++;
	return 0;
}

static void all_there(
    const char *text, size_t bytes, const char *language, size_t columns)
{
	struct galley_layout l = {
	    .size = sizeof(l), .language = language, .width = columns};
	struct seen s = {text, text + bytes, language, columns, 0};
	struct galley_line rest = {.text = text + bytes, .hard = 1};

	assert_int_equal(galley_text_wrap(&l, text, bytes, follow, &s), 0);
	follow(&s, &rest);
}

static void test_random(void **state)
{
	static const char *const parts[] = {"汉", "字", "，", "。", "“", "”",
	    "—", "…", "（", "）", "1", "2", ".", ",", "%", "a", "word", " ",
	    "  ", "\n", "　", "e\xcc\x81", "\xcc\x81", "👨‍👩‍👧",
	    "🇫🇷", "\"", "'", "«", "»", "-", "/", "１", "Ａ", "\xc2\xa0",
	    "\xe2\x80\x8b", "\xe2\x80\xa8", "\r\n", "\t", "\x01", "한", "ก",
	    "नि"};
	static const char *const languages[] = {"zh", "en", "fr", "de", "sv"};
	struct galley_buf b = GALLEY_BUF_INIT;
	unsigned seed = 1, i, round;

	(void)state;
	for (round = 0; round < 3000; round++) {
		b.n = 0;
		for (i = 0; i < round % 97; i++) {
			seed = seed * 1103515245u + 12345u;
			galley_buf_puts(
			    &b, parts[(seed >> 16) %
				      (sizeof(parts) / sizeof(*parts))]);
		}
		if (b.n)
			all_there(b.s, b.n, languages[round % 5],
			    2 + (round / 7) % 30);
	}
	galley_buf_free(&b);
}

/* Windows join without a seam: long texts of one kind. */
static void test_long(void **state)
{
	static const char *const parts[] = {"汉", "汉字，“你好”", "word ", "a",
	    "\xcc\x81", " ", "，", "👨‍👩‍👧", "\n", "1", "(", "—"};
	struct galley_buf b = GALLEY_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		b.n = 0;
		galley_buf_puts(&b, "甲");
		while (b.n < 100000)
			galley_buf_puts(&b, parts[i]);
		all_there(b.s, b.n, "zh", 2);
		all_there(b.s, b.n, "zh", 72);
		all_there(b.s, b.n, "zh", GALLEY_TEXT_COLUMNS);
	}
	galley_buf_free(&b);
}

/* A text ten times as long takes about ten times as long: not a hundred. */
static void test_linear(void **state)
{
	struct galley_layout l = {
	    .size = sizeof(l), .language = "zh", .width = 72};
	struct galley_buf b = GALLEY_BUF_INIT;
	struct seen s;
	double took[2];
	clock_t start;
	size_t n;
	int i;

	(void)state;
	while (b.n < 4000000)
		galley_buf_puts(&b, "汉字");
	for (i = 0; i < 2; i++) {
		n = i ? b.n : b.n / 60 * 6;
		s = (struct seen){b.s, b.s + b.n, "zh", 72, 0};
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
	    cmocka_unit_test(test_width),
	    cmocka_unit_test(test_fit),
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_starts),
	    cmocka_unit_test(test_ends),
	    cmocka_unit_test(test_kept_whole),
	    cmocka_unit_test(test_quotes),
	    cmocka_unit_test(test_first),
	    cmocka_unit_test(test_layout),
	    cmocka_unit_test(test_random),
	    cmocka_unit_test(test_long),
	    cmocka_unit_test(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
