/* Statements of a body as a tree: IF, loops and blocks hold what stands in them. PL/pgSQL is read by its words, as
 * sql_plpgsql.c does; each expression and each statement of SQL in it goes to PostgreSQL's parser. */
#include <stdlib.h>

#include "sql_way_int.h"

static void push(struct way *w, struct level l)
{
	if (w->depth + 1 == LEVELS)
		w->beyond++;
	else
		w->levels[++w->depth] = l;
}

static void pop(struct way *w)
{
	if (w->beyond)
		w->beyond--;
	else
		w->depth -= w->depth > 0;
}

static void add_branch(struct way *w, const struct sql_statement *st, str when)
{
	struct level *l = way_top(w);
	struct branch b = branch_below(&l->branches, NODE_OBJECT, S(""));
	if (when.n)
		way_value(w, &b, S("when"), st, when);
	l->list = branch_below(&b, NODE_ARRAY, S("way"));
}

static void open_choice(struct way *w)
{
	struct level l = {.kind = CHOICE, .step = way_step(w, "if")};
	l.branches = branch_below(&l.step, NODE_ARRAY, S("branches"));
	push(w, l);
}

static void open_list(struct way *w, int kind, const char *does)
{
	struct level l = {.kind = kind, .step = way_step(w, does)};
	l.list = branch_below(&l.step, NODE_ARRAY, S("way"));
	push(w, l);
}

static void open_handler(struct way *w)
{
	struct level *l = way_top(w);
	if (l->kind == BLOCK && w->depth && !l->handler)
		l->list = branch_below(&l->step, NODE_ARRAY, S("handler"));
	l->handler = true;
}

static size_t open_loop(struct way *w, const struct sql_statement *st, size_t i)
{
	size_t loop = way_find(w, st, i, "loop"), in = way_find(w, st, i, "in");
	if (in < loop && in == i + 2) { /* its variable */
		struct branch b = way_step(w, "set");
		branch_copy(&b, S("name"), sql_lower(w->s, sql_source(w->text, st->tokens[i + 1])));
		way_value(w, &b, S("value"), st, S(""));
	}
	open_list(w, LOOP, "loop");
	return loop + 1;
}

/* Words of control in front of a statement; returns where the statement itself begins. */
static size_t control(struct way *w, const struct sql_statement *st)
{
	size_t i = 0;
	while (i < st->n) {
		if (way_is(w, st, i, "declare")) {
			w->declaring = true, i++;
		} else if (way_is(w, st, i, "begin")) {
			w->declaring = false, i++;
			open_list(w, BLOCK, "block");
		} else if (way_is_any(w, st, i, "if elsif elseif")) {
			size_t then = way_find(w, st, i + 1, "then");
			if (way_is(w, st, i, "if"))
				open_choice(w);
			if (way_top(w)->kind == CHOICE)
				add_branch(w, st, way_source(w, st, i + 1, then));
			i = then + 1;
		} else if (way_is_any(w, st, i, "for foreach while loop")) {
			i = open_loop(w, st, i);
		} else if (way_is(w, st, i, "else")) {
			if (way_top(w)->kind == CHOICE)
				add_branch(w, st, S(""));
			i++;
		} else if (way_is(w, st, i, "exception")) {
			open_handler(w), i++;
		} else if (way_is(w, st, i, "when")) { /* of CASE, or of a handler */
			if (way_top(w)->kind == CHOICE)
				add_branch(w, st, S("''::text"));
			i = way_find(w, st, i, "then") + 1;
		} else if (way_is(w, st, i, "case")) {
			open_choice(w);
			i = way_find(w, st, i + 1, "when");
		} else if (way_is(w, st, i, "<<")) {
			i += 3;
		} else if (way_is(w, st, i, "end")) {
			pop(w);
			return st->n;
		} else {
			break;
		}
	}
	return i;
}

/* A function in SQL gives what its last SELECT gives. */
void sql_way(struct sql *s, struct branch *b, const struct sql_text *t, size_t from, size_t to, bool procedural)
{
	struct sql_lexer l = sql_lexer(t->text, from, to, s->dialect);
	struct sql_statement st = {0};
	struct way w = {.s = s, .text = t->text, .lexer = &l};
	w.levels[0] = (struct level){.kind = BLOCK, .list = branch_below(b, NODE_ARRAY, S("way"))};
	while (!s->grow.over && w.steps <= STEPS && sql_statement(&l, &st)) {
		size_t i = procedural ? control(&w, &st) : 0;
		if (i >= st.n)
			continue;
		if (!procedural)
			way_select(&w, &st, i, "give");
		else if (w.declaring)
			way_declaration(&w, &st, i);
		else
			way_statement(&w, &st, i);
	}
	free(st.tokens);
}
