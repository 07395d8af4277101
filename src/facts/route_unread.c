/* What is known to answer and was not read: addresses that a package brings along, and views of Django REST framework
 * in a repository whose lists of addresses are not there. */
#include <stdint.h>

#include "route_base.h"
#include "route_permission.h"
#include "route_view.h"
#include "route_word.h"
#include "row_get.h"

/* Packages whose addresses are how people sign in, or are there to be looked at by all. */
static str public_of(str module)
{
	static const char sign_in[] =
	        "django.contrib.auth.urls allauth rest_framework.urls dj_rest_auth djoser.urls.jwt "
	        "djoser.urls.authtoken social_django oauth2_provider mozilla_django_oidc "
	        "django_auth_adfs djangosaml2 rest_auth rest_framework_social_oauth2 two_factor "
	        "django_cas_ng microsoft_auth knox";
	static const char shown[] = "django.conf.urls.i18n debug_toolbar django_browser_reload health_check "
	                            "drf_spectacular drf_yasg captcha robots";
	str word;
	for (str list = str_of(sign_in); str_cut(&list, ' ', &word);)
		if (str_starts(module, word))
			return S("people sign in there");
	for (str list = str_of(shown); str_cut(&list, ' ', &word);)
		if (str_starts(module, word))
			return S("it is for everybody");
	return S("");
}

static void on_include(struct route_joiner *j, const struct route_part_at *p, str ref)
{
	str path = row_text(p->row, S("route")), framework = S("Django");
	str module = str_sub(ref, 0, str_find(ref, S("#"), 0));
	size_t router = route_mount_of(&j->m, p);
	struct route_verdict v = {ROUTE_UNKNOWN, S(""), S("")};
	bool served = true;
	if (router != SIZE_MAX)
		v = route_climb(
		        &j->m, router,
		        (struct route_place){.file = p->file, .line = p->row->line, .row = p->row, .path = path}, &path,
		        &framework, &served);
	if (v.auth != ROUTE_GUARDED)
		v = (struct route_verdict){ROUTE_UNKNOWN, S(""),
		                           arena_printf(j->m.arena, "what %.*s answers was not read", STR_ARG(module))};
	const struct route_deed deed = {.writes = TRUTH_UNKNOWN, .gives = TRUTH_UNKNOWN};
	const struct route_handled h = {.row = p->row,
	                                .place = p->row,
	                                .file = p->file,
	                                .method = S("any"),
	                                .handler = ref,
	                                .deed = &deed,
	                                .public = public_of(module)};
	route_row_add(j, &h, served ? path : route_end_of(j->m.arena, path), framework, &v);
}

/* A view that no address leads to, where no list of addresses was found at all. */
static void on_view(struct route_joiner *j, const struct route_part_at *p)
{
	struct route_view view = route_view_of(j->m.f, p->file, p->name);
	if (view.is != ROUTE_VIEW_REST || !view.answers)
		return;
	const struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	const struct route_part_at at = {.row = p->row, .file = p->file, .kind = S("route"), .name = p->name};
	route_view_alone(j, &at, p->name, &v);
}

void route_unread(struct route_joiner *j)
{
	struct route_finder *f = j->m.f;
	bool lists = false;
	for (size_t i = 0; i < f->n; i++) {
		const struct route_part_at *p = &f->parts[i];
		lists = lists || (str_eq(p->kind, S("router")) && row_is(p->row, S("framework"), S("Django")) &&
		                  !row_is(p->row, S("method"), S("root")));
		if (!str_eq(p->kind, S("use")) || !row_is(p->row, S("framework"), S("Django")))
			continue;
		const struct node *g = route_guards(p->row);
		for (; g && g->next; g = g->next)
			;
		if (g && route_mount_named(&j->m, p->file, g->text) == SIZE_MAX)
			on_include(j, p, g->text);
	}
	for (size_t i = 0; !lists && i < f->n; i++)
		if (str_eq(f->parts[i].kind, S("class")))
			on_view(j, &f->parts[i]);
}
