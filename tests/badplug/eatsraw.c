/* Takes all the memory that there is, and gives up as many programs do. */
#include <stdlib.h>
#include <string.h>

#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	int i;

	(void)job;
	for (i = 0; i < 100000; i++) {
		void *p = malloc(1 << 20);

		if (!p)
			abort();
		memset(p, 1, 1 << 20);
	}
	return GALLEY_OK;
}

WRONG_PLUGIN(eatsraw)
