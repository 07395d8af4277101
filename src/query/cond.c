/* Reads conditions. What a condition is about (path, some, every, covers, count) says which other parts it takes: one
 * table, so that each mistake is named by the same few sentences. */
#include "query/cond.h"

#include "query/path.h"
#include "cond_value.h"

struct cond_reader {
	struct arena *a;
	struct err *err;
	unsigned around; /* conditions whose items may be judged here: so many "^" have a meaning */
};

enum part { NEVER, MAY, MUST };
static const struct form {
	str name;
	enum cond_op op; /* of `path` that of its comparison */
	enum part compares, where, by, words, unit;
	unsigned inside; /* how many more subjects `where` sees around it */
} forms[] = {
        {STR_INIT("path"), COND_EQUALS, MUST, NEVER, NEVER, NEVER, MAY, 0},
        {STR_INIT("some"), COND_SOME, NEVER, MUST, NEVER, MAY, NEVER, 1},
        {STR_INIT("every"), COND_EVERY, NEVER, MUST, NEVER, MAY, NEVER, 1},
        {STR_INIT("covers"), COND_COVERS, NEVER, MUST, MUST, NEVER, NEVER, 2},
        {STR_INIT("count"), COND_COUNT, MUST, MAY, NEVER, MAY, NEVER, 1},
};
enum { FORMS = sizeof forms / sizeof *forms };

static const struct form *find_form(str name)
{
	for (size_t i = 0; i < FORMS; i++)
		if (str_eq(forms[i].name, name))
			return &forms[i];
	return NULL;
}

/* What stands in one mapping. */
struct parts {
	const struct form *form;
	const struct node *path, *where, *by, *words, *unit, *right;
	const struct cond_comparison *comparison;
};

static bool read_cond(struct cond_reader *r, const struct node *node, struct cond *out);

static bool read_path(struct cond_reader *r, const struct node *n, struct path *out)
{
	if (n->kind == NODE_ARRAY || n->kind == NODE_OBJECT)
		return err_set(r->err, "`%.*s` takes a path", STR_ARG(n->key));
	if (!path_parse(arena_str(r->a, n->text), r->a, out, r->err))
		return false;
	if (out->up <= r->around)
		return true;
	return err_set(r->err,
	               r->around ? "the path %.*s goes further out than there are conditions around it"
	                         : "the path %.*s has no `where` around it, so its ^ means nothing",
	               STR_ARG(n->text));
}

static bool read_kids(struct cond_reader *r, const struct node *node, enum cond_op op, struct cond *out)
{
	bool one = op == COND_NOT || op == COND_PERHAPS;
	if (node->kind != (one ? NODE_OBJECT : NODE_ARRAY))
		return err_set(r->err, op == COND_NOT ? "`not` takes one condition"
		                       : one          ? "`perhaps` takes one condition"
		                                      : "`all` and `any` take a list of conditions");
	const struct node *first = one ? node : node->child;
	size_t n = 0;
	for (const struct node *kid = first; kid; kid = one ? NULL : kid->next)
		n++;
	struct cond *kids = arena_array(r->a, struct cond, n);
	*out = (struct cond){.op = op, .kids = kids, .n_kids = n};
	for (const struct node *kid = first; kid; kid = one ? NULL : kid->next)
		if (!read_cond(r, kid, kids++))
			return false;
	return true;
}

/* What joins other conditions, and stands alone in its mapping. */
static const struct joint {
	str name;
	enum cond_op op;
} joints[] = {{STR_INIT("all"), COND_ALL},
              {STR_INIT("any"), COND_ANY},
              {STR_INIT("not"), COND_NOT},
              {STR_INIT("perhaps"), COND_PERHAPS}};
enum { JOINTS = sizeof joints / sizeof *joints };

static const struct joint *joining(str name)
{
	for (size_t i = 0; i < JOINTS; i++)
		if (str_eq(joints[i].name, name))
			return &joints[i];
	return NULL;
}

static bool unknown_key(struct cond_reader *r, str key)
{
	static const str others[] = {STR_INIT("where"), STR_INIT("by"),  STR_INIT("words"), STR_INIT("unit"),
	                             STR_INIT("all"),   STR_INIT("any"), STR_INIT("not"),   STR_INIT("perhaps")};
	str best = others[0];
	const struct cond_comparison *c;
	for (size_t i = 1; i < sizeof others / sizeof *others; i++)
		best = str_distance(others[i], key) < str_distance(best, key) ? others[i] : best;
	for (size_t i = 0; i < FORMS; i++)
		best = str_distance(forms[i].name, key) < str_distance(best, key) ? forms[i].name : best;
	for (size_t i = 0; (c = cond_comparison_at(i)); i++)
		best = str_distance(c->name, key) < str_distance(best, key) ? c->name : best;
	return err_set(r->err, "unknown key `%.*s` in a condition; did you mean `%.*s`?", STR_ARG(key), STR_ARG(best));
}

/* One key of the mapping; none may stand twice. */
static bool take_part(struct cond_reader *r, const struct node *n, struct parts *p)
{
	const struct form *form = find_form(n->key);
	const struct cond_comparison *comparison = cond_comparison(n->key);
	const struct node **slot = form                         ? &p->path
	                           : comparison                 ? &p->right
	                           : str_eq(n->key, S("where")) ? &p->where
	                           : str_eq(n->key, S("by"))    ? &p->by
	                           : str_eq(n->key, S("words")) ? &p->words
	                           : str_eq(n->key, S("unit"))  ? &p->unit
	                                                        : NULL;
	if (!slot && joining(n->key))
		return err_set(r->err, "`%.*s` stands alone in a condition", STR_ARG(n->key));
	if (!slot)
		return unknown_key(r, n->key);
	if (*slot)
		return err_set(r->err, "`%.*s` and `%.*s` in one condition: use `all`", STR_ARG((*slot)->key),
		               STR_ARG(n->key));
	*slot = n;
	p->form = form ? form : p->form;
	p->comparison = comparison ? comparison : p->comparison;
	return true;
}

/* Does the form take this part, and has it got it? */
static bool check_part(struct cond_reader *r, const struct form *f, enum part wants, const struct node *has,
                       const char *name)
{
	if (wants == MUST && !has)
		return err_set(r->err, "`%.*s` needs %s beside it", STR_ARG(f->name), name);
	if (wants == NEVER && has)
		return err_set(r->err, "`%.*s` does not go with `%.*s`", STR_ARG(has->key), STR_ARG(f->name));
	return true;
}

static bool check_parts(struct cond_reader *r, const struct parts *p)
{
	const struct form *f = p->form;
	const struct node *alone = p->where ? p->where : p->by ? p->by : p->words;
	if (!f && alone)
		return err_set(r->err, "`%.*s` needs `some`, `every`, `covers` or `count` beside it",
		               STR_ARG(alone->key));
	if (!f)
		return err_set(r->err, "a condition needs a path and a comparison");
	if (!check_part(r, f, f->compares, p->right, "a comparison") ||
	    !check_part(r, f, f->where, p->where, "`where`") || !check_part(r, f, f->by, p->by, "`by`") ||
	    !check_part(r, f, f->words, p->words, "`words`") || !check_part(r, f, f->unit, p->unit, "`unit`"))
		return false;
	if (p->words && p->words->kind != NODE_BOOL)
		return err_set(r->err, "`words` takes true or false");
	if (f->op == COND_COUNT && !(p->comparison->takes & COND_TAKES_COUNT))
		return err_set(r->err, "`count` takes equals, above or below, not `%.*s`", STR_ARG(p->right->key));
	return true;
}

static bool read_other(struct cond_reader *r, const struct node *n, struct cond *out)
{
	struct path *other = arena_new(r->a, struct path);
	out->other = other;
	return read_path(r, n, other);
}

static bool read_where(struct cond_reader *r, const struct parts *p, struct cond *out)
{
	struct cond *kid = arena_new(r->a, struct cond);
	struct cond_reader inner = {r->a, r->err, r->around + p->form->inside};
	out->kids = kid;
	out->n_kids = 1;
	return read_cond(&inner, p->where, kid);
}

/* Everything that joins no others. */
static bool read_parts(struct cond_reader *r, const struct node *node, struct cond *out)
{
	struct parts p = {0};
	const struct node *right = NULL;
	for (const struct node *n = node->child; n; n = n->next)
		if (!take_part(r, n, &p))
			return false;
	if (!check_parts(r, &p) || !read_path(r, p.path, &out->path))
		return false;
	bool counts = p.form->op == COND_COUNT;
	out->op = p.form->compares == MUST && !counts ? p.comparison->op : p.form->op;
	out->than = counts ? p.comparison->op : COND_ALL;
	out->words = p.words && str_eq(p.words->text, S("true"));
	out->unit = p.unit ? arena_str(r->a, p.unit->text) : S("");
	if (p.right && !cond_value(p.comparison, p.right, counts, out->unit, &out->value, &right, r->err))
		return false;
	if (right && !read_other(r, right, out))
		return false;
	if (p.by && !read_other(r, p.by, out))
		return false;
	return !p.where || read_where(r, &p, out);
}

static bool read_cond(struct cond_reader *r, const struct node *node, struct cond *out)
{
	*out = (struct cond){0};
	if (node->kind != NODE_OBJECT || !node->child)
		return err_set(r->err, "a condition is a mapping such as {path: a.b, equals: true}");
	const struct node *only = node->child;
	const struct joint *joint = only->next ? NULL : joining(only->key);
	if (joint)
		return read_kids(r, only, joint->op, out);
	return read_parts(r, node, out);
}

bool cond_read(const struct node *node, struct arena *a, struct cond *out, struct err *err)
{
	struct cond_reader r = {a, err, 0};
	return read_cond(&r, node, out);
}
