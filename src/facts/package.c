/* Packages whose manifest a reader reads. One function for each ecosystem, and a table of who reads which name. */
#include "facts/package.h"

#include "base/glob.h"
#include "facts/folder.h"
#include "package_row.h"

static const struct node *at2(const struct node *n, str a, str b) { return node_get(node_get(n, a), b); }

static void add_members(struct package_row *r, const struct node *list)
{
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (list->kind == NODE_ARRAY && n->kind == NODE_STRING && n->text.n)
			package_row_member(r, n->text, n);
}

/* Of a STRING, or of an element of XML. */
static str text(const struct node *n)
{
	if (n && n->kind == NODE_OBJECT)
		n = node_get(n, S("#text"));
	return n && n->kind == NODE_STRING ? str_trim(n->text) : S("");
}

static void add_entries(struct package_row *r, const struct node *tree, const char *const *keys)
{
	struct members entries = {0};
	for (; *keys; keys++) {
		const struct node *n = node_get(tree, str_of(*keys));
		if (!n)
			continue;
		if (!str_eq(n->key, S("main"))) /* which `npm init` writes for everybody */
			r->publishes = KNOWN_TRUE;
		if (!entries.node)
			entries = members_below(&r->m, NODE_ARRAY, S("entries"), n);
		if (n->kind == NODE_STRING)
			members_scalar(&entries, NODE_STRING, S(""), n->text, n);
	}
}

/* Only what is text: a script is a command. */
static void add_scripts(struct package_row *r, const struct node *scripts)
{
	if (!scripts || scripts->kind != NODE_OBJECT)
		return;
	struct members m = members_below(&r->m, NODE_OBJECT, S("scripts"), scripts);
	for (const struct node *n = scripts->child; n; n = n->next)
		if (n->kind == NODE_STRING)
			members_scalar(&m, NODE_STRING, n->key, n->text, n);
}

/* ---- ecosystems ---- */

static void read_npm(struct facts *f, str path, const struct node *tree)
{
	static const char *const keys[] = {"main", "module", "exports", "types", "bin", "publishConfig", "files", NULL};
	struct package_row r = package_row_new(f, path, S("npm"), text(node_get(tree, S("name"))), tree->line);
	const struct node *is_private = node_get(tree, S("private")), *list = node_get(tree, S("workspaces"));
	r.is_private = is_private && str_eq(is_private->text, S("true")) ? KNOWN_TRUE : KNOWN_FALSE;
	add_scripts(&r, node_get(tree, S("scripts")));
	add_entries(&r, tree, keys);
	add_members(&r, list && list->kind == NODE_OBJECT ? node_get(list, S("packages")) : list);
	package_row_end(&r);
}

static void read_npm_list(struct facts *f, str path, const struct node *tree)
{
	const struct node *list = node_get(tree, S("packages"));
	if (!list || list->kind != NODE_ARRAY)
		return;
	struct package_row r = package_row_new(f, path, S("npm"), S(""), tree->line);
	add_members(&r, list);
	package_row_end(&r);
}

static void read_deno(struct facts *f, str path, const struct node *tree)
{
	static const char *const keys[] = {"exports", NULL};
	struct package_row r = package_row_new(f, path, S("deno"), text(node_get(tree, S("name"))), tree->line);
	add_scripts(&r, node_get(tree, S("tasks")));
	add_entries(&r, tree, keys);
	add_members(&r, node_get(tree, S("workspace")));
	package_row_end(&r);
}

static void read_python(struct facts *f, str path, const struct node *tree)
{
	const struct node *project = node_get(tree, S("project")), *tools = node_get(tree, S("tool"));
	const struct node *poetry = node_get(tools, S("poetry"));
	const struct node *scripts = node_get(project ? project : poetry, S("scripts"));
	if (!project && !poetry) /* settings of a formatter */
		return;
	str name = text(node_get(project, S("name")));
	struct package_row r = package_row_new(f, path, S("pypi"), name.n ? name : text(node_get(poetry, S("name"))),
	                                       project ? project->line : poetry->line);
	const struct node *mode = node_get(poetry, S("package-mode"));
	bool builds = node_get(tree, S("build-system")) && !(mode && str_eq(mode->text, S("false")));
	r.publishes = builds ? KNOWN_TRUE : KNOWN_FALSE;
	add_scripts(&r, scripts);
	add_members(&r, node_get(at2(tools, S("uv"), S("workspace")), S("members")));
	package_row_end(&r);
}

static void read_cargo(struct facts *f, str path, const struct node *tree)
{
	const struct node *package = node_get(tree, S("package"));
	struct package_row r = package_row_new(f, path, S("cargo"), text(node_get(package, S("name"))), tree->line);
	const struct node *publish = node_get(package, S("publish"));
	r.is_private = publish && str_eq(publish->text, S("false")) ? KNOWN_TRUE : KNOWN_FALSE;
	r.publishes = node_get(tree, S("lib")) ? KNOWN_TRUE : KNOWN_FALSE;
	r.runs = KNOWN_NOT; /* a binary may be a tool as well as a server */
	add_members(&r, at2(tree, S("workspace"), S("members")));
	const struct node *dependencies = node_get(tree, S("dependencies"));
	for (const struct node *n = dependencies ? dependencies->child : NULL; n; n = n->next)
		if (text(node_get(n, S("path"))).n)
			package_row_use(&r, text(node_get(n, S("path"))), n);
	package_row_end(&r);
}

/* A plugin that packs a program with its server. */
static bool boots(const struct node *project)
{
	const struct node *plugins = node_get(node_get(project, S("build")), S("plugins"));
	for (const struct node *p = plugins ? plugins->child : NULL; p; p = p->next) {
		str name = text(node_get(p, S("artifactId")));
		if (str_eq(name, S("spring-boot-maven-plugin")) || str_eq(name, S("quarkus-maven-plugin")))
			return true;
	}
	return false;
}

static void read_maven(struct facts *f, str path, const struct node *tree)
{
	const struct node *project = node_get(tree, S("project")), *modules = node_get(project, S("modules"));
	if (!project)
		return;
	struct package_row r =
	        package_row_new(f, path, S("maven"), text(node_get(project, S("artifactId"))), project->line);
	str packing = text(node_get(project, S("packaging")));
	bool web = str_eq(packing, S("war")) || str_eq(packing, S("quarkus")) || boots(project);
	r.runs = web ? KNOWN_TRUE : str_eq(packing, S("pom")) ? KNOWN_FALSE : KNOWN_NOT;
	for (const struct node *n = modules ? modules->child : NULL; n; n = n->next)
		if (text(n).n)
			package_row_member(&r, text(n), n);
	const struct node *dependencies = node_get(project, S("dependencies"));
	for (const struct node *n = dependencies ? dependencies->child : NULL; n; n = n->next)
		if (text(node_get(n, S("artifactId"))).n)
			package_row_use(&r, text(node_get(n, S("artifactId"))), n);
	package_row_end(&r);
}

/* Windows writes its ways with the other slash. */
static void add_references(struct package_row *r, const struct node *group)
{
	for (const struct node *n = group->child; n; n = n->next) {
		str way = text(node_get(n, S("@Include")));
		if (!str_eq(n->key, S("ProjectReference")) || !way.n)
			continue;
		str folder = arena_str(r->m.arena, way);
		for (char *p = (char *)folder.p; p < folder.p + folder.n; p++)
			*p = *p == '\\' ? '/' : *p;
		package_row_use(r, folder_of(folder), n);
	}
}

/* The SDK says what is built: a web project, a worker, a program (OutputType), else a library. */
static void read_dotnet(struct facts *f, str path, const struct node *tree)
{
	const struct node *project = node_get(tree, S("Project"));
	str sdk = text(node_get(project, S("@Sdk"))), file = str_basename(path), output = S("");
	if (!project)
		return;
	bool mobile = false;
	for (const struct node *n = project->child; n; n = n->next) {
		if (!str_eq(n->key, S("PropertyGroup")))
			continue;
		output = node_get(n, S("OutputType")) ? text(node_get(n, S("OutputType"))) : output;
		mobile = mobile || str_ieq(text(node_get(n, S("UseMaui"))), S("true"));
	}
	struct package_row r = package_row_new(f, path, S("nuget"),
	                                       str_sub(file, 0, file.n - str_extension(file).n - 1), project->line);
	bool program = str_ieq(output, S("Exe")) || str_ieq(output, S("WinExe"));
	bool web = mobile || str_ieq(sdk, S("Microsoft.NET.Sdk.Web")) || str_ieq(sdk, S("Microsoft.NET.Sdk.Worker")) ||
	           str_ieq(sdk, S("Microsoft.NET.Sdk.BlazorWebAssembly"));
	r.runs = web ? KNOWN_TRUE : program ? KNOWN_NOT : KNOWN_FALSE;
	r.publishes = web || program ? KNOWN_FALSE : KNOWN_TRUE;
	for (const struct node *n = project->child; n; n = n->next)
		if (str_eq(n->key, S("ItemGroup")))
			add_references(&r, n);
	package_row_end(&r);
}

static void read_composer(struct facts *f, str path, const struct node *tree)
{
	struct package_row r = package_row_new(f, path, S("composer"), text(node_get(tree, S("name"))), tree->line);
	str type = text(node_get(tree, S("type")));
	r.runs = str_eq(type, S("project")) ? KNOWN_TRUE : KNOWN_NOT;
	r.publishes = str_eq(type, S("library")) ? KNOWN_TRUE : KNOWN_NOT;
	package_row_end(&r);
}

static void read_pub(struct facts *f, str path, const struct node *tree)
{
	struct package_row r = package_row_new(f, path, S("pub"), text(node_get(tree, S("name"))), tree->line);
	bool flutter = at2(tree, S("dependencies"), S("flutter")),
	     none = str_eq(text(node_get(tree, S("publish_to"))), S("none"));
	r.is_private = none ? KNOWN_TRUE : KNOWN_FALSE;
	r.publishes = none ? KNOWN_FALSE : KNOWN_TRUE;
	r.runs = flutter && none ? KNOWN_TRUE : KNOWN_NOT;
	add_members(&r, node_get(tree, S("workspace")));
	package_row_end(&r);
}

static void read_pipfile(struct facts *f, str path, const struct node *tree)
{
	if (!node_get(tree, S("packages")) && !node_get(tree, S("source")))
		return;
	struct package_row r = package_row_new(f, path, S("pypi"), S(""), tree->line);
	r.is_private = r.runs = KNOWN_NOT;
	r.publishes = KNOWN_FALSE; /* a library is described elsewhere */
	package_row_end(&r);
}

static const struct {
	const char *glob;
	void (*read)(struct facts *f, str path, const struct node *tree);
} readers[] = {
        {"package.json", read_npm},       {"pnpm-workspace.{yaml,yml}", read_npm_list},
        {"lerna.json", read_npm_list},    {"deno.{json,jsonc}", read_deno},
        {"pyproject.toml", read_python},  {"Cargo.toml", read_cargo},
        {"pom.xml", read_maven},          {"*.{csproj,fsproj,vbproj}", read_dotnet},
        {"composer.json", read_composer}, {"pubspec.yaml", read_pub},
        {"Pipfile", read_pipfile},
};

bool package_reads(str path)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (glob_rule(str_of(readers[i].glob), path))
			return !folder_is_foreign(path);
	return false;
}

void package_tree(struct facts *f, str path, const struct node *tree)
{
	if (!tree || tree->kind != NODE_OBJECT || folder_is_foreign(path))
		return;
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (glob_rule(str_of(readers[i].glob), path)) {
			readers[i].read(f, path, tree);
			return;
		}
}
