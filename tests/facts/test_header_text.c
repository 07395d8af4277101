/* Headers in files of web servers that have no tree. */
#include "repo.h"

static void headers_are(const char *path, const char *text, const char *want)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "security_headers", "what tool set", want);
	repo_free(&r);
}

Test(header_text, what_each_kind_of_file_sets)
{
	headers_are("public/_headers", "/*\n  X-Frame-Options: DENY\n  Referrer-Policy: no-referrer\n",
	            "place platform -|frame platform true|referrer platform true");
	headers_are("Caddyfile",
	            "a.example {\n\theader {\n\t\tStrict-Transport-Security max-age=1\n\t\t-Server\n\t}\n}\n",
	            "place Caddy -|hsts Caddy true");
	headers_are(".htaccess", "Header always set X-Content-Type-Options \"nosniff\"\n",
	            "place Apache -|sniff Apache true");
	headers_are("haproxy.cfg", "http-response set-header Content-Security-Policy \"default-src 'self'\"\n",
	            "csp HAProxy true|place HAProxy -");
}

Test(header_text, comments_and_what_is_taken_away_set_nothing)
{
	headers_are("_headers", "/*\n  # X-Frame-Options: DENY\n  ! X-Frame-Options\n", "place platform -");
	headers_are("Caddyfile", "header -X-Frame-Options\n", "place Caddy -");
	headers_are(".htaccess", "Header unset X-Frame-Options\n", "place Apache -");
	headers_are("_headers", "/*\n  Content-Security-Policy-Report-Only: x\n", "place platform -");
	headers_are("node_modules/a/_headers", "/*\n  X-Frame-Options: DENY\n", "");
	headers_are("headers.md", "X-Frame-Options: DENY\n", "");
}

Test(header_text, what_is_sent_with_some_addresses_only_is_not_sent_with_the_pages)
{
	headers_are("_headers", "/admin/*\n  X-Frame-Options: DENY\n", "place platform -");
	headers_are("_headers", "/admin/*\n  X-Frame-Options: DENY\n/*\n  Referrer-Policy: no-referrer\n",
	            "place platform -|referrer platform true");
	headers_are("Caddyfile",
	            "a.example {\n\thandle /admin/* {\n\t\theader X-Frame-Options DENY\n\t}\n\tfile_server\n}\n",
	            "place Caddy -");
	headers_are("Caddyfile", "a.example {\n\theader /admin/* X-Frame-Options DENY\n}\n", "place Caddy -");
	headers_are("Caddyfile",
	            "a.example {\n\thandle /admin/* {\n\t\trespond 1\n\t}\n\theader X-Frame-Options DENY\n}\n",
	            "place Caddy -|frame Caddy true");
	headers_are("httpd.conf", "<Location \"/admin\">\nHeader set X-Frame-Options DENY\n</Location>\n",
	            "place Apache -");
}
