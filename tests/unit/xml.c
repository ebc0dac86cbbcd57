/* What XML 1.0 allows, and what it wants escaped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "base/xml.h"

/* Production 2 of XML 1.0, word for word. */
static int is_char(uint32_t c)
{
	return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
	       (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static void allows_what_the_standard_does(void **state)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	char s[4];
	uint32_t c;
	size_t n;

	(void)state;
	for (c = 0; c < 0x110000; c++) {
		assert_int_equal(!!galley_xml_is_char(c), is_char(c));
		if (c >= 0xD800 && c < 0xE000)
			continue; /* none of UTF-8 */
		n = galley_utf8_put(s, c);
		assert_int_equal(galley_xml_check(s, n), is_char(c) ? n : 0);
		b.n = 0;
		assert_int_equal(galley_xml_clean(&b, s, n), !is_char(c));
		if (is_char(c))
			assert_memory_equal(b.s, s, n);
		else
			assert_string_equal(b.s, "\xEF\xBF\xBD");
	}
	galley_buf_free(&b);
}

/* In texts of every length, behind what is taken by the word. */
static void finds_what_is_forbidden_anywhere(void **state)
{
	static const char *const BAD[] = {
	    "\x01", "\x1F", "\xEF\xBF\xBE", "\xEF\xBF\xBF"};
	static const char PLAIN[] =
	    "字 \xEF\xBF\xBD\xEF\xBC\x8C\t\xE6\xBF\x80\n"
	    "of a text \xEF\xBF\xA5 that is long\r\n";
	char s[80];
	size_t at, i, n = sizeof(PLAIN) - 1;

	(void)state;
	for (at = 0; at <= n; at++) {
		assert_int_equal(galley_xml_check(PLAIN, at), at);
		if (at < n && (PLAIN[at] & 0xC0) == 0x80)
			continue;
		for (i = 0; i < sizeof(BAD) / sizeof(*BAD); i++) {
			memcpy(s, PLAIN, at);
			strcpy(s + at, BAD[i]);
			strcpy(s + at + strlen(BAD[i]), PLAIN + at);
			assert_int_equal(galley_xml_check(s, strlen(s)), at);
		}
	}
}

static void escapes(void **state)
{
	static const struct {
		const char *text, *wanted;
		size_t replaced;
	} CASES[] = {
	    {"plain 报", "plain 报", 0},
	    {"a<b>c&d\"e'f", "a&lt;b&gt;c&amp;d&quot;e'f", 0},
	    {"]]>", "]]&gt;", 0},
	    {"&amp;", "&amp;amp;", 0},
	    {"a\x01"
	     "b\x1B",
		"a\xEF\xBF\xBD"
		"b\xEF\xBF\xBD",
		2},
	    {"\xEF\xBF\xBE<", "\xEF\xBF\xBD&lt;", 1},
	    {"\xEF\xBF\xBD", "\xEF\xBF\xBD", 0},
	    {"", "", 0},
	};
	struct galley_buf b = GALLEY_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		b.n = 0;
		galley_buf_puts(&b, "");
		assert_int_equal(
		    galley_xml_escape(&b, CASES[i].text, strlen(CASES[i].text)),
		    CASES[i].replaced);
		assert_string_equal(b.s, CASES[i].wanted);
	}
	galley_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(allows_what_the_standard_does),
	    cmocka_unit_test(finds_what_is_forbidden_anywhere),
	    cmocka_unit_test(escapes),
	};

	return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
