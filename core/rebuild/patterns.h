/* rebuild/patterns.h - a language's patterns, compiled and asked. */
#ifndef GALLEY_PATTERNS_H
#define GALLEY_PATTERNS_H
#include "rebuild/work.h"

struct galley_profile;

/* Compiles what the language has, and a profile, which may be NULL and must
 * live as long; NULL: no memory. */
struct patterns *galley_patterns_new(
    const struct language *, struct galley_profile *);
void galley_patterns_free(struct patterns *);
/* The profile, compiled and as it was given, or NULL. */
struct profiled *galley_patterns_profile(const struct patterns *);
const struct galley_profile *galley_patterns_own(const struct patterns *);
/* Whether folded text looks like that. */
int galley_patterns_look(
    const struct patterns *, enum look, const folded *, long n);
/* Where in the text it shows: 1 with [*at, *end), or 0. */
int galley_patterns_find(const struct patterns *, enum look, const folded *,
    long n, long *at, long *end);
#endif
