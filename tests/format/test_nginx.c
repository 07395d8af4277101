/* nginx configuration. */
#include "show.h"

Test(nginx, directives)
{
	SHOWS(nginx_read,
	      "# c\nhttp {\n  limit_req_zone $a zone=b:1m rate=1r/s;\n  server { listen 80; listen 81; }\n}\n",
	      "{http: {limit_req_zone: \"$a zone=b:1m rate=1r/s\", server: {listen: \"80\", listen: \"81\"}}}");
	SHOWS(nginx_read, "location ~ \\.php$ { deny all; }", "{location: {@args: \"~ \\.php$\", deny: \"all\"}}");
	SHOWS(nginx_read, "a \"b; c\" 'd'\n  \"e\\\"f\"; g;", "{a: \"b; c d e\"f\", g: \"\"}");
}

Test(nginx, braces_that_open_no_block)
{
	SHOWS(nginx_read, "proxy_pass http://${up}/x;\nserver_name {{ name }}.org;\n",
	      "{proxy_pass: \"http://${up}/x\", server_name: ?\"{{ name }}.org\"}");
	SHOWS(nginx_read, "content_by_lua_block { local t = {a = \"}\"} -- }\n return t }\nx 1;",
	      "{content_by_lua_block: \" local t = {a = \"}\"} -- }\n return t \", x: \"1\"}");
}

Test(nginx, broken)
{
	SHOWS(nginx_read, "a 1;\nb {\n", "BROKEN line 3: '}' is missing {a: \"1\", b: {}}");
	SHOWS(nginx_read, "a 1;\n}\n", "BROKEN line 2: '}' closes nothing {a: \"1\"}");
	SHOWS(nginx_read, "a 1", "BROKEN line 1: ';' is missing {a: \"1\"}");
	SHOWS(nginx_read, "a \"1;", "BROKEN line 1: a quote is not closed {a: \"\"}");
}

Test(nginx, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(nginx_read, &a, "\xc3\xa9 x {\n  b  c d ;\n}\n");
	STANDS(tree->child, 1, 3, 3, 2);
	STANDS(node_get(tree->child, S("b")), 2, 6, 2, 9);
	arena_free(&a);
}
