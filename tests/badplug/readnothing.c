/* A reader that finds nothing. */
#include "bad.h"

static enum galley_status read(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	(void)job;
	(void)state;
	(void)b;
	return GALLEY_OK;
}

GALLEY_PLUGIN(readnothing, GOOD_TEXTS, .read = read)
