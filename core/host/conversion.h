/* host/conversion.h - one conversion: what the caller's process made ready, and
 * what the worker does with it. */
#ifndef GALLEY_CONVERSION_H
#define GALLEY_CONVERSION_H
#include "galley/galley.h"
#include "host/guard.h"
#include "host/input.h"
#include "host/job.h"
#include "host/output.h"
#include "host/sink.h"
#include "host/stage.h"
#include "host/target.h"

struct galley_conversion {
	struct galley_request request; /* borrowed: lives through the call */
	const char *reader, *writer;   /* names of plugins */
	struct galley_bytes *inputs;   /* read already */
	struct galley_bytes tables;    /* or none */
	struct galley_bytes own;       /* a profile, or none */
	struct galley_target target;   /* open already */
	int64_t clock;

	/* Of the worker. */
	struct galley_sink *sink;
	struct galley_stage *stage;
	struct galley_arena *arena;
	struct galley_bulletin *bulletin;
	struct galley_bulletin *defaults; /* a profile's metadata, or NULL */
	struct galley_profile *profile;	  /* or NULL */
	struct galley_job read, write;
	struct galley_job *filters; /* in their order */
	size_t nfilters;
	struct galley_guard guard;
	struct galley_output output;
};

/* Loads the plugins, reads, rebuilds and writes to the target's descriptor: a
 * worker's run(), whose context is the conversion.  Stage gets the figures. */
enum galley_result galley_conversion_run(
    void *conversion, struct galley_sink *, struct galley_stage *);

/* ---- of run.c, for filters.c ---- */

/* Loads the plugin and gets it a state; what is wrong is said. */
enum galley_result galley_job_load(
    struct galley_conversion *, struct galley_job *, const char *name);
/* After a callback, or for article() after the last: did all go well? */
enum galley_result galley_job_settle(
    struct galley_conversion *, struct galley_job *, enum galley_status);
/* Calls release(); nothing may have been printed. */
enum galley_result galley_job_close(
    struct galley_conversion *, struct galley_job *, enum galley_result);
/* Says that the memory is out. */
enum galley_result galley_conversion_no_memory(struct galley_conversion *);
/* Says by whose fault text would have been lost, and gives the result back. */
enum galley_result galley_conversion_law_broken(
    struct galley_conversion *, const char *who, enum galley_result);
#endif
