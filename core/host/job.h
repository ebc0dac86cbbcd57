/* host/job.h - one conversion's use of one plugin, as the services see it.
 *
 * A conversion has two jobs, its reader's and its writer's.  They share the
 * arena, the bulletin and the sink; what only one of them has is NULL in the
 * other. */
#ifndef GALLEY_JOB_H
#define GALLEY_JOB_H
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "bulletin/model.h"
#include "galley/plugin.h"

struct galley_output;
struct galley_sink;

struct galley_job {
	const struct galley_plugin *plugin;
	void *state; /* the plugin's, with its options */
	struct galley_arena *arena;
	struct galley_bulletin *bulletin;
	struct galley_sink *sink; /* where messages go */
	int64_t clock;

	/* A reader's: the input that is being read. */
	const void *input; /* any bytes */
	int input_ends;	   /* a NUL stands behind them, and they stay */
	size_t input_bytes;
	const char *input_name; /* as the user wrote it, "-" for stdin */
	const char *encoding;	/* that the user stated, or NULL */

	/* A writer's. */
	struct galley_output *output;
	const char *output_name;
	const struct galley_article *cleaned; /* last that XML text was of */
	int cleaned_any;		      /* or of none */

	/* The outcome so far.  Setting out_of_memory fails the job, which the
	 * host then reports; errors counts galley_diag() at GALLEY_ERROR. */
	unsigned errors;
	int out_of_memory;
};
#endif
