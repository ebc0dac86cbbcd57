/* Says an error full of control characters and goes on as if there were none. */
#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	galley_diag(job, NULL, GALLEY_ERROR, "\033[2Jred\nsecond \xff line%s",
	    "\r\xe2\x80\xae");
	return GALLEY_OK;
}

WRONG_PLUGIN(says)
