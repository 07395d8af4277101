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
#include "schema_int.h"

enum { ITEMS_MAX = 1000, KEYS_MAX = 200, DEPTH_MAX = 64 };

static void check(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at);

static bool is_choice(const struct node *schema) { return node_get(schema, S("enum")) || node_get(schema, S("const")); }

static void check_not(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *barred = node_get(schema, S("not"));
	if (!barred)
		return;
	size_t before = r->failures;
	r->quiet++;
	check(r, barred, v, at);
	r->quiet--;
	bool fits = r->failures == before;
	r->failures = before;
	if (fits)
		schema_fail(r, at, v,
		            arena_printf(r->arena, "must not be %.*s%s%.*s",
		                         STR_ARG(is_choice(barred) ? words_value(r->arena, v) : S("as it is")),
		                         r->because.n ? " " : "", STR_ARG(r->because)));
}

static void check_items(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	const struct node *items = node_get(schema, S("items")), *least = node_get(schema, S("minItems"));
	const struct node *unique = node_get(schema, S("uniqueItems"));
	unsigned long n = 0;
	if (v->kind != NODE_ARRAY)
		return;
	if (least && !v->child && value_number(least) > 0)
		schema_fail(r, at, v, S("is an empty list: add at least one entry"));
	for (const struct node *i = v->child; i; i = i->next, n++) {
		if (n == ITEMS_MAX) {
			schema_fail(r, at, v, S("has too many entries: 1000 at most"));
			return;
		}
		const struct trail here = {at, arena_printf(r->arena, "%lu", n)};
		if (items)
			check(r, items, i, &here);
		for (const struct node *k = v->child; unique && k != i; k = k->next)
			if (value_equal(k, i))
				schema_fail(r, &here, i, S("stands in this list twice"));
	}
}

static void check_required(struct schema_run *r, const struct node *schema, const struct node *v,
                           const struct trail *at)
{
	const struct node *required = node_get(schema, S("required"));
	for (const struct node *i = required ? required->child : NULL; i; i = i->next) {
		const struct trail here = {at, i->text};
		if (node_get(v, i->text))
			continue;
		str ask = schema_hint(r, NULL, &here, S("x-ask"));
		schema_fail_at(r, &here, v->key_line ? v->key_line : v->line, v->col,
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

static void unknown_key(struct schema_run *r, const struct node *schema, const struct node *m, const struct trail *at)
{
	const struct node *properties = node_get(schema, S("properties")), *others = node_get(schema, S("x-others"));
	str near = words_near(r->arena, properties, m->key, true);
	if (near.n)
		schema_fail_at(r, at, m->key_line, m->col,
		               arena_printf(r->arena, "is not a known key%.*s", STR_ARG(near)));
	else if (others)
		schema_fail_at(r, at, m->key_line, m->col,
		               arena_printf(r->arena, "is not a known key; %.*s", STR_ARG(others->text)));
	else
		schema_fail_at(r, at, m->key_line, m->col,
		               arena_printf(r->arena, "is not a known key; known are %.*s",
		                            STR_ARG(words_list(r->arena, properties))));
}

static void check_members(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at)
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
			schema_fail(r, at, v, S("has too many keys: 200 at most"));
			return;
		}
		const struct node *known = node_get(properties, m->key);
		const struct node *like = by_pattern(schema, m->key);
		const struct trail here = {at, m->key}, strange = {at, words_key(m->key)};
		if (closed && node_get(v, m->key) != m)
			schema_fail_at(r, known || like ? &here : &strange, m->key_line, m->col,
			               S("stands here twice: remove one of them"));
		if (known)
			check(r, known, m, &here);
		if (like)
			check(r, like, m, &here);
		if (closed && !known && !like)
			unknown_key(r, schema, m, &strange);
	}
}

static void check_conditions(struct schema_run *r, const struct node *schema, const struct node *v,
                             const struct trail *at)
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

static void check(struct schema_run *r, const struct node *schema, const struct node *v, const struct trail *at)
{
	schema = schema_follow(r, schema);
	if (!schema || schema->kind != NODE_OBJECT || v->kind == NODE_UNKNOWN || r->depth == DEPTH_MAX ||
	    r->n == SCHEMA_ERRORS_MAX)
		return;
	r->depth++;
	schema_check_type(r, schema, v, at);
	schema_check_choice(r, schema, v, at);
	check_not(r, schema, v, at);
	schema_check_text(r, schema, v, at);
	schema_check_number(r, schema, v, at);
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
	struct schema_run r = {
	        .root = schema, .arena = a, .errors = arena_array(a, struct schema_error, SCHEMA_ERRORS_MAX)};
	check(&r, schema, tree, NULL);
	if (r.n)
		qsort(r.errors, r.n, sizeof *r.errors, order);
	*errors = r.errors;
	return r.n;
}
