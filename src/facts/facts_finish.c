/* From sorted rows to the tree that rules judge: duplicates dropped, and what only the whole can say added (is a
 * dependency imported, which sides are there). */
#include "facts/facts.h"

#include <stdlib.h>

#include "facts/dependency.h"
#include "facts/fact.h"

static struct table section_of(struct table all, str name)
{
	size_t from = 0, to;
	while (from < all.n && str_cmp(all.rows[from].section, name) < 0)
		from++;
	for (to = from; to < all.n && str_eq(all.rows[to].section, name);)
		to++;
	return (struct table){all.rows + from, to - from};
}

/* "" for a member that is not there: a rule may give its facts a name that is taken. */
static str text_of(const struct node *object, str key)
{
	const struct node *n = node_get(object, key);
	return n ? n->text : S("");
}

/* A copy of the row's object with one more member in front: rows themselves stay as they are. */
static struct node *with_member(struct arena *a, struct node *object, enum node_kind kind, str key, str text)
{
	struct node *member = arena_new(a, struct node), *copy = arena_new(a, struct node);
	*member = (struct node){.kind = kind, .key = key, .text = text, .next = object->child};
	member->line = member->key_line = object->line;
	member->col = object->col;
	*copy = *object;
	copy->child = member;
	return copy;
}

static int text_order(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

/* Modules that code other than tests imports, sorted. */
static struct strs used_modules(struct table imports, struct arena *a)
{
	str *modules = arena_array(a, str, imports.n);
	size_t n = 0;
	for (size_t i = 0; i < imports.n; i++)
		if (!str_eq(text_of(imports.rows[i].node, S("side")), S("test")))
			modules[n++] = text_of(imports.rows[i].node, S("module"));
	if (n)
		qsort(modules, n, sizeof *modules, text_order);
	return (struct strs){modules, n};
}

static struct node *with_use(struct arena *a, struct node *dependency, struct strs modules)
{
	str ecosystem = text_of(dependency, S("ecosystem")), name = text_of(dependency, S("name"));
	enum dependency_use use = dependency_used(ecosystem, name, modules.at, modules.n);
	return with_member(a, dependency, use == DEPENDENCY_PERHAPS ? NODE_UNKNOWN : NODE_BOOL, S("imported"),
	                   use == DEPENDENCY_PERHAPS ? S("imported")
	                   : use == DEPENDENCY_USED  ? S("true")
	                                             : S("false"));
}

/* Both tables are sorted by path. */
static struct node *with_values(struct arena *a, struct node *file, struct table env, size_t *at)
{
	str path = file->child->text;
	while (*at < env.n && str_cmp(env.rows[*at].node->child->text, path) < 0)
		++*at;
	if (*at == env.n || !str_eq(env.rows[*at].node->child->text, path))
		return file;
	const struct node *values = env.rows[*at].node;
	struct node *n = with_member(a, file, NODE_NUMBER, S("values"), text_of(values, S("values")));
	n = with_member(a, n, NODE_NUMBER, S("secrets"), text_of(values, S("secrets")));
	n->line = values->line;
	n->col = values->col;
	return n;
}

static void add_section(struct members *root, struct table all, str name, struct strs modules)
{
	struct table rows = section_of(all, name), env = section_of(all, S("env"));
	struct members list = members_below(root, NODE_ARRAY, name, NULL);
	size_t at = 0;
	for (size_t i = 0; i < rows.n; i++) {
		struct node *n = rows.rows[i].node;
		if (i && row_order(&rows.rows[i - 1], &rows.rows[i]) == 0)
			continue;
		if (str_eq(name, S("dependencies")))
			n = with_use(root->arena, n, modules);
		else if (str_eq(name, S("files")))
			n = with_values(root->arena, n, env, &at);
		*list.tail = n;
		list.tail = &n->next;
	}
	*list.tail = NULL;
}

static bool any_row(struct table rows, str key, str text)
{
	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(text_of(rows.rows[i].node, key), text))
			return true;
	return false;
}

static void add_summary(struct members *root, struct table all)
{
	struct table code = section_of(all, S("code")), found = section_of(all, S("manifest"));
	struct members sides = members_below(root, NODE_OBJECT, S("sides"), NULL);
	members_bool(&sides, S("client"), any_row(code, S("side"), S("client")));
	members_bool(&sides, S("server"), any_row(code, S("side"), S("server")));
	members_bool(root, S("env_open"), any_row(section_of(all, S("env")), S("open"), S("true")));
	members_bool(root, S("env_ignored"), any_row(section_of(all, S("ignores")), S("env"), S("true")));
	for (size_t i = 0; i < FACT_MANIFESTS; i++)
		for (size_t j = 0; j < found.n; j++) {
			const struct node *n = found.rows[j].node;
			if (!str_eq(n->child->text, fact_manifests[i]))
				continue;
			members_copy(root, S("manifest"), node_get(n, S("manifest")));
			struct members file = members_below(root, NODE_OBJECT, S("manifest_file"), n);
			members_copy(&file, S("path"), n->child);
			return;
		}
}

const struct node *facts_finish(struct facts *f, struct arena *a)
{
	static const str shape[] = {STR_INIT("files"), STR_INIT("dependencies"), STR_INIT("imports"),
	                            STR_INIT("code"),  STR_INIT("workflows"),    STR_INIT("ignores"),
	                            STR_INIT("env"),   STR_INIT("manifest")};
	enum { SHOWN = 6, KNOWN = 8 }; /* the last two are shown as part of others */
	struct table all = facts_rows(f, a);
	struct node *object = arena_new(a, struct node);
	object->kind = NODE_OBJECT;
	struct members root = {a, object, &object->child};
	struct strs modules = used_modules(section_of(all, S("imports")), a);
	for (size_t i = 0; i < SHOWN; i++)
		add_section(&root, all, shape[i], modules);
	add_summary(&root, all);
	for (size_t i = 0; i < all.n; i++) {
		bool known = i > 0 && str_eq(all.rows[i].section, all.rows[i - 1].section);
		for (size_t j = 0; j < KNOWN; j++)
			known = known || str_eq(all.rows[i].section, shape[j]);
		if (!known)
			add_section(&root, all, all.rows[i].section, modules);
	}
	return object;
}

/* ---- looking back ---- */

static bool holds(const struct node *container, const struct node *n)
{
	if (container == n)
		return true;
	for (const struct node *c = container->child; c; c = c->next)
		if (holds(c, n))
			return true;
	return false;
}

str facts_path(const struct node *facts, const struct node *n)
{
	for (const struct node *section = facts->child; section; section = section->next) {
		if (section->kind == NODE_OBJECT && str_starts(section->key, S("manifest")) && holds(section, n))
			return node_get(node_get(facts, S("manifest_file")), S("path"))->text;
		for (const struct node *item = section->kind == NODE_ARRAY ? section->child : NULL; item;
		     item = item->next)
			if (holds(item, n))
				return text_of(item, S("path"));
	}
	return S("");
}
