/* One row: its members are those of `has`, which is true, false, or not known. */
#include "facts/profile_row.h"

#include "facts/fact.h"
#include "facts/profile.h"
#include "door_end.h"

static const str name = STR_INIT("profile");

/* The facts with this list in the place of any other; rows are shared. */
static const struct node *put(const struct node *facts, struct node *list, struct arena *a)
{
	struct node *root = arena_new(a, struct node);
	const struct node **tail = &root->child;
	*root = *facts;
	for (const struct node *n = facts->child; n; n = n->next) {
		if (str_eq(n->key, name))
			continue;
		struct node *copy = arena_new(a, struct node);
		*copy = *n;
		*tail = copy;
		tail = &copy->next;
	}
	*tail = list;
	return root;
}

static struct node *empty_list(struct arena *a)
{
	struct node *list = arena_new(a, struct node);
	*list = (struct node){.kind = NODE_ARRAY, .key = name};
	return list;
}

static struct node *list_of(const struct node *profile, str folder, bool words, struct arena *a)
{
	struct node *node = empty_list(a);
	struct members list = {a, node, &node->child};
	struct members row = members_below(&list, NODE_OBJECT, S(""), NULL);
	members_scalar(&row, NODE_STRING, S("path"), folder, NULL);
	members_copy(&row, S("kind"), node_get(profile, S("kind")));
	if (words)
		members_scalar(&row, NODE_STRING, S("words"), profile_words(profile, a), NULL);
	const struct node *has = node_get(profile, S("has"));
	for (const struct node *n = has ? has->child : NULL; n; n = n->next)
		members_copy(&row, n->key, n);
	return node;
}

/* The profile, and the end of what depends on it. words: for people; of several apps the report has them already. */
static const struct node *with(const struct node *facts, const struct node *profile, str folder, bool words,
                               struct arena *a)
{
	return doors_end(put(facts, list_of(profile, folder, words, a), a), profile, folder, a);
}

const struct node *profile_row_whole(const struct app_set *apps, const struct node *facts, struct arena *a)
{
	if (apps->n == 1 && apps->found <= MOST_APPS)
		return with(facts, profile_of(apps, 0, facts, facts, a), apps->at[0].folder, true, a);
	struct node *node = empty_list(a);
	struct members list = {a, node, &node->child};
	members_scalar(&list, NODE_UNKNOWN, S("..."), S("what several apps are"), NULL);
	return doors_end(put(facts, node, a), NULL, S(""), a);
}

void profile_row_join(const struct node *profile, str folder, const struct node **proof, const struct node **may,
                      struct arena *a)
{
	bool same = *proof == *may;
	*proof = with(*proof, profile, folder, false, a);
	*may = same ? *proof : with(*may, profile, folder, false, a);
}
