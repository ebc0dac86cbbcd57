/* A page for tests of the rebuild's steps: blocks parted by blank lines. */
#ifndef GALLEY_TESTS_PAGE_H
#define GALLEY_TESTS_PAGE_H
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "rebuild/lang/detect.h"
#include "rebuild/ngrams.h"
#include "rebuild/patterns.h"
#include "rebuild/scene.h"
#include "rebuild/steps.h"
#include "rebuild/tables.h"

struct page {
	struct work work;
	struct galley_bulletin *bulletin;
	struct tables tables;
};

/* Everything up to the scene, nothing decided: each block follows the one
 * before it in one article. */
static inline void page_begin(
    struct page *p, const char *language, const char *text)
{
	struct galley_arena *arena = galley_arena_new(SIZE_MAX);
	const struct galley_source *source;
	const char *at = text, *end;
	struct work *w = &p->work;
	long i;

	p->bulletin = galley_bulletin_new(arena);
	source = galley_bulletin_add_source(
	    p->bulletin, "page.txt", text, strlen(text), "UTF-8");
	assert_non_null(source);
	for (; *at; at = *end ? end + 2 : end) {
		end = strstr(at, "\n\n");
		if (!end)
			end = at + strlen(at);
		assert_int_equal(galley_bulletin_add_segment(p->bulletin,
				     source, (size_t)(at - text),
				     (size_t)(end - text), GALLEY_ROLE_NONE),
		    0);
	}
	assert_int_equal(galley_tables_built_in(&p->tables), 0);
	assert_int_equal(
	    galley_rebuild_begin(w, p->bulletin, language, &p->tables), 0);
	galley_rebuild_prepare(w);
	w->scene = galley_arena_alloc(w->arena, sizeof(*w->scene));
	galley_scene_build(w, w->scene);
	for (i = 0; i < w->nblocks; i++) {
		w->blocks[i].role = GALLEY_ROLE_PARA;
		w->blocks[i].after = i - 1;
	}
}

static inline void page_headline(struct page *p, long i)
{
	p->work.blocks[i].headline = 1;
	p->work.blocks[i].role = GALLEY_ROLE_HEADLINE;
	p->work.blocks[i].after = NOWHERE;
}

static inline void page_end(struct page *p)
{
	galley_rebuild_end(&p->work);
	galley_arena_free(p->bulletin->arena);
}
#endif
