/* rebuild/places.h - a page's own n-grams: the places that end alike.
 *
 * They are not counted but found: what follows an end is asked of the last
 * PLACES_MOST places that end in the same unit (wide) or two. */
#ifndef GALLEY_PLACES_H
#define GALLEY_PLACES_H
#include "rebuild/lanes.h"
#include "rebuild/tables.h"
#include "rebuild/work.h"

enum { GALLEY_UNIT_COUNTS = 1 << 10 };

struct ngrams {
	uint32_t *count; /* of units, by their last bits */
	uint32_t total, kinds;
	uint32_t alike; /* units in which places are */
	uint32_t most;	/* units of the longest history */
	folded *text;	/* each block between a mark and a 0 */
	uint32_t *same; /* by place: the place before it, 0: none */
	uint32_t *last; /* by hash: the place read last */
	/* Of a long text instead, by hash: what stands behind places, and rows
	 * of the units before; where they begin in lanes. */
	lanes *lanes;
	uint32_t *from;
};

/* What the page says of histories of each length. */
struct follow {
	uint32_t times[GALLEY_ORDER_MOST], kinds[GALLEY_ORDER_MOST];
	uint32_t seen[GALLEY_ORDER_MOST];
};

/* Of the flow's text, in the arena; order is that of the trained n-grams. */
struct ngrams *galley_places_new(struct work *, uint32_t order);
/* end: the last of depth units, as many as places are alike in or more; c: what may follow.  Each place is taken to go
 * on in a way of its own, unless it goes on with c.  f is zero before. */
void galley_places_ask(const struct ngrams *, const folded *end, uint32_t depth,
    folded c, struct follow *f);
#endif
