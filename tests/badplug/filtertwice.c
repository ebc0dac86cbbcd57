/* A filter that gives a range to two blocks. */
#include "filters.h"

static enum galley_status wrong(
    struct galley_job *job, struct galley_bulletin *b)
{
	const struct galley_range *one, *other;

	(void)job;
	galley_block_ranges(block_of(b, 0), &one);
	galley_block_ranges(block_of(b, 1), &other);
	((struct galley_range *)one)->end = other->end;
	return GALLEY_OK;
}

WRONG_FILTER(filtertwice)
