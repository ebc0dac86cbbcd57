/* rebuild/tables.h - the trained tables: weights, and n-grams by script.
 *
 * One file, mapped or built in, read as it lies: little-endian, no pointers.
 *
 *   "GALLEYT2"                     8 bytes
 *   rows of weights, bits          u32 (2^bits rows)
 *   for wide text, then for Latin: order u32, buckets u32
 *   zero                           u32
 *   rows                           QUESTIONS int16 each, GALLEY_WEIGHT_ONE is
 *                                  1.0
 *   buckets, wide, then Latin      GALLEY_BUCKET_BYTES each
 *
 * A bucket holds 8 n-grams: 8 keys of 16 bits (0: free), then 8 bytes, the
 * count's class in the high and that of its followers in the low half. */
#ifndef GALLEY_TABLES_H
#define GALLEY_TABLES_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
	GALLEY_TABLES_HEAD = 32,
	GALLEY_BUCKET_SLOTS = 8,
	GALLEY_BUCKET_BYTES = 24,
	GALLEY_WEIGHT_ONE = 512,
	GALLEY_ORDER_MOST = 6
};

struct ngram_table {
	const unsigned char *buckets;
	uint32_t nbuckets, order;
};

/* What is asked of a block; a feature has a weight for each. */
enum question {
	Q_HEADLINE,
	Q_CUT,	/* does its sentence go on elsewhere: asked with a reading */
	Q_OPEN, /* the same, judged by itself: 0 is as likely as not */
	Q_PARA, /* what is it, as it is no headline? */
	Q_DECK,
	Q_BYLINE,
	Q_CROSSHEAD,
	Q_SPARE,
	QUESTIONS
};

struct tables {
	const unsigned char *weights; /* rows, or NULL */
	const float *trained;	      /* instead, while training */
	uint32_t drop;		      /* while training: what is withheld */
	uint32_t mask;		      /* rows less one */
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

/* A hash's bucket. */
static inline uint32_t galley_ngram_bucket(uint32_t hash, uint32_t nbuckets)
{
	return (uint32_t)((uint64_t)galley_mix(hash) * nbuckets >> 32);
}

/* A weight as it lies. */
static inline float galley_weight(const unsigned char *p)
{
	int16_t x;

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = (int16_t)(p[0] | p[1] << 8);
#else
	memcpy(&x, p, sizeof(x));
#endif
	return (float)x;
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
