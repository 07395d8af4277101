/* All names that may stand behind an import are put into one sorted list, which each import is looked for in. The list
 * of popular names is short on purpose: a name that is one letter from a little-known one says nothing. */
#include "package_names.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "package_popular.h"
#include "row_get.h"

struct names {
	str *at;
	size_t n, cap;
};

static void put(struct names *list, str name)
{
	if (!name.n)
		return;
	mem_room(list->at, list->n, list->cap);
	list->at[list->n++] = name;
}

static int order(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }
static bool holds(const struct names *list, str name)
{
	return list->n && bsearch(&name, list->at, list->n, sizeof *list->at, order);
}

/* ---- what an import may be ---- */

/* lodash of lodash/fp, @scope/name of @scope/name/part. */
static str package_of(str module)
{
	size_t slash = str_find(module, S("/"), 0);
	if (str_starts(module, S("@")) && slash != SIZE_MAX)
		slash = str_find(module, S("/"), slash + 1);
	return str_sub(module, 0, slash);
}

/* @scope/, which is no name of anything else. */
static str scope_mark(str package)
{
	size_t slash = str_find(package, S("/"), 0);
	return str_starts(package, S("@")) && slash != SIZE_MAX ? str_sub(package, 0, slash + 1) : S("");
}

/* Names of npm are small letters; anything else is an alias, an address or another language. */
static bool is_bare(str module)
{
	if (!module.n || !(ascii_lower(module.p[0]) || module.p[0] == '@') || str_starts(module, S("@/")))
		return false;
	for (size_t i = 0; i < module.n; i++)
		if (ascii_in(":?!*$#~ \\", module.p[i]))
			return false;
	return true;
}

static bool is_of_platform(str package)
{
	return str_listed(
	        package,
	        "assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel "
	        "dns "
	        "domain events fs http http2 https inspector module net os path perf_hooks process punycode "
	        "querystring "
	        "readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm wasi "
	        "worker_threads "
	        "zlib sqlite sea server-only client-only vscode electron k6 bun astro aws-sdk aws-lambda estree "
	        "csstype "
	        "geojson geojson-types unist mdast hast virtual atom sketch adobe photoshop uxp cc gi imports");
}

/* Every part of a path: folders, and the file without what stands behind its dot. */
static void put_path(struct names *list, str path)
{
	str part;
	while (str_cut(&path, '/', &part)) {
		put(list, part);
		put(list, path.n ? S("") : str_sub(part, 0, str_find(part, S("."), 1)));
	}
}

static struct names known_names(const struct node *facts)
{
	struct names list = {0};
	const struct node *n;
	for (n = rows_of(facts, S("dependencies")); n; n = row_after(n))
		if (row_is(n, S("ecosystem"), S("npm"))) {
			str name = row_text(n, S("name"));
			put(&list, name);
			put(&list, scope_mark(name));
			if (str_starts(name, S("@types/")))
				put(&list, str_sub(name, 7, name.n));
		}
	for (n = rows_of(facts, S("package_files")); n; n = row_after(n))
		put(&list, row_text(n, S("name")));
	for (n = rows_of(facts, S("packages")); n; n = row_after(n))
		put(&list, row_text(n, S("name")));
	for (n = rows_of(facts, S("aliases")); n; n = row_after(n))
		put(&list, package_of(row_text(n, S("alias"))));
	for (n = rows_of(facts, S("files")); n; n = row_after(n))
		put_path(&list, row_text(n, S("path")));
	if (list.n)
		qsort(list.at, list.n, sizeof *list.at, order);
	return list;
}

/* ---- whose file it is ---- */

static bool is_script(str path) { return str_listed(str_extension(path), "js jsx ts tsx mjs cjs mts cts vue svelte"); }

static bool is_below(str path, str folder)
{
	return str_eq(folder, S(".")) || (str_starts(path, folder) && path.n > folder.n && path.p[folder.n] == '/');
}

/* Is its nearest manifest one of npm, of something that is no library (whose packages others bring along)? */
static bool is_of_npm(const struct node *facts, str path)
{
	const struct node *best = NULL;
	for (const struct node *n = rows_of(facts, S("packages")); n; n = row_after(n))
		if (is_below(path, row_text(n, S("folder"))) && row_is(n, S("ecosystem"), S("npm")) &&
		    (!best || row_text(n, S("folder")).n >= row_text(best, S("folder")).n))
			best = n;
	return best && !row_is(best, S("kind"), S("library")) &&
	       str_find(path, S("supabase/functions/"), 0) == SIZE_MAX;
}

static bool has_deno(const struct node *facts)
{
	for (const struct node *n = rows_of(facts, S("package_files")); n; n = row_after(n))
		if (row_is(n, S("ecosystem"), S("deno")))
			return true;
	return false;
}

static void add(struct members *root, const struct node *row, str key, str text)
{
	struct members m = {root->arena, (struct node *)row, (const struct node **)&row->child};
	while (*m.tail)
		m.tail = (const struct node **)&(*m.tail)->next;
	if (text.n)
		members_scalar(&m, NODE_STRING, key, text, NULL);
	else
		members_bool(&m, key, true);
}

/* Imports of one file stand together, so that whose it is is asked once. */
static void find_undeclared(struct members *root, const struct names *known)
{
	str file = S("");
	bool counts = false;
	for (const struct node *n = rows_of(root->node, S("imports")); n; n = row_after(n)) {
		str path = row_text(n, S("path")), package = package_of(row_text(n, S("module"))),
		    scope = scope_mark(package);
		if (!str_eq(file, path)) {
			file = path;
			counts = is_script(path) && is_of_npm(root->node, path);
		}
		if (!counts || !is_bare(row_text(n, S("module"))) || is_of_platform(package) || holds(known, package))
			continue;
		if (!scope.n || (holds(known, scope) && !holds(known, str_sub(scope, 1, scope.n - 1))))
			add(root, n, S("undeclared"), S(""));
	}
}

static void find_near(struct members *root, const struct names *known)
{
	for (const struct node *n = rows_of(root->node, S("dependencies")); n; n = row_after(n)) {
		str near = package_popular_near(row_text(n, S("ecosystem")), row_text(n, S("name")));
		if (near.n && !holds(known, near))
			add(root, n, S("near"), near);
	}
}

/* Names of PyPI are the same in whatever case, and with _ for -; those of npm are written as they are. */
static struct names dependency_names(const struct node *facts, struct arena *a)
{
	struct names list = {0};
	for (const struct node *n = rows_of(facts, S("dependencies")); n; n = row_after(n))
		put(&list, package_popular_plain(a, row_text(n, S("name"))));
	if (list.n)
		qsort(list.at, list.n, sizeof *list.at, order);
	return list;
}

void package_names(struct members *root)
{
	struct names known = known_names(root->node), given = dependency_names(root->node, root->arena);
	if (known.n && !has_deno(root->node))
		find_undeclared(root, &known);
	find_near(root, &given);
	free(known.at);
	free(given.at);
}
