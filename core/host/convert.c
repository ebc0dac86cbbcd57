/* Converting: what is made ready before the worker starts, and what is done
 * after it. */
#include <errno.h>
#include <iconv.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/diag.h"
#include "host/conversion.h"
#include "host/formats.h"
#include "host/profile.h"
#include "host/undo.h"
#include "host/worker.h"

static void say(
    const struct galley_conversion *c, const char *file, const char *text)
{
	struct galley_sink sink = {.fd = -1,
	    .report = c->request.report,
	    .context = c->request.context};

	galley_sink_put(&sink, 2, file, 0, NULL, text);
}

static enum galley_result say_usage(
    const struct galley_conversion *c, const char *text)
{
	say(c, NULL, text);
	return GALLEY_USAGE;
}

static enum galley_result choose_writer(struct galley_conversion *c)
{
	struct galley_buf why = GALLEY_BUF_INIT;
	const char *output = c->request.output;

	c->writer = c->request.writer;
	if (!c->writer && output && strcmp(output, "-") != 0)
		c->writer = galley_writer_for(output);
	if (c->writer)
		return GALLEY_DONE;
	galley_buf_puts(
	    &why, "what is to be written? Give -t WRITER, or -o with one of: ");
	galley_formats_list(&why);
	say_usage(c, why.s ? why.s : "which writer?");
	galley_buf_free(&why);
	return GALLEY_USAGE;
}

static enum galley_result choose_reader(struct galley_conversion *c)
{
	const char *name;
	size_t i;

	c->reader = c->request.reader;
	for (i = 0; !c->request.reader && i < c->request.ninputs; i++) {
		name = galley_reader_for(c->request.inputs[i]);
		if (!name)
			name = GALLEY_DEFAULT_READER;
		if (c->reader && strcmp(c->reader, name) != 0)
			return say_usage(c, "these inputs want more than one "
					    "reader: give -f READER");
		c->reader = name;
	}
	return GALLEY_DONE;
}

/* SOURCE_DATE_EPOCH is decimal seconds since 1970:
 * reproducible-builds.org/specs/source-date-epoch */
static enum galley_result set_clock(struct galley_conversion *c)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long seconds;

	if (!epoch || !*epoch) {
		c->clock = (int64_t)time(NULL);
		return GALLEY_DONE;
	}
	errno = 0;
	seconds = strtoll(epoch, &end, 10);
	/* 253402300799 is the last second of the year 9999. */
	if (errno || *end || epoch[strspn(epoch, "0123456789")] ||
	    seconds > 253402300799)
		return say_usage(c, "SOURCE_DATE_EPOCH wants seconds since "
				    "1970, digits alone, up to the year 9999");
	c->clock = seconds;
	return GALLEY_DONE;
}

static enum galley_result check_encoding(struct galley_conversion *c)
{
	struct galley_buf why = GALLEY_BUF_INIT;
	const char *name = c->request.encoding;
	iconv_t cd;

	if (!name)
		return GALLEY_DONE;
	/* A suffix such as //IGNORE would let bytes be lost. */
	cd = *name && !strchr(name, '/') ? iconv_open("UTF-8", name)
					 : (iconv_t)-1;
	if (cd != (iconv_t)-1) {
		iconv_close(cd);
		return GALLEY_DONE;
	}
	galley_buf_printf(&why,
	    "no encoding '%s': UTF-8, UTF-16, GB18030, GBK, Big5 and others "
	    "that 'iconv -l' lists are known",
	    name);
	say_usage(c, why.s ? why.s : "no such encoding");
	galley_buf_free(&why);
	return GALLEY_USAGE;
}

static enum galley_result check_request(struct galley_conversion *c)
{
	size_t i, standard = 0;
	enum galley_result result;

	if (!c->request.ninputs)
		return say_usage(c, "there is no input");
	for (i = 0; i < c->request.ninputs; i++)
		standard += !strcmp(c->request.inputs[i], "-");
	if (standard > 1)
		return say_usage(c, "standard input can be read only once");
	if (c->request.output && !*c->request.output)
		return say_usage(c, "the output's name is empty");
	if (!(c->request.doubt >= 0 && c->request.doubt <= 1))
		return say_usage(c, "doubt is a number from 0 to 1");
	result = choose_writer(c);
	if (result == GALLEY_DONE)
		result = choose_reader(c);
	if (result == GALLEY_DONE)
		result = set_clock(c);
	return result == GALLEY_DONE ? check_encoding(c) : result;
}

/* Reads one file; what is wrong is said. */
static int read_one(struct galley_conversion *c, struct galley_bytes *bytes,
    const char *path, size_t limit)
{
	struct galley_buf why = GALLEY_BUF_INIT;
	int bad = galley_input_read(bytes, path, limit, &why);

	if (bad)
		say(c, path, why.s ? why.s : "no memory");
	galley_buf_free(&why);
	return bad;
}

static enum galley_result read_all(struct galley_conversion *c)
{
	size_t left = GALLEY_INPUT_MOST, i;

	c->inputs = calloc(c->request.ninputs, sizeof(*c->inputs));
	if (!c->inputs) {
		say(c, NULL, "no memory");
		return GALLEY_FAILED;
	}
	for (i = 0; i < c->request.ninputs; i++) {
		if (read_one(c, &c->inputs[i], c->request.inputs[i], left))
			return GALLEY_FAILED;
		left -= c->inputs[i].n;
	}
	if (c->request.tables &&
	    read_one(c, &c->tables, c->request.tables, GALLEY_INPUT_MOST))
		return GALLEY_FAILED;
	if (c->request.profile &&
	    read_one(c, &c->own, c->request.profile, GALLEY_PROFILE_MOST))
		return GALLEY_USAGE;
	return GALLEY_DONE;
}

static enum galley_result open_target(struct galley_conversion *c)
{
	struct galley_buf why = GALLEY_BUF_INIT;
	int bad = galley_target_open(&c->target, c->request.output, &why);
	struct galley_buf text = GALLEY_BUF_INIT;

	if (bad) {
		galley_buf_printf(
		    &text, "can't be written: %s", why.s ? why.s : "no memory");
		say(c, c->request.output, text.s ? text.s : "no memory");
	}
	galley_buf_free(&text);
	galley_buf_free(&why);
	return bad ? GALLEY_FAILED : GALLEY_DONE;
}

static enum galley_result commit(
    struct galley_conversion *c, const struct galley_stage *stage)
{
	struct galley_buf why = GALLEY_BUF_INIT;
	struct galley_buf text = GALLEY_BUF_INIT;
	const char *name = c->request.output;
	int bad = galley_target_commit(&c->target, stage->bytes_out, &why);

	if (!name || !strcmp(name, "-"))
		name = "standard output";
	if (bad) {
		galley_buf_printf(
		    &text, "can't be written: %s", why.s ? why.s : "no memory");
		say(c, name, text.s ? text.s : "no memory");
	}
	galley_buf_free(&text);
	galley_buf_free(&why);
	return bad ? GALLEY_FAILED : GALLEY_DONE;
}

/* A caller built against an older header knows fewer fields: those are zero. */
static void copy_request(
    struct galley_conversion *c, const struct galley_request *rq)
{
	size_t n = rq->size < sizeof(*rq) ? rq->size : sizeof(*rq);

	memcpy(&c->request, rq, n);
}

enum galley_result galley_convert(
    const struct galley_request *rq, struct galley_figures *figures)
{
	struct galley_conversion *c = calloc(1, sizeof(*c));
	struct galley_stage stage = {0};
	struct galley_worker w = {.run = galley_conversion_run};
	enum galley_result result;
	size_t i;

	if (!c)
		return GALLEY_FAILED;
	copy_request(c, rq);
	c->target.fd = -1;
	galley_undo_begin();
	result = check_request(c);
	if (result == GALLEY_DONE)
		result = read_all(c);
	if (result == GALLEY_DONE)
		result = open_target(c);
	if (result == GALLEY_DONE) {
		w.context = c;
		w.seconds = c->request.seconds;
		w.megabytes = c->request.megabytes;
		w.in_process = c->request.in_process;
		w.report = c->request.report;
		w.report_context = c->request.context;
		result = galley_worker_run(&w, &stage);
	}
	if (result == GALLEY_DONE)
		result = commit(c, &stage);
	galley_target_close(&c->target);
	galley_undo_end();
	for (i = 0; c->inputs && i < c->request.ninputs; i++)
		free(c->inputs[i].s);
	free(c->inputs);
	free(c->tables.s);
	free(c->own.s);
	free(c);
	if (result != GALLEY_DONE && !stage.figures.errors)
		stage.figures.errors = 1; /* said by say() */
	if (figures)
		*figures = stage.figures;
	return result;
}

size_t galley_message_line(
    const struct galley_message *m, int colour, char *line, size_t size)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	size_t n;

	if (!size)
		return 0;
	galley_diag_line(
	    &b, m->file, m->line, m->level, m->text, m->article, colour);
	n = b.n < size ? b.n : size - 1;
	if (n)
		memcpy(line, b.s, n);
	line[n] = '\0';
	galley_buf_free(&b);
	return n;
}
