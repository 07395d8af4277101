/* What files beside the code say about who may call: permissions of Quarkus in application.properties or .yaml, and
 * whether Spring Security is among what a project is built of. */
#include "route_config.h"

#include "route_azure.h"
#include "route_symfony.h"
#include "route_word.h"
#include "row_get.h"

enum { DEEP = 12, MOST = 64 };

static void add(struct facts *f, str path, unsigned line, str kind, str framework, str name, str of, str route)
{
	struct members m = fact_new(f, S("route_parts"), path, line);
	const struct {
		str key, text;
	} texts[] = {
	        {S("kind"), kind}, {S("of"), of}, {S("route"), route}, {S("name"), name}, {S("framework"), framework}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&m, NODE_STRING, texts[i].key, texts[i].text, NULL);
}

/* ---- Quarkus ---- */

/* The node that dots lead to, whether the file nests or writes keys in full. */
static const struct node *at_key(const struct node *tree, str key)
{
	const struct node *whole = node_get(tree, key), *found = NULL;
	for (size_t dot = 0; !whole && (dot = str_find(key, S("."), dot)) != SIZE_MAX && !found; dot++) {
		const struct node *below = node_get(tree, str_sub(key, 0, dot));
		found = below && below->kind == NODE_OBJECT ? at_key(below, str_sub(key, dot + 1, key.n)) : NULL;
	}
	return whole ? whole : found;
}

static void add_paths(struct facts *f, str path, const struct node *paths, str policy, str name)
{
	str verdict = str_eq(policy, S("permit")) ? S("open") : S("guarded"), one;
	for (str list = paths ? paths->text : S(""); str_cut(&list, ',', &one);)
		add(f, path, paths->line, S("rule"), S("JAX-RS"), verdict, name, str_trim(one));
	if (paths && paths->kind == NODE_ARRAY)
		for (const struct node *n = paths->child; n; n = n->next)
			add(f, path, n->line, S("rule"), S("JAX-RS"), verdict, name, n->text);
}

/* quarkus.http.auth.permission.NAME.paths and .policy, in keys that are written in full */
static void flat_permissions(struct facts *f, str path, const struct node *tree)
{
	str prefix = S("quarkus.http.auth.permission.");
	unsigned n = 0;
	for (const struct node *c = tree->child; c && n < MOST; c = c->next) {
		if (!str_starts(c->key, prefix) || !str_ends(c->key, S(".paths")))
			continue;
		n++;
		str name = str_sub(c->key, prefix.n, c->key.n - 6);
		struct arena scratch = {0};
		const struct node *policy =
		        node_get(tree, arena_printf(&scratch, "%.*s%.*s.policy", STR_ARG(prefix), STR_ARG(name)));
		add_paths(f, path, c, policy ? policy->text : S(""), name);
		arena_free(&scratch);
	}
}

static void quarkus(struct facts *f, str path, const struct node *tree)
{
	const struct node *list = at_key(tree, S("quarkus.http.auth.permission"));
	const struct node *deny = at_key(tree, S("quarkus.security.jaxrs.deny-unannotated-endpoints"));
	if (deny && str_eq(deny->text, S("true")))
		add(f, path, deny->line, S("setting"), S("JAX-RS"), S("fallback"), S(""), S(""));
	flat_permissions(f, path, tree);
	for (const struct node *c = list && list->kind == NODE_OBJECT ? list->child : NULL; c; c = c->next) {
		const struct node *paths = node_get(c, S("paths")), *policy = node_get(c, S("policy"));
		add_paths(f, path, paths, policy ? policy->text : S(""), c->key);
	}
}

/* ---- Spring ---- */

static bool names_security(str text)
{
	return str_find(text, S("spring-boot-starter-security"), 0) != SIZE_MAX ||
	       str_find(text, S("spring-security-config"), 0) != SIZE_MAX ||
	       str_find(text, S("spring-boot-starter-oauth2-resource-server"), 0) != SIZE_MAX;
}

static bool holds_security(const struct node *n, unsigned depth)
{
	for (const struct node *c = n->child; c && depth < DEEP; c = c->next)
		if ((c->kind == NODE_STRING && names_security(c->text)) || holds_security(c, depth + 1))
			return true;
	return false;
}

void route_config(struct facts *f, str path, const struct node *tree)
{
	str name = str_basename(path);
	bool built = str_eq(name, S("pom.xml")) || str_eq(name, S("build.gradle.kts"));
	if (tree->kind != NODE_OBJECT)
		return;
	route_azure_config(f, path, tree);
	route_symfony_config(f, path, tree);
	if (built)
		add(f, path, 1, S("setting"), S("Spring"), holds_security(tree, 0) ? S("starter") : S("built"), S(""),
		    S(""));
	else if (str_starts(name, S("application.")) || str_starts(name, S("application-prod.")))
		quarkus(f, path, tree);
}
