/* opt: what was given on a command line. An option is a row of cmd/option.def. */
#ifndef CMD_OPT_H
#define CMD_OPT_H

#include "base/arena.h"
#include "base/err.h"

enum option_id {
#define OPTION(id, name, letter, argument, values, used, repeats, help) OPT_##id,
#include "cmd/option.def"
};

struct given {
	enum option_id id;
	str value;
};
struct command;
struct args {
	const struct command *command;
	const struct given *given; /* in order */
	size_t n;
	const str *words; /* what is no option */
	size_t n_words;
};

/* argv behind the command's name. Long options take --name=value and --name value, may not be abbreviated; short ones
 * bundle; -- ends them. Strings point into argv. False: err says what is wrong and what was probably meant. */
bool opt_parse(const struct command *command, int argc, char **argv, struct arena *a, struct args *out,
               struct err *err);
/* The last value given, or fallback; was it given at all? */
str opt_value(const struct args *args, enum option_id id, str fallback);
bool opt_given(const struct args *args, enum option_id id);
/* All values, split at commas. */
struct strs opt_list(const struct args *args, enum option_id id, struct arena *a);

#endif
