/* microaudit: the first word is the command. */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cmd/cmd.h"

#include "cmd/opt.h"

static str nearest_command(str name)
{
	str best = command_table[0].name;
	for (size_t i = 1; i < command_count; i++)
		if (str_distance(command_table[i].name, name) < str_distance(best, name))
			best = command_table[i].name;
	return best;
}

/* What may have been left to us: closed standard files, whose numbers the next file to be opened would get; a child's
 * end that nobody is told of. And no core file: it would hold secrets. */
static void settle(void)
{
	struct rlimit none = {0, 0};
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0) /* opened the wrong way round: using it still fails */
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
	signal(SIGCHLD, SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);
}

int main(int argc, char **argv)
{
	struct arena arena = {0};
	struct args args;
	struct err err = {{0}};
	settle();
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
