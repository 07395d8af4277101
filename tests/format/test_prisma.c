/* Prisma schemas. */
#include "show.h"

Test(prisma, a_model)
{
	SHOWS(prisma_read,
	      "// c\nmodel User {\n  id Int @id @default(autoincrement()) // x }\n  mail String? @map(\"e }\") "
	      "@db.VarChar(20)\n"
	      "  posts Post[]\n  at Unsupported(\"point\")?\n\n  @@map(\"users\")\n  @@index([id,\n   mail])\n}\n",
	      "{blocks: [{kind: \"model\", name: \"User\", entries: ["
	      "{name: \"id\", type: \"Int\", marks: [\"@id\", \"@default(autoincrement())\"]}, "
	      "{name: \"mail\", type: \"String?\", marks: [\"@map(\"e }\")\", \"@db.VarChar(20)\"]}, "
	      "{name: \"posts\", type: \"Post[]\", marks: []}, "
	      "{name: \"at\", type: \"Unsupported(\"point\")?\", marks: []}], "
	      "marks: [\"@@map(\"users\")\", \"@@index([id,\n   mail])\"]}]}");
}

Test(prisma, other_blocks)
{
	SHOWS(prisma_read,
	      "datasource db { provider = \"pg\"\n url = env(\"U\") // c\n}\nenum Role { USER\n ADMIN @map(\"a\") }\n",
	      "{blocks: [{kind: \"datasource\", name: \"db\", entries: [{name: \"provider\", value: \"pg\"}, "
	      "{name: \"url\", value: ?\"env(\"U\")\"}], marks: []}, "
	      "{kind: \"enum\", name: \"Role\", entries: [{name: \"USER\", marks: []}, {name: \"ADMIN\", marks: "
	      "[\"@map(\"a\")\"]}], marks: []}]}");
	SHOWS(prisma_read, "", "{blocks: []}");
}

Test(prisma, broken)
{
	SHOWS(prisma_read, "model A {\n  id Int\n",
	      "BROKEN line 3: a block is not closed {blocks: [{kind: \"model\", name: \"A\", entries: [{name: \"id\", "
	      "type: \"Int\", marks: []}], marks: []}]}");
	SHOWS(prisma_read, "} ) model\n= x\nmodel B { ? }\n",
	      "{blocks: [{kind: \"model\", name: \"B\", entries: [], marks: []}]}");
	SHOWS(prisma_read, "model A { b C @d(\"x\ne F }",
	      "BROKEN line 2: a block is not closed {blocks: [{kind: \"model\", name: \"A\", entries: [{name: \"b\", "
	      "type: \"C\", marks: [\"@d(\"x\ne F }\"]}], marks: []}]}");
}

Test(prisma, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(prisma_read, &a, "model A {\n  id Int\n}\n");
	STANDS(node_get(tree, S("blocks"))->child, 1, 1, 3, 2);
	STANDS(node_get(node_get(tree, S("blocks"))->child, S("entries"))->child, 2, 3, 0, 0);
	arena_free(&a);
}

Test(prisma, budget)
{
	struct arena a = {0};
	struct err err;
	const struct node *tree;
	const struct format_budget few = {.depth = 32, .nodes = 6, .bytes = 100};
	cr_expect_eq(prisma_read(S("model A {\n a B\n c D\n}"), &a, &few, &tree, &err), FORMAT_LIMIT);
	const struct format_budget small = {.depth = 32, .nodes = 6, .bytes = 10};
	cr_expect_eq(prisma_read(S("model A {\n a B\n}"), &a, &small, &tree, &err), FORMAT_LIMIT);
	arena_free(&a);
}
