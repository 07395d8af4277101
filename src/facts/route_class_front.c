/* What stands in front of methods of classes: middleware and filters by name or class, those of the class and of what
 * it is built upon. */
#include <stdint.h>

#include "route_classed.h"
#include "route_word.h"
#include "row_get.h"

enum { DEEPEST = 6 };

static const struct route_verdict open = {.auth = ROUTE_OPEN, .by = STR_INIT(""), .why = STR_INIT("")};

static struct route_verdict unknown(struct route_joiner *j, str name, const char *says)
{
	return (struct route_verdict){ROUTE_UNKNOWN, name,
	                              arena_printf(j->m.arena, "what %.*s does %s", STR_ARG(name), says)};
}

static struct route_verdict guarded(struct route_joiner *j, str name)
{
	return (struct route_verdict){ROUTE_GUARDED, name, arena_printf(j->m.arena, "%.*s refuses", STR_ARG(name))};
}

/* ---- what is known by name ---- */

static const struct {
	const char *names;
	enum route_known is;
} known[] = {
        {"auth auth.basic auth.session can verified password.confirm signed role permission role_or_permission "
         "abilities "
         "ability scope scopes client jwt.auth auth.jwt IsGranted CurrentUser JwtAuthentication "
         "HttpBasicAuthentication",
         ROUTE_GUARD},
        {"web api throttle guest bindings csrf cache.headers precognitive constraints cors", ROUTE_NO_GUARD},
        {"devise http_basic_authenticate_with doorkeeper_authorize! Rack", ROUTE_GUARD},
        {"verify_authenticity_token set_locale set_csrf_cookie allow_browser", ROUTE_NO_GUARD},
};
static const struct {
	const char *start, *classes; /* "" for any */
	enum route_known is;
} classes[] = {
        {"Illuminate/Auth/Middleware/",
         "Authenticate AuthenticateWithBasicAuth Authorize EnsureEmailIsVerified RequirePassword", ROUTE_GUARD},
        {"Illuminate/Routing/Middleware/", "ValidateSignature", ROUTE_GUARD},
        {"Spatie/Permission/", "", ROUTE_GUARD},
        {"Laravel/Sanctum/Http/Middleware/", "CheckAbilities CheckForAnyAbility CheckScopes CheckForAnyScope",
         ROUTE_GUARD},
        {"Laravel/Passport/Http/Middleware/", "CheckClientCredentials CheckScopes CheckForAnyScope CheckToken",
         ROUTE_GUARD},
        {"Tymon/JWTAuth/Http/Middleware/", "Authenticate", ROUTE_GUARD},
        {"Tuupola/Middleware/", "HttpBasicAuthentication JwtAuthentication", ROUTE_MAY_GUARD},
        {"Slim/Middleware/", "HttpBasicAuthentication JwtAuthentication", ROUTE_MAY_GUARD},
        {"Illuminate/", "", ROUTE_NO_GUARD},
        {"Laravel/", "", ROUTE_NO_GUARD},
        {"Inertia/", "", ROUTE_NO_GUARD},
        {"Slim/Middleware/", "", ROUTE_NO_GUARD},
        {"Slim/Csrf/", "", ROUTE_NO_GUARD},
        {"Slim/Views/", "", ROUTE_NO_GUARD},
};

static struct route_verdict by_known(struct route_joiner *j, str name, enum route_known is)
{
	return is == ROUTE_GUARD ? guarded(j, name) : is == ROUTE_NO_GUARD ? open : unknown(j, name, "is not known");
}

/* What nobody read counts where its name says that it may guard. */
static bool may_guard(str name)
{
	if (route_has_word(name, "ifauthenticated"))
		return false;
	return route_guard_name(name) ||
	       route_has_word(name,
	                      "auth token permission role access verif admin key ensure require login signed check "
	                      "protect guard restrict allow deny block owner member policy can_");
}

/* ---- classes of middleware ---- */

struct route_part_at *route_class_of(struct route_joiner *j, size_t file)
{
	size_t i = route_find_from(j->m.f, file, S("class"), S(""));
	struct route_part_at *p = i < j->m.f->n_by_name ? &j->m.f->parts[j->m.f->by_name[i]] : NULL;
	return p && p->file == file && str_eq(p->kind, S("class")) ? p : NULL;
}

static const struct node *list_of(const struct node *row, str key)
{
	const struct node *list = node_get(row, key);
	return list ? list->child : NULL;
}

/* $this->checkToken($jwt) of the class, or of what it is built upon, in every case: does that refuse? */
static bool has_itself_asked(struct route_joiner *j, size_t file, const struct route_part_at *method)
{
	str own = str_sub(method->name, 0, method->name.n - route_last(method->name).n);
	for (const struct node *c = list_of(method->row, S("calls")); c; c = c->next) {
		bool here = own.n && (str_starts(c->text, own) || str_starts(c->text, S("this.")));
		struct route_part_at *p = here ? route_class_method(j, file, route_last(c->text), 0) : NULL;
		if (p && p != method && route_judge_function(j->m.f, p, 0).auth == ROUTE_GUARDED)
			return true;
	}
	return false;
}

static struct route_verdict judge_class(struct route_joiner *j, size_t from, str class, unsigned depth)
{
	static const char *const methods[] = {"handle", "process", "__invoke"};
	str name = str_basename(class);
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_starts(class, str_of(classes[i].start)) &&
		    (!classes[i].classes[0] || str_listed(name, classes[i].classes)))
			return by_known(j, name, classes[i].is);
	size_t file = route_class_file(j, from, class, S(".php"), false);
	struct route_part_at *own = file == SIZE_MAX ? NULL : route_class_of(j, file), *method = NULL;
	if (!own || depth >= DEEPEST)
		return may_guard(name) ? unknown(j, name, "was not read") : open;
	for (size_t i = 0; i < sizeof methods / sizeof *methods && !method; i++)
		method = route_find_method(j->m.f, file, str_of(methods[i]));
	if (method) {
		struct route_verdict v = route_judge_function(j->m.f, method, 0);
		if (v.auth == ROUTE_OPEN && has_itself_asked(j, file, method))
			return guarded(j, name);
		if (v.auth == ROUTE_OPEN && row_is(method->row, S("lets"), S("all")))
			return open;
		if (v.auth == ROUTE_OPEN && (row_text(method->row, S("refuses")).n || route_guard_name(name)))
			return unknown(j, name, "was not seen");
		v.by = v.auth == ROUTE_OPEN ? v.by : name;
		return v.auth == ROUTE_GUARDED ? guarded(j, name) : v;
	}
	const struct node *base = list_of(own->row, S("bases"));
	return base ? judge_class(j, file, base->text, depth + 1) : unknown(j, name, "was not read");
}

/* ---- by name ---- */

/* What the app calls so, if it does. */
static bool judge_alias(struct route_joiner *j, str name, unsigned depth, struct route_verdict *v)
{
	bool found = false;
	for (size_t i = 0; i < j->n_aliases; i++) {
		const struct route_part_at *p = &j->m.f->parts[j->aliases[i]];
		if (!str_eq(p->name, name) || !str_eq(p->kind, S("alias")))
			continue;
		found = true;
		for (const struct node *g = route_guards(p->row); g && v->auth != ROUTE_GUARDED; g = g->next)
			route_add_verdict(v, route_judge_named(j, p->file, g->text, depth + 1));
	}
	return found;
}

static str called_name(str text)
{
	text = str_trim(text);
	return str_sub(text, 0, str_find(text, S("("), 0));
}

/* find_by_token || render_unauthorized, of Rails: the one looks up who calls, the other refuses. */
static bool asks_or_refuses(struct route_joiner *j, size_t file, const struct route_part_at *p)
{
	str text = row_text(p->row, S("refuses")), extension = str_extension(j->m.f->reach.files.at[file]);
	size_t at = str_find(text, S(" || "), 0);
	if (!str_eq(extension, S("rb")) || at == SIZE_MAX)
		return false;
	const struct route_part_at *asks = route_class_method(j, file, called_name(str_sub(text, 0, at)), 0);
	const struct route_part_at *ends = route_class_method(j, file, called_name(str_sub(text, at + 4, text.n)), 0);
	bool looks = asks && row_text(asks->row, S("identity")).n &&
	             (row_text(asks->row, S("rows")).n || row_text(asks->row, S("gives")).n ||
	              row_text(asks->row, S("signs")).n);
	return looks && ends && row_text(ends->row, S("refuses")).n && !row_is(asks->row, S("lets"), S("all"));
}

static struct route_verdict judge_method(struct route_joiner *j, size_t file, str name)
{
	struct route_part_at *p = route_class_method(j, file, name, 0);
	if (p && asks_or_refuses(j, file, p))
		return guarded(j, name);
	if (p) {
		struct route_verdict v = route_judge_function(j->m.f, p, 0);
		bool may = row_text(p->row, S("refuses")).n || route_guard_name(name);
		may = may && !row_is(p->row, S("lets"), S("all"));
		return v.auth == ROUTE_OPEN && may ? unknown(j, name, "was not seen") : v;
	}
	bool devise = str_starts(name, S("authenticate_")) && str_ends(name, S("!"));
	if (devise)
		return guarded(j, name);
	return may_guard(name) ? unknown(j, name, "was not found") : open;
}

struct route_verdict route_judge_named(struct route_joiner *j, size_t file, str ref, unsigned depth)
{
	struct route_verdict v = open;
	bool php = str_ends(j->m.f->reach.files.at[file], S(".php"));
	if (str_eq(ref, S("?")))
		return (struct route_verdict){ROUTE_UNKNOWN, S(""), S("what stands in front of it is computed")};
	if (str_starts(ref, S("@"))) {
		struct route_part_at *p = route_find(j->m.f, file, S("function"), ref);
		v = p ? route_judge_function(j->m.f, p, 0) : unknown(j, ref, "was not read");
		return v.auth == ROUTE_OPEN && p && row_text(p->row, S("refuses")).n ? unknown(j, ref, "was not seen")
		                                                                     : v;
	}
	if (!str_starts(ref, S("=")))
		return judge_class(j, file, ref, depth);
	str name = str_sub(ref, 1, ref.n), base = str_sub(name, 0, str_find(name, S(":"), 0));
	if (depth >= DEEPEST)
		return unknown(j, name, "was not read");
	if (php && !str_eq(base, S("guest")) && judge_alias(j, base, depth, &v)) {
		bool lets = route_has_word(str_sub(name, base.n, name.n), "optional false null guest");
		return lets && v.auth == ROUTE_GUARDED ? unknown(j, name, "with this argument was not seen") : v;
	}
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_listed(base, known[i].names))
			return by_known(j, base, known[i].is);
	if (!php)
		return judge_method(j, file, name);
	return may_guard(name) ? unknown(j, name, "is not known") : open;
}
