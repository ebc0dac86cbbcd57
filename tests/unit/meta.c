/* The metadata: which keys there are, what values they take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "bulletin/model.h"

static int begin(void **state)
{
	*state = galley_bulletin_new(galley_arena_new(0));
	return *state ? 0 : -1;
}

static int end(void **state)
{
	galley_arena_free(((struct galley_bulletin *)*state)->arena);
	return 0;
}

static void adds(struct galley_bulletin *b, const char *key, const char *value)
{
	const char *why = "unset";

	if (galley_bulletin_add_meta(b, key, value, &why))
		fail_msg("%s: %s: %s", key, value, why);
	assert_null(why);
}

/* It is refused, with a reason that holds both parts. */
static void refuses(struct galley_bulletin *b, const char *key,
    const char *value, const char *part, const char *other)
{
	const char *why = NULL;

	assert_int_equal(galley_bulletin_add_meta(b, key, value, &why), -1);
	assert_non_null(why);
	if (!strstr(why, part) || !strstr(why, other))
		fail_msg("'%s' and '%s' are not in '%s'", part, other, why);
	assert_int_equal(galley_bulletin_add_meta(b, key, value, NULL), -1);
}

static void takes_every_key(void **state)
{
	static const char *const KEYS[] = {"title", "issue", "volume",
	    "edition", "publisher", "identifier", "page", "section", "series",
	    "creator", "contributor", "rights", "source", "description",
	    "subject", "x-run"};
	struct galley_bulletin *b = *state;
	size_t i;

	for (i = 0; i < sizeof(KEYS) / sizeof(*KEYS); i++) {
		adds(b, KEYS[i], KEYS[i]);
		assert_string_equal(galley_bulletin_meta(b, KEYS[i]), KEYS[i]);
	}
	assert_string_equal(galley_bulletin_meta_key(b, i - 1), "x-run");
	assert_null(galley_bulletin_meta_key(b, i));
}

static void lists_keys_in_their_order(void **state)
{
	static const char *const WANTED[] = {
	    "title", "date", "creator", "x-b", "x-a"};
	struct galley_bulletin *b = *state;
	size_t i;

	adds(b, "x-b", "1");
	adds(b, "creator", "first");
	adds(b, "x-a", "2");
	adds(b, "date", "2024");
	adds(b, "creator", "second");
	adds(b, "title", "T");
	adds(b, "x-b", "3");
	for (i = 0; i < 5; i++)
		assert_string_equal(galley_bulletin_meta_key(b, i), WANTED[i]);
	assert_null(galley_bulletin_meta_key(b, 5));
	assert_string_equal(galley_bulletin_meta(b, "creator"), "first");
	assert_string_equal(galley_bulletin_meta_at(b, "creator", 1), "second");
	assert_null(galley_bulletin_meta_at(b, "creator", 2));
	assert_string_equal(galley_bulletin_meta_at(b, "x-b", 1), "3");
}

static void names_the_nearest_key(void **state)
{
	refuses(*state, "titel", "x", "no metadata key \"titel\"",
	    "did you mean \"title\"?");
	refuses(*state, "creators", "x", "creators", "\"creator\"");
	refuses(*state, "langauge", "x", "langauge", "\"language\"");
	refuses(*state, "zzzzzzzzzz", "x", "zzzzzzzzzz", "x-");
	refuses(*state, "", "x", "\"\"", "x-");
	refuses(*state, "x-", "x", "behind x-", "a-z");
	refuses(*state, "x-A", "x", "behind x-", "a-z");
	refuses(*state, "Title", "x", "Title", "\"title\"");
}

static void takes_one_value_or_many(void **state)
{
	struct galley_bulletin *b = *state;
	const char *why;

	adds(b, "title", "A");
	adds(b, "title", "A"); /* no new one */
	refuses(b, "title", "B", "one value is wanted", "\"B\"");
	assert_string_equal(galley_bulletin_meta(b, "title"), "A");
	assert_int_equal(galley_bulletin_offer_meta(b, "title", "B", &why), 1);
	assert_true(galley_bulletin_takes_many("creator"));
	assert_true(galley_bulletin_takes_many("x-own"));
	assert_false(galley_bulletin_takes_many("title"));
}

static void lets_the_user_win(void **state)
{
	struct galley_bulletin *b = *state;

	adds(b, "title", "input");
	adds(b, "creator", "input");
	assert_int_equal(
	    galley_bulletin_give_meta(b, "title", "user", NULL), 0);
	assert_string_equal(galley_bulletin_meta(b, "title"), "user");
	adds(b, "title", "input again");
	assert_string_equal(galley_bulletin_meta(b, "title"), "user");
	assert_int_equal(
	    galley_bulletin_give_meta(b, "title", "last", NULL), 0);
	assert_string_equal(galley_bulletin_meta(b, "title"), "last");
	galley_bulletin_give_meta(b, "creator", "u1", NULL);
	galley_bulletin_give_meta(b, "creator", "u2", NULL);
	adds(b, "creator", "input again");
	assert_string_equal(galley_bulletin_meta_at(b, "creator", 0), "u1");
	assert_string_equal(galley_bulletin_meta_at(b, "creator", 1), "u2");
	assert_null(galley_bulletin_meta_at(b, "creator", 2));
}

static void checks_dates(void **state)
{
	static const char *const GOOD[] = {"2024", "2024-05", "2024-05-17",
	    "2024-02-29", "2000-02-29", "0001-01-01", " 1998-12-31 "};
	static const char *const BAD[] = {"24", "2024-13", "2024-00",
	    "2024-02-30", "2023-02-29", "1900-02-29", "2024-5-7", "2024/05/17",
	    "17.5.2024", "0000", "2024-05-32", "2024-05-00", "2024-05-17T00:00",
	    "today", "２０２４"};
	struct galley_bulletin *b = *state;
	size_t i;

	for (i = 0; i < sizeof(BAD) / sizeof(*BAD); i++)
		refuses(b, "date", BAD[i], "date", "2024-05-17, 2024-05");
	for (i = 0; i < sizeof(GOOD) / sizeof(*GOOD); i++)
		assert_int_equal(
		    galley_bulletin_give_meta(b, "date", GOOD[i], NULL), 0);
	assert_string_equal(galley_bulletin_meta(b, "date"), "1998-12-31");
}

/* Examples of RFC 5646, appendix A, and what it calls ill formed. */
static void checks_languages(void **state)
{
	static const char *const GOOD[][2] = {{"de", "de"},
	    {"ZH-HANT", "zh-Hant"}, {"zh-cmn-hans-cn", "zh-cmn-Hans-CN"},
	    {"sr-latn-RS", "sr-Latn-RS"}, {"sl-rozaj-biske", "sl-rozaj-biske"},
	    {"de-ch-1901", "de-CH-1901"},
	    {"hy-Latn-IT-arevela", "hy-Latn-IT-arevela"}, {"es-419", "es-419"},
	    {"de-CH-x-phonebk", "de-CH-x-phonebk"},
	    {"x-whatever", "x-whatever"},
	    {"en-US-u-islamcal", "en-US-u-islamcal"}, {"und", "und"},
	    {"zh-CN-a-myext-x-private", "zh-CN-a-myext-x-private"}};
	static const char *const BAD[] = {"", "e", "zh_CN", "de-419-DE-x",
	    "a-DE", "en-", "-en", "en--US", "abcdefghi", "en-a", "x", "123",
	    "zh-Hans-Hant", "de-DE-CH", "chinese (simplified)", "中文"};
	struct galley_bulletin *b = *state;
	size_t i;

	for (i = 0; i < sizeof(BAD) / sizeof(*BAD); i++)
		refuses(b, "language", BAD[i], "language", "wanted");
	for (i = 0; i < sizeof(GOOD) / sizeof(*GOOD); i++) {
		assert_int_equal(
		    galley_bulletin_give_meta(b, "language", GOOD[i][0], NULL),
		    0);
		assert_string_equal(galley_bulletin_language(b), GOOD[i][1]);
	}
}

static void checks_issns(void **state)
{
	static const char *const BAD[] = {"2049-3631", "2049-363", "20493",
	    "2049 3630", "ABCD-1234", "2049-36300", "0000-006Y"};
	struct galley_bulletin *b = *state;
	size_t i;

	for (i = 0; i < sizeof(BAD) / sizeof(*BAD); i++)
		refuses(b, "issn", BAD[i], "issn", "2049-3630");
	galley_bulletin_give_meta(b, "issn", "20493630", NULL);
	assert_string_equal(galley_bulletin_meta(b, "issn"), "2049-3630");
	galley_bulletin_give_meta(b, "issn", "2434-561x", NULL);
	assert_string_equal(galley_bulletin_meta(b, "issn"), "2434-561X");
}

static void makes_values_one_line(void **state)
{
	struct galley_bulletin *b = *state;
	char huge[70000];

	adds(b, "description",
	    " \n two\r\n  lines,\t one　blank \xE3\x80\x80\n");
	assert_string_equal(
	    galley_bulletin_meta(b, "description"), "two lines, one　blank");
	refuses(b, "title", "", "title", "a value is wanted");
	refuses(b, "title", " \xE3\x80\x80\n", "title", "a value is wanted");
	refuses(b, "title", "a\x1B[31m", "title", "control characters");
	refuses(b, "title", "a\xEF\xBF\xBF", "title", "control characters");
	refuses(b, "title", "a\xFF", "title", "UTF-8");
	memset(huge, 'x', sizeof(huge) - 1);
	huge[sizeof(huge) - 1] = '\0';
	refuses(b, "title", huge, "title", "65536");
	assert_null(galley_bulletin_meta(b, "title"));
}

/* A long value is cut in the message, between characters. */
static void quotes_whole_characters(void **state)
{
	struct galley_bulletin *b = *state;
	const char *why = NULL, *s;
	char value[200] = "x";
	size_t i;

	for (i = 1; i + 3 < sizeof(value); i += 3)
		memcpy(value + i, "报", 4);
	assert_int_equal(galley_bulletin_add_meta(b, "date", value, &why), -1);
	s = strrchr(why, '"');
	assert_non_null(s);
	assert_memory_equal(s - 3, "报", 3);
	assert_true(strlen(why) < 160);
}

static void bounds_their_number(void **state)
{
	struct galley_bulletin *b = *state;
	char value[16];
	int i, result = 0;

	for (i = 0; i < 3000 && !result; i++) {
		snprintf(value, sizeof(value), "%d", i);
		result = galley_bulletin_add_meta(b, "subject", value, NULL);
	}
	assert_int_equal(i, 1025);
	refuses(b, "subject", "more", "at most 1024", "more");
	assert_int_equal(b->failed, 0);
}

static void refuses_nothing_at_all(void **state)
{
	const char *why = NULL;

	assert_int_equal(galley_bulletin_add_meta(*state, NULL, "x", &why), -1);
	assert_non_null(why);
	assert_int_equal(
	    galley_bulletin_add_meta(*state, "title", NULL, &why), -1);
	assert_int_equal(
	    galley_bulletin_add_meta(NULL, "title", "x", &why), -1);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)
	const struct CMUnitTest tests[] = {
	    TEST(takes_every_key),
	    TEST(lists_keys_in_their_order),
	    TEST(names_the_nearest_key),
	    TEST(takes_one_value_or_many),
	    TEST(lets_the_user_win),
	    TEST(checks_dates),
	    TEST(checks_languages),
	    TEST(checks_issns),
	    TEST(makes_values_one_line),
	    TEST(quotes_whole_characters),
	    TEST(bounds_their_number),
	    TEST(refuses_nothing_at_all),
	};

	return cmocka_run_group_tests_name("meta", tests, NULL, NULL);
}
