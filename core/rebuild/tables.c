/* The trained tables, read as they lie. */
#include <string.h>

#include "rebuild/tables.h"

const float galley_count_class[16] = {
    1, 2, 3, 4, 6, 8, 12, 20, 36, 75, 160, 400, 1200, 5000, 40000, 400000};

extern const unsigned char galley_tables_bytes[] /* tables.S */
    __attribute__((visibility("hidden")));
extern const unsigned char galley_tables_bytes_end[]
    __attribute__((visibility("hidden")));

static uint32_t u32(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

int galley_tables_read(struct tables *t, const unsigned char *p, size_t bytes)
{
	uint64_t weights, wanted;
	uint32_t bits;

	memset(t, 0, sizeof(*t));
	if (bytes < GALLEY_TABLES_HEAD || memcmp(p, "GALLEYT2", 8) != 0)
		return -1;
	bits = u32(p + 8);
	t->wide.order = u32(p + 12);
	t->wide.nbuckets = u32(p + 16);
	t->latin.order = u32(p + 20);
	t->latin.nbuckets = u32(p + 24);
	if (bits > 24 || !t->wide.nbuckets || !t->latin.nbuckets ||
	    !t->wide.order || t->wide.order > GALLEY_ORDER_MOST ||
	    !t->latin.order || t->latin.order > GALLEY_ORDER_MOST)
		return -1;
	weights = (uint64_t)(2 * QUESTIONS) << bits;
	wanted = GALLEY_TABLES_HEAD + weights +
		 ((uint64_t)t->wide.nbuckets + t->latin.nbuckets) *
		     GALLEY_BUCKET_BYTES;
	if (wanted != bytes)
		return -1;
	t->mask = (1u << bits) - 1;
	t->weights = p + GALLEY_TABLES_HEAD;
	t->wide.buckets = t->weights + weights;
	t->latin.buckets =
	    t->wide.buckets + (size_t)t->wide.nbuckets * GALLEY_BUCKET_BYTES;
	return 0;
}

#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/* Four keys at a time: subtracting 1 from each 16-bit lane borrows from the top
 * bit of none that is not 0, up to the first that is (Warren, "Hacker's
 * Delight", section 6-1). */
static int among(const unsigned char *keys, uint16_t key)
{
	const uint64_t ones = 0x0001000100010001u;
	uint64_t x;

	memcpy(&x, keys, sizeof(x));
	x ^= ones * key;
	x = (x - ones) & ~x & ones << 15;
	return x ? __builtin_ctzll(x) / 16 : -1;
}
#else
static int among(const unsigned char *keys, uint16_t key)
{
	int i;

	for (i = 0; i < 4; i++) {
		if ((keys[2 * i] | keys[2 * i + 1] << 8) == key)
			return i;
	}
	return -1;
}
#endif

/* Which of a bucket's keys is this one, or -1. */
static int look(const unsigned char *keys, uint16_t key)
{
	int i = among(keys, key);

	if (i >= 0)
		return i;
	i = among(keys + 8, key);
	return i < 0 ? -1 : i + 4;
}

/* Keys fill a bucket in order, so that a free one ends the search. */
static int is_full(const unsigned char *keys)
{
	return keys[2 * GALLEY_BUCKET_SLOTS - 2] ||
	       keys[2 * GALLEY_BUCKET_SLOTS - 1];
}

float galley_ngram_count(
    const struct ngram_table *t, uint32_t hash, float *followers)
{
	uint32_t at = galley_ngram_bucket(hash, t->nbuckets), tries;
	uint16_t key = galley_ngram_key(hash);
	const unsigned char *b;
	int i;

	for (tries = 0; tries < 64; tries++) {
		b = t->buckets + (size_t)at * GALLEY_BUCKET_BYTES;
		i = look(b, key);
		if (i >= 0) {
			*followers = galley_count_class[b[16 + i] & 15];
			return galley_count_class[b[16 + i] >> 4];
		}
		if (!is_full(b))
			return 0;
		at = at + 1 == t->nbuckets ? 0 : at + 1;
	}
	return 0;
}

int galley_tables_built_in(struct tables *t)
{
	return galley_tables_read(t, galley_tables_bytes,
	    (size_t)(galley_tables_bytes_end - galley_tables_bytes));
}
