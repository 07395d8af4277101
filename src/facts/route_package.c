/* What packages put in front of routes, and which addresses are meant for everybody. */
#include <string.h>

#include "route_word.h"

/* ---- packages ---- */

static const struct {
	const char *module, *members; /* "" for any */
	enum route_known is;
} packages[] = {
        {"express-jwt", "", ROUTE_GUARD},
        {"koa-jwt", "", ROUTE_GUARD},
        {"express-basic-auth", "", ROUTE_GUARD},
        {"connect-ensure-login", "", ROUTE_GUARD},
        {"express-oauth2-jwt-bearer", "auth requiredScopes", ROUTE_GUARD},
        {"express-openid-connect", "requiresAuth claimEquals claimIncludes claimCheck", ROUTE_GUARD},
        {"express-openid-connect", "", ROUTE_MAY_GUARD}, /* auth(): authRequired is true unless told otherwise */
        {"@clerk/express", "requireAuth", ROUTE_GUARD},
        {"@clerk/clerk-sdk-node", "ClerkExpressRequireAuth", ROUTE_GUARD},
        {"@clerk/express", "clerkMiddleware", ROUTE_NO_GUARD},
        {"hono/jwt", "jwt", ROUTE_GUARD},
        {"hono/jwk", "jwk", ROUTE_GUARD},
        {"hono/bearer-auth", "bearerAuth", ROUTE_GUARD},
        {"hono/basic-auth", "basicAuth", ROUTE_GUARD},
        {"next-auth/middleware", "default withAuth", ROUTE_GUARD},
        {"flask_login", "login_required fresh_login_required", ROUTE_GUARD},
        {"flask_jwt_extended", "jwt_required fresh_jwt_required jwt_refresh_token_required", ROUTE_GUARD},
        {"flask_jwt_extended", "jwt_optional", ROUTE_NO_GUARD},
        {"flask_security", "login_required auth_required roles_required roles_accepted permissions_required",
         ROUTE_GUARD},
        {"flask_httpauth", "", ROUTE_GUARD},
        {"flask_login", "", ROUTE_NO_GUARD}, /* LoginManager(app) and the like: who calls, and refuses nobody */
        {"flask_jwt_extended", "JWTManager", ROUTE_NO_GUARD},
        {"flask_security", "Security", ROUTE_NO_GUARD},
        {"flask_principal", "Principal", ROUTE_NO_GUARD},
        {"authlib.integrations.flask_client", "", ROUTE_NO_GUARD},
        {"authlib.integrations.starlette_client", "", ROUTE_NO_GUARD},
        {"flask_session", "", ROUTE_NO_GUARD},
        {"django.contrib.auth.decorators", "login_required permission_required user_passes_test", ROUTE_GUARD},
        {"django.contrib.auth.mixins", "", ROUTE_GUARD},
        {"django.contrib.admin.views.decorators", "staff_member_required", ROUTE_GUARD},
        {"django.contrib.auth.decorators", "login_not_required", ROUTE_NO_GUARD},
        {"django.contrib.auth.middleware", "LoginRequiredMiddleware", ROUTE_GUARD},
        {"django.contrib.auth.middleware", "", ROUTE_NO_GUARD}, /* it says who calls, and refuses nobody */
        {"django.contrib.admin", "urls", ROUTE_GUARD},
        {"django.contrib.sessions.middleware", "", ROUTE_NO_GUARD},
        {"rest_framework.decorators", "", ROUTE_NO_GUARD},
        {"rest_framework.permissions", "IsAuthenticated IsAdminUser DjangoModelPermissions DjangoObjectPermissions",
         ROUTE_GUARD},
        {"rest_framework.permissions", "AllowAny IsAuthenticatedOrReadOnly DjangoModelPermissionsOrAnonReadOnly",
         ROUTE_NO_GUARD},
        {"tornado.web", "authenticated", ROUTE_GUARD},
        {"tornado", "authenticated", ROUTE_GUARD},
        {"litestar.security.jwt", "JWTAuth JWTCookieAuth OAuth2PasswordBearerAuth", ROUTE_GUARD},
        {"litestar.security.session_auth", "SessionAuth", ROUTE_GUARD},
        {"starlette.authentication", "requires", ROUTE_GUARD},
        {"starlette.middleware.authentication", "", ROUTE_NO_GUARD}, /* it says who calls, and refuses nobody */
        {"starlette.middleware.sessions", "", ROUTE_NO_GUARD},
        {"aiohttp_session", "", ROUTE_NO_GUARD},
        {"ninja.security", "django_auth django_auth_superuser django_auth_is_staff SessionAuth", ROUTE_GUARD},
        {"ninja_jwt.authentication", "", ROUTE_GUARD},
        {"corsheaders.middleware", "", ROUTE_NO_GUARD},
        {"aiohttp_security", "check_authorized check_permission", ROUTE_GUARD},
        {"fastapi.security", "", ROUTE_MAY_GUARD}, /* somebody has to verify what they take */
        {"@nestjs/passport", "AuthGuard", ROUTE_GUARD},
        {"@nestjs/throttler", "", ROUTE_NO_GUARD},
        {"nest-keycloak-connect", "AuthGuard", ROUTE_GUARD},
        {"nest-keycloak-connect", "ResourceGuard RoleGuard", ROUTE_MAY_GUARD},
        {"firebase-functions", "invoker", ROUTE_GUARD},
        {"firebase-functions", "authPolicy", ROUTE_MAY_GUARD},
        {"@azure/functions", "authLevel", ROUTE_MAY_GUARD}, /* a key, which may stand in a page */
        {"azure.functions", "auth_level", ROUTE_MAY_GUARD},
        {"functions_framework", "invoker", ROUTE_MAY_GUARD}, /* where it is deployed says whether all may call */
        {"aws_lambda_powertools", "authorizer", ROUTE_MAY_GUARD},
        {"chalice", "CognitoUserPoolAuthorizer IAMAuthorizer", ROUTE_GUARD},
        {"chalice", "", ROUTE_MAY_GUARD},
        {"mcp", "auth", ROUTE_MAY_GUARD},
        {"bottle", "auth_basic", ROUTE_GUARD},
        {"modal", "requires_proxy_auth", ROUTE_GUARD},
        {"@feathersjs/authentication", "authenticate", ROUTE_GUARD},
        {"@fastify/passport", "", ROUTE_MAY_GUARD},
        {"@fastify/jwt", "", ROUTE_NO_GUARD}, /* it says how to ask, and asks nobody */
        {"fastify-jwt", "", ROUTE_NO_GUARD},
        {"@fastify/session", "", ROUTE_NO_GUARD},
        {"@fastify/secure-session", "", ROUTE_NO_GUARD},
        {"fastify-session", "", ROUTE_NO_GUARD},
        {"@fastify/auth", "", ROUTE_NO_GUARD},
        {"fastify-auth", "", ROUTE_NO_GUARD},
        {"@fastify/cookie", "", ROUTE_NO_GUARD},
        {"@fastify/oauth2", "", ROUTE_NO_GUARD},
        {"@fastify/bearer-auth", "", ROUTE_MAY_GUARD},
        {"io.ktor.server.auth", "authenticate", ROUTE_GUARD},
        {"Microsoft.AspNetCore.Authorization", "RequireAuthorization", ROUTE_GUARD},
        {"express-session", "", ROUTE_NO_GUARD},
        {"cookie-session", "", ROUTE_NO_GUARD},
        {"cookie-parser", "", ROUTE_NO_GUARD},
        {"express-rate-limit", "", ROUTE_NO_GUARD},
        {"helmet", "", ROUTE_NO_GUARD},
        {"cors", "", ROUTE_NO_GUARD},
        {"github.com/gin-gonic/gin", "BasicAuth BasicAuthForRealm", ROUTE_GUARD},
        {"github.com/gin-gonic/gin", "", ROUTE_NO_GUARD},
        {"github.com/appleboy/gin-jwt", "", ROUTE_MAY_GUARD},
        {"github.com/labstack/echo/middleware",
         "BasicAuth BasicAuthWithConfig KeyAuth KeyAuthWithConfig JWT JWTWithConfig", ROUTE_GUARD},
        {"github.com/labstack/echo/middleware", "", ROUTE_NO_GUARD},
        {"github.com/labstack/echo-jwt", "", ROUTE_GUARD},
        {"github.com/go-chi/jwtauth", "Authenticator", ROUTE_GUARD},
        {"github.com/go-chi/jwtauth", "Verifier Verify",
         ROUTE_NO_GUARD}, /* it looks the token up, and refuses nobody */
        {"github.com/go-chi/chi/middleware", "BasicAuth", ROUTE_GUARD},
        {"github.com/go-chi/chi/middleware", "", ROUTE_NO_GUARD},
        {"github.com/gofiber/fiber/middleware/basicauth", "", ROUTE_GUARD},
        {"github.com/gofiber/fiber/middleware/keyauth", "", ROUTE_GUARD},
        {"github.com/gofiber/jwt", "", ROUTE_GUARD},
        {"github.com/gofiber/contrib/jwt", "", ROUTE_GUARD},
        {"github.com/gorilla/handlers", "", ROUTE_NO_GUARD},
        {"hono/cors", "", ROUTE_NO_GUARD},
        {"multer", "", ROUTE_NO_GUARD},
};

bool route_guard_name(str name)
{
	return !route_has_word(name, "csrf captcha turnstile rate limit author_ authors createusersession "
	                             "createsession destroysession "
	                             "commitsession sessionlocal sessionmaker asyncsession async_session db_session "
	                             "dbsession session_factory sessionfactory scoped_session") && /* of a database */
	       route_has_word(name, "auth login logged protect guard jwt token session permission admin role secure "
	                            "verify currentuser current_user requireuser require_user apikey api_key access "
	                            "signedin signed_in acl can");
}

/* A module of Go without its version: github.com/labstack/echo/v4/middleware */
bool route_is_module(str module, str wanted)
{
	size_t at = str_find(module, S("/v"), 0);
	if (at == SIZE_MAX || !str_starts(module, S("github.com/")) || at + 2 >= module.n)
		return str_eq(module, wanted);
	size_t end = at + 2;
	while (end < module.n && module.p[end] >= '0' && module.p[end] <= '9')
		end++;
	bool version = end > at + 2 && (end == module.n || module.p[end] == '/');
	return version ? str_starts(wanted, str_sub(module, 0, at)) &&
	                         str_ends(wanted, str_sub(module, end, module.n)) && wanted.n == module.n - (end - at)
	               : str_eq(module, wanted);
}

enum route_known route_package(str module, str member)
{
	str top = member, rest = member;
	str_cut(&rest, '.', &top);
	str last = route_last(member);
	if (str_listed(last, "dispatch __call__ process_request process_view")) /* of a class: its name says more */
		last = route_last(str_sub(member, 0, member.n - last.n - (member.n > last.n)));
	if (str_eq(module, S("passport")) || str_eq(top, S("passport")))
		return str_eq(last, S("authenticate")) ? ROUTE_GUARD : ROUTE_NO_GUARD;
	if (str_starts(module, S("fastmcp.server.auth"))) /* each of its providers */
		return ROUTE_GUARD;
	for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
		if (route_is_module(module, str_of(packages[i].module)) &&
		    (!packages[i].members[0] || str_listed(last, packages[i].members)))
			return packages[i].is;
	if (str_eq(last, S("default")) || str_eq(last, S("*")))
		return route_guard_name(module) ? ROUTE_MAY_GUARD : ROUTE_NO_GUARD;
	return route_guard_name(last) ? ROUTE_MAY_GUARD : ROUTE_NO_GUARD;
}

/* ---- paths ---- */

/* Its last part that is no parameter. */
static str last_part(str path)
{
	str part, last = S("");
	while (str_cut(&path, '/', &part))
		if (part.n && !strchr(":{[<*", part.p[0]))
			last = part;
	return last;
}

static bool has_part(str path, const char *list)
{
	str part;
	while (str_cut(&path, '/', &part))
		if (part.n && str_listed(part, list))
			return true;
	return false;
}

/* Words that mean a way to sign in only where the rest of the path does not speak of something else: POST /reset and
 * /api/v1/users/reset, but not /metrics/reset. */
static bool is_sign_in_there(str path, str last)
{
	static const char words[] = "refresh token callback forgot reset jwt";
	static const char about[] =
	        "api rest v1 v2 v3 auth oauth oauth2 user users account accounts session sessions me "
	        "password passwords email login sso saml public identity members google github facebook microsoft "
	        "discord twitter apple linkedin gitlab slack keycloak azure okta auth0";
	str part;
	if (!str_listed(last, words))
		return false;
	while (str_cut(&path, '/', &part))
		if (part.n && !str_listed(part, words) && !str_listed(part, about) && !strchr(":{[<*", part.p[0]))
			return false;
	return true;
}

/* Words at the end of a path by which people sign in, or up, or get back in. */
static const char sign_in[] = "login signin sign-in log-in register signup sign-up logout signout sign-out log-out "
                              "refresh-token forgot-password reset-password verify-email verify-otp magic-link "
                              "password-reset authenticate sso saml resend-verification forgotpassword resetpassword "
                              "refreshtoken";

bool route_is_sign_in(str path)
{
	str last = last_part(path);
	return str_listed(last, sign_in) || is_sign_in_there(path, last);
}

/* /subscribe, and not /account/subscribe/:plan */
static bool ends_so(str path, str last)
{
	while (str_ends(path, S("/")))
		path.n--;
	return str_ends(path, last);
}

str route_public(str method, str path)
{
	static const char health[] = "health healthz healthcheck health-check ping livez readyz ready readiness live "
	                             "liveness status version "
	                             "heartbeat";
	static const char shows[] =
	        "docs redoc openapi.json swagger swagger-ui api-docs robots.txt sitemap.xml sitemap "
	        "favicon.ico manifest.json og opengraph-image rss";
	static const char money[] = "checkout payment billing invoice pricing stripe /plan";
	bool reads = str_listed(method, "GET HEAD"), changes = str_listed(method, "PUT PATCH DELETE");
	static const char stems[] =
	        "password-reset reset-password forgot password-recover recover-password verify-email "
	        "password/email confirm-email resend-verif refresh-token reset_password forgot_password resetpassword "
	        "confirmemail verifyemail resendconfirm";
	str last = last_part(path);
	bool staff = has_part(path, "admin"); /* who resets somebody else's password */
	if (route_is_sign_in(path) || (!reads && !staff && route_has_word(path, stems)) ||
	    (!changes && has_part(path, "auth oauth oauth2 login .well-known")))
		return S("people sign in there");
	if (!changes && !str_eq(method, S("POST")) && str_listed(last, health)) /* Go names no method */
		return S("it tells how the app is");
	if (reads && str_listed(last, shows))
		return S("it is for everybody");
	if (!changes && has_part(path, "unsubscribe"))
		return S("it is a form for everybody");
	if (route_has_word(path, money) || (str_eq(last, S("subscribe")) && !ends_so(path, last)))
		return S("");
	if (!changes && str_listed(last, "contact newsletter subscribe unsubscribe waitlist csp-report"))
		return S("it is a form for everybody");
	return S("");
}

bool route_is_entrance(str name)
{
	return route_has_word(name, "register registration signup sign_up signin sign_in login logout") &&
	       !route_has_word(name,
	                       "list get_ getall delete update registered loginhistory device push webhook plugin "
	                       "service worker template");
}

bool route_is_way_in(str method, str path, str handler)
{
	str last = route_last(handler), class = str_sub(handler, 0, handler.n - last.n);
	if (str_eq(method, S("DELETE"))) /* DELETE /reset is none */
		return false;
	return route_is_sign_in(path) || route_is_entrance(last) || (class.n > 1 && route_is_entrance(class));
}

bool route_relays(str callee)
{
	str name = str_ends(callee, S("()")) ? str_sub(callee, 0, callee.n - 2) : callee;
	name = str_sub(name, route_hash(name) + 1, name.n);
	return str_listed(
	        route_last(name),
	        "fetchRequestHandler createNextApiHandler createExpressMiddleware createYoga "
	        "startServerAndCreateNextHandler startServerAndCreateLambdaHandler createRouteHandler "
	        "createRequestHandler createStartHandler createPagesFunctionHandler toNextJsHandler toNodeHandler");
}
