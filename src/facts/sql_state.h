/* sql_state: what a hosted database looks like after statements were run one after the other: tables with their row
 * security and policies, views, functions and buckets, and what the roles of its interface (anon: whoever is not signed
 * in, authenticated: whoever is) may do with them. Rights begin as Supabase gives them: everything to both, in the
 * schemas that are exposed.
 *
 * A statement that may not have run (it stands behind an IF, or is put together while running) leaves what it would
 * change unsure, never as it was and never as it would be. */
#ifndef FACTS_SQL_STATE_H
#define FACTS_SQL_STATE_H

#include "base/arena.h"
#include "model/node.h"
#include "query/truth.h"

enum { SQL_SELECT = 1, SQL_INSERT = 2, SQL_UPDATE = 4, SQL_DELETE = 8, SQL_EXECUTE = 16, SQL_EVERYTHING = 31 };

/* What each of the two roles may do. */
struct sql_rights {
	unsigned anon, user;
};

struct sql_policy {
	str name, command;                              /* all select insert update delete */
	const struct node *row, *roles, *using, *check; /* row: of the facts; roles: the statement that tells who */
	bool restrictive, maybe;
	size_t step; /* of the statement that made it what it is */
	struct sql_policy *next;
};

struct sql_column {
	str name, schema, references; /* the table it refers to; "" for none */
	const struct node *row,
	        *said;   /* the row of the statement that adds it, and what that says of it; NULL: nothing */
	str type;        /* as it was set later; "": as said */
	enum truth null; /* set later; UNKNOWN: as said */
	bool key;        /* made one later */
	struct sql_column *next;
};

struct sql_trigger {
	str name, function;
	struct sql_trigger *next;
};

/* Columns that may be changed by a right that names them; only they, as long as no right on the whole table is given.
 */
struct sql_columns {
	const struct node *list; /* ARRAY of their names */
	struct sql_columns *next;
};

struct sql_table {
	str schema, name;
	const struct node *row;                  /* that created it; else the first that speaks of it */
	const struct node *switched;             /* row security on or off; NULL: never */
	const struct node *loosened, *tightened; /* rows that may have done so */
	size_t tightened_step;                   /* what is made by a later step stays as it is */
	bool created, maybe;                     /* maybe: it may not have been */
	enum truth secured;                      /* row security is on */
	struct sql_policy *policies;
	struct sql_column *columns;
	struct sql_trigger *triggers;
	struct sql_rights may;
	struct sql_columns *updates, *inserts; /* of authenticated; NULL: all */
	struct sql_table *next;
};

struct sql_view {
	str schema, name;
	const struct node *row, *statement;
	bool invoker, asks_caller;
	struct sql_rights may;
	struct sql_view *next;
};

struct sql_function {
	str schema, name;
	const struct node *row, *statement;
	bool definer, asks_caller;
	struct sql_rights may;
	struct sql_function *next;
};

struct sql_bucket {
	str name;
	const struct node *row;
	enum truth open;
	struct sql_bucket *next;
};

struct sql_state {
	struct arena *arena;
	str schema;                          /* of names without one */
	struct sql_rights tables, functions; /* of those made later */
	struct sql_table *first_table, **last_table;
	struct sql_view *first_view, **last_view;
	struct sql_function *first_function, **last_function;
	struct sql_bucket *first_bucket, **last_bucket;
	const struct node *unsure; /* a row after which any table may be otherwise */
	bool closed;               /* nobody registers by himself, as its settings say */
	size_t step;               /* how many statements were run */
	size_t things;
	bool full; /* there are more than are kept */
};

enum { SQL_MOST_THINGS = 2000 };

/* giving: both roles have every right on what is made, unless it is taken from them. */
void sql_state_start(struct sql_state *s, bool giving, struct arena *a);
/* NULL: there is none. schema "": where names without one are looked for. */
struct sql_table *sql_table_find(const struct sql_state *s, str schema, str name);
struct sql_view *sql_view_find(const struct sql_state *s, str schema, str name);
struct sql_bucket *sql_bucket_find(const struct sql_state *s, str name);
/* In any schema. */
const struct sql_function *sql_function_named(const struct sql_state *s, str name);
/* Made if it is not there; NULL when there are too many. */
struct sql_table *sql_table_at(struct sql_state *s, str schema, str name, const struct node *row);

#endif
