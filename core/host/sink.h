/* host/sink.h - where messages go: to the caller's function, or, in a worker,
 * through a pipe to the parent, which calls it there. */
#ifndef GALLEY_SINK_H
#define GALLEY_SINK_H
#include <stddef.h>

#include "base/buf.h"
#include "galley/galley.h"

struct galley_sink {
	galley_report *report; /* or NULL: nobody listens */
	void *context;
	int fd;	  /* of a worker: the pipe; -1: report is called */
	int lost; /* the pipe failed */
	size_t warnings, errors;
	size_t notes; /* given so far, warnings with them */
	/* What records of a worker are handed to, in the parent. */
	void (*record)(void *context, char *bytes, size_t n);
	void *record_context;
};

/* Level 0 note, 1 warning, 2 error.  After a thousand notes and warnings more
 * are counted and not given; errors always are. */
void galley_sink_put(struct galley_sink *, int level, const char *file,
    size_t line, const char *article, const char *text);
void galley_sink_printf(struct galley_sink *, int level, const char *file,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Tells of the messages that were counted only. */
void galley_sink_close(struct galley_sink *);

/* Sends, from a worker, bytes that are no message; elsewhere hands them to
 * record at once. */
void galley_sink_record(struct galley_sink *, const void *, size_t);
/* Takes what the parent read from the pipe: whole frames are handed on and
 * removed, the rest stays.  -1: what stands there is no frame. */
int galley_sink_take(struct galley_sink *, struct galley_buf *);
#endif
