/* Pages of laravel/ui, and guards of PHP whose check stands in what they are built upon. */
#include <stdio.h>

#include "repo.h"

Test(route_laravel, pages_for_signing_in)
{
	struct repo_facts r = REPO({"routes/web.php", "<?php\nuse Illuminate\\Support\\Facades\\Route;\nuse "
	                                              "Illuminate\\Support\\Facades\\Auth;\n"
	                                              "Auth::routes(['register' => false, 'verify' => true]);\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET /email/verify open|GET /email/verify/{id}/{hash} open|GET /login open|GET /password/reset "
	            "open|GET "
	            "/password/reset/{token} open|POST /email/resend open|POST /login open|POST /logout open|POST "
	            "/password/email open|POST /password/reset open");
	repo_free(&r);
}

Test(route_slim, a_check_of_the_class_above)
{
	static const struct {
		const char *call, *check, *want;
	} rows[] = {
	        {"$this->check($jwt);", "throw new Refused('no', 403);", "/a guarded"},
	        {"if (DEBUG) { $this->check($jwt); }", "throw new Refused('no', 403);", "/a ?"},
	        {"$this->check($jwt);", "return null;", "/a ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char guard[1024], base[1024];
		snprintf(
		        guard, sizeof guard,
		        "<?php\nnamespace App\\Middleware;\nfinal class Auth extends Base {\n\tpublic function "
		        "__invoke($request, $response, $next) {\n\t\t$jwt = $request->getHeaderLine('Authorization');\n"
		        "\t\t%s\n\t\treturn $next($request, $response);\n\t}\n}\n",
		        rows[i].call);
		snprintf(base, sizeof base,
		         "<?php\nnamespace App\\Middleware;\nuse Firebase\\JWT\\JWT;\nabstract class Base "
		         "{\n\tprotected "
		         "function check($token) {\n\t\ttry {\n\t\t\treturn JWT::decode($token, $this->key);\n\t\t} "
		         "catch "
		         "(\\Exception $e) {\n\t\t\t%s\n\t\t}\n\t}\n}\n",
		         rows[i].check);
		struct repo_facts r = REPO(
		        {"composer.json", "{\"autoload\": {\"psr-4\": {\"App\\\\\": \"src/\"}}}"},
		        {"src/routes.php", "<?php\nuse App\\Middleware\\Auth;\nuse App\\Save;\nuse Slim\\App;\n"
		                           "$app->post('/a', Save::class)->add(new Auth());\n"},
		        {"src/Save.php", "<?php\nnamespace App;\nclass Save {\n\tpublic function __invoke($a, $b) { "
		                         "$this->db->insert('t', []); }\n}\n"},
		        {"src/Middleware/Auth.php", guard}, {"src/Middleware/Base.php", base});
		repo_expect(&r, "routes", "route auth", rows[i].want);
		repo_free(&r);
	}
}
