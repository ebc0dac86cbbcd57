/* A filter that fails without saying why. */
#include "filters.h"

static enum galley_status wrong(
    struct galley_job *job, struct galley_bulletin *b)
{
	(void)job;
	(void)b;
	return GALLEY_FAIL;
}

WRONG_FILTER(filtersilent)
