/* What ASP.NET maps that is no function of the app: hubs, services, proxies, pages of sign-in of Identity. Source:
 * learn.microsoft.com, routing and identity-api-authorization. */
#include "route_aspnet.h"

#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

static const struct {
	const char *name, *method, *path; /* path: where none is given; "" is told by the first argument */
	const char *ref;                  /* "?": nobody reads what it does; "-": it answers everybody */
	bool guarded;
} mapped[] = {
        {"MapHub", "any", "", "?", false},
        {"MapBlazorHub", "any", "/_blazor", "?", false},
        {"MapGrpcService", "any", "/{service}", "?", false},
        {"MapReverseProxy", "any", "/{**path}", "?", false},
        {"MapForwarder", "any", "", "?", false},
        {"MapGraphQL", "any", "/graphql", "?", false},
        {"MapODataRoute", "any", "", "?", false},
        {"MapConnections", "any", "", "?", false},
        {"MapRazorComponents", "any", "/{page}", "?", false},
        {"MapDynamicControllerRoute", "any", "", "?", false},
        {"MapHealthChecks", "GET", "", "-", false},
        {"MapOpenApi", "GET", "/openapi/{document}.json", "-", false},
        {"MapSwagger", "GET", "/swagger/{document}/swagger.json", "-", false},
        {"MapPrometheusScrapingEndpoint", "GET", "/metrics", "-", false},
        {"MapIdentityApi", "POST", "/register", "-", false},
        {"MapIdentityApi", "POST", "/login", "-", false},
        {"MapIdentityApi", "POST", "/refresh", "-", false},
        {"MapIdentityApi", "GET", "/confirmEmail", "-", false},
        {"MapIdentityApi", "POST", "/resendConfirmationEmail", "-", false},
        {"MapIdentityApi", "POST", "/forgotPassword", "-", false},
        {"MapIdentityApi", "POST", "/resetPassword", "-", false},
        {"MapIdentityApi", "POST", "/manage/2fa", "-", true},
        {"MapIdentityApi", "GET", "/manage/info", "-", true},
        {"MapIdentityApi", "POST", "/manage/info", "-", true},
};

bool route_aspnet_maps(struct route_file *r, const struct node *call, const struct route_part *part)
{
	str last = route_last(row_text(call, S("callee"))), front = part->route;
	const struct node *args = node_get(call, S("args")), *first = args ? args->child : NULL;
	bool found = false;
	for (size_t i = 0; i < sizeof mapped / sizeof *mapped; i++) {
		if (!str_eq(last, str_of(mapped[i].name)))
			continue;
		struct route_part one = *part;
		struct route_refs guards = *part->guards;
		bool told = first && (!mapped[i].path[0] || (first->kind == NODE_STRING && mapped[i].ref[0] == '?'));
		str path = told ? route_declared_path(r, first) : str_of(mapped[i].path);
		if (mapped[i].guarded)
			route_refs_add(&guards, S("Microsoft.AspNetCore.Authorization#RequireAuthorization"));
		one.method = str_of(mapped[i].method);
		one.route = route_paths_joined(r, front, path);
		one.ref = str_of(mapped[i].ref);
		one.name = str_eq(last, S("MapHub")) ? route_last(row_text(call, S("types"))) : S("");
		one.guards = &guards;
		route_add(r, &one);
		found = true;
	}
	return found;
}
