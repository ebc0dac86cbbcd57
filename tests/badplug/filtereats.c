/* A filter that takes all memory. */
#include "filters.h"

static enum galley_status wrong(
    struct galley_job *job, struct galley_bulletin *b)
{
	const struct galley_block *k = block_of(b, 0);
	const char *text;
	size_t bytes;

	(void)job;
	text = galley_block_text(k, &bytes);
	while (!galley_edit_text(b, k, text, bytes))
		;
	return GALLEY_OK;
}

WRONG_FILTER(filtereats)
