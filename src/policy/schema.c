/* One function for each family of keywords. Conditions (if, not) are checked with the errors switched off. Hints for
 * people stand in the schema as keywords of ours, which other readers ignore:
 *   x-ask      what to write, for "owner.email is missing: add …"
 *   x-form     what a pattern wants, for "app_id is "My App": use …"
 *   x-others   beside patternProperties: what to do about a key that is not known
 *   x-because  beside if/then: why more is asked of this manifest */
#include "policy/schema.h"

#include <stdlib.h>

#include "base/utf.h"
#include "policy/schema_value.h"
#include "policy/schema_words.h"

enum { ITEMS_MAX = 1000, KEYS_MAX = 200, DEPTH_MAX = 64 };

struct run {
	const struct node *root; /* of the schema */
	struct arena *arena;
	struct schema_error *errors;
	size_t n;
	size_t failures; /* also counted while quiet */
	unsigned quiet, depth;
	str because;
};

static void check(struct run *r, const struct node *schema, const struct node *v, const struct trail *at);

/* what: as it follows the path: "is missing: add …". */
static void fail_at(struct run *r, const struct trail *at, unsigned line, unsigned col, str what)
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

static void fail(struct run *r, const struct trail *at, const struct node *v, str what)
{
	fail_at(r, at, v->line, v->col, what);
}

/* Follows $ref to #/$defs/NAME, once: our definitions do not refer to each other. */
static const struct node *follow(const struct run *r, const struct node *schema)
{
	const struct node *ref = node_get(schema, S("$ref"));
	if (ref && str_starts(ref->text, S("#/$defs/")))
		return node_get(node_get(r->root, S("$defs")), str_sub(ref->text, 8, ref->text.n));
	return schema;
}

/* The schema's own description of a place, whatever branch the error comes from. */
static const struct node *describe(const struct run *r, const struct trail *at)
{
	if (!at)
		return r->root;
	const struct node *up = follow(r, describe(r, at->up));
	const struct node *p = node_get(node_get(up, S("properties")), at->step);
	return p ? p : node_get(up, S("items"));
}

/* A hint (x-ask, x-form) about a place, or "". */
static str hint(const struct run *r, const struct node *schema, const struct trail *at, str name)
{
	const struct node *places[] = {schema, describe(r, at), NULL};
	places[2] = follow(r, places[1]);
	for (size_t i = 0; i < 3; i++) {
		const struct node *h = node_get(places[i], name);
		if (h)
			return h->text;
	}
	return S("");
}

static void check_type(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *type = node_get(schema, S("type"));
	if (!type || value_is(v, type->text))
		return;
	if (v->kind == NODE_NULL) {
		str ask = hint(r, schema, at, S("x-ask"));
		fail(r, at, v, arena_printf(r->arena, "is empty: add %.*s", STR_ARG(ask.n ? ask : S("a value"))));
	} else {
		const struct node *needed = node_get(schema, S("required"));
		str key = needed && needed->child ? needed->child->text : S("");
		fail(r, at, v,
		     arena_printf(r->arena, "is %.*s; it must be %.*s%s%.*s", STR_ARG(words_kind(v)),
		                  STR_ARG(value_type_name(type->text)), key.n ? " below it, with " : "", STR_ARG(key)));
	}
}

static void check_choice(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *choices = node_get(schema, S("enum")), *only = node_get(schema, S("const"));
	if (only && !value_equal(v, only))
		fail(r, at, v, arena_printf(r->arena, "must be %.*s", STR_ARG(only->text)));
	if (!choices)
		return;
	for (const struct node *i = choices->child; i; i = i->next)
		if (value_equal(v, i))
			return;
	fail(r, at, v,
	     arena_printf(r->arena, "is %.*s; it must be one of %.*s%.*s", STR_ARG(words_value(r->arena, v)),
	                  STR_ARG(words_list(r->arena, choices)),
	                  STR_ARG(words_near(r->arena, choices, v->text, false))));
}

static bool is_choice(const struct node *schema) { return node_get(schema, S("enum")) || node_get(schema, S("const")); }

static void check_not(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *not = node_get(schema, S("not"));
	if (!not )
		return;
	size_t before = r->failures;
	r->quiet++;
	check(r, not, v, at);
	r->quiet--;
	bool fits = r->failures == before;
	r->failures = before;
	if (fits)
		fail(r, at, v,
		     arena_printf(r->arena, "must not be %.*s%s%.*s",
		                  STR_ARG(is_choice(not ) ? words_value(r->arena, v) : S("as it is")),
		                  r->because.n ? " " : "", STR_ARG(r->because)));
}

static void check_text(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *pattern = node_get(schema, S("pattern")), *format = node_get(schema, S("format"));
	const struct node *least = node_get(schema, S("minLength")), *most = node_get(schema, S("maxLength"));
	if (v->kind != NODE_STRING)
		return;
	double length = (double)utf_count(v->text);
	if (least && length < value_number(least)) {
		str ask = hint(r, schema, at, S("x-ask"));
		fail(r, at, v,
		     arena_printf(r->arena, "is too short%s%.*s (at least %.*s characters)", ask.n ? ": write " : "",
		                  STR_ARG(ask), STR_ARG(least->text)));
	}
	if (most && length > value_number(most))
		fail(r, at, v, arena_printf(r->arena, "is too long: at most %.*s characters", STR_ARG(most->text)));
	if ((pattern && !value_matches(pattern->text, v->text)) ||
	    (format && !value_has_format(format->text, v->text))) {
		str form = hint(r, schema, at, S("x-form"));
		if (!form.n)
			form = format ? value_format_name(format->text)
			              : arena_printf(r->arena, "text that fits %.*s", STR_ARG(pattern->text));
		fail(r, at, v, arena_printf(r->arena, "does not fit: use %.*s", STR_ARG(form)));
	}
}

static void check_number(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
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
			fail(r, at, v,
			     arena_printf(r->arena, "must be %s %.*s", tests[i].words, STR_ARG(tests[i].bound->text)));
}

static void check_items(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *items = node_get(schema, S("items")), *least = node_get(schema, S("minItems"));
	const struct node *unique = node_get(schema, S("uniqueItems"));
	unsigned long n = 0;
	if (v->kind != NODE_ARRAY)
		return;
	if (least && !v->child && value_number(least) > 0)
		fail(r, at, v, S("is an empty list: add at least one entry"));
	for (const struct node *i = v->child; i; i = i->next, n++) {
		if (n == ITEMS_MAX) {
			fail(r, at, v, S("has too many entries: 1000 at most"));
			return;
		}
		const struct trail here = {at, arena_printf(r->arena, "%lu", n)};
		if (items)
			check(r, items, i, &here);
		for (const struct node *k = v->child; unique && k != i; k = k->next)
			if (value_equal(k, i))
				fail(r, &here, i, S("stands in this list twice"));
	}
}

static void check_required(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *required = node_get(schema, S("required"));
	for (const struct node *i = required ? required->child : NULL; i; i = i->next) {
		const struct trail here = {at, i->text};
		if (node_get(v, i->text))
			continue;
		str ask = hint(r, NULL, &here, S("x-ask"));
		fail_at(r, &here, v->key_line ? v->key_line : v->line, v->col,
		        arena_printf(r->arena, "is missing: add %.*s", STR_ARG(ask.n ? ask : S("it"))));
	}
}

/* The schema that patternProperties has for a key, or NULL. */
static const struct node *by_pattern(const struct node *schema, str key)
{
	const struct node *patterns = node_get(schema, S("patternProperties"));
	for (const struct node *p = patterns ? patterns->child : NULL; p; p = p->next)
		if (value_matches(p->key, key))
			return p;
	return NULL;
}

static void unknown_key(struct run *r, const struct node *schema, const struct node *m, const struct trail *at)
{
	const struct node *properties = node_get(schema, S("properties")), *others = node_get(schema, S("x-others"));
	str near = words_near(r->arena, properties, m->key, true);
	if (near.n)
		fail_at(r, at, m->key_line, m->col, arena_printf(r->arena, "is not a known key%.*s", STR_ARG(near)));
	else if (others)
		fail_at(r, at, m->key_line, m->col,
		        arena_printf(r->arena, "is not a known key; %.*s", STR_ARG(others->text)));
	else
		fail_at(r, at, m->key_line, m->col,
		        arena_printf(r->arena, "is not a known key; known are %.*s",
		                     STR_ARG(words_list(r->arena, properties))));
}

static void check_members(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *properties = node_get(schema, S("properties"));
	const struct node *others = node_get(schema, S("additionalProperties"));
	bool closed = others && others->kind == NODE_BOOL && str_eq(others->text, S("false"));
	size_t n = 0;
	if (v->kind != NODE_OBJECT)
		return;
	check_required(r, schema, v, at);
	for (const struct node *m = v->child; m; m = m->next) {
		if (++n > KEYS_MAX) {
			fail(r, at, v, S("has too many keys: 200 at most"));
			return;
		}
		const struct node *known = node_get(properties, m->key);
		const struct node *like = by_pattern(schema, m->key);
		const struct trail here = {at, m->key}, strange = {at, words_key(m->key)};
		if (closed && node_get(v, m->key) != m)
			fail_at(r, known || like ? &here : &strange, m->key_line, m->col,
			        S("stands here twice: remove one of them"));
		if (known)
			check(r, known, m, &here);
		if (like)
			check(r, like, m, &here);
		if (closed && !known && !like)
			unknown_key(r, schema, m, &strange);
	}
}

static void check_conditions(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *all = node_get(schema, S("allOf"));
	for (const struct node *i = all ? all->child : NULL; i; i = i->next)
		check(r, i, v, at);
	const struct node *condition = node_get(schema, S("if")), *then = node_get(schema, S("then"));
	if (!condition || !then)
		return;
	size_t before = r->failures;
	r->quiet++;
	check(r, condition, v, at);
	r->quiet--;
	bool holds = r->failures == before;
	r->failures = before;
	if (!holds)
		return;
	str outer = r->because;
	const struct node *because = node_get(schema, S("x-because"));
	r->because = because ? because->text : outer;
	check(r, then, v, at);
	r->because = outer;
}

static void check(struct run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	schema = follow(r, schema);
	if (!schema || schema->kind != NODE_OBJECT || v->kind == NODE_UNKNOWN || r->depth == DEPTH_MAX ||
	    r->n == SCHEMA_ERRORS_MAX)
		return;
	r->depth++;
	check_type(r, schema, v, at);
	check_choice(r, schema, v, at);
	check_not(r, schema, v, at);
	check_text(r, schema, v, at);
	check_number(r, schema, v, at);
	check_items(r, schema, v, at);
	check_members(r, schema, v, at);
	check_conditions(r, schema, v, at);
	r->depth--;
}

static int order(const void *x, const void *y)
{
	const struct schema_error *a = x, *b = y;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->col != b->col)
		return a->col < b->col ? -1 : 1;
	return str_cmp(a->path, b->path);
}

size_t schema_check(const struct node *schema, const struct node *tree, struct arena *a, struct schema_error **errors)
{
	struct run r = {.root = schema, .arena = a, .errors = arena_array(a, struct schema_error, SCHEMA_ERRORS_MAX)};
	check(&r, schema, tree, NULL);
	if (r.n)
		qsort(r.errors, r.n, sizeof *r.errors, order);
	*errors = r.errors;
	return r.n;
}
