/* Segments become articles: the steps in their order. */
#include <string.h>

#include "rebuild/lang/detect.h"
#include "rebuild/ngrams.h"
#include "rebuild/pages.h"
#include "rebuild/patterns.h"
#include "rebuild/profile.h"
#include "rebuild/rebuild.h"
#include "rebuild/shapes.h"
#include "rebuild/steps.h"
#include "rebuild/tables.h"

/* ---- the steps ---- */

void galley_rebuild_prepare(struct work *w)
{
	galley_rebuild_lines(w);
	galley_rebuild_patterns(w);
	galley_rebuild_flow(w);
	galley_ngrams_page(w);
	galley_rebuild_repeats(w);
	galley_rebuild_flow(w);
}

/* What each segment became: the role of its first block. */
static void label_segments(struct work *w)
{
	struct galley_segment *s = NULL;
	const struct block *b;
	long i;

	for (i = 0; i < w->nblocks; i++) {
		b = &w->blocks[i];
		if (s == &w->bulletin->segments[b->segment])
			continue;
		s = &w->bulletin->segments[b->segment];
		s->role = b->role;
		s->rule = b->rule;
		s->confidence = galley_confidence(b->sure);
		s->article = b->article;
	}
}

/* No step behind these asks what the page looked like. */
static void forget_scene(struct work *w)
{
	galley_arena_free(w->passing);
	w->passing = NULL;
	w->scene = NULL;
	w->page = NULL;
}

static void run(struct work *w)
{
	galley_rebuild_prepare(w);
	galley_rebuild_decide(w);
	galley_rebuild_roles(w);
	galley_profile_bylines(w);
	galley_rebuild_shapes(w);
	galley_rebuild_heads(w);
	forget_scene(w);
	galley_rebuild_groups(w);
	galley_rebuild_notes(w);
	label_segments(w);
}

/* The pages that are in that language; of NULL: all. */
static int begin(struct work *w, struct galley_bulletin *b,
    const struct language *language, const struct language *const *of,
    struct galley_profile *profile, const struct tables *tables)
{
	memset(w, 0, sizeof(*w));
	w->bulletin = b;
	w->arena = galley_arena_part(b->arena);
	w->passing = galley_arena_part(b->arena);
	if (!w->arena || !w->passing)
		return -1;
	w->tables = tables;
	w->language = language;
	w->pages = of;
	w->profile = profile;
	w->patterns = galley_patterns_new(language, profile);
	galley_ngrams_begin(w);
	return w->patterns && w->recalled ? 0 : -1;
}

int galley_rebuild_begin(struct work *w, struct galley_bulletin *b,
    const char *language, const struct tables *tables)
{
	if (!language)
		language = galley_language_detect(b, NULL, NULL);
	b->language = language;
	return begin(w, b, galley_language_of(language), NULL, NULL, tables);
}

void galley_rebuild_end(struct work *w)
{
	galley_patterns_free(w->patterns);
	w->patterns = NULL;
	galley_arena_free(w->step);
	galley_arena_free(w->passing);
	galley_arena_free(w->arena);
	w->step = w->passing = w->arena = NULL;
}

/* All that is made is in arenas: where memory runs out, galley_rebuild_end()
 * gives it back. */
static int run_trapped(struct work *w)
{
	jmp_buf trap;

	if (setjmp(trap)) {
		galley_arena_trap(w->bulletin->arena, NULL);
		return -1;
	}
	galley_arena_trap(w->bulletin->arena, &trap);
	run(w);
	galley_arena_trap(w->bulletin->arena, NULL);
	return w->bulletin->failed ? -1 : 0;
}

/* The row of steps once for each language there is. */
static int run_all(struct galley_bulletin *b,
    const struct galley_rebuild_options *options, const struct tables *tables)
{
	struct paged paged;
	struct work w;
	size_t i;
	int bad;

	bad = galley_pages_tell(&paged, b, options);
	for (i = 0; !bad && i < paged.n; i++) {
		bad = begin(&w, b, paged.languages[i], paged.of,
		    options ? options->profile : NULL, tables);
		if (!bad)
			bad = run_trapped(&w);
		galley_rebuild_end(&w);
	}
	if (!bad && paged.n > 1)
		bad = galley_pages_order(b);
	return bad || galley_bulletin_name_articles(b) || b->failed ? -1 : 0;
}

enum galley_rebuilt galley_rebuild(
    struct galley_bulletin *b, const struct galley_rebuild_options *options)
{
	struct tables tables;
	unsigned source, count;
	size_t offset;
	int bad;

	bad = options && options->tables_bytes
		  ? galley_tables_read(
			&tables, options->tables, options->tables_bytes)
		  : galley_tables_built_in(&tables);
	if (bad)
		return GALLEY_REBUILD_TABLES;
	if (run_all(b, options, &tables))
		return GALLEY_REBUILD_MEMORY;
	bad = galley_bulletin_check_law(b, &source, &offset, &count);
	return bad == 0	   ? GALLEY_REBUILT
	       : bad == -1 ? GALLEY_REBUILD_LAW
			   : GALLEY_REBUILD_MEMORY;
}
