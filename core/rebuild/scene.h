/* rebuild/scene.h - a page before anything is decided: what is known of each
 * block that stands in the flow of reading. */
#ifndef GALLEY_SCENE_H
#define GALLEY_SCENE_H
#include "rebuild/tables.h"
#include "rebuild/words.h"
#include "rebuild/work.h"

/* How likely a text runs on across a seam (ngrams.h). */
struct seam {
	float general, page; /* without and with the page's own n-grams */
};

/* What is known of a block in the flow before anything is decided. */
struct view {
	const folded *text;
	long n;
	uint32_t looks;
	char kind;	  /* one letter: features.c */
	int open;	  /* the end is that of no sentence */
	int candidate;	  /* may be a headline */
	int jump_to;	  /* a jump line follows: "continued on" */
	int jump_from;	  /* a jump line stands before it: "continued from" */
	folded opened;	  /* bracket that the block leaves open, or 0 */
	folded closes;	  /* bracket that it closes and hasn't opened, or 0 */
	int begun;	  /* the next four are known */
	float opening;	  /* how natural a beginning of a paragraph */
	float sentence;	  /* how natural a beginning of a sentence */
	float start;	  /* log P of its first units in a new paragraph, ... */
	float start_page; /* ... and by the page's own n-grams too */
	int set_in;	  /* the next one is known */
	float around;	  /* rarity of words shared with the blocks before */
	struct seam seam; /* of an open end: to the next block */
	float sums[QUESTIONS]; /* of a candidate or an open end: fire.h */
	int parallels;	       /* candidates as long as this one, near it */
	long lines;	       /* it is set in */
	int capitals;	       /* of a candidate in Latin text: 0 few, 3 most */
	long overlaps;	       /* in the flow: what it overlaps, or NOWHERE */
};

struct scene {
	struct work *work;
	struct view *views;
	struct words *words;
	long n;
	int stops;    /* short lines over text end in a stop: 0 few, 2 most */
	long measure; /* units of a full line; 0: lines are not set */
};

void galley_scene_build(struct work *, struct scene *);
/* Finds out how natural a beginning block i is, if that isn't known: of most
 * blocks it is never asked. */
void galley_scene_begin(const struct scene *, long i);
/* From the end of block i to the start of block j. */
struct seam galley_scene_seam(const struct scene *, long i, long j);
int galley_view_holds(const struct view *, folded);
/* The unit itself, or 'W' for a letter of any script or a digit. */
folded galley_unit_class(folded);

static inline int galley_view_looks(const struct view *v, enum look look)
{
	return v->looks >> look & 1;
}
#endif
