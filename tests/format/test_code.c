/* code_read: what calls, values and addresses it sees, and what it must not mistake for one. */
#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>

#include "code_show.h"

static const struct format_budget code_budget = {256, 1000000, 5u << 20};
static struct arena code_arena;

static void code_done(void) { arena_free(&code_arena); }
TestSuite(code, .fini = code_done);

static const struct node *code_tree(const char *source)
{
	const struct node *tree = NULL;
	code_read(str_of(source), &code_arena, &code_budget, &tree, NULL);
	cr_assert_not_null(tree);
	return tree;
}

static const char *code_part(const char *source, const char *part)
{
	struct buf b BUF_AUTO = {0};
	const struct node *n = node_get(code_tree(source), str_of(part));
	cr_assert_not_null(n);
	code_show_value(&b, n);
	return arena_str(&code_arena, buf_str(&b)).p;
}

/* callee(args) of every call, one after the other */
static const char *code_calls(const char *source)
{
	struct buf b BUF_AUTO = {0};
	for (const struct node *c = node_get(code_tree(source), S("calls"))->child; c; c = c->next) {
		buf_printf(&b, "%s%s%.*s", b.n ? " " : "", str_eq(node_get(c, S("new"))->text, S("true")) ? "new " : "",
		           STR_ARG(node_get(c, S("callee"))->text));
		code_show_value(&b, node_get(c, S("args")));
	}
	return arena_str(&code_arena, buf_str(&b)).p;
}

Test(code, calls)
{
	cr_expect_str_eq(code_calls("new oidc.UserManager({response_type: 'id_token token', n: 1, on: !0})"),
	                 "new oidc.UserManager[{response_type: 'id_token token', n: 1, on: true}]");
	cr_expect_str_eq(code_calls("app?.use ( helmet() ) . listen(80)"),
	                 "app.use[?helmet()] helmet[] app.use().listen[80]");
	cr_expect_str_eq(code_calls("new Date; (0, a.b)(1); if (x) {} while (y) f(2)"), "new Date[] a.b[1] f[2]");
	cr_expect_str_eq(code_calls("on('x', function (e) { go({a: 1}) })"),
	                 "on['x', ?function(e){go({a: 1})}] go[{a: 1}]");
	cr_expect_str_eq(code_calls("class A { go(x) { h(x) } get y() { return 1 } }"), "h[?x]");
	cr_expect_str_eq(code_calls("`a${f(1)}b${`${g(2)}`}`"), "f[1] g[2]");
}

Test(code, call_name_is_last_two_parts)
{
	const struct node *call = node_get(code_tree("a.b.c.d(1)"), S("calls"))->child;
	cr_expect(str_eq(node_get(call, S("name"))->text, S("c.d")));
	cr_expect(str_eq(node_get(call, S("callee"))->text, S("a.b.c.d")));
	cr_expect(str_eq(node_get(call, S("new"))->text, S("false")));
}

Test(code, brackets_around_a_name_say_nothing)
{
	cr_expect_str_eq(code_calls("(a.b as any)('x'); (0, c.d)(1); (e || f).g(2); h (i)(3)"),
	                 "a.b['x'] c.d[1] ….g[2] h[?i] h()[3]");
}

Test(code, long_chains_keep_their_last_names)
{
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("a"));
	for (unsigned i = 0; i < 100; i++)
		buf_add(&b, S(".link('x')"));
	buf_add(&b, S(".last(1)"));
	buf_byte(&b, 0);
	const struct node *last = node_get(code_tree(b.p), S("calls"))->child;
	while (last->next)
		last = last->next;
	cr_expect(str_eq(node_get(last, S("name"))->text, S("link().last")), "%.*s",
	          STR_ARG(node_get(last, S("name"))->text));
	cr_expect(node_get(last, S("callee"))->text.n < 300);
}

Test(code, holes_of_lists_keep_their_places)
{
	cr_expect_str_eq(code_calls("f([, 'a', , 'b',])"), "f[[undefined, 'a', undefined, 'b']]");
}

Test(code, comments_and_strings_are_no_code)
{
	cr_expect_str_eq(code_calls("// f(1)\n/* f(2) */ x = 'f(3)' + /f(4)\\/[/]/.source; y = a / f(5) / 2"), "f[5]");
	cr_expect_str_eq(code_calls("if (a) /'/.test(b)"), "….test[?b]");
	cr_expect_str_eq(code_part("x = 'a\\x41\\u{42}\\u0043\\\nd\\'\"'", "values"), "{x: 'aABCd'\"'}");
}

Test(code, names_bound_once)
{
	cr_expect_str_eq(code_calls("const s = 'a'; const o = {s, t: {u: 2}}; f(o, o.t.u, `${s}b`, s + 'c')"),
	                 "f[{s: 'a', t: {u: 2}}, 2, 'ab', 'ac']");
	cr_expect_str_eq(code_calls("let s = 'a'; s = 'b'; f(s)"), "f[?s]");
	cr_expect_str_eq(code_calls("let s; s = 'b'; f(s)"), "f['b']");
	cr_expect_str_eq(code_calls("const s = 'a'; function g(s) { f(s) }"), "f[?s]");
	cr_expect_str_eq(code_calls("const o = {a: 1}; o.b = 2; f(o)"), "f[{...: ?o, a: 1}]");
	cr_expect_str_eq(code_calls("const a = b, b = a; f(a)"), "f[?b]");
	cr_expect_str_eq(code_calls("class A { s = 'a' } f(s)"), "f[?s]");
	cr_expect_str_eq(code_calls("import {s as t} from 'm'; const t2 = 1; f(t, t2)"), "f[?t, 1]");
}

Test(code, what_is_computed_is_unknown)
{
	cr_expect_str_eq(
	        code_calls("f({a: process.env.X, b: process.env.Y ?? 'z', [k]: 1, ['l']: 2, m() {}, ...r, e: T.One})"),
	        "f[{a: ?process.env.X, b: ?process.env.Y ?? 'z', ...: ?[k]: 1, l: 2, m: ?m(){}, ...: ?r, e: ?T.One}]");
	cr_expect_str_eq(code_calls("const b = {x: 1}; f({...b, y: 2})"), "f[{x: 1, y: 2}]");
	cr_expect_str_eq(code_calls("f(/x/g, a ? 'b' : 'c', 1 + 2)"), "f[?/x/g, ?a ? 'b': 'c', 3]");
}

Test(code, types_are_no_values)
{
	cr_expect_str_eq(code_part("interface A { clientSecret: 'x' }\ntype B = { token: 'y' } | C<'z'>;\n"
	                           "const x: Foo<{a: 'b'}> = {id: 'v' as const};",
	                           "values"),
	                 "{x: {id: 'v'}}");
	cr_expect_str_eq(code_part("interface A { s: 'x' }\nfunction f(o: {p: 'q'}): {r: 's'} { }", "objects"), "[]");
	cr_expect_str_eq(code_calls("f<T>(x!, <any>'y', {a: 1} satisfies O, b as unknown as string)"),
	                 "f[?x, 'y', {a: 1}, ?b]");
	cr_expect_str_eq(
	        code_calls("class A<T> extends B<T> { private s: string; go(a?: string): Promise<void> { h(1) } }"),
	        "h[1]");
	cr_expect_str_eq(code_part("class A { private readonly s: string = 'v'; t = a ? 'b' : 'c' }", "values"),
	                 "{s: 'v', t: ?a ? 'b': 'c'}");
	cr_expect_str_eq(code_calls("const f = async <T,>(a: T): Promise<T> => { g({x: 1}) }"), "g[{x: 1}]");
	cr_expect_str_eq(
	        code_part("let a: A = 1, {z}: Z = f(), b: C<D, E> = 'x', c!: F, d = 2\nfor (;;) l: g(1)", "values"),
	        "{a: 1, b: 'x', d: 2}");
}

Test(code, values)
{
	cr_expect_str_eq(code_part("a.b.c = 1; module.exports = {x: [null, undefined]}; var y = f()", "values"),
	                 "{a.b.c: 1, module.exports: {x: [null, undefined]}}");
	cr_expect_str_eq(code_part("a = 'x'\nb = 'y'\n", "values"), "{a: 'x', b: 'y'}");
	cr_expect_str_eq(code_part("a = b = 'x'; c = d || 'e'; g = d", "values"), "{a: 'x', b: 'x', c: ?d || 'e'}");
}

Test(code, objects_are_those_nowhere_else)
{
	cr_expect_str_eq(
	        code_part("export default {a: {b: 1}}; f({c: 2}); x = {d: 3}; const g = () => ({e: 4})", "objects"),
	        "[{a: {b: 1}}, {e: 4}]");
	cr_expect_str_eq(code_part("const {a, b: {c}} = x; if (a) { b; } for (const {d} of e) {}", "objects"), "[]");
	cr_expect_str_eq(code_part("f(function () { return {a: 1} })", "objects"), "[{a: 1}]");
}

Test(code, addresses)
{
	cr_expect_str_eq(
	        code_part("f('https://a/b', `/x?y=${z}`, '/plain'); g = 'https://i?c=' + id + '&t=token'", "strings"),
	        "['https://a/b', '/x?y=${…}', 'https://i?c=${…}&t=token']");
}

Test(code, addresses_below_a_computed_host)
{
	cr_expect_str_eq(code_part("f(`${a.b}/x?y=${z}`); g = base + '/x?y'; h = `${a}px`", "strings"),
	                 "['${…}/x?y=${…}', '/x?y']");
}

Test(code, environment_variables_are_values)
{
	cr_expect_str_eq(code_part("const a = process.env.X; let b = import.meta.env.Y; c = f()", "values"),
	                 "{a: ?process.env.X, b: ?import.meta.env.Y}");
}

Test(code, a_package_that_is_used_where_it_is_loaded_goes_by_its_name)
{
	cr_expect_str_eq(
	        code_calls("require('pino')({a: 1}); require('@scope/log/x').make(2); require('node:fs').rm(3)"),
	        "pino[{a: 1}] log.make[2] fs.rm[3]");
	cr_expect_str_eq(code_calls("require('./routes')(4); require(x)(5); a.require('m')(6)"),
	                 "require()[4] require[?x] require()[5] a.require['m'] a.require()[6]");
}

Test(code, imports)
{
	cr_expect_str_eq(
	        code_part(
	                "import a, {b as c} from 'm1'; import 'm2'; export * from \"m3\"; import type {T} from 'm4';\n"
	                "const x = require('m5'); const y = await import('m6'); require(z)",
	                "imports"),
	        "['m1', 'm2', 'm3', 'm5', 'm6']");
}

Test(code, imports_of_types_are_none)
{
	cr_expect_str_eq(code_part("import type {T} from 'a'; import type T from 'b'; import type * as T from 'c'; "
	                           "export type {T} from 'd';\n"
	                           "import type from 'e'; import type, {f} from 'f'; import {type T, g} from 'g';",
	                           "imports"),
	                 "['e', 'f', 'g']");
}

Test(code, jsx)
{
	cr_expect_str_eq(
	        code_part(
	                "const a = 'i'; x = <A.B id={a} on={() => f({k: 1})} {...p} flag t=\"u\">it's {<b/>} {y}</A.B>",
	                "jsx"),
	        "[{name: 'A.B', props: {id: 'i', on: ?() => f({k: 1}), ...: ?p, flag: true, t: 'u'}}]");
	cr_expect_str_eq(code_calls("return <>a 'b {f(1)}<C/></> ; g(2)"), "f[1] g[2]");
}

Test(code, scripts_of_markup_keep_their_place)
{
	const struct node *tree = code_tree(
	        "<template>\n<p>f(1) isn't</p></template>\n<script setup lang=\"ts\">\n  f({a: 1})\n</script>\n"
	        "<!-- <script>g(2)</script> --><script type=\"text/template\">h(3)</script>");
	const struct node *calls = node_get(tree, S("calls"));
	cr_assert(calls->child && !calls->child->next);
	cr_expect_eq(calls->child->line, 4);
	cr_expect_eq(calls->child->col, 3);
	cr_expect(str_eq(node_get(tree, S("side"))->text, S("client")));
}

Test(code, positions_count_code_points)
{
	const struct node *call = node_get(code_tree("x = 'é€'; f('é')"), S("calls"))->child;
	const struct node *arg = node_get(call, S("args"))->child;
	cr_expect_eq(call->col, 11);
	cr_expect_eq(arg->col, 13);
	cr_expect_eq(arg->end_col, 16);
}

Test(code, side)
{
	cr_expect_str_eq(code_part("import r from 'react'", "side"), "'client'");
	cr_expect_str_eq(code_part("const e = require('express'); window.x = 1", "side"), "'server'");
	cr_expect_str_eq(code_part("'use server'; import r from 'react'", "side"), "'server'");
	cr_expect_str_eq(code_part("import {x} from 'vitest'; import e from 'express'", "side"), "'test'");
	cr_expect_str_eq(code_part("localStorage.getItem('a')", "side"), "'client'");
	cr_expect_str_eq(code_part("export const a = 1", "side"), "'unknown'");
}

/* Layout, comments, the names of locals and the order of keys are no part of the meaning. */
Test(code, layout_and_local_names_do_not_matter)
{
	const char *plain = "const cfg = {a: 'x', b: y ?? 'z'}; new M({...cfg, c: [1, t()], d: `q${cfg.a}`})";
	const char *other = "const/*1*/qq\n=\n{\n// no\na:/**/'x',b\n:y\n??\n'z',};new\nM(\n{...qq\n,c:[1\n,t(\n)],"
	                    "d:`q${ qq . a }`,})";
	cr_expect_str_eq(code_calls(plain), code_calls(other));
	const struct node *a = node_get(code_tree("f({k: 1, l: {m: 's'}})"), S("calls"))->child;
	const struct node *b = node_get(code_tree("f({l: {m: 's'}, k: 1})"), S("calls"))->child;
	a = node_get(a, S("args"))->child, b = node_get(b, S("args"))->child;
	cr_expect(str_eq(node_get(a, S("k"))->text, node_get(b, S("k"))->text));
	cr_expect(str_eq(node_get(node_get(a, S("l")), S("m"))->text, node_get(node_get(b, S("l")), S("m"))->text));
}

static enum format_result code_repeat(const char *piece, size_t times)
{
	struct buf b BUF_AUTO = {0};
	const struct node *tree;
	struct arena a = {0};
	while (times--)
		buf_add(&b, str_of(piece));
	enum format_result r = code_read(buf_str(&b), &a, &code_budget, &tree, NULL);
	arena_free(&a);
	return r;
}

Test(code, budgets, .timeout = 60)
{
	cr_expect_eq(code_repeat("x = 1;  ", 700000), FORMAT_LIMIT); /* bytes */
	cr_expect_eq(code_repeat("f(1);", 300000), FORMAT_LIMIT);    /* nodes */
	cr_expect_eq(code_repeat("[{a:", 100000), FORMAT_LIMIT);     /* depth */
	cr_expect_eq(code_repeat("`${", 100000), FORMAT_UNCLOSED);   /* read a few times each: no limit is hit */
	cr_expect_eq(code_repeat("/*", 1), FORMAT_BROKEN);
	cr_expect_eq(code_repeat("}", 100000), FORMAT_OK);
	cr_expect_eq(code_repeat("x=y=", 100000), FORMAT_OK);
	cr_expect_eq(code_repeat("", 0), FORMAT_OK);
	const struct node *tree;
	struct arena a = {0};
	str laughs = S("a={x:1,y:1};b={x:a,y:a,z:a,w:a};c={x:b,y:b,z:b,w:b};d={x:c,y:c,z:c,w:c};e={x:d,y:d,z:d,w:d};"
	               "g={x:e,y:e,z:e,w:e};h={x:g,y:g,z:g,w:g};i={x:h,y:h,z:h,w:h};j={x:i,y:i,z:i,w:i};k=[j,j,j,j]");
	cr_expect_eq(code_read(laughs, &a, &code_budget, &tree, NULL), FORMAT_LIMIT);
	arena_free(&a);
}
