/* repo: a small repository given as text, taken through the readers that a run would use. Files are rows of {path,
 * text}; in JSON ' stands for ". */
#ifndef TESTS_FACTS_REPO_H
#define TESTS_FACTS_REPO_H

#include <criterion/criterion.h>

#include "facts/facts.h"
#include "facts/facts_side.h"
#include "facts/folder.h"
#include "format/format.h"
#include "../format/format_for.h"

struct repo_file {
	const char *path, *text;
};

struct repo_facts {
	struct arena arena;
	struct facts *facts;
	const struct node *tree;
};

static inline void repo_see(struct repo_facts *r, const char *path, const char *text)
{
	str name = arena_str(&r->arena, str_of(path)), bytes = arena_str(&r->arena, str_of(text));
	const struct format *f = format_for(name);
	const struct node *tree = NULL;
	for (char *p = (char *)bytes.p; f && str_eq(f->name, S("json")) && *p; p++)
		*p = *p == '\'' ? '"' : *p;
	facts_file(r->facts, name, bytes.n, true);
	facts_text(r->facts, name, bytes);
	if (f && f->read(bytes, &r->arena, &format_default_budget, &tree, NULL) == FORMAT_OK)
		facts_tree(r->facts, name, f->name, (struct strs){0}, tree);
	if (folder_is_sample(name)) /* as match/path_side.h would say */
		facts_sides(r->facts, name, S("test"));
}

static inline struct repo_facts repo_read(const struct repo_file *files, size_t n)
{
	struct repo_facts r = {.facts = facts_new()};
	for (size_t i = 0; i < n; i++)
		repo_see(&r, files[i].path, files[i].text);
	r.tree = facts_finish(r.facts, &r.arena);
	return r;
}
#define REPO(...)                                                                                                      \
	repo_read((const struct repo_file[]){__VA_ARGS__},                                                             \
	          sizeof((const struct repo_file[]){__VA_ARGS__}) / sizeof(struct repo_file))

static inline void repo_free(struct repo_facts *r)
{
	facts_free(r->facts);
	arena_free(&r->arena);
}

/* Rows of a section as "a b|c d": of each the members that are asked for, by name, "-" for none. */
static inline str repo_rows(struct repo_facts *r, const char *section, const char *members)
{
	const struct node *list = node_get(r->tree, str_of(section));
	str all = S(""), name;
	for (const struct node *row = list ? list->child : NULL; row; row = row->next) {
		all = arena_printf(&r->arena, "%.*s%s", STR_ARG(all), all.n ? "|" : "");
		bool first = true;
		for (str rest = str_of(members); str_cut(&rest, ' ', &name); first = false) {
			const struct node *n = node_get(row, name);
			str text = !n ? S("-") : n->kind == NODE_UNKNOWN ? S("?") : n->text;
			if (n && n->kind == NODE_ARRAY)
				for (const struct node *c = n->child; c; c = c->next)
					text = arena_printf(&r->arena, "%.*s%s%.*s", STR_ARG(text), text.n ? "," : "",
					                    STR_ARG(c->text));
			all = arena_printf(&r->arena, "%.*s%s%.*s", STR_ARG(all), first ? "" : " ", STR_ARG(text));
		}
	}
	return all;
}

#define repo_expect(r, section, members, wanted)                                                                       \
	do {                                                                                                           \
		str repo_got = repo_rows((r), (section), (members));                                                   \
		cr_expect(str_eq(repo_got, str_of(wanted)), "%s:\n  is     %.*s\n  wanted %s", (section),              \
		          STR_ARG(repo_got), (wanted));                                                                \
	} while (0)

#endif
