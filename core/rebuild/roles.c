/* Step 2, the rest of it: what is each short block that is no headline? */
#include <math.h>

#include "rebuild/features.h"

static const enum galley_role candidates[] = {GALLEY_ROLE_PARA,
    GALLEY_ROLE_DECK, GALLEY_ROLE_BYLINE, GALLEY_ROLE_CROSSHEAD};

/* Only a block that is neither cut nor joined to another, and not longer than a headline, can be anything but a paragraph. */
static int may_differ(const struct scene *s, long i)
{
	return !s->work->blocks[s->work->flow.block[i]].cut &&
	       s->views[i].n <= s->work->language->headline_most;
}

static void decide_role(
    const struct scene *s, struct block *b, long i, int below)
{
	float best = 0, all = 0, score;
	enum galley_role role;
	struct score x;
	size_t k;

	b->role = GALLEY_ROLE_PARA;
	for (k = 0; k < sizeof(candidates) / sizeof(*candidates); k++) {
		role = candidates[k];
		if (role == GALLEY_ROLE_DECK && !below)
			continue;
		x = (struct score){s->work->tables, 0, NULL, 0, 0};
		galley_fire_role(s, i, role, below, &x);
		score = expf(x.sum > 30 ? 30 : x.sum < -30 ? -30 : x.sum);
		all += score;
		if (score > best) {
			best = score;
			b->role = role;
		}
	}
	if (b->role != GALLEY_ROLE_PARA) {
		b->rule = "roles.line";
		b->sure = best / all;
	}
}

void galley_rebuild_roles(struct work *w)
{
	const struct scene *s = w->scene;
	char *joined = galley_arena_alloc(w->arena, (size_t)w->nblocks + 1);
	struct block *b;
	long i;

	for (i = 0; i < w->nblocks; i++) {
		b = &w->blocks[i];
		if (b->follows != NOWHERE)
			joined[i] = joined[b->follows] = 1;
		if (b->overlap)
			joined[i] = 1;
	}
	for (i = 0; i < s->n; i++) {
		b = &w->blocks[w->flow.block[i]];
		if (b->headline)
			b->role = GALLEY_ROLE_HEADLINE;
		else if (may_differ(s, i) && !joined[w->flow.block[i]])
			decide_role(s, b, i,
			    i > 0 && w->blocks[w->flow.block[i - 1]].headline);
		else
			b->role = GALLEY_ROLE_PARA;
	}
}
