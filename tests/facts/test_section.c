/* The table of facts: everything in it is made and read, rows are what it says, and a path that leads nowhere is told.
 */
#include "facts/section.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "base/buf.h"
#include "format/format.h"
#include "query/cond.h"
#include "query/path.h"
#include "rules/ruleset.h"

static struct arena section_arena;

static bool section_in_file(str path, str name)
{
	struct buf text BUF_AUTO = {0};
	char chunk[1 << 14];
	FILE *f = fopen(arena_str(&section_arena, path).p, "r");
	cr_assert_not_null(f, "%.*s is not there", STR_ARG(path));
	for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
		buf_add(&text, str_at(chunk, n));
	fclose(f);
	str literal = arena_printf(&section_arena, "(\"%.*s\")", STR_ARG(name));
	return str_find(buf_str(&text), literal, 0) != (size_t)-1;
}

static bool section_not_this(void *ctx, const struct section_place *p) { return p->section != ctx; }

/* By a rule of the built-in set, or by a control that asks whether it concerns the app. */
static bool section_is_read(const struct section *s)
{
	const struct ruleset *set = ruleset_builtin();
	for (size_t i = 0; i < set->n_controls; i++) {
		struct err err;
		const struct rule concern = {.where = set->controls[i].applies};
		if (!section_uses(&concern, &section_arena, (void *)s, section_not_this, &err))
			return true;
	}
	for (size_t i = 0; i < set->n_rules; i++) {
		struct err err;
		bool reads = set->rules[i].kind == RULE_REPO || set->rules[i].kind == RULE_CONTROL;
		if (reads && !section_uses(&set->rules[i], &section_arena, (void *)s, section_not_this, &err))
			return true;
	}
	return false;
}

static bool section_is_made(const struct section *s)
{
	const struct ruleset *set = ruleset_builtin();
	for (size_t i = 0; i < set->n_rules; i++)
		if (str_eq(set->rules[i].fact, s->name))
			return true;
	return false;
}

Test(section, every_section_is_made_and_read)
{
	for (const struct section *s = section_table; s < section_table + section_count; s++) {
		bool by_rules = str_eq(s->maker, S("rules"));
		cr_expect_eq(section_is_made(s), by_rules, "%.*s: maker", STR_ARG(s->name));
		cr_expect(by_rules || section_in_file(s->maker, s->name), "%.*s does not make %.*s", STR_ARG(s->maker),
		          STR_ARG(s->name));
		by_rules = str_eq(s->reader, S("rules"));
		cr_expect(!by_rules || section_is_read(s), "no rule reads %.*s", STR_ARG(s->name));
		bool by_other = false; /* as that flag, or that joined field */
		for (size_t i = 0; i < section_count; i++)
			by_other = by_other || section_lives_on(&section_table[i], s->name);
		cr_expect(by_rules || by_other || !s->reader.n || section_in_file(s->reader, s->name),
		          "%.*s does not read %.*s", STR_ARG(s->reader), STR_ARG(s->name));
	}
}

Test(section, the_table_is_sorted_and_refers_to_itself)
{
	for (size_t i = 0; i < section_count; i++) {
		const struct section *s = &section_table[i];
		cr_expect(i == 0 || str_cmp(section_table[i - 1].name, s->name) < 0, "%.*s", STR_ARG(s->name));
		cr_expect(!s->is_flag || section_find(s->of), "%.*s", STR_ARG(s->name));
		cr_expect(s->is_flag || (s->n_fields >= SECTION_COMMON && str_eq(s->fields[0].name, S("path")) &&
		                         str_eq(s->fields[1].name, S("side"))),
		          "%.*s", STR_ARG(s->name));
		for (size_t k = 0; k < s->n_fields; k++) {
			cr_expect(!s->fields[k].of.n || section_find(s->fields[k].of), "%.*s",
			          STR_ARG(s->fields[k].name));
			cr_expect(section_field(s, s->fields[k].name) == &s->fields[k], "%.*s twice",
			          STR_ARG(s->fields[k].name));
		}
	}
}

static const struct node *section_json(const char *json)
{
	const struct node *tree = NULL;
	str text = arena_str(&section_arena, str_of(json));
	for (char *p = (char *)text.p; *p; p++)
		*p = *p == '\'' ? '"' : *p;
	cr_assert_eq(json_read(text, &section_arena, &format_default_budget, &tree, NULL), FORMAT_OK, "%s", json);
	return tree;
}

Test(section, rows_are_what_the_table_says)
{
	static const struct {
		const char *section, *row;
		bool fits;
	} rows[] = {
	        {"files", "{'path': 'a', 'size': 3, 'tracked': true}", true},
	        {"files", "{'path': 'a'}", true},
	        {"files", "{'size': 3, 'path': 'a'}", false},
	        {"files", "{'path': 3}", false},
	        {"files", "{'path': 'a', 'size': '3'}", false},
	        {"files", "{'path': 'a', 'colour': 3}", false},
	        {"files", "['a']", false},
	        {"env_open", "{'path': 'a'}", false},
	        {"workflows",
	         "{'path': 'a', 'on': {'push': {'x': []}}, 'permissions': 'all', 'steps': [{'run': 'x', "
	         "'with': {'any': [1]}}]}",
	         true},
	        {"workflows", "{'path': 'a', 'steps': {'run': 'x'}}", false},
	        {"workflows", "{'path': 'a', 'steps': ['x']}", false},
	        {"workflows", "{'path': 'a', 'steps': [{'runs': 'x'}]}", false},
	        {"workflows", "{'path': 'a', 'steps.*.run': 'x'}", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_eq(section_fits(section_find(str_of(rows[i].section)), section_json(rows[i].row)),
		             rows[i].fits, "%s: %s", rows[i].section, rows[i].row);
}

Test(section, a_computed_value_fits_everywhere)
{
	struct node size = {.kind = NODE_UNKNOWN, .key = S("size")};
	struct node path = {.kind = NODE_STRING, .key = S("path"), .next = &size},
	            row = {.kind = NODE_OBJECT, .child = &path};
	cr_expect(section_fits(section_find(S("files")), &row));
	path.kind = NODE_UNKNOWN;
	cr_expect_not(section_fits(section_find(S("files")), &row), "where it was seen is known");
}

Test(section, examples_are_checked)
{
	struct err err;
	cr_expect(section_allows(section_json("{'files': [{'path': 'a'}], 'env_open': true}"), &err));
	cr_expect_not(section_allows(section_json("{'fils': []}"), &err));
	cr_expect_str_eq(err.text, "no facts are called `fils`; did you mean `files`?");
	cr_expect_not(section_allows(section_json("{'files': {'path': 'a'}}"), &err));
	cr_expect_not(section_allows(section_json("{'files': [{'path': 'a', 'traked': true}]}"), &err));
	cr_expect_not(section_allows(section_json("['files']"), &err));
}

static bool section_leads(const char *text, struct section_place *at, struct err *err)
{
	struct path path;
	cr_assert(path_parse(str_of(text), &section_arena, &path, err), "%s", err->text);
	return section_walk(&path, &section_arena, at, err);
}

Test(section, paths_lead_to_fields)
{
	static const struct {
		const char *path, *section, *field;
		bool free;
	} rows[] = {
	        {"files.*.size", "files", "size", false},
	        {"files.0.size", "files", "size", false},
	        {"files.*", "files", "", false},
	        {"files.*.*", "files", "", true},
	        {"workflows.*.steps.*.run", "workflows", "steps.*.run", false},
	        {"workflows.*.steps.*", "workflows", "steps", false},
	        {"workflows.*.steps.*.with.role.0", "workflows", "steps.*.with", true},
	        {"workflows.*.on.push.branches", "workflows", "on", true},
	        {"workflows.**.run", "workflows", "", true},
	        {"env_open", "env_open", "", false},
	        {"**.run", "", "", true},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct section_place at = {0};
		struct err err = {{0}};
		cr_expect(section_leads(rows[i].path, &at, &err), "%s: %s", rows[i].path, err.text);
		cr_expect(str_eq(at.section ? at.section->name : S(""), str_of(rows[i].section)), "%s", rows[i].path);
		cr_expect(str_eq(at.field ? at.field->name : S(""), str_of(rows[i].field)), "%s", rows[i].path);
		cr_expect_eq(at.free, rows[i].free, "%s", rows[i].path);
	}
}

Test(section, a_path_that_leads_nowhere_is_told)
{
	static const struct {
		const char *path, *says;
	} rows[] = {
	        {"fils.*.size", "no facts are called `fils`; did you mean `files`?"},
	        {"files.*.sizze", "facts `files` have no field `sizze`; did you mean `size`?"},
	        {"workflows.*.steps.*.rum", "facts `workflows` have no field `steps.*.rum`; did you mean `run`?"},
	        {"files.size", "`files` is a list: write `files.*.size`"},
	        {"workflows.*.steps.run", "`steps` of facts `workflows` is a list: write `steps.*.run`"},
	        {"files.*.size.x", "`size` of facts `files` is one value: nothing stands below it"},
	        {"env_open.x", "`env_open` is true or false: nothing stands below it"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct section_place at = {0};
		struct err err = {{0}};
		cr_expect_not(section_leads(rows[i].path, &at, &err), "%s", rows[i].path);
		cr_expect_str_eq(err.text, rows[i].says);
	}
}

Test(section, what_a_place_depends_on)
{
	static const struct {
		const char *path, *section;
		bool touches;
	} rows[] = {
	        {"dependencies.*", "dependencies", true},
	        {"dependencies.*.name", "imports", false},
	        {"dependencies.*.imported", "imports", true},
	        {"dependencies.*.*", "imports", true},
	        {"dependencies.*", "imports", false},
	        {"env_open", "env", true},
	        {"files.*.secrets", "env", true},
	        {"files.*.path", "env", false},
	        {"**", "workflows", true},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct section_place at = {0};
		struct err err = {{0}};
		cr_assert(section_leads(rows[i].path, &at, &err), "%s", err.text);
		cr_expect_eq(section_touches(&at, str_of(rows[i].section)), rows[i].touches, "%s, %s", rows[i].path,
		             rows[i].section);
	}
}

/* Sections and fields in the order in which a condition over a row of `files` reads them. */
static bool section_note(void *ctx, const struct section_place *p)
{
	str name = p->section ? p->section->name : S("?"), field = p->field ? p->field->name : S("-");
	char *all = ctx;
	snprintf(all + strlen(all), 200 - strlen(all), " %.*s/%.*s", STR_ARG(name), STR_ARG(field));
	return true;
}

Test(section, a_condition_reads_what_all_its_paths_lead_to)
{
	static const struct {
		const char *cond, *reads; /* or why not */
		bool leads;
	} rows[] = {
	        {"{path: size, above: {path: $.files.0.size}}", " files/size files/size", true},
	        {"{some: $.workflows.*.steps.*, where: {path: run, equals: {path: ^path}}}",
	         " workflows/steps workflows/steps.*.run files/path", true},
	        {"{covers: $.workflows.*.steps.*, by: $.dependencies.*, where: {all: [{path: name, equals: {path: "
	         "^run}}, {path: ^^size, above: 1}]}}",
	         " workflows/steps dependencies/- dependencies/name workflows/steps.*.run files/size", true},
	        {"{every: $manifest.auth.clients.*, where: {path: id, equals: {path: ^path}}}", " files/path", true},
	        {"{count: $manifest.owners, where: {some: $.dependencies.*, where: {path: ^x, exists: true}}, above: "
	         "1}",
	         " dependencies/-", true},
	        {"{path: size, above: {path: $.fils.0.size}}", "no facts are called `fils`", false},
	        {"{some: $.workflows.*.steps.*, where: {path: rum, exists: true}}", "no field `steps.*.rum`", false},
	        {"{some: $.workflows.*.steps.*, where: {path: ^sise, exists: true}}", "no field `sise`", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {{0}};
		struct cond c;
		const struct node *node = NULL;
		char all[200] = "";
		cr_assert_eq(yaml_read(str_of(rows[i].cond), &section_arena, &format_default_budget, &node, &err),
		             FORMAT_OK);
		cr_assert(cond_read(node, &section_arena, &c, &err), "%s: %s", rows[i].cond, err.text);
		struct rule r = {.kind = RULE_REPO, .where = &c};
		cr_assert(path_parse(S("files.*"), &section_arena, &r.each, &err));
		bool leads = section_uses(&r, &section_arena, all, section_note, &err);
		cr_expect_eq(leads, rows[i].leads, "%s: %s", rows[i].cond, err.text);
		if (leads)
			cr_expect_str_eq(all + strlen(" files/-"), rows[i].reads, "%s", rows[i].cond);
		else
			cr_expect(strstr(err.text, rows[i].reads), "%s: %s", rows[i].cond, err.text);
	}
}
