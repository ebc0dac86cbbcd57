/* Fails and doesn't say why. */
#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	(void)job;
	return GALLEY_FAIL;
}

WRONG_PLUGIN(silent)
