/* dump FORMAT < PATHS: what a reader of source code says of each file, one item a line, in the form of
 * tests/parsers/run: imports and calls, for a real parser's word to be laid beside them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "format/format.h"

static void print_text(str s)
{
	putchar('"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < ' ' || c == 0x7f)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}

/* A number and what is computed are objects of one member: {"#": "0x10"}, {"?": "a + b"}. */
static void print_value(const struct node *n)
{
	bool list = n->kind == NODE_ARRAY || n->kind == NODE_OBJECT;
	if (list) {
		putchar(n->kind == NODE_ARRAY ? '[' : '{');
		for (const struct node *c = n->child; c; c = c->next) {
			if (n->kind == NODE_OBJECT) {
				print_text(c->key);
				putchar(':');
			}
			print_value(c);
			if (c->next)
				putchar(',');
		}
		putchar(n->kind == NODE_ARRAY ? ']' : '}');
	} else if (n->kind == NODE_STRING) {
		print_text(n->text);
	} else if (n->kind == NODE_NUMBER || n->kind == NODE_UNKNOWN) {
		printf("{\"%c\":", n->kind == NODE_NUMBER ? '#' : '?');
		print_text(n->text);
		putchar('}');
	} else {
		fputs(n->kind == NODE_NULL ? "null" : n->text.p[0] == 't' ? "true" : "false", stdout);
	}
}

static void print_tree(const struct node *tree)
{
	const struct node *imports = node_get(tree, S("imports")), *calls = node_get(tree, S("calls"));
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next)
		printf("import\t%.*s\t%u\n", STR_ARG(n->text), n->line);
	for (const struct node *n = calls ? calls->child : NULL; n; n = n->next) {
		printf("call\t%.*s\t%u\t", STR_ARG(node_get(n, S("callee"))->text), n->line);
		print_value(node_get(n, S("args")));
		putchar('\n');
	}
}

static str contents(const char *path, struct arena *a)
{
	FILE *f = fopen(path, "rb");
	struct buf b BUF_AUTO = {0};
	char part[1 << 16];
	for (size_t n; f && (n = fread(part, 1, sizeof part, f));)
		buf_add(&b, str_at(part, n));
	if (f)
		fclose(f);
	return arena_str(a, buf_str(&b));
}

static void read_file(format_reader *read, const char *path)
{
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *tree = NULL;
	enum format_result result = read(contents(path, &a), &a, &format_default_budget, &tree, &err);
	printf("%s\t%s\n", result == FORMAT_OK ? "file" : "refused", path);
	if (tree)
		print_tree(tree);
	arena_free(&a);
}

int main(int argc, char **argv)
{
	char path[4096];
	format_reader *read = NULL;
	for (size_t i = 0; argc == 2 && i < format_count; i++)
		if (str_eq(format_table[i].name, str_of(argv[1])))
			read = format_table[i].read;
	if (!read)
		return fputs("dump FORMAT < PATHS\n", stderr), 2;
	while (fgets(path, sizeof path, stdin)) {
		path[strcspn(path, "\n")] = 0;
		read_file(read, path);
	}
	return 0;
}
