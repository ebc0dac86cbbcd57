/* galley/text.h - laying out text in columns: how wide it is, where a line may
 * end, where a page may.
 *
 * Columns are those of a terminal, a line printer or a grid: a wide character
 * takes two, a combining mark none, and what a reader sees as one character (a
 * grapheme cluster, UAX #29) two at most.  Characters of ambiguous width (UAX
 * #11: quotes, dashes, Greek ...) take two in Chinese, Japanese and Korean
 * text, else one.  Control characters take none.  Who prints in other units
 * measures by itself (galley_measure_fn).
 *
 * Texts are well-formed UTF-8 of that many bytes; no NUL is needed behind them.
 * A language is a BCP 47 tag; NULL is "und".  Nothing here allocates memory or
 * keeps a state, but galley_hyphens_open(): every call is safe from any thread,
 * takes time in proportion to the text, and 300 KB of stack at most. */
#ifndef GALLEY_TEXT_H
#define GALLEY_TEXT_H
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* ---- widths ---- */

/* Bytes up to the first that is not UTF-8: bytes, where all of it is. */
size_t galley_text_check(const char *utf8, size_t bytes);
/* Columns that the text takes on one line. */
size_t galley_text_width(const char *utf8, size_t bytes, const char *language);
/* Bytes of the longest start of the text that fits into that many columns, cut
 * between clusters.  *columns, if not NULL, is what it takes. */
size_t galley_text_fit(const char *utf8, size_t bytes, const char *language,
    size_t width, size_t *columns);

/* ---- hyphens ---- */

/* A language's hyphenation patterns, by libhyphen, which is loaded when the
 * first are opened.  They may be shared by threads. */
struct galley_hyphens;
/* The patterns of a language from a folder of files hyph_LANGUAGE.dic, NULL for
 * the system's.  NULL where there are none: lines stay unhyphenated then, and
 * *why, if not NULL, is a static text for a message that tells what is missing.
 * End with galley_hyphens_close(), which takes NULL. */
struct galley_hyphens *galley_hyphens_open(
    const char *language, const char *folder_or_null, const char **why);
void galley_hyphens_close(struct galley_hyphens *);

/* ---- lines ---- */

/* The widest line that can be asked for, in columns and in other units. */
enum { GALLEY_TEXT_COLUMNS = 2000, GALLEY_TEXT_UNITS = 1 << 30 };

/* What no line begins or ends with: the levels of W3C's Requirements for
 * Chinese Text Layout (clreq), "Prohibition rules for line start and line end".
 */
enum galley_prohibit {
	GALLEY_PROHIBIT_DEFAULT, /* basic, which clreq recommends */
	GALLEY_PROHIBIT_NONE,	 /* anything goes */
	/* No line begins with a comma, stop or other pause, a closing bracket
	 * or quote, a connector, an interpunct or a solidus, none ends with an
	 * opening bracket or quote. */
	GALLEY_PROHIBIT_BASIC,
	/* GB/T 15834-2011: none ends with a solidus either. */
	GALLEY_PROHIBIT_GB,
	/* None begins with a dash of two characters either, or an ellipsis,
	 * which basic and GB leave to UAX #14: LB22 forbids it too. */
	GALLEY_PROHIBIT_STRICT
};
enum galley_breaks {
	GALLEY_BREAKS_GREEDY, /* each line takes what fits */
	/* The paragraph's breaks are chosen together: lines as even as can be,
	 * and as few hyphens, and split words.  A paragraph that is longer than
	 * 8 KB is looked over in overlapping pieces of that size. */
	GALLEY_BREAKS_BEST
};
enum galley_runt {
	GALLEY_RUNT_ALLOW,
	GALLEY_RUNT_AVOID /* no paragraph's last line is a lone character */
};
enum galley_hang {
	GALLEY_HANG_NONE,
	/* A full stop or comma that doesn't fit may stand beyond the line's
	 * end: two columns at most, and only one mark. */
	GALLEY_HANG_STOPS
};
enum galley_squeeze {
	GALLEY_SQUEEZE_NONE,
	/* Of two full-width marks that meet one gives up half its width, as
	 * does an opening one that begins a line and one that ends it.  No grid
	 * of columns can show that: it is for those who measure. */
	GALLEY_SQUEEZE_MARKS
};

/* Width of a part of the text given, a cluster at least, in the caller's units;
 * it always lies in that text, so that a caller can keep widths by place.  Of
 * the hyphen that a break adds, the text is "-". */
typedef size_t galley_measure_fn(void *context, const char *utf8, size_t bytes);

/* How to break.  Zero what is not set: new fields are added at the end, and
 * zero means "as before". */
struct galley_layout {
	size_t size;	      /* sizeof(struct galley_layout) */
	const char *language; /* decides widths, quotes and scripts; or NULL */
	size_t width;	      /* columns of a line: 2 to GALLEY_TEXT_COLUMNS */
	size_t first;	      /* of the text's first line; 0: as width */
	enum galley_prohibit level;
	enum galley_breaks breaks;
	enum galley_runt runt;
	enum galley_hang hang;
	enum galley_squeeze squeeze; /* needs measure */
	/* Where words may be split; or NULL.  They live as long as the call. */
	const struct galley_hyphens *hyphens;
	/* NULL: columns.  Else all widths are in the caller's units, and may
	 * be 1 to GALLEY_TEXT_UNITS. */
	galley_measure_fn *measure;
	void *measure_context;
};
struct galley_line {
	const char *text; /* in the text given: nothing is copied */
	size_t bytes;	  /* without the white space at its end */
	size_t columns;	  /* what it takes, with hyphen and hang */
	int hard; /* the text, or a line of it, ends here: not a break of ours*/
	int hyphen;	/* "-" is to be written behind the text */
	int forced;	/* ends against the rules: nothing else would fit */
	size_t hang;	/* of columns, what stands beyond the line's end */
	size_t slack;	/* what is left of the line's width */
	size_t blanks;	/* stretches of white space in it, not at its start */
	size_t seams;	/* places between characters of which one is wide and
			   no white space: where a printer can spread slack */
	size_t reduced; /* what squeezing took off */
};
/* Answers 0 to go on; any other value ends galley_text_wrap() and is its
 * result.  The line lives until it returns. */
typedef int galley_line_fn(void *context, const struct galley_line *);

/* Breaks the text into lines of at most that many columns and calls each() with
 * them in order.  "\n" ends a line, and a paragraph.  A line ends where UAX #14
 * allows it, and clreq wants it:
 *
 * - what the level forbids, and . , : ; ? ! % in any width, begins no line;
 * - a dash or an ellipsis of two characters is not split;
 * - digits with their points, signs, currency, units (%, the degree sign and
 *   the like), and the year's, month's and day's character stay whole, and
 *   words of letters, but for hyphens.
 *
 * Only a word that is wider than a line is split, and the rules for
 * punctuation and digits are broken only where a line would be nothing else.
 * White space at a break is left out; all else stands in some line.
 *
 * Returns 0, what each() returned, or -1 where the layout's size, widths or
 * choices are out of range. */
int galley_text_wrap(const struct galley_layout *, const char *utf8,
    size_t bytes, galley_line_fn *each, void *context);

/* Writes the text of a line in columns with spaces added to its blanks, so that
 * it takes its whole width; what doesn't come out even goes to the last blanks,
 * in lines of an odd number to the first ones.  It is left unchanged where it
 * is hard, has no blanks, or would be torn apart: more than three spaces for
 * each blank.  Between wide characters a grid has no room to spread.  Returns
 * the bytes of it all, as snprintf() does; no more than room are written, and
 * no NUL.  The hyphen is the caller's. */
size_t galley_text_justify(
    const struct galley_line *, unsigned long number, char *out, size_t room);

/* Which marks of a line squeezing sets at half their width, and which half goes:
 * what stands before their ink, or behind it. */
enum galley_half { GALLEY_HALF_BEFORE, GALLEY_HALF_BEHIND };
typedef void galley_squeeze_fn(
    void *context, const char *mark, size_t bytes, enum galley_half);
void galley_text_squeeze(const char *line, size_t bytes, const char *language,
    galley_squeeze_fn *each, void *context);

/* ---- pages and columns ---- */

enum galley_flow_kind {
	GALLEY_FLOW_TEXT,    /* two lines at least on either side of a break */
	GALLEY_FLOW_HEADING, /* not split, and two lines of text follow it */
	GALLEY_FLOW_WHOLE,   /* not split, if it fits into a column */
	GALLEY_FLOW_LOOSE    /* split anywhere: tables, lists of contents */
};
struct galley_flow {
	size_t lines;
	size_t before; /* blank lines above it, but at a column's top */
	enum galley_flow_kind kind;
};
struct galley_flow_place {
	size_t item, line; /* the column begins with this line of that item */
};
/* Fills a column (or page) of that many lines, 1 at least, from *place on, and
 * moves *place to where the next one begins: item is count at the end.  Returns
 * the lines used, blank ones included.  Where the rules leave a column empty
 * they are given up, so that every call takes a line at least. */
size_t galley_flow_fill(const struct galley_flow *, size_t count, size_t lines,
    struct galley_flow_place *place);
/* The least height, at most lines, at which that many columns hold all from the
 * place on, or lines where they can't: what makes columns end evenly. */
size_t galley_flow_balance(const struct galley_flow *, size_t count,
    size_t columns, size_t lines, struct galley_flow_place place);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
