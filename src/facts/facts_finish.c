/* From sorted rows to the tree that rules judge: duplicates dropped, and what only the whole can say added. */
#include "facts/profile_row.h"
#include "facts/facts.h"

#include <stdlib.h>

#include "facts/app_set.h"
#include "facts/fact.h"
#include "facts/model_field.h"
#include "code_reached.h"
#include "command_join.h"
#include "debug_started.h"
#include "door.h"
#include "dotenv_ignored.h"
#include "facts_int.h"
#include "facts_join.h"
#include "limit_join.h"
#include "package_names.h"
#include "row_get.h"
#include "route_join.h"
#include "run_follow.h"

static struct table section_of(struct table all, str name)
{
	size_t from = 0, to;
	while (from < all.n && str_cmp(all.rows[from].section->name, name) < 0)
		from++;
	for (to = from; to < all.n && str_eq(all.rows[to].section->name, name);)
		to++;
	return (struct table){all.rows + from, to - from};
}

/* ---- what was not read ---- */

/* Has any file that it needs been left unread? What was left out by choice takes a pass away: scan_repository(). */
static bool lacks(struct table unread, str section)
{
	bool limits = str_eq(section, S("limit_parts")), found = false; /* a browser limits nobody else */
	for (size_t i = 0; i < unread.n && !found; i++)
		found = facts_is_missing(unread.rows[i].node, section) &&
		        !(limits && str_eq(row_text(unread.rows[i].node, S("side")), S("browser")));
	return found;
}

static void add_rows(struct members *root, struct table rows, const struct section *s, struct facts_joining *j)
{
	struct members list = members_below(root, NODE_ARRAY, s->name, NULL);
	for (size_t i = 0; i < rows.n; i++) {
		if (i && row_says_same(&rows.rows[i - 1], &rows.rows[i]))
			continue;
		struct node *n = rows.rows[i].node;
		facts_join(j, s->name, n);
		*list.tail = n;
		list.tail = &n->next;
	}
	*list.tail = NULL;
}

/* ---- flags ---- */

static bool any_row(struct table rows, str key)
{
	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(row_text(rows.rows[i].node, key), S("true")))
			return true;
	return false;
}

/* Raised by one row whose field is true; the others are made of several sections. */
static const struct {
	str name, field;
} flag = {STR_INIT("env_open"), STR_INIT("open")};

static void add_flag(struct members *root, struct table all, struct table unread, const struct section *s)
{
	bool raised = any_row(section_of(all, s->of), flag.field);
	if (!raised && lacks(unread, s->of))
		members_scalar(root, NODE_UNKNOWN, s->name, s->name, NULL);
	else
		members_bool(root, s->name, raised);
}

/* ---- what only all rows together tell ---- */

static bool is_derived(const struct section *s)
{
	return str_listed(s->name, "apps commands doors fields packages profile routes");
}

static struct app_set add_apps(struct members *root)
{
	struct app_set apps = apps_find(root->node, root->arena);
	struct node *lists[] = {packages_node(&apps.packages, root->arena), apps_node(&apps, root->arena)};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		*root->tail = lists[i];
		root->tail = &lists[i]->next;
	}
	return apps;
}

/* The section whose files it is made of, where that is another one. */
static str made_of(str section) { return str_eq(section, S("limits")) ? S("limit_parts") : section; }

/* At last, since what is derived is made of what is there: a list is not all there is where its section lacks a file.
 */
static void add_ends(struct members *root, struct table unread)
{
	for (const struct node *n = root->node->child; n; n = n->next) {
		if (n->kind != NODE_ARRAY || !lacks(unread, made_of(n->key)))
			continue;
		struct members list = {root->arena, (struct node *)n, (const struct node **)&n->child};
		while (*list.tail)
			list.tail = (const struct node **)&(*list.tail)->next;
		members_scalar(&list, NODE_UNKNOWN, S("..."), S("files that were not read"), NULL);
	}
}

void facts_cut_short(struct facts *f)
{
	for (size_t i = 0; i < section_count; i++)
		if (!section_table[i].is_flag && !str_eq(section_table[i].name, S("unread")))
			facts_unread_section(f, S(""), section_table[i].name, false);
}

void facts_as_of(struct facts *f, str day) { f->as_of = day; }

const struct node *facts_finish(struct facts *f, struct arena *a)
{
	struct table all = facts_rows(f, a), unread = section_of(all, S("unread"));
	struct node *object = arena_new(a, struct node);
	object->kind = NODE_OBJECT;
	struct members root = {a, object, &object->child};
	struct facts_joining *j =
	        facts_joining_new(&(struct facts_joined){.unread = unread,
	                                                 .imports = section_of(all, S("imports")),
	                                                 .env = section_of(all, S("env")),
	                                                 .resource_values = section_of(all, S("resource_values")),
	                                                 .resources = section_of(all, S("resources"))},
	                          lacks(unread, S("imports")), a);
	for (size_t i = 0; i < section_count; i++) {
		const struct section *s = &section_table[i];
		if (s->is_flag && str_eq(s->name, flag.name))
			add_flag(&root, all, unread, s);
		else if (!s->is_flag && !is_derived(s))
			add_rows(&root, section_of(all, s->name), s, j);
	}
	dotenv_flags(&root, lacks(unread, S("ignores")));
	commands_make(&root);
	struct app_set apps = add_apps(&root);
	routes_make(&root, &apps);
	code_reached(&root, &apps);
	run_follow(&root);
	debug_started(&root);
	package_names(&root);
	limits_make(&root, &apps);
	fields_make(&root);
	doors_make(&root, f->as_of);
	add_ends(&root, unread);
	return profile_row_whole(&apps, object, a);
}
