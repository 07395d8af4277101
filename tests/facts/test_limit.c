/* What limits are told in the words of a package or a proxy, and what becomes of it: one word for what is counted by,
 * seconds, where it counts, and what is so unless it is told otherwise. */
#include "repo.h"

#include "facts/fact.h"

struct limit_said {
	const char *field, *value;
};

/* One limit of a tool of which this is said; "?" in front of a value that is computed. */
/* A store that is made is shared where the file takes it from a package that is called so. */
static void limit_imports(struct facts *f, str module)
{
	struct members m = fact_new(f, S("imports"), S("a.js"), 1);
	members_scalar(&m, NODE_STRING, S("module"), module, NULL);
}

static void limit_expect(const char *tool, const struct limit_said *said, size_t n, const char *wanted)
{
	struct repo_facts r = {.facts = facts_new()};
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_of(said[i].field), S("imports")))
			limit_imports(r.facts, str_of(said[i].value));
	struct members m = fact_new(r.facts, S("limit_parts"), S("a.js"), 1);
	members_scalar(&m, NODE_STRING, S("what"), S("limit"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
	members_scalar(&m, NODE_STRING, S("tool"), str_of(tool), NULL);
	for (size_t i = 0; i < n; i++) {
		str value = str_of(said[i].value), field = str_of(said[i].field);
		bool computed = str_starts(value, S("?"));
		enum node_kind kind = computed ? NODE_UNKNOWN : NODE_STRING;
		if (str_eq(field, S("imports")))
			continue;
		if (str_eq(field, S("keyed"))) {
			struct members list = members_below(&m, NODE_ARRAY, field, NULL);
			members_scalar(&list, kind, S(""), str_sub(value, computed, value.n), NULL);
		} else {
			members_scalar(&m, kind, field, str_sub(value, computed, value.n), NULL);
		}
	}
	r.tree = facts_finish(r.facts, &r.arena);
	repo_expect(&r, "limits", "key count window store status", wanted);
	repo_free(&r);
}
#define LIMIT(tool, wanted, ...)                                                                                       \
	limit_expect(tool, (const struct limit_said[]){__VA_ARGS__},                                                   \
	             sizeof((const struct limit_said[]){__VA_ARGS__}) / sizeof(struct limit_said), wanted)

Test(limit, what_requests_are_counted_by)
{
	LIMIT("", "user ? ? ? ?", {"keyed", "?(req) => req.user.id"});
	LIMIT("", "address ? ? ? ?", {"keyed", "?getClientIp(req)"});
	LIMIT("", "address ? ? ? ?", {"keyed", "?req.headers.get('x-forwarded-for')"});
	LIMIT("", "user ? ? ? ?", {"keyed", "?req.user?.id ?? req.ip"});
	LIMIT("", "key ? ? ? ?", {"keyed", "?req.headers['x-api-key']"});
	LIMIT("", "account ? ? ? ?", {"keyed", "?body.email"});
	LIMIT("", "? ? ? ? ?", {"keyed", "?recipients"});
	LIMIT("", "? ? ? ? ?", {"keyed", "login"});
	LIMIT("", "all ? ? ? ?", {"keyed", "global"});
}

Test(limit, how_much_in_what_time)
{
	LIMIT("", "? 5 60 ? ?", {"rate", "5/minute"});
	LIMIT("", "? 100 900 ? ?", {"rate", "100 per 15 minutes"});
	LIMIT("", "? 200 86400 ? ?", {"rate", "200 per day"});
	LIMIT("", "? ? 10 ? ?", {"window_ms", "10 s"});
	LIMIT("", "? ? 900 ? ?", {"window_ms", "900000"});
	LIMIT("", "? ? 60 ? ?", {"window", "60"});
	LIMIT("", "? ? ? ? ?", {"rate", "often"});
	LIMIT("", "? ? ? ? ?", {"rate", "?settings.RATE"});
	LIMIT("nginx", "address 5 1 platform 503", {"rate", "$binary_remote_addr zone=a:10m rate=5r/s"},
	      {"keyed", "$binary_remote_addr zone=a:10m rate=5r/s"});
	LIMIT("laravel", "user 60 60 ? 429", {"rate", "throttle:60,1"});
}

Test(limit, what_a_package_does_unless_it_is_told)
{
	LIMIT("express-rate-limit", "address 5 60 memory 429", {"scope", "/api"});
	LIMIT("express-rate-limit", "address 5 60 shared 429", {"stored", "?new RedisStore({ client })"},
	      {"imports", "rate-limit-redis"});
	LIMIT("express-rate-limit", "address 5 60 ? 429", {"stored", "?new RedisStore()"}, {"imports", "express"});
	LIMIT("express-rate-limit", "address 5 60 ? 429", {"stored", "?makeStore()"});
	LIMIT("express-rate-limit", "address 5 60 memory ?", {"handler", "?(req, res) => res.end()"});
	LIMIT("django-ratelimit", "? ? ? ? 403", {"scope", "/a"});
	LIMIT("unheard-of", "? ? ? ? ?", {"scope", "/a"});
}
