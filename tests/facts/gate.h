/* gate: small repositories and what is known of their command x: does every change come to it, does anything by itself,
 * does anything at all, and is its failure the build's? T, F, or ? where only running tells, - where nothing is said.
 */
#ifndef TESTS_FACTS_GATE_H
#define TESTS_FACTS_GATE_H

#include "repo.h"

struct gate {
	const char *path, *text, *path2, *text2, *wanted;
};

static inline str letters(struct repo_facts *r, const struct node *row)
{
	static const char *const members[] = {"on_change", "by_itself", "ever", "fails"};
	str all = S("");
	for (size_t i = 0; i < 4; i++) {
		const struct node *n = node_get(row, str_of(members[i]));
		const char *one = !n ? "-" : n->kind == NODE_UNKNOWN ? "?" : str_eq(n->text, S("true")) ? "T" : "F";
		all = arena_printf(&r->arena, "%.*s%s", STR_ARG(all), one);
	}
	return all;
}

/* Of each x that a workflow comes to. */
static inline str gates_of(struct repo_facts *r)
{
	const struct node *list = node_get(r->tree, S("commands"));
	str all = S("");
	for (const struct node *row = list ? list->child : NULL; row; row = row->next) {
		const struct node *program = node_get(row, S("program"));
		if (program && program->kind == NODE_STRING && str_eq(program->text, S("x")) &&
		    node_get(row, S("workflow")))
			all = arena_printf(&r->arena, "%.*s%s%.*s", STR_ARG(all), all.n ? " " : "",
			                   STR_ARG(letters(r, row)));
	}
	return all;
}

static inline void try_all(const struct gate *gates, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct gate *g = &gates[i];
		struct repo_facts repo = repo_read((const struct repo_file[]){{g->path, g->text}, {g->path2, g->text2}},
		                                   g->path2 ? 2 : 1);
		str got = gates_of(&repo);
		cr_expect(str_eq(got, str_of(g->wanted)), "%s\n%s\n%s\n gives %.*s and not %s", g->path, g->text,
		          g->path2 ? g->text2 : "", STR_ARG(got), g->wanted);
		repo_free(&repo);
	}
}
#define TRY(gates) try_all(gates, sizeof(gates) / sizeof *(gates))

/* A step of GitHub that every change comes to. */
#define RUN(command) ".github/workflows/ci.yml", "on: pull_request\njobs: {a: {steps: [{run: '" command "'}]}}\n"

#endif
