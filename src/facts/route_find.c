/* References are followed from file to file: what a name of a file stands for, what another file shows under a name. */
#include "route_find.h"

#include <stdint.h>
#include <stdlib.h>

#include "route_word.h"
#include "row_get.h"

enum { STEPS = 10 };

/* ---- finding parts ---- */

static int part_order(const struct route_part_at *a, size_t file, str kind, str name)
{
	if (a->file != file)
		return a->file < file ? -1 : 1;
	int order = str_cmp(a->kind, kind);
	return order ? order : str_cmp(a->name, name);
}

static int index_order(const void *x, const void *y, void *finder)
{
	const struct route_finder *f = finder;
	const struct route_part_at *b = &f->parts[*(const uint32_t *)y];
	int order = part_order(&f->parts[*(const uint32_t *)x], b->file, b->kind, b->name);
	return order ? order : *(const uint32_t *)x < *(const uint32_t *)y ? -1 : 1;
}

static int decorated_order(const void *x, const void *y, void *finder)
{
	const struct route_finder *f = finder;
	return str_cmp(f->parts[*(const uint32_t *)x].name, f->parts[*(const uint32_t *)y].name);
}

struct route_part_at *route_find(const struct route_finder *f, size_t file, str kind, str name)
{
	size_t low = 0, high = f->n_by_name;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (part_order(&f->parts[f->by_name[middle]], file, kind, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < f->n_by_name && part_order(&f->parts[f->by_name[low]], file, kind, name) == 0;
	return found ? &f->parts[f->by_name[low]] : NULL;
}

static struct route_part_at *find_decorated(const struct route_finder *f, str name)
{
	for (size_t i = 0; i < f->n_decorated && i < 256; i++)
		if (str_eq(f->parts[f->decorated[i]].name, name))
			return &f->parts[f->decorated[i]];
	return NULL;
}

static struct strs file_names(const struct node *facts, struct arena *a)
{
	size_t n = 0;
	for (const struct node *row = rows_of(facts, S("files")); row; row = row_after(row))
		n++;
	str *at = arena_array(a, str, n);
	n = 0;
	for (const struct node *row = rows_of(facts, S("files")); row; row = row_after(row))
		at[n++] = row_text(row, S("path"));
	return (struct strs){at, n};
}

static size_t count(const struct node *facts)
{
	size_t n = 0;
	for (const struct node *row = rows_of(facts, S("route_parts")); row; row = row_after(row))
		n++;
	return n;
}

struct route_finder *route_finder_new(const struct node *facts, const struct app_set *apps, struct arena *a)
{
	size_t n = count(facts);
	struct route_finder *f = arena_new(a, struct route_finder);
	f->arena = a;
	f->facts = facts;
	f->reach = (struct reach){.apps = apps, .facts = facts, .files = n ? file_names(facts, a) : (struct strs){0}};
	f->links = reach_links_new(&f->reach, a);
	f->links.arena = &f->scratch;
	f->parts = arena_array(a, struct route_part_at, n);
	f->by_name = arena_array(a, uint32_t, n);
	f->decorated = arena_array(a, uint32_t, n);
	for (const struct node *row = rows_of(facts, S("route_parts")); row; row = row_after(row)) {
		str path = row_text(row, S("path"));
		bool same = f->n && str_eq(row_text(f->parts[f->n - 1].row, S("path")), path);
		struct route_part_at *p = &f->parts[f->n];
		*p = (struct route_part_at){
		        .row = row, .kind = row_text(row, S("kind")), .name = row_text(row, S("name"))};
		p->file = same ? f->parts[f->n - 1].file : reach_file(&f->reach, path);
		if (p->file == SIZE_MAX)
			continue;
		if (p->name.n)
			f->by_name[f->n_by_name++] = (uint32_t)f->n;
		if (row_is(row, S("framework"), S("Fastify")) && str_eq(p->kind, S("name")))
			f->decorated[f->n_decorated++] = (uint32_t)f->n;
		if (str_eq(p->kind, S("matcher")) && f->n_fronts < sizeof f->fronts / sizeof *f->fronts)
			f->fronts[f->n_fronts++] = (uint32_t)f->n;
		f->n++;
	}
	if (f->n_by_name)
		qsort_r(f->by_name, f->n_by_name, sizeof *f->by_name, index_order, f);
	if (f->n_decorated)
		qsort_r(f->decorated, f->n_decorated, sizeof *f->decorated, decorated_order, f);
	return f;
}

void route_finder_free(struct route_finder *f) { arena_free(&f->scratch); }

/* ---- following ---- */

static str first_of(str chain, str *rest)
{
	str head = S("");
	*rest = chain;
	str_cut(rest, '.', &head);
	return head;
}

static str joined(struct route_finder *f, str a, str b)
{
	bool called = str_ends(a, S("()"));
	a.n -= called ? 2 : 0;
	return b.n ? arena_printf(f->arena, "%.*s.%.*s", STR_ARG(a), STR_ARG(b)) : a;
}

static bool is_near(str module)
{
	return str_starts(module, S(".")) || str_starts(module, S("@/")) || str_starts(module, S("~/"));
}

struct follow {
	struct route_target t;
	str ref;
	bool done;
};

static void found(struct follow *w, struct route_part_at *part)
{
	w->t.part = part;
	w->t.kind = ROUTE_TARGET_FUNCTION;
	w->done = true;
}

static void note_inside(struct route_finder *f, struct follow *w, const struct route_part_at *part)
{
	const struct node *guards = node_get(part->row, S("guards"));
	if (guards && guards->child)
		w->t.inside = route_find(f, part->file, S("function"), guards->child->text);
}

/* A name, or chain, of the file: a function, or what else it stands for. */
static void follow_name(struct route_finder *f, struct follow *w)
{
	str ref = w->ref, rest, head = first_of(ref, &rest);
	w->t.name = ref;
	if (str_eq(ref, S("-"))) {
		w->t.kind = ROUTE_TARGET_PACKAGE;
		w->done = true;
		return;
	}
	struct route_part_at *p = route_find(f, w->t.file, S("function"), ref);
	if (!p && rest.n)
		p = route_find(f, w->t.file, S("function"), route_last(ref));
	if (p) {
		found(w, p);
		return;
	}
	if (route_find(f, w->t.file, S("router"), ref)) {
		w->t.kind = ROUTE_TARGET_NAME;
		w->done = true;
		return;
	}
	p = route_find(f, w->t.file, S("name"), ref);
	if (p)
		rest = S("");
	else
		p = route_find(f, w->t.file, S("name"), head);
	if (!p && rest.n)
		p = find_decorated(f, route_last(ref));
	str path = f->reach.files.at[w->t.file];
	if (!p && rest.n && str_ends(path, S("__init__.py"))) { /* a module of the package */
		w->ref = arena_printf(f->arena, ".#%.*s", STR_ARG(ref));
		return;
	}
	if (!p) {
		w->t.kind = w->t.near ? ROUTE_TARGET_NONE : ROUTE_TARGET_NAME;
		w->t.read = w->t.near;
		w->done = true;
		return;
	}
	note_inside(f, w, p);
	w->t.file = p->file;
	w->ref = joined(f, row_text(p->row, S("ref")), rest);
}

/* What a file shows to others under the member. */
static void follow_export(struct route_finder *f, struct follow *w, str member)
{
	str rest, head = first_of(member, &rest);
	struct route_part_at *p = route_find(f, w->t.file, S("export"), member);
	if (p)
		rest = S("");
	else
		p = route_find(f, w->t.file, S("export"), head);
	if (str_eq(head, S("*")) && rest.n && !p) { /* import * as x: x.a; require(…).a */
		head = first_of(rest, &rest);
		p = route_find(f, w->t.file, S("export"), head);
	}
	if (!p && (str_eq(head, S("default")) || str_eq(head, S("*"))))
		p = route_find(f, w->t.file, S("export"), str_eq(head, S("*")) ? S("default") : S("*"));
	w->t.near = true;
	if (!p) {
		w->ref = joined(f, head, rest);
		follow_name(f, w);
		return;
	}
	note_inside(f, w, p);
	w->ref = joined(f, row_text(p->row, S("ref")), rest);
	if (str_eq(w->ref, w->t.name))
		w->done = true;
}

static void follow_module(struct route_finder *f, struct follow *w, size_t hash)
{
	str module = str_sub(w->ref, 0, hash), member = str_sub(w->ref, hash + 1, w->ref.n), rest;
	str from = f->reach.files.at[w->t.file];
	size_t number;
	/* from . import users; from app.routers import users: the member may be a file */
	bool python = str_ends(from, S(".py"));
	str head = first_of(member, &rest);
	if (python && !str_eq(head, S("*"))) {
		const char *dot = str_ends(module, S(".")) ? "" : ".";
		str below = arena_printf(f->arena, "%.*s%s%.*s", STR_ARG(module), dot, STR_ARG(head));
		bool file = reach_link(&f->links, from, below, &number) == REACH_FILE;
		str path = file ? f->reach.files.at[number] : S("");
		arena_reset(&f->scratch);
		str name = str_basename(path);
		if (str_ends(path, S("__init__.py")))
			name = str_sub(path, 0, path.n - 12), name = str_basename(name);
		if (file && str_starts(name, head) && (name.n == head.n || name.p[head.n] == '.')) {
			w->t.file = number;
			w->t.near = true;
			w->ref = rest.n ? rest : S("*");
			if (!rest.n)
				w->done = true, w->t.kind = ROUTE_TARGET_NAME, w->t.name = S("*");
			return;
		}
	}
	enum reach_kind kind = reach_link(&f->links, from, module, &number);
	arena_reset(&f->scratch);
	if (kind == REACH_FILE) {
		w->t.file = number;
		if (python && str_eq(head, S("*")) && rest.n)
			member = rest;
		follow_export(f, w, member);
		return;
	}
	w->t.kind = is_near(module) || kind == REACH_PACKAGE ? ROUTE_TARGET_NONE : ROUTE_TARGET_PACKAGE;
	w->t.module = module;
	w->t.member = member;
	w->t.name = member;
	w->done = true;
}

struct route_target route_resolve(struct route_finder *f, size_t file, str ref)
{
	struct follow w = {.t = {.file = file}, .ref = ref};
	for (int i = 0; i < STEPS && !w.done; i++) {
		if (str_ends(w.ref, S("()")))
			w.ref.n -= 2;
		size_t hash = str_find(w.ref, S("#"), 0);
		if (hash != SIZE_MAX)
			follow_module(f, &w, hash);
		else
			follow_name(f, &w);
	}
	return w.t;
}
