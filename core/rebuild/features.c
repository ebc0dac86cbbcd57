/* The evidence of a block and its neighbours. */
#include "rebuild/fire.h"
#include "rebuild/ngrams.h"

void galley_fire_trained(struct score *s, uint32_t row, float strength)
{
	const float *w = s->tables->trained + (size_t)row * QUESTIONS;
	int q;

	for (q = 0; s->all && q < QUESTIONS; q++)
		s->all[q] += w[q] * (strength * GALLEY_WEIGHT_ONE);
	s->sum += w[s->question] * strength;
	if (s->fired && s->nfired < s->room)
		s->fired[s->nfired++] = (struct fired){
		    row * QUESTIONS + (uint32_t)s->question, strength};
}

/* ---- what a block looks like: for every question ---- */

static void fire_text(
    const struct view *v, const struct language *l, struct score *s)
{
	uint32_t commas = 0;
	long i;

	fire(s, T_BIAS, 0);
	fire(s, T_LENGTH,
	    (uint32_t)(l->wide ? (v->n < 40 ? v->n : 40) / 2
			       : (v->n < 240 ? v->n : 240) / 12));
	fire(s, T_END, galley_unit_class(v->text[v->n - 1]));
	fire(s, T_START, galley_unit_class(v->text[0]));
	for (i = 0; i < v->n && commas < 3; i++)
		commas += v->text[i] == ',' || v->text[i] == 0x3001;
	fire(s, T_COMMAS, commas);
	if (galley_view_holds(v, 0x3002))
		fire(s, T_STOP_INSIDE, 0);
	if (galley_view_holds(v, ':'))
		fire(s, T_COLON, 0);
	if (galley_view_holds(v, 0x2014))
		fire(s, T_DASH, 0);
	fire_looks(s, T_LOOKS, v);
	if (l->wide && v->n <= 4)
		fire(s, T_NAME,
		    (uint32_t)v->n * 2 +
			(uint32_t)galley_view_looks(v, LOOK_NAME));
}

static void fire_near(
    const struct scene *sc, long i, uint32_t which, struct score *s)
{
	static const enum look told[] = {LOOK_DATELINE, LOOK_BYLINE,
	    LOOK_BRACKETS, LOOK_FIGURE, LOOK_SIGNATURE};
	const struct view *v;
	uint32_t k;

	which <<= 20;
	if (i < 0 || i >= sc->n) {
		fire(s, T_NEAR_LENGTH, which | 99);
		return;
	}
	v = &sc->views[i];
	fire(s, T_NEAR_LENGTH, which | length_class(v->n));
	fire(s, T_NEAR_END, which | galley_unit_class(v->text[v->n - 1]));
	for (k = 0; k < sizeof(told) / sizeof(*told); k++) {
		if (galley_view_looks(v, told[k]))
			fire(s, T_NEAR_LOOKS, which | k);
	}
	if (sc->work->language->wide && v->n <= 4)
		fire(s, T_NEAR_NAME,
		    which | (uint32_t)galley_view_looks(v, LOOK_NAME));
}

static void fire_block(const struct scene *sc, long i, struct score *s)
{
	const struct view *v = &sc->views[i];
	char k = v->kind, before = kind_at(sc, i - 1),
	     after = kind_at(sc, i + 1);

	fire_text(v, sc->work->language, s);
	if (v->candidate)
		fire(
		    s, T_PARALLEL, letters(0, (char)up_to(v->parallels, 3), k));
	fire_near(sc, i - 1, 0, s);
	fire_near(sc, i + 1, 1, s);
	fire_near(sc, i + 2, 2, s);
	fire(s, T_KIND, letters(0, 0, k));
	fire(s, T_KIND_BEFORE, letters(0, before, k));
	fire(s, T_KIND_AFTER, letters(0, after, k));
	fire(s, T_KIND_AROUND, letters(before, after, k));
	fire(s, T_KIND_AFTER_TWO, letters(after, kind_at(sc, i + 2), k));
	fire(s, T_KIND_BEFORE_TWO, letters(kind_at(sc, i - 2), before, k));
	if (after == 'D')
		fire(s, T_LEAD_LENGTH, length_class(v->n));
}

void galley_fire_view(const struct scene *sc, long i)
{
	float *sums = sc->views[i].sums;
	struct score s = {.tables = sc->work->tables, .all = sums};
	int q;

	for (q = 0; q < QUESTIONS; q++)
		sums[q] = 0;
	galley_ask(&s, sc, 0);
	fire_block(sc, i, &s);
	for (q = 0; q < QUESTIONS; q++)
		sums[q] *= 1.0f / GALLEY_WEIGHT_ONE;
}

void galley_fire_block(
    const struct scene *sc, long i, enum question q, struct score *s)
{
	galley_ask(s, sc, q);
	fire_block(sc, i, s);
}

void galley_fire_below(
    const struct scene *sc, long i, enum question q, int below, struct score *s)
{
	galley_ask(s, sc, q);
	fire(s, T_ROLE_BELOW, letters(0, (char)(below + 1), sc->views[i].kind));
}

/* ---- a headline ---- */

static void fire_openings(const struct scene *sc, long i, struct score *s)
{
	const struct view *v = &sc->views[i];

	galley_scene_begin(sc, i);
	if (i + 1 < sc->n) {
		galley_scene_begin(sc, i + 1);
		if (v->open)
			fire_curve(
			    s, T_SEAM_AFTER, 0, v->seam.page, -9, 12, 1.5f);
		fire_curve(s, T_OPENING_AFTER, 0, v[1].opening, -6, 8, 1);
		fire_curve(s, T_SENTENCE_AFTER, 0, v[1].sentence, -6, 8, 1);
	}
	fire_curve(s, T_OPENING, 0, v->opening, -6, 8, 1);
	fire_curve(s, T_SENTENCE, 0, v->sentence, -6, 8, 1);
}

/* Does what follows speak of the same rare things as what precedes? */
static void fire_shift(const struct scene *sc, long i, struct score *s)
{
	const struct words *w = sc->words;
	float x, before, after;

	x = galley_words_shared(
	    w, i - 5, i - 1, i + 1, i + 5, GALLEY_WORDS_RARE);
	fire_curve(s, T_SHIFT, 0, x / 10, 0, 10, 1);
	before = galley_words_all(w, i - 5, i - 1, GALLEY_WORDS_RARE);
	after = galley_words_all(w, i + 1, i + 5, GALLEY_WORDS_RARE);
	x /= 1 + (after < before ? after : before);
	fire_curve(s, T_SHIFT_RARE, 0, x, 0, 0.4f, 0.05f);
}

/* The first block after a headline that is too long to be one says how an
 * article begins. */
static void fire_lead(const struct scene *sc, long i, struct score *s)
{
	const struct view *v;
	long j = i + 1;

	while (j < sc->n && j < i + 4 && sc->views[j].candidate)
		j++;
	fire(s, T_LEAD_AWAY, (uint32_t)(j - i) << 1 | (j == sc->n));
	if (j == sc->n)
		return;
	v = &sc->views[j];
	fire(s, T_LEAD_SIZE, length_class(v->n));
	fire_looks(s, T_LEAD_LOOKS, v);
}

/* How a line of Latin text is set: in capitals, with a stop, how long. */
static void fire_shape(const struct scene *sc, long i, struct score *s)
{
	const struct view *v = &sc->views[i];
	uint32_t stop = v->text[v->n - 1] == '.', part = 9,
		 set = sc->measure > 0, capitals = (uint32_t)v->capitals;

	if (set && v->lines == 1)
		part = up_to(v->n * 8 / sc->measure, 8);
	fire(s, T_SHAPE, capitals << 2 | stop << 1 | set);
	fire(s, T_SHAPE_MEASURE, part << 1 | stop);
	fire(s, T_SHAPE_HABIT, capitals << 3 | (uint32_t)sc->stops << 1 | stop);
	if (i + 1 < sc->n)
		fire(s, T_SHAPE_MEASURE,
		    64 | (uint32_t)(v[1].lines > 3) << 2 | stop << 1 | set);
}

void galley_fire_headline(const struct scene *sc, long i, struct score *s)
{
	galley_ask(s, sc, Q_HEADLINE);
	fire_openings(sc, i, s);
	fire_shift(sc, i, s);
	fire_lead(sc, i, s);
	if (!sc->work->language->wide)
		fire_shape(sc, i, s);
}
