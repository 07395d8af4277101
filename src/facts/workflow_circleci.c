/* CircleCI: a job runs where a workflow lists it; commands are lists of steps that steps name. See "Configuration
 * reference" of its manual. */
#include "workflow_systems.h"

#include "facts_int.h"
#include "workflow_change.h"

enum { DEPTH = 8, NONE = -1 };

struct circle {
	struct workflow *w;
	const struct node *job;
	struct command_starts on;
	bool fetched; /* a step in front has checked out, or brought from another job */
};

/* filters: {branches: {only: …, ignore: …}} */
static struct command_starts by_filters(const struct node *entry)
{
	const struct node *filters = node_get(entry, S("filters")), *branches = node_get(filters, S("branches"));
	const struct node *only = node_get(branches, S("only")), *ignore = node_get(branches, S("ignore"));
	enum truth t = filters && filters->kind == NODE_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_TRUE;
	if (only)
		t = command_least(t, workflow_change_all_branches(only));
	if (ignore)
		t = command_least(t, workflow_change_all_branches(ignore) == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_UNKNOWN);
	bool none = ignore && workflow_change_all_branches(ignore) == TRUTH_TRUE && !node_get(filters, S("tags"));
	enum truth some = none ? TRUTH_FALSE : filters && filters->kind == NODE_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_TRUE;
	return (struct command_starts){t, some, some};
}

static bool is_job(const struct node *entry, str name, const struct node **more)
{
	*more = entry->kind == NODE_OBJECT && entry->child ? entry->child : NULL;
	return str_eq(*more ? (*more)->key : entry->text, name);
}

/* Whether a workflow runs it, and what it requires there. */
static struct command_starts in_workflow(const struct node *workflow, str name, unsigned depth)
{
	const struct node *jobs = node_get(workflow, S("jobs")), *more;
	for (const struct node *e = jobs ? jobs->child : NULL; e; e = e->next) {
		if (!is_job(e, name, &more))
			continue;
		struct command_starts t = by_filters(more);
		const struct node *requires = node_get(more, S("requires")), *type = node_get(more, S("type"));
		if (type && str_eq(type->text, S("approval")))
			return (struct command_starts){TRUTH_FALSE, TRUTH_FALSE, TRUTH_TRUE};
		for (const struct node *n = requires ? requires->child : NULL; n; n = n->next)
			t = command_starts_both(t, depth < DEPTH ? in_workflow(workflow, n->text, depth + 1)
			                                         : command_starts_all(TRUTH_UNKNOWN));
		return t;
	}
	return command_starts_all(TRUTH_FALSE);
}

/* By a clock it is no change; a condition may ask for what somebody sets by hand. */
static struct command_starts of_workflow(const struct node *workflow)
{
	enum truth t = TRUTH_TRUE;
	const struct node *triggers = node_get(workflow, S("triggers"));
	const struct node *when = node_get(workflow, S("when")), *unless = node_get(workflow, S("unless"));
	if (triggers)
		return (struct command_starts){TRUTH_FALSE, TRUTH_TRUE, TRUTH_TRUE};
	if (when)
		t = command_least(workflow_switch(when, TRUTH_TRUE), when->child ? TRUTH_UNKNOWN : TRUTH_TRUE);
	else if (unless)
		t = truth_not(workflow_switch(unless, TRUTH_FALSE));
	return command_starts_all(t);
}

/* Without workflows the job `build` is what runs. */
static struct command_starts starts(const struct workflow *w, str name)
{
	const struct node *workflows = node_get(w->tree, S("workflows"));
	struct command_starts t = command_starts_all(TRUTH_FALSE);
	if (!workflows)
		return command_starts_all(str_eq(name, S("build")) ? TRUTH_TRUE : TRUTH_FALSE);
	for (const struct node *n = workflows->child; n; n = n->next)
		if (n->kind == NODE_OBJECT)
			t = command_starts_either(t, command_starts_both(of_workflow(n), in_workflow(n, name, 0)));
	return t;
}

static void add_steps(struct circle *c, const struct node *steps, struct command_starts on, unsigned depth);

static void add_run(struct circle *c, const struct node *run, struct command_starts on)
{
	const struct node *command = run->kind == NODE_OBJECT ? node_get(run, S("command")) : run;
	const struct node *when = node_get(run, S("when")), *shell = node_get(run, S("shell"));
	struct workflow_step s = {.at = run,
	                          .run = command,
	                          .job = c->job->key,
	                          .name = node_get(run, S("name")),
	                          .folder = node_get(run, S("working_directory")),
	                          .starts = on,
	                          .if_called = TRUTH_TRUE,
	                          .fails = TRUTH_TRUE,
	                          .missing = c->fetched ? TRUTH_FALSE : TRUTH_UNKNOWN,
	                          .setting = {.filled = SHELL_CIRCLECI, .errexit = SHELL_YES, .pipefail = SHELL_YES}};
	if (when && str_eq(when->text, S("on_fail")))
		s.starts = command_starts_all(TRUTH_FALSE);
	if (shell) {
		str line = arena_printf(c->w->f->arena, "#!%.*s\n", STR_ARG(shell->text));
		s.no_shell = !shell_shebang(line, &s.setting);
		s.setting.filled = SHELL_CIRCLECI;
	}
	workflow_add_env(c->w, node_get(run, S("environment")), c->job->key);
	workflow_add_step(c->w, &s);
}

/* {name: {…}}, or the name alone. */
static void add_step(struct circle *c, const struct node *step, struct command_starts on, unsigned depth)
{
	const struct node *more = step->kind == NODE_OBJECT && step->child ? step->child : step;
	str name = more == step ? step->text : more->key;
	const struct node *command = node_get(node_get(c->w->tree, S("commands")), name);
	c->fetched = c->fetched || str_listed(name, "checkout attach_workspace") ||
	             str_find(name, S("checkout"), 0) != SIZE_MAX;
	if (str_eq(name, S("run"))) {
		add_run(c, more, on);
	} else if (str_listed(name, "when unless")) {
		const struct node *asks = node_get(more, S("condition"));
		enum truth t = asks && !asks->child ? workflow_switch(asks, TRUTH_TRUE) : TRUTH_UNKNOWN;
		t = str_eq(name, S("unless")) ? truth_not(t) : t;
		add_steps(c, node_get(more, S("steps")), command_starts_if(on, t), depth + 1);
	} else if (command && depth < DEPTH) {
		add_steps(c, node_get(command, S("steps")), on, depth + 1);
	} else if (str_find(name, S("/"), 0) != SIZE_MAX) {
		const struct node uses = {.kind = NODE_STRING, .text = name, .line = step->line, .col = step->col};
		const struct workflow_step s = {.at = step,
		                                .uses = &uses,
		                                .job = c->job->key,
		                                .with = more == step ? NULL : more,
		                                .starts = on,
		                                .if_called = TRUTH_TRUE,
		                                .fails = TRUTH_TRUE};
		workflow_add_step(c->w, &s);
	}
}

static void add_steps(struct circle *c, const struct node *steps, struct command_starts on, unsigned depth)
{
	for (const struct node *n = steps && depth <= DEPTH ? steps->child : NULL; n; n = n->next)
		add_step(c, n, on, depth);
}

void workflow_circleci(struct workflow *w, struct members *row)
{
	const struct node *jobs = node_get(w->tree, S("jobs"));
	(void)row;
	for (const struct node *job = jobs ? jobs->child : NULL; job; job = job->next) {
		struct circle c = {.w = w, .job = job, .on = starts(w, job->key)};
		workflow_add_env(w, node_get(job, S("environment")), job->key);
		add_steps(&c, node_get(job, S("steps")), c.on, 0);
	}
}
