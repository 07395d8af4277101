/* taint: what a caller sends, followed through one function: from where it is taken (req.body, request.args, $_GET)
 * over the names it is given, to where it does harm (a query, a shell, a page). JavaScript and TypeScript, Python, PHP,
 * Go, Java, C#, Ruby.
 *
 *   const name = req.query.name                            name: raw, by the caller
 *   const sql = `SELECT * FROM a WHERE name = '${name}'`   sql: raw, a text of SQL
 *   if (!name) return                                      asks whether it is there: nothing changes
 *   db.query(sql)                                          row: sql, "db.query", "req.query.name"
 *
 * Silence is the rule: a value that a function not known here gave is nobody's, a value that a condition compares with
 * something is checked from there on, and so is what is handed to a function that says it checks. What stands in no
 * function, or in two, is seen only where one text holds both. */
#ifndef TAINT_TAINT_H
#define TAINT_TAINT_H

#include "base/arena.h"
#include "model/node.h"

/* One thing seen. Strings live in the arena, or in the file's bytes. */
struct taint_row {
	str what;   /* sql shell eval path request html unserialize upload mass … (facts/section.def has them all) */
	str sink;   /* what takes it, as "db.query" */
	str source; /* what the caller sends, as "req.query.name" */
	str function;    /* in which it stands: its name, else the call that it is handed to */
	str name;        /* of mass and of rows by their number: the model; else "" */
	bool registered; /* where the function is called from stands in the same file */
	unsigned line;
};
typedef void taint_sink(void *ctx, const struct taint_row *row);

/* Hands over the rows of a file whose tree (format/code.h, with functions) is this; side: where it runs, as facts have
 * it. False: a limit was hit, so there may be more. A file without a word that names a source costs a search for these.
 */
bool taint_find(str path, str side, const struct node *tree, struct arena *a, void *ctx, taint_sink *each);

#endif
