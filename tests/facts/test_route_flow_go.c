/* Guards of Go that look somebody up by what he sends, and refuse by the error that this gives. */
#include <stdio.h>

#include "repo.h"

#define MAIN                                                                                                           \
	"package main\nimport (\n\t\"errors\"\n\t\"net/http\"\n\t\"acme.io/shop/ports\"\n)\n"                          \
	"func Session(m *Manager) func(http.Handler) http.Handler {\n\treturn func(next http.Handler) http.Handler "   \
	"{\n"                                                                                                          \
	"\t\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\t\t_, err := m.Check(r)\n"     \
	"\t\t\tif err != nil {\n\t\t\t\thttp.Error(w, \"no\", http.StatusUnauthorized)\n\t\t\t\treturn\n\t\t\t}\n"     \
	"\t\t\tnext.ServeHTTP(w, r)\n\t\t})\n\t}\n}\n"                                                                 \
	"func save(w http.ResponseWriter, r *http.Request) { db.Exec(\"INSERT INTO t\") }\n"                           \
	"func main() {\n\tmux := http.NewServeMux()\n\tmux.Handle(\"POST /a\", "                                       \
	"Session(&Manager{})(http.HandlerFunc(save)))\n\thttp.ListenAndServe(\":80\", mux)\n}\n"                       \
	"func (m *Manager) Check(r *http.Request) (User, error) {\n\tcookie, err := r.Cookie(\"sid\")\n\tif err != "   \
	"nil {\n\t\treturn User{}, ErrNobody\n\t}\n\treturn m.Get(cookie.Value)\n}\n"

Test(route_flow_go, what_is_looked_up_comes_with_an_error)
{
	const struct {
		const char *get, *auth;
	} rows[] = {
	        {"\terr := m.db.QueryRow(\"SELECT a FROM s WHERE t=$1\", token).Scan(&u)\n\tif errors.Is(err, "
	         "sql.ErrNoRows) {\n\t\treturn u, ErrNobody\n\t}\n\tif err != nil {\n\t\treturn u, err\n\t}\n\treturn "
	         "u, nil\n",
	         "guarded"},
	        {"\treturn m.db.FindOne(token)\n", "guarded"},
	        {"\tif err := m.db.Where(\"token = ?\", token).First(&u).Error; err != nil {\n\t\treturn u, "
	         "fmt.Errorf(\"x: %w\", err)\n\t}\n\treturn u, nil\n",
	         "guarded"},
	        {"\tu, ok := m.sessions[token]\n\tif !ok {\n\t\treturn u, ErrNobody\n\t}\n\treturn u, nil\n",
	         "guarded"},
	        {"\tu, err = m.db.FindOne(token)\n\tif err != nil {\n\t\treturn u, "
	         "shop.NewAuthError(err)\n\t}\n\treturn u, "
	         "nil\n",
	         "guarded"},
	        /* what is found is not looked at */
	        {"\tu, _ = m.db.FindOne(token)\n\treturn u, nil\n", "?"},
	        {"\tlog.Print(token)\n\treturn u, nil\n", "?"},
	        {"\tu, err := m.db.FindOne(\"admin\")\n\tif err != nil {\n\t\treturn u, err\n\t}\n\treturn u, nil\n",
	         "?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[2000], expected[40];
		snprintf(text, sizeof text, MAIN "func (m *Manager) Get(token string) (u User, err error) {\n%s}\n",
		         rows[i].get);
		snprintf(expected, sizeof expected, "/a %s", rows[i].auth);
		struct repo_facts r = REPO({"go.mod", "module acme.io/shop\n"}, {"main.go", text});
		repo_expect(&r, "routes", "route auth", expected);
		repo_free(&r);
	}
}

/* An interface is what is called after it. */
Test(route_flow_go, several_methods_of_one_name)
{
	struct repo_facts r = REPO(
	        {"go.mod", "module acme.io/shop\n"},
	        {"main.go", MAIN "type Manager struct {\n\tstore ports.SessionStore\n}\n"
	                         "func (m *Manager) Get(token string) (User, error) { return m.store.Get(token) }\n"},
	        {"ports/p.go", "package ports\ntype SessionStore interface {\n\tGet(token string) (User, error)\n}\n"},
	        {"store/i.go",
	         "package store\nfunc (s *InviteStore) Get(token string) (User, error) { return User{}, nil }\n"},
	        {"store/s.go",
	         "package store\nfunc (s *pgSessionStore) Get(token string) (u User, err error) {\n\terr = "
	         "s.db.QueryRow(\"SELECT\", token).Scan(&u)\n\treturn u, err\n}\n"});
	repo_expect(&r, "routes", "route auth", "/a guarded");
	repo_free(&r);
}
