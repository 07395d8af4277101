/* Collecting: an arena, and a list of rows (section, item) in it or borrowed. */
#include "facts/facts.h"

#include <assert.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/glob.h"
#include "facts/code_alias.h"
#include "facts/code_fact.h"
#include "facts/code_handed.h"
#include "facts/code_start.h"
#include "facts/dependency.h"
#include "facts/deployment.h"
#include "facts/edge_function.h"
#include "facts/fact.h"
#include "facts/language.h"
#include "facts/log_call.h"
#include "facts/model.h"
#include "facts/package.h"
#include "facts/resource.h"
#include "facts/section.h"
#include "facts/sql_fact.h"
#include "facts/store_rule.h"
#include "format/code_side.h"
#include "command_file.h"
#include "data_rows.h"
#include "dotenv.h"
#include "facts_int.h"
#include "flow_fact.h"
#include "header_alone.h"
#include "header_use.h"
#include "idle_call.h"
#include "import_idle.h"
#include "limit_nginx.h"
#include "limit_go.h"
#include "limit_idle.h"
#include "limit_own.h"
#include "lock.h"
#include "place_fallback.h"
#include "retry_own.h"
#include "route_config.h"
#include "route_symfony.h"
#include "route_part.h"
#include "setting_call.h"
#include "setting_class.h"
#include "setting_env.h"
#include "workflow.h"

struct facts *facts_new(void)
{
	struct facts *f = mem_grow(NULL, sizeof *f);
	*f = (struct facts){0};
	f->arena = &f->own;
	return f;
}

struct facts *facts_new_in(struct arena *a)
{
	struct facts *f = facts_new();
	f->arena = a;
	return f;
}

void facts_free(struct facts *f)
{
	if (!f)
		return;
	arena_free(&f->own);
	free(f->mentions);
	free(f->rows);
	free(f);
}

void facts_take(struct facts *f, const struct row *row)
{
	mem_room(f->rows, f->n, f->cap);
	f->rows[f->n++] = *row;
}

void facts_drain(struct facts *f, void *ctx, void (*give)(void *ctx, const struct row *row))
{
	for (size_t i = 0; i < f->n; i++)
		give(ctx, &f->rows[i]);
	f->n = 0;
	arena_reset(&f->own);
}

struct members fact_new(struct facts *f, str section, str path, unsigned line)
{
	const struct section *s = section_find(section);
	assert(s && !s->is_flag);
	struct node *n = arena_new(f->arena, struct node);
	*n = (struct node){.kind = NODE_OBJECT, .line = line, .col = line ? 1 : 0, .key_line = line};
	facts_take(f, &(struct row){s, n});
	struct members m = {f->arena, n, &n->child};
	members_scalar(&m, NODE_STRING, S("path"), path, NULL);
	return m;
}

void facts_file(struct facts *f, str path, uint64_t size, bool tracked)
{
	struct members m = fact_new(f, S("files"), path, 0);
	members_scalar(&m, NODE_NUMBER, S("size"), arena_printf(m.arena, "%llu", (unsigned long long)size), NULL);
	members_bool(&m, S("tracked"), tracked);
	lock_file(f, path, size);
	data_rows_file(f, path, size);
}

void facts_add(struct facts *f, str name, str path, unsigned line, str text)
{
	struct members m = fact_new(f, name, path, line);
	members_scalar(&m, NODE_STRING, S("text"), text, NULL);
}

/* ---- what is read from trees ---- */

static void read_code(struct facts *f, str path, const struct node *tree)
{
	enum code_place told = code_side_told(tree);
	str place = told == CODE_PLACES ? S("unknown") : code_place_name(told);
	struct members c = fact_new(f, S("code"), path, 0);
	members_scalar(&c, NODE_STRING, S("side"), place, NULL);
	const struct node *imports = node_get(tree, S("imports"));
	str text = str_eq(f->text_path, path) ? f->text : S("");
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (!module || module->kind != NODE_STRING || module->text.n == 0 || module->text.p[0] == '.')
			continue;
		struct members i = fact_new(f, S("imports"), path, module->line);
		members_scalar(&i, NODE_STRING, S("module"), module->text, module);
		members_scalar(&i, NODE_STRING, S("side"), place, module);
		str idle = import_idle(path, module->text, text);
		if (idle.n)
			members_scalar(&i, NODE_STRING, S("idle"), idle, module);
	}
	if (setting_env(f, path, place, text))
		members_bool(&c, S("env"), true);
	if (str_eq(language_of(path), S("Python"))) {
		setting_class(f, path, place, text);
		setting_call(f, path, place, tree);
	}
	place_fallback(f, path, place, text, tree);
	code_fact_tree(f, path, tree);
	code_handed_tree(f, path, tree);
	code_start_tree(f, path, tree);
	route_parts(f, path, tree);
	edge_function_code(f, path, tree);
	log_call_tree(f, path, tree);
	idle_call(f, path, text, tree);
	if (str_eq(language_of(path), S("JavaScript")) || str_eq(language_of(path), S("TypeScript")))
		header_use(f, path, tree);
	flow_fact_tree(f, path, tree);
	if (str_listed(str_extension(path), "py go cs java"))
		header_alone(f, path, text, tree);
	limit_own(f, path, tree);
	limit_go(f, path, tree);
	limit_idle(f, path, tree);
	retry_own(f, path, tree);
}

static bool is_manifest(str path)
{
	str name = str_basename(path), bare = str_starts(name, S(".")) ? str_sub(name, 1, name.n) : name;
	return str_eq(bare, S("microapp.yaml")) || str_eq(bare, S("microapp.yml"));
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

/* Readers that make the tree of format/code.h. */
static bool is_code(str format)
{
	static const char formats[] = "code python go java kotlin csharp php ruby dart swift rust";
	return str_listed(format, formats);
}

bool facts_reads(str path, str format)
{
	return is_environment(path, format) || dependency_reads(path) || package_reads(path) || is_manifest(path);
}

void facts_tree(struct facts *f, str path, str format, struct strs open, const struct node *tree)
{
	if (!tree)
		return;
	dependency_tree(f, path, tree);
	package_tree(f, path, tree);
	deployment_tree(f, path, format, tree);
	workflow_tree(f, path, tree);
	command_file_tree(f, path, format, tree);
	if (code_alias_is(path))
		code_alias_tree(f, path, tree);
	resource_tree(f, path, format, tree);
	store_rule_tree(f, path, format, tree);
	edge_function_config(f, path, tree);
	read_manifest(f, path, tree);
	route_config(f, path, tree);
	sql_fact_tree(f, path, format, tree);
	if (is_environment(path, format))
		dotenv_tree(f, path, open, tree);
	if (is_code(format))
		read_code(f, path, tree);
	if (str_eq(format, S("nginx")))
		limit_nginx(f, path, tree);
	model_tree(f, path, format, tree);
}

void facts_unread_section(struct facts *f, str path, str section, bool chosen)
{
	struct members m = fact_new(f, S("unread"), path, 0);
	members_scalar(&m, NODE_STRING, S("section"), section, NULL);
	members_bool(&m, S("chosen"), chosen);
}

void facts_unsure(struct facts *f, str name, str path, unsigned line)
{
	struct members m = fact_new(f, S("unread"), path, line);
	members_scalar(&m, NODE_STRING, S("section"), name, NULL);
	members_bool(&m, S("chosen"), false);
	members_bool(&m, S("computed"), true);
}

void facts_unread(struct facts *f, str path, str format, bool chosen)
{
	bool code = is_code(format),
	     routes = str_listed(format, "code python go java kotlin csharp") || route_symfony_reads(path);
	bool env = is_environment(path, format);
	resource_unread(f, path, chosen);
	const struct {
		bool feeds;
		str section;
	} rows[] = {
	        {env, S("env")},
	        {dependency_reads(path), S("dependencies")},
	        {workflow_reads(path), S("workflows")},
	        {workflow_reads(path) || command_file_reads(path, format), S("commands")},
	        {package_reads(path), S("package_files")},
	        {deployment_reads(path, format), S("deployments")},
	        {str_eq(format, S("dockerfile")), S("containers")},
	        {code_alias_is(path), S("aliases")},
	        {is_manifest(path), S("manifests")},
	        {sql_fact_reads(path, format), S("sql")},
	        {store_rule_reads(path, format), S("store_rules")},
	        {model_reads(path, format), S("models")},
	        {model_reads(path, format) || sql_fact_reads(path, format), S("fields")},
	};
	str section, of_code = S("code imports links settings addresses queries starts log_calls flows");
	for (str list = of_code; code && str_cut(&list, ' ', &section);)
		facts_unread_section(f, path, section, chosen);
	for (str list = S("route_parts routes doors"); routes && str_cut(&list, ' ', &section);)
		facts_unread_section(f, path, section, chosen);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].feeds)
			facts_unread_section(f, path, rows[i].section, chosen);
}

bool facts_any(const struct facts *f) { return f->n > 0; }
