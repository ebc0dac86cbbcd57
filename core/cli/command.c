/* Options and help, both from the commands' tables. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* getopt_long */
#endif
#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <string.h>

#include "cli/cli.h"

enum { MOST_OPTIONS = 40, HELP_COLUMN = 30 };

int usage_error(const char *fmt, ...)
{
	char text[1000], line[2000];
	struct galley_message m = {.level = 2, .text = text};
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	galley_message_line(&m, wants_colour(stderr), line, sizeof(line));
	fprintf(stderr, "%s\n", line);
	return GALLEY_USAGE;
}

/* getopt's own tables; "-o" wants ":" behind its letter, and one before all
 * tells a missing argument from an unknown option. */
static void fill_tables(
    const struct command *c, char *letters, struct option *names)
{
	const struct option_line *o;

	*letters++ = ':';
	for (o = c->options; o && o->name; o++, names++) {
		names->name = o->name;
		names->has_arg = o->argument != NULL;
		names->flag = NULL;
		names->val = o->key;
		if (o->key > 255)
			continue;
		*letters++ = (char)o->key;
		if (o->argument)
			*letters++ = ':';
	}
	*letters = '\0';
	memset(names, 0, sizeof(*names));
}

static int refuse(const struct command *c, char **argv, int missing)
{
	const char *word = argv[optind - 1];
	char letter[3] = {'-', (char)optopt, '\0'};

	if (optopt && optopt < 256)
		word = letter;
	if (missing)
		usage_error("option '%s' wants an argument; 'galley help %s' "
			    "tells which",
		    word, c->name);
	else
		usage_error("no option '%s' in '%s'; 'galley help %s' lists "
			    "them",
		    word, c->name, c->name);
	return -1;
}

int parse_options(const struct command *c, int argc, char **argv,
    int (*take)(void *context, int key, const char *argument), void *context)
{
	struct option names[MOST_OPTIONS + 1];
	char letters[2 * MOST_OPTIONS + 2];
	int key;

	fill_tables(c, letters, names);
	opterr = 0;
	while ((key = getopt_long(argc, argv, letters, names, NULL)) != -1) {
		if (key == '?' || key == ':')
			return refuse(c, argv, key == ':');
		if (key == 'h') {
			print_help(c, stdout);
			return 0;
		}
		if (take(context, key, optarg))
			return -1;
	}
	return optind;
}

void print_usage(FILE *out)
{
	size_t i;

	fputs("usage: galley COMMAND [OPTION]... [INPUT]...\n\n", out);
	for (i = 0; commands[i]; i++)
		fprintf(out, "  %-10s%s\n", commands[i]->name,
		    commands[i]->summary);
	fputs("\n'galley help COMMAND' tells more.\n", out);
}

static void print_option(const struct option_line *o, FILE *out)
{
	int n = fprintf(out, o->key < 256 ? "  -%c, " : "      ", o->key);

	n += fprintf(out, "--%s", o->name);
	if (o->argument)
		n += fprintf(out, "=%s", o->argument);
	if (n > HELP_COLUMN - 2) {
		fputc('\n', out);
		n = 0;
	}
	fprintf(out, "%*s%s\n", HELP_COLUMN - n, "", o->help);
}

void print_help(const struct command *c, FILE *out)
{
	const struct option_line *o;

	fprintf(out, "usage: galley %s%s%s\n%s.\n", c->name,
	    *c->arguments ? " " : "", c->arguments, c->summary);
	for (o = c->options; o && o->name; o++) {
		if (o == c->options)
			fputc('\n', out);
		if (o->help)
			print_option(o, out);
	}
	if (c->more)
		fprintf(out, "\n%s", c->more);
}

int finish_output(void)
{
	if (!fflush(stdout) && !ferror(stdout))
		return GALLEY_DONE;
	usage_error("standard output can't be written: %s", strerror(errno));
	return GALLEY_FAILED;
}
