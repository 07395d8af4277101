/* The things that reach the app, and what nobody knows: each member that a file may still add to says so. */
#include "facts/profile.h"

#include <stdint.h>

#include "facts/fact.h"
#include "facts/folder.h"
#include "facts/language.h"
#include "profile_gather.h"
#include "row_get.h"

const str profile_maybe = STR_INIT("what was seen may be one");
const str profile_other_language = STR_INIT("another language");
/* Or is in a language of which too little is known. */
static const str profile_unread = STR_INIT("not all was read");

/* ---- languages ---- */

enum { LANGUAGES = 32 };

struct spoken {
	str name, path;
	size_t files, unread;
};
struct languages {
	struct spoken at[LANGUAGES];
	size_t n;
};

/* Of these, what starts a server and what is imported is known well enough that none means none. */
static bool is_decisive(str language)
{
	static const char names[] = "JavaScript TypeScript Python Go";
	return str_listed(language, names);
}

/* Files and code are sorted by path. */
static void find_languages(struct languages *l, const struct node *view)
{
	const struct node *code = rows_of(view, S("code"));
	for (const struct node *row = rows_of(view, S("files")); row; row = row_after(row)) {
		str path = row_text(row, S("path")), name = language_of(path);
		if (!name.n && !language_is_none(path))
			name = profile_other_language;
		while (code && str_cmp(row_text(code, S("path")), path) < 0)
			code = row_after(code);
		if (!name.n || str_find(path, S(".min."), 0) != SIZE_MAX || folder_is_foreign(path) ||
		    folder_is_sample(path) || language_is_tooling(path))
			continue;
		size_t i = 0;
		while (i < l->n && !str_eq(l->at[i].name, name))
			i++;
		if (i == l->n && l->n < LANGUAGES)
			l->at[l->n++] = (struct spoken){.name = name, .path = path};
		if (i == l->n)
			continue;
		l->at[i].files++;
		l->at[i].unread += !code || !str_eq(row_text(code, S("path")), path);
	}
}

static bool is_silent(const struct languages *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->at[i].unread || !is_decisive(l->at[i].name))
			return true;
	return false;
}

/* ---- what is not known ---- */

/* A list that ends with what is unknown lacks a file; one that is not there was never made. What was left out by choice
 * may have held anything. */
static bool lacks(const struct node *view, str section)
{
	const struct node *list = node_get(view, section);
	if (!list)
		return true;
	for (const struct node *row = rows_of(view, S("unread")); row; row = row_after(row))
		if (str_eq(row_text(row, S("section")), section))
			return true;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (n->kind != NODE_OBJECT)
			return true;
	return false;
}

static bool is_open(enum profile_member m, const struct node *view, const struct languages *l)
{
	static const struct {
		const char *sections;
		bool code;
	} needs[PROFILE_MEMBER_COUNT] = {[PROFILE_frontends] = {"imports starts", true},
	                                 [PROFILE_mobile] = {"imports starts", true},
	                                 [PROFILE_servers] = {"imports starts", true},
	                                 [PROFILE_functions] = {"deployments imports", true},
	                                 [PROFILE_jobs] = {"imports starts deployments", true},
	                                 [PROFILE_bots] = {"imports starts", true},
	                                 [PROFILE_libraries] = {"package_files", false},
	                                 [PROFILE_documents] = {"package_files", false},
	                                 [PROFILE_stores] = {"imports", true},
	                                 [PROFILE_identities] = {"imports sign_ins", true},
	                                 [PROFILE_secrets] = {"settings secret_reads", true},
	                                 [PROFILE_outbound] = {"addresses imports", true},
	                                 [PROFILE_paid] = {"addresses imports", true},
	                                 [PROFILE_edges] = {"deployments", false},
	                                 [PROFILE_telemetry] = {"imports", true},
	                                 [PROFILE_builds] = {"workflows", false},
	                                 [PROFILE_deployments] = {"deployments workflows", false},
	                                 [PROFILE_containers] = {"containers", false},
	                                 [PROFILE_resources] = {"resources", false}};
	str section;
	for (str list = str_of(needs[m].sections); str_cut(&list, ' ', &section);)
		if (lacks(view, section))
			return true;
	return needs[m].code && is_silent(l);
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

static void add_languages(struct members *root, const struct languages *l)
{
	struct members list = members_below(root, NODE_ARRAY, S("languages"), NULL);
	for (size_t i = 0; i < l->n; i++) {
		struct members o = members_below(&list, NODE_OBJECT, S(""), NULL);
		members_scalar(&o, NODE_STRING, S("path"), l->at[i].path, NULL);
		members_scalar(&o, NODE_STRING, S("name"), l->at[i].name, NULL);
		members_scalar(&o, NODE_NUMBER, S("files"), arena_printf(root->arena, "%zu", l->at[i].files), NULL);
		members_scalar(&o, NODE_NUMBER, S("unread"), arena_printf(root->arena, "%zu", l->at[i].unread), NULL);
	}
}

const struct node *profile_of(const struct app_set *apps, size_t app, const struct node *proof,
                              const struct node *violation, struct arena *a)
{
	struct profile_things *sure = arena_new(a, struct profile_things), *may = sure;
	struct languages own = {.n = 0}, all = {.n = 0};
	struct node *object = arena_new(a, struct node);
	object->kind = NODE_OBJECT;
	struct members root = {a, object, &object->child};
	sure->arena = a;
	profile_gather(sure, proof);
	find_languages(&own, proof);
	find_languages(&all, violation);
	if (violation != proof) { /* of a repository with one app they are the same tree */
		may = arena_new(a, struct profile_things);
		may->arena = a;
		profile_gather(may, violation);
	}
	members_scalar(&root, NODE_STRING, S("kind"), package_kind_name(apps->at[app].kind), NULL);
	bool open[PROFILE_MEMBER_COUNT];
	for (int m = 0; m < PROFILE_MEMBER_COUNT; m++) {
		const struct profile_list *l = &sure->list[m];
		bool unread = may->list[m].n > l->n || is_open(m, violation, &all);
		open[m] = may->list[m].maybe || unread;
		struct members list = members_below(&root, NODE_ARRAY, profile_member_name(m), NULL);
		for (size_t i = 0; i < l->n; i++)
			add_item(&list, sure, m, &l->at[i]);
		if (open[m])
			members_scalar(&list, NODE_UNKNOWN, S("..."), unread ? profile_unread : profile_maybe, NULL);
	}
	struct members has = members_below(&root, NODE_OBJECT, S("has"), NULL);
	for (int m = 0; m < PROFILE_MEMBER_COUNT; m++)
		if (sure->list[m].n == 0 && open[m])
			members_scalar(&has, NODE_UNKNOWN, profile_member_name(m), profile_member_name(m), NULL);
		else
			members_bool(&has, profile_member_name(m), sure->list[m].n > 0);
	add_languages(&root, &own);
	return object;
}
