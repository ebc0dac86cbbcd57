/* rebuild/shapes.h - lines that stay lines: verse, tables and lists. */
#ifndef GALLEY_SHAPES_H
#define GALLEY_SHAPES_H
#include "rebuild/work.h"

/* What the lines of a text say about it, each from 0 to 1. */
enum trait {
	TRAIT_LINES,   /* there are many: 1 from eight on */
	TRAIT_SHORT,   /* none is long */
	TRAIT_STOPPED, /* line ends with a sign behind them */
	TRAIT_EARLY,   /* that come though the next word had room */
	TRAIT_EVEN,    /* lines as long as the one before or the one above it */
	TRAIT_CAPITALS, /* lines in mid-sentence that begin with a capital */
	TRAIT_RUNS_ON,	/* that go on with the one before, cut by the measure */
	TRAIT_INSIDE,	/* with the end of a sentence inside */
	TRAIT_CELLS,	/* with as many cells, two or more, as most */
	TRAIT_FIGURES,	/* that hold two numbers or more, and little else */
	TRAIT_MARKED,	/* that begin with a bullet or a number */
	TRAIT_ORDERED,	/* of these, those whose mark follows the one before */
	TRAITS
};

/* The traits of the lines of n ranges; a range begins a line.  Returns how many
 * lines there are. */
long galley_shape_traits(const struct work *, const struct galley_range *,
    size_t n, float traits[TRAITS]);
/* Verse, table or list with how surely, or GALLEY_ROLE_NONE: lines to undo. */
enum galley_role galley_shape_judge(
    const float traits[TRAITS], long lines, float *sure);

/* The step: blocks of that shape get their role; a run of blocks that is verse,
 * each line a block of its own, becomes one. */
void galley_rebuild_shapes(struct work *);
#endif
