/* code_walk: the tree of a source file while a walk over its tokens fills it. */
#ifndef FORMAT_CODE_WALK_H
#define FORMAT_CODE_WALK_H

#include "format/code_side.h"
#include "format/code_value.h"

struct code_walk {
	struct code_file *f;
	struct code_list calls, imports, values, objects, strings, jsx;
	struct code_list functions, classes, names, exports, tries; /* format/code_function.h */
	struct code_list branches, assigned;                        /* the same */
	struct code_list addresses;                                 /* format/code_address.h */
	struct node *module; /* the same of what stands in no function; NULL: nothing that counts */
	size_t n_names;
	uint32_t command_end; /* of Ruby: where the arguments of the last call without brackets end */
	unsigned commands;    /* and how many calls around it end there: a b c d */
	struct code_side side;
};

/* Adds what is known of where it runs to the members of the tree (code_side_tree.c). */
void code_side_members(const struct code_side *s, struct code_list *members, struct arena *a);
/* Is the document within the budget? If not, err says so. */
bool code_walk_fits(str bytes, const struct format_budget *budget, struct err *err);
void code_walk_import(struct code_walk *w, str module, uint32_t from, uint32_t to);
/* A call of chain c whose arguments stand between ( at open and the token before end. */
void code_walk_call(struct code_walk *w, const struct code_chain *c, uint32_t open, uint32_t end);
/* The same with arguments that no brackets hold, or with {…} behind them. */
struct code_made {
	bool made;            /* a construction */
	uint32_t first, last; /* arguments: tokens [first, last) */
	uint32_t brace;       /* of {…}, the last argument; 0: none */
	uint32_t end;         /* behind the last token of the call */
	uint32_t block;       /* where the function begins that is handed over behind the brackets; 0: none */
};
void code_walk_made(struct code_walk *w, const struct code_chain *c, const struct code_made *m);
void code_walk_value(struct code_walk *w, uint32_t i); /* = at i */
/* The same where the name ends in front of token behind. */
void code_walk_value_of(struct code_walk *w, uint32_t behind, uint32_t i);
void code_walk_object(struct code_walk *w, uint32_t i); /* { at i, if the tree does not hold it yet */
void code_walk_string(struct code_walk *w, uint32_t i); /* text at i, with the + behind it, if an address */
/* The arguments in tokens [first, last): an ARRAY; those with a name are one OBJECT behind the others. */
struct node *code_walk_args(struct code_file *f, uint32_t first, uint32_t last);
/* The tree; lives as long as the arena. */
struct node *code_walk_root(struct code_walk *w);
/* Frees tokens and names, and tells how it went. */
enum format_result code_walk_end(struct code_walk *w, struct err *err);

#endif
