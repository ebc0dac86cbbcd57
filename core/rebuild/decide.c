/* Steps 3, 5 and most of 2 and 6: a beam search over the readings of a page. */
#include <math.h>
#include <string.h>

#include "rebuild/decide.h"
#include "rebuild/share.h"

enum {
	BEAM = 8,
	CANDIDATES = BEAM * (2 * WAITING_MOST + 6),
	SHARED_LEAST = 2000 /* blocks from which on threads are worth it */
};
static const float COST_ACT = 1.0f, COST_LEFT = 0.5f;
/* A block that begins like a paragraph, by so much, resumes no other. */
static const float UNLIKELY = -0.5f;

struct reading {
	float score;
	struct state state;
	/* The step that led here. */
	int parent;
	struct step step;
};

struct trace {
	int parent;
	struct step step;
};

/* Scores of a block that don't depend on the reading. */
struct alone {
	float headline, second, wait_headline, wait_other, start, link;
	int knows_start;
};

/* And what is found out of them while it is decided about. */
struct local {
	long j;
	struct alone *alone;
	float cut_before;
	int open_before;
	struct {
		long i;
		float score;
	} links[BEAM * WAITING_MOST];
	int nlinks;
	struct {
		long before;
		float score;
	} topics[BEAM];
	int ntopics;
};

static struct score fresh(const struct scene *s)
{
	return (struct score){.tables = s->work->tables};
}

static int is_open_before(const struct scene *s, long j)
{
	return j > 0 && s->views[j - 1].open;
}

static void find_alone(const struct scene *s, long j, struct alone *a)
{
	struct score x;

	if (j < s->n && s->views[j].candidate) {
		x = fresh(s);
		galley_fire_headline(s, j, &x);
		a->headline = x.sum + s->views[j].sums[Q_HEADLINE];
		x = fresh(s);
		galley_fire_second(s, j, &x);
		a->second = x.sum;
	}
	if (!is_open_before(s, j))
		return;
	x = fresh(s);
	galley_fire_wait(s, j - 1, 1, &x);
	a->wait_headline = x.sum;
	x = fresh(s);
	galley_fire_wait(s, j - 1, 0, &x);
	a->wait_other = x.sum;
	if (j == s->n)
		return;
	x = fresh(s);
	galley_fire_link(s, j - 1, j, &x);
	a->link = x.sum;
	x = fresh(s);
	galley_fire_start(s, j, &x);
	a->start = x.sum;
	a->knows_start = 1;
}

struct survey {
	const struct scene *scene;
	struct alone *alone;
};

static void find_all_alone(struct work *mine, void *survey, long from, long to)
{
	const struct survey *v = survey;
	struct scene own = *v->scene;

	own.work = mine;
	for (; from < to; from++) {
		if (from < own.n &&
		    (own.views[from].open ||
			own.views[from].n <= mine->language->headline_most))
			galley_fire_view(&own, from);
		find_alone(&own, from, &v->alone[from]);
	}
}

static void prepare(
    const struct scene *s, long j, struct alone *alone, struct local *l)
{
	l->j = j;
	l->alone = alone;
	l->nlinks = l->ntopics = 0;
	l->open_before = is_open_before(s, j);
	l->cut_before = l->open_before ? s->views[j - 1].sums[Q_CUT] : 0;
}

static float link_score(const struct scene *s, struct local *l, long i)
{
	struct score x = fresh(s);
	int k;

	for (k = 0; k < l->nlinks; k++) {
		if (l->links[k].i == i)
			return l->links[k].score;
	}
	galley_fire_link(s, i, l->j, &x);
	if (k < BEAM * WAITING_MOST) {
		l->links[k].i = i;
		l->links[k].score = x.sum;
		l->nlinks++;
	}
	return x.sum;
}

static float start_score(const struct scene *s, struct local *l)
{
	struct score x = fresh(s);

	if (!l->alone->knows_start) {
		galley_fire_start(s, l->j, &x);
		l->alone->start = x.sum;
		l->alone->knows_start = 1;
	}
	return l->alone->start;
}

static float topic_score(const struct scene *s, struct local *l, long before)
{
	struct score x = fresh(s);
	int k;

	for (k = 0; k < l->ntopics; k++) {
		if (l->topics[k].before == before)
			return l->topics[k].score;
	}
	galley_fire_topic(s, before, l->j, &x);
	l->topics[k].before = before;
	l->topics[k].score = x.sum;
	l->ntopics++;
	return x.sum;
}

static float reach_score(const struct scene *s, const struct reading *r, long i,
    long j, enum left left)
{
	struct circumstances c =
	    galley_state_circumstances(&r->state, s, i, j, left);
	struct score x = fresh(s);

	galley_fire_reach(s, i, j, &c, &x);
	return x.sum;
}

/* ---- what a reading may do next ---- */

struct search {
	const struct scene *scene;
	const struct step *truth;
	struct reading now[BEAM], next[CANDIDATES];
	int nnow, nnext;
	struct local local;
};

static int may_resume(const struct scene *s, const struct reading *r, long j)
{
	return !r->state.headline || s->views[j].jump_from;
}

static float cost_of(const struct search *s, long j, const struct step *step)
{
	const struct step *t = &s->truth[j];
	float cost = 0;

	if (t->act != step->act ||
	    ((t->act == ACT_RESUME) && t->target != step->target))
		cost += COST_ACT;
	if (t->left != step->left)
		cost += COST_LEFT;
	return cost;
}

/* A reading that is the same from here on as another is kept only once. */
static void propose(struct search *s, const struct reading *r)
{
	struct reading *o;
	int i;

	for (i = 0; i < s->nnext; i++) {
		o = &s->next[i];
		if (!galley_state_same(&o->state, &r->state))
			continue;
		if (o->score < r->score)
			*o = *r;
		return;
	}
	if (s->nnext < CANDIDATES)
		s->next[s->nnext++] = *r;
}

/* Takes a step from reading number parent; gain is what the step is worth
 * besides what the state says and what leaving block j - 1 costs. */
static void take(
    struct search *s, int parent, const struct step *step, float gain)
{
	const struct local *l = &s->local;
	struct reading r = s->now[parent];
	struct score x = fresh(s->scene);

	galley_state_fire(&r.state, s->scene, l->j, step, &x);
	gain += x.sum;
	if (step->left == LEFT_WAITING)
		gain += l->cut_before + (step->act == ACT_HEADLINE
						? l->alone->wait_headline
						: l->alone->wait_other);
	if (s->truth)
		gain += cost_of(s, l->j, step);
	if (l->j < s->scene->n)
		galley_state_advance(&r.state, s->scene, l->j, step);
	r.score += gain;
	r.parent = parent;
	r.step = *step;
	propose(s, &r);
}

/* Both ways to leave the end of block j - 1, where there are two. */
static void take_leaving(
    struct search *s, int parent, struct step step, float gain, int open)
{
	step.left = LEFT_CLOSED;
	take(s, parent, &step, gain);
	if (!open)
		return;
	step.left = LEFT_WAITING;
	take(s, parent, &step, gain);
}

static void resume(struct search *s, int parent, int k, int open)
{
	const struct reading *r = &s->now[parent];
	struct local *l = &s->local;
	long i = r->state.waiting[k].block;
	struct step step = {ACT_RESUME, LEFT_CLOSED, i, 0};
	float gain = start_score(s->scene, l) + link_score(s->scene, l, i);

	take(s, parent, &step,
	    gain + reach_score(s->scene, r, i, l->j, LEFT_CLOSED));
	if (!open)
		return;
	step.left = LEFT_WAITING;
	take(s, parent, &step,
	    gain + reach_score(s->scene, r, i, l->j, LEFT_WAITING));
}

static void expand(struct search *s, int parent)
{
	const struct reading *r = &s->now[parent];
	const struct state *t = &r->state;
	struct local *l = &s->local;
	const struct view *v = &s->scene->views[l->j];
	int open = l->open_before && !t->headline, k;
	struct step step = {ACT_NEXT, LEFT_CLOSED, NOWHERE, 0};

	if (v->overlaps != NOWHERE) {
		step = (struct step){ACT_MERGE, LEFT_CLOSED, v->overlaps, 0};
		take_leaving(
		    s, parent, step, 0, open && v->overlaps != l->j - 1);
		return;
	}
	take(s, parent, &step, 0);
	if (v->candidate) {
		step.act = ACT_HEADLINE;
		take_leaving(s, parent, step,
		    l->alone->headline +
			(t->headline ? l->alone->second
				     : topic_score(s->scene, l, t->last)),
		    open);
	}
	if (open) {
		step.act = ACT_JOIN;
		take(s, parent, &step,
		    l->cut_before + start_score(s->scene, l) + l->alone->link +
			reach_score(s->scene, r, l->j - 1, l->j, LEFT_CLOSED));
	}
	if (!t->nwaiting || !may_resume(s->scene, r, l->j) ||
	    (start_score(s->scene, l) <= UNLIKELY && !v->jump_from))
		return;
	for (k = 0; k < t->nwaiting; k++)
		resume(s, parent, k, open);
}

/* The end of the page: the last end may wait, for good. */
static void finish(struct search *s, int parent)
{
	struct step step = {ACT_HEADLINE, LEFT_CLOSED, NOWHERE, 0};

	take_leaving(s, parent, step, 0,
	    s->local.open_before && !s->now[parent].state.headline);
}

static void keep_best(struct search *s, struct trace *trace)
{
	struct reading best;
	int i, k, at;

	s->nnow = 0;
	for (k = 0; k < BEAM && k < s->nnext; k++) {
		at = k;
		for (i = k + 1; i < s->nnext; i++) {
			if (s->next[i].score > s->next[at].score)
				at = i;
		}
		best = s->next[at];
		s->next[at] = s->next[k];
		s->now[s->nnow] = best;
		trace[s->nnow].parent = best.parent;
		trace[s->nnow++].step = best.step;
	}
	s->nnext = 0;
}

static float sure_of(float margin)
{
	return 1 / (1 + expf(-margin));
}

float galley_decide_search(
    const struct scene *scene, const struct step *truth, struct step *steps)
{
	struct galley_arena *arena = scene->work->passing;
	struct search *s = galley_arena_alloc(arena, sizeof(*s));
	struct trace *traces = galley_arena_array(
	    arena, ((size_t)scene->n + 1) * BEAM, sizeof(*traces));
	struct survey survey = {
	    scene, galley_arena_array(
		       arena, (size_t)scene->n + 1, sizeof(*survey.alone))};
	struct work *w = scene->work;
	long j;
	int at = 0, k;

	galley_share(w, scene->n + 1, SHARED_LEAST, find_all_alone, &survey);
	s->scene = scene;
	s->truth = truth;
	s->nnow = 1;
	galley_state_begin(&s->now[0].state);
	for (j = 0; j <= scene->n; j++) {
		prepare(scene, j, &survey.alone[j], &s->local);
		for (k = 0; k < s->nnow; k++) {
			if (j < scene->n)
				expand(s, k);
			else
				finish(s, k);
		}
		keep_best(s, traces + j * BEAM);
	}
	for (j = scene->n; j >= 0; j--) {
		steps[j] = traces[j * BEAM + at].step;
		at = traces[j * BEAM + at].parent;
	}
	return s->now[0].score;
}

/* ---- the step ---- */

static float sure_of_step(
    const struct scene *s, long j, const struct step *step, int below)
{
	struct circumstances c = {0, 0, LEFT_CLOSED, 0};
	struct score x = fresh(s);

	if (step->act == ACT_JOIN || step->act == ACT_RESUME) {
		long i = step->act == ACT_JOIN ? j - 1 : step->target;

		x.sum = s->views[i].sums[Q_CUT];
		galley_fire_start(s, j, &x);
		galley_fire_link(s, i, j, &x);
		c.distance = i < j - 1;
		galley_fire_reach(s, i, j, &c, &x);
		return sure_of(x.sum);
	}
	if (step->act == ACT_MERGE)
		return 0.95f;
	if (!s->views[j].candidate)
		return 0.99f;
	x.sum = s->views[j].sums[Q_HEADLINE];
	galley_fire_headline(s, j, &x);
	if (below)
		galley_fire_second(s, j, &x);
	return sure_of(step->act == ACT_HEADLINE ? x.sum : -x.sum);
}

/* A stray that overlaps an open end continues it, unless another block does
 * already. */
static void merge_strays(
    struct work *w, const struct scene *s, const struct step *steps)
{
	char *followed = galley_arena_alloc(w->passing, (size_t)s->n + 1);
	long j, i;

	for (j = 0; j < s->n; j++) {
		if (steps[j].act == ACT_JOIN)
			followed[j - 1] = 1;
		else if (steps[j].act == ACT_RESUME)
			followed[steps[j].target] = 1;
	}
	for (j = 0; j < s->n; j++) {
		i = steps[j].target;
		if (steps[j].act != ACT_MERGE || !s->views[i].open ||
		    steps[i].act == ACT_HEADLINE || followed[i])
			continue;
		w->blocks[w->flow.block[j]].follows = w->flow.block[i];
		followed[i] = 1;
	}
	for (i = 0; i < s->n; i++) {
		struct block *b = &w->blocks[w->flow.block[i]];
		float open = s->views[i].sums[Q_OPEN];

		if (followed[i] || b->headline || !s->views[i].open)
			continue;
		b->cut = b->spliced || open > 0;
		b->cut_sure = b->spliced ? 0.9f : sure_of(open);
	}
}

static void apply(struct work *w, const struct scene *s, struct step *steps)
{
	static const char *const rules[] = {"decide.headline", "decide.next",
	    "decide.join", "decide.resume", "repeats.overlap"};
	struct block *b;
	long j;

	for (j = 0; j < s->n; j++) {
		b = &w->blocks[w->flow.block[j]];
		b->rule = rules[steps[j].act];
		b->sure = sure_of_step(
		    s, j, &steps[j], j > 0 && steps[j - 1].act == ACT_HEADLINE);
		b->headline = steps[j].act == ACT_HEADLINE;
		if (b->headline)
			continue;
		b->after = j > 0 ? w->flow.block[j - 1] : NOWHERE;
		if (steps[j].act == ACT_RESUME || steps[j].act == ACT_MERGE)
			b->after = w->flow.block[steps[j].target];
		if (steps[j].act == ACT_JOIN || steps[j].act == ACT_RESUME)
			b->follows = b->after;
	}
	merge_strays(w, s, steps);
}

void galley_rebuild_decide(struct work *w)
{
	struct step *steps;

	w->scene = galley_arena_alloc(w->passing, sizeof(*w->scene));
	galley_scene_build(w, w->scene);
	steps = galley_arena_array(
	    w->passing, (size_t)w->scene->n + 1, sizeof(*steps));
	galley_decide_search(w->scene, NULL, steps);
	apply(w, w->scene, steps);
}
