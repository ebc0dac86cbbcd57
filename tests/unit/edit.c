/* Editing: what a filter may change, what is refused, what becomes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "bulletin/model.h"
#include "host/filters.h"
#include "rebuild/rebuild.h"

/* Three articles of a head and a paragraph each, the second with verse. */
static const char TEXT[] = "One\n\ntext one\n\nTwo\n\ntext two\n\na line\nof "
			   "é\n\nThree\n\ntext three\n";
static const struct {
	size_t start, end;
	enum galley_role role;
	long article;
} PARTS[] = {{0, 3, GALLEY_ROLE_HEADLINE, 0}, {5, 13, GALLEY_ROLE_PARA, 0},
    {15, 18, GALLEY_ROLE_HEADLINE, 1}, {20, 28, GALLEY_ROLE_PARA, 1},
    {30, 42, GALLEY_ROLE_VERSE, 1}, {44, 49, GALLEY_ROLE_HEADLINE, 2},
    {51, 61, GALLEY_ROLE_PARA, 2}};
enum { NPARTS = sizeof(PARTS) / sizeof(*PARTS) };

static struct galley_bulletin *begin(void)
{
	struct galley_bulletin *b = galley_bulletin_new(galley_arena_new(0));
	const struct galley_source *s = galley_bulletin_add_source(
	    b, "page.txt", TEXT, strlen(TEXT), "UTF-8");
	struct galley_article *a = NULL;
	size_t i;

	for (i = 0; i < NPARTS; i++) {
		const struct galley_range r = {PARTS[i].start, PARTS[i].end, 0};

		assert_int_equal(galley_bulletin_add_segment(
				     b, s, r.start, r.end, GALLEY_ROLE_NONE),
		    0);
		if (PARTS[i].role == GALLEY_ROLE_HEADLINE) {
			a = galley_deliver_article(b);
			galley_deliver_head(b, a, GALLEY_ROLE_HEADLINE, &r, 1);
		} else {
			galley_deliver_block(b, a, PARTS[i].role, &r, 1);
		}
		assert_int_equal(galley_deliver_segment(b, i, PARTS[i].role,
				     "test", 1, PARTS[i].article),
		    0);
	}
	galley_deliver_byline(b, b->articles[0], "Ann Rowe");
	galley_deliver_dateline(b, b->articles[0], "LONDON, May 1");
	galley_deliver_dateline_part(
	    b, b->articles[0], GALLEY_DATELINE_PLACE, "LONDON");
	galley_deliver_note(b, "t.one", 1, 0, "of one", NULL, 0);
	galley_deliver_note(b, "t.three", 1, 2, "of three", NULL, 0);
	assert_int_equal(galley_deliver_finished(b, "en"), 0);
	assert_int_equal(galley_rebuild_finished(b), GALLEY_REBUILT);
	b->settled = 1;
	return b;
}

/* The law holds after what was asked for is done. */
static void apply(struct galley_bulletin *b)
{
	assert_int_equal(galley_bulletin_apply_edits(b), 0);
	assert_int_equal(galley_bulletin_check_law(b, NULL, NULL, NULL), 0);
}

static void end(struct galley_bulletin *b)
{
	galley_arena_free(b->arena);
}

static void texts_change_and_ranges_stay(void **state)
{
	struct galley_bulletin *b = begin();
	const struct galley_article *a = galley_bulletin_article(b, 0);
	const struct galley_block *head = galley_article_headline(a);
	const struct galley_range *r;
	const char *id = a->id;

	(void)state;
	assert_int_equal(galley_edit_text(b, head, "Uno!x", 4), 0);
	assert_string_equal(galley_block_text(head, NULL), "Uno!");
	assert_int_equal(galley_block_ranges(head, &r), 1);
	assert_int_equal(r->end, 3);
	assert_int_equal(galley_edit_byline(b, a, 0, "Bo"), 0);
	assert_int_equal(galley_edit_dateline(b, a, "PARIS"), 0);
	assert_int_equal(
	    galley_edit_dateline_part(b, a, GALLEY_DATELINE_PLACE, "PARIS"), 0);
	apply(b);
	assert_string_equal(galley_article_label(a), "Uno!");
	assert_string_equal(galley_article_id(a), id);
	assert_string_equal(galley_article_byline(a, 0), "Bo");
	assert_string_equal(galley_article_dateline(a), "PARIS");
	end(b);
}

static void refuses_what_shows_nothing(void **state)
{
	struct galley_bulletin *b = begin(), *other = begin();
	const struct galley_article *a = galley_bulletin_article(b, 1);
	const struct galley_block *para = galley_article_block(a, 0);
	const struct galley_block *verse = galley_article_block(a, 1);

	(void)state;
	assert_int_equal(galley_edit_text(b, para, "", 0), -1);
	assert_int_equal(galley_edit_text(b, para, " \u3000", 4), -1);
	assert_int_equal(galley_edit_text(b, para, "a\0b", 3), -1);
	assert_int_equal(galley_edit_text(b, para, "a\xff", 2), -1);
	assert_int_equal(galley_edit_text(b, para, "a\nb", 3), -1);
	assert_int_equal(galley_edit_text(b, verse, "a\nb", 3), 0);
	assert_int_equal(galley_edit_text(b, NULL, "a", 1), -1);
	assert_int_equal(galley_edit_text(b, para, NULL, 0), -1);
	assert_int_equal(galley_edit_byline(b, a, 0, "there is none"), -1);
	assert_int_equal(galley_edit_dateline(b, a, "there is none"), -1);
	assert_int_equal(galley_edit_dateline_part(
			     b, a, GALLEY_DATELINE_DATE, "there is none"),
	    -1);
	assert_int_equal(
	    galley_edit_byline(other, galley_bulletin_article(b, 0), 0, "x"),
	    -1);
	assert_int_equal(galley_edit_article_aside(b, a, ""), -1);
	assert_int_equal(galley_edit_block_aside(b, para, "two\nlines"), -1);
	assert_string_equal(galley_block_text(para, NULL), "text two");
	end(other);
	end(b);
}

static void sets_articles_aside(void **state)
{
	struct galley_bulletin *b = begin();

	(void)state;
	assert_int_equal(
	    galley_edit_article_aside(b, galley_bulletin_article(b, 0), "test"),
	    0);
	assert_int_equal(galley_bulletin_articles(b), 3); /* not yet */
	apply(b);
	assert_int_equal(galley_bulletin_articles(b), 2);
	assert_int_equal(galley_bulletin_asides(b), 2);
	assert_string_equal(b->asides[0]->text, "One");
	assert_string_equal(b->asides[1]->text, "text one");
	assert_string_equal(b->asides[1]->reason, "test");
	assert_string_equal(b->articles[0]->label, "Two");
	assert_int_equal(b->articles[1]->index, 1);
	/* What pointed at them points at them still. */
	assert_int_equal(b->notes[0]->article, -1);
	assert_int_equal(b->notes[1]->article, 1);
	assert_int_equal(b->segments[1].article, -1);
	assert_int_equal(b->segments[3].article, 0);
	assert_int_equal(b->segments[6].article, 1);
	end(b);
}

static void sets_blocks_aside(void **state)
{
	struct galley_bulletin *b = begin();
	const struct galley_article *a = galley_bulletin_article(b, 1);
	const struct galley_article *last = galley_bulletin_article(b, 2);

	(void)state;
	galley_edit_block_aside(b, galley_article_headline(a), "test");
	galley_edit_block_aside(b, galley_article_block(a, 1), "test");
	galley_edit_block_aside(b, galley_article_headline(last), "test");
	galley_edit_block_aside(b, galley_article_block(last, 0), "test");
	apply(b);
	assert_int_equal(galley_bulletin_articles(b), 2); /* one is empty */
	assert_null(galley_article_headline(a));
	assert_int_equal(galley_article_blocks(a), 1);
	assert_string_equal(galley_article_label(a), "text two");
	assert_int_equal(galley_bulletin_asides(b), 4);
	assert_string_equal(b->asides[1]->text, "a line\nof é");
	assert_int_equal(b->segments[2].article, -1);
	assert_int_equal(b->segments[3].article, 1);
	assert_int_equal(b->segments[4].article, -1);
	end(b);
}

static void orders_articles(void **state)
{
	static const size_t back[] = {2, 1, 0}, twice[] = {0, 1, 1};
	struct galley_bulletin *b = begin();

	(void)state;
	assert_int_equal(galley_edit_order(b, twice, 3), -1);
	assert_int_equal(galley_edit_order(b, back, 2), -1);
	assert_int_equal(galley_edit_order(b, back, 3), 0);
	galley_edit_article_aside(b, galley_bulletin_article(b, 1), "test");
	apply(b);
	assert_int_equal(galley_bulletin_articles(b), 2);
	assert_string_equal(b->articles[0]->label, "Three");
	assert_string_equal(b->articles[1]->label, "One");
	assert_int_equal(b->notes[0]->article, 1);
	assert_int_equal(b->notes[1]->article, 0);
	apply(b); /* nothing is asked for: nothing changes */
	assert_string_equal(b->articles[0]->label, "Three");
	end(b);
}

static void changes_metadata(void **state)
{
	struct galley_bulletin *b = begin();
	const char *why = NULL;

	(void)state;
	galley_bulletin_add_meta(b, "subject", "a", NULL);
	galley_bulletin_add_meta(b, "subject", "b", NULL);
	galley_bulletin_give_meta(b, "title", "Given", NULL);
	assert_int_equal(galley_edit_meta(b, "subject", "c", &why), 0);
	assert_string_equal(galley_bulletin_meta(b, "subject"), "c");
	assert_null(galley_bulletin_meta_at(b, "subject", 1));
	assert_int_equal(galley_edit_meta(b, "subject", NULL, &why), 0);
	assert_null(galley_bulletin_meta(b, "subject"));
	assert_int_equal(galley_edit_meta(b, "title", "Other", &why), 0);
	assert_string_equal(galley_bulletin_meta(b, "title"), "Given");
	assert_int_equal(galley_edit_meta(b, "date", "soon", &why), -1);
	assert_non_null(why);
	assert_int_equal(galley_edit_meta(b, "tilte", "x", &why), -1);
	assert_non_null(strstr(why, "title"));
	end(b);
}

static void changes_languages(void **state)
{
	struct galley_bulletin *b = begin();

	(void)state;
	assert_int_equal(galley_edit_language(b, "no tag"), -1);
	assert_int_equal(galley_edit_language(b, "FR"), 0);
	assert_string_equal(galley_bulletin_language(b), "fr");
	assert_int_equal(galley_edit_page_language(b, 1, "de"), -1);
	assert_int_equal(galley_edit_page_language(b, 0, "de"), 0);
	assert_string_equal(galley_bulletin_page_language(b, 0), "de");
	assert_int_equal(galley_edit_page_section(b, 0, "News"), 0);
	assert_string_equal(galley_bulletin_page_section(b, 0), "News");
	/* What the user gave was of the input. */
	galley_bulletin_give_meta(b, "language", "en", NULL);
	assert_int_equal(galley_edit_language(b, "nl"), 0);
	assert_string_equal(galley_bulletin_language(b), "nl");
	assert_string_equal(galley_bulletin_meta(b, "language"), "nl");
	end(b);
}

/* Only changing is a filter's: it adds no text of its own. */
static void adds_nothing(void **state)
{
	struct galley_bulletin *b = begin();
	const struct galley_range r = {0, 3, 0};

	(void)state;
	assert_null(galley_deliver_article(b));
	assert_int_equal(galley_deliver_aside(b, "test", &r, 1), -1);
	assert_int_equal(
	    galley_deliver_block(b, b->articles[0], GALLEY_ROLE_PARA, &r, 1),
	    -1);
	assert_int_equal(
	    galley_deliver_note(b, "test.note", 1, 0, "why", &r, 1), 0);
	apply(b);
	end(b);
}

/* Its parts in brackets. */
static void parts(const char *filter, const char *wanted)
{
	struct galley_buf part = GALLEY_BUF_INIT, got = GALLEY_BUF_INIT;
	size_t i;

	for (i = 0; !galley_filter_part(filter, i, &part); i++)
		galley_buf_printf(&got, "[%s]", part.n ? part.s : "");
	assert_string_equal(got.s, wanted);
	galley_buf_free(&part);
	galley_buf_free(&got);
}

static void parts_settings(void **state)
{
	(void)state;
	parts("punct", "[punct]");
	parts("punct:", "[punct]");
	parts("", "[]");
	parts("a:b=1", "[a][b=1]");
	parts("a:b=1,c=2", "[a][b=1][c=2]");
	parts("a:b=1,2,c=3,4", "[a][b=1,2][c=3,4]");
	parts("a:b=x\\,c=3", "[a][b=x,c=3]");
	parts("a:b=x\\\\,c=3", "[a][b=x\\][c=3]");
	parts("a:b=:,c=", "[a][b=:][c=]");
	parts("a:b,c=1", "[a][b][c=1]");
	parts("a:b=1, c=2", "[a][b=1, c=2]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_change_and_ranges_stay),
	    cmocka_unit_test(refuses_what_shows_nothing),
	    cmocka_unit_test(sets_articles_aside),
	    cmocka_unit_test(sets_blocks_aside),
	    cmocka_unit_test(orders_articles),
	    cmocka_unit_test(changes_metadata),
	    cmocka_unit_test(changes_languages),
	    cmocka_unit_test(adds_nothing),
	    cmocka_unit_test(parts_settings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
