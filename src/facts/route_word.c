/* The tables. Words are found in any case, so that req.headers.authorization, getAuthorization() and
 * HTTP_AUTHORIZATION are one. */
#include "route_word.h"

#include <stdint.h>
#include <string.h>

bool route_has_word(str text, const char *list)
{
	str word;
	for (str rest = str_of(list); str_cut(&rest, ' ', &word);)
		if (word.n && str_ifind(text, word, 0) != SIZE_MAX)
			return true;
	return false;
}

str route_last(str chain)
{
	size_t i = chain.n;
	while (i && chain.p[i - 1] != '.')
		i--;
	return str_sub(chain, i, chain.n);
}

/* ---- who the caller is ---- */

/* What the caller says of himself, or what only protects a form, is none. */
static const char no_identity[] = "csrf xsrf req.body request.body request.json request.form req.query req.params "
                                  "request.args generatetoken createtoken signtoken createsession";
static const char identity[] =
        "authoriz session cookie jwt token req.user request.user locals.user state.user ctx.user "
        "context.user event.user g.user .auth auth. apikey api_key api-key x-api x-admin bearer "
        "isauthenticated is_authenticated is_anonymous current_user currentuser getuser "
        "get_user verifyidtoken clerk passport credentials identity is_staff is_superuser "
        "x_api_key userid user_id getclaims is_logged_in isloggedin secret";

bool route_is_identity(str chain)
{
	return !route_has_word(chain, no_identity) &&
	       (route_has_word(chain, identity) || str_listed(chain, "auth getAuth requireUser getMe"));
}

bool route_only_decodes(str callee)
{
	return str_listed(callee, "jwt.decode jwtDecode jwt_decode decodeJwt jose.decodeJwt jsonwebtoken.decode atob");
}

/* ---- refusing ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* 401, or 403, as a number of its own. */
static bool has_status(str text, str status)
{
	for (size_t at = 0; (at = str_find(text, status, at)) != SIZE_MAX; at += status.n)
		if ((at == 0 || !is_digit(text.p[at - 1])) &&
		    (at + status.n == text.n || !is_digit(text.p[at + status.n])))
			return true;
	return false;
}

static bool is_other_fault(str says)
{
	static const char *const other[] = {"400", "404", "409", "410", "415", "422", "429", "500", "503"};
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (has_status(says, str_of(other[i])))
			return true;
	return route_has_word(says, "notfound not_found badrequest bad_request conflict alreadyexists validation");
}

static bool passes(str says)
{
	return str_find(says, S("next()"), 0) != SIZE_MAX || str_find(says, S(".next("), 0) != SIZE_MAX ||
	       str_find(says, S("call_next("), 0) != SIZE_MAX || str_find(says, S("get_response("), 0) != SIZE_MAX;
}

/* A condition that holds where nobody signed in: !session, not user, userId == null … */
static bool asks_for_nobody(str condition)
{
	static const char people[] =
	        "session user token auth uid claim payload decoded key bearer cookie account admin "
	        "role permission secret owner profile member logged signed";
	bool denies = condition.n &&
	              (condition.p[0] == '!' || str_starts(condition, S("not ")) ||
	               str_find(condition, S("!"), 0) != SIZE_MAX || str_find(condition, S(" not "), 0) != SIZE_MAX ||
	               str_find(condition, S("null"), 0) != SIZE_MAX || str_find(condition, S("None"), 0) != SIZE_MAX ||
	               str_find(condition, S("undefined"), 0) != SIZE_MAX);
	return denies && route_has_word(condition, people);
}

bool route_refuses(str says, str condition)
{
	static const char words[] = "unauthori unauthenticat forbidden permissiondenied notauthenticated accessdenied "
	                            "not_authenticated authenticationerror authorizationerror autherror authfailed";
	static const char doors[] = "login signin sign-in sign_in log-in /auth 'auth unauthorized";
	if (passes(says))
		return false;
	if (has_status(says, S("401")) || has_status(says, S("403")) || route_has_word(says, words))
		return true;
	if (has_status(says, S("400")) && str_starts(condition, S("!")) &&
	    route_has_word(condition, "payload claim decoded session verified"))
		return true; /* of a link that is signed */
	if (is_other_fault(says))
		return false;
	if (route_has_word(says, "redirect") && route_has_word(says, doors))
		return true;
	return asks_for_nobody(condition);
}

bool route_call_refuses(str callee, str argument)
{
	/* They throw by themselves. */
	static const char always[] = "jwtVerify protect requireUserSession requireUser requireUserId requireAuth "
	                             "requireSession requireAdmin verify_jwt_in_request unauthorized forbidden "
	                             "ensureAuthenticated authenticated_userid requireLogin assertAuthenticated";
	if (str_listed(route_last(callee), always))
		return true;
	bool throws =
	        str_listed(route_last(callee), "abort throw error createError HTTPException sendStatus sendError");
	if (throws && (str_eq(argument, S("401")) || str_eq(argument, S("403"))))
		return true;
	bool leads = str_listed(route_last(callee), "redirect sendRedirect permanentRedirect");
	return leads && route_has_word(argument, "login signin sign-in sign_in log-in");
}
