/* kustomization.yaml: what it generates, what it takes from elsewhere, and all of it as a value from which
 * resource_overlay_kustomize.c tells what is changed. Patches that are written as a text are read here: a text may be
 * masked on its way, and then is none that can be read. */
#include "base/glob.h"
#include "format/format.h"
#include "resource_readers.h"

bool resource_is_kustomization(str path, const struct node *tree)
{
	return glob_rule(S("kustomization.{yaml,yml}"), path) ||
	       str_starts(node_get(tree, S("apiVersion")) ? node_get(tree, S("apiVersion"))->text : S(""),
	                  S("kustomize.config.k8s.io/"));
}

static void add_generated(struct resource_file *f, const char *kind, const struct node *list)
{
	struct node type = resource_text(str_of(kind));
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next) {
		struct members row = resource_row(f, n, &type, node_get(n, S("name")));
		resource_attributes(f, &row, S("attributes"), n);
	}
}

/* What it takes from elsewhere may be anything: an address among the resources, a chart by its name. */
static void add_foreign(struct resource_file *f, const struct node *list, bool all)
{
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next) {
		bool address =
		        str_find(n->text, S("://"), 0) != SIZE_MAX || str_find(n->text, S("?ref="), 0) != SIZE_MAX;
		const struct node *name = all ? node_get(n, S("name")) : n;
		if (all || address)
			resource_hidden(f, name ? name : n, NULL);
	}
}

/* ---- patches ---- */

enum { LISTS = 2 }; /* levels from such a list to a text */

/* What a text says, under its own key; what is no tree is not known. */
static struct node *read_text(struct arena *a, const struct node *n)
{
	static const struct format_budget budget = {.depth = 100, .nodes = 4000, .bytes = 64 << 10};
	struct node *copy = arena_new(a, struct node);
	const struct node *tree = NULL;
	*copy = *n;
	if (n->kind != NODE_STRING || str_find(n->text, S("\n"), 0) == SIZE_MAX)
		return copy;
	bool read = yaml_read(n->text, a, &budget, &tree, NULL) == FORMAT_OK && !node_is_leaf(tree);
	copy->kind = read ? tree->kind : NODE_UNKNOWN;
	copy->text = read ? S("") : S("...");
	copy->child = read ? tree->child : NULL;
	return copy;
}

/* patches: [{patch: "…"}], patchesStrategicMerge: ["…"]: each of these lists with its texts read, of all members. */
static struct node *with_texts(struct arena *a, const struct node *n, unsigned depth)
{
	struct node *copy = read_text(a, n);
	const struct node **tail = &copy->child;
	if (node_is_leaf(n) || depth == 0 || (depth == LISTS && !str_starts(n->key, S("patches"))))
		return copy;
	for (const struct node *k = n->child; k; k = k->next) {
		struct node *kid = with_texts(a, k, depth - 1);
		*tail = kid;
		tail = &kid->next;
	}
	*tail = NULL;
	return copy;
}

void resource_kustomization(struct resource_file *f, const struct node *tree)
{
	add_generated(f, "ConfigMap", node_get(tree, S("configMapGenerator")));
	add_generated(f, "Secret", node_get(tree, S("secretGenerator")));
	add_foreign(f, node_get(tree, S("resources")), false);
	add_foreign(f, node_get(tree, S("bases")), false);
	add_foreign(f, node_get(tree, S("helmCharts")), true);
	struct arena scratch = {0};
	resource_value(f, tree, S("kustomization"), S(""), with_texts(&scratch, tree, LISTS + 1));
	arena_free(&scratch);
}
