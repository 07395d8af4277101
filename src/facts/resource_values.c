/* A sorted list: built once, then asked for every reference. */
#include "resource_values.h"

#include <stdlib.h>

static str text_of(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return n ? n->text : S("");
}

/* Which folder's variables the file of a -var-file option sets, is not written anywhere. */
static str place_of(const struct node *row, str kind)
{
	if (str_eq(kind, S("label")))
		return S("");
	str tool = text_of(row, S("tool"));
	if (!str_eq(tool, S("terraform")) && !str_eq(tool, S("arm")) && !str_eq(tool, S("bicep")))
		return text_of(row, S("path"));
	return str_eq(kind, S("tfvars of a command")) ? S("") : text_of(row, S("module"));
}

static int name_order(const struct resource_value_row *x, const struct resource_value_row *y)
{
	int order = str_cmp(x->place, y->place);
	order = order ? order : str_cmp(x->kind, y->kind);
	return order ? order : str_cmp(x->name, y->name);
}

/* terraform.tfvars counts before terraform.tfvars.json, both before all others. */
static int file_rank(str path)
{
	str name = str_basename(path);
	return str_eq(name, S("terraform.tfvars")) ? 0 : str_eq(name, S("terraform.tfvars.json")) ? 1 : 2;
}

static int row_place(const struct resource_value_row *x, const struct resource_value_row *y)
{
	str a = text_of(x->row, S("path")), b = text_of(y->row, S("path"));
	int order = file_rank(a) - file_rank(b);
	order = order ? order : str_cmp(a, b);
	return order ? order : (x->row->line > y->row->line) - (x->row->line < y->row->line);
}

static int value_order(const void *left, const void *right)
{
	const struct resource_value_row *x = left, *y = right;
	int order = name_order(x, y);
	return order ? order : row_place(x, y);
}

struct resource_values resource_values_index(struct table rows, struct arena *a)
{
	struct resource_value_row *at = arena_array(a, struct resource_value_row, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct node *row = rows.rows[i].node;
		str kind = text_of(row, S("kind"));
		at[i] = (struct resource_value_row){place_of(row, kind), kind, text_of(row, S("name")), row};
	}
	if (rows.n)
		qsort(at, rows.n, sizeof *at, value_order);
	return (struct resource_values){at, rows.n};
}

/* The first row that is not in front of what is looked for. */
static size_t first_at(const struct resource_values *v, const struct resource_value_row *wanted)
{
	size_t low = 0;
	for (size_t high = v->n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (name_order(&v->at[middle], wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_it(const struct resource_value_row *row, str place, str kind, str name)
{
	return str_eq(row->place, place) && str_eq(row->kind, kind) && (!name.n || str_eq(row->name, name));
}

const struct node *resource_value_of(const struct resource_values *v, str place, str kind, str name)
{
	const struct resource_value_row wanted = {.place = place, .kind = kind, .name = name};
	size_t at = first_at(v, &wanted);
	return at < v->n && is_it(&v->at[at], place, kind, name) ? v->at[at].row : NULL;
}

struct resource_values resource_values_of(const struct resource_values *v, str place, str kind, str name)
{
	const struct resource_value_row wanted = {.place = place, .kind = kind, .name = name};
	size_t from = first_at(v, &wanted), to = from;
	while (to < v->n && is_it(&v->at[to], place, kind, name))
		to++;
	return (struct resource_values){v->at + from, to - from};
}
