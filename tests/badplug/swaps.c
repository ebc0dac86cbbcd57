/* Closes every file and has others in their places. */
#include <fcntl.h>
#include <unistd.h>

#include "bad.h"

static enum galley_status wrong(struct galley_job *job)
{
	int fd, null = open("/dev/null", O_WRONLY);

	(void)job;
	for (fd = 3; fd < 64; fd++) {
		if (fd != null && dup2(null, fd) < 0)
			return GALLEY_FAIL;
	}
	return GALLEY_OK;
}

WRONG_PLUGIN(swaps)
