/* The marked format: a bulletin as text for a person to correct, both ways. */
#include "marked/marked.h"

static enum galley_status begin(struct galley_job *job, void *state)
{
	/* A reader begins with nothing, a writer with all. */
	if (!galley_bulletin_sources(galley_job_bulletin(job)))
		return GALLEY_OK;
	return marked_write_begin(job, state);
}

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	return marked_write_article(job, state, a);
}

static enum galley_status end(struct galley_job *job, void *state)
{
	return marked_write_end(job, state);
}

static const char *const COMMENTS[] = {"none", "doubtful", "all", NULL};

static const struct galley_option options[] = {
    {.name = "comments",
	.help = "write decisions as comments above the text they are about",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct marked, comments, int),
	.def = "doubtful",
	.choices = COMMENTS},
    {.name = NULL}};

GALLEY_PLUGIN(marked, .version = "1.0",
    .summary = "a bulletin as text for a person to correct, and back",
    .media_type = "text/plain", .extension = "marked", .options = options,
    .state_size = sizeof(struct marked), .begin = begin, .article = article,
    .end = end, .read = marked_read)
