/* Bitbucket Pipelines: lists of steps, by what starts them. See "Bitbucket Pipelines configuration reference". */
#include "workflow_systems.h"

#include "facts_int.h"
#include "workflow_change.h"
#include "workflow_script.h"

enum { DEPTH = 8 };

struct bitbucket {
	struct workflow *w;
	str job;
	struct command_starts on;
};

static const struct command_starts by_hand = {TRUTH_FALSE, TRUTH_FALSE, TRUTH_TRUE};

static bool is_manual(const struct node *owner)
{
	const struct node *trigger = node_get(owner, S("trigger"));
	return trigger && str_eq(trigger->text, S("manual"));
}

/* One shell runs the lines; a pipe stands between them. */
static void add_script(const struct bitbucket *b, const struct node *step, str key, struct command_starts on,
                       bool fails)
{
	const struct node *list = node_get(step, key);
	struct workflow_script script = {0};
	struct workflow_step s = {
	        .job = b->job,
	        .name = node_get(step, S("name")),
	        .environment = node_get(step, S("deployment")),
	        .starts = on,
	        .if_called = TRUTH_TRUE,
	        .missing = truth_not(workflow_switch(node_get(node_get(step, S("clone")), S("enabled")), TRUTH_TRUE)),
	        .fails = fails ? TRUTH_TRUE : TRUTH_FALSE,
	        .setting = {.errexit = SHELL_YES, .pipefail = SHELL_PERHAPS}};
	for (const struct node *line = list ? list->child : NULL; line; line = line->next) {
		struct workflow_step own = s;
		own.at = line;
		own.uses = node_get(line, S("pipe"));
		own.with = node_get(line, S("variables"));
		if (own.uses)
			workflow_add_step(b->w, &own);
		else
			workflow_script_add(&script, b->w, &s, line);
	}
	workflow_script_end(&script, b->w, &s);
}

static void add_step(const struct bitbucket *b, const struct node *step)
{
	const struct node *asks = node_get(step, S("condition"));
	struct command_starts on = is_manual(step) ? command_starts_both(b->on, by_hand) : b->on;
	if (asks)
		on.change = command_least(on.change, TRUTH_UNKNOWN);
	add_script(b, step, S("script"), on, true);
	add_script(b, step, S("after-script"), on, false);
}

/* [step: …, parallel: [step: …], stage: {steps: […]}]. Behind a step by hand nothing runs by itself. */
static void add_list(struct bitbucket *b, const struct node *list, unsigned depth)
{
	for (const struct node *n = list && depth < DEPTH ? list->child : NULL; n; n = n->next) {
		const struct node *step = node_get(n, S("step")), *parallel = node_get(n, S("parallel")),
		                  *stage = node_get(n, S("stage"));
		const struct node *inner = node_get(parallel, S("steps"));
		if (is_manual(step ? step : stage))
			b->on = command_starts_both(b->on, by_hand);
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
		struct bitbucket b = {w, by->key, command_starts_all(TRUTH_TRUE)};
		if (str_eq(by->key, S("default"))) {
			add_list(&b, by, 0);
			continue;
		}
		bool changes = str_listed(by->key, "pull-requests branches"), asked = str_eq(by->key, S("custom"));
		for (const struct node *n = by->child; n; n = n->next) {
			const struct node name = {.kind = NODE_STRING, .text = n->key};
			b.job = n->key;
			b.on = asked ? by_hand : (struct command_starts){TRUTH_FALSE, TRUTH_TRUE, TRUTH_TRUE};
			if (changes)
				b.on.change = workflow_change_all_branches(&name);
			add_list(&b, n, 0);
		}
	}
}
