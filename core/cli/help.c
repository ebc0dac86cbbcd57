/* galley help: what commands and options there are. */
#include "cli/cli.h"

static int take_none(void *context, int key, const char *argument)
{
	(void)context;
	(void)key;
	(void)argument;
	return -1;
}

static int run(const struct command *c, int argc, char **argv)
{
	const struct command *about;

	/* galley --help comes here with its own name as the first word. */
	if (argv[0][0] == '-' || argc < 2) {
		print_usage(stdout);
		return finish_output();
	}
	about = command_named(argv[1]);
	if (!about) {
		if (argv[1][0] != '-')
			return usage_error(
			    "no command '%s': 'galley help' lists them",
			    argv[1]);
		return parse_options(c, argc, argv, take_none, NULL) < 0
			   ? GALLEY_USAGE
			   : finish_output();
	}
	print_help(about, stdout);
	return finish_output();
}

static const struct option_line options[] = {
    {'h', "help", NULL, "print this"}, {0, NULL, NULL, NULL}};

const struct command help_command = {.name = "help",
    .arguments = "[COMMAND]",
    .summary = "Tell what commands there are, or how one is used",
    .options = options,
    .run = run};
