/* Functions, calls and names of a file, sorted, so that each is found by its place or name at once. */
#include <stdint.h>
#include <stdlib.h>

#include "route_branch.h"
#include "route_part.h"
#include "row_get.h"

static int place_order(const struct node *a, const struct node *b)
{
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->col < b->col ? -1 : a->col > b->col;
}

static int by_place(const void *a, const void *b)
{
	return place_order(*(const struct node *const *)a, *(const struct node *const *)b);
}

static int by_name(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a, *y = *(const struct node *const *)b;
	int order = str_cmp(x->key, y->key);
	return order ? order : place_order(x, y);
}

bool route_within(const struct node *node, const struct node *n)
{
	const struct node end = {.line = node->end_line, .col = node->end_col};
	return place_order(node, n) <= 0 && place_order(n, &end) < 0;
}

enum { CLASSES_DEEP = 16 };

/* Both lists are in the order in which they begin. */
static void find_owners(struct route_file *r)
{
	const struct node *list = node_get(r->tree, S("classes")), *next = list ? list->child : NULL;
	const struct node *around[CLASSES_DEEP];
	size_t n = 0;
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *f = r->functions[i].node;
		for (; next && place_order(next, f) <= 0; next = next->next) {
			while (n && !route_within(around[n - 1], next))
				n--;
			if (n < CLASSES_DEEP)
				around[n++] = next;
		}
		while (n && !route_within(around[n - 1], f))
			n--;
		r->functions[i].owner = n ? around[n - 1] : NULL;
	}
}

static size_t count(const struct node *list)
{
	size_t n = 0;
	for (const struct node *c = list ? list->child : NULL; c; c = c->next)
		n++;
	return n;
}

static void sort(const struct node **at, size_t n, int (*order)(const void *, const void *))
{
	if (n)
		qsort(at, n, sizeof *at, order);
}

static int text_order(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

bool route_has_function(const struct route_file *r, str name)
{
	return r->n_function_names && bsearch(&name, r->function_names, r->n_function_names, sizeof(str), text_order);
}

bool route_is_unique(const struct route_file *r, str name)
{
	const str *found = r->n_function_names
	                           ? bsearch(&name, r->function_names, r->n_function_names, sizeof(str), text_order)
	                           : NULL;
	const str *end = r->function_names + r->n_function_names;
	return found && (found == r->function_names || !str_eq(found[-1], name)) &&
	       (found + 1 == end || !str_eq(found[1], name));
}

/* require('m') alone: its name is that of the module. */
static bool is_bare_require(str text)
{
	return str_starts(text, S("require(")) && str_find(text, S(")"), 0) == text.n - 1;
}

void route_index(struct route_file *r)
{
	const struct node *functions = node_get(r->tree, S("functions")), *names = node_get(r->tree, S("names"));
	const struct node *calls = node_get(r->tree, S("calls")), *tries = node_get(r->tree, S("tries"));
	r->functions = arena_array(&r->scratch, struct route_function, count(functions));
	r->names = arena_array(&r->scratch, const struct node *, count(names));
	r->given = arena_array(&r->scratch, const struct node *, count(names));
	r->calls = arena_array(&r->scratch, const struct node *, count(calls));
	r->tries = arena_array(&r->scratch, const struct node *, count(tries));
	for (const struct node *n = tries ? tries->child : NULL; n; n = n->next)
		r->tries[r->n_tries++] = n;
	route_index_branches(r);
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next) {
		size_t parent = r->n_functions - 1; /* none: SIZE_MAX */
		while (parent != SIZE_MAX && !route_within(r->functions[parent].node, n))
			parent = r->functions[parent].parent;
		r->functions[r->n_functions++] = (struct route_function){.node = n, .parent = parent};
	}
	for (const struct node *n = names ? names->child : NULL; n; n = n->next) {
		r->names[r->n_names++] = n;
		if (n->kind == NODE_UNKNOWN && !is_bare_require(n->text))
			r->given[r->n_given++] = n;
	}
	for (const struct node *n = calls ? calls->child : NULL; n; n = n->next)
		r->calls[r->n_calls++] = n;
	find_owners(r);
	r->function_names = arena_array(&r->scratch, str, r->n_functions);
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *name = node_get(r->functions[i].node, S("name"));
		if (name)
			r->function_names[r->n_function_names++] = name->text;
	}
	if (r->n_function_names)
		qsort(r->function_names, r->n_function_names, sizeof(str), text_order);
	sort(r->names, r->n_names, by_name);
	sort(r->given, r->n_given, by_place);
	sort(r->calls, r->n_calls, by_place);
}

/* The first of them that begins at or behind the place. */
static size_t function_from(const struct route_file *r, const struct node *place)
{
	size_t low = 0, high = r->n_functions;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (place_order(r->functions[middle].node, place) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t node_from(const struct node *const *at, size_t n, const struct node *place)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (place_order(at[middle], place) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t route_call_from(const struct route_file *r, const struct node *place)
{
	return node_from(r->calls, r->n_calls, place);
}

bool route_swallowed(const struct route_file *r, const struct node *n)
{
	enum { AROUND = 8 };
	size_t i = node_from(r->tries, r->n_tries, n);
	for (size_t k = 0; k < AROUND && i; k++)
		if (route_within(r->tries[--i], n))
			return true;
	return false;
}

size_t route_function_at(const struct route_file *r, const struct node *value)
{
	size_t i = function_from(r, value);
	return i < r->n_functions && place_order(r->functions[i].node, value) == 0 ? i : SIZE_MAX;
}

size_t route_function(const struct route_file *r, const struct node *value)
{
	size_t i = function_from(r, value);
	return i < r->n_functions && route_within(value, r->functions[i].node) ? i : SIZE_MAX;
}

size_t route_owner(const struct route_file *r, const struct node *place, str param)
{
	size_t i = function_from(r, place) - 1;
	for (; i != SIZE_MAX; i = r->functions[i].parent) {
		const struct node *f = r->functions[i].node, *params = node_get(f, S("params"));
		if (!route_within(f, place))
			continue;
		for (const struct node *p = params ? params->child : NULL; p; p = p->next)
			if (row_is(p, S("name"), param))
				return i;
	}
	return SIZE_MAX;
}

size_t route_around(const struct route_file *r, const struct node *place)
{
	size_t i = function_from(r, place);
	if (i < r->n_functions && place_order(r->functions[i].node, place) == 0)
		i++; /* a place is in what begins there */
	for (i--; i != SIZE_MAX && !route_within(r->functions[i].node, place);)
		i = r->functions[i].parent;
	return i;
}

bool route_imports(const struct route_file *r, str start)
{
	const struct node *list = node_get(r->tree, S("imports"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (module && str_starts(module->text, start))
			return true;
	}
	return false;
}

size_t route_names_from(const struct route_file *r, str name)
{
	size_t low = 0, high = r->n_names;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(r->names[middle]->key, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct node *route_name(const struct route_file *r, str name)
{
	size_t i = route_names_from(r, name);
	return i < r->n_names && str_eq(r->names[i]->key, name) ? r->names[i] : NULL;
}

str route_given(const struct route_file *r, const struct node *value)
{
	size_t i = node_from(r->given, r->n_given, value);
	return i < r->n_given && place_order(r->given[i], value) == 0 ? r->given[i]->key : S("");
}
