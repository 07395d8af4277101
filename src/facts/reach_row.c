/* One row, one set: by the file it was seen in, unless the row says itself what it is about. */
#include "facts/reach.h"

#include <stdlib.h>

#include "facts/folder.h"
#include "facts/language.h"
#include "reach_link.h"
#include "row_get.h"

static uint64_t bit(size_t app) { return UINT64_C(1) << app; }

/* What is about the repository as a whole even where the root is an app itself: its CI, its infrastructure, its texts
 * and what git and reviewers read. */
static bool is_common(str path)
{
	size_t slash = str_find(path, S("/"), 0);
	str top = str_sub(path, 0, slash);
	if (slash != SIZE_MAX)
		return str_listed(
		        top, ".github .gitlab .circleci .azuredevops .azure-pipelines .husky docs doc infra "
		             "infrastructure terraform k8s kubernetes helm charts deploy deployment deployments ops "
		             "monitoring observability grafana prometheus alerts");
	return str_starts(top, S(".git")) || str_ends(top, S(".md")) || str_ends(top, S(".tf")) ||
	       str_listed(
	               top,
	               ".pre-commit-config.yaml renovate.json .renovaterc azure-pipelines.yml bitbucket-pipelines.yml "
	               "microapp.yaml .microapp.yaml .microaudit.yaml CODEOWNERS LICENSE SECURITY README") ||
	       (str_find(top, S("compose"), 0) != SIZE_MAX && (str_ends(top, S(".yml")) || str_ends(top, S(".yaml"))));
}

/* A folder that only lists something belongs to the part around it. */
static size_t owner_of(const struct package_set *s, str folder)
{
	size_t p = package_of(s, folder);
	while (p != SIZE_MAX && !s->at[p].owns_code && !s->at[p].name.n && !s->at[p].n_why &&
	       package_above(s, p) != SIZE_MAX)
		p = package_above(s, p);
	return p;
}

/* In no part, or in a root that is no app: a program is whose who imports it, everything else is everybody's. */
static uint64_t of_root(const struct reach *r, str path, uint64_t imported)
{
	bool program = language_of(path).n && str_find(path, S("/"), 0) != SIZE_MAX;
	return program ? imported : r->all;
}

uint64_t reach_path(const struct reach *r, str path)
{
	const struct package_set *s = &r->apps->packages;
	size_t file = reach_file(r, path), owner = owner_of(s, folder_of(path));
	uint64_t imported = file == SIZE_MAX ? 0 : r->of_file[file];
	if (r->apps->n == 1)
		return r->all;
	if (owner == SIZE_MAX)
		return of_root(r, path, imported);
	bool root = str_eq(s->at[owner].folder, S("."));
	if (r->apps->of[owner] == SIZE_MAX)
		return root ? of_root(r, path, imported) : imported | r->of_package[owner];
	return root && is_common(path) ? r->all : imported | bit(r->apps->of[owner]);
}

/* Of what stands in a folder, or in the folder that a pattern begins with ("apps/web" and stars). */
static uint64_t of_folder(const struct reach *r, str folder)
{
	const struct package_set *s = &r->apps->packages;
	struct arena scratch = {0};
	str inside;
	size_t end = 0, owner = SIZE_MAX;
	bool cut = false;
	while (end < folder.n && !strchr("*?[{", folder.p[end]))
		end++;
	cut = end < folder.n;
	folder = str_sub(folder, 0, end);
	while (cut && folder.n && folder.p[folder.n - 1] != '/')
		folder.n--;
	if (r->apps->n > 1 && folder_join(S("."), folder, &scratch, &inside))
		owner = owner_of(s, inside);
	arena_free(&scratch);
	if (owner == SIZE_MAX)
		return r->all;
	if (r->apps->of[owner] != SIZE_MAX) {
		bool whole = str_eq(s->at[owner].folder, S(".")) &&
		             (folder.n == 0 || str_eq(folder, S(".")) || str_eq(folder, S("./")));
		return whole ? r->all : bit(r->apps->of[owner]);
	}
	return str_eq(s->at[owner].folder, S(".")) ? r->all : r->of_package[owner];
}

/* ---- workflows ---- */

/* The union of what the paths of an event name; all where it has none. A path that is taken away narrows nothing. */
static uint64_t of_event(const struct reach *r, const struct node *event)
{
	const struct node *paths = node_get(event, S("paths"));
	uint64_t apps = 0;
	bool named = false;
	for (const struct node *n = paths ? paths->child : NULL; n; n = n->next) {
		if (str_starts(n->text, S("!")) || str_starts(n->text, S(".github/")))
			continue;
		named = true;
		apps |= n->kind == NODE_UNKNOWN ? 0 : of_folder(r, n->text);
	}
	return named ? apps : r->all;
}

/* Events of changes say which parts it is about; a schedule or a button says nothing. */
static uint64_t of_workflow(const struct reach *r, const struct node *row)
{
	const struct node *on = node_get(row, S("on"));
	uint64_t apps = 0;
	bool changes = false;
	for (const struct node *e = on ? on->child : NULL; e; e = e->next)
		if (str_listed(e->key, "push pull_request pull_request_target merge_group")) {
			changes = true;
			apps |= of_event(r, e);
		}
	return changes ? apps : r->all;
}

static const struct node *workflow_row(const struct reach *r, str path)
{
	for (const struct node *row = rows_of(r->facts, S("workflows")); row; row = row_after(row))
		if (row_is(row, S("path"), path))
			return row;
	return NULL;
}

/* What a workflow comes to is about the parts that its events name, of these the one in which the command works. */
static uint64_t of_command(const struct reach *r, const struct node *row)
{
	const struct node *workflow = workflow_row(r, row_text(row, S("workflow"))),
	                  *folder = node_get(row, S("folder"));
	bool action = node_get(row, S("uses"));
	uint64_t apps = workflow ? of_workflow(r, workflow) : reach_path(r, row_text(row, S("path")));
	if (action || !folder || str_eq(folder->text, S(".")))
		return apps;
	return folder->kind == NODE_UNKNOWN ? 0 : apps & of_folder(r, folder->text);
}

/* "cd api && make": the folder is a command. */
static str changed_to(str run)
{
	str line, word;
	while (str_cut(&run, '\n', &line)) {
		line = str_trim(line);
		if (!line.n || str_starts(line, S("#")) || str_starts(line, S("set ")))
			continue;
		if (!str_starts(line, S("cd ")))
			return S("");
		line = str_trim(str_sub(line, 3, line.n));
		return str_cut(&line, ' ', &word) ? str_trim(str_sub(word, 0, str_find(word, S(";"), 0))) : S("");
	}
	return S("");
}

uint64_t reach_step(const struct reach *r, uint64_t row, const struct node *step)
{
	const struct node *folder = node_get(step, S("folder"));
	if (folder && folder->kind == NODE_UNKNOWN)
		return r->apps->n == 1 ? row : 0;
	str way = folder ? folder->text : changed_to(row_text(step, S("run")));
	return way.n ? row & of_folder(r, way) : row;
}

/* ---- rows that say what they are about ---- */

static uint64_t of_container(const struct reach *r, const struct node *row)
{
	const struct node *copies = node_get(row, S("copies"));
	struct arena scratch = {0};
	uint64_t apps = 0;
	str way;
	for (const struct node *n = copies ? copies->child : NULL; n; n = n->next)
		if (folder_join(S("."), n->text, &scratch, &way) && !str_eq(way, S(".")) &&
		    package_at(&r->apps->packages, way) != SIZE_MAX)
			apps |= of_folder(r, way);
	arena_free(&scratch);
	size_t owner = owner_of(&r->apps->packages, row_text(row, S("folder")));
	bool own = owner != SIZE_MAX && r->apps->of[owner] != SIZE_MAX;
	return own ? bit(r->apps->of[owner]) : apps ? apps : reach_path(r, row_text(row, S("path")));
}

static uint64_t of_deployment(const struct reach *r, const struct node *row)
{
	str file = row_text(row, S("file")), folder = row_text(row, S("folder"));
	size_t below = file.n ? package_of(&r->apps->packages, folder_of(file)) : SIZE_MAX;
	if (below != SIZE_MAX && r->apps->of[below] != SIZE_MAX)
		return bit(r->apps->of[below]);
	size_t owner = owner_of(&r->apps->packages, folder);
	return owner != SIZE_MAX && r->apps->of[owner] != SIZE_MAX ? bit(r->apps->of[owner]) : of_folder(r, folder);
}

static int deployed_order(const void *left, const void *right)
{
	const struct reach_deployed *x = left, *y = right;
	int order = str_cmp(x->folder, y->folder);
	return order ? order : str_cmp(x->name, y->name);
}

/* Called by reach_find() when all the rest is known. */
void reach_deployments(struct reach *r, struct arena *a)
{
	size_t n = 0;
	for (const struct node *row = rows_of(r->facts, S("deployments")); row; row = row_after(row))
		n++;
	struct reach_deployed *at = arena_array(a, struct reach_deployed, n);
	n = 0;
	for (const struct node *row = rows_of(r->facts, S("deployments")); row; row = row_after(row))
		at[n++] = (struct reach_deployed){folder_of(row_text(row, S("path"))), row_text(row, S("name")),
		                                  of_deployment(r, row)};
	if (n)
		qsort(at, n, sizeof *at, deployed_order);
	r->deployed = at;
	r->n_deployed = n;
}

/* 0: nothing of this name is put to work there, or what is belongs to nobody. */
static uint64_t of_deployed(const struct reach *r, str path, str name)
{
	const struct reach_deployed key = {.folder = folder_of(path), .name = name};
	const struct reach_deployed *found =
	        r->n_deployed ? bsearch(&key, r->deployed, r->n_deployed, sizeof key, deployed_order) : NULL;
	return found ? found->apps : 0;
}

/* A service or a function is the app's whose code it runs; Terraform's function says so by the archive that it takes.
 */
static uint64_t of_resource(const struct reach *r, const struct node *row)
{
	static const str archive = STR_INIT("archive_file.");
	str path = row_text(row, S("path")), type = row_text(row, S("type"));
	const struct node *refs = node_get(row, S("refs"));
	bool terraform = row_is(row, S("tool"), S("terraform"));
	uint64_t apps = 0;
	if (!terraform || str_ends(type, S("archive_file")))
		apps = of_deployed(r, path, row_text(row, S("name")));
	for (const struct node *n = terraform && refs ? row_at(refs->child) : NULL; n; n = row_after(n)) {
		str to = row_text(n, S("to"));
		size_t at = str_find(to, archive, 0);
		if (at != SIZE_MAX)
			apps |= of_deployed(r, path, str_sub(to, at + archive.n, to.n));
	}
	return apps ? apps : reach_path(r, path);
}

uint64_t reach_row(const struct reach *r, str section, const struct node *row)
{
	if (r->apps->n == 1)
		return r->all;
	if (str_eq(section, S("workflows")))
		return of_workflow(r, row);
	if (str_eq(section, S("command_parts"))) /* what is made of them has its own */
		return 0;
	if (str_eq(section, S("commands")))
		return of_command(r, row);
	if (str_eq(section, S("containers")))
		return of_container(r, row);
	if (str_eq(section, S("deployments")))
		return of_deployment(r, row);
	if (str_eq(section, S("resources")))
		return of_resource(r, row);
	if (str_eq(section, S("packages")) || str_eq(section, S("apps")) || str_eq(section, S("package_files"))) {
		size_t p = package_at(&r->apps->packages, row_text(row, S("folder")));
		if (p != SIZE_MAX && !str_eq(row_text(row, S("folder")), S(".")))
			return r->apps->of[p] != SIZE_MAX ? bit(r->apps->of[p]) : r->of_package[p];
	}
	return reach_path(r, row_text(row, S("path")));
}
