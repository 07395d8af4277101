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

static void add_row(struct facts *f, str path, unsigned line, str verdict, str name, str route, str method)
{
	struct members m = fact_new(f, S("route_parts"), path, line);
	const struct {
		str key, text;
	} texts[] = {{S("kind"), S("rule")}, {S("of"), name},      {S("method"), method},
	             {S("route"), route},    {S("name"), verdict}, {S("framework"), S("JAX-RS")}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&m, NODE_STRING, texts[i].key, texts[i].text, NULL);
}

/* What one permission says; NULL where it says nothing of it. */
struct permission {
	str name;
	const struct node *paths, *policy, *methods, *enabled;
	bool profiled; /* some profile says something else */
};

static bool is_computed(const struct node *n)
{
	return n && (n->kind == NODE_UNKNOWN || str_find(n->text, S("${"), 0) != SIZE_MAX);
}

/* One row for each path and method. */
static void add_rule(struct facts *f, str path, const struct permission *p, str verdict, str of)
{
	str method, whole = S("");
	const struct node *m = p->methods, *one = m && m->kind == NODE_ARRAY ? m->child : m;
	if (!one)
		add_row(f, path, p->paths->line, verdict, p->name, of, whole);
	for (; one; one = m->kind == NODE_ARRAY ? one->next : NULL)
		for (str list = one->text; str_cut(&list, ',', &method);)
			add_row(f, path, p->paths->line, verdict, p->name, of, str_trim(method));
}

static void add_permission(struct facts *f, str path, const struct permission *p)
{
	str verdict = S("guarded"), one;
	if (!p->paths || (!p->profiled && p->enabled && str_eq(p->enabled->text, S("false"))))
		return;
	if (!p->policy || p->profiled || is_computed(p->policy) || (p->enabled && !str_eq(p->enabled->text, S("true"))))
		verdict = S("unknown");
	else if (str_eq(p->policy->text, S("permit")))
		verdict = S("open");
	for (str list = p->paths->text; str_cut(&list, ',', &one);)
		add_rule(f, path, p, verdict, str_trim(one));
	for (const struct node *n = p->paths->kind == NODE_ARRAY ? p->paths->child : NULL; n; n = n->next)
		add_rule(f, path, p, verdict, n->text);
}

/* Is there a key of a profile ("%prod.quarkus.…") that speaks of what this key is about? */
static bool is_profiled(const struct node *tree, str key)
{
	for (const struct node *c = tree->child; c; c = c->next) {
		size_t at = str_starts(c->key, S("%")) ? str_find(c->key, key, 0) : SIZE_MAX;
		if (at != SIZE_MAX || (str_starts(c->key, S("%")) && c->kind == NODE_OBJECT && at_key(c, key)))
			return true;
	}
	return false;
}

/* quarkus.http.auth.permission.NAME.paths and .policy, in keys that are written in full; those of a profile too */
static void flat_permissions(struct facts *f, str path, const struct node *tree)
{
	str prefix = S("quarkus.http.auth.permission.");
	struct arena scratch = {0};
	unsigned n = 0;
	for (const struct node *c = tree->child; c && n < MOST; c = c->next) {
		size_t at = str_find(c->key, prefix, 0);
		if (at == SIZE_MAX || (at && c->key.p[0] != '%') || !str_ends(c->key, S(".paths")))
			continue;
		n++;
		str whole = str_sub(c->key, 0, c->key.n - 6), own = str_sub(whole, at, whole.n);
		const char *ends[] = {".policy", ".methods", ".enabled"};
		const struct node *say[3];
		for (size_t i = 0; i < 3; i++)
			say[i] = node_get(tree, arena_printf(&scratch, "%.*s%s", STR_ARG(whole), ends[i]));
		add_permission(f, path,
		               &(struct permission){.name = str_sub(own, prefix.n, own.n),
		                                    .paths = c,
		                                    .policy = say[0],
		                                    .methods = say[1],
		                                    .enabled = say[2],
		                                    .profiled = at || is_profiled(tree, own)});
	}
	arena_free(&scratch);
}

static void quarkus(struct facts *f, str path, const struct node *tree)
{
	const struct node *list = at_key(tree, S("quarkus.http.auth.permission"));
	const struct node *without = at_key(tree, S("spring.autoconfigure.exclude"));
	if (without && str_find(without->text, S("SecurityAutoConfiguration"), 0) != SIZE_MAX)
		add(f, path, without->line, S("setting"), S("Spring"), S("secured"), S(""), S(""));
	const struct node *deny = at_key(tree, S("quarkus.security.jaxrs.deny-unannotated-endpoints"));
	if (deny && str_eq(deny->text, S("true")))
		add(f, path, deny->line, S("setting"), S("JAX-RS"), S("fallback"), S(""), S(""));
	flat_permissions(f, path, tree);
	for (const struct node *c = list && list->kind == NODE_OBJECT ? list->child : NULL; c; c = c->next) {
		add_permission(f, path,
		               &(struct permission){.name = c->key,
		                                    .paths = node_get(c, S("paths")),
		                                    .policy = node_get(c, S("policy")),
		                                    .methods = node_get(c, S("methods")),
		                                    .enabled = node_get(c, S("enabled")),
		                                    .profiled = is_profiled(tree, S("quarkus.http.auth.permission"))});
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

/* Line by line; what comes by a name of a catalogue may be anything that does not look like it. */
static void build_text(struct facts *f, str path, str bytes)
{
	bool secured = false, known = true;
	str line;
	if (!str_eq(str_basename(path), S("build.gradle")))
		return;
	while (str_cut(&bytes, '\n', &line)) {
		line = str_trim(str_sub(line, 0, str_find(line, S("//"), 0)));
		bool catalogue = str_find(line, S("libs."), 0) != SIZE_MAX;
		secured =
		        secured || names_security(line) || (catalogue && str_find(line, S("security"), 0) != SIZE_MAX);
		known = known && str_find(line, S("libs.bundles"), 0) == SIZE_MAX && !str_starts(line, S("apply from"));
	}
	if (secured || known)
		add(f, path, 1, S("setting"), S("Spring"), secured ? S("starter") : S("built"), S(""), S(""));
}

/* @page "/a/{id}", among the first lines of a page of Razor */
static void page_text(struct facts *f, str path, str bytes)
{
	enum { LINES = 40 };
	str line;
	for (unsigned n = 0; n < LINES && str_cut(&bytes, '\n', &line); n++) {
		line = str_trim(line);
		if (str_starts(line, S("\xef\xbb\xbf")))
			line = str_sub(line, 3, line.n);
		size_t from = str_starts(line, S("@page")) ? str_find(line, S("\""), 0) : SIZE_MAX;
		size_t to = from == SIZE_MAX ? from : str_find(line, S("\""), from + 1);
		if (to == SIZE_MAX)
			continue;
		add(f, path, n + 1, S("const"), S("Razor Pages"), S("@page"), S(""), str_sub(line, from + 1, to));
		return;
	}
}

void route_config_text(struct facts *f, str path, str bytes)
{
	if (str_ends(path, S(".cshtml")))
		page_text(f, path, bytes);
	else
		build_text(f, path, bytes);
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
