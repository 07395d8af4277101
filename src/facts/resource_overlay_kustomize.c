/* What kustomizations change: their patches, whichever way they are written, reach the files below `resources`, of
 * other kustomizations as well. */
#include "base/ascii.h"
#include "facts/folder.h"
#include "resource_overlay.h"

enum { DEPTH = 12, STEPS = 20000, PATCHES = 500, COMPONENT = 50 };

struct kustomizing {
	struct resource_overlay_list *l;
	const struct resource_values *values;
	struct table resources;
	size_t steps;                     /* folders and files that may still be visited */
	struct resource_overlay *patches; /* of the kustomization at hand: path is not set */
	size_t n;
};

static str text_of(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return n ? n->text : S("");
}

static const struct node *first(const struct node *n, str key)
{
	const struct node *list = node_get(n, key);
	return list && list->kind == NODE_ARRAY ? list->child : NULL;
}

static str join(struct kustomizing *k, const struct node *row, str way)
{
	str path;
	return folder_join(folder_of(row->child->text), way, k->l->arena, &path) ? path : S("");
}

/* ---- patches ---- */

static void add_patch(struct kustomizing *k, str type, str name, const struct node *patch, enum resource_patching how)
{
	if (k->n < PATCHES)
		k->patches[k->n++] = (struct resource_overlay){.type = type, .name = name, .patch = patch, .how = how};
	else
		k->steps = 0;
}

/* A name that is a pattern means any. */
static str plain(str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!ascii_alnum(name.p[i]) && name.p[i] != '-')
			return S("");
	return name;
}

static bool is_operations(const struct node *tree) { return tree->kind == NODE_ARRAY; }

/* Without a target a patch says itself whom it changes; no type stands for every one. */
static void add_tree(struct kustomizing *k, const struct node *target, const struct node *tree)
{
	const struct node *meta = node_get(tree, S("metadata"));
	bool operations = is_operations(tree);
	str type = target || operations ? text_of(target, S("kind")) : text_of(tree, S("kind"));
	str name = plain(target || operations ? text_of(target, S("name")) : text_of(meta, S("name")));
	add_patch(k, type, name, tree, operations ? PATCH_OPERATION : PATCH_MERGE);
}

/* Whatever it is, it may change anything. */
static void add_unknown(struct kustomizing *k, const struct node *target)
{
	static const struct node anything = {.kind = NODE_UNKNOWN, .text = STR_INIT("...")};
	add_patch(k, text_of(target, S("kind")), plain(text_of(target, S("name"))), &anything, PATCH_MERGE);
}

static void add_file(struct kustomizing *k, const struct node *target, str path)
{
	struct resource_values operations = resource_values_of(k->values, path, S("operations"), S(""));
	struct table rows = resource_rows_of(k->resources, path);
	for (size_t i = 0; path.n && i < operations.n && k->steps; i++)
		add_tree(k, target, node_get(operations.at[i].row, S("value")));
	for (size_t i = 0; path.n && i < rows.n && k->steps; i++)
		add_tree(k, target, node_get(rows.rows[i].node, S("attributes")));
	if (path.n && rows.n)
		resource_overlay_add(k->l, (struct resource_overlay){.path = path});
	if (!path.n || (!rows.n && !operations.n))
		add_unknown(k, target);
}

/* {patch: …}, {path: FILE}, FILE, or the patch itself; texts have been read in resource_kustomization.c. */
static void add_listed(struct kustomizing *k, const struct node *row, const struct node *n)
{
	const struct node *target = node_get(n, S("target")), *path = node_get(n, S("path"));
	const struct node *patch = node_get(n, S("patch"));
	patch = patch ? patch : node_get(n, S("kind")) ? n : NULL;
	path = path ? path : node_is_leaf(n) && n->kind == NODE_STRING ? n : NULL;
	if (patch && !node_is_leaf(patch))
		add_tree(k, target, patch);
	else if (path && !patch)
		add_file(k, target, join(k, row, path->text));
	else
		add_unknown(k, target);
}

/* {op, path} of what is written as a setting of its own. */
static const struct node *operation(struct kustomizing *k, const char *path)
{
	struct arena *a = k->l->arena;
	struct node *list = arena_new(a, struct node), *item = arena_new(a, struct node),
	            *p = arena_new(a, struct node);
	*p = (struct node){.kind = NODE_STRING, .key = S("path"), .text = str_of(path)};
	*item = (struct node){.kind = NODE_OBJECT, .child = p};
	*list = (struct node){.kind = NODE_ARRAY, .child = item};
	return list;
}

static void add_patches(struct kustomizing *k, const struct node *row)
{
	static const str lists[] = {STR_INIT("patches"), STR_INIT("patchesStrategicMerge"),
	                            STR_INIT("patchesJson6902")};
	static const struct {
		str key;
		const char *path;
	} settings[] = {{STR_INIT("namespace"), "/metadata/namespace"},
	                {STR_INIT("commonLabels"), "/metadata/labels"},
	                {STR_INIT("labels"), "/metadata/labels"},
	                {STR_INIT("commonAnnotations"), "/metadata/annotations"}};
	const struct node *tree = node_get(row, S("value")), *images = node_get(tree, S("images"));
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (const struct node *n = first(tree, lists[i]); n && k->steps; n = n->next)
			add_listed(k, row, n);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		if (node_get(tree, settings[i].key))
			add_patch(k, S(""), S(""), operation(k, settings[i].path), PATCH_OPERATION);
	for (const struct node *n = first(tree, S("replicas")); n && k->steps; n = n->next)
		add_patch(k, S(""), text_of(n, S("name")), operation(k, "/spec/replicas"), PATCH_OPERATION);
	if (images)
		add_patch(k, S(""), S(""), images, PATCH_IMAGES);
	if (first(tree, S("transformers")) || node_get(tree, S("...")))
		add_unknown(k, NULL);
}

/* ---- what they reach ---- */

static const struct node *kustomization_in(struct kustomizing *k, str folder)
{
	static const char *const names[] = {"kustomization.yaml", "kustomization.yml"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		bool root = str_eq(folder, S("."));
		str path = arena_printf(k->l->arena, "%.*s%s%s", STR_ARG(root ? S("") : folder), root ? "" : "/",
		                        names[i]);
		const struct node *row = resource_value_of(k->values, path, S("kustomization"), S(""));
		if (row)
			return row;
	}
	return NULL;
}

static void reach(struct kustomizing *k, const struct node *row, unsigned depth)
{
	static const str lists[] = {STR_INIT("resources"), STR_INIT("bases"), STR_INIT("components")};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (const struct node *n = first(node_get(row, S("value")), lists[i]); n && k->steps; n = n->next) {
			str path = join(k, row, n->text);
			const struct node *below = path.n ? kustomization_in(k, path) : NULL;
			k->steps--;
			if (below && depth < DEPTH)
				reach(k, below, depth + 1);
			else if (below)
				k->steps = 0;
			for (size_t p = 0; path.n && !below && p < k->n; p++) {
				struct resource_overlay o = k->patches[p];
				o.path = path;
				resource_overlay_add(k->l, o);
			}
		}
}

void resource_overlay_kustomize(struct resource_overlay_list *l, const struct resource_values *values,
                                struct table resources)
{
	struct resource_overlay patches[PATCHES];
	struct kustomizing k = {l, values, resources, STEPS, patches, 0};
	for (size_t i = 0; i < values->n && k.steps; i++) {
		if (!str_eq(values->at[i].kind, S("kustomization")))
			continue;
		const struct node *tree = node_get(values->at[i].row, S("value"));
		k.n = 0;
		add_patches(&k, values->at[i].row);
		for (const struct node *c = first(tree, S("components")); c && k.steps; c = c->next) {
			const struct node *component = kustomization_in(&k, join(&k, values->at[i].row, c->text));
			k.steps -= k.steps < COMPONENT ? k.steps : COMPONENT;
			if (component)
				add_patches(&k, component);
		}
		if (k.n)
			reach(&k, values->at[i].row, 0);
	}
	if (!k.steps) /* not all of them were found */
		resource_overlay_add(l, (struct resource_overlay){.patch = NULL});
}
