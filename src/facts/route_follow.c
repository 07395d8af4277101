/* References are followed from file to file: what a name of a file stands for, what another file shows under a name. */
#include <stdint.h>

#include "route_find.h"
#include "route_word.h"
#include "row_get.h"

enum { STEPS = 12, STARS_DEEP = 4, MOST_STARS = 64 };

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

/* Ways into the repository that no package has for a name. */
static bool is_near(str module)
{
	static const char *const starts[] = {".", "@/", "~/", "~~/", "@@/", "#", "src/", "$"};
	if (str_starts(module, S("$app/")) || str_starts(module, S("$env/"))) /* SvelteKit itself */
		return false;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(module, str_of(starts[i])))
			return true;
	return false;
}

struct follow {
	struct route_target t;
	str ref;
	bool done;
	unsigned deep, *stars; /* modules that are passed on whole: how deep in them, how many more may be looked at */
};

static void follow(struct route_finder *f, struct follow *w);

static void found(struct follow *w, struct route_part_at *part)
{
	w->t.part = part;
	w->t.kind = str_eq(part->kind, S("class")) ? ROUTE_TARGET_CLASS : ROUTE_TARGET_FUNCTION;
	w->done = true;
}

static void note_inside(struct route_finder *f, struct follow *w, const struct route_part_at *part)
{
	const struct node *guards = node_get(part->row, S("guards"));
	if (guards && guards->child)
		w->t.inside = route_find(f, part->file, S("function"), guards->child->text);
}

static bool has_name(const struct route_finder *f, size_t file, str name)
{
	static const char *const kinds[] = {"function", "class", "router", "name"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (route_find(f, file, str_of(kinds[i]), name))
			return true;
	return false;
}

/* from .parts import *: the first such file that has the name. */
static bool follow_star(struct route_finder *f, struct follow *w, str ref)
{
	enum { STARS = 16 };
	str rest, head = first_of(ref, &rest), from = f->reach.files.at[w->t.file];
	const struct route_part_at *p = route_find(f, w->t.file, S("name"), S("*"));
	size_t i = route_find_from(f, w->t.file, S("name"), S("*")), number;
	if (has_name(f, w->t.file, head))
		return false; /* a class of its own */
	for (size_t n = 0; p && n < STARS && i < f->n_by_name; n++, i++) {
		p = &f->parts[f->by_name[i]];
		if (p->file != w->t.file || !str_eq(p->name, S("*")) || !str_eq(p->kind, S("name")))
			return false;
		str module = row_text(p->row, S("ref"));
		enum reach_kind kind =
		        reach_link(&f->links, from, str_sub(module, 0, str_find(module, S("#"), 0)), &number);
		arena_reset(&f->scratch);
		bool passes = kind == REACH_FILE && number != w->t.file &&
		              (has_name(f, number, head) || route_find(f, number, S("name"), S("*")));
		if (!passes)
			continue;
		w->t.file = number;
		w->t.near = true;
		return true;
	}
	return false;
}

/* Class.method and Class.field.method, where the class stands in this file. True: *w goes on with it. */
static bool follow_class(struct route_finder *f, struct follow *w, str head, str rest)
{
	const struct route_part_at *class = rest.n ? route_find(f, w->t.file, S("class"), head) : NULL;
	str behind, field = first_of(rest, &behind);
	const struct node *bases = class ? node_get(class->row, S("bases")) : NULL;
	const struct route_part_at *p =
	        class && behind.n ? route_find(f, w->t.file, S("name"), str_sub(w->ref, 0, head.n + 1 + field.n))
	                          : NULL;
	if (p)
		w->ref = joined(f, row_text(p->row, S("ref")), behind);
	else if (bases && bases->child && !behind.n)
		w->ref = joined(f, bases->child->text, rest);
	else
		return false;
	return true;
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
	bool python = str_ends(f->reach.files.at[w->t.file], S(".py"));
	if (!p && !python)
		p = route_find(f, w->t.file, S("class"), ref);
	if (p) {
		found(w, p);
		return;
	}
	if (route_find(f, w->t.file, S("router"), ref) || route_find(f, w->t.file, S("described"), ref)) {
		w->t.kind = ROUTE_TARGET_NAME;
		w->done = true;
		return;
	}
	if (str_listed(rest, "routes middleware") && route_find(f, w->t.file, S("router"), head)) { /* of Koa */
		w->t.name = head;
		w->t.kind = ROUTE_TARGET_NAME;
		w->done = true;
		return;
	}
	if (!python && follow_class(f, w, head, rest))
		return;
	p = route_find(f, w->t.file, S("name"), ref);
	if (p)
		rest = S("");
	else if (rest.n)
		p = route_find_like(f, w->t.file, ref);
	if (p && str_eq(p->kind, S("function"))) {
		found(w, p);
		return;
	}
	if (!p)
		p = route_find(f, w->t.file, S("name"), head);
	if (!p && rest.n && (p = route_find_decorated(f, route_last(ref))))
		rest = S("");
	str path = f->reach.files.at[w->t.file];
	if (!p && rest.n && str_ends(path, S("__init__.py"))) { /* a module of the package */
		w->ref = arena_printf(f->arena, ".#%.*s", STR_ARG(ref));
		return;
	}
	if (!p && (follow_star(f, w, ref) || (!w->t.near && route_follow_shared(f, &w->t, ref))))
		return;
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

/* export * from './a': what a file does not show itself, one of those may. True: one does. */
static bool follow_stars(struct route_finder *f, struct follow *w, str head, str rest)
{
	size_t at = SIZE_MAX;
	const struct route_part_at *p;
	if (w->deep == STARS_DEEP || has_name(f, w->t.file, head))
		return false;
	while ((p = route_find_next(f, w->t.file, S("export"), S("..."), &at)) && *w->stars) {
		str way = row_text(p->row, S("ref"));
		way.n -= str_ends(way, S("*"));
		struct follow next = {.t = {.file = w->t.file}, .deep = w->deep + 1, .stars = w->stars};
		next.ref = joined(f, arena_printf(f->arena, "%.*s%.*s", STR_ARG(way), STR_ARG(head)), rest);
		--*w->stars;
		follow(f, &next);
		if (next.t.kind == ROUTE_TARGET_NONE || next.t.kind == ROUTE_TARGET_PACKAGE)
			continue;
		next.t.near = true;
		*w = next;
		return true;
	}
	return false;
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
	if (!p && follow_stars(f, w, head, rest))
		return;
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
	str again = S("");
	if (str_ends(from, S(".go")) && route_follow_go(f, &w->t, module, member, &again)) {
		w->done = !again.n;
		w->ref = again.n ? again : w->ref;
		return;
	}
	/* from . import users; from app.routers import users: the member may be a file */
	bool python = str_ends(from, S(".py"));
	str head = first_of(member, &rest);
	if (python && !str_eq(head, S("*"))) {
		const char *dot = str_ends(module, S(".")) ? "" : ".";
		str below = arena_printf(f->arena, "%.*s%s%.*s", STR_ARG(module), dot, STR_ARG(head));
		bool file = reach_link(&f->links, from, below, &number) == REACH_FILE;
		size_t whole; /* from app.api import api: the file itself, which has one of its name */
		file = file && !(reach_link(&f->links, from, module, &whole) == REACH_FILE && whole == number);
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
	if (route_follow_decorated(f, &w->t, module, member, &w->ref))
		return;
	w->t.kind = is_near(module) || kind == REACH_PACKAGE ? ROUTE_TARGET_NONE : ROUTE_TARGET_PACKAGE;
	w->t.module = module;
	w->t.member = member;
	w->t.name = member;
	w->done = true;
}

static void follow(struct route_finder *f, struct follow *w)
{
	for (int i = 0; i < STEPS && !w->done; i++) {
		if (str_ends(w->ref, S("()")))
			w->ref.n -= 2;
		size_t hash = route_hash(w->ref);
		if (hash != SIZE_MAX)
			follow_module(f, w, hash);
		else
			follow_name(f, w);
	}
}

struct route_target route_resolve(struct route_finder *f, size_t file, str ref)
{
	unsigned stars = MOST_STARS;
	struct follow w = {.t = {.file = file}, .ref = ref, .stars = &stars};
	follow(f, &w);
	return w.t;
}
