/* GitHub: which events bring a change, what the conditions of job and step make of each of them, and what a job needs.
 * See "Workflow syntax for GitHub Actions" of its manual. */
#include "workflow_systems.h"

#include "facts/folder.h"
#include "facts_int.h"
#include "workflow_event.h"
#include "workflow_expression.h"
#include "workflow_words.h"

enum { JOBS = 256 };

struct job {
	const struct node *node;
	enum truth on[WORKFLOW_EVENTS]; /* it runs for what comes with this event */
	bool begun, known;
};

struct github {
	struct workflow *w;
	enum truth on[WORKFLOW_EVENTS];
	struct strs names; /* of all that start it */
	struct workflow_words words;
	struct job jobs[JOBS];
	size_t n;
};

/* `push`, [push, pull_request] and {pull_request: …} all become an OBJECT of events. */
static void add_events(struct members *row, const struct node *on)
{
	struct members m = members_below(row, NODE_OBJECT, S("on"), on);
	if (workflow_is_text(on))
		members_scalar(&m, NODE_NULL, on->text, S(""), on);
	for (const struct node *e = on ? on->child : NULL; e; e = e->next) {
		if (on->kind == NODE_OBJECT)
			members_copy(&m, e->key, e);
		else if (workflow_is_text(e))
			members_scalar(&m, NODE_NULL, e->text, S(""), e);
	}
}

static void find_events(struct github *g, const struct node *on)
{
	size_t n = 0;
	for (const struct node *e = on && on->child ? on->child : on; e; e = on->child ? e->next : NULL)
		n++;
	str *names = arena_array(g->w->f->arena, str, n);
	for (const struct node *e = on && on->child ? on->child : on; e; e = on->child ? e->next : NULL) {
		str name = on->kind == NODE_OBJECT ? e->key : e->text;
		names[g->names.n++] = name;
		workflow_event(g->on, name, on->kind == NODE_OBJECT ? e : NULL);
	}
	g->names.at = names;
	g->on[WORKFLOW_CALLED] = TRUTH_TRUE;
}

static enum truth condition(const struct node *owner, size_t event)
{
	const struct node *n = node_get(owner, S("if"));
	return n ? workflow_expression(n->text, workflow_events[event]) : TRUTH_TRUE;
}

static struct job *job_of(struct github *g, str name)
{
	for (size_t i = 0; i < g->n; i++)
		if (str_eq(g->jobs[i].node->key, name))
			return &g->jobs[i];
	return NULL;
}

/* A job runs when those that it needs have run. GitHub refuses one that needs itself. */
static void judge(struct github *g, struct job *j)
{
	const struct node *needs = node_get(j->node, S("needs")), *asks = node_get(j->node, S("if"));
	bool always = asks && workflow_expression_always(asks->text);
	if (j->known)
		return;
	j->begun = true;
	for (size_t e = 0; e < WORKFLOW_EVENTS; e++)
		j->on[e] = command_least(command_least(g->on[e], workflow_matrix(j->node)), condition(j->node, e));
	for (const struct node *n = needs && needs->child ? needs->child : needs; n && !always;
	     n = needs->child ? n->next : NULL) {
		struct job *other = job_of(g, n->text);
		if (other && !other->begun)
			judge(g, other);
		for (size_t e = 0; e < WORKFLOW_EVENTS; e++)
			j->on[e] = command_least(j->on[e], other && other->known ? other->on[e] : TRUTH_UNKNOWN);
	}
	j->known = true;
}

/* ---- steps ---- */

static bool set_shell(struct workflow_step *s, str shell)
{
	bool power = str_eq(shell, S("pwsh")) || str_eq(shell, S("powershell"));
	s->setting = (struct shell_setting){.kind = power                     ? SHELL_POWERSHELL
	                                            : str_eq(shell, S("cmd")) ? SHELL_CMD
	                                                                      : SHELL_POSIX};
	s->setting.program_last = SHELL_YES;
	s->setting.errexit = s->setting.kind == SHELL_POSIX ? SHELL_YES : SHELL_NO;
	if (!shell.n || power || str_listed(shell, "sh cmd"))
		return true;
	if (str_eq(shell, S("bash"))) {
		s->setting.pipefail = SHELL_YES;
		return true;
	}
	struct arena scratch = {0};
	bool is = shell_shebang(arena_printf(&scratch, "#!%.*s\n", STR_ARG(shell)), &s->setting);
	arena_free(&scratch);
	return is;
}

static const struct node *default_of(const struct github *g, const struct node *job, str key)
{
	const struct node *own = node_get(node_get(node_get(job, S("defaults")), S("run")), key);
	return own ? own : node_get(node_get(node_get(g->w->tree, S("defaults")), S("run")), key);
}

/* The step's own shell, else that of job or workflow, else the system's. */
static void find_shell(const struct github *g, struct workflow_step *s, const struct node *job)
{
	const struct node *shell = node_get(s->at, S("shell")), *on = node_get(job, S("runs-on"));
	shell = shell ? shell : default_of(g, job, S("shell"));
	bool windows = on && str_ifind(on->text, S("windows"), 0) != SIZE_MAX;
	str name = shell ? shell->text : windows ? S("pwsh") : S("");
	s->no_shell = !set_shell(s, name);
}

/* Where a step works: its own folder, its job's, or what its action is given. */
static const struct node *folder_given(const struct github *g, const struct node *job, const struct node *step)
{
	static const str given[] = {STR_INIT("working-directory"),
	                            STR_INIT("workingDirectory"),
	                            STR_INIT("app_location"),
	                            STR_INIT("context"),
	                            STR_INIT("cwd"),
	                            STR_INIT("directory")};
	const struct node *with = node_get(step, S("with")), *n = NULL;
	for (size_t i = 0; !n && i < sizeof given / sizeof *given; i++)
		n = node_get(with, given[i]);
	if (!n && !with)
		n = node_get(step, given[0]);
	if (!n && !with)
		n = default_of(g, job, given[0]);
	return n && (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN) ? n : NULL;
}

/* ./.github/actions/x is that folder; ./.github/workflows/x.yml that file. */
static str local_action(struct arena *a, const struct node *uses)
{
	str way;
	if (!workflow_is_text(uses) || !str_starts(uses->text, S("./")) || !folder_join(S("."), uses->text, a, &way))
		return S("");
	return arena_printf(a, "%.*s#", STR_ARG(way));
}

static enum truth may_fail(const struct node *step, const struct node *job)
{
	static const str key = STR_INIT("continue-on-error");
	return command_least(truth_not(workflow_switch(node_get(step, key), TRUTH_FALSE)),
	                     truth_not(workflow_switch(node_get(job, key), TRUTH_FALSE)));
}

/* Does this step fetch what the workflow was started for? */
static enum truth fetches(const struct node *step)
{
	const struct node *uses = node_get(step, S("uses")), *run = node_get(step, S("run")),
	                  *with = node_get(step, S("with")), *ref = node_get(with, S("ref"));
	if (run &&
	    (str_find(run->text, S("git clone"), 0) != SIZE_MAX || str_find(run->text, S("git fetch"), 0) != SIZE_MAX ||
	     str_find(run->text, S("repo clone"), 0) != SIZE_MAX))
		return TRUTH_UNKNOWN;
	if (!workflow_is_text(uses) || str_ifind(uses->text, S("checkout"), 0) == SIZE_MAX)
		return TRUTH_FALSE;
	bool change = !ref || str_find(ref->text, S("head"), 0) != SIZE_MAX ||
	              str_find(ref->text, S("github.sha"), 0) != SIZE_MAX || str_eq(ref->text, S("${{ github.ref }}"));
	bool whole = !node_get(with, S("path")) && !node_get(with, S("sparse-checkout")) &&
	             !node_get(with, S("repository")) && !node_get(step, S("if"));
	return change && whole ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

static void add_step(struct github *g, const struct node *step, const struct job *j, enum truth fetched)
{
	const struct node *job = j->node, *place = node_get(job, S("environment"));
	struct workflow_step s = {.at = step,
	                          .job = job->key,
	                          .name = node_get(step, S("name")),
	                          .uses = node_get(step, S("uses")),
	                          .run = node_get(step, S("run")),
	                          .with = node_get(step, S("with")),
	                          .environment =
	                                  place && place->kind == NODE_OBJECT ? node_get(place, S("name")) : place,
	                          .permissions = node_get(job, S("permissions")),
	                          .folder = folder_given(g, job, step),
	                          .events = g->names,
	                          .missing = node_get(step, S("run")) ? truth_not(fetched) : TRUTH_FALSE,
	                          .fails = may_fail(step, job)};
	s.stranger = workflow_words_step(&g->words, step);
	s.calls = local_action(g->w->f->arena, s.uses);
	for (size_t e = 0; e < WORKFLOW_CALLED; e++) {
		enum truth t = command_least(j->on[e], condition(step, e));
		s.starts.change = command_most(s.starts.change, e < WORKFLOW_CHANGES ? t : TRUTH_FALSE);
		s.starts.itself = command_most(s.starts.itself, e < WORKFLOW_BY_HAND ? t : TRUTH_FALSE);
		s.starts.ever = command_most(s.starts.ever, t);
	}
	s.if_called = command_least(j->on[WORKFLOW_CALLED], condition(step, WORKFLOW_CALLED));
	find_shell(g, &s, job);
	workflow_add_step(g->w, &s);
	workflow_add_env(g->w, node_get(step, S("env")), job->key);
}

static void add_jobs(struct github *g)
{
	for (size_t i = 0; i < g->n; i++) {
		struct job *j = &g->jobs[i];
		const struct node *steps = node_get(j->node, S("steps"));
		enum truth fetched = TRUTH_FALSE;
		judge(g, j);
		workflow_words_job(&g->words, j->node);
		workflow_add_env(g->w, node_get(j->node, S("env")), j->node->key);
		if (node_get(j->node, S("uses")))
			add_step(g, j->node, j, TRUTH_TRUE);
		for (const struct node *s = steps ? steps->child : NULL; s; s = s->next)
			if (s->kind == NODE_OBJECT) {
				add_step(g, s, j, fetched);
				fetched = command_most(fetched, fetches(s));
			}
	}
}

void workflow_github(struct workflow *w, struct members *row)
{
	struct github *g = arena_new(w->f->arena, struct github);
	const struct node *jobs = node_get(w->tree, S("jobs")), *on = node_get(w->tree, S("on"));
	g->w = w;
	workflow_add_text(row, S("name"), node_get(w->tree, S("name")));
	add_events(row, on);
	find_events(g, on);
	members_copy(row, S("permissions"), node_get(w->tree, S("permissions")));
	workflow_add_env(w, node_get(w->tree, S("env")), S(""));
	for (const struct node *job = jobs ? jobs->child : NULL; job; job = job->next) {
		if (g->n == JOBS) {
			workflow_add_unknown(w, job, S("more jobs than are read"));
			break;
		}
		g->jobs[g->n++] = (struct job){.node = job};
	}
	workflow_words_find(&g->words, w->tree, w->f->arena);
	add_jobs(g);
}

void workflow_github_action(struct workflow *w)
{
	const struct node *steps = node_get(node_get(w->tree, S("runs")), S("steps"));
	struct github g0 = {.w = w}, *g = &g0;
	for (const struct node *n = steps ? steps->child : NULL; n; n = n->next) {
		struct workflow_step s = {.at = n,
		                          .where = S("action"),
		                          .uses = node_get(n, S("uses")),
		                          .run = node_get(n, S("run")),
		                          .folder = node_get(n, S("working-directory")),
		                          .fails = may_fail(n, NULL),
		                          .if_called = condition(n, WORKFLOW_CALLED)};
		if (n->kind != NODE_OBJECT)
			continue;
		s.calls = local_action(w->f->arena, s.uses);
		find_shell(g, &s, NULL);
		workflow_add_step(w, &s);
	}
}
