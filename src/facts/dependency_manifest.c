/* Packages that a manifest of another ecosystem names: each has its places for what runs and what is for development
 * only, and its way to leave a version to another file. */
#include "dependency_row.h"

#include "base/glob.h"
#include "facts/folder.h"

static str text(const struct node *n)
{
	if (n && n->kind == NODE_OBJECT)
		n = node_get(n, S("#text"));
	return n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER) ? str_trim(n->text) : S("");
}

static const struct node *children(const struct node *n)
{
	return n && (n->kind == NODE_OBJECT || n->kind == NODE_ARRAY) ? n->child : NULL;
}

static bool computed(const struct node *n)
{
	const struct node *inner = n && n->kind == NODE_OBJECT ? node_get(n, S("#text")) : n;
	return inner && inner->kind == NODE_UNKNOWN;
}

static bool is_true(const struct node *n) { return n && str_eq(n->text, S("true")); }

/* ---- Cargo ---- */

/* serde = "1", serde = { version = "1", package = "other" }, serde.workspace = true */
static void add_crates(struct facts *f, str path, const struct node *map, bool dev)
{
	for (const struct node *n = children(map); n; n = n->next) {
		const struct node *package = node_get(n, S("package"));
		str version = n->kind == NODE_OBJECT ? text(node_get(n, S("version"))) : text(n);
		dependency_row(f, path,
		               &(struct dependency_row){.ecosystem = S("cargo"),
		                                        .name = package ? text(package) : n->key,
		                                        .version = version,
		                                        .elsewhere = is_true(node_get(n, S("workspace"))),
		                                        .use = dev ? DEPENDENCY_DEV : DEPENDENCY_RUNS,
		                                        .at = n});
	}
}

static void add_crate_tables(struct facts *f, str path, const struct node *tree)
{
	add_crates(f, path, node_get(tree, S("dependencies")), false);
	add_crates(f, path, node_get(tree, S("dev-dependencies")), true);
	add_crates(f, path, node_get(tree, S("build-dependencies")), true);
}

static void read_cargo(struct facts *f, str path, const struct node *tree)
{
	add_crate_tables(f, path, tree);
	for (const struct node *t = children(node_get(tree, S("target"))); t; t = t->next)
		add_crate_tables(f, path, t);
	add_crates(f, path, node_get(node_get(tree, S("workspace")), S("dependencies")), false);
}

/* ---- Composer, Pub ---- */

/* PHP itself and its extensions are no packages. */
static void read_composer(struct facts *f, str path, const struct node *tree)
{
	static const struct {
		str key;
		bool dev;
	} maps[] = {{STR_INIT("require"), false}, {STR_INIT("require-dev"), true}};
	for (size_t i = 0; i < 2; i++)
		for (const struct node *n = children(node_get(tree, maps[i].key)); n; n = n->next)
			if (str_find(n->key, S("/"), 0) != (size_t)-1)
				dependency_row(
				        f, path,
				        &(struct dependency_row){.ecosystem = S("composer"),
				                                 .name = n->key,
				                                 .version = text(n),
				                                 .use = maps[i].dev ? DEPENDENCY_DEV : DEPENDENCY_RUNS,
				                                 .at = n});
}

/* http: ^1.0.0, or an object; what the SDK brings is none. */
static void read_pub(struct facts *f, str path, const struct node *tree)
{
	static const struct {
		str key;
		bool dev;
	} maps[] = {{STR_INIT("dependencies"), false}, {STR_INIT("dev_dependencies"), true}};
	for (size_t i = 0; i < 2; i++)
		for (const struct node *n = children(node_get(tree, maps[i].key)); n; n = n->next) {
			bool object = n->kind == NODE_OBJECT;
			if (object && node_get(n, S("sdk")))
				continue;
			dependency_row(f, path,
			               &(struct dependency_row){.ecosystem = S("pub"),
			                                        .name = n->key,
			                                        .version = text(object ? node_get(n, S("version")) : n),
			                                        .use = maps[i].dev ? DEPENDENCY_DEV : DEPENDENCY_RUNS,
			                                        .at = n});
		}
}

/* ---- Maven ---- */

/* ${name}, of the file's own properties; *known is false where another file has to tell. */
static str property(const struct node *project, const struct node *version, bool *known)
{
	const struct node *n = version && version->kind == NODE_OBJECT ? node_get(version, S("#text")) : version;
	str written = n ? str_trim(n->text) : S("");
	*known = written.n > 0;
	if (!str_starts(written, S("${")) || !str_ends(written, S("}"))) {
		*known = *known && !(n->kind == NODE_UNKNOWN);
		return written;
	}
	str name = str_sub(written, 2, written.n - 1);
	const struct node *value = node_get(node_get(project, S("properties")), name);
	if (str_listed(name, "project.version version"))
		value = node_get(project, S("version"));
	*known = text(value).n > 0;
	return text(value);
}

static void add_artifact(struct facts *f, str path, const struct node *project, const struct node *d)
{
	str group = text(node_get(d, S("groupId"))), artifact = text(node_get(d, S("artifactId")));
	str scope = text(node_get(d, S("scope")));
	struct arena scratch = {0};
	bool known;
	str version = property(project, node_get(d, S("version")), &known);
	if (group.n && artifact.n)
		dependency_row(f, path,
		               &(struct dependency_row){
		                       .ecosystem = S("maven"),
		                       .name = arena_printf(&scratch, "%.*s:%.*s", STR_ARG(group), STR_ARG(artifact)),
		                       .version = version,
		                       .elsewhere = !known,
		                       .use = str_eq(scope, S("test")) ? DEPENDENCY_DEV : DEPENDENCY_RUNS,
		                       .at = d});
	arena_free(&scratch);
}

/* The parent is a package, too: it chooses most versions. */
static void read_maven(struct facts *f, str path, const struct node *tree)
{
	const struct node *project = node_get(tree, S("project"));
	const struct node *managed = node_get(node_get(project, S("dependencyManagement")), S("dependencies"));
	const struct node *parent = node_get(project, S("parent"));
	if (parent)
		add_artifact(f, path, project, parent);
	for (const struct node *d = children(node_get(project, S("dependencies"))); d; d = d->next)
		add_artifact(f, path, project, d);
	for (const struct node *d = children(managed); d; d = d->next)
		if (str_eq(text(node_get(d, S("scope"))), S("import")))
			add_artifact(f, path, project, d);
}

/* ---- a catalogue of Gradle ---- */

/* x = "group:name:1.0", x = { module = "group:name", version.ref = "y" }, x = { group, name, version } */
static void add_library(struct facts *f, str path, const struct node *versions, const struct node *n)
{
	struct arena scratch = {0};
	const struct node *module = node_get(n, S("module")), *version = node_get(n, S("version"));
	const struct node *ref = node_get(version, S("ref"));
	str all = n->kind == NODE_OBJECT ? text(module) : text(n),
	    set = text(ref ? node_get(versions, text(ref)) : version);
	size_t colon = str_find(all, S(":"), 0), second = str_find(all, S(":"), colon + (colon != (size_t)-1));
	if (n->kind == NODE_OBJECT && !module)
		all = arena_printf(&scratch, "%.*s:%.*s", STR_ARG(text(node_get(n, S("group")))),
		                   STR_ARG(text(node_get(n, S("name")))));
	else if (n->kind != NODE_OBJECT)
		set = second == (size_t)-1 ? S("") : str_sub(all, second + 1, all.n), all = str_sub(all, 0, second);
	dependency_row(f, path,
	               &(struct dependency_row){.ecosystem = S("gradle"),
	                                        .name = all,
	                                        .version = set,
	                                        .elsewhere = !set.n,
	                                        .use = DEPENDENCY_ANY,
	                                        .at = n});
	arena_free(&scratch);
}

static void read_catalogue(struct facts *f, str path, const struct node *tree)
{
	const struct node *versions = node_get(tree, S("versions"));
	for (const struct node *n = children(node_get(tree, S("libraries"))); n; n = n->next)
		add_library(f, path, versions, n);
}

/* ---- NuGet ---- */

static void add_reference(struct facts *f, str path, const struct node *n, bool central)
{
	const struct node *version =
	        node_get(n, S("@Version")) ? node_get(n, S("@Version")) : node_get(n, S("Version"));
	const struct node *name = node_get(n, S("@Include"));
	str assets = text(node_get(n, S("@PrivateAssets"))), inner = text(node_get(n, S("PrivateAssets")));
	bool dev = str_ieq(assets, S("all")) || str_ieq(inner, S("all"));
	dependency_row(f, path,
	               &(struct dependency_row){.ecosystem = S("nuget"),
	                                        .name = text(name),
	                                        .version = text(version),
	                                        .elsewhere = !version || computed(version),
	                                        .use = central ? DEPENDENCY_ANY
	                                               : dev   ? DEPENDENCY_DEV
	                                                       : DEPENDENCY_RUNS,
	                                        .at = n});
}

static void read_nuget(struct facts *f, str path, const struct node *tree)
{
	for (const struct node *g = children(node_get(tree, S("Project"))); g; g = g->next)
		for (const struct node *n = str_eq(g->key, S("ItemGroup")) ? children(g) : NULL; n; n = n->next)
			if (str_listed(n->key, "PackageReference PackageVersion"))
				add_reference(f, path, n, str_eq(n->key, S("PackageVersion")));
	for (const struct node *n = children(node_get(tree, S("packages"))); n; n = n->next)
		dependency_row(f, path,
		               &(struct dependency_row){.ecosystem = S("nuget"),
		                                        .name = text(node_get(n, S("@id"))),
		                                        .version = text(node_get(n, S("@version"))),
		                                        .at = n});
}

static const struct {
	const char *glob;
	void (*read)(struct facts *f, str path, const struct node *tree);
} readers[] = {{"Cargo.toml", read_cargo},
               {"composer.json", read_composer},
               {"pubspec.yaml", read_pub},
               {"pom.xml", read_maven},
               {"libs.versions.toml", read_catalogue},
               {"*.{csproj,fsproj,vbproj}", read_nuget},
               {"Directory.{Packages,Build}.props", read_nuget},
               {"packages.config", read_nuget}};

bool dependency_manifest_reads(str path)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (glob_rule(str_of(readers[i].glob), path))
			return !folder_is_foreign(path);
	return false;
}

void dependency_manifest(struct facts *f, str path, const struct node *tree)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers && !folder_is_foreign(path); i++)
		if (glob_rule(str_of(readers[i].glob), path))
			readers[i].read(f, path, tree);
}
