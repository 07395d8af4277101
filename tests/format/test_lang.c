/* The readers that go by the row of a language: what each yields for the forms of its language, and what it must not
 * take for one. */
#include "code_show.h"

static void lang_done(void) { arena_free(&code_shown); }
TestSuite(lang, .fini = lang_done);

#define CALLS(read, source, want)      cr_expect_str_eq(code_calls_of(read, source), want)
#define PART(read, source, part, want) cr_expect_str_eq(code_part_of(read, source, part), want)

Test(lang, go)
{
	CALLS(go_read,
	      "func f() {\n\tr.GET(\"/a\", auth, func(c *C) { c.JSON(401, \"no\") })\n\tgo run(`raw\\n`, 'c')\n}",
	      "r.GET['/a', ?auth, ?func (c * C){c.JSON(401, \"no\")}] c.JSON[401, 'no'] run['raw\\n', 'c']");
	CALLS(go_read,
	      "x := &http.Cookie{Name: \"s\", HttpOnly: true,\n}\nif a == b {\n\tf(1)\n}\nfor _, v := range T {\n}",
	      "new http.Cookie[{Name: 's', HttpOnly: true}] f[1]");
	PART(go_read,
	     "const (\n\ta string = \"x\"\n\tb = \"y\"\n)\nvar c = map[string]int{\"k\": 1}\nd := []byte(\"z\")\n",
	     "values", "{a: 'x', b: 'y', c: {k: 1}, d: 'z'}");
	PART(go_read, "import \"os\"\nimport (\n\t\"net/http\"\n\tf \"fmt\"\n\t_ \"embed\" // no \"x\"\n)\n", "imports",
	     "['os', 'net/http', 'fmt', 'embed']");
	CALLS(go_read, "const s = \"a\"\nfunc g() { f(s, t) }\nvar t = \"b\"\nfunc h(t string) {}", "f['a', ?t]");
	CALLS(go_read, "s := \"a\"\njson.Unmarshal(b, &s)\nf(s)", "json.Unmarshal[?b, ?&s] f[?s]");
	CALLS(go_read, "a, b := 1, 2\nf(a, b)", "f[?a, ?b]");
}

Test(lang, java)
{
	CALLS(java_read,
	      "@GetMapping(value = \"/x\", produces = {\"a\", \"b\"})\nclass A { String f(int n) { return g(\"y\"); } "
	      "abstract int h(int a); }",
	      "GetMapping[{value: '/x', produces: ['a', 'b']}] g['y']");
	CALLS(java_read, "if (a < b && c > (d)) f(new X<Map<String, Y>>(\"z\"));", "f[?new X(\"z\")] new X['z']");
	PART(java_read,
	     "class A { private static final String ID = \"x\" + \"y\"; Map<String, Integer> m = Map.of(\"a\", 1); "
	     "int[] n = {1, 2}; "
	     "String[] s = new String[] {\"q\"}; char c = '\\''; }",
	     "values", "{ID: 'xy', m: {a: 1}, n: [1, 2], s: ['q'], c: '''}");
	PART(java_read, "package p;\nimport a.b.C;\nimport static a.D.*;", "imports", "['a.b.C', 'a.D']");
	CALLS(java_read, "String s = \"a\"; for (String s : x) { f(s); } xs.forEach(t -> g(t)); (u, v) -> h(u);",
	      "f[?s] xs.forEach[?t -> g(t)] g[?t] h[?u]");
	PART(java_read, "f(\"https://a/\" + b + \"?c=d\");", "strings", "['https://a/${…}?c=d']");
}

Test(lang, kotlin)
{
	CALLS(kotlin_read,
	      "fun f(a: String = \"q\") {\n  authenticate(\"x\") {\n    get(\"/p\") { call.respond(\"hi $a "
	      "${b.c(\"d\")}\") }\n  }\n}",
	      "authenticate['x'] get['/p'] call.respond[?\"hi $a ${b.c(\"d\")}\"] b.c['d']");
	CALLS(kotlin_read,
	      "val id: String = \"x\"\nval c = Config(clientId = id, on = true, list = listOf(1, "
	      "2))\nfoo!!.bar(mapOf(\"a\" to 1))",
	      "Config[{clientId: 'x', on: true, list: [1, 2]}] listOf[1, 2] foo.bar[{a: 1}] mapOf[?\"a\" to 1]");
	PART(kotlin_read, "const val A = \"a\"\nval b = \"\"\"raw\\n $A\"\"\"\nval c = mapOf(\"k\" to listOf(\"v\"))",
	     "values", "{A: 'a', b: 'raw\\n a', c: {k: ['v']}}");
	PART(kotlin_read, "import a.b.*\nimport c.D as E\nclass `in` {}", "imports", "['a.b', 'c.D']");
	CALLS(kotlin_read, "val s = \"a\"\nxs.map { s -> f(s) }\nxs.map { t, u -> g(t) }",
	      "xs.map[] f[?s] xs.map[] g[?t]");
}

Test(lang, csharp)
{
	CALLS(csharp_read,
	      "[HttpPost(\"x\"), Authorize(Roles = \"a\")]\npublic async Task<int> F([FromBody] M m) { return Ok(new { "
	      "a = 1, b = \"c\" }); }",
	      "HttpPost['x'] Authorize[{Roles: 'a'}] Ok[{a: 1, b: 'c'}]");
	CALLS(csharp_read,
	      "var c = new Client(id, name: \"n\") { Secret = \"s\", Sub = new Foo { A = 1 } };\n#region "
	      "it's\nf<int>(a < b, 2);",
	      "new Client[?id, {name: 'n'}, {Secret: 's', Sub: {A: 1}}] new Foo[{A: 1}] f[?a < b, 2]");
	PART(csharp_read,
	     "string A { get; set; } = \"x\"; const string B = @\"a\"\"b\\c\"; var d = new Dictionary<string, int> { "
	     "[\"k\"] = 1 }; "
	     "var e = new[] { 1, 2 }; var f = $\"{B}{{\";",
	     "values", "{A: 'x', B: 'a\"b\\c', d: {k: 1}, e: [1, 2], f: 'a\"b\\c{'}");
	PART(csharp_read, "global using A.B;\nusing static C;\nusing D = E.F;\nusing (var x = y) {}\nusing var z = q;",
	     "imports", "['A.B', 'C', 'E.F']");
	CALLS(csharp_read, "o => { o.ClientId = \"x\"; o.F(\"y\"); }", "o.F['y']");
}

Test(lang, php)
{
	CALLS(php_read,
	      "<a href=\"#\">it's // <?= f('x') // g(1) ?> g(2) <?php\n# h(3)\nRoute::get('/a', [C::class, "
	      "'i'])->middleware('auth');\n$x = new A\\B('c', d: 1);",
	      "f['x'] Route.get['/a', [?C::class, 'i']] Route.get().middleware['auth'] new A\\B['c', {d: 1}]");
	PART(php_read,
	     "<?php\nconst K = 'it\\'s\\n'; $a = ['k' => [1, 2], 'b' => $c, ...$d]; $e = array('x' => true); $f = 'u' "
	     ". \"v$g\"; $h = 'u' . K;",
	     "values", "{K: 'it's\\n', a: {k: [1, 2], b: ?$c, ...: ?$d}, e: {x: true}, h: 'uit's\\n'}");
	PART(php_read,
	     "<?php\nuse A\\B;\nuse C\\{D, E as F};\nuse function G\\h;\nclass X { use Y; }\nrequire_once 'z.php';",
	     "imports", "['A\\B', 'C\\D', 'C\\E', 'G\\h', 'z.php']");
	PART(php_read, "<?php return ['driver' => env('X', 'file')];", "objects", "[{driver: ?env('X', 'file')}]");
	PART(php_read, "<?php $s = \"https://$h/{$a->b}?c=$d[e]&f=${g}\"; $t = <<<'E'\n  x$y\n  E . 'z';", "strings",
	     "['https://${…}/${…}?c=${…}&f=${…}']");
	CALLS(php_read, "<?php $s = 'a'; foreach ($xs as $s) f($s); $t = 'b'; g($t); $u = 'c'; h(&$u);",
	      "f[?$s] g['b'] h[?&$u]");
}

Test(lang, ruby)
{
	CALLS(ruby_read,
	      "class A < B\n  before_action :auth!, only: [:a], except: %w[c d]\n  def f(x)\n    return render json: "
	      "{ok: true}, status: 401 unless y\n  end\nend",
	      "before_action['auth!', {only: ['a'], except: ['c', 'd']}] render[{json: {ok: true}, status: 401}]");
	CALLS(ruby_read, "get \"/x\", to: 'u#s'\nA::B.new(k: 1)\nC.new\nx.each do |u|\n  puts u / 2, /it's/\nend",
	      "get['/x', {to: 'u#s'}] new A.B[{k: 1}] new C[] puts[?u / 2, ?/it's/]");
	PART(ruby_read,
	     "ID = 'a'.freeze\nH = { :a => 1, 'b' => nil, c: { d: \"#{ID}e\" } }.freeze\n@x = <<~SQL\n  "
	     "it's\nSQL\nconfig.force_ssl = false\n",
	     "values", "{ID: 'a', H: {a: 1, b: nil, c: {d: 'ae'}}, x: 'it's\n', config.force_ssl: false}");
	PART(ruby_read, "require 'a'\nrequire_relative \"b\"\nx = y ? \"require 'c'\" : :d\n", "imports", "['a', 'b']");
	CALLS(ruby_read, "s = 'a'\ns << 'b'\nf(s)\nxs.each { |t| g(t) }\n=begin\nh(1)\n=end\n__END__\ni(2)",
	      "f[?s] g[?t]");
}

Test(lang, dart)
{
	CALLS(dart_read,
	      "Widget f(C c, {required String a, int b = 3}) { return const Text('it' \"s\", style: S(k: 1)); }",
	      "Text['its', {style: ?S(k: 1)}] S[{k: 1}]");
	CALLS(dart_read, "const id = 'x'; g(A<List<int>>(id, r'$y\\n', <String>['a'], on: () { h('z'); }));",
	      "g[?A(id, r'$y\\n', ['a'], on: (){h('z'); })] A['x', '$y\\n', ['a'], {on: ?(){h('z'); }}] h['z']");
	PART(dart_read, "final Map<String, Object> m = {'a': 1, 'b': [1, 2], ...x}; static const u = 'https://$v/w';",
	     "values", "{m: {a: 1, b: [1, 2], ...: ?x}, u: ?'https://$v/w'}");
	PART(dart_read, "import 'package:a/b.dart' as m show C; import 'dart:io'; export 'd.dart';", "imports",
	     "['package:a/b.dart', 'dart:io', 'd.dart']");
}

Test(lang, swift)
{
	CALLS(swift_read,
	      "func f(_ a: String, b: Int = 3) -> String {\n  guard let u = req.auth.get(U.self) else { throw "
	      "Abort(.unauthorized) }\n  app.get(\"h\", \":id\") { r in\n    g(\"x \\(u) \\(k(\"y\"))\")\n  }\n}",
	      "req.auth.get[?U.self] Abort[?.unauthorized] app.get['h', ':id'] g[?\"x \\(u) \\(k(\"y\"))\"] k['y']");
	PART(swift_read,
	     "let id: String = \"x\"\nlet m: [String: Any] = [\"a\": 1, \"b\": [true]]\nlet r = #\"a\\b\"c\"#\nlet u = "
	     "URL(string: \"https://x\")!\n",
	     "values", "{id: 'x', m: {a: 1, b: [true]}, r: 'a\\b\"c'}");
	PART(swift_read, "import A\n@testable import struct B.C\n", "imports", "['A', 'B.C']");
	CALLS(swift_read, "let s = \"a\"\nfor s in x { f(s) }\nlet t = \"b\"\ng(t, c: t)", "f[?s] g['b', {c: 'b'}]");
}

Test(lang, rust)
{
	CALLS(rust_read,
	      "#![allow(x)]\n#[post(\"/x\", data = \"<b>\")]\nfn f<'a>(a: &'a str, mut n: u8) -> R { if x == Y { "
	      "g('c')?; } h!(\"d {}\", e) }",
	      "allow[?x] post['/x', {data: '<b>'}] g['c'] h!['d {}', ?e]");
	CALLS(rust_read,
	      "let a = Config { id: ID.to_string(), s: Some(\"t\".into()), n, ..D };\nconst ID: &'static str = \"i\";",
	      "new Config[{id: 'i', s: 't', n: ?n, ...: ?D}] ID.to_string[] Some['t'] ….into[]");
	PART(rust_read,
	     "static U: &str = r#\"a\"b\\\"#; let v: Vec<String> = vec![\"a\".to_string(), String::from(\"b\")];",
	     "values", "{U: 'a\"b\\', v: ['a', 'b']}");
	PART(rust_read, "use a::{b, c::{d as e, f::*}, self};\npub use g::h;\nextern crate i;", "imports",
	     "['a::b', 'a::c::d', 'a::c::f', 'a', 'g::h', 'i']");
	CALLS(rust_read, "let s = \"a\"; if let Some(s) = x { f(s) } match y { Some(t) => g(t), 'a'..='z' => {} }",
	      "f[?s] g[?t]");
}
