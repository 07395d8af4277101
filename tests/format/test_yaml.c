/* YAML: documents, anchors, merge keys, budgets. */
#include "show.h"

#include <stdlib.h>

Test(yaml, documents)
{
	SHOWS(yaml_read, "a: 1\n", "{a: 1}");
	SHOWS(yaml_read, "---\n---\na: 1\n", "[null, {a: 1}]");
	SHOWS(yaml_read, "# nothing\n", "null");
	SHOWS(yaml_read, "a: 1\na: 2\n", "{a: 1, a: 2}");
}

Test(yaml, blocks) { SHOWS(yaml_read, "a: |\n  x ${Y}\n  z\nb: >\n  x\n  y\n", "{a: \"x ${Y}\nz\n\", b: \"x y\n\"}"); }

Test(yaml, anchors_and_merge_keys)
{
	SHOWS(yaml_read, "a: &x {k: 1, m: 2}\nb: *x\n", "{a: {k: 1, m: 2}, b: {k: 1, m: 2}}");
	SHOWS(yaml_read, "a: &x {k: 1, m: 2}\nb:\n  <<: *x\n  k: 3\n", "{a: {k: 1, m: 2}, b: {k: 3, m: 2}}");
	SHOWS(yaml_read, "- &a {k: 1}\n- &b {k: 2, l: 3}\n- <<: [*a, *b]\n", "[{k: 1}, {k: 2, l: 3}, {k: 1, l: 3}]");
	SHOWS(yaml_read, "<<: ${ALL}\na: 1\n", "{a: 1, ...: ?\"${ALL}\"}");
	SHOWS(yaml_read, "a: *x\n", "BROKEN line 1: an alias names no anchor before it {}");
	SHOWS(yaml_read, "a: &x [*x]\n", "BROKEN line 1: an alias names no anchor before it {a: []}");
}

Test(yaml, templates)
{
	SHOWS(yaml_read, "{{- if .A }}\na: {{ .B }}:{{ .C }}\nb: {{ .D }}\n{{- end }}\n",
	      "{a: ?\"{{ .B }}:{{ .C }}\", b: ?\"{{ .D }}\"}");
	SHOWS(yaml_read, "{% for x in y %}\na: 1\n{% endfor %}\n", "{a: 1}");
}

Test(yaml, what_came_before_an_error_stays)
{
	SHOWS(yaml_read, "a: 1\nb: [2\n", "BROKEN line 3: did not find expected ',' or ']' {a: 1, b: [2]}");
}

Test(yaml, bytes_that_libyaml_refuses)
{
	SHOWS(yaml_read, "a: \xe9x\nb: \x01y\n", "{a: \"\xef\xbf\xbdx\", b: \"\xef\xbf\xbdy\"}");
}

Test(yaml, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(yaml_read, &a, "# c\n\xc3\xa9: {b: \"\xc3\xa9\"}\nl:\n  - x\n");
	STANDS(tree->child, 2, 4, 2, 12);
	STANDS(tree->child->child, 2, 8, 2, 11);
	STANDS(node_get(tree, S("l")), 4, 3, 4, 6);
	cr_expect_eq(node_get(tree, S("l"))->key_line, 3);
	arena_free(&a);
}

static enum format_result read_bytes(str bytes, struct err *err)
{
	struct arena a = {0};
	const struct node *tree;
	enum format_result result = yaml_read(bytes, &a, &format_default_budget, &tree, err);
	arena_free(&a);
	return result;
}

Test(yaml, a_wall_of_brackets_is_a_limit, .timeout = 5)
{
	size_t n = 1000000;
	char *wall = malloc(n);
	struct err err;
	memset(wall, '[', n);
	cr_expect_eq(read_bytes(str_at(wall, n), &err), FORMAT_LIMIT);
	cr_expect_str_eq(err.text, "nested too deeply");
	free(wall);
}

/* Each level doubles the one before: in nodes, and in depth where it nests. */
Test(yaml, aliases_have_a_budget, .timeout = 5)
{
	struct buf wide BUF_AUTO = {0}, deep = {0};
	struct err err;
	buf_add(&wide, S("- &a0 [x, x]\n"));
	buf_add(&deep, S("- &a0 [x]\n"));
	for (int i = 1; i < 300; i++) {
		buf_printf(&wide, "- &a%d [*a%d, *a%d]\n", i, i - 1, i - 1);
		buf_printf(&deep, "- &a%d [*a%d]\n", i, i - 1);
	}
	cr_expect_eq(read_bytes(buf_str(&wide), &err), FORMAT_LIMIT);
	cr_expect_str_eq(err.text, "too many values");
	cr_expect_eq(read_bytes(buf_str(&deep), &err), FORMAT_LIMIT);
	cr_expect_str_eq(err.text, "nested too deeply");
}

/* Whoever reads it is told that lines of control were left out. */
Test(yaml, a_template_says_so)
{
	struct arena a = {0};
	cr_expect(str_eq(tree_of(yaml_read, &a, "{{- if .A }}\na: 1\n{{- end }}\n")->text, S("{{")));
	cr_expect(str_eq(tree_of(yaml_read, &a, "a: '{{ .A }}'\n")->text, S("")));
	arena_free(&a);
}
