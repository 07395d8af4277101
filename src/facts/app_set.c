/* Which packages are apps, which functions go with which of them, and who registers what. */
#include "facts/app_set.h"

#include <stdlib.h>

#include "facts/fact.h"
#include "facts/folder.h"
#include "facts/language.h"
#include "row_get.h"

struct finding_apps {
	struct app_set *s;
	const struct node *facts;
	struct arena *arena;
};

/* The nearest app at the folder or above it. */
static size_t app_above(const struct app_set *s, str folder)
{
	for (size_t p = package_of(&s->packages, folder); p != SIZE_MAX; p = package_above(&s->packages, p))
		if (s->of[p] != SIZE_MAX)
			return s->of[p];
	return SIZE_MAX;
}

static void add_app(struct app_set *s, str folder, size_t package, enum package_kind kind)
{
	if (s->n < MOST_APPS) {
		s->at[s->n] = (struct app){.folder = folder, .package = package, .kind = kind};
		if (package != SIZE_MAX)
			s->of[package] = s->n;
		s->n++;
	}
	s->found++;
}

static void add_packages(struct app_set *s)
{
	for (size_t i = 0; i < s->packages.n; i++)
		if (s->packages.at[i].kind == PACKAGE_APP)
			add_app(s, s->packages.at[i].folder, i, PACKAGE_APP);
}

/* Functions go to the app that their project stands in, or to the only app, or make one of their project. */
static void add_functions(struct app_set *s)
{
	size_t of_packages = s->n;
	for (size_t i = 0; i < s->packages.n; i++) {
		const struct package *p = &s->packages.at[i];
		if (p->kind != PACKAGE_FUNCTION)
			continue;
		s->of[i] = app_above(s, p->project);
		if (s->of[i] == SIZE_MAX && of_packages == 1)
			s->of[i] = 0;
		for (size_t k = of_packages; s->of[i] == SIZE_MAX && k < s->n; k++)
			if (str_eq(s->packages.at[s->at[k].package].project, p->project))
				s->of[i] = k;
		if (s->of[i] == SIZE_MAX)
			add_app(s, p->folder, i, PACKAGE_FUNCTION);
	}
}

/* ---- a repository that is one app ---- */

static bool any_of(const struct package_set *s, enum package_kind kind)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].kind == kind)
			return true;
	return false;
}

static bool any_program(const struct node *facts)
{
	for (const struct node *r = rows_of(facts, S("files")); r; r = row_after(r)) {
		str path = row_text(r, S("path"));
		if ((language_of(path).n || str_ends(path, S(".html")) || !language_is_none(path)) &&
		    !language_is_tooling(path) && !folder_is_foreign(path))
			return true;
	}
	return false;
}

static bool sets_up_anything(const struct node *facts)
{
	return rows_of(facts, S("resources")) || rows_of(facts, S("deployments")) || rows_of(facts, S("containers"));
}

/* With nothing that is put to work: what is offered to others, then what nobody can tell, then text. */
static enum package_kind kind_of_whole(const struct finding_apps *f)
{
	const struct package_set *packages = &f->s->packages;
	return f->s->found                         ? f->s->at[0].kind
	       : any_of(packages, PACKAGE_LIBRARY) ? PACKAGE_LIBRARY
	       : any_program(f->facts)             ? PACKAGE_UNKNOWN
	       : sets_up_anything(f->facts)        ? PACKAGE_UNKNOWN
	                                           : PACKAGE_DOCUMENT;
}

static void make_one(struct finding_apps *f)
{
	struct app_set *s = f->s;
	size_t package = s->found == 1 ? s->at[0].package : package_at(&s->packages, S("."));
	enum package_kind kind = kind_of_whole(f);
	s->at[0] = (struct app){.folder = S("."), .package = package, .kind = kind};
	s->n = 1;
	for (size_t i = 0; i < s->packages.n; i++)
		s->of[i] = 0;
}

/* ---- names and manifests ---- */

static str name_of(const struct app_set *s, const struct app *app)
{
	str name = app->package == SIZE_MAX ? S("") : s->packages.at[app->package].name;
	return name.n ? name : app->folder;
}

/* Two of one name are called by their folders. */
static void name_apps(struct app_set *s)
{
	for (size_t i = 0; i < s->n; i++) {
		s->at[i].id = name_of(s, &s->at[i]);
		for (size_t k = 0; k < s->n; k++)
			if (k != i && (str_eq(name_of(s, &s->at[i]), name_of(s, &s->at[k])) ||
			               str_eq(name_of(s, &s->at[i]), s->at[k].folder)))
				s->at[i].id = s->at[i].folder;
	}
}

/* Where a manifest may stand from an app's folder on, the one that counts first. */
static const str manifest_names[] = {STR_INIT("microapp.yaml"),         STR_INIT("microapp.yml"),
                                     STR_INIT(".microapp.yaml"),        STR_INIT(".microapp.yml"),
                                     STR_INIT(".github/microapp.yaml"), STR_INIT(".github/microapp.yml")};

/* Of the section `manifests`, or a file of it that was not read. */
static const struct node *row_at_path(const struct node *facts, str section, str path)
{
	for (const struct node *r = rows_of(facts, section); r; r = row_after(r))
		if (str_eq(path, row_text(r, S("path"))) &&
		    (str_eq(section, S("manifests")) || row_is(r, S("section"), S("manifests"))))
			return r;
	return NULL;
}

static bool take_manifest(struct app *app, const struct node *facts, str folder, struct arena *scratch)
{
	str path;
	for (size_t i = 0; i < sizeof manifest_names / sizeof *manifest_names; i++) {
		if (!folder_join(folder, manifest_names[i], scratch, &path))
			continue;
		const struct node *row = row_at_path(facts, S("manifests"), path);
		/* Of one that breaks off in the middle there is a part, which may say anything. */
		const struct node *unread = row_at_path(facts, S("unread"), path);
		if (!row && !unread)
			continue;
		app->manifest = unread ? NULL : node_get(row, S("says"));
		app->manifest_path = row_text(unread ? unread : row, S("path"));
		return true;
	}
	return false;
}

static void find_manifests(struct finding_apps *f)
{
	struct arena scratch = {0};
	for (size_t i = 0; i < f->s->n; i++) {
		struct app *app = &f->s->at[i];
		app->manifest_own = take_manifest(app, f->facts, app->folder, &scratch);
		/* A repository that is one app may have its manifest where the app's package is. */
		if (!app->manifest_own && app->package != SIZE_MAX)
			app->manifest_own =
			        take_manifest(app, f->facts, f->s->packages.at[app->package].folder, &scratch);
		if (!app->manifest_own)
			take_manifest(app, f->facts, S("."), &scratch);
	}
	arena_free(&scratch);
}

static int folder_order(const void *x, const void *y)
{
	return str_cmp(((const struct app *)x)->folder, ((const struct app *)y)->folder);
}

/* Sorted by folder, whatever found them. */
static void sort_apps(struct app_set *s, struct arena *a)
{
	struct app *old = arena_array(a, struct app, s->n);
	memcpy(old, s->at, s->n * sizeof *old);
	qsort(s->at, s->n, sizeof *s->at, folder_order);
	for (size_t i = 0; i < s->packages.n; i++)
		for (size_t k = 0, was = s->of[i]; was != SIZE_MAX && k < s->n; k++)
			if (str_eq(s->at[k].folder, old[was].folder))
				s->of[i] = k;
}

struct app_set apps_find(const struct node *facts, struct arena *a)
{
	struct app_set s = {.packages = packages_find(facts, a)};
	struct finding_apps f = {&s, facts, a};
	s.of = arena_array(a, size_t, s.packages.n);
	for (size_t i = 0; i < s.packages.n; i++)
		s.of[i] = SIZE_MAX;
	add_packages(&s);
	add_functions(&s);
	if (s.found <= 1 || s.found > MOST_APPS)
		make_one(&f);
	sort_apps(&s, a);
	name_apps(&s);
	find_manifests(&f);
	return s;
}

struct node *apps_node(const struct app_set *s, struct arena *a)
{
	struct node *array = arena_new(a, struct node);
	*array = (struct node){.kind = NODE_ARRAY, .key = S("apps")};
	struct members list = {a, array, &array->child};
	for (size_t i = 0; i < s->n; i++) {
		const struct app *app = &s->at[i];
		const struct package *p = app->package == SIZE_MAX ? NULL : &s->packages.at[app->package];
		const struct node at = {.line = p ? p->line : 0, .key_line = p ? p->line : 0};
		struct members m = members_below(&list, NODE_OBJECT, S(""), &at);
		const struct {
			str key, value;
		} rows[] = {{S("path"), p ? p->path : S("")},
		            {S("id"), app->id},
		            {S("folder"), app->folder},
		            {S("kind"), package_kind_name(app->kind)},
		            {S("manifest"), app->manifest_path}};
		for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
			if (k == 0 || rows[k].value.n)
				members_scalar(&m, NODE_STRING, rows[k].key, rows[k].value, NULL);
		if (s->found > MOST_APPS)
			members_scalar(&m, NODE_NUMBER, S("together"), arena_printf(a, "%zu", s->found), NULL);
	}
	return array;
}
