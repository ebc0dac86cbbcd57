/* A filter that crashes. */
#include "filters.h"

UNWATCHED static enum galley_status wrong(
    struct galley_job *job, struct galley_bulletin *b)
{
	volatile int *nowhere = NULL;

	(void)job;
	(void)b;
	return (enum galley_status) * nowhere;
}

WRONG_FILTER(filtercrash)
