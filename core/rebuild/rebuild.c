/* segments become articles: the steps in their order. */
#include "rebuild/rebuild.h"

static struct galley_range *own_range(
    struct galley_bulletin *b, const struct galley_segment *s)
{
	struct galley_range *r = galley_arena_alloc(b->arena, sizeof(*r));

	*r = s->range;
	return r;
}

enum galley_rebuilt galley_rebuild(
    struct galley_bulletin *b, const struct galley_rebuild_options *options)
{
	struct galley_article *a = NULL;
	size_t i;

	(void)options;
	for (i = 0; i < b->nsegments; i++) {
		struct galley_segment *s = &b->segments[i];
		const char *t = b->sources[s->range.source]->text;
		size_t n = s->range.end - s->range.start;
		struct galley_block *k = galley_block_new(b,
		    !a || n < 60 ? GALLEY_ROLE_HEADLINE : GALLEY_ROLE_PARA,
		    galley_arena_strndup(b->arena, t + s->range.start, n), n,
		    own_range(b, s), 1);

		s->role = k->role;
		s->rule = "naive";
		s->confidence = 0.5;
		if (k->role == GALLEY_ROLE_HEADLINE) {
			a = galley_bulletin_add_article(b);
			a->headline = k;
		} else {
			galley_article_add_block(b, a, k);
		}
		s->article = (long)a->index;
	}
	if (galley_bulletin_name_articles(b) || b->failed)
		return GALLEY_REBUILD_MEMORY;
	return GALLEY_REBUILT;
}
