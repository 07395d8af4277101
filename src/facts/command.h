/* command: what a text of shell runs, as rows of the section `command_parts`. Where the text stands, and what becomes
 * of it when a command fails, is said by whoever found it; what the files run in turn is put together by command_join.
 */
#ifndef FACTS_COMMAND_H
#define FACTS_COMMAND_H

#include "facts/fact.h"
#include "format/shell.h"
#include "query/truth.h"

/* What starts it: three answers, of which each holds where the one before it does. */
struct command_starts {
	enum truth change; /* every change, pushed or proposed */
	enum truth itself; /* something that nobody asks for: a change, a branch, a tag, a clock */
	enum truth ever;   /* anything, a hand as well */
};

static inline enum truth command_least(enum truth x, enum truth y) { return x < y ? x : y; }
static inline enum truth command_most(enum truth x, enum truth y) { return x > y ? x : y; }

static inline struct command_starts command_starts_all(enum truth t) { return (struct command_starts){t, t, t}; }
static inline struct command_starts command_starts_both(struct command_starts x, struct command_starts y)
{
	return (struct command_starts){command_least(x.change, y.change), command_least(x.itself, y.itself),
	                               command_least(x.ever, y.ever)};
}
static inline struct command_starts command_starts_either(struct command_starts x, struct command_starts y)
{
	return (struct command_starts){command_most(x.change, y.change), command_most(x.itself, y.itself),
	                               command_most(x.ever, y.ever)};
}
/* Where this holds as well. */
static inline struct command_starts command_starts_if(struct command_starts x, enum truth t)
{
	return command_starts_both(x, command_starts_all(t));
}

struct command_place {
	str path;        /* of the file */
	str where;       /* workflow, action, script, package-script, makefile, procfile or dockerfile */
	str text;        /* what others call it by: FILE#NAME */
	str job, folder; /* folder: from the root; "." there */
	bool folder_known;
	struct strs events; /* that start it */
	struct command_starts starts;
	enum truth if_called; /* whenever something else calls it, it runs */
	enum truth fails;     /* its failure fails what it belongs to */
	enum truth missing;   /* nothing of the repository is there when it runs */
	struct shell_setting setting;
};

/* A script as a shell runs it that is told its name, and one that is told -e as well: FILE#sh is what differs from
 * FILE# then, where anything does. */
#define COMMAND_BY_SHELL   "sh"
#define COMMAND_BY_SHELL_E "-e"

/* FILE#*included calls files, FILE2# each, that hold what is called FILE#NAME and is not in FILE. */
#define COMMAND_INCLUDED "*included"

/* The commands of a text, which begins in this line. */
void command_add(struct facts *f, const struct command_place *p, str text, unsigned line);
/* The same, of which each line stands somewhere else. */
void command_add_lines(struct facts *f, const struct command_place *p, str text, const unsigned *lines, size_t n);
/* A scalar of a tree: a block begins in the line behind. */
void command_add_node(struct facts *f, const struct command_place *p, const struct node *n);
/* An action, as it is written; to: what it is called by where it stands in the repository, else "". */
void command_add_action(struct facts *f, const struct command_place *p, const struct node *at, str uses, str to);
/* Something runs what is called by this name. */
void command_add_call(struct facts *f, const struct command_place *p, str to, unsigned line);
/* There may be more that nobody knows. */
void command_add_unknown(struct facts *f, const struct command_place *p, const struct node *at);

#endif
