/* code_value: what the expressions of one file of source code are worth, as far as reading alone can tell. */
#ifndef FORMAT_CODE_VALUE_H
#define FORMAT_CODE_VALUE_H

#include "format/code_lex.h"
#include "format/reader.h"

/* A name of the file. It stands for its value only when it is bound once. */
struct code_name {
	str text;
	unsigned bindings;       /* declarations with a value, assignments, parameters, imports… */
	uint32_t value;          /* first token of the value bound first; 0: none that could be read */
	bool mutated;            /* a.b = …, a.push(…) */
	bool remade;             /* a[b] = …, a.sort(): anything of it may have changed */
	bool reading;            /* its value is being read: it refers to itself */
	const struct node *node; /* the value once read */
};

struct code_file {
	struct code_tokens t;
	struct arena *arena;
	const struct format_budget *budget;
	struct code_name *names; /* open addressing; an empty text is a free slot */
	size_t n_names, names_size;
	struct map members; /* of long objects that names stand for, by list of members and key */
	size_t nodes;
	uint32_t quoted_from, quoted_to; /* of code_source(): these tokens stand in the file as they are quoted */
	unsigned resolving;              /* names within names */
	unsigned joining;                /* texts put together within texts */
	bool too_deep, too_many;         /* which budget ran out */
};

struct code_list {
	const struct node *first;
	struct node *last;
};

/* Notes all bindings of the file and marks patterns. */
void code_note_names(struct code_file *f);
/* Notes one binding of the name at i: value is the first token of its value, or 0 when there is none to read. */
void code_bind(struct code_file *f, uint32_t i, uint32_t value);
/* Notes the assignment by the operator at i. */
void code_bind_assignment(struct code_file *f, uint32_t i);
/* Notes the assignment to a member of the name at root; the call of a method at i, if it changes what a name stands
 * for: code_change.c. */
void code_change_member(struct code_file *f, uint32_t root);
bool code_note_change(struct code_file *f, uint32_t i);
/* n, a copy of the value of a name that is mutated, as far as it is known now; NULL: nothing is. */
struct node *code_changed(struct code_file *f, struct node *n, const struct code_name *name, uint32_t i);
/* The name at token i, noted without a binding. */
struct code_name *code_name_noted(struct code_file *f, uint32_t i);
void code_names_free(struct code_file *f);
struct code_name *code_name(struct code_file *f, str text); /* NULL: never bound here */

/* The value of tokens [from, to). Never NULL, save when nodes ran out. */
struct node *code_value(struct code_file *f, uint32_t from, uint32_t to, unsigned depth);
struct node *code_unknown(struct code_file *f, uint32_t from, uint32_t to);
/* The value of the name at i. */
struct node *code_name_value(struct code_file *f, uint32_t i, unsigned depth);
/* Are [from, to) names joined by dots? */
bool code_is_chain(const struct code_tokens *t, uint32_t from, uint32_t to);
/* a.b.c where a is a known object that nothing is assigned to; NULL for everything else. */
struct node *code_member_value(struct code_file *f, uint32_t from, uint32_t to, unsigned depth);
/* The object, map or list between the brackets at open. */
struct node *code_group_value(struct code_file *f, uint32_t open, unsigned depth);
/* Where the expression that begins at from ends: behind its last token; an assignment inside it ends it too. */
uint32_t code_expression_end(const struct code_tokens *t, uint32_t from);
/* The end of the item at from: the next comma at its level, or end. */
uint32_t code_item_end(const struct code_tokens *t, uint32_t from, uint32_t end);
/* The source of tokens [from, to) with blanks only where they belong, cut to 200 bytes. */
str code_source(struct code_file *f, uint32_t from, uint32_t to);
/* The text of a template (at its HEAD) or of a chain of + that begins at from, what is computed as "${…}". Sets *known
 * to whether nothing was. */
str code_joined(struct code_file *f, uint32_t from, uint32_t to, unsigned depth, bool *known);
/* The text of the string at i, likewise. */
str code_string_text(struct code_file *f, uint32_t i, bool *known);
/* Are tokens [from, to) strings side by side; or any of these? */
bool code_is_strings(const struct code_tokens *t, uint32_t from, uint32_t to);
bool code_is_joined(const struct code_tokens *t, uint32_t from, uint32_t to);

/* Does s hold "://", or begin with / and hold ? or =? */
bool code_is_address(str s);
/* Nodes; NULL (and f->too_many) when the budget is spent. from and to give the position. */
struct node *code_node(struct code_file *f, enum node_kind kind, str text, uint32_t from, uint32_t to);
void code_append(struct code_list *list, str key, struct node *n);
/* Appends the members of ...value: those of an object that is known, else one UNKNOWN named "...". */
void code_append_spread(struct code_file *f, struct code_list *list, uint32_t from, uint32_t to, unsigned depth);

/* oidc.UserManager, app().use, this.x */
struct code_chain {
	uint32_t start; /* first token */
	str text;       /* without blanks, ?. as ., arguments left out */
	str name;       /* its last two names */
	bool called;    /* a call is part of it */
	bool plain;     /* names, dots and literal indexes only */
};
/* Token i without the signs in front of a name: $a, @a. */
str code_plain_name(const struct code_tokens *t, uint32_t i);
/* The chain that ends with token last; false when no name is part of it. */
bool code_read_chain(struct code_file *f, uint32_t last, struct code_chain *c);

#endif
