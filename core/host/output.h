/* host/output.h - the bytes that a writer makes, on their way to a file. */
#ifndef GALLEY_OUTPUT_H
#define GALLEY_OUTPUT_H
#include <stddef.h>

struct galley_output {
	int fd;
	int error;    /* the first errno; nothing is written after it */
	size_t bytes; /* taken so far */
	size_t held;
	char buffer[64 * 1024];
};

/* Writes all of it; 0, or -1 with errno. */
int galley_write_all(int fd, const void *, size_t bytes);

void galley_output_open(struct galley_output *, int fd);
void galley_output_add(struct galley_output *, const void *, size_t bytes);
/* Writes what is held; 0, or the first error there was, an errno. */
int galley_output_flush(struct galley_output *);
#endif
