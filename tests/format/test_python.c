/* python_read: the same tree for Python. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "format/code.h"

static const struct format_budget python_budget = {256, 1000000, 5u << 20};
static struct arena python_arena;

static void python_done(void) { arena_free(&python_arena); }
TestSuite(python, .fini = python_done);

static const struct node *python_tree(const char *source)
{
	const struct node *tree = NULL;
	cr_expect_eq(python_read(str_of(source), &python_arena, &python_budget, &tree, NULL), FORMAT_OK);
	cr_assert_not_null(tree);
	return tree;
}

static void python_show(struct buf *b, const struct node *n)
{
	if (n->kind == NODE_ARRAY || n->kind == NODE_OBJECT) {
		buf_byte(b, n->kind == NODE_ARRAY ? '[' : '{');
		for (const struct node *c = n->child; c; c = c->next) {
			if (n->kind == NODE_OBJECT)
				buf_printf(b, "%.*s: ", STR_ARG(c->key));
			python_show(b, c);
			buf_add(b, c->next ? S(", ") : S(""));
		}
		buf_byte(b, n->kind == NODE_ARRAY ? ']' : '}');
		return;
	}
	const char *quote = n->kind == NODE_STRING ? "'" : "";
	buf_printf(b, "%s%s%.*s%s", quote, n->kind == NODE_UNKNOWN ? "?" : "", STR_ARG(n->text), quote);
}

static const char *python_part(const char *source, const char *part)
{
	struct buf b BUF_AUTO = {0};
	python_show(&b, node_get(python_tree(source), str_of(part)));
	return arena_str(&python_arena, buf_str(&b)).p;
}

static const char *python_calls(const char *source)
{
	struct buf b BUF_AUTO = {0};
	for (const struct node *c = node_get(python_tree(source), S("calls"))->child; c; c = c->next) {
		buf_printf(&b, "%s%.*s", b.n ? " " : "", STR_ARG(node_get(c, S("callee"))->text));
		python_show(&b, node_get(c, S("args")));
	}
	return arena_str(&python_arena, buf_str(&b)).p;
}

Test(python, calls)
{
	cr_expect_str_eq(python_calls("app.run(host='0.0.0.0', debug=True)\nf(1, 'a' 'b', *c, **d)\n"),
	                 "app.run[{host: '0.0.0.0', debug: true}] f[1, 'ab', ?*c, {...: ?d}]");
	cr_expect_str_eq(python_calls("@limiter.limit('5/minute')\ndef login(x: str = 'y') -> T:\n  return go(x)\n"),
	                 "limiter.limit['5/minute'] go[?x]");
	cr_expect_str_eq(python_calls("class A(B):\n  pass\n# f(1)\n'''g(2)'''\nif (a): h(r'\\d', '\\d', '\\x41')"),
	                 "h['\\d', '\\d', 'A']");
}

Test(python, values)
{
	cr_expect_str_eq(
	        python_part("A = 'x'\napp.config['KEY'] = A\nb: str = 'y'\nC = {'k': A, A: (1, 2), 'n': None}\n"
	                    "d = os.environ.get('E') or 'dev'\ng = os.getenv('G')\n",
	                    "values"),
	        "{A: 'x', app.config.KEY: 'x', b: 'y', C: {k: 'x', x: [1, 2], n: None}, "
	        "d: ?os.environ.get('E') or 'dev', g: ?os.getenv('G')}");
	cr_expect_str_eq(python_part("return_ = 1\ndef f():\n  return {'a': 1}\ng({'b': 2}, {1, 2})", "objects"),
	                 "[{a: 1}]");
}

Test(python, names_bound_once)
{
	cr_expect_str_eq(python_calls("s = 'a'\nf(s, k=s)\n"), "f['a', {k: 'a'}]");
	cr_expect_str_eq(python_calls("s = 'a'\ns += 'b'\nf(s)\n"), "f[?s]");
	cr_expect_str_eq(python_calls("s = 'a'\ndef g(s):\n  f(s)\n"), "f[?s]");
	cr_expect_str_eq(python_calls("s = 'a'\n[f(s) for s in t]\n"), "f[?s]");
	cr_expect_str_eq(python_calls("s = 'a'\nf(s=1)\ng(s)"), "f[{s: 1}] g['a']");
	cr_expect_str_eq(python_calls("a, s = 1, 2\nf(s)"), "f[?s]");
}

Test(python, format_strings)
{
	cr_expect_str_eq(python_calls("f(f'https://{h}/a?b={c[\"d\"]}', f'{x}y', f'a{{b}}')"),
	                 "f['https://{…}/a?b={…}', ?'{x}y', 'a{b}']");
	cr_expect_str_eq(
	        python_part("\"\"\"see https://doc\"\"\"\nx = 'http://a' '/b'\ny = f'/p?q={r}' + z", "strings"),
	        "['http://a/b', '/p?q={…}${…}']");
}

Test(python, names_between_commas_are_no_arguments)
{
	cr_expect_str_eq(python_calls("f(lambda a, b: a, 'c')"), "f[?lambda a, b: a, 'c']");
	cr_expect_str_eq(python_calls("f(('a' for a, b in c), *[x for x, y in z], k=1)"),
	                 "f[?'a' for a, b in c, ?*[x for x, y in z], {k: 1}]");
	cr_expect_str_eq(python_calls("f(a, 'b' for a, c in d)"), "f[?a, ?'b' for a, c in d]");
	cr_expect_str_eq(python_calls("f(['a' for b in c], {'k': 1 for d in e})"),
	                 "f[?['a' for b in c], ?{'k': 1 for d in e}]");
}

Test(python, types_that_call_are_kept)
{
	cr_expect_str_eq(python_calls("x: Annotated[int, Query(ge=1)] = 2\ny: A = 'z'\nf(x, y)"),
	                 "Query[{ge: 1}] f[?x, 'z']");
}

Test(python, patterns_call_nothing)
{
	cr_expect_str_eq(python_calls("match (1, 2):\n  case P(0, g=1) if f(2): g(3)\nmatch(4)\ncase = case(5)"),
	                 "f[2] g[3] match[4] case[5]");
}

Test(python, numbers)
{
	cr_expect_str_eq(python_calls("f(1e-8, -1E+5, 0x1e, 1_0)"), "f[1e-8, -1E+5, 0x1e, 10]");
	cr_expect_str_eq(python_calls("f('\\N{DASH}', b'\\N{D}')"), "f[?'\\N{DASH}', '\\N{D}']");
}

Test(python, imports_and_side)
{
	cr_expect_str_eq(python_part("import os, a.b as c\nfrom ..d.e import (f, g)\nfrom . import h\n", "imports"),
	                 "['os', 'a.b', '..d.e', '.']");
	cr_expect_str_eq(python_part("import os", "side"), "'server'");
	cr_expect_str_eq(python_part("import pytest", "side"), "'test'");
}

Test(python, positions)
{
	const struct node *call = node_get(python_tree("# é\nx = 1; f(\n  r'é')"), S("calls"))->child;
	cr_expect_eq(call->line, 2);
	cr_expect_eq(call->col, 8);
	const struct node *arg = node_get(call, S("args"))->child;
	cr_expect_eq(arg->line, 3);
	cr_expect_eq(arg->col, 3);
}

/* What a format string computes calls as well; what it says of the form does not count. */
Test(python, calls_in_format_strings)
{
	cr_expect_str_eq(python_calls("x = f'{a(1)} {{b(2)}} {c.d(k=\"v\"):>{e(3)}} {g(f\"{h(4)}\")!r}'"),
	                 "a[1] c.d[{k: 'v'}] g[?\"{h(4)}\"] h[4]");
	cr_expect_str_eq(python_calls("N = 1\nf'{a(N)} {b(\"}\", \"c(1)\")} {c(1'"), "a[?N] b['}', 'c(1)']");
	cr_expect_str_eq(python_calls("'{a(1)}'; rf'{b(1)}'; f'{a != c(1)}'"), "b[1] c[1]");
	/* Strings within strings as well. */
	cr_expect_str_eq(python_calls("f'''{a(f\"{b(f'{c(1)}')}\")}'''"), "a[?\"{b(f'{c(1)}')}\"] b[?'{c(1)}'] c[1]");
	const struct node *call = node_get(python_tree("x = f'''é\n  é{a(1)}'''"), S("calls"))->child;
	cr_expect(call->line == 2 && call->col == 5, "%u:%u", call->line, call->col);
}
