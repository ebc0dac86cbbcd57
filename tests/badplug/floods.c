/* Prints more to standard output than a pipe holds. */
#include <string.h>
#include <unistd.h>

#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	char bytes[1000];
	ssize_t n = 0;
	int i;

	(void)job;
	memset(bytes, 'x', sizeof(bytes));
	for (i = 0; i < 1000; i++)
		n += write(1, bytes, sizeof(bytes));
	return n ? GALLEY_OK : GALLEY_FAIL;
}

WRONG_PLUGIN(floods)
