/* rebuild/work.h - what the steps hand on to each other.
 *
 * A page is a row of blocks.  Each step reads what those before it found and
 * fills in its own fields; none looks ahead of its place in the row of steps.
 * All memory is the bulletin's arena or a part of it, with galley_arena_trap()
 * set, so that no allocation here needs a check. */
#ifndef GALLEY_WORK_H
#define GALLEY_WORK_H
#include <stdint.h>

#include "bulletin/model.h"
#include "rebuild/lang/lang.h"

/* Text for comparing: folded UTF-16 code units (lines.c says how).  The text
 * itself is never changed. */
typedef uint16_t folded;

enum { NOWHERE = -1 };

/* What the steps decided about a block, one after the other. */
enum fate {
	FATE_TEXT,	/* stands in an article */
	FATE_CAPTION,	/* stands in an article, outside the flow of reading */
	FATE_DUPLICATE, /* a second copy */
	FATE_FURNITURE,
	FATE_JUMP,
	FATE_SECTION /* a standing head: the kicker of what it precedes */
};

struct block {
	/* lines: a segment, or a part of one that an indent begins. */
	size_t segment;		   /* index in the bulletin */
	struct galley_range range; /* white space at the ends left out */
	const folded *text;	   /* folded */
	long n;			   /* of them; at least 1 */
	enum galley_role stated;   /* what the format says */
	/* what its lines are, where they stay lines: shapes.h; or none: */
	enum galley_role shape;
	float shape_sure;

	/* patterns: one bit for each kind of line it looks like. */
	uint32_t looks;
	enum fate fate;
	const char *rule; /* that decided the fate or the role */
	float sure;	  /* 0 to 1 */

	/* repeats: the first so many folded units stand elsewhere already. */
	long overlap;	   /* folded units, 0: none */
	long overlap_with; /* block that ends in them */
	/* and the last so many have run over from another article: */
	long spliced, spliced_from; /* folded units, 0: none; block */
	long copy_of;		    /* block that it repeats, or NOWHERE */

	/* decide: */
	int headline;
	long follows; /* block whose sentence this one continues, or NOWHERE */
	int cut;      /* its end is open and found no continuation */
	float cut_sure;
	long after; /* block that it stands behind in its article, or
			 NOWHERE where it begins one */
	enum galley_role role;
	long article; /* index, or NOWHERE */
};

/* The blocks that stand in the flow of reading, in the order of the page:
 * neither captions nor what is set aside. */
struct flow {
	long *block;	     /* index into work.blocks */
	const folded **text; /* without the overlap */
	long *n;
	long count;
};

struct work {
	struct galley_bulletin *bulletin;
	/* What the steps make for themselves is in parts of the bulletin's
	 * arena: until the end, until the headlines are told, and while a step
	 * runs, which frees it itself. */
	struct galley_arena *arena, *passing, *step;
	const struct language *language;
	/* By page; those in another language are none of this work.  NULL: all
	 * are in this one. */
	const struct language *const *pages;
	struct block *blocks;
	long nblocks;
	struct flow flow;
	struct patterns *patterns;
	struct galley_profile *profile; /* or NULL */
	const struct tables *tables;
	struct recalled *recalled; /* ngrams.c */
	struct ngrams *page;	   /* the page's own n-grams */
	struct scene *scene;	   /* scene.h */
};

/* Whether a block of that role keeps its line ends. */
int galley_lines_kept(enum galley_role);

/* The steps, in their order.  None can fail but for memory. */
void galley_rebuild_lines(struct work *);
void galley_rebuild_patterns(struct work *);
void galley_rebuild_repeats(struct work *);
void galley_rebuild_flow(struct work *);
void galley_rebuild_decide(struct work *);
void galley_rebuild_roles(struct work *);
void galley_rebuild_heads(struct work *);
void galley_rebuild_groups(struct work *);
void galley_rebuild_notes(struct work *);

#endif
