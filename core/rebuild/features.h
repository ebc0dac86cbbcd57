/* rebuild/features.h - the evidence: what speaks for a headline, an open end, a
 * continuation, and for a role; each a sum of trained weights.
 *
 * A feature is a template and a value, hashed to a weight; the same code fires
 * them when the weights are trained (model/) and when they are used. */
#ifndef GALLEY_FEATURES_H
#define GALLEY_FEATURES_H
#include "rebuild/scene.h"
#include "rebuild/tables.h"

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

/* Block i is a headline; and it stands right below another. */
void galley_fire_headline(const struct scene *, long i, struct score *);
void galley_fire_second(const struct scene *, long i, struct score *);
/* The end of block i is cut: its sentence goes on elsewhere. */
void galley_fire_cut(const struct scene *, long i, struct score *);
/* The same, judged by itself: 0 is as likely as not. */
void galley_fire_open(const struct scene *, long i, struct score *);
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
/* Block i, no headline, has this role; below: right below the headline. */
void galley_fire_role(
    const struct scene *, long i, enum galley_role, int below, struct score *);
#endif
