/* Rows of `package_files`, as the readers of manifests fill them. */
#include "package_row.h"

#include <stddef.h>

#include "facts/folder.h"

struct package_row package_row_new(struct facts *f, str path, str ecosystem, str name, unsigned line)
{
	struct package_row r = {.m = fact_new(f, S("package_files"), path, line)};
	members_scalar(&r.m, NODE_STRING, S("folder"), folder_of(path), NULL);
	members_scalar(&r.m, NODE_STRING, S("ecosystem"), ecosystem, NULL);
	if (name.n)
		members_scalar(&r.m, NODE_STRING, S("name"), name, NULL);
	return r;
}

void package_row_end(struct package_row *r)
{
	static const struct {
		str key;
		size_t at;
	} flags[] = {{STR_INIT("private"), offsetof(struct package_row, is_private)},
	             {STR_INIT("publishes"), offsetof(struct package_row, publishes)},
	             {STR_INIT("runs"), offsetof(struct package_row, runs)}};
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		enum known k = *(const enum known *)((const char *)r + flags[i].at);
		if (k == KNOWN_NOT)
			members_scalar(&r->m, NODE_UNKNOWN, flags[i].key, S("not read"), NULL);
		else
			members_bool(&r->m, flags[i].key, k == KNOWN_TRUE);
	}
	struct node *lists[] = {r->workspaces.node, r->uses.node};
	for (size_t i = 0; i < 2; i++)
		if (lists[i]) {
			*r->m.tail = lists[i];
			r->m.tail = &lists[i]->next;
		}
}

static void add_to(struct package_row *r, struct members *list, str key, str text, const struct node *at)
{
	if (!list->node) {
		struct node *n = arena_new(r->m.arena, struct node);
		*n = (struct node){.kind = NODE_ARRAY, .key = key, .line = r->m.node->line};
		*list = (struct members){r->m.arena, n, &n->child};
	}
	members_scalar(list, NODE_STRING, S(""), text, at);
}

void package_row_member(struct package_row *r, str folder, const struct node *at)
{
	add_to(r, &r->workspaces, S("workspaces"), folder, at);
}

void package_row_use(struct package_row *r, str what, const struct node *at)
{
	add_to(r, &r->uses, S("uses"), what, at);
}
