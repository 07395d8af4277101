/* What refuses in Go is told by what its function does; what it counts by, by the header that it looks into. */
#include "repo.h"

#define IMPORTS "import (\n\t\"net/http\"\n\t\"sync\"\n\t\"time\"\n)\n"
#define TYPE    "type Limiter struct {\n\tmu sync.Mutex\n\tseen map[string]int\n}\n"
#define FRONT(k)                                                                                                       \
	"func (l *Limiter) Front(next http.Handler) http.Handler {\n"                                                  \
	"\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n"                                   \
	"\t\tif !l.allow(" k ") {\n"                                                                                   \
	"\t\t\tw.Header().Set(\"Retry-After\", \"60\")\n"                                                              \
	"\t\t\thttp.Error(w, \"slow down\", http.StatusTooManyRequests)\n\t\t\treturn\n\t\t}\n"                        \
	"\t\tnext.ServeHTTP(w, r)\n\t})\n}\n"                                                                          \
	"func (l *Limiter) allow(ip string) bool {\n\tl.seen[ip]++\n\treturn l.seen[ip] < 10\n}\n"
#define MAIN                                                                                                           \
	"package main\nimport (\n\t\"net/http\"\n\t\"example.org/app/limit\"\n)\nfunc main() {\n"                      \
	"\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"POST /orders\", order)\n\tl := limit.New()\n"                 \
	"\tvar h http.Handler = mux\n\th = l.Front(h)\n"                                                               \
	"\thttp.ListenAndServe(\":80\", h)\n}\n"                                                                       \
	"func order(w http.ResponseWriter, r *http.Request) { save(r) }\n"
#define NEW "func New() *Limiter { return &Limiter{seen: map[string]int{}} }\n"

static void go_expect(const char *limit, const char *wanted)
{
	struct repo_facts r =
	        REPO({"go.mod", "module example.org/app\n\ngo 1.22\n"}, {"main.go", MAIN}, {"limit/limit.go", limit});
	repo_expect(&r, "limits", "key store status tells daily wired", wanted);
	repo_free(&r);
}

Test(limit_go, stands_in_front_of_the_routes_that_its_handler_is_wrapped_around)
{
	go_expect("package limit\n" IMPORTS TYPE NEW FRONT("r.RemoteAddr"), "address memory 429 true false true");
}

Test(limit_go, a_header_that_the_caller_writes_tells_nobody_from_the_next)
{
	go_expect("package limit\n" IMPORTS TYPE NEW FRONT(
	                  "clientIP(r)") "func clientIP(r *http.Request) string {\n\treturn "
	                                 "r.Header.Get(\"X-Forwarded-For\")\n}\n",
	          "claimed memory 429 true false true");
	go_expect("package limit\n" IMPORTS TYPE NEW FRONT(
	                  "clientIP(r, true)") "func clientIP(r *http.Request, behindProxy bool) string {\n\tif "
	                                       "behindProxy {\n"
	                                       "\t\treturn r.Header.Get(\"X-Forwarded-For\")\n\t}\n\treturn "
	                                       "r.RemoteAddr\n}\n",
	          "forwarded memory 429 true false true");
}

Test(limit_go, what_another_server_refused_is_no_limit)
{
	go_expect("package limit\n" IMPORTS
	          "func Ask(w http.ResponseWriter, tries int) {\n\tanswer, _ := http.Get(\"https://a.example\")\n"
	          "\tif answer.StatusCode == http.StatusTooManyRequests && tries > 3 {\n\t\treturn\n\t}\n}\n",
	          "");
}
