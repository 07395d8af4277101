/* The first word is the command. */
#include "cmd/dispatch.h"

#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/command.h"

static str nearest_command(str name)
{
	str best = command_table[0].name;
	for (size_t i = 1; i < command_count; i++)
		if (str_distance(command_table[i].name, name) < str_distance(best, name))
			best = command_table[i].name;
	return best;
}

int dispatch(int argc, char **argv)
{
	struct arena arena = {0};
	struct args args;
	struct err err = {{0}};
	if (argc < 2) {
		help_print(NULL);
		return EXIT_USAGE;
	}
	str word = str_of(argv[1]);
	if (str_eq(word, S("--version")))
		word = S("version");
	if (str_eq(word, S("--help")) || str_eq(word, S("-h")))
		word = S("help");
	const struct command *command = command_find(word);
	if (!command) {
		str near = nearest_command(word);
		if (access(argv[1], F_OK) == 0)
			return cmd_usage("%.*s is no command; to audit it: microaudit scan %.*s", STR_ARG(word),
			                 STR_ARG(word));
		return cmd_usage("no command named %.*s; did you mean %.*s? microaudit help lists them", STR_ARG(word),
		                 STR_ARG(near));
	}
	if (!opt_parse(command, argc - 2, argv + 2, &arena, &args, &err)) {
		arena_free(&arena);
		return cmd_error(&err);
	}
	int status = EXIT_HOLDS;
	if (opt_given(&args, OPT_HELP))
		help_print(command);
	else
		status = command->run(&args);
	arena_free(&arena);
	return status;
}
