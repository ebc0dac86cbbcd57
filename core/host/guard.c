/* Standard output is galley's: a plugin that prints is caught. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "host/guard.h"

int galley_guard_begin(struct galley_guard *g)
{
	int ends[2];

	g->kept = g->read = -1;
	fflush(stdout);
	if (pipe(ends))
		return -1;
	/* Nobody reads while the plugin runs: a full pipe must not block. */
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	g->kept = fcntl(1, F_DUPFD_CLOEXEC, 3);
	g->read = ends[0];
	if (ends[1] == 1)
		return 0;
	if (dup2(ends[1], 1) < 0) {
		close(ends[1]);
		galley_guard_end(g);
		return -1;
	}
	close(ends[1]);
	return 0;
}

int galley_guard_printed(struct galley_guard *g)
{
	char bytes[4096];
	int printed = 0;

	fflush(stdout);
	while (g->read >= 0 && read(g->read, bytes, sizeof(bytes)) > 0)
		printed = 1;
	return printed;
}

void galley_guard_end(struct galley_guard *g)
{
	fflush(stdout);
	if (g->kept >= 0) {
		dup2(g->kept, 1);
		close(g->kept);
	} else if (g->read >= 0) {
		close(1);
	}
	if (g->read >= 0)
		close(g->read);
	g->kept = g->read = -1;
}
