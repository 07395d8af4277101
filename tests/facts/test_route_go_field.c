/* Routers of Go that are kept in fields, and paths without a stroke in front. */
#include "repo.h"

#define MOD                                                                                                            \
	{                                                                                                              \
		"go.mod", "module acme.io/shop\n"                                                                      \
	}

Test(route_go_field, a_router_made_in_a_field)
{
	struct repo_facts r =
	        REPO(MOD,
	             {"server/server.go",
	              "package server\nimport \"github.com/labstack/echo/v4\"\ntype Server struct {\n\techo "
	              "*echo.Echo\n}\nfunc New() *Server {\n\treturn &Server{\n\t\techo: echo.New(),\n\t}\n}\n"},
	             {"server/routes.go",
	              "package server\nimport (\n\techojwt "
	              "\"github.com/labstack/echo-jwt/v4\"\n\t\"github.com/labstack/echo/v4\"\n)\n"
	              "func routes(s *Server) {\n\ts.echo.POST(\"/open\", s.Save)\n\tg := s.echo.Group(\"/in\")\n"
	              "\tg.Use(echojwt.WithConfig(config()))\n\tg.POST(\"/a\", s.Save)\n}\n"
	              "func (s *Server) Save(c echo.Context) error {\n\tdb.Create(1)\n\treturn nil\n}\n"},
	             {"other/routes.go",
	              "package other\nfunc routes(c *http.Client) {\n\tc.transport.POST(\"/no\", x)\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /open open|POST /in/a guarded");
	repo_free(&r);
}

Test(route_go_field, a_router_handed_to_a_field)
{
	struct repo_facts r = REPO(
	        MOD,
	        {"routes/users.go",
	         "package routes\nimport \"github.com/gin-gonic/gin\"\ntype users struct {\n\trouter "
	         "*gin.RouterGroup\n}\n"
	         "func NewUsers(router *gin.RouterGroup, x int) *users {\n\treturn &users{router: router}\n}\n"
	         "func (u *users) Routes() {\n\tv1 := u.router.Group(\"v1\")\n\tv1.POST(\"a\", u.save)\n}\n"
	         "func (u *users) save(c *gin.Context) { db.Create(1) }\n"},
	        {"main.go", "package main\nimport (\n\t\"github.com/gin-gonic/gin\"\n\t\"acme.io/shop/routes\"\n)\n"
	                    "func main() {\n\tr := gin.New()\n\tapi := r.Group(\"api\", gin.BasicAuth(accounts))\n"
	                    "\troutes.NewUsers(api, 1).Routes()\n\tr.Run()\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /api/v1/a guarded");
	repo_free(&r);
}

/* A router in a field that nobody is seen to fill may have anything in front. */
Test(route_go_field, a_field_that_nobody_fills)
{
	struct repo_facts r = REPO(
	        MOD,
	        {"route/route.go",
	         "package route\nimport \"github.com/gofiber/fiber/v2\"\ntype Config struct {\n\tApp "
	         "*fiber.App\n\tAuth "
	         "fiber.Handler\n}\nfunc (c *Config) Setup() {\n\tc.App.Use(c.Auth)\n\tc.App.Post(\"/a\", save)\n}\n"
	         "func save(c *fiber.Ctx) error {\n\tdb.Create(1)\n\treturn nil\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /a ?");
	repo_free(&r);
}
