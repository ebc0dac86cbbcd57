/* rebuild/ngrams.h - how likely a text runs on across a seam.
 *
 * A character n-gram model with Witten-Bell interpolation (Witten and Bell,
 * "The zero-frequency problem", IEEE Trans. Inf. Theory 37(4), 1991, method C):
 * the trained counts, and the page's own, which weigh four times as much,
 * since the names and terms of an article are on its page. */
#ifndef GALLEY_NGRAMS_H
#define GALLEY_NGRAMS_H
#include "rebuild/work.h"

/* Stands before the first character of a paragraph. */
enum { GALLEY_START = 0xFFFF };
enum galley_ngrams_use { GALLEY_NGRAMS_GENERAL, GALLEY_NGRAMS_WITH_PAGE };

/* Whether a block's end is that of no sentence. */
int galley_is_open(const struct block *);
int galley_unit_ends_sentence(folded);

/* Before anything is asked; w->recalled is NULL where there is no memory. */
void galley_ngrams_begin(struct work *);
/* Takes in the flow's own n-grams; w->page is NULL before. */
void galley_ngrams_page(struct work *);
/* log P(the first characters of b | the end of a) less log P(the same | the
 * beginning of a paragraph). */
float galley_ngrams_seam(const struct work *, const folded *a, long na,
    const folded *b, long nb, enum galley_ngrams_use);
/* log P(the first characters | the beginning of a paragraph) less log P(the
 * same | anywhere): a natural beginning is above 0. */
float galley_ngrams_opening(const struct work *, const folded *, long n);
/* log P of a block's first characters. */
struct beginning {
	float start, start_page; /* at the beginning of a paragraph */
	float sentence;		 /* of a sentence */
	float anywhere;
};
void galley_ngrams_beginning(
    const struct work *, const folded *, long n, struct beginning *);
/* log P(the first characters of b | the end of a), without and with the page's
 * own n-grams. */
void galley_ngrams_follow(const struct work *, const folded *a, long na,
    const folded *b, long nb, float *general, float *page);
/* How rare a pair of units is: log of all counted pairs by those of this one;
 * about 8 for a pair never seen. */
float galley_ngrams_rarity(const struct work *, folded a, folded b);
/* The same for a word, by the rarest of its n-grams. */
float galley_ngrams_word_rarity(const struct work *, const folded *, long n);
#endif
