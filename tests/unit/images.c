/* What a reader supplies beside the text: images and where they stand, and the
 * sections that pages belong to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "bulletin/model.h"
#include "rebuild/rebuild.h"

/* 0 head, 6 first, 13 caption, 22 second, 30 foot. */
static const char TEXT[] = "Head\n\nfirst\n\ncaption\n\nsecond\n\nfoot\n";
enum { FIRST = 6, CAPTION = 13, SECOND = 22, FOOT = 30 };
static const char PNG[] = "\x89PNG\r\n\x1a\nthe rest of it";

static struct galley_article *article;

static const struct galley_block *add(
    struct galley_bulletin *b, enum galley_role role, size_t start, size_t end)
{
	const struct galley_range r = {start, end, 0};

	assert_int_equal(
	    galley_bulletin_add_segment(
		b, galley_bulletin_source(b, 0), start, end, GALLEY_ROLE_NONE),
	    0);
	assert_int_equal(galley_deliver_block(b, article, role, &r, 1), 0);
	return galley_article_block(
	    article, galley_article_blocks(article) - 1);
}

static struct galley_bulletin *begin(void)
{
	struct galley_bulletin *b = galley_bulletin_new(galley_arena_new(0));

	assert_non_null(galley_bulletin_add_source(
	    b, "page.txt", TEXT, strlen(TEXT), "UTF-8"));
	article = galley_deliver_article(b);
	assert_non_null(article);
	return b;
}

static int image(struct galley_bulletin *b, size_t at, const char *alt)
{
	return galley_bulletin_add_image(
	    b, galley_bulletin_source(b, 0), at, PNG, sizeof(PNG) - 1, alt);
}

static void images_stand_where_they_are_put(void **state)
{
	struct galley_bulletin *b = begin();
	const struct galley_block *first, *caption, *second;
	const void *data;
	size_t n;

	(void)state;
	first = add(b, GALLEY_ROLE_PARA, FIRST, 11);
	caption = add(b, GALLEY_ROLE_CAPTION, CAPTION, 20);
	second = add(b, GALLEY_ROLE_PARA, SECOND, 28);
	assert_int_equal(image(b, CAPTION + 2, "a lock"), 0);
	assert_int_equal(image(b, 0, NULL), 0);
	assert_int_equal(image(b, 20, "between"), 0);
	assert_int_equal(image(b, FOOT, "behind all"), 0);
	assert_int_equal(galley_bulletin_place_images(b), 0);
	assert_int_equal(galley_bulletin_images(b), 4);
	assert_ptr_equal(
	    galley_block_image(caption, 0), galley_bulletin_image(b, 0));
	assert_null(galley_block_image(caption, 1));
	assert_ptr_equal(
	    galley_block_image(first, 0), galley_bulletin_image(b, 1));
	assert_ptr_equal(
	    galley_block_image(second, 0), galley_bulletin_image(b, 2));
	assert_ptr_equal(
	    galley_block_image(second, 1), galley_bulletin_image(b, 3));
	assert_string_equal(
	    galley_image_alt(galley_block_image(caption, 0)), "a lock");
	assert_string_equal(galley_image_alt(galley_block_image(first, 0)), "");
	assert_string_equal(
	    galley_image_type(galley_bulletin_image(b, 3)), "image/png");
	assert_int_equal(galley_image_index(galley_bulletin_image(b, 3)), 3);
	data = galley_image_data(galley_bulletin_image(b, 0), &n);
	assert_int_equal(n, sizeof(PNG) - 1);
	assert_memory_equal(data, PNG, n);
	galley_arena_free(b->arena);
}

static void images_without_text_stand_nowhere(void **state)
{
	struct galley_bulletin *b = begin();

	(void)state;
	assert_int_equal(image(b, 0, NULL), 0);
	assert_int_equal(galley_bulletin_place_images(b), 0);
	assert_null(galley_bulletin_image(b, 1));
	galley_arena_free(b->arena);
}

static void what_is_no_image_is_refused(void **state)
{
	static const char *const bad[] = {"", "x", "<svg/>", "RIFF0000WEBX....",
	    "\xff\xd8", "\x89PNG\r\n\x1a", "GIF88a.."};
	struct galley_bulletin *b = begin();
	const struct galley_source *s = galley_bulletin_source(b, 0);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(galley_bulletin_add_image(
				     b, s, 0, bad[i], strlen(bad[i]), NULL),
		    -1);
	assert_int_equal(image(b, strlen(TEXT) + 1, NULL), -1);
	assert_int_equal(
	    galley_bulletin_add_image(b, NULL, 0, PNG, 20, NULL), -1);
	assert_int_equal(
	    galley_bulletin_add_image(b, s, 0, NULL, 20, NULL), -1);
	assert_int_equal(galley_bulletin_images(b), 0);
	assert_int_equal(b->failed, 0);
	assert_int_equal(
	    galley_bulletin_add_image(b, s, 0, "GIF89a.", 7, NULL), 0);
	assert_int_equal(
	    galley_bulletin_add_image(b, s, 0, "RIFF0000WEBPVP8 ", 16, NULL),
	    0);
	assert_int_equal(
	    galley_bulletin_add_image(b, s, 0, "\xff\xd8\xff\xe0", 4, NULL), 0);
	assert_string_equal(
	    galley_image_type(galley_bulletin_image(b, 0)), "image/gif");
	assert_string_equal(
	    galley_image_type(galley_bulletin_image(b, 1)), "image/webp");
	assert_string_equal(
	    galley_image_type(galley_bulletin_image(b, 2)), "image/jpeg");
	galley_arena_free(b->arena);
}

static void pages_belong_to_sections(void **state)
{
	static const char *names[] = {"news", "letters"};
	struct galley_bulletin *b = begin();
	struct galley_source *s = b->sources[0];

	(void)state;
	assert_int_equal(galley_bulletin_add_page(b, "1"), 0);
	assert_int_equal(galley_bulletin_add_page(b, "2"), 0);
	assert_int_equal(galley_bulletin_add_page(b, "3"), 0);
	assert_null(galley_bulletin_page_section(b, 0));
	s->sections = names;
	s->nsections = 2;
	assert_string_equal(galley_bulletin_page_section(b, 0), "news");
	assert_string_equal(galley_bulletin_page_section(b, 1), "letters");
	assert_string_equal(galley_bulletin_page_section(b, 2), "letters");
	assert_int_equal(galley_bulletin_add_section(b, "sport"), 0);
	assert_int_equal(galley_bulletin_add_section(b, ""), -1);
	assert_string_equal(galley_bulletin_page_section(b, 2), "sport");
	assert_null(galley_bulletin_page_section(b, 3));
	assert_int_equal(galley_bulletin_give_meta(b, "section", "A", NULL), 0);
	assert_int_equal(galley_bulletin_give_meta(b, "section", "B", NULL), 0);
	assert_string_equal(galley_bulletin_page_section(b, 0), "A");
	assert_string_equal(galley_bulletin_page_section(b, 2), "B");
	galley_arena_free(b->arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(images_stand_where_they_are_put),
	    cmocka_unit_test(images_without_text_stand_nowhere),
	    cmocka_unit_test(what_is_no_image_is_refused),
	    cmocka_unit_test(pages_belong_to_sections),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
