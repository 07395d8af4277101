/* Reasons, each from rows of one section, with the place that says so. */
#include "package_why.h"

#include "base/glob.h"
#include "facts/folder.h"
#include "facts/language.h"
#include "package_script.h"
#include "row_get.h"

bool why_counts(const struct node *row)
{
	str path = row_text(row, S("path"));
	return !row_is(row, S("side"), S("test")) && !folder_is_sample(path) && !folder_is_foreign(path) &&
	       !language_is_tooling(path);
}

bool why_page_alone(str path)
{
	static const char not_in[] =
	        "public static templates dist build docs doc out assets views coverage www src _site "
	        "email emails themes layouts";
	enum { DEEPEST = 2 };
	size_t depth = 0;
	str step;
	for (str rest = path; str_cut(&rest, '/', &step) && rest.n; depth++)
		if (str_listed(step, not_in))
			return false;
	return depth <= DEEPEST && !folder_is_sample(path) && !folder_is_foreign(path) && !language_is_tooling(path);
}

struct reasons {
	struct package_set *s;
	struct arena *arena;
};

static void add(struct reasons *r, size_t package, enum why_weight weight, str path, unsigned line, str what)
{
	if (package == SIZE_MAX)
		return;
	struct package *p = &r->s->at[package];
	if (!p->path.n) {
		p->path = path;
		p->line = line;
	}
	for (size_t i = 0; i < p->n_why; i++)
		if (p->why[i].weight == weight && str_eq(p->why[i].path, path) && str_eq(p->why[i].what, what))
			return;
	if (p->n_why < PACKAGE_WHYS)
		p->why[p->n_why++] = (struct package_why){weight, path, line, what};
	else if (weight == WHY_RUNS) /* what decides is not to be lost behind what does not */
		p->why[PACKAGE_WHYS - 1] = (struct package_why){weight, path, line, what};
}

/* ---- one section each ---- */

static void by_starts(struct reasons *r, const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("starts")); row; row = row_after(row)) {
		str path = row_text(row, S("path")), what = row_text(row, S("what")), with = row_text(row, S("with"));
		size_t at = package_of(r->s, folder_of(path));
		/* What is published is used by others, who start it: a page in it shows it off. */
		bool shows = at != SIZE_MAX && r->s->at[at].publishes && !r->s->at[at].is_private &&
		             str_eq(r->s->at[at].ecosystem, S("npm"));
		if (why_counts(row) && !shows && !str_eq(what, S("sign-in")))
			add(r, at, WHY_RUNS, path, row->line,
			    arena_printf(r->arena, "starts a %.*s with %.*s", STR_ARG(what), STR_ARG(with)));
	}
}

/* A Dockerfile in a folder of its own is about what it copies, or what it stands in. */
static void by_containers(struct reasons *r, const struct node *facts)
{
	struct arena scratch = {0};
	for (const struct node *row = rows_of(facts, S("containers")); row; row = row_after(row)) {
		str folder = row_text(row, S("folder")), path = row_text(row, S("path")), way;
		const struct node *copies = node_get(row, S("copies"));
		size_t at = package_of(r->s, folder);
		str what = arena_printf(r->arena, "%.*s runs in a container", STR_ARG(str_basename(path)));
		if (!node_get(row, S("runs")) || folder_is_sample(path) ||
		    str_find(path, S(".devcontainer"), 0) != SIZE_MAX)
			continue;
		if (at != SIZE_MAX && r->s->at[at].owns_code) {
			add(r, at, WHY_RUNS, path, row->line, what);
			continue;
		}
		add(r, at, WHY_LIES, path, row->line, what);
		for (const struct node *n = copies ? copies->child : NULL; n; n = n->next) {
			size_t copied = SIZE_MAX;
			if (folder_join(S("."), n->text, &scratch, &way))
				copied = package_at(r->s, way);
			if (copied != SIZE_MAX && !str_eq(way, S(".")))
				add(r, copied, WHY_LIES, path, row->line, what);
		}
		arena_reset(&scratch);
	}
	arena_free(&scratch);
}

/* Code that a project elsewhere names is a part of that; what stands beside its own file is a whole. */
static bool is_part(const struct node *row)
{
	static const str platforms[] = {STR_INIT("aws"), STR_INIT("firebase"), STR_INIT("netlify"),
	                                STR_INIT("terraform")};
	for (size_t i = 0; i < sizeof platforms / sizeof *platforms; i++)
		if (row_is(row, S("platform"), platforms[i]))
			return row_is(row, S("what"), S("function"));
	return false;
}

static void by_deployments(struct reasons *r, const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("deployments")); row; row = row_after(row)) {
		str folder = row_text(row, S("folder")), path = row_text(row, S("path")),
		    file = row_text(row, S("file"));
		size_t at = package_of(r->s, folder), below = file.n ? package_of(r->s, folder_of(file)) : at;
		/* A context at the root with a Dockerfile below: the part is where that stands. */
		if (below != SIZE_MAX && below != at && r->s->at[below].folder.n > 1 && r->s->at[below].owns_code)
			at = below;
		bool named = at != SIZE_MAX && !str_eq(folder_of(path), r->s->at[at].folder);
		bool lies = !named && (row_is(row, S("what"), S("site")) || row_is(row, S("what"), S("stack")) ||
		                       row_is(row, S("what"), S("job")));
		/* What stands in its folder besides functions is a database: of the project around it. */
		if (at == SIZE_MAX || folder_is_sample(path) || row_is(row, S("platform"), S("supabase")))
			continue;
		add(r, at, lies ? WHY_LIES : WHY_RUNS, path, row->line,
		    arena_printf(r->arena, "%.*s on %.*s", STR_ARG(row_text(row, S("what"))),
		                 STR_ARG(row_text(row, S("platform")))));
		if (named && is_part(row) && !r->s->at[at].project.n)
			r->s->at[at].project = arena_str(r->arena, folder_of(path));
	}
}

/* Targets that are put to work: a war, a web SDK, a mobile app. */
static void by_targets(struct reasons *r, const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("package_files")); row; row = row_after(row))
		if (row_is(row, S("runs"), S("true")))
			add(r, package_at(r->s, row_text(row, S("folder"))), WHY_RUNS, row_text(row, S("path")),
			    row->line, S("its manifest builds a program"));
}

static void by_scripts(struct reasons *r)
{
	for (size_t i = 0; i < r->s->n; i++) {
		struct package *p = &r->s->at[i];
		struct script_says says = package_script_says(p->scripts);
		bool shows = p->publishes && !p->is_private;
		if (says.runs && (!shows || says.starts))
			add(r, i, WHY_RUNS, p->path, says.runs->line,
			    arena_printf(r->arena, "%.*s: %.*s", STR_ARG(says.runs->key),
			                 STR_ARG(str_sub(says.runs->text, 0, 60))));
	}
}

/* Frameworks that build pages and their server with a tool that others use for pages alone: what its manifest depends
 * upon says which. */
static bool is_framework(str name)
{
	static const char names[] = "@tanstack/react-start @tanstack/solid-start @sveltejs/kit @solidjs/start "
	                            "@react-router/dev @remix-run/dev @builder.io/qwik-city vike";
	return str_listed(name, names);
}

static void by_dependencies(struct reasons *r, const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("dependencies")); row; row = row_after(row)) {
		str path = row_text(row, S("path")), name = row_text(row, S("name"));
		size_t at = is_framework(name) ? package_at(r->s, folder_of(path)) : SIZE_MAX;
		if (at == SIZE_MAX)
			continue;
		const struct package *p = &r->s->at[at];
		if (package_script_says(p->scripts).bundles && !(p->publishes && !p->is_private))
			add(r, at, WHY_RUNS, path, row->line,
			    arena_printf(r->arena, "is built with %.*s", STR_ARG(name)));
	}
}

/* A page: index.html beside what builds it, or alone. src/, public/ and app.html are where some keep it. */
static void by_pages(struct reasons *r, const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("files")); row; row = row_after(row)) {
		str path = row_text(row, S("path")), folder = folder_of(path), last = str_basename(folder);
		if (!str_eq(str_basename(path), S("index.html")))
			continue;
		if (str_eq(last, S("public")) || str_eq(last, S("src")))
			folder = folder_of(folder);
		size_t at = package_at(r->s, folder);
		if (at == SIZE_MAX)
			continue;
		struct package *p = &r->s->at[at];
		bool built = package_script_says(p->scripts).bundles, shows = p->publishes && !p->is_private;
		if ((built && !shows) || (!p->ecosystem.n && why_page_alone(path)))
			add(r, at, WHY_RUNS, path, 1, built ? S("a page that a bundler builds") : S("a page"));
	}
}

static void by_manifests(struct reasons *r, const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("manifests")); row; row = row_after(row)) {
		str folder = folder_of(row_text(row, S("path")));
		if (str_eq(folder, S(".github")) || str_ends(folder, S("/.github")))
			folder = folder_of(folder);
		size_t at = package_at(r->s, folder);
		if (at != SIZE_MAX && !r->s->at[at].sample) {
			r->s->at[at].registered = true;
			add(r, at, WHY_LIES, row_text(row, S("path")), row->line, S("is registered"));
		}
	}
}

/* Folders from which platforms take functions without being told, and where their project stands. */
static const struct {
	str way, folder; /* what is in a path; the end of the package's folder */
} taken[] = {{STR_INIT("supabase/functions/"), STR_INIT("supabase")},
             {STR_INIT("netlify/functions/"), STR_INIT("netlify/functions")},
             {STR_INIT("netlify/edge-functions/"), STR_INIT("netlify/edge-functions")},
             {STR_INIT("amplify/backend/function/"), STR_INIT("amplify")},
             {STR_INIT("amplify/functions/"), STR_INIT("amplify")}};

bool why_function_folder(str path, str *folder, str *project)
{
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
		size_t at = str_find(path, taken[i].way, 0);
		if (at == SIZE_MAX || (at && path.p[at - 1] != '/') || folder_is_foreign(path) ||
		    folder_is_sample(path))
			continue;
		*folder = str_sub(path, 0, at + taken[i].folder.n);
		*project = at ? str_sub(path, 0, at - 1) : S(".");
		return true;
	}
	return false;
}

static void by_folders(struct reasons *r, const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("files")); row; row = row_after(row)) {
		str path = row_text(row, S("path")), folder, project;
		if (!language_of(path).n || !why_function_folder(path, &folder, &project))
			continue;
		const size_t packages[] = {package_at(r->s, folder), package_of(r->s, folder_of(path))};
		for (size_t i = 0; i < 2; i++)
			if (packages[i] != SIZE_MAX && folder_holds(folder, r->s->at[packages[i]].folder))
				r->s->at[packages[i]].project = project;
		add(r, packages[0], WHY_RUNS, path, 1, S("stands where a platform takes functions from"));
	}
}

void packages_why(struct package_set *s, const struct node *facts, struct arena *a)
{
	struct reasons r = {s, a};
	by_manifests(&r, facts);
	by_starts(&r, facts);
	by_containers(&r, facts);
	by_deployments(&r, facts);
	by_targets(&r, facts);
	by_scripts(&r);
	by_dependencies(&r, facts);
	by_pages(&r, facts);
	by_folders(&r, facts);
	packages_kind(s);
}
