/* The last member of a name counts, as in most parsers. */
#include "model/node.h"

#include <criterion/criterion.h>

Test(node, last_member_counts)
{
	struct node third = {.kind = NODE_STRING, .key = S("k"), .text = S("2")};
	struct node second = {.kind = NODE_STRING, .key = S("other"), .next = &third};
	struct node first = {.kind = NODE_STRING, .key = S("k"), .text = S("1"), .next = &second};
	struct node object = {.kind = NODE_OBJECT, .child = &first};
	cr_expect_eq(node_get(&object, S("k")), &third);
	cr_expect_eq(node_get(&object, S("other")), &second);
	cr_expect_null(node_get(&object, S("K")));
}

Test(node, only_objects_have_members)
{
	struct node item = {.kind = NODE_STRING, .key = S("")};
	struct node list = {.kind = NODE_ARRAY, .child = &item};
	cr_expect_null(node_get(&list, S("")));
	cr_expect_null(node_get(&item, S("")));
	cr_expect_null(node_get(NULL, S("k")));
}

Test(node, an_index_changes_no_answer)
{
	enum { MANY = 300 };
	struct arena a = {0};
	struct node *list = arena_array(&a, struct node, MANY), object = {.kind = NODE_OBJECT, .child = list};
	for (unsigned i = 0; i < MANY; i++) { /* each key twice */
		list[i] = (struct node){.kind = NODE_STRING, .key = arena_printf(&a, "k%u", i % (MANY / 2))};
		list[i].next = i + 1 < MANY ? &list[i + 1] : NULL;
	}
	node_index(&object, &a);
	cr_assert_not_null(object.index);
	for (unsigned i = 0; i < MANY; i++)
		cr_expect_eq(node_get(&object, list[i].key), &list[MANY / 2 + i % (MANY / 2)]);
	cr_expect_null(node_get(&object, S("k150")));
	cr_expect_null(node_get(&object, S("")));
	arena_free(&a);
}
