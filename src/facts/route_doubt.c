/* Each doubt has its sign in the text: a cookie that is there need not be true, an environment variable may be unset, a
 * promise that nobody waited for is never false. */
#include "route_doubt.h"

#include <stdint.h>

#include "route_word.h"
#include "row_get.h"

void route_doubt_call(struct route_traits *t, str callee)
{
	static const char checks[] =
	        "verify session user auth check valid compare timingsafe jwt token introspect find "
	        "select query fetch lookup match decrypt unseal hash claims passport principal";
	if (str_ends(callee, S("auth.getSession"))) /* of Supabase: from the cookie, as it stands there */
		t->stored = true;
	else if (str_listed(route_last(callee), "getUser getClaims"))
		t->asked = true;
	if (route_has_word(callee, checks) && !route_has_word(callee, "header cookie"))
		t->checks = true;
}

/* Does it compare with something, and not only with nothing? */
static bool compares(str condition)
{
	if (str_find(condition, S("=="), 0) == SIZE_MAX && str_find(condition, S("!="), 0) == SIZE_MAX &&
	    !route_has_word(condition, ".includes( .startswith( .equals( .test( .has("))
		return false;
	return !route_has_word(condition, "null undefined none");
}

/* key !== process.env.KEY: true of nobody who sends none, where KEY is unset. */
static bool may_be_unset(str condition)
{
	static const char *const reads[] = {"process.env.", "import.meta.env.", "Deno.env.get(", "os.environ.get(",
	                                    "os.getenv("};
	size_t at = SIZE_MAX;
	for (size_t i = 0; i < sizeof reads / sizeof *reads && at == SIZE_MAX; i++)
		at = str_find(condition, str_of(reads[i]), 0);
	if (at == SIZE_MAX)
		return false;
	bool denied = at && condition.p[at - 1] == '!', not = at > 3 && str_ends(str_sub(condition, 0, at), S("not "));
	return !denied && !not ;
}

static bool is_only_local(str condition)
{
	return route_has_word(condition, "node_env") && str_find(condition, S("production"), 0) != SIZE_MAX;
}

void route_doubt_exit(struct route_file *r, struct route_traits *t, str condition)
{
	(void)r;
	if (may_be_unset(condition) || is_only_local(condition))
		t->unset = true;
	else
		t->sure = true;
	t->checks = t->checks || compares(condition);
}

bool route_catches_strangers(const struct route_file *r, const struct node *f, const struct node *exit)
{
	static const char throws[] =
	        "JWT.decode JWTAuth.parseToken JWTAuth.getToken auth.verifyIdToken this.auth.verifyIdToken "
	        "JWTAuth.authenticate JWTAuth.parseToken().authenticate this.jwt.decode";
	if (!str_ends(r->path, S(".php")) || !str_starts(row_text(exit, S("if")), S("catch")))
		return false;
	for (size_t c = route_call_from(r, f); c < r->n_calls && route_within(f, r->calls[c]); c++)
		if (str_listed(row_text(r->calls[c], S("callee")), throws) && !route_swallowed(r, r->calls[c]))
			return true;
	return false;
}

str route_doubt(const struct route_traits *t)
{
	bool sent = route_has_word(t->identity, "header cookie authoriz bearer api-key apikey x-api") &&
	            (!route_has_word(t->identity, "session user getauth") ||
	             str_eq(route_last(t->identity), S("getSessionCookie")));
	if (!t->refuses.n || !t->identity.n)
		return S("");
	if (t->bypass.n)
		return S("lets pass by what has nothing to do with who calls");
	if (t->odd && !t->plain)
		return S("refuses under a condition that was not understood");
	if (t->unset && !t->sure)
		return S("guards only where a variable is set");
	if (t->stored && !t->asked)
		return S("takes a session as it was sent");
	if (sent && !t->checks && !t->signs.n)
		return S("only looks whether a token is there");
	return S("");
}
