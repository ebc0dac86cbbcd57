/* The evidence: features of blocks and of seams. */

#include "rebuild/features.h"
#include "rebuild/ngrams.h"

/* The templates.  Their numbers are part of the tables: a change here wants
 * the tables trained anew (HACKING.md). */
enum template {
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
	T_FIRST_OF_SHORT,
	T_FIRST_TWO,
	T_LAST_TWO,
	T_LAST,
	T_FIRST,
	T_UNIT,
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
	T_SEAM_AFTER,
	T_OPENING_AFTER,
	T_SEAM_BEFORE,
	T_SEAM_OVER,
	T_SEAM_DIFFERENCE,
	T_OPENING,
	T_SHARED_AFTER,
	T_SHARED_BEFORE,
	T_SHARED_DIFFERENCE,
	T_SHARED_OVER,
	T_SHIFT,
	T_SHIFT_RARE,
	T_ROLE_BELOW,
	/* Whole families of their own. */
	T_SECOND = 40,
	T_SECOND_LENGTH,
	T_SECOND_KINDS,
	T_SECOND_NEXT,
	T_BEGIN,
	T_BEGIN_OPENING,
	T_BEGIN_START,
	T_BEGIN_LENGTH,
	T_BEGIN_LOOKS,
	T_BEGIN_BEFORE,
	T_BEGIN_SMALL,
	T_LINK_GENERAL,
	T_LINK_PAGE,
	T_LINK_SHORT,
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
	FAMILY = 128 /* templates of one family */
};
enum family {
	HEADLINE,
	CUT,
	ROLE, /* and one for each role */
	OPEN = ROLE + GALLEY_ROLES
};

/* ---- firing ---- */

static float weight(const struct tables *t, uint32_t id)
{
	const unsigned char *p;

	if (t->trained)
		return t->trained[id];
	p = t->weights + 2 * (size_t)id;
	return (float)(int16_t)(p[0] | p[1] << 8) / GALLEY_WEIGHT_ONE;
}

static void fire_with(
    struct score *s, uint32_t template, uint32_t value, float strength)
{
	uint32_t id = galley_mix(template * 0x9E3779B1u +
				 galley_mix(value + 0x3C6EF372u)) &
		      s->tables->mask;

	s->sum += weight(s->tables, id) * strength;
	if (s->fired && s->nfired < s->room)
		s->fired[s->nfired++] = (struct fired){id, strength};
}

static void fire(struct score *s, uint32_t template, uint32_t value)
{
	fire_with(s, template, value, 1);
}

/* A number, shared out among the two steps beside it, so that what is learnt
 * is a curve and not a stair. */
static void fire_curve(struct score *s, uint32_t template, uint32_t value,
    float x, float low, float high, float step)
{
	float at;
	uint32_t k;

	x = x < low ? low : x > high ? high : x;
	at = (x - low) / step;
	k = (uint32_t)at;
	at -= (float)k;
	fire_with(s, template, value << 8 | k, 1 - at);
	if (at > 0)
		fire_with(s, template, value << 8 | (k + 1), at);
}

/* ---- a block and its neighbours ---- */

static uint32_t length_class(long n)
{
	static const long up_to[] = {2, 3, 4, 6, 8, 10, 12, 14, 17, 20, 24, 28,
	    34, 45, 60, 100, 200, 400};
	uint32_t i;

	for (i = 0; i < sizeof(up_to) / sizeof(*up_to); i++) {
		if (n <= up_to[i])
			return i;
	}
	return i;
}

static char kind_at(const struct scene *s, long i)
{
	return i < 0 || i >= s->n ? '#' : s->views[i].kind;
}

static void fire_text(
    const struct view *v, const struct language *l, uint32_t f, struct score *s)
{
	uint32_t commas = 0;
	long i;

	fire(s, f + T_BIAS, 0);
	fire(s, f + T_LENGTH,
	    (uint32_t)(l->wide ? (v->n < 40 ? v->n : 40) / 2
			       : (v->n < 240 ? v->n : 240) / 12));
	fire(s, f + T_END, galley_unit_class(v->text[v->n - 1]));
	fire(s, f + T_START, galley_unit_class(v->text[0]));
	for (i = 0; i < v->n && commas < 3; i++)
		commas += v->text[i] == ',' || v->text[i] == 0x3001;
	fire(s, f + T_COMMAS, commas);
	if (galley_view_holds(v, 0x3002))
		fire(s, f + T_STOP_INSIDE, 0);
	if (galley_view_holds(v, ':'))
		fire(s, f + T_COLON, 0);
	if (galley_view_holds(v, 0x2014))
		fire(s, f + T_DASH, 0);
	for (i = 0; i < LOOKS; i++) {
		if (galley_view_looks(v, (enum look)i))
			fire(s, f + T_LOOKS, (uint32_t)i);
	}
	if (!l->wide)
		return;
	if (v->n <= 4)
		fire(s, f + T_NAME,
		    (uint32_t)v->n * 2 +
			(uint32_t)galley_view_looks(v, LOOK_NAME));
	if (v->n <= 3)
		fire(s, f + T_FIRST_OF_SHORT, v->text[0]);
	if (v->n >= 2) {
		fire(s, f + T_FIRST_TWO,
		    (uint32_t)v->text[0] << 16 | v->text[1]);
		fire(s, f + T_LAST_TWO,
		    (uint32_t)v->text[v->n - 2] << 16 | v->text[v->n - 1]);
	}
	fire(s, f + T_LAST, v->text[v->n - 1]);
	fire(s, f + T_FIRST, v->text[0]);
	for (i = 0; i < v->n && v->n <= l->headline_most; i++)
		fire_with(s, f + T_UNIT, v->text[i], 0.25f);
}

static void fire_near(
    const struct scene *sc, long i, uint32_t which, uint32_t f, struct score *s)
{
	static const enum look told[] = {LOOK_DATELINE, LOOK_BYLINE,
	    LOOK_BRACKETS, LOOK_FIGURE, LOOK_SIGNATURE};
	const struct view *v;
	uint32_t k;

	which <<= 20;
	if (i < 0 || i >= sc->n) {
		fire(s, f + T_NEAR_LENGTH, which | 99);
		return;
	}
	v = &sc->views[i];
	fire(s, f + T_NEAR_LENGTH, which | length_class(v->n));
	fire(s, f + T_NEAR_END, which | galley_unit_class(v->text[v->n - 1]));
	for (k = 0; k < sizeof(told) / sizeof(*told); k++) {
		if (galley_view_looks(v, told[k]))
			fire(s, f + T_NEAR_LOOKS, which | k);
	}
	if (sc->work->language->wide && v->n <= 4)
		fire(s, f + T_NEAR_NAME,
		    which | (uint32_t)galley_view_looks(v, LOOK_NAME));
}

static uint32_t letters(char a, char b, char c)
{
	return (uint32_t)(unsigned char)a << 16 |
	       (uint32_t)(unsigned char)b << 8 | (unsigned char)c;
}

static void fire_block(
    const struct scene *sc, long i, uint32_t f, struct score *s)
{
	const struct view *v = &sc->views[i];
	char k = v->kind, before = kind_at(sc, i - 1),
	     after = kind_at(sc, i + 1);

	fire_text(v, sc->work->language, f, s);
	fire_near(sc, i - 1, 0, f, s);
	fire_near(sc, i + 1, 1, f, s);
	fire_near(sc, i + 2, 2, f, s);
	fire(s, f + T_KIND, letters(0, 0, k));
	fire(s, f + T_KIND_BEFORE, letters(0, before, k));
	fire(s, f + T_KIND_AFTER, letters(0, after, k));
	fire(s, f + T_KIND_AROUND, letters(before, after, k));
	fire(s, f + T_KIND_AFTER_TWO, letters(after, kind_at(sc, i + 2), k));
	fire(s, f + T_KIND_BEFORE_TWO, letters(kind_at(sc, i - 2), before, k));
	if (after == 'D')
		fire(s, f + T_LEAD_LENGTH, length_class(v->n));
}

static float page_seam(const struct scene *sc, long i, long j)
{
	const struct view *a = &sc->views[i], *b = &sc->views[j];

	if (j == i + 1)
		return a->seam;
	return galley_ngrams_seam(
	    sc->work, a->text, a->n, b->text, b->n, GALLEY_NGRAMS_WITH_PAGE);
}

static void fire_seams(
    const struct scene *sc, long i, uint32_t f, struct score *s)
{
	const struct view *v = &sc->views[i];
	float before, over;

	if (i + 1 < sc->n) {
		if (v->open)
			fire_curve(s, f + T_SEAM_AFTER, 0,
			    page_seam(sc, i, i + 1), -9, 12, 1.5f);
		fire_curve(s, f + T_OPENING_AFTER, 0, sc->views[i + 1].opening,
		    -6, 8, 1);
	}
	fire_curve(s, f + T_OPENING, 0, v->opening, -6, 8, 1);
	if (i == 0 || !sc->views[i - 1].open)
		return;
	before = page_seam(sc, i - 1, i);
	fire_curve(s, f + T_SEAM_BEFORE, 0, before, -9, 12, 1.5f);
	if (i + 1 >= sc->n)
		return;
	over = page_seam(sc, i - 1, i + 1);
	fire_curve(s, f + T_SEAM_OVER, 0, over, -9, 12, 1.5f);
	fire_curve(s, f + T_SEAM_DIFFERENCE, 0, before - over, -12, 16, 2);
}

static void fire_shared(
    const struct scene *sc, long i, uint32_t f, struct score *s)
{
	float all = galley_words_all(sc->words, i, i, 0) + 1, less, x;
	float after =
	    galley_words_shared(sc->words, i, i, i + 1, i + 3, 0) / all;
	float before =
	    galley_words_shared(sc->words, i, i, i - 3, i - 1, 0) / all;

	fire_curve(s, f + T_SHARED_AFTER, 0, after, 0, 1, 0.15f);
	fire_curve(s, f + T_SHARED_BEFORE, 0, before, 0, 1, 0.15f);
	fire_curve(s, f + T_SHARED_DIFFERENCE, 0, after - before, -1, 1, 0.15f);
	/* Does what follows speak of the same things as what precedes? */
	less = galley_words_all(sc->words, i - 3, i - 1, 0);
	x = galley_words_all(sc->words, i + 1, i + 3, 0);
	if (x < less)
		less = x;
	x = galley_words_shared(sc->words, i - 3, i - 1, i + 1, i + 3, 0) /
	    (1 + less);
	fire_curve(s, f + T_SHARED_OVER, 0, x, 0, 0.4f, 0.05f);
	/* The same further out, by what is rare. */
	x = galley_words_shared(
	    sc->words, i - 5, i - 1, i + 1, i + 5, GALLEY_WORDS_RARE);
	fire_curve(s, f + T_SHIFT, 0, x / 10, 0, 10, 1);
	less = galley_words_all(sc->words, i - 5, i - 1, GALLEY_WORDS_RARE);
	all = galley_words_all(sc->words, i + 1, i + 5, GALLEY_WORDS_RARE);
	fire_curve(s, f + T_SHIFT_RARE, 0, x / (1 + (all < less ? all : less)),
	    0, 0.4f, 0.05f);
}

static uint32_t family(const struct scene *sc, int which)
{
	return (uint32_t)FAMILY *
	       (2 * (uint32_t)which + !sc->work->language->wide);
}

void galley_fire_headline(const struct scene *sc, long i, struct score *s)
{
	uint32_t f = family(sc, HEADLINE);

	fire_block(sc, i, f, s);
	fire_seams(sc, i, f, s);
	fire_shared(sc, i, f, s);
}

void galley_fire_second(const struct scene *sc, long i, struct score *s)
{
	uint32_t f = family(sc, HEADLINE);
	const struct view *v = &sc->views[i];

	fire(s, f + T_SECOND, 0);
	fire(s, f + T_SECOND_LENGTH, length_class(v->n));
	fire(s, f + T_SECOND_KINDS, letters(0, kind_at(sc, i - 1), v->kind));
	fire(s, f + T_SECOND_NEXT, letters(0, v->kind, kind_at(sc, i + 1)));
}

void galley_fire_cut(const struct scene *sc, long i, struct score *s)
{
	fire_block(sc, i, family(sc, CUT), s);
}

void galley_fire_open(const struct scene *sc, long i, struct score *s)
{
	fire_block(sc, i, family(sc, OPEN), s);
}

void galley_fire_role(const struct scene *sc, long i, enum galley_role role,
    int below, struct score *s)
{
	uint32_t f = family(sc, ROLE + (int)role);

	fire_block(sc, i, f, s);
	fire(s, f + T_ROLE_BELOW,
	    letters(0, (char)(below + 1), sc->views[i].kind));
}

/* ---- seams ---- */

void galley_fire_start(const struct scene *sc, long j, struct score *s)
{
	const struct view *v = &sc->views[j];
	uint32_t f = family(sc, CUT);
	int k;

	fire(s, f + T_BEGIN, 0);
	fire_curve(s, f + T_BEGIN_OPENING, 0, v->opening, -8, 8, 1);
	fire(s, f + T_BEGIN_START, galley_unit_class(v->text[0]));
	fire(s, f + T_BEGIN_LENGTH, length_class(v->n));
	for (k = 0; k < LOOKS; k++) {
		if (galley_view_looks(v, (enum look)k))
			fire(s, f + T_BEGIN_LOOKS, (uint32_t)k);
	}
	fire(s, f + T_BEGIN_BEFORE, letters(0, kind_at(sc, j - 1), v->kind));
	if (v->text[0] >= 'a' && v->text[0] <= 'z')
		fire(s, f + T_BEGIN_SMALL, 1);
	else if (v->text[0] >= 'A' && v->text[0] <= 'Z')
		fire(s, f + T_BEGIN_SMALL, 2);
}

void galley_fire_link(const struct scene *sc, long i, long j, struct score *s)
{
	const struct view *a = &sc->views[i], *b = &sc->views[j];
	uint32_t f = family(sc, CUT), next = j == i + 1;
	float general = galley_ngrams_seam(
	    sc->work, a->text, a->n, b->text, b->n, GALLEY_NGRAMS_GENERAL);
	float page = page_seam(sc, i, j), x;
	int is_short = a->n <= (sc->work->language->wide ? 20 : 60);

	fire_curve(s, f + T_LINK_GENERAL, next, general, -9, 12, 1);
	fire_curve(
	    s, f + T_LINK_PAGE, 2 * next + (uint32_t)is_short, page, -9, 12, 1);
	fire(s, f + T_LINK_BRACKETS,
	    !a->opened && !b->closes  ? 0
	    : a->opened == b->closes  ? 1
	    : a->opened && b->closes  ? 2
	    : a->opened && a->n < 400 ? 3
	    : a->opened		      ? 4
				      : 5);
	if (next) {
		x = galley_words_shared(sc->words, i - 3, i, j, j + 1, 3) / 8;
		fire_curve(s, f + T_JOIN_SHARED, 0, x, 0, 10, 1);
		return;
	}
	fire_curve(s, f + T_REACH_PAGE, 0, page, -9, 12, 1);
	fire_curve(s, f + T_REACH_OPENING, 0, b->opening, -8, 8, 1);
	x = galley_words_shared(sc->words, i - 3, i, j, j + 1, 3) / 8;
	fire_curve(s, f + T_REACH_SHARED, 0, x, 0, 10, 1);
	x -= galley_words_shared(sc->words, j - 4, j - 1, j, j + 1, 3) / 8;
	fire_curve(s, f + T_REACH_SHARED_HERE, 0, x, -8, 8, 1);
	fire(s, f + T_REACH_KINDS, letters(0, kind_at(sc, j - 1), b->kind));
}

void galley_fire_reach(const struct scene *sc, long i, long j,
    const struct circumstances *c, struct score *s)
{
	uint32_t f = family(sc, CUT);
	const struct view *a = &sc->views[i], *b = &sc->views[j];
	uint32_t far = j == i + 1	 ? 0
		       : c->distance < 1 ? 1
		       : c->distance > 5 ? 6
					 : (uint32_t)c->distance + 1;

	fire(s, f + T_REACH, far << 1 | (c->pending > 0));
	if (far)
		fire(s, f + T_REACH_LEFT, (uint32_t)c->left);
	else if (c->below)
		fire(s, f + T_JOIN_BELOW,
		    length_class(a->n) << 8 | (uint32_t)(unsigned char)a->kind);
	if (a->jump_to || b->jump_from)
		fire(s, f + T_REACH_JUMP,
		    (uint32_t)a->jump_to << 2 | (uint32_t)b->jump_from << 1 |
			(far == 0));
}

void galley_fire_wait(
    const struct scene *sc, long i, int headline, struct score *s)
{
	uint32_t f = family(sc, CUT);
	const struct view *v = &sc->views[i];

	fire(s, f + T_WAIT, (uint32_t)headline);
	fire(s, f + T_WAIT_LENGTH, length_class(v->n));
	if (v->jump_to)
		fire(s, f + T_WAIT_JUMP, 0);
}
