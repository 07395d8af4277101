/* Packages as rows of facts. */
#include "facts/fact.h"
#include "facts/package_set.h"

static void add_names(struct members *m, str key, const struct node *object)
{
	if (!object)
		return;
	struct members list = members_below(m, NODE_ARRAY, key, object);
	for (const struct node *n = object->child; n; n = n->next)
		members_scalar(&list, NODE_STRING, S(""), object->kind == NODE_OBJECT ? n->key : n->text, n);
}

static void add_package(struct members *list, const struct package_set *s, const struct package *p)
{
	const struct node at = {.line = p->line, .col = p->line ? 1 : 0, .key_line = p->line};
	struct members m = members_below(list, NODE_OBJECT, S(""), &at);
	members_scalar(&m, NODE_STRING, S("path"), p->path, NULL);
	members_scalar(&m, NODE_STRING, S("folder"), p->folder, NULL);
	if (p->name.n)
		members_scalar(&m, NODE_STRING, S("name"), p->name, NULL);
	if (p->ecosystem.n)
		members_scalar(&m, NODE_STRING, S("ecosystem"), p->ecosystem, NULL);
	members_scalar(&m, NODE_STRING, S("kind"), package_kind_name(p->kind), NULL);
	members_bool(&m, S("private"), p->is_private);
	if (p->workspace_of != SIZE_MAX)
		members_scalar(&m, NODE_STRING, S("workspace_of"), s->at[p->workspace_of].folder, NULL);
	add_names(&m, S("scripts"), p->scripts);
	add_names(&m, S("entries"), p->entries);
	struct members why = members_below(&m, NODE_ARRAY, S("why"), NULL);
	for (size_t i = 0; i < p->n_why; i++) {
		const struct node there = {.line = p->why[i].line, .col = 1, .key_line = p->why[i].line};
		struct members one = members_below(&why, NODE_OBJECT, S(""), &there);
		members_scalar(&one, NODE_STRING, S("path"), p->why[i].path, NULL);
		members_scalar(&one, NODE_STRING, S("what"), p->why[i].what, NULL);
	}
}

struct node *packages_node(const struct package_set *s, struct arena *a)
{
	struct node *array = arena_new(a, struct node);
	*array = (struct node){.kind = NODE_ARRAY, .key = S("packages")};
	struct members list = {a, array, &array->child};
	for (size_t i = 0; i < s->n; i++)
		add_package(&list, s, &s->at[i]);
	return array;
}
