/* rebuild/looks.h - a language's patterns, compiled once for all pages. */
#ifndef GALLEY_LOOKS_H
#define GALLEY_LOOKS_H
#define PCRE2_CODE_UNIT_WIDTH 16
#include <pcre2.h>

#include "rebuild/work.h"

struct looks;

/* The compiled patterns of a language: made when first asked for, and then the
 * same for the life of the process.  NULL: no memory. */
struct looks *galley_looks_of(const struct language *);
/* Whether folded text shows that look, and where.  Match data and context are
 * the caller's. */
int galley_looks_match(struct looks *, enum look, const folded *, long n,
    pcre2_match_data *, pcre2_match_context *, long *at, long *end);
#endif
