/* rebuild/features.h - the evidence: what speaks for a headline, an open end, a
 * continuation, and for a role; each a sum of trained weights.
 *
 * A feature is a template and a value, hashed to a weight; the same code fires
 * them when the weights are trained (model/) and when they are used. */
#ifndef GALLEY_FEATURES_H
#define GALLEY_FEATURES_H
#include "rebuild/tables.h"
#include "rebuild/work.h"

struct fired {
	uint32_t id;
	float value;
};

/* Collects a score; with fired set, also what made it (training). */
struct score {
	const struct tables *tables;
	float sum;
	struct fired *fired;
	long nfired, room;
};

/* A word that tells articles apart, and how rare it is. */
struct word {
	uint32_t hash;
	float rarity;
};

/* What is known of a block in the flow before anything is decided. */
struct view {
	const folded *text;
	long n;
	uint32_t looks;
	char kind;      /* one letter: features.c */
	int open;       /* the end is that of no sentence */
	int candidate;  /* may be a headline */
	int jump_to;    /* a jump line follows: "continued on" */
	int jump_from;  /* a jump line stands before it: "continued from" */
	folded opened;  /* bracket that the block leaves open, or 0 */
	folded closes;  /* bracket that it closes and hasn't opened, or 0 */
	float opening;  /* how natural a beginning of a paragraph */
	long overlaps;  /* in the flow: what it overlaps, or NOWHERE */
	struct word *words; /* by hash */
	long nwords;
};

struct scene {
	const struct work *work;
	struct view *views;
	long n;
};

void galley_scene_build(struct work *, struct scene *);

/* Block i is a headline; and it stands right below another. */
void galley_fire_headline(const struct scene *, long i, struct score *);
void galley_fire_second(const struct scene *, long i, struct score *);
/* The end of block i is cut: its sentence goes on elsewhere. */
void galley_fire_cut(const struct scene *, long i, struct score *);
/* Block j continues a sentence. */
void galley_fire_start(const struct scene *, long j, struct score *);
/* Block j continues that of block i.  pending: ends that wait for their
 * continuation besides; distance: headlines between them (0 where j is the
 * next block); left: what becomes of block j - 1, where that isn't i. */
enum left { LEFT_CLOSED, LEFT_OPEN, LEFT_WAITING };
void galley_fire_link(
    const struct scene *, long i, long j, struct score *);
void galley_fire_reach(const struct scene *, long i, long j, int pending,
    int distance, enum left left, struct score *);
/* The end of block i waits; what comes next is a headline or not. */
void galley_fire_wait(
    const struct scene *, long i, int headline, struct score *);
/* Block i, no headline, has this role; below: right below the headline. */
void galley_fire_role(const struct scene *, long i, enum galley_role, int below,
    struct score *);
#endif
