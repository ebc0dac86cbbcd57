/* rebuild/reading.h - how far a page has been read, and what a next step is
 * worth.
 *
 * A reading is a row of steps, one for each block in the flow and one for the
 * end of the page.  Its state is what of the steps so far matters to those to
 * come.  The search (decide.c) keeps many, training fires what speaks for
 * one. */
#ifndef GALLEY_READING_H
#define GALLEY_READING_H
#include "rebuild/features.h"

enum act {
	ACT_HEADLINE,
	ACT_NEXT,
	ACT_JOIN,   /* continues block j - 1 */
	ACT_RESUME, /* continues an end that waits */
	ACT_MERGE   /* continues what it overlaps */
};

struct step {
	enum act act;
	enum left left; /* what becomes of the end of block j - 1 */
	long target;	/* of a resumption or a merge, in the flow */
	float sure;	/* 0 to 1; set by the search */
};

enum { WAITING_MOST = 6 /* ends that a reading keeps */ };

struct waiting {
	long block;
	int headlines; /* that came before it was left */
	long last;     /* its article's headline */
};

struct state {
	int headline;  /* the block read last is one */
	int below;     /* it stands right below one */
	int headlines; /* so far */
	long last;     /* headline of the article, or NOWHERE */
	int body;      /* the article has text below its head */
	int line;      /* the block read last is a line by itself */
	int lines;     /* such lines in the article's text, 3 for more */
	int page_lines;
	long mark; /* the headline or line read last, or NOWHERE */
	int nwaiting;
	struct waiting waiting[WAITING_MOST];
};

void galley_state_begin(struct state *);
void galley_state_advance(
    struct state *, const struct scene *, long j, const struct step *);
/* Whether what comes is worth the same to both. */
int galley_state_same(const struct state *, const struct state *);
/* What the state itself says of the step to block j (scene->n: the end). */
void galley_state_fire(const struct state *, const struct scene *, long j,
    const struct step *, struct score *);
/* Where a continuation stands towards the end that it continues. */
struct circumstances galley_state_circumstances(
    const struct state *, const struct scene *, long i, long j, enum left left);
/* Fires all that speaks for a reading of the whole page; returns its score. */
float galley_reading_fire(
    const struct scene *, const struct step *steps, struct score *);
#endif
