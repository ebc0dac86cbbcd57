/* rebuild/fire.h - how evidence becomes a sum of weights.
 *
 * A feature is a template and a value, hashed to a row of the tables; a row has
 * a weight for each question, side by side, so that what a block looks like is
 * looked up once and answers them all. */
#ifndef GALLEY_FIRE_H
#define GALLEY_FIRE_H
#include "rebuild/features.h"

/* The templates.  Their numbers are part of the tables: a change here wants
 * the tables trained anew (HACKING.md). */
enum template {
	/* features.c: a block and its neighbours */
	T_BIAS,
	T_LENGTH,
	T_END,
	T_START,
	T_COMMAS,
	T_STOP_INSIDE,
	T_COLON,
	T_DASH,
	T_LOOKS,
	T_NAME,
	T_PARALLEL,
	T_NEAR_LENGTH,
	T_NEAR_END,
	T_NEAR_LOOKS,
	T_NEAR_NAME,
	T_KIND,
	T_KIND_BEFORE,
	T_KIND_AFTER,
	T_KIND_AROUND,
	T_KIND_AFTER_TWO,
	T_KIND_BEFORE_TWO,
	T_LEAD_LENGTH,
	T_ROLE_BELOW,
	/* and a headline's */
	T_SEAM_AFTER,
	T_OPENING_AFTER,
	T_SENTENCE_AFTER,
	T_OPENING,
	T_SENTENCE,
	T_SHIFT,
	T_SHIFT_RARE,
	T_LEAD_AWAY,
	T_LEAD_SIZE,
	T_LEAD_LOOKS,
	T_SHAPE,
	T_SHAPE_MEASURE,
	T_SHAPE_HABIT,
	/* seams.c: where a sentence goes on */
	T_BEGIN = 48,
	T_BEGIN_OPENING,
	T_BEGIN_SENTENCE,
	T_BEGIN_START,
	T_BEGIN_LENGTH,
	T_BEGIN_LOOKS,
	T_BEGIN_BEFORE,
	T_BEGIN_SMALL,
	T_LINK_GENERAL,
	T_LINK_PAGE,
	T_LINK_SENTENCE,
	T_LINK_BRACKETS,
	T_REACH,
	T_REACH_PAGE,
	T_REACH_OPENING,
	T_REACH_LEFT,
	T_REACH_JUMP,
	T_REACH_SHARED,
	T_REACH_SHARED_HERE,
	T_REACH_KINDS,
	T_JOIN_SHARED,
	T_JOIN_BELOW,
	T_WAIT,
	T_WAIT_LENGTH,
	T_WAIT_JUMP,
	/* course.c: the run of an article */
	T_SECOND = 80,
	T_SECOND_LENGTH,
	T_SECOND_KINDS,
	T_SECOND_NEXT,
	T_TOPIC,
	T_TOPIC_HEADLINE,
	T_TOPIC_OWN,
	T_TOPIC_LENGTH,
	T_LINE,
	T_LINE_AGAIN,
	T_LINE_SINCE,
	T_LINE_HEAD,
	T_LINE_AFTER,
	T_LINE_PARALLEL,
	T_UNLINE,
	T_CLOSE_LINES,
	T_CLOSE_LINE,
	T_CLOSE_BODY,
	T_CLOSE_SINCE,
	TEMPLATES = 128
};

/* The same while weights are learnt: out of the way of those that only use
 * them. */
void galley_fire_trained(struct score *, uint32_t row, float strength);

/* Scores one question, or, where all is set, each of them. */
static inline void galley_fire_with(
    struct score *s, uint32_t template, uint32_t value, float strength)
{
	const struct tables *t = s->tables;
	uint32_t row = galley_mix((template + s->family) * 0x9E3779B1u +
				  value * 0x85EBCA77u) &
		       t->mask;
	const unsigned char *w;
	int q;

	if (t->trained) {
		galley_fire_trained(s, row, strength);
		return;
	}
	w = t->weights + (size_t)row * QUESTIONS * 2;
	if (s->all) {
		for (q = 0; q < QUESTIONS; q++)
			s->all[q] += galley_weight(w + 2 * q) * strength;
	} else {
		s->sum += galley_weight(w + 2 * s->question) *
			  (strength * (1.0f / GALLEY_WEIGHT_ONE));
	}
}

/* While training some features are withheld, others each time, so that what is
 * learnt doesn't lean on a few. */
static inline int galley_fire_withheld(
    const struct score *s, uint32_t template, uint32_t value)
{
	enum { PERCENT = 15 };
	uint32_t drop = s->tables->drop;

	return drop && galley_mix(drop ^ template * 0x9E3779B1u ^ value) % 100 <
			   PERCENT;
}

static inline void fire(struct score *s, uint32_t template, uint32_t value)
{
	if (!galley_fire_withheld(s, template, value))
		galley_fire_with(s, template, value, 1);
}

/* A number, shared out among the two steps beside it, so that what is learnt
 * is a curve and not a stair. */
static inline void fire_curve(struct score *s, uint32_t template,
    uint32_t value, float x, float low, float high, float step)
{
	float at;
	uint32_t k;

	x = x < low ? low : x > high ? high : x;
	at = (x - low) * (1 / step);
	k = (uint32_t)at;
	at -= (float)k;
	galley_fire_with(s, template, value << 8 | k, 1 - at);
	if (at > 0)
		galley_fire_with(s, template, value << 8 | (k + 1), at);
}

/* Asks a score another question, of the same script. */
static inline void galley_ask(
    struct score *s, const struct scene *sc, enum question q)
{
	s->question = q;
	s->family = sc->work->language->wide ? 0 : TEMPLATES;
}

/* ---- values ---- */

static inline uint32_t letters(char a, char b, char c)
{
	return (uint32_t)(unsigned char)a << 16 |
	       (uint32_t)(unsigned char)b << 8 | (unsigned char)c;
}

static inline char kind_at(const struct scene *s, long i)
{
	return i < 0 || i >= s->n ? '#' : s->views[i].kind;
}

static inline uint32_t up_to(long n, uint32_t most)
{
	return n < 0 ? 0 : n > (long)most ? most : (uint32_t)n;
}

static inline uint32_t length_class(long n)
{
	static const long classes[] = {2, 3, 4, 6, 8, 10, 12, 14, 17, 20, 24,
	    28, 34, 45, 60, 100, 200, 400};
	uint32_t i;

	for (i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		if (n <= classes[i])
			return i;
	}
	return i;
}

static inline void fire_looks(
    struct score *s, uint32_t template, const struct view *v)
{
	uint32_t looks = v->looks & ((1u << LOOKS_LEARNT) - 1), k;

	for (k = 0; looks; k++, looks >>= 1) {
		if (looks & 1)
			fire(s, template, k);
	}
}
#endif
