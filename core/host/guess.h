/* host/guess.h - which encoding a text that is not UTF-8 is in. */
#ifndef GALLEY_GUESS_H
#define GALLEY_GUESS_H
#include <iconv.h>
#include <stddef.h>

#define GALLEY_GUESSES 4
/* What libuchardet's word adds to a score, and the least that is believed: with
 * neither common characters nor that word there is no guess. */
#define GALLEY_GUESS_HINT 0.15
#define GALLEY_GUESS_PLAUSIBLE 0.2

struct galley_guess {
	char name[32];	/* to show: "Big5" */
	char iconv[32]; /* for iconv_open() */
	double score;	/* 0 to 1 */
};

/* Did iconv_open() succeed? */
int galley_iconv_is_open(iconv_t);

/* Fills best with the guesses that are plausible, the best first, and hint with
 * libuchardet's name, "" where it has none.  Returns how many there are. */
size_t galley_guess(const char *bytes, size_t n,
    struct galley_guess best[static GALLEY_GUESSES], char hint[static 32]);
#endif
