/* The way through guards of Python, Go and SvelteKit, as a stranger goes it. */
#include "way.h"

#define FASTAPI                                                                                                        \
	"from fastapi import FastAPI, Depends, HTTPException, Header, Request\nfrom fastapi.responses import "         \
	"RedirectResponse\nimport jwt\nimport os\napp = FastAPI()\nKEY = os.environ['KEY']\n"
#define DEPENDS "\n@app.put('/x')\ndef put(user=Depends(auth)):\n    db.save(1)\n"

Test(route_flow, fastapi_dependencies)
{
	static const struct way ways[] = {
	        {"def auth(authorization: str = Header()):\n    try:\n        return jwt.decode(authorization, KEY)\n  "
	         "  except "
	         "Exception:\n        raise HTTPException(401)\n",
	         "guarded"},
	        {"def auth(authorization: str = Header()):\n    try:\n        return jwt.decode(authorization, KEY)\n  "
	         "  except "
	         "Exception:\n        return None\n",
	         "open"},
	        {"def auth(authorization: str = Header()):\n    try:\n        user = find(authorization)\n        if "
	         "not user:\n"
	         "            raise HTTPException(401)\n    except Exception:\n        pass\n",
	         "open"},
	        {"def auth(request: Request):\n    if settings.DEBUG:\n        return None\n    if not "
	         "request.session.get('user'):\n"
	         "        raise HTTPException(401)\n",
	         "?"},
	        {"def auth(request: Request):\n    if not request.session.get('user'):\n        return "
	         "RedirectResponse('/login')\n",
	         "open"},
	        {"def auth(request: Request):\n    if not request.session.get('user'):\n        raise "
	         "HTTPException(401)\n",
	         "guarded"},
	        {"async def user(t: str = Header()):\n    return jwt.decode(t, KEY)\nasync def auth(t: str = "
	         "Header()):\n    u = "
	         "user(t)\n    if not u:\n        raise HTTPException(401)\n    return u\n",
	         "open"},
	        {"async def user(t: str = Header()):\n    return jwt.decode(t, KEY)\nasync def "
	         "auth(u=Depends(user)):\n    if not "
	         "u.admin:\n        raise HTTPException(403)\n    return u\n",
	         "guarded"},
	        {"def auth(authorization: str = Header(None)):\n    if authorization is None:\n        raise "
	         "HTTPException(401)\n",
	         "?"},
	        {"def auth(authorization: str = Header(None)):\n    return jwt.decode(authorization, KEY, "
	         "options={'verify_signature': "
	         "False})\n",
	         "open"},
	        {"def auth(authorization: str = Header(None)):\n    if authorization != KEY:\n        raise "
	         "HTTPException(401)\n",
	         "guarded"},
	};
	GO("a.py", FASTAPI, DEPENDS, ways);
}

#define FLASK                                                                                                          \
	"from flask import Flask, request, session, redirect, abort, g\nfrom functools import wraps\nfrom "            \
	"flask_login import "                                                                                          \
	"current_user\napp = Flask(__name__)\n"
#define VIEW "\n@app.route('/x', methods=['PUT'])\n@auth\ndef put():\n    db.save(1)\n    return 'x'\n"

Test(route_flow, flask_decorators)
{
	static const struct way ways[] = {
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if 'user' not in session:\n    "
	         "        "
	         "return redirect('/login')\n        return f(*args, **kwargs)\n    return inner\n",
	         "guarded"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if 'user' not in session:\n    "
	         "        "
	         "redirect('/login')\n        return f(*args, **kwargs)\n    return inner\n",
	         "open"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        result = f(*args, **kwargs)\n  "
	         "      if "
	         "'user' not in session:\n            abort(401)\n        return result\n    return inner\n",
	         "open"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        try:\n            if 'user' "
	         "not in "
	         "session:\n                abort(401)\n        except:\n            pass\n        return f(*args, "
	         "**kwargs)\n    "
	         "return inner\n",
	         "open"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if not current_user:\n         "
	         "   "
	         "abort(401)\n        return f(*args, **kwargs)\n    return inner\n",
	         "open"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if not "
	         "current_user.is_authenticated:\n"
	         "            abort(401)\n        return f(*args, **kwargs)\n    return inner\n",
	         "guarded"},
	        {"def auth(f):\n    @wraps(f)\n    def inner(*args, **kwargs):\n        if session.get('user') is "
	         "False:\n"
	         "            abort(401)\n        return f(*args, **kwargs)\n    return inner\n",
	         "open"},
	};
	GO("a.py", FLASK, VIEW, ways);
}

#define NETHTTP                                                                                                        \
	"package main\nimport (\n\t\"net/http\"\n\t\"os\"\n\t\"github.com/golang-jwt/jwt/v5\"\n)\nfunc save(w "        \
	"http.ResponseWriter, r *http.Request) { db.Exec(\"delete from x\") }\nfunc main() {\n\tmux := "               \
	"http.NewServeMux()\n"                                                                                         \
	"\tmux.Handle(\"PUT /x\", auth(http.HandlerFunc(save)))\n\thttp.ListenAndServe(\":80\", mux)\n}\n"             \
	"func auth(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r "        \
	"*http.Request) {\n"
#define SERVE "\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n"

Test(route_flow, handlers_of_go)
{
	static const struct way ways[] = {
	        {"\t\tif _, err := jwt.Parse(r.Header.Get(\"Authorization\"), key); err != nil {\n\t\t\thttp.Error(w, "
	         "\"no\", "
	         "401)\n\t\t\treturn\n\t\t}",
	         "guarded"},
	        {"\t\tif _, err := jwt.Parse(r.Header.Get(\"Authorization\"), key); err != nil "
	         "{\n\t\t\tw.WriteHeader(401)\n\t\t}",
	         "open"},
	        {"\t\ttoken, _, err := jwt.NewParser().ParseUnverified(r.Header.Get(\"Authorization\"), c)\n\t\tif err "
	         "!= nil || "
	         "token == nil {\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "open"},
	        {"\t\tif r.Header.Get(\"Authorization\") == \"\" {\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "?"},
	        {"\t\tif _, err := r.Cookie(\"session\"); err != nil {\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "?"},
	        {"\t\tvar err error\n\t\tif true {\n\t\t\t_, err := jwt.Parse(r.Header.Get(\"Authorization\"), "
	         "key)\n\t\t\t_ = "
	         "err\n\t\t}\n\t\tif err != nil {\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "?"},
	        {"\t\tif r.Header.Get(\"X-Api-Key\") != os.Getenv(\"KEY\") "
	         "{\n\t\t\tw.WriteHeader(401)\n\t\t\treturn\n\t\t}",
	         "?"},
	        {"\t\tfunc() {\n\t\t\tif _, err := jwt.Parse(r.Header.Get(\"Authorization\"), key); err != nil "
	         "{\n\t\t\t\t"
	         "w.WriteHeader(401)\n\t\t\t\treturn\n\t\t\t}\n\t\t}()",
	         "open"},
	};
	GO("main.go", NETHTTP, SERVE, ways);
}

Test(route_flow, svelte_hooks_come_too_late)
{
	static const struct way ways[] = {
	        {"export const handle = async ({ event, resolve }) => { if (!event.locals.user) error(401); return "
	         "resolve(event); };\n",
	         "guarded"},
	        {"export const handle = async ({ event, resolve }) => { const r = await resolve(event); if "
	         "(!event.locals.user) "
	         "error(401); return r; };\n",
	         "open"},
	};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct repo_facts r = REPO(
		        {"src/hooks.server.ts", ways[i].source},
		        {"src/routes/x/+server.ts", "export const PUT = async () => { await db.x.update({}); };\n"});
		str got = repo_rows(&r, "routes", "auth");
		cr_expect(str_eq(got, str_of(ways[i].wanted)), "%s: %.*s", ways[i].source, STR_ARG(got));
		repo_free(&r);
	}
}
