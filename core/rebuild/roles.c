/* Step 2, the rest of it: what is each short block that is no headline? */
#include <math.h>

#include "rebuild/features.h"

static const struct {
	enum galley_role role;
	enum question question;
} candidates[] = {{GALLEY_ROLE_PARA, Q_PARA}, {GALLEY_ROLE_DECK, Q_DECK},
    {GALLEY_ROLE_BYLINE, Q_BYLINE}, {GALLEY_ROLE_CROSSHEAD, Q_CROSSHEAD}};

/* What a number says for a crosshead, besides what is learnt of it. */
static const float NUMBERED = 2;
/* And against a byline, that it names nobody; pen names in wide text look like
 * any words. */
static const float NAMELESS = -2;

/* "二、传不下去的手艺": numbered, no sentence, and a text below it. */
static int heads_section(const struct scene *s, long i)
{
	const struct view *v = &s->views[i];

	return galley_view_looks(v, LOOK_NUMBERED) && v->open && i + 1 < s->n &&
	       !s->views[i + 1].candidate &&
	       !galley_view_looks(&s->views[i + 1], LOOK_NUMBERED);
}

/* Only a block that is neither cut nor joined to another, and not longer than a
 * headline, can be anything but a paragraph. */
static int may_differ(const struct scene *s, long i)
{
	return (!s->work->blocks[s->work->flow.block[i]].cut ||
		   heads_section(s, i)) &&
	       s->views[i].n <= s->work->language->headline_most;
}

/* Is there a name in it, or words that go before one? */
static int names_one(const struct scene *s, long i)
{
	static const uint32_t any = 1u << LOOK_BYLINE | 1u << LOOK_SIGNATURE |
				    1u << LOOK_BRACKETS | 1u << LOOK_NAME |
				    1u << LOOK_NAMES | 1u << LOOK_AUTHOR;

	return (s->views[i].looks & any) != 0;
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
		role = candidates[k].role;
		if (role == GALLEY_ROLE_DECK && !below)
			continue;
		x = (struct score){.tables = s->work->tables,
		    .sum = s->views[i].sums[candidates[k].question]};
		galley_fire_below(s, i, candidates[k].question, below, &x);
		if (role == GALLEY_ROLE_CROSSHEAD && heads_section(s, i))
			x.sum += NUMBERED;
		if (role == GALLEY_ROLE_BYLINE && !names_one(s, i) &&
		    !s->work->language->wide)
			x.sum += NAMELESS;
		score = expf(x.sum > 30 ? 30 : x.sum < -30 ? -30 : x.sum);
		all += score;
		if (score > best) {
			best = score;
			b->role = role;
		}
	}
	if (b->role != GALLEY_ROLE_PARA) {
		b->cut = 0;
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
