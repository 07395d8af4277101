/* Paths of routers of JavaScript, as they are written: texts, patterns, and what is put together of texts and names, of
 * which the file may know nothing. */
#include "route_path.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "route_branch.h"
#include "route_match.h"
#include "route_regex.h"
#include "route_word.h"
#include "row_get.h"

/* ---- of one file ---- */

bool route_is_path(const struct node *n)
{
	if (!n)
		return false;
	if (n->kind == NODE_ARRAY)
		return n->child && route_is_path(n->child);
	if (n->kind == NODE_UNKNOWN)
		return n->text.n && (n->text.p[0] == '/' || n->text.p[0] == '`');
	return n->kind == NODE_STRING &&
	       (!n->text.n || n->text.p[0] == '/' || n->text.p[0] == '*' || n->text.p[0] == ':' || n->text.p[0] == '(');
}

/* 'a' + b, without the space around it; false: there is no more. A + in a text or in brackets is no end of one. */
static bool next_term(str *sum, str *term)
{
	char quote = 0;
	unsigned depth = 0;
	size_t i = 0;
	bool there = sum->n > 0;
	for (; i < sum->n && (quote || depth || sum->p[i] != '+'); i++) {
		char c = sum->p[i];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (strchr("'\"`", c))
			quote = c;
		else if (strchr("([{", c))
			depth++;
		else if (strchr(")]}", c))
			depth -= depth > 0;
	}
	*term = str_trim(str_sub(*sum, 0, i));
	*sum = str_sub(*sum, i + 1 < sum->n ? i + 1 : sum->n, sum->n);
	return there;
}

static bool is_quoted(str term) { return term.n > 1 && strchr("'\"", term.p[0]) && term.p[term.n - 1] == term.p[0]; }

/* A name that other files may know, else what it is called: {V} of process.env.V. */
static void add_hole(struct route_file *r, struct buf *b, str term)
{
	bool plain = term.n && route_chain(term).n == term.n;
	str ref = plain ? route_ref_text(r, term) : S("");
	if (route_hash(ref) != SIZE_MAX && str_starts(ref, S(".")) && !memchr(ref.p, '}', ref.n))
		buf_printf(b, "${%.*s}", STR_ARG(ref));
	else
		buf_printf(b, "{%.*s}", STR_ARG(plain ? route_last(term) : S("...")));
}

static void add_template(struct route_file *r, struct buf *b, str text)
{
	for (size_t at; (at = str_find(text, S("${"), 0)) != SIZE_MAX;) {
		size_t end = str_find(text, S("}"), at);
		buf_add(b, str_sub(text, 0, at));
		add_hole(r, b, str_trim(str_sub(text, at + 2, end == SIZE_MAX ? text.n : end)));
		text = end == SIZE_MAX ? S("") : str_sub(text, end + 1, text.n);
	}
	buf_add(b, text);
}

str route_path_of(struct route_file *r, const struct node *n)
{
	struct buf b BUF_AUTO = {0};
	str text = n->text, term;
	if (n->kind == NODE_ARRAY)
		return route_text(n->child);
	if (n->kind != NODE_UNKNOWN || str_starts(text, S("/"))) /* a text, or a pattern */
		return text;
	while (next_term(&text, &term))
		if (is_quoted(term))
			buf_add(&b, str_sub(term, 1, term.n - 1));
		else if (str_starts(term, S("`")))
			add_template(r, &b, str_sub(term, 1, str_ends(term, S("`")) ? term.n - 1 : term.n));
		else
			add_hole(r, &b, term);
	return arena_str(&r->scratch, buf_str(&b));
}

bool route_may_be_path(struct route_file *r, const struct node *n)
{
	str text = n && n->kind == NODE_UNKNOWN ? n->text : S(""), term;
	bool sum = str_find(text, S("+"), 0) != SIZE_MAX, path = false;
	if (!text.n || route_function_at(r, n) != SIZE_MAX)
		return false;
	if (!sum) {
		str last = route_last(text);
		return route_chain(text).n == text.n && !route_guard_name(last) &&
		       route_has_word(last, "path prefix base url endpoint version");
	}
	while (next_term(&text, &term))
		path = path || (is_quoted(term) && term.n > 2 && term.p[1] == '/') || str_starts(term, S("`"));
	return path;
}

enum { NAMES_DEEP = 3 };

static void add_names(struct route_file *r, str owner, const struct node *list, unsigned depth);

/* A path, and a switch that is off (route_flow_member.c); of an object each member. */
static void add_name(struct route_file *r, str owner, const struct node *n, unsigned depth)
{
	str name = owner.n ? arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(owner), STR_ARG(n->key)) : n->key;
	bool path = n->kind == NODE_STRING && str_starts(n->text, S("/"));
	bool off = n->kind == NODE_BOOL && str_eq(n->text, S("false")) && n->key.n && ascii_upper(n->key.p[0]);
	if ((path || (off && !route_assigned(r, n->key, 0))) && n->key.n)
		route_add(r, &(struct route_part){.kind = S("path"), .name = name, .route = n->text, .at = n});
	else if (n->kind == NODE_OBJECT && depth < NAMES_DEEP)
		add_names(r, name, n, depth + 1);
}

static void add_names(struct route_file *r, str owner, const struct node *list, unsigned depth)
{
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		add_name(r, owner, n, depth);
}

void route_path_names(struct route_file *r)
{
	const struct node *values = node_get(r->tree, S("values")), *side = node_get(r->tree, S("side"));
	bool wanted = r->wanted;
	if (side && str_eq(side->text, S("client")))
		return;
	add_names(r, S(""), node_get(r->tree, S("exports")), 0);
	for (const struct node *n = values ? values->child : NULL; n; n = n->next)
		if (n->kind == NODE_BOOL)
			add_name(r, S(""), n, NAMES_DEEP);
		else if (n->kind ==
		         NODE_OBJECT) /* module.exports = {API: '/api'}, export const PATHS = {users: '/users'} */
			add_names(r, str_eq(n->key, S("module.exports")) ? S("") : n->key, n, 1);
	r->wanted = wanted; /* they alone say nothing about its functions */
}

/* ---- over all files ---- */

/* What a reference stands for, if it is a path: "./config#API", "./paths#*.C", "./config#default.api.prefix". */
static str named(struct route_finder *f, size_t file, str ref)
{
	struct route_target t = route_resolve(f, file, ref);
	str name = t.name;
	const struct route_part_at *p = NULL;
	while (!p && name.n && t.kind != ROUTE_TARGET_PACKAGE) {
		size_t dot = str_find(name, S("."), 0);
		p = route_find(f, t.file, S("path"), name);
		name = dot == SIZE_MAX ? S("") : str_sub(name, dot + 1, name.n);
	}
	return p ? row_text(p->row, S("route")) : S("");
}

str route_path_filled(struct route_finder *f, size_t file, str path)
{
	enum { HOLES = 8 };
	for (int i = 0; i < HOLES; i++) {
		size_t at = str_find(path, S("${."), 0), end = at == SIZE_MAX ? at : str_find(path, S("}"), at);
		if (end == SIZE_MAX)
			break;
		str ref = str_sub(path, at + 2, end), text = named(f, file, ref);
		str head = str_sub(path, 0, at), tail = str_sub(path, end + 1, path.n);
		str last = route_last(str_sub(ref, route_hash(ref) + 1, ref.n));
		if (text.n && str_ends(head, S("/")))
			head.n--;
		path = text.n ? arena_printf(f->arena, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(text), STR_ARG(tail))
		              : arena_printf(f->arena, "%.*s{%.*s}%.*s", STR_ARG(head), STR_ARG(last), STR_ARG(tail));
	}
	return path;
}

str route_path_mounted(const struct route_mounts *m, const struct route_front *front)
{
	return route_path_filled(m->f, front->file, row_text(front->row, S("route")));
}

/* ---- patterns ---- */

/* What stands between the slashes of /^\/api/i; "": it is a plain path. */
static str pattern_of(str front)
{
	size_t end = front.n;
	while (end && strchr("gimsuy", front.p[end - 1]))
		end--;
	bool odd = false;
	for (size_t i = 0; i < front.n; i++)
		odd = odd || strchr("^$\\(|[+", front.p[i]);
	return odd && end > 2 && front.p[0] == '/' && front.p[end - 1] == '/' ? str_sub(front, 1, end - 1) : S("");
}

/* The pattern with its slashes plain, or the path with {id} for :id. */
static str written(struct buf *b, str text, bool path)
{
	for (size_t i = 0; i < text.n; i++) {
		bool hole = path && text.p[i] == ':' && i && text.p[i - 1] == '/';
		size_t end = i;
		while (hole && end < text.n && text.p[end] != '/')
			end++;
		if (hole)
			buf_printf(b, "{%.*s}", STR_ARG(str_sub(text, i + 1, end))), i = end - 1;
		else if (path || text.p[i] != '\\' || i + 1 == text.n || text.p[i + 1] != '/')
			buf_byte(b, text.p[i]);
	}
	return buf_str(b);
}

enum truth route_path_covers(str front, str path)
{
	struct buf a BUF_AUTO = {0}, b BUF_AUTO = {0};
	str pattern = pattern_of(front);
	if (!pattern.n)
		return route_covers(front, path) ? TRUTH_TRUE : TRUTH_FALSE;
	return route_regex(written(&a, pattern, false), written(&b, path, true));
}
