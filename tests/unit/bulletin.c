/* The model: built, read, named, and held against the law. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "bulletin/model.h"

static struct galley_bulletin *begin(size_t limit)
{
	struct galley_arena *a = galley_arena_new(limit);
	struct galley_bulletin *b = galley_bulletin_new(a);

	assert_non_null(b);
	return b;
}

static void end(struct galley_bulletin *b)
{
	galley_arena_free(b->arena);
}

static struct galley_source *add(struct galley_bulletin *b, const char *text)
{
	struct galley_source *s = galley_bulletin_add_source(
	    b, "page.txt", text, strlen(text), "UTF-8");

	assert_non_null(s);
	return s;
}

static struct galley_range *range(
    struct galley_bulletin *b, size_t start, size_t stop)
{
	struct galley_range *r = galley_arena_alloc(b->arena, sizeof(*r));

	assert_non_null(r);
	r->start = start;
	r->end = stop;
	r->source = b->nsources ? (unsigned)b->nsources - 1 : 0;
	return r;
}

static struct galley_block *block(struct galley_bulletin *b,
    enum galley_role role, const char *text, size_t start, size_t stop)
{
	struct galley_block *k = galley_block_new(
	    b, role, text, strlen(text), range(b, start, stop), 1);

	assert_non_null(k);
	return k;
}

/* ---- reading ---- */

static void answers_null_for_what_is_not_there(void **state)
{
	struct galley_bulletin *b = begin(0);
	const struct galley_range *r = range(b, 0, 0);

	(void)state;
	assert_null(galley_bulletin_source(b, 0));
	assert_null(galley_bulletin_segment(b, 0));
	assert_null(galley_bulletin_article(b, SIZE_MAX));
	assert_null(galley_bulletin_aside(b, 0));
	assert_null(galley_bulletin_note(b, 0));
	assert_null(galley_bulletin_page_label(b, 0));
	assert_null(galley_bulletin_meta(b, "title"));
	assert_null(galley_bulletin_meta_key(b, 0));
	assert_string_equal(galley_bulletin_language(b), "und");

	assert_int_equal(galley_bulletin_articles(NULL), 0);
	assert_null(galley_bulletin_article(NULL, 0));
	assert_null(galley_bulletin_meta(NULL, "title"));
	assert_string_equal(galley_source_name(NULL), "");
	assert_int_equal(galley_source_line(NULL, 7), 1);
	assert_int_equal(galley_segment_article(NULL), -1);
	assert_string_equal(galley_segment_rule(NULL), "");
	assert_null(galley_article_headline(NULL));
	assert_string_equal(galley_article_label(NULL), "");
	assert_null(galley_article_byline(NULL, 0));
	assert_int_equal(galley_block_ranges(NULL, &r), 0);
	assert_null(r);
	assert_string_equal(galley_block_text(NULL, NULL), "");
	assert_string_equal(galley_aside_reason(NULL), "");
	assert_int_equal(galley_note_article(NULL), -1);
	end(b);
}

static void names_every_role(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < GALLEY_ROLES; i++) {
		const char *name = galley_role_name((enum galley_role)i);

		assert_non_null(name);
		assert_int_equal(galley_role_named(name), i);
	}
	assert_string_equal(galley_role_name(GALLEY_ROLES), "none");
	assert_int_equal(galley_role_named("Headline"), GALLEY_ROLE_NONE);
	assert_int_equal(galley_role_named(NULL), GALLEY_ROLE_NONE);
}

static void counts_lines(void **state)
{
	static const char TEXT[] = "A\r\nB\rC\n\nD";
	static const size_t LINES[] = {1, 1, 1, 2, 2, 3, 3, 4, 5, 5, 5};
	struct galley_bulletin *b = begin(0);
	const struct galley_source *s = add(b, TEXT);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(LINES) / sizeof(*LINES); i++)
		assert_int_equal(galley_source_line(s, i), LINES[i]);
	assert_int_equal(galley_source_line(s, SIZE_MAX), 5);
	end(b);
}

/* Against plain counting, over many steps of the index; line ends of every
 * kind fall on their borders. */
static void counts_lines_of_long_texts(void **state)
{
	struct galley_bulletin *b = begin(0);
	char *text = galley_arena_alloc(b->arena, 50001);
	const struct galley_source *s;
	size_t i, line = 1;

	(void)state;
	for (i = 0; i < 50000; i++)
		text[i] = "ab\r\nc\rd\n"[i * 7 % 8];
	s = add(b, text);
	for (i = 0; i <= 50000; i++) {
		assert_int_equal(galley_source_line(s, i), line);
		line +=
		    text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
	}
	end(b);
}

/* ---- building ---- */

static void takes_segments_and_trims_them(void **state)
{
	struct galley_bulletin *b = begin(0);
	const struct galley_source *s = add(b, "\xE3\x80\x80 报\n \nx ");
	struct galley_range r;

	(void)state;
	assert_int_equal(
	    galley_bulletin_add_segment(b, s, 0, 9, GALLEY_ROLE_HEADLINE), 0);
	assert_int_equal(
	    galley_bulletin_add_segment(b, s, 7, 9, GALLEY_ROLE_NONE), 0);
	assert_int_equal(
	    galley_bulletin_add_segment(b, s, 9, 12, GALLEY_ROLE_NONE), 0);
	assert_int_equal(galley_bulletin_segments(b), 2);
	r = galley_segment_range(galley_bulletin_segment(b, 0));
	assert_int_equal(r.start, 4);
	assert_int_equal(r.end, 7);
	r = galley_segment_range(galley_bulletin_segment(b, 1));
	assert_int_equal(r.start, 10);
	assert_int_equal(r.end, 11);
	assert_int_equal(galley_segment_stated(galley_bulletin_segment(b, 0)),
	    GALLEY_ROLE_HEADLINE);
	assert_int_equal(
	    galley_segment_article(galley_bulletin_segment(b, 0)), -1);
	end(b);
}

static void refuses_bad_segments(void **state)
{
	struct galley_bulletin *b = begin(0);
	const struct galley_source *s = add(b, "abc报def"), *later;
	const enum galley_role none = GALLEY_ROLE_NONE;

	(void)state;
	assert_int_equal(galley_bulletin_add_segment(b, s, 2, 1, none), -1);
	assert_int_equal(galley_bulletin_add_segment(b, s, 0, 10, none), -1);
	assert_int_equal(galley_bulletin_add_segment(b, s, 0, 4, none), -1);
	assert_int_equal(galley_bulletin_add_segment(b, s, 5, 9, none), -1);
	assert_int_equal(galley_bulletin_add_segment(b, NULL, 0, 1, none), -1);
	assert_int_equal(galley_bulletin_add_segment(NULL, s, 0, 1, none), -1);
	assert_int_equal(galley_bulletin_segments(b), 0);
	assert_int_equal(galley_bulletin_add_segment(b, s, 1, 3, none), 0);
	assert_int_equal(galley_bulletin_add_segment(b, s, 2, 6, none), -1);
	assert_int_equal(galley_bulletin_add_aside(b, s, 0, 1, "x"), -1);
	assert_int_equal(galley_bulletin_add_aside(b, s, 3, 6, "x"), 0);
	assert_int_equal(galley_bulletin_add_segment(b, s, 3, 6, none), -1);
	later = add(b, "next");
	assert_int_equal(galley_bulletin_add_segment(b, s, 6, 9, none), -1);
	assert_int_equal(galley_bulletin_add_segment(b, later, 0, 4, none), 0);
	assert_int_equal(b->failed, 0); /* none of this was a lack of memory */
	end(b);
}

static void counts_and_labels_pages(void **state)
{
	struct galley_bulletin *b = begin(0);
	const struct galley_source *s;

	(void)state;
	assert_int_equal(galley_bulletin_add_page(b, "A1"), -1);
	s = add(b, "one two three");
	assert_int_equal(galley_bulletin_pages(b), 1);
	assert_string_equal(galley_bulletin_page_label(b, 0), "1");
	galley_bulletin_add_page(b, "A1"); /* labels the first */
	assert_int_equal(galley_bulletin_pages(b), 1);
	galley_bulletin_add_segment(b, s, 0, 3, GALLEY_ROLE_NONE);
	galley_bulletin_add_page(b, NULL);
	galley_bulletin_add_segment(b, s, 4, 7, GALLEY_ROLE_NONE);
	galley_bulletin_add_page(b, "A3");
	assert_int_equal(galley_bulletin_pages(b), 3);
	assert_string_equal(galley_bulletin_page_label(b, 0), "A1");
	assert_string_equal(galley_bulletin_page_label(b, 1), "2");
	assert_string_equal(galley_bulletin_page_label(b, 2), "A3");
	assert_int_equal(galley_segment_page(galley_bulletin_segment(b, 1)), 1);
	add(b, "four");
	assert_int_equal(galley_bulletin_pages(b), 4);
	/* What the user says beats them. */
	galley_bulletin_give_meta(b, "page", "7", NULL);
	assert_string_equal(galley_bulletin_page_label(b, 0), "7");
	assert_string_equal(galley_bulletin_page_label(b, 1), "2");
	end(b);
}

static void knows_the_page_of_a_block(void **state)
{
	struct galley_bulletin *b = begin(0);
	const struct galley_source *s = add(b, "one two three");

	(void)state;
	galley_bulletin_add_segment(b, s, 0, 3, GALLEY_ROLE_NONE);
	galley_bulletin_add_page(b, NULL);
	galley_bulletin_add_segment(b, s, 4, 13, GALLEY_ROLE_NONE);
	assert_int_equal(
	    galley_block_page(block(b, GALLEY_ROLE_PARA, "one", 0, 3)), 0);
	assert_int_equal(
	    galley_block_page(block(b, GALLEY_ROLE_PARA, "three", 8, 13)), 1);
	end(b);
}

static void says_when_memory_is_out(void **state)
{
	struct galley_bulletin *b = begin(1 << 17);
	size_t i;

	(void)state;
	add(b, "abc");
	for (i = 0; i < 100000; i++) {
		if (!galley_bulletin_add_note(b, "x.y", 1, -1, "why", NULL, 0))
			break;
	}
	assert_true(i > 10 && i < 100000);
	assert_int_equal(b->failed, 1);
	assert_int_equal(galley_bulletin_notes(b), i);
	assert_string_equal(
	    galley_note_text(galley_bulletin_note(b, 0)), "why");
	end(b);
}

/* ---- names ---- */

static struct galley_article *article(
    struct galley_bulletin *b, const char *headline, const char *text)
{
	struct galley_article *a = galley_bulletin_add_article(b);

	assert_non_null(a);
	if (headline)
		a->headline = block(b, GALLEY_ROLE_HEADLINE, headline, 0, 0);
	if (text)
		galley_article_add_block(
		    b, a, block(b, GALLEY_ROLE_PARA, text, 0, 0));
	return a;
}

static void gives_ids_that_stay(void **state)
{
	struct galley_bulletin *b = begin(0), *c = begin(0);
	const struct galley_article *a, *first, *second, *other;

	(void)state;
	a = article(b, "渡轮停航", "本报讯");
	assert_int_equal(galley_bulletin_name_articles(b), 0);
	assert_int_equal(strlen(galley_article_id(a)), 10);
	assert_memory_equal(galley_article_id(a), "a-", 2);
	assert_int_equal(
	    strspn(galley_article_id(a) + 2, "0123456789abcdef"), 8);

	other = article(c, "别的", "本报讯");
	first = article(c, "渡轮停航", "本报讯");
	second = article(c, "渡轮停航", "本报讯");
	assert_int_equal(galley_bulletin_name_articles(c), 0);
	assert_string_equal(galley_article_id(first), galley_article_id(a));
	assert_string_not_equal(galley_article_id(other), galley_article_id(a));
	assert_int_equal(strlen(galley_article_id(second)), 12);
	assert_memory_equal(
	    galley_article_id(second), galley_article_id(first), 10);
	assert_string_equal(galley_article_id(second) + 10, "-2");
	end(b);
	end(c);
}

static void labels_articles(void **state)
{
	static const struct {
		const char *headline, *text, *wanted;
	} CASES[] = {
	    {"渡轮停航", "本报讯", "渡轮停航"},
	    {NULL, "短文", "短文"},
	    {NULL, "渡轮因大雾今天停航市民请改走大桥恢复时间另行通知",
		"渡轮因大雾今天停航市民请改走大桥恢复时间另行通知"},
	    {NULL, "渡轮因大雾今天停航市民请改走大桥恢复时间另行通知。",
		"渡轮因大雾今天停航市民请改走大桥恢复时间另行通知…"},
	    {NULL, "The ferries will run as usual this weekend",
		"The ferries will run as…"},
	    {NULL, "roses\nviolets", "roses violets"},
	    {NULL, NULL, ""},
	};
	struct galley_bulletin *b = begin(0);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++)
		article(b, CASES[i].headline, CASES[i].text);
	assert_int_equal(galley_bulletin_name_articles(b), 0);
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++)
		assert_string_equal(
		    galley_article_label(galley_bulletin_article(b, i)),
		    CASES[i].wanted);
	end(b);
}

/* ---- the law ---- */

/* 报 is at 0, "head" at 4, "para one" at 10, "para two" at 20. */
static const char LAWFUL[] = "报\nhead\n\npara one\n\npara two\n";

static struct galley_bulletin *lawful(void)
{
	struct galley_bulletin *b = begin(0);
	struct galley_article *a;

	add(b, LAWFUL);
	galley_bulletin_set_aside(b, "furniture", "报", 3, range(b, 0, 3), 1);
	a = galley_bulletin_add_article(b);
	a->headline = block(b, GALLEY_ROLE_HEADLINE, "head", 4, 8);
	galley_article_add_block(
	    b, a, block(b, GALLEY_ROLE_PARA, "para two", 20, 28));
	galley_article_add_block(
	    b, a, block(b, GALLEY_ROLE_PARA, "para one", 10, 18));
	return b;
}

static void breaks(struct galley_bulletin *b, size_t at, unsigned times)
{
	size_t offset = SIZE_MAX;
	unsigned source = UINT_MAX, count = 77;

	assert_int_equal(
	    galley_bulletin_check_law(b, &source, &offset, &count), -1);
	assert_int_equal(source, b->nsources - 1);
	assert_int_equal(offset, at);
	assert_int_equal(count, times);
	assert_int_equal(galley_bulletin_check_law(b, NULL, NULL, NULL), -1);
	end(b);
}

static void finds_the_law_kept(void **state)
{
	struct galley_bulletin *b = lawful(), *empty = begin(0);

	(void)state;
	assert_int_equal(galley_bulletin_check_law(b, NULL, NULL, NULL), 0);
	assert_int_equal(galley_bulletin_check_law(empty, NULL, NULL, NULL), 0);
	add(empty, " \n\xE3\x80\x80\xEF\xBB\xBF");
	assert_int_equal(galley_bulletin_check_law(empty, NULL, NULL, NULL), 0);
	/* Ranges may share white space. */
	b->articles[0]->blocks[1]->from->end = 20;
	b->articles[0]->blocks[0]->from->start = 18;
	assert_int_equal(galley_bulletin_check_law(b, NULL, NULL, NULL), 0);
	end(b);
	end(empty);
}

static void finds_what_is_lost(void **state)
{
	struct galley_bulletin *b;

	(void)state;
	b = lawful();
	b->nasides = 0;
	breaks(b, 0, 0);
	b = lawful();
	b->articles[0]->headline = NULL;
	breaks(b, 4, 0);
	b = lawful();
	b->articles[0]->nblocks = 1;
	breaks(b, 10, 0);
	b = lawful();
	b->articles[0]->blocks[0]->from->end--;
	breaks(b, 27, 0);
	b = lawful();
	b->articles[0]->blocks[1]->from->start += 2;
	breaks(b, 10, 0);
	b = begin(0); /* in the second source */
	add(b, " ");
	add(b, "x");
	breaks(b, 0, 0);
}

static void finds_what_stands_twice(void **state)
{
	struct galley_bulletin *b = lawful();

	(void)state;
	galley_bulletin_set_aside(
	    b, "duplicate", "one", 3, range(b, 15, 18), 1);
	breaks(b, 15, 2);
	b = lawful();
	b->articles[0]->headline->from->end = 12;
	breaks(b, 10, 2);
	b = lawful();
	b->articles[0]->kicker = block(b, GALLEY_ROLE_KICKER, "h", 4, 5);
	b->articles[0]->deck = block(b, GALLEY_ROLE_DECK, "h", 4, 5);
	breaks(b, 4, 3);
}

static void finds_ranges_that_are_none(void **state)
{
	struct galley_bulletin *b = lawful();

	(void)state;
	b->asides[0]->from->end = 2; /* inside a character */
	breaks(b, 0, UINT_MAX);
	b = lawful();
	b->articles[0]->blocks[0]->from->end = 30;
	breaks(b, 20, UINT_MAX);
	b = lawful();
	b->articles[0]->headline->from->start = 9;
	breaks(b, 9, UINT_MAX);
	b = lawful();
	b->articles[0]->headline->from->source = 1;
	assert_int_equal(galley_bulletin_check_law(b, NULL, NULL, NULL), -1);
	end(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(answers_null_for_what_is_not_there),
	    cmocka_unit_test(names_every_role),
	    cmocka_unit_test(counts_lines),
	    cmocka_unit_test(counts_lines_of_long_texts),
	    cmocka_unit_test(takes_segments_and_trims_them),
	    cmocka_unit_test(refuses_bad_segments),
	    cmocka_unit_test(counts_and_labels_pages),
	    cmocka_unit_test(knows_the_page_of_a_block),
	    cmocka_unit_test(says_when_memory_is_out),
	    cmocka_unit_test(gives_ids_that_stay),
	    cmocka_unit_test(labels_articles),
	    cmocka_unit_test(finds_the_law_kept),
	    cmocka_unit_test(finds_what_is_lost),
	    cmocka_unit_test(finds_what_stands_twice),
	    cmocka_unit_test(finds_ranges_that_are_none),
	};

	return cmocka_run_group_tests_name("bulletin", tests, NULL, NULL);
}
