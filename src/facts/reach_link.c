/* Imports are resolved against the names of files, as their languages would: an ending is added, a folder stands for
 * its index, a Python module for a file below any folder above. */
#include "reach_link.h"

#include <stdlib.h>

#include "facts/folder.h"
#include "row_get.h"

size_t reach_file(const struct reach *r, str path)
{
	size_t low = 0, high = r->files.n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(r->files.at[middle], path);
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return SIZE_MAX;
}

static str name_of(const struct package_set *s, uint32_t i) { return s->at[i].name; }

static int name_order(const void *x, const void *y, void *set)
{
	return str_cmp(name_of(set, *(const uint32_t *)x), name_of(set, *(const uint32_t *)y));
}

struct reach_links reach_links_new(const struct reach *r, struct arena *scratch)
{
	const struct package_set *s = &r->apps->packages;
	uint32_t *names = arena_array(scratch, uint32_t, s->n);
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].name.n)
			names[n++] = (uint32_t)i;
	if (n)
		qsort_r(names, n, sizeof *names, name_order, (void *)s);
	return (struct reach_links){r, scratch, names, n};
}

static size_t package_named(const struct reach_links *l, str name)
{
	size_t low = 0, high = l->n_names;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(name_of(&l->reach->apps->packages, l->names[middle]), name);
		if (order == 0)
			return l->names[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return SIZE_MAX;
}

/* ---- files ---- */

/* The file that a way without its ending stands for. */
static size_t file_at(const struct reach_links *l, str way)
{
	static const char *const endings[] = {"",          ".ts",          ".tsx",      ".js",        ".jsx",
	                                      ".mjs",      ".cjs",         ".mts",      ".vue",       ".svelte",
	                                      "/index.ts", "/index.tsx",   "/index.js", "/index.mjs", "/index.jsx",
	                                      ".py",       "/__init__.py", ".json"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t found = reach_file(l->reach, arena_printf(l->arena, "%.*s%s", STR_ARG(way), endings[i]));
		if (found != SIZE_MAX)
			return found;
	}
	/* TypeScript writes the name of what it will become: ./a.js for a.ts */
	str ending = str_extension(way);
	if (str_eq(ending, S("js")) || str_eq(ending, S("mjs")) || str_eq(ending, S("jsx")))
		return reach_file(l->reach,
		                  arena_printf(l->arena, "%.*sts%s", STR_ARG(str_sub(way, 0, way.n - ending.n)),
		                               str_eq(ending, S("jsx")) ? "x" : ""));
	return SIZE_MAX;
}

/* "..lib.x" from a/b/c.py: a/lib/x.py, or a/lib.py, which has an x. */
static size_t python_relative(const struct reach_links *l, str from, str module)
{
	size_t dots = 0;
	str folder = folder_of(from), way = arena_str(l->arena, module), joined;
	while (dots < module.n && module.p[dots] == '.')
		dots++;
	for (size_t i = 1; i < dots; i++)
		folder = folder_of(folder);
	for (char *p = (char *)way.p; p < way.p + way.n; p++)
		*p = *p == '.' ? '/' : *p;
	way = str_sub(way, dots, way.n);
	if (!folder_join(folder, way, l->arena, &joined))
		return SIZE_MAX;
	size_t found = file_at(l, joined);
	return found != SIZE_MAX || !way.n ? found : file_at(l, folder_of(joined));
}

/* "accounts.api" below a folder that apps put on sys.path. A name alone is more likely that of a package. */
static size_t python_below(const struct reach_links *l, str folder, str way)
{
	static const char *const roots[] = {"src", "apps"};
	for (size_t i = 0; i < sizeof roots / sizeof *roots && !str_eq(folder_of(way), S(".")); i++) {
		str root, joined;
		bool fits = folder_join(folder, str_of(roots[i]), l->arena, &root) &&
		            folder_join(root, way, l->arena, &joined);
		size_t found = fits ? file_at(l, joined) : SIZE_MAX;
		if (found != SIZE_MAX)
			return found;
	}
	return SIZE_MAX;
}

/* "shared.db" may stand below any folder above the file. */
static size_t python_absolute(const struct reach_links *l, str from, str module)
{
	enum { LEVELS = 16 };
	str way = arena_str(l->arena, module), folder = folder_of(from), joined;
	for (char *p = (char *)way.p; p < way.p + way.n; p++)
		*p = *p == '.' ? '/' : *p;
	for (int i = 0; i < LEVELS; i++, folder = folder_of(folder)) {
		if (folder_join(folder, way, l->arena, &joined)) {
			size_t found = file_at(l, joined);
			if (found == SIZE_MAX && !str_eq(folder_of(way), S(".")))
				found = file_at(l, folder_of(joined));
			found = found != SIZE_MAX ? found : python_below(l, folder, way);
			if (found != SIZE_MAX)
				return found;
		}
		if (str_eq(folder, S(".")))
			break;
	}
	return SIZE_MAX;
}

/* ---- names ---- */

/* "@x/ui/button" is a part of @x/ui, "example.org/m/db" of example.org/m. */
static size_t package_of_module(const struct reach_links *l, str module)
{
	for (;;) {
		size_t found = package_named(l, module), slash = module.n;
		if (found != SIZE_MAX)
			return found;
		while (slash && module.p[slash - 1] != '/')
			slash--;
		if (slash < 2)
			return SIZE_MAX;
		module = str_sub(module, 0, slash - 1);
	}
}

static size_t by_alias(const struct reach_links *l, str from, str module)
{
	enum { ALIASES = 256 }; /* of a repository; what stands behind more of them reaches nobody */
	const struct node *row = rows_of(l->reach->facts, S("aliases"));
	for (int i = 0; row && i < ALIASES; row = row_after(row), i++) {
		str alias = row_text(row, S("alias")), to = row_text(row, S("to"));
		bool deep = row_is(row, S("deep"), S("true"));
		bool fits = deep ? str_starts(module, alias) &&
		                            (!alias.n || (module.n > alias.n && module.p[alias.n] == '/'))
		                 : str_eq(module, alias);
		if (!fits || !folder_holds(row_text(row, S("folder")), from))
			continue;
		str rest = deep ? str_sub(module, alias.n, module.n) : S(""), joined;
		while (str_starts(rest, S("/")))
			rest = str_sub(rest, 1, rest.n);
		str tail = row_text(row, S("tail"));
		if (tail.n)
			rest = arena_printf(l->arena, "%.*s%.*s", STR_ARG(rest), STR_ARG(tail));
		size_t found = folder_join(to, rest, l->arena, &joined) ? file_at(l, joined) : SIZE_MAX;
		if (found != SIZE_MAX)
			return found;
	}
	return SIZE_MAX;
}

static size_t relative(const struct reach_links *l, str from, str module)
{
	str way;
	if (str_ends(from, S(".py")))
		return python_relative(l, from, module);
	return folder_join(folder_of(from), module, l->arena, &way) ? file_at(l, way) : SIZE_MAX;
}

/* Ways that frameworks know without being told: $lib of SvelteKit, ~ and @ of Nuxt and Remix, # of package.json, src/
 * of a baseUrl. They begin in some folder above the file. */
static size_t by_custom(const struct reach_links *l, str from, str module)
{
	static const struct {
		const char *start, *folders; /* between blanks; . for the folder itself */
	} customs[] = {{"$lib/", "src/lib"}, {"~~/", ". src"}, {"@@/", ". src"}, {"~/", "app src ."},
	               {"@/", "src . app"},  {"#/", "src ."},  {"#", ". src"},   {"src/", "src"}};
	enum { LEVELS = 12 };
	str folder = folder_of(from), one, way, joined;
	size_t i = 0;
	while (i < sizeof customs / sizeof *customs && !str_starts(module, str_of(customs[i].start)))
		i++;
	if (i == sizeof customs / sizeof *customs)
		return SIZE_MAX;
	str rest = str_sub(module, strlen(customs[i].start), module.n);
	for (int level = 0; level < LEVELS; level++, folder = folder_of(folder)) {
		for (str list = str_of(customs[i].folders); str_cut(&list, ' ', &one);) {
			bool fits =
			        folder_join(folder, one, l->arena, &way) && folder_join(way, rest, l->arena, &joined);
			size_t found = fits ? file_at(l, joined) : SIZE_MAX;
			if (found != SIZE_MAX)
				return found;
		}
		if (str_eq(folder, S(".")))
			break;
	}
	return SIZE_MAX;
}

/* '_helpers/jwt', by rootpath or a baseUrl: from some folder above the file, if it is there, and no package. */
static size_t by_root(const struct reach_links *l, str from, str module)
{
	enum { LEVELS = 6 };
	str folder = folder_of(from), joined;
	bool script = str_listed(str_extension(from), "js jsx ts tsx mjs cjs");
	bool plain = module.n && module.p[0] != '@' && str_find(module, S(":"), 0) == SIZE_MAX;
	if (!script || !plain || str_find(module, S("/"), 0) == SIZE_MAX)
		return SIZE_MAX;
	for (int level = 0; level < LEVELS; level++, folder = folder_of(folder)) {
		size_t found = folder_join(folder, module, l->arena, &joined) ? file_at(l, joined) : SIZE_MAX;
		if (found != SIZE_MAX || str_eq(folder, S(".")))
			return found;
	}
	return SIZE_MAX;
}

enum reach_kind reach_link(struct reach_links *l, str from, str module, size_t *number)
{
	bool near = str_starts(module, S("."));
	*number = near ? relative(l, from, module) : by_alias(l, from, module);
	if (!near && *number == SIZE_MAX && str_ends(from, S(".py")))
		*number = python_absolute(l, from, module);
	else if (!near && *number == SIZE_MAX)
		*number = by_custom(l, from, module);
	if (!near && *number == SIZE_MAX && package_of_module(l, module) == SIZE_MAX)
		*number = by_root(l, from, module);
	if (*number != SIZE_MAX)
		return REACH_FILE;
	*number = near ? SIZE_MAX : package_of_module(l, module);
	return *number == SIZE_MAX ? REACH_NOTHING : REACH_PACKAGE;
}

size_t reach_use(struct reach_links *l, size_t package, str use)
{
	const struct package_set *s = &l->reach->apps->packages;
	str folder;
	if (str_starts(use, S(":"))) { /* Gradle: from the root of the build, which is the nearest that has it */
		str way = arena_str(l->arena, str_sub(use, 1, use.n));
		for (char *p = (char *)way.p; p < way.p + way.n; p++)
			*p = *p == ':' ? '/' : *p;
		for (str from = s->at[package].folder;; from = folder_of(from)) {
			size_t found = folder_join(from, way, l->arena, &folder) ? package_at(s, folder) : SIZE_MAX;
			if (found != SIZE_MAX || str_eq(from, S(".")))
				return found;
		}
	}
	size_t named = package_named(l, use);
	if (named != SIZE_MAX)
		return named;
	return folder_join(s->at[package].folder, use, l->arena, &folder) ? package_at(s, folder) : SIZE_MAX;
}
