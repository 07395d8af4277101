/* What the readers that go by the row of a language say of functions, classes, marks, names and exports. */
#include "code_show.h"

static void done(void) { arena_free(&code_shown); }
TestSuite(lang_function, .fini = done);

static void show_exits(struct buf *b, const struct node *function)
{
	const struct node *exits = node_get(function, S("exits"));
	for (const struct node *e = exits ? exits->child : NULL; e; e = e->next) {
		const struct node *condition = node_get(e, S("if"));
		buf_printf(b, " {%.*s}", STR_ARG(node_get(e, S("says"))->text));
		if (condition)
			buf_printf(b, " if {%.*s}", STR_ARG(condition->text));
	}
}

/* of.name(params)line:column: exits, of every function */
static const char *functions(format_reader *read, const char *source)
{
	struct buf b BUF_AUTO = {0};
	const struct node *list = node_get(code_tree_of(read, source), S("functions"));
	for (const struct node *f = list ? list->child : NULL; f; f = f->next) {
		const struct node *name = node_get(f, S("name")), *of = node_get(f, S("of"));
		const struct node *params = node_get(f, S("params"));
		buf_printf(&b, "%s%.*s%s%.*s(", b.n ? "\n" : "", STR_ARG(of ? of->text : S("")), of ? "." : "",
		           STR_ARG(name ? name->text : S("-")));
		for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
			const struct node *type = node_get(p, S("type"));
			buf_printf(&b, "%.*s%s%.*s%s", STR_ARG(node_get(p, S("name"))->text), type ? " " : "",
			           STR_ARG(type ? type->text : S("")), p->next ? ", " : "");
		}
		buf_printf(&b, ")%u:%u", f->line, f->col);
		show_exits(&b, f);
	}
	return arena_str(&code_shown, buf_str(&b)).p;
}

static const char *part(format_reader *read, const char *source, const char *key)
{
	struct buf b BUF_AUTO = {0};
	const struct node *n = node_get(code_tree_of(read, source), str_of(key));
	if (n)
		code_show_value(&b, n);
	return arena_str(&code_shown, buf_str(&b)).p;
}

#define FUNCTIONS(read, source, want) cr_expect_str_eq(functions(read, source), want)
#define PART(read, source, key, want) cr_expect_str_eq(part(read, source, key), want)

Test(lang_function, go)
{
	FUNCTIONS(go_read,
	          "func (s *Server) Auth(next http.Handler) (http.Handler, error) {\n"
	          "\tif t := s.token(); t == \"\" {\n\t\thttp.Error(w, \"no\", 401)\n\t\treturn\n\t}\n"
	          "\tr.GET(\"/a\", func(c *gin.Context) { c.AbortWithStatus(401) })\n"
	          "\tfor _, x := range a { return nil, err }\n\treturn nil, nil\n}\nvar f func(int) error\n",
	          "Server.Auth(next http.Handler)1:1 {http.Error(w, \"no\", 401)  return} if {t := s.token(); t == "
	          "\"\"} {return nil, err} if {for _, x := range a} {return nil, nil}\n"
	          "-(c *gin.Context)6:14 {c.AbortWithStatus(401)}");
	FUNCTIONS(go_read, "func Map[T any](a []T, f func(T) interface{}) map[string]interface{} { next() }",
	          "Map(a []T, f func(T) interface{})1:1 {next()}");
	PART(go_read, "type A struct {\n\tBase\n\t*x.Other\n\tdb *sql.DB\n}\ntype b interface{ F() }\n", "classes",
	     "[{name: 'A', bases: ['Base', 'x.Other']}, {name: 'b', bases: []}]");
	const char *source = "import (\n\t\"net/http\"\n\tm \"a/b\"\n)\nfunc Shown() {}\nfunc hidden() {}\n"
	                     "func (a A) Method() {}\nfunc x() {\n\tdb, err := sql.Open(\"x\")\n}\n";
	PART(go_read, source, "names",
	     "{http: {module: 'net/http', member: '*'}, m: {module: 'a/b', member: '*'}, db: ?sql.Open(\"x\")}");
	PART(go_read, source, "exports", "{Shown: ?Shown}");
}

Test(lang_function, java)
{
	FUNCTIONS(java_read,
	          "public class A extends B<C> implements D, E {\n"
	          "  public ResponseEntity<List<X>> get(final Long id, Map<String, X> m) throws F, G {\n"
	          "    if (id == null) { response.sendError(401); return; }\n    if (m == null) throw new H();\n"
	          "    f(a -> a.b(), (c, d) -> { e(); });\n    return switch (id) { case K -> f(); };\n  }\n"
	          "  abstract void none();\n}\n",
	          "get(id Long, m Map<String, X>)2:34 {response.sendError(401); return} if {id == null} {throw new "
	          "H()} if {m == null} {return switch(id){case K -> f(); }}\n-(a)5:7 {a.b()}\n-(c, d)5:19 {e()}");
	PART(java_read,
	     "@RestController @RequestMapping(value = \"/api\")\npublic class A extends B<C> implements D, E {\n"
	     "  @GetMapping(\"/{id}\") @Secured({\"a\", \"b\"})\n  X f(@RequestParam(\"q\") String q) { }\n"
	     "  interface I { @GET String g(); }\n}\nclass J {}",
	     "classes",
	     "[{name: 'A', bases: ['B', 'D', 'E'], marks: [{says: 'RestController', name: 'RestController'}, {says: "
	     "'RequestMapping(value = \"/api\")', name: 'RequestMapping', args: [{value: '/api'}]}]}, {name: 'I', "
	     "bases: []}, {name: 'J', bases: []}]");
	PART(java_read,
	     "class A {\n @GetMapping(\"/x\") X f(@RequestParam(\"q\") String q) { }\n @GET X g();\n int h = 1;\n}",
	     "functions",
	     "[{name: 'f', hidden: true, params: [{name: 'q', type: 'String', marks: [{says: 'RequestParam(\"q\")', "
	     "name: "
	     "'RequestParam', args: ['q']}]}], marks: [{says: 'GetMapping(\"/x\")', name: 'GetMapping', args: "
	     "['/x']}]}, {name: 'g', hidden: true, params: [], marks: [{says: 'GET', name: 'GET'}]}]");
	const char *source = "import a.B;\nimport static c.D.e;\nimport f.*;\npublic class A {}\nclass Q {}\n";
	PART(java_read, source, "names", "{B: {module: 'a', member: 'B'}, e: {module: 'c.D', member: 'e'}}");
	PART(java_read, source, "exports", "{A: ?A}");
}

Test(lang_function, kotlin)
{
	FUNCTIONS(kotlin_read,
	          "fun Route.users(s: Svc) {\n  get(\"/a\") { call.respond(1) }\n  post<User>(\"/b\") { user ->\n"
	          "    val p = call.principal() ?: return@post call.respond(Unauthorized)\n"
	          "    if (p.name != x) return@post call.respond(403) else go()\n  }\n}\n"
	          "private suspend fun f(a: List<X>, b: Int = 1): String? = g(a)\n",
	          "Route.users(s Svc)1:1\n-()2:13 {call.respond(1)}\n-(user)3:20 {return@post "
	          "call.respond(Unauthorized)} if {call.principal() ?:} {return@post call.respond(403)} if {p.name != "
	          "x}\nf(a List<X>, b Int)8:17 {g(a)}");
	FUNCTIONS(kotlin_read,
	          "val c = Client(Cio) { install(Auth) }\nval d by lazy { E() }\nval e: Int get() { return 1 }\n"
	          "if (a) b { c() }\nwhen (x) { 1 -> { y() } }\nclass Q { init { z() } }\n",
	          "-()1:21 {install(Auth)}\n-()2:15 {E()}\n-()4:10 {c()}");
	PART(kotlin_read, "@A(\"x\") data class B(val c: Int) : D(c), E<F> by g {\n}\nprivate object H\n", "classes",
	     "[{name: 'B', bases: ['D', 'E'], marks: [{says: 'A(\"x\")', name: 'A', args: ['x']}], fields: [{name: "
	     "'c', type: 'Int'}]}, {name: 'H', bases: "
	     "[]}]");
	PART(kotlin_read, "fun a() {}\nprivate fun b() {}\nfun T.c() {}\nclass D { fun e() {} }\ninternal class F\n",
	     "exports", "{a: ?a, c: ?c, D: ?D}");
	/* the call whose block it is */
	PART(kotlin_read, "authenticate(\"jwt\") { }", "calls",
	     "[{name: 'authenticate', callee: 'authenticate', new: false, args: ['jwt'], block: ?{…}}]");
}

Test(lang_function, csharp)
{
	FUNCTIONS(
	        csharp_read,
	        "app.MapPost(\"/b\", [Authorize] async (HttpContext c, [FromBody] Order o) => { if (!c.User.Ok) return "
	        "Results.Unauthorized(); return x; });\napp.MapGet(\"/c\", ctx => ctx.Go());\n"
	        "class A { public A(Db d) : base(d) { }\n  [HttpGet] async Task<List<U>> Get(int id, string q = "
	        "\"x\")\n"
	        "  { var u = find() ?? throw new N(); return Ok(u); }\n  IResult View() => Ok();\n"
	        "  static X MapU(this IApp app, int b) { return app; }\n}\n",
	        "-(c HttpContext, o Order)1:19 {return Results.Unauthorized()} if {!c.User.Ok} {return x}\n"
	        "-(ctx)2:18 {ctx.Go()}\nA(d Db)3:18\nGet(id int, q string)4:33 {throw new N()} if {find() ??} {return "
	        "Ok(u)}\nView()6:11 {Ok()}\nIApp.MapU(app IApp, b int)7:12 {return app}");
	PART(csharp_read,
	     "[ApiController, Route(\"api/[controller]\")]\n[Authorize(Roles = \"a\")]\npublic class A<T> : B, C<D> "
	     "where T : "
	     "class {}\ninternal record E(int F);",
	     "classes",
	     "[{name: 'A', bases: ['B', 'C'], marks: [{says: 'ApiController', name: 'ApiController'}, {says: "
	     "'Route(\"api/[controller]\")', name: 'Route', args: ['api/[controller]']}, {says: 'Authorize(Roles = "
	     "\"a\")', name: 'Authorize', args: [{Roles: 'a'}]}]}, {name: 'E', bases: [], fields: [{name: 'F', type: "
	     "'int'}]}]");
	PART(csharp_read, "using X = A.B;\npublic class C {}\nclass D {}", "names", "{X: {module: 'A', member: 'B'}}");
	PART(csharp_read, "using X = A.B;\npublic class C {}\nclass D {}", "exports", "{C: ?C}");
}

Test(lang_function, php)
{
	FUNCTIONS(php_read,
	          "<?php\nfunction handle($request, Closure $next) {\n  if (!$request->user()) return redirect('x');\n"
	          "  if (!isset($_SESSION['u'])) { header('Location: /login'); exit; }\n"
	          "  elseif ($a) abort(401);\n  return $next($request);\n}\n"
	          "Route::get('/a', function (R $r) use ($x): array { return [$r->x]; });\n"
	          "Route::get('/b', static fn($r) => $r->id);\n$f = find() ?? throw new N();",
	          "handle(request, next Closure)2:1 {return redirect('x')} if {!$request->user()} {header('Location: "
	          "/login'); exit} if {!isset($_SESSION['u'])} {return $next($request)}\n-(r R)8:18 {return "
	          "[$r->x]}\n-(r)9:18 {$r->id}");
	PART(php_read,
	     "<?php\n#[Route('/api', name: 'x')]\nclass A extends B implements C, D {\n  #[IsGranted('ADMIN')]\n  "
	     "public "
	     "function e(?int $f = null): G { }\n}",
	     "classes",
	     "[{name: 'A', bases: ['B', 'C', 'D'], marks: [{says: 'Route('/api', name: 'x')', name: 'Route', args: "
	     "['/api', {name: 'x'}]}]}]");
	PART(php_read, "<?php\nclass A {\n  #[IsGranted('ADMIN')]\n  public function e(?int $f = null): G { }\n}",
	     "functions",
	     "[{name: 'e', params: [{name: 'f', type: '?int', value: 'null'}], marks: [{says: 'IsGranted('ADMIN')', "
	     "name: "
	     "'IsGranted', args: ['ADMIN']}]}]");
	PART(php_read, "<?php\nuse A\\B;\nuse C\\{D, E as F};\nfunction g() {}\n$h = fn() => 1;\n", "names",
	     "{B: {module: 'A', member: 'B'}, D: {module: 'C', member: 'D'}, F: {module: 'C', member: 'E'}}");
	PART(php_read, "<?php\nfunction g() {}\n$h = fn() => 1;\nclass I { function j() {} }", "exports",
	     "{g: ?g, I: ?I}");
}

Test(lang_function, ruby)
{
	FUNCTIONS(
	        ruby_read,
	        "class UsersController < ApplicationController\n  def create(name:, age: 3)\n"
	        "    return head :unauthorized unless current_user\n    raise Forbidden, \"x\" if a.b\n"
	        "    xs.each do |x, y|\n      x.save\n    end\n"
	        "    v = if a then b end while q\n  end\n\n  def require_login\n    unless logged_in?\n"
	        "      flash[:e] = 1\n      redirect_to login_url\n    end\n  end\nend\n",
	        "create(name, age)2:3 {return head :unauthorized} if {unless current_user} {raise Forbidden, \"x\"} if "
	        "{a.b}\n-(x, y)5:13 {x.save}\nrequire_login()11:3 {redirect_to login_url} if {unless logged_in?}");
	FUNCTIONS(
	        ruby_read,
	        "before('/admin') { authenticate! }\nget '/x' do\n  halt 401, \"no\" unless ok?\n  \"hi\"\nend\n"
	        "while f(a) do\n  b\nend\ndef g a, b\n  if a; c; elsif b; d; else; e; end\nrescue X => x\n  h 1\nend\n"
	        "def one(a) = a + 1\nscope :z, ->(x) { w x }\n",
	        "-()1:18 {authenticate!}\n-()2:10 {halt 401, \"no\"} if {unless ok?} {\"hi\"}\ng(a, b)9:1 {c} if {a} "
	        "{d} if {b} {e} if {else} {h 1} if {rescue X => x}\none(a)14:1 {a + 1}\n-(x)15:11 {w x}");
	PART(ruby_read, "module Api\n  class V1::A < Grape::API; end\nend\nclass << self; end\nx.class\n", "classes",
	     "[{name: 'Api', bases: []}, {name: 'A', bases: ['Grape::API']}]");
	PART(ruby_read, "get '/x' do |a|\n  b\nend\n", "calls",
	     "[{name: 'get', callee: 'get', new: false, args: ['/x'], block: ?{…}}]");
}

Test(lang_function, dart)
{
	FUNCTIONS(dart_read,
	          "Handler _mw(Handler inner) { return (Request req) async { if (req.h['a'] == null) return "
	          "Response.forbidden('x'); return inner(req); }; }\n"
	          "void main() { app.get('/a', (Request r) => Response.ok('x')); go(() { h(); }); }\n"
	          "class A { Widget build(BuildContext c, {required int x, String? y}) => Text('x'); }\n",
	          "_mw(inner Handler)1:9 {return (Request req) async{if(req.h['a'] == null) return "
	          "Response.forbidden('x'); "
	          "return inner(req); }}\n-(req Request)1:37 {return Response.forbidden('x')} if {req.h['a'] == null} "
	          "{return inner(req)}\nmain()2:6 {go((){h(); })}\n-(r Request)2:29 {Response.ok('x')}\n-()2:66 "
	          "{h()}\nbuild(c BuildContext, x int, y String?)3:18 {Text('x')}");
	PART(dart_read, "@x class A<T> extends B<T> with M implements I {}\nextension E on S {}", "classes",
	     "[{name: 'A', bases: ['B', 'M', 'I'], marks: [{says: 'x', name: 'x'}]}, {name: 'S', bases: []}]");
	PART(dart_read, "void main() {}\nint _a() { return 1; }", "exports", "{main: ?main}");
	PART(dart_read, "import 'package:s/s.dart' as sh show R;", "names",
	     "{sh: {module: 'package:s/s.dart', member: '*'}, R: {module: 'package:s/s.dart', member: 'R'}}");
}

Test(lang_function, swift)
{
	FUNCTIONS(
	        swift_read,
	        "func boot(routes: RoutesBuilder, _ x: Int = 3) throws -> String {\n"
	        "  r.get(\"a\") { req async throws -> String in\n"
	        "    guard let u = req.auth.get(User.self) else { throw Abort(.unauthorized) }\n"
	        "    if u.x { return \"a\" }\n    return \"b\"\n  }\n  let y = list.map { $0.x }\n}\n"
	        "extension App { init?(a: Int) { b = a } }\n",
	        "boot(routes RoutesBuilder, x Int)1:1\n-(req)2:14 {throw Abort(.unauthorized)} if {guard let u = "
	        "req.auth.get(User.self)} {return \"a\"} if {u.x} {return \"b\"}\n-()7:20 {$0.x}\ninit(a Int)9:17 {b = "
	        "a}");
	PART(swift_read, "@main struct A: B, C { }\nextension A: D {}\nprivate func e() {}\nfunc f() {}", "classes",
	     "[{name: 'A', bases: ['B', 'C'], marks: [{says: 'main', name: 'main'}]}, {name: 'A', bases: ['D']}]");
	PART(swift_read, "@main struct A: B, C { }\nextension A: D {}\nprivate func e() {}\nfunc f() {}", "exports",
	     "{A: ?A, f: ?f}");
}

Test(lang_function, rust)
{
	FUNCTIONS(rust_read,
	          "#[get(\"/x\")]\npub async fn hello(State(db): State<Db>, c: Option<Claims>) -> impl Responder {\n"
	          "  if t.is_empty() { return Err(E::UNAUTHORIZED); }\n  match x { A | B => return 1, _ => {} }\n  "
	          "Ok(1)\n}\n"
	          "fn r() { Router::new().route(\"/a\", get(|x: Y| async move { x.z })).layer(f(move |r, n| g(r, n))) "
	          "}\n",
	          "hello(State(db) State<Db>, c Option<Claims>)2:11 {return Err(E::UNAUTHORIZED)} if {t.is_empty()} "
	          "{return 1} if {match x} {Ok(1)}\nr()7:1 {Router::new().route(\"/a\", get(|x: Y | async move "
	          "{x.z})).layer(f(move|r, n | g(r, n)))}\n-(x Y)7:40 {x.z}\n-(r, n)7:76 {g(r, n)}");
	PART(rust_read, "#[a]\nimpl<S> From<S> for Claims where S: Send { type R = X; }\npub struct T { a: u8 }",
	     "classes", "[{name: 'Claims', bases: ['From'], marks: [{says: 'a', name: 'a'}]}, {name: 'T', bases: []}]");
	PART(rust_read, "use a::{B, c::D as E};\npub fn f() {}\nfn g() {}\npub(crate) struct H;", "names",
	     "{B: {module: 'a', member: 'B'}, E: {module: 'a::c', member: 'D'}}");
	PART(rust_read, "pub fn f() {}\nfn g() {}\npub(crate) struct H;", "exports", "{f: ?f, H: ?H}");
}
