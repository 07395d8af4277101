/* make_file: a Makefile as its rules, in order, and what it says of all of them. See "Writing Rules", "Recipes" and
 * "Special Targets" of the manual of GNU make. */
#ifndef FACTS_MAKE_FILE_H
#define FACTS_MAKE_FILE_H

#include "base/arena.h"

struct make_line {
	str text; /* lines that go on behind a backslash are one; without the tab */
	unsigned line;
	bool conditional; /* it stands in ifeq, ifdef and the like */
	struct make_line *next;
};

struct make_rule {
	str targets, needed; /* blanks between them */
	unsigned line;
	bool conditional, doubled; /* doubled: a:: b, which overrides none of its name */
	struct make_line *recipe, **tail;
	struct make_rule *next;
};

struct make_file {
	struct make_rule *rules, **tail;
	struct make_line *included; /* names of files, as they are written */
	str goal;                   /* .DEFAULT_GOAL, "" none */
	str flags;                  /* MAKEFLAGS, "" none */
	str shell, shell_flags;     /* SHELL, .SHELLFLAGS */
	bool one_shell, ignores;    /* .ONESHELL, .IGNORE without targets */
	str ignored;                /* targets of .IGNORE */
};

/* All lives in the arena, and may point into bytes. */
void make_file_read(struct make_file *m, str bytes, struct arena *a);

/* What options of make change: that nothing runs, that failures are forgotten. */
struct make_options {
	bool runs_nothing, forgets;
};
/* One word: -i, --dry-run, -kj4; bare: as MAKEFLAGS has it, where letters need no dash. */
void make_file_option(struct make_options *o, str word, bool bare);

#endif
