/* A filter that adds text which stands nowhere. */
#include "filters.h"

static enum galley_status wrong(
    struct galley_job *job, struct galley_bulletin *b)
{
	(void)b;
	return galley_source_add(job, "new", 3, "UTF-8") ? GALLEY_OK
							 : GALLEY_FAIL;
}

WRONG_FILTER(filteradds)
