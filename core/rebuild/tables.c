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
	if (bytes < GALLEY_TABLES_HEAD || memcmp(p, "GALLEYT1", 8) != 0)
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
	weights = (uint64_t)2 << bits;
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

float galley_ngram_count(
    const struct ngram_table *t, uint32_t hash, float *followers)
{
	uint32_t h = galley_mix(hash), at = h % t->nbuckets, tries;
	uint16_t key = galley_ngram_key(hash);
	const unsigned char *b;
	uint16_t k;
	int i;

	for (tries = 0; tries < 64; tries++) {
		b = t->buckets + (size_t)at * GALLEY_BUCKET_BYTES;
		for (i = 0; i < GALLEY_BUCKET_SLOTS; i++) {
			k = (uint16_t)(b[2 * i] | b[2 * i + 1] << 8);
			if (!k)
				return 0;
			if (k == key) {
				*followers = galley_count_class[b[16 + i] & 15];
				return galley_count_class[b[16 + i] >> 4];
			}
		}
		at = at + 1 == t->nbuckets ? 0 : at + 1;
	}
	return 0;
}

int galley_tables_built_in(struct tables *t)
{
	return galley_tables_read(t, galley_tables_bytes,
	    (size_t)(galley_tables_bytes_end - galley_tables_bytes));
}
