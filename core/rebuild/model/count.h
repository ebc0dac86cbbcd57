/* model/count.h - counts n-grams and lays them out as a table. */
#ifndef GALLEY_COUNT_H
#define GALLEY_COUNT_H
#include "gold.h"
#include "rebuild/tables.h"

/* Counts the paragraphs of the pages of one script (latin or not) for which
 * take[page] is set, each article once. */
struct ngram_table count_ngrams(const struct gold_page *, size_t count,
    const char *take, int latin, int order);
void count_free(struct ngram_table *);
#endif
