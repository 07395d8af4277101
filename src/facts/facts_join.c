/* What the rows of one section add to those of another, once all of them are there. */
#include "facts_join.h"

#include <stdlib.h>

#include "facts/dependency_use.h"
#include "facts/fact.h"
#include "facts/resource_finish.h"
#include "row_get.h"

bool facts_is_missing(const struct node *unread, str section)
{
	return str_eq(row_text(unread, S("section")), section) && str_eq(row_text(unread, S("chosen")), S("false"));
}

/* One more member, behind what the row says itself. */
static void add_member(struct arena *a, struct node *row, enum node_kind kind, str key, str text)
{
	const struct node **tail = &row->child;
	while (*tail)
		tail = (const struct node **)&(*tail)->next;
	struct members m = {a, row, tail};
	members_scalar(&m, kind, key, text, NULL);
}

static int text_order(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

/* Modules that code other than tests imports, sorted. */
static struct strs used_modules(struct table imports, struct arena *a)
{
	str *modules = arena_array(a, str, imports.n);
	size_t n = 0;
	for (size_t i = 0; i < imports.n; i++)
		if (!str_eq(row_text(imports.rows[i].node, S("side")), S("test")))
			modules[n++] = row_text(imports.rows[i].node, S("module"));
	if (n)
		qsort(modules, n, sizeof *modules, text_order);
	return (struct strs){modules, n};
}

/* Files of settings that were not read, sorted as the rows are; all: it is not known which. */
struct unread_env {
	struct strs paths;
	bool all;
};

static struct unread_env unread_env(struct table unread, struct arena *a)
{
	str *paths = arena_array(a, str, unread.n);
	struct unread_env out = {{paths, 0}, false};
	for (size_t i = 0; i < unread.n; i++) {
		if (!facts_is_missing(unread.rows[i].node, S("env")))
			continue;
		str path = unread.rows[i].node->child->text;
		out.all = out.all || !path.n;
		paths[out.paths.n++] = path;
	}
	return out;
}

static bool env_lacks(const struct unread_env *u, str path)
{
	return u->all || (u->paths.n && bsearch(&path, u->paths.at, u->paths.n, sizeof path, text_order));
}

/* What the rows of one section are joined with. */
struct facts_joining {
	struct arena *arena;
	struct strs modules;
	bool lacks_modules;
	struct table env;
	size_t at; /* in env */
	struct unread_env unread;
	struct resource_finisher *resources;
};

static void add_use(struct facts_joining *j, struct node *dependency)
{
	str ecosystem = row_text(dependency, S("ecosystem")), name = row_text(dependency, S("name"));
	enum dependency_use use = dependency_used(ecosystem, name, j->modules.at, j->modules.n);
	if (use == DEPENDENCY_PERHAPS || (use == DEPENDENCY_UNUSED && j->lacks_modules))
		add_member(j->arena, dependency, NODE_UNKNOWN, S("imported"), S("imported"));
	else
		add_member(j->arena, dependency, NODE_BOOL, S("imported"),
		           use == DEPENDENCY_USED ? S("true") : S("false"));
}

static void add_counts(struct facts_joining *j, struct node *file, enum node_kind kind, str values, str secrets)
{
	add_member(j->arena, file, kind, S("values"), values);
	add_member(j->arena, file, kind, S("secrets"), secrets);
}

/* Both tables are sorted by path. */
static void add_values(struct facts_joining *j, struct node *file)
{
	str path = file->child->text;
	while (j->at < j->env.n && str_cmp(j->env.rows[j->at].node->child->text, path) < 0)
		j->at++;
	if (env_lacks(&j->unread, path)) {
		add_counts(j, file, NODE_UNKNOWN, S("values"), S("secrets"));
		return;
	}
	if (j->at == j->env.n || !str_eq(j->env.rows[j->at].node->child->text, path))
		return;
	const struct node *values = j->env.rows[j->at].node;
	file->line = values->line;
	file->col = values->col;
	add_counts(j, file, NODE_NUMBER, row_text(values, S("values")), row_text(values, S("secrets")));
}

static void add_references(struct facts_joining *j, struct node *resource)
{
	resource->child = resource_finish(j->resources, resource)->child;
}

static const struct {
	str section;
	void (*join)(struct facts_joining *j, struct node *row);
} joins[] = {
        {STR_INIT("dependencies"), add_use}, {STR_INIT("files"), add_values}, {STR_INIT("resources"), add_references}};

void facts_join(struct facts_joining *j, str section, struct node *row)
{
	for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
		if (str_eq(joins[i].section, section))
			joins[i].join(j, row);
}

struct facts_joining *facts_joining_new(const struct facts_joined *with, bool lacks_imports, struct arena *a)
{
	struct facts_joining *j = arena_new(a, struct facts_joining);
	*j = (struct facts_joining){.arena = a,
	                            .lacks_modules = lacks_imports,
	                            .unread = unread_env(with->unread, a),
	                            .modules = used_modules(with->imports, a),
	                            .env = with->env,
	                            .resources = resource_finisher_new(with->resource_values, with->resources, a)};
	return j;
}
