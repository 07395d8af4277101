/* Rows from what the reader of the rules worked out, and from firebase.json. */
#include "facts/store_rule.h"

#include "base/glob.h"
#include "facts/folder.h"
#include "format/firerules.h"

/* Any JSON may hold the rules of a database; one that cannot be read is only missed where its name says so. */
bool store_rule_reads(str path, str format)
{
	return str_eq(format, S("firerules")) || glob_rule(S("*{.rules,rules}.json"), path);
}

static void add_row(struct facts *f, str path, const struct node *allow)
{
	struct members m = fact_new(f, S("store_rules"), path, allow->line);
	for (const struct node *n = allow->child; n; n = n->next)
		members_copy(&m, n->key, n);
}

static void add_rules(struct facts *f, str path, const struct node *tree)
{
	const struct node *allows = node_get(tree, S("allows"));
	for (const struct node *n = allows ? allows->child : NULL; n; n = n->next)
		add_row(f, path, n);
}

static void add_database(struct facts *f, str path, const struct node *json)
{
	struct arena scratch = {0};
	enum format_result result;
	const struct node *tree = firerules_database(json, &scratch, &result);
	if (tree)
		add_rules(f, path, tree);
	if (result != FORMAT_OK)
		facts_unread_section(f, path, S("store_rules"), false);
	arena_free(&scratch);
}

/* ---- firebase.json ---- */

static void add_used(struct facts *f, str path, str service, const struct node *n)
{
	const struct node *rules = n->kind == NODE_OBJECT ? node_get(n, S("rules")) : NULL;
	struct arena scratch = {0};
	str file;
	if (rules && rules->kind == NODE_STRING && folder_join(folder_of(path), rules->text, &scratch, &file)) {
		struct members m = fact_new(f, S("store_rule_files"), path, rules->line);
		members_scalar(&m, NODE_STRING, S("service"), service, rules);
		members_scalar(&m, NODE_STRING, S("file"), file, rules);
	}
	arena_free(&scratch);
}

/* {"firestore": {"rules": "firestore.rules"}}, or an ARRAY of such where there are several databases or buckets. */
static void add_files(struct facts *f, str path, const struct node *tree)
{
	static const struct {
		str key, service;
	} kinds[] = {{STR_INIT("firestore"), STR_INIT("cloud.firestore")},
	             {STR_INIT("storage"), STR_INIT("firebase.storage")},
	             {STR_INIT("database"), STR_INIT("database")}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct node *n = node_get(tree, kinds[i].key);
		if (n && n->kind != NODE_ARRAY)
			add_used(f, path, kinds[i].service, n);
		for (const struct node *one = n && n->kind == NODE_ARRAY ? n->child : NULL; one; one = one->next)
			add_used(f, path, kinds[i].service, one);
	}
}

void store_rule_tree(struct facts *f, str path, str format, const struct node *tree)
{
	if (str_eq(format, S("firerules")))
		add_rules(f, path, tree);
	else if (str_eq(format, S("json")) && tree->kind == NODE_OBJECT) {
		add_database(f, path, tree);
		if (str_eq(str_basename(path), S("firebase.json")))
			add_files(f, path, tree);
	}
}
