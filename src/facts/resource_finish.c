/* One row: its attributes walked, what they refer to listed, whether it is made at all. */
#include "facts/resource_finish.h"

#include "resource_intrinsic.h"

enum {
	STEPS = 5000, /* definitions and expressions looked at for one resource */
	NODES = 20000,
	BYTES = 1 << 20,
	REFS = 500
};

struct resource_finisher {
	struct arena *arena;
	struct resource_values values;
};

struct resource_finisher *resource_finisher_new(struct table values, struct arena *a)
{
	struct resource_finisher *f = arena_new(a, struct resource_finisher);
	*f = (struct resource_finisher){a, resource_values_index(values, a)};
	return f;
}

static str text_of(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return n ? n->text : S("");
}

static resource_language *language_of(str tool)
{
	static const struct {
		str tool;
		resource_language *language;
	} languages[] = {
	        {STR_INIT("terraform"), resource_template_value},
	        {STR_INIT("cloudformation"), resource_intrinsic_value},
	};
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (str_eq(languages[i].tool, tool))
			return languages[i].language;
	return NULL;
}

/* count = 0 makes none, and so does for_each over nothing; a Condition is known by its name. */
static const struct node *made_of(struct resource_scope *s, const struct node *row, const struct node *attributes)
{
	static const struct node no = {.kind = NODE_BOOL, .text = STR_INIT("false")};
	static const struct node yes = {.kind = NODE_BOOL, .text = STR_INIT("true")};
	const struct node *condition = node_get(row, S("made")), *count = node_get(attributes, S("count"));
	const struct node *each = node_get(attributes, S("for_each"));
	bool terraform = str_eq(text_of(row, S("tool")), S("terraform"));
	if (condition)
		return resource_condition(s, condition->text) == TRUTH_TRUE    ? &yes
		       : resource_condition(s, condition->text) == TRUTH_FALSE ? &no
		                                                               : condition;
	if (!terraform || (!count && !each))
		return &yes;
	if ((count && count->kind == NODE_UNKNOWN) || (each && each->kind == NODE_UNKNOWN))
		return count ? count : each;
	bool none = count ? str_eq(count->text, S("0")) : !each->child;
	return none ? &no : &yes;
}

static void link(struct members *m, struct node *n)
{
	*m->tail = n;
	m->tail = &n->next;
}

/* What the reader of the file has noted itself. */
static void copy_refs(struct members *refs, const struct node *row)
{
	const struct node *own = node_get(row, S("refs"));
	for (const struct node *r = own ? own->child : NULL; r; r = r->next)
		members_copy(refs, S(""), r);
}

static struct node *walked(struct resource_scope *s, const struct node *n)
{
	struct node unnamed = *n;
	unnamed.key = S(""); /* "attributes" is no part of a reference's way */
	struct node *made = resource_walk(s, &unnamed);
	if (!made)
		made = resource_made(s, NODE_OBJECT, S(""), n);
	made->key = n->key;
	return made;
}

static struct node *list_of(struct arena *a, str key, const struct node *row)
{
	struct node *list = arena_new(a, struct node);
	*list = (struct node){.kind = NODE_ARRAY, .key = key, .line = row->line, .key_line = row->line};
	return list;
}

static struct node *shallow(struct arena *a, const struct node *n, str key)
{
	struct node *copy = arena_new(a, struct node);
	*copy = *n;
	copy->key = key;
	copy->next = NULL;
	return copy;
}

struct node *resource_finish(struct resource_finisher *f, const struct node *row)
{
	struct arena *a = f->arena;
	struct node *refs = list_of(a, S("refs"), row), *resolved = list_of(a, S("resolved"), row);
	struct node *all = shallow(a, row, S(""));
	str tool = text_of(row, S("tool")), by[RESOURCE_KEYS];
	bool folder = str_eq(tool, S("terraform"));
	struct resource_walking w = {.values = &f->values, .language = language_of(tool), .arena = a, .steps = STEPS};
	w.nodes = NODES;
	w.bytes = BYTES;
	w.refs = (struct members){a, refs, &refs->child};
	w.resolved = (struct members){a, resolved, &resolved->child};
	w.refs_left = w.resolved_left = REFS;
	w.by = by;
	struct resource_scope scope = {.of = &w, .place = text_of(row, folder ? S("module") : S("path"))};
	copy_refs(&w.refs, row);
	struct members m = {a, all, &all->child};
	const struct node *attributes = NULL;
	for (const struct node *n = row->child; n; n = n->next) {
		if (str_eq(n->key, S("refs")) || str_eq(n->key, S("made")))
			continue;
		struct node *copy = str_eq(n->key, S("attributes")) ? walked(&scope, n) : shallow(a, n, n->key);
		attributes = str_eq(n->key, S("attributes")) ? copy : attributes;
		link(&m, copy);
	}
	struct node *made = shallow(a, made_of(&scope, row, attributes), S("made"));
	made->child = NULL;
	made->line = made->line ? made->line : row->line;
	link(&m, made);
	link(&m, refs);
	link(&m, resolved);
	return all;
}
