/* What was decided about every segment, by which rule, how surely: the writer
 * behind galley explain. */
#include "explain/explain.h"

enum { FORMAT_TEXT, FORMAT_JSON };
enum { TEXT_START, TEXT_FULL };

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	(void)job, (void)state, (void)a; /* all is told at the end, by place */
	return GALLEY_OK;
}

static enum galley_status end(struct galley_job *job, void *state)
{
	struct explain *e = state;

	e->bulletin = galley_job_bulletin(job);
	e->out.job = job;
	e->out.language = galley_bulletin_language(e->bulletin);
	e->out.width = (size_t)e->width;
	e->json.job = job;
	e->json.indent = 1;
	if (explain_order(e, job))
		return GALLEY_FAIL;
	if (e->format == FORMAT_JSON)
		explain_as_json(e);
	else
		explain_as_text(e);
	return e->out.failed ? GALLEY_FAIL : GALLEY_OK;
}

static const char *const formats[] = {"text", "json", NULL};
static const char *const texts[] = {"start", "full", NULL};
static const struct galley_option options[] = {
    {.name = "colour",
	.help = "colour the text by its role",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct explain, colour, int),
	.def = "no"},
    {.name = "doubt",
	.help = "mark decisions less sure than this",
	.type = GALLEY_INT,
	.offset = GALLEY_FIELD(struct explain, doubt, int),
	.def = "80",
	.min = 0,
	.max = 100,
	.unit = "percent"},
    {.name = "format",
	.help = "for people, or for programs",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct explain, format, int),
	.def = "text",
	.choices = formats},
    {.name = "text",
	.help = "show each segment's start, on a line, or all of it",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct explain, full, int),
	.def = "start",
	.choices = texts},
    {.name = "width",
	.help = "width of a line; a wide character takes two columns",
	.type = GALLEY_INT,
	.offset = GALLEY_FIELD(struct explain, width, int),
	.def = "80",
	.min = 20,
	.max = 400,
	.unit = "columns"},
    {.name = NULL}};

GALLEY_PLUGIN(explain, .version = "1.0",
    .summary = "tell what was decided about every segment of a page",
    .media_type = "text/plain", .extension = "txt", .options = options,
    .state_size = sizeof(struct explain), .article = article, .end = end)
