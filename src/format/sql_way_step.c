/* One statement of a body: what it sets, changes, gives or refuses. */
#include "sql_way_int.h"

bool way_is_any(const struct way *w, const struct sql_statement *st, size_t i, const char *words)
{
	str text = i < st->n ? sql_source(w->text, st->tokens[i]) : S(""), word;
	for (str list = str_of(words); text.n && str_cut(&list, ' ', &word);)
		if (str_ieq(word, text))
			return true;
	return false;
}

size_t way_find(const struct way *w, const struct sql_statement *st, size_t i, const char *word)
{
	size_t level = 0, cases = 0;
	for (; i < st->n; i++) {
		level += way_is(w, st, i, "(");
		level -= way_is(w, st, i, ")") && level;
		if (!level && !cases && way_is(w, st, i, word))
			break;
		cases += way_is(w, st, i, "case");
		cases -= way_is(w, st, i, "end") && cases;
	}
	return i;
}

str way_source(const struct way *w, const struct sql_statement *st, size_t from, size_t to)
{
	if (from >= st->n || from >= to)
		return S("");
	return str_sub(w->text, st->tokens[from].at, to < st->n ? st->tokens[to].at : st->end);
}

struct branch way_step(struct way *w, const char *does)
{
	if (w->steps >= STEPS)
		does = "other";
	w->steps++;
	struct branch b = branch_below(&way_top(w)->list, NODE_OBJECT, S(""));
	branch_text(&b, S("does"), str_of(does));
	return b;
}

/* The one statement of a text as the parser sees it; NULL: it could not be read. */
static const struct node *parsed(struct way *w, const struct sql_statement *st, str text)
{
	str why;
	const struct node *list = st->deep > DEEP || st->open || st->cut ? NULL : sql_pg(w->s, text, &why);
	return list && list->child ? node_get(list->child, S("stmt")) : NULL;
}

void way_value(struct way *w, struct branch *b, str key, const struct sql_statement *st, str expression)
{
	str text = arena_printf(w->s->grow.arena, "select %.*s", STR_ARG(expression));
	const struct node *select = expression.n ? parsed(w, st, text) : NULL;
	const struct node *targets = node_get(sql_pg_body(select), S("targetList"));
	const struct node *first = targets ? targets->child : NULL;
	const struct node *from = node_get(sql_pg_body(select), S("fromClause"));
	sql_way_value(w->s, b, key, from ? NULL : node_get(sql_pg_body(first), S("val")), 0);
}

/* ---- statements ---- */

/* name := expression; also in DECLARE, where a type stands between. False: it is none. */
static bool read_assignment(struct way *w, const struct sql_statement *st, size_t i)
{
	size_t at = way_find(w, st, i + 1, ":="), most = w->declaring ? st->n : i + 6;
	if (at >= st->n && w->declaring)
		at = way_find(w, st, i + 1, "default");
	if (at >= st->n)
		at = way_find(w, st, i + 1, "=");
	if (at >= st->n || at >= most ||
	    way_is_any(w, st, i, "select with insert update delete perform return raise execute"))
		return false;
	struct branch b = way_step(w, "set");
	branch_copy(&b, S("name"), sql_lower(w->s, sql_source(w->text, st->tokens[i])));
	way_value(w, &b, S("value"), st, way_source(w, st, at + 1, st->n));
	return true;
}

/* INTO [STRICT] a, b: tokens from and to of it; false: there is none. */
static bool find_into(struct way *w, const struct sql_statement *st, size_t i, size_t *from, size_t *to)
{
	for (*from = i + 1; (*from = way_find(w, st, *from, "into")) < st->n; ++*from)
		if (!way_is_any(w, st, *from - 1, "insert merge"))
			break;
	if (*from >= st->n)
		return false;
	size_t k = *from + 2 + way_is(w, st, *from + 1, "strict");
	for (; k + 1 < st->n && (way_is(w, st, k, ",") || way_is(w, st, k, ".")); k += 2)
		;
	*to = k;
	return true;
}

static void set_names(struct way *w, const struct sql_statement *st, size_t from, size_t to, const struct node *select)
{
	size_t index = 0;
	bool strict = way_is(w, st, from + 1, "strict");
	from += 1 + (size_t)strict;
	for (size_t k = from; k < to; k++) {
		bool part = way_is(w, st, k, ",") || way_is(w, st, k, ".") || (k > from && way_is(w, st, k - 1, "."));
		if (part)
			continue;
		struct branch b = way_step(w, "set");
		branch_copy(&b, S("name"), sql_lower(w->s, sql_source(w->text, st->tokens[k])));
		if (strict) /* no row is an error */
			branch_flag(&b, S("strict"), true);
		struct branch v = branch_below(&b, NODE_OBJECT, S("value"));
		branch_text(&v, S("op"), select ? S("select") : S("other"));
		branch_count(&v, S("target"), index++);
		if (select)
			sql_way_select(w->s, &v, select, 0);
	}
}

/* SET views = views + 1, seen = now() and nothing else: who calls it moves a counter. */
static bool only_counts(struct sql *s, const struct node *update)
{
	const struct node *targets = node_get(update, S("targetList"));
	bool counts = false;
	for (const struct node *t = targets ? targets->child : NULL; t; t = t->next) {
		const struct node *target = sql_pg_body(t), *sum = node_get(target, S("val"));
		str schema, how, name = sql_pg_member(target, S("name"));
		enum node_kind kind;
		str text;
		sql_pg_name(node_get(sql_pg_body(sum), S("name")), &schema, &how);
		const struct node *left = node_get(sql_pg_body(sum), S("lexpr"));
		if (str_eq(sql_pg_type(left), S("CoalesceExpr")))
			left = node_get(sql_pg_body(left), S("args"))->child;
		bool more = str_eq(sql_pg_type(sum), S("A_Expr")) && str_eq(how, S("+")) &&
		            str_ends(sql_operand(s, left), name) &&
		            sql_pg_constant(node_get(sql_pg_body(sum), S("rexpr")), &kind, &text);
		bool now = str_eq(sql_pg_type(sum), S("FuncCall")) && str_eq(sql_operand(s, sum), S("now()"));
		if (!more && !now)
			return false;
		counts = true;
	}
	return counts;
}

/* SELECT, INSERT, UPDATE, DELETE. */
void way_select(struct way *w, const struct sql_statement *st, size_t i, const char *does)
{
	size_t from, to;
	bool into = find_into(w, st, i, &from, &to);
	str text = way_source(w, st, i, st->n);
	if (into) {
		str head = way_source(w, st, i, from), tail = way_source(w, st, to, st->n);
		text = arena_printf(w->s->grow.arena, "%.*s%.*s", STR_ARG(head), STR_ARG(tail));
	}
	const struct node *n = parsed(w, st, text), *body = sql_pg_body(n);
	str type = sql_pg_type(n);
	if (str_eq(type, S("SelectStmt"))) {
		if (into) {
			set_names(w, st, from, to, n);
			return;
		}
		struct branch b = way_step(w, does);
		struct branch v = branch_below(&b, NODE_OBJECT, S("value"));
		branch_text(&v, S("op"), S("select"));
		sql_way_select(w->s, &v, n, 0);
		return;
	}
	static const struct {
		str type;
		const char *does;
	} changes[] = {{STR_INIT("InsertStmt"), "insert"},
	               {STR_INIT("UpdateStmt"), "update"},
	               {STR_INIT("DeleteStmt"), "delete"}};
	for (size_t k = 0; k < sizeof changes / sizeof *changes; k++) {
		if (!str_eq(type, changes[k].type))
			continue;
		struct branch b = way_step(w, changes[k].does);
		sql_relation(&b, S("table"), node_get(body, S("relation")));
		if (str_eq(type, S("UpdateStmt")) && only_counts(w->s, body))
			branch_flag(&b, S("counts"), true);
		if (node_get(body, S("whereClause")))
			sql_way_value(w->s, &b, S("where"), node_get(body, S("whereClause")), 0);
		const struct node *given = node_get(body, S("selectStmt"));
		if (given && !node_get(sql_pg_body(given), S("valuesLists"))) {
			struct branch v = branch_below(&b, NODE_OBJECT, S("value"));
			branch_text(&v, S("op"), S("select"));
			sql_way_select(w->s, &v, given, 0);
		}
		if (into)
			set_names(w, st, from, to, NULL);
		return;
	}
	way_step(w, "other");
}

static void read_return(struct way *w, const struct sql_statement *st, size_t i)
{
	if (way_is(w, st, i + 1, "query") && !way_is(w, st, i + 2, "execute")) {
		way_select(w, st, i + 2, "give");
		return;
	}
	bool more = way_is_any(w, st, i + 1, "query next");
	struct branch b = way_step(w, more ? "give" : "return");
	if (i + 1 < st->n)
		way_value(w, &b, S("value"), st, more ? S("") : way_source(w, st, i + 1, st->n));
}

void way_statement(struct way *w, const struct sql_statement *st, size_t i)
{
	static const char nothing[] = "null get open fetch close exit continue commit assert";
	if (way_is_any(w, st, i, nothing))
		return;
	if (way_is(w, st, i, "raise")) {
		if (!way_is_any(w, st, i + 1, "notice warning info log debug"))
			way_step(w, "raise");
	} else if (way_is(w, st, i, "return")) {
		read_return(w, st, i);
	} else if (way_is(w, st, i, "perform")) {
		struct branch b = way_step(w, "perform");
		way_value(w, &b, S("value"), st, way_source(w, st, i + 1, st->n));
	} else if (!read_assignment(w, st, i)) {
		way_select(w, st, i, "perform");
	}
}

void way_declaration(struct way *w, const struct sql_statement *st, size_t i) { read_assignment(w, st, i); }
