/* rebuild/words.h - the words that a page's blocks share: names, places, terms.
 *
 * A word is a pair of ideographs, or a Latin word of four letters and more. */
#ifndef GALLEY_WORDS_H
#define GALLEY_WORDS_H
#include "rebuild/work.h"

/* Collects the words of the blocks in the flow, with the step's arena, which
 * must be there until they are placed; then they may be asked for. */
struct words *galley_words_new(struct work *);
void galley_words_place(struct work *, struct words *);
/* Rarity of the words of blocks [a, b] that stand in [c, d] too, each counted
 * once; only what is above least counts, and only that much. */
float galley_words_shared(
    const struct words *, long a, long b, long c, long d, float least);
/* The same of all words of [a, b], block by block; least is 0 or
 * GALLEY_WORDS_RARE. */
float galley_words_all(const struct words *, long a, long b, float least);
#define GALLEY_WORDS_RARE 4.0f
#endif
