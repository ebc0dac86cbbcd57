/* rebuild/tables.h - the trained tables: weights, and n-grams by script.
 *
 * One file, mapped or built in, read as it lies: little-endian, no pointers.
 *
 *   "GALLEYT1"                     8 bytes
 *   weights, bits                  u32 (2^bits weights)
 *   for wide text, then for Latin: order u32, buckets u32
 *   weights                        int16 each, GALLEY_WEIGHT_ONE is 1.0
 *   buckets, wide, then Latin      GALLEY_BUCKET_BYTES each
 *
 * A bucket holds 8 n-grams: 8 keys of 16 bits (0: free), then 8 bytes, the
 * count's class in the high and that of its followers in the low half. */
#ifndef GALLEY_TABLES_H
#define GALLEY_TABLES_H
#include <stddef.h>
#include <stdint.h>

enum {
	GALLEY_TABLES_HEAD = 28,
	GALLEY_BUCKET_SLOTS = 8,
	GALLEY_BUCKET_BYTES = 24,
	GALLEY_WEIGHT_ONE = 512,
	GALLEY_ORDER_MOST = 6
};

struct ngram_table {
	const unsigned char *buckets;
	uint32_t nbuckets, order;
};

struct tables {
	const unsigned char *weights; /* int16 each, or NULL */
	const float *trained;	      /* instead, while training */
	uint32_t mask;		      /* 2^bits - 1 */
	struct ngram_table wide, latin;
};

/* Classes of counts: class k stands for galley_count_class[k]. */
extern const float galley_count_class[16];

/* Reads the file's layout; the bytes are borrowed.  -1: not such a file. */
int galley_tables_read(struct tables *, const unsigned char *, size_t bytes);
/* Those built into the library; -1 only where the build went wrong. */
int galley_tables_built_in(struct tables *);

/* Hashes of n-grams, the same for training and use. */
static inline uint32_t galley_ngram_add(uint32_t hash, uint16_t unit)
{
	return (hash ^ unit) * 0x9E3779B1u + 0x7F4A7C15u;
}

static inline uint32_t galley_mix(uint32_t h)
{
	h ^= h >> 16;
	h *= 0x85EBCA6Bu;
	h ^= h >> 13;
	h *= 0xC2B2AE35u;
	return h ^ h >> 16;
}

/* The hash of no unit at all. */
enum { GALLEY_SEED = 0x2545F491 };

static inline uint16_t galley_ngram_key(uint32_t hash)
{
	return (uint16_t)(galley_mix(hash ^ 0x5BD1E995u) | 1);
}

/* The counts of the n-gram with that hash: 0 where it isn't in the table. */
float galley_ngram_count(
    const struct ngram_table *, uint32_t hash, float *followers);
#endif
