/* rebuild/steps.h - the rebuild in parts, for training its tables. */
#ifndef GALLEY_STEPS_H
#define GALLEY_STEPS_H
#include "rebuild/work.h"

/* Readies w for a bulletin; language NULL: detected.  -1: no memory.  End it
 * with galley_rebuild_end(). */
int galley_rebuild_begin(struct work *, struct galley_bulletin *,
    const char *language, const struct tables *);
void galley_rebuild_end(struct work *);
/* The steps before anything is decided by trained weights. */
void galley_rebuild_prepare(struct work *);
#endif
