/* Other names for folders and files: paths of tsconfig.json and jsconfig.json. */
#include <stdint.h>

#include "base/glob.h"
#include "facts/code_alias.h"
#include "facts/folder.h"

bool code_alias_is(str path) { return glob_rule(S("{ts,js}config*.json"), path) && !folder_is_foreign(path); }

/* Without the star and the slash in front of it, and what stands behind it in *tail: "src/guard" and ".guard" of
 * src/guard/ *.guard; false: there are two. */
static bool take_star(str *s, bool *deep, str *tail)
{
	size_t star = str_find(*s, S("*"), 0);
	*deep = star != SIZE_MAX;
	*tail = *deep ? str_sub(*s, star + 1, s->n) : S("");
	if (*deep)
		s->n = star;
	if (str_ends(*s, S("/")))
		s->n--;
	return str_find(*tail, S("*"), 0) == SIZE_MAX;
}

void code_alias_tree(struct facts *f, str path, const struct node *tree)
{
	const struct node *options = node_get(tree, S("compilerOptions")), *paths = node_get(options, S("paths"));
	const struct node *base = node_get(options, S("baseUrl"));
	struct arena scratch = {0};
	str root = folder_of(path);
	if (base && base->kind == NODE_STRING && !folder_join(root, base->text, &scratch, &root))
		paths = NULL;
	for (const struct node *p = paths ? paths->child : NULL; p; p = p->next)
		for (const struct node *way = p->kind == NODE_ARRAY ? p->child : NULL; way; way = way->next) {
			str alias = p->key, text = way->text, to;
			bool deep, deep_too;
			str behind, tail;
			if (way->kind != NODE_STRING || !take_star(&alias, &deep, &behind) ||
			    !take_star(&text, &deep_too, &tail) || deep != deep_too || behind.n ||
			    !folder_join(root, text, &scratch, &to))
				continue;
			struct members m = fact_new(f, S("aliases"), path, way->line);
			members_scalar(&m, NODE_STRING, S("folder"), folder_of(path), NULL);
			members_scalar(&m, NODE_STRING, S("alias"), alias, NULL);
			members_scalar(&m, NODE_STRING, S("to"), to, NULL);
			members_bool(&m, S("deep"), deep);
			if (tail.n)
				members_scalar(&m, NODE_STRING, S("tail"), tail, NULL);
		}
	arena_free(&scratch);
}
