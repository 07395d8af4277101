/* Addresses with parameters: one fact, however each language puts them together. */
#include "code_show.h"

static void address_done(void) { arena_free(&code_shown); }
TestSuite(code_address, .fini = address_done);

#define HAS(read, source, want) cr_expect_str_eq(code_part_of(read, source, "addresses"), want)
#define NONE(read, source)      cr_expect_null(node_get(code_tree_of(read, source), S("addresses")), "%s", source)

#define TOKEN                                                                                                          \
	"[{address: 'https://id.example.com/authorize', host: 'id.example.com', path: '/authorize', params: "          \
	"{response_type: 'token', client_id: "
#define SPA TOKEN "'spa'}}]"
#define ID  TOKEN "?ID}}]"
#define URL "https://id.example.com/authorize"

Test(code_address, texts)
{
	HAS(code_read, "f('" URL "?response_type=token&client_id=spa')", SPA);
	HAS(code_read, "f(`" URL "?response_type=token&client_id=${ID}`)", TOKEN "?${…}}}]");
	HAS(code_read, "const A = '" URL "'; location = A + '?response_type=token' + '&client_id=spa'", SPA);
	HAS(code_read, "f(base + '?response_type=token&x=' + y)",
	    "[{address: '${…}', host: ?${…}, path: ?${…}, params: {response_type: 'token', x: ?${…}}}]");
	HAS(code_read, "f(`${base}/a?b=c%20d+e&f=${g}h`)",
	    "[{address: '${…}/a', host: ?${…}, path: ?${…}/a, params: {b: 'c d e', f: ?${…}h}}]");
	HAS(code_read, "f({body: 'grant_type=password&user=' + u})",
	    "[{params: {grant_type: 'password', user: ?${…}}}]");
	HAS(code_read, "s = '<a href=\"" URL "?response_type=token&amp;client_id=spa\">x</a>'", SPA);
	HAS(code_read, "f('/a?b=%s&c={id}&d=<x>')",
	    "[{address: '/a', path: '/a', params: {b: ?%s, c: ?{id}, d: ?<x>}}]");
	HAS(code_read, "f('/a?b=1' + rest)", "[{address: '/a', path: '/a', params: {b: ?1${…}, ...: ?...}}]");
	HAS(code_read, "f('/a?b=' + c + rest)", "[{address: '/a', path: '/a', params: {b: ?${…}${…}, ...: ?...}}]");
	HAS(code_read, "f('/a?' + rest + '&b=1')", "[{address: '/a', path: '/a', params: {b: '1', ...: ?...}}]");
	NONE(code_read,
	     "f('https://a.example.com/x'); g('what? a=b'); h(a ? 'b' : 'c=d'); /(?<a>b=c)/.test('(?<a>b=c)')");
	NONE(code_read, "// f('" URL "?a=b')\nf('a=b'); f('a & b'); f('x?y:z'); f('=?&')");
}

Test(code_address, javascript)
{
	HAS(code_read,
	    "const u = new URL('" URL "'); u.searchParams.set('response_type', 'token'); "
	    "u.searchParams.append('client_id', ID)",
	    ID);
	HAS(code_read, "const p = new URLSearchParams({response_type: 'token', client_id: ID}); f(`" URL "?${p}`)", ID);
	HAS(code_read, "f('" URL "?' + new URLSearchParams({response_type: 'token', client_id: ID}).toString())", ID);
	HAS(code_read, "f('" URL "?' + qs.stringify({response_type: 'token', client_id: ID}))", ID);
	HAS(code_read,
	    "const u = new URL('" URL "'); u.search = new URLSearchParams({response_type: 'token', client_id: ID})",
	    ID);
	HAS(code_read, "fetch(u, {body: new URLSearchParams([['grant_type', 'password'], ['x', y]])})",
	    "[{params: {grant_type: 'password', x: ?y}}]");
	HAS(code_read, "axios.get('" URL "', {params: {response_type: 'token', client_id: ID}})", ID);
	HAS(code_read, "function f(u) { u.searchParams.set('a', 'b') }", "[{params: {a: 'b', ...: ?...}}]");
	HAS(code_read, "let u = '" URL "?response_type=token'; u += '&client_id=spa'", SPA);
	HAS(code_read, "const u = new URL('/x', b); u.searchParams.set('a', 'b'); more(u)",
	    "[{address: '/x', path: '/x', params: {a: 'b', ...: ?...}}]");
	NONE(code_read,
	     "function f() { const u = new URL('" URL "') } function g(u) { u.set('a', 'b'); m.set('k', 'v') }");
	NONE(code_read, "const u = c ? new URL('" URL "') : v; u.append('a', 'b')");
}

Test(code_address, python)
{
	HAS(python_read, "u = \"" URL "?\" + urlencode({'response_type': 'token', 'client_id': ID})", ID);
	HAS(python_read, "p = {'response_type': 'token', 'client_id': ID}\nu = f\"" URL "?{urlencode(p)}\"\n", ID);
	HAS(python_read,
	    "q = urllib.parse.urlencode([('response_type', 'token'), ('client_id', ID)])\nu = f'" URL "?{q}'", ID);
	HAS(python_read, "requests.get('" URL "', params={'response_type': 'token', 'client_id': ID})", ID);
	HAS(python_read, "u = '" URL "?response_type=%s&client_id=%s' % ('token', ID)", TOKEN "?${…}}}]");
	HAS(python_read, "u = '" URL "?response_type={}&client_id={}'.format('token', ID)", TOKEN "?${…}}}]");
	HAS(python_read, "u = ('" URL "'\n     '?response_type=token'\n     '&client_id=spa')", SPA);
	NONE(python_read, "def f():\n    q = urlencode({})\ndef g(q):\n    q.set('a', 'b')\n    x = '%s?' % q\n");
}

Test(code_address, go)
{
	HAS(go_read,
	    "q := url.Values{}\nq.Set(\"response_type\", \"token\")\nq.Add(\"client_id\", ID)\n"
	    "u := \"" URL "?\" + q.Encode()",
	    ID);
	HAS(go_read,
	    "u, _ := url.Parse(\"" URL "\")\nq := u.Query()\nq.Set(\"response_type\", \"token\")\n"
	    "q.Set(\"client_id\", ID)\nu.RawQuery = q.Encode()",
	    ID);
	HAS(go_read, "u := \"" URL "?\" + url.Values{\"response_type\": {\"token\"}, \"client_id\": {ID}}.Encode()",
	    ID);
	HAS(go_read, "u := fmt.Sprintf(\"%s?response_type=token&client_id=%s\", \"" URL "\", ID)", TOKEN "?${…}}}]");
	HAS(go_read, "http.PostForm(u, url.Values{\"grant_type\": {\"password\"}})",
	    "[{params: {grant_type: 'password'}}]");
}

Test(code_address, java)
{
	HAS(java_read,
	    "var u = UriComponentsBuilder.fromUriString(\"" URL "\").queryParam(\"response_type\", \"token\")"
	    ".queryParam(\"client_id\", ID).build().toUriString();",
	    ID);
	HAS(java_read, "String u = \"" URL "\" + \"?response_type=token\" + \"&client_id=\" + ID;", TOKEN "?${…}}}]");
	HAS(java_read, "String u = String.format(\"" URL "?response_type=token&client_id=%s\", ID);", TOKEN "?${…}}}]");
	HAS(java_read,
	    "HttpUrl.Builder b = HttpUrl.parse(\"" URL "\").newBuilder(); b.addQueryParameter(\"response_type\", "
	    "\"token\"); b.addQueryParameter(\"client_id\", ID);",
	    ID);
}

Test(code_address, kotlin)
{
	HAS(kotlin_read,
	    "val u = Uri.parse(\"" URL "\").buildUpon()\n  .appendQueryParameter(\"response_type\", \"token\")\n"
	    "  .appendQueryParameter(\"client_id\", ID).build()",
	    ID);
	HAS(kotlin_read, "val u = \"" URL "?response_type=token&client_id=$ID\"", TOKEN "?${…}}}]");
}

Test(code_address, csharp)
{
	HAS(csharp_read,
	    "var u = QueryHelpers.AddQueryString(\"" URL "\", new Dictionary<string, string> { "
	    "[\"response_type\"] = \"token\", [\"client_id\"] = ID });",
	    ID);
	HAS(csharp_read,
	    "var b = new UriBuilder(\"" URL "\"); var q = HttpUtility.ParseQueryString(string.Empty); "
	    "q[\"response_type\"] = \"token\"; q[\"client_id\"] = ID; b.Query = q.ToString();",
	    ID);
	HAS(csharp_read, "var u = $\"" URL "?response_type=token&client_id={ID}\";", TOKEN "?${…}}}]");
	HAS(csharp_read,
	    "var c = new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>(\"grant_type\", "
	    "\"password\") });",
	    "[{params: {grant_type: 'password'}}]");
	HAS(csharp_read,
	    "var c = new FormUrlEncodedContent(new Dictionary<string, string> { { \"grant_type\", "
	    "\"password\" }, { \"x\", y } });",
	    "[{params: {grant_type: 'password', x: ?y}}]");
}

Test(code_address, php)
{
	HAS(php_read, "<?php $u = '" URL "?' . http_build_query(['response_type' => 'token', 'client_id' => $ID]);",
	    TOKEN "?$ID}}]");
	HAS(php_read, "<?php $u = \"" URL "?response_type=token&client_id={$id}\"; $v = $u;", TOKEN "?${…}}}]");
	HAS(php_read, "<?php $u = '" URL "'; $u .= '?response_type=token&client_id=spa';", SPA);
}

Test(code_address, ruby)
{
	HAS(ruby_read, "u = URI(\"" URL "\")\nu.query = URI.encode_www_form(response_type: 'token', client_id: ID)",
	    ID);
	HAS(ruby_read, "redirect_to \"" URL "?response_type=token&client_id=#{ID}\"", TOKEN "?${…}}}]");
	HAS(ruby_read, "x = \"" URL "?\" + {response_type: 'token', client_id: ID}.to_query", ID);
}

Test(code_address, dart)
{
	HAS(dart_read,
	    "final u = Uri.parse('" URL "').replace(queryParameters: {'response_type': 'token', 'client_id': ID});",
	    ID);
	HAS(dart_read,
	    "final u = Uri.https('id.example.com', '/authorize', {'response_type': 'token', 'client_id': ID});", ID);
	HAS(dart_read,
	    "final u = Uri(scheme: 'https', host: 'id.example.com', path: '/authorize', queryParameters: "
	    "{'response_type': 'token', 'client_id': ID});",
	    ID);
	HAS(dart_read, "final u = '" URL "?response_type=token&client_id=$ID';", TOKEN "?${…}}}]");
}

Test(code_address, swift)
{
	HAS(swift_read,
	    "var c = URLComponents(string: \"" URL "\")!\nc.queryItems = [URLQueryItem(name: \"response_type\", "
	    "value: \"token\"), URLQueryItem(name: \"client_id\", value: ID)]",
	    ID);
	HAS(swift_read, "let u = URL(string: \"" URL "?response_type=token&client_id=\\(ID)\")", TOKEN "?${…}}}]");
}

Test(code_address, rust)
{
	HAS(rust_read,
	    "let u = Url::parse_with_params(\"" URL "\", &[(\"response_type\", \"token\"), (\"client_id\", ID)])?;",
	    ID);
	HAS(rust_read,
	    "let mut u = Url::parse(\"" URL "\")?;\nu.query_pairs_mut().append_pair(\"response_type\", \"token\")"
	    ".append_pair(\"client_id\", ID);",
	    ID);
	HAS(rust_read, "let u = format!(\"{}?response_type=token&client_id={}\", \"" URL "\", ID);", TOKEN "?${…}}}]");
}
