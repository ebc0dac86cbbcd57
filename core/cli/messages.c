/* Messages: to standard error for people, to the log for programs. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

enum { LONGEST_LINE = 8000 };

int wants_colour(FILE *stream)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(fileno(stream)) && !(no && *no) && term && *term &&
	       strcmp(term, "dumb") != 0;
}

int messages_open(struct messages *m)
{
	m->terminal = isatty(fileno(stderr));
	m->colour = wants_colour(stderr);
	if (!m->log_name)
		return 0;
	m->log = fopen(m->log_name, "w");
	if (m->log)
		return 0;
	usage_error(
	    "the log '%s' can't be opened: %s", m->log_name, strerror(errno));
	return -1;
}

int messages_close(struct messages *m)
{
	int bad;

	if (!m->log)
		return 0;
	bad = ferror(m->log);
	if (fclose(m->log))
		bad = 1;
	m->log = NULL;
	if (bad)
		usage_error("the log '%s' can't be written", m->log_name);
	return bad ? -1 : 0;
}

static void clear_progress(struct messages *m)
{
	if (m->progress)
		fputs("\r\033[K", stderr);
	m->progress = 0;
}

static void log_message(FILE *log, const struct galley_message *message)
{
	static const char *const levels[] = {"note", "warning", "error"};
	int level = message->level;

	fprintf(log, "{\"level\": \"%s\", \"file\": ",
	    levels[level < 0   ? 0
		   : level > 2 ? 2
			       : level]);
	print_json(log, message->file);
	if (message->line)
		fprintf(log, ", \"line\": %zu", message->line);
	if (message->article) {
		fputs(", \"article\": ", log);
		print_json(log, message->article);
	}
	fputs(", \"text\": ", log);
	print_json(log, message->text);
	fputs("}\n", log);
}

void messages_report(void *context, const struct galley_message *message)
{
	struct messages *m = context;
	char line[LONGEST_LINE];

	if (m->log)
		log_message(m->log, message);
	if (message->level < (m->quiet ? 2 : m->verbose ? 0 : 1))
		return;
	clear_progress(m);
	galley_message_line(message, m->colour, line, sizeof(line));
	fprintf(stderr, "%s\n", line);
}

void messages_progress(
    struct messages *m, size_t number, size_t count, const char *name)
{
	char line[LONGEST_LINE];
	struct galley_message message = {.level = 0, .file = name, .text = ""};

	if (!m->terminal || m->quiet || count < 2)
		return;
	clear_progress(m);
	/* Escaped as a message is, up to its ": note: ". */
	galley_message_line(&message, 0, line, sizeof(line));
	line[strlen(line) - strlen(": note: ")] = '\0';
	fprintf(stderr, "[%zu/%zu] %.60s", number, count, line);
	fflush(stderr);
	m->progress = 1;
	if (number > count)
		clear_progress(m);
}

void messages_summary(struct messages *m, const struct galley_request *rq,
    enum galley_result result, const struct galley_figures *f)
{
	if (m->log) {
		fputs("{\"output\": ", m->log);
		print_json(m->log, rq->output ? rq->output : "-");
		fprintf(m->log,
		    ", \"status\": %d, \"articles\": %zu, \"segments\": %zu, "
		    "\"asides\": %zu, \"joins\": %zu, \"truncated\": %zu, "
		    "\"doubtful\": %zu, \"warnings\": %zu, \"errors\": %zu, "
		    "\"bytes_in\": %zu, \"bytes_out\": %zu}\n",
		    (int)result, f->articles, f->segments, f->asides, f->joins,
		    f->truncated, f->doubtful, f->warnings, f->errors,
		    f->bytes_in, f->bytes_out);
	}
	if (m->quiet || result != GALLEY_DONE || !f->doubtful)
		return;
	clear_progress(m);
	fprintf(stderr,
	    "galley: %zu article%s, %zu doubtful decision%s: 'galley explain' "
	    "shows each\n",
	    f->articles, f->articles == 1 ? "" : "s", f->doubtful,
	    f->doubtful == 1 ? "" : "s");
}
