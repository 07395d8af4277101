/* What laying the readers beside real parsers has taught: how long chains, texts over several lines, escapes, closures
 * and constructors behind a colon are to be read. tests/parsers/run compares whole repositories. */
#include "code_show.h"

#define CALLS(read, source, want)      cr_expect_str_eq(code_calls_of(read, source), want)
#define PART(read, source, part, want) cr_expect_str_eq(code_part_of(read, source, part), want)

Test(lang_agree, chains_have_one_name_however_long)
{
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("class A { void f() { given()"));
	for (int i = 0; i < 40; i++)
		buf_printf(&b, ".s(%d)", i);
	buf_add(&b, S(".last(\"x\"); } }"));
	buf_byte(&b, 0);
	const char *calls = code_calls_of(java_read, (const char *)b.p);
	cr_expect(str_ends(str_of(calls), S(".s().last['x']")), "%s", calls);
	CALLS(java_read, "class A { void f() { b(1).c(0, 0, true)\n .d(2); } }", "b[1] b().c[0, 0, true] b().c().d[2]");
}

Test(lang_agree, long_names_are_cut_in_front)
{
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("class A { void f() { a"));
	for (int i = 0; i < 30; i++)
		buf_printf(&b, ".member%08d", i);
	buf_add(&b, S(".last(\"x\"); } }"));
	buf_byte(&b, 0);
	str calls = str_of(code_calls_of(java_read, (const char *)b.p));
	cr_expect(str_starts(calls, S("….member")) && str_ends(calls, S(".member00000029.last['x']")), "%.*s",
	          STR_ARG(calls));
	cr_expect_lt(calls.n, 250);
}

Test(lang_agree, blocks_belong_to_the_chain)
{
	CALLS(kotlin_read, "App.create { c -> c.on(\"x\") }.start(7070)",
	      "App.create[] c.on['x'] App.create().start[7070]");
	CALLS(kotlin_read, "val a = b(1) { it }\n    .c(2)", "b[1] b().c[2]");
	CALLS(swift_read, "Button { a() } label: { Text(\"t\") }\n  .padding(8)",
	      "Button[] a[] Text['t'] Button().padding[8]");
	CALLS(swift_read, "Form {\n}\n#if os(iOS)\n.title(\"a\")\n#endif\nprint(1)",
	      "Form[] Form().title['a'] print[1]");
}

Test(lang_agree, texts_lose_the_indent_of_the_program)
{
	PART(java_read,
	     "class A { String s = \"\"\"\n    a  \n      b\\n\n    \"\"\"; String t = \"\"\"\n  c \\\n  d\\s\"\"\"; }",
	     "values", "{s: 'a\n  b\n\n', t: 'c d '}");
	PART(csharp_read,
	     "class A { string s = \"\"\"\n    {\"a\": 1}\n\n      b\n    \"\"\"; string t = \"\"\"one\"\"\"; }",
	     "values", "{s: '{\"a\": 1}\n\n  b', t: 'one'}");
	PART(csharp_read, "class A { string s = \"\"\"\"\n  \"\"\" \\n\n  \"\"\"\"; }", "values", "{s: '\"\"\" \\n'}");
	CALLS(csharp_read, "f($$\"\"\"{\"a\": {{x}}}\"\"\", 1);", "f[?$$\"\"\"{\"a\": {{x}}}\"\"\", 1]");
	PART(swift_read, "let s = \"\"\"\n    SELECT *\n      FROM a\n    \"\"\"\nlet r = #\"\"\"\n  \\n\n  \"\"\"#\n",
	     "values", "{s: 'SELECT *\n  FROM a', r: '\\n'}");
	PART(dart_read, "const s = '''\n  a\nb''';", "values", "{s: '  a\nb'}");
	PART(kotlin_read, "val s = \"\"\"\n  a\"\"\"", "values", "{s: '\n  a'}");
}

Test(lang_agree, escapes_are_those_of_the_language)
{
	PART(rust_read, "const A: &str = \"a\\\n      b\\x41\\u{42}\\0\";", "values", "{A: 'abAB'}");
	PART(java_read, "class A { String s = \"\\033[1m\\101\"; }", "values", "{s: '\x1b[1mA'}");
	PART(csharp_read, "class A { string s = \"\\x9\\U0001F600\\e\"; }", "values", "{s: '\t😀\x1b'}");
	PART(dart_read, "const s = 'a\\x41\\q';", "values", "{s: 'aAq'}");
	PART(kotlin_read, "val s = \"\\u0041\\$x\"", "values", "{s: 'A$x'}");
}

Test(lang_agree, closures_are_one_argument)
{
	CALLS(rust_read, "f(1, |a, b| a + b, move |c: &C, _| (), 2, || 3);",
	      "f[1, ?|a, b | a + b, ?move|c: &C, _ | (), 2, ?||3]");
	CALLS(rust_read, "s.set::<[u32; 4]>([1, 2]);", "s.set[[1, 2]]");
}

Test(lang_agree, patterns_call_nothing)
{
	CALLS(rust_read, "match a { Some(1) => b(2), Ok(None) => c(3) } while let Some(4) = d() {}", "b[2] c[3] d[]");
	CALLS(swift_read, "switch a {\ncase .sent(ok: true): b(1)\ndefault: c(2)\n}", "b[1] c[2]");
}

Test(lang_agree, what_a_constructor_hands_on_is_a_call)
{
	CALLS(csharp_read, "class A() : B<C>(\"x\")\n{}", "B['x']");
	CALLS(dart_read, "class A extends B { A() : super('x') { f(1); } A.c() : y = g('z') { } }",
	      "super['x'] f[1] A.c[] g['z']");
	CALLS(java_read, "enum E { A(\"x\") { int f() { return 1; } }, B(\"y\"); E(String s) { } }", "A['x'] B['y']");
}

Test(lang_agree, a_guard_is_no_pattern)
{
	CALLS(rust_read, "match a { Ok(b) if b.has(\"x\") => 1, B { c: None } => d(2.), _ => e(&None, &true) }",
	      "b.has['x'] d[2.] e[None, true]");
	CALLS(rust_read, "let a = ::b::C::new().d(\"x\");", "b.C.new[] b.C.new().d['x']");
	CALLS(dart_read, "f(a) { if (a case B(c: 'x')) d('y'); }", "d['y']");
	CALLS(swift_read, "a.map { $0(\"x\") }", "a.map[] $0['x']");
	CALLS(kotlin_read, "val a = f(*b, \"x\")", "f[?*b, 'x']");
	CALLS(java_read, "class A { void f() { B.<C<D>>e(\"x\"); } }", "B.e['x']");
	CALLS(dart_read, "f() { $a('x'); }", "$a['x']");
}

Test(lang_agree, imports)
{
	PART(rust_read, "#[macro_use] extern crate a;\nuse b::{*, c::D};", "imports", "['a', 'b', 'b::c::D']");
	PART(swift_read, "@_spi(A) import B\nprivate import C\n", "imports", "['B', 'C']");
}

Test(lang_agree, a_member_that_is_set_elsewhere_has_no_known_value)
{
	CALLS(java_read,
	      "class A { boolean a = false; static A b(boolean c) { A d = new A(); d.a = c; return d; } void e() { "
	      "f(a); } }",
	      "new A[] f[?a]");
	CALLS(csharp_read, "class A { bool a = false; void e() { f(a); } }", "f[false]");
}

/* Only Go has units called time.Minute; what time is elsewhere asks for nothing without end. */
Test(lang_agree, a_member_of_time_is_a_member)
{
	CALLS(swift_read, "f(time.x)", "f[?time.x]");
	CALLS(java_read, "class A { void g() { f(time.x); } }", "f[?time.x]");
	CALLS(python_read, "f(time.x)", "f[?time.x]");
	CALLS(code_read, "f(time.x)", "f[?time.x]");
}
