/* Which files they are, and what all of them have: steps, and variables. */
#include "workflow.h"

#include "base/glob.h"
#include "facts/folder.h"
#include "facts_int.h"
#include "workflow_systems.h"

struct ci {
	str name;
	workflow_reader *read;
	const char *globs[3];
};
static const struct ci systems[] = {
        {STR_INIT("github"), workflow_github, {".github/workflows/*.yml", ".github/workflows/*.yaml"}},
        {STR_INIT("gitlab"), workflow_gitlab, {".gitlab-ci.yml", ".gitlab/ci/**/*.yml", ".gitlab-ci/**/*.yml"}},
        {STR_INIT("circleci"), workflow_circleci, {".circleci/config.yml", ".circleci/*.yml"}},
        {STR_INIT("bitbucket"), workflow_bitbucket, {"bitbucket-pipelines.yml"}},
        {STR_INIT("azure"),
         workflow_azure,
         {"azure-pipelines*.yml", ".azure-pipelines/**/*.yml", ".azuredevops/**/*.yml"}},
};

static const struct ci *system_of(str path)
{
	for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
		for (size_t j = 0; j < 3 && systems[i].globs[j]; j++)
			if (glob_match(str_of(systems[i].globs[j]), path, GLOB_NOCASE))
				return &systems[i];
	return NULL;
}

static bool is_action(str path) { return str_listed(str_basename(path), "action.yml action.yaml"); }

bool workflow_reads(str path) { return system_of(path) || (is_action(path) && !folder_is_foreign(path)); }

bool workflow_is_text(const struct node *n)
{
	return n &&
	       (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN || n->kind == NODE_NUMBER || n->kind == NODE_BOOL);
}

void workflow_add_text(struct members *m, str key, const struct node *n)
{
	if (workflow_is_text(n))
		members_scalar(m, NODE_STRING, key, n->text, n);
}

enum truth workflow_switch(const struct node *n, enum truth absent)
{
	if (!n)
		return absent;
	return str_eq(n->text, S("true")) ? TRUTH_TRUE : str_eq(n->text, S("false")) ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

void workflow_add_env(struct workflow *w, const struct node *env, str job)
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

static void add_truth(struct members *m, str key, enum truth t, const struct node *at)
{
	if (t == TRUTH_UNKNOWN)
		members_scalar(m, NODE_UNKNOWN, key, S(""), at);
	else
		members_bool(m, key, t == TRUTH_TRUE);
}

struct command_place workflow_place(struct workflow *w, const struct workflow_step *s)
{
	struct arena *a = w->f->arena;
	struct command_place p = {.path = w->path,
	                          .where = s->where.n ? s->where : S("workflow"),
	                          .job = s->job,
	                          .folder = S("."),
	                          .folder_known = !s->folder,
	                          .events = s->events,
	                          .starts = s->starts,
	                          .if_called = s->if_called,
	                          .fails = s->fails,
	                          .missing = s->missing,
	                          .setting = s->setting};
	str file = str_eq(p.where, S("action")) ? folder_of(w->path) : w->path;
	p.text = arena_printf(a, "%.*s#", STR_ARG(file));
	if (s->folder && s->folder->kind == NODE_STRING)
		p.folder_known = folder_join(S("."), s->folder->text, a, &p.folder);
	return p;
}

/* The step as commands. */
static void add_commands(struct workflow *w, const struct workflow_step *s)
{
	const struct command_place p = workflow_place(w, s);
	if (workflow_is_text(s->uses))
		command_add_action(w->f, &p, s->at, s->uses->text, s->calls);
	if (workflow_is_text(s->run) && !s->no_shell && !s->listed)
		command_add_node(w->f, &p, s->run);
}

void workflow_add_step(struct workflow *w, const struct workflow_step *s)
{
	add_commands(w, s);
	if (str_eq(s->where, S("action")))
		return;
	struct members m = members_below(&w->steps, NODE_OBJECT, S(""), s->at);
	members_scalar(&m, NODE_STRING, S("job"), s->job, s->at);
	workflow_add_text(&m, S("name"), s->name);
	workflow_add_text(&m, S("uses"), s->uses);
	workflow_add_text(&m, S("run"), s->run);
	members_copy(&m, S("with"), s->with);
	if (s->folder)
		members_scalar(&m, s->folder->kind, S("folder"), s->folder->text, s->folder);
	if (s->stranger.n)
		members_scalar(&m, NODE_STRING, S("stranger"), s->stranger, s->run ? s->run : s->at);
	workflow_add_text(&m, S("environment"), s->environment);
	members_copy(&m, S("permissions"), s->permissions);
	add_truth(&m, S("continue_on_error"), truth_not(s->fails), s->at);
	add_truth(&m, S("on_changes"), s->starts.change, s->at);
}

void workflow_add_unknown(struct workflow *w, const struct node *at, str why)
{
	const struct command_place p = {.path = w->path,
	                                .where = S("workflow"),
	                                .text = arena_printf(w->f->arena, "%.*s#", STR_ARG(w->path)),
	                                .starts = command_starts_all(TRUTH_UNKNOWN),
	                                .if_called = TRUTH_UNKNOWN,
	                                .fails = TRUTH_UNKNOWN};
	members_scalar(&w->steps, NODE_UNKNOWN, S("..."), why, at);
	command_add_unknown(w->f, &p, at);
}

static struct members list_new(struct arena *a, str key, const struct node *tree)
{
	struct node *list = arena_new(a, struct node);
	*list = (struct node){.kind = NODE_ARRAY, .key = key, .line = tree->line};
	return (struct members){a, list, &list->child};
}

void workflow_tree(struct facts *f, str path, const struct node *tree)
{
	const struct ci *ci = system_of(path);
	struct workflow w = {.f = f, .path = path, .tree = tree};
	if (!tree || tree->kind != NODE_OBJECT || !workflow_reads(path))
		return;
	w.steps = list_new(f->arena, S("steps"), tree);
	w.env = list_new(f->arena, S("env"), tree);
	if (!ci) {
		workflow_github_action(&w);
		return;
	}
	struct members m = fact_new(f, S("workflows"), path, tree->line);
	members_scalar(&m, NODE_STRING, S("ci"), ci->name, tree);
	ci->read(&w, &m);
	*m.tail = w.steps.node;
	w.steps.node->next = w.env.node;
}
