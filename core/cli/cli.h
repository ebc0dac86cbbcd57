/* cli/cli.h - what the commands share.  Of the core they know galley.h alone. */
#ifndef GALLEY_CLI_H
#define GALLEY_CLI_H
#include <stddef.h>
#include <stdio.h>

#include <galley/galley.h>

/* ---- commands ---- */

/* An option: one table feeds the parser and the help. */
struct option_line {
	int key;	      /* its letter, or one of enum long_key */
	const char *name;     /* the long one */
	const char *argument; /* what the help calls it, NULL: takes none */
	const char *help;     /* NULL: not in the help */
};
enum long_key {
	KEY_ENCODING = 256,
	KEY_LANGUAGE,
	KEY_TIMEOUT,
	KEY_MEMORY,
	KEY_DOUBT,
	KEY_FAIL_ON_WARNING,
	KEY_LOG,
	KEY_IN_PROCESS,
	KEY_TABLES,
	KEY_PROFILE,
	KEY_JSON
};

struct command {
	const char *name, *arguments, *summary;
	const char *more; /* lines below the options in the help, or NULL */
	const struct option_line *options; /* ends in a NULL name */
	/* argv[0] is the command's name.  The exit status. */
	int (*run)(const struct command *, int argc, char **argv);
};
extern const struct command convert_command, explain_command, plugins_command,
    help_command, version_command;
/* All of them, in the order of the help; ends in NULL. */
extern const struct command *const commands[];
const struct command *command_named(const char *name); /* or NULL */

/* Parses the options; take() is called for each and returns 0, or -1 after it
 * said what is wrong.  Returns the index of the first operand; -1: usage; 0:
 * the help was wanted and printed. */
int parse_options(const struct command *, int argc, char **argv,
    int (*take)(void *context, int key, const char *argument), void *context);
void print_usage(FILE *);
void print_help(const struct command *, FILE *);
/* Flushes standard output: GALLEY_DONE, or GALLEY_FAILED after saying so. */
int finish_output(void);
/* "galley: error: ...", to standard error; returns GALLEY_USAGE. */
int usage_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* ---- messages ---- */

struct messages {
	int quiet, verbose;
	int colour;   /* standard error is a terminal that wants it */
	int terminal; /* it is one */
	int progress; /* a progress line stands on it */
	FILE *log;
	const char *log_name;
};
/* Whether that stream is a terminal where colour is wanted: no NO_COLOR, no
 * dumb terminal.  https://no-color.org */
int wants_colour(FILE *);
/* 0, or -1 after saying that the log can't be written. */
int messages_open(struct messages *);
int messages_close(struct messages *);
galley_report messages_report; /* context: struct messages */
void messages_progress(
    struct messages *, size_t number, size_t count, const char *name);
/* The figures of a conversion: to the log, and where decisions were doubtful to
 * the user. */
void messages_summary(struct messages *, const struct galley_request *,
    enum galley_result, const struct galley_figures *);

/* ---- JSON, as little as flat records want ---- */

/* A string with its quotes; bytes that are not UTF-8 become U+FFFD; NULL is
 * null. */
void print_json(FILE *, const char *text);

/* ---- settings: what convert and explain have in common ---- */

struct list {
	const char **items;
	size_t n;
};
int list_add(struct list *, const char *); /* -1: no memory, said */

struct settings {
	struct galley_request request;
	struct list options, metadata, plugin_path, filters;
	struct messages messages;
	int json;
};
#define SETTINGS_INPUT                                                         \
	{                                                                      \
		'f', "from", "READER", "plugin that reads the inputs"          \
	}
#define SETTINGS_OUTPUT                                                        \
	{                                                                      \
		'o', "output", "FILE|DIR/|-", "where the output goes"          \
	}
#define SETTINGS_COMMON                                                        \
	{'O', "option", "KEY=VALUE", "option of a plugin; PLUGIN.KEY=VALUE"},  \
	    {'M', "metadata", "KEY=VALUE", "metadata; beats the input's"},     \
	    {KEY_ENCODING, "encoding", "NAME", "encoding of the inputs"},      \
	    {KEY_LANGUAGE, "language", "TAG", "language of the text, BCP 47"}, \
	    {KEY_PROFILE, "profile", "FILE",                                   \
		"a publication's own patterns and metadata"},                  \
	    {'P', "plugin-path", "DIR", "look for plugins there first"},       \
	    {KEY_TIMEOUT, "timeout", "S", "seconds a job may take (300)"},     \
	    {KEY_MEMORY, "memory", "MB", "memory a job may take (2048)"},      \
	    {KEY_LOG, "log", "FILE", "write messages there, as JSON lines"},   \
	    {'q', "quiet", NULL, "errors only"},                               \
	    {'v', "verbose", NULL, "notes, too"},                              \
	    {KEY_IN_PROCESS, "in-process", NULL,                               \
		"no worker: for debuggers and leak checkers"},                 \
	    {KEY_TABLES, "tables", "FILE",                                     \
		"trained tables instead of those built in"},                   \
	{                                                                      \
		'h', "help", NULL, "print this"                                \
	}

void settings_init(struct settings *);
/* Takes one option: for parse_options(). */
int settings_take(void *settings, int key, const char *argument);
/* Opens the log and makes the request whole, inputs and all; -1: said. */
int settings_finish(struct settings *, char **inputs, int n);
/* Closes the log; the exit status, given what it was so far. */
int settings_close(struct settings *, int status);
#endif
