/* Documents of types of GraphQL. */
#include "show.h"

Test(graphql, a_type)
{
	SHOWS(graphql_read,
	      "\"\"\"A { \"\"\"\ntype User implements Node & B @key(fields: \"id }\") {\n  \"x }\" id: ID! # c }\n"
	      "  posts(first: Int = 10, f: In = {a: [1, 2]}, s: S = \"a, b\"): [Post!]! @old\n}\n",
	      "{definitions: [{kind: \"type\", name: \"User\", bases: [\"Node\", \"B\"], fields: ["
	      "{name: \"id\", type: \"ID!\"}, {name: \"posts\", args: [{name: \"first\", type: \"Int\"}, "
	      "{name: \"f\", type: \"In\"}, {name: \"s\", type: \"S\"}], type: \"[Post!]!\"}]}]}");
}

Test(graphql, other_definitions)
{
	SHOWS(graphql_read,
	      "extend type Query { me: User }\nenum Role { A B @x }\nunion U = A | B\nscalar Date\n"
	      "input In { a: Int = -1, b: String }\ninterface N { id: ID }\nschema { query: Q }\ndirective @a(b: C) on "
	      "D\n",
	      "{definitions: [{kind: \"type\", name: \"Query\", extends: true, fields: [{name: \"me\", type: "
	      "\"User\"}]}, "
	      "{kind: \"enum\", name: \"Role\", fields: [{name: \"A\"}, {name: \"B\"}]}, "
	      "{kind: \"union\", name: \"U\"}, {kind: \"scalar\", name: \"Date\"}, "
	      "{kind: \"input\", name: \"In\", fields: [{name: \"a\", type: \"Int\"}, {name: \"b\", type: "
	      "\"String\"}]}, "
	      "{kind: \"interface\", name: \"N\", fields: [{name: \"id\", type: \"ID\"}]}]}");
}

Test(graphql, operations_declare_nothing)
{
	SHOWS(graphql_read, "query Q($x: Int = 1) { type(id: $x) { input } }\nfragment F on User { type }\n{ type }",
	      "{definitions: []}");
}

Test(graphql, broken)
{
	SHOWS(graphql_read, "type A { b: C",
	      "BROKEN line 1: a bracket is not closed {definitions: [{kind: \"type\", name: \"A\", fields: [{name: "
	      "\"b\", type: \"C\"}]}]}");
	SHOWS(graphql_read, "query {", "BROKEN line 1: a bracket is not closed {definitions: []}");
	SHOWS(graphql_read, "} ) type A { ? [x] b: \"\"\"",
	      "BROKEN line 1: a bracket is not closed {definitions: "
	      "[{kind: \"type\", name: \"A\", fields: [{name: \"b\"}]}]}");
}

Test(graphql, places_and_budget)
{
	struct arena a = {0};
	struct err err;
	const struct node *tree = tree_of(graphql_read, &a, "# c\ntype A {\n  b: C\n}\n");
	STANDS(node_get(tree, S("definitions"))->child, 2, 1, 4, 2);
	STANDS(node_get(node_get(tree, S("definitions"))->child, S("fields"))->child, 3, 3, 0, 0);
	const struct format_budget few = {.depth = 32, .nodes = 5, .bytes = 100};
	cr_expect_eq(graphql_read(S("type A { b: C, d(e: F): G }"), &a, &few, &tree, &err), FORMAT_LIMIT);
	const struct format_budget small = {.depth = 32, .nodes = 5, .bytes = 3};
	cr_expect_eq(graphql_read(S("type A"), &a, &small, &tree, &err), FORMAT_LIMIT);
	arena_free(&a);
}
