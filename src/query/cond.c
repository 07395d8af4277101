/* Reads the conditions of config and repo rules. */
#include "query/cond.h"

#include "query/path.h"

static const struct {
	str name;
	enum cond_op op;
} ops[] = {
        {STR_INIT("equals"), COND_EQUALS}, {STR_INIT("in"), COND_IN},       {STR_INIT("matches"), COND_MATCHES},
        {STR_INIT("above"), COND_ABOVE},   {STR_INIT("below"), COND_BELOW}, {STR_INIT("exists"), COND_EXISTS},
        {STR_INIT("source"), COND_SOURCE}, {STR_INIT("named"), COND_NAMED},
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
		if (!cond_read(kid, a, kids++, err))
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
			if (!path_parse(arena_str(a, n->text), a, &out->path, err))
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
			        "above, below, exists, source, named",
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

bool cond_read(const struct node *node, struct arena *a, struct cond *out, struct err *err)
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
