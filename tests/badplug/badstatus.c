/* Returns what is no status. */
#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	(void)job;
	return (enum galley_status)42;
}

WRONG_PLUGIN(badstatus)
