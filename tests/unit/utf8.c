/* UTF-8 by the table of The Unicode Standard, section 3.9. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <cmocka.h>

#include "base/utf8.h"

static void takes_every_scalar_value(void **state)
{
	uint32_t c, got;
	char s[4];
	size_t n;

	(void)state;
	for (c = 0; c < 0x110000; c++) {
		if (c == 0xD800)
			c = 0xE000;
		n = galley_utf8_put(s, c);
		assert_int_equal(
		    n, 1 + (c > 0x7F) + (c > 0x7FF) + (c > 0xFFFF));
		assert_int_equal(galley_utf8_get(s, n, &got), n);
		assert_int_equal(got, c);
		/* cut off, it is no character */
		if (n > 1)
			assert_int_equal(galley_utf8_get(s, n - 1, &got), 0);
	}
}

/* Every sequence of two bytes and many of four against libunistring. */
static void agrees_with_libunistring(void **state)
{
	uint8_t s[4];
	uint32_t i, c;
	ucs4_t wanted;
	int n;

	(void)state;
	for (i = 0; i < 0x40000; i++) {
		s[0] = (uint8_t)(i >> 8);
		s[1] = (uint8_t)i;
		s[2] = i & 0x10000 ? 0x80 : 0xBF;
		s[3] = i & 0x20000 ? 0x80 : 0x41;
		n = u8_mbtoucr(&wanted, s, 4);
		assert_int_equal(
		    galley_utf8_get((char *)s, 4, &c), n > 0 ? (size_t)n : 0);
		if (n > 0)
			assert_int_equal(c, wanted);
	}
}

static void finds_the_first_ill_formed_byte(void **state)
{
	static const struct {
		const char *s;
		size_t at;
	} CASES[] = {
	    {"", 0},
	    {"plain", 5},
	    {"报\xFF", 3},
	    {"a\xC0\xAF", 1},	     /* overlong */
	    {"\xE0\x9F\xBF", 0},     /* overlong */
	    {"\xED\xA0\x80", 0},     /* a surrogate */
	    {"\xF4\x90\x80\x80", 0}, /* above U+10FFFF */
	    {"报\xE6\x8A", 3},	     /* cut off */
	    {"\x80", 0},
	    {"\xF0\x9F\x98\x80", 4},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++)
		assert_int_equal(
		    galley_utf8_check(CASES[i].s, strlen(CASES[i].s)),
		    CASES[i].at);
	assert_int_equal(galley_utf8_check("a\0b", 3), 3);
}

/* Every pair of bytes, at every place of long runs that are taken by the word;
 * libunistring says where the fault is. */
static void finds_it_in_long_runs(void **state)
{
	static const char *const RUNS[] = {
	    "plain words that are longer than the runs taken at once, twice",
	    "城南渡口今年秋天重新开放两岸居民往来更加方便",
	    ("ａ，江边。íà¤¹字字字字字字字字字字字字"
	     "字"
	     "字")};
	uint8_t s[80], *bad;
	size_t run, at, n;
	unsigned pair;

	(void)state;
	for (run = 0; run < sizeof(RUNS) / sizeof(*RUNS); run++) {
		n = strlen(RUNS[run]);
		for (at = 0; at + 1 < n && at < 32; at++) {
			for (pair = 0; pair < 0x10000; pair += 5) {
				memcpy(s, RUNS[run], n);
				s[at] = (uint8_t)(pair >> 8);
				s[at + 1] = (uint8_t)pair;
				bad = (uint8_t *)u8_check(s, n);
				assert_int_equal(
				    galley_utf8_check((char *)s, n),
				    bad ? (size_t)(bad - s) : n);
			}
		}
	}
}

static void counts_characters(void **state)
{
	(void)state;
	assert_int_equal(galley_utf8_count("", 0), 0);
	assert_int_equal(galley_utf8_count("a报é\xF0\x9F\x98\x80", 10), 4);
}

static void knows_white_space(void **state)
{
	uint32_t c;

	(void)state;
	for (c = 0; c < 0x110000; c++)
		assert_int_equal(!!galley_utf8_is_space(c),
		    uc_is_property_white_space(c) || c == 0xFEFF);
}

static void knows_wide_characters(void **state)
{
	static const uint32_t WIDE[] = {
	    0x4E00, 0x3042, 0x30A2, 0x3002, 0xFF0C, 0x3105, 0x20000, 0xFF21};
	static const uint32_t NARROW[] = {
	    'a', ',', 0xE9, 0x416, 0x201C, 0xAC00, 0x1F600};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(WIDE) / sizeof(*WIDE); i++)
		assert_true(galley_utf8_is_wide(WIDE[i]));
	for (i = 0; i < sizeof(NARROW) / sizeof(*NARROW); i++)
		assert_false(galley_utf8_is_wide(NARROW[i]));
	assert_true(galley_utf8_is_han(0x4E00));
	assert_true(galley_utf8_is_han(0x3007));
	assert_false(galley_utf8_is_han(0x3042));
	assert_false(galley_utf8_is_han(0x3002));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_every_scalar_value),
	    cmocka_unit_test(agrees_with_libunistring),
	    cmocka_unit_test(finds_the_first_ill_formed_byte),
	    cmocka_unit_test(finds_it_in_long_runs),
	    cmocka_unit_test(counts_characters),
	    cmocka_unit_test(knows_white_space),
	    cmocka_unit_test(knows_wide_characters),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
