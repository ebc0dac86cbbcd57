/* The words that a page's blocks share. */
#include <string.h>

#include "rebuild/ngrams.h"
#include "rebuild/tables.h"
#include "rebuild/words.h"

enum { TAKEN_MOST = 4096 /* units of a block that words are taken from */ };

struct entry {
	uint32_t hash;
	float rarity;
	long *in; /* blocks that hold it, in order */
	long count, last;
};

struct list {
	uint32_t
	    *entry; /* of a block's words, those that another block has too */
	long n;
	float all, rare;
};

struct words {
	struct entry *entries;
	uint32_t *slots; /* an open table, by hash: entry and one, 0: free */
	uint32_t mask, nentries;
	struct list *lists; /* a block */
	long n;
};

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

static struct entry *find(struct words *s, uint32_t hash)
{
	uint32_t at = galley_mix(hash) & s->mask;

	while (s->slots[at] && s->entries[s->slots[at] - 1].hash != hash)
		at = (at + 1) & s->mask;
	if (!s->slots[at])
		s->slots[at] = ++s->nentries;
	return &s->entries[s->slots[at] - 1];
}

/* Adds a word of block i, once a block; from and n are its units. */
static void add(struct work *w, struct words *s, long i, uint32_t hash,
    const folded *from, long n)
{
	struct entry *e = find(s, hash);
	struct list *l = &s->lists[i];

	if (!e->count) {
		e->hash = hash;
		e->rarity = w->language->wide
				? galley_ngrams_rarity(w, from[0], from[1])
				: galley_ngrams_word_rarity(w, from, n);
	} else if (e->last == i) {
		return;
	}
	e->last = i;
	e->count++;
	l->entry[l->n++] = (uint32_t)(e - s->entries);
	l->all += e->rarity > 0 ? e->rarity : 0;
	if (e->rarity > GALLEY_WORDS_RARE)
		l->rare += e->rarity - GALLEY_WORDS_RARE;
}

static void collect(struct work *w, struct words *s, long i)
{
	const folded *t = w->flow.text[i];
	long n = w->flow.n[i], k, from = 0;
	uint32_t h = 0;

	if (n > TAKEN_MOST)
		n = TAKEN_MOST;
	s->lists[i].entry =
	    galley_arena_array(w->arena, (size_t)n + 1, sizeof(uint32_t));
	for (k = 0; w->language->wide && k + 1 < n; k++) {
		if (is_han(t[k]) && is_han(t[k + 1]))
			add(w, s, i, (uint32_t)t[k] << 16 | t[k + 1], t + k, 2);
	}
	for (k = 0; !w->language->wide && k <= n; k++) {
		if (k < n && in_word(t[k])) {
			folded c = t[k];

			h = galley_ngram_add(
			    h, c >= 'A' && c <= 'Z' ? (uint16_t)(c + 32) : c);
			continue;
		}
		if (k - from >= 4)
			add(w, s, i, h, t + from, k - from);
		from = k + 1;
		h = 0;
	}
}

/* Words of one block alone are shared with none. */
static void index_blocks(struct work *w, struct words *s)
{
	struct list *l;
	struct entry *e;
	long i, k, kept;

	for (i = 0; i < s->n; i++) {
		l = &s->lists[i];
		for (k = kept = 0; k < l->n; k++) {
			e = &s->entries[l->entry[k]];
			if (e->count < 2)
				continue;
			if (!e->in) {
				e->in = galley_arena_array(
				    w->arena, (size_t)e->count, sizeof(long));
				e->last = 0;
			}
			e->in[e->last++] = i;
			l->entry[kept++] = l->entry[k];
		}
		l->n = kept;
	}
}

struct words *galley_words_new(struct work *w)
{
	struct words *s = galley_arena_alloc(w->arena, sizeof(*s));
	uint32_t size = 1024;
	uint64_t total = 0;
	long i;

	s->n = w->flow.count;
	for (i = 0; i < s->n; i++)
		total += (uint64_t)(w->flow.n[i] < TAKEN_MOST ? w->flow.n[i]
							      : TAKEN_MOST);
	while (size < 2 * total && size < 1u << 30)
		size *= 2;
	s->mask = size - 1;
	s->slots = galley_arena_array(w->arena, size, sizeof(*s->slots));
	s->entries =
	    galley_arena_array(w->arena, total + 1, sizeof(*s->entries));
	s->lists =
	    galley_arena_array(w->arena, (size_t)s->n + 1, sizeof(*s->lists));
	for (i = 0; i < s->n; i++)
		collect(w, s, i);
	index_blocks(w, s);
	return s;
}

/* The first of the entry's blocks from this one on, or one past all. */
static long first_from(const struct words *s, const struct entry *e, long from)
{
	long low = 0, high = e->count, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (e->in[mid] < from)
			low = mid + 1;
		else
			high = mid;
	}
	return low < e->count ? e->in[low] : s->n;
}

float galley_words_shared(
    const struct words *s, long a, long b, long c, long d, float least)
{
	const struct entry *e;
	float sum = 0;
	long i, k;

	if (d >= s->n)
		d = s->n - 1;
	for (i = a < 0 ? 0 : a; i <= b && i < s->n; i++) {
		for (k = 0; k < s->lists[i].n; k++) {
			e = &s->entries[s->lists[i].entry[k]];
			if (e->rarity > least && first_from(s, e, c) <= d &&
			    first_from(s, e, a) == i)
				sum += e->rarity - least;
		}
	}
	return sum;
}

float galley_words_all(const struct words *s, long a, long b, float least)
{
	float sum = 0;
	long i;

	for (i = a < 0 ? 0 : a; i <= b && i < s->n; i++)
		sum += least > 0 ? s->lists[i].rare : s->lists[i].all;
	return sum;
}
