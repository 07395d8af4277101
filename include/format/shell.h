/* shell: which commands a text of shell runs, and what becomes of the text when one of them fails. A text stands in a
 * script, in a step of continuous integration, in a RUN of a Dockerfile, in a package's scripts, in a recipe of make.
 *
 *   cd app && npm ci            npm [ci]       folder app
 *   if [ -n "$CI" ]; then       [ ["-n", ?, "]"]
 *     sudo -E make audit        make [audit]   runs SHELL_PERHAPS
 *   fi
 *   npx tool@2 scan | tee log   tool [scan]    fails SHELL_NO; npx and tee as well
 *
 * Words are without their quotes; of one that only running tells ($X, $(x), ${{ x }}) the source is given. What a
 * here-document holds is no command, unless it is given to a shell. Functions run where they are called, and `sh -c`,
 * `eval`, `sudo`, `npx`, `docker run` and the like run what stands behind them (shell_wrap.c has the table). What is
 * drawn from: IEEE Std 1003.1-2017, Shell Command Language; bash(1); about_Parsing of PowerShell; `help cmd`. */
#ifndef FORMAT_SHELL_H
#define FORMAT_SHELL_H

#include "base/arena.h"

enum shell_sure { SHELL_NO, SHELL_PERHAPS, SHELL_YES };
static inline enum shell_sure shell_not(enum shell_sure s) { return (enum shell_sure)(SHELL_YES - s); }
static inline enum shell_sure shell_and(enum shell_sure x, enum shell_sure y) { return x < y ? x : y; }
static inline enum shell_sure shell_or(enum shell_sure x, enum shell_sure y) { return x > y ? x : y; }

enum shell_kind { SHELL_POSIX, SHELL_POWERSHELL, SHELL_CMD };

/* Who fills something in before a shell sees the text: ${{ x }} is everybody's. */
enum shell_filled {
	SHELL_AS_IS,
	SHELL_AZURE,    /* $(a.name) */
	SHELL_CIRCLECI, /* << parameters.x >> */
	SHELL_MAKE      /* $(NAME), $@; $$ is a dollar */
};

struct shell_setting {
	enum shell_kind kind;
	enum shell_filled filled;
	enum shell_sure errexit, pipefail; /* sh -e, bash -o pipefail, as it begins */
	enum shell_sure program_last;      /* PowerShell: what its last program came to is what the text comes to, as
	                                    * GitHub and Azure end a step. A file that is run ends well instead. */
};

struct shell_word {
	str text;
	bool known; /* else text is the source */
};

struct shell_command {
	struct shell_word name;         /* the program: without folders, version and .exe */
	struct shell_word called;       /* the same as written */
	const struct shell_word *words; /* what stands behind it */
	size_t n_words;
	struct shell_word folder; /* where it works, from where the text began; "" there, or absolute */
	unsigned line;            /* of the text, from 1 */
	enum shell_sure runs;     /* whenever the text runs, unless it has failed before */
	enum shell_sure fails;    /* its failure is that of the text */
	bool sources;             /* the shell reads the file that is called, as `.` does */
};

struct shell_commands {
	const struct shell_command *at;
	size_t n;
	bool cut; /* there may be more: nested too deeply, or too many */
};

/* The time is linear in the text. All lives in the arena, and may point into text. */
struct shell_commands shell_commands(str text, const struct shell_setting *setting, struct arena *a);

/* What a line of a script that begins with #! says of its shell; errexit as -e there says. False: no shell. */
bool shell_shebang(str text, struct shell_setting *setting);

#endif
