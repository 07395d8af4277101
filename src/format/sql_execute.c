/* EXECUTE: a statement that is a text. Literals, format() and || are put together as far as variables are written in
 * the block; a loop over a written list gives one statement for each item. What stays open is a gap, ${…}, and the
 * statement is `computed`: what it does and to what is told as far as its words go. */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "sql_block.h"

/* The pieces of one text; one of its variables may take several values. */
struct pieces {
	struct block *k;
	const struct sql_statement *st;
	struct buf out;
	const struct variable *many;
	size_t turn; /* which of its values */
};

static bool is(const struct pieces *p, size_t i, const char *word) { return sql_is(p->k->lexer, p->st, i, word); }
static str source(const struct pieces *p, size_t i)
{
	return i < p->st->n ? sql_source(p->k->text->text, p->st->tokens[i]) : S("");
}
static bool is_literal(const struct pieces *p, size_t i)
{
	return i < p->st->n && (p->st->tokens[i].kind == SQL_STRING || p->st->tokens[i].kind == SQL_DOLLAR);
}

/* Behind the operand that begins at i: at "||", a comma, or what ends the expression. */
static size_t operand_end(const struct pieces *p, size_t i)
{
	size_t level = 0;
	for (; i < p->st->n; i++) {
		bool close = is(p, i, ")") || is(p, i, "]");
		if (!level && (close || is(p, i, "||") || is(p, i, ",") || is(p, i, "using") || is(p, i, "into")))
			break;
		level += is(p, i, "(") || is(p, i, "[");
		level -= close;
	}
	return i;
}

static const struct variable *find(const struct pieces *p, size_t from, size_t to)
{
	if (to != from + 1)
		return NULL;
	for (size_t i = p->k->n_variables; i--;)
		if (str_ieq(p->k->variables[i].name, source(p, from)))
			return p->k->variables[i].n ? &p->k->variables[i] : NULL;
	return NULL;
}

static void expression(struct pieces *p, size_t from, size_t to, unsigned depth);

/* format('… %I … %s …', a, b) */
static void format(struct pieces *p, size_t from, size_t to, unsigned depth)
{
	str pattern = sql_unquoted(p->k->s, source(p, from));
	size_t arg = operand_end(p, from) + 1;
	for (size_t i = 0; i < pattern.n; i++) {
		if (pattern.p[i] != '%' || i + 1 == pattern.n) {
			buf_byte(&p->out, pattern.p[i]);
			continue;
		}
		char kind = pattern.p[++i];
		while (kind != 'I' && kind != 'L' && kind != 's' && kind != '%' && i + 1 < pattern.n)
			kind = pattern.p[++i]; /* %1$I, %-10s: which one is not told */
		if (kind == '%') {
			buf_byte(&p->out, '%');
			continue;
		}
		size_t end = arg < to ? operand_end(p, arg) : arg;
		buf_add(&p->out, kind == 'L' ? S("'") : S(""));
		expression(p, arg, end, depth + 1);
		buf_add(&p->out, kind == 'L' ? S("'") : S(""));
		arg = end + 1;
	}
}

static void operand(struct pieces *p, size_t from, size_t to, unsigned depth)
{
	const struct variable *v = find(p, from, to);
	bool quotes = is(p, from, "quote_ident") || is(p, from, "quote_literal");
	if (is_literal(p, from) && to == from + 1) {
		buf_add(&p->out, sql_unquoted(p->k->s, source(p, from)));
	} else if (v && (v->n == 1 || !p->many || p->many == v)) {
		p->many = v->n > 1 ? v : p->many;
		buf_add(&p->out, v->values[v->n > 1 ? p->turn : 0]);
	} else if (is(p, from, "format") && is_literal(p, from + 2) && depth < 4) {
		format(p, from + 2, to - 1, depth);
	} else if (quotes && depth < 4) {
		expression(p, from + 2, to - 1, depth + 1);
	} else {
		struct sql_work w = block_work(p->k, p->st);
		str text = to > from ? sql_joined(&w, from, to) : S("");
		buf_printf(&p->out, "${%.*s}", STR_ARG(str_sub(text, 0, 64)));
	}
}

static void expression(struct pieces *p, size_t from, size_t to, unsigned depth)
{
	for (size_t i = from; i < to;) {
		size_t end = operand_end(p, i);
		end = end > to ? to : end;
		operand(p, i, end, depth);
		i = end + 1;
	}
	if (from >= to)
		buf_add(&p->out, S("${}"));
}

/* Words alone; a name with a gap in it is left out. */
static void computed(struct block *k, const struct sql_statement *st, str text)
{
	struct sql_work w = block_work(k, st);
	w.how = "words";
	w.at = sql_place(k->s, k->text, st->at);
	struct branch b = sql_begin(&w, "computed");
	branch_copy(&b, S("text"), text);
	for (size_t i = 0; i < k->depth && i < FRAMES; i++)
		if (k->frames[i].over.n) {
			branch_text(&b, S("over"), k->frames[i].over);
			break;
		}
	struct sql_text made = {text, true, w.at};
	struct sql_lexer l = sql_lexer(text, 0, text.n, k->s->dialect);
	struct sql_statement inner = {0};
	if (sql_statement(&l, &inner)) {
		struct sql_work words = {
		        .s = k->s, .text = &made, .lexer = &l, .statement = &inner, .how = "words", .at = w.at};
		struct branch list = branch_new(b.grow, NODE_ARRAY, w.at);
		size_t name;
		const char *does = sql_does(&l, &inner, &name);
		words.out = &list;
		sql_words(&words, does, name);
		const struct node *told = list.node->child;
		for (const struct node *m = told ? told->child : NULL; m; m = m->next)
			if (str_eq(m->key, S("does")))
				branch_text(&b, S("verb"), m->text);
			else if (!m->child && !str_eq(m->key, S("read")) && str_find(m->text, S("$"), 0) == SIZE_MAX)
				branch_scalar(&b, m->key, m->kind, m->text);
	}
	free(inner.tokens);
}

void block_made(struct block *k, const struct sql_statement *st, str text)
{
	struct sql_work like = block_work(k, st);
	struct sql_text made = {text, true, sql_place(k->s, k->text, st->at)};
	like.statement = NULL;
	sql_stretch(k->s, k->out, &made, 0, text.n, &like);
}

void block_execute(struct block *k, const struct sql_statement *st, size_t from)
{
	struct pieces p = {.k = k, .st = st};
	size_t to = from;
	while (to < st->n && !is(&p, to, "using") && !is(&p, to, "into"))
		to++;
	do {
		buf_clear(&p.out);
		expression(&p, from, to, 0);
		str text = arena_str(k->s->grow.arena, buf_str(&p.out));
		if (++k->s->made > SQL_MADE || k->executes)
			break;
		k->executes++;
		if (str_find(text, S("${"), 0) != SIZE_MAX)
			computed(k, st, text);
		else
			block_made(k, st, text);
		k->executes--;
	} while (p.many && ++p.turn < p.many->n);
	buf_free(&p.out);
}
