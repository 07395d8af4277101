/* route_part: what one file of code says about routes, as rows of the section `route_parts`, which route_join puts
 * together. A reference says what a name stands for, from the file it stands in:
 *
 *   protect                      a name of the same file       @12:5       the function that begins there
 *   ./auth#protect               a member of another file, or of a package: express-jwt#expressjwt
 *   ./auth#*.a.protect           a member of all that it shows; a.b: of what is called a
 *   requireRole()                what it gives when it is called
 *   -                            what lets everybody pass
 *   ?                            what is computed; f?: a test that says whom it lets in by true and false
 */
#ifndef FACTS_ROUTE_PART_H
#define FACTS_ROUTE_PART_H

#include "facts/fact.h"
#include "format/code_lex.h"

struct route_function {
	const struct node *node;
	const struct node *owner; /* the class that it stands in, or NULL */
	size_t parent;            /* the innermost function around it; SIZE_MAX: none */
	bool used, told;          /* it is referred to; there is a row of it */
	bool routed;              /* a decorator of it gives it an address: those above it do nothing there */
};
struct route_branch { /* what runs only where something holds */
	const struct node *node;
	size_t parent; /* the innermost one around it; SIZE_MAX: none */
};
struct route_file {
	struct facts *f;
	str path;
	const struct node *tree;
	struct arena scratch;
	bool wanted;                        /* something of it was added: its functions and names count */
	struct route_function *functions;   /* as they begin */
	const struct node **names, **given; /* by name; results of calls by their place */
	const struct node **calls, **tries; /* as they begin */
	const struct node **assigned;       /* by name and place */
	struct route_branch *branches;      /* as they begin */
	str *function_names;                /* sorted */
	size_t n_functions, n_names, n_given, n_calls, n_tries, n_branches, n_assigned, n_function_names;
	struct code_tokens tokens; /* made when the first way through a function is asked for (route_flow_text.h) */
	bool lexed, flows;         /* that was asked for; there are tokens */
};

/* Adds the parts of a file, if it has any. */
void route_parts(struct facts *f, str path, const struct node *tree);

/* ---- for the makers below ---- */

struct route_refs { /* functions in front of a handler */
	str at[24];
	size_t n;
	bool more;
};
struct route_part {
	str kind, of, method, route, name, ref, framework;
	const struct route_refs *guards, *bases, *permissions, *serves, *marks, *paths, *calls,
	        *declares;     /* may be NULL */
	const struct node *at; /* where it stands: its line, and on what that hangs (route_branch.h) */
	unsigned line;         /* another one that it is told at; 0: none */
	bool alone;            /* what stands in front of its router does not count */
	bool early;            /* counts for what stands in front of it as well */
	bool writes;           /* it changes data by its form, whatever its code does */
};
void route_add(struct route_file *r, const struct route_part *p);
/* Is it a function of this repository, called by its name alone: saveOrder(order)? What it does is told of it.
 * (route_policy.c) */
bool route_is_ours(struct route_file *r, str callee);
/* One list of a row, unless it is empty. */
void route_add_list(struct members *row, str key, const struct route_refs *refs);

/* What a value stands for: a reference, or "" for a literal. */
str route_ref(struct route_file *r, const struct node *value);
/* What a name or a chain of names stands for. */
str route_ref_text(struct route_file *r, str text);
str route_chain(str text); /* "a.b.c" of "a.b.c(…).d" */
void route_refs_add(struct route_refs *refs, str ref);
/* Every item of a list, or the value itself. */
void route_refs_all(struct route_file *r, struct route_refs *refs, const struct node *value);
str route_function_ref(struct route_file *r, size_t function);
str route_imported(struct route_file *r, const struct node *import); /* {module, member} */

/* ---- what stands where: route_place.c ---- */

void route_index(struct route_file *r);
/* The function that begins where the value does, or the outermost within the call that it is; SIZE_MAX: none. */
size_t route_function(const struct route_file *r, const struct node *value);
size_t route_function_at(const struct route_file *r, const struct node *value); /* only the former */
/* The innermost function around a place one of whose parameters is called so; SIZE_MAX: none. */
size_t route_owner(const struct route_file *r, const struct node *place, str param);
/* The innermost function around a place; SIZE_MAX: none. */
size_t route_around(const struct route_file *r, const struct node *place);
bool route_has_function(const struct route_file *r, str name);
/* Has exactly one function of the file this name? Others are known by their place: @12:5. */
bool route_is_unique(const struct route_file *r, str name);
/* The innermost function around a place; SIZE_MAX: none. */
size_t route_around(const struct route_file *r, const struct node *place);
/* Does the file import a module whose name begins so? */
bool route_imports(const struct route_file *r, str start);
/* The first of names whose key is name, or comes behind it: those of one key stand as they begin. */
size_t route_names_from(const struct route_file *r, str name);
/* What a name of the file stands for: {module, member} or UNKNOWN; NULL: nothing known. */
const struct node *route_name(const struct route_file *r, str name);
/* The name that is given what the call at this place gives; "" for none. */
str route_given(const struct route_file *r, const struct node *value);
/* The first call that begins at or behind the place. */
size_t route_call_from(const struct route_file *r, const struct node *place);
/* Does it stand in a try whose faults nobody hears of? What it throws refuses nothing. */
bool route_swallowed(const struct route_file *r, const struct node *n);
/* Does n begin within the node? */
bool route_within(const struct node *node, const struct node *n);

str route_text(const struct node *n); /* of a STRING; else "" */

/* ---- route_name.c ---- */

/* Names whose values decide, and what the file shows to others. */
void route_add_names(struct route_file *r);
/* Of a file without anything of its own: what it passes on of those beside it. */
void route_add_passed(struct route_file *r);

void route_javascript(struct route_file *r);
void route_files(struct route_file *r); /* routes that are files: Next, SvelteKit … */
void route_python(struct route_file *r);
/* The traits of the functions, once it is known that they are wanted. */
void route_functions(struct route_file *r);

#endif
