/* host/guard.h - standard output is galley's: a plugin that prints is caught. */
#ifndef GALLEY_GUARD_H
#define GALLEY_GUARD_H

struct galley_guard {
	int kept; /* the real standard output, -1: it was closed */
	int read; /* the end of the pipe that stands in its place, -1: none */
};

/* Puts a pipe in place of descriptor 1; 0, or -1 with errno. */
int galley_guard_begin(struct galley_guard *);
/* 1 if anything was printed since; it is thrown away. */
int galley_guard_printed(struct galley_guard *);
/* Puts the real one back. */
void galley_guard_end(struct galley_guard *);
#endif
