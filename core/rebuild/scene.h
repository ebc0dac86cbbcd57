/* rebuild/scene.h - a page before anything is decided: what is known of each
 * block that stands in the flow of reading. */
#ifndef GALLEY_SCENE_H
#define GALLEY_SCENE_H
#include "rebuild/work.h"

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
	char kind;	    /* one letter: features.c */
	int open;	    /* the end is that of no sentence */
	int candidate;	    /* may be a headline */
	int jump_to;	    /* a jump line follows: "continued on" */
	int jump_from;	    /* a jump line stands before it: "continued from" */
	folded opened;	    /* bracket that the block leaves open, or 0 */
	folded closes;	    /* bracket that it closes and hasn't opened, or 0 */
	float opening;	    /* how natural a beginning of a paragraph */
	long overlaps;	    /* in the flow: what it overlaps, or NOWHERE */
	struct word *words; /* by hash */
	long nwords;
};

struct scene {
	const struct work *work;
	struct view *views;
	long n;
};

void galley_scene_build(struct work *, struct scene *);
/* Rarity of the words of blocks [a, b] that stand in [c, d] too, each counted
 * once; only what is above least counts, and only that much. */
float galley_scene_shared(
    const struct scene *, long a, long b, long c, long d, float least);
/* The same of all words of [a, b]. */
float galley_scene_rare(const struct scene *, long a, long b, float least);
int galley_view_holds(const struct view *, folded);
/* The unit itself, or 'W' for a letter of any script or a digit. */
folded galley_unit_class(folded);

static inline int galley_view_looks(const struct view *v, enum look look)
{
	return v->looks >> look & 1;
}
#endif
