/* A filter that reaches into what it was lent and loses a range's end. */
#include "filters.h"

static enum galley_status wrong(
    struct galley_job *job, struct galley_bulletin *b)
{
	const struct galley_range *lent;

	(void)job;
	galley_block_ranges(block_of(b, 0), &lent);
	((struct galley_range *)lent)->end--;
	return GALLEY_OK;
}

WRONG_FILTER(filterloses)
