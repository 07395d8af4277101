/* What readers of JavaScript and Python say of functions, of names that no value stands for, and of exports. */
#include "code_show.h"

static void done(void) { arena_free(&code_shown); }
TestSuite(code_function, .fini = done);

static const char *part(format_reader *read, const char *source, const char *key)
{
	struct buf b BUF_AUTO = {0};
	const struct node *n = node_get(code_tree_of(read, source), str_of(key));
	if (n)
		code_show_value(&b, n);
	return arena_str(&code_shown, buf_str(&b)).p;
}

/* name: exits / reads, of every function */
static const char *functions(format_reader *read, const char *source)
{
	struct buf b BUF_AUTO = {0};
	const struct node *list = node_get(code_tree_of(read, source), S("functions"));
	for (const struct node *f = list ? list->child : NULL; f; f = f->next) {
		const struct node *name = node_get(f, S("name")), *exits = node_get(f, S("exits"));
		const struct node *reads = node_get(f, S("reads"));
		buf_printf(&b, "%s%.*s:", b.n ? "\n" : "", STR_ARG(name ? name->text : S("-")));
		for (const struct node *e = exits ? exits->child : NULL; e; e = e->next) {
			const struct node *condition = node_get(e, S("if"));
			buf_printf(&b, " {%.*s}", STR_ARG(node_get(e, S("says"))->text));
			if (condition)
				buf_printf(&b, " if {%.*s}", STR_ARG(condition->text));
		}
		for (const struct node *r = reads ? reads->child : NULL; r; r = r->next)
			buf_printf(&b, " %.*s", STR_ARG(r->text));
	}
	return arena_str(&code_shown, buf_str(&b)).p;
}

Test(code_function, javascript_names_functions_by_how_they_are_given)
{
	cr_expect_str_eq(functions(code_read,
	                           "function a() {}\nconst b = () => 1;\nexports.c = async function () {};\n"
	                           "const o = { d: x => x, e() {}, 'f': function () {} };\nclass K { g() {} }\n"
	                           "h(function () {});\nmodule.exports.i = function* () {};\n"),
	                 "a:\nb:\nc:\nd:\ne:\nf:\ng:\n-:\ni:");
}

Test(code_function, what_makes_the_base_of_a_class_is_no_method)
{
	cr_expect_str_eq(functions(code_read, "class A extends Guard('jwt') { b() {} }\n"
	                                      "class C extends n.Mixin(Other(D)) { c(x) { return x; } }\n"),
	                 "b:\nc: {return x}");
}

Test(code_function, javascript_ways_out_and_their_conditions)
{
	cr_expect_str_eq(
	        functions(code_read, "function a(req, res, next) {\n  if (!req.user) return res.status(401).end();\n"
	                             "  try { go(); } catch (e) { res.status(403).end(); }\n}\n"),
	        "a: {return res.status(401).end()} if {!req.user} {res.status(403).end()} if {catch} req.user");
	/* a status, and then on: no way out */
	cr_expect_str_eq(functions(code_read, "const a = (q, s, n) => { if (!q.x) { s.status(401); } n(); };"),
	                 "a: {n()} q.x");
	cr_expect_str_eq(
	        functions(code_read, "const a = (q, s, n) => { if (q.x) { n() } else { s.status(401).end() } };"),
	        "a: {n()} if {q.x} {s.status(401).end()} if {else} q.x");
	cr_expect_str_eq(functions(code_read, "function a() { if (b) { c(); return; } throw new E('x'); }"),
	                 "a: {c(); return} if {b} {throw new E('x')}");
}

Test(code_function, javascript_inner_functions_have_their_own)
{
	cr_expect_str_eq(
	        functions(code_read, "function a() { if (x) b((e) => { if (e) return 1; c.d.e; }); return f.g; }"),
	        "a: {return f.g} f.g\n-: {return 1} if {e} {c.d.e} c.d.e");
}

Test(code_function, a_page_of_the_browser_has_none)
{
	cr_expect_str_eq(functions(code_read, "import React from 'react';\nfunction A() { return 1; }\n"), "");
}

Test(code_function, javascript_names_and_exports)
{
	const char *source =
	        "import d, { a as b, c } from './m';\nimport * as n from 'n';\nconst { e, f: g } = require('r');\n"
	        "const h = require('s');\nconst app = express();\nexport default app;\nexport { b as x };\n"
	        "export const y = wrap(z);\nexport * as q from 'q';\nexport { k } from './k';\n";
	cr_expect_str_eq(part(code_read, source, "names"),
	                 "{d: {module: './m', member: 'default'}, b: {module: './m', member: 'a'}, c: {module: './m', "
	                 "member: 'c'}, n: {module: 'n', member: '*'}, e: {module: 'r', member: 'e'}, g: {module: 'r', "
	                 "member: 'f'}, h: ?require('s'), app: ?express(), y: ?wrap(z)}");
	cr_expect_str_eq(part(code_read, source, "exports"), "{default: ?express(), x: ?b, y: ?wrap(z), q: {module: "
	                                                     "'q', member: '*'}, k: {module: './k', member: 'k'}}");
	cr_expect_str_eq(
	        part(code_read, "module.exports = { a, b: c };\nexports.d = e;\nmodule.exports = f(1);", "exports"),
	        "{a: ?a, b: ?c, d: ?e, *: ?f(1)}");
}

Test(code_function, python_ways_out_by_indentation)
{
	cr_expect_str_eq(
	        functions(python_read,
	                  "def a(x):\n    if not x.user:\n        raise E(401)\n    else:\n        y = 1\n"
	                  "    return y\nasync def b(): return 2\nclass C:\n    def c(self):\n        if 'u' in "
	                  "session: return self.d\n\nz = 1\n"),
	        "a: {raise E(401)} if {not x.user} {return y} x.user\nb: {return 2}\nc: {return self.d} if {'u' in "
	        "session} "
	        "session self.d");
}

Test(code_function, python_decorators_parameters_and_classes)
{
	const char *source = "@app.get('/x')\n@login_required\ndef a(i: int, t: str = Depends(s), *, u=1): pass\n"
	                     "@mark\nclass V(LoginMixin, views.View):\n    def get(self): pass\n";
	cr_expect_str_eq(
	        part(python_read, source, "functions"),
	        "[{name: 'a', params: [{name: 'i', type: 'int'}, {name: 't', type: 'str', value: 'Depends(s)'}, "
	        "{name: '*'}, {name: 'u', value: '1'}], marks: [?app.get('/x'), ?login_required]}, {name: 'get', "
	        "params: [{name: 'self'}]}]");
	cr_expect_str_eq(part(python_read, source, "classes"),
	                 "[{name: 'V', bases: ['LoginMixin', 'views.View'], marks: [?mark]}]");
}

Test(code_function, python_values_of_a_class)
{
	const char *source =
	        "OPEN = []\nclass V(View):\n    \"\"\"says = 1\"\"\"\n    a = [B, c.D()]\n    x: list = OPEN\n"
	        "    class Meta:\n        model = User\n    e = f(1)\n    def get(self):\n        g = 2\n"
	        "        return g\n    h = 'i'\nj = 3\n";
	cr_expect_str_eq(part(python_read, source, "classes"),
	                 "[{name: 'V', bases: ['View'], values: {a: [?B, ?c.D()], x: [], e: ?f(1), h: 'i'}, "
	                 "fields: [{name: 'x', type: 'list'}]}, "
	                 "{name: 'Meta', bases: [], values: {model: ?User}}]");
}

Test(code_function, python_outside_of_functions)
{
	const char *source =
	        "import streamlit as st\nif not st.user.is_logged_in:\n    st.button('in')\n    st.stop()\ndef f():\n"
	        "    return a.b\n";
	cr_expect_str_eq(
	        part(python_read, source, "module"),
	        "{exits: [{says: 'st.stop()', if: 'not st.user.is_logged_in'}], reads: ['st.user.is_logged_in']}");
	cr_expect_str_eq(part(python_read, "def f(): return a.b\n", "module"), "");
}

Test(code_function, python_imports)
{
	cr_expect_str_eq(
	        part(python_read, "import a, b.c as d, e.f\nfrom .g import (h, i as j)\nU = Annotated[X, Depends(k)]\n",
	             "names"),
	        "{a: {module: 'a', member: '*'}, d: {module: 'b.c', member: '*'}, e.f: {module: 'e.f', member: '*'}, "
	        "h: {module: '.g', member: 'h'}, j: {module: '.g', member: 'i'}, U: ?Annotated[X, Depends(k)]}");
}

Test(code_function, deep_nesting_ends)
{
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < 300; i++)
		buf_add(&b, S("function f() { if (a) {"));
	for (int i = 0; i < 300; i++)
		buf_add(&b, S("}}"));
	buf_byte(&b, 0);
	const struct node *list = node_get(code_tree_of(code_read, b.p), S("functions"));
	size_t n = 0;
	for (const struct node *f = list ? list->child : NULL; f; f = f->next)
		n++;
	cr_expect_eq(n, 64, "%zu", n);
}

/* ---- classes and decorators of JavaScript ---- */

static const char *marks(const char *source, const char *key)
{
	struct buf b BUF_AUTO = {0};
	const struct node *list = node_get(code_tree_of(code_read, source), str_of(key));
	for (const struct node *f = list ? list->child : NULL; f; f = f->next) {
		const struct node *name = node_get(f, S("name")), *all = node_get(f, S("marks"));
		const struct node *bases = node_get(f, S("bases")), *params = node_get(f, S("params"));
		buf_printf(&b, "%s%.*s", b.n ? "\n" : "", STR_ARG(name ? name->text : S("-")));
		for (const struct node *m = bases ? bases->child : NULL; m; m = m->next)
			buf_printf(&b, " < %.*s", STR_ARG(m->text));
		for (const struct node *m = all ? all->child : NULL; m; m = m->next)
			buf_printf(&b, " @%.*s", STR_ARG(m->text));
		for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
			const struct node *type = node_get(p, S("type")), *own = node_get(p, S("marks"));
			buf_printf(&b, " (%.*s", STR_ARG(node_get(p, S("name"))->text));
			if (type)
				buf_printf(&b, ": %.*s", STR_ARG(type->text));
			for (const struct node *m = own ? own->child : NULL; m; m = m->next)
				buf_printf(&b, " @%.*s", STR_ARG(m->text));
			buf_add(&b, S(")"));
		}
	}
	return arena_str(&code_shown, buf_str(&b)).p;
}

Test(code_function, javascript_classes_and_what_stands_in_front_of_them)
{
	cr_expect_str_eq(
	        marks("@Controller('a')\n@UseGuards(A, B)\nexport class C extends d.E<F>('x') implements G {}\n"
	              "const K = class {};\nclass L extends M {}\n@N export default abstract class O {}",
	              "classes"),
	        "C < d.E('x') @Controller('a') @UseGuards(A, B)\nK\nL < M\nO @N");
	/* words that are no classes */
	cr_expect_str_eq(marks("const a = { class: 1 }; b.class(1); f(<i class='x'/>);", "classes"), "");
}

Test(code_function, javascript_methods_and_what_stands_in_front_of_them)
{
	cr_expect_str_eq(
	        marks("class C {\n  @Prop() name: string;\n  @Get(':id')\n  @a.b.Guards(X)\n  async one(@Param('id') "
	              "id: string, @Req() private readonly req?: Request<A, B>, x = 1) {}\n"
	              "  two(a, { b }: T) {}\n  @Put public static three() {}\n}",
	              "functions"),
	        "one @Get(':id') @a.b.Guards(X) (id: string @Param('id')) (req: Request<A, B> @Req()) (x)\n"
	        "two (a) ({b}: T)\nthree @Put");
}

Test(code_function, javascript_passes_on_whole_modules)
{
	cr_expect_str_eq(
	        part(code_read, "export * from './a';\nexport * as b from './b';\nexport * from './c';", "exports"),
	        "{...: {module: './a', member: '*'}, b: {module: './b', member: '*'}, ...: {module: './c', member: "
	        "'*'}}");
}

Test(code_function, fields_of_a_class_of_typescript)
{
	static const char source[] =
	        "class A<T> extends B {\n  static readonly x = 3;\n  @C('d') readonly id!: string;\n"
	        "  e?: Map<string, T> = new Map();\n  get f(): string { return ''; }\n"
	        "  async g(h: T): Promise<void> { const i: number = 3; }\n  j = async (k: T) => { let l: T; };\n"
	        "  [m]: string;\n  last: Date\n}";
	cr_expect_str_eq(
	        part(code_read, source, "classes"),
	        "[{name: 'A', bases: ['B'], fields: [{name: 'x'}, {name: 'id', type: 'string', marks: [?C('d')]}, "
	        "{name: 'e', type: 'Map<string, T>'}, {name: 'j'}, {name: 'last', type: 'Date'}]}]");
}
