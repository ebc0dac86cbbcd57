/* galley explain: what was decided about every segment. */
#include <string.h>

#include "cli/cli.h"

static char doubt_option[32]; /* of the last --doubt */

static int take(void *settings, int key, const char *argument)
{
	struct settings *s = settings;

	if (key == KEY_JSON)
		return list_add(&s->options, "explain.format=json");
	if (settings_take(settings, key, argument))
		return -1;
	if (key != KEY_DOUBT)
		return 0;
	/* It is marked where it stands, not warned of. */
	snprintf(doubt_option, sizeof(doubt_option), "explain.doubt=%d",
	    (int)(s->request.doubt * 100 + .5));
	s->request.doubt = 0;
	return list_add(&s->options, doubt_option);
}

static int run(const struct command *c, int argc, char **argv)
{
	struct galley_figures f;
	struct settings s;
	int first, status = GALLEY_FAILED;

	settings_init(&s);
	s.request.writer = "explain";
	/* First, so that what the user says of it comes later and counts. */
	if (list_add(&s.options, "explain.colour=no"))
		return settings_close(&s, status);
	first = parse_options(c, argc, argv, take, &s);
	if (first <= 0) {
		status = first ? GALLEY_USAGE : finish_output();
		return settings_close(&s, status);
	}
	if (wants_colour(stdout) &&
	    (!s.request.output || !strcmp(s.request.output, "-")))
		s.options.items[0] = "explain.colour=yes";
	if (!settings_finish(&s, argv + first, argc - first)) {
		status = (int)galley_convert(&s.request, &f);
		messages_summary(
		    &s.messages, &s.request, (enum galley_result)status, &f);
	}
	return settings_close(&s, status);
}

static const struct option_line options[] = {SETTINGS_INPUT,
    {'o', "output", "FILE|-", "where the output goes"},
    {KEY_DOUBT, "doubt", "X", "mark decisions less sure than X (0.8)"},
    {KEY_JSON, "json", NULL, "as JSON (explain.format=json)"}, SETTINGS_COMMON,
    {0, NULL, NULL, NULL}};

const struct command explain_command = {.name = "explain",
    .arguments = "[OPTION]... [INPUT]...",
    .summary = "Tell what was decided about every segment, and how surely",
    .options = options,
    .run = run};
