/* galley version. */
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
	int first = 1;

	if (argv[0][0] != '-')
		first = parse_options(c, argc, argv, take_none, NULL);
	if (first < 0)
		return GALLEY_USAGE;
	if (first)
		printf("galley %s\n", galley_version());
	return finish_output();
}

static const struct option_line options[] = {
    {'h', "help", NULL, "print this"}, {0, NULL, NULL, NULL}};

const struct command version_command = {.name = "version",
    .arguments = "",
    .summary = "Print the version",
    .options = options,
    .run = run};
