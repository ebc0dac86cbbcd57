/* Counts n-grams and lays them out as a table. */
#include <stdlib.h>
#include <string.h>

#include "count.h"
#include "rebuild/lines.h"
#include "rebuild/ngrams.h"

struct counted {
	uint32_t hash, seen, followers;
	uint32_t units;
};

struct counter {
	struct counted *table;
	uint32_t mask, used;
	uint32_t order;
};

static struct counted *find(struct counter *c, uint32_t hash)
{
	uint32_t at = galley_mix(hash) & c->mask;

	while (c->table[at].hash && c->table[at].hash != hash)
		at = (at + 1) & c->mask;
	if (!c->table[at].hash) {
		c->table[at].hash = hash;
		c->used++;
	}
	return &c->table[at];
}

static void enlarge(struct counter *c)
{
	struct counted *old = c->table;
	uint32_t size = c->mask + 1, i;

	if (c->table && c->used < size / 2)
		return;
	size = c->table ? size * 2 : 1u << 16;
	c->table = gold_alloc(size * sizeof(*c->table));
	c->mask = size - 1;
	c->used = 0;
	for (i = 0; old && i < size / 2; i++) {
		if (old[i].hash)
			*find(c, old[i].hash) = old[i];
	}
	free(old);
}

static void count_paragraph(struct counter *c, const folded *text, long n)
{
	uint32_t history[GALLEY_ORDER_MOST] = {GALLEY_SEED}, k, depth = 1;
	struct counted *whole;
	long i;

	enlarge(c);
	history[1] = galley_ngram_add(GALLEY_SEED, GALLEY_START);
	find(c, history[1])->seen++;
	for (i = 0; i < n; i++) {
		enlarge(c);
		find(c, GALLEY_SEED)->seen++;
		for (k = 0; k < c->order && k <= depth; k++) {
			whole = find(c, galley_ngram_add(history[k], text[i]));
			whole->units = k + 1;
			if (!whole->seen++)
				find(c, history[k])->followers++;
		}
		for (k = c->order; k-- > 1;)
			history[k] = galley_ngram_add(history[k - 1], text[i]);
		if (depth + 1 < c->order)
			depth++;
	}
}

static int class_of(uint32_t n)
{
	int k = 0;

	while (k < 15 && (float)n * (float)n >
			     galley_count_class[k] * galley_count_class[k + 1])
		k++;
	return k;
}

static int by_hash(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static void store(
    struct ngram_table *t, unsigned char *buckets, const struct counted *c)
{
	uint32_t at = galley_ngram_bucket(c->hash, t->nbuckets);
	uint16_t key = galley_ngram_key(c->hash);
	unsigned char *b;
	int i;

	for (;;) {
		b = buckets + (size_t)at * GALLEY_BUCKET_BYTES;
		for (i = 0; i < GALLEY_BUCKET_SLOTS; i++) {
			if (b[2 * i] || b[2 * i + 1])
				continue;
			b[2 * i] = (unsigned char)key;
			b[2 * i + 1] = (unsigned char)(key >> 8);
			b[16 + i] = (unsigned char)(class_of(c->seen) << 4 |
						    class_of(c->followers));
			return;
		}
		at = at + 1 == t->nbuckets ? 0 : at + 1;
	}
}

static struct ngram_table lay_out(struct counter *c)
{
	struct ngram_table t = {NULL, 0, c->order};
	unsigned char *buckets;
	uint32_t i, n = 0;

	for (i = 0; i <= c->mask; i++) {
		if (c->table[i].hash &&
		    (c->table[i].units < c->order || c->table[i].seen > 1))
			c->table[n++] = c->table[i];
	}
	/* In the order of the hashes, so that the bytes don't depend on how
	 * the counter grew. */
	qsort(c->table, n, sizeof(*c->table), by_hash);
	t.nbuckets = n / (GALLEY_BUCKET_SLOTS - 1) + 16;
	buckets = gold_alloc((size_t)t.nbuckets * GALLEY_BUCKET_BYTES);
	for (i = 0; i < n; i++)
		store(&t, buckets, &c->table[i]);
	t.buckets = buckets;
	free(c->table);
	return t;
}

static int told_before(const struct gold_page *p, const char *take, size_t i,
    const struct gold_article *a)
{
	size_t k, m;

	for (k = 0; k < i; k++) {
		if (!take[k] || p[k].group != p[i].group)
			continue;
		for (m = 0; m < p[k].narticles; m++) {
			if (!strcmp(p[k].articles[m].blocks[0].text,
				a->blocks[0].text))
				return 1;
		}
	}
	return 0;
}

struct ngram_table count_ngrams(
    const struct gold_page *p, size_t n, const char *take, int latin, int order)
{
	struct counter c = {NULL, 0, 0, (uint32_t)order};
	size_t i, k, m, bytes;
	folded *text;

	enlarge(&c);
	for (i = 0; i < n; i++) {
		if (!take[i] || p[i].latin != latin)
			continue;
		for (k = 0; k < p[i].narticles; k++) {
			const struct gold_article *a = &p[i].articles[k];

			if (told_before(p, take, i, a))
				continue;
			for (m = 1; m < a->nblocks; m++) {
				bytes = strlen(a->blocks[m].text);
				text = gold_alloc((bytes + 1) * sizeof(*text));
				count_paragraph(&c, text,
				    galley_fold_text(text, a->blocks[m].text, 0,
					bytes, !latin));
				free(text);
			}
		}
	}
	return lay_out(&c);
}

void count_free(struct ngram_table *t)
{
	free((void *)t->buckets);
	t->buckets = NULL;
}
