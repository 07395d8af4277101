/* code_flow_int: the reader of format/code_flow.h, for its own parts. Each function of it reads what begins at p->i and
 * goes behind it. */
#ifndef FORMAT_CODE_FLOW_INT_H
#define FORMAT_CODE_FLOW_INT_H

#include "format/code_flow.h"

struct flow_reader {
	const struct code_tokens *t;
	struct arena *arena;
	uint32_t i;
	unsigned nodes, depth;
	bool python, go, more;
	bool header; /* between `if` and its { : of Go, where { opens no value */
};

/* A node; behind the limit it is UNKNOWN or OTHER, which is as true. Never NULL. */
struct flow *flow_node(struct flow_reader *p, enum flow_kind kind, uint32_t at);
/* Appends at *tail, and moves it. */
void flow_add(struct flow ***tail, struct flow *n);
struct flow *flow_of(struct flow_reader *p, enum flow_kind kind, uint32_t at, struct flow *a, struct flow *b);

/* An end of a line that ends a statement. */
bool flow_is_line(const struct flow_reader *p, uint32_t i);
bool flow_word(const struct flow_reader *p, const char *word); /* at p->i */
bool flow_sign(const struct flow_reader *p, const char *sign);
bool flow_takes(struct flow_reader *p, const char *text); /* word or sign: goes behind it */
/* One level deeper; false: too deep. Call flow_leave() either way. */
bool flow_enter(struct flow_reader *p);
void flow_leave(struct flow_reader *p);

/* ---- code_flow_value.c: operands; code_flow_expression.c: what joins them ---- */

struct flow *flow_expression(struct flow_reader *p);
/* Several, parted by commas: a LIST of them, or the one. */
struct flow *flow_expressions(struct flow_reader *p);
struct flow *flow_operand(struct flow_reader *p);
/* The function whose head begins here: params at (, or one name; then its body. */
struct flow *flow_function(struct flow_reader *p, str name, bool async, uint32_t at);
/* Any function that begins here, as flow_starts_function() says. */
struct flow *flow_any_function(struct flow_reader *p);
/* Does a function begin here, in JavaScript: (a) => , a =>, async …, function? */
bool flow_starts_function(const struct flow_reader *p);

/* ---- code_flow_statement.c, code_flow_python.c ---- */

/* A value that nobody keeps, as a statement. */
struct flow *flow_done(struct flow_reader *p, struct flow *value);
struct flow *flow_choose(struct flow_reader *p); /* each at its word */
struct flow *flow_choose_case(struct flow_reader *p);
struct flow *flow_loop(struct flow_reader *p);
struct flow *flow_loop_first(struct flow_reader *p);
struct flow *flow_try_all(struct flow_reader *p);
/* The BLOCK between braces at p->i, or one statement. */
struct flow *flow_block(struct flow_reader *p);
/* Statements up to token end. */
struct flow *flow_statements(struct flow_reader *p, uint32_t end);
/* Python: what stands behind the : at p->i. */
struct flow *flow_suite(struct flow_reader *p, unsigned column);
struct flow *flow_def(struct flow_reader *p);
void flow_to_colon(struct flow_reader *p); /* of a head */
void flow_skip_lines(struct flow_reader *p);
/* Each at its word, which stands in this column. */
struct flow *flow_python_choose(struct flow_reader *p, unsigned column);
struct flow *flow_python_loop(struct flow_reader *p, unsigned column);
struct flow *flow_python_try_all(struct flow_reader *p, unsigned column);
struct flow *flow_python_with(struct flow_reader *p, unsigned column);
struct flow *flow_python_match(struct flow_reader *p, unsigned column);
struct flow *flow_python_case_of(struct flow_reader *p, unsigned column);

#endif
