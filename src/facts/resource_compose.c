/* Files of docker compose: services, and the networks, volumes, secrets and configs that they share. What stands under
 * x-… is used by anchors, which the reader of YAML has followed. */
#include "resource_readers.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/glob.h"

static bool is_object(const struct node *n) { return n && n->kind == NODE_OBJECT; }

/* A service has an image, or is built here, or extends one: nothing else that lists `services` says so. */
static bool is_service(const struct node *n)
{
	return is_object(n) && (node_get(n, S("image")) || node_get(n, S("build")) || node_get(n, S("extends")));
}

bool resource_is_compose(const struct node *tree)
{
	const struct node *services = node_get(tree, S("services"));
	for (const struct node *n = is_object(services) ? services->child : NULL; n; n = n->next)
		if (is_service(n))
			return true;
	return false;
}

/* ---- references ---- */

static void add_ref(struct members *refs, const char *type, str name, str by, const struct node *at)
{
	if (name.n)
		resource_ref(refs, arena_printf(refs->arena, "%s.%.*s", type, STR_ARG(name)), by, at);
}

/* [a, b], {a: …, b: …}, [{source: a}] */
static void add_listed(struct members *refs, const char *type, const struct node *list)
{
	for (const struct node *n = list && !node_is_leaf(list) ? list->child : NULL; n; n = n->next) {
		const struct node *source = node_get(n, S("source"));
		str text = n->kind == NODE_STRING ? n->text : source ? source->text : S("");
		add_ref(refs, type, n->key.n ? n->key : str_sub(text, 0, str_find(text, S(":"), 0)), list->key, n);
	}
}

/* "data:/var/lib" is a volume of its own, "./data:/var/lib" a folder of the machine. */
static void add_volumes(struct members *refs, const struct node *list)
{
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next) {
		const struct node *source = node_get(n, S("source"));
		str text = source ? source->text : n->text, name = str_sub(text, 0, str_find(text, S(":"), 0));
		bool named = name.n && name.n < text.n + (source != NULL) && !ascii_in("./~$", name.p[0]);
		if (named && n->kind != NODE_UNKNOWN)
			add_ref(refs, "volume", name, list->key, n);
	}
}

static void add_refs(struct members *row, const struct node *n)
{
	static const struct {
		str key;
		const char *type;
	} lists[] = {
	        {STR_INIT("depends_on"), "service"}, {STR_INIT("links"), "service"},  {STR_INIT("networks"), "network"},
	        {STR_INIT("secrets"), "secret"},     {STR_INIT("configs"), "config"},
	};
	static const str shares = STR_INIT("service:");
	struct members refs = members_below(row, NODE_ARRAY, S("refs"), n);
	const struct node *extends = node_get(n, S("extends")), *mode = node_get(n, S("network_mode"));
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		add_listed(&refs, lists[i].type, node_get(n, lists[i].key));
	add_volumes(&refs, node_get(n, S("volumes")));
	const struct node *base = is_object(extends) ? node_get(extends, S("service")) : extends;
	if (base && base->kind == NODE_STRING)
		add_ref(&refs, "service", base->text, S("extends"), base);
	if (mode && str_starts(mode->text, shares))
		add_ref(&refs, "service", str_sub(mode->text, shares.n, mode->text.n), S("network_mode"), mode);
}

/* ---- files ---- */

static void add_named(struct resource_file *f, const char *kind, const struct node *map)
{
	struct node type = resource_text(str_of(kind));
	for (const struct node *n = is_object(map) ? map->child : NULL; n; n = n->next) {
		struct node name = resource_text(n->key);
		struct members row = resource_row(f, n, &type, &name);
		if (f->open)
			members_scalar(&row, NODE_UNKNOWN, S("made"), S("{{"), NULL);
		resource_attributes(f, &row, S("attributes"), n);
		add_refs(&row, n);
	}
}

/* Which variables the file beside it sets; what to is nobody's business here. */
static void add_settings(struct resource_file *f, const struct node *tree)
{
	struct node hidden = resource_unknown(S("..."));
	for (const struct node *n = tree->child; n; n = n->next)
		resource_value(f, n, S("env"), n->key, &hidden);
}

void resource_compose(struct resource_file *f, const struct node *tree)
{
	static const struct {
		str key;
		const char *type;
	} kinds[] = {
	        {STR_INIT("services"), "service"}, {STR_INIT("networks"), "network"}, {STR_INIT("volumes"), "volume"},
	        {STR_INIT("secrets"), "secret"},   {STR_INIT("configs"), "config"},
	};
	if (glob_rule(S(".env"), f->path)) {
		add_settings(f, tree);
		return;
	}
	f->open = tree->text.n; /* format/format.h: a template */
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		add_named(f, kinds[i].type, node_get(tree, kinds[i].key));
}
