/* host/figures.h - what a rebuilt bulletin is told by: counts and doubts. */
#ifndef GALLEY_FIGURES_H
#define GALLEY_FIGURES_H
#include "host/conversion.h"

/* Fills the stage's figures, says how much there is (a note), and warns of
 * decisions below the request's doubt.  0, or -1: no memory. */
int galley_figures_take(struct galley_conversion *);
/* Counts again: filters have changed the bulletin. */
void galley_figures_count(struct galley_conversion *);
#endif
