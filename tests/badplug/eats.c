/* Takes all the memory that the host gives. */
#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	int i;

	for (i = 0; i < 100000; i++) {
		if (!galley_alloc(job, 1 << 20))
			return GALLEY_FAIL;
	}
	return GALLEY_OK;
}

WRONG_PLUGIN(eats)
