/* shell_run: from the tree of a text to its commands. shell_walk.c knows what holds commands, shell_run.c what a single
 * one does. */
#ifndef FORMAT_SHELL_RUN_H
#define FORMAT_SHELL_RUN_H

#include "shell_int.h"

/* What is true of a place in the text. */
struct shell_way {
	enum shell_sure runs;
	enum shell_sure last;   /* its status becomes that of the text */
	enum shell_sure tested; /* it stands where -e ends nothing */
	enum shell_sure leave;  /* leaving this shell with a failure makes the text fail */
	unsigned depth;         /* of texts in texts, and of calls in calls */
};

/* What commands change for those behind them. */
struct shell_state {
	enum shell_sure errexit, pipefail;
	enum shell_sure here;     /* nothing has left the shell */
	enum shell_sure returned; /* nothing has left the function, or the loop */
	enum shell_sure lost;     /* what is done on the way out makes a failure a success: trap 'exit 0' EXIT */
	struct shell_word folder;
};

struct shell_function {
	str name;
	const struct shell_tree *body;
	unsigned calls;
	struct shell_function *next; /* in the order of the text */
};

struct shell_run {
	struct arena *arena;
	struct shell_command *at; /* the caller frees it */
	size_t n, cap, steps;
	struct map functions; /* by name */
	struct shell_function *first, **tail;
	bool any;   /* a command that is not known may be any function */
	bool cut;   /* there may be more */
	bool waits; /* for what runs beside it */
	enum shell_sure sure;
	bool power; /* only programs leave a status, not what PowerShell does itself */
};

enum shell_sure shell_run_fails(const struct shell_way *w, const struct shell_state *s);
void shell_run_simple(struct shell_run *r, const struct shell_tree *t, struct shell_way w, struct shell_state *s);
/* What stands in $(…) of it. */
void shell_run_inner(struct shell_run *r, const struct shell_tree *t, const struct shell_way *w,
                     const struct shell_state *s);

#endif
