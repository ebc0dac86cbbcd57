/* model/learn.h - learns the weights. */
#ifndef GALLEY_LEARN_H
#define GALLEY_LEARN_H
#include "gold.h"
#include "rebuild/tables.h"

/* A page made ready: its blocks, and what each truly is. */
struct example;

/* tables: n-grams that must not know the page; they must outlive it. */
struct example *example_new(const struct gold_page *, const struct tables *);
void example_free(struct example *);
/* Averaged weights, mask + 1 of them, that tell truth from its worst rivals. */
float *learn(struct example **, size_t count, uint32_t mask, int rounds);

struct tally {
	long headlines, headlines_right, headlines_wrong;
	long joins, joins_right, joins_wrong;
	long pages, pages_right;
};
void example_judge(struct example *, const struct tables *, struct tally *);
#endif
