/* The evidence: features of blocks and of seams. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rebuild/features.h"
#include "rebuild/ngrams.h"

/* The templates.  Their numbers are part of the tables: a change here wants
 * the tables trained anew (HACKING.md). */
enum template
{
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
	T_WAIT,
	T_WAIT_LENGTH,
	T_WAIT_JUMP,
	FAMILY = 128 /* templates of one family */
};
enum family { HEADLINE, CUT, ROLE /* and one for each role */ };

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

/* ---- views ---- */

static int is_letter(folded c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '0' ||
	       (c >= 0xC0 && c < 0x2000) || (c >= 0x3040 && c <= 0x30FF) ||
	       (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
	       c >= 0xE000;
}

static int is_han(folded c)
{
	return c >= 0x3400 && c <= 0x9FFF;
}

static int has(const struct view *v, enum look look)
{
	return v->looks >> look & 1;
}

static folded class_of(folded c)
{
	return is_letter(c) ? 'W' : c;
}

static uint32_t length_class(long n)
{
	static const long up_to[] = {
	    2, 3, 4, 6, 8, 10, 12, 14, 17, 20, 24, 28, 34, 45, 60, 100, 200,
	    400};
	uint32_t i;

	for (i = 0; i < sizeof(up_to) / sizeof(*up_to); i++) {
		if (n <= up_to[i])
			return i;
	}
	return i;
}

static int holds(const struct view *v, folded c)
{
	long i;

	for (i = 0; i < v->n; i++) {
		if (v->text[i] == c)
			return 1;
	}
	return 0;
}

static int is_candidate(const struct view *v, const struct language *l)
{
	folded last = v->text[v->n - 1];
	int letters = 0;
	long i;

	if (v->n > l->headline_most || v->n < (l->wide ? 2 : 1) ||
	    last == ',' || last == ';' || last == 0x3002 ||
	    (!l->wide && (last == '.' || last == ':')))
		return 0;
	for (i = 0; i < v->n && !letters; i++)
		letters = is_letter(v->text[i]);
	return letters && !(l->wide && holds(v, 0x3002));
}

static char kind_of(const struct view *v, const struct language *l)
{
	if (has(v, LOOK_BRACKETS))
		return 'P';
	if (has(v, LOOK_DATELINE))
		return 'D';
	if (has(v, LOOK_BYLINE) && v->n < (l->wide ? 24 : 60))
		return 'B';
	if (has(v, LOOK_NUMBERED) && v->n < (l->wide ? 30 : 80))
		return 'N';
	if (v->candidate) {
		if (l->wide && v->n <= l->name_most)
			return 'n';
		return v->n <= (l->wide ? 16 : 60) ? 's' : 'm';
	}
	if (v->open)
		return 'o';
	if (has(v, LOOK_SIGNATURE))
		return 'S';
	return v->n > (l->wide ? 80 : 250) ? 'L' : 'l';
}

/* The innermost bracket left open, and the first closed that wasn't opened. */
static void match_brackets(struct view *v)
{
	static const folded open[] = {0x201C, '(', 0x300A, 0},
			    close[] = {0x201D, ')', 0x300B, 0};
	folded stack[8];
	int depth = 0, k, d;
	long i;

	for (i = 0; i < v->n; i++) {
		for (k = 0; open[k]; k++) {
			if (v->text[i] == open[k] && depth < 8)
				stack[depth++] = open[k];
			if (v->text[i] != close[k])
				continue;
			for (d = depth; d > 0 && stack[d - 1] != open[k]; d--)
				;
			if (d)
				depth = d - 1;
			else if (!v->closes)
				v->closes = open[k];
		}
	}
	v->opened = depth ? stack[depth - 1] : 0;
}

static int by_hash(const void *a, const void *b)
{
	uint32_t x = ((const struct word *)a)->hash,
		 y = ((const struct word *)b)->hash;

	return x < y ? -1 : x > y;
}

/* Pairs of ideographs, or words of four letters and more. */
static long find_words(
    const struct work *w, const struct view *v, struct word *out)
{
	long i, from = 0, n = 0;
	uint32_t h = 0;
	folded c;

	for (i = 0; w->language->wide && i + 1 < v->n; i++) {
		if (is_han(v->text[i]) && is_han(v->text[i + 1]))
			out[n++] = (struct word){
			    (uint32_t)v->text[i] << 16 | v->text[i + 1],
			    0};
	}
	for (i = 0; !w->language->wide && i <= v->n; i++) {
		c = i < v->n ? v->text[i] : ' ';
		if (is_letter(c) || c == '\'') {
			if (c >= 'A' && c <= 'Z')
				c = (folded)(c + 32);
			h = galley_ngram_add(h, c);
			continue;
		}
		if (i - from >= 4)
			out[n++] = (struct word){h, 0};
		from = i + 1;
		h = 0;
	}
	return n;
}

enum { WORDS_MOST = 4096 /* units of a block that words are taken from */ };

static void collect_words(struct work *w, struct view *v)
{
	struct view part = *v;
	long i, n, kept = 0;

	if (part.n > WORDS_MOST)
		part.n = WORDS_MOST;
	v->words = galley_arena_array(
	    w->arena, (size_t)part.n + 1, sizeof(*v->words));
	n = find_words(w, &part, v->words);
	qsort(v->words, (size_t)n, sizeof(*v->words), by_hash);
	for (i = 0; i < n; i++) {
		if (kept && v->words[kept - 1].hash == v->words[i].hash)
			continue;
		v->words[kept] = v->words[i];
		v->words[kept++].rarity =
		    w->language->wide
			? galley_ngrams_rarity(w,
			      (folded)(v->words[i].hash >> 16),
			      (folded)(v->words[i].hash & 0xFFFF))
			: 3;
	}
	v->nwords = kept;
}

static void mark_jumps(struct work *w, struct scene *s)
{
	long i, at = NOWHERE, f = 0;
	int from = 0;

	for (i = 0; i < w->nblocks; i++) {
		const struct block *b = &w->blocks[i];

		if (b->fate == FATE_TEXT) {
			at = f++;
			s->views[at].jump_from = from;
			from = 0;
		} else if (b->fate == FATE_JUMP) {
			if (b->looks & 1u << LOOK_JUMP_FROM)
				from = 1;
			else if (at != NOWHERE)
				s->views[at].jump_to = 1;
		}
	}
}

void galley_scene_build(struct work *w, struct scene *s)
{
	const struct language *l = w->language;
	long i, *at;

	s->work = w;
	s->n = w->flow.count;
	s->views = galley_arena_array(
	    w->arena, (size_t)s->n + 1, sizeof(*s->views));
	at = galley_arena_array(w->arena, (size_t)w->nblocks + 1, sizeof(*at));
	for (i = 0; i < s->n; i++) {
		struct view *v = &s->views[i];
		const struct block *b = &w->blocks[w->flow.block[i]];

		at[w->flow.block[i]] = i;
		v->text = w->flow.text[i];
		v->n = w->flow.n[i];
		v->looks = b->looks;
		v->open = !galley_unit_ends_sentence(v->text[v->n - 1]);
		v->candidate = is_candidate(v, l) && !b->overlap;
		v->kind = kind_of(v, l);
		v->opening = galley_ngrams_opening(w, v->text, v->n);
		v->overlaps = b->overlap ? at[b->overlap_with] : NOWHERE;
		match_brackets(v);
		collect_words(w, v);
	}
	mark_jumps(w, s);
}

/* ---- shared words ---- */

static int in_words(const struct view *v, uint32_t hash)
{
	long low = 0, high = v->nwords, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (v->words[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	return low < v->nwords && v->words[low].hash == hash;
}

static int in_any(const struct scene *s, long from, long to, uint32_t hash)
{
	for (from = from < 0 ? 0 : from; from <= to && from < s->n; from++) {
		if (in_words(&s->views[from], hash))
			return 1;
	}
	return 0;
}

/* Rarity of the words of blocks [a, b] that stand in [c, d] too, each counted
 * once; only what is above least counts, and only that much. */
static float shared(
    const struct scene *s, long a, long b, long c, long d, float least)
{
	const struct view *v;
	float sum = 0;
	long i, k;

	for (i = a < 0 ? 0 : a; i <= b && i < s->n; i++) {
		v = &s->views[i];
		for (k = 0; k < v->nwords; k++) {
			if (v->words[k].rarity > least &&
			    in_any(s, c, d, v->words[k].hash) &&
			    !in_any(s, a, i - 1, v->words[k].hash))
				sum += v->words[k].rarity - least;
		}
	}
	return sum;
}

static float all_words(const struct scene *s, long a, long b)
{
	float sum = 0;
	long i, k;

	for (i = a < 0 ? 0 : a; i <= b && i < s->n; i++) {
		for (k = 0; k < s->views[i].nwords; k++)
			sum += s->views[i].words[k].rarity;
	}
	return sum;
}

/* ---- a block and its neighbours ---- */

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
	fire(s, f + T_END, class_of(v->text[v->n - 1]));
	fire(s, f + T_START, class_of(v->text[0]));
	for (i = 0; i < v->n && commas < 3; i++)
		commas += v->text[i] == ',' || v->text[i] == 0x3001;
	fire(s, f + T_COMMAS, commas);
	if (holds(v, 0x3002))
		fire(s, f + T_STOP_INSIDE, 0);
	if (holds(v, ':'))
		fire(s, f + T_COLON, 0);
	if (holds(v, 0x2014))
		fire(s, f + T_DASH, 0);
	for (i = 0; i < LOOKS; i++) {
		if (has(v, (enum look)i))
			fire(s, f + T_LOOKS, (uint32_t)i);
	}
	if (!l->wide)
		return;
	if (v->n <= 4)
		fire(s, f + T_NAME,
		    (uint32_t)v->n * 2 + (uint32_t)has(v, LOOK_NAME));
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
		fire_with(s, f + T_UNIT, v->text[i], 0.5f);
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
	fire(s, f + T_NEAR_END, which | class_of(v->text[v->n - 1]));
	for (k = 0; k < sizeof(told) / sizeof(*told); k++) {
		if (has(v, told[k]))
			fire(s, f + T_NEAR_LOOKS, which | k);
	}
	if (sc->work->language->wide && v->n <= 4)
		fire(s, f + T_NEAR_NAME, which | (uint32_t)has(v, LOOK_NAME));
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
	char k = v->kind, before = kind_at(sc, i - 1), after = kind_at(sc, i + 1);

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

	return galley_ngrams_seam(sc->work, a->text, a->n, b->text, b->n,
	    GALLEY_NGRAMS_WITH_PAGE);
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
	float all = all_words(sc, i, i) + 1, less, x;
	float after = shared(sc, i, i, i + 1, i + 3, 0) / all;
	float before = shared(sc, i, i, i - 3, i - 1, 0) / all;

	fire_curve(s, f + T_SHARED_AFTER, 0, after, 0, 1, 0.15f);
	fire_curve(s, f + T_SHARED_BEFORE, 0, before, 0, 1, 0.15f);
	fire_curve(s, f + T_SHARED_DIFFERENCE, 0, after - before, -1, 1, 0.15f);
	/* Does what follows speak of the same things as what precedes? */
	less = all_words(sc, i - 3, i - 1);
	x = all_words(sc, i + 1, i + 3);
	if (x < less)
		less = x;
	x = shared(sc, i - 3, i - 1, i + 1, i + 3, 0) / (1 + less);
	fire_curve(s, f + T_SHARED_OVER, 0, x, 0, 0.4f, 0.05f);
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
	fire(s, f + T_BEGIN_START, class_of(v->text[0]));
	fire(s, f + T_BEGIN_LENGTH, length_class(v->n));
	for (k = 0; k < LOOKS; k++) {
		if (has(v, (enum look)k))
			fire(s, f + T_BEGIN_LOOKS, (uint32_t)k);
	}
	fire(s, f + T_BEGIN_BEFORE,
	    letters(0, kind_at(sc, j - 1), v->kind));
	if (v->text[0] >= 'a' && v->text[0] <= 'z')
		fire(s, f + T_BEGIN_SMALL, 1);
	else if (v->text[0] >= 'A' && v->text[0] <= 'Z')
		fire(s, f + T_BEGIN_SMALL, 2);
}

void galley_fire_link(const struct scene *sc, long i, long j, struct score *s)
{
	const struct view *a = &sc->views[i], *b = &sc->views[j];
	uint32_t f = family(sc, CUT), next = j == i + 1;
	float general = galley_ngrams_seam(sc->work, a->text, a->n, b->text,
	    b->n, GALLEY_NGRAMS_GENERAL);
	float page = page_seam(sc, i, j), x;
	int is_short = a->n <= (sc->work->language->wide ? 20 : 60);

	fire_curve(s, f + T_LINK_GENERAL, next, general, -9, 12, 1);
	fire_curve(s, f + T_LINK_PAGE, 2 * next + (uint32_t)is_short, page, -9,
	    12, 1);
	fire(s, f + T_LINK_BRACKETS,
	    !a->opened && !b->closes	 ? 0
	    : a->opened == b->closes	 ? 1
	    : a->opened && b->closes	 ? 2
	    : a->opened && a->n < 400	 ? 3
	    : a->opened			 ? 4
					 : 5);
	if (next)
		return;
	fire_curve(s, f + T_REACH_PAGE, 0, page, -9, 12, 1);
	fire_curve(s, f + T_REACH_OPENING, 0, b->opening, -8, 8, 1);
	x = shared(sc, i - 3, i, j, j + 1, 3) / 8;
	fire_curve(s, f + T_REACH_SHARED, 0, x, 0, 10, 1);
	x -= shared(sc, j - 4, j - 1, j, j + 1, 3) / 8;
	fire_curve(s, f + T_REACH_SHARED_HERE, 0, x, -8, 8, 1);
	fire(s, f + T_REACH_KINDS, letters(0, kind_at(sc, j - 1), b->kind));
}

void galley_fire_reach(const struct scene *sc, long i, long j, int pending,
    int distance, enum left left, struct score *s)
{
	uint32_t f = family(sc, CUT);
	const struct view *a = &sc->views[i], *b = &sc->views[j];
	uint32_t far = j == i + 1	? 0
		       : distance < 1	? 1
		       : distance > 5	? 6
					: (uint32_t)distance + 1;

	fire(s, f + T_REACH, far << 1 | (pending > 0));
	if (far)
		fire(s, f + T_REACH_LEFT, (uint32_t)left);
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
