/* PL/pgSQL as far as it leads to SQL: BEGIN, IF, loops and exception handlers are stepped over, and what stands inside
 * of them is said to run sometimes. A guard that only asks the catalogue whether the thing is there already (IF NOT
 * EXISTS (SELECT … FROM pg_policies …)) makes no doubt: afterwards it is there. */
#include <stdlib.h>

#include "sql_block.h"

static bool is(const struct block *k, const struct sql_statement *st, size_t i, const char *word)
{
	return sql_is(k->lexer, st, i, word);
}

/* The word outside of parentheses (and of CASE … END) from token i on, or the end. */
static size_t find_word(const struct block *k, const struct sql_statement *st, size_t i, const char *word)
{
	size_t level = 0, cases = 0;
	for (; i < st->n; i++) {
		level += is(k, st, i, "(");
		level -= is(k, st, i, ")") && level;
		cases += is(k, st, i, "case");
		if (!level && !cases && is(k, st, i, word))
			break;
		cases -= is(k, st, i, "end") && cases;
	}
	return i;
}

struct sql_work block_work(const struct block *k, const struct sql_statement *st)
{
	struct sql_work w = {.s = k->s, .out = k->out, .text = k->text, .lexer = k->lexer, .statement = st};
	w.block = k->like->block;
	w.sometimes = k->like->sometimes;
	w.guarded = k->like->guarded;
	w.nested = k->like->nested;
	for (size_t i = 0; i < k->depth && i < FRAMES; i++) {
		w.sometimes = w.sometimes || k->frames[i].sometimes;
		w.guarded = w.guarded || k->frames[i].guarded;
	}
	return w;
}

static void push(struct block *k, struct frame f)
{
	if (k->depth < FRAMES)
		k->frames[k->depth] = f;
	k->depth++;
}

static struct frame *top(struct block *k) { return k->depth && k->depth <= FRAMES ? &k->frames[k->depth - 1] : NULL; }

/* Does the condition ask the catalogue, and nothing else? */
static bool asks_catalogue(const struct block *k, const struct sql_statement *st, size_t from, size_t to)
{
	size_t i = from + is(k, st, from, "not");
	if (!is(k, st, i, "exists") && !is(k, st, i, "to_regclass") && !is(k, st, i, "(") &&
	    !is(k, st, from, "to_regclass"))
		return false;
	for (; i < to; i++) {
		str t = sql_source(k->text->text, st->tokens[i]);
		if ((t.n > 3 && str_ieq(str_sub(t, 0, 3), S("pg_"))) || str_ieq(t, S("information_schema")) ||
		    str_ieq(t, S("to_regclass")) || str_ieq(t, S("buckets")))
			return true;
	}
	return false;
}

static size_t read_if(struct block *k, const struct sql_statement *st, size_t i)
{
	size_t then = find_word(k, st, i + 1, "then");
	bool guard = asks_catalogue(k, st, i + 1, then);
	bool first = is(k, st, i, "if");
	struct frame f = {.sometimes = !guard || !first, .guarded = guard && first};
	if (first)
		push(k, f);
	else if (top(k))
		*top(k) = f;
	return then + 1;
}

/* The literals of a list: ARRAY['a', 'b'], ('a', 'b'), or 'a' alone, tokens from..to of st. False when anything else
 * stands there. */
static bool block_values(struct block *k, const struct sql_statement *st, size_t from, size_t to, struct variable *v)
{
	v->n = 0;
	while (from < to && (is(k, st, from, "array") || is(k, st, from, "[") || is(k, st, from, "(")))
		from++;
	for (; from < to; from++) {
		uint8_t kind = st->tokens[from].kind;
		if (kind == SQL_STRING && v->n < VALUES)
			v->values[v->n++] = sql_unquoted(k->s, sql_source(k->text->text, st->tokens[from]));
		else if (is(k, st, from, "]") || is(k, st, from, ")") || is(k, st, from, "::"))
			return v->n > 0;
		else if (!is(k, st, from, ","))
			return false;
	}
	return v->n > 0;
}

static struct variable *variable(struct block *k, str name)
{
	for (size_t i = k->n_variables; i--;)
		if (str_ieq(k->variables[i].name, name))
			return &k->variables[i];
	return NULL;
}

static void set_variable(struct block *k, str name, const struct variable *v)
{
	struct variable *old = variable(k, name);
	if (!old && k->n_variables < VARIABLES)
		old = &k->variables[k->n_variables++];
	if (!old)
		return;
	*old = *v;
	old->name = name;
}

/* name type := value, in DECLARE or as a statement. */
static void assign(struct block *k, const struct sql_statement *st, size_t i)
{
	struct variable v = {.n = 0};
	size_t at = find_word(k, st, i, ":=");
	if (at == st->n)
		at = find_word(k, st, i, "default");
	if (at == st->n)
		at = find_word(k, st, i, "=");
	block_values(k, st, at + 1, st->n, &v);
	set_variable(k, sql_source(k->text->text, st->tokens[i]), &v);
}

/* FOR x IN …, FOREACH x IN ARRAY …, WHILE …: up to and with LOOP. */
static size_t read_loop(struct block *k, const struct sql_statement *st, size_t i)
{
	size_t loop = find_word(k, st, i, "loop"), in = find_word(k, st, i, "in");
	struct sql_work w = block_work(k, st);
	struct frame f = {.sometimes = true};
	struct variable v = {.n = 0};
	if (in < loop && in == i + 2) {
		size_t from = in + 1 + is(k, st, in + 1, "array");
		f.over = sql_joined(&w, in + 1, loop);
		const struct variable *known =
		        from + 1 == loop ? variable(k, sql_source(k->text->text, st->tokens[from])) : NULL;
		if (known)
			v = *known;
		else
			block_values(k, st, in + 1, loop, &v);
		set_variable(k, sql_source(k->text->text, st->tokens[i + 1]), &v);
		f.sometimes = v.n == 0;
	}
	push(k, f);
	return loop + 1;
}

/* Control words in front of a statement; returns the token where the statement itself begins. */
static size_t control(struct block *k, const struct sql_statement *st)
{
	size_t i = 0;
	while (i < st->n) {
		if (is(k, st, i, "declare")) {
			k->declaring = true, i++;
		} else if (is(k, st, i, "begin")) {
			k->declaring = false, i++;
			push(k, (struct frame){.over = S("")});
		} else if (is(k, st, i, "if") || is(k, st, i, "elsif") || is(k, st, i, "elseif")) {
			i = read_if(k, st, i);
		} else if (is(k, st, i, "for") || is(k, st, i, "foreach") || is(k, st, i, "while") ||
		           is(k, st, i, "loop")) {
			i = read_loop(k, st, i);
		} else if (is(k, st, i, "else") || is(k, st, i, "exception")) {
			if (top(k))
				top(k)->sometimes = true;
			i++;
		} else if (is(k, st, i, "when")) {
			i = find_word(k, st, i, "then") + 1;
		} else if (is(k, st, i, "case")) {
			push(k, (struct frame){.sometimes = true});
			i = find_word(k, st, i + 1, "when");
		} else if (is(k, st, i, "<<")) {
			i += 3;
		} else if (is(k, st, i, "end")) {
			k->depth -= k->depth > 0;
			return st->n;
		} else {
			break;
		}
	}
	return i;
}

/* PERFORM f(…), x := (SELECT …), RETURN …: what it reads, where it reads or calls anything. */
static void read_expression(struct block *k, const struct sql_statement *st, size_t from)
{
	if (from >= st->n)
		return;
	str text = str_sub(k->text->text, st->tokens[from].at, st->end);
	if (is(k, st, from - (from > 0), "perform") || str_ifind(text, S("select"), 0) != SIZE_MAX)
		block_made(k, st, arena_printf(k->s->grow.arena, "select %.*s", STR_ARG(text)));
}

/* SELECT … INTO [STRICT] a, b FROM …: its variables are no part of the SQL. */
static bool read_into(struct block *k, const struct sql_statement *st)
{
	size_t into = find_word(k, st, 1, "into");
	if (into == st->n || is(k, st, into - 1, "insert") || is(k, st, into - 1, "merge"))
		return false;
	size_t i = into + 1 + is(k, st, into + 1, "strict");
	for (i++; i + 1 < st->n && (is(k, st, i, ",") || is(k, st, i, ".")); i += 2)
		;
	size_t behind = i < st->n ? st->tokens[i].at : st->end;
	str text = k->text->text;
	str head = str_sub(text, st->at, st->tokens[into].at), tail = str_sub(text, behind, st->end);
	block_made(k, st, arena_printf(k->s->grow.arena, "%.*s%.*s", STR_ARG(head), STR_ARG(tail)));
	return true;
}

static void read_statement(struct block *k, const struct sql_statement *st, size_t i)
{
	static const char *const silent[] = {"null", "raise", "exit",  "continue", "get",
	                                     "open", "fetch", "close", "assert",   "commit"};
	struct sql_statement part = *st;
	for (size_t w = 0; w < sizeof silent / sizeof *silent; w++)
		if (is(k, st, i, silent[w]))
			return;
	bool returns = is(k, st, i, "return"),
	     query = returns && (is(k, st, i + 1, "query") || is(k, st, i + 1, "next"));
	i += (size_t)returns + (size_t)query;
	part.tokens += i;
	part.n -= i < part.n ? i : part.n;
	part.at = part.n ? part.tokens[0].at : st->end;
	if (is(k, &part, 0, "execute")) {
		block_execute(k, &part, 1);
		return;
	}
	size_t set = find_word(k, &part, 0, ":=");
	bool assigns = set < part.n && set < 6, performs = is(k, &part, 0, "perform");
	if (assigns)
		assign(k, &part, 0);
	if (assigns || performs || (returns && !query)) {
		read_expression(k, &part, assigns ? set + 1 : performs);
	} else if (part.n > 1 && !read_into(k, &part)) {
		struct sql_work w = block_work(k, &part);
		sql_one(&w);
	}
}

void sql_plpgsql(struct sql *s, struct branch *out, const struct sql_text *t, size_t from, size_t to,
                 const struct sql_work *like)
{
	struct sql_lexer l = sql_lexer(t->text, from, to, s->dialect);
	struct sql_statement st = {0};
	struct block k = {.s = s, .out = out, .text = t, .lexer = &l, .like = like};
	while (!s->grow.over && sql_statement(&l, &st)) {
		st.down = like->statement && like->statement->down;
		size_t i = control(&k, &st);
		if (i < st.n && k.declaring)
			assign(&k, &st, i);
		else if (i < st.n)
			read_statement(&k, &st, i);
	}
	free(st.tokens);
}
