/* base/parallel.h - work that is dealt out to threads.
 *
 * The library makes threads only where it was told how many, which the host
 * does in its worker process: the program that holds the library has none but
 * its own. */
#ifndef GALLEY_PARALLEL_H
#define GALLEY_PARALLEL_H
#include <stddef.h>

enum { GALLEY_THREADS_MOST = 8 };

/* From now on use so many, the caller's among them; 0: as many as there are
 * processors.  Not while work is dealt out. */
void galley_parallel_use(unsigned threads);
unsigned galley_parallel_threads(void);
/* Calls part for pieces of [0, n) of so many items each, from several threads
 * at once where there are several pieces; who is below
 * GALLEY_THREADS_MOST, and no two calls with the same who run at once.  Where a
 * thread can't be had, the others do its share.  A part must not jump out. */
void galley_parallel(size_t n, size_t piece,
    void (*part)(void *context, unsigned who, size_t from, size_t to),
    void *context);
#endif
