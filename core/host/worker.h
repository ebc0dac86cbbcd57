/* host/worker.h - a forked process that does what may crash. */
#ifndef GALLEY_WORKER_H
#define GALLEY_WORKER_H
#include "host/sink.h"
#include "host/stage.h"

enum { GALLEY_SECONDS = 300, GALLEY_MEGABYTES = 2048 };

struct galley_worker {
	/* Runs in the worker (or here, in_process): the result.  What it sets
	 * in the stage the parent sees. */
	enum galley_result (*run)(
	    void *context, struct galley_sink *, struct galley_stage *);
	void *context;
	unsigned seconds, megabytes; /* 0: those above */
	int in_process;		     /* no fork and no limits */
	const char *file;	     /* for messages about its end, or NULL */
	/* As in struct galley_sink. */
	galley_report *report;
	void *report_context;
	void (*record)(void *context, char *bytes, size_t n);
	void *record_context;
};

/* Runs it and reports how it ended where that was not as it should.  *stage is
 * what the worker left; its figures hold the count of warnings and errors that
 * were reported while it ran. */
enum galley_result galley_worker_run(
    const struct galley_worker *, struct galley_stage *stage);
#endif
