/* A function.json names its trigger, and stands in a folder with the code, which may be compiled to elsewhere. */
#include "route_azure.h"

#include <stdint.h>
#include <string.h>

#include "facts/folder.h"
#include "route_word.h"
#include "row_get.h"

enum { BINDINGS = 50 };

static str text_at(const struct node *n, const char *key)
{
	const struct node *v = n && n->kind == NODE_OBJECT ? node_get(n, str_of(key)) : NULL;
	return v && v->kind == NODE_STRING ? v->text : S("");
}

/* ---- the file ---- */

static void add_part(struct facts *f, str path, const struct node *tree, const struct node *binding, str method)
{
	struct members m = fact_new(f, S("route_parts"), path, binding->line);
	str route = text_at(binding, "route"), entry = text_at(tree, "entryPoint");
	const struct {
		str key, text;
	} texts[] = {{S("kind"), S("trigger")}, {S("name"), folder_of(path)},
	             {S("method"), method},     {S("route"), route.n ? route : str_basename(folder_of(path))},
	             {S("ref"), entry},         {S("of"), text_at(tree, "scriptFile")}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&m, NODE_STRING, texts[i].key, texts[i].text, NULL);
	if (str_ieq(text_at(binding, "authLevel"), S("anonymous")))
		return;
	struct members guards = members_below(&m, NODE_ARRAY, S("guards"), NULL);
	members_scalar(&guards, NODE_STRING, S(""), S("azure.functions#auth_level"), NULL);
}

void route_azure_config(struct facts *f, str path, const struct node *tree)
{
	const struct node *list = tree->kind == NODE_OBJECT ? node_get(tree, S("bindings")) : NULL;
	unsigned n = 0;
	if (!str_eq(str_basename(path), S("function.json")) || !list || list->kind != NODE_ARRAY)
		return;
	for (const struct node *b = list->child; b && n < BINDINGS; b = b->next, n++) {
		const struct node *methods = b->kind == NODE_OBJECT ? node_get(b, S("methods")) : NULL;
		if (!str_ieq(text_at(b, "type"), S("httpTrigger")))
			continue;
		bool some = methods && methods->kind == NODE_ARRAY && methods->child;
		if (!some)
			add_part(f, path, tree, b, S("any"));
		for (const struct node *one = some ? methods->child : NULL; one; one = one->next)
			add_part(f, path, tree, b, one->kind == NODE_STRING ? one->text : S("any"));
	}
}

/* ---- its code ---- */

static size_t file_at(struct route_joiner *j, str folder, str name)
{
	str whole;
	return folder_join(folder, name, j->m.arena, &whole) ? reach_file(&j->m.f->reach, whole) : SIZE_MAX;
}

static size_t code_of(struct route_joiner *j, const struct node *row)
{
	static const char *const names[] = {"index.ts", "index.js", "index.mjs", "__init__.py"};
	str folder = row_text(row, S("name")), script = row_text(row, S("of"));
	size_t file = script.n ? file_at(j, folder, script) : SIZE_MAX;
	for (size_t i = 0; i < sizeof names / sizeof *names && file == SIZE_MAX; i++)
		file = file_at(j, folder, str_of(names[i]));
	return file;
}

/* What the file shows: the function that is named, or all that it exports. */
static str handler_of(struct route_joiner *j, const struct node *row, size_t file)
{
	str entry = row_text(row, S("ref"));
	const char *const names[] = {"default", "*", "run", "index"};
	if (str_ends(j->m.f->reach.files.at[file], S(".py")))
		return entry.n ? entry : S("main");
	struct route_part_at *p = entry.n ? route_find(j->m.f, file, S("export"), entry) : NULL;
	for (size_t i = 0; i < sizeof names / sizeof *names && !p && !entry.n; i++)
		p = route_find(j->m.f, file, S("export"), str_of(names[i]));
	return p ? row_text(p->row, S("ref")) : entry.n ? entry : S("main");
}

/* ---- its route ---- */

static str upper(struct arena *a, str s)
{
	char *to = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		to[i] = (char)(s.p[i] >= 'a' && s.p[i] <= 'z' ? s.p[i] - 32 : s.p[i]);
	return str_eq(s, S("any")) ? s : (str){to, s.n};
}

static void add_route(struct route_joiner *j, const struct route_part_at *p)
{
	const struct route_deed none = {.writes = TRUTH_UNKNOWN, .gives = TRUTH_UNKNOWN};
	size_t file = code_of(j, p->row);
	bool found = file != SIZE_MAX;
	str handler = found ? handler_of(j, p->row, file) : S("");
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")},
	                     unread = {ROUTE_UNKNOWN, S(""), S("its code was not found")};
	route_judge_list(&j->m, &v, p->file, route_guards(p->row), NULL);
	route_add_verdict(&v, found ? route_judge_handler(j->m.f, file, handler) : unread);
	const struct route_handled h = {.row = p->row,
	                                .place = p->row,
	                                .file = found ? file : 0,
	                                .method = upper(j->m.arena, row_text(p->row, S("method"))),
	                                .handler = handler,
	                                .deed = found ? NULL : &none};
	route_row_add(j, &h, arena_printf(j->m.arena, "/api/%.*s", STR_ARG(row_text(p->row, S("route")))), S("Azure"),
	              &v);
}

void routes_of_azure(struct route_joiner *j)
{
	for (size_t i = 0; i < j->m.f->n; i++)
		if (str_eq(j->m.f->parts[i].kind, S("trigger")))
			add_route(j, &j->m.f->parts[i]);
}
