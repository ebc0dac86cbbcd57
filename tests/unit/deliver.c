/* Delivering a finished bulletin: what is taken, what is refused, what is made
 * of it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "bulletin/model.h"
#include "rebuild/rebuild.h"

/* 0 front, 7 head, 13 two pieces of a paragraph, 25 verse, 39 a foot. */
static const char TEXT[] = "--- x\n\nHead\n\nfirst\nhalf\n\n"
			   "a line\nof é\n\nfoot\n";
enum { HALF = 13, VERSE = 25, FOOT = 39, FOOT_END = 43 };

static struct galley_bulletin *begin(void)
{
	struct galley_bulletin *b = galley_bulletin_new(galley_arena_new(0));
	const struct galley_source *s;

	assert_non_null(b);
	s = galley_bulletin_add_source(
	    b, "page.txt", TEXT, strlen(TEXT), "UTF-8");
	assert_non_null(s);
	assert_int_equal(
	    galley_bulletin_add_segment(b, s, 7, 11, GALLEY_ROLE_NONE), 0);
	assert_int_equal(
	    galley_bulletin_add_segment(b, s, HALF, 23, GALLEY_ROLE_NONE), 0);
	assert_int_equal(
	    galley_bulletin_add_segment(b, s, VERSE, 37, GALLEY_ROLE_NONE), 0);
	assert_int_equal(
	    galley_bulletin_add_segment(b, s, FOOT, FOOT_END, GALLEY_ROLE_NONE),
	    0);
	return b;
}

static void end(struct galley_bulletin *b)
{
	galley_arena_free(b->arena);
}

static int put(struct galley_bulletin *b, struct galley_article *a,
    enum galley_role role, size_t start, size_t stop)
{
	const struct galley_range r = {start, stop, 0};

	return galley_deliver_block(b, a, role, &r, 1);
}

static int set_aside(
    struct galley_bulletin *b, const char *reason, size_t start, size_t stop)
{
	const struct galley_range r = {start, stop, 0};

	return galley_deliver_aside(b, reason, &r, 1);
}

/* All of the text, in its places. */
static struct galley_article *fill(struct galley_bulletin *b)
{
	struct galley_article *a = galley_deliver_article(b);
	const struct galley_range head = {7, 11, 0};

	assert_non_null(a);
	assert_int_equal(
	    galley_deliver_head(b, a, GALLEY_ROLE_HEADLINE, &head, 1), 0);
	assert_int_equal(put(b, a, GALLEY_ROLE_PARA, HALF, 23), 0);
	assert_int_equal(put(b, a, GALLEY_ROLE_VERSE, VERSE, 37), 0);
	assert_int_equal(set_aside(b, "metadata", 0, 5), 0);
	assert_int_equal(set_aside(b, "advert", FOOT, FOOT_END), 0);
	return a;
}

static void makes_texts_of_ranges(void **state)
{
	struct galley_bulletin *b = begin();
	const struct galley_article *a = fill(b);

	(void)state;
	assert_int_equal(galley_deliver_finished(b, "EN-gb"), 0);
	assert_int_equal(galley_rebuild_finished(b), GALLEY_REBUILT);
	assert_string_equal(a->headline->text, "Head");
	assert_string_equal(a->blocks[0]->text, "first half");
	assert_string_equal(a->blocks[1]->text, "a line\nof é");
	assert_string_equal(b->asides[0]->text, "--- x");
	assert_string_equal(b->asides[1]->text, "foot");
	assert_string_equal(galley_bulletin_language(b), "en-GB");
	assert_string_equal(a->label, "Head");
	assert_int_equal(strncmp(a->id, "a-", 2), 0);
	end(b);
}

/* What lies in no segment is no running text. */
static void keeps_the_lines_of_what_is_in_no_segment(void **state)
{
	static const char FRONT[] = "---\nx: y\n---\n\ntext";
	struct galley_bulletin *b = galley_bulletin_new(galley_arena_new(0));
	const struct galley_source *s =
	    galley_bulletin_add_source(b, "p", FRONT, strlen(FRONT), "UTF-8");

	(void)state;
	assert_int_equal(
	    galley_bulletin_add_segment(b, s, 14, 18, GALLEY_ROLE_NONE), 0);
	assert_int_equal(set_aside(b, "metadata", 0, 12), 0);
	assert_int_equal(set_aside(b, "jump", 14, 18), 0);
	assert_int_equal(galley_deliver_finished(b, NULL), 0);
	assert_int_equal(galley_rebuild_finished(b), GALLEY_REBUILT);
	assert_null(galley_bulletin_segment_at(b, b->asides[0]->from));
	assert_ptr_equal(
	    galley_bulletin_segment_at(b, b->asides[1]->from), b->segments);
	b->asides[1]->from->start--; /* a line end before it */
	assert_ptr_equal(
	    galley_bulletin_segment_at(b, b->asides[1]->from), b->segments);
	assert_string_equal(b->asides[0]->text, "---\nx: y\n---");
	assert_int_equal(b->asides[0]->bytes, 12);
	assert_string_equal(galley_bulletin_language(b), "und");
	end(b);
}

static void holds_the_reader_to_the_law(void **state)
{
	struct galley_bulletin *b = begin();
	struct galley_article *a = fill(b);

	(void)state;
	assert_int_equal(put(b, a, GALLEY_ROLE_PARA, FOOT, FOOT + 1), 0);
	assert_int_equal(galley_deliver_finished(b, NULL), 0);
	assert_int_equal(galley_rebuild_finished(b), GALLEY_REBUILD_LAW);
	end(b);
}

static void refuses_what_is_no_range(void **state)
{
	struct galley_bulletin *b = begin();
	struct galley_article *a = galley_deliver_article(b);
	const struct galley_range other = {0, 1, 1};

	(void)state;
	assert_int_equal(put(b, a, GALLEY_ROLE_PARA, 3, 3), -1);
	assert_int_equal(put(b, a, GALLEY_ROLE_PARA, 4, 3), -1);
	assert_int_equal(put(b, a, GALLEY_ROLE_PARA, 0, SIZE_MAX), -1);
	assert_int_equal(put(b, a, GALLEY_ROLE_PARA, 0, 36), -1); /* in é */
	assert_int_equal(put(b, a, GALLEY_ROLE_PARA, 36, 37), -1);
	assert_int_equal(
	    galley_deliver_block(b, a, GALLEY_ROLE_PARA, &other, 1), -1);
	assert_int_equal(
	    galley_deliver_block(b, a, GALLEY_ROLE_PARA, NULL, 1), -1);
	assert_int_equal(
	    galley_deliver_block(b, a, GALLEY_ROLE_PARA, &other, 0), -1);
	assert_int_equal(set_aside(b, NULL, 0, 3), -1);
	assert_int_equal(set_aside(b, "x", 3, 3), -1);
	assert_int_equal(
	    galley_deliver_note(b, "r", 1, -1, "x", &other, 1), -1);
	assert_int_equal(a->nblocks, 0);
	assert_int_equal(b->nasides + b->nnotes, 0);
	assert_int_equal(b->failed, 0);
	end(b);
}

static void refuses_roles_and_articles_that_are_none(void **state)
{
	struct galley_bulletin *b = begin(), *c = begin();
	struct galley_article *a = galley_deliver_article(b);
	struct galley_article *foreign = galley_deliver_article(c);
	const struct galley_range r = {7, 11, 0};

	(void)state;
	assert_int_equal(put(b, a, GALLEY_ROLE_NONE, 7, 11), -1);
	assert_int_equal(put(b, a, GALLEY_ROLES, 7, 11), -1);
	assert_int_equal(put(b, foreign, GALLEY_ROLE_PARA, 7, 11), -1);
	assert_int_equal(put(b, NULL, GALLEY_ROLE_PARA, 7, 11), -1);
	assert_int_equal(
	    galley_deliver_head(b, a, GALLEY_ROLE_PARA, &r, 1), -1);
	assert_int_equal(galley_deliver_head(b, a, GALLEY_ROLE_DECK, &r, 1), 0);
	assert_int_equal(
	    galley_deliver_head(b, a, GALLEY_ROLE_DECK, &r, 1), -1);
	assert_int_equal(galley_deliver_byline(b, foreign, "Ann"), -1);
	assert_int_equal(galley_deliver_byline(b, a, NULL), -1);
	assert_int_equal(galley_deliver_dateline(b, NULL, "x"), -1);
	assert_int_equal(galley_deliver_dateline_part(
			     b, foreign, GALLEY_DATELINE_PLACE, "x"),
	    -1);
	assert_int_equal(
	    galley_deliver_dateline_part(b, a, GALLEY_DATELINE_PARTS, "x"), -1);
	assert_int_equal(
	    galley_deliver_dateline_part(b, a, GALLEY_DATELINE_DATE, NULL), -1);
	assert_int_equal(galley_deliver_truncated(b, NULL), -1);
	assert_int_equal(galley_deliver_note(b, "r", 1, 1, "x", NULL, 0), -1);
	assert_int_equal(galley_deliver_note(b, "r", 1, -2, "x", NULL, 0), -1);
	assert_int_equal(
	    galley_deliver_segment(b, 4, GALLEY_ROLE_PARA, "r", 1, 0), -1);
	assert_int_equal(
	    galley_deliver_segment(b, 0, GALLEY_ROLE_PARA, "r", 1, 1), -1);
	assert_int_equal(galley_deliver_finished(b, "no tag"), -1);
	assert_int_equal(b->finished, 0);
	end(b);
	end(c);
}

static void keeps_what_is_said_of_an_article(void **state)
{
	struct galley_bulletin *b = begin();
	struct galley_article *a = fill(b);
	char name[] = "Ann Rowe";
	int i;

	(void)state;
	for (i = 0; i < 9; i++)
		assert_int_equal(galley_deliver_byline(b, a, name), 0);
	name[0] = 'x'; /* it was copied */
	assert_int_equal(galley_deliver_dateline(b, a, "Northport"), 0);
	assert_int_equal(
	    galley_deliver_dateline_part(b, a, GALLEY_DATELINE_PLACE, "North"),
	    0);
	assert_int_equal(galley_deliver_truncated(b, a), 0);
	assert_string_equal(galley_article_byline(a, 8), "Ann Rowe");
	assert_null(galley_article_byline(a, 9));
	assert_string_equal(galley_article_dateline(a), "Northport");
	assert_string_equal(
	    galley_article_dateline_part(a, GALLEY_DATELINE_PLACE), "North");
	assert_null(galley_article_dateline_part(a, GALLEY_DATELINE_DATE));
	assert_int_equal(galley_article_truncated(a), 1);
	end(b);
}

static void keeps_decisions(void **state)
{
	struct galley_bulletin *b = begin();
	const struct galley_range r[] = {{7, 11, 0}, {13, 18, 0}};

	(void)state;
	galley_deliver_article(b);
	assert_int_equal(
	    galley_deliver_note(b, "a.b", .9284, 0, "why", r, 2), 0);
	assert_int_equal(galley_deliver_note(b, "a.c", 2, -1, "", NULL, 0), 0);
	assert_int_equal(b->nnotes, 2);
	assert_int_equal(b->notes[0]->nfrom, 2);
	assert_int_equal(b->notes[0]->from[1].end, 18);
	assert_true(b->notes[0]->confidence == .928);
	assert_true(b->notes[1]->confidence == 1);
	assert_int_equal(
	    galley_deliver_segment(b, 1, GALLEY_ROLE_DECK, "a.d", .5, 0), 0);
	assert_int_equal(b->segments[1].role, GALLEY_ROLE_DECK);
	assert_string_equal(b->segments[1].rule, "a.d");
	assert_int_equal(b->segments[1].article, 0);
	end(b);
}

static void has_confidences_in_thousandths(void **state)
{
	(void)state;
	assert_true(galley_confidence(.12349) == .123);
	assert_true(galley_confidence(.1235) == .124);
	assert_true(galley_confidence(.9996) == 1);
	assert_true(galley_confidence(7) == 1);
	assert_true(galley_confidence(-1) == 0);
	assert_true(galley_confidence((double)NAN) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(makes_texts_of_ranges),
	    cmocka_unit_test(keeps_the_lines_of_what_is_in_no_segment),
	    cmocka_unit_test(holds_the_reader_to_the_law),
	    cmocka_unit_test(refuses_what_is_no_range),
	    cmocka_unit_test(refuses_roles_and_articles_that_are_none),
	    cmocka_unit_test(keeps_what_is_said_of_an_article),
	    cmocka_unit_test(keeps_decisions),
	    cmocka_unit_test(has_confidences_in_thousandths),
	};

	return cmocka_run_group_tests_name("deliver", tests, NULL, NULL);
}
