/* rebuild/scene.h - a page before anything is decided: what is known of each
 * block that stands in the flow of reading. */
#ifndef GALLEY_SCENE_H
#define GALLEY_SCENE_H
#include "rebuild/words.h"
#include "rebuild/work.h"

/* What is known of a block in the flow before anything is decided. */
struct view {
	const folded *text;
	long n;
	uint32_t looks;
	char kind;     /* one letter: features.c */
	int open;      /* the end is that of no sentence */
	int candidate; /* may be a headline */
	int jump_to;   /* a jump line follows: "continued on" */
	int jump_from; /* a jump line stands before it: "continued from" */
	folded opened; /* bracket that the block leaves open, or 0 */
	folded closes; /* bracket that it closes and hasn't opened, or 0 */
	float opening; /* how natural a beginning of a paragraph */
	float seam;    /* to the next block, with the page's n-grams */
	long overlaps; /* in the flow: what it overlaps, or NOWHERE */
};

struct scene {
	const struct work *work;
	struct view *views;
	const struct words *words;
	long n;
};

void galley_scene_build(struct work *, struct scene *);
int galley_view_holds(const struct view *, folded);
/* The unit itself, or 'W' for a letter of any script or a digit. */
folded galley_unit_class(folded);

static inline int galley_view_looks(const struct view *v, enum look look)
{
	return v->looks >> look & 1;
}
#endif
