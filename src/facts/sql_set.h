/* sql_set: which statements belong together, and in what order they run. A database is what one Supabase project, or
 * the app as a whole, keeps its tables in; its units are the migrations of a tool, in the tool's order, and each file
 * of SQL that stands alone: of these nobody knows when they were run, or whether. */
#ifndef FACTS_SQL_SET_H
#define FACTS_SQL_SET_H

#include <stddef.h>

#include "base/arena.h"
#include "model/node.h"

struct sql_unit {
	str name;                 /* the file, or the folder of its migrations */
	bool ordered;             /* migrations of a tool */
	const struct node **rows; /* in the order in which they run */
	const str *about;         /* of each row the one table that it is about, "" for any (sql_touch_prepare) */
	size_t n;
};

struct sql_database {
	str root;    /* the folder that it stands in; "" for the repository's root */
	bool hosted; /* something says that it is one whose interface browsers use: its folder, roles and functions */
	bool giving; /* and that it gives its roles every right by itself, as Supabase does and PostgREST alone does not
	              */
	bool of_folder;         /* its folder says so: a project of Supabase */
	struct sql_unit *units; /* those in order first */
	size_t n_units, n_rows;
	struct strs schemas; /* that the interface exposes */
};

struct sql_set {
	struct sql_database *at;
	size_t n;
};

/* Of the section `sql`; in the arena, rows are borrowed. */
struct sql_set sql_set_of(const struct node *facts, struct arena *a);

#endif
