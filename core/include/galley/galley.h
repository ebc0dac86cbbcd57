/* galley/galley.h - converting, from a program: what the command line is made
 * of.
 *
 * Every call is safe from one thread at a time.  Nothing is printed: messages
 * go to the caller's function. */
#ifndef GALLEY_GALLEY_H
#define GALLEY_GALLEY_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* The exit status of galley(1), worst last except that GALLEY_USAGE is never
 * mixed with others. */
enum galley_result {
	GALLEY_DONE = 0,
	GALLEY_FAILED = 1,    /* a conversion failed */
	GALLEY_USAGE = 2,     /* the call can't be what was meant */
	GALLEY_CRASHED = 3,   /* a plugin crashed or ran out of its limits */
	GALLEY_BAD_PLUGIN = 4 /* a plugin can't be used */
};

struct galley_message {
	int level;	     /* 0 note, 1 warning, 2 error */
	const char *file;    /* input, output or plugin, or NULL */
	size_t line;	     /* counted from 1; 0: none */
	const char *article; /* headline of the article concerned, or NULL */
	const char *text;    /* one line, no level, no file */
};
/* Called for each message while the call runs; the message lives until it
 * returns. */
typedef void galley_report(void *context, const struct galley_message *);
/* The message as galley(1) prints it, "file:line: level: text (in 'article')",
 * in size bytes at line, cut where they don't suffice; colour: with a
 * terminal's escape sequences.  What could harm a terminal is escaped.  Returns
 * the length. */
size_t galley_message_line(
    const struct galley_message *, int colour, char *line, size_t size);

/* One conversion: the inputs become one bulletin and one output.  Zeroed
 * fields mean the default. */
struct galley_request {
	size_t size;		   /* sizeof(struct galley_request) */
	const char *const *inputs; /* paths, "-" for standard input */
	size_t ninputs;
	/* Path.  "-" is standard output, and so is NULL, save that NULL refuses
	 * to write what is no text to a terminal. */
	const char *output;
	const char *reader, *writer; /* plugins, NULL: by the file names */
	const char *const *options;  /* "key=value" or "plugin.key=value" */
	size_t noptions;
	const char *const *metadata; /* "key=value" */
	size_t nmetadata;
	const char *encoding;		/* of the inputs, NULL: detected */
	const char *const *plugin_path; /* folders, before all others */
	size_t nplugin_path;
	unsigned seconds;    /* time limit of the job, 0: 300 */
	unsigned megabytes;  /* memory limit of the job, 0: 2048 */
	int in_process;	     /* no worker: for debuggers and leak checkers */
	double doubt;	     /* below it a decision is a warning; 0: none is */
	int fail_on_warning; /* nothing is written where there was a warning */
	const char
	    *language;	    /* BCP 47 tag of the text, NULL: stated or found */
	const char *tables; /* file of trained tables, NULL: those built in */
	galley_report *report;
	void *context;
	const char *profile; /* file of a publication's own patterns and
				metadata, galley-profile(5); NULL: none */
	/* "NAME" or "NAME:key=value,key=value", run in this order. */
	const char *const *filters;
	size_t nfilters;
};
/* The figures of a conversion, for the summary.  joins are the seams inside
 * blocks, doubtful the decisions whose confidence is below the request's. */
struct galley_figures {
	size_t articles, segments, asides, joins, truncated, doubtful;
	size_t warnings, errors;
	size_t bytes_in, bytes_out;
};
/* Converts.  The output is replaced as a whole or not touched.  figures may be
 * NULL.  Unless in_process the plugins are loaded and run in a forked process
 * with the limits above.  While it runs SIGINT, SIGTERM and SIGHUP, where they
 * have their default action, remove the temporary file before they end the
 * program. */
enum galley_result galley_convert(
    const struct galley_request *, struct galley_figures *);

/* The writer's name that a file name asks for ("out.xml": "docbook"), or NULL;
 * the reader's.  Names only: no plugin is opened. */
const char *galley_writer_for(const char *path);
const char *galley_reader_for(const char *path);
/* Puts the extension of what that writer writes, without a dot, into size bytes
 * at extension.  Where there is no such plugin, it can't be used or doesn't
 * write, that is reported; the result says which. */
enum galley_result galley_extension_of(const struct galley_request *,
    const char *writer, char *extension, size_t size);

/* What galley_plugins() tells of each option. */
struct galley_option_info {
	const char *name, *help;
	const char *type;  /* "bool", "int", "enum" or "string" */
	const char *def;   /* as it is typed */
	const char *range; /* "yes or no", "20 to 200", "a, b or c" */
	const char *unit;  /* "columns", or NULL */
};
struct galley_plugin_info {
	const char *name, *version, *summary, *media_type, *extension, *path;
	int reads, writes;
	const struct galley_option_info *options;
	size_t noptions;
	int filters;
};
/* Calls each() for the plugin of that name, or with name NULL for every plugin
 * along the path, sorted by name, the first hit of each name.  Of the request
 * only plugin_path, the limits, in_process, report and context are used.  What
 * can't be loaded is reported; the result is then GALLEY_BAD_PLUGIN.  info and
 * its texts live until each() returns; media_type and extension may be NULL of
 * a plugin that does not write. */
enum galley_result galley_plugins(const struct galley_request *,
    const char *name,
    void (*each)(void *context, const struct galley_plugin_info *),
    void *context);

const char *galley_version(void); /* "0.1.0" */

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
