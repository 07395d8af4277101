/* command: what a text of shell runs, as rows of the section `command_parts`. Where the text stands, and what becomes
 * of it when a command fails, is said by whoever found it; what the files run in turn is put together by command_join.
 */
#ifndef FACTS_COMMAND_H
#define FACTS_COMMAND_H

#include "facts/fact.h"
#include "format/shell.h"
#include "query/truth.h"

struct command_place {
	str path;        /* of the file */
	str where;       /* workflow, action, script, package-script, makefile, procfile or dockerfile */
	str text;        /* what others call it by: FILE#NAME */
	str job, folder; /* folder: from the root; "." there */
	bool folder_known;
	struct strs events;   /* that start it */
	enum truth on_change; /* every change starts it */
	enum truth if_called; /* whenever something else calls it, it runs */
	enum truth fails;     /* its failure fails what it belongs to */
	struct shell_setting setting;
};

/* The commands of a text, which begins in this line. */
void command_add(struct facts *f, const struct command_place *p, str text, unsigned line);
/* A scalar of a tree: a block begins in the line behind. */
void command_add_node(struct facts *f, const struct command_place *p, const struct node *n);
/* An action, as it is written; to: what it is called by where it stands in the repository, else "". */
void command_add_action(struct facts *f, const struct command_place *p, const struct node *at, str uses, str to);
/* Something runs what is called by this name. */
void command_add_call(struct facts *f, const struct command_place *p, str to, unsigned line);
/* There may be more that nobody knows. */
void command_add_unknown(struct facts *f, const struct command_place *p, const struct node *at);

#endif
