/* Functions of Go that are handed routers and guards, routers in fields, types that hand all on to one, folders. */
#include "repo.h"

#define GO_MOD                                                                                                         \
	{                                                                                                              \
		"go.mod", "module acme.io/shop\n\nrequire github.com/gin-gonic/gin v1.12.0\n"                          \
	}
#define HEAD  "package main\nimport (\n\t\"net/http\"\n\t\"github.com/gin-gonic/gin\"\n\t\"acme.io/shop/orders\"\n)\n"
#define SAVE  "func save(w http.ResponseWriter, r *http.Request) { db.Exec(\"INSERT INTO t VALUES (1)\") }\n"
#define START "package main\nimport \"net/http\"\n"
#define KEY                                                                                                            \
	"func Key() gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tif c.GetHeader(\"X-Api-Key\") != "         \
	"apiKey {\n\t\t\tc.AbortWithStatus(401)\n\t\t\treturn\n\t\t}\n\t\tc.Next()\n\t}\n}\n"

Test(route_go_handed, a_guard_is_what_the_call_hands_over)
{
	struct repo_facts r =
	        REPO(GO_MOD,
	             {"main.go", HEAD KEY
	              "func main() {\n\tr := gin.New()\n\tapi := r.Group(\"/api\")\n\tkey := Key()\n"
	              "\torders.NewHandler(db).Register(api, key)\n\torders.Twice(api, Key())\n"
	              "\torders.Twice(api, gin.Logger())\n\torders.All(api, gin.Logger(), Key())\n\tr.Run()\n}\n"},
	             {"orders/o.go", "package orders\nimport \"github.com/gin-gonic/gin\"\n"
	                             "func NewHandler(db *DB) *Handler { return &Handler{db} }\n"
	                             "func (h *Handler) Register(g *gin.RouterGroup, mw gin.HandlerFunc) {\n"
	                             "\tg.POST(\"/a\", h.create)\n\tg.POST(\"/b\", mw, h.create)\n}\n"
	                             "func (h *Handler) create(c *gin.Context) { h.db.Create(1) }\n"
	                             "func Twice(g *gin.RouterGroup, mw gin.HandlerFunc) { g.POST(\"/c\", mw, add) }\n"
	                             "func Lost(g *gin.RouterGroup, mw gin.HandlerFunc) { g.POST(\"/d\", mw, add) }\n"
	                             "func All(g *gin.RouterGroup, mw ...gin.HandlerFunc) { g.POST(\"/e\", mw, add) }\n"
	                             "func add(c *gin.Context) { db.Create(1) }\n"});
	repo_expect(&r, "routes", "route auth",
	            "/api/a open|/api/b guarded|/api/c open|\xe2\x80\xa6/d ?|/api/e guarded");
	repo_free(&r);
}

/* Each of two routers is its own. */
Test(route_go_handed, two_routers)
{
	struct repo_facts r =
	        REPO(GO_MOD, {"main.go",
	                      HEAD KEY "func routes(public, private *gin.RouterGroup) {\n\tpublic.GET(\"/a\", list)\n"
	                               "\tprivate.POST(\"/b\", add)\n}\nfunc list(c *gin.Context) {}\n"
	                               "func add(c *gin.Context) { db.Create(1) }\n"
	                               "func main() {\n\tr := gin.New()\n\troutes(r.Group(\"/v1\"), "
	                               "r.Group(\"/v2\", Key()))\n\tr.Run()\n}\n"});
	repo_expect(&r, "routes", "route auth", "/v1/a open|/v2/b guarded");
	repo_free(&r);
}

/* What is handed besides a router is none, whatever it is called. */
Test(route_go_handed, a_router_in_a_field_of_another_package)
{
	struct repo_facts r = REPO(
	        GO_MOD,
	        {"main.go", HEAD "func main() {\n\ts := orders.NewServer(80)\n\tapp := orders.NewApp()\n"
	                         "\tMount(app, s.Router)\n}\nfunc Mount(app *orders.App, router *gin.Engine) {\n"
	                         "\trouter.POST(\"/a\", add)\n}\nfunc add(c *gin.Context) { db.Create(1) }\n"},
	        {"orders/s.go", "package orders\nimport \"github.com/gin-gonic/gin\"\ntype Server struct {\n\tRouter "
	                        "*gin.Engine\n}\nfunc NewServer(port int) Server {\n\ts := Server{}\n\ts.Router = "
	                        "gin.New()\n\treturn s\n}\n"});
	repo_expect(&r, "routes", "route auth changes", "/a open true");
	repo_free(&r);
}

Test(route_go_handed, what_another_package_wraps_a_router_in)
{
	struct repo_facts r = REPO(
	        GO_MOD,
	        {"main.go",
	         HEAD SAVE "func main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"POST /a\", save)\n"
	                   "\tmux.HandleFunc(\"GET /{$}\", page)\n\tsrv := orders.Headers(mux)\n"
	                   "\thttp.ListenAndServe(\":80\", srv)\n}\n"
	                   "func page(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }\n"},
	        {"orders/h.go", "package orders\nimport \"net/http\"\nfunc Headers(next http.Handler) http.Handler {\n"
	                        "\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n"
	                        "\t\tw.Header().Set(\"X\", \"y\")\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /a open|GET / open");
	repo_free(&r);
}

Test(route_go_handed, a_type_that_hands_all_to_its_router)
{
	static const char type[] =
	        "package main\nimport \"net/http\"\ntype Server struct {\n\tmux *http.ServeMux\n}\n"
	        "func NewServer() *Server {\n\ts := &Server{mux: http.NewServeMux()}\n\ts.routes()\n\treturn s\n}\n"
	        "func (s *Server) routes() { s.mux.HandleFunc(\"POST /a\", s.save) }\n"
	        "func (s *Server) save(w http.ResponseWriter, r *http.Request) { s.db.Exec(\"INSERT INTO t\") }\n";
	static const char plain[] = "package main\nimport \"net/http\"\nfunc (s *Server) ServeHTTP(w "
	                            "http.ResponseWriter, r *http.Request) { "
	                            "s.mux.ServeHTTP(w, r) }\n";
	static const char asks[] = "package main\nimport \"net/http\"\nfunc (s *Server) ServeHTTP(w "
	                           "http.ResponseWriter, r *http.Request) {\n\tif "
	                           "r.Header.Get(\"Authorization\") != s.key {\n\t\thttp.Error(w, \"no\", 401)\n"
	                           "\t\treturn\n\t}\n\ts.mux.ServeHTTP(w, r)\n}\n";
	const struct {
		const char *serve, *main, *expected;
	} rows[] = {
	        {plain, START "func main() {\n\tsrv := NewServer()\n\thttp.ListenAndServe(\":80\", srv)\n}\n",
	         "/a open"},
	        {asks, START "func main() {\n\thttp.ListenAndServe(\":80\", NewServer())\n}\n", "/a guarded"},
	        {plain,
	         START "func main() {\n\th := NewServer()\n\thttp.Handle(\"/v1/\", h)\n\thttp.ListenAndServe(\":80\", "
	               "nil)\n}\n",
	         "/v1/a open"},
	        {plain, START "func main() { NewServer() }\n", "\xe2\x80\xa6/a ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct repo_facts r =
		        REPO(GO_MOD, {"server.go", type}, {"serve.go", rows[i].serve}, {"main.go", rows[i].main});
		repo_expect(&r, "routes", "route auth", rows[i].expected);
		repo_free(&r);
	}
}

/* A folder that was made to be shown gives nothing away; of another one that is not known. */
Test(route_go_handed, folders)
{
	struct repo_facts r =
	        REPO(GO_MOD, {"main.go", HEAD "func main() {\n\tr := gin.New()\n\tr.Static(\"/a\", \"./assets\")\n"
	                                      "\tr.Static(\"/u\", cfg.Dir)\n\tgo r.Run()\n\tmux := http.NewServeMux()\n"
	                                      "\tmux.Handle(\"/static/\", http.StripPrefix(\"/static/\", "
	                                      "http.FileServer(http.Dir(\"static\"))))\n"
	                                      "\tmux.Handle(\"/\", http.FileServer(http.Dir(\".\")))\n"
	                                      "\tmux.Handle(\"/v/\", auth(http.FileServer(http.Dir(\"static\"))))\n"
	                                      "\thttp.ListenAndServe(\":80\", mux)\n}\n"});
	repo_expect(&r, "routes", "route auth gives",
	            "/a/* open false|/u/* open ?|/static/ open false|/ open ?|/v/ ? ?");
	repo_free(&r);
}

/* A variable of a package that another one gives; what limits or logs is none, for whomever it is left out. */
Test(route_go_handed, variables_and_what_guards_nobody)
{
	struct repo_facts r = REPO(
	        {"go.mod", "module acme.io/shop\n\nrequire github.com/gofiber/fiber/v2 v2.52.0\n"},
	        {"main.go",
	         "package main\nimport "
	         "(\n\t\"github.com/gofiber/fiber/v2\"\n\t\"github.com/gofiber/fiber/v2/middleware/limiter\"\n"
	         "\t\"acme.io/shop/mw\"\n)\nfunc add(c *fiber.Ctx) error { return db.Create(1).Error }\n"
	         "func main() {\n\tmw.Access = mw.Key(key)\n\tapp := fiber.New()\n"
	         "\tapp.Use(limiter.New(limiter.Config{Next: func(c *fiber.Ctx) bool { return c.IP() == home }}))\n"
	         "\tapp.Post(\"/a\", add)\n\tapp.Post(\"/b\", mw.Access, add)\n\tapp.Post(\"/c\", mw.Other, add)\n"
	         "\tg := app.Group(base+\"/v1\", mw.Access)\n\tg.Post(\"/d\", add)\n\tapp.Listen(\":1\")\n}\n"},
	        {"mw/m.go",
	         "package mw\nimport \"github.com/gofiber/fiber/v2\"\nvar (\n\tAccess fiber.Handler\n\tOther "
	         "fiber.Handler\n)\nfunc Key(key string) fiber.Handler {\n\treturn func(c *fiber.Ctx) error {\n"
	         "\t\tif c.Get(\"X-Api-Key\") != apiKey {\n\t\t\treturn c.SendStatus(401)\n\t\t}\n"
	         "\t\treturn c.Next()\n\t}\n}\n"});
	repo_expect(&r, "routes", "route auth", "/a open|/b guarded|/c ?|/v1/d guarded");
	repo_free(&r);
}
