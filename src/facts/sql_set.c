/* Which files belong to one database, and in what order they run (sql_order.h). */
#include "sql_set.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/glob.h"
#include "facts/folder.h"
#include "row_get.h"
#include "sql_order.h"

struct file {
	str path, root, unit; /* unit: folder of its migrations, else its own path */
	const struct node **rows;
	size_t n, place; /* place: in the list that its tool keeps, from 1; 0: there is none */
	bool ordered, supabase, hosted, giving;
};

/* ---- names ---- */

/* The folder in front of the last "supabase/" of the path; false: there is none. */
static bool supabase_root(str path, str *root)
{
	for (size_t at = 0, found; (found = str_find(path, S("supabase/"), at)) != SIZE_MAX; at = found + 1)
		if (found == 0 || path.p[found - 1] == '/') {
			*root = str_sub(path, 0, found ? found - 1 : 0);
			return true;
		}
	return false;
}

/* ---- signs ---- */

/* Names of a hosted database's own: its roles; its functions about the caller, its tables of users and files. */
enum sign { NO_SIGN, OF_ROLES, OF_SUPABASE };

static enum sign sign_of(const struct node *n)
{
	static const struct {
		str text;
		enum sign sign;
		bool within; /* a condition's source */
	} texts[] = {{STR_INIT("anon"), OF_ROLES, false},
	             {STR_INIT("authenticated"), OF_ROLES, false},
	             {STR_INIT("service_role"), OF_SUPABASE, false},
	             {STR_INIT("create-bucket"), OF_SUPABASE, false},
	             {STR_INIT("auth.uid"), OF_SUPABASE, true},
	             {STR_INIT("auth.role"), OF_SUPABASE, true},
	             {STR_INIT("auth.jwt"), OF_SUPABASE, true}};
	for (size_t i = 0; n->kind == NODE_STRING && i < sizeof texts / sizeof *texts; i++)
		if (str_eq(n->text, texts[i].text) ||
		    (texts[i].within && str_eq(n->key, S("text")) && str_find(n->text, texts[i].text, 0) != SIZE_MAX))
			return texts[i].sign;
	bool users = n->kind == NODE_OBJECT && row_is(n, S("schema"), S("auth")) && row_is(n, S("table"), S("users"));
	return users ? OF_SUPABASE : NO_SIGN;
}

static enum sign signs_of(const struct node *n, unsigned depth)
{
	enum sign most = NO_SIGN;
	for (; n && depth < 24 && most < OF_SUPABASE; n = n->next) {
		enum sign own = sign_of(n), below = signs_of(n->child, depth + 1);
		most = own > most ? own : most;
		most = below > most ? below : most;
	}
	return most;
}

/* ---- files ---- */

static int row_number_order(const void *x, const void *y)
{
	uint64_t a = 0, b = 0;
	str_number(row_text(*(const struct node *const *)x, S("number")), UINT32_MAX, &a);
	str_number(row_text(*(const struct node *const *)y, S("number")), UINT32_MAX, &b);
	return (a > b) - (a < b);
}

static int file_order(const void *x, const void *y)
{
	const struct file *a = x, *b = y;
	int order = str_cmp(a->root, b->root);
	order = order ? order : (int)b->ordered - (int)a->ordered;
	order = order ? order : str_cmp(a->unit, b->unit);
	order = order ? order : (a->place > b->place) - (a->place < b->place);
	order = order ? order : a->supabase ? str_cmp(a->path, b->path) : sql_order_compare(a->path, b->path);
	return order ? order : str_cmp(a->path, b->path);
}

static struct file file_of(const struct node **rows, size_t n)
{
	struct file f = {.path = row_text(rows[0], S("path")), .rows = rows, .n = n};
	f.supabase = supabase_root(f.path, &f.root);
	f.ordered = sql_order_has(f.path) || str_ends(f.path, S("config.toml"));
	f.unit = f.ordered ? sql_order_unit(f.path) : f.path;
	f.hosted = f.giving = f.supabase;
	for (size_t i = 0; i < n && !f.giving; i++) {
		enum sign sign = signs_of(rows[i]->child, 0);
		f.hosted = f.hosted || sign != NO_SIGN;
		f.giving = sign == OF_SUPABASE;
	}
	qsort(rows, n, sizeof *rows, row_number_order);
	return f;
}

/* What stands outside of any project belongs to the only one there is. */
static void give_roots(struct file *files, size_t n)
{
	const struct file *one = NULL;
	bool several = false;
	for (size_t i = 0; i < n; i++) {
		several = several || (files[i].supabase && one && !str_eq(one->root, files[i].root));
		one = files[i].supabase && !one ? &files[i] : one;
	}
	for (size_t i = 0; i < n; i++)
		if (!files[i].supabase)
			files[i].root = one && !several ? one->root : S("");
}

/* Where there are migrations, the schemas that they were made from are not run. */
static bool is_source(const struct file *f, const struct file *files, size_t n)
{
	if (!glob_rule(S("**/supabase/schemas/**"), f->path))
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_eq(files[i].root, f->root) && glob_rule(S("**/supabase/migrations/*.sql"), files[i].path))
			return true;
	return false;
}

enum { MOST_LISTS = 16 };

struct lists { /* that tools keep of their files */
	const struct node *at[MOST_LISTS];
	size_t n;
};

static struct lists lists_of(const struct node *facts)
{
	struct lists l = {.n = 0};
	for (const struct node *row = rows_of(facts, S("sql")); row && l.n < MOST_LISTS; row = row_after(row))
		if (row_is(row, S("does"), S("list")))
			l.at[l.n++] = row;
	return l;
}

/* Where a list names the file, from 1. listed: there is one for its folder. */
static size_t place_of(const struct lists *l, str path, bool *listed)
{
	str folder = folder_of(path), name = str_basename(path);
	*listed = false;
	for (size_t i = 0; i < l->n; i++) {
		const struct node *list = node_get(l->at[i], S("statement"));
		size_t place = 1;
		if (!str_eq(folder_of(folder_of(row_text(l->at[i], S("path")))), folder))
			continue;
		*listed = true;
		for (const struct node *n = list ? list->child : NULL; n; n = n->next, place++)
			if (str_starts(name, n->text) && str_eq(str_sub(name, n->text.n, name.n), S(".sql")))
				return place;
	}
	return 0;
}

static size_t read_files(const struct node *facts, struct file *files, const struct node **rows)
{
	size_t n = 0, at = 0;
	bool listed;
	const struct lists lists = lists_of(facts);
	for (const struct node *row = rows_of(facts, S("sql")); row;) {
		size_t from = at;
		str path = row_text(row, S("path"));
		for (; row && str_eq(row_text(row, S("path")), path); row = row_after(row))
			rows[at++] = row;
		if (sql_order_left_alone(path) || folder_is_sample(path) || row_is(rows[from], S("does"), S("list")))
			continue;
		size_t place = place_of(&lists, path, &listed);
		if (listed && !place) /* its tool does not know it */
			continue;
		files[n] = file_of(rows + from, at - from);
		files[n++].place = place;
	}
	give_roots(files, n);
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (!is_source(&files[i], files, n))
			files[kept++] = files[i];
	return kept;
}

/* ---- databases ---- */

static struct sql_unit *unit_at(struct sql_database *d, const struct file *f)
{
	struct sql_unit *last = d->n_units ? &d->units[d->n_units - 1] : NULL;
	if (last && str_eq(last->name, f->unit))
		return last;
	last = &d->units[d->n_units++];
	*last = (struct sql_unit){.name = f->unit, .ordered = f->ordered};
	return last;
}

static void add_file(struct sql_database *d, const struct file *f, const struct node **rows)
{
	struct sql_unit *u = unit_at(d, f);
	d->hosted = d->hosted || f->hosted;
	d->giving = d->giving || f->giving;
	d->of_folder = d->of_folder || f->supabase;
	u->rows = u->n ? u->rows : rows + d->n_rows;
	for (size_t i = 0; i < f->n; i++)
		u->rows[u->n++] = f->rows[i];
	d->n_rows += f->n;
}

static struct strs schemas_of(const struct sql_database *d, struct arena *a)
{
	str *at = arena_array(a, str, 34);
	size_t n = 0;
	at[n++] = S("public");
	for (size_t u = 0; u < d->n_units; u++)
		for (size_t i = 0; i < d->units[u].n; i++) {
			const struct node *list = node_get(d->units[u].rows[i], S("statement"));
			bool exposes = row_is(d->units[u].rows[i], S("does"), S("expose"));
			for (const struct node *s = exposes && list ? list->child : NULL; s && n < 32; s = s->next)
				if (!str_eq(s->text, S("storage")) && !str_eq(s->text, S("graphql_public")))
					at[n++] = s->text;
		}
	return (struct strs){at, n};
}

struct sql_set sql_set_of(const struct node *facts, struct arena *a)
{
	size_t n = 0;
	struct sql_set set = {0};
	for (const struct node *row = rows_of(facts, S("sql")); row; row = row_after(row))
		n++;
	struct file *files = arena_array(a, struct file, n);
	const struct node **rows = arena_array(a, const struct node *, n),
	                  **sorted = arena_array(a, const struct node *, n);
	size_t n_files = read_files(facts, files, rows);
	if (n_files)
		qsort(files, n_files, sizeof *files, file_order);
	set.at = arena_array(a, struct sql_database, n_files);
	for (size_t i = 0; i < n_files; i++) {
		if (!set.n || !str_eq(set.at[set.n - 1].root, files[i].root)) {
			set.at[set.n] = (struct sql_database){.root = files[i].root};
			set.at[set.n].units = arena_array(a, struct sql_unit, n_files);
			sorted += set.n ? set.at[set.n - 1].n_rows : 0;
			set.n++;
		}
		add_file(&set.at[set.n - 1], &files[i], sorted);
	}
	for (size_t i = 0; i < set.n; i++)
		set.at[i].schemas = schemas_of(&set.at[i], a);
	return set;
}
