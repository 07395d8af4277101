/* lang_function: functions, classes and exports (format/code_function.h) of the languages that have a row of their own
 * (format/lang.h). What they add to that tree:
 *
 *   functions  params    OBJECT {name, type?, value?, marks?}: the type as written
 *              marks     ARRAY of OBJECT {says: "GetMapping(\"/x\")" as written, name: "GetMapping", args: ARRAY of
 *                        values, those with a name in one OBJECT at its end}: annotations and attributes
 *              of        STRING: the type it belongs to where it does not stand in it: the receiver of a method of Go,
 *                        what a function of Kotlin or C# extends
 *              hidden    true of a member of a class that is not for others; only where that has to be said (Java, C#,
 *                        Rust)
 *              exits     a body that is one expression is a way out; the condition of guard and unless stands there
 *                        with its word, so does that of a loop or a switch
 *   classes    OBJECT {name, bases: ARRAY of STRING, marks?}: classes, interfaces, records, structures, modules; what
 *              extends a type has its name; bases without their types and arguments
 *
 * Lambdas, closures and blocks are functions. One that stands behind the brackets of a call begins where the call's
 * `block` does. */
#ifndef FORMAT_LANG_FUNCTION_H
#define FORMAT_LANG_FUNCTION_H

#include "format/code_leave.h"

/* Call it once, behind the walk. */
void lang_functions(struct code_walk *w);

/* ---- heads: lang_head.c ---- */

enum { LANG_MARKS = 32 };
struct lang_marks { /* in front of what begins next */
	struct {
		uint32_t from, to; /* tokens */
	} at[LANG_MARKS];
	size_t n;
};
/* Notes the marks that begin at i, if any do; returns behind them, or i. */
uint32_t lang_marks_at(const struct code_tokens *t, uint32_t i, struct lang_marks *marks);
/* Their nodes, or NULL; they are used up. */
struct node *lang_marks_node(struct code_walk *w, struct lang_marks *marks);
/* The parameters between tokens [first, end). */
struct node *lang_params_node(struct code_walk *w, uint32_t first, uint32_t end);
/* The type that the first parameter of [first, end) says it extends: `this T x`; "" for none. */
str lang_extended(struct code_file *f, uint32_t first, uint32_t end);

/* ---- classes: lang_class.c ---- */

/* Adds the class whose word stands at i, if one does. end: of its block where no brackets hold it, else 0. Returns
 * behind it, 0 when there is none. */
uint32_t lang_class(struct code_walk *w, uint32_t i, struct lang_marks *marks, uint32_t end);
/* Adds what begins at i to the exports, if others see it. */
void lang_export(struct code_walk *w, str name, uint32_t i);
/* Do words in front of token i say that others see what begins there? */
bool lang_is_shown(const struct code_tokens *t, str name, uint32_t i);

/* ---- functions without names: lang_lambda.c ---- */

struct lang_lambda {
	uint32_t from, to, body;
	uint32_t first, last; /* parameters */
	bool expression;      /* the body is one */
};
/* The function without a name that begins at i. bracket: the innermost opening bracket, UINT32_MAX for none. */
bool lang_lambda(const struct code_tokens *t, uint32_t i, uint32_t bracket, struct lang_lambda *l);
/* Does { at i open a function that is handed over, or a value? */
bool lang_is_closure(const struct code_tokens *t, uint32_t i);

/* ---- lang_directive.c ---- */

void lang_directives(struct code_scope *s);

/* ---- ruby_function.c ---- */

void ruby_functions(struct code_walk *w);

#endif
