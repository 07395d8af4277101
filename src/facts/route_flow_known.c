/* What is known of calls and names of libraries: what they say of somebody of whom nothing is known. By name, since an
 * object that is handed about has no other sign; functions of the repository itself are gone through instead. */
#include <stdint.h>
#include <string.h>

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_word.h"

static const struct {
	const char *names, *of; /* its last name; words of what stands in front, or of its module: "" for any */
	enum flow_known is;
	bool async;
} calls[] = {
        /* signatures and secrets */
        {"parseunverified", "", KNOWN_SENT, false},
        {"decode", "next-auth @auth/core", KNOWN_NOTHING, true},
        {"decode", "jwt jsonwebtoken", KNOWN_SENT, false},
        {"get_unverified_claims get_unverified_header jwt_decode jwtdecode decodejwt", "", KNOWN_SENT, false},
        {"parse parsewithclaims parsesigned", "jwt jws parser", KNOWN_ERROR, false},
        {"parsefromrequest parsefromrequestwithclaims", "jwt", KNOWN_ERROR, false},
        {"verify verifytoken", "github.com idtoken verifier oidc", KNOWN_ERROR, false},
        {"verifyidtoken verifysessioncookie jwtverify compactverify jwtdecrypt verifywithjwks", "", KNOWN_THROWS, true},
        {"verify", "jwt jsonwebtoken jws paseto", KNOWN_THROWS, false},
        {"verify_id_token verify_session_cookie verify_oauth2_token verify_jwt_in_request verify_firebase_token", "",
         KNOWN_THROWS, false},
        {"compare", "bcrypt argon", KNOWN_FALSE, true},
        {"verify", "argon", KNOWN_FALSE, true},
        {"comparesync timingsafeequal compare_digest check_password_hash check_password checkpw verify_password "
         "constanttimecompare verify_and_update constant_time_compare safecompare",
         "", KNOWN_FALSE, false},
        {"equal", "hmac", KNOWN_FALSE, false},
        {"verify", "pwd_context pwd_cxt password_hash ph hasher", KNOWN_FALSE, false},
        {"comparehashandpassword", "", KNOWN_ERROR, false},
        {"digest hexdigest createhmac createhash sum256 sha256 encodetostring", "", KNOWN_SECRET, false},
        /* sessions */
        {"protect", "auth clerk", KNOWN_THROWS, true},
        {"getserversession unstable_getserversession currentuser getcurrentuser getsessionuser getusersession "
         "getsessionfromrequest getauthsession getserverauthsession requestuser",
         "", KNOWN_NOTHING, true},
        {"auth", "clerk", KNOWN_NOBODY, true},
        {"auth", "", KNOWN_NOTHING, true},
        {"gettoken", "next-auth", KNOWN_NOTHING, true},
        {"getauth", "", KNOWN_NOBODY, false},
        {"getsession", "auth.api", KNOWN_NOTHING, true},
        {"getsession", "supabase .auth client", KNOWN_STORED, true},
        {"getuser getclaims", "auth supabase", KNOWN_NOBODY, true},
        {"get_user get_claims", "auth supabase", KNOWN_FAILS, false},
        {"getsession", "storage", KNOWN_NOBODY, true},
        {"getsession", "", KNOWN_NOTHING, true},
        {"getironsession usesession getserversession validatesession validatesessiontoken validaterequest "
         "safegetsession getkindeserversession",
         "", KNOWN_NOBODY, true},
        {"isauthenticated is_authenticated isloggedin is_logged_in issignedin is_superuser has_perm has_perms "
         "has_role has_permission",
         "", KNOWN_FALSE, false},
        {"get_jwt_identity get_current_user get_raw_jwt get_jwt unauthenticated_userid authenticated_userid", "",
         KNOWN_NOTHING, false},
        {"authenticate", "passport", KNOWN_GATE, false},
        {"authenticate", "django", KNOWN_NOTHING, false},
        {"getuser getuserid requireuserid", "session authenticator", KNOWN_NOTHING, true},
        {"default", "sessions", KNOWN_NOBODY, false},
        {"get_secure_cookie get_signed_cookie", "", KNOWN_NOTHING, false}, /* of Tornado */
        /* what is sent */
        {"get_cookie get_argument get_query_argument get_body_argument get_arguments", "self handler", KNOWN_SENT,
         false},
        {"basicauth", "", KNOWN_SENT_PAIR, false},
        {"cookie", "r req request c ctx echo gin", KNOWN_SENT_PAIR, false},
        {"getsessioncookie", "", KNOWN_SENT, false}, /* of better-auth: whether there is one */
        {"get_cookie get_argument get_query_argument get_body_argument get_arguments", "self handler", KNOWN_SENT,
         false},
        {"getheader header getcookie getrequestheader parsecookies queryparam formvalue postform defaultquery "
         "queryparams getquery readbody getrouterparam",
         "", KNOWN_SENT, false},
        {"get getall", "headers header cookies cookie searchparams query params args form formdata", KNOWN_SENT, false},
        {"header query param cookie cookies body", "req request c ctx", KNOWN_SENT, false},
        {"json formdata arraybuffer form get_json text bodyparser", "req request c.req ctx.req event r. c.body",
         KNOWN_SENT, false},
        /* ends */
        {"error redirect", "@sveltejs/kit", KNOWN_STOPS, false},
        {"throw", "", KNOWN_STOPS, false},
        {"stop switch_page", "streamlit", KNOWN_STOPS, false},
        {"getallandoverride getallandmerge", "reflector", KNOWN_NOTE, false},
        {"get getall", "reflector", KNOWN_NOTE, false},
        {"panic fatal fatalf exit", "", KNOWN_STOPS, false},
        {"stop switch_page rerun experimental_rerun", "streamlit st.", KNOWN_STOPS, false},
        {"abort unauthorized forbidden notfound notauthenticated permissiondenied", "", KNOWN_STOPS, false},
        {"redirect permanentredirect", "next/navigation next-intl i18n", KNOWN_STOPS, false},
        {"check_authorized check_permission", "", KNOWN_THROWS, false},
        {"next rewrite", "nextresponse", KNOWN_PASS, false},
        {"redirect json error", "nextresponse response", KNOWN_ANSWER, false},
        {"redirect url_for make_response jsonify render_template httpresponse jsonresponse redirectresponse "
         "plaintextresponse httpresponseredirect httpresponseforbidden response fail sendredirect senderror "
         "nextresponse",
         "", KNOWN_ANSWER, false},
        {"getenv get", "os environ env", KNOWN_SETTING, false},
};

/* go-style names of what a context keeps */
static bool keeps_caller(str text)
{
	return route_has_word(text, "user session auth claim uid account identity token principal role admin");
}

static bool keeps_sign_in(str text)
{
	return route_has_word(text, "logged signed authenticat authoriz user account password_correct is_admin");
}

static str lower(struct arena *a, str s)
{
	str copy = arena_str(a, s);
	for (size_t i = 0; i < copy.n; i++)
		if (copy.p[i] >= 'A' && copy.p[i] <= 'Z')
			((char *)copy.p)[i] |= 32;
	return copy;
}

static const struct flow *argument(const struct flow *call, size_t i)
{
	const struct flow *n = call->child ? call->child->next : NULL;
	while (n && i--)
		n = n->next;
	return n;
}

static bool is_python_decode(const struct flow_run *r, str last, str chain)
{
	return r->python && str_eq(last, S("decode")) && route_has_word(chain, "jwt jose jws");
}

/* c.Get("user"), ctx.Value(key), session.Get("id") */
static struct flow_fact of_store(const struct flow_run *r, str last, str chain, const struct flow *call)
{
	const struct flow *key = argument(call, 0);
	str text = key ? (key->text.n ? key->text : route_flow_chain(key, r->arena)) : S("");
	bool get = str_listed(last, "get mustget locals value pop session");
	/* st.session_state.get("df"): of Streamlit, anything that the page keeps */
	if (!get || (str_ends(chain, S("session_state.get")) && !keeps_sign_in(text)))
		return (struct flow_fact){KNOWN_NOT, false};
	if (route_has_word(chain, "header cookie") || route_has_word(text, "authorization x-api cookie x-"))
		return (struct flow_fact){KNOWN_SENT, false};
	if (route_has_word(chain, "session sess.") || str_listed(last, "value locals mustget") ||
	    (r->go && keeps_caller(text)))
		return (struct flow_fact){
		        r->go && str_eq(last, S("get")) && !route_has_word(chain, "sess") ? KNOWN_NO : KNOWN_NOTHING,
		        false};
	return (struct flow_fact){keeps_caller(text) && !r->python ? KNOWN_NOTHING : KNOWN_NOT, false};
}

struct flow_fact flow_known_call(const struct flow_run *r, str chain, str ref, const struct flow *call)
{
	bool near = ref.n && strchr(".@~#$", ref.p[0]) && !(ref.p[0] == '@' && ref.n > 1 && ref.p[1] != '/');
	str all = lower(r->arena, near || !ref.n ? chain : ref), last = route_last(lower(r->arena, chain));
	if (is_python_decode(r, last, all))
		return (struct flow_fact){flow_checks_nothing(call) ? KNOWN_SENT : KNOWN_THROWS, false};
	if (flow_checks_signature(r, last, all, call))
		return (struct flow_fact){KNOWN_THROWS, false};
	const struct flow *first = argument(call, 0); /* error(401), redirect(303, '/') of SvelteKit throw */
	if (r->script && str_listed(chain, "error redirect") && first && first->kind == FLOW_NUMBER)
		return (struct flow_fact){KNOWN_STOPS, false};
	struct flow_fact stored =
	        route_has_word(all, "reflector") ? (struct flow_fact){KNOWN_NOT, false} : of_store(r, last, all, call);
	if (stored.is != KNOWN_NOT)
		return stored;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		if (!str_listed(last, calls[i].names) || (calls[i].of[0] && !route_has_word(all, calls[i].of)))
			continue;
		struct flow_fact fact = {calls[i].is, calls[i].async && r->script};
		if ((fact.is == KNOWN_THROWS || fact.is == KNOWN_ERROR) && flow_checks_nothing(call))
			fact.is = KNOWN_NOT;
		return fact;
	}
	if (route_call_refuses(chain, S("")))
		return (struct flow_fact){KNOWN_REFUSES, r->script};
	bool asks =
	        route_is_identity(chain) && !route_has_word(last, "set create sign hash save delete clear generate "
	                                                          "split replace trim log parse slice starts commit "
	                                                          "rollback flush refresh close execute scalar");
	return (struct flow_fact){asks ? KNOWN_FAILS : KNOWN_NOT, r->script};
}

/* ---- what is read ---- */

bool flow_is_token(str name)
{
	return route_has_word(name, "token auth cookie key secret session jwt bearer signature credential password") &&
	       (!route_has_word(name, "author") || route_has_word(name, "authoriz"));
}

bool flow_is_secret(str name)
{
	return route_has_word(name,
	                      "secret token password passwd apikey api_key _key hash signature hmac digest key") &&
	       !route_has_word(name, "keyerror keys keyof");
}

static bool is_environment(str chain)
{
	static const char *const starts[] = {"process.env.", "import.meta.env.", "Deno.env.", "os.environ",
	                                     "os.getenv",    "os.Getenv",        "Bun.env."};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(chain, str_of(starts[i])))
			return true;
	return false;
}

/* Where the app's own sign-in and data are, as its front end is told as well: without it nothing works, so that nobody
 * runs the app with the guard switched off by it. */
static bool is_needed(str low)
{
	str name = route_last(low);
	bool given = str_starts(name, S("next_public_")) || str_starts(name, S("nuxt_public_")) ||
	             str_starts(name, S("vite_")) || str_starts(name, S("public_"));
	return given && route_has_word(name, "supabase firebase clerk appwrite convex") &&
	       route_has_word(name, "url key domain project_id endpoint");
}

/* The last name but one. */
static str of_last(str chain)
{
	str last = route_last(chain);
	return last.n < chain.n ? route_last(str_sub(chain, 0, chain.n - last.n - 1)) : S("");
}

static bool is_pair(str chain) { return !of_last(str_sub(chain, 0, chain.n - route_last(chain).n - 1)).n; }

/* A part of the request that its sender writes, in front of the last name. */
static bool is_of_what_is_sent(str chain)
{
	static const char parts[] = "headers cookies query body params args form searchparams";
	str part, rest = chain;
	while (str_cut(&rest, '.', &part) && rest.n)
		if (str_listed(part, parts))
			return true;
	return false;
}

struct flow_fact flow_known_read(const struct flow_run *r, str chain)
{
	static const char people[] = "user userid user_id auth account currentuser current_user principal claims admin "
	                             "member identity uid userinfo loggedin logged_in authenticated isauthenticated "
	                             "is_authenticated";
	str all = lower(r->arena, chain), last = route_last(all), head = str_sub(all, 0, str_find(all, S("."), 0));
	bool request =
	        str_listed(head, "req request ctx context c event locals g self res r session flask st connection") ||
	        route_has_word(all, ".locals. .state. .session_state. request. ctx. context.");
	if (is_environment(chain) && is_needed(all))
		return (struct flow_fact){KNOWN_THERE, false};
	if (is_environment(chain))
		return (struct flow_fact){
		        str_ends(chain, S("|")) || str_ends(chain, S("[]")) ? KNOWN_SECRET : KNOWN_SETTING, false};
	if (str_listed(last, "headers cookies header query body params args form cookie files searchparams json values "
	                     "url.query") &&
	    request)
		return (struct flow_fact){KNOWN_SENT, false};
	if (str_listed(last, "path pathname originalurl url method nexturl href route endpoint routepath baseurl "
	                     "routekey path_info fullpath requesturi full_path blueprint"))
		return (struct flow_fact){KNOWN_ADDRESS, false};
	if (r->python && str_eq(all, S("self.current_user"))) /* of Tornado */
		return (struct flow_fact){KNOWN_NOTHING, false};
	if (str_eq(last, S("current_user")) ||
	    (r->python && request && str_eq(last, S("user")) && !str_eq(head, S("g")) &&
	     !route_has_word(all, ".state. req.context. request.ctx.")))
		return (struct flow_fact){KNOWN_NOBODY, false}; /* an object, of somebody anonymous */
	if (request && r->script && str_listed(last, "isauthenticated isunauthenticated") && is_pair(all))
		return (struct flow_fact){KNOWN_THERE, false}; /* a method that nobody calls */
	if (request && r->script && is_of_what_is_sent(all))
		return (struct flow_fact){KNOWN_NOT, false};               /* req.cookies.user */
	bool state = r->python && route_has_word(all, "request.state.") && /* request.state.user_payload */
	             route_has_word(last, "user payload claims principal identity");
	if (request && (state || str_listed(last, people)))
		return (struct flow_fact){KNOWN_NOTHING, false};
	if (request && str_eq(of_last(all), S("session_state")))
		return (struct flow_fact){keeps_sign_in(last) ? KNOWN_NOTHING : KNOWN_NOT, false};
	if (str_eq(last, S("session")))
		return (struct flow_fact){
		        r->python || route_has_word(all, "req. request. r.") ? KNOWN_NOBODY : KNOWN_NOTHING, false};
	return (struct flow_fact){KNOWN_NOT, false};
}
