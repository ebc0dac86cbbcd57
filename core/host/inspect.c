/* Telling what plugins there are.  Each is opened in a worker of its own, so
 * that one that crashes costs only itself; what it is comes back as a record. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "host/options.h"
#include "host/registry.h"
#include "host/worker.h"

struct inspection {
	const struct galley_request *request;
	const char *name;
	struct galley_buf record; /* in the caller's process */
};

/* ---- the record: texts, each with its NUL ---- */

static void put(struct galley_buf *b, const char *text)
{
	galley_buf_add(b, text ? text : "", text ? strlen(text) + 1 : 1);
}

static const char *type_name(enum galley_opttype type)
{
	static const char *const names[] = {
	    "bool", "int", "enum", "string", "file"};

	return names[type];
}

static void put_option(struct galley_buf *b, const struct galley_option *o)
{
	struct galley_buf range = GALLEY_BUF_INIT;
	struct galley_option unitless = *o;

	unitless.unit = NULL;
	galley_option_wanted(&range, &unitless);
	put(b, o->name);
	put(b, o->help);
	put(b, type_name(o->type));
	put(b, o->def);
	put(b, range.s);
	put(b, o->type == GALLEY_INT ? o->unit : NULL);
	b->failed |= range.failed;
	galley_buf_free(&range);
}

static void put_plugin(
    struct galley_buf *b, const struct galley_plugin *p, const char *path)
{
	const struct galley_option *o;
	size_t i;

	put(b, p->name);
	put(b, p->version);
	put(b, p->summary);
	put(b, p->media_type);
	put(b, p->extension);
	put(b, path);
	put(b, p->read ? "r" : "");
	put(b, p->article ? "w" : "");
	put(b, p->filter ? "f" : "");
	for (i = 0; (o = galley_option_at(p, i)); i++)
		put_option(b, o);
}

static enum galley_result inspect(
    void *context, struct galley_sink *sink, struct galley_stage *stage)
{
	struct inspection *in = context;
	struct galley_buf b = GALLEY_BUF_INIT, path = GALLEY_BUF_INIT;
	const struct galley_plugin *p;
	enum galley_result result;

	result = galley_plugin_load(in->request, in->name, sink, stage, &p);
	if (result == GALLEY_DONE) {
		galley_plugin_find(in->request, in->name, &path);
		put_plugin(&b, p, path.s);
		if (b.failed)
			result = GALLEY_FAILED;
		else
			galley_sink_record(sink, b.s, b.n);
	}
	galley_buf_free(&path);
	galley_buf_free(&b);
	return result;
}

static void take_record(void *context, char *bytes, size_t n)
{
	struct inspection *in = context;

	in->record.n = 0;
	galley_buf_add(&in->record, bytes, n);
}

/* ---- and back ---- */

enum { PLUGIN_TEXTS = 9, OPTION_TEXTS = 6 };

/* The texts of the record; NULL without memory. */
static const char **split(const struct galley_buf *b, size_t *count)
{
	const char **texts, *at, *end = b->s + b->n;
	size_t n = 0;

	for (at = b->s; at < end; at += strlen(at) + 1)
		n++;
	texts = calloc(n + 1, sizeof(*texts));
	for (at = b->s, n = 0; texts && at < end; at += strlen(at) + 1)
		texts[n++] = at;
	*count = n;
	return texts;
}

static const char *or_null(const char *text)
{
	return *text ? text : NULL;
}

static int tell(const struct galley_buf *record,
    void (*each)(void *context, const struct galley_plugin_info *),
    void *context)
{
	struct galley_plugin_info info = {0};
	struct galley_option_info *options = NULL;
	const char **t, **o;
	size_t n = 0, i;
	int status = -1;

	t = split(record, &n);
	if (!t || n < PLUGIN_TEXTS || (n - PLUGIN_TEXTS) % OPTION_TEXTS)
		goto out;
	info.noptions = (n - PLUGIN_TEXTS) / OPTION_TEXTS;
	options = calloc(info.noptions + 1, sizeof(*options));
	if (!options)
		goto out;
	for (i = 0; i < info.noptions; i++) {
		o = t + PLUGIN_TEXTS + i * OPTION_TEXTS;
		options[i] = (struct galley_option_info){.name = o[0],
		    .help = o[1],
		    .type = o[2],
		    .def = o[3],
		    .range = o[4],
		    .unit = or_null(o[5])};
	}
	info.name = t[0];
	info.version = t[1];
	info.summary = t[2];
	info.media_type = or_null(t[3]);
	info.extension = or_null(t[4]);
	info.path = t[5];
	info.reads = *t[6] != '\0';
	info.writes = *t[7] != '\0';
	info.filters = *t[8] != '\0';
	info.options = options;
	each(context, &info);
	status = 0;
out:
	free(options);
	free(t);
	return status;
}

static enum galley_result inspect_one(const struct galley_request *rq,
    const char *name,
    void (*each)(void *context, const struct galley_plugin_info *),
    void *context)
{
	struct inspection in = {rq, name, GALLEY_BUF_INIT};
	struct galley_worker w = {.run = inspect,
	    .context = &in,
	    .seconds = rq->seconds,
	    .megabytes = rq->megabytes,
	    .in_process = rq->in_process,
	    .report = rq->report,
	    .report_context = rq->context,
	    .record = take_record,
	    .record_context = &in};
	struct galley_stage stage;
	enum galley_result result = galley_worker_run(&w, &stage);

	if (result == GALLEY_DONE && (in.record.failed || !in.record.n ||
					 tell(&in.record, each, context)))
		result = GALLEY_FAILED;
	galley_buf_free(&in.record);
	return result;
}

/* A request of an older header may be shorter. */
static struct galley_request whole(const struct galley_request *rq)
{
	struct galley_request r = {0};

	memcpy(&r, rq, rq->size < sizeof(r) ? rq->size : sizeof(r));
	return r;
}

enum galley_result galley_plugins(const struct galley_request *rq,
    const char *name,
    void (*each)(void *context, const struct galley_plugin_info *),
    void *context)
{
	struct galley_request r = whole(rq);
	enum galley_result result = GALLEY_DONE, one;
	char **names;
	size_t n, i;

	if (name)
		return inspect_one(&r, name, each, context);
	if (galley_plugin_names(&r, &names, &n))
		result = GALLEY_FAILED;
	for (i = 0; i < n; i++) {
		one = inspect_one(&r, names[i], each, context);
		if (one > result)
			result =
			    one == GALLEY_CRASHED ? GALLEY_BAD_PLUGIN : one;
	}
	galley_plugin_names_free(names, n);
	return result;
}

struct extension {
	char *text;
	int reads, writes;
};

static void take_extension(void *context, const struct galley_plugin_info *info)
{
	struct extension *e = context;

	e->reads = info->reads;
	e->writes = info->writes;
	if (info->writes && info->extension)
		e->text = strdup(info->extension);
}

enum galley_result galley_extension_of(const struct galley_request *rq,
    const char *writer, char *extension, size_t size)
{
	struct galley_request r = whole(rq);
	struct galley_sink sink = {
	    .fd = -1, .report = r.report, .context = r.context};
	struct extension e = {NULL, 0, 0};
	enum galley_result result = inspect_one(&r, writer, take_extension, &e);

	if (result == GALLEY_DONE && !e.writes) {
		galley_sink_printf(&sink, 2, NULL,
		    e.reads ? "plugin '%s' reads and doesn't write"
			    : "plugin '%s' is a filter and doesn't write: give "
			      "it with -F",
		    writer);
		result = GALLEY_USAGE;
	} else if (result == GALLEY_DONE &&
		   (!e.text || strlen(e.text) >= size)) {
		galley_sink_printf(&sink, 2, NULL,
		    "plugin '%s': its extension is too long", writer);
		result = GALLEY_BAD_PLUGIN;
	} else if (result == GALLEY_DONE) {
		memcpy(extension, e.text, strlen(e.text) + 1);
	}
	free(e.text);
	return result;
}
