/* command: the tables of commands and options (cmd/command.def, cmd/option.def), for what speaks about all of them:
 * parsing, help, completions, the page. Who just asks for a value that was given needs cmd/opt.h. */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "cmd/opt.h"

enum command_place {
#define COMMAND(id, name, run, synopsis, words, summary) COMMAND_##id,
#include "cmd/command.def"
};
enum command_bit {
#define COMMAND(id, name, run, synopsis, words, summary) FOR_##id = 1 << COMMAND_##id,
#include "cmd/command.def"
#define COMMAND(id, name, run, synopsis, words, summary) | FOR_##id
	FOR_ALL = 0
#include "cmd/command.def"
};

struct command {
	str name, summary, synopsis, words; /* see command.def */
	enum command_bit bit;
	int (*run)(const struct args *args);
};
extern const struct command command_table[];
extern const size_t command_count;
const struct command *command_find(str name);

struct option {
	enum option_id id;
	str name;
	char letter;
	str argument, help, values;
	unsigned used; /* bits of enum command_bit */
	bool repeats;  /* may be given more than once */
};
extern const struct option option_table[];
extern const size_t option_count;

#define COMMAND(id, name, run, synopsis, words, summary) int run(const struct args *args);
#include "cmd/command.def"

#endif
