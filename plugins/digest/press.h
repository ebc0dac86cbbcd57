/* digest/press.h - lines become columns and pages.
 *
 * Lines come in items: a headline with what belongs to it, a paragraph.  What
 * is kept of them is a page and the item that follows it, whatever is printed
 * in all; without pages and columns it is nothing. */
#ifndef DIGEST_PRESS_H
#define DIGEST_PRESS_H
#include <galley/text.h>

#include "digest/out.h"

enum press_rules { PRESS_ASCII, PRESS_BOX, PRESS_NO_RULES };

struct press {
	struct out *out;
	/* The sheet: columns of the printer across, lines of it down (0: no
	 * end), columns of text and what is left between them. */
	size_t width, lines, columns, gutter, column_width;
	enum press_rules rules;
	int feeds, head, foot, bold;
	const char *title, *date; /* of the running head */
	/* Before and behind a page's number. */
	const char *sheet, *sheet_end;
	size_t *pages; /* by mark, the page on which its item begins; or NULL */

	size_t page;   /* that is being filled, from 1 */
	size_t banner; /* lines at its head that were written */
	int failed;    /* no memory: told */
	int begun;     /* something was written, without pages */
	int held;      /* what comes is the banner's */
	/* Items that wait for their page, and their lines. */
	struct galley_flow *flows;
	struct press_item *items;
	size_t nitems, item_room;
	struct press_line *rows;
	size_t nrows, row_room;
	char *text;
	size_t ntext, text_room;
	struct galley_flow_place place;
	size_t *cells, cell_room; /* of the page being written */
};

enum { PRESS_NO_MARK = -1 };

/* Begins anew, with page 1; what is above "page" is to be set. */
void press_begin(struct press *);
void press_free(struct press *);
/* The next item, with so many blank lines above it.  mark is an index of pages,
 * or PRESS_NO_MARK. */
void press_item(
    struct press *, enum galley_flow_kind, size_t before, long mark);
/* A line of the item: what stands before its text, and the text, which takes so
 * many columns, all together. */
void press_line(struct press *, const char *before, const char *text,
    size_t bytes, size_t columns, int bold);
/* The item is whole. */
void press_item_end(struct press *);
/* Items so far are a banner: they stand across all columns at the first page's
 * head, if that leaves room for as much again. */
void press_banner_end(struct press *);
/* Without pages, columns end here: what comes next stands below all of them. */
void press_band_end(struct press *);
/* All is written. */
void press_end(struct press *);
#endif
