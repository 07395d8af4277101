/* A step that writes such words to its outputs hands all of them on; so does a job whose outputs name that step. What
 * is beyond the first of many is not followed. */
#include "workflow_words.h"

void workflow_words_job(struct workflow_words *w, const struct node *job)
{
	w->job = job;
	w->n_steps = 0;
}

static struct workflow_names names_of(const struct workflow_words *w, const struct node *step)
{
	return (struct workflow_names){
	        .env = {node_get(step, S("env")), node_get(w->job, S("env")), node_get(w->tree, S("env"))},
	        .steps = {w->steps, w->n_steps},
	        .jobs = {w->jobs, w->n_jobs}};
}

static bool writes_outputs(str script)
{
	return str_find(script, S("GITHUB_OUTPUT"), 0) != SIZE_MAX ||
	       str_find(script, S("::set-output"), 0) != SIZE_MAX;
}

str workflow_words_step(struct workflow_words *w, const struct node *step)
{
	static const str scripts[] = {STR_INIT("script"), STR_INIT("run"), STR_INIT("command"),
	                              STR_INIT("inlineScript")};
	const struct workflow_names names = names_of(w, step);
	const struct node *run = node_get(step, S("run")), *with = node_get(step, S("with")),
	                  *id = node_get(step, S("id"));
	str found = run ? workflow_stranger(&names, run->text) : S("");
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts && !found.n; i++) {
		const struct node *n = node_get(with, scripts[i]);
		found = n ? workflow_stranger(&names, n->text) : found;
	}
	bool hands_on =
	        run && id && writes_outputs(run->text) && (found.n || workflow_stranger_variable(&names, run->text));
	if (hands_on && w->n_steps < WORDS_STEPS)
		w->steps[w->n_steps++] = id->text;
	return found;
}

static void see_job(struct workflow_words *w, const struct node *job)
{
	const struct node *steps = node_get(job, S("steps")), *outputs = node_get(job, S("outputs"));
	workflow_words_job(w, job);
	for (const struct node *s = steps && outputs ? steps->child : NULL; s; s = s->next)
		workflow_words_step(w, s);
	const struct workflow_names names = names_of(w, NULL);
	for (const struct node *o = outputs ? outputs->child : NULL; o; o = o->next)
		if (w->n_jobs < WORDS_JOBS && workflow_stranger(&names, o->text).n)
			w->jobs[w->n_jobs++] = arena_printf(w->arena, "%.*s.%.*s", STR_ARG(job->key), STR_ARG(o->key));
}

/* Twice, for a job may stand in front of the one that it needs. */
void workflow_words_find(struct workflow_words *w, const struct node *tree, struct arena *a)
{
	const struct node *jobs = node_get(tree, S("jobs"));
	*w = (struct workflow_words){.arena = a, .tree = tree};
	for (unsigned i = 0; i < 2; i++)
		for (const struct node *job = jobs ? jobs->child : NULL; job; job = job->next)
			see_job(w, job);
}
