/* What a reader delivered as finished is made ready: texts, names, the law. */
#include <string.h>

#include "rebuild/lines.h"
#include "rebuild/pages.h"
#include "rebuild/rebuild.h"
#include "rebuild/work.h"

/* A block is in its page's language, as the reader's text tells it. */
static void fill(struct work *w, struct galley_block *k)
{
	if (!k)
		return;
	if (w->pages)
		w->language = w->pages[k->page];
	galley_lines_fill(w, k);
}

static void fill_article(struct work *w, const struct galley_article *a)
{
	size_t i;

	fill(w, a->headline);
	fill(w, a->kicker);
	fill(w, a->deck);
	for (i = 0; i < a->nblocks; i++)
		fill(w, a->blocks[i]);
}

/* What lies in no segment, front matter above all, is no running text: its
 * lines are as they are. */
static void fill_aside(struct work *w, struct galley_aside *a)
{
	const struct galley_bulletin *b = w->bulletin;

	if (a->nfrom == 1 && !galley_bulletin_segment_at(b, a->from)) {
		a->bytes = a->from->end - a->from->start;
		a->text = galley_arena_strndup(w->arena,
		    b->sources[a->from->source]->text + a->from->start,
		    a->bytes);
	} else {
		a->text = galley_lines_text(w, a->from, a->nfrom, 0, &a->bytes);
	}
}

/* No allocation needs a check: the arena's trap is set. */
static int fill_all(struct work *w)
{
	struct galley_bulletin *b = w->bulletin;
	jmp_buf trap;
	size_t i;
	int done;

	if (setjmp(trap)) {
		galley_arena_trap(w->arena, NULL);
		return -1;
	}
	galley_arena_trap(w->arena, &trap);
	for (i = 0; i < b->narticles; i++)
		fill_article(w, b->articles[i]);
	for (i = 0; i < b->nasides; i++)
		fill_aside(w, b->asides[i]);
	done = galley_bulletin_name_articles(b);
	galley_arena_trap(w->arena, NULL);
	return done || b->failed ? -1 : 0;
}

enum galley_rebuilt galley_rebuild_finished(struct galley_bulletin *b)
{
	const char *language = galley_bulletin_language(b);
	struct galley_rebuild_options options = {
	    .language = b->npages < 2 ? language : NULL};
	struct paged paged;
	struct work w;

	if (galley_pages_tell(&paged, b, &options))
		return GALLEY_REBUILD_MEMORY;
	b->language = language;
	memset(&w, 0, sizeof(w));
	w.language = paged.languages[0];
	w.pages = paged.of;
	w.bulletin = b;
	w.arena = b->arena;
	if (fill_all(&w))
		return GALLEY_REBUILD_MEMORY;
	switch (galley_bulletin_check_law(b, NULL, NULL, NULL)) {
	case 0:
		return GALLEY_REBUILT;
	case -1:
		return GALLEY_REBUILD_LAW;
	default:
		return GALLEY_REBUILD_MEMORY;
	}
}
