/* GitHub's files have a fixed shape and are read by it. The others nest their scripts at many places: there, every
 * script is a step of the job it stands in, wherever that is. */
#include "workflow.h"

#include "base/glob.h"

/* Nesting of what is searched for scripts; readers stop at 256. */
enum { DEPTH = 64 };

struct ci {
	str name;
	const char *globs[3];
};
static const struct ci systems[] = {
        {STR_INIT("github"), {".github/workflows/*.yml", ".github/workflows/*.yaml"}},
        {STR_INIT("gitlab"), {".gitlab-ci.yml", ".gitlab/ci/**/*.yml", ".gitlab-ci/**/*.yml"}},
        {STR_INIT("circleci"), {".circleci/config.yml", ".circleci/*.yml"}},
        {STR_INIT("bitbucket"), {"bitbucket-pipelines.yml"}},
        {STR_INIT("azure"), {"azure-pipelines*.yml", ".azure-pipelines/**/*.yml", ".azuredevops/**/*.yml"}},
};

static const struct ci *system_of(str path)
{
	for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
		for (size_t j = 0; j < 3 && systems[i].globs[j]; j++)
			if (glob_match(str_of(systems[i].globs[j]), path, GLOB_NOCASE))
				return &systems[i];
	return NULL;
}

bool workflow_reads(str path) { return system_of(path); }

static bool is_text(const struct node *n)
{
	return n &&
	       (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN || n->kind == NODE_NUMBER || n->kind == NODE_BOOL);
}

static void add_text(struct members *m, str key, const struct node *n)
{
	if (is_text(n))
		members_scalar(m, NODE_STRING, key, n->text, n);
}

struct workflow {
	struct members steps, env;
	bool on_changes; /* it runs for every change before that is merged, or for every push */
};

static void add_env(struct workflow *w, const struct node *env, str job)
{
	if (!env || env->kind != NODE_OBJECT)
		return;
	for (const struct node *v = env->child; v; v = v->next) {
		struct members e = members_below(&w->env, NODE_OBJECT, S(""), v);
		members_scalar(&e, NODE_STRING, S("name"), v->key, v);
		/* GitLab: VAR: {value: …, description: …} */
		const struct node *inner = node_get(v, S("value"));
		members_copy(&e, S("value"), inner ? inner : v);
		if (job.n)
			members_scalar(&e, NODE_STRING, S("job"), job, v);
	}
}

/* ---- GitHub ---- */

/* `push`, [push, pull_request] and {pull_request: …} all become an OBJECT of events. */
static void add_events(struct members *w, const struct node *on)
{
	struct members events = members_below(w, NODE_OBJECT, S("on"), on);
	if (is_text(on))
		members_scalar(&events, NODE_NULL, on->text, S(""), on);
	for (const struct node *e = on ? on->child : NULL; e; e = e->next) {
		if (on->kind == NODE_OBJECT)
			members_copy(&events, e->key, e);
		else if (is_text(e))
			members_scalar(&events, NODE_NULL, e->text, S(""), e);
	}
}

/* A filter on paths, or on branches of a push, lets changes by; whether a pull request's branches are filtered is a
 * matter of which branch counts. */
static bool is_on_changes(const struct node *on)
{
	static const char *const names[] = {"pull_request", "pull_request_target", "merge_group", "push"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str name = str_of(names[i]);
		if (is_text(on) && str_eq(on->text, name))
			return true;
		for (const struct node *e = on ? on->child : NULL; e; e = e->next) {
			bool filtered = node_get(e, S("paths")) || node_get(e, S("paths-ignore")) ||
			                (str_eq(name, S("push")) &&
			                 (node_get(e, S("branches")) || node_get(e, S("branches-ignore"))));
			if (str_eq(on->kind == NODE_OBJECT ? e->key : e->text, name) && !filtered)
				return true;
		}
	}
	return false;
}

/* A condition on the step or its job may keep it from running. */
static void add_on_changes(const struct workflow *w, struct members *step, const struct node *of_step,
                           const struct node *of_job)
{
	const struct node *n = node_get(of_step, S("if"));
	n = n ? n : node_get(of_job, S("if"));
	if (n)
		members_scalar(step, NODE_UNKNOWN, S("on_changes"), n->text, n);
	else
		members_bool(step, S("on_changes"), w->on_changes);
}

static void add_continues(struct members *step, const struct node *of_step, const struct node *of_job)
{
	static const str key = STR_INIT("continue-on-error");
	const struct node *s = node_get(of_step, key), *j = node_get(of_job, key);
	const struct node *n = s && !str_eq(s->text, S("false")) ? s : j;
	if (n && n->kind == NODE_UNKNOWN)
		members_copy(step, S("continue_on_error"), n);
	else
		members_bool(step, S("continue_on_error"), n && str_eq(n->text, S("true")));
}

/* Where a step works: its own folder, its job's, or what its action is given. */
static void add_folder(struct members *s, const struct node *tree, const struct node *job, const struct node *step)
{
	static const str given[] = {STR_INIT("working-directory"),
	                            STR_INIT("workingDirectory"),
	                            STR_INIT("app_location"),
	                            STR_INIT("context"),
	                            STR_INIT("cwd"),
	                            STR_INIT("directory")};
	const struct node *owners[] = {step, node_get(node_get(job, S("defaults")), S("run")),
	                               node_get(node_get(tree, S("defaults")), S("run"))};
	const struct node *with = node_get(step, S("with")), *n = NULL;
	for (size_t i = 0; !n && i < sizeof given / sizeof *given; i++)
		n = node_get(with, given[i]);
	for (size_t i = 0; !n && !with && i < sizeof owners / sizeof *owners; i++)
		n = node_get(owners[i], given[0]);
	if (n && (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN))
		members_scalar(s, n->kind, S("folder"), n->text, n);
}

static void add_step(struct workflow *w, const struct node *tree, const struct node *step, const struct node *job)
{
	struct members s = members_below(&w->steps, NODE_OBJECT, S(""), step);
	const struct node *place = node_get(job, S("environment"));
	members_scalar(&s, NODE_STRING, S("job"), job->key, step);
	add_text(&s, S("name"), node_get(step, S("name")));
	add_text(&s, S("uses"), node_get(step, S("uses")));
	add_text(&s, S("run"), node_get(step, S("run")));
	members_copy(&s, S("with"), node_get(step, S("with")));
	add_folder(&s, tree, job, step);
	add_text(&s, S("environment"), place && place->kind == NODE_OBJECT ? node_get(place, S("name")) : place);
	members_copy(&s, S("permissions"), node_get(job, S("permissions")));
	add_continues(&s, step, job);
	add_on_changes(w, &s, step, job);
	add_env(w, node_get(step, S("env")), job->key);
}

static void read_github(struct members *m, struct workflow *w, const struct node *tree)
{
	add_text(m, S("name"), node_get(tree, S("name")));
	add_events(m, node_get(tree, S("on")));
	w->on_changes = is_on_changes(node_get(tree, S("on")));
	members_copy(m, S("permissions"), node_get(tree, S("permissions")));
	add_env(w, node_get(tree, S("env")), S(""));
	const struct node *jobs = node_get(tree, S("jobs"));
	for (const struct node *job = jobs ? jobs->child : NULL; job; job = job->next) {
		add_env(w, node_get(job, S("env")), job->key);
		if (node_get(job, S("uses")))
			add_step(w, tree, job, job);
		const struct node *steps = node_get(job, S("steps"));
		for (const struct node *s = steps ? steps->child : NULL; s; s = s->next)
			if (s->kind == NODE_OBJECT)
				add_step(w, tree, s, job);
	}
}

/* ---- the others ---- */

static bool is_one_of(str key, const char *const *names)
{
	for (; *names; names++)
		if (str_eq(key, str_of(*names)))
			return true;
	return false;
}

static void add_script(struct workflow *w, const struct node *script, str job, const struct node *owner)
{
	struct members s = members_below(&w->steps, NODE_OBJECT, S(""), script);
	const struct node *allowed = node_get(owner, S("allow_failure"));
	if (!allowed)
		allowed = node_get(owner, S("continueOnError"));
	members_scalar(&s, NODE_STRING, S("job"), job, script);
	members_scalar(&s, NODE_STRING, S("run"), script->text, script);
	members_bool(&s, S("continue_on_error"), allowed && str_eq(allowed->text, S("true")));
	members_bool(&s, S("on_changes"), true);
}

static void read_scripts(struct workflow *w, const struct node *n, str job, unsigned depth)
{
	static const char *const scripts[] = {"script", "before_script", "after_script", "run", "command",
	                                      "bash",   "pwsh",          "powershell",   NULL};
	static const char *const envs[] = {"variables", "environment", "env", NULL};
	if (depth > DEPTH)
		return;
	for (const struct node *c = n->child; c; c = c->next) {
		if (c->kind == NODE_OBJECT && is_one_of(c->key, envs))
			add_env(w, c, job);
		else if (is_one_of(c->key, scripts) && is_text(c))
			add_script(w, c, job, n);
		else if (is_one_of(c->key, scripts) && c->kind == NODE_ARRAY)
			for (const struct node *line = c->child; line; line = line->next) {
				if (is_text(line))
					add_script(w, line, job, n);
			}
		if (c->kind == NODE_OBJECT || c->kind == NODE_ARRAY)
			read_scripts(w, c, job.n || c->kind == NODE_ARRAY || str_eq(c->key, S("jobs")) ? job : c->key,
			             depth + 1);
	}
}

/* What GitLab takes in from elsewhere: one of its own templates is a step of that name; any other file may hold any
 * step. */
static void add_includes(struct workflow *w, const struct node *include)
{
	bool list = include && include->kind == NODE_ARRAY;
	for (const struct node *n = list ? include->child : include; n; n = list ? n->next : NULL) {
		const struct node *template = node_get(n, S("template"));
		if (!template || !is_text(template)) {
			members_scalar(&w->steps, NODE_UNKNOWN, S("..."), S("a file that is included"), n);
			continue;
		}
		struct members s = members_below(&w->steps, NODE_OBJECT, S(""), template);
		members_scalar(&s, NODE_STRING, S("uses"),
		               arena_printf(w->steps.arena, "template:%.*s", STR_ARG(template->text)), template);
		members_bool(&s, S("on_changes"), true);
	}
}

void workflow_tree(struct facts *f, str path, const struct node *tree)
{
	const struct ci *ci = system_of(path);
	if (!ci || !tree || tree->kind != NODE_OBJECT)
		return;
	struct members m = fact_new(f, S("workflows"), path, tree->line);
	members_scalar(&m, NODE_STRING, S("ci"), ci->name, tree);
	struct node *steps = arena_new(m.arena, struct node), *env = arena_new(m.arena, struct node);
	*steps = (struct node){.kind = NODE_ARRAY, .key = S("steps"), .line = tree->line};
	*env = (struct node){.kind = NODE_ARRAY, .key = S("env"), .line = tree->line};
	struct workflow w = {{m.arena, steps, &steps->child}, {m.arena, env, &env->child}, false};
	if (str_eq(ci->name, S("github")))
		read_github(&m, &w, tree);
	else
		read_scripts(&w, tree, S(""), 0);
	if (str_eq(ci->name, S("gitlab")))
		add_includes(&w, node_get(tree, S("include")));
	*m.tail = steps;
	steps->next = env;
}
