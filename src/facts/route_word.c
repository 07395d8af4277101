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

bool route_begins_so(str text, const char *list)
{
	str one;
	for (str rest = str_of(list); str_cut(&rest, ' ', &one);)
		if (text.n >= one.n && str_ieq(str_sub(text, 0, one.n), one))
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

size_t route_hash(str ref)
{
	size_t i = ref.n;
	while (i && ref.p[i - 1] != '#')
		i--;
	return i ? i - 1 : SIZE_MAX;
}

/* ---- who the caller is ---- */

/* What the caller says of himself, or what only protects a form, is none. */
static const char no_identity[] =
        "unauthoriz csrf xsrf req.body request.body request.json request.form req.query req.params "
        "request.args st.secrets sessionlocal sessionmaker session_maker asyncsession async_session session_factory "
        "dbsession db_session scoped_session db.session generatetoken createtoken signtoken createsession "
        "cookies.delete cookies.set cookie.serialize .serialize destroysession "
        "commitsession clearcookie setcookie deletecookie createusersession";
static const char identity[] =
        "authoriz session cookie jwt token req.user request.user locals.user state.user ctx.user "
        "context.user event.user g.user .auth auth. apikey api_key api-key x-api bearer "
        "event.locals context.locals astro.locals isauthenticated is_authenticated is_anonymous current_user "
        "currentuser getuser "
        "get_user verifyidtoken clerk passport credentials identity is_staff is_superuser "
        "x_api_key userid user_id getclaims is_logged_in isloggedin secret call.principal";

/* article.author speaks of nobody who calls; request.authorization does. */
static bool is_author(str chain)
{
	size_t at = str_ifind(chain, S(".author"), 0);
	return at != SIZE_MAX && !route_has_word(str_sub(chain, at, chain.n), ".authoriz .authority");
}

bool route_is_identity(str chain)
{
	if (is_author(chain))
		return false;
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
	return route_has_word(
	        says,
	        "notfound not_found badrequest bad_request conflict alreadyexists validation unprocessable notexist");
}

/* It goes on to what stands behind it: next(), next({ctx}), resolve(event); next(error) refuses. */
bool route_passes(str says)
{
	static const char *const ways[] = {
	        "next()",          ".next(",       "next({",          "next(req",   "next(ctx",        "next(event",
	        "next(input",      "next(context", "resolve(event",   "call_next(", "get_response(",   ".Next(",
	        "next.ServeHTTP(", "next(c)",      "handler(request", "$next(",     "handler->handle("};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (str_find(says, str_of(ways[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* null, false, {}, {session: null}: nothing, unless it tells what is wrong. */
static bool is_nothing(str says)
{
	if (!str_starts(says, S("return")))
		return false;
	str what = str_trim(str_sub(says, 6, says.n));
	if (!what.n || str_listed(what, "null undefined None false False {} [] true True"))
		return true;
	return (what.p[0] == '{' || what.p[0] == '[') && route_has_word(what, "null undefined none") &&
	       !route_has_word(what, "error message status success fail reason");
}

static bool is_name_byte(char c) { return is_digit(c) || c == '_' || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

/* Is what follows a word in a name still about who calls: userId, not userSettings? */
static bool goes_on_so(str rest)
{
	static const char tails[] = "id in ok key token user session uid role valid error info data payload email name "
	                            "header result";
	size_t n = 0;
	while (n < rest.n && is_name_byte(rest.p[n]))
		n++;
	if (n && rest.p[0] == '_')
		rest = str_sub(rest, 1, rest.n), n--;
	else if (!n || (rest.p[0] >= 'a' && rest.p[0] <= 'z'))
		return true;
	str word;
	for (str list = str_of(tails); str_cut(&list, ' ', &word);)
		if (n >= word.n && str_ieq(str_sub(rest, 0, word.n), word) &&
		    (n == word.n || !(rest.p[word.n] >= 'a' && rest.p[word.n] <= 'z')))
			return true;
	return false;
}

/* Words that speak of the caller, in conditions. */
static const char people[] = "session user token auth uid claim payload decoded key bearer cookie account admin "
                             "role permission secret owner profile member logged signed";

static bool names_caller(str condition)
{
	str word;
	for (str list = str_of(people); str_cut(&list, ' ', &word);)
		for (size_t at = 0; (at = str_ifind(condition, word, at)) != SIZE_MAX; at += word.n)
			if (goes_on_so(str_sub(condition, at + word.n, condition.n)))
				return true;
	return false;
}

bool route_speaks_of_caller(str condition)
{
	static const char otherwise[] = ".path pathname .url endpoint query. .method";
	return names_caller(condition) && !route_has_word(condition, otherwise);
}

/* A condition that holds where nobody signed in: !session, not user, userId == null … */
bool route_asks_for_nobody(str condition)
{
	bool denies = condition.n &&
	              (condition.p[0] == '!' || str_starts(condition, S("not ")) ||
	               str_find(condition, S("!"), 0) != SIZE_MAX || str_find(condition, S(" not "), 0) != SIZE_MAX ||
	               str_find(condition, S("null"), 0) != SIZE_MAX || str_find(condition, S("None"), 0) != SIZE_MAX ||
	               str_find(condition, S("undefined"), 0) != SIZE_MAX || str_starts(condition, S("unless ")) ||
	               route_has_word(condition, ".nil? .blank? ::guest() ->guest()"));
	return denies && names_caller(condition);
}

/* A script of Streamlit ends; if not check_password(): st.stop(), and not if there is no file of secrets. */
static bool ends_script(str condition)
{
	static const char words[] = "password login logged auth signed st.user user token";
	bool denies = str_starts(condition, S("not ")) || str_find(condition, S(" not "), 0) != SIZE_MAX ||
	              str_find(condition, S("None"), 0) != SIZE_MAX || str_find(condition, S("False"), 0) != SIZE_MAX ||
	              str_find(condition, S("!="), 0) != SIZE_MAX;
	bool only_false = str_find(condition, S("is False"), 0) != SIZE_MAX && /* of nobody nothing is set at all */
	                  str_find(condition, S("None"), 0) == SIZE_MAX &&
	                  str_find(condition, S("not "), 0) == SIZE_MAX;
	return denies && !only_false && route_has_word(condition, words) &&
	       !route_has_word(condition, "exists file path upload input query .get('data session_state.df empty");
}

bool route_refuses_plainly(str says)
{
	static const char words[] = "unauthori unauthenticat forbidden permissiondenied notauthenticated accessdenied "
	                            "not_authenticated authenticationerror authorizationerror autherror authfailed";
	static const char doors[] = "login signin sign-in sign_in log-in new_session /auth 'auth unauthorized";
	if (route_passes(says))
		return false;
	if (has_status(says, S("401")) || has_status(says, S("403")) || route_has_word(says, words))
		return true;
	bool away = str_find(says, S("://"), 0) != SIZE_MAX; /* the beginning of signing in, elsewhere */
	return !is_other_fault(says) && !away && route_has_word(says, "redirect") && route_has_word(says, doors);
}

/* It asks for something else than who calls: where the request comes from, how often, a captcha, a secret of a form. */
static bool asks_otherwise(str condition)
{
	return route_has_word(condition, "origin csrf xsrf captcha turnstile ratelimit rate_limit limiter referer") &&
	       !route_has_word(condition, "session user login auth");
}

bool route_stops(str says, str condition) { return is_nothing(says) && route_asks_for_nobody(condition); }

bool route_refuses(str says, str condition)
{
	if (str_starts(says, S("st.")) || str_starts(says, S("streamlit.")) || str_starts(says, S("sys.exit")))
		return ends_script(condition);
	if (route_passes(says) || is_nothing(says) || asks_otherwise(condition) ||
	    str_find(says, S("success: true"), 0) != SIZE_MAX || str_find(says, S("ok: true"), 0) != SIZE_MAX)
		return false;
	if (route_refuses_plainly(says))
		return true;
	if (has_status(says, S("400")) && str_starts(condition, S("!")) &&
	    route_has_word(condition, "payload claim decoded session verified"))
		return true; /* of a link that is signed */
	return !is_other_fault(says) && route_asks_for_nobody(condition);
}

bool route_call_refuses(str callee, str argument)
{
	/* They throw by themselves. */
	static const char always[] = "jwtVerify protect requireUserSession requireUser requireUserId requireAuth "
	                             "requireSession requireAdmin verify_jwt_in_request unauthorized forbidden "
	                             "ensureAuthenticated authenticated_userid requireLogin assertAuthenticated";
	if (str_listed(route_last(callee), always))
		return true;
	static const char throwers[] =
	        "abort throw error createError HTTPException sendStatus sendError AbortWithStatus "
	        "AbortWithStatusJSON AbortWithError NewHTTPError NewError";
	static const char statuses[] = "401 403 http.StatusUnauthorized http.StatusForbidden fiber.StatusUnauthorized "
	                               "fiber.StatusForbidden";
	if (str_listed(route_last(callee), throwers) && str_listed(argument, statuses))
		return true;
	bool leads = str_listed(route_last(callee), "redirect sendRedirect permanentRedirect");
	return leads && route_has_word(argument, "login signin sign-in sign_in log-in");
}

bool route_is_hook(str path) { return route_has_word(path, "webhook /hooks /hook"); }
