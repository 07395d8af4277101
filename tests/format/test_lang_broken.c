/* Half-written code: each program is cut in front of every token, and loses each of its brackets once. What was over
 * before says the same or nothing, and reading it ends. tests/parsers/broken does it to whole repositories. */
#include <criterion/criterion.h>

#include "code_broken.h"

static const char java[] =
        "import a.b.C;\n@Rest(value = \"/x\", on = {1, 'c'})\nclass A<T> {\n  static final String ID = \"i\";\n"
        "  enum E { ONE(\"o\") { int f() { return g(2); } }, TWO(\"t\"); E(String s) { super(s); } }\n"
        "  void f(@P(\"p\") String q) throws X {\n    new B<>(ID, -1L).with(\"a\" + \"b\").go(x -> h(\"y\"), \"z\");\n"
        "    if (q == null) { log.warn(\"\"\"\n      t\n        u\"\"\", 0x1f); } else { k(new int[] {1, 2}); }\n  "
        "}\n}\n";
static const char kotlin[] =
        "import a.b.*\n@Rest(value = \"/x\", on = [1, 'c'])\nclass A(val id: String = \"i\") : B(\"b\", 1) {\n"
        "  fun <T> f(q: String?): T = g<T>(\"y\") { it.h(2) }\n  val m = mapOf(\"k\" to 1, \"l\" to listOf(true))\n"
        "  init {\n    when (m) { null -> z(\"n\"); else -> q!!.k(\"${m.j(\"v\")} w\", n = 3) }\n"
        "    app.get(\"/p\") { call -> call.respond(\"o\") }.also { r(\"\"\"raw \\n\"\"\") }\n  }\n}\n";
static const char csharp[] =
        "using A.B;\n[Route(\"api\", Name = \"n\")]\npublic class C(string x) : D<E>(\"d\", 1)\n{\n"
        "  const string Id = \"i\";\n  [HttpGet(\"{id}\")] public async Task<T> F(int a = 1) => await g(Id, "
        "$\"x{a}\");\n"
        "  void H() {\n    var o = new P(1) { Q = \"q\", R = { \"r\" } };\n    k(@\"v\"\"w\", n: -1, [\"a\", 'b'], "
        "o?.L(2)!);\n"
        "    foreach (var y in z) { m(\"\"\"\n      t\n      \"\"\", typeof(X)); }\n  }\n}\n";
static const char dart[] =
        "import 'a.dart' as a;\n@Rest('/x', on: [1])\nclass A extends B {\n  static const id = 'i';\n"
        "  A({this.x = 'd'}) : y = f(1), super('s');\n  Widget build(C c) => const T('it' 's', style: S(k: 1));\n"
        "  g() { h(<String>['a'], {'k': true, 'l': null}, (v) { m('n'); }, id); p..q('r')..s = t(2);\n"
        "    switch (u) { case V(w: 'x'): y('z'); default: log('$x ${f(3)}', r'\\n'); } }\n}\n";
static const char swift[] =
        "import A\n@Rest(\"/x\", on: 1)\nclass A<T> : B {\n  static let id: String = \"i\"\n"
        "  init(x: String = \"d\") { super.init(x: \"s\") }\n  func f(_ a: Int) throws -> [String: Int] {\n"
        "    guard let b = try? c(\"g\") else { throw d(.e, 1) }\n    app.get(\"h\", \":i\") { r in k(\"x \\(b) "
        "\\(l(2))\") }\n"
        "    V { T(\"t\") } label: { U(\"u\") }\n      .p(8).q(\"r\", s: [\"a\": true], [1, nil])\n"
        "    switch b { case .m(n: 1): o(\"p\"); default: q(#\"r\\n\"#, A.id) }\n    return [:]\n  }\n}\n";
static const char rust[] =
        "use a::{b, c::*};\n#[post(\"/x\", data = \"<d>\")]\npub async fn f<'a, T: U<V>>(x: &'a str, y: [u8; 4]) -> "
        "R<T> {\n"
        "  const ID: &str = \"i\";\n  let s = S { k: \"v\".to_string(), n: Some(1), ..D::new(2) };\n"
        "  match g(ID)? { Ok(v) if v.h(\"w\") => j(3.), Some(4) | None => {}, _ => return Err(e!(\"m {}\", x)) }\n"
        "  v.iter().map(|a, b| k(\"y\", a)).l::<Vec<u8>>(br\"z\", &None, 'c', b'd');\n  vec![n(5), o(\"p\\\n    "
        "q\")]\n}\n";

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || (unsigned char)c >= 0x80;
}

static void breaks(const char *name, format_reader *read, const char *source)
{
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *tree = NULL;
	str s = str_of(source);
	cr_assert_eq(read(s, &a, &format_default_budget, &tree, &err), FORMAT_OK, "%s: %s", name, err.text);
	size_t calls = 0;
	for (size_t at = 1; at < s.n; at++) {
		struct broken cut = {0}, less = {0};
		if (!is_word(s.p[at - 1]) || !is_word(s.p[at]))
			broken_cut(read, s, tree, at, &cut);
		cr_expect_eq(cut.missing + cut.wrong, 0, "%s cut at %zu, line %u: ...%.*s", name, at, cut.line,
		             (int)(at < 40 ? at : 40), source + (at < 40 ? 0 : at - 40));
		if (memchr("()[]{}", s.p[at], 6))
			broken_bracket(read, s, tree, at, &less);
		cr_expect_eq(less.missing + less.wrong, 0, "%s without the bracket at %zu, line %u: %.40s", name, at,
		             less.line, source + at);
		calls += cut.calls + less.calls;
	}
	cr_expect_gt(calls, s.n, "%s: too few calls", name); /* there was something to compare */
	arena_free(&a);
}

Test(lang_broken, java) { breaks("java", java_read, java); }
Test(lang_broken, kotlin) { breaks("kotlin", kotlin_read, kotlin); }
Test(lang_broken, csharp) { breaks("csharp", csharp_read, csharp); }
Test(lang_broken, dart) { breaks("dart", dart_read, dart); }
Test(lang_broken, swift) { breaks("swift", swift_read, swift); }
Test(lang_broken, rust) { breaks("rust", rust_read, rust); }

/* What stands behind the last token has the place of that. */
static void placed(const struct node *n)
{
	for (; n; n = n->next) {
		cr_expect(n->line && n->col && n->key_line, "%.*s", STR_ARG(n->key));
		placed(n->child);
	}
}

Test(lang_broken, every_node_has_a_place)
{
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *tree = NULL;
	csharp_read(S("Gconst f = async <T,>(a: T): Promise<T> =>"), &a, &format_default_budget, &tree, &err);
	cr_assert_not_null(tree);
	placed(tree);
	arena_free(&a);
}
