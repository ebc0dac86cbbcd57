/* galley/text.h - laying out text in columns: how wide it is, where a line may
 * end.
 *
 * Columns are those of a terminal, a line printer or a grid: a wide character
 * takes two, a combining mark none, and what a reader sees as one character (a
 * grapheme cluster, UAX #29) two at most.  Characters of ambiguous width (UAX
 * #11: quotes, dashes, Greek ...) take two in Chinese, Japanese and Korean
 * text, else one.  Control characters take none.
 *
 * Texts are well-formed UTF-8 of that many bytes; no NUL is needed behind them.
 * A language is a BCP 47 tag; NULL is "und".  Nothing here allocates memory or
 * keeps a state: every call is safe from any thread, and takes time in
 * proportion to the text. */
#ifndef GALLEY_TEXT_H
#define GALLEY_TEXT_H
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* Bytes up to the first that is not UTF-8: bytes, where all of it is. */
size_t galley_text_check(const char *utf8, size_t bytes);
/* Columns that the text takes on one line. */
size_t galley_text_width(const char *utf8, size_t bytes, const char *language);
/* Bytes of the longest start of the text that fits into that many columns, cut
 * between clusters.  *columns, if not NULL, is what it takes. */
size_t galley_text_fit(const char *utf8, size_t bytes, const char *language,
    size_t width, size_t *columns);

enum { GALLEY_TEXT_COLUMNS = 2000 }; /* the widest line that can be asked for */

/* How to break.  Zero what is not set: new fields are added at the end, and
 * zero means "as before". */
struct galley_layout {
	size_t size;	      /* sizeof(struct galley_layout) */
	const char *language; /* decides widths, quotes and scripts; or NULL */
	size_t width;	      /* columns of a line: 2 to GALLEY_TEXT_COLUMNS */
	size_t first;	      /* of the text's first line; 0: as width */
};
struct galley_line {
	const char *text; /* in the text given: nothing is copied */
	size_t bytes;	  /* without the white space at its end */
	size_t columns;
	int hard; /* the text, or a line of it, ends here: not a break of ours*/
};
/* Answers 0 to go on; any other value ends galley_text_wrap() and is its
 * result.  The line lives until it returns. */
typedef int galley_line_fn(void *context, const struct galley_line *);

/* Breaks the text into lines of at most that many columns and calls each() with
 * them in order.  "\n" ends a line.  A line ends where UAX #14 allows it, and
 * W3C's Requirements for Chinese Text Layout (clreq) want it:
 *
 * - none begins with a closing bracket or quote or with , . ; : ? ! % in any
 *   width, and none ends with an opening bracket or quote;
 * - a dash or an ellipsis of two characters is not split;
 * - digits with their point and per cent sign stay whole, and words of letters.
 *
 * Only a word that is wider than a line is split, and the rules for
 * punctuation and digits are broken only where a line would be nothing else.
 * White space at a break is left out; all else stands in some line.
 *
 * Returns 0, what each() returned, or -1 where the layout's size or columns are
 * out of range. */
int galley_text_wrap(const struct galley_layout *, const char *utf8,
    size_t bytes, galley_line_fn *each, void *context);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
