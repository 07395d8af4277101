/* What an import names, in the forms of nine languages. Each form hands over module, member and local name. */
#include "format/lang.h"

enum { LIST_LONGEST = 2000, PATH_LONGEST = 40, TREE_DEEP = 8 };

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

/* From i behind a path of names joined by dots; its last word in *last. */
static uint32_t path_end(const struct code_tokens *t, uint32_t i, uint32_t *last)
{
	*last = 0;
	for (unsigned n = 0; n < PATH_LONGEST && is_word(t, i); n++) {
		*last = i;
		if (!code_dot(t, i + 1) || !is_word(t, i + 2))
			return i + 1;
		i += 2;
	}
	return i;
}

/* The tokens [from, to) without blanks. */
static str path_text(struct code_file *f, uint32_t from, uint32_t to)
{
	struct buf b BUF_AUTO = {0};
	uint32_t gap = from + 1;
	while (gap < to && code_at(&f->t, gap)->from == code_at(&f->t, gap - 1)->to)
		gap++;
	if (gap == to) /* as it is written */
		return str_sub(f->t.bytes, code_at(&f->t, from)->from, code_at(&f->t, to - 1)->to);
	for (uint32_t i = from; i < to; i++)
		buf_add(&b, code_text(&f->t, i));
	return arena_str(f->arena, buf_str(&b));
}

str lang_import_member(const struct code_tokens *t, str *module)
{
	if (t->language->shows_capitals || t->language->import == lang_import_dart)
		return S("*");
	for (size_t i = module->n; i > 1; i--) {
		bool colons = i > 1 && module->p[i - 1] == ':' && module->p[i - 2] == ':';
		if (!colons && module->p[i - 1] != '.' && module->p[i - 1] != '\\')
			continue;
		str member = str_sub(*module, i, module->n);
		*module = str_sub(*module, 0, i - 1 - colons);
		return member;
	}
	return S("*");
}

/* import [static] a.b.C [as D], import a.b.*, import struct A.B */
void lang_import_path(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each)
{
	const struct code_tokens *t = &f->t;
	uint32_t from = i + 1, last;
	while (is_word(t, from + 1) &&
	       code_one_of(code_text(t, from), " static struct class enum protocol func var let typealias "))
		from++;
	uint32_t to = path_end(t, from, &last);
	if (!last)
		return;
	bool all = code_dot(t, to) && code_op(t, to + 1, S("*"));
	struct code_import import = {.module = path_text(f, from, to), .from = from, .to = to};
	import.local = code_word(t, to, S("as")) ? to + 1 : all ? 0 : last;
	import.member = all ? S("*") : S("");
	import.name = import.local ? code_text(t, import.local) : S("");
	each(ctx, &import);
}

/* The name a package of Go goes by when the import gives none. */
static str go_name(str path)
{
	str name = str_basename(path);
	if (name.n > 1 && name.p[0] == 'v' && name.p[1] >= '2' && name.p[1] <= '9' && path.n > name.n)
		name = str_basename(str_sub(path, 0, path.n - name.n - 1));
	size_t dot = str_find(name, S(".v"), 0);
	name = dot != SIZE_MAX && dot > 0 ? str_sub(name, 0, dot) : name;
	return str_starts(name, S("go-")) ? str_sub(name, 3, name.n) : name;
}

/* import "m", import n "m", import ( … ) */
void lang_import_go(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each)
{
	const struct code_tokens *t = &f->t;
	bool list = code_open(t, i + 1, '(');
	uint32_t at = list ? i + 2 : i + 1, end = list ? code_at(t, i + 1)->mate : i + 3;
	for (unsigned n = 0; n < LIST_LONGEST && at < end; n++, at++) {
		if (code_at(t, at)->kind != CODE_STRING)
			continue;
		bool named = is_word(t, at - 1) && at - 1 > i;
		struct code_import import = {.module = code_string(t, at, f->arena), .from = at, .to = at + 1};
		import.local = named ? at - 1 : 0;
		import.name = named ? code_text(t, at - 1) : go_name(import.module);
		each(ctx, &import);
		if (!list)
			return;
	}
}

/* using A.B; using static A.B; using C = A.B; */
void lang_import_csharp(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each)
{
	const struct code_tokens *t = &f->t;
	uint32_t from = code_word(t, i, S("global")) ? i + 2 : i + 1, last;
	from += code_word(t, from, S("static"));
	bool alias = is_word(t, from) && code_op(t, from + 1, S("="));
	uint32_t path = alias ? from + 2 : from, to = path_end(t, path, &last);
	if (!last || !code_op(t, to, S(";")))
		return;
	struct code_import import = {.module = path_text(f, path, to), .from = path, .to = to};
	import.local = alias ? from : 0;
	import.name = alias ? code_text(t, from) : S("");
	each(ctx, &import);
}

static str last_segment(str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '\\')
			return str_sub(path, i, path.n);
	return path;
}

/* Does the use at i stand in a class, so that it names traits? */
static bool php_in_class(const struct code_tokens *t, uint32_t i)
{
	enum { BODY_LONGEST = 400, HEAD_LONGEST = 64 };
	unsigned n = 0;
	for (; n < BODY_LONGEST && i > 0 && code_at(t, i - 1)->kind != CODE_OPEN; n++)
		i = code_at(t, i - 1)->kind == CODE_CLOSE ? code_at(t, i - 1)->mate : i - 1;
	if (!code_open(t, i - 1, '{'))
		return false;
	for (i--, n = 0; n < HEAD_LONGEST && i > 0; n++) {
		i--;
		if (code_op(t, i, S(";")) || code_at(t, i)->kind == CODE_OPEN || code_close(t, i, '{'))
			return false;
		if (is_word(t, i) && code_listed(t, i, CODE_IN_classes))
			return true;
	}
	return false;
}

/* use A\B, C as D; use A\{B, C as D}; use function A\b; a trait that a class uses is none */
void lang_import_php(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each)
{
	const struct code_tokens *t = &f->t;
	uint32_t at = i + 1;
	if (!code_word(t, i, S("use"))) {
		at += code_open(t, at, '(');
		if (code_at(t, at)->kind == CODE_STRING)
			each(ctx,
			     &(struct code_import){.module = code_string(t, at, f->arena), .from = at, .to = at + 1});
		return;
	}
	at += code_one_of(code_text(t, at), " function const ");
	str first = code_text(t, at), prefix = S("");
	bool group = code_open(t, at + 1, '{'), path = first.n && memchr(first.p, '\\', first.n);
	if (!is_word(t, at) || (code_at(t, i)->col != 1 && (!path || php_in_class(t, i))))
		return;
	uint32_t end = group ? code_at(t, at + 1)->mate : (uint32_t)t->n;
	if (group)
		prefix = first, at += 2;
	for (unsigned n = 0; n < LIST_LONGEST && at < end && is_word(t, at); n++) {
		struct code_import import = {.local = at, .from = at, .to = at + 1};
		at += group && code_one_of(code_text(t, at), " function const ");
		import.module = arena_printf(f->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(code_text(t, at)));
		if (import.module.n && import.module.p[0] == '\\')
			import.module = str_sub(import.module, 1, import.module.n);
		bool alias = code_word(t, at + 1, S("as"));
		import.local = alias ? at + 2 : 0;
		import.name = alias ? code_text(t, at + 2) : last_segment(import.module);
		each(ctx, &import);
		at += alias ? 3 : 1;
		if (!code_op(t, at, S(",")))
			return;
		at++;
	}
}

/* import 'm' as n show a, b; export 'm'; */
void lang_import_dart(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each)
{
	const struct code_tokens *t = &f->t;
	if (code_at(t, i + 1)->kind != CODE_STRING)
		return;
	struct code_import import = {.module = code_string(t, i + 1, f->arena), .from = i + 1, .to = i + 2};
	uint32_t at = i + 2;
	at += code_word(t, at, S("deferred"));
	if (code_word(t, at, S("as"))) {
		import.local = at + 1;
		import.name = code_text(t, at + 1);
	}
	each(ctx, &import);
	for (unsigned n = 0; n < LIST_LONGEST && !code_word(t, at, S("show")); n++, at++)
		if (!is_word(t, at))
			return;
	for (at++; is_word(t, at); at += 2) {
		struct code_import shown = import;
		shown.local = at;
		shown.member = shown.name = code_text(t, at);
		shown.more = true;
		each(ctx, &shown);
		if (!code_op(t, at + 1, S(",")))
			return;
	}
}

/* require 'm', require_relative 'm', autoload :Name, 'm' */
void lang_import_ruby(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each)
{
	const struct code_tokens *t = &f->t;
	uint32_t at = i + 1;
	at += code_open(t, at, '(');
	if (code_word(t, i, S("autoload")) && code_op(t, at + 1, S(",")))
		at += 2;
	if (code_at(t, at)->kind == CODE_STRING)
		each(ctx, &(struct code_import){.module = code_string(t, at, f->arena), .from = at, .to = at + 1});
}

struct tree {
	struct code_file *f;
	void *ctx;
	code_import_sink *each;
};

static str joined(const struct tree *r, str a, str b)
{
	char *p = arena_alloc(r->f->arena, a.n + b.n + 1);
	if (a.n)
		memcpy(p, a.p, a.n);
	if (b.n)
		memcpy(p + a.n, b.p, b.n);
	return str_at(p, a.n + b.n);
}

/* a::b::{c, d as e, f::*}, below prefix; goes behind it. */
static uint32_t rust_tree(const struct tree *r, uint32_t i, str prefix, unsigned depth)
{
	const struct code_tokens *t = &r->f->t;
	uint32_t last, to = path_end(t, i, &last);
	str path = joined(r, prefix, path_text(r->f, i, to));
	if (!last && !code_open(t, i, '{') && !(code_op(t, i, S("*")) && prefix.n))
		return i + 1;
	if (last && code_dot(t, to)) {
		path = joined(r, path, S("::"));
		to++;
	}
	if (code_open(t, to, '{')) {
		r->f->t.at[to].flags |= CODE_USED;
		uint32_t close = code_at(t, to)->mate;
		for (uint32_t at = to + 1; at < close && depth < TREE_DEEP;) {
			at = rust_tree(r, at, path, depth + 1);
			while (at < close && !code_op(t, at, S(",")))
				at++;
			at++;
		}
		return close + 1;
	}
	bool all = code_op(t, to, S("*")), alias = code_word(t, to, S("as"));
	struct code_import import = {.module = path, .from = i, .to = to};
	if (all)
		import.module = str_sub(path, 0, path.n > 2 ? path.n - 2 : 0), import.member = S("*");
	else
		import.local = alias ? to + 1 : last;
	import.name = all ? S("") : code_text(t, import.local);
	if (str_ends(import.module, S("::"))) /* a::$name in a macro */
		import.module = str_sub(import.module, 0, import.module.n - 2), import.local = 0;
	if (str_ends(import.module, S("::self"))) {
		import.module = str_sub(import.module, 0, import.module.n - 6);
		import.local = alias ? to + 1 : 0;
	}
	r->each(r->ctx, &import);
	return alias ? to + 2 : all ? to + 1 : to;
}

/* use a::b::{c, d as e}; extern crate a; */
void lang_import_rust(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each)
{
	const struct tree r = {f, ctx, each};
	uint32_t at = code_word(&f->t, i + 1, S("crate")) && code_word(&f->t, i, S("extern")) ? i + 2 : i + 1;
	if (code_word(&f->t, i, S("extern")) && at == i + 1)
		return;
	rust_tree(&r, code_dot(&f->t, at) ? at + 1 : at, S(""), 0);
}
