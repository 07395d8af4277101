/* sql: what the statements of a file would do to a database, as far as security asks. PostgreSQL's own parser
 * (libpg_query) reads the statements that decide something, one at a time, so that a broken one costs only itself; the
 * others, and those of other databases, are read by their words.
 *
 *   OBJECT
 *     dialect     STRING "postgresql" "mysql" "sqlite" "mssql" "oracle"; "sql" when nothing in the file tells
 *     statements  ARRAY of OBJECT, in order
 *
 * Every statement has
 *     does   STRING, see below
 *     read   STRING "parsed" (PostgreSQL's parser), "words" (ours, by its words; the members that words do not tell are
 *            missing), "broken" (the parser refused it, and it is none of another database: read by its words)
 *     why    STRING what the parser said of a broken one
 *     block      true: it stands in a DO block
 *     sometimes  true: it runs only when something holds that running would tell (IF, a loop, an exception handler).
 *                `if not exists (select … from pg_policies …)` and its like in front of a CREATE are no such thing
 *     guarded    true: it stands behind such an `if not exists (select …)`
 *     down       true: it stands in the part of a migration that undoes it (goose, dbmate, node-pg-migrate …)
 *
 * Names are as PostgreSQL takes them: without quotes, lower case where they had none. schema is missing where the
 * statement names none. Several objects of one DROP, GRANT or ALTER TABLE are several statements.
 *
 *   create-table     schema name like of(partitioned table) query(true: CREATE TABLE AS) if_not_exists columns
 *                    columns: ARRAY of OBJECT {name type nullable default primary unique generated
 *                                              references: {schema table column on_delete}}
 *                    foreign_keys: ARRAY of {columns schema table}, those over several columns
 *   drop-table drop-view drop-function drop-schema drop-type drop-trigger  schema name cascade
 *   add-column       schema table and what a column has
 *   drop-column rename-column set-type set-not-null drop-not-null set-default drop-default
 *                    schema table column (to) (type) (default)
 *   add-primary-key add-foreign-key  schema table columns (references)
 *   alter-table      schema table: only what is not told here
 *   rename-table rename-view rename-policy rename-function rename-schema   schema name (table) to
 *   set-schema       schema name of(table view function) to
 *   enable-row-security disable-row-security force-row-security no-force-row-security   schema table
 *   create-policy alter-policy   schema table name command(all select insert update delete) permissive roles who using
 *                    check     alter-policy: only what changes
 *     who            whom the roles let in: TRUE (anon or public), NEEDS_SIGN_IN, FALSE (service keys only), UNKNOWN
 *     using, check   a condition
 *   drop-policy      schema table name
 *   grant revoke     privileges("all" alone: every one) columns on(table function schema sequence …)
 *                    all(true: every one of that kind in the schema) default(true: of those made later) schema name
 * roles grant-role revoke-role  role to create-function alter-function  schema name args returns language
 * security_definer search_path(text; missing: none set) owner body calls args           STRING, types joined by ", "
 *     body           ARRAY of statements; of SQL and PL/pgSQL
 *     calls          ARRAY of STRING, names of functions called in the body
 *     params         ARRAY of OBJECT {name value(its default, an expression)}
 *     takes_role     true: a trigger takes a role from raw_user_meta_data as it is there
 *     keeps          ARRAY of STRING: columns that a trigger puts back, or refuses to see changed
 *     rows strict    true: RETURNS SETOF or TABLE; NULL for NULL
 *     way            ARRAY of steps: the body as it runs, not of triggers (below)
 *   create-view alter-view  schema name materialized security_invoker(missing in alter-view: unchanged) query tables
 *                    where(true: there is one)
 *                    caller(true: it asks who reads it, by auth.uid() and the like)
 *   insert           schema table rows(NUMBER of VALUES)
 *   create-bucket alter-bucket drop-bucket  name public     (rows of storage.buckets)
 *   create-role alter-role drop-role        name login superuser bypassrls
 *   create-schema create-extension          name
 *   set-search-path  schemas: ARRAY
 *   create-trigger   name schema table function
 *   publish          schema table publication     (what a publication sends out)
 *   call             name: a SELECT of a function for its effect, tables
 *   computed         text: a statement that is made while running, as far as it is known, with ${…} in the gaps; verb:
 *                    what it does, as above, as far as its words tell
 *   select update delete truncate begin commit …    in bodies with tables: ARRAY of {schema name}
 *
 * A step of a way has
 *     does   if (branches: ARRAY of {when(missing: ELSE) way}) · loop (way) · block (way handler) · raise · return
 * (value) · set (name value strict) · give (value: rows that are handed out) · perform (value) · insert update delete
 *            (schema table where value(INSERT … SELECT) counts(true: only numbers go up by a constant, or a time is
 *            now)) · other
 * and an expression in it
 *     op     null true false const(text) name(name) session · call(schema name args) · and or not · is-null is-not-null
 *            is-true is-not-true is-false is-not-false · compare any all(how args) in(how args: the left side first) ·
 *            distinct not-distinct nullif(args) · coalesce array(args) · case(args: when, then, …, else) · exists
 *            select(target: which of its columns) in-select(args: the left side), each with tables targets where
 *            on(conditions of inner joins, EXISTS of a SELECT in FROM) from(true) plain(false: none of these is known)
 * · other
 *
 * A condition is a tree of OBJECTs, with what it asks of the caller:
 *     op      and or not (args: ARRAY) · true false · compare (how left right) · null · in · exists (tables where) ·
 *             call (name) ·
 *           column (left) · other
 *     is      TRUE FALSE NEEDS_SIGN_IN NEEDS_OWNER (the row's own user) UNKNOWN
 *     least   what it asks at least, where is is UNKNOWN: TRUE NEEDS_SIGN_IN NEEDS_OWNER
 *     column  of NEEDS_OWNER: the column that names the user
 *     text    of the outermost: its source, words in lower case, comments and blanks made one
 * FALSE is also what only a service key meets: such a key is stopped by no policy anyway. */
#ifndef FORMAT_SQL_H
#define FORMAT_SQL_H

#include "format/format.h"

format_reader sql_read;

#endif
