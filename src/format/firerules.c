/* Declarations of the rules of Firestore and Storage: services, matches in matches, functions, and what is allowed.
 *
 *   service cloud.firestore { match /databases/{database}/documents { match /users/{id} { allow read: if …; } } }
 *
 * A function is known below where it stands, before and behind it; so conditions are worked out at the end. */
#include "firerules_int.h"

#include "base/ascii.h"

enum { LONGEST_TEXT = 200, METHODS = 8 };

static bool block(struct fire *f, const struct fire_scope *scope);

static bool want(struct reader *r, const char *what)
{
	fire_space(r);
	return fire_take(r, what) || reader_broken(r, "something else was expected");
}

/* What stands in front of every path of a service. */
static str root_of(str service)
{
	return str_eq(service, S("cloud.firestore")) ? S("/databases/*/documents") : S("/b/*/o");
}

/* The path without its root, parts compared one by one: {database} may have any name. */
static str below_root(str path, str root)
{
	str rest = path, want = root, a, b;
	while (want.n && rest.n) {
		rest = str_sub(rest, 1, rest.n);
		want = str_sub(want, 1, want.n);
		size_t to = str_find(rest, S("/"), 0), end = str_find(want, S("/"), 0);
		a = str_sub(rest, 0, to);
		b = str_sub(want, 0, end);
		if (!str_eq(b, S("*")) && !str_eq(a, b))
			return path;
		rest = str_sub(rest, a.n, rest.n);
		want = str_sub(want, b.n, want.n);
	}
	return want.n ? path : rest;
}

static struct fire_scope *scope_below(struct fire *f, const struct fire_scope *up, str service, str path)
{
	if (!reader_count(&f->r, 1))
		return NULL;
	struct fire_scope *s = arena_new(f->r.arena, struct fire_scope);
	*s = (struct fire_scope){up, service, path, below_root(path, root_of(service))};
	return s;
}

/* ---- match ---- */

static str pattern_of_match(struct reader *r)
{
	size_t from = r->at;
	for (int c; (c = reader_peek(r, 0)) >= 0 && !ascii_in(" \t\r\n;", (char)c); r->at++)
		if (c == '{' && r->at > from && r->bytes.p[r->at - 1] != '/')
			break; /* the block's */
	return str_sub(r->bytes, from, r->at);
}

static bool match(struct fire *f, const struct fire_scope *scope)
{
	struct reader *r = &f->r;
	fire_space(r);
	str path = pattern_of_match(r);
	if (!path.n || path.p[0] != '/')
		return reader_broken(r, "a path is missing");
	if (scope->path.n + path.n > FIRE_LONGEST_PATH)
		return reader_limit(r, "length of a path");
	struct fire_scope *below = scope_below(f, scope, scope->service,
	                                       arena_printf(r->arena, "%.*s%.*s", STR_ARG(scope->path), STR_ARG(path)));
	return below && block(f, below);
}

/* ---- function ---- */

static bool params(struct reader *r, struct fire_function *fn)
{
	if (!want(r, "("))
		return false;
	for (fire_space(r); !fire_take(r, ")"); fire_space(r)) {
		str name = fire_word(r);
		if (!name.n || fn->n_params == FIRE_PARAMS)
			return reader_broken(r, "a name of a parameter is missing");
		fn->params[fn->n_params++] = name;
		fire_space(r);
		fire_take(r, ",");
	}
	return true;
}

static bool lets(struct fire *f, struct fire_function *fn)
{
	struct fire_let **tail = &fn->lets;
	for (fire_space(&f->r); fire_take(&f->r, "let"); fire_space(&f->r)) {
		struct fire_let *let = arena_new(f->r.arena, struct fire_let);
		fire_space(&f->r);
		let->name = fire_word(&f->r);
		if (!let->name.n || !want(&f->r, "=") || !(let->is = fire_expression(f)))
			return reader_broken(&f->r, "what a let is, is missing");
		*tail = let;
		tail = &let->next;
		fn->n_lets++;
		fire_space(&f->r);
		fire_take(&f->r, ";");
	}
	return true;
}

static bool function(struct fire *f, const struct fire_scope *scope)
{
	struct reader *r = &f->r;
	struct fire_function *fn = arena_new(r->arena, struct fire_function);
	fn->scope = scope;
	fire_space(r);
	str name = fire_word(r);
	if (!name.n || !params(r, fn) || !want(r, "{") || !lets(f, fn))
		return reader_broken(r, "the head of a function is broken");
	fire_space(r);
	fire_take(r, "return");
	if (!(fn->body = fire_expression(f)))
		return false;
	fire_space(r);
	fire_take(r, ";");
	map_put(&f->functions, r->arena, scope, name, fn);
	return want(r, "}");
}

/* ---- allow ---- */

/* The source of a condition: blanks made one, comments left in. */
static str condition_text(struct reader *r, size_t from, size_t to)
{
	str s = str_trim(str_sub(r->bytes, from, to));
	s = str_sub(s, 0, LONGEST_TEXT);
	char *out = arena_alloc(r->arena, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool blank = ascii_in(" \t\r\n", s.p[i]);
		if (!blank || (n && out[n - 1] != ' '))
			out[n++] = blank ? ' ' : s.p[i];
	}
	return str_at(out, n);
}

static bool methods(struct fire *f, struct fire_allow *allow)
{
	struct reader *r = &f->r;
	str *names = arena_array(r->arena, str, METHODS);
	do {
		fire_space(r);
		str name = fire_word(r);
		if (!name.n || allow->methods.n == METHODS)
			return reader_broken(r, "a method is missing");
		names[allow->methods.n++] = name;
		allow->methods.at = names;
		fire_space(r);
	} while (fire_take(r, ","));
	return true;
}

static bool allow(struct fire *f, const struct fire_scope *scope, size_t at)
{
	struct reader *r = &f->r;
	if (!reader_count(r, 1))
		return false;
	struct fire_allow *a = arena_new(r->arena, struct fire_allow);
	*a = (struct fire_allow){.scope = scope, .always = true};
	reader_locate(r, at, &a->line, &a->col);
	if (!methods(f, a))
		return false;
	if (fire_take(r, ":")) {
		fire_space(r);
		a->always = !fire_take(r, "if");
		size_t from = r->at;
		if (!a->always && !(a->when = fire_expression(f)))
			return false;
		a->text = condition_text(r, from, r->at);
		fire_space(r);
	}
	fire_take(r, ";");
	*f->tail = a;
	f->tail = &a->next;
	return true;
}

/* ---- blocks ---- */

static bool service(struct fire *f, const struct fire_scope *scope)
{
	struct reader *r = &f->r;
	fire_space(r);
	size_t from = r->at;
	while (fire_word(r).n && fire_take(r, "."))
		;
	struct fire_scope *below = scope_below(f, scope, str_sub(r->bytes, from, r->at), S(""));
	return below && block(f, below);
}

/* One thing of a block; false at its end, and when it is broken. */
static bool statement(struct fire *f, const struct fire_scope *scope)
{
	struct reader *r = &f->r;
	size_t at = r->at;
	if (fire_take(r, "match"))
		return match(f, scope);
	if (fire_take(r, "function"))
		return function(f, scope);
	if (fire_take(r, "allow"))
		return allow(f, scope, at);
	if (fire_take(r, "service"))
		return service(f, scope);
	return fire_take(r, ";") || reader_broken(r, "neither match, allow nor function");
}

static bool block(struct fire *f, const struct fire_scope *scope)
{
	if (!reader_enter(&f->r) || !want(&f->r, "{"))
		return false;
	for (fire_space(&f->r); !fire_take(&f->r, "}"); fire_space(&f->r))
		if (!statement(f, scope))
			return false;
	reader_leave(&f->r);
	return true;
}

/* rules_version = '2'; */
static bool version(struct fire *f)
{
	if (!fire_take(&f->r, "rules_version"))
		return false;
	if (want(&f->r, "=") && fire_expression(f)) {
		fire_space(&f->r);
		fire_take(&f->r, ";");
	}
	return true;
}

static void file(struct fire *f)
{
	struct fire_scope *top = scope_below(f, NULL, S(""), S(""));
	for (fire_space(&f->r); top && f->r.result == FORMAT_OK && reader_peek(&f->r, 0) >= 0; fire_space(&f->r))
		if (!version(f) && !statement(f, top))
			return;
}

/* Files called *.rules belong to many programs. */
static bool is_firebase(str bytes)
{
	return str_find(bytes, S("cloud.firestore"), 0) != SIZE_MAX ||
	       str_find(bytes, S("firebase.storage"), 0) != SIZE_MAX;
}

enum format_result firerules_read(str bytes, struct arena *a, const struct format_budget *budget,
                                  const struct node **tree, struct err *err)
{
	struct fire f = {.tail = &f.allows, .bytes = bytes.n};
	*tree = NULL;
	if (!reader_start(&f.r, bytes, a, budget, err))
		return f.r.result;
	if (is_firebase(bytes))
		file(&f);
	*tree = fire_tree(&f, 1, 1);
	return f.r.result;
}
