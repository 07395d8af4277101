/* Bitbucket Pipelines: lists of steps, by what starts them. See "Bitbucket Pipelines configuration reference". */
#include "workflow_systems.h"

#include "facts_int.h"
#include "workflow_change.h"

enum { DEPTH = 8 };

struct bitbucket {
	struct workflow *w;
	str job;
	enum truth on;
};

static void add_script(const struct bitbucket *b, const struct node *step, str key, enum truth on, bool fails)
{
	const struct node *script = node_get(step, key);
	for (const struct node *line = script ? script->child : NULL; line; line = line->next) {
		const struct node *pipe = node_get(line, S("pipe"));
		const struct workflow_step s = {.at = line,
		                                .run = pipe ? NULL : line,
		                                .uses = pipe,
		                                .with = node_get(line, S("variables")),
		                                .job = b->job,
		                                .name = node_get(step, S("name")),
		                                .environment = node_get(step, S("deployment")),
		                                .on_change = on,
		                                .if_called = TRUTH_TRUE,
		                                .fails = fails ? TRUTH_TRUE : TRUTH_FALSE,
		                                .setting = {.errexit = SHELL_YES, .pipefail = SHELL_PERHAPS}};
		if (pipe || workflow_is_text(line))
			workflow_add_step(b->w, &s);
	}
}

static void add_step(const struct bitbucket *b, const struct node *step)
{
	const struct node *trigger = node_get(step, S("trigger")), *asks = node_get(step, S("condition"));
	enum truth on = b->on;
	if (trigger && str_eq(trigger->text, S("manual")))
		on = TRUTH_FALSE;
	if (asks)
		on = workflow_all(on, TRUTH_UNKNOWN);
	add_script(b, step, S("script"), on, true);
	add_script(b, step, S("after-script"), on, false);
}

/* [step: …, parallel: [step: …], stage: {steps: […]}]. Behind a step by hand nothing runs by itself. */
static void add_list(struct bitbucket *b, const struct node *list, unsigned depth)
{
	for (const struct node *n = list && depth < DEPTH ? list->child : NULL; n; n = n->next) {
		const struct node *step = node_get(n, S("step")), *parallel = node_get(n, S("parallel")),
		                  *stage = node_get(n, S("stage")),
		                  *trigger = node_get(step ? step : stage, S("trigger"));
		const struct node *inner = node_get(parallel, S("steps"));
		if (trigger && str_eq(trigger->text, S("manual")))
			b->on = TRUTH_FALSE;
		if (step)
			add_step(b, step);
		if (parallel)
			add_list(b, inner ? inner : parallel, depth + 1);
		if (stage)
			add_list(b, node_get(stage, S("steps")), depth + 1);
	}
}

void workflow_bitbucket(struct workflow *w, struct members *row)
{
	const struct node *pipelines = node_get(w->tree, S("pipelines"));
	(void)row;
	for (const struct node *by = pipelines ? pipelines->child : NULL; by; by = by->next) {
		struct bitbucket b = {w, by->key, TRUTH_TRUE};
		if (str_eq(by->key, S("default"))) {
			add_list(&b, by, 0);
			continue;
		}
		for (const struct node *n = by->child; n; n = n->next) {
			const struct node name = {.kind = NODE_STRING, .text = n->key};
			b.job = n->key;
			b.on = str_listed(by->key, "pull-requests branches") ? workflow_change_all_branches(&name)
			                                                     : TRUTH_FALSE;
			add_list(&b, n, 0);
		}
	}
}
