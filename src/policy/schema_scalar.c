/* The keywords that look at one value alone, and what is said when it does not fit. */
#include "base/utf.h"
#include "policy/schema_value.h"
#include "policy/schema_words.h"
#include "schema_int.h"

void schema_fail_at(struct schema_run *r, const struct trail *at, unsigned line, unsigned col, str what)
{
	r->failures++;
	if (r->quiet || r->n == SCHEMA_ERRORS_MAX)
		return;
	str path = words_trail(r->arena, at), name = path.n ? path : S("the manifest");
	bool why = r->because.n && str_find(what, S("missing"), 0) != SIZE_MAX;
	str text = arena_printf(r->arena, "%.*s %.*s%s%.*s%s", STR_ARG(name), STR_ARG(what), why ? " (" : "",
	                        why ? (int)r->because.n : 0, why ? r->because.p : "", why ? ")" : "");
	for (size_t i = 0; i < r->n; i++) /* two conditions may ask for the same */
		if (r->errors[i].line == line && r->errors[i].col == col && str_eq(r->errors[i].path, path))
			return;
	r->errors[r->n++] = (struct schema_error){line, col, path, text};
}

void schema_fail(struct schema_run *r, const struct trail *at, const struct node *v, str what)
{
	schema_fail_at(r, at, v->line, v->col, what);
}

const struct node *schema_follow(const struct schema_run *r, const struct node *schema)
{
	const struct node *ref = node_get(schema, S("$ref"));
	if (ref && str_starts(ref->text, S("#/$defs/")))
		return node_get(node_get(r->root, S("$defs")), str_sub(ref->text, 8, ref->text.n));
	return schema;
}

/* The schema's own description of a place, whatever branch the error comes from. */
static const struct node *describe(const struct schema_run *r, const struct trail *at)
{
	if (!at)
		return r->root;
	const struct node *up = schema_follow(r, describe(r, at->up));
	const struct node *p = node_get(node_get(up, S("properties")), at->step);
	return p ? p : node_get(up, S("items"));
}

str schema_hint(const struct schema_run *r, const struct node *schema, const struct trail *at, str name)
{
	const struct node *places[] = {schema, describe(r, at), NULL};
	places[2] = schema_follow(r, places[1]);
	for (size_t i = 0; i < 3; i++) {
		const struct node *h = node_get(places[i], name);
		if (h)
			return h->text;
	}
	return S("");
}

void schema_check_type(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *type = node_get(schema, S("type"));
	if (!type || value_is(v, type->text))
		return;
	if (v->kind == NODE_NULL) {
		str ask = schema_hint(r, schema, at, S("x-ask"));
		schema_fail(r, at, v,
		            arena_printf(r->arena, "is empty: add %.*s", STR_ARG(ask.n ? ask : S("a value"))));
	} else {
		const struct node *needed = node_get(schema, S("required"));
		str key = needed && needed->child ? needed->child->text : S("");
		schema_fail(r, at, v,
		            arena_printf(r->arena, "is %.*s; it must be %.*s%s%.*s", STR_ARG(words_kind(v)),
		                         STR_ARG(value_type_name(type->text)), key.n ? " below it, with " : "",
		                         STR_ARG(key)));
	}
}

void schema_check_choice(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *choices = node_get(schema, S("enum")), *only = node_get(schema, S("const"));
	if (only && !value_equal(v, only))
		schema_fail(r, at, v, arena_printf(r->arena, "must be %.*s", STR_ARG(only->text)));
	if (!choices)
		return;
	for (const struct node *i = choices->child; i; i = i->next)
		if (value_equal(v, i))
			return;
	schema_fail(r, at, v,
	            arena_printf(r->arena, "is %.*s; it must be one of %.*s%.*s", STR_ARG(words_value(r->arena, v)),
	                         STR_ARG(words_list(r->arena, choices)),
	                         STR_ARG(words_near(r->arena, choices, v->text, false))));
}

void schema_check_text(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *pattern = node_get(schema, S("pattern")), *format = node_get(schema, S("format"));
	const struct node *least = node_get(schema, S("minLength")), *most = node_get(schema, S("maxLength"));
	if (v->kind != NODE_STRING)
		return;
	double length = (double)utf_count(v->text);
	if (least && length < value_number(least)) {
		str ask = schema_hint(r, schema, at, S("x-ask"));
		schema_fail(r, at, v,
		            arena_printf(r->arena, "is too short%s%.*s (at least %.*s characters)",
		                         ask.n ? ": write " : "", STR_ARG(ask), STR_ARG(least->text)));
	}
	if (most && length > value_number(most))
		schema_fail(r, at, v,
		            arena_printf(r->arena, "is too long: at most %.*s characters", STR_ARG(most->text)));
	if ((pattern && !value_matches(pattern->text, v->text)) ||
	    (format && !value_has_format(format->text, v->text))) {
		str form = schema_hint(r, schema, at, S("x-form"));
		if (!form.n)
			form = format ? value_format_name(format->text)
			              : arena_printf(r->arena, "text that fits %.*s", STR_ARG(pattern->text));
		schema_fail(r, at, v, arena_printf(r->arena, "does not fit: use %.*s", STR_ARG(form)));
	}
}

void schema_check_number(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *low = node_get(schema, S("minimum")), *high = node_get(schema, S("maximum"));
	const struct node *above = node_get(schema, S("exclusiveMinimum")),
	                  *below = node_get(schema, S("exclusiveMaximum"));
	if (v->kind != NODE_NUMBER)
		return;
	double x = value_number(v);
	const struct {
		const struct node *bound;
		bool bad;
		const char *words;
	} tests[] = {{low, low && x < value_number(low), "at least"},
	             {high, high && x > value_number(high), "at most"},
	             {above, above && x <= value_number(above), "more than"},
	             {below, below && x >= value_number(below), "less than"}};
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		if (tests[i].bad)
			schema_fail(r, at, v,
			            arena_printf(r->arena, "must be %s %.*s", tests[i].words,
			                         STR_ARG(tests[i].bound->text)));
}
