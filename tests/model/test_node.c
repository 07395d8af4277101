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
