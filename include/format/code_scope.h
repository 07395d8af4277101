/* code_scope: the functions that are open while a file is gone through, and what is met in the innermost of them
 * (format/code_function.h). */
#ifndef FORMAT_CODE_SCOPE_H
#define FORMAT_CODE_SCOPE_H

#include "format/code_walk.h"

enum { FUNCTION_DEPTH = 64 };

struct code_condition {
	uint32_t to;         /* behind what hangs on it */
	uint32_t from, end;  /* tokens of the condition, or of the word that stands for it */
	uint32_t column;     /* Python: of its word */
	struct node *branch; /* what hangs on it, as told (format/code_function.h); NULL: it is not told */
	uint32_t body;       /* the first token of what hangs on it */
	size_t function;     /* how many functions were open */
};
struct code_open_function {
	struct node *node;
	struct code_list exits, reads;
	uint32_t to, column;
	uint32_t body;   /* its first token behind the head; 0: not known */
	bool expression; /* which is all of it */
	uint32_t left;   /* where the last part of a condition in it ended */
	uint32_t choice; /* behind the last choice in it */
	unsigned n_exits, n_reads;
};
struct code_scope {
	struct code_walk *w;
	struct code_open_function functions[FUNCTION_DEPTH];
	struct code_condition conditions[FUNCTION_DEPTH];
	size_t n_functions, n_conditions;
	uint32_t choice; /* behind the last choice outside of functions */
};

/* A function over tokens [from, to). */
struct code_head {
	str name, of;                /* "": none; of: the type that it belongs to without standing in it */
	uint32_t from, to, body;     /* body: 0 where it is not known */
	bool hidden;                 /* a member that other classes do not see */
	bool given;                  /* its name is that of what it is assigned to */
	bool expression;             /* its body is one, and what it gives */
	struct node *params, *marks; /* or NULL */
};
/* False: nested too deep, it counts to the one around. */
bool code_scope_open(struct code_scope *s, const struct code_head *head);
/* The function that was opened last says so of itself, by the text at token i. */
void code_scope_directive(struct code_scope *s, str text, uint32_t i);
void code_scope_close(struct code_scope *s);
void code_scope_condition(struct code_scope *s, const struct code_condition *c);
/* Tells that tokens [body, to) run only where what stands in [from, end) holds. */
struct node *code_scope_branch(struct code_scope *s, const struct code_condition *c);
/* The same of what stands behind the operator at i, if that is && || ?? or ?. */
void code_scope_choice(struct code_scope *s, uint32_t i);
/* The same of the block at i, if it stands by itself: it hangs on nothing. */
void code_scope_block(struct code_scope *s, uint32_t i);
/* A way out of the innermost function, as written in [from, to). */
void code_scope_exit(struct code_scope *s, uint32_t from, uint32_t to);
/* The chain that begins at i, if one does and nothing calls it. */
void code_scope_read(struct code_scope *s, uint32_t i);

#endif
