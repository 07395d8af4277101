/* A variable may have as many values as there are calls of its module and files of values: one of them is an answer
 * only where all agree. */
#include "resource_variable.h"

static str text_of(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return n ? n->text : S("");
}

/* What the row says, walked in that place; NULL when it says nothing, or something computed. */
static struct node *value_of(struct resource_scope *s, str place, const struct node *row, const struct node *n)
{
	struct resource_scope there;
	const struct node *value = row ? node_get(row, S("value")) : NULL;
	if (!value || !resource_enter(s, place, n, &there))
		return NULL;
	struct node *made = resource_walk(&there, value);
	return made && made->kind != NODE_UNKNOWN ? made : NULL;
}

/* Values of one name that have to agree. */
struct agreed {
	struct node *value;
	bool any, open; /* one was seen; one is not known, or they differ */
};

static void agree(struct agreed *a, struct node *value)
{
	if (!value || (a->value && !resource_same(a->value, value)))
		a->open = true;
	a->any = true;
	a->value = a->value ? a->value : value;
}

static bool is_below(str folder, str place)
{
	return !place.n || (str_starts(folder, place) && (folder.n == place.n || folder.p[place.n] == '/'));
}

static str folder_of(str path)
{
	size_t name = str_basename(path).n;
	return str_sub(path, 0, path.n > name ? path.n - name - 1 : 0);
}

/* Terraform: below the module. Azure: the place is the template itself, and its parameters stand beside it, below,
 * above or in a folder beside its own. */
static bool may_set(const struct node *row, str place)
{
	str folder = text_of(row, S("module")), own = folder_of(place);
	if (str_eq(text_of(row, S("tool")), S("terraform")))
		return is_below(folder, place);
	return is_below(folder, own) || is_below(own, folder) || str_eq(folder_of(folder), folder_of(own));
}

/* Of an option -var-file, which nobody here can see; with the default they are all that may count. */
static void agree_commands(struct resource_scope *s, struct agreed *a, str name, const struct node *n)
{
	struct resource_values of = resource_values_of(s->of->values, S(""), S("tfvars of a command"), name);
	for (size_t i = 0; i < of.n && !a->open; i++)
		if (may_set(of.at[i].row, s->place))
			agree(a, value_of(s, s->place, of.at[i].row, n));
}

/* Without calls: the last file that is read without being asked for, else the default. */
static struct node *own_value(struct resource_scope *s, str name, const struct node *n)
{
	struct resource_values tfvars = resource_values_of(s->of->values, s->place, S("tfvars"), name);
	struct resource_values defaults = resource_values_of(s->of->values, s->place, S("default"), name);
	if (tfvars.n)
		return value_of(s, s->place, tfvars.at[tfvars.n - 1].row, n);
	return defaults.n == 1 ? value_of(s, s->place, defaults.at[0].row, n) : NULL;
}

static bool same_call(const struct node *input, const struct node *call)
{
	return str_eq(text_of(input, S("call")), text_of(call, S("name"))) &&
	       str_eq(text_of(input, S("from")), text_of(call, S("from")));
}

static struct node *value_in_call(struct resource_scope *s, const struct node *call, str name, const struct node *n)
{
	struct resource_values inputs = resource_values_of(s->of->values, s->place, S("input"), name);
	const struct node *input = NULL;
	for (size_t i = 0; i < inputs.n && !input; i++)
		if (same_call(inputs.at[i].row, call))
			input = inputs.at[i].row;
	return input ? value_of(s, text_of(call, S("from")), input, n) : own_value(s, name, n);
}

struct node *resource_variable(struct resource_scope *s, str name, const struct node *n)
{
	struct agreed a = {0};
	struct resource_values calls = resource_values_of(s->of->values, s->place, S("call"), S(""));
	for (size_t i = 0; i < calls.n && !a.open; i++)
		agree(&a, s->of->steps ? value_in_call(s, calls.at[i].row, name, n) : NULL);
	if (!calls.n) {
		agree(&a, own_value(s, name, n));
		agree_commands(s, &a, name, n);
	}
	return a.open ? NULL : a.value;
}

struct node *resource_local(struct resource_scope *s, str name, const struct node *n)
{
	struct agreed a = {0};
	struct resource_values of = resource_values_of(s->of->values, s->place, S("local"), name);
	for (size_t i = 0; i < of.n && !a.open; i++)
		agree(&a, value_of(s, s->place, of.at[i].row, n));
	return a.open ? NULL : a.value;
}
