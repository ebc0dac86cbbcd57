/* rebuild/lanes.h - eight 16-bit numbers that are worked on at once.
 *
 * Where the machine has no vectors of that size, the compiler makes loops of
 * them.  A comparison that holds is all ones. */
#ifndef GALLEY_LANES_H
#define GALLEY_LANES_H
#include <stdint.h>
#include <string.h>

enum { LANES = 8 };
typedef uint16_t lanes __attribute__((vector_size(LANES * sizeof(uint16_t))));

/* And four of 32 bits. */
enum { QUADS = 4 };
typedef int32_t quads __attribute__((vector_size(QUADS * sizeof(int32_t))));

static inline int quads_any(quads x)
{
	uint64_t halves[2];

	memcpy(halves, &x, sizeof(halves));
	return (halves[0] | halves[1]) != 0;
}

static inline lanes lanes_all(uint16_t x)
{
	return (lanes){x, x, x, x, x, x, x, x};
}

static inline lanes lanes_load(const uint16_t *p)
{
	lanes x;

	memcpy(&x, p, sizeof(x));
	return x;
}

static inline int lanes_any(lanes x)
{
	uint64_t halves[2];

	memcpy(halves, &x, sizeof(halves));
	return (halves[0] | halves[1]) != 0;
}

static inline uint32_t lanes_sum(lanes x)
{
	uint32_t n = 0, k;

	for (k = 0; k < LANES; k++)
		n += x[k];
	return n;
}
#endif
