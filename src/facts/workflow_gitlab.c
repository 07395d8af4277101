/* GitLab: each member that is no keyword is a job; one whose name begins with a dot is only what others extend. See
 * "CI/CD YAML syntax reference" of its manual. Lines of a script are run one by one until one fails. */
#include "workflow_gitlab.h"

#include "facts/folder.h"
#include "facts_int.h"
#include "workflow.h"
#include "workflow_script.h"
#include "workflow_systems.h"

/* Others count where they are included. */
static const char main_file[] = ".gitlab-ci.yml";

static bool is_keyword(str key)
{
	return str_listed(key,
	                  "default include stages variables workflow image services cache before_script after_script "
	                  "pages:deploy spec types");
}

static bool is_hidden(str key) { return key.n && key.p[0] == '.'; }

/* ---- steps ---- */

static bool is_extended(const struct gitlab *g, str name)
{
	for (const struct node *job = g->w->tree->child; job; job = job->next) {
		const struct node *extends = node_get(job, S("extends"));
		for (const struct node *n = extends && extends->child ? extends->child : extends; n;
		     n = extends->child ? n->next : NULL)
			if (str_eq(n->text, name))
				return true;
	}
	return false;
}

/* Another file may extend it, where there is one. */
static struct command_starts hidden(const struct gitlab *g)
{
	bool alone = str_eq(g->w->path, str_of(main_file)) && !node_get(g->w->tree, S("include"));
	return command_starts_all(alone ? TRUTH_FALSE : TRUTH_UNKNOWN);
}

/* Behind a failure that is allowed the pipeline goes on; with exit codes, behind some. */
static enum truth fails(const struct gitlab *g, const struct node *job)
{
	const struct node *allowed = gitlab_find(g, job, S("allow_failure")), *rules = gitlab_find(g, job, S("rules"));
	enum truth t = allowed && allowed->kind == NODE_OBJECT ? TRUTH_UNKNOWN
	                                                       : truth_not(workflow_switch(allowed, TRUTH_FALSE));
	if (!gitlab_is_whole(g, job))
		t = command_least(t, TRUTH_UNKNOWN);
	return rules ? gitlab_rules_fail(rules, t) : t;
}

/* What stands in front is run by the same shell; what is behind, by another one, when all is decided. */
static void add_job(struct gitlab *g, const struct node *job)
{
	const struct node *place = gitlab_find(g, job, S("environment")), *how;
	struct workflow_script script = {0};
	struct workflow_step s = {.job = job->key,
	                          .where = str_eq(g->w->path, str_of(main_file)) ? S("workflow") : S("included"),
	                          .environment =
	                                  place && place->kind == NODE_OBJECT ? node_get(place, S("name")) : place,
	                          .starts = is_hidden(job->key) ? hidden(g) : gitlab_starts(g, job),
	                          .if_called = TRUTH_TRUE,
	                          .fails = fails(g, job),
	                          .setting = {.errexit = SHELL_YES, .pipefail = SHELL_PERHAPS}};
	how = gitlab_variable(g, job, S("GIT_STRATEGY"));
	if (how && !str_listed(how->text, "clone fetch"))
		s.missing = TRUTH_TRUE; /* none, empty */
	workflow_add_env(g->w, node_get(job, S("variables")), job->key);
	if (is_hidden(job->key) && is_extended(g, job->key))
		return;
	workflow_script_add(&script, g->w, &s, gitlab_find(g, job, S("before_script")));
	workflow_script_add(&script, g->w, &s, gitlab_find(g, job, S("script")));
	workflow_script_end(&script, g->w, &s);
	s.fails = TRUTH_FALSE;
	workflow_script_add(&script, g->w, &s, gitlab_find(g, job, S("after_script")));
	workflow_script_end(&script, g->w, &s);
}

/* A file of this repository whose jobs are read by themselves; false: it is not, or there may be several. */
static bool add_local(struct gitlab *g, const struct node *include)
{
	const struct node *local = node_get(include, S("local")), *name = local ? local : include;
	bool whole = local ? !node_get(include, S("rules")) && !node_get(include, S("inputs"))
	                   : name->kind == NODE_STRING && str_find(name->text, S("://"), 0) == SIZE_MAX;
	struct command_place p = {.path = g->w->path,
	                          .where = S("workflow"),
	                          .text = arena_printf(g->w->f->arena, "%.*s#", STR_ARG(g->w->path)),
	                          .starts = g->on,
	                          .if_called = TRUTH_TRUE,
	                          .fails = TRUTH_TRUE};
	str file = name->text, way;
	if (file.n && file.p[0] == '/')
		file = str_sub(file, 1, file.n);
	if (!whole || name->kind != NODE_STRING || !folder_join(S("."), file, g->w->f->arena, &way) ||
	    !workflow_reads(way))
		return false;
	command_add_call(g->w->f, &p, arena_printf(g->w->f->arena, "%.*s#", STR_ARG(way)), name->line);
	return true;
}

/* What GitLab takes in from elsewhere: one of its own templates is a step of that name; any other file may hold any
 * step. */
static void add_includes(struct gitlab *g, const struct node *include)
{
	bool list = include && include->kind == NODE_ARRAY;
	for (const struct node *n = list ? include->child : include; n; n = list ? n->next : NULL) {
		const struct node *template = node_get(n, S("template"));
		if (!template && add_local(g, n))
			continue;
		if (!template || !workflow_is_text(template)) {
			workflow_add_unknown(g->w, n, S("a file that is included"));
			continue;
		}
		struct node uses = *template;
		uses.text = arena_printf(g->w->f->arena, "template:%.*s", STR_ARG(template->text));
		const struct workflow_step s = {
		        .at = template, .uses = &uses, .starts = g->on, .if_called = TRUTH_TRUE, .fails = TRUTH_TRUE};
		workflow_add_step(g->w, &s);
	}
}

void workflow_gitlab(struct workflow *w, struct members *row)
{
	const struct node *rules = node_get(node_get(w->tree, S("workflow")), S("rules"));
	struct gitlab g = {w, rules ? gitlab_rules(rules) : command_starts_all(TRUTH_TRUE)};
	(void)row;
	workflow_add_env(w, node_get(w->tree, S("variables")), S(""));
	for (const struct node *job = w->tree->child; job; job = job->next)
		if (job->kind == NODE_OBJECT && !is_keyword(job->key))
			add_job(&g, job);
	add_includes(&g, node_get(w->tree, S("include")));
}
