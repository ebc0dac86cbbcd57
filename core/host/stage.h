/* host/stage.h - what a job is doing just now, in memory that the worker shares
 * with its parent, so that a crash can be told from what it was in. */
#ifndef GALLEY_STAGE_H
#define GALLEY_STAGE_H
#include <stddef.h>

#include "base/buf.h"
#include "galley/galley.h"

enum galley_step {
	GALLEY_STEP_START, /* galley itself */
	GALLEY_STEP_LOAD,  /* the plugin's constructors, its entry point */
	GALLEY_STEP_BEGIN,
	GALLEY_STEP_READ,
	GALLEY_STEP_REBUILD, /* galley itself */
	GALLEY_STEP_FILTER,
	GALLEY_STEP_ARTICLE,
	GALLEY_STEP_END,
	GALLEY_STEP_RELEASE,
	GALLEY_STEP_CLOSE /* galley itself */
};

struct galley_stage {
	enum galley_step step;
	char plugin[64];   /* its name */
	char subject[160]; /* the article's label, the input's name */
	size_t article;	   /* counted from 1, 0: none */

	/* Set by the worker when it ends as it should. */
	int finished;
	enum galley_result result;
	int files_lost; /* a plugin closed files that are not its own */
	size_t bytes_out;
	struct galley_figures figures;
};

/* plugin and subject may be NULL: what stood there stays, or none. */
void galley_stage_set(struct galley_stage *, enum galley_step,
    const char *plugin, size_t article, const char *subject);
/* Adds "plugin 'x'" or "galley": who was at it. */
void galley_stage_who(struct galley_buf *, const struct galley_stage *);
/* Adds " in article(), article 3 'headline'", or another place. */
void galley_stage_where(struct galley_buf *, const struct galley_stage *);
#endif
