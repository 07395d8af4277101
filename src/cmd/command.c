/* The two tables as constants. */
#include "cmd/command.h"

/* clang-format off */
const struct command command_table[] = {
#define COMMAND(id, name, run, synopsis, words, summary)                                                               \
	{STR_INIT(name), STR_INIT(summary), STR_INIT(synopsis), STR_INIT(words), FOR_##id, run},
#include "cmd/command.def"
};

const struct option option_table[] = {
#define OPTION(id, name, letter, argument, values, used, repeats, help)                                                \
	{OPT_##id, STR_INIT(name), letter, STR_INIT(argument), STR_INIT(help), STR_INIT(values), used, repeats},
#include "cmd/option.def"
};
/* clang-format on */
const size_t command_count = sizeof command_table / sizeof *command_table;
const size_t option_count = sizeof option_table / sizeof *option_table;

const struct command *command_find(str name)
{
	for (size_t i = 0; i < command_count; i++)
		if (str_eq(command_table[i].name, name))
			return &command_table[i];
	return NULL;
}
