/* resource_make: how the readers of one tool each write rows of facts/resource.h. Only src/facts/resource*.c include
 * it.
 */
#ifndef FACTS_RESOURCE_MAKE_H
#define FACTS_RESOURCE_MAKE_H

#include "facts/resource.h"

struct resource_copy;

/* One file while it is read. Zeroed but for the first four. */
struct resource_file {
	struct facts *facts;
	str path, module, tool;
	size_t nodes, bytes; /* kept of this file so far */
	/* How the tool writes what is computed; NULL: UNKNOWN as it stands. */
	void (*computed)(struct resource_copy *c, struct members *to, str key, const struct node *n);
	bool open;     /* what is written need not be what is used: no value of it is known, and there may be more */
	bool brackets; /* ARM: "[…]" is computed */
	bool foreign;  /* with brackets: by values that stand elsewhere, so that it stays UNKNOWN, without brackets */
	str loop;      /* Bicep: "a in list" around what is read */
	bool blocks;   /* Terraform: `dynamic` stands for blocks of another name, texts may be JSON */
};

/* A text as a node, for what is no node of the file. */
static inline struct node resource_text(str text) { return (struct node){.kind = NODE_STRING, .text = text}; }
static inline struct node resource_unknown(str text) { return (struct node){.kind = NODE_UNKNOWN, .text = text}; }

/* Something is there, and only running tells what: in another file, made by a program. The text of what stands there is
 * its name; type may be NULL: not known either. */
void resource_hidden(struct resource_file *f, const struct node *at, const struct node *type);
/* A new row, to which attributes follow. type and name: STRING, or UNKNOWN when they are computed; what is neither has
 * no text. */
struct members resource_row(struct resource_file *f, const struct node *at, const struct node *type,
                            const struct node *name);
/* A value that resource_finish() may need, under what kind and name; value may be NULL: declared without one. */
struct members resource_value(struct resource_file *f, const struct node *at, str kind, str name,
                              const struct node *value);
/* The same for what may be a secret, because it is marked as one (hidden), or by its name, at's key, and its looks:
 * then the value is UNKNOWN. */
void resource_setting(struct resource_file *f, str kind, const struct node *at, const struct node *value, bool hidden);

/* A copy of n within what one resource and one file may keep, as said in facts/resource.h. NULL adds nothing. */
void resource_attributes(struct resource_file *f, struct members *row, str key, const struct node *n);
/* The same, where every text is a value that is not kept: only names are. */
void resource_names(struct resource_file *f, struct members *row, str key, const struct node *n);

/* An item of the row's ARRAY `refs`. */
void resource_ref(struct members *refs, str to, str by, const struct node *at);

/* For `computed`: the copy goes on with n below it; ends with a text; comes from JSON, as a file or inside of a text.
 */
void resource_copy_below(struct resource_copy *c, struct members *to, str key, const struct node *n);
void resource_copy_unknown(struct resource_copy *c, struct members *to, str key, str text, const struct node *n);
const struct resource_file *resource_copy_file(const struct resource_copy *c);
bool resource_copy_hides(const struct resource_copy *c); /* what it copies is a value of the environment */
bool resource_copy_is_json(const struct resource_copy *c);

#endif
