/* text/wrap.h - what the parts of line breaking share: a window of the text as
 * cells, and what is asked for. */
#ifndef GALLEY_TEXT_WRAP_H
#define GALLEY_TEXT_WRAP_H
#include <stdint.h>

#include "galley/text.h"
#include "text/text.h"

/* How good it is to end a line before a cell; the best that fits wins. */
enum quality {
	INSIDE,	  /* white space, or no cell of its own */
	ANYWHERE, /* against the rules */
	SPLIT,	  /* in a word: only a word that is wider than a line */
	HYPHEN,	  /* in a word, by its language's patterns */
	GOOD,
	HARD, /* must end: the cell is a line end */
	QUALITIES
};

/* A cluster, or a line end. */
struct cell {
	uint64_t before;     /* widths of all cells before it */
	unsigned short at;   /* its byte in the window */
	unsigned short end;  /* the cell behind the last before it that is no
				white space: what a line keeps */
	unsigned short kind; /* enum galley_kind of its first character */
	unsigned char quality;
};

struct wrap {
	struct galley_layout layout;
	struct galley_script script;
	galley_line_fn *each;
	void *context;
	size_t width;  /* of the line being filled */
	size_t hyphen; /* what a hyphen takes */
	int plain;     /* nothing hangs, nothing is squeezed */
	/* The window: */
	const char *s;
	size_t bytes;
	int final;    /* it ends where the text does */
	size_t count; /* cells; one more stands behind them */
	struct cell cells[GALLEY_TEXT_WINDOW + 1];
};

/* window.c: makes cells of the text's next window. */
void galley_wrap_window(struct wrap *, const char *s, size_t bytes);

/* line.c: a cell's first character. */
uint32_t galley_wrap_character(const struct wrap *, size_t cell);

/* A line from one cell to before another: line.c has what takes more than a
 * difference. */
struct extent {
	uint64_t columns; /* with hyphen and hang */
	uint64_t hang;
	uint64_t reduced;
	int fits;
};
struct extent galley_wrap_extent(
    const struct wrap *, size_t from, size_t to, size_t width);
int galley_wrap_over_slowly(
    const struct wrap *, size_t from, size_t to, size_t width);

/* Behind the last cell of a line that is kept. */
static inline size_t galley_wrap_end(
    const struct wrap *w, size_t from, size_t to)
{
	size_t end = w->cells[to].end;

	return end > from ? end : from;
}
static inline uint64_t galley_wrap_columns(
    const struct wrap *w, size_t from, size_t to)
{
	return w->cells[galley_wrap_end(w, from, to)].before -
	       w->cells[from].before;
}
/* 1 where it would be too wide even if a better break were there. */
static inline int galley_wrap_over(
    const struct wrap *w, size_t from, size_t to, size_t width)
{
	if (galley_wrap_columns(w, from, to) <= width)
		return 0;
	return w->plain || galley_wrap_over_slowly(w, from, to, width);
}
static inline int galley_wrap_fits(
    const struct wrap *w, size_t from, size_t to, size_t width)
{
	uint64_t columns = galley_wrap_columns(w, from, to);

	if (w->cells[to].quality == HYPHEN)
		columns += w->hyphen;
	if (columns <= width)
		return 1;
	return !w->plain && galley_wrap_extent(w, from, to, width).fits;
}
/* 1 where what is left from there on is a lone character; -1 where the window
 * doesn't tell. */
int galley_wrap_runt(const struct wrap *, size_t from);
/* Calls each(). */
int galley_wrap_emit(struct wrap *, size_t from, size_t to);

/* wrap.c: one line from a cell on; *next is where the next one begins, or from
 * where the window ends within the line. */
int galley_wrap_fill(struct wrap *, size_t from, size_t *next);

/* best.c: lines of one paragraph, or of the window's part of it, from a cell
 * on; *next is where to go on, or from where the window doesn't do. */
int galley_wrap_best(struct wrap *, size_t from, size_t *next);

/* squeeze.c: 1 and the half that goes where the second of two characters, or
 * the first (*first), gives up half its width; 0 stands for no character. */
int galley_squeeze_pair(uint32_t a, uint32_t b, int *first);

/* hyphen.c: sets marks[i] where the word, in lower or upper case, may be split
 * before its i-th byte.  bytes is at most GALLEY_HYPHEN_WORD. */
enum { GALLEY_HYPHEN_WORD = 200 };
void galley_hyphens_word(const struct galley_hyphens *, const char *word,
    size_t bytes, char marks[static GALLEY_HYPHEN_WORD]);
#endif
