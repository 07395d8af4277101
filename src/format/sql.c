/* A file of SQL: which database it is for, then statement by statement. See format/sql.h for the tree. */
#include "format/sql.h"

#include <stdlib.h>

#include "base/utf.h"
#include "format/reader.h"
#include "sql_int.h"

/* A tree deeper than this, or more tokens, are not for the parser: see sql_pg.c. */
enum { PARSER_DEPTH = 2000, PARSER_TOKENS = 20000 };

static void walk_to(struct sql *s, size_t offset)
{
	struct sql_cursor *c = &s->cursor;
	while (c->at < offset && c->at < s->bytes.n) {
		unsigned char byte = (unsigned char)s->bytes.p[c->at];
		size_t length = 1;
		if (byte >= 0x80)
			utf_next(str_sub(s->bytes, c->at, s->bytes.n), &length);
		c->at += length;
		c->place.col++;
		if (byte == '\n')
			c->place = (struct place){c->place.line + 1, 1};
	}
}

struct place sql_place(struct sql *s, const struct sql_text *t, size_t offset)
{
	struct sql_cursor *c = &s->cursor;
	if (t->made)
		return t->at;
	if (offset < c->at) {
		bool near = offset >= c->mark;
		c->at = near ? c->mark : 0;
		c->place = near ? c->mark_place : (struct place){1, 1};
	}
	walk_to(s, offset);
	return c->place;
}

size_t sql_location(const struct sql_work *w, const struct node *n)
{
	size_t at = sql_pg_location(n);
	return at == SIZE_MAX || at > w->statement->end - w->statement->at ? w->statement->at : w->statement->at + at;
}

struct branch sql_begin(struct sql_work *w, const char *does)
{
	struct branch b = branch_below_at(w->out, NODE_OBJECT, S(""), w->at);
	branch_text(&b, S("does"), str_of(does));
	branch_text(&b, S("read"), str_of(w->how));
	if (w->why.n)
		branch_text(&b, S("why"), w->why);
	const struct {
		str key;
		bool on;
	} flags[] = {{S("block"), w->block},
	             {S("sometimes"), w->sometimes},
	             {S("guarded"), w->guarded},
	             {S("down"), w->statement->down}};
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (flags[i].on)
			branch_flag(&b, flags[i].key, true);
	return b;
}

/* Gives it to the parser, unless that could hurt. */
static bool parse(struct sql_work *w, const char *does)
{
	const struct sql_statement *st = w->statement;
	w->how = "words";
	if (w->s->dialect > SQL_POSTGRESQL || !sql_decides(w, does))
		return false;
	w->how = "broken";
	if (st->open)
		w->why = S("a quote or parenthesis is not closed");
	else if (st->cut || st->n > PARSER_TOKENS)
		w->why = S("too long");
	else if (st->deep > PARSER_DEPTH)
		w->why = S("nested too deeply");
	if (w->why.n)
		return false;
	const struct node *list = sql_pg(w->s, str_sub(w->text->text, st->at, st->end), &w->why);
	if (!list || !list->child) {
		/* What PL/pgSQL adds to statements about rows is no fault. */
		if (w->nested && !strchr(does, '-')) {
			w->how = "words";
			w->why = S("");
		}
		return false;
	}
	w->how = "parsed";
	if (sql_turn(w, node_get(list->child, S("stmt"))))
		return true;
	w->how = "words";
	return false;
}

void sql_one(struct sql_work *w)
{
	size_t name;
	const char *does = sql_does(w->lexer, w->statement, &name);
	w->at = sql_place(w->s, w->text, w->statement->at);
	w->why = S("");
	if (!w->text->made) {
		w->s->cursor.mark = w->s->cursor.at;
		w->s->cursor.mark_place = w->s->cursor.place;
	}
	if (!parse(w, does))
		sql_words(w, does, name);
}

void sql_stretch(struct sql *s, struct branch *out, const struct sql_text *t, size_t from, size_t to,
                 const struct sql_work *like)
{
	struct sql_lexer l = sql_lexer(t->text, from, to, s->dialect);
	struct sql_statement st = {0};
	while (!s->grow.over && sql_statement(&l, &st)) {
		struct sql_work w = {.s = s, .out = out, .text = t, .lexer = &l, .statement = &st};
		if (like) {
			w.block = like->block;
			w.sometimes = like->sometimes;
			w.guarded = like->guarded;
			w.nested = like->nested;
			st.down = like->statement && like->statement->down;
		}
		sql_one(&w);
	}
	free(st.tokens);
}

enum format_result sql_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                            struct err *err)
{
	struct reader r;
	*tree = NULL;
	if (!reader_start(&r, bytes, a, budget, err))
		return r.result;
	struct sql s = {.bytes = bytes, .grow = {.arena = a, .left = budget->nodes > 2 ? budget->nodes - 2 : 0}};
	s.cursor = (struct sql_cursor){r.at, r.at, {1, 1}, {1, 1}};
	s.dialect = sql_dialect_of(bytes);
	struct branch file = branch_new(&s.grow, NODE_OBJECT, (struct place){1, 1});
	*tree = file.node;
	branch_text(&file, S("dialect"), sql_dialect_name(s.dialect));
	struct branch statements = branch_below(&file, NODE_ARRAY, S("statements"));
	const struct sql_text whole = {.text = bytes};
	sql_stretch(&s, &statements, &whole, r.at, bytes.n, NULL);
	arena_free(&s.scratch);
	if (!s.grow.over)
		return FORMAT_OK;
	reader_limit(&r, "too many values");
	return r.result;
}
