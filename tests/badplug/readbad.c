/* A reader whose text is not UTF-8, and who doesn't mind. */
#include "bad.h"

static enum galley_status read(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	(void)state;
	(void)b;
	galley_source_add(job, "caf\xe9", 4, "latin-1");
	return GALLEY_OK;
}

GALLEY_PLUGIN(readbad, GOOD_TEXTS, .read = read)
