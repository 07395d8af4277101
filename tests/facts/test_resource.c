/* Resources: which files are whose, and that what is kept of them is bounded. */
#include "facts/resource.h"

#include "resource_show.h"

Test(resource, what_is_nobodys_says_nothing)
{
	struct repository r = repository_new();
	repository_add(&r, "package.json", "{\"name\": \"Resources\", \"Resources\": {\"a\": {\"Type\": \"b\"}}}");
	repository_add(&r, "terragrunt.hcl", "resource \"aws_x\" \"y\" {}\n");
	resources_are(&r, "");
}

/* A file that was not read is a resource of which nothing is known but the tool. */
Test(resource, what_was_not_read_may_be_anything)
{
	struct repository r = repository_new();
	facts_unread(r.facts, S("infra/main.tf"), S("hcl"), false);
	facts_unread(r.facts, S("template.yaml"), S("yaml"), false);
	facts_unread(r.facts, S("mkdocs.yml"), S("yaml"), false);
	facts_unread(r.facts, S("chosen.tf"), S("hcl"), true);
	resources_are(&r, "infra/main.tf:1 terraform ....... {...: ?\"...\"}\n"
	                  "template.yaml:1 cloudformation ....... {...: ?\"...\"}");
}

static const struct node *only_resource(struct repository *r)
{
	const struct node *list = node_get(facts_finish(r->facts, &r->arena), S("resources"));
	cr_assert(list && list->child && !list->child->next);
	return list->child;
}

Test(resource, too_much_is_cut_and_said)
{
	struct buf b BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_add(&b, S("resource \"aws_x\" \"y\" {\n  list = ["));
	for (int i = 0; i < 5000; i++)
		buf_add(&b, S("1,"));
	buf_printf(&b, "]\n  later = 1\n}\n%c", 0);
	repository_add(&r, "main.tf", b.p);
	const struct node *attributes = node_get(only_resource(&r), S("attributes"));
	const struct node *list = node_get(attributes, S("list")), *rest = node_get(attributes, S("..."));
	size_t n = 0;
	const struct node *last = NULL;
	for (const struct node *i = list->child; i; i = i->next, n++)
		last = i;
	cr_expect(n > 3000 && n < 4002, "%zu", n);
	cr_assert_not_null(last);
	cr_expect_eq(last->kind, NODE_UNKNOWN);
	cr_expect_null(node_get(attributes, S("later")));
	cr_assert_not_null(rest);
	cr_expect_eq(rest->kind, NODE_UNKNOWN);
	facts_free(r.facts);
	arena_free(&r.arena);
}

Test(resource, a_long_text_is_not_kept)
{
	struct buf b BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_add(&b, S("resource \"aws_x\" \"y\" {\n  text = \""));
	for (int i = 0; i < 20000; i++)
		buf_byte(&b, 'x');
	buf_printf(&b, "\"\n  short = 1\n}\n%c", 0);
	repository_add(&r, "main.tf", b.p);
	const struct node *attributes = node_get(only_resource(&r), S("attributes"));
	cr_expect_eq(node_get(attributes, S("text"))->kind, NODE_UNKNOWN);
	cr_expect(str_eq(node_get(attributes, S("short"))->text, S("1")));
	facts_free(r.facts);
	arena_free(&r.arena);
}

/* Eight levels of ten references each would be a text of a hundred million pieces. */
Test(resource, references_cost_no_more_than_they_may)
{
	struct buf b BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_add(&b, S("locals {\n  a0 = \"xxxxxxxxxx\"\n"));
	for (int i = 1; i < 8; i++) {
		buf_printf(&b, "  a%d = \"", i);
		for (int k = 0; k < 10; k++)
			buf_printf(&b, "${local.a%d}", i - 1);
		buf_add(&b, S("\"\n"));
	}
	buf_printf(&b, "}\nresource \"aws_x\" \"y\" { v = local.a7 }\n%c", 0);
	repository_add(&r, "main.tf", b.p);
	const struct node *attributes = node_get(only_resource(&r), S("attributes"));
	cr_expect_eq(node_get(attributes, S("v"))->kind, NODE_UNKNOWN);
	cr_expect(r.arena.used < 64u << 20, "%zu", r.arena.used);
	facts_free(r.facts);
	arena_free(&r.arena);
}
