/* model/dress.h - a page in another paper's style. */
#ifndef GALLEY_DRESS_H
#define GALLEY_DRESS_H
#include "gold.h"

/* Dice that fall the same for the same seed. */
void dice_seed(unsigned);
unsigned dice_roll(unsigned sides);
int dice_chance(unsigned percent);

/* Fills page->articles, of which there is room for as many as the source has,
 * with the source's articles as another paper would set them: with or without
 * datelines, with bylines below the headlines or signatures at the ends, decks,
 * crossheads.  The pages that are learnt from come from two sources; without
 * this their habits would be learnt as the trade's. */
void dress(struct gold_page *, const struct gold_page *source);
/* The same, as the source sets them. */
void undressed(struct gold_page *, const struct gold_page *source);
#endif
