/* rebuild/lines.h - text for comparing, and text for reading. */
#ifndef GALLEY_LINES_H
#define GALLEY_LINES_H
#include "rebuild/work.h"

/* One character, folded: full width to half, one shape of quotes and dashes,
 * every digit to 0; 0 for white space. */
folded galley_fold(uint32_t c, int wide);
/* Folds [start, end) of a text to out, which has room for a unit a byte:
 * white space is left out (wide) or one blank, none at the ends.  Returns the
 * units written. */
long galley_fold_text(
    folded *out, const char *text, size_t start, size_t end, int wide);
/* The byte offset at which folded unit number n of [start, end) begins; end
 * where there are no more. */
size_t galley_fold_offset(
    const char *text, size_t start, size_t end, int wide, long n);

/* The text of ranges, joined for reading: line ends undone, a hyphenated word
 * rejoined, in the bulletin's arena: between wide characters nothing, between words one blank; it
 * depends on nothing but the ranges' own text and, at hyphens, the language.  With
 * keep_lines line ends inside a range stay, as "\n". */
const char *galley_lines_text(const struct work *, const struct galley_range *,
    size_t n, int keep_lines, size_t *bytes);
/* Makes a block's text of its ranges, as its role wants it. */
void galley_lines_fill(const struct work *, struct galley_block *or_null);
#endif
