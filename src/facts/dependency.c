/* Declared dependencies. Lock files say what is installed; these say what a person chose, and that is what rules ask.
 */
#include "facts/dependency.h"

#include <stdint.h>

#include "base/glob.h"
#include "query/range.h"

enum { LONGEST_NAME = 214, LONGEST_LINE = 4096 };

static void add(struct facts *f, str path, str ecosystem, str name, str version, bool dev, const struct node *at,
                unsigned line)
{
	if (name.n == 0 || name.n > LONGEST_NAME)
		return;
	struct members d = fact_new(f, S("dependencies"), path, at ? at->line : line);
	str lower, upper;
	range_bounds(version, d.arena, &lower, &upper);
	members_scalar(&d, NODE_STRING, S("name"), name, at);
	members_scalar(&d, NODE_STRING, S("ecosystem"), ecosystem, at);
	members_scalar(&d, NODE_STRING, S("version"), version, at);
	if (lower.n)
		members_scalar(&d, NODE_STRING, S("lower"), lower, at);
	if (upper.n)
		members_scalar(&d, NODE_STRING, S("upper"), upper, at);
	members_bool(&d, S("dev"), dev);
}

/* {"name": "range"}, or {"name": {"version": "range"}} as Poetry has it. */
static void add_map(struct facts *f, str path, str ecosystem, const struct node *map, bool dev)
{
	if (!map || map->kind != NODE_OBJECT)
		return;
	for (const struct node *n = map->child; n; n = n->next) {
		const struct node *version = n->kind == NODE_OBJECT ? node_get(n, S("version")) : n;
		if (!str_eq(ecosystem, S("pypi")) || !str_eq(n->key, S("python")))
			add(f, path, ecosystem, n->key, version ? version->text : S(""), dev, n, 0);
	}
}

/* PEP 508: "name[extra] >=1,<2 ; marker". */
static void add_requirement(struct facts *f, str path, str text, bool dev, const struct node *at, unsigned line)
{
	text = str_trim(str_sub(text, 0, str_find(text, S(";"), 0)));
	size_t end = 0;
	while (end < text.n && !strchr("[<>=!~ @(", text.p[end]))
		end++;
	str name = str_sub(text, 0, end), rest = str_trim(str_sub(text, end, text.n));
	if (rest.n && rest.p[0] == '[')
		rest = str_trim(str_sub(rest, str_find(rest, S("]"), 0), rest.n));
	if (rest.n && (rest.p[0] == ']' || rest.p[0] == '('))
		rest = str_trim(str_sub(rest, 1, rest.n));
	rest = str_sub(rest, 0, str_find(rest, S(")"), 0));
	rest = str_trim(str_sub(rest, 0, str_find(rest, S(" --"), 0)));
	add(f, path, S("pypi"), name, rest, dev, at, line);
}

static void add_list(struct facts *f, str path, const struct node *list, bool dev)
{
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (list->kind == NODE_ARRAY && n->kind == NODE_STRING)
			add_requirement(f, path, n->text, dev, n, 0);
}

static void add_lists(struct facts *f, str path, const struct node *groups, bool dev)
{
	for (const struct node *g = groups ? groups->child : NULL; g; g = g->next)
		add_list(f, path, g, dev);
}

static void read_pyproject(struct facts *f, str path, const struct node *tree)
{
	const struct node *project = node_get(tree, S("project"));
	add_list(f, path, node_get(project, S("dependencies")), false);
	add_lists(f, path, node_get(project, S("optional-dependencies")), false);
	add_lists(f, path, node_get(tree, S("dependency-groups")), true);
	const struct node *poetry = node_get(node_get(tree, S("tool")), S("poetry"));
	add_map(f, path, S("pypi"), node_get(poetry, S("dependencies")), false);
	add_map(f, path, S("pypi"), node_get(poetry, S("dev-dependencies")), true);
	const struct node *groups = node_get(poetry, S("group"));
	for (const struct node *g = groups ? groups->child : NULL; g; g = g->next)
		add_map(f, path, S("pypi"), node_get(g, S("dependencies")), true);
}

bool dependency_reads(str path)
{
	str name = str_basename(path);
	return str_eq(name, S("package.json")) || str_eq(name, S("pyproject.toml"));
}

void dependency_tree(struct facts *f, str path, const struct node *tree)
{
	str name = str_basename(path);
	if (str_eq(name, S("package.json"))) {
		add_map(f, path, S("npm"), node_get(tree, S("dependencies")), false);
		add_map(f, path, S("npm"), node_get(tree, S("optionalDependencies")), false);
		add_map(f, path, S("npm"), node_get(tree, S("devDependencies")), true);
	} else if (str_eq(name, S("pyproject.toml"))) {
		read_pyproject(f, path, tree);
	}
}

/* "require x v1", or "x v1" inside of "require (…)". */
static void read_go_line(struct facts *f, str path, str line, unsigned number, bool *inside)
{
	line = str_trim(str_sub(line, 0, str_find(line, S("//"), 0)));
	if (str_eq(line, S("require ("))) {
		*inside = true;
		return;
	}
	if (str_eq(line, S(")")))
		*inside = false;
	bool alone = str_starts(line, S("require "));
	if (!alone && !*inside)
		return;
	line = str_trim(alone ? str_sub(line, S("require ").n, line.n) : line);
	size_t blank = str_find(line, S(" "), 0);
	if (blank != SIZE_MAX)
		add(f, path, S("go"), str_sub(line, 0, blank), str_trim(str_sub(line, blank, line.n)), false, NULL,
		    number);
}

void dependency_text(struct facts *f, str path, str bytes)
{
	str name = str_basename(path), line;
	bool go = str_eq(name, S("go.mod")), python = glob_match(S("requirements*.txt"), name, GLOB_NOCASE);
	bool inside = false,
	     dev = str_ifind(name, S("dev"), 0) != SIZE_MAX || str_ifind(name, S("test"), 0) != SIZE_MAX;
	if (!go && !python)
		return;
	for (unsigned number = 1; str_cut(&bytes, '\n', &line); number++) {
		if (line.n > LONGEST_LINE)
			continue;
		if (go) {
			read_go_line(f, path, line, number, &inside);
			continue;
		}
		line = str_trim(str_sub(line, 0, str_find(line, S("#"), 0)));
		if (line.n && line.p[0] != '-' && str_find(line, S("://"), 0) == SIZE_MAX)
			add_requirement(f, path, line, dev, NULL, number);
	}
}

/* ---- is it used? ---- */

/* Packages whose module has another name than the package; sources: their own documentation. */
static const struct {
	str package, module;
} aliases[] = {
        {STR_INIT("djangorestframework"), STR_INIT("rest_framework")},
        {STR_INIT("django-allauth"), STR_INIT("allauth")},
        {STR_INIT("pyjwt"), STR_INIT("jwt")},
        {STR_INIT("python-jose"), STR_INIT("jose")},
        {STR_INIT("python-json-logger"), STR_INIT("pythonjsonlogger")},
        {STR_INIT("python3-saml"), STR_INIT("onelogin")},
        {STR_INIT("django-oauth-toolkit"), STR_INIT("oauth2_provider")},
        {STR_INIT("pyyaml"), STR_INIT("yaml")},
        {STR_INIT("python-dotenv"), STR_INIT("dotenv")},
        {STR_INIT("google-cloud-secret-manager"), STR_INIT("google.cloud.secretmanager")},
        {STR_INIT("azure-keyvault-secrets"), STR_INIT("azure.keyvault")},
        {STR_INIT("azure-identity"), STR_INIT("azure.identity")},
};

static char folded(char c, bool python)
{
	if (!python)
		return c;
	return c == '-' ? '_' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* module is name or something below it (a separator behind it). */
static bool is_below(str module, str name, char separator, bool python)
{
	if (module.n < name.n || (module.n > name.n && module.p[name.n] != separator))
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (folded(module.p[i], python) != folded(name.p[i], python))
			return false;
	return true;
}

static bool any_below(str name, char separator, bool python, const str *modules, size_t n)
{
	size_t low = 0;
	for (size_t high = n; !python && low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(modules[middle], name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	/* Names that merely begin alike ("a-b" between "a" and "a/x") may stand between. */
	for (; low < n && (python || str_starts(modules[low], name)); low++)
		if (is_below(modules[low], name, separator, python))
			return true;
	return false;
}

enum dependency_use dependency_used(str ecosystem, str name, const str *modules, size_t n)
{
	if (!str_eq(ecosystem, S("pypi")))
		return any_below(name, '/', false, modules, n) ? DEPENDENCY_USED : DEPENDENCY_UNUSED;
	if (any_below(name, '.', true, modules, n))
		return DEPENDENCY_USED;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (str_ieq(aliases[i].package, name))
			return any_below(aliases[i].module, '.', true, modules, n) ? DEPENDENCY_USED
			                                                           : DEPENDENCY_UNUSED;
	return DEPENDENCY_PERHAPS;
}
