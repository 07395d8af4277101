/* Azure Pipelines: stages, jobs and steps, any of the outer two left away. See "YAML schema reference for Azure
 * Pipelines". A script's last command decides about it: there is no -e unless it says so. */
#include "workflow_systems.h"

#include "facts_int.h"
#include "workflow_change.h"

enum { DEPTH = 16 };

struct azure {
	struct workflow *w;
	str job;
	const struct node *environment;
	struct command_starts on;
	enum truth fails, missing;
	bool windows; /* where script: is given to cmd */
};

/* trigger: and pr: are `none`, a list, or {branches: {include: …}, paths: …}; without them every branch starts it. */
static enum truth by_trigger(const struct node *n, bool proposals)
{
	const struct node *branches = node_get(n, S("branches")), *include = node_get(branches, S("include"));
	const struct node *list = n && n->kind == NODE_OBJECT ? include : n;
	enum truth t = TRUTH_TRUE;
	if (n && str_eq(n->text, S("none")))
		return TRUTH_FALSE;
	if (list)
		t = proposals ? workflow_change_branches(list) : workflow_change_all_branches(list);
	return node_get(n, S("paths")) || node_get(branches, S("exclude")) ? command_least(t, TRUTH_UNKNOWN) : t;
}

/* Whether pr: counts depends on where the repository lives. */
static struct command_starts starts(const struct workflow *w)
{
	const struct node *trigger = node_get(w->tree, S("trigger")), *pr = node_get(w->tree, S("pr"));
	const struct node *clock = node_get(w->tree, S("schedules"));
	enum truth pushed = by_trigger(trigger, false), proposed = pr ? by_trigger(pr, true) : TRUTH_UNKNOWN;
	bool none = trigger && str_eq(trigger->text, S("none"));
	enum truth change = command_most(pushed, proposed);
	enum truth itself = clock && clock->child ? TRUTH_TRUE : none ? change : TRUTH_TRUE;
	return (struct command_starts){change, itself, TRUTH_TRUE};
}

static enum truth condition(const struct node *owner)
{
	const struct node *n = node_get(owner, S("condition")), *enabled = node_get(owner, S("enabled"));
	str text = n ? str_trim(n->text) : S("true");
	enum truth t = str_listed(text, "true succeeded() always() succeededOrFailed()") ? TRUTH_TRUE
	               : str_listed(text, "false failed() canceled()")                   ? TRUTH_FALSE
	                                                                                 : TRUTH_UNKNOWN;
	return command_least(t, workflow_switch(enabled, TRUTH_TRUE));
}

static enum truth may_fail(const struct node *owner)
{
	return truth_not(workflow_switch(node_get(owner, S("continueOnError")), TRUTH_FALSE));
}

/* checkout: none, or of another repository. */
static enum truth not_fetched(const struct node *steps)
{
	enum truth t = TRUTH_FALSE;
	for (const struct node *s = steps ? steps->child : NULL; s; s = s->next) {
		const struct node *of = node_get(s, S("checkout"));
		if (of && str_eq(of->text, S("self")))
			return TRUTH_FALSE;
		if (of)
			t = TRUTH_TRUE;
	}
	return t;
}

static void add_step(struct azure *a, const struct node *step)
{
	static const str keys[] = {STR_INIT("script"), STR_INIT("bash"), STR_INIT("pwsh"), STR_INIT("powershell")};
	struct workflow_step s = {.at = step,
	                          .job = a->job,
	                          .name = node_get(step, S("displayName")),
	                          .uses = node_get(step, S("task")),
	                          .with = node_get(step, S("inputs")),
	                          .folder = node_get(step, S("workingDirectory")),
	                          .environment = a->environment,
	                          .starts = command_starts_if(a->on, condition(step)),
	                          .if_called = TRUTH_TRUE,
	                          .fails = command_least(a->fails, may_fail(step)),
	                          .missing = a->missing,
	                          .setting = {.filled = SHELL_AZURE, .program_last = SHELL_YES}};
	if (node_get(step, S("template"))) {
		workflow_add_unknown(a->w, step, S("a file that is included"));
		return;
	}
	for (size_t i = 0; i < sizeof keys / sizeof *keys && !s.run; i++) {
		s.run = node_get(step, keys[i]);
		s.setting.kind = i > 1 ? SHELL_POWERSHELL : i == 0 && a->windows ? SHELL_CMD : SHELL_POSIX;
	}
	workflow_add_env(a->w, node_get(step, S("env")), a->job);
	if (s.run || s.uses)
		workflow_add_step(a->w, &s);
}

/* Everything below that is a list of stages, jobs or steps. */
static void add_below(const struct azure *outer, const struct node *n, unsigned depth)
{
	static const str lists[] = {STR_INIT("stages"), STR_INIT("jobs"), STR_INIT("steps")};
	struct azure a = *outer;
	const struct node *name = node_get(n, S("job")), *place = node_get(n, S("environment"));
	name = name ? name : node_get(n, S("deployment"));
	a.job = name ? name->text : a.job;
	a.environment = place ? (place->kind == NODE_OBJECT ? node_get(place, S("name")) : place) : a.environment;
	a.on = command_starts_if(a.on, condition(n));
	a.fails = command_least(a.fails, may_fail(n));
	const struct node *pool = node_get(n, S("pool")), *image = node_get(pool, S("vmImage"));
	if (pool)
		a.windows = str_ifind(image ? image->text : pool->text, S("windows"), 0) != SIZE_MAX;
	a.missing = command_most(a.missing, not_fetched(node_get(n, S("steps"))));
	if (depth > DEPTH)
		return;
	workflow_add_env(a.w, node_get(n, S("variables")), a.job);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct node *list = node_get(n, lists[i]);
		for (const struct node *c = list ? list->child : NULL; c; c = c->next)
			if (i == 2 || node_get(c, S("template")))
				add_step(&a, c);
			else
				add_below(&a, c, depth + 1);
	}
	const struct node *strategy = node_get(n, S("strategy"));
	for (const struct node *way = strategy ? strategy->child : NULL; way; way = way->next)
		for (const struct node *phase = way->child; phase; phase = phase->next)
			if (phase->kind == NODE_OBJECT)
				add_below(&a, phase, depth + 1);
}

void workflow_azure(struct workflow *w, struct members *row)
{
	const struct azure a = {.w = w, .job = S(""), .on = starts(w), .fails = TRUTH_TRUE};
	(void)row;
	if (node_get(w->tree, S("extends")))
		workflow_add_unknown(w, node_get(w->tree, S("extends")), S("a file that is included"));
	add_below(&a, w->tree, 0);
}
