/* section: the closed table of facts (facts/section.def), and what follows from it: which rows are well formed, which
 * paths of rules lead anywhere. The tree of facts is an OBJECT with a member for each section: an ARRAY of rows, which
 * are OBJECTs with `path` first, or a BOOL. */
#ifndef FACTS_SECTION_H
#define FACTS_SECTION_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

enum section_type { SECTION_TEXT, SECTION_NUMBER, SECTION_BOOL, SECTION_LIST, SECTION_OBJECT, SECTION_ANY };
enum section_unit { SECTION_NONE, SECTION_SECONDS, SECTION_BYTES, SECTION_PER_SECOND, SECTION_DATE };
enum section_cost { SECTION_CHEAP, SECTION_TREES };

struct section_field {
	str name; /* from the row down: "version", "steps.*.run" */
	enum section_type type;
	enum section_unit unit;
	str of; /* the section that it is joined from; "" for none */
	str meaning;
};
struct section {
	str name;
	bool is_flag; /* a BOOL made of the rows of `of`; else an ARRAY of rows */
	str of;
	enum section_cost cost;
	str maker, reader; /* a source file, or "rules"; reader "" for none yet */
	str meaning;
	const struct section_field *fields; /* those of every row come first */
	size_t n_fields;
};
extern const struct section section_table[]; /* sorted by name */
extern const size_t section_count;
/* Path and side: every row has them, and no rule gives them. */
enum { SECTION_COMMON = 2 };

const struct section *section_find(str name); /* NULL when there is none */
/* The nearest name of the table, for "did you mean". */
str section_nearest(str name);
/* The field of this name from the row down, or NULL. */
const struct section_field *section_field(const struct section *s, str name);
/* Has it fields below this one ("steps.*")? "": the row. */
bool section_describes(const struct section *s, str within);
/* Does the section live on rows of another one of this name, as a flag or through a joined field? */
bool section_lives_on(const struct section *s, str name);

/* Is the row one that the table allows: `path` first, only known fields, each of its type (or UNKNOWN)? */
bool section_fits(const struct section *s, const struct node *row);

/* A whole tree of facts, as an example of a rule writes it: of each row only what matters. False with err: it holds
 * what the table does not know. */
bool section_allows(const struct node *facts, struct err *err);

str section_type_name(enum section_type t); /* "text" "number" "true or false" "list" "object" "as written" */
str section_unit_name(enum section_unit u); /* "" "seconds" "bytes" "per second" "date" */

/* Where a path has come to in the tree of facts. */
struct section_place {
	bool inside;                   /* in a section; else at the root, or wherever `*` leads from there */
	const struct section *section; /* NULL when it may be any */
	str within; /* field path from the row down, with `*` for each item: "steps.*"; "" for the row */
	bool row;   /* at a row or below it; else at the section as a whole */
	bool free;  /* below what the table describes: anything may stand there */
	const struct section_field *field; /* the last one on the way; NULL: none */
};
/* The root is the zeroed place. Walks on from there (or from the root where the path says so); strings go to the arena.
 * False with err, which names what is nearest: the table knows no such section or field. */
bool section_walk(const struct path *p, struct arena *a, struct section_place *at, struct err *err);

/* Every path of a rule of kind repo, walked: of `each` and of the conditions. False when a path leads nowhere (err says
 * why), or when use() says so; NULL: any place is fine. */
bool section_uses(const struct rule *r, struct arena *a, void *ctx,
                  bool (*use)(void *ctx, const struct section_place *p), struct err *err);
/* Does what the place selects depend on rows of this section? */
bool section_touches(const struct section_place *p, str section);

#endif
