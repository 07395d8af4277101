/* Naming what an unread file would have decided. */
#include "scan/unread.h"

#include <stdint.h>

#include "facts/language.h"
#include "facts/section.h"

static bool is_untouched(void *ctx, const struct section_place *p) { return !section_touches(p, *(str *)ctx); }

bool unread_section_matters(const struct rule *r, str section)
{
	struct arena scratch = {0};
	struct err err;
	bool matters = !section_uses(r, &scratch, &section, is_untouched, &err);
	arena_free(&scratch);
	return matters;
}

/* Has an earlier rule spoken for this control already? */
static bool is_told(const struct path_about *about, const struct ruleset *set, size_t n, void *ctx,
                    bool (*wanted)(void *ctx, const struct rule *rule))
{
	const struct control *control = set->rules[about->rules[n]].control;
	for (size_t i = 0; i < n; i++) {
		const struct rule *r = &set->rules[about->rules[i]];
		if (r->control == control && !r->fact.n && wanted(ctx, r))
			return true;
	}
	return false;
}

/* What a test or a manual sets up is no part of the app, and what stands in them decides nothing: so does what could
 * not be read of one. A bare name (test.js) is not enough for that, since what the file holds may say otherwise. Whole
 * values that are secrets anywhere were searched for in the text. */
static bool decides_nothing(const struct unread *u, const struct path_about *about)
{
	const struct path_classes *c = &about->classes;
	return !u->chosen && !c->named_test && (c->kind == PATH_TEST || c->kind == PATH_MANUAL);
}

/* A script of Python that names none of these answers no address: routes of Python are made by a framework. */
static bool may_answer(const struct unread *u)
{
	static const char words[] =
	        "flask fastapi django starlette sanic aiohttp tornado bottle quart falcon litestar robyn "
	        "http.server wsgi asgi socketserver streamlit gradio chainlit dash mcp grpc handler "
	        "azure.functions functions_framework chalice .route( cherrypy pyramid uvicorn serve_forever waitress "
	        "nicegui taipy "
	        "panel bokeh shiny modal twisted websockets xmlrpc hug web.py rest_framework ninja";
	str word;
	if (!str_eq(language_of(u->path), S("Python")))
		return true;
	for (str list = S(words); str_cut(&list, ' ', &word);)
		if (str_ifind(u->text, word, 0) != SIZE_MAX)
			return true;
	return false;
}

static void tell_facts(const struct unread *u, const struct path_about *about, struct facts *facts)
{
	str section;
	if (!u->seen)
		facts_unread(facts, u->path, about->format->name, u->chosen);
	else if (may_answer(u))
		for (str list = S("route_parts routes doors"); str_cut(&list, ' ', &section);)
			facts_unread_section(facts, u->path, section, u->chosen);
}

void unread_tell(const struct unread *u, const struct path_about *about, const struct ruleset *set,
                 const struct scan_sink *sink, struct facts *facts, void *ctx,
                 bool (*wanted)(void *ctx, const struct rule *rule))
{
	struct arena a = {0};
	struct statement s = {.polarity = EVIDENCE_UNREAD, .path = u->path, .chosen = u->chosen};
	bool silent = decides_nothing(u, about), code = language_of(u->path).n > 0;
	s.what = arena_printf(&a, "a file that decides it %.*s", STR_ARG(u->why));
	if (facts && about->format && !(silent && code))
		tell_facts(u, about, facts);
	for (size_t i = 0; i < about->n_rules && !silent && !u->seen; i++) {
		const struct rule *r = &set->rules[about->rules[i]];
		if (!wanted(ctx, r))
			continue;
		if (r->fact.n && facts)
			facts_unread_section(facts, u->path, r->fact, u->chosen);
		s.control = r->control;
		if (!r->fact.n && r->control && !is_told(about, set, i, ctx, wanted))
			sink->state(sink->ctx, &s);
	}
	arena_free(&a);
}

static bool is_on(void *ctx, const struct rule *r)
{
	const bool *on = ctx;
	return !on || on[r->number];
}

void unread_whole(const struct unread *u, struct matcher *m, const bool *on, const struct scan_sink *sink,
                  struct facts *facts)
{
	struct arena a = {0};
	struct path_about about = path_index_look(matcher_paths(m), u->path, &a);
	if (!about.foreign)
		unread_tell(u, &about, matcher_rules(m), sink, facts, (void *)on, is_on);
	arena_free(&a);
}
