/* Types of fields and variables of Go, by which calls are followed. */
#include <stdio.h>

#include "repo.h"

#define GO_MOD                                                                                                         \
	{                                                                                                              \
		"go.mod", "module acme.io/shop\n\nrequire github.com/gin-gonic/gin v1.12.0\n"                          \
	}
#define GUARD                                                                                                          \
	"func Guard() gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tif c.GetHeader(\"Authorization\") != "   \
	"apiKey "                                                                                                      \
	"{\n\t\t\tc.AbortWithStatusJSON(401, gin.H{})\n\t\t\treturn\n\t\t}\n\t\tc.Next()\n\t}\n}\n"

/* Whom a method lets in is asked of the service behind its fields. */
Test(route_gin, guards_that_ask_a_service)
{
	static const struct {
		const char *service, *other, *want;
	} rows[] = {
	        {"\t_, err := jwt.Parse(t, key)\n\tif err != nil {\n\t\treturn 0, err\n\t}\n\treturn 1, nil\n", "",
	         "/1 guarded|/2 guarded"},
	        {"\treturn 1, nil\n", "", "/1 open|/2 open"},
	        {"\t_, err := jwt.Parse(t, key)\n\tif err != nil {\n\t\treturn 0, nil\n\t}\n\treturn 1, nil\n", "",
	         "/1 open|/2 open"},
	        {"\t_, err := jwt.Parse(t, key)\n\treturn 1, err\n",
	         "package other\ntype Lax struct{}\nfunc (l *Lax) ParseToken(t string) (int, error) { return 1, nil "
	         "}\n",
	         "/1 guarded|/2 ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char service[1024];
		snprintf(service, sizeof service,
		         "package service\nimport \"github.com/golang-jwt/jwt/v5\"\ntype AuthService struct{}\n"
		         "func (s *AuthService) ParseToken(t string) (int, error) {\n%s}\n",
		         rows[i].service);
		struct repo_facts r = REPO(
		        GO_MOD, {"service/auth.go", service},
		        {"service/service.go",
		         "package service\ntype Authorization interface {\n\tParseToken(t string) (int, "
		         "error)\n}\ntype Service struct {\n\tAuthorization\n}\n"},
		        {"other/lax.go", rows[i].other},
		        {"ports/ports.go",
		         "package ports\ntype Tokens interface {\n\tParseToken(t string) (int, error)\n}\n"},
		        {"handler/handler.go",
		         "package handler\nimport (\n\t\"github.com/gin-gonic/gin\"\n\t\"acme.io/shop/service\"\n"
		         "\t\"acme.io/shop/ports\"\n)\n"
		         "type Handler struct {\n\tservices *service.Service // all of them\n\ttokens ports.Tokens "
		         "`json:\"-\"`\n}\n"
		         "func (h *Handler) one(c *gin.Context) {\n\t_, err := "
		         "h.services.Authorization.ParseToken(c.GetHeader(\"Authorization\"))\n\tif err != nil {\n"
		         "\t\tc.AbortWithStatus(401)\n\t\treturn\n\t}\n}\n"
		         "func (h *Handler) two(c *gin.Context) {\n\t_, err := "
		         "h.tokens.ParseToken(c.GetHeader(\"Authorization\"))\n\tif err != nil {\n"
		         "\t\tc.AbortWithStatus(401)\n\t\treturn\n\t}\n}\n"
		         "func (h *Handler) save(c *gin.Context) { db.Create(1) }\n"
		         "func (h *Handler) Init() *gin.Engine {\n\tr := gin.New()\n\tr.POST(\"/1\", h.one, h.save)\n"
		         "\tr.POST(\"/2\", h.two, h.save)\n\treturn r\n}\n"},
		        {"main.go", "package main\nimport \"acme.io/shop/handler\"\nfunc main() {\n\th := "
		                    "new(handler.Handler)\n\th.Init().Run()\n}\n"});
		repo_expect(&r, "routes", "route auth", rows[i].want);
		repo_free(&r);
	}
}

/* new(T) and &T{} are of that type, wherever their methods stand. */
Test(route_gin, handlers_of_what_is_made_in_place)
{
	struct repo_facts r =
	        REPO(GO_MOD,
	             {"web/web.go",
	              "package web\nimport \"github.com/gin-gonic/gin\"\ntype Orders struct{}\ntype Users struct{}\n"
	              "func (o Orders) Save(c *gin.Context) { db.Create(1) }\n"
	              "func (u Users) Save(c *gin.Context) {\n\tc.AbortWithStatus(401)\n}\n"},
	             {"main.go",
	              "package main\nimport (\n\t\"github.com/gin-gonic/gin\"\n\t\"acme.io/shop/web\"\n)\n"
	              "func main() {\n\tr := gin.New()\n\torders := new(web.Orders)\n\tagain := &web.Orders{}\n"
	              "\tr.POST(\"/1\", orders.Save)\n\tr.POST(\"/2\", again.Save)\n\tr.POST(\"/3\", lost.Save)\n}\n"});
	repo_expect(&r, "routes", "route auth", "/1 open|/2 open|/3 ?");
	repo_free(&r);
}
