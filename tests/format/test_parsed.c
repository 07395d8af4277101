#include "code_show.h"

/* What a comparison with the real parser of a language has taught its reader (tests/parsers). */
static void parsed_done(void) { arena_free(&code_shown); }
TestSuite(parsed, .fini = parsed_done);

#define CALLS(read, source, want) cr_expect_str_eq(code_calls_of(read, source), want)

Test(parsed, ruby_calls_without_brackets)
{
	CALLS(ruby_read, "has_many :a, -> { order(:x) }, class_name: \"B\"",
	      "has_many['a', ?->{order(:x)}, {class_name: 'B'}] order['x']");
	CALLS(ruby_read, "assert x.any? { |y| y.b? :c }, 'd'", "assert[?x.any?{|y | y.b? :c}, 'd'] y.b?['c']");
	CALLS(ruby_read, "assert p.of_kind? :name, :long",
	      "assert[?p.of_kind? :name, :long] p.of_kind?['name', 'long']");
	CALLS(ruby_read, "form_with \\\n  model: @u, method: :patch, &block\ng 1",
	      "form_with[{model: ?@u, method: 'patch'}] g[1]");
	CALLS(ruby_read, "eq (1..2).to_a, 'n'\nraise ::E, 'm'\nnext true", "eq[?(1 .. 2).to_a, 'n'] raise[?E, 'm']");
	CALLS(ruby_read, "def rotate(a) end\nrotate [1], b: 2", "rotate[[1], {b: 2}]");
	CALLS(ruby_read, "s.map { |x| x }.join ', '\nif a\nend.tap(&:b)", "s.map().join[', '] ….tap[]");
}

Test(parsed, ruby_texts)
{
	CALLS(ruby_read, "f %w(a b), %W[c #{d} e]; g x, :>, :[]=, ?A",
	      "f[['a', 'b'], ['c', ?#{d}, 'e']] g[?x, '>', '[]=', 'A']");
	CALLS(ruby_read, "f <<~A, <<-b\n    1\n      2 # $3\n  A\n  c\n  b\n", "f['1\n  2 # $3\n', '  c\n']");
	CALLS(ruby_read, "m = $'.lines\nf '1'\ng %q;'};, %r!/!", "f['1'] g[''}', ?%r!/!]");
	CALLS(ruby_read, "f A::B => 1, 'c' => 2, :d => 3, [e, k: 4]", "f[[?e, {k: 4}], {...: ?A::B => 1, c: 2, d: 3}]");
}

Test(parsed, ruby_imports)
{
	cr_expect_str_eq(code_part_of(ruby_read, "autoload :A, 'a/b'\nautoload :C\nrequire 'd'", "imports"),
	                 "['a/b', 'C', 'd']");
}

Test(parsed, php)
{
	CALLS(php_read, "<?php f(['a', 'k' => ['b'], 'c', 7 => 'd', 'e', X => 1, 'f']);",
	      "f[{0: 'a', k: ['b'], 1: 'c', 7: 'd', 8: 'e', ...: ?X => 1, ...: 'f'}]");
	CALLS(php_read, "<?php $a->b(0, new C('x'))->b(1, $d['e']);",
	      "a.b[0, ?new C('x')] new C['x'] a.b().b[1, ?$d['e']]");
	CALLS(php_read, "<?php return static::f('x', static::$a['b']->c(1));",
	      "static.f['x', ?static::$a['b']->c(1)] static.a.b.c[1]");
	cr_expect_str_eq(code_part_of(php_read, "<?php\nuse A\\B;\nclass C extends D {\n  use E\\F;\n}\n", "imports"),
	                 "['A\\B']");
}

Test(parsed, go)
{
	CALLS(go_read, "x := h.Handler[*E]{Func: f, P: -99}\n", "new h.Handler[{Func: ?f, P: -99}]");
	CALLS(go_read, "f([]byte(\"a\"), []byte{1}, map[string]interface{}{\"m\": 1})\n", "f['a', [1], {m: 1}]");
	CALLS(go_read, "s := S{M: func(r int) bool { return g(r) }, T: T{L: \"x\"}}\n",
	      "new S[{M: ?func (r int) bool{return g(r)}, T: {L: 'x'}}] g[?r] new T[{L: 'x'}]");
	CALLS(go_read, "func f() map[string]interface{} {\n  g(1)\n}\nfunc h() []T {\n  k(2)\n}\n", "g[1] k[2]");
	CALLS(go_read, "f().End = \"x\"\nT{End: \"y\"}\n", "f[] new T[{End: 'y'}]");
}
