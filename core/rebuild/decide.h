/* rebuild/decide.h - headlines, joins and articles, decided together.
 *
 * A page is read block by block.  Each block begins an article, stands next in
 * the one before it, runs on from the block before it, or goes back to an end
 * that waits for its continuation.  A beam of the best readings is kept, each
 * with its waiting ends, so that the page is decided as a whole: an end is left
 * waiting only where that pays in what comes later. */
#ifndef GALLEY_DECIDE_H
#define GALLEY_DECIDE_H
#include "rebuild/reading.h"

/* The best reading: steps[0..n], the last for the end of the page (its act is
 * ACT_HEADLINE).  With truth, each step that differs from it earns a reading
 * what is wrong with it, so that training sees the worst rival.  Returns its
 * score. */
float galley_decide_search(
    const struct scene *, const struct step *truth, struct step *steps);
#endif
