/* What the host does for plugins: galley/plugin.h. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "host/input.h"
#include "host/job.h"
#include "host/output.h"
#include "host/sink.h"

/* ---- diagnostics ---- */

/* The place an article begins at: file and line of its first range. */
static const char *place_of(
    const struct galley_job *job, const struct galley_article *a, size_t *line)
{
	const struct galley_block *first = a->headline;
	const struct galley_source *source;

	if (!first && a->nblocks)
		first = a->blocks[0];
	if (!first || !first->nfrom ||
	    first->from[0].source >= job->bulletin->nsources)
		return job->output_name;
	source = job->bulletin->sources[first->from[0].source];
	*line = galley_source_line(source, first->from[0].start);
	return source->name;
}

static void report(struct galley_job *job, const char *file, size_t line,
    const struct galley_article *a, enum galley_level level, const char *fmt,
    va_list ap) __attribute__((format(printf, 6, 0)));

static void report(struct galley_job *job, const char *file, size_t line,
    const struct galley_article *a, enum galley_level level, const char *fmt,
    va_list ap)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	if (level >= GALLEY_ERROR)
		job->errors++;
	galley_buf_vprintf(&b, fmt, ap);
	galley_sink_put(job->sink, level >= GALLEY_ERROR ? 2 : (int)level, file,
	    line, a ? a->label : NULL, b.s ? b.s : fmt);
	galley_buf_free(&b);
}

void galley_diag(struct galley_job *job, const struct galley_article *a,
    enum galley_level level, const char *fmt, ...)
{
	const char *file = job->input_name ? job->input_name : job->output_name;
	size_t line = 0;
	va_list ap;

	if (a)
		file = place_of(job, a, &line);
	va_start(ap, fmt);
	report(job, file, line, a, level, fmt, ap);
	va_end(ap);
}

void galley_diag_at(struct galley_job *job, const struct galley_source *source,
    size_t offset, enum galley_level level, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(job, source->name, galley_source_line(source, offset), NULL,
	    level, fmt, ap);
	va_end(ap);
}

void galley_diag_input(struct galley_job *job, size_t line,
    enum galley_level level, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(job, galley_input_name(job), line, NULL, level, fmt, ap);
	va_end(ap);
}

/* ---- for all ---- */

int64_t galley_clock(const struct galley_job *job)
{
	return job->clock;
}

void *galley_alloc(struct galley_job *job, size_t bytes)
{
	void *p = galley_arena_alloc(job->arena, bytes);

	if (!p)
		job->out_of_memory = 1;
	return p;
}

const struct galley_bulletin *galley_job_bulletin(const struct galley_job *job)
{
	return job->bulletin;
}

const void *galley_option_file(
    struct galley_job *job, const char *path, size_t most, size_t *bytes)
{
	struct galley_buf why = GALLEY_BUF_INIT;
	const char *kept = NULL;
	struct galley_bytes in;

	*bytes = 0;
	if (galley_file_read(&in, path, most, &why)) {
		job->errors++;
		galley_sink_put(job->sink, 2, path, 0, NULL,
		    why.s ? why.s : "can't be read");
	} else {
		kept = galley_arena_strndup(job->arena, in.s, in.n);
		if (!kept)
			job->out_of_memory = 1;
		else
			*bytes = in.n;
		free(in.s);
	}
	galley_buf_free(&why);
	return kept;
}

/* ---- for writers ---- */

void galley_write(struct galley_job *job, const void *bytes, size_t n)
{
	if (job->output)
		galley_output_add(job->output, bytes, n);
}

void galley_puts(struct galley_job *job, const char *utf8)
{
	galley_write(job, utf8, strlen(utf8));
}

/* Said once an article, and once for texts that belong to none. */
static void tell_cleaned(
    struct galley_job *job, const struct galley_article *a, size_t replaced)
{
	if (a ? job->cleaned == a : job->cleaned_any)
		return;
	if (a)
		job->cleaned = a;
	else
		job->cleaned_any = 1;
	galley_diag(job, a, GALLEY_WARN,
	    "XML 1.0 allows no such control characters: U+FFFD stands for "
	    "%zu in this text",
	    replaced);
}

const char *galley_xml_text(struct galley_job *job,
    const struct galley_article *a, const char *utf8, size_t *bytes)
{
	size_t n = bytes ? *bytes : strlen(utf8), replaced;
	struct galley_buf b = GALLEY_BUF_INIT;
	const char *clean = NULL;

	if (galley_xml_check(utf8, n) == n)
		return utf8;
	replaced = galley_xml_clean(&b, utf8, n);
	if (!b.failed)
		clean = galley_arena_strndup(job->arena, b.s, b.n);
	if (clean && bytes)
		*bytes = b.n;
	galley_buf_free(&b);
	if (clean) {
		tell_cleaned(job, a, replaced);
		return clean;
	}
	job->out_of_memory = 1;
	if (bytes)
		*bytes = 0;
	return "";
}

/* ---- for readers ---- */

const void *galley_input(const struct galley_job *job, size_t *bytes)
{
	if (bytes)
		*bytes = job->input_bytes;
	return job->input ? job->input : "";
}

const char *galley_input_name(const struct galley_job *job)
{
	return job->input_name ? job->input_name : "";
}

const struct galley_source *galley_source_add(struct galley_job *job,
    const char *utf8, size_t bytes, const char *encoding)
{
	return galley_source_add_named(
	    job, galley_input_name(job), utf8, bytes, encoding);
}

const struct galley_source *galley_source_add_named(struct galley_job *job,
    const char *name, const char *utf8, size_t bytes, const char *encoding)
{
	const struct galley_source *source = NULL;
	size_t bad = galley_utf8_check(utf8, bytes);
	const char *nul = bytes ? memchr(utf8, '\0', bytes) : NULL;
	const char *text, *kept;

	if (nul && (size_t)(nul - utf8) < bad)
		bad = (size_t)(nul - utf8);
	if (bad < bytes) {
		galley_diag(job, NULL, GALLEY_ERROR,
		    "the plugin made a text that is not UTF-8 without NUL, "
		    "at byte %zu",
		    bad);
		return NULL;
	}
	text = galley_arena_strndup(job->arena, utf8, bytes);
	kept = galley_arena_strdup(job->arena, encoding ? encoding : "UTF-8");
	if (text && kept)
		source = galley_bulletin_add_source(
		    job->bulletin, name, text, bytes, kept);
	if (!source)
		job->out_of_memory = 1;
	return source;
}
