/* Prints to standard output, where the document goes. */
#include <stdio.h>

#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	(void)job;
	printf("debugging\n");
	return GALLEY_OK;
}

WRONG_PLUGIN(prints)
