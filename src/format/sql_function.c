/* Functions and DO blocks: who they run as, and the statements in their bodies. A body is a string; where nothing in it
 * is escaped, its statements stand in the document as they are. */
#include "sql_int.h"
#include "sql_way.h"

enum { CALLS = 32 };

static str set_value(struct sql_work *w, const struct node *set)
{
	str out = {0};
	const struct node *args = node_get(set, S("args"));
	for (const struct node *a = args ? args->child : NULL; a; a = a->next) {
		enum node_kind kind;
		str text;
		if (!sql_pg_constant(a, &kind, &text))
			continue;
		out = out.n ? arena_printf(w->s->grow.arena, "%.*s, %.*s", STR_ARG(out), STR_ARG(text))
		            : arena_str(w->s->grow.arena, text);
	}
	return out;
}

static void add_option(struct sql_work *w, struct branch *b, const struct node *option)
{
	str name = sql_pg_member(option, S("defname"));
	const struct node *arg = node_get(option, S("arg")), *value = sql_pg_body(arg);
	if (str_eq(name, S("language")))
		branch_text(b, S("language"), sql_lower(w->s, sql_pg_text(arg)));
	else if (str_eq(name, S("security")))
		branch_flag(b, S("security_definer"), sql_pg_true(value, S("boolval")));
	else if (str_eq(name, S("strict")))
		branch_flag(b, S("strict"), sql_pg_true(value, S("boolval")));
	else if (str_eq(name, S("set")) && str_eq(sql_pg_member(value, S("name")), S("search_path")))
		branch_text(b, S("search_path"), set_value(w, value));
}

static str argument_types(struct sql_work *w, const struct node *list, bool plain)
{
	str out = {0};
	for (const struct node *p = list ? list->child : NULL; p; p = p->next) {
		const struct node *body = sql_pg_body(p);
		str mode = sql_pg_member(body, S("mode"));
		if (!plain && (str_eq(mode, S("FUNC_PARAM_OUT")) || str_eq(mode, S("FUNC_PARAM_TABLE"))))
			continue;
		str type = sql_type(w->s, plain ? body : node_get(body, S("argType")));
		out = out.n ? arena_printf(w->s->grow.arena, "%.*s, %.*s", STR_ARG(out), STR_ARG(type)) : type;
		if (out.n > 512)
			break;
	}
	return out;
}

/* What is handed in, by name: who goes through the body binds it. */
static void add_params(struct sql_work *w, struct branch *b, const struct node *list)
{
	struct branch params = branch_below(b, NODE_ARRAY, S("params"));
	for (const struct node *p = list ? list->child : NULL; p; p = p->next) {
		const struct node *body = sql_pg_body(p), *value = node_get(body, S("defexpr"));
		str mode = sql_pg_member(body, S("mode"));
		if (str_eq(mode, S("FUNC_PARAM_OUT")) || str_eq(mode, S("FUNC_PARAM_TABLE")))
			continue;
		struct branch one = branch_below(&params, NODE_OBJECT, S(""));
		branch_copy(&one, S("name"), sql_pg_member(body, S("name")));
		if (value)
			sql_way_value(w->s, &one, S("value"), value, 0);
	}
}

/* Functions that a body calls, by its words: name( and schema.name(. */
static void add_calls(struct sql_work *w, struct branch *b, const struct sql_text *t, size_t from, size_t to)
{
	static const str words[] = {STR_INIT("values"), STR_INIT("in"),    STR_INIT("exists"), STR_INIT("and"),
	                            STR_INIT("or"),     STR_INIT("not"),   STR_INIT("if"),     STR_INIT("as"),
	                            STR_INIT("where"),  STR_INIT("using"), STR_INIT("any"),    STR_INIT("all"),
	                            STR_INIT("select"), STR_INIT("when"),  STR_INIT("then"),   STR_INIT("over")};
	struct sql_lexer l = sql_lexer(t->text, from, to, w->s->dialect);
	struct branch calls = branch_below(b, NODE_ARRAY, S("calls"));
	str last[3] = {{0}}, seen[CALLS];
	size_t n = 0;
	for (struct sql_token k; n < CALLS && (k = sql_token(&l)).kind != SQL_END;) {
		str text = sql_source(t->text, k), name = last[2];
		if (str_eq(text, S("(")) && name.n) {
			bool known = false;
			for (size_t i = 0; i < sizeof words / sizeof *words; i++)
				known = known || str_ieq(words[i], name);
			if (str_eq(last[1], S(".")))
				name = arena_printf(w->s->grow.arena, "%.*s.%.*s", STR_ARG(last[0]), STR_ARG(name));
			for (size_t i = 0; i < n; i++)
				known = known || str_ieq(seen[i], name);
			if (!known) {
				seen[n++] = name;
				branch_text(&calls, S(""), sql_lower(w->s, name));
			}
		}
		last[0] = last[1], last[1] = last[2];
		last[2] = k.kind == SQL_WORD || str_eq(text, S(".")) ? text : S("");
	}
}

/* The body: the string behind AS, or behind DO. As a text and a stretch of it; false when there is none. */
static bool find_body(struct sql_work *w, struct sql_text *t, size_t *from, size_t *to)
{
	const struct sql_statement *st = w->statement;
	const struct sql_token *body = NULL;
	for (size_t i = 1; i < st->n && !body; i++) {
		bool behind = sql_is(w->lexer, st, i - 1, "as") || sql_is(w->lexer, st, 0, "do");
		if (behind && (st->tokens[i].kind == SQL_DOLLAR || st->tokens[i].kind == SQL_STRING))
			body = &st->tokens[i];
	}
	if (!body)
		return false;
	str quoted = sql_source(w->text->text, *body);
	bool escapes = body->kind == SQL_STRING && (quoted.p[0] != '\'' || str_find(quoted, S("''"), 1) != SIZE_MAX);
	*t = *w->text;
	size_t tag = body->kind == SQL_DOLLAR ? str_find(quoted, S("$"), 1) + 1 : 1;
	*from = body->at + tag;
	*to = body->end > *from + tag ? body->end - tag : *from;
	if (!escapes)
		return true;
	*t = (struct sql_text){sql_unquoted(w->s, quoted), true, sql_place(w->s, w->text, body->at)};
	*from = 0;
	*to = t->text.n;
	return true;
}

static void read_body(struct sql_work *w, struct branch *b, str language)
{
	struct sql_text t;
	size_t from, to;
	bool procedural = str_eq(language, S("plpgsql"));
	if (w->nested >= SQL_NESTED || !(procedural || str_eq(language, S("sql"))) || !find_body(w, &t, &from, &to))
		return;
	add_calls(w, b, &t, from, to);
	const struct node *returns = node_get(b->node, S("returns"));
	if (returns && str_eq(returns->text, S("trigger")) && sql_takes_role(w->s, &t, from, to))
		branch_flag(b, S("takes_role"), true);
	if (returns && str_eq(returns->text, S("trigger")))
		sql_keeps(w->s, b, &t, from, to);
	if (returns && !str_ends(returns->text, S("trigger"))) /* nobody calls a trigger */
		sql_way(w->s, b, &t, from, to, procedural);
	struct branch body = branch_below(b, NODE_ARRAY, S("body"));
	struct sql_work inner = {.nested = w->nested + 1};
	if (procedural)
		sql_plpgsql(w->s, &body, &t, from, to, &inner);
	else
		sql_stretch(w->s, &body, &t, from, to, &inner);
}

void sql_function(struct sql_work *w, const struct node *n)
{
	str schema, name;
	const struct node *options = node_get(n, S("options")), *sql_body = node_get(n, S("sql_body"));
	struct branch b = sql_begin(w, "create-function");
	sql_pg_name(node_get(n, S("funcname")), &schema, &name);
	branch_copy(&b, S("schema"), schema);
	branch_copy(&b, S("name"), name);
	branch_text(&b, S("args"), argument_types(w, node_get(n, S("parameters")), false));
	add_params(w, &b, node_get(n, S("parameters")));
	if (node_get(n, S("returnType"))) {
		branch_copy(&b, S("returns"), sql_type(w->s, node_get(n, S("returnType"))));
		if (sql_pg_true(node_get(n, S("returnType")), S("setof")))
			branch_flag(&b, S("rows"), true);
	}
	for (const struct node *o = options ? options->child : NULL; o; o = o->next)
		add_option(w, &b, sql_pg_body(o));
	if (!node_get(b.node, S("security_definer")))
		branch_flag(&b, S("security_definer"), false);
	if (sql_body) { /* BEGIN ATOMIC: a part of the statement */
		sql_tables(&b, S("tables"), sql_body);
		return;
	}
	const struct node *language = node_get(b.node, S("language"));
	read_body(w, &b, language ? language->text : S("sql")); /* frees n */
}

void sql_alter_function(struct sql_work *w, const struct node *n)
{
	str schema, name;
	const struct node *function = node_get(n, S("func")), *actions = node_get(n, S("actions"));
	struct branch b = sql_begin(w, "alter-function");
	sql_pg_name(node_get(function, S("objname")), &schema, &name);
	branch_copy(&b, S("schema"), schema);
	branch_copy(&b, S("name"), name);
	if (!sql_pg_true(function, S("args_unspecified")))
		branch_text(&b, S("args"), argument_types(w, node_get(function, S("objargs")), true));
	for (const struct node *o = actions ? actions->child : NULL; o; o = o->next)
		add_option(w, &b, sql_pg_body(o));
}

void sql_do(struct sql_work *w, const struct node *n)
{
	struct sql_text t;
	size_t from, to;
	(void)n;
	sql_begin(w, "do");
	if (w->nested >= SQL_NESTED || !find_body(w, &t, &from, &to))
		return;
	struct sql_work inner = {.nested = w->nested, .statement = w->statement};
	inner.block = true;
	inner.sometimes = w->sometimes;
	inner.guarded = w->guarded;
	sql_plpgsql(w->s, w->out, &t, from, to, &inner);
}
