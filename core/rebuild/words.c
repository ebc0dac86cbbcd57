/* The words that a page's blocks share.
 *
 * Each block's words stand once in its list, those that no other block has left
 * out; each knows where the word stood before and where it stands next, so
 * that what two stretches of the page share is told without a search. */
#include <string.h>

#include "rebuild/ngrams.h"
#include "rebuild/tables.h"
#include "rebuild/words.h"

enum {
	/* Units of a block's start that words are taken from. */
	TAKEN_WIDE = 4096,
	TAKEN_LATIN = 4096,
	STEPS_MOST = 64 /* places of a word that are looked at */
};
/* What a word that stands in one block only counts for: it is not looked up. */
static const float UNSHARED = 6.0f;

struct entry {
	uint32_t hash;
	int32_t last; /* its place read last, and one; 0: a free slot */
	float rarity; /* -1: not asked yet */
};

/* The places of words, block by block; before and after are places of the same
 * word, NOWHERE: none. */
struct place {
	float rarity;
	int32_t block, before, after;
	int32_t block_before, block_after; /* of those, NOWHERE: none */
};

/* What is known of a place while they are collected. */
struct found {
	uint32_t at, units; /* where the word begins, how long it is */
	uint32_t slot;
	int32_t moved; /* where the place is kept */
};

struct words {
	const struct work *work;
	struct place *places;
	int32_t *from; /* by block: its first place; from[n]: one past all */
	double *all, *rare; /* by block: the sum of all blocks before it */
	long n;
};

struct collector {
	struct words *words;
	struct found *found; /* by place */
	struct entry *slots;
	uint32_t shift; /* a hash's high bits are its slot */
	uint32_t mask;
	int32_t nplaces;
};

static long taken(const struct work *w)
{
	return w->language->wide ? TAKEN_WIDE : TAKEN_LATIN;
}

static int is_han(folded c)
{
	return c >= 0x3400 && c <= 0x9FFF;
}

static int in_word(folded c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '0' ||
	       c == '\'' || (c >= 0xC0 && c < 0x2000) ||
	       (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* Adds a word of block i, once a block. */
static void add(struct collector *c, long i, uint32_t hash, long at, long units)
{
	uint32_t slot = hash * 0x9E3779B1u >> c->shift;
	struct place *places = c->words->places;
	struct found *f = &c->found[c->nplaces];
	struct entry *e;

	/* One branch that is hardly ever taken (ngrams.c). */
	while ((c->slots[slot].last != 0) & (c->slots[slot].hash != hash))
		slot = (slot + 1) & c->mask;
	e = &c->slots[slot];
	if (e->last && places[e->last - 1].block == i)
		return;
	*f = (struct found){(uint32_t)at, (uint32_t)units, slot, NOWHERE};
	places[c->nplaces] = (struct place){0, (int32_t)i, e->last - 1, NOWHERE,
	    e->last ? places[e->last - 1].block : NOWHERE, NOWHERE};
	if (e->last) {
		places[e->last - 1].after = c->nplaces;
		places[e->last - 1].block_after = (int32_t)i;
	}
	if (!e->last)
		e->rarity = -1;
	e->hash = hash;
	e->last = ++c->nplaces;
}

static void collect(const struct work *w, struct collector *c, long i)
{
	const folded *t = w->flow.text[i];
	long n = w->flow.n[i], k, from = 0;
	uint32_t h = 0;

	if (n > taken(w))
		n = taken(w);
	for (k = 0; w->language->wide && k + 1 < n; k++) {
		if (is_han(t[k]) && is_han(t[k + 1]))
			add(c, i, (uint32_t)t[k] << 16 | t[k + 1], k, 2);
	}
	for (k = 0; !w->language->wide && k <= n; k++) {
		if (k < n && in_word(t[k])) {
			folded u = t[k];

			h = galley_ngram_add(
			    h, u >= 'A' && u <= 'Z' ? (uint16_t)(u + 32) : u);
			continue;
		}
		if (k - from >= 4)
			add(c, i, h, from, k - from);
		from = k + 1;
		h = 0;
	}
}

static float rarity_of(const struct work *w, long block, const struct found *f)
{
	const folded *t = w->flow.text[block] + f->at;
	float x = w->language->wide
		      ? galley_ngrams_rarity(w, t[0], t[1])
		      : galley_ngrams_word_rarity(w, t, (long)f->units);

	return x > 0 ? x : 0;
}

/* Leaves out the words of one block alone, and sums up what each block has. */
static void weigh(struct words *s, struct collector *c)
{
	int32_t k = 0, kept = 0;
	struct place *p;
	struct entry *e;
	double all, rare;
	long i;

	for (i = 0; i < s->n; i++) {
		s->from[i] = kept;
		all = rare = 0;
		for (; k < c->nplaces && s->places[k].block == i; k++) {
			p = &s->places[k];
			if (p->before == NOWHERE && p->after == NOWHERE) {
				all += UNSHARED;
				rare += UNSHARED - GALLEY_WORDS_RARE;
				continue;
			}
			e = &c->slots[c->found[k].slot];
			if (e->rarity < 0)
				e->rarity = rarity_of(s->work, i, &c->found[k]);
			p->rarity = e->rarity;
			all += p->rarity;
			if (p->rarity > GALLEY_WORDS_RARE)
				rare += p->rarity - GALLEY_WORDS_RARE;
			c->found[k].moved = kept;
			s->places[kept++] = *p;
		}
		s->all[i + 1] = s->all[i] + all;
		s->rare[i + 1] = s->rare[i] + rare;
	}
	s->from[s->n] = kept;
	for (k = 0; k < kept; k++) {
		p = &s->places[k];
		if (p->before != NOWHERE)
			p->before = c->found[p->before].moved;
		if (p->after != NOWHERE)
			p->after = c->found[p->after].moved;
	}
}

struct words *galley_words_new(struct work *w)
{
	struct words *s = galley_arena_alloc(w->arena, sizeof(*s));
	struct collector c = {s, NULL, NULL, 22, (1 << 10) - 1, 0};
	size_t n = (size_t)w->flow.count;
	uint64_t total = 0;
	long i;

	s->work = w;
	s->n = w->flow.count;
	for (i = 0; i < s->n; i++)
		total += (uint64_t)(w->flow.n[i] < taken(w) ? w->flow.n[i]
							    : taken(w));
	if (!w->language->wide)
		total = total / 5 + n; /* a word is four letters and a blank */
	while (c.mask < total * 3 / 2 && c.shift > 2) {
		c.shift--;
		c.mask = c.mask * 2 + 1;
	}
	c.slots =
	    galley_arena_array(w->arena, (size_t)c.mask + 1, sizeof(*c.slots));
	s->places = galley_arena_room(w->arena, total + 1, sizeof(*s->places));
	c.found = galley_arena_room(w->arena, total + 1, sizeof(*c.found));
	s->from = galley_arena_array(w->arena, n + 1, sizeof(*s->from));
	s->all = galley_arena_array(w->arena, n + 1, sizeof(*s->all));
	s->rare = galley_arena_array(w->arena, n + 1, sizeof(*s->rare));
	for (i = 0; i < s->n; i++)
		collect(w, &c, i);
	weigh(s, &c);
	return s;
}

/* Whether the word stands in blocks [c, d], all after this place. */
static int stands_after(
    const struct words *s, const struct place *p, long c, long d)
{
	int steps;

	for (steps = 0; p->after != NOWHERE && steps < STEPS_MOST; steps++) {
		if (p->block_after >= c)
			return p->block_after <= d;
		p = &s->places[p->after];
	}
	return 0;
}

/* The same, all before this place. */
static int stands_before(
    const struct words *s, const struct place *p, long c, long d)
{
	int steps;

	for (steps = 0; p->before != NOWHERE && steps < STEPS_MOST; steps++) {
		if (p->block_before <= d)
			return p->block_before >= c;
		p = &s->places[p->before];
	}
	return 0;
}

float galley_words_shared(
    const struct words *s, long a, long b, long c, long d, float least)
{
	const struct place *p, *end;
	float sum = 0;
	int later = c > b;

	a = a < 0 ? 0 : a;
	b = b >= s->n ? s->n - 1 : b;
	if (b < a || d < c || d < 0 || c >= s->n)
		return 0;
	end = s->places + s->from[b + 1];
	for (p = s->places + s->from[a]; p < end; p++) {
		if (p->rarity <= least)
			continue;
		/* Each word once: where it stands nearest to the others. */
		if (later) {
			if (p->block_after <= b)
				continue;
			if (stands_after(s, p, c, d))
				sum += p->rarity - least;
		} else {
			if (p->block_before >= a || p->before == NOWHERE)
				continue;
			if (stands_before(s, p, c, d))
				sum += p->rarity - least;
		}
	}
	return sum;
}

float galley_words_all(const struct words *s, long a, long b, float least)
{
	const double *sums = least > 0 ? s->rare : s->all;

	a = a < 0 ? 0 : a;
	b = b >= s->n ? s->n - 1 : b;
	return b < a ? 0 : (float)(sums[b + 1] - sums[a]);
}
