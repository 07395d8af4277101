/* Terraform's language, as far as it names things: var.a.b[0] and local.c become what they stand for, alone or inside
 * of a text, and so does `a ? b : c` where a is known. Everything else stays computed, and the resources that it names
 * are noted. */
#include <stdint.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "query/patterns.h"
#include "resource_template.h"
#include "resource_variable.h"

enum { LONGEST = 16 << 10, MOST_DEPTH = 12 };

static struct node *expression(struct resource_scope *s, str e, const struct node *n, unsigned depth);

/* ---- a.b["c"][0] ---- */

static bool is_name(char c) { return ascii_alnum(c) || c == '_' || c == '-'; }

static str take_name(str e, size_t *i)
{
	size_t from = *i;
	while (*i < e.n && is_name(e.p[*i]))
		++*i;
	return str_sub(e, from, *i);
}

static bool is_quoted(str e) { return e.n > 1 && e.p[0] == '"' && resource_template_skip(e, 0) == e.n; }

/* .name, [0], ["k"]; false for anything else. */
static bool take_step(str e, size_t *i, str *key)
{
	uint64_t number;
	if (*i < e.n && e.p[*i] == '.') {
		++*i;
		*key = take_name(e, i);
		return key->n > 0;
	}
	if (*i >= e.n || e.p[*i] != '[')
		return false;
	size_t end = resource_template_skip(e, *i);
	str inside = str_trim(str_sub(e, *i + 1, end - 1));
	*i = end;
	*key = is_quoted(inside) ? str_sub(inside, 1, inside.n - 1) : inside;
	return str_number(inside, UINT32_MAX, &number) ||
	       (is_quoted(inside) && str_find(inside, S("${"), 0) == SIZE_MAX);
}

static const struct node *child_at(const struct node *n, str key)
{
	uint64_t number;
	if (n->kind != NODE_ARRAY)
		return node_get(n, key);
	if (!str_number(key, UINT32_MAX, &number))
		return NULL;
	for (n = n->child; n && number; n = n->next)
		number--;
	return n;
}

static struct node *named(struct resource_scope *s, str e, const struct node *n)
{
	size_t i = 0;
	str root = take_name(e, &i), key;
	bool var = str_eq(root, S("var"));
	if ((!var && !str_eq(root, S("local"))) || !take_step(e, &i, &key))
		return NULL;
	const struct node *found = var ? resource_variable(s, key, n) : resource_local(s, key, n);
	while (found && i < e.n)
		found = take_step(e, &i, &key) ? child_at(found, key) : NULL;
	if (!found || found->kind == NODE_UNKNOWN)
		return NULL;
	struct node *alone = resource_made(s, found->kind, found->text, n);
	alone->child = alone->kind == found->kind ? found->child : NULL;
	return alone;
}

/* ---- text ---- */

/* A template whose every part is known, as one text. */
static struct node *text_of(struct resource_scope *s, str template, const struct node *n, unsigned depth)
{
	struct buf out BUF_AUTO = {0};
	str rest = template;
	while (rest.n) {
		struct resource_part part = resource_template_next(&rest);
		const struct node *value = NULL;
		if (part.computed && !part.directive)
			value = expression(s, part.text, n, depth + 1);
		if ((part.computed && !resource_is_text(value)) || out.n + part.text.n > LONGEST)
			return NULL;
		buf_add(&out, value ? value->text : part.text);
	}
	return out.n > LONGEST ? NULL : resource_made(s, NODE_STRING, arena_str(s->of->arena, buf_str(&out)), n);
}

/* ---- a ? b : c, a == b, !a ---- */

/* Where op stands in no string and no bracket. */
static size_t find_outside(str e, str op)
{
	for (size_t i = 0; i < e.n;) {
		if (str_starts(str_sub(e, i, e.n), op))
			return i;
		i = e.p[i] && strchr("\"([{", e.p[i]) ? resource_template_skip(e, i) : i + 1;
	}
	return SIZE_MAX;
}

/* The colon of the question mark at i: choices may follow in both places. */
static size_t find_colon(str e, size_t i)
{
	size_t open = 1;
	for (i++; i < e.n;) {
		char c = e.p[i];
		open += c == '?';
		open -= c == ':';
		if (!open)
			return i;
		i = c && strchr("\"([{", c) ? resource_template_skip(e, i) : i + 1;
	}
	return SIZE_MAX;
}

static enum truth truth_of(bool b) { return b ? TRUTH_TRUE : TRUTH_FALSE; }

static enum truth condition(struct resource_scope *s, str e, const struct node *n, unsigned depth)
{
	if (e.n && e.p[0] == '(' && resource_template_skip(e, 0) == e.n && depth < MOST_DEPTH)
		return condition(s, str_trim(str_sub(e, 1, e.n - 1)), n, depth + 1);
	size_t equal = find_outside(e, S("==")), differ = find_outside(e, S("!="));
	size_t at = equal < differ ? equal : differ;
	bool negated = e.n && e.p[0] == '!' && at == SIZE_MAX;
	const struct node *left = expression(s, str_sub(e, negated, at), n, depth + 1);
	if (!resource_is_text(left))
		return TRUTH_UNKNOWN;
	if (at == SIZE_MAX) {
		bool yes = str_eq(left->text, S("true"));
		return yes || str_eq(left->text, S("false")) ? truth_of(yes != negated) : TRUTH_UNKNOWN;
	}
	const struct node *right = expression(s, str_sub(e, at + 2, e.n), n, depth + 1);
	if (!resource_is_text(right))
		return TRUTH_UNKNOWN;
	return truth_of(str_eq(left->text, right->text) == (at == equal));
}

static struct node *literal(struct resource_scope *s, str e, const struct node *n, unsigned depth)
{
	bool negative = e.p[0] == '-', number = e.n > negative && ascii_digit(e.p[negative]);
	for (size_t i = negative; i < e.n; i++)
		number = number && (ascii_digit(e.p[i]) || e.p[i] == '.');
	if (number)
		return resource_made(s, NODE_NUMBER, e, n);
	if (str_eq(e, S("true")) || str_eq(e, S("false")))
		return resource_made(s, NODE_BOOL, e, n);
	if (str_eq(e, S("null")))
		return resource_made(s, NODE_NULL, S(""), n);
	if (str_eq(e, S("[]")) || str_eq(e, S("{}")))
		return resource_made(s, e.p[0] == '[' ? NODE_ARRAY : NODE_OBJECT, S(""), n);
	if (is_quoted(e) && str_find(e, S("\\"), 0) == SIZE_MAX)
		return text_of(s, str_sub(e, 1, e.n - 1), n, depth);
	return NULL;
}

static struct node *expression(struct resource_scope *s, str e, const struct node *n, unsigned depth)
{
	e = str_trim(e);
	if (!e.n || depth > MOST_DEPTH || !s->of->steps)
		return NULL;
	s->of->steps--;
	size_t mark = find_outside(e, S("?")), colon = mark == SIZE_MAX ? mark : find_colon(e, mark);
	if (colon != SIZE_MAX) {
		enum truth truth = condition(s, str_trim(str_sub(e, 0, mark)), n, depth);
		if (truth == TRUTH_UNKNOWN)
			return NULL;
		str chosen = truth == TRUTH_TRUE ? str_sub(e, mark + 1, colon) : str_sub(e, colon + 1, e.n);
		return expression(s, chosen, n, depth + 1);
	}
	if (e.p[0] == '(' && resource_template_skip(e, 0) == e.n)
		return expression(s, str_sub(e, 1, e.n - 1), n, depth + 1);
	struct node *made = literal(s, e, n, depth);
	return made ? made : named(s, e, n);
}

/* ---- other resources ---- */

/* TYPE.NAME, data.TYPE.NAME, module.NAME. A provider's types have its name in front: aws_s3_bucket. */
static str resource_at(struct resource_scope *s, str e, size_t *i)
{
	str type = take_name(e, i), name, prefix = S("");
	if (str_eq(type, S("data")) && *i < e.n && e.p[*i] == '.' && take_step(e, i, &type))
		prefix = S("data.");
	bool typed = prefix.n || str_eq(type, S("module")) || str_find(type, S("_"), 0) != SIZE_MAX;
	if (!typed || *i >= e.n || e.p[*i] != '.' || !take_step(e, i, &name))
		return S("");
	return arena_printf(s->of->arena, "%.*s%.*s.%.*s", STR_ARG(prefix), STR_ARG(type), STR_ARG(name));
}

/* Every name that is no member of another. What stands in quotes is text, but for ${…} in it. */
static void note_resources(struct resource_scope *s, str e, const struct node *n, unsigned depth)
{
	for (size_t i = 0; i < e.n && depth <= MOST_DEPTH && s->of->refs_left;) {
		bool begins = is_name(e.p[i]) && (!i || (!is_name(e.p[i - 1]) && e.p[i - 1] != '.'));
		size_t end = e.p[i] == '"' ? resource_template_skip(e, i) : i;
		str to = begins ? resource_at(s, e, &i) : S(""), text = str_sub(e, i + 1, end - (end > i));
		if (to.n)
			resource_refers(s, to, n);
		while (end > i && text.n) {
			struct resource_part part = resource_template_next(&text);
			if (part.computed)
				note_resources(s, part.text, n, depth + 1);
		}
		i = begins ? i : end > i ? end : i + 1;
	}
}

struct node *resource_template_value(struct resource_scope *s, const struct node *n)
{
	str inside, rest = n->text;
	if (n->kind != NODE_UNKNOWN)
		return NULL;
	bool alone = resource_template_alone(n->text, &inside);
	bool any = alone;
	for (str t = rest; !any && t.n;)
		any = resource_template_next(&t).computed;
	struct node *made = !any ? NULL : alone ? expression(s, inside, n, 0) : text_of(s, rest, n, 0);
	while (!made && rest.n) {
		struct resource_part part = resource_template_next(&rest);
		if (part.computed)
			note_resources(s, part.text, n, 0);
	}
	return made ? made : resource_made(s, NODE_UNKNOWN, alone ? inside : n->text, n);
}
