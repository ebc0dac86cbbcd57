/* galley(1): the first word is a command. */
#include <signal.h>
#include <string.h>

#include "cli/cli.h"

const struct command *const commands[] = {&convert_command, &explain_command,
    &plugins_command, &help_command, &version_command, NULL};

const struct command *command_named(const char *name)
{
	size_t i;

	for (i = 0; commands[i]; i++) {
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	}
	return NULL;
}

int main(int argc, char **argv)
{
	const struct command *command;

	/* A reader that went away is an error like any other. */
	signal(SIGPIPE, SIG_IGN);
	if (argc < 2) {
		print_usage(stderr);
		return GALLEY_USAGE;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
		command = &help_command;
	else if (!strcmp(argv[1], "--version"))
		command = &version_command;
	else
		command = command_named(argv[1]);
	if (!command)
		return usage_error(
		    "no command '%s': 'galley help' lists them", argv[1]);
	return command->run(command, argc - 1, argv + 1);
}
