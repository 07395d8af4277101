/* shell_put: the parts of a word that a shell replaces. */
#ifndef FORMAT_SHELL_PUT_H
#define FORMAT_SHELL_PUT_H

#include "base/buf.h"
#include "shell_int.h"

struct shell_building { /* a word */
	struct shell_reader *r;
	struct shell_tree *of;
	struct buf text;
	bool known, quoted;
};

/* At a dollar; false: it is one. */
bool shell_put_dollar(struct shell_building *w);
/* One more list that it runs. */
void shell_put_inner(struct shell_tree *of, struct shell_tree *list);
/* At a `. */
void shell_put_backticks(struct shell_building *w);
/* What CircleCI fills in; false: nothing of it is here. */
bool shell_put_filled(struct shell_building *w);
/* Behind what opens it, up to and with what closes it, quotes and nesting minded. */
void shell_put_skip(struct shell_reader *r, char open, char close);
/* Behind the next one of these; false: there is none. */
bool shell_put_skip_to(struct shell_reader *r, str close);

#endif
