/* Reads the paths and conditions of config and repo rules. */
#include "engine/ruleset.h"

#include <stdint.h>

static struct step key_step(str key)
{
	if (str_eq(key, S("*")))
		return (struct step){STEP_ANY, {0}};
	if (str_eq(key, S("**")))
		return (struct step){STEP_DEEP, {0}};
	return (struct step){STEP_KEY, key};
}

/* Takes one step off the front of *rest: 'quoted.name' or everything up to the next dot. */
static bool next_step(str *rest, struct step *out, struct err *err)
{
	if (rest->p[0] != '\'') {
		str piece;
		str_cut(rest, '.', &piece);
		*out = key_step(piece);
		return piece.n || err_set(err, "an empty step in a path");
	}
	size_t close = str_find(*rest, S("'"), 1);
	if (close == SIZE_MAX)
		return err_set(err, "a quote that is not closed in a path");
	*out = (struct step){STEP_KEY, str_sub(*rest, 1, close)};
	str tail = str_sub(*rest, close + 1, rest->n);
	if (tail.n && tail.p[0] != '.')
		return err_set(err, "expected a dot behind '%.*s' in a path", STR_ARG(out->key));
	*rest = tail.n ? str_sub(tail, 1, tail.n) : (str){NULL, 0};
	return true;
}

bool rule_read_path(str text, struct arena *a, struct path *out, struct err *err)
{
	*out = (struct path){.text = arena_str(a, text)};
	str rest = out->text;
	if (str_starts(rest, S("$"))) {
		out->from_root = true;
		rest = str_sub(rest, rest.n > 1 && rest.p[1] == '.' ? 2 : 1, rest.n);
	}
	if (rest.n == 0 || str_eq(rest, S(".")))
		return true;
	size_t most = 1;
	for (size_t i = 0; i < rest.n; i++)
		most += rest.p[i] == '.';
	struct step *steps = arena_array(a, struct step, most);
	while (rest.p && rest.n)
		if (!next_step(&rest, &steps[out->n++], err))
			return false;
	out->steps = steps;
	return true;
}

static const struct {
	str name;
	enum cond_op op;
} ops[] = {
        {STR_INIT("equals"), COND_EQUALS}, {STR_INIT("in"), COND_IN},       {STR_INIT("matches"), COND_MATCHES},
        {STR_INIT("above"), COND_ABOVE},   {STR_INIT("below"), COND_BELOW}, {STR_INIT("exists"), COND_EXISTS},
};

static bool read_kids(const struct node *node, enum cond_op op, struct arena *a, struct cond *out, struct err *err)
{
	bool one = op == COND_NOT;
	if (node->kind != (one ? NODE_OBJECT : NODE_ARRAY))
		return err_set(err, one ? "`not` takes one condition" : "`all` and `any` take a list of conditions");
	const struct node *first = one ? node : node->child;
	size_t n = 0;
	for (const struct node *kid = first; kid; kid = one ? NULL : kid->next)
		n++;
	struct cond *kids = arena_array(a, struct cond, n);
	*out = (struct cond){.op = op, .kids = kids, .n_kids = n};
	for (const struct node *kid = first; kid; kid = one ? NULL : kid->next)
		if (!rule_read_cond(kid, a, kids++, err))
			return false;
	return true;
}

static bool check_value(const struct cond *c, struct err *err)
{
	enum node_kind kind = c->value->kind;
	if (c->op == COND_IN && kind != NODE_ARRAY)
		return err_set(err, "`in` takes a list");
	if (c->op == COND_EXISTS && kind != NODE_BOOL)
		return err_set(err, "`exists` takes true or false");
	if (c->op != COND_IN && (kind == NODE_ARRAY || kind == NODE_OBJECT))
		return err_set(err, "a comparison takes one value");
	return true;
}

/* {path: P, OP: value} */
static bool read_test(const struct node *node, struct arena *a, struct cond *out, struct err *err)
{
	bool has_op = false, has_path = false;
	for (const struct node *n = node->child; n; n = n->next) {
		if (str_eq(n->key, S("path"))) {
			has_path = true;
			if (!rule_read_path(n->text, a, &out->path, err))
				return false;
			continue;
		}
		size_t i = 0;
		while (i < sizeof ops / sizeof *ops && !str_eq(ops[i].name, n->key))
			i++;
		if (i == sizeof ops / sizeof *ops)
			return err_set(
			        err,
			        "unknown key `%.*s` in a condition: expected path and one of equals, in, matches, "
			        "above, below, exists",
			        STR_ARG(n->key));
		if (has_op)
			return err_set(err, "two comparisons in one condition: use `all`");
		has_op = true;
		out->op = ops[i].op;
		out->value = n;
	}
	if (!has_path || !has_op)
		return err_set(err, "a condition needs a path and a comparison");
	return check_value(out, err);
}

bool rule_read_cond(const struct node *node, struct arena *a, struct cond *out, struct err *err)
{
	*out = (struct cond){0};
	if (node->kind != NODE_OBJECT || !node->child)
		return err_set(err, "a condition is a mapping such as {path: a.b, equals: true}");
	const struct node *only = node->child;
	if (!only->next && str_eq(only->key, S("all")))
		return read_kids(only, COND_ALL, a, out, err);
	if (!only->next && str_eq(only->key, S("any")))
		return read_kids(only, COND_ANY, a, out, err);
	if (!only->next && str_eq(only->key, S("not")))
		return read_kids(only, COND_NOT, a, out, err);
	return read_test(node, a, out, err);
}
