/* sql_int: what the parts of the SQL reader share. A statement is read by PostgreSQL's parser, whose answer is a tree
 * of its own nodes ({"CreateStmt": {…}}); each kind of node has one function that turns it into what format/sql.h
 * promises.
 *
 *   sql.c ─ the file   sql_pg.c ─ the parser   sql_table.c, sql_policy.c … ─ its nodes   sql_words.c ─ without it
 */
#ifndef FORMAT_SQL_INT_H
#define FORMAT_SQL_INT_H

#include "branch.h"
#include "format/format.h"
#include "sql_lex.h"

/* Where a text stands: a stretch of the document, or one that was put together, all of it at one place. */
struct sql_text {
	str text;
	bool made;
	struct place at; /* of a made one */
};

/* Finds line and column of offsets that mostly go up. Steps back cost the way from the beginning of the statement. */
struct sql_cursor {
	size_t mark, at;
	struct place mark_place, place;
};

struct sql {
	str bytes;
	struct grow grow;     /* in the document's arena */
	struct arena scratch; /* what the parser said of one statement */
	struct sql_cursor cursor;
	enum sql_dialect dialect;
	struct {
		str text;
		struct place at;
		unsigned selects; /* around what is read */
	} condition;              /* the one that is being read; its source until its tree has begun */
	unsigned made;            /* statements that loops and formats made: bounded */
};

/* One statement on its way into a list of statements. */
struct sql_work {
	struct sql *s;
	struct branch *out; /* the list */
	const struct sql_text *text;
	const struct sql_lexer *lexer;
	const struct sql_statement *statement;
	const char *how; /* "parsed" "words" "broken" */
	str why;
	struct place at;
	bool block, sometimes, guarded;
	unsigned nested; /* bodies around it */
};

enum { SQL_NESTED = 3, SQL_MADE = 4096 };

struct place sql_place(struct sql *s, const struct sql_text *t, size_t offset);
/* Offset in the text of what the parser calls a location; the statement's own where n says none. */
size_t sql_location(const struct sql_work *w, const struct node *n);

/* A statement in w->out, with its members up to and including "why"; at is its place. */
struct branch sql_begin(struct sql_work *w, const char *does);

/* Every statement of a stretch into out. like gives what the outer statement says of those in it. */
void sql_stretch(struct sql *s, struct branch *out, const struct sql_text *t, size_t from, size_t to,
                 const struct sql_work *like);
void sql_one(struct sql_work *w); /* reads w->statement */
/* A body in PL/pgSQL: the SQL in it. */
void sql_plpgsql(struct sql *s, struct branch *out, const struct sql_text *t, size_t from, size_t to,
                 const struct sql_work *like);

/* ---- the parser (sql_pg.c) ---- */

/* The parse tree of one statement ("stmts" of its answer), in s->scratch until the next call; NULL: why says why. */
const struct node *sql_pg(struct sql *s, str statement, str *why);
str sql_pg_type(const struct node *n);                /* {"String": …} → "String"; "" for none */
const struct node *sql_pg_body(const struct node *n); /* what is in it, or NULL */
str sql_pg_text(const struct node *n);                /* a member that is a string, or a String node; else "" */
str sql_pg_member(const struct node *n, str key);
bool sql_pg_true(const struct node *n, str key);
/* Dotted names: the last, and the one before it. */
void sql_pg_name(const struct node *list, str *schema, str *name);
size_t sql_pg_location(const struct node *n); /* SIZE_MAX: none */
const struct node *sql_pg_constant(const struct node *n, enum node_kind *kind, str *text);

/* ---- nodes ---- */
bool sql_turn(struct sql_work *w, const struct node *statement);        /* false: no function for it */
void sql_relation(struct branch *b, str key, const struct node *range); /* schema, and the name under key */
void sql_tables(struct branch *b, str key, const struct node *n);       /* every table that n names, at any depth */
void sql_columns(struct sql_work *w, struct branch *b, str key, const struct node *list);
str sql_type(struct sql *s, const struct node *type);
str sql_operand(struct sql *s, const struct node *n); /* "" when it is none of the simple ones */

void sql_create_table(struct sql_work *w, const struct node *n);
void sql_create_table_as(struct sql_work *w, const struct node *n);
void sql_alter_table(struct sql_work *w, const struct node *n);
void sql_column(struct sql_work *w, struct branch *c, const struct node *n, str name_key);
void sql_drop(struct sql_work *w, const struct node *n);
void sql_rename(struct sql_work *w, const struct node *n);
void sql_move(struct sql_work *w, const struct node *n);
void sql_policy(struct sql_work *w, const struct node *n);
void sql_alter_policy(struct sql_work *w, const struct node *n);
void sql_grant(struct sql_work *w, const struct node *n);
void sql_grant_role(struct sql_work *w, const struct node *n);
void sql_default_rights(struct sql_work *w, const struct node *n);
void sql_role(struct sql_work *w, const struct node *n);
void sql_alter_role(struct sql_work *w, const struct node *n);
void sql_drop_role(struct sql_work *w, const struct node *n);
void sql_roles(struct branch *b, str key, const struct node *list);
void sql_function(struct sql_work *w, const struct node *n);
/* Does a body take a role from raw_user_meta_data as it is there (sql_meta.c)? */
bool sql_takes_role(struct sql *s, const struct sql_text *t, size_t from, size_t to);
/* keeps: the columns that a trigger puts back, or refuses to see changed. */
void sql_keeps(struct sql *s, struct branch *b, const struct sql_text *t, size_t from, size_t to);
void sql_alter_function(struct sql_work *w, const struct node *n);
void sql_do(struct sql_work *w, const struct node *n);
void sql_view(struct sql_work *w, const struct node *n);
void sql_view_options(struct branch *b, const struct node *options, bool reset);
void sql_insert(struct sql_work *w, const struct node *n);
void sql_update(struct sql_work *w, const struct node *n);
void sql_delete(struct sql_work *w, const struct node *n);
void sql_select(struct sql_work *w, const struct node *n);
void sql_set(struct sql_work *w, const struct node *n);
void sql_trigger(struct sql_work *w, const struct node *n);
void sql_publication(struct sql_work *w, const struct node *n);
void sql_schema(struct sql_work *w, const struct node *n);
void sql_extension(struct sql_work *w, const struct node *n);

/* ---- conditions (sql_cond.c) ---- */
/* The tree of a condition under key, with its source, which stands in parentheses behind the words of the statement. */
void sql_condition(struct sql_work *w, struct branch *b, const char *key, const char *words, const struct node *n);

/* ---- words (sql_words.c, sql_kind.c) ---- */
const char *sql_does(const struct sql_lexer *l, const struct sql_statement *s, size_t *name);
bool sql_decides(const struct sql_work *w, const char *does); /* worth the parser */
void sql_words(struct sql_work *w, const char *does, size_t name);
/* Tokens from..to joined: words in lower case, one blank where two would run into one another. */
str sql_joined(const struct sql_work *w, size_t from, size_t to);
/* A string or name without its quotes, in the arena when it has escapes. */
str sql_unquoted(struct sql *s, str quoted);
str sql_lower(struct sql *s, str word);

#endif
