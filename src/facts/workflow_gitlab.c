/* GitLab: each member that is no keyword is a job; one whose name begins with a dot is only what others extend. See
 * "CI/CD YAML syntax reference" of its manual. Lines of a script are run one by one until one fails. */
#include "workflow_systems.h"

#include "facts_int.h"
#include "workflow_change.h"

enum { EXTENDS = 10 };

struct gitlab {
	struct workflow *w;
	enum truth on; /* a pipeline is made for every change */
};

static bool is_keyword(str key)
{
	return str_listed(key,
	                  "default include stages variables workflow image services cache before_script after_script "
	                  "pages:deploy spec types");
}

static bool is_hidden(str key) { return key.n && key.p[0] == '.'; }

/* The job's own, else what it extends, else what all have. */
static const struct node *find(const struct gitlab *g, const struct node *job, str key)
{
	const struct node *tree = g->w->tree, *own = NULL, *from = job;
	for (unsigned depth = 0; from && !own && depth < EXTENDS; depth++) {
		const struct node *extends = node_get(from, S("extends"));
		own = node_get(from, key);
		while (extends && extends->child) { /* the last of several wins */
			const struct node *last = extends->child;
			while (last->next)
				last = last->next;
			extends = last;
		}
		from = extends ? node_get(tree, extends->text) : NULL;
	}
	if (!own && str_listed(key, "before_script after_script image"))
		own = node_get(node_get(tree, S("default")), key);
	if (!own && str_listed(key, "before_script after_script"))
		own = node_get(tree, key);
	return own;
}

/* ---- what starts it ---- */

static bool holds(str text, const char *what) { return str_find(text, str_of(what), 0) != SIZE_MAX; }

/* Proposals and pushes to any branch are changes; what the rest asks is not known. */
static enum truth condition(str text)
{
	bool simple = !holds(text, "&&") && !holds(text, "||");
	if (str_eq(str_trim(text), S("false")) || (simple && holds(text, "\"never\"")))
		return TRUTH_FALSE;
	if (simple && holds(text, "$CI_PIPELINE_SOURCE") && holds(text, "==") && holds(text, "merge_request_event"))
		return TRUTH_TRUE;
	if (simple && str_listed(str_trim(text), "$CI_MERGE_REQUEST_IID $CI_MERGE_REQUEST_ID $CI_COMMIT_BRANCH"))
		return TRUTH_TRUE;
	if (simple && holds(text, "==") && (holds(text, "$CI_COMMIT_BRANCH") || holds(text, "\"schedule\"")))
		return TRUTH_FALSE;
	return simple && str_listed(str_trim(text), "$CI_COMMIT_TAG") ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static bool by_hand(const struct node *n)
{
	const struct node *when = node_get(n, S("when"));
	return when && str_listed(when->text, "never manual delayed on_failure");
}

/* The first rule that holds decides. One that may hold and takes the job away leaves open what the rest say. */
static enum truth by_rules(const struct node *rules)
{
	enum truth so_far = TRUTH_FALSE;
	bool perhaps_not = false;
	if (rules->kind == NODE_UNKNOWN)
		return TRUTH_UNKNOWN;
	for (const struct node *r = rules->child; r; r = r->next) {
		const struct node *asks = node_get(r, S("if"));
		bool narrowed = node_get(r, S("changes")) || node_get(r, S("exists"));
		enum truth t = asks ? condition(asks->text) : TRUTH_TRUE;
		t = r->kind != NODE_OBJECT || narrowed ? workflow_all(t, TRUTH_UNKNOWN) : t;
		if (by_hand(r)) {
			if (t == TRUTH_TRUE)
				break;
			perhaps_not = perhaps_not || t == TRUTH_UNKNOWN;
			continue;
		}
		so_far = workflow_any(so_far, perhaps_not ? workflow_all(t, TRUTH_UNKNOWN) : t);
		if (t == TRUTH_TRUE)
			break;
	}
	return so_far;
}

/* only: [branches, merge_requests, main]; except: [tags] */
static enum truth by_refs(const struct node *list)
{
	const struct node *refs = list->kind == NODE_OBJECT ? node_get(list, S("refs")) : list;
	bool narrowed = list->kind == NODE_OBJECT && (node_get(list, S("changes")) || node_get(list, S("variables")));
	enum truth t = refs ? TRUTH_FALSE : TRUTH_TRUE;
	for (const struct node *n = refs && refs->child ? refs->child : refs; n; n = refs->child ? n->next : NULL)
		if (str_listed(n->text, "branches merge_requests pushes"))
			t = TRUTH_TRUE;
	if (refs && t == TRUTH_FALSE)
		t = workflow_change_all_branches(refs);
	return narrowed ? workflow_all(t, TRUTH_UNKNOWN) : t;
}

static enum truth starts(const struct gitlab *g, const struct node *job)
{
	const struct node *rules = find(g, job, S("rules")), *only = find(g, job, S("only")),
	                  *except = find(g, job, S("except")), *when = find(g, job, S("when"));
	enum truth t = rules ? by_rules(rules) : TRUTH_TRUE;
	if (when && !rules)
		t = str_listed(when->text, "never manual delayed on_failure") ? TRUTH_FALSE : t;
	if (only && !rules)
		t = workflow_all(t, by_refs(only));
	if (except && !rules)
		t = workflow_all(t, truth_not(by_refs(except)));
	return workflow_all(t, g->on);
}

/* A job of another pipeline may be what this one waits for. */
static enum truth needed(const struct gitlab *g, const struct node *job, enum truth t)
{
	const struct node *needs = find(g, job, S("needs"));
	for (const struct node *n = needs ? needs->child : NULL; n; n = n->next) {
		const struct node *name = n->kind == NODE_OBJECT ? node_get(n, S("job")) : n;
		const struct node *other = name ? node_get(g->w->tree, name->text) : NULL;
		bool optional = workflow_switch(node_get(n, S("optional")), TRUTH_FALSE) == TRUTH_TRUE;
		if (!optional)
			t = workflow_all(t, other ? starts(g, other) : TRUTH_UNKNOWN);
	}
	return t;
}

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

static void add_line(struct gitlab *g, struct workflow_step *s, const struct node *line, unsigned depth)
{
	if (line->kind == NODE_ARRAY && depth < EXTENDS) { /* a list in the list */
		for (const struct node *n = line->child; n; n = n->next)
			add_line(g, s, n, depth + 1);
		return;
	}
	s->at = s->run = line;
	if (workflow_is_text(line))
		workflow_add_step(g->w, s);
}

static void add_scripts(struct gitlab *g, struct workflow_step *s, const struct node *job)
{
	static const str keys[] = {STR_INIT("before_script"), STR_INIT("script"), STR_INIT("after_script")};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct node *script = find(g, job, keys[i]);
		if (i == 2)
			s->fails = TRUTH_FALSE;
		if (script)
			add_line(g, s, script, 0);
	}
}

static void add_job(struct gitlab *g, const struct node *job)
{
	const struct node *allowed = find(g, job, S("allow_failure")), *place = find(g, job, S("environment"));
	struct workflow_step s = {
	        .job = job->key,
	        .environment = place && place->kind == NODE_OBJECT ? node_get(place, S("name")) : place,
	        .on_change = is_hidden(job->key) ? TRUTH_UNKNOWN : needed(g, job, starts(g, job)),
	        .if_called = TRUTH_TRUE,
	        .fails = allowed && allowed->kind == NODE_OBJECT ? TRUTH_UNKNOWN
	                                                         : truth_not(workflow_switch(allowed, TRUTH_FALSE)),
	        .setting = {.errexit = SHELL_YES, .pipefail = SHELL_PERHAPS}};
	workflow_add_env(g->w, node_get(job, S("variables")), job->key);
	if (is_hidden(job->key) && is_extended(g, job->key))
		return;
	add_scripts(g, &s, job);
}

/* What GitLab takes in from elsewhere: one of its own templates is a step of that name; any other file may hold any
 * step. */
static void add_includes(struct gitlab *g, const struct node *include)
{
	bool list = include && include->kind == NODE_ARRAY;
	for (const struct node *n = list ? include->child : include; n; n = list ? n->next : NULL) {
		const struct node *template = node_get(n, S("template"));
		if (!template || !workflow_is_text(template)) {
			workflow_add_unknown(g->w, n, S("a file that is included"));
			continue;
		}
		struct node uses = *template;
		uses.text = arena_printf(g->w->f->arena, "template:%.*s", STR_ARG(template->text));
		const struct workflow_step s = {.at = template,
		                                .uses = &uses,
		                                .on_change = g->on,
		                                .if_called = TRUTH_TRUE,
		                                .fails = TRUTH_TRUE};
		workflow_add_step(g->w, &s);
	}
}

void workflow_gitlab(struct workflow *w, struct members *row)
{
	const struct node *rules = node_get(node_get(w->tree, S("workflow")), S("rules"));
	struct gitlab g = {w, rules ? by_rules(rules) : TRUTH_TRUE};
	(void)row;
	workflow_add_env(w, node_get(w->tree, S("variables")), S(""));
	for (const struct node *job = w->tree->child; job; job = job->next)
		if (job->kind == NODE_OBJECT && !is_keyword(job->key))
			add_job(&g, job);
	add_includes(&g, node_get(w->tree, S("include")));
}
