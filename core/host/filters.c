/* Filters: loaded with the other plugins, run between rebuild and writer. */
#include <string.h>

#include "host/figures.h"
#include "host/filters.h"
#include "host/options.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyz"

/* ---- "NAME:key=value,key=value" ---- */

/* Does "key=" stand here? */
static int begins_setting(const char *s)
{
	if (!*s || !strchr(LETTERS, *s))
		return 0;
	return s[strspn(s, LETTERS "0123456789_")] == '=';
}

/* The setting at s goes to b where it is not NULL; returns what is behind it
 * and its comma, or its end. */
static const char *take_setting(const char *s, struct galley_buf *b)
{
	for (; *s; s++) {
		if (*s == ',' && begins_setting(s + 1))
			return s + 1;
		if (*s == '\\' && (s[1] == ',' || s[1] == '\\'))
			s++;
		if (b)
			galley_buf_add(b, s, 1);
	}
	return s;
}

int galley_filter_part(const char *filter, size_t i, struct galley_buf *b)
{
	size_t n = strcspn(filter, ":");
	const char *s;

	b->n = 0;
	if (!i) {
		galley_buf_add(b, filter, n);
		return b->failed ? -1 : 0;
	}
	for (s = filter + n + (filter[n] == ':'); *s && --i;)
		s = take_setting(s, NULL);
	if (!*s)
		return -1;
	take_setting(s, b);
	return b->failed ? -1 : 0;
}

/* ---- loading ---- */

static enum galley_result refuse(
    struct galley_conversion *c, const struct galley_plugin *p)
{
	galley_sink_printf(c->sink, 2, NULL,
	    p->article ? "plugin '%s' writes and is no filter: give it with "
			 "-t; 'galley plugins' lists the filters"
		       : "plugin '%s' reads and is no filter: give it with "
			 "-f; 'galley plugins' lists the filters",
	    p->name);
	return GALLEY_USAGE;
}

static enum galley_result set_options(
    struct galley_conversion *c, struct galley_job *job, const char *filter)
{
	struct galley_buf why = GALLEY_BUF_INIT, part = GALLEY_BUF_INIT;
	int bad =
	    galley_options_default(job->plugin, job->state, c->arena, &why);
	size_t i;

	for (i = 1; !bad && !galley_filter_part(filter, i, &part); i++)
		bad = galley_options_set(
		    &job->plugin, &job->state, 1, c->arena, part.s, &why);
	if (bad)
		galley_sink_printf(c->sink, 2, NULL, "filter '%s': %s",
		    job->plugin->name, why.s ? why.s : "no memory");
	bad |= part.failed;
	galley_buf_free(&part);
	galley_buf_free(&why);
	return bad ? GALLEY_USAGE : GALLEY_DONE;
}

static enum galley_result load(
    struct galley_conversion *c, struct galley_job *job, const char *filter)
{
	struct galley_buf name = GALLEY_BUF_INIT;
	enum galley_result result;

	if (galley_filter_part(filter, 0, &name))
		result = galley_conversion_no_memory(c);
	else
		result = galley_job_load(c, job, name.s ? name.s : "");
	if (result == GALLEY_DONE && !job->plugin->filter)
		result = refuse(c, job->plugin);
	if (result == GALLEY_DONE)
		result = set_options(c, job, filter);
	galley_buf_free(&name);
	return result;
}

enum galley_result galley_filters_load(struct galley_conversion *c)
{
	const size_t n = c->request.nfilters;
	enum galley_result result = GALLEY_DONE;

	if (!n)
		return GALLEY_DONE;
	c->filters = galley_arena_array(c->arena, n, sizeof(*c->filters));
	if (!c->filters)
		return galley_conversion_no_memory(c);
	for (; result == GALLEY_DONE && c->nfilters < n; c->nfilters++)
		result = load(c, &c->filters[c->nfilters],
		    c->request.filters[c->nfilters]);
	return result;
}

/* ---- running ---- */

/* What it asked for is done, and nothing may be lost of it. */
static enum galley_result apply(
    struct galley_conversion *c, const struct galley_plugin *p)
{
	struct galley_buf who = GALLEY_BUF_INIT;
	enum galley_result result = GALLEY_DONE;

	if (galley_bulletin_apply_edits(c->bulletin))
		return galley_conversion_no_memory(c);
	switch (galley_bulletin_check_law(c->bulletin, NULL, NULL, NULL)) {
	case 0:
		break;
	case -1:
		galley_buf_printf(&who, "filter '%s'", p->name);
		result = galley_conversion_law_broken(
		    c, who.s ? who.s : "a filter", GALLEY_BAD_PLUGIN);
		galley_buf_free(&who);
		break;
	default:
		result = galley_conversion_no_memory(c);
	}
	return result;
}

static enum galley_result run(
    struct galley_conversion *c, struct galley_job *job)
{
	const struct galley_plugin *p = job->plugin;
	enum galley_result result = GALLEY_DONE;

	galley_stage_set(c->stage, GALLEY_STEP_BEGIN, p->name, 0, NULL);
	if (p->begin)
		result = galley_job_settle(c, job, p->begin(job, job->state));
	if (result == GALLEY_DONE) {
		galley_stage_set(
		    c->stage, GALLEY_STEP_FILTER, p->name, 0, NULL);
		result = galley_job_settle(
		    c, job, p->filter(job, job->state, c->bulletin));
	}
	result = galley_job_close(c, job, result);
	return result == GALLEY_DONE ? apply(c, p) : result;
}

enum galley_result galley_filters_run(struct galley_conversion *c)
{
	const size_t before = c->bulletin->narticles;
	enum galley_result result = GALLEY_DONE;
	size_t i;

	c->bulletin->settled = 1;
	for (i = 0; result == GALLEY_DONE && i < c->nfilters; i++)
		result = run(c, &c->filters[i]);
	if (result != GALLEY_DONE || !c->nfilters)
		return result;
	galley_figures_count(c);
	if (before && !c->bulletin->narticles)
		galley_sink_put(c->sink, 1, c->inputs[0].name, 0, NULL,
		    "no article is left: the filters set all of them aside");
	return GALLEY_DONE;
}
