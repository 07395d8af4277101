/* Objects of Kubernetes: documents of one file, items of a List. A template of Helm has its
 * lines of control left out by the reader of YAML, so that nothing of it is sure but what it is: type and name. */
#include "resource_readers.h"

#include "base/glob.h"

enum {
	WAY = 24,       /* keys on the way to a reference; what is nested deeper is none */
	WALKED = 20000, /* nodes of one object looked at for references */
	ITEMS = 4,      /* a List in a List */
};

static bool is_text(const struct node *n) { return n && (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN); }

/* ---- which trees are such ---- */

/* Files with apiVersion and kind that no cluster is ever given: settings of tools on somebody's machine. */
static bool is_of_a_tool(const struct node *version, const struct node *kind)
{
	static const char *const groups[] = {"backstage.io/*", "skaffold/*", "k3d.io/*"};
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (glob_match(str_of(groups[i]), version->text, 0))
			return true;
	return str_eq(version->text, S("v1")) && str_eq(kind->text, S("Config")); /* kubectl's own */
}

static bool is_object(const struct node *n)
{
	const struct node *version = node_get(n, S("apiVersion")), *kind = node_get(n, S("kind"));
	bool named = node_get(n, S("metadata")) || node_get(n, S("items"));
	return is_text(version) && is_text(kind) && named && !is_of_a_tool(version, kind);
}

/* [{op: replace, path: /spec/replicas, value: 3}]: what kustomize can be told to do to an object. */
static bool is_operations(const struct node *tree)
{
	const struct node *first = tree->kind == NODE_ARRAY ? tree->child : NULL;
	return first && is_text(node_get(first, S("op"))) && is_text(node_get(first, S("path")));
}

bool resource_is_kubernetes(const struct node *tree)
{
	for (const struct node *n = tree->kind == NODE_ARRAY ? tree->child : NULL; n; n = n->next)
		if (is_object(n))
			return true;
	return is_object(tree) || is_operations(tree);
}

/* ---- references ---- */

struct referring {
	struct members *refs;
	const struct node *way[WAY];
	size_t n, left;
};

static str by_of(const struct referring *r)
{
	str by = S("");
	for (size_t i = 0; i < r->n; i++)
		if (r->way[i]->key.n)
			by = arena_printf(r->refs->arena, "%.*s%s%.*s", STR_ARG(by), by.n ? "." : "",
			                  STR_ARG(r->way[i]->key));
	return by;
}

static str key_of(const struct referring *r)
{
	for (size_t i = r->n; i; i--)
		if (r->way[i - 1]->key.n)
			return r->way[i - 1]->key;
	return S("");
}

static void add_ref(struct referring *r, str kind, const struct node *name)
{
	if (name->kind == NODE_STRING)
		resource_ref(r->refs, arena_printf(r->refs->arena, "%.*s.%.*s", STR_ARG(kind), STR_ARG(name->text)),
		             by_of(r), name);
}

/* Keys whose value is the name of an object, or holds it as `name`. */
static const struct {
	str key, kind;
} named[] = {
        {STR_INIT("serviceAccountName"), STR_INIT("ServiceAccount")},
        {STR_INIT("secretName"), STR_INIT("Secret")},
        {STR_INIT("claimName"), STR_INIT("PersistentVolumeClaim")},
        {STR_INIT("configMapRef"), STR_INIT("ConfigMap")},
        {STR_INIT("configMapKeyRef"), STR_INIT("ConfigMap")},
        {STR_INIT("configMap"), STR_INIT("ConfigMap")},
        {STR_INIT("secretRef"), STR_INIT("Secret")},
        {STR_INIT("secretKeyRef"), STR_INIT("Secret")},
        {STR_INIT("imagePullSecrets"), STR_INIT("Secret")},
        {STR_INIT("serviceName"), STR_INIT("Service")},
        {STR_INIT("service"), STR_INIT("Service")},
        {STR_INIT("backendRefs"), STR_INIT("Service")},
};

/* {kind: Role, name: x} says itself what it refers to, where the key says that it refers. */
static bool add_kind(struct referring *r, const struct node *n)
{
	const struct node *kind = node_get(n, S("kind")), *name = node_get(n, S("name"));
	str key = key_of(r);
	bool refers = str_ends(key, S("Ref")) || str_ends(key, S("Refs")) || str_eq(key, S("subjects"));
	if (!kind || kind->kind != NODE_STRING || !name || !refers)
		return false;
	add_ref(r, kind->text, name);
	return true;
}

static void add_refs(struct referring *r, const struct node *n)
{
	if (!r->left || r->n == WAY)
		return;
	r->left--;
	r->way[r->n++] = n;
	str key = key_of(r);
	bool known = n->kind == NODE_OBJECT && add_kind(r, n);
	for (size_t i = 0; !known && n->kind != NODE_ARRAY && i < sizeof named / sizeof *named; i++) {
		if (!str_eq(named[i].key, key))
			continue;
		const struct node *name = n->kind == NODE_OBJECT ? node_get(n, S("name")) : n;
		if (name)
			add_ref(r, named[i].kind, name);
	}
	for (const struct node *k = n->child; k; k = k->next)
		if (!node_is_leaf(n))
			add_refs(r, k);
	r->n--;
}

/* ---- objects ---- */

static const struct node *at(const struct node *n, const char *path)
{
	str part;
	for (str rest = str_of(path); n && str_cut(&rest, '.', &part);)
		n = node_get(n, part);
	return n;
}

/* Of what makes pods, the labels that they get. */
static const struct node *labels_of(const struct node *n, str kind)
{
	if (str_eq(kind, S("Pod")))
		return at(n, "metadata.labels");
	return at(n, str_eq(kind, S("CronJob")) ? "spec.jobTemplate.spec.template.metadata.labels"
	                                        : "spec.template.metadata.labels");
}

/* One value for each label, so that a selector finds who has one of its own without asking all. */
static void add_labels(struct resource_file *f, const struct node *n, str kind, const struct node *name)
{
	const struct node *labels = labels_of(n, kind), *space = at(n, "metadata.namespace");
	for (const struct node *l = labels && labels->kind == NODE_OBJECT ? labels->child : NULL; l; l = l->next) {
		struct arena scratch = {0};
		if (node_is_leaf(l) && l->kind != NODE_UNKNOWN) {
			str pair = arena_printf(&scratch, "%.*s=%.*s", STR_ARG(l->key), STR_ARG(l->text));
			struct members m = resource_value(f, n, S("label"), pair, labels);
			members_scalar(&m, NODE_STRING, S("from"), space ? space->text : S(""), NULL);
			members_scalar(&m, NODE_STRING, S("call"),
			               arena_printf(m.arena, "%.*s.%.*s", STR_ARG(kind), STR_ARG(name->text)), NULL);
		}
		arena_free(&scratch);
	}
}

static void add_object(struct resource_file *f, const struct node *n)
{
	static const struct node nameless = {.kind = NODE_UNKNOWN, .text = STR_INIT("generateName")};
	const struct node *kind = node_get(n, S("kind")), *name = at(n, "metadata.name");
	const struct node *space = at(n, "metadata.namespace");
	name = is_text(name) ? name : &nameless;
	struct members row = resource_row(f, n, kind, name);
	if (is_text(space))
		members_scalar(&row, space->kind, S("namespace"), space->text, NULL);
	if (f->open)
		members_scalar(&row, NODE_UNKNOWN, S("made"), S("{{"), NULL);
	resource_attributes(f, &row, S("attributes"), n);
	if (f->open)
		return;
	struct members refs = members_below(&row, NODE_ARRAY, S("refs"), n);
	struct referring r = {.refs = &refs, .left = WALKED};
	for (const struct node *k = n->child; k; k = k->next)
		add_refs(&r, k);
	if (kind->kind == NODE_STRING && name->kind == NODE_STRING)
		add_labels(f, n, kind->text, name);
}

static void add_objects(struct resource_file *f, const struct node *n, unsigned depth)
{
	const struct node *items = node_get(n, S("items"));
	if (!is_object(n))
		return;
	if (!items || items->kind != NODE_ARRAY || !str_ends(node_get(n, S("kind"))->text, S("List")))
		add_object(f, n);
	else
		for (const struct node *i = items->child; i && depth < ITEMS; i = i->next)
			add_objects(f, i, depth + 1);
}

void resource_kubernetes(struct resource_file *f, const struct node *tree)
{
	f->open = tree->text.n; /* format/format.h: a template */
	if (tree->kind == NODE_OBJECT && resource_is_kustomization(f->path, tree))
		resource_kustomization(f, tree);
	else if (is_operations(tree))
		resource_value(f, tree, S("operations"), S(""), tree);
	else
		add_objects(f, tree, 0);
	for (const struct node *n = tree->kind == NODE_ARRAY ? tree->child : NULL; n; n = n->next)
		add_objects(f, n, 0);
}
