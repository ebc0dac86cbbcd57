/* common/summary.h - an article in a few of its own sentences.
 *
 * Nothing is written anew: sentences are taken as they stand, in their order,
 * and one that takes up the sentence before it is taken with that or not at
 * all.  The headline, kicker and deck are not looked at.  The same article in
 * the same bulletin gives the same sentences.
 *
 * Sentences that say what others of the article say as well weigh more
 * (R. Mihalcea, P. Tarau, "TextRank: Bringing Order into Texts", 2004), where
 * what two have in common are n-grams of characters; the weight of a sentence
 * flows over its n-grams to the others.  News tells first what counts: the
 * place is the prior.  Then those are taken, one by one, that add most of what
 * is not said yet for their length. */
#ifndef GALLEY_COMMON_SUMMARY_H
#define GALLEY_COMMON_SUMMARY_H
#include <galley/bulletin.h>

struct summary; /* works on one article after the other */

struct summary_sentence {
	const char *text; /* in its block */
	size_t bytes, block;
	size_t ink; /* characters that are not white space */
	int taken;
};
struct summary_limits {
	size_t sentences, characters; /* at most; SIZE_MAX: no limit */
};

struct summary *summary_new(void);   /* NULL when memory is out */
void summary_free(struct summary *); /* or NULL */
/* Counts the n-grams of an article of the bulletin, each once: what stands in
 * all articles says little of one.  0, or -1 when memory is out. */
int summary_count(
    struct summary *, const struct galley_article *, const char *language);
/* Takes the sentences of its paragraphs, in place of those of the article
 * before.  0, or -1 when memory is out. */
int summary_read(
    struct summary *, const struct galley_article *, const char *language);
const struct summary_sentence *summary_sentence(
    const struct summary *, size_t i);
/* Takes the first sentences, or the ones that tell most, within the limits.
 * Returns how many characters of ink were taken.  A summary is asked for once
 * for an article that was read, and looks no further than 1,000 sentences. */
size_t summary_lead(struct summary *, struct summary_limits);
size_t summary_best(struct summary *, struct summary_limits);
#endif
