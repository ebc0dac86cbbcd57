/* Kickers, headlines of several lines and decks: short lines in a row before a
 * text are one head. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rebuild/scene.h"
#include "rebuild/work.h"

/* ---- the evidence, and what it weighs ---- */

/* What a line of a head may be; TAIL: none of it, but the last line of the
 * article before, a signature. */
enum part { TAIL, KICKER, FIRST, SECOND, DECK, PARTS };

enum sign {
	SIGN_ALWAYS,
	SIGN_SHORT,
	SIGN_LONG,
	SIGN_SENTENCE, /* ends like one */
	SIGN_COLON,    /* ends in one */
	SIGN_STANDING, /* a standing head: by its words, or it comes again */
	SIGN_NAME,
	SIGN_BYLINE,
	SIGN_CAPITALS,
	SIGN_SHORTER, /* than the line below it, by much */
	SIGN_EVEN,    /* with the line above it */
	SIGN_GOES_ON, /* with the sentence of the line above it */
	SIGN_DECK,    /* the roles had it for a deck */
	SIGN_TITLE,   /* decide had it for a headline */
	SIGN_OTHER,   /* neither of them */
	SIGNS
};

static const float weights[SIGNS][PARTS] = {
    /*			TAIL  KICKER  FIRST  SECOND  DECK */
    [SIGN_ALWAYS] = {-3, 0, 0, -0.5f, 0},
    [SIGN_SHORT] = {0.5f, 1, -0.3f, -0.3f, -1},
    [SIGN_LONG] = {-1, -1, -0.3f, -0.3f, 1},
    [SIGN_SENTENCE] = {0, -1, -1.5f, -1, 2},
    [SIGN_COLON] = {-1, 3, -1, -1, -1},
    [SIGN_STANDING] = {-1, 3.5f, -1.5f, -2, -2},
    [SIGN_NAME] = {4, -1, -2, -3, -2},
    [SIGN_BYLINE] = {4, -1, -2, -3, -1},
    [SIGN_CAPITALS] = {0, 0.7f, 0.2f, 0, -0.5f},
    [SIGN_SHORTER] = {0, 1, -0.5f, 0, 0},
    [SIGN_EVEN] = {0, 0, 0, 1.3f, -0.3f},
    [SIGN_GOES_ON] = {-1, -3, -3, 3, -1},
    [SIGN_DECK] = {0, -3, -3, -2, 2},
    [SIGN_TITLE] = {0, 0, 0, 0, 0},
    [SIGN_OTHER] = {0, -4, -2, -9, -9},
};

enum { LINES_MOST = 4 };

/* The heads there are: a letter a line. */
static const enum part heads[][LINES_MOST + 1] = {
    {FIRST, PARTS},
    {FIRST, SECOND, PARTS},
    {FIRST, DECK, PARTS},
    {KICKER, FIRST, PARTS},
    {TAIL, FIRST, PARTS},
    {KICKER, FIRST, SECOND, PARTS},
    {KICKER, FIRST, DECK, PARTS},
    {FIRST, SECOND, DECK, PARTS},
    {TAIL, FIRST, SECOND, PARTS},
    {TAIL, FIRST, DECK, PARTS},
    {TAIL, KICKER, FIRST, PARTS},
    {KICKER, FIRST, SECOND, DECK},
};

/* ---- the lines ---- */

static struct block *at(const struct work *w, long i)
{
	return &w->blocks[w->flow.block[i]];
}

static int looks(const struct work *w, long i, enum look look)
{
	return at(w, i)->looks >> look & 1;
}

/* The same words, or those before a colon, begin another line of the page. */
static int comes_again(const struct scene *s, long i)
{
	enum { SHORTEST = 2, LONGEST = 40, NEAR = 400 };
	const struct view *v = &s->views[i];
	long k, from = i > NEAR ? i - NEAR : 0,
		to = i + NEAR < s->n ? i + NEAR : s->n;

	if (v->n < SHORTEST || v->n > LONGEST)
		return 0;
	for (k = from; k < to; k++) {
		const struct view *o = &s->views[k];

		if (k != i && o->candidate && o->n == v->n &&
		    !memcmp(o->text, v->text, (size_t)v->n * sizeof(folded)))
			return 1;
	}
	return 0;
}

static int is_small(folded c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7);
}

static uint32_t above_signs(const struct work *w, long i)
{
	const struct view *v = &w->scene->views[i], *up = v - 1;
	long apart = labs(v->n - up->n);
	uint32_t signs = 0;

	/* Where lines don't begin with capitals throughout, a second line of a
	 * headline goes on with a small letter. */
	if (w->language->wide
		? apart <= 2
		: apart <= up->n / 4 && up->capitals > 1 && v->capitals > 1)
		signs |= 1u << SIGN_EVEN;
	if (looks(w, i - 1, LOOK_RUNS_ON) || up->text[up->n - 1] == ',' ||
	    (is_small(v->text[0]) && up->open && !w->language->wide))
		signs |= 1u << SIGN_GOES_ON;
	return signs;
}

/* One bit a sign of block i of the flow, in a row that begins at from and ends
 * before to. */
static uint32_t signs_of(const struct work *w, long i, long from, long to)
{
	const struct view *v = &w->scene->views[i];
	const struct block *b = at(w, i);
	folded end = v->text[v->n - 1];
	int wide = w->language->wide;
	uint32_t signs = 1u << SIGN_ALWAYS;

	if (v->n <= (wide ? 8 : 26))
		signs |= 1u << SIGN_SHORT;
	if (v->n >= (wide ? 20 : 64))
		signs |= 1u << SIGN_LONG;
	if (end == 0x3002 || end == '.' || end == ';')
		signs |= 1u << SIGN_SENTENCE;
	if (end == ':')
		signs |= 1u << SIGN_COLON;
	if (looks(w, i, LOOK_STANDING) || comes_again(w->scene, i))
		signs |= 1u << SIGN_STANDING;
	if (looks(w, i, LOOK_NAME) || looks(w, i, LOOK_NAMES))
		signs |= 1u << SIGN_NAME;
	if (looks(w, i, LOOK_BYLINE) ||
	    (looks(w, i, LOOK_BRACKETS) && looks(w, i, LOOK_SIGNATURE)))
		signs |= 1u << SIGN_BYLINE;
	if (v->capitals == 3)
		signs |= 1u << SIGN_CAPITALS;
	if (i + 1 < to && v->n * 5 < w->scene->views[i + 1].n * 3)
		signs |= 1u << SIGN_SHORTER;
	if (i > from)
		signs |= above_signs(w, i);
	return signs | (b->headline			 ? 1u << SIGN_TITLE
			   : b->role == GALLEY_ROLE_DECK ? 1u << SIGN_DECK
							 : 1u << SIGN_OTHER);
}

/* ---- which head ---- */

struct choice {
	const enum part *parts;
	float sure;
};

static float weigh(uint32_t signs, enum part part)
{
	float sum = 0;
	int s;

	for (s = 0; s < SIGNS; s++) {
		if (signs >> s & 1)
			sum += weights[s][part];
	}
	return sum;
}

static struct choice choose(const struct work *w, long from, long to)
{
	struct choice best = {NULL, 0};
	uint32_t signs[LINES_MOST] = {0};
	float sum, all = 0, most = 0;
	long n = to - from, i;
	size_t h;

	for (i = 0; i < n; i++)
		signs[i] = signs_of(w, from + i, from, to);
	/* What stays as it is: one headline, and the other line none of it. */
	if ((signs[0] | signs[n - 1]) >> SIGN_OTHER & 1) {
		i = signs[0] >> SIGN_OTHER & 1 ? 1 : 0;
		most = all = expf(weigh(signs[i], FIRST));
	}
	for (h = 0; h < sizeof(heads) / sizeof(*heads); h++) {
		for (i = 0; i < LINES_MOST && heads[h][i] != PARTS; i++)
			;
		if (i != n || (heads[h][0] == TAIL &&
				  (from == 0 || signs[0] >> SIGN_OTHER & 1)))
			continue;
		sum = 0;
		for (i = 0; i < n; i++)
			sum += weigh(signs[i], heads[h][i]);
		sum = expf(sum);
		all += sum;
		if (sum > most) {
			most = sum;
			best.parts = heads[h];
		}
	}
	best.sure = all > 0 ? most / all : 0;
	return best;
}

static void set(struct work *w, long from, long to, const struct choice *choice)
{
	static const enum galley_role roles[PARTS] = {GALLEY_ROLE_BYLINE,
	    GALLEY_ROLE_KICKER, GALLEY_ROLE_HEADLINE, GALLEY_ROLE_HEADLINE,
	    GALLEY_ROLE_DECK};
	static const char *const rules[PARTS] = {"heads.tail", "heads.kicker",
	    "heads.headline", "heads.second", "heads.deck"};
	long i, first = from + (choice->parts[0] == TAIL);

	for (i = from; i < to; i++) {
		struct block *b = at(w, i);
		enum part p = choice->parts[i - from];

		b->headline = p == FIRST || p == SECOND;
		b->role = roles[p];
		b->rule = rules[p];
		b->sure = choice->sure;
		b->cut = 0;
		b->after =
		    i == 0 || i == first ? NOWHERE : w->flow.block[i - 1];
	}
}

/* ---- the step ---- */

/* A line above the head that was taken for the end of the article before it is
 * a kicker where all speaks for it. */
static int is_kicker(const struct work *w, long i, const char *leads_on)
{
	const struct view *v = &w->scene->views[i];
	const struct block *b = at(w, i);
	int wide = w->language->wide;

	if (!v->candidate || b->shape || b->follows != NOWHERE || b->cut ||
	    b->overlap || leads_on[w->flow.block[i]] ||
	    v->n > (wide ? 12 : 40) || looks(w, i, LOOK_NAME) ||
	    looks(w, i, LOOK_NUMBERED))
		return 0;
	return looks(w, i, LOOK_STANDING) || v->text[v->n - 1] == ':' ||
	       b->after == NOWHERE;
}

/* A name that was taken for a headline, above what may be the headline: the
 * signature of the article before. */
static int is_signed(const struct work *w, long i, const char *leads_on)
{
	const struct block *next = at(w, i + 1);

	return i > 0 && !w->language->wide && looks(w, i, LOOK_NAME) &&
	       w->scene->views[i + 1].candidate && !next->headline &&
	       !next->shape && next->follows == NOWHERE &&
	       i + 2 < w->flow.count && leads_on[w->flow.block[i + 1]];
}

/* Blocks that another stands behind in its article. */
static char *find_leading(const struct work *w)
{
	char *leads = galley_arena_alloc(w->arena, (size_t)w->nblocks + 1);
	long i;

	for (i = 0; i < w->nblocks; i++) {
		if (w->blocks[i].after != NOWHERE)
			leads[w->blocks[i].after] = 1;
	}
	return leads;
}

/* As the block before it in the flow. */
static int same_page(const struct work *w, long i)
{
	const struct galley_segment *s = w->bulletin->segments;

	return s[at(w, i)->segment].page == s[at(w, i - 1)->segment].page;
}

void galley_rebuild_heads(struct work *w)
{
	char *leads = find_leading(w);
	struct choice choice;
	long from, to, n = w->flow.count;

	for (from = 0; from < n; from = to) {
		to = from + 1;
		if (!at(w, from)->headline)
			continue;
		while (to < n && same_page(w, to) &&
		       (at(w, to)->headline ||
			   at(w, to)->role == GALLEY_ROLE_DECK))
			to++;
		if (to < n && to == from + 1 && same_page(w, to) &&
		    is_signed(w, from, leads))
			to++;
		if (from > 0 && !at(w, from - 1)->headline &&
		    same_page(w, from) && is_kicker(w, from - 1, leads))
			from--;
		/* Headlines without text, or a page of them: no head. */
		if (to == n || to - from < 2 || to - from > LINES_MOST)
			continue;
		choice = choose(w, from, to);
		if (choice.parts)
			set(w, from, to, &choice);
	}
}
