/* Declared dependencies. Lock files say what is installed; these say what a person chose, and that is what rules ask.
 */
#include "facts/dependency.h"

#include <stdint.h>

#include "base/glob.h"
#include "dependency_row.h"

enum { LONGEST_LINE = 4096 };

static void add(struct facts *f, str path, str ecosystem, str name, str version, bool dev, const struct node *at,
                unsigned line)
{
	dependency_row(f, path,
	               &(struct dependency_row){.ecosystem = ecosystem,
	                                        .name = name,
	                                        .version = version,
	                                        .use = dev ? DEPENDENCY_DEV : DEPENDENCY_RUNS,
	                                        .at = at,
	                                        .line = line});
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

static void read_pipfile(struct facts *f, str path, const struct node *tree)
{
	add_map(f, path, S("pypi"), node_get(tree, S("packages")), false);
	add_map(f, path, S("pypi"), node_get(tree, S("dev-packages")), true);
}

bool dependency_reads(str path)
{
	str name = str_basename(path);
	return str_listed(name, "package.json pyproject.toml Pipfile") || dependency_manifest_reads(path);
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
	} else if (str_eq(name, S("Pipfile"))) {
		read_pipfile(f, path, tree);
	} else {
		dependency_manifest(f, path, tree);
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

/* requirements.txt, and requirements/production.txt that it takes in. */
static bool is_requirements(str path)
{
	return glob_match(S("requirements*.txt"), str_basename(path), GLOB_NOCASE) ||
	       glob_rule(S("**/requirements/*.txt"), path) || glob_rule(S("requirements/*.txt"), path);
}

/* An address alone has no name; "name @ address" has one. */
static bool is_named(str line)
{
	size_t address = str_find(line, S("://"), 0);
	return address == SIZE_MAX || str_find(line, S(" @ "), 0) < address;
}

/* -e git+https://x.org/y#egg=z, https://x.org/y.zip: from no registry, and named by its egg or the end of its address.
 */
static bool read_address(struct facts *f, str path, str line, bool dev, unsigned number)
{
	static const char *const options[] = {"-e ", "--editable ", "--editable="};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (str_starts(line, str_of(options[i])))
			line = str_trim(str_sub(line, strlen(options[i]), line.n));
	line = str_trim(str_sub(line, 0, str_find(line, S(" #"), 0)));
	size_t egg = str_find(line, S("egg="), 0), address = str_find(line, S("://"), 0);
	if (address == SIZE_MAX || str_starts(line, S("-")) || str_starts(line, S("#")) || is_named(line))
		return false;
	str name = egg == SIZE_MAX ? str_basename(str_sub(line, 0, str_find(line, S("#"), 0)))
	                           : str_sub(line, egg + 4, line.n);
	add(f, path, S("pypi"), str_sub(name, 0, str_find(name, S("&"), 0)), line, dev, NULL, number);
	return true;
}

/* What lists of packages say that are no dependencies yet: more.txt behind -r has a name that no list has, and
 * requirements.in is what a list is made of. */
static void add_loose(struct facts *f, str path, str name, const char *how, unsigned number)
{
	struct members m = fact_new(f, S("loose_packages"), path, number);
	members_scalar(&m, NODE_STRING, S("name"), name, NULL);
	members_scalar(&m, NODE_STRING, S("ecosystem"), S("pypi"), NULL);
	members_scalar(&m, NODE_STRING, S("how"), str_of(how), NULL);
}

static void read_taken_in(struct facts *f, str path, str line, unsigned number)
{
	static const char *const options[] = {"-r ", "--requirement ", "--requirement=", "-r"};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (str_starts(line, str_of(options[i]))) {
			str name = str_trim(str_sub(line, strlen(options[i]), line.n));
			bool listed = is_requirements(name) || str_starts(path, S("requirements/")) ||
			              str_find(path, S("/requirements/"), 0) != SIZE_MAX;
			if (name.n && !listed)
				add_loose(f, path, name, "file", number);
			return;
		}
}

static void read_source_list(struct facts *f, str path, str bytes)
{
	str line;
	for (unsigned number = 1; str_cut(&bytes, '\n', &line); number++) {
		line = str_trim(str_sub(line, 0, str_find(line, S("#"), 0)));
		if (line.n && line.p[0] != '-' && str_find(line, S("=="), 0) == SIZE_MAX) {
			add_loose(f, path, line, "source", number);
			return;
		}
	}
}

void dependency_text(struct facts *f, str path, str bytes)
{
	str name = str_basename(path), line;
	bool go = str_eq(name, S("go.mod")), python = is_requirements(path);
	bool inside = false,
	     dev = str_ifind(name, S("dev"), 0) != SIZE_MAX || str_ifind(name, S("test"), 0) != SIZE_MAX;
	dependency_script(f, path, bytes);
	if (glob_match(S("requirements*.in"), name, GLOB_NOCASE))
		read_source_list(f, path, bytes);
	if (!go && !python)
		return;
	for (unsigned number = 1; str_cut(&bytes, '\n', &line); number++) {
		if (line.n > LONGEST_LINE)
			continue;
		if (go) {
			read_go_line(f, path, line, number, &inside);
			continue;
		}
		if (read_address(f, path, str_trim(line), dev, number))
			continue;
		line = str_trim(str_sub(line, 0, str_find(line, S("#"), 0)));
		read_taken_in(f, path, line, number);
		if (line.n && line.p[0] != '-' && is_named(line))
			add_requirement(f, path, line, dev, NULL, number);
	}
}
