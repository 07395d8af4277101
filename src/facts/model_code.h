/* model_code: a file of code as the readers of models see it: its calls by their places, what names stand for, which
 * names are given what calls give. */
#ifndef FACTS_MODEL_CODE_H
#define FACTS_MODEL_CODE_H

#include <stdint.h>

#include "model_name.h"
#include "model_row.h"

struct model_code {
	struct facts *f;
	str path;
	const struct node *tree;
	struct arena scratch;
	const struct node **calls; /* by their places, shorter ones first: a() before a().b() */
	const struct node **given; /* names of the tree that stand for calls, by their places */
	const struct node **names; /* all of them, by what they are called */
	struct model_names classes;
	size_t n_calls, n_given, n_names;
};

void model_code_open(struct model_code *c, struct facts *f, str path, const struct node *tree);
void model_code_close(struct model_code *c);

/* The first call that begins where the value does (behind its `new`), and is no longer than it: n_calls when it is
 * none. Those behind it at the same place are the rest of its chain. */
size_t model_code_call(const struct model_code *c, const struct node *value);
/* The next of the chain of a value; n_calls: there is none. */
size_t model_code_next(const struct model_code *c, const struct node *value, size_t call);
/* Is a call of the chain called so, by its last name? The first of these words that is. */
const struct node *model_code_chained(const struct model_code *c, const struct node *value, const char *words);
/* Does n begin where the range ends, or later? */
bool model_code_behind(const struct node *range, const struct node *n);
/* The name that is given what begins at the place; "" for none. */
str model_code_given(const struct model_code *c, const struct node *at);

str model_code_callee(const struct node *call);
/* Behind its last dot. */
str model_code_last(str name);
/* The argument at this place among the positional ones; NULL: there is none. */
const struct node *model_code_arg(const struct node *call, size_t i);
/* The named one, of the object of them behind the others. */
const struct node *model_code_keyword(const struct node *call, str key);
/* As the module has it: t of `import { text as t }` is text. Sets *module where it is imported. */
str model_code_name(const struct model_code *c, str name, str *module);
/* The call, as written, that a name of the file is given; "" where it is given none. */
str model_code_stands_for(const struct model_code *c, str name);
/* Does the file import a module that is called so, or begins with it and a separator? */
bool model_code_imports(const struct model_code *c, str module);

/* Do both begin at one place, as the calls of a chain do? */
static inline bool model_code_together(const struct node *a, const struct node *b)
{
	return a->line == b->line && a->col == b->col;
}
static inline bool model_code_is(const struct node *n, const char *text) { return n && str_eq(n->text, str_of(text)); }

#endif
