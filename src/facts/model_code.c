/* Looking up by place: an argument that is a call is only known by where it begins. */
#include "model_code.h"

#include <stdlib.h>

#include "base/ascii.h"

static int place_order(const struct node *a, const struct node *b)
{
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->col > b->col) - (a->col < b->col);
}

static int call_order(const void *x, const void *y)
{
	const struct node *a = *(const struct node *const *)x, *b = *(const struct node *const *)y;
	int order = place_order(a, b);
	if (order)
		return order;
	if (a->end_line != b->end_line)
		return a->end_line < b->end_line ? -1 : 1;
	return (a->end_col > b->end_col) - (a->end_col < b->end_col);
}

static const struct node **sorted(struct model_code *c, const struct node *list, bool calls, size_t *count)
{
	size_t n = 0;
	for (const struct node *k = list ? list->child : NULL; k; k = k->next)
		n += k->kind == (calls ? NODE_OBJECT : NODE_UNKNOWN);
	const struct node **at = arena_array(&c->scratch, const struct node *, n + 1);
	n = 0;
	for (const struct node *k = list ? list->child : NULL; k; k = k->next)
		if (k->kind == (calls ? NODE_OBJECT : NODE_UNKNOWN))
			at[n++] = k;
	if (n)
		qsort(at, n, sizeof *at, call_order);
	*count = n;
	return at;
}

static int key_order(const void *x, const void *y)
{
	const struct node *a = *(const struct node *const *)x, *b = *(const struct node *const *)y;
	int order = str_cmp(a->key, b->key);
	return order ? order : place_order(a, b);
}

static void sort_names(struct model_code *c)
{
	const struct node *names = node_get(c->tree, S("names"));
	for (const struct node *n = names ? names->child : NULL; n; n = n->next)
		c->n_names++;
	c->names = arena_array(&c->scratch, const struct node *, c->n_names + 1);
	size_t at = 0;
	for (const struct node *n = names ? names->child : NULL; n; n = n->next)
		c->names[at++] = n;
	if (at)
		qsort(c->names, at, sizeof *c->names, key_order);
}

void model_code_open(struct model_code *c, struct facts *f, str path, const struct node *tree)
{
	*c = (struct model_code){.f = f, .path = path, .tree = tree};
	c->calls = sorted(c, node_get(tree, S("calls")), true, &c->n_calls);
	c->given = sorted(c, node_get(tree, S("names")), false, &c->n_given);
	sort_names(c);
	c->classes = model_names_of(node_get(tree, S("classes")), &c->scratch);
}

void model_code_close(struct model_code *c) { arena_free(&c->scratch); }

static size_t first_at(const struct node **list, size_t n, const struct node *at)
{
	size_t low = 0;
	for (size_t high = n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (place_order(list[middle], at) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool model_code_behind(const struct node *range, const struct node *n)
{
	return n->line > range->end_line || (n->line == range->end_line && n->col >= range->end_col);
}

static struct node start_of(const struct node *value)
{
	struct node at = {.line = value->line, .col = value->col};
	if (value->kind == NODE_UNKNOWN && str_starts(value->text, S("new ")))
		at.col += 4;
	return at;
}

static bool fits(const struct node *call, const struct node *value)
{
	return call->end_line < value->end_line ||
	       (call->end_line == value->end_line && call->end_col <= value->end_col);
}

static size_t call_at(const struct model_code *c, const struct node *value, size_t i)
{
	struct node at = start_of(value);
	if (i < c->n_calls && place_order(c->calls[i], &at) == 0 && fits(c->calls[i], value))
		return i;
	return c->n_calls;
}

size_t model_code_call(const struct model_code *c, const struct node *value)
{
	struct node at = start_of(value);
	return call_at(c, value, first_at(c->calls, c->n_calls, &at));
}

size_t model_code_next(const struct model_code *c, const struct node *value, size_t call)
{
	return call_at(c, value, call + 1);
}

const struct node *model_code_chained(const struct model_code *c, const struct node *value, const char *words)
{
	for (size_t i = model_code_call(c, value); i < c->n_calls; i = model_code_next(c, value, i))
		if (str_listed(model_code_last(model_code_callee(c->calls[i])), words))
			return c->calls[i];
	return NULL;
}

str model_code_given(const struct model_code *c, const struct node *at)
{
	size_t i = first_at(c->given, c->n_given, at);
	return i < c->n_given && place_order(c->given[i], at) == 0 ? c->given[i]->key : S("");
}

/* ---- parts of a call ---- */

str model_code_callee(const struct node *call)
{
	const struct node *callee = node_get(call, S("callee"));
	return callee ? callee->text : S("");
}

str model_code_last(str name)
{
	size_t at = name.n;
	while (at && name.p[at - 1] != '.')
		at--;
	return str_sub(name, at, name.n);
}

const struct node *model_code_arg(const struct node *call, size_t i)
{
	const struct node *args = node_get(call, S("args")), *n = args ? args->child : NULL;
	while (n && i--)
		n = n->next;
	return n;
}

const struct node *model_code_keyword(const struct node *call, str key)
{
	const struct node *args = node_get(call, S("args")), *last = args ? args->child : NULL;
	while (last && last->next)
		last = last->next;
	return last && last->kind == NODE_OBJECT ? node_get(last, key) : NULL;
}

/* ---- names ---- */

static const struct node *name_of(const struct model_code *c, str name)
{
	size_t low = 0;
	for (size_t high = c->n_names; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(c->names[middle]->key, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < c->n_names && str_eq(c->names[low]->key, name) ? c->names[low] : NULL;
}

str model_code_name(const struct model_code *c, str name, str *module)
{
	const struct node *n = name_of(c, name), *from = n ? node_get(n, S("module")) : NULL;
	const struct node *member = from ? node_get(n, S("member")) : NULL;
	*module = from ? from->text : S("");
	return member && !str_eq(member->text, S("*")) && !str_eq(member->text, S("default")) ? member->text : name;
}

str model_code_stands_for(const struct model_code *c, str name)
{
	const struct node *n = name_of(c, name);
	return n && n->kind == NODE_UNKNOWN ? n->text : S("");
}

bool model_code_imports(const struct model_code *c, str module)
{
	const struct node *imports = node_get(c->tree, S("imports"));
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *m = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (m && str_starts(m->text, module) &&
		    (m->text.n == module.n || ascii_in("./\\:@", m->text.p[module.n])))
			return true;
	}
	return false;
}
