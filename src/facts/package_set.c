/* First the folders that anything speaks of as a part; then, with all of them known, what each says of its own. */
#include "facts/package_set.h"

#include <stdlib.h>

#include "base/glob.h"
#include "base/hash.h"
#include "facts/folder.h"
#include "facts/language.h"
#include "package_why.h"
#include "row_get.h"

str package_kind_name(enum package_kind k)
{
	static const char *const names[] = {"unknown", "app", "function", "library", "document"};
	return str_of(names[k]);
}

/* ---- which folders ---- */

struct folders {
	str *at;
	size_t n, cap;
};

static void add_folder(struct folders *f, str folder)
{
	mem_room(f->at, f->n, f->cap);
	f->at[f->n++] = folder;
}

static int text_order(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

/* Source files and manifests, sorted as the files are. */
static struct strs live_files(const struct node *facts, struct arena *a)
{
	size_t n = 0, cap = 0;
	for (const struct node *r = rows_of(facts, S("files")); r; r = row_after(r))
		cap++;
	str *at = arena_array(a, str, cap);
	for (const struct node *r = rows_of(facts, S("files")); r; r = row_after(r)) {
		str path = row_text(r, S("path"));
		bool live = language_of(path).n || str_ends(path, S(".html"));
		if (live && !folder_is_foreign(path))
			at[n++] = path;
	}
	return (struct strs){at, n};
}

/* Does any of the sorted paths stand below the folder? */
static bool any_below(struct strs paths, str folder, struct arena *scratch)
{
	str begin = arena_printf(scratch, "%.*s/", STR_ARG(folder));
	size_t low = 0;
	for (size_t high = paths.n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(paths.at[middle], begin) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return str_eq(folder, S(".")) ? paths.n > 0 : low < paths.n && str_starts(paths.at[low], begin);
}

/* The first folder on the way to a path; "." for a file of the root. */
static str top_of(str path)
{
	size_t slash = str_find(path, S("/"), 0);
	return slash == SIZE_MAX ? S(".") : str_sub(path, 0, slash);
}

/* The nearest folder of the list that holds the path; "" for none. */
static str known_above(const struct folders *sorted, str path)
{
	for (str folder = folder_of(path);; folder = folder_of(folder)) {
		if (sorted->n && bsearch(&folder, sorted->at, sorted->n, sizeof folder, text_order))
			return folder;
		if (str_eq(folder, S(".")))
			return S("");
	}
}

static void sort(struct folders *f)
{
	if (f->n)
		qsort(f->at, f->n, sizeof *f->at, text_order);
}

/* Code that nobody wrote a manifest for: a server, or functions, in a folder of the root. */
static void add_bare_code(struct folders *f, const struct node *facts)
{
	struct folders found = {0};
	str folder, project;
	sort(f);
	for (const struct node *r = rows_of(facts, S("starts")); r; r = row_after(r)) {
		str path = row_text(r, S("path"));
		if (why_counts(r) && !row_is(r, S("what"), S("page")) && !row_is(r, S("what"), S("sign-in")) &&
		    !known_above(f, path).n && !why_function_folder(path, &folder, &project))
			add_folder(&found, top_of(path));
	}
	for (const struct node *r = rows_of(facts, S("files")); r; r = row_after(r)) {
		str path = row_text(r, S("path"));
		if (language_of(path).n && why_function_folder(path, &folder, &project))
			add_folder(&found, folder);
	}
	for (size_t i = 0; i < found.n; i++)
		add_folder(f, found.at[i]);
	free(found.at);
	sort(f);
}

/* Does a program stand in none of the folders of either list but the root? */
static bool root_has_code(const struct folders *f, const struct folders *pages, struct strs live)
{
	for (size_t i = 0; i < live.n; i++)
		if (language_of(live.at[i]).n && !language_is_tooling(live.at[i]) && !folder_is_sample(live.at[i]) &&
		    known_above(f, live.at[i]).n <= 1 && known_above(pages, live.at[i]).n <= 1)
			return true;
	return false;
}

/* Pages by themselves, unless a program around them may be what serves them. */
static void add_bare_pages(struct folders *f, struct strs live)
{
	struct folders pages = {0};
	for (size_t i = 0; i < live.n; i++)
		if (str_eq(str_basename(live.at[i]), S("index.html")) && why_page_alone(live.at[i]) &&
		    known_above(f, live.at[i]).n <= 1)
			add_folder(&pages, folder_of(live.at[i]));
	sort(&pages);
	bool served = root_has_code(f, &pages, live);
	for (size_t i = 0; i < pages.n && !served; i++)
		add_folder(f, pages.at[i]);
	free(pages.at);
	sort(f);
}

static struct folders find_folders(const struct node *facts, struct arena *scratch)
{
	static const struct {
		str section;
		bool only_with_code; /* a folder that holds a Dockerfile alone is about another one */
	} sources[] = {{STR_INIT("package_files"), false},
	               {STR_INIT("manifests"), false},
	               {STR_INIT("containers"), true},
	               {STR_INIT("deployments"), true}};
	struct folders f = {0};
	struct strs live = live_files(facts, scratch);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		for (const struct node *r = rows_of(facts, sources[i].section); r; r = row_after(r)) {
			str folder = row_text(r, S("folder"));
			if (i == 1)
				folder = folder_of(row_text(r, S("path")));
			if (str_eq(folder, S(".github")) || str_ends(folder, S("/.github")))
				folder = folder_of(folder);
			if (!sources[i].only_with_code || any_below(live, folder, scratch))
				add_folder(&f, folder);
		}
	add_bare_code(&f, facts);
	add_bare_pages(&f, live);
	return f;
}

/* ---- the set ---- */

static void index_set(struct package_set *s, struct arena *a)
{
	for (s->n_slots = 16; s->n_slots < 2 * s->n;)
		s->n_slots *= 2;
	s->slots = arena_array(a, uint32_t, s->n_slots);
	for (size_t i = 0; i < s->n; i++) {
		size_t slot = hash_table(s->at[i].folder) & (s->n_slots - 1);
		while (s->slots[slot])
			slot = (slot + 1) & (s->n_slots - 1);
		s->slots[slot] = (uint32_t)i + 1;
	}
}

size_t package_at(const struct package_set *s, str folder)
{
	for (size_t slot = hash_table(folder) & (s->n_slots - 1); s->n_slots && s->slots[slot];
	     slot = (slot + 1) & (s->n_slots - 1))
		if (str_eq(s->at[s->slots[slot] - 1].folder, folder))
			return s->slots[slot] - 1;
	return SIZE_MAX;
}

size_t package_of(const struct package_set *s, str path)
{
	for (str folder = path;; folder = folder_of(folder)) {
		size_t found = package_at(s, folder);
		if (found != SIZE_MAX || str_eq(folder, S(".")))
			return found;
	}
}

/* Of two manifests in one folder the first in the order of paths names it. */
static void read_manifest(struct package *p, const struct node *row)
{
	str name = row_text(row, S("name"));
	if (!p->ecosystem.n || (!p->name.n && name.n)) {
		p->path = row_text(row, S("path"));
		p->line = row->line;
		p->ecosystem = row_text(row, S("ecosystem"));
		p->name = name;
	}
	const struct node *scripts = node_get(row, S("scripts")), *entries = node_get(row, S("entries"));
	const struct node *uses = node_get(row, S("uses")), *runs = node_get(row, S("runs"));
	p->scripts = scripts ? scripts : p->scripts;
	p->entries = entries ? entries : p->entries;
	p->uses = uses ? uses : p->uses;
	p->is_private = p->is_private || row_is(row, S("private"), S("true"));
	p->publishes = p->publishes || row_is(row, S("publishes"), S("true"));
	p->runs_unread = p->runs_unread || (runs && runs->kind == NODE_UNKNOWN);
}

enum { LISTS = 64 }; /* of members, read of one repository; who lists a package decides nothing */

size_t package_above(const struct package_set *s, size_t package)
{
	str folder = s->at[package].folder;
	return str_eq(folder, S(".")) ? SIZE_MAX : package_of(s, folder_of(folder));
}

/* Members are listed as folders or globs, from the folder of the list on. "!a" takes one away. */
static bool lists(const struct node *row, str folder, struct arena *scratch)
{
	const struct node *list = node_get(row, S("workspaces"));
	str root = row_text(row, S("folder")), way;
	bool listed = false;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		bool no = str_starts(n->text, S("!"));
		if (folder_join(root, str_sub(n->text, no, n->text.n), scratch, &way) && glob_match(way, folder, 0))
			listed = !no;
	}
	return listed;
}

static void read_members(struct package_set *s, const struct node *facts)
{
	struct arena scratch = {0};
	size_t left = LISTS;
	for (const struct node *r = rows_of(facts, S("package_files")); r && left; r = row_after(r)) {
		size_t root = package_at(s, row_text(r, S("folder")));
		if (!node_get(r, S("workspaces")))
			continue;
		left--;
		for (size_t i = 0; root != SIZE_MAX && i < s->n; i++)
			if (i != root && s->at[i].workspace_of == SIZE_MAX &&
			    folder_holds(s->at[root].folder, s->at[i].folder) && lists(r, s->at[i].folder, &scratch))
				s->at[i].workspace_of = root;
		arena_reset(&scratch);
	}
	arena_free(&scratch);
}

/* The two sections are sorted by path. */
static void read_files(struct package_set *s, const struct node *facts)
{
	const struct node *code = rows_of(facts, S("code"));
	for (const struct node *r = rows_of(facts, S("files")); r; r = row_after(r)) {
		str path = row_text(r, S("path")), language = language_of(path);
		while (code && str_cmp(row_text(code, S("path")), path) < 0)
			code = row_after(code);
		bool read = code && str_eq(row_text(code, S("path")), path);
		size_t owner = package_of(s, folder_of(path));
		if (owner == SIZE_MAX || (!language.n && !read) || folder_is_foreign(path) ||
		    language_is_tooling(path) ||
		    folder_is_sample(
		            str_sub(path, str_eq(s->at[owner].folder, S(".")) ? 0 : s->at[owner].folder.n, path.n)) ||
		    (read && row_is(code, S("side"), S("test"))))
			continue;
		s->at[owner].owns_code = true;
		s->at[owner].unread = s->at[owner].unread || !read;
	}
}

struct package_set packages_find(const struct node *facts, struct arena *a)
{
	struct arena scratch = {0};
	struct folders f = find_folders(facts, &scratch);
	struct package_set s = {.at = arena_array(a, struct package, f.n)};
	for (size_t i = 0; i < f.n; i++)
		if (!i || !str_eq(f.at[i], f.at[i - 1]))
			s.at[s.n++] = (struct package){
			        .folder = arena_str(a, f.at[i]),
			        .workspace_of = SIZE_MAX,
			        .sample = folder_is_sample(arena_printf(&scratch, "%.*s/x", STR_ARG(f.at[i])))};
	free(f.at);
	arena_free(&scratch);
	index_set(&s, a);
	for (const struct node *r = rows_of(facts, S("package_files")); r; r = row_after(r))
		read_manifest(&s.at[package_at(&s, row_text(r, S("folder")))], r);
	read_members(&s, facts);
	read_files(&s, facts);
	packages_why(&s, facts, a);
	return s;
}
