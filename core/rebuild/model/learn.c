/* Learns the weights: a structured hinge loss over whole readings of a page
 * (Tsochantaridis et al., "Large margin methods for structured and
 * interdependent output variables", JMLR 6, 2005), minimised by AdaGrad (Duchi,
 * Hazan and Singer, JMLR 12, 2011), the weights averaged over the run. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "learn.h"
#include "rebuild/decide.h"
#include "rebuild/steps.h"

static const float ETA = 0.2f, EPSILON = 8.0f;

enum { FIRED_MOST = 1 << 17 };

struct example {
	const struct gold_page *page;
	struct galley_bulletin *bulletin;
	struct work work;
	struct scene scene;
	struct tables tables; /* the page's n-grams, and the weights */
	struct step *truth;
	enum galley_role
	    *roles; /* of each block in the flow, NONE: not to learn */
	char *below;
	char *open; /* of each open end: 1 truly cut, 2 not; 0: not to learn */
};

struct learner {
	float *weights, *squares, *sums;
	double *total; /* for the average */
	long *since;
	long time;
	uint32_t mask;
	struct fired *fired;
};

/* ---- examples ---- */

static void add_segments(struct galley_bulletin *b,
    const struct galley_source *s, const char *text, size_t bytes)
{
	size_t at = 0, end;

	while (at < bytes) {
		if (text[at] == '\f')
			galley_bulletin_add_page(b, NULL);
		if (text[at] == '\n' || text[at] == '\f') {
			at++;
			continue;
		}
		for (end = at; end < bytes && text[end] != '\f' &&
			       !(text[end] == '\n' &&
				   (end + 1 >= bytes || text[end + 1] == '\n' ||
				       text[end + 1] == '\f'));)
			end++;
		galley_bulletin_add_segment(b, s, at, end, GALLEY_ROLE_NONE);
		at = end;
	}
}

static const struct gold_range *range_of(const struct example *e, long j)
{
	const struct block *b = &e->work.blocks[e->work.flow.block[j]];

	return gold_at(e->page, b->overlap ? b->range.end - 1 : b->range.start);
}

/* The block in the flow that holds the byte, or NOWHERE. */
static long flow_at(const struct example *e, size_t byte)
{
	long j;

	for (j = 0; j < e->scene.n; j++) {
		const struct block *b = &e->work.blocks[e->work.flow.block[j]];

		if (b->range.start <= byte && byte < b->range.end)
			return j;
	}
	return NOWHERE;
}

static int is_cut(const struct example *e, long i, const long *follower)
{
	const struct gold_range *r = range_of(e, i);
	const struct gold_article *a;

	if (follower[i] > i + 1)
		return 1;
	if (follower[i] != NOWHERE || !r || r->article < 0)
		return 0;
	a = &e->page->articles[r->article];
	return a->truncated && r->end == a->last;
}

static struct step true_step(
    const struct example *e, long j, const long *before)
{
	const struct scene *s = &e->scene;
	struct step t = {ACT_NEXT, LEFT_CLOSED, NOWHERE, 1};
	const struct gold_range *r = range_of(e, j);
	long i = before[j];

	if (s->views[j].overlaps != NOWHERE) {
		t.act = ACT_MERGE;
		t.target = s->views[j].overlaps;
	} else if (r && r->role == GALLEY_ROLE_HEADLINE &&
		   s->views[j].candidate) {
		t.act = ACT_HEADLINE;
	} else if (i != NOWHERE && i < j && s->views[i].open &&
		   e->truth[i].act != ACT_HEADLINE) {
		t.act = i == j - 1 ? ACT_JOIN : ACT_RESUME;
		t.target = i == j - 1 ? NOWHERE : i;
	}
	return t;
}

static void find_truth(struct example *e)
{
	const struct scene *s = &e->scene;
	size_t n = (size_t)s->n + 1;
	long *before = gold_alloc(n * sizeof(*before));
	long *follower = gold_alloc(n * sizeof(*follower)), j;
	const struct gold_range *r;

	e->truth = gold_alloc(n * sizeof(*e->truth));
	e->roles = gold_alloc(n * sizeof(*e->roles));
	e->below = gold_alloc(n);
	e->open = gold_alloc(n);
	memset(before, -1, n * sizeof(*before));
	memset(follower, -1, n * sizeof(*follower));
	for (j = 0; j < s->n; j++) {
		r = range_of(e, j);
		if (r && r->piece > 0 && r->before > 0)
			before[j] = flow_at(e, r->before - 1);
		if (before[j] != NOWHERE)
			follower[before[j]] = j;
	}
	for (j = 0; j < s->n; j++)
		e->truth[j] = true_step(e, j, before);
	e->truth[s->n] = (struct step){ACT_HEADLINE, LEFT_CLOSED, NOWHERE, 1};
	for (j = 1; j <= s->n; j++) {
		struct step *t = &e->truth[j];

		if (s->views[j - 1].open && t->act != ACT_NEXT &&
		    t->act != ACT_JOIN && e->truth[j - 1].act != ACT_HEADLINE &&
		    !(t->act == ACT_MERGE && t->target == j - 1) &&
		    is_cut(e, j - 1, follower))
			t->left = LEFT_WAITING;
	}
	for (j = 0; j < s->n; j++) {
		r = range_of(e, j);
		e->below[j] = j > 0 && e->truth[j - 1].act == ACT_HEADLINE;
		if (r && before[j] == NOWHERE && follower[j] == NOWHERE &&
		    e->truth[j].act == ACT_NEXT &&
		    s->views[j].n <= e->work.language->headline_most &&
		    r->role != GALLEY_ROLE_HEADLINE &&
		    r->role != GALLEY_ROLE_CAPTION)
			e->roles[j] = r->role;
	}
	for (j = 0; j < s->n; j++) {
		if (s->views[j].open && e->truth[j].act != ACT_HEADLINE &&
		    range_of(e, j))
			e->open[j] =
			    follower[j] == j + 1 || is_cut(e, j, follower) ? 1
									   : 2;
	}
	free(before);
	free(follower);
}

struct example *example_new(
    const struct gold_page *page, const struct tables *tables)
{
	struct example *e = gold_alloc(sizeof(*e));
	struct galley_arena *arena = galley_arena_new(0);
	const struct galley_source *s;

	e->page = page;
	e->tables = *tables;
	e->bulletin = galley_bulletin_new(arena);
	s = galley_bulletin_add_source(
	    e->bulletin, page->name, page->text, page->bytes, "UTF-8");
	add_segments(e->bulletin, s, page->text, page->bytes);
	if (galley_rebuild_begin(&e->work, e->bulletin, NULL, &e->tables))
		abort();
	galley_rebuild_prepare(&e->work);
	galley_scene_build(&e->work, &e->scene);
	find_truth(e);
	return e;
}

void example_free(struct example *e)
{
	galley_rebuild_end(&e->work);
	galley_arena_free(e->bulletin->arena);
	free(e->truth);
	free(e->roles);
	free(e->below);
	free(e->open);
	free(e);
}

/* ---- learning ---- */

/* AdaGrad with the average kept lazily: a weight's sum is brought up to date
 * only when it changes. */
static void step_weight(struct learner *l, uint32_t id, float gradient)
{
	l->total[id] +=
	    (double)l->weights[id] * (double)(l->time - l->since[id]);
	l->since[id] = l->time;
	l->squares[id] += gradient * gradient;
	l->weights[id] += ETA * gradient / sqrtf(l->squares[id] + EPSILON);
}

/* sums holds what truth has more than its rival; ids, where to look. */
static void apply_sums(struct learner *l, const struct fired *f, long n)
{
	long i;

	for (i = 0; i < n; i++) {
		float g = l->sums[f[i].id];

		if (g > -1e-6f && g < 1e-6f) {
			l->sums[f[i].id] = 0;
			continue;
		}
		l->sums[f[i].id] = 0;
		step_weight(l, f[i].id, g);
	}
}

static int same(const struct step *a, const struct step *b, long n)
{
	long j;

	for (j = 0; j <= n; j++) {
		if (a[j].act != b[j].act || a[j].left != b[j].left ||
		    a[j].target != b[j].target)
			return 0;
	}
	return 1;
}

static int learn_reading(struct learner *l, struct example *e)
{
	struct step *rival =
	    gold_alloc(((size_t)e->scene.n + 1) * sizeof(*rival));
	struct score truth = {
	    .tables = &e->tables, .fired = l->fired, .room = FIRED_MOST};
	struct score wrong = {.tables = &e->tables};
	int worse = 0;
	float best;
	long i;

	best = galley_decide_search(&e->scene, e->truth, rival);
	if (same(rival, e->truth, e->scene.n))
		goto out;
	galley_reading_fire(&e->scene, e->truth, &truth);
	if (best <= truth.sum)
		goto out;
	wrong.fired = l->fired + truth.nfired;
	wrong.room = FIRED_MOST;
	galley_reading_fire(&e->scene, rival, &wrong);
	for (i = 0; i < truth.nfired; i++)
		l->sums[truth.fired[i].id] += truth.fired[i].value;
	for (i = 0; i < wrong.nfired; i++)
		l->sums[wrong.fired[i].id] -= wrong.fired[i].value;
	apply_sums(l, l->fired, truth.nfired + wrong.nfired);
	worse = 1;
out:
	free(rival);
	return worse;
}

static const enum galley_role learnt[] = {GALLEY_ROLE_PARA, GALLEY_ROLE_DECK,
    GALLEY_ROLE_BYLINE, GALLEY_ROLE_CROSSHEAD};
static const enum question asked[] = {Q_PARA, Q_DECK, Q_BYLINE, Q_CROSSHEAD};

/* Roles by logistic regression over the four. */
static void learn_roles(struct learner *l, struct example *e)
{
	enum { ROLES = sizeof(learnt) / sizeof(*learnt), EACH = 1024 };
	struct score x[ROLES];
	float p[ROLES], all, gradient;
	long j, i;
	int k;

	for (j = 0; j < e->scene.n; j++) {
		if (e->roles[j] == GALLEY_ROLE_NONE)
			continue;
		all = 0;
		for (k = 0; k < ROLES; k++) {
			x[k] = (struct score){.tables = &e->tables,
			    .fired = l->fired + k * EACH,
			    .room = EACH};
			p[k] = 0;
			if (learnt[k] == GALLEY_ROLE_DECK && !e->below[j])
				continue;
			galley_fire_block(&e->scene, j, asked[k], &x[k]);
			galley_fire_below(
			    &e->scene, j, asked[k], e->below[j], &x[k]);
			p[k] = expf(x[k].sum);
			all += p[k];
		}
		for (k = 0; k < ROLES; k++) {
			gradient = (e->roles[j] == learnt[k] ? 1.0f : 0.0f) -
				   p[k] / all;
			for (i = 0; i < x[k].nfired; i++)
				step_weight(l, x[k].fired[i].id,
				    gradient * x[k].fired[i].value);
		}
	}
}

/* Whether an open end is truly cut, by logistic regression. */
static void learn_open(struct learner *l, struct example *e)
{
	float gradient;
	long j, i;

	for (j = 0; j < e->scene.n; j++) {
		struct score x = {.tables = &e->tables,
		    .fired = l->fired,
		    .room = FIRED_MOST};

		if (!e->open[j])
			continue;
		galley_fire_block(&e->scene, j, Q_OPEN, &x);
		gradient =
		    (e->open[j] == 1 ? 1.0f : 0.0f) - 1 / (1 + expf(-x.sum));
		for (i = 0; i < x.nfired; i++)
			step_weight(
			    l, x.fired[i].id, gradient * x.fired[i].value);
	}
}

static void shuffle(size_t *order, size_t n, uint64_t *state)
{
	size_t i, k, swap;

	for (i = n; i > 1; i--) {
		*state = *state * 6364136223846793005u + 1442695040888963407u;
		k = (size_t)((*state >> 33) % i);
		swap = order[i - 1];
		order[i - 1] = order[k];
		order[k] = swap;
	}
}

float *learn(struct example **e, size_t n, uint32_t mask, int rounds)
{
	size_t size = ((size_t)mask + 1) * QUESTIONS, i,
	       *order = gold_alloc(n * sizeof(*order));
	struct learner l = {.mask = mask};
	uint64_t state = 1;
	int round;

	l.weights = gold_alloc(size * sizeof(float));
	l.squares = gold_alloc(size * sizeof(float));
	l.sums = gold_alloc(size * sizeof(float));
	l.total = gold_alloc(size * sizeof(double));
	l.since = gold_alloc(size * sizeof(long));
	l.fired = gold_alloc(2 * FIRED_MOST * sizeof(*l.fired));
	for (i = 0; i < n; i++) {
		order[i] = i;
		e[i]->tables.trained = l.weights;
		e[i]->tables.mask = mask;
	}
	for (round = 0; round < rounds; round++) {
		shuffle(order, n, &state);
		for (i = 0; i < n; i++) {
			l.time++;
			e[order[i]]->tables.drop =
			    galley_mix((uint32_t)(state >> 32) + (uint32_t)i) |
			    1;
			learn_reading(&l, e[order[i]]);
			learn_roles(&l, e[order[i]]);
			learn_open(&l, e[order[i]]);
		}
	}
	l.time++;
	for (i = 0; i < size; i++) {
		l.total[i] +=
		    (double)l.weights[i] * (double)(l.time - l.since[i]);
		l.weights[i] = (float)(l.total[i] / (double)l.time);
	}
	free(l.squares);
	free(l.sums);
	free(l.total);
	free(l.since);
	free(l.fired);
	free(order);
	return l.weights;
}

/* ---- judging ---- */

void example_judge(
    struct example *e, const struct tables *tables, struct tally *t)
{
	struct step *steps =
	    gold_alloc(((size_t)e->scene.n + 1) * sizeof(*steps));
	long j;

	e->tables = *tables;
	galley_decide_search(&e->scene, NULL, steps);
	t->pages++;
	t->pages_right += same(steps, e->truth, e->scene.n);
	for (j = 0; j < e->scene.n; j++) {
		int truth = e->truth[j].act == ACT_HEADLINE,
		    told = steps[j].act == ACT_HEADLINE;
		int joined = e->truth[j].act == ACT_JOIN ||
			     e->truth[j].act == ACT_RESUME,
		    joins =
			steps[j].act == ACT_JOIN || steps[j].act == ACT_RESUME;
		int alike = steps[j].act == e->truth[j].act &&
			    steps[j].target == e->truth[j].target;

		t->headlines += truth;
		t->headlines_right += truth && told;
		t->headlines_wrong += told && !truth;
		t->joins += joined;
		t->joins_right += joined && alike;
		t->joins_wrong += joins && !alike;
	}
	free(steps);
}
