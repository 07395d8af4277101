/* Collecting and joining. A collector owns an arena and a list of rows (section, item); those joined into it keep
 * theirs and are only linked, since joining happens while nobody waits and copying would cost more than it frees. */
#include "facts/facts.h"

#include <assert.h>
#include <stdlib.h>

#include "base/glob.h"
#include "facts/code_fact.h"
#include "facts/code_start.h"
#include "facts/dependency.h"
#include "facts/deployment.h"
#include "facts/fact.h"
#include "facts/package.h"
#include "facts/section.h"
#include "dotenv.h"
#include "workflow.h"

struct facts {
	struct arena arena;
	struct row *rows;
	size_t n, cap;
	struct facts *joined, *next; /* what was joined into it; the next of such a list */
};

struct facts *facts_new(void)
{
	struct facts *f = mem_grow(NULL, sizeof *f);
	*f = (struct facts){0};
	return f;
}

void facts_free(struct facts *f)
{
	while (f) {
		struct facts *next = f->next;
		facts_free(f->joined);
		arena_free(&f->arena);
		free(f->rows);
		free(f);
		f = next;
	}
}

void facts_join(struct facts *into, struct facts *from)
{
	from->next = into->joined;
	into->joined = from;
}

struct members fact_new(struct facts *f, str section, str path, unsigned line)
{
	const struct section *s = section_find(section);
	assert(s && !s->is_flag);
	struct node *n = arena_new(&f->arena, struct node);
	*n = (struct node){.kind = NODE_OBJECT, .line = line, .col = line ? 1 : 0, .key_line = line};
	mem_room(f->rows, f->n, f->cap);
	f->rows[f->n++] = (struct row){s, n};
	struct members m = {&f->arena, n, &n->child};
	members_scalar(&m, NODE_STRING, S("path"), path, NULL);
	return m;
}

void facts_file(struct facts *f, str path, uint64_t size, bool tracked)
{
	struct members m = fact_new(f, S("files"), path, 0);
	members_scalar(&m, NODE_NUMBER, S("size"), arena_printf(m.arena, "%llu", (unsigned long long)size), NULL);
	members_bool(&m, S("tracked"), tracked);
}

void facts_add(struct facts *f, str name, str path, unsigned line, str text)
{
	struct members m = fact_new(f, name, path, line);
	members_scalar(&m, NODE_STRING, S("text"), text, NULL);
}

/* ---- what is read from trees ---- */

static void read_code(struct facts *f, str path, const struct node *tree)
{
	const struct node *side = node_get(tree, S("side"));
	struct members c = fact_new(f, S("code"), path, 0);
	members_scalar(&c, NODE_STRING, S("side"), side ? side->text : S("unknown"), NULL);
	const struct node *imports = node_get(tree, S("imports"));
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (!module || module->kind != NODE_STRING || module->text.n == 0 || module->text.p[0] == '.')
			continue;
		struct members i = fact_new(f, S("imports"), path, module->line);
		members_scalar(&i, NODE_STRING, S("module"), module->text, module);
		members_scalar(&i, NODE_STRING, S("side"), side ? side->text : S("unknown"), module);
	}
	code_fact_tree(f, path, tree);
	code_start_tree(f, path, tree);
}

static bool is_manifest(str path)
{
	return str_eq(str_basename(path), S("microapp.yaml")) || str_eq(str_basename(path), S(".microapp.yaml"));
}

static void read_manifest(struct facts *f, str path, const struct node *tree)
{
	if (!is_manifest(path))
		return;
	struct members m = fact_new(f, S("manifests"), path, tree->line);
	members_copy(&m, S("says"), tree);
}

static bool is_environment(str path, str format)
{
	return str_eq(format, S("env")) || glob_rule(S("**/.streamlit/secrets.toml"), path);
}

bool facts_reads(str path, str format)
{
	return is_environment(path, format) || dependency_reads(path) || package_reads(path);
}

void facts_tree(struct facts *f, str path, str format, struct strs open, const struct node *tree)
{
	if (!tree)
		return;
	dependency_tree(f, path, tree);
	package_tree(f, path, tree);
	deployment_tree(f, path, format, tree);
	workflow_tree(f, path, tree);
	if (code_fact_aliases(path))
		code_fact_alias_tree(f, path, tree);
	read_manifest(f, path, tree);
	if (is_environment(path, format))
		dotenv_tree(f, path, open, tree);
	if (str_eq(format, S("code")) || str_eq(format, S("python")))
		read_code(f, path, tree);
}

void facts_unread_section(struct facts *f, str path, str section, bool chosen)
{
	struct members m = fact_new(f, S("unread"), path, 0);
	members_scalar(&m, NODE_STRING, S("section"), section, NULL);
	members_bool(&m, S("chosen"), chosen);
}

void facts_unread(struct facts *f, str path, str format, bool chosen)
{
	bool code = str_eq(format, S("code")) || str_eq(format, S("python")), env = is_environment(path, format);
	const struct {
		bool feeds;
		str section;
	} rows[] = {
	        {code, S("code")},
	        {code, S("imports")},
	        {code, S("links")},
	        {code, S("settings")},
	        {code, S("addresses")},
	        {code, S("starts")},
	        {env, S("env")},
	        {dependency_reads(path), S("dependencies")},
	        {workflow_reads(path), S("workflows")},
	        {package_reads(path), S("package_files")},
	        {deployment_reads(path, format), S("deployments")},
	        {str_eq(format, S("dockerfile")), S("containers")},
	        {code_fact_aliases(path), S("aliases")},
	        {is_manifest(path), S("manifests")},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].feeds)
			facts_unread_section(f, path, rows[i].section, chosen);
}

void facts_text(struct facts *f, str path, str bytes)
{
	dependency_text(f, path, bytes);
	package_text(f, path, bytes);
	deployment_text(f, path, bytes);
	dotenv_ignores(f, path, bytes);
}

/* ---- all rows, for facts_finish ---- */

static size_t count_rows(const struct facts *f)
{
	size_t n = 0;
	for (; f; f = f->next)
		n += f->n + count_rows(f->joined);
	return n;
}

static size_t gather_rows(const struct facts *f, struct row *rows)
{
	size_t n = 0;
	for (; f; f = f->next) {
		if (f->n)
			memcpy(rows + n, f->rows, f->n * sizeof *rows);
		n += f->n;
		n += gather_rows(f->joined, rows + n);
	}
	return n;
}

/* Section, path, line, then what the members say: a total order but for items that hold containers, and of those
 * (workflows, manifests) a path has one. */
int row_order(const void *left, const void *right)
{
	const struct row *x = left, *y = right;
	int order = str_cmp(x->section->name, y->section->name);
	if (!order)
		order = str_cmp(x->node->child->text, y->node->child->text);
	if (!order)
		order = (x->node->line > y->node->line) - (x->node->line < y->node->line);
	const struct node *a = x->node->child, *b = y->node->child;
	for (; !order && a && b; a = a->next, b = b->next)
		if (!(order = str_cmp(a->key, b->key)) && !(order = str_cmp(a->text, b->text)))
			order = (a->kind > b->kind) - (a->kind < b->kind);
	return order ? order : (a != NULL) - (b != NULL);
}

struct table facts_rows(const struct facts *f, struct arena *a)
{
	size_t n = count_rows(f);
	struct row *rows = arena_array(a, struct row, n);
	gather_rows(f, rows);
	for (size_t i = 0; i < n; i++)
		assert(section_fits(rows[i].section, rows[i].node));
	if (n)
		qsort(rows, n, sizeof *rows, row_order);
	return (struct table){rows, n};
}
