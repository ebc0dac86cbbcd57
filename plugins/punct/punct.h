/* punct/punct.h - punctuation: a text as characters, and what is done to them. */
#ifndef PUNCT_H
#define PUNCT_H
#include <stddef.h>
#include <stdint.h>

#include <galley/plugin.h>

enum width { WIDTH_KEEP, WIDTH_FULL, WIDTH_HALF };
enum spacing { SPACING_KEEP, SPACING_NONE, SPACING_BLANK };
enum quotes { QUOTES_KEEP, QUOTES_CURLY, QUOTES_CORNER };

/* What is known of a character. */
enum mark {
	MARK_FIXED = 1,	  /* in an address or a number: it stays */
	MARK_DROPPED = 2, /* it goes */
	MARK_SPACED = 4,  /* a blank comes before it */
	MARK_WIDENED = 8, /* it was made a full-width mark */
	MARK_NARROWED = 16
};

struct punct {
	int marks, digits, spacing, quotes; /* options */
	const char *which;		    /* marks: those that change */

	struct galley_job *job;
	int japanese;
	uint32_t *c; /* the text's characters */
	uint8_t *mark;
	size_t n, room;
	char *out;
	size_t out_room;
};

/* ---- punct.c ---- */

/* The text as the options want it: a rewrite's text(), of a struct punct. */
const char *punct_text(
    void *punct, const char *language, const char *utf8, size_t *bytes);

/* ---- scan.c: what stands beside what ---- */

/* The character before, or behind, that is not dropped; 0: there is none. */
uint32_t punct_before(const struct punct *, size_t i);
uint32_t punct_behind(const struct punct *, size_t i);
/* Does wide text, ideographs, kana or their punctuation, stand right before or
 * behind?  Marks that both scripts have (dots, dashes, curly quotes) are passed
 * over. */
int punct_is_wide_before(const struct punct *, size_t i);
int punct_is_wide_behind(const struct punct *, size_t i);
int punct_is_alnum(uint32_t); /* ASCII letters and digits */
int punct_is_digit(uint32_t); /* ASCII */
/* Fixes addresses of the net and of mail, and what stands between digits. */
void punct_fix(struct punct *);

/* ---- change.c ---- */

void punct_change_digits(struct punct *, enum width);
void punct_change_marks(struct punct *, enum width);
void punct_change_spacing(struct punct *, enum spacing);

/* ---- pairs.c: brackets and quotes ---- */

/* Does the option name this half-width mark? */
int punct_has(const struct punct *, uint32_t half);
void punct_change_pairs(struct punct *);
#endif
