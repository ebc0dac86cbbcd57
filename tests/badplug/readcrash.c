/* A reader that crashes. */
#include "bad.h"

static int *volatile nowhere;

UNWATCHED static enum galley_status read(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	(void)job;
	(void)state;
	(void)b;
	*nowhere = 1;
	return GALLEY_OK;
}

GALLEY_PLUGIN(readcrash, GOOD_TEXTS, .read = read)
