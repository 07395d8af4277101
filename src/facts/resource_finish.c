/* One row: its attributes walked, what they refer to listed, whether it is made at all. */
#include "facts/resource_finish.h"

#include "resource_intrinsic.h"
#include "resource_overlay.h"
#include "resource_selector.h"

enum {
	STEPS = 5000, /* definitions and expressions looked at for one resource */
	NODES = 20000,
	BYTES = 1 << 20,
	TOTAL = 3000000, /* nodes of all resources */
	REFS = 500,
	PATCH = 50000 /* nodes looked at for what others change */
};

struct resource_finisher {
	struct arena *arena;
	struct resource_values values;
	struct resource_overlays overlays;
	size_t nodes; /* that may still be made for all rows together */
};

struct resource_finisher *resource_finisher_new(struct table values, struct table resources, struct arena *a)
{
	struct resource_finisher *f = arena_new(a, struct resource_finisher);
	f->arena = a;
	f->nodes = TOTAL;
	f->values = resource_values_index(values, a);
	f->overlays = resource_overlays_new(&f->values, resources, a);
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
	        {STR_INIT("terraform"), resource_template_value}, {STR_INIT("cloudformation"), resource_self_value},
	        {STR_INIT("serverless"), resource_self_value},    {STR_INIT("arm"), resource_azure_value},
	        {STR_INIT("bicep"), resource_azure_value},        {STR_INIT("compose"), resource_interpolated_value},
	};
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (str_eq(languages[i].tool, tool))
			return languages[i].language;
	return NULL;
}

static bool is_azure(const struct node *row)
{
	return str_eq(text_of(row, S("tool")), S("arm")) || str_eq(text_of(row, S("tool")), S("bicep"));
}

/* count = 0 makes none, and so does for_each over nothing; a Condition is known by its name. */
static const struct node *made_of(struct resource_scope *s, const struct node *row, const struct node *attributes)
{
	static const struct node no = {.kind = NODE_BOOL, .text = STR_INIT("false")};
	static const struct node yes = {.kind = NODE_BOOL, .text = STR_INIT("true")};
	const struct node *condition = node_get(row, S("made")), *count = node_get(attributes, S("count"));
	const struct node *each = node_get(attributes, S("for_each"));
	bool terraform = str_eq(text_of(row, S("tool")), S("terraform"));
	if (str_eq(text_of(attributes, S("$patch")), S("delete")))
		return &no;
	if (condition && is_azure(row)) {
		s->of->by[s->of->n_by++] = S("if");
		const struct node *value = resource_azure_value(s, condition);
		s->of->n_by--;
		if (value && value->kind == NODE_ARRAY) /* of a loop */
			return value->child ? &yes : &no;
		bool is = value && str_ieq(value->text, S("true")), is_not = value && str_ieq(value->text, S("false"));
		return value && value->kind != NODE_UNKNOWN && (is || is_not) ? (is ? &yes : &no) : condition;
	}
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

/* What files beside it, or overlays, make of the namespace is no more known than they are. */
static const struct node *space_of(const struct node *attributes)
{
	const struct node *meta = node_get(attributes, S("metadata")), *space = node_get(meta, S("namespace"));
	const struct node *rest = node_get(meta, S("..."));
	return space && space->kind == NODE_UNKNOWN           ? space
	       : !space && rest && rest->kind == NODE_UNKNOWN ? rest
	                                                      : NULL;
}

/* In ARM the name is one of the settings. */
static struct node *name_of(struct resource_scope *s, const struct node *row, const struct node *n)
{
	struct node *made = n->kind == NODE_UNKNOWN && is_azure(row) ? resource_azure_value(s, n) : NULL;
	if (!made || made->kind != NODE_STRING)
		return shallow(s->of->arena, n, n->key);
	made->key = n->key;
	return made;
}

/* What the row says itself, in front of what is made here. */
static const struct node *add_own(struct resource_scope *s, struct members *m, const struct node *row,
                                  const struct node *attributes)
{
	static const char *const made_here[] = {"refs", "made", "attributes"};
	const struct node *space = str_eq(text_of(row, S("tool")), S("kubernetes")) ? space_of(attributes) : NULL;
	for (const struct node *n = row->child; n; n = n->next) {
		bool own = !(space && str_eq(n->key, S("namespace")));
		for (size_t i = 0; i < sizeof made_here / sizeof *made_here; i++)
			own = own && !str_eq(n->key, str_of(made_here[i]));
		if (own)
			link(m, str_eq(n->key, S("name")) ? name_of(s, row, n) : shallow(m->arena, n, n->key));
	}
	if (space)
		members_scalar(m, NODE_UNKNOWN, S("namespace"), space->text, space);
	struct node *walk = attributes ? walked(s, attributes) : NULL;
	if (walk)
		link(m, walk);
	return walk;
}

static const struct node *overlaid(struct resource_finisher *f, const struct node *row, const struct node *attributes,
                                   bool *part)
{
	size_t nodes = f->nodes < PATCH ? f->nodes : PATCH;
	struct resource_patch patch = {f->arena, nodes};
	attributes = resource_overlaid(&f->overlays, &patch, row, attributes, part);
	f->nodes -= nodes - patch.left;
	return attributes;
}

struct node *resource_finish(struct resource_finisher *f, const struct node *row)
{
	struct arena *a = f->arena;
	struct node *refs = list_of(a, S("refs"), row), *resolved = list_of(a, S("resolved"), row);
	struct node *all = shallow(a, row, S(""));
	const struct node *attributes = node_get(row, S("attributes"));
	str tool = text_of(row, S("tool")), by[RESOURCE_KEYS];
	bool folder = str_eq(tool, S("terraform")), part = false;
	struct resource_walking w = {.values = &f->values, .language = language_of(tool), .arena = a, .steps = STEPS};
	w.bytes = BYTES;
	w.refs = (struct members){a, refs, &refs->child};
	w.resolved = (struct members){a, resolved, &resolved->child};
	w.refs_left = w.resolved_left = REFS;
	w.by = by;
	struct resource_scope scope = {.of = &w, .place = text_of(row, folder ? S("module") : S("path"))};
	if (attributes)
		attributes = overlaid(f, row, attributes, &part);
	w.nodes = f->nodes < NODES ? f->nodes : NODES;
	f->nodes -= w.nodes;
	copy_refs(&w.refs, row);
	if (str_eq(tool, S("kubernetes")))
		resource_selects(&f->values, &w.refs, row);
	struct members m = {a, all, &all->child};
	attributes = add_own(&scope, &m, row, attributes);
	f->nodes += w.nodes;
	struct node *made = shallow(a, made_of(&scope, row, attributes), S("made"));
	made->child = NULL;
	made->line = made->line ? made->line : row->line;
	link(&m, made);
	if (part)
		members_bool(&m, S("part"), true);
	link(&m, refs);
	link(&m, resolved);
	return all;
}
