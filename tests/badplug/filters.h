/* What the bad filters share: which fault it is, by its option. */
#ifndef BAD_FILTERS_H
#define BAD_FILTERS_H
#include "bad.h"

/* The first article's headline or deck, or else its first block. */
static inline const struct galley_block *block_of(
    const struct galley_bulletin *b, int deck)
{
	const struct galley_article *a = galley_bulletin_article(b, 0);
	const struct galley_block *head =
	    deck ? galley_article_deck(a) : galley_article_headline(a);

	return head ? head : galley_article_block(a, 0);
}

/* A filter that calls wrong() in filter(). */
#define WRONG_FILTER(id)                                                       \
	static enum galley_status filter(                                      \
	    struct galley_job *job, void *state, struct galley_bulletin *b)    \
	{                                                                      \
		(void)state;                                                   \
		return wrong(job, b);                                          \
	}                                                                      \
	GALLEY_PLUGIN(id, GOOD_TEXTS, .filter = filter)
#endif
