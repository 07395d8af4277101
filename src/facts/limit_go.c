/* Go refuses in two steps, http.Error(w, …, http.StatusTooManyRequests) and a bare return, so no way out says why: the
 * text of the function does. What a limiter keeps stands in a field, or in front of the function that it makes. */
#include "limit_go.h"

#include <stdint.h>

#include "facts/language.h"
#include "limit_body.h"
#include "row_get.h"

enum { FUNCTIONS = 64 }; /* that are looked into, of a file */

struct go_limit {
	struct limit_body body;
	str file; /* its text, without comments */
	const struct node *function;
};

/* It is asked: what comes from another server is looked at the same way, and has no caller. */
static bool answers(str text)
{
	return limit_has_any(text, "http.ResponseWriter|gin.Context|echo.Context|echo.HandlerFunc|fiber.Ctx|fasthttp.");
}

static bool refuses(str text)
{
	static const char others[] = "== http.StatusTooManyRequests|== 429|case http.StatusTooManyRequests|case 429|"
	                             "!= http.StatusTooManyRequests|!= 429";
	return (limit_has_word(text, S("StatusTooManyRequests")) || limit_has_word(text, S("429"))) &&
	       !limit_has_any(text, others);
}

/* Asks a limiter, or compares a number that grows. */
static bool counts(str text)
{
	static const char asks[] = ".allow(|.allown(|.take(|.isallowed(|.reserve(|.tryacquire(|.incr(|.hit(|.check(|"
	                           ".allowed(|.ratelimit(|.limit(";
	static const char numbers[] = "count|hits|len(|requests|attempts|tokens|remaining";
	bool compared = str_find(text, S(" > "), 0) != SIZE_MAX || str_find(text, S(" >= "), 0) != SIZE_MAX ||
	                str_find(text, S(" < "), 0) != SIZE_MAX || str_find(text, S(" <= "), 0) != SIZE_MAX;
	return limit_has_any(text, asks) || (compared && limit_has_any(text, numbers));
}

static bool passes_on(str text) { return limit_has_any(text, ".ServeHTTP(|.Next()|return next(|next(w, r)|next(c)"); }

static str store_of(const struct go_limit *g)
{
	if (limit_has_any(g->file, "redis|memcache|valkey"))
		return S("shared");
	return limit_has_any(g->file, "map[string]|map[netip|sync.Map|rate.NewLimiter|lru.New|cache.New(") ? S("memory")
	                                                                                                   : S("");
}

/* The function of the file that it asks who calls: clientIP(r). */
static const struct node *asks_for_address(const struct go_limit *g)
{
	const struct node *functions = node_get(g->body.tree, S("functions"));
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next) {
		str name = row_text(n, S("name"));
		if (n != g->function && limit_has_any(name, "ip|addr|forwarded|client") &&
		    limit_has_word(g->body.text, name))
			return n;
	}
	return NULL;
}

/* X-Forwarded-For is what the caller writes, and a proxy adds to, unless a setting says that one stands in front. */
static str key_of(const struct go_limit *g, struct arena *scratch)
{
	str text = g->body.text;
	const struct node *helper = asks_for_address(g);
	if (helper) {
		struct limit_body of = limit_body_lines(g->body.tree, helper, scratch);
		text = arena_printf(scratch, "%.*s\n%.*s", STR_ARG(text), STR_ARG(of.text));
	}
	bool forwarded = limit_has_any(text, "x-forwarded-for");
	if (limit_has_any(text, "userid|user_id|claims|subject|x-api-key|apikey"))
		return S("");
	if (forwarded)
		return limit_has_any(text, "proxy|proxies|trust") ? S("forwarded") : S("claimed");
	if (limit_has_any(text, "clientip|realip|remoteaddr|remoteip|c.ip()"))
		return S("address");
	bool one = limit_has_any(g->file, "rate.NewLimiter") && !limit_has_any(g->file, "map[string]|sync.Map|lru.");
	return one ? S("all") : S("");
}

static void add_key(struct members *m, str key, str text)
{
	if (key.n) {
		members_scalar(m, NODE_STRING, S("key"), key, NULL);
		return;
	}
	struct members list = members_below(m, NODE_ARRAY, S("keyed"), NULL);
	members_scalar(&list, NODE_UNKNOWN, S(""),
	               limit_has_any(text, "userid|user_id|claims|subject") ? S("userid")
	               : limit_has_any(text, "x-api-key|apikey")            ? S("apikey")
	                                                                    : S("computed"),
	               NULL);
}

static void add(struct facts *f, str path, const struct go_limit *g, struct arena *scratch)
{
	struct members m = fact_new(f, S("limit_parts"), path, g->function->line);
	str name = row_text(g->function, S("name")), of = row_text(g->function, S("of")), text = g->body.text;
	bool made = name.n && passes_on(text);
	while (of.n && (of.p[0] == '*' || of.p[0] == '&'))
		of = str_sub(of, 1, of.n);
	members_scalar(&m, NODE_STRING, S("what"), made ? S("made") : S("limit"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
	if (made)
		members_scalar(&m, NODE_STRING, S("ref"),
		               of.n ? arena_printf(scratch, "%.*s.%.*s", STR_ARG(of), STR_ARG(name)) : name, NULL);
	str store = store_of(g);
	if (store.n)
		members_scalar(&m, NODE_STRING, S("stored"), store, NULL);
	add_key(&m, key_of(g, scratch), text);
	if (!limit_has_any(g->file, "daily|perday|per_day|24 * time.hour|time.hour * 24|adddate|86400"))
		members_bool(&m, S("daily"), false);
	members_scalar(&m, NODE_NUMBER, S("status"), S("429"), NULL);
	members_bool(&m, S("tells"), limit_has_any(text, "retry-after|ratelimit-reset|rate-limit-reset"));
	if (str_eq(store, S("memory")))
		members_bool(&m, S("opens"), false);
}

void limit_go(struct facts *f, str path, const struct node *tree)
{
	const struct node *functions = node_get(tree, S("functions")), *side = node_get(tree, S("side"));
	struct arena scratch = {0};
	unsigned seen = 0, behind = 0;
	if (!str_eq(language_of(path), S("Go")) || (side && str_listed(side->text, "client test")) ||
	    !refuses(tree->text))
		return;
	const struct node whole = {.line = 1, .end_line = UINT32_MAX - 1};
	struct limit_body file = limit_body_lines(tree, &whole, &scratch);
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next) {
		if (n->line <= behind) /* inside the one before */
			continue;
		behind = n->end_line;
		struct go_limit g = {limit_body_lines(tree, n, &scratch), file.text, n};
		if (!answers(g.body.text) || !refuses(g.body.text) || !counts(g.body.text))
			continue;
		if (++seen > FUNCTIONS) {
			facts_unsure(f, S("limit_parts"), path, n->line);
			break;
		}
		add(f, path, &g, &scratch);
	}
	arena_free(&scratch);
}
