/* Settings of an app of ASP.NET: what it asks of everybody by default, and what stands in front of everything. */
#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

static const char framework[] = "ASP.NET";

/* RequireAssertion(_ => true): whoever does not ask for the user lets in those who are none. */
static bool asserts_nothing(const struct node *arg)
{
	return str_find(arg->text, S("=>"), 0) != SIZE_MAX && !route_has_word(arg->text, "user identity claim");
}

/* app.UseX(), and no new UserX(). */
static bool is_use(const struct node *call, str last)
{
	return str_starts(last, S("Use")) && last.n > 3 && last.p[3] >= 'A' && last.p[3] <= 'Z' &&
	       !row_is(call, S("new"), S("true"));
}

static void on_setting(struct route_file *r, const struct node *call)
{
	str last = route_last(row_text(call, S("callee"))), types = row_text(call, S("types"));
	const struct node *args = node_get(call, S("args")), *arg = args ? args->child : NULL;
	size_t inside = str_eq(last, S("Use")) && arg ? route_function_at(r, arg) : SIZE_MAX;
	if (inside != SIZE_MAX) /* app.Use(async (context, next) => …) */
		route_setting(r, str_of(framework), S("filter"), route_function_ref(r, inside), call);
	else if (str_eq(last, S("UseAuthorization")))
		route_setting(r, str_of(framework), S("authorization"), S(""), call);
	else if (str_eq(last, S("RequireAssertion")) && arg && asserts_nothing(arg))
		route_setting(r, str_of(framework), S("assertion"), S(""), call);
	else if (str_listed(last, "SetFallbackPolicy AddFallbackPolicy"))
		route_setting(r, str_of(framework), S("fallback"), S(""), call);
	else if (str_eq(last, S("AuthorizeFilter")) || (str_eq(last, S("Add")) && str_eq(types, S("AuthorizeFilter"))))
		route_setting(r, str_of(framework), S("controllers"), S(""), call);
	else if (str_eq(last, S("UseMiddleware")) && route_guard_name(types))
		route_setting(r, str_of(framework), S("filter"), types, call);
	else if (is_use(call, last) && route_guard_name(last) &&
	         !str_listed(last, "UseAuthentication UseAuthorization UseSession UseAntiforgery"))
		route_setting(r, str_of(framework), S("filter"), last, call);
	else if (str_listed(last, "AuthorizeFolder AuthorizePage AllowAnonymousToFolder AllowAnonymousToPage"))
		route_add(r, &(struct route_part){.kind = S("rule"),
		                                  .framework = S("Razor Pages"),
		                                  .of = S("conventions"),
		                                  .name = str_starts(last, S("Allow")) ? S("open") : S("guarded"),
		                                  .route = arena_printf(&r->scratch, "%.*s%s",
		                                                        STR_ARG(str_eq(route_text(arg), S("/"))
		                                                                        ? S("")
		                                                                        : route_declared_path(r, arg)),
		                                                        str_ends(last, S("Folder")) ? "/**" : ""),
		                                  .at = call});
}

/* options.FallbackPolicy = … */
static void on_values(struct route_file *r)
{
	for (size_t i = 0; i < r->n_names; i++)
		if (str_eq(route_last(r->names[i]->key), S("FallbackPolicy")) && r->names[i]->kind == NODE_UNKNOWN)
			route_setting(r, str_of(framework),
			              str_find(r->names[i]->text, S("RequireAuthenticatedUser"), 0) != SIZE_MAX ||
			                              str_find(r->names[i]->text, S("DefaultPolicy"), 0) != SIZE_MAX
			                      ? S("fallback")
			                      : S("filter"),
			              S("FallbackPolicy"), r->names[i]);
}

void route_aspnet_settings(struct route_file *r)
{
	on_values(r);
	for (size_t i = 0; i < r->n_calls; i++)
		on_setting(r, r->calls[i]);
}
