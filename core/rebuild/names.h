/* rebuild/names.h - who wrote an article, and where and when it was sent. */
#ifndef GALLEY_NAMES_H
#define GALLEY_NAMES_H
#include "rebuild/work.h"

/* A stretch of a text. */
struct piece {
	const char *s;
	size_t n;
};

enum { NAMES_MOST = 12 };

struct names {
	struct piece name[NAMES_MOST];
	char agency[NAMES_MOST]; /* it is an agency, not a person */
	size_t count;
	size_t words; /* "By", "本报记者": words that speak of a byline */
};

/* Reads a line, or what stands in brackets, as names and agencies: 1, or 0 with
 * none found unless every part of it looks like one. */
int galley_names_read(const struct language *, const struct patterns *,
    struct piece line, struct names *);

/* The parts of a dateline, n 0 where there is none. */
struct dateline {
	struct piece words; /* as printed, without the brackets around them */
	struct piece place, date, agency;
	struct names names; /* in it, or in the brackets behind it */
};

/* Reads the dateline that a text begins with: 1, or 0: it has none. */
int galley_dateline_read(const struct language *, const struct patterns *,
    struct piece text, struct dateline *);

/* Agency at the beginning of a piece: its bytes, or 0. */
size_t galley_agency_at(
    const struct language *, const struct patterns *, struct piece);
/* Blanks, brackets, commas and colons at both ends left out. */
struct piece galley_piece_trim(struct piece);
/* The first brackets that open within the first bytes of a text: 1 with what is
 * in them, or 0. */
int galley_piece_brackets(struct piece text, size_t within, struct piece *in);

/* Fills the article's byline and dateline from its byline blocks, its lead's
 * dateline and the signature at its end.  A line is split into names only where
 * every part looks like one. */
void galley_names_find(struct work *, struct galley_article *);
/* Whether a line is names and the words around them, nothing else. */
int galley_names_alone(const struct work *, const char *line, size_t bytes);
#endif
