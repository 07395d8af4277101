/* What limiters are told by which they limit nothing, each beside what is told so in earnest; and keys that the caller
 * writes, or that no second request has. */
#include "repo.h"

#include "facts/fact.h"

struct inert_said {
	const char *field, *value; /* "?" in front of what is computed */
};

static void inert_expect(const struct inert_said *said, size_t n, const char *wanted)
{
	struct repo_facts r = {.facts = facts_new()};
	struct members m = fact_new(r.facts, S("limit_parts"), S("a.js"), 1);
	members_scalar(&m, NODE_STRING, S("what"), S("limit"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
	members_scalar(&m, NODE_STRING, S("tool"), S("express-rate-limit"), NULL);
	for (size_t i = 0; i < n; i++) {
		str value = str_of(said[i].value);
		bool computed = str_starts(value, S("?")), number = value.n && value.p[0] >= '0' && value.p[0] <= '9';
		bool is = str_eq(value, S("true")) || str_eq(value, S("false"));
		enum node_kind kind = computed ? NODE_UNKNOWN : is ? NODE_BOOL : number ? NODE_NUMBER : NODE_STRING;
		members_scalar(&m, kind, str_of(said[i].field), str_sub(value, computed, value.n), NULL);
	}
	r.tree = facts_finish(r.facts, &r.arena);
	repo_expect(&r, "limits", "wired key tells", wanted);
	repo_free(&r);
}
#define TOLD(wanted, ...)                                                                                              \
	inert_expect((const struct inert_said[]){__VA_ARGS__},                                                         \
	             sizeof((const struct inert_said[]){__VA_ARGS__}) / sizeof(struct inert_said), wanted)

Test(limit_inert, told_to_limit_nothing)
{
	TOLD("true address true", {"skips", "?(req) => req.path === '/health'"});
	TOLD("false address true", {"skips", "?() => true"});
	TOLD("false address true", {"skips", "?() => process.env.NODE_ENV === 'production'"});
	TOLD("true address true", {"skips", "?() => process.env.NODE_ENV !== 'production'"});
	TOLD("? address true", {"skips", "?(req) => isFriend(req)"});
	TOLD("true address true", {"failed", "true"});
	TOLD("false address true", {"failed", "true"}, {"succeeded", "true"});
	TOLD("false address true", {"handler", "?(req, res, next) => next()"});
	TOLD("true address true", {"handler", "?(req, res) => res.status(429).end()"});
	TOLD("true address false", {"standard", "false"}, {"legacy", "false"});
	TOLD("true address true", {"standard", "true"}, {"legacy", "false"});
	TOLD("false address true", {"window_ms", "60"});
	TOLD("true address true", {"window_ms", "60000"});
	TOLD("false address true", {"limit", "?Infinity"});
	TOLD("? address true", {"count", "0"});
}

Test(limit_inert, keys_that_the_caller_writes)
{
	TOLD("true user true", {"keyed", "?(req) => req.user.id"});
	TOLD("true claimed true", {"keyed", "?(req) => req.headers['x-user-id']"});
	TOLD("true claimed true", {"keyed", "?(req) => req.body.user.id"});
	TOLD("true claimed true", {"keyed", "?(req) => req.cookies.user"});
	TOLD("true all true", {"keyed", "?() => 'user'"});
	TOLD("false request true", {"keyed", "?(req) => req.ip + randomUUID()"});
	TOLD("true ? true", {"keyed", "?user_key"});
	TOLD("true address true", {"keyed", "?get_remote_address"});
	TOLD("true address true", {"keyed", "?`login:${req.ip}`"});
}

static void inert_rack(const char *text, const char *wanted)
{
	struct repo_facts r = REPO({"config/initializers/rack_attack.rb", text});
	repo_expect(&r, "limit_parts", "what inert", wanted);
	repo_free(&r);
}

Test(limit_inert, rack_attack_that_attacks_nobody)
{
	inert_rack("Rack::Attack.enabled = false\n", "off Rack::Attack is switched off");
	inert_rack("Rack::Attack.enabled = false if Rails.env.test?\n", "");
	inert_rack("# Rack::Attack.enabled = false\n", "");
	inert_rack("Rack::Attack.safelist('all') { |req| true }\n", "off everybody is on its safe list");
	inert_rack("class Rack::Attack\n  safelist('all') do |req|\n    true\n  end\nend\n",
	           "off everybody is on its safe list");
	inert_rack("Rack::Attack.safelist('home') { |req| req.ip == '127.0.0.1' }\n", "");
	inert_rack("Rack::Attack.throttle('a', limit: 6, period: 60) { |req| nil }\n",
	           "off requests are counted under no key");
	inert_rack("Rack::Attack.throttle('a', limit: 6, period: 60) { |req| nil }\n"
	           "Rack::Attack.throttle('b', limit: 6, period: 60) { |req| req.ip }\n",
	           "");
}
