/* opt: the table of commands and the table of options. An option is one row: it is parsed, documented and completed
 * from there; help, man page, completions and every command line that is printed anywhere are checked against both
 * tables. */
#ifndef CMD_OPT_H
#define CMD_OPT_H

#include "base/arena.h"
#include "base/err.h"

enum option_id {
	OPT_STAGED,
	OPT_SINCE,
	OPT_DIFF,
	OPT_HOOK,
	OPT_PRE_PUSH,
	OPT_NO_HISTORY,
	OPT_NO_WORKTREE,
	OPT_NO_GIT,
	OPT_RECURSIVE,
	OPT_STDIN_NAME,
	OPT_ALL_REFS,
	OPT_REFLOG,
	OPT_STAGE,
	OPT_ONLY,
	OPT_RULE,
	OPT_SKIP_RULE,
	OPT_FORMAT,
	OPT_REPORT,
	OPT_FACTS,
	OPT_FAIL_ON,
	OPT_MIN_CONFIDENCE,
	OPT_STRICT,
	OPT_BASELINE,
	OPT_CONFIG,
	OPT_POLICY,
	OPT_RULES,
	OPT_AS_OF,
	OPT_JOBS,
	OPT_TIMEOUT,
	OPT_MAX_FILE_SIZE,
	OPT_COLOR,
	OPT_QUIET,
	OPT_VERBOSE,
	OPT_NO_PROGRESS,
	OPT_SHOW_SECRETS,
	OPT_READER,
	OPT_HELP,
	/* of other commands */
	OPT_APP_ID,
	OPT_NAME,
	OPT_PURPOSE,
	OPT_OWNER,
	OPT_EXPOSURE,
	OPT_DATA,
	OPT_AUTH,
	OPT_PLATFORM,
	OPT_REGION,
	OPT_ALL,
	OPT_ROTATED,
	OPT_NOT_A_SECRET,
	OPT_BY,
	OPT_WHY
};

struct option {
	enum option_id id;
	str name;      /* without the dashes */
	char letter;   /* 0: none */
	str argument;  /* "REF"; "" for a switch */
	str help;      /* one line */
	str values;    /* "a b c": the words it takes, for completion and for checking; "" when free */
	unsigned used; /* bits of enum command_bit */
	bool repeats;
};
enum command_bit {
	FOR_SCAN = 1,
	FOR_INIT = 2,
	FOR_RULES = 4,
	FOR_CHECKLIST = 8,
	FOR_BASELINE = 16,
	FOR_RESOLVE = 32,
	FOR_EXPLAIN = 64,
	FOR_DOCTOR = 128,
	FOR_HOOK = 256,
	FOR_OTHERS = 512,
	FOR_ALL = 1023
};
extern const struct option option_table[];
extern const size_t option_count;

struct given {
	enum option_id id;
	str value;
};
struct args {
	const struct command *command;
	const struct given *given; /* in order */
	size_t n;
	const str *words; /* what is no option */
	size_t n_words;
};

struct command {
	str name, summary; /* summary: one line for help */
	str synopsis;      /* behind the name: "[options] [PATH]" */
	str subcommands;   /* "list show test": its first word must be one of them; "" for none */
	enum command_bit bit;
	int (*run)(const struct args *args); /* the exit status */
};
extern const struct command command_table[];
extern const size_t command_count;
const struct command *command_find(str name);

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
