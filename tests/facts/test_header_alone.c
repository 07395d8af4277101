/* A header that one function of a file sets, in languages whose routes are not asked here. */
#include "repo.h"

static void alone_are(const char *path, const char *text, const char *want)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "security_headers", "what tool", want);
	repo_free(&r);
}

Test(header_alone, in_a_view_or_a_handler)
{
	alone_are("app.py", "def admin():\n    r = make()\n    r.headers['X-Frame-Options'] = 'DENY'\n    return r\n",
	          "alone code");
	alone_are("main.go",
	          "package a\nfunc f(w http.ResponseWriter) { w.Header().Set(\"X-Frame-Options\", \"DENY\") }\n",
	          "alone code");
}

Test(header_alone, for_every_answer)
{
	alone_are("app.py", "@app.after_request\ndef f(r):\n    r.headers['X-Frame-Options'] = 'DENY'\n    return r\n",
	          "");
	alone_are("main.go",
	          "package a\nfunc f(next http.Handler) http.Handler { return http.HandlerFunc(func(w "
	          "http.ResponseWriter, r "
	          "*http.Request) { w.Header().Set(\"X-Frame-Options\", \"DENY\"); next.ServeHTTP(w, r) }) }\n",
	          "");
	alone_are("app.py", "def f(r):\n    r.headers['X-Other'] = 'a'\n", "");
}
