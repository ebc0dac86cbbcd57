/* galley convert: pages become one output, or one each. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"

/* ---- many outputs in a folder ---- */

struct outputs {
	char **paths; /* one an input */
	size_t n;
};

static void free_outputs(struct outputs *o)
{
	while (o->n)
		free(o->paths[--o->n]);
	free(o->paths);
}

/* FOLDER/STEM.EXTENSION; NULL without memory. */
static char *output_path(
    const char *folder, const char *input, const char *extension)
{
	const char *slash = strrchr(input, '/');
	const char *name = slash ? slash + 1 : input;
	const char *dot = strrchr(name, '.');
	size_t stem = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	size_t n = strlen(folder), ends = n && folder[n - 1] == '/';
	size_t size = n + stem + strlen(extension) + 3;
	char *path = malloc(size);

	if (path)
		snprintf(path, size, "%s%s%.*s.%s", folder, ends ? "" : "/",
		    (int)stem, name, extension);
	return path;
}

/* Two inputs must not meet in one output, and none be its own. */
static int check_output(
    const struct galley_request *rq, const struct outputs *o, size_t i)
{
	struct stat in, out;
	size_t k;

	for (k = 0; k < i; k++) {
		if (strcmp(o->paths[k], o->paths[i]) != 0)
			continue;
		usage_error("'%s' and '%s' would both become '%s'",
		    rq->inputs[k], rq->inputs[i], o->paths[i]);
		return -1;
	}
	if (stat(o->paths[i], &out))
		return 0;
	for (k = 0; k < rq->ninputs; k++) {
		if (stat(rq->inputs[k], &in) || in.st_dev != out.st_dev ||
		    in.st_ino != out.st_ino)
			continue;
		usage_error("'%s' would be written over the input '%s'",
		    o->paths[i], rq->inputs[k]);
		return -1;
	}
	return 0;
}

static enum galley_result name_outputs(
    const struct galley_request *rq, struct outputs *o)
{
	char extension[64];
	enum galley_result result;
	size_t i;

	result =
	    galley_extension_of(rq, rq->writer, extension, sizeof(extension));
	if (result != GALLEY_DONE)
		return result;
	o->paths = calloc(rq->ninputs, sizeof(*o->paths));
	for (i = 0; o->paths && i < rq->ninputs; i++) {
		if (!strcmp(rq->inputs[i], "-"))
			return (enum galley_result)usage_error(
			    "standard input has no name for a file in '%s': "
			    "give -o FILE",
			    rq->output);
		o->paths[i] = output_path(rq->output, rq->inputs[i], extension);
		if (!o->paths[i])
			break;
		o->n++;
		if (check_output(rq, o, i))
			return GALLEY_USAGE;
	}
	if (o->n == rq->ninputs)
		return GALLEY_DONE;
	usage_error("no memory");
	return GALLEY_FAILED;
}

/* What is worse: the statuses in order, but 2 ends it all. */
static enum galley_result convert_each(
    struct settings *s, const struct outputs *o)
{
	const struct galley_request *all = &s->request;
	enum galley_result worst = GALLEY_DONE, result;
	size_t i;

	for (i = 0; i < all->ninputs; i++) {
		struct galley_request one = *all;
		struct galley_figures f;

		messages_progress(
		    &s->messages, i + 1, all->ninputs, all->inputs[i]);
		one.inputs = all->inputs + i;
		one.ninputs = 1;
		one.output = o->paths[i];
		result = galley_convert(&one, &f);
		messages_summary(&s->messages, &one, result, &f);
		if (result == GALLEY_USAGE)
			return result;
		if (result > worst)
			worst = result;
	}
	messages_progress(&s->messages, i + 1, all->ninputs, "");
	return worst;
}

static enum galley_result convert_to_folder(struct settings *s)
{
	struct outputs o = {NULL, 0};
	enum galley_result result;

	if (!s->request.writer)
		return (enum galley_result)usage_error(
		    "a folder tells no format: give -t WRITER");
	result = name_outputs(&s->request, &o);
	if (result == GALLEY_DONE)
		result = convert_each(s, &o);
	free_outputs(&o);
	return result;
}

/* ---- one output ---- */

static int is_folder(const char *path)
{
	size_t n = strlen(path);
	struct stat st;

	return (n && path[n - 1] == '/') ||
	       (!stat(path, &st) && S_ISDIR(st.st_mode));
}

static enum galley_result convert(struct settings *s)
{
	struct galley_figures f;
	enum galley_result result;

	if (s->request.output && strcmp(s->request.output, "-") != 0 &&
	    is_folder(s->request.output))
		return convert_to_folder(s);
	result = galley_convert(&s->request, &f);
	messages_summary(&s->messages, &s->request, result, &f);
	return result;
}

static int run(const struct command *c, int argc, char **argv)
{
	struct settings s;
	int first, status;

	settings_init(&s);
	s.request.doubt = 0.8;
	first = parse_options(c, argc, argv, settings_take, &s);
	if (first <= 0)
		status = first ? GALLEY_USAGE : finish_output();
	else if (settings_finish(&s, argv + first, argc - first))
		status = GALLEY_FAILED;
	else
		status = (int)convert(&s);
	return settings_close(&s, status);
}

static const struct option_line options[] = {SETTINGS_INPUT,
    {'t', "to", "WRITER", "plugin that writes the output"}, SETTINGS_OUTPUT,
    {'F', "filter", "NAME[:KEY=VALUE,...]",
	"filter to put the articles through; repeated, in order"},
    {KEY_DOUBT, "doubt", "X", "warn of decisions less sure than X (0.8)"},
    {KEY_FAIL_ON_WARNING, "fail-on-warning", NULL,
	"write nothing where there was a warning"},
    SETTINGS_COMMON, {0, NULL, NULL, NULL}};

const struct command convert_command = {.name = "convert",
    .arguments = "[OPTION]... [INPUT]...",
    .summary = "Rebuild the articles of bulletin pages and write them",
    .more = "Without INPUT, or where it is -, standard input is read. Without "
	    "-o the output\ngoes to standard output. Several inputs and one "
	    "file make one bulletin of\nseveral pages; with a folder each "
	    "becomes a file of its own.\n"
	    "\n"
	    "exit status: 0 done, 1 a conversion failed, 2 usage, 3 a plugin "
	    "crashed or ran\nout of its limits, 4 a plugin can't be used\n",
    .options = options,
    .run = run};
