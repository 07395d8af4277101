/* Cloudflare's wrangler: a worker, once more for each section of `env`, and what each is bound to. Sections take over
 * some settings from the top, and others not at all (developers.cloudflare.com, "Inheritable keys"). */
#include "resource_readers.h"

static bool is_object(const struct node *n) { return n && n->kind == NODE_OBJECT; }

static const struct {
	str key, below; /* KEY, or KEY.BELOW: a list of such, or one */
	const char *type;
} bindings[] = {
        {STR_INIT("kv_namespaces"), STR_INIT(""), "kv_namespace"},
        {STR_INIT("d1_databases"), STR_INIT(""), "d1_database"},
        {STR_INIT("r2_buckets"), STR_INIT(""), "r2_bucket"},
        {STR_INIT("durable_objects"), STR_INIT("bindings"), "durable_object"},
        {STR_INIT("queues"), STR_INIT("producers"), "queue"},
        {STR_INIT("services"), STR_INIT(""), "service"},
        {STR_INIT("workflows"), STR_INIT(""), "workflow"},
        {STR_INIT("vectorize"), STR_INIT(""), "vectorize"},
        {STR_INIT("hyperdrive"), STR_INIT(""), "hyperdrive"},
        {STR_INIT("analytics_engine_datasets"), STR_INIT(""), "analytics_engine_dataset"},
        {STR_INIT("dispatch_namespaces"), STR_INIT(""), "dispatch_namespace"},
        {STR_INIT("mtls_certificates"), STR_INIT(""), "mtls_certificate"},
        {STR_INIT("secrets_store_secrets"), STR_INIT(""), "secrets_store_secret"},
        {STR_INIT("send_email"), STR_INIT(""), "send_email"},
        {STR_INIT("pipelines"), STR_INIT(""), "pipeline"},
        {STR_INIT("ratelimits"), STR_INIT(""), "ratelimit"},
        {STR_INIT("unsafe"), STR_INIT("bindings"), "unsafe"},
        {STR_INIT("ai"), STR_INIT(""), "ai"},
        {STR_INIT("browser"), STR_INIT(""), "browser"},
        {STR_INIT("images"), STR_INIT(""), "images"},
};

static bool is_inherited(str key)
{
	static const char *const keys[] = {
	        "name",
	        "main",
	        "compatibility_date",
	        "compatibility_flags",
	        "account_id",
	        "workers_dev",
	        "preview_urls",
	        "route",
	        "routes",
	        "tsconfig",
	        "triggers",
	        "rules",
	        "build",
	        "no_bundle",
	        "find_additional_modules",
	        "base_dir",
	        "minify",
	        "keep_names",
	        "preserve_file_names",
	        "logpush",
	        "limits",
	        "observability",
	        "assets",
	        "placement",
	        "migrations",
	        "site",
	        "upload_source_maps",
	        "keep_vars",
	        "pages_build_output_dir",
	        "first_party_worker",
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_eq(str_of(keys[i]), key))
			return true;
	return false;
}

/* ---- a worker ---- */

enum { SECTIONS = 50, SETTINGS = 200 }; /* of `env`; members that are compared with each other */

static bool is_long(const struct node *n)
{
	size_t count = 0;
	for (const struct node *k = n ? n->child : NULL; k && count <= SETTINGS; k = k->next)
		count++;
	return count > SETTINGS;
}

/* All members but `env`, and those of the top that the section takes over; children are shared. */
static const struct node *settings(struct arena *a, const struct node *own, const struct node *top)
{
	struct node *all = arena_new(a, struct node), rest = resource_unknown(S("..."));
	const struct node few = {.kind = NODE_OBJECT, .child = &rest};
	bool many = top && (is_long(own) || is_long(top));
	rest.key = S("...");
	*all = *own;
	top = many ? &few : top;
	const struct node **tail = &all->child;
	for (const struct node *from = own; from; from = from == own && top ? top : NULL)
		for (const struct node *n = from->child; n; n = n->next) {
			bool taken = from == own || many || (is_inherited(n->key) && !node_get(own, n->key));
			if (!taken || (!top && str_eq(n->key, S("env"))))
				continue;
			struct node *copy = arena_new(a, struct node);
			*copy = *n;
			*tail = copy;
			tail = &copy->next;
		}
	*tail = NULL;
	return all;
}

static const struct node *name_of(struct arena *a, const struct node *own, const struct node *top)
{
	const struct node *name = node_get(own, S("name")), *of_top = node_get(top, S("name"));
	struct node *made = arena_new(a, struct node);
	*made = resource_unknown(S("..."));
	if (name && (name->kind == NODE_STRING || name->kind == NODE_UNKNOWN))
		return name;
	if (of_top && of_top->kind == NODE_STRING)
		*made = resource_text(arena_printf(a, "%.*s-%.*s", STR_ARG(of_top->text), STR_ARG(own->key)));
	return made;
}

static void add_environment(struct members *row, const struct node *own, const struct node *top)
{
	if (top)
		members_scalar(row, NODE_STRING, S("environment"), own->key, NULL);
}

/* ---- what it is bound to ---- */

struct bound {
	struct resource_file *file;
	const struct node *own, *top;
	struct members *refs; /* NULL: rows are added, else references */
};

static void add_binding(struct bound *b, const char *type, str by, const struct node *n)
{
	struct node kind = resource_text(str_of(type));
	const struct node *name = node_get(n, S("binding"));
	name = name ? name : node_get(n, S("name"));
	if (!is_object(n) || !name || name->kind != NODE_STRING)
		return;
	if (b->refs) {
		resource_ref(b->refs, arena_printf(b->refs->arena, "%s.%.*s", type, STR_ARG(name->text)), by, n);
		return;
	}
	struct members row = resource_row(b->file, n, &kind, name);
	add_environment(&row, b->own, b->top);
	resource_attributes(b->file, &row, S("attributes"), n);
}

static void each_binding(struct bound *b)
{
	for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
		const struct node *list = node_get(b->own, bindings[i].key);
		if (bindings[i].below.n)
			list = node_get(list, bindings[i].below);
		if (is_object(list))
			add_binding(b, bindings[i].type, bindings[i].key, list);
		for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next)
			add_binding(b, bindings[i].type, bindings[i].key, n);
	}
}

static void add_worker(struct resource_file *f, const struct node *own, const struct node *top)
{
	struct arena scratch = {0};
	const struct node *all = settings(&scratch, own, top), *name = name_of(&scratch, own, top);
	struct node type = resource_text(node_get(all, S("pages_build_output_dir")) ? S("pages") : S("worker"));
	struct members row = resource_row(f, own, &type, name);
	add_environment(&row, own, top);
	resource_attributes(f, &row, S("attributes"), all);
	struct members refs = members_below(&row, NODE_ARRAY, S("refs"), own);
	struct bound b = {f, own, top, &refs};
	each_binding(&b);
	b.refs = NULL;
	each_binding(&b);
	arena_free(&scratch);
}

void resource_wrangler(struct resource_file *f, const struct node *tree)
{
	const struct node *sections = node_get(tree, S("env"));
	if (!is_object(tree))
		return;
	add_worker(f, tree, NULL);
	size_t left = SECTIONS;
	for (const struct node *n = is_object(sections) ? sections->child : NULL; n && left; n = n->next, left--)
		if (is_object(n))
			add_worker(f, n, tree);
	if (!left)
		resource_hidden(f, sections, NULL);
}
