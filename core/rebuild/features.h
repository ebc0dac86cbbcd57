/* rebuild/features.h - the evidence: what speaks for a headline, an open end, a
 * continuation, and for a role; each a sum of trained weights.
 *
 * The same code fires features when the weights are trained (model/) and when
 * they are used. */
#ifndef GALLEY_FEATURES_H
#define GALLEY_FEATURES_H
#include "rebuild/scene.h"
#include "rebuild/tables.h"

struct fired {
	uint32_t id; /* of a weight */
	float value;
};

/* Collects a score; with fired set, also what made it (training). */
struct score {
	const struct tables *tables;
	float sum;
	struct fired *fired;
	long nfired, room;
	/* Set by what fires: */
	enum question question;
	uint32_t family; /* of templates: those of wide text, or of Latin */
	float *all;	 /* instead of sum: of each question, GALLEY_WEIGHT_ONE
		       times as much */
};

/* ---- features.c: a block and its neighbours ---- */

/* The answers to all questions about block i by what it and its neighbours look
 * like, into the view. */
void galley_fire_view(const struct scene *, long i);
/* The same for one question, and fired. */
void galley_fire_block(
    const struct scene *, long i, enum question, struct score *);
/* Block i is a headline: what the block's look doesn't say. */
void galley_fire_headline(const struct scene *, long i, struct score *);
/* Block i, no headline, has this role; below: right below the headline. */
void galley_fire_below(
    const struct scene *, long i, enum question, int below, struct score *);

/* ---- seams.c: where a sentence goes on ---- */

/* Block j continues a sentence. */
void galley_fire_start(const struct scene *, long j, struct score *);
/* Block j continues that of block i: by the text alone, and by where the two
 * stand. */
enum left { LEFT_CLOSED, LEFT_OPEN, LEFT_WAITING };
struct circumstances {
	int pending;	/* ends that wait for their continuation besides */
	int distance;	/* headlines between them */
	enum left left; /* what becomes of block j - 1, where that isn't i */
	int below;	/* block i stands right below a headline */
};
void galley_fire_link(const struct scene *, long i, long j, struct score *);
void galley_fire_reach(const struct scene *, long i, long j,
    const struct circumstances *, struct score *);
/* The end of block i waits; what comes next is a headline or not. */
void galley_fire_wait(
    const struct scene *, long i, int headline, struct score *);

/* ---- course.c: the run of an article ---- */

/* Block i is a headline: since that of the article so far (before, or
 * NOWHERE); or right below another. */
void galley_fire_topic(
    const struct scene *, long before, long i, struct score *);
void galley_fire_second(const struct scene *, long i, struct score *);

/* How an article stands when its next block is read. */
struct standing {
	int body;	/* it has text below its head */
	int line;	/* the block before is a line by itself */
	int lines;	/* such lines in its text so far, 3 for more */
	int page_lines; /* the page had one before */
	long since;	/* blocks since the last line or headline, 0: none */
	long blocks;	/* blocks since its headline, 0: none */
};
/* Block j, short as it is, is a line by itself: a crosshead, a byline. */
void galley_fire_line(
    const struct scene *, long j, const struct standing *, struct score *);
/* The line before block j is none, but a sentence that goes on there. */
void galley_fire_unline(
    const struct scene *, long j, const struct standing *, struct score *);
/* The article ends before block j. */
void galley_fire_close(
    const struct scene *, long j, const struct standing *, struct score *);
#endif
