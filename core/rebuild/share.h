/* rebuild/share.h - a step's blocks, dealt out to threads. */
#ifndef GALLEY_SHARE_H
#define GALLEY_SHARE_H
#include "rebuild/work.h"

/* Calls part for pieces of [0, n), from several threads where there are, and
 * once with w itself where there are not, or n is less than least.  mine is w
 * but for its arenas, and those of its bulletin, which become part of w's: what
 * is made there stays.  A part writes what belongs to its items alone, and
 * reads nothing that another may write; it uses no patterns.  So the outcome is
 * the same whoever does what. */
void galley_share(struct work *w, long n, long least,
    void (*part)(struct work *mine, void *context, long from, long to),
    void *context);
#endif
