/* How far a page has been read, and what a next step is worth. */
#include <string.h>

#include "rebuild/reading.h"

void galley_state_begin(struct state *s)
{
	memset(s, 0, sizeof(*s));
	s->last = s->mark = NOWHERE;
}

/* ---- what a step changes ---- */

static void drop_waiting(struct state *s, int k)
{
	memmove(&s->waiting[k], &s->waiting[k + 1],
	    (size_t)(s->nwaiting - k - 1) * sizeof(s->waiting[0]));
	s->nwaiting--;
}

static void leave_waiting(struct state *s, long block)
{
	if (s->nwaiting == WAITING_MOST)
		drop_waiting(s, 0);
	s->waiting[s->nwaiting++] =
	    (struct waiting){block, s->headlines, s->last};
}

/* Back to an article left earlier: how it stood is not remembered. */
static void resume(struct state *s, long block)
{
	int k;

	s->lines = 0;
	s->body = 1;
	for (k = 0; k < s->nwaiting; k++) {
		if (s->waiting[k].block == block) {
			s->last = s->waiting[k].last;
			drop_waiting(s, k);
			return;
		}
	}
}

static void pass(struct state *s, const struct view *v, long j)
{
	int was_headline = s->headline;

	s->headline = 0;
	s->below = was_headline;
	s->line = v->candidate;
	if (!v->candidate) {
		s->body = 1;
		return;
	}
	s->mark = j;
	if (s->body && s->lines < 3)
		s->lines++;
	if (s->body)
		s->page_lines = 1;
}

void galley_state_advance(
    struct state *s, const struct scene *scene, long j, const struct step *step)
{
	if (step->left == LEFT_WAITING)
		leave_waiting(s, j - 1);
	switch (step->act) {
	case ACT_HEADLINE:
		s->below = s->headline;
		s->headline = 1;
		s->headlines++;
		s->last = s->mark = j;
		s->body = s->line = s->lines = 0;
		break;
	case ACT_NEXT:
		pass(s, &scene->views[j], j);
		break;
	case ACT_RESUME:
	case ACT_MERGE:
		resume(s, step->target);
		/* fall through */
	case ACT_JOIN:
		if (step->act == ACT_JOIN && s->line && s->body && s->lines)
			s->lines--;
		s->below = s->headline;
		s->headline = s->line = 0;
		s->body = 1;
		break;
	}
}

int galley_state_same(const struct state *a, const struct state *b)
{
	int k;

	if (a->headline != b->headline || a->below != b->below ||
	    a->last != b->last || a->body != b->body || a->line != b->line ||
	    a->lines != b->lines || a->page_lines != b->page_lines ||
	    a->nwaiting != b->nwaiting)
		return 0;
	for (k = 0; k < a->nwaiting; k++) {
		if (a->waiting[k].block != b->waiting[k].block)
			return 0;
	}
	return 1;
}

/* ---- what it is worth ---- */

void galley_state_fire(const struct state *s, const struct scene *scene, long j,
    const struct step *step, struct score *x)
{
	struct standing at = {s->body, s->line, s->lines, s->page_lines,
	    s->mark == NOWHERE ? 0 : j - s->mark,
	    s->last == NOWHERE ? 0 : j - s->last};

	if (step->act == ACT_HEADLINE) {
		if (j > 0 && !s->headline)
			galley_fire_close(scene, j, &at, x);
	} else if (step->act == ACT_NEXT) {
		if (scene->views[j].candidate)
			galley_fire_line(scene, j, &at, x);
	} else if (step->act == ACT_JOIN && s->line) {
		galley_fire_unline(scene, j, &at, x);
	}
}

struct circumstances galley_state_circumstances(const struct state *s,
    const struct scene *scene, long i, long j, enum left left)
{
	struct circumstances c = {
	    s->nwaiting - (i != j - 1), 0, left, s->below};
	int k;

	for (k = 0; k < s->nwaiting && i != j - 1; k++) {
		if (s->waiting[k].block == i)
			c.distance = s->headlines - s->waiting[k].headlines;
	}
	if (left == LEFT_CLOSED && i != j - 1 && j > 0 &&
	    scene->views[j - 1].open && !s->headline)
		c.left = LEFT_OPEN;
	return c;
}

static void fire_step(const struct state *s, const struct scene *scene, long j,
    const struct step *step, struct score *x)
{
	struct circumstances c;
	long i = step->act == ACT_JOIN ? j - 1 : step->target;

	if (step->left == LEFT_WAITING) {
		galley_fire_block(scene, j - 1, Q_CUT, x);
		galley_fire_wait(scene, j - 1, step->act == ACT_HEADLINE, x);
	}
	galley_state_fire(s, scene, j, step, x);
	if (j == scene->n)
		return;
	if (step->act == ACT_HEADLINE) {
		galley_fire_block(scene, j, Q_HEADLINE, x);
		galley_fire_headline(scene, j, x);
		if (s->headline)
			galley_fire_second(scene, j, x);
		else
			galley_fire_topic(scene, s->last, j, x);
	} else if (step->act == ACT_JOIN || step->act == ACT_RESUME) {
		if (step->act == ACT_JOIN)
			galley_fire_block(scene, i, Q_CUT, x);
		galley_fire_start(scene, j, x);
		galley_fire_link(scene, i, j, x);
		c = galley_state_circumstances(s, scene, i, j, step->left);
		galley_fire_reach(scene, i, j, &c, x);
	}
}

float galley_reading_fire(
    const struct scene *scene, const struct step *steps, struct score *x)
{
	struct state s;
	long j;

	galley_state_begin(&s);
	for (j = 0; j <= scene->n; j++) {
		fire_step(&s, scene, j, &steps[j], x);
		if (j < scene->n)
			galley_state_advance(&s, scene, j, &steps[j]);
	}
	return x->sum;
}
