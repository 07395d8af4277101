/* resource_show: files as a repository has them, and the resources that come of them, one on a line:
 *
 *   main.tf:3 terraform aws_s3_bucket.a {bucket: "x"} <- data.aws_iam_policy_document.d by policy
 *
 * UNKNOWN is ?"source", "!" behind the name is made: false, "?" made: UNKNOWN. */
#ifndef TESTS_FACTS_RESOURCE_SHOW_H
#define TESTS_FACTS_RESOURCE_SHOW_H

#include "facts/facts.h"

#include "../format/format_for.h"
#include "../format/show.h"

struct repository {
	struct arena arena;
	struct facts *facts;
};

static inline struct repository repository_new(void) { return (struct repository){.facts = facts_new()}; }

static inline void repository_add(struct repository *r, const char *path, const char *text)
{
	const struct format *f = format_for(str_of(path));
	const struct node *tree;
	struct err err = {{0}};
	cr_assert_not_null(f, "%s", path);
	enum format_result result = f->read(str_of(text), &r->arena, &format_default_budget, &tree, &err);
	cr_assert_eq(result, FORMAT_OK, "%s: %s", path, err.text);
	facts_tree(r->facts, str_of(path), f->name, (struct strs){0}, tree);
}

static inline str show_member(const struct node *row, const char *key)
{
	const struct node *n = node_get(row, str_of(key));
	return n ? n->text : S("(none)");
}

static inline void show_row(struct buf *b, const struct node *row)
{
	const struct node *made = node_get(row, S("made")), *attributes = node_get(row, S("attributes"));
	const struct node *environment = node_get(row, S("environment")), *space = node_get(row, S("namespace"));
	buf_printf(b, "%.*s:%u %.*s %.*s.%.*s", STR_ARG(show_member(row, "path")), row->line,
	           STR_ARG(show_member(row, "tool")), STR_ARG(show_member(row, "type")),
	           STR_ARG(show_member(row, "name")));
	if (environment || space)
		buf_printf(b, "@%.*s", STR_ARG(environment ? environment->text : space->text));
	buf_add(b, !made                           ? S(" (made?)")
	           : made->kind == NODE_UNKNOWN    ? S("?")
	           : str_eq(made->text, S("true")) ? S("")
	                                           : S("!"));
	buf_byte(b, ' ');
	if (attributes)
		show_value(b, attributes);
	for (const struct node *ref = node_get(row, S("refs")) ? node_get(row, S("refs"))->child : NULL; ref;
	     ref = ref->next)
		buf_printf(b, " <- %.*s by %.*s", STR_ARG(show_member(ref, "to")), STR_ARG(show_member(ref, "by")));
}

/* All resources, in order, "\n" between them. Frees the repository. */
static inline void resources_are(struct repository *r, const char *want)
{
	struct buf b BUF_AUTO = {0};
	const struct node *list = node_get(facts_finish(r->facts, &r->arena), S("resources"));
	cr_assert_not_null(list);
	for (const struct node *row = list->child; row; row = row->next) {
		show_row(&b, row);
		buf_add(&b, row->next ? S("\n") : S(""));
	}
	buf_byte(&b, '\0');
	cr_expect_str_eq(b.p, want, "\n%s\nand not\n%s", b.p, want);
	facts_free(r->facts);
	arena_free(&r->arena);
}

#endif
