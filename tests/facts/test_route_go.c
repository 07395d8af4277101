/* Routes of Go: where routers are made and mounted, in which order guards count, what keeps a caller out. */
#include "repo.h"

#define GO_MOD                                                                                                         \
	{                                                                                                              \
		"go.mod", "module acme.io/shop\n\nrequire github.com/gin-gonic/gin v1.12.0\n"                          \
	}
#define GUARD                                                                                                          \
	"func Guard() gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tif c.GetHeader(\"Authorization\") != "   \
	"apiKey "                                                                                                      \
	"{\n\t\t\tc.AbortWithStatusJSON(401, gin.H{})\n\t\t\treturn\n\t\t}\n\t\tc.Next()\n\t}\n}\n"

Test(route_gin, groups_order_and_packages)
{
	struct repo_facts r =
	        REPO(GO_MOD,
	             {"main.go",
	              "package main\nimport (\n\t\"github.com/gin-gonic/gin\"\n\t\"acme.io/shop/orders\"\n)\n" GUARD
	              "func main() {\n\tr := gin.Default()\n\tr.POST(\"/early\", orders.Create)\n"
	              "\tapi := r.Group(\"/api\", Guard())\n\tapi.POST(\"/a\", orders.Create)\n"
	              "\topen := r.Group(\"/open\")\n\topen.Use(gin.Logger())\n\topen.POST(\"/b\", orders.Create)\n"
	              "\topen.POST(\"/c\", Guard(), orders.Create)\n\topen.Use(Guard())\n"
	              "\topen.POST(\"/d\", orders.Create)\n\torders.Register(api.Group(\"/v1\"))\n\tr.Run()\n}\n"},
	             {"orders/o.go", "package orders\nimport \"github.com/gin-gonic/gin\"\n"
	                             "func Register(r *gin.RouterGroup) {\n\tr.DELETE(\"/:id\", remove)\n}\n"
	                             "func Create(c *gin.Context) { db.Create(&Order{}) }\n"},
	             {"orders/more.go", "package orders\nfunc remove(c *gin.Context) { db.Delete(&Order{}) }\n"});
	repo_expect(&r, "routes", "method route auth changes",
	            "POST /early open true|POST /api/a guarded true|POST /open/b open true|POST /open/c guarded true|"
	            "POST /open/d guarded true|DELETE /api/v1/:id guarded true");
	repo_free(&r);
}

Test(route_gin, an_answer_is_no_refusal)
{
	struct repo_facts r = REPO(
	        GO_MOD,
	        {"main.go",
	         "package main\nimport \"github.com/gin-gonic/gin\"\n"
	         "func Weak(c *gin.Context) {\n\tif c.GetHeader(\"Authorization\") == \"\" {\n\t\tc.JSON(401, "
	         "gin.H{})\n"
	         "\t\treturn\n\t}\n\tc.Next()\n}\n"
	         "func own(c *gin.Context) {\n\tif c.GetHeader(\"Authorization\") != apiKey {\n\t\tc.JSON(401, "
	         "gin.H{})\n"
	         "\t\treturn\n\t}\n\tdb.Create(1)\n\tc.JSON(200, gin.H{})\n}\n"
	         "func save(c *gin.Context) { db.Create(1) }\n"
	         "func Maybe(strict bool) gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tif "
	         "c.GetHeader(\"Authorization\") == \"\" && strict {\n\t\t\tc.AbortWithStatus(401)\n\t\t}\n\t}\n}\n"
	         "func main() {\n\tr := gin.New()\n\tr.POST(\"/1\", Weak, save)\n\tr.POST(\"/2\", own)\n"
	         "\tr.POST(\"/3\", Maybe(false), save)\n\tr.POST(\"/4\", gin.BasicAuth(accounts), save)\n"
	         "\tr.POST(\"/5\", Maybe(true), save)\n}\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 guarded|/3 open|/4 guarded|/5 open");
	repo_free(&r);
}

/* What a guard is made with decides, where that is written there. */
Test(route_gin, guards_made_with_true_or_false)
{
	struct repo_facts r = REPO(
	        GO_MOD,
	        {"auth/a.go",
	         "package auth\nimport \"github.com/gin-gonic/gin\"\n"
	         "func Auth(must bool) gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tif "
	         "c.GetHeader(\"Authorization\") != apiKey {\n\t\t\tif must "
	         "{\n\t\t\t\tc.AbortWithStatus(401)\n\t\t\t}\n"
	         "\t\t\treturn\n\t\t}\n\t\tc.Next()\n\t}\n}\n"
	         "func Free(open bool) gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tif !open && "
	         "c.GetHeader(\"Authorization\") != apiKey {\n\t\t\tc.AbortWithStatus(401)\n\t\t\treturn\n\t\t}\n"
	         "\t\tc.Next()\n\t}\n}\n"},
	        {"main.go", "package main\nimport "
	                    "(\n\t\"github.com/gin-gonic/gin\"\n\t\"acme.io/shop/auth\"\n\t\"acme.io/other/far\"\n)\n"
	                    "func save(c *gin.Context) { db.Create(1) }\n"
	                    "func main() {\n\tr := gin.New()\n\tv := r.Group(\"/v\")\n\tv.Use(auth.Auth(false))\n"
	                    "\tv.POST(\"/1\", save)\n\tv.Use(auth.Auth(true))\n\tv.POST(\"/2\", save)\n"
	                    "\tr.POST(\"/3\", auth.Free(true), save)\n\tr.POST(\"/4\", auth.Free(false), save)\n"
	                    "\tr.POST(\"/5\", far.Auth(true), save)\n\tr.POST(\"/6\", auth.Auth(strict), save)\n"
	                    "\tr.POST(\"/7\", auth.Lost(true), save)\n}\n"});
	repo_expect(&r, "routes", "route auth", "/v/1 open|/v/2 guarded|/3 open|/4 guarded|/5 ?|/6 ?|/7 ?");
	repo_free(&r);
}

Test(route_chi, closures_mounts_and_with)
{
	struct repo_facts r = REPO(
	        {"go.mod", "module acme.io/shop\n"},
	        {"main.go",
	         "package main\nimport (\n\t\"net/http\"\n\t\"github.com/go-chi/chi/v5\"\n)\n"
	         "func auth(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r "
	         "*http.Request) {\n\t\tif r.Header.Get(\"Authorization\") != apiKey {\n\t\t\thttp.Error(w, \"no\", "
	         "401)\n"
	         "\t\t\treturn\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n"
	         "func sub() http.Handler {\n\tr := chi.NewRouter()\n\tr.Put(\"/s\", save)\n\treturn r\n}\n"
	         "func main() {\n\tr := chi.NewRouter()\n\tr.Post(\"/1\", save)\n\tr.With(auth).Post(\"/2\", save)\n"
	         "\tr.Route(\"/in\", func(r chi.Router) {\n\t\tr.Use(auth)\n\t\tr.Post(\"/3\", save)\n"
	         "\t\tr.Mount(\"/sub\", sub())\n\t})\n\tr.Group(func(r chi.Router) {\n\t\tr.Post(\"/4\", save)\n\t})\n"
	         "\thttp.ListenAndServe(\":80\", r)\n}\n"
	         "func save(w http.ResponseWriter, r *http.Request) { db.Exec(\"delete from x\") }\n"});
	repo_expect(&r, "routes", "route auth", "/in/sub/s guarded|/1 open|/2 guarded|/in/3 guarded|/4 open");
	repo_free(&r);
}

Test(route_net_http, patterns_wrappers_and_servers)
{
	struct repo_facts r = REPO(
	        {"go.mod", "module acme.io/shop\n"},
	        {"auth.go",
	         "package main\nimport \"net/http\"\nfunc auth(next http.Handler) http.Handler {\n\treturn "
	         "http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tc, err := "
	         "r.Cookie(\"session\")\n\t\tif err != nil || !valid(c) {\n\t\t\thttp.Redirect(w, r, \"/login\", 302)\n"
	         "\t\t\treturn\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n"},
	        {"main.go",
	         "package main\nimport \"net/http\"\n"
	         "type app struct { db *DB }\n"
	         "func (a *app) save(w http.ResponseWriter, r *http.Request) { a.db.Exec(\"insert into x\") }\n"
	         "func (a *app) load() http.HandlerFunc { return func(w http.ResponseWriter, r *http.Request) { "
	         "a.db.Query(\"select 1\") } }\n"
	         "func (a *app) routes() http.Handler {\n\tmux := http.NewServeMux()\n"
	         "\tmux.HandleFunc(\"POST /1\", a.save)\n\tmux.Handle(\"/2\", auth(http.HandlerFunc(a.save)))\n"
	         "\tmux.Handle(\"GET /3\", a.load())\n\treturn mux\n}\n"
	         "func main() {\n\ta := &app{}\n\tinner := http.NewServeMux()\n\tinner.HandleFunc(\"DELETE /4\", "
	         "func(w http.ResponseWriter, r *http.Request) { db.Exec(\"delete from x\") })\n"
	         "\tgo http.ListenAndServe(\":81\", auth(inner))\n"
	         "\tsrv := &http.Server{Addr: \":80\", Handler: a.routes()}\n\tsrv.ListenAndServe()\n}\n"});
	repo_expect(&r, "routes", "method route auth gives",
	            "POST /1 open ?|any /2 guarded ?|GET /3 open true|DELETE /4 guarded ?");
	repo_free(&r);
}

Test(route_go, a_router_is_wrapped_under_one_name)
{
	struct repo_facts r = REPO(
	        {"main.go",
	         "package main\nimport \"net/http\"\n"
	         "func auth(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, "
	         "r *http.Request) {\n\t\tc, err := r.Cookie(\"session\")\n\t\tif err != nil || !valid(c) {\n"
	         "\t\t\thttp.Error(w, \"no\", 401)\n\t\t\treturn\n\t\t}\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n"
	         "func save(w http.ResponseWriter, r *http.Request) { db.Exec(\"insert into x\") }\n"
	         "func one() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"POST /1\", save)\n"
	         "\tvar h http.Handler = mux\n\th = auth(h)\n"
	         "\tsrv := &http.Server{Handler: h}\n\tsrv.ListenAndServe()\n}\n"
	         "func two() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"POST /2\", save)\n"
	         "\tvar h http.Handler = mux\n\tif secure {\n\t\th = auth(h)\n\t}\n"
	         "\thttp.ListenAndServe(\":80\", h)\n}\n"
	         "func three() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"POST /3\", save)\n"
	         "\tsrv := auth(mux)\n\thttp.ListenAndServe(\":81\", srv)\n}\n"});
	repo_expect(&r, "routes", "route auth", "/1 guarded|…/2 ?|/3 guarded");
	repo_free(&r);
}

Test(route_echo, middleware_behind_the_handler_and_skippers)
{
	struct repo_facts r =
	        REPO({"go.mod", "module acme.io/shop\n"},
	             {"main.go",
	              "package main\nimport "
	              "(\n\t\"github.com/labstack/echo/v4\"\n\t\"github.com/labstack/echo/v4/middleware\"\n"
	              "\techojwt \"github.com/labstack/echo-jwt/v4\"\n)\n"
	              "func save(c echo.Context) error { db.Create(1); return nil }\n"
	              "func main() {\n\te := echo.New()\n\te.POST(\"/1\", save)\n\te.POST(\"/2\", save, "
	              "middleware.BasicAuth(check))\n\tg := e.Group(\"/g\", echojwt.JWT(key))\n\tg.POST(\"/3\", save)\n"
	              "\th := e.Group(\"/h\", middleware.KeyAuthWithConfig(middleware.KeyAuthConfig{Skipper: skip}))\n"
	              "\th.POST(\"/4\", save)\n}\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 guarded|/g/3 guarded|/h/4 ?");
	repo_free(&r);
}

Test(route_fiber, a_guard_that_a_function_gives_back)
{
	struct repo_facts r =
	        REPO({"go.mod", "module acme.io/shop\n"},
	             {"mw/jwt.go", "package mw\nimport jwtware \"github.com/gofiber/contrib/jwt\"\n"
	                           "func Protected() func(*fiber.Ctx) error {\n\tconfig := jwtware.Config{}\n"
	                           "\treturn jwtware.New(config)\n}\n"},
	             {"main.go",
	              "package main\nimport (\n\t\"github.com/gofiber/fiber/v2\"\n\t\"acme.io/shop/mw\"\n)\n"
	              "func routes(a *fiber.App) {\n\tv := a.Group(\"/v1\")\n\tv.Post(\"/1\", mw.Protected(), save)\n"
	              "\tv.Post(\"/2\", save)\n}\nfunc save(c *fiber.Ctx) error { db.Create(1); return nil }\n"
	              "func main() {\n\tapp := fiber.New()\n\troutes(app)\n\tapp.Listen(\":80\")\n}\n"});
	repo_expect(&r, "routes", "route auth", "/v1/1 guarded|/v1/2 open");
	repo_free(&r);
}

Test(route_gorilla, methods_prefixes_and_what_is_mounted_nowhere)
{
	struct repo_facts r = REPO(
	        {"go.mod", "module acme.io/shop\n"},
	        {"main.go",
	         "package main\nimport (\n\t\"net/http\"\n\t\"github.com/gorilla/mux\"\n)\n"
	         "func save(w http.ResponseWriter, r *http.Request) { db.Exec(\"delete from x\") }\n"
	         "func main() {\n\tr := mux.NewRouter()\n\tapi := r.PathPrefix(\"/api\").Subrouter()\n"
	         "\tapi.HandleFunc(\"/1\", save).Methods(\"POST\", \"PUT\")\n\thttp.ListenAndServe(\":80\", r)\n}\n"
	         "func elsewhere(start func(h http.Handler)) {\n\tr := mux.NewRouter()\n\tr.HandleFunc(\"/2\", save)\n"
	         "\tstart(r)\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /api/1 open|PUT /api/1 open|any …/2 ?");
	repo_free(&r);
}

Test(route_gin, a_way_around_the_refusal)
{
	struct repo_facts r = REPO(
	        GO_MOD,
	        {"main.go",
	         "package main\nimport \"github.com/gin-gonic/gin\"\n"
	         "func Nested(c *gin.Context) {\n\tt := c.GetHeader(\"Authorization\")\n\tif t != \"\" {\n\t\tif "
	         "!verify(t) {\n"
	         "\t\t\tc.AbortWithStatus(401)\n\t\t\treturn\n\t\t}\n\t}\n\tc.Next()\n}\n"
	         "func Path(c *gin.Context) {\n\tif c.Request.URL.Path == \"/x\" {\n\t\tc.Next()\n\t\treturn\n\t}\n"
	         "\tif !verify(c.GetHeader(\"Authorization\")) "
	         "{\n\t\tc.AbortWithStatus(401)\n\t\treturn\n\t}\n\tc.Next()\n}\n"
	         "func Late(c *gin.Context) {\n\tc.Next()\n\tif !verify(c.GetHeader(\"Authorization\")) {\n"
	         "\t\tc.AbortWithStatus(401)\n\t\treturn\n\t}\n}\n"
	         "func Good(c *gin.Context) {\n\tif !verify(c.GetHeader(\"Authorization\")) "
	         "{\n\t\tc.AbortWithStatus(401)\n"
	         "\t\treturn\n\t}\n\tc.Next()\n}\n"
	         "func save(c *gin.Context) { db.Create(1) }\n"
	         "func main() {\n\tr := gin.New()\n\tr.POST(\"/1\", Nested, save)\n\tr.POST(\"/2\", Path, save)\n"
	         "\tr.POST(\"/3\", Late, save)\n\tr.POST(\"/4\", Good, save)\n}\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 ?|/3 open|/4 guarded");
	repo_free(&r);
}

/* Writing an answer changes nothing, and an address that tells how the app is asks nobody, whatever the method. */
Test(route_net_http, answers_and_addresses_that_tell_how_it_is)
{
	struct repo_facts r =
	        REPO({"go.mod", "module acme.io/shop\n"},
	             {"main.go",
	              "package main\nimport \"net/http\"\n"
	              "func live(w http.ResponseWriter, r *http.Request) { w.Write([]byte(\"OK\")) }\n"
	              "func save(w http.ResponseWriter, r *http.Request) { db.Create(1); w.Write(nil) }\n"
	              "func main() {\n\thttp.HandleFunc(\"/healthz\", live)\n\thttp.HandleFunc(\"/hello\", live)\n"
	              "\thttp.HandleFunc(\"/save\", save)\n\thttp.ListenAndServe(\":80\", nil)\n}\n"});
	repo_expect(&r, "routes", "route changes public",
	            "/healthz false it tells how the app is|/hello false -|/save true -");
	repo_free(&r);
}

Test(route_gorilla, methods_of_ours_that_add_routes)
{
	struct repo_facts r = REPO(
	        {"go.mod", "module acme.io/shop\n"},
	        {"app.go",
	         "package main\nimport (\n\t\"net/http\"\n\t\"github.com/gorilla/mux\"\n\t\"acme.io/shop/h\"\n)\n"
	         "type App struct { Router *mux.Router }\ntype Other struct {}\n"
	         "func (a *App) Run() {\n\ta.Router = mux.NewRouter()\n\ta.Put(\"/1\", save)\n\ta.Put(\"/2\", own)\n"
	         "\ta.Put(\"/4\", a.with(h.List))\n"
	         "\thttp.ListenAndServe(\":80\", a.Router)\n}\n"
	         "func (o *Other) Run() {\n\to.Put(\"/3\", save)\n}\n"
	         "func (a *App) Put(path string, f func(w http.ResponseWriter, r *http.Request)) {\n"
	         "\ta.Router.HandleFunc(path, f).Methods(\"PUT\")\n}\n"
	         "func (a *App) with(f func(db *DB, w http.ResponseWriter, r *http.Request)) http.HandlerFunc {\n"
	         "\treturn func(w http.ResponseWriter, r *http.Request) {\n\t\tf(a.db, w, r)\n\t}\n}\n"
	         "func save(w http.ResponseWriter, r *http.Request) { db.Exec(\"delete from x\") }\n"
	         "func own(w http.ResponseWriter, r *http.Request) {\n\tif r.Header.Get(\"Authorization\") != apiKey "
	         "{\n\t\thttp.Error(w, \"no\", 401)\n\t\treturn\n\t}\n\tdb.Exec(\"delete from x\")\n}\n"},
	        {"h/h.go", "package h\nfunc List(db *DB, w http.ResponseWriter, r *http.Request) { db.Exec(\"delete "
	                   "from x\") }\n"});
	repo_expect(&r, "routes", "method route auth", "PUT /1 open|PUT /2 guarded|PUT /4 open|PUT /? ?");
	repo_free(&r);
}

Test(route_gorilla, packages_that_are_imported_by_their_host)
{
	static const char main[] =
	        "package main\nimport "
	        "(\n\t\"net/http\"\n\t\"github.com/gorilla/mux\"\n\t\"example.org/me/shop/in/h\"\n)\n"
	        "func main() {\n\tr := mux.NewRouter()\n\tr.HandleFunc(\"/1\", h.Save)\n\tr.HandleFunc(\"/2\", "
	        "h.Lost)\n"
	        "\thttp.ListenAndServe(\":80\", r)\n}\n";
	static const char own[] =
	        "package h\nfunc Save(w http.ResponseWriter, r *http.Request) { db.Exec(\"delete from x\") }\n";
	struct repo_facts r = REPO({"main.go", main}, {"in/h/h.go", own});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 ?");
	repo_free(&r);
	struct repo_facts named = REPO({"go.mod", "module acme.io/shop\n"}, {"main.go", main}, {"in/h/h.go", own});
	repo_expect(&named, "routes", "route auth", "/1 ?|/2 ?");
	repo_free(&named);
}
