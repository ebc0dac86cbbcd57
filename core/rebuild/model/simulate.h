/* model/simulate.h - more pages from the true articles, cut as scans and scrapes
 * cut them. */
#ifndef GALLEY_SIMULATE_H
#define GALLEY_SIMULATE_H
#include "gold.h"

/* A page of the same articles, cut anew and, if asked, dressed as another paper
 * would (dress.h); the same for the same seed. */
struct gold_page *simulate(
    const struct gold_page *, unsigned seed, int dressed);
/* A page of articles from those pages that take says, to be simulated from:
 * what stands beside what on a true page is chance, too. */
struct gold_page *gather(
    const struct gold_page *, size_t count, const char *take, unsigned seed);
#endif
