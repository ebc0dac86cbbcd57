/* The words that a page's blocks share.
 *
 * Each block's words stand once in its list, those that no other block has left
 * out; each knows where the word stood before and where it stands next, so
 * that what two stretches of the page share is told without a search. */
#include <string.h>

#include "rebuild/lanes.h"
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

/* By place: the places of the same word before and behind, NOWHERE: none.  Of a
 * word that stands at one place so far, after tells where in its block. */
struct place {
	float rarity;
	int32_t before, after;
};
enum { AT_BITS = 13 };
_Static_assert(TAKEN_WIDE < 1 << AT_BITS && TAKEN_LATIN < 1 << AT_BITS,
    "a word's place and length share an int32_t");

/* How many blocks away a word stands next; FAR: so many or more, or nowhere. */
enum { FAR = UINT16_MAX };

struct words {
	const struct work *work;
	struct place *places;
	uint16_t *back,
	    *on;       /* by place: blocks to where it stood, and stands */
	int32_t *from; /* by block: its first place; from[n]: one past all */
	double *all, *rare; /* by block: the sum of all blocks before it */
	long n;
};

struct slot {
	uint32_t hash;
	int32_t last; /* its place read last, and one; 0: a free slot */
	int32_t block;
};

/* A word of the block that is being read. */
struct here {
	uint32_t hash, at, units;
};

struct collector {
	struct words *words;
	struct galley_arena *arena; /* of the slots */
	struct slot *slots;
	uint32_t shift; /* a hash's high bits are its slot */
	uint32_t mask, used;
	int32_t nplaces;
	struct here *here;
	long nhere;
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

/* ---- collecting ---- */

static uint32_t slot_of(const struct collector *c, uint32_t hash)
{
	uint32_t slot = hash * 0x9E3779B1u >> c->shift;

	/* One branch that is hardly ever taken (ngrams.c). */
	while ((c->slots[slot].last != 0) & (c->slots[slot].hash != hash))
		slot = (slot + 1) & c->mask;
	return slot;
}

static void make_slots(struct collector *c, uint32_t size)
{
	c->shift = 32;
	for (c->mask = size - 1; size > 1; size /= 2)
		c->shift--;
	c->slots = galley_arena_array(
	    c->arena, (size_t)c->mask + 1, sizeof(*c->slots));
}

/* Room for so many words more; a third of the slots stays free. */
static void make_room(struct collector *c, uint32_t more)
{
	struct slot *old = c->slots;
	uint32_t n = c->mask + 1, i;

	if (c->used + more <= n / 3 * 2)
		return;
	make_slots(c, n * 2);
	for (i = 0; i < n; i++) {
		if (old[i].last)
			c->slots[slot_of(c, old[i].hash)] = old[i];
	}
}

static inline void prefetch(const void *p)
{
#if defined(__GNUC__)
	__builtin_prefetch(p, 1);
#else
	(void)p;
#endif
}

static inline void add(struct collector *c, uint32_t hash, long at, long units)
{
	c->here[c->nhere++] =
	    (struct here){hash, (uint32_t)at, (uint32_t)units};
	prefetch(&c->slots[hash * 0x9E3779B1u >> c->shift]);
}

/* The words of block i as they stand. */
static void find(const struct work *w, struct collector *c, long i)
{
	const folded *t = w->flow.text[i];
	long n = w->flow.n[i], k, from = 0;
	uint32_t h = 0;

	if (n > taken(w))
		n = taken(w);
	for (k = 0; w->language->wide && k + 1 < n; k++) {
		if (is_han(t[k]) && is_han(t[k + 1]))
			add(c, (uint32_t)t[k] << 16 | t[k + 1], k, 2);
	}
	for (k = 0; !w->language->wide && k <= n; k++) {
		if (k < n && in_word(t[k])) {
			folded u = t[k];

			h = galley_ngram_add(
			    h, u >= 'A' && u <= 'Z' ? (uint16_t)(u + 32) : u);
			continue;
		}
		if (k - from >= 4)
			add(c, h, from, k - from);
		from = k + 1;
		h = 0;
	}
}

static float rarity_of(
    const struct work *w, long block, uint32_t at, uint32_t units)
{
	const folded *t = w->flow.text[block] + at;
	float x = w->language->wide
		      ? galley_ngrams_rarity(w, t[0], t[1])
		      : galley_ngrams_word_rarity(w, t, (long)units);

	return x > 0 ? x : 0;
}

/* Block i is the next to hold that word. */
static void place_word(struct collector *c, long i, const struct here *h)
{
	struct words *s = c->words;
	struct slot *slot = &c->slots[slot_of(c, h->hash)];
	int32_t at = c->nplaces, last = slot->last - 1;
	long away = i - slot->block;
	struct place *p = &s->places[at], *before;

	if (slot->last > s->from[i])
		return; /* once a block */
	*p = (struct place){
	    0, last, -2 - (int32_t)(h->at | h->units << AT_BITS)};
	s->back[at] = s->on[at] = FAR;
	if (slot->last) {
		before = &s->places[last];
		if (before->before == NOWHERE) {
			uint32_t first = (uint32_t)(-2 - before->after);

			before->rarity = rarity_of(s->work, slot->block,
			    first & ((1u << AT_BITS) - 1), first >> AT_BITS);
		}
		before->after = at;
		p->after = NOWHERE;
		p->rarity = before->rarity;
		s->back[at] = s->on[last] =
		    away < FAR ? (uint16_t)away : (uint16_t)FAR;
	}
	c->used += !slot->last;
	slot->hash = h->hash;
	slot->block = (int32_t)i;
	slot->last = ++c->nplaces;
}

/* A block's words are looked up together, so that memory is waited for once. */
static void collect(const struct work *w, struct collector *c, long i)
{
	struct slot *slot;
	long k;

	c->words->from[i] = c->nplaces;
	c->nhere = 0;
	find(w, c, i);
	make_room(c, (uint32_t)c->nhere);
	for (k = 0; k < c->nhere; k++) {
		slot = &c->slots[slot_of(c, c->here[k].hash)];
		if (slot->last > 0) {
			prefetch(&c->words->places[slot->last - 1]);
			prefetch(&c->words->on[slot->last - 1]);
		}
	}
	for (k = 0; k < c->nhere; k++)
		place_word(c, i, &c->here[k]);
}

/* Sums up what each block has. */
static void weigh(struct words *s)
{
	double all, rare;
	struct place *p;
	int32_t k = 0;
	long i;

	for (i = 0; i < s->n; i++) {
		all = rare = 0;
		for (; k < s->from[i + 1]; k++) {
			p = &s->places[k];
			if (p->after < NOWHERE) {
				p->after = NOWHERE;
				all += UNSHARED;
				rare += UNSHARED - GALLEY_WORDS_RARE;
				continue;
			}
			all += p->rarity;
			if (p->rarity > GALLEY_WORDS_RARE)
				rare += p->rarity - GALLEY_WORDS_RARE;
		}
		s->all[i + 1] = s->all[i] + all;
		s->rare[i + 1] = s->rare[i] + rare;
	}
}

struct words *galley_words_new(struct work *w)
{
	struct words *s = galley_arena_alloc(w->passing, sizeof(*s));
	struct collector c = {.words = s};
	size_t n = (size_t)w->flow.count, total = 0;
	uint32_t slots = 1 << 10;
	long i;

	s->work = w;
	s->n = w->flow.count;
	for (i = 0; i < s->n; i++)
		total +=
		    (size_t)(w->flow.n[i] < taken(w) ? w->flow.n[i] : taken(w));
	if (!w->language->wide)
		total = total / 5 + n; /* a word is four letters and a blank */
	while (slots < total * 3 / 2 && slots < 1 << 14)
		slots *= 2;
	c.arena = w->step = galley_arena_part(w->arena);
	make_slots(&c, slots);
	total += LANES;
	c.here =
	    galley_arena_room(w->step, (size_t)taken(w) + 1, sizeof(*c.here));
	s->places = galley_arena_room(w->passing, total, sizeof(*s->places));
	s->back = galley_arena_room(w->passing, total, sizeof(*s->back));
	s->on = galley_arena_room(w->passing, total, sizeof(*s->on));
	s->from = galley_arena_array(w->passing, n + 1, sizeof(*s->from));
	s->all = galley_arena_array(w->passing, n + 1, sizeof(*s->all));
	s->rare = galley_arena_array(w->passing, n + 1, sizeof(*s->rare));
	for (i = 0; i < s->n; i++)
		collect(w, &c, i);
	s->from[s->n] = c.nplaces;
	/* What is looked at together may reach over the last. */
	memset(s->back + c.nplaces, 0xFF, LANES * sizeof(*s->back));
	memset(s->on + c.nplaces, 0xFF, LANES * sizeof(*s->on));
	weigh(s);
	galley_arena_free(w->step);
	w->step = NULL;
	return s;
}

/* ---- asking ---- */

/* The block that holds a place, which the distance doesn't tell. */
static long block_of(const struct words *s, int32_t place)
{
	long low = 0, high = s->n, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (s->from[mid] <= place)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* Whether the word at place k, in a block before c, stands in [c, d] too. */
static int stands_after(
    const struct words *s, int32_t k, long block, long c, long d)
{
	int steps;

	for (steps = 0; s->places[k].after != NOWHERE && steps < STEPS_MOST;
	     steps++) {
		uint16_t away = s->on[k];

		k = s->places[k].after;
		block = away < FAR ? block + away : block_of(s, k);
		if (block >= c)
			return block <= d;
	}
	return 0;
}

/* The same, all before this place. */
static int stands_before(
    const struct words *s, int32_t k, long block, long c, long d)
{
	int steps;

	for (steps = 0; s->places[k].before != NOWHERE && steps < STEPS_MOST;
	     steps++) {
		uint16_t away = s->back[k];

		k = s->places[k].before;
		block = away < FAR ? block - away : block_of(s, k);
		if (block <= d)
			return block >= c;
	}
	return 0;
}

struct asked {
	long a, b, c, d;
	float least, sum;
};

/* Whether the word at place k, of block i in [a, b], stands in [c, d] and not
 * in [a, b] in between. */
static int is_shared(
    const struct words *s, const struct asked *q, int32_t k, long i)
{
	const struct place *p = &s->places[k];

	if (p->rarity <= q->least)
		return 0;
	if (q->c > q->b)
		return (s->on[k] < FAR || p->after == NOWHERE ||
			   block_of(s, p->after) > q->b) &&
		       stands_after(s, k, i, q->c, q->d);
	return (s->back[k] < FAR || p->before == NOWHERE ||
		   block_of(s, p->before) < q->a) &&
	       stands_before(s, k, i, q->c, q->d);
}

/* Each word once: where it stands nearest to the others.  Adds up the words of
 * block i that stand next more than low and at most high blocks away; most
 * stand nowhere near. */
static void add_shared(
    const struct words *s, struct asked *q, long i, long low, long high)
{
	const uint16_t *away = q->c > q->b ? s->on : s->back;
	int32_t k = s->from[i], end = s->from[i + 1], n;
	lanes first, many, near;

	low = low < FAR ? low : FAR - 1;
	high = high < FAR ? high : FAR;
	first = lanes_all((uint16_t)(low + 1));
	many = lanes_all((uint16_t)(high - low));
	for (; k < end; k += LANES) {
		near = (lanes)(lanes_load(away + k) - first < many);
		if (!lanes_any(near))
			continue;
		for (n = 0; n < LANES && k + n < end; n++) {
			if (near[n] && is_shared(s, q, k + n, i))
				q->sum += s->places[k + n].rarity - q->least;
		}
	}
}

float galley_words_shared(
    const struct words *s, long a, long b, long c, long d, float least)
{
	struct asked q;
	long i, low, high;

	a = a < 0 ? 0 : a;
	b = b >= s->n ? s->n - 1 : b;
	if (b < a || d < c || d < 0 || c >= s->n)
		return 0;
	q = (struct asked){a, b, c, d, least, 0};
	for (i = a; i <= b; i++) {
		low = c > b ? b - i : i - a;
		high = c > b ? d - i : i - c;
		if (low < high)
			add_shared(s, &q, i, low, high);
	}
	return q.sum;
}

float galley_words_all(const struct words *s, long a, long b, float least)
{
	const double *sums = least > 0 ? s->rare : s->all;

	a = a < 0 ? 0 : a;
	b = b >= s->n ? s->n - 1 : b;
	return b < a ? 0 : (float)(sums[b + 1] - sums[a]);
}
