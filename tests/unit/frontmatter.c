/* Front matter: what is taken for it, what it gives, what is refused. */
#include <stdlib.h>

#include "host/frontmatter.h"
#include "job.h"

static const struct galley_source *begin(struct test_job *t, const char *text)
{
	const struct galley_source *s;

	test_begin(t, text, strlen(text), 0);
	s = galley_bulletin_add_source(
	    t->job.bulletin, "page.txt", text, strlen(text), "UTF-8");
	assert_non_null(s);
	return s;
}

static size_t offset(struct test_job *t, const char *text)
{
	return galley_front_matter(&t->job, begin(t, text));
}

static void takes_metadata(void **state)
{
	static const char TEXT[] = "---\n"
				   "title: 渡轮周报\n"
				   "# a comment\n"
				   "date: 2024-05-17\n"
				   "creator:\n  - 何一\n  - 何二\n"
				   "subject: [a, \"b: c\"]\n"
				   "description: >\n  two\n  lines\n"
				   "x-own: 'it''s'\n"
				   "---\n"
				   "text\n";
	struct test_job t;
	size_t at = offset(&t, TEXT);
	struct galley_bulletin *b = t.job.bulletin;
	const struct galley_range *r;

	(void)state;
	assert_string_equal(TEXT + at, "text\n");
	assert_int_equal(t.count, 0);
	assert_string_equal(galley_bulletin_meta(b, "title"), "渡轮周报");
	assert_string_equal(galley_bulletin_meta(b, "date"), "2024-05-17");
	assert_string_equal(galley_bulletin_meta_at(b, "creator", 0), "何一");
	assert_string_equal(galley_bulletin_meta_at(b, "creator", 1), "何二");
	assert_string_equal(galley_bulletin_meta_at(b, "subject", 1), "b: c");
	assert_string_equal(
	    galley_bulletin_meta(b, "description"), "two lines");
	assert_string_equal(galley_bulletin_meta(b, "x-own"), "it's");
	assert_int_equal(galley_bulletin_asides(b), 1);
	assert_string_equal(
	    galley_aside_reason(galley_bulletin_aside(b, 0)), "metadata");
	assert_int_equal(
	    galley_aside_ranges(galley_bulletin_aside(b, 0), &r), 1);
	assert_int_equal(r->start, 0);
	assert_memory_equal(TEXT + r->end - 3, "---", 3);
	test_end(&t);
}

static void knows_where_it_lies(void **state)
{
	static const struct {
		const char *text;
		int found;
		const char *rest;
		int unclosed;
	} CASES[] = {
	    {"---\ntitle: a\n---\nx", 1, "x", 0},
	    {"---\ntitle: a\n...\nx", 1, "x", 0},
	    {"---\r\ntitle: a\r\n---\r\nx", 1, "x", 0},
	    {"---\rtitle: a\r---\rx", 1, "x", 0},
	    {"--- \t\ntitle: a\n--- \n\nx", 1, "\nx", 0},
	    {"---\n\n# note\ntitle: a\n---", 1, "", 0},
	    {"\uFEFF---\ntitle: a\n---\nx", 1, "x", 0},
	    {"---\ntitle:\n---\nx", 1, "x", 0},
	    {"", 0, NULL, 0},
	    {"---", 0, NULL, 0},
	    {"---\n---\nx", 0, NULL, 0},
	    {"\n---\ntitle: a\n---\nx", 0, NULL, 0},
	    {"----\ntitle: a\n---\n", 0, NULL, 0},
	    {"--- title\na: b\n---\n", 0, NULL, 0},
	    {"---\nA line of verse,\n---\n", 0, NULL, 0},
	    {"---\nhttp://x\n---\n", 0, NULL, 0},
	    {"---\n标题: a\n---\n", 0, NULL, 0},
	    {"---\ntitle: a\nmore", 0, NULL, 1},
	    {"---\ntitle: a\n----\n", 0, NULL, 1},
	};
	struct galley_front_matter_block b;
	size_t i;
	int found;

	(void)state;
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		const char *s = CASES[i].text;

		found = galley_front_matter_find(&b, s, strlen(s));
		if (found != CASES[i].found || b.unclosed != CASES[i].unclosed)
			fail_msg("case %zu: %d, %d", i, found, b.unclosed);
		if (found)
			assert_string_equal(s + b.end, CASES[i].rest);
	}
}

static void leaves_text_alone(void **state)
{
	struct test_job t;

	(void)state;
	assert_int_equal(offset(&t, "A headline\n\ntext"), 0);
	assert_int_equal(t.level, -1);
	assert_int_equal(galley_bulletin_asides(t.job.bulletin), 0);
	test_end(&t);
	assert_int_equal(offset(&t, "---\ntitle: a\ntext"), 0);
	assert_int_equal(t.level, 1);
	assert_int_equal(t.line, 1);
	assert_says(&t, "taken as text");
	assert_null(galley_bulletin_meta(t.job.bulletin, "title"));
	test_end(&t);
}

static void tells_what_is_wrong_and_where(void **state)
{
	static const struct {
		const char *yaml;
		size_t line;
		const char *wanted;
	} CASES[] = {
	    {"titel: a", 2, "did you mean \"title\"?"},
	    {"title: a\ndate: 2024-02-30", 3, "2024-05-17"},
	    {"title: a\nissue: 1\ntitle: b", 4, "\"title\" stands twice"},
	    {"title: [a, b]", 2, "one value is wanted"},
	    {"title:", 2, "a value is wanted"},
	    {"subject: []", 2, "the list holds no value"},
	    {"title: &x a", 2, "anchors, aliases and tags"},
	    {"title: *x", 2, "anchors, aliases and tags"},
	    {"title: !!str a", 2, "anchors, aliases and tags"},
	    {"title: ! a", 2, "anchors, aliases and tags"},
	    {"subject: &x [a]", 2, "anchors, aliases and tags"},
	    {"title: {a: b}", 2, "nothing deeper"},
	    {"title: a\nsubject:\n  - a\n  - [b]", 5, "nothing deeper"},
	    {"subject:\n  - a: b", 3, "nothing deeper"},
	    {"title: a\n? [b]\n: c", 3, "a key is wanted"},
	    {"title: a\n  b: c", 3, "not YAML"},
	    {"title: \"a", 3, "not YAML"},
	    {"title: [a", 3, "not YAML"},
	    {"title: a\n\tb", 3, "not YAML"},
	    {"title: a\x01", 2, "control characters"},
	    {"title: a\nissue: \"x\\0y\"", 3, "a NUL"},
	    {"title: \"a\\eb\"", 2, "control characters"},
	    {"title: a\n--- b", 3, "one list of keys"},
	    {"language: chinese!", 2, "BCP 47"},
	};
	struct test_job t;
	char text[256];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		snprintf(text, sizeof(text), "---\n%s\n---\nx", CASES[i].yaml);
		if (offset(&t, text) != SIZE_MAX)
			fail_msg("taken: %s", CASES[i].yaml);
		assert_int_equal(t.level, 2);
		assert_int_equal(t.job.errors, 1);
		assert_says(&t, "front matter: ");
		assert_says(&t, CASES[i].wanted);
		if (t.line != CASES[i].line)
			fail_msg(
			    "%s: line %zu: %s", CASES[i].yaml, t.line, t.text);
		test_end(&t);
	}
}

/* Small inputs that would grow or dig without end. */
static void bounds_what_it_takes(void **state)
{
	char *text = malloc(200000);
	struct test_job t;
	size_t i, n;

	(void)state;
	assert_non_null(text);
	n = (size_t)sprintf(text, "---\ntitle: ");
	memset(text + n, '[', 60000);
	sprintf(text + n + 60000, "\n---\nx");
	assert_int_equal(offset(&t, text), SIZE_MAX);
	assert_says(&t, "nothing deeper");
	test_end(&t);

	n = (size_t)sprintf(text, "---\n");
	for (i = 0; i < 1000; i++)
		n += (size_t)sprintf(text + n, "x-%zu: v\n", i);
	sprintf(text + n, "---\nx");
	assert_int_equal(offset(&t, text), SIZE_MAX);
	assert_says(&t, "at most 256 keys");
	assert_int_equal(t.line, 258);
	test_end(&t);

	n = (size_t)sprintf(text, "---\ntitle: a\n");
	memset(text + n, '#', 100000);
	sprintf(text + n + 100000, "\n---\nx");
	assert_int_equal(offset(&t, text), 0); /* too long: text */
	assert_says(&t, "taken as text");
	test_end(&t);
	free(text);
}

static void labels_pages(void **state)
{
	struct test_job t;

	(void)state;
	offset(&t, "---\npage: A3\n---\nx");
	assert_string_equal(
	    galley_bulletin_page_label(t.job.bulletin, 0), "A3");
	assert_string_equal(galley_bulletin_meta(t.job.bulletin, "page"), "A3");
	test_end(&t);

	offset(&t, "---\npage: [4, 5]\n---\nx");
	galley_bulletin_add_segment(t.job.bulletin, t.job.bulletin->sources[0],
	    21, 22, GALLEY_ROLE_NONE);
	galley_bulletin_add_page(t.job.bulletin, NULL);
	galley_bulletin_add_page(t.job.bulletin, NULL);
	assert_int_equal(galley_bulletin_pages(t.job.bulletin), 3);
	assert_string_equal(galley_bulletin_page_label(t.job.bulletin, 0), "4");
	assert_string_equal(galley_bulletin_page_label(t.job.bulletin, 1), "5");
	assert_string_equal(galley_bulletin_page_label(t.job.bulletin, 2), "3");
	test_end(&t);
}

/* The pages of an issue may say the same, or disagree. */
static void keeps_what_the_first_input_said(void **state)
{
	static const char SECOND[] = "---\ntitle: B\nissue: 7\npage: 2\n---\nx";
	struct test_job t;
	const struct galley_source *s;

	(void)state;
	assert_true(offset(&t, "---\ntitle: A\nissue: 7\npage: 1\n---\nx") > 0);
	s = galley_bulletin_add_source(
	    t.job.bulletin, "two.txt", SECOND, sizeof(SECOND) - 1, "UTF-8");
	assert_int_equal(galley_front_matter(&t.job, s), sizeof(SECOND) - 2);
	assert_int_equal(t.count, 1);
	assert_int_equal(t.level, 1);
	assert_int_equal(t.line, 2);
	assert_says(&t, "\"B\" here, but \"A\"");
	assert_string_equal(galley_bulletin_meta(t.job.bulletin, "title"), "A");
	assert_string_equal(galley_bulletin_page_label(t.job.bulletin, 0), "1");
	assert_string_equal(galley_bulletin_page_label(t.job.bulletin, 1), "2");
	test_end(&t);
}

static void lets_the_user_win(void **state)
{
	static const char TEXT[] = "---\ntitle: A\n---\nx";
	struct test_job t;
	const struct galley_source *s = begin(&t, TEXT);

	(void)state;
	galley_bulletin_give_meta(t.job.bulletin, "title", "user", NULL);
	assert_int_equal(galley_front_matter(&t.job, s), 17);
	assert_int_equal(t.count, 0);
	assert_string_equal(
	    galley_bulletin_meta(t.job.bulletin, "title"), "user");
	test_end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_metadata),
	    cmocka_unit_test(knows_where_it_lies),
	    cmocka_unit_test(leaves_text_alone),
	    cmocka_unit_test(tells_what_is_wrong_and_where),
	    cmocka_unit_test(bounds_what_it_takes),
	    cmocka_unit_test(labels_pages),
	    cmocka_unit_test(keeps_what_the_first_input_said),
	    cmocka_unit_test(lets_the_user_win),
	};

	return cmocka_run_group_tests_name("frontmatter", tests, NULL, NULL);
}
