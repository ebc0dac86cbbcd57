/* Writes through a NULL pointer. */
#include "bad.h"

static int *volatile nowhere;

UNWATCHED static enum galley_status wrong(struct galley_job *job)
{
	(void)job;
	*nowhere = 1;
	return GALLEY_OK;
}

WRONG_PLUGIN(crash)
