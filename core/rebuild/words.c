/* The words that a page's blocks share.
 *
 * Each block's words stand once in its list, those that no other block has left
 * out; each knows where the word stood before and where it stands next, so
 * that what two stretches of the page share is told without a search. */
#include <string.h>

#include "rebuild/lanes.h"
#include "rebuild/ngrams.h"
#include "rebuild/share.h"
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

/* How many blocks away a word stands next; FAR: so many or more, or nowhere. */
enum { FAR = UINT16_MAX, NO_BLOCK = INT32_MAX };

struct words {
	/* By place: which of the blocks below is its own, 0 for a word of one
	 * block; how rare the word is; how many blocks away it stood, and
	 * stands. */
	uint32_t *own;
	float *rarity;
	uint16_t *back, *on;
	int32_t *blocks;    /* where each word stands, NO_BLOCK around */
	int32_t *from;	    /* by block: its first place; from[n]: past all */
	double *all, *rare; /* by block: the sum of all blocks before it */
	long n;
	struct collector *collector; /* until they are all placed */
};

/* ---- collecting ---- */

struct slot {
	uint32_t hash;
	int32_t block; /* that held it last */
	uint32_t word; /* its number */
	uint32_t n;    /* blocks that hold it; 0: a free slot */
};

/* A word, by its number, counted from 0 in the order of their first places. */
struct word {
	uint32_t next; /* in words.blocks, 0: it stands in one block only */
	float rarity;
};

/* A word of the block that is being read. */
struct here {
	uint32_t hash, at, units;
};

struct collector {
	struct words *words;
	struct galley_arena *arena; /* the step's */
	struct slot *slots;
	uint32_t shift; /* a hash's high bits are its slot */
	uint32_t mask;
	uint32_t nwords;
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

static uint32_t slot_of(const struct collector *c, uint32_t hash)
{
	uint32_t slot = hash * 0x9E3779B1u >> c->shift;

	/* One branch that is hardly ever taken (ngrams.c). */
	while ((c->slots[slot].n != 0) & (c->slots[slot].hash != hash))
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

	if (c->nwords + more <= n / 3 * 2)
		return;
	make_slots(c, n * 2);
	for (i = 0; i < n; i++) {
		if (old[i].n)
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

/* Where in its block a word begins, and its units, in the place of a rarity. */
enum { AT_BITS = 13 };
_Static_assert(TAKEN_WIDE < 1 << AT_BITS && TAKEN_LATIN < 1 << AT_BITS &&
		   sizeof(float) == sizeof(uint32_t),
    "they share a number that is as large as a float");

/* Block i is the next to hold that word. */
static void place_word(struct collector *c, long i, const struct here *h)
{
	struct slot *slot = &c->slots[slot_of(c, h->hash)];
	uint32_t at = h->at | h->units << AT_BITS;

	if (!slot->n) {
		slot->word = c->nwords++;
		slot->hash = h->hash;
	} else if (slot->block == i) {
		return; /* once a block */
	}
	slot->n++;
	slot->block = (int32_t)i;
	memcpy(&c->words->rarity[c->nplaces], &at, sizeof(at));
	c->words->own[c->nplaces++] = slot->word;
}

/* A block's words are looked up together, so that memory is waited for once. */
static void collect(const struct work *w, struct collector *c, long i)
{
	long k;

	c->words->from[i] = c->nplaces;
	c->nhere = 0;
	find(w, c, i);
	make_room(c, (uint32_t)c->nhere);
	for (k = 0; k < c->nhere; k++)
		place_word(c, i, &c->here[k]);
}

/* Those that stand in several blocks get their room in the list of blocks. */
static struct word *number_words(
    struct work *w, struct words *s, struct collector *c)
{
	struct word *words =
	    galley_arena_array(c->arena, (size_t)c->nwords + 1, sizeof(*words));
	uint32_t at = 1, i, n;

	for (i = 0; i <= c->mask; i++) {
		if (c->slots[i].n > 1)
			words[c->slots[i].word].next = c->slots[i].n;
	}
	for (i = 0; i < c->nwords; i++) {
		n = words[i].next;
		if (!n)
			continue;
		words[i].next = at;
		at += n + 1;
	}
	/* What is looked at together may reach over the last. */
	at += STEPS_MOST + 1;
	s->blocks = galley_arena_room(w->passing, at, sizeof(*s->blocks));
	for (i = 0; i < at; i++)
		s->blocks[i] = NO_BLOCK;
	return words;
}

/* The block that holds a place. */
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

struct lookup {
	const struct words *words;
	struct word *list;
	int32_t *first; /* place of each word */
};

static void look_up(struct work *mine, void *lookup, long from, long to)
{
	const struct lookup *l = lookup;
	uint32_t at;

	for (; from < to; from++) {
		if (!l->list[from].next)
			continue;
		memcpy(&at, &l->words->rarity[l->first[from]], sizeof(at));
		l->list[from].rarity =
		    rarity_of(mine, block_of(l->words, l->first[from]),
			at & ((1u << AT_BITS) - 1), at >> AT_BITS);
	}
}

/* Words are looked up as they stand at their first place. */
static void look_up_all(
    struct work *w, struct words *s, struct collector *c, struct word *words)
{
	enum { SHARED_LEAST = 20000 };
	struct lookup l = {s, words,
	    galley_arena_room(
		c->arena, (size_t)c->nwords + 1, sizeof(*l.first))};
	uint32_t next = 0;
	int32_t k;

	for (k = 0; k < c->nplaces; k++) {
		if (s->own[k] == next)
			l.first[next++] = k;
	}
	galley_share(w, (long)c->nwords, SHARED_LEAST, look_up, &l);
}

static uint16_t distance(int32_t a, int32_t b)
{
	return b - a < FAR ? (uint16_t)(b - a) : (uint16_t)FAR;
}

/* Each place in the list of its word's blocks. */
static void list_blocks(struct words *s, struct word *words)
{
	enum { AHEAD = 16 };
	const int32_t last = s->from[s->n] - 2 * AHEAD;
	int32_t k = 0, before;
	struct word *word;
	long i;

	for (i = 0; i < s->n; i++) {
		for (; k < s->from[i + 1]; k++) {
			if (k < last) {
				prefetch(&words[s->own[k + 2 * AHEAD]]);
				word = &words[s->own[k + AHEAD]];
				prefetch(&s->blocks[word->next]);
			}
			word = &words[s->own[k]];
			s->back[k] = s->on[k] = FAR;
			s->rarity[k] = word->rarity;
			s->own[k] = word->next;
			if (!word->next)
				continue;
			before = s->blocks[word->next - 1];
			if (before != NO_BLOCK)
				s->back[k] = distance(before, (int32_t)i);
			s->blocks[word->next++] = (int32_t)i;
		}
	}
}

/* Where the words of these blocks stand next, and their sum for each block. */
static void weigh(struct work *mine, void *words, long from, long to)
{
	struct words *s = words;
	double all, rare;
	float rarity;
	int32_t k;

	(void)mine;
	for (; from < to; from++) {
		all = rare = 0;
		for (k = s->from[from]; k < s->from[from + 1]; k++) {
			if (s->own[k])
				s->on[k] = distance(
				    (int32_t)from, s->blocks[s->own[k] + 1]);
			rarity = s->own[k] ? s->rarity[k] : UNSHARED;
			all += rarity;
			if (rarity > GALLEY_WORDS_RARE)
				rare += rarity - GALLEY_WORDS_RARE;
		}
		s->all[from + 1] = all;
		s->rare[from + 1] = rare;
	}
}

/* ---- the words of a page ---- */

/* Places and what is known of them. */
static void make_places(struct work *w, struct words *s, size_t places)
{
	size_t n = (size_t)s->n + 1;

	places += LANES; /* what is looked at together reaches over the last */
	s->own = galley_arena_room(w->passing, places, sizeof(*s->own));
	s->rarity = galley_arena_room(w->passing, places, sizeof(*s->rarity));
	s->back = galley_arena_room(w->passing, places, sizeof(*s->back));
	s->on = galley_arena_room(w->passing, places, sizeof(*s->on));
	s->from = galley_arena_array(w->passing, n, sizeof(*s->from));
	s->all = galley_arena_array(w->passing, n, sizeof(*s->all));
	s->rare = galley_arena_array(w->passing, n, sizeof(*s->rare));
}

struct words *galley_words_new(struct work *w)
{
	struct words *s = galley_arena_alloc(w->passing, sizeof(*s));
	struct collector *c = galley_arena_alloc(w->step, sizeof(*c));
	uint32_t slots = 1 << 10;
	size_t total = 0;
	long i;

	s->n = w->flow.count;
	for (i = 0; i < s->n; i++)
		total +=
		    (size_t)(w->flow.n[i] < taken(w) ? w->flow.n[i] : taken(w));
	if (!w->language->wide) /* a word is four letters and a blank */
		total = total / 5 + (size_t)s->n;
	make_places(w, s, total);
	s->collector = c;
	c->words = s;
	c->arena = w->step;
	c->here =
	    galley_arena_room(w->step, (size_t)taken(w) + 1, sizeof(*c->here));
	/* Of many places, most are of words that stand elsewhere too. */
	while (slots < total * 3 / 2 && (slots < 1 << 14 || slots < total / 4))
		slots *= 2;
	make_slots(c, slots);
	for (i = 0; i < s->n; i++)
		collect(w, c, i);
	s->from[s->n] = c->nplaces;
	return s;
}

void galley_words_place(struct work *w, struct words *s)
{
	enum { SHARED_LEAST = 2000 };
	struct collector *c = s->collector;
	struct word *words;
	long i;

	c->arena = w->step;
	memset(s->back + c->nplaces, 0xFF, LANES * sizeof(*s->back));
	memset(s->on + c->nplaces, 0xFF, LANES * sizeof(*s->on));
	words = number_words(w, s, c);
	look_up_all(w, s, c, words);
	list_blocks(s, words);
	galley_share(w, s->n, SHARED_LEAST, weigh, s);
	for (i = 0; i < s->n; i++) {
		s->all[i + 1] += s->all[i];
		s->rare[i + 1] += s->rare[i];
	}
	s->collector = NULL;
}

/* ---- asking ---- */

struct asked {
	long a, b, c, d;
	float least, sum;
};

/* Whether the word at place k, of a block in [a, b], stands in [c, d] behind,
 * and not in [a, b] in between. */
static int stands_after(const struct words *s, const struct asked *q, int32_t k)
{
	const int32_t *block = s->blocks + s->own[k] + 1, *end;
	const int32_t c = (int32_t)q->c;
	const quads from = {c, c, c, c};
	quads x;

	if (!s->own[k] || *block <= q->b)
		return 0;
	/* NO_BLOCK lies behind them all. */
	for (end = block + STEPS_MOST; block < end; block += QUADS) {
		memcpy(&x, block, sizeof(x));
		if (!quads_any((quads)(x >= from)))
			continue;
		while (*block < c)
			block++;
		return *block <= q->d;
	}
	return 0;
}

/* The same, before. */
static int stands_before(
    const struct words *s, const struct asked *q, int32_t k)
{
	const int32_t *block = s->blocks + s->own[k];
	int steps;

	if (!s->own[k] || block[-1] >= q->a)
		return 0;
	for (steps = 1; steps <= STEPS_MOST && block[-steps] != NO_BLOCK;
	     steps++) {
		if (block[-steps] <= q->d)
			return block[-steps] >= q->c;
	}
	return 0;
}

/* Each word once: where it stands nearest to the others.  Adds up the words of
 * block i that stand next more than low and at most high blocks away; most
 * stand nowhere near. */
static void add_shared(
    const struct words *s, struct asked *q, long i, long low, long high)
{
	const int later = q->c > q->b;
	const uint16_t *away = later ? s->on : s->back;
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
			if (near[n] && s->rarity[k + n] > q->least &&
			    (later ? stands_after(s, q, k + n)
				   : stands_before(s, q, k + n)))
				q->sum += s->rarity[k + n] - q->least;
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
