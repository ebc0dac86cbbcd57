/* Never returns. */
#include "bad.h"

static volatile int on = 1;

static enum galley_status wrong(struct galley_job *job)
{
	(void)job;
	while (on)
		;
	return GALLEY_OK;
}

WRONG_PLUGIN(loop)
