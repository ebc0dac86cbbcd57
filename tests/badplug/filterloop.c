/* A filter that never ends. */
#include "filters.h"

static enum galley_status wrong(
    struct galley_job *job, struct galley_bulletin *b)
{
	volatile int going = 1;

	(void)job;
	(void)b;
	while (going)
		;
	return GALLEY_OK;
}

WRONG_FILTER(filterloop)
