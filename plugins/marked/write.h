/* marked/write.h - what the parts of the writer share. */
#ifndef MARKED_WRITE_H
#define MARKED_WRITE_H
#include "marked/marked.h"

struct marked_unit {
	size_t first, end; /* its pieces */
	long segment;	   /* index, or -1 */
};

struct marked_writer {
	struct galley_job *job;
	const struct galley_bulletin *bulletin;
	struct marked_pieces all;
	struct marked_unit *units;
	size_t nunits;
	int *crlf; /* by source: its lines end in CR LF */
	/* By piece, the note to be shown there, and by note the next one;
	 * each counted from 1. */
	size_t *shown, *more;
};

/* number.c: makes the writer, all of it filled in, or NULL: reported. */
struct marked_writer *marked_number(struct galley_job *, int comments);
/* "5", or "5.2". */
void marked_put_number(
    const struct marked_writer *, const struct marked_piece *);
/* " [5]", " [5.1-5.2]", or " [1:120-140]": the range, by its pieces. */
void marked_put_range(
    const struct marked_writer *, const struct galley_range *);
void marked_printf(const struct marked_writer *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* tail.c: the sections that a person rarely needs. */
void marked_put_segments(const struct marked_writer *);
void marked_put_notes(const struct marked_writer *);
void marked_put_sources(const struct marked_writer *);
#endif
