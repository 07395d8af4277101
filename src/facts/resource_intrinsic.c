/* Functions whose arguments the template itself knows: parameters with a default, mappings, conditions over them. What
 * names another resource is noted and stays computed. */
#include "resource_intrinsic.h"

#include <stdint.h>

#include "base/buf.h"
#include "resource_self.h"

enum { LONGEST = 16 << 10 };

static const struct node *single(const struct node *n)
{
	return n->kind == NODE_OBJECT && n->child && !n->child->next ? n->child : NULL;
}

static const struct node *item(const struct node *list, unsigned i)
{
	const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL;
	for (; n && i; i--)
		n = n->next;
	return n;
}

static const struct node *row_of(struct resource_scope *s, str kind, str name)
{
	return name.n ? resource_value_of(s->of->values, s->place, kind, name) : NULL;
}

static struct node *unknown(struct resource_scope *s, str text, const struct node *n)
{
	return resource_made(s, NODE_UNKNOWN, text, n);
}

/* ---- names ---- */

/* A parameter's default, or another resource, of which `Name.Attribute` is something that only the cloud knows. */
static struct node *referred(struct resource_scope *s, str name, const struct node *n)
{
	const struct node *parameter = row_of(s, S("default"), name);
	const struct node *value = parameter ? node_get(parameter, S("value")) : NULL;
	struct resource_scope there;
	if (str_eq(name, S("AWS::NoValue")))
		return resource_nothing();
	if (!parameter && name.n && str_find(name, S(":"), 0) == SIZE_MAX)
		resource_refers(s, str_sub(name, 0, str_find(name, S("."), 0)), n);
	if (!value || !resource_enter(s, s->place, n, &there))
		return unknown(s, name, n);
	struct node *made = resource_walk(&there, value);
	return made && made->kind != NODE_UNKNOWN ? made : unknown(s, name, n);
}

static struct node *attribute(struct resource_scope *s, const struct node *n)
{
	const struct node *name = n->kind == NODE_ARRAY ? n->child : n;
	if (!name || name->kind == NODE_ARRAY || name->kind == NODE_OBJECT)
		return unknown(s, S("Fn::GetAtt"), n);
	resource_refers(s, str_sub(name->text, 0, str_find(name->text, S("."), 0)), n);
	const struct node *of = name == n ? NULL : name->next;
	str text = name->text;
	if (of)
		text = arena_printf(s->of->arena, "%.*s.%.*s", STR_ARG(text), STR_ARG(of->text));
	return unknown(s, text, n);
}

/* ---- texts ---- */

static bool add_text(struct buf *out, const struct node *value)
{
	if (!resource_is_text(value) || out->n + value->text.n > LONGEST)
		return false;
	buf_add(out, value->text);
	return true;
}

/* "a${B}c": B of the mapping beside it, a parameter, a resource or its attribute; ${!B} is the text ${B}. */
static struct node *substituted(struct resource_scope *s, const struct node *n)
{
	struct buf out BUF_AUTO = {0};
	const struct node *template = n->kind == NODE_ARRAY ? n->child : n;
	const struct node *own = template && template != n ? template->next : NULL;
	bool known = template && (template->kind == NODE_STRING || template->kind == NODE_UNKNOWN);
	str text = known ? template->text : S("");
	bool all;
	if (known && resource_self_is(s))
		text = resource_self_text(s, template, &all);
	for (str rest = text; rest.n;) {
		size_t open = str_find(rest, S("${"), 0), close = str_find(rest, S("}"), open);
		if (open == SIZE_MAX || close == SIZE_MAX)
			open = close = rest.n;
		str name = str_trim(str_sub(rest, open + 2, close));
		bool literal = name.n && name.p[0] == '!';
		buf_add(&out, str_sub(rest, 0, open));
		if (literal)
			buf_printf(&out, "${%.*s}", STR_ARG(str_sub(name, 1, name.n)));
		const struct node *given = node_get(own, name), *value = NULL;
		if (open < rest.n && !literal)
			value = given ? resource_walk(s, given) : referred(s, name, n);
		known = known && (open == rest.n || literal || add_text(&out, value));
		rest = str_sub(rest, close + 1, rest.n);
	}
	if (!known || out.n > LONGEST)
		return unknown(s, template ? template->text : S("Fn::Sub"), n);
	return resource_made(s, NODE_STRING, arena_str(s->of->arena, buf_str(&out)), n);
}

static struct node *joined(struct resource_scope *s, const struct node *n)
{
	struct buf out BUF_AUTO = {0};
	const struct node *by = item(n, 0), *list = item(n, 1);
	const struct node *items = list ? resource_walk(s, list) : NULL;
	bool known = by && items && items->kind == NODE_ARRAY;
	for (const struct node *i = known ? items->child : NULL; i; i = i->next) {
		if (i != items->child)
			buf_add(&out, by->text);
		known = known && add_text(&out, i);
	}
	if (!known)
		return unknown(s, S("Fn::Join"), n);
	return resource_made(s, NODE_STRING, arena_str(s->of->arena, buf_str(&out)), n);
}

/* A node of this walk that has served as part of another one, alone. */
static struct node *alone(struct resource_scope *s, const struct node *found, str otherwise, const struct node *n)
{
	if (!found)
		return unknown(s, otherwise, n);
	struct node *made = resource_made(s, found->kind, found->text, n);
	made->child = made->kind == found->kind ? found->child : NULL;
	return made;
}

static struct node *selected(struct resource_scope *s, const struct node *n)
{
	enum { MOST = 10000 };
	const struct node *which = item(n, 0), *list = item(n, 1);
	const struct node *index = which ? resource_walk(s, which) : NULL,
	                  *items = list ? resource_walk(s, list) : NULL;
	uint64_t i;
	bool known = resource_is_text(index) && str_number(index->text, MOST, &i);
	return alone(s, known ? item(items, (unsigned)i) : NULL, S("Fn::Select"), n);
}

static struct node *mapped(struct resource_scope *s, const struct node *n)
{
	const struct node *at = item(n, 0), *map = at ? resource_walk(s, at) : NULL;
	const struct node *row = resource_is_text(map) ? row_of(s, S("mapping"), map->text) : NULL;
	struct resource_scope there;
	const struct node *found = row && resource_enter(s, s->place, n, &there) ? node_get(row, S("value")) : NULL;
	for (unsigned i = 1; i < 3; i++) {
		const struct node *key = item(n, i), *name = key ? resource_walk(s, key) : NULL;
		found = found && resource_is_text(name) ? node_get(found, name->text) : NULL;
	}
	return found ? resource_walk(&there, found) : unknown(s, S("Fn::FindInMap"), n);
}

/* ---- conditions ---- */

static enum truth negate(enum truth t) { return TRUTH_TRUE - t; }

static enum truth holds(struct resource_scope *s, const struct node *n);

static enum truth is_equal(struct resource_scope *s, const struct node *list)
{
	const struct node *x = item(list, 0), *y = item(list, 1);
	const struct node *a = x ? resource_walk(s, x) : NULL, *b = y ? resource_walk(s, y) : NULL;
	if (!resource_is_text(a) || !resource_is_text(b))
		return TRUTH_UNKNOWN;
	return str_eq(a->text, b->text) ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth any_or_all(struct resource_scope *s, const struct node *list, bool all)
{
	enum truth result = all ? TRUTH_TRUE : TRUTH_FALSE;
	for (const struct node *n = list->child; n; n = n->next) {
		enum truth t = holds(s, n);
		result = (all ? t < result : t > result) ? t : result;
	}
	return result;
}

static enum truth holds(struct resource_scope *s, const struct node *n)
{
	const struct node *f = single(n);
	if (!f || !s->of->steps)
		return TRUTH_UNKNOWN;
	s->of->steps--;
	if (str_eq(f->key, S("Condition")))
		return resource_condition(s, f->text);
	if (str_eq(f->key, S("Fn::Equals")))
		return is_equal(s, f);
	if (str_eq(f->key, S("Fn::Not")) && f->child)
		return negate(holds(s, f->child));
	if (str_eq(f->key, S("Fn::And")) || str_eq(f->key, S("Fn::Or")))
		return any_or_all(s, f, str_eq(f->key, S("Fn::And")));
	return TRUTH_UNKNOWN;
}

enum truth resource_condition(struct resource_scope *s, str name)
{
	const struct node *row = row_of(s, S("condition"), name), *value = row ? node_get(row, S("value")) : NULL;
	struct resource_scope there;
	if (!value || !resource_enter(s, s->place, value, &there))
		return TRUTH_UNKNOWN;
	return holds(&there, value);
}

static struct node *chosen(struct resource_scope *s, const struct node *n)
{
	const struct node *condition = item(n, 0), *yes = item(n, 1), *no = item(n, 2);
	if (!condition || !yes || !no)
		return unknown(s, S("Fn::If"), n);
	enum truth t = resource_condition(s, condition->text);
	if (t != TRUTH_UNKNOWN) {
		struct node *made = resource_walk(s, t == TRUTH_TRUE ? yes : no);
		return made ? made : resource_nothing();
	}
	struct node *a = resource_walk(s, yes), *b = resource_walk(s, no);
	return a && b && resource_same(a, b) ? a : unknown(s, S("Fn::If"), n);
}

struct node *resource_intrinsic_value(struct resource_scope *s, const struct node *n)
{
	static const struct {
		str name;
		struct node *(*value)(struct resource_scope *s, const struct node *n);
	} functions[] = {
	        {STR_INIT("Fn::GetAtt"), attribute}, {STR_INIT("Fn::Sub"), substituted},
	        {STR_INIT("Fn::Join"), joined},      {STR_INIT("Fn::Select"), selected},
	        {STR_INIT("Fn::If"), chosen},        {STR_INIT("Fn::FindInMap"), mapped},
	};
	const struct node *f = single(n);
	if (!f || !s->of->steps)
		return NULL;
	if (str_eq(f->key, S("Ref")) && f->kind == NODE_STRING) {
		s->of->steps--;
		return referred(s, f->text, n);
	}
	if (!str_starts(f->key, S("Fn::")))
		return NULL;
	s->of->steps--;
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (str_eq(f->key, functions[i].name))
			return functions[i].value(s, f);
	resource_walk(s, f); /* for what it refers to */
	return unknown(s, f->key, n);
}
