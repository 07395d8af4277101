/* Elements of pages and templates, with the addresses in their attributes. */
#include "code_show.h"

static void markup_done(void) { arena_free(&code_shown); }
TestSuite(code_markup, .fini = markup_done);

#define PART(source, part, want) cr_expect_str_eq(code_part_of(code_read, source, part), want)

Test(code_markup, html)
{
	PART("<!doctype html><a HREF=\"https://id.example.com/authorize?response_type=token&amp;client_id=spa\">x</a>",
	     "jsx",
	     "[{name: 'a', props: {href: 'https://id.example.com/authorize?response_type=token&client_id=spa'}}]");
	PART("<!doctype html><a href='https://id.example.com/a?response_type=token&amp;b={{ c }}'>x</a>", "addresses",
	     "[{address: 'https://id.example.com/a', host: 'id.example.com', path: '/a', params: {response_type: "
	     "'token', b: "
	     "?${…}}}]");
	PART("<html><script src=https://cdn.example.com/x@1.2.js integrity=\"sha384-a\" defer></script><p class=x>",
	     "jsx",
	     "[{name: 'script', props: {src: 'https://cdn.example.com/x@1.2.js', integrity: 'sha384-a', defer: "
	     "true}}]");
	PART("<html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"/><form action=\"/x\" "
	     "method=post></form>",
	     "jsx",
	     "[{name: 'meta', props: {http-equiv: 'Content-Security-Policy', content: 'default-src 'self''}}, {name: "
	     "'form', "
	     "props: {action: '/x', method: 'post'}}]");
	PART("<html><!-- <a href=x> --><script>const a = '<a href=y>'; f('b')</script><a href=z>", "jsx",
	     "[{name: 'a', props: {href: 'z'}}]");
	PART("<!doctype html><a href=\"<%= url_for(\"x\") %>?a=b\" title=\"never", "jsx",
	     "[{name: 'a', props: {href: ?${…}?a=b, title: 'never'}}]");
}

Test(code_markup, components)
{
	PART("<template><a :href=\"url\" :to=\"'/a'\"/><my-login v-bind:flow=\"'implicit'\" "
	     "@click=\"go()\"/></template>",
	     "jsx",
	     "[{name: 'a', props: {href: ?url, to: '/a'}}, {name: 'my-login', props: {flow: 'implicit', @click: "
	     "'go()'}}]");
	PART("<div><a [href]=\"link\" [attr.target]=\"'_blank'\"></a></div>", "jsx",
	     "[{name: 'a', props: {href: ?link, target: '_blank'}}]");
	PART("<main><a href={`${base}/authorize?response_type=token`}>x</a><Login flow={flow}/></main>", "addresses",
	     "[{address: '${…}/authorize', host: ?${…}, path: ?${…}/authorize, params: {response_type: 'token'}}]");
}

/* A page that begins with a template's own words is one, and what a template puts into a script is no code. */
Test(code_markup, templates_of_servers)
{
	static const char page[] = "{% extends\n  \"base\" %}\n<p>it's</p><script>\nconst a = \"{{ _(\"x\ny\") }}\";\n"
	                           "{# it's nothing #}\nvar c = {% if x %}1{% else %}2{% endif %};\n"
	                           "f(\"u {{ v }}\", {b: {{ d | tojson }}, e: <%= raw g %>});\n"
	                           "<% if h %>\nif (a) {{i('j');}}\n<?php echo \"'\"; ?>k(\"l\");\n</script><a href=m>";
	cr_expect_str_eq(code_calls_of(code_read, page),
	                 "f['u {{ v }}', {b: ?{{ d | tojson }}, e: ?<%= raw g %>}] i['j'] k['l']");
	PART(page, "jsx", "[{name: 'a', props: {href: 'm'}}]");
	PART("<% if user %><a href=x></a><script>f(1)</script><% end %>", "jsx", "[{name: 'a', props: {href: 'x'}}]");
}
