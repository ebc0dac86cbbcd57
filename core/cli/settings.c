/* What convert and explain have in common: from options to a request. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

enum { MOST_SECONDS = 7 * 24 * 3600, MOST_MEGABYTES = 1 << 20 };

int list_add(struct list *list, const char *item)
{
	const char **more =
	    realloc(list->items, (list->n + 1) * sizeof(*list->items));

	if (!more) {
		usage_error("no memory");
		return -1;
	}
	list->items = more;
	more[list->n++] = item;
	return 0;
}

void settings_init(struct settings *s)
{
	memset(s, 0, sizeof(*s));
	s->request.size = sizeof(s->request);
	s->request.report = messages_report;
	s->request.context = &s->messages;
}

static int take_number(
    const char *name, const char *text, unsigned most, unsigned *to)
{
	char *end;
	unsigned long number;

	errno = 0;
	number = strtoul(text, &end, 10);
	if (*text < '0' || *text > '9' || errno || *end || !number ||
	    number > most) {
		usage_error("--%s wants a number from 1 to %u, not '%s'", name,
		    most, text);
		return -1;
	}
	*to = (unsigned)number;
	return 0;
}

static int take_doubt(struct settings *s, const char *text)
{
	char *end;
	double number;

	number = strtod(text, &end);
	if (end == text || *end || !(number >= 0 && number <= 1)) {
		usage_error(
		    "--doubt wants a number from 0 to 1, not '%s'", text);
		return -1;
	}
	s->request.doubt = number;
	return 0;
}

static int take_long(struct settings *s, int key, const char *argument)
{
	switch (key) {
	case KEY_ENCODING:
		s->request.encoding = argument;
		return 0;
	case KEY_LANGUAGE:
		s->request.language = argument;
		return 0;
	case KEY_TIMEOUT:
		return take_number(
		    "timeout", argument, MOST_SECONDS, &s->request.seconds);
	case KEY_MEMORY:
		return take_number(
		    "memory", argument, MOST_MEGABYTES, &s->request.megabytes);
	case KEY_DOUBT:
		return take_doubt(s, argument);
	case KEY_FAIL_ON_WARNING:
		s->request.fail_on_warning = 1;
		return 0;
	case KEY_LOG:
		s->messages.log_name = argument;
		return 0;
	case KEY_IN_PROCESS:
		s->request.in_process = 1;
		return 0;
	case KEY_TABLES:
		s->request.tables = argument;
		return 0;
	case KEY_PROFILE:
		s->request.profile = argument;
		return 0;
	case KEY_JSON:
		s->json = 1;
		return 0;
	default:
		return -1;
	}
}

int settings_take(void *settings, int key, const char *argument)
{
	struct settings *s = settings;

	switch (key) {
	case 'f':
		s->request.reader = argument;
		return 0;
	case 't':
		s->request.writer = argument;
		return 0;
	case 'o':
		s->request.output = argument;
		return 0;
	case 'O':
		return list_add(&s->options, argument);
	case 'M':
		return list_add(&s->metadata, argument);
	case 'F':
		return list_add(&s->filters, argument);
	case 'P':
		return list_add(&s->plugin_path, argument);
	case 'q':
		s->messages.quiet = 1;
		return 0;
	case 'v':
		s->messages.verbose = 1;
		return 0;
	default:
		return take_long(s, key, argument);
	}
}

int settings_finish(struct settings *s, char **inputs, int n)
{
	static const char *const standard[] = {"-"};

	s->request.inputs = n ? (const char *const *)inputs : standard;
	s->request.ninputs = n ? (size_t)n : 1;
	s->request.options = s->options.items;
	s->request.noptions = s->options.n;
	s->request.metadata = s->metadata.items;
	s->request.nmetadata = s->metadata.n;
	s->request.plugin_path = s->plugin_path.items;
	s->request.nplugin_path = s->plugin_path.n;
	s->request.filters = s->filters.items;
	s->request.nfilters = s->filters.n;
	return messages_open(&s->messages);
}

int settings_close(struct settings *s, int status)
{
	if (messages_close(&s->messages) && status == GALLEY_DONE)
		status = GALLEY_FAILED;
	free(s->options.items);
	free(s->metadata.items);
	free(s->plugin_path.items);
	free(s->filters.items);
	return status;
}
