/* What the dependencies of a package have in common, by the table that also tells single files by what they import. */
#include "facts/package_side.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/glob.h"
#include "facts/dependency.h"
#include "facts/facts.h"
#include "facts/folder.h"
#include "format/code_side.h"
#include "format/format.h"
#include "row_get.h"

bool package_side_reads(str path) { return dependency_reads(path) || glob_rule(S("{go.mod,requirements*.txt}"), path); }

static const struct format *format_of(str path)
{
	for (size_t i = 0; i < format_count; i++)
		for (size_t g = 0; g < format_table[i].globs.n; g++)
			if (glob_rule(format_table[i].globs.at[g], path))
				return &format_table[i];
	return NULL;
}

/* Rows of the section `dependencies`, of one manifest. */
static struct table dependencies_of(struct facts *f, str path, str bytes, struct arena *a)
{
	const struct format *format = format_of(path);
	const struct node *tree = NULL;
	struct err err = {{0}};
	dependency_text(f, path, bytes);
	if (format && format->read(bytes, a, &format_default_budget, &tree, &err) == FORMAT_OK && tree)
		dependency_tree(f, path, tree);
	return facts_rows(f, a);
}

/* Electron and its like are for development, as far as the package manager can tell: an installer brings them along. */
static enum code_place place_of(const struct node *row, struct arena *a)
{
	str name = row_text(row, S("name"));
	if (row_is(row, S("ecosystem"), S("pub")))
		name = arena_printf(a, "package:%.*s", STR_ARG(name));
	enum code_place place = code_side_module(name);
	bool dev = row_is(row, S("dev"), S("true"));
	return dev && place != CODE_DESKTOP ? CODE_PLACES : place;
}

/* A shell for phones or desktops takes all of it along, whatever it is made with. */
static enum code_place common_place(const bool seen[CODE_PLACES])
{
	if (seen[CODE_BOTH] || (seen[CODE_SERVER] && (seen[CODE_BROWSER] || seen[CODE_MOBILE] || seen[CODE_DESKTOP])))
		return CODE_BOTH;
	for (enum code_place p = CODE_DESKTOP; p <= CODE_BROWSER; p++)
		if (seen[p])
			return p;
	return CODE_PLACES;
}

void package_sides_add(struct package_sides *s, str path, str bytes)
{
	struct arena scratch = {0};
	struct facts *f = facts_new();
	struct table rows = dependencies_of(f, path, bytes, &scratch);
	bool seen[CODE_PLACES] = {0};
	for (size_t i = 0; i < rows.n; i++) {
		enum code_place place = place_of(rows.rows[i].node, &scratch);
		if (place < CODE_PLACES)
			seen[place] = true;
	}
	if (rows.n) {
		mem_room(s->at, s->n, s->cap);
		str side = code_place_name(common_place(seen));
		s->at[s->n++] = (struct package_side_row){arena_str(s->arena, folder_of(path)), side};
	}
	facts_free(f);
	arena_free(&scratch);
}

static int by_folder(const void *a, const void *b)
{
	const struct package_side_row *x = a, *y = b;
	return str_cmp(x->folder, y->folder);
}

/* Two manifests in one folder that do not agree say nothing. */
void package_sides_end(struct package_sides *s)
{
	size_t n = 0;
	if (s->n)
		qsort(s->at, s->n, sizeof *s->at, by_folder);
	for (size_t i = 0; i < s->n; i++) {
		struct package_side_row *last = n ? &s->at[n - 1] : NULL;
		if (!last || !str_eq(last->folder, s->at[i].folder))
			s->at[n++] = s->at[i];
		else if (!str_eq(last->side, s->at[i].side))
			last->side = S("");
	}
	s->n = n;
}

/* Of what stands in a package built for browsers or phones: folders and files that platforms, tools or people's habit
 * give to a server or a build. */
static bool is_apart(str below)
{
	static const str globs[] = {
	        STR_INIT("{api,server,servers,backend,functions,netlify,supabase,lambda,lambdas,amplify,convex,worker,"
	                 "workers}/**"),
	        STR_INIT("{scripts,script,tools,bin,tasks,cron,jobs,infra,cdk,deploy,prisma,drizzle,db,database,"
	                 "migrations}/**"),
	        STR_INIT("{server,api,worker,middleware,proxy,instrumentation,lambda,handler,seed,setup,build,deploy}."
	                 "*"),
	        STR_INIT("**/*.server.*"),
	        STR_INIT(".*/**"),
	};
	for (size_t i = 0; i < sizeof globs / sizeof *globs; i++)
		if (glob_match(globs[i], below, GLOB_NOCASE | GLOB_BRACES))
			return true;
	return false;
}

static const struct package_side_row *find(const struct package_sides *s, str folder)
{
	const struct package_side_row key = {folder, S("")};
	return s->n ? bsearch(&key, s->at, s->n, sizeof key, by_folder) : NULL;
}

str package_side_of(const struct package_sides *s, str path)
{
	const struct package_side_row *row = NULL;
	str folder = path;
	while (s && !row && !str_eq(folder, S("."))) {
		folder = folder_of(folder);
		row = find(s, folder);
	}
	if (!row || !row->side.n)
		return S("");
	str below = str_eq(row->folder, S(".")) ? path : str_sub(path, row->folder.n + 1, path.n);
	return str_eq(row->side, S("server")) || !is_apart(below) ? row->side : S("");
}
