/* The things that reach the app, and what nobody knows: each member that a file may still add to says so. */
#include "facts/profile.h"

#include <stdint.h>

#include "facts/fact.h"
#include "profile_gather.h"
#include "profile_language.h"
#include "row_get.h"

const str profile_maybe = STR_INIT("what was seen may be one");
/* Or is in a language of which too little is known. */
static const str profile_unread = STR_INIT("not all was read");

/* ---- what is not known ---- */

/* A list that ends with what is unknown lacks a file; one that is not there was never made. What was left out by choice
 * may have held anything. Which file it is, or at least why; "" where it lacks none. */
static str lacks(const struct node *view, str section, struct arena *a)
{
	const struct node *list = node_get(view, section);
	if (!list)
		return arena_printf(a, "%.*s were not read", STR_ARG(section));
	for (const struct node *row = rows_of(view, S("unread")); row; row = row_after(row))
		if (str_eq(row_text(row, S("section")), section) && row_text(row, S("path")).n)
			return arena_printf(a, "%.*s %s", STR_ARG(row_text(row, S("path"))),
			                    row_is(row, S("computed"), S("true")) ? "is known only to a run"
			                                                          : "was not read");
	for (const struct node *n = list->child; n; n = n->next)
		if (n->kind != NODE_OBJECT)
			return arena_printf(a, "not all %.*s were read", STR_ARG(section));
	return S("");
}

/* What may hold one more, though nothing of it was seen; "": nothing may. */
static str hidden(enum profile_member m, const struct node *view, const struct profile_languages *l, struct arena *a)
{
	static const char *const needs[PROFILE_MEMBER_COUNT] = {[PROFILE_frontends] = "imports starts",
	                                                        [PROFILE_mobile] = "imports starts",
	                                                        [PROFILE_servers] = "imports starts",
	                                                        [PROFILE_functions] = "deployments imports",
	                                                        [PROFILE_jobs] = "imports starts deployments",
	                                                        [PROFILE_bots] = "imports starts",
	                                                        [PROFILE_libraries] = "package_files",
	                                                        [PROFILE_documents] = "package_files",
	                                                        [PROFILE_stores] = "imports",
	                                                        [PROFILE_identities] = "imports sign_ins",
	                                                        [PROFILE_secrets] = "settings secret_reads",
	                                                        [PROFILE_outbound] = "addresses imports",
	                                                        [PROFILE_paid] = "addresses imports",
	                                                        [PROFILE_edges] = "deployments",
	                                                        [PROFILE_telemetry] = "imports",
	                                                        [PROFILE_builds] = "workflows",
	                                                        [PROFILE_deployments] = "deployments workflows",
	                                                        [PROFILE_containers] = "containers",
	                                                        [PROFILE_resources] = "resources"};
	str section, why;
	for (str list = str_of(needs[m]); str_cut(&list, ' ', &section);)
		if ((why = lacks(view, section, a)).n)
			return why;
	return profile_language_hides(l, m);
}

/* Whether there is one more, of what is seen and what is not: the first sentence, or "". */
static str doubt_about(enum profile_member m, const struct profile_things *sure, const struct profile_things *may,
                       str unread, struct arena *a)
{
	const struct profile_list *l = &sure->list[m], *more = &may->list[m];
	if (more->doubt.n)
		return more->doubt;
	if (more->maybe)
		return profile_maybe;
	for (size_t i = 0; i < more->n && more->n > l->n; i++) {
		size_t k = 0;
		while (k < l->n && !str_eq(l->at[k].name, more->at[i].name))
			k++;
		if (k == l->n)
			return arena_printf(a, "whose %.*s is, is not known", STR_ARG(more->at[i].path));
	}
	return unread;
}

/* ---- the tree ---- */

static void add_item(struct members *list, const struct profile_things *t, enum profile_member m,
                     const struct profile_item *item)
{
	const struct node at = {.line = item->line, .col = item->line ? 1 : 0, .key_line = item->line};
	struct members o = members_below(list, NODE_OBJECT, S(""), &at);
	members_scalar(&o, NODE_STRING, S("path"), item->path, NULL);
	members_scalar(&o, NODE_STRING, S("name"), item->name, NULL);
	for (size_t i = 0; i < PROFILE_EXTRAS; i++)
		if (item->extra[i].key.n)
			members_scalar(&o, NODE_STRING, item->extra[i].key, item->extra[i].value, NULL);
	if (m != PROFILE_frontends)
		return;
	if (t->bundler.n)
		members_scalar(&o, NODE_STRING, S("bundler"), t->bundler, NULL);
	if (t->builder.n)
		members_scalar(&o, NODE_STRING, S("builder"), t->builder, NULL);
}

const struct node *profile_of(const struct app_set *apps, size_t app, const struct node *proof,
                              const struct node *violation, struct arena *a)
{
	struct profile_things *sure = arena_new(a, struct profile_things), *may = sure;
	struct profile_languages own = {.n = 0}, all = {.n = 0};
	struct node *object = arena_new(a, struct node);
	object->kind = NODE_OBJECT;
	struct members root = {a, object, &object->child};
	sure->arena = a;
	profile_gather(sure, proof);
	profile_languages_find(&own, proof, a);
	profile_languages_find(&all, violation, a);
	if (violation != proof) { /* of a repository with one app they are the same tree */
		may = arena_new(a, struct profile_things);
		may->arena = a;
		profile_gather(may, violation);
	}
	members_scalar(&root, NODE_STRING, S("kind"), package_kind_name(apps->at[app].kind), NULL);
	bool open[PROFILE_MEMBER_COUNT];
	str doubts[PROFILE_MEMBER_COUNT];
	for (int m = 0; m < PROFILE_MEMBER_COUNT; m++) {
		const struct profile_list *l = &sure->list[m];
		str hides = hidden(m, violation, &all, a);
		bool unread = may->list[m].n > l->n || hides.n;
		open[m] = may->list[m].maybe || unread;
		doubts[m] = doubt_about(m, sure, may, hides, a);
		struct members list = members_below(&root, NODE_ARRAY, profile_member_name(m), NULL);
		for (size_t i = 0; i < l->n; i++)
			add_item(&list, sure, m, &l->at[i]);
		if (open[m])
			members_scalar(&list, NODE_UNKNOWN, S("..."), unread ? profile_unread : profile_maybe, NULL);
	}
	struct members has = members_below(&root, NODE_OBJECT, S("has"), NULL);
	for (int m = 0; m < PROFILE_MEMBER_COUNT; m++)
		if (sure->list[m].n == 0 && open[m])
			members_scalar(&has, NODE_UNKNOWN, profile_member_name(m), doubts[m], NULL);
		else
			members_bool(&has, profile_member_name(m), sure->list[m].n > 0);
	profile_languages_put(&root, &own);
	return object;
}
