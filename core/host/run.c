/* What a conversion does inside its worker: plugins, reading, rebuilding,
 * writing. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>

#include "host/conversion.h"
#include "host/figures.h"
#include "host/filters.h"
#include "host/formats.h"
#include "host/options.h"
#include "host/profile.h"
#include "host/registry.h"
#include "host/worker.h"
#include "rebuild/rebuild.h"

/* ---- what a plugin left behind ---- */

enum galley_result galley_conversion_no_memory(struct galley_conversion *c)
{
	unsigned limit = c->request.megabytes;

	galley_sink_printf(c->sink, 2, NULL,
	    "out of memory: the limit is %u MB (--memory)",
	    limit ? limit : GALLEY_MEGABYTES);
	return GALLEY_CRASHED;
}

static enum galley_result blame(
    struct galley_conversion *c, const char *what, enum galley_result result)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	galley_stage_who(&b, c->stage);
	galley_buf_printf(&b, " %s", what);
	galley_stage_where(&b, c->stage);
	galley_sink_put(c->sink, 2, NULL, 0, NULL, b.s ? b.s : what);
	galley_buf_free(&b);
	return result;
}

static int is_closed(int fd)
{
	return fd >= 0 && fcntl(fd, F_GETFD) < 0;
}

enum galley_result galley_job_settle(struct galley_conversion *c,
    struct galley_job *job, enum galley_status status)
{
	if (is_closed(c->sink->fd) || is_closed(c->target.fd)) {
		c->stage->files_lost = 1;
		return GALLEY_BAD_PLUGIN;
	}
	if (job->out_of_memory || c->bulletin->failed)
		return galley_conversion_no_memory(c);
	if (job->errors)
		return GALLEY_FAILED;
	if (status == GALLEY_OK)
		return GALLEY_DONE;
	if (status == GALLEY_FAIL)
		return blame(c, "failed without saying why", GALLEY_BAD_PLUGIN);
	return blame(c, "returned what is no status", GALLEY_BAD_PLUGIN);
}

enum galley_result galley_job_close(struct galley_conversion *c,
    struct galley_job *job, enum galley_result result)
{
	/* Where files were lost the stage keeps saying in which callback. */
	if (!c->stage->files_lost)
		galley_stage_set(
		    c->stage, GALLEY_STEP_RELEASE, job->plugin->name, 0, NULL);
	if (job->plugin->release)
		job->plugin->release(job->state);
	if (result == GALLEY_DONE)
		result = galley_job_settle(c, job, GALLEY_OK);
	if (galley_guard_printed(&c->guard) && result == GALLEY_DONE) {
		galley_sink_printf(c->sink, 2, NULL,
		    "plugin '%s' printed to standard output: output goes "
		    "through galley_write()",
		    job->plugin->name);
		result = GALLEY_BAD_PLUGIN;
	}
	return result;
}

/* ---- the start ---- */

static int give_meta(
    struct galley_conversion *c, const char *key, const char *value)
{
	const char *why = NULL;

	if (!galley_bulletin_give_meta(c->bulletin, key, value, &why))
		return 0;
	galley_sink_printf(c->sink, 2, NULL, "metadata %s=%s: %s", key, value,
	    why ? why : "not accepted");
	return -1;
}

static enum galley_result give_metadata(struct galley_conversion *c)
{
	const struct galley_request *rq = &c->request;
	const char *setting, *equals, *key;
	size_t i;

	if (rq->language && give_meta(c, "language", rq->language))
		return GALLEY_USAGE;
	for (i = 0; i < rq->nmetadata; i++) {
		setting = rq->metadata[i];
		equals = strchr(setting, '=');
		if (!equals || equals == setting) {
			galley_sink_printf(c->sink, 2, NULL,
			    "metadata is key=value, not '%s'", setting);
			return GALLEY_USAGE;
		}
		key = galley_arena_strndup(
		    c->arena, setting, (size_t)(equals - setting));
		if (!key)
			return galley_conversion_no_memory(c);
		if (give_meta(c, key, equals + 1))
			return GALLEY_USAGE;
	}
	return c->bulletin->failed ? galley_conversion_no_memory(c)
				   : GALLEY_DONE;
}

enum galley_result galley_job_load(
    struct galley_conversion *c, struct galley_job *job, const char *name)
{
	enum galley_result result = galley_plugin_load(
	    &c->request, name, c->sink, c->stage, &job->plugin);

	if (result != GALLEY_DONE)
		return result;
	galley_stage_set(c->stage, GALLEY_STEP_START, name, 0, NULL);
	job->arena = c->arena;
	job->bulletin = c->bulletin;
	job->sink = c->sink;
	job->clock = c->clock;
	job->state = galley_arena_alloc(
	    c->arena, job->plugin->state_size ? job->plugin->state_size : 1);
	return job->state ? GALLEY_DONE : galley_conversion_no_memory(c);
}

static enum galley_result check_directions(struct galley_conversion *c)
{
	if (!c->read.plugin->read) {
		galley_sink_printf(c->sink, 2, NULL,
		    c->read.plugin->article
			? "plugin '%s' writes and doesn't read"
			: "plugin '%s' is a filter and doesn't read: give it "
			  "with -F",
		    c->reader);
		return GALLEY_USAGE;
	}
	if (!c->write.plugin->article) {
		galley_sink_printf(c->sink, 2, NULL,
		    c->write.plugin->read
			? "plugin '%s' reads and doesn't write"
			: "plugin '%s' is a filter and doesn't write: give "
			  "it with -F",
		    c->writer);
		return GALLEY_USAGE;
	}
	if (!c->request.output && c->target.terminal &&
	    !galley_media_is_text(c->write.plugin->media_type)) {
		galley_sink_printf(c->sink, 2, NULL,
		    "%s is not written to a terminal: give -o FILE, or -o -",
		    c->write.plugin->media_type);
		return GALLEY_USAGE;
	}
	return GALLEY_DONE;
}

static enum galley_result set_options(struct galley_conversion *c)
{
	const struct galley_plugin *plugins[] = {
	    c->read.plugin, c->write.plugin};
	void *states[] = {c->read.state, c->write.state};
	size_t n = c->read.plugin == c->write.plugin ? 1 : 2, i;
	struct galley_buf why = GALLEY_BUF_INIT;
	int bad = 0;

	for (i = 0; !bad && i < 2; i++)
		bad = galley_options_default(
		    plugins[i], states[i], c->arena, &why);
	for (i = 0; !bad && i < c->request.noptions; i++) {
		bad = galley_options_set(
		    plugins, states, n, c->arena, c->request.options[i], &why);
		/* One plugin in both roles has two states, one key. */
		if (!bad && n == 1)
			bad = galley_options_set(plugins, states + 1, n,
			    c->arena, c->request.options[i], &why);
	}
	if (bad)
		galley_sink_put(
		    c->sink, 2, NULL, 0, NULL, why.s ? why.s : "no memory");
	galley_buf_free(&why);
	return bad ? GALLEY_USAGE : GALLEY_DONE;
}

static enum galley_result start(struct galley_conversion *c)
{
	unsigned limit = c->request.megabytes;
	enum galley_result result;

	c->arena =
	    galley_arena_new((size_t)(limit ? limit : GALLEY_MEGABYTES) << 20);
	if (c->arena)
		c->bulletin = galley_bulletin_new(c->arena);
	if (!c->bulletin)
		return galley_conversion_no_memory(c);
	result = give_metadata(c);
	if (result == GALLEY_DONE)
		result = galley_profile_read(c);
	if (result == GALLEY_DONE)
		result = galley_job_load(c, &c->read, c->reader);
	if (result == GALLEY_DONE)
		result = galley_job_load(c, &c->write, c->writer);
	if (result == GALLEY_DONE)
		result = check_directions(c);
	if (result == GALLEY_DONE)
		result = set_options(c);
	return result == GALLEY_DONE ? galley_filters_load(c) : result;
}

/* ---- reading ---- */

static void take_input(struct galley_job *job, const struct galley_bytes *in)
{
	job->input_name = in->name;
	job->input = in->s;
	job->input_ends = in->s != NULL;
	job->input_bytes = in->n;
}

static enum galley_result read_input(
    struct galley_conversion *c, const struct galley_bytes *in)
{
	struct galley_job *job = &c->read;
	const struct galley_plugin *p = job->plugin;
	size_t before = c->bulletin->nsegments, told = c->sink->warnings;
	enum galley_result result;

	take_input(job, in);
	galley_stage_set(c->stage, GALLEY_STEP_READ, p->name, 0, in->name);
	result =
	    galley_job_settle(c, job, p->read(job, job->state, c->bulletin));
	/* Said here where the reader doesn't, and of one input by rebuild(). */
	if (result == GALLEY_DONE && c->request.ninputs > 1 &&
	    c->bulletin->nsegments == before && c->sink->warnings == told)
		galley_sink_put(
		    c->sink, 1, in->name, 0, NULL, "there is no text in it");
	return result;
}

static enum galley_result read_inputs(struct galley_conversion *c)
{
	struct galley_job *job = &c->read;
	const struct galley_plugin *p = job->plugin;
	enum galley_result result = GALLEY_DONE;
	size_t i;

	job->encoding = c->request.encoding;
	take_input(job, &c->inputs[0]);
	galley_stage_set(c->stage, GALLEY_STEP_BEGIN, p->name, 0, NULL);
	if (p->begin)
		result = galley_job_settle(c, job, p->begin(job, job->state));
	for (i = 0; result == GALLEY_DONE && i < c->request.ninputs; i++)
		result = read_input(c, &c->inputs[i]);
	return galley_job_close(c, job, result);
}

/* ---- rebuilding ---- */

enum galley_result galley_conversion_law_broken(
    struct galley_conversion *c, const char *who, enum galley_result result)
{
	const struct galley_source *source;
	size_t offset = 0;
	unsigned index = 0, count = 0;

	if (galley_bulletin_check_law(c->bulletin, &index, &offset, &count) !=
		-1 ||
	    index >= c->bulletin->nsources) {
		galley_sink_printf(c->sink, 2, NULL,
		    "a fault in %s: text would have been lost", who);
		return result;
	}
	source = c->bulletin->sources[index];
	if (count == UINT_MAX)
		galley_sink_printf(c->sink, 2, source->name,
		    "a fault in %s: at byte %zu is no range of whole "
		    "characters",
		    who, offset);
	else
		galley_sink_printf(c->sink, 2, source->name,
		    "a fault in %s: the character at byte %zu (line %zu) "
		    "stands in %u places, not in one",
		    who, offset, galley_source_line(source, offset), count);
	return result;
}

/* Who would have lost text: galley, or the reader that delivered all. */
static enum galley_result law_broken(struct galley_conversion *c)
{
	if (c->bulletin->finished)
		return galley_conversion_law_broken(
		    c, "its reader", GALLEY_BAD_PLUGIN);
	return galley_conversion_law_broken(c, "galley", GALLEY_FAILED);
}

/* Rebuilds, or makes ready what a reader delivered. */
static enum galley_rebuilt make_articles(
    struct galley_conversion *c, const struct galley_rebuild_options *options)
{
	if (c->bulletin->finished)
		return galley_rebuild_finished(c->bulletin);
	return galley_rebuild(c->bulletin, options);
}

static enum galley_result rebuild(struct galley_conversion *c)
{
	struct galley_rebuild_options options = {
	    .language = galley_bulletin_given(c->bulletin, "language"),
	    .fallback = galley_bulletin_meta(c->defaults, "language"),
	    .profile = c->profile,
	    .tables = (const unsigned char *)c->tables.s,
	    .tables_bytes = c->tables.n};

	if (!c->bulletin->nsegments) {
		galley_sink_put(c->sink, 2, c->inputs[0].name, 0, NULL,
		    "nothing to convert: there is no text");
		return GALLEY_FAILED;
	}
	if (galley_profile_defaults(c))
		return galley_conversion_no_memory(c);
	if (c->bulletin->narticles && !c->bulletin->finished)
		return blame(c, "delivered articles and didn't finish",
		    GALLEY_BAD_PLUGIN);
	galley_stage_set(c->stage, GALLEY_STEP_REBUILD, NULL, 0, NULL);
	switch (make_articles(c, &options)) {
	case GALLEY_REBUILT:
		if (galley_bulletin_place_images(c->bulletin))
			return galley_conversion_no_memory(c);
		break;
	case GALLEY_REBUILD_LAW:
		return law_broken(c);
	case GALLEY_REBUILD_TABLES:
		galley_sink_put(c->sink, 2, c->request.tables, 0, NULL,
		    "these tables can't be read");
		return GALLEY_FAILED;
	case GALLEY_REBUILD_MEMORY:
	default:
		return galley_conversion_no_memory(c);
	}
	galley_profile_warn(c);
	return galley_figures_take(c) ? galley_conversion_no_memory(c)
				      : GALLEY_DONE;
}

/* ---- writing ---- */

static enum galley_result write_articles(struct galley_conversion *c)
{
	struct galley_job *job = &c->write;
	const struct galley_plugin *p = job->plugin;
	enum galley_status status = GALLEY_OK;
	size_t i;

	for (i = 0; i < c->bulletin->narticles; i++) {
		const struct galley_article *a = c->bulletin->articles[i];

		galley_stage_set(
		    c->stage, GALLEY_STEP_ARTICLE, p->name, i + 1, a->label);
		status = p->article(job, job->state, a);
		if (status == GALLEY_SKIP)
			status = GALLEY_OK;
		if (status != GALLEY_OK || job->errors || job->out_of_memory)
			break;
	}
	return galley_job_settle(c, job, status);
}

static enum galley_result write_all(struct galley_conversion *c)
{
	struct galley_job *job = &c->write;
	const struct galley_plugin *p = job->plugin;
	enum galley_result result = GALLEY_DONE;

	galley_output_open(&c->output, c->target.fd);
	job->output = &c->output;
	job->output_name = c->request.output;
	galley_stage_set(c->stage, GALLEY_STEP_BEGIN, p->name, 0, NULL);
	if (p->begin)
		result = galley_job_settle(c, job, p->begin(job, job->state));
	if (result == GALLEY_DONE)
		result = write_articles(c);
	if (result == GALLEY_DONE && p->end) {
		galley_stage_set(c->stage, GALLEY_STEP_END, p->name, 0, NULL);
		result = galley_job_settle(c, job, p->end(job, job->state));
	}
	return galley_job_close(c, job, result);
}

static enum galley_result finish(struct galley_conversion *c)
{
	int error = galley_output_flush(&c->output);

	galley_stage_set(c->stage, GALLEY_STEP_CLOSE, NULL, 0, NULL);
	c->stage->bytes_out = c->output.bytes;
	c->stage->figures.bytes_out = c->output.bytes;
	if (error) {
		galley_sink_printf(c->sink, 2,
		    c->request.output ? c->request.output : "-",
		    "can't be written: %s", strerror(error));
		return GALLEY_FAILED;
	}
	if (c->request.fail_on_warning && c->sink->warnings) {
		galley_sink_printf(c->sink, 2, c->request.output,
		    "not written: there were warnings (%zu)",
		    c->sink->warnings);
		return GALLEY_FAILED;
	}
	return GALLEY_DONE;
}

enum galley_result galley_conversion_run(
    void *conversion, struct galley_sink *sink, struct galley_stage *stage)
{
	struct galley_conversion *c = conversion;
	enum galley_result result;

	c->sink = sink;
	c->stage = stage;
	if (galley_guard_begin(&c->guard)) {
		galley_sink_printf(
		    sink, 2, NULL, "no pipe: %s", strerror(errno));
		return GALLEY_FAILED;
	}
	result = start(c);
	if (result == GALLEY_FAILED && c->bulletin && c->bulletin->failed)
		result = galley_conversion_no_memory(c);
	if (result == GALLEY_DONE)
		result = read_inputs(c);
	if (result == GALLEY_DONE)
		result = rebuild(c);
	if (result == GALLEY_DONE)
		result = galley_filters_run(c);
	if (result == GALLEY_DONE)
		result = write_all(c);
	if (result == GALLEY_DONE)
		result = finish(c);
	galley_guard_end(&c->guard);
	if (c->request.in_process)
		galley_arena_free(c->arena);
	return result;
}
