/* Closes every file but the three that are standard. */
#include <unistd.h>

#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	int fd;

	(void)job;
	for (fd = 3; fd < 256; fd++)
		close(fd);
	return GALLEY_OK;
}

WRONG_PLUGIN(closes)
