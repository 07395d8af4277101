/* nginx limits what it passes on to the app where the location that does so has a limit, its key is worth something,
 * and the file is one that nginx is given. */
#include "repo.h"

#define ZONE(key) "limit_req_zone " key " zone=a:10m rate=60r/m;\n"
#define APP(in)   "server { listen 443; location / { " in " proxy_pass http://app; } }\n"

static void nginx_expect(const char *text, const char *wanted)
{
	struct repo_facts r = REPO({"nginx.conf", text});
	repo_expect(&r, "limits", "key count window edge wired", wanted);
	repo_free(&r);
}

Test(limit_nginx, the_locations_that_pass_requests_on)
{
	nginx_expect("http { " ZONE("$binary_remote_addr") APP("limit_req zone=a;") "}", "address 60 60 true true");
	nginx_expect("http { " ZONE("$binary_remote_addr") "limit_req zone=a;\n" APP("") "}",
	             "address 60 60 true true");
	nginx_expect(
	        "http { " ZONE("$binary_remote_addr") "server { location /static/ { limit_req zone=a; root /srv; } "
	                                              "location / { proxy_pass http://app; } } }",
	        "? ? ? true false");
	nginx_expect("http { " ZONE("$binary_remote_addr") "server { listen 80; limit_req zone=a; return 301 "
	                                                   "https://a; }\n" APP("") "}",
	             "? ? ? true false");
	nginx_expect("http { " ZONE("$binary_remote_addr") "server { location = /login { limit_req zone=a; proxy_pass "
	                                                   "http://app; } "
	                                                   "location / { proxy_pass http://app; } } }",
	             "address 60 60 ? true");
	nginx_expect("server { location / { limit_req zone=elsewhere; proxy_pass http://app; } }", "? ? ? ? ?");
	nginx_expect("http { include /etc/nginx/limits.conf; " APP("") "}", "? ? ? ? ?");
	nginx_expect("http { include /etc/nginx/limits.conf; server { root /srv; } }", "");
	nginx_expect("http { include mime.types; include /etc/nginx/conf.d/*.conf; " APP("include fastcgi_params;") "}",
	             "");
}

Test(limit_nginx, what_the_key_is_worth)
{
	nginx_expect("http { " ZONE("$request_id") APP("limit_req zone=a;") "}", "request 60 60 true false");
	nginx_expect("http { " ZONE("$http_x_forwarded_for") APP("limit_req zone=a;") "}", "address 60 60 ? true");
	nginx_expect("http { map $remote_addr $k { default \"\"; 203.0.113.7 $binary_remote_addr; }\n" ZONE("$k")
	                     APP("limit_req zone=a;") "}",
	             "? ? ? true false");
	nginx_expect(
	        "http { geo $far { default 1; 10.0.0.0/8 0; }\nmap $far $k { 0 \"\"; 1 $binary_remote_addr; }\n" ZONE(
	                "$k") APP("limit_req zone=a;") "}",
	        "address 60 60 true true");
}

static void served_expect(const char *compose, const char *wanted)
{
	struct repo_facts r = REPO({"nginx.conf", "http { " ZONE("$binary_remote_addr") APP("limit_req zone=a;") "}"},
	                           {"docker-compose.yml", compose});
	repo_expect(&r, "limits", "wired", wanted);
	repo_free(&r);
}

Test(limit_served, the_file_that_the_proxy_is_given)
{
	served_expect(
	        "services:\n  web:\n    image: nginx:1.27\n    volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro']\n",
	        "true");
	served_expect("services:\n  web:\n    image: nginx:1.27\n    volumes: "
	              "['./nginx.prod.conf:/etc/nginx/nginx.conf:ro']\n",
	              "false");
	served_expect("services:\n  app:\n    build: .\n    ports: ['443:3000']\n", "?");
}
