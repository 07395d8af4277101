/* What json and jsonl both print: the keys of the native report, in the order of the contract (microaudit(1), JSON
 * REPORT). */
#include "report/jsonout.h"
#include "report/wording.h"
#include "report/writers.h"

static void subject(struct writing *w, cJSON *to)
{
	const struct report *r = w->r;
	cJSON *o = jsonout_object(w, to, "subject");
	jsonout_str_or_null(w, o, "repository", r->repository);
	jsonout_str_or_null(w, o, "commit", r->commit);
	jsonout_str_or_null(w, o, "branch", r->branch);
	jsonout_bool(w, o, "dirty", r->dirty);
	jsonout_str(w, o, "path", r->path);
	o = jsonout_object(w, to, "digests");
	jsonout_str_or_null(w, o, "rules", r->rules->digest);
	jsonout_str_or_null(w, o, "policy", r->policy_digest);
	jsonout_str_or_null(w, o, "manifest", r->manifest_digest);
	jsonout_str_or_null(w, o, "config", r->config_digest);
	jsonout_str_or_null(w, o, "baseline", r->baseline_digest);
}

static void summary(struct writing *w, cJSON *to, const struct report *r)
{
	static const char *const keys[] = {NULL, "info", "low", "medium", "high", "critical"};
	struct tally t = wording_tally(r);
	cJSON *o = jsonout_object(w, to, "summary");
	for (int s = SEVERITY_CRITICAL; s >= SEVERITY_INFO; s--)
		jsonout_int(w, o, keys[s], t.severity[s]);
	jsonout_int(w, o, "known", t.known);
	jsonout_int(w, o, "excepted", t.excepted);
	jsonout_int(w, o, "rotated", t.rotated);
	jsonout_int(w, o, "hidden", r->hidden);
}

/* True, false, or null for what is not known. */
static void members(struct writing *w, cJSON *to, const struct node *has)
{
	for (const struct node *n = has ? has->child : NULL; n; n = n->next) {
		const char *key = arena_printf(w->scratch, "%.*s", STR_ARG(n->key)).p;
		if (n->kind == NODE_BOOL)
			jsonout_bool(w, to, key, str_eq(n->text, S("true")));
		else
			jsonout_str_or_null(w, to, key, S(""));
	}
}

/* What an only app is; of several each says so by itself. */
static void only_app(struct writing *w, cJSON *to, const struct report *r)
{
	const struct node *list = node_get(r->facts, S("profile")), *row = list ? list->child : NULL;
	if (r->n_apps || r->narrowed || !row || row->kind != NODE_OBJECT)
		return;
	cJSON *app = jsonout_object(w, to, "app"), *has = jsonout_object(w, app, "has");
	for (const struct node *n = row->child; n; n = n->next) {
		const char *key = arena_printf(w->scratch, "%.*s", STR_ARG(n->key)).p;
		if (n->kind == NODE_STRING && !str_eq(n->key, S("path")))
			jsonout_str(w, app, key, n->text);
		else if (n->kind == NODE_BOOL)
			jsonout_bool(w, has, key, str_eq(n->text, S("true")));
		else if (n->kind == NODE_UNKNOWN)
			jsonout_str_or_null(w, has, key, S(""));
	}
}

static bool is_of_all(const struct judgement *own, const struct judgement *all)
{
	return own->verdict == all->verdict && own->gates == all->gates && own->basis == all->basis &&
	       own->cause == all->cause && str_eq(own->why, all->why);
}

static void app(struct writing *w, cJSON *to, const struct report *r, const struct app_report *app)
{
	jsonout_str(w, to, "id", app->id);
	jsonout_str(w, to, "path", app->path);
	jsonout_str_or_null(w, to, "app_id", app->app_id);
	jsonout_str_or_null(w, to, "owner", app->owner);
	jsonout_str_or_null(w, to, "risk_tier", tier_name(app->tier));
	jsonout_str_or_null(w, to, "score", S(""));
	jsonout_str(w, to, "status", status_name(app->status));
	jsonout_str(w, to, "stage", stage_name(app->stage));
	cJSON *profile = jsonout_object(w, to, "profile");
	jsonout_str(w, profile, "kind", app->kind);
	jsonout_str(w, profile, "words", app->words);
	members(w, jsonout_object(w, profile, "has"), app->has);
	cJSON *controls = jsonout_array(w, to, "controls");
	for (size_t i = 0; i < r->n_controls; i++)
		if (!is_of_all(&app->controls[i], &r->controls[i]))
			jsonout_control(w, jsonout_object(w, controls, NULL), &app->controls[i]);
}

static void apps(struct writing *w, cJSON *to, const struct report *r)
{
	cJSON *list = r->n_apps ? jsonout_array(w, to, "apps") : NULL;
	for (size_t i = 0; i < r->n_apps; i++)
		app(w, jsonout_object(w, list, NULL), r, &r->apps[i]);
}

/* What was looked at by itself, when there were several. */
static void root(struct writing *w, cJSON *to, const struct root_report *root)
{
	const struct report *r = root->report;
	jsonout_str(w, to, "path", root->path);
	jsonout_str(w, to, "status", status_name(r->status));
	jsonout_int(w, to, "exit_status", (unsigned long long)r->exit_status);
	jsonout_str(w, to, "stage", stage_name(r->stage));
	jsonout_str_or_null(w, to, "app_id", r->app_id);
	jsonout_str_or_null(w, to, "owner", r->owner);
	jsonout_str_or_null(w, to, "risk_tier", tier_name(r->tier));
	jsonout_str_or_null(w, to, "commit", r->commit);
	summary(w, to, r);
	jsonout_int(w, to, "files", r->files);
	jsonout_int(w, to, "blobs", r->blobs);
	jsonout_int(w, to, "commits", r->commits);
	jsonout_str_or_null(w, to, "next", r->next_command);
	apps(w, to, r);
}

void jsonout_head(struct writing *w, cJSON *to)
{
	const struct report *r = w->r;
	jsonout_str(w, to, "schema_version", S("1.4"));
	cJSON *tool = jsonout_object(w, to, "tool");
	jsonout_str(w, tool, "name", S("microaudit"));
	jsonout_str(w, tool, "version", r->version);
	jsonout_int(w, tool, "rules", r->rules->n_rules);
	subject(w, to);
	jsonout_str(w, to, "as_of", r->as_of);
	jsonout_str(w, to, "stage", stage_name(r->stage));
	jsonout_str_or_null(w, to, "app_id", r->app_id);
	jsonout_str_or_null(w, to, "owner", r->owner);
	jsonout_str_or_null(w, to, "risk_tier", tier_name(r->tier));
	jsonout_str(w, to, "status", status_name(r->status));
	summary(w, to, r);
	only_app(w, to, r);
	cJSON *roots = r->n_roots ? jsonout_array(w, to, "roots") : NULL;
	for (size_t i = 0; i < r->n_roots; i++)
		root(w, jsonout_object(w, roots, NULL), &r->roots[i]);
	apps(w, to, r);
}

static void occurrence(struct writing *w, cJSON *to, const struct place *p)
{
	cJSON *o = jsonout_object(w, to, NULL);
	jsonout_str(w, o, "origin", origin_name(p->origin));
	jsonout_str(w, o, "path", p->path);
	jsonout_int(w, o, "line", p->line);
	jsonout_int(w, o, "column", p->col);
	jsonout_str_or_null(w, o, "commit", p->commit);
	jsonout_bool(w, o, "in_head", p->in_head);
}

static void texts(struct writing *w, cJSON *to, const struct finding *f)
{
	const struct rule *rule = f->main.rule;
	struct buf text BUF_AUTO = {0};
	wording_description(&text, f);
	jsonout_str(w, to, "description", buf_str(&text));
	buf_clear(&text);
	wording_remediation(&text, f);
	jsonout_str(w, to, "remediation", buf_str(&text));
	jsonout_str(w, to, "why", str_trim(rule->is_public && rule->protects.n ? rule->protects : rule->why));
	jsonout_strs(w, to, "steps", rule->fix.at, rule->fix.n);
	jsonout_strs(w, to, "references", rule->references.at, rule->references.n);
}

void jsonout_finding(struct writing *w, cJSON *to, const struct finding *f)
{
	const struct place *p = &f->main.place;
	jsonout_str(w, to, "id", f->control->id);
	jsonout_str(w, to, "rule", f->main.rule->id);
	jsonout_str(w, to, "severity", severity_name(f->severity));
	jsonout_str(w, to, "confidence", confidence_name(f->main.confidence));
	jsonout_bool(w, to, "gates", f->gates);
	jsonout_str(w, to, "state", state_name(f->state));
	jsonout_str(w, to, "held_by", held_name(f->held));
	texts(w, to, f);
	jsonout_str_or_null(w, to, "path", p->path);
	jsonout_int(w, to, "line", p->line);
	jsonout_int(w, to, "column", p->col);
	jsonout_int(w, to, "end_line", p->end_line);
	jsonout_int(w, to, "end_column", p->end_col);
	jsonout_str(w, to, "shown", f->main.shown);
	jsonout_str(w, to, "fingerprint", print_text(w->scratch, f->main.print));
	cJSON *places = jsonout_array(w, to, "occurrences");
	for (size_t i = 0; i < f->n_places; i++)
		occurrence(w, places, &f->places[i]);
	jsonout_int(w, to, "occurrence_count", f->all_places);
	jsonout_str_or_null(w, to, "introduced_by", f->introduced_by);
	jsonout_str_or_null(w, to, "note", f->main.note);
	jsonout_str_or_null(w, to, "state_why", f->state_why);
	if (w->r->n_apps || f->app.n)
		jsonout_strs(w, to, "app", f->app.at, f->app.n);
}

static void evidence(struct writing *w, cJSON *to, const char *name, const struct evidence *list, size_t n)
{
	cJSON *evidence = jsonout_array(w, to, name);
	for (size_t i = 0; i < n; i++) {
		cJSON *o = jsonout_object(w, evidence, NULL);
		jsonout_str_or_null(w, o, "path", list[i].path);
		jsonout_int(w, o, "line", list[i].line);
		jsonout_str(w, o, "what", list[i].what);
	}
}

void jsonout_control(struct writing *w, cJSON *to, const struct judgement *j)
{
	const struct control *c = j->control;
	jsonout_str(w, to, "id", c->id);
	jsonout_str(w, to, "section", c->section);
	jsonout_bool(w, to, "required", c->required);
	jsonout_bool(w, to, "gates", j->gates);
	jsonout_str(w, to, "verdict", verdict_name(j->verdict));
	jsonout_str(w, to, "why", str_trim(j->why));
	evidence(w, to, "evidence", j->evidence, j->n_evidence);
	evidence(w, to, "undecided", j->undecided, j->n_undecided);
	jsonout_str_or_null(w, to, "basis", basis_name(j->basis));
	jsonout_str_or_null(w, to, "cause", cause_name(j->cause));
}

void jsonout_trouble(struct writing *w, cJSON *to, const struct trouble *t)
{
	jsonout_str(w, to, "class", trouble_class_name(t->class));
	jsonout_str(w, to, "reason", t->reason);
	jsonout_int(w, to, "count", t->count);
	jsonout_strs(w, to, "paths", t->paths, t->n_paths);
	jsonout_str_or_null(w, to, "hint", t->hint);
}

void jsonout_scan(struct writing *w, cJSON *to, cJSON *not_scanned)
{
	const struct report *r = w->r;
	jsonout_str(w, to, "state", r->status == STATUS_INCOMPLETE ? S("incomplete") : S("complete"));
	jsonout_int(w, to, "files", r->files);
	jsonout_int(w, to, "blobs", r->blobs);
	jsonout_int(w, to, "bytes", r->bytes);
	jsonout_int(w, to, "commits", r->commits);
	if (not_scanned && (!to || !cJSON_AddItemToObject(to, "not_scanned", not_scanned)))
		cJSON_Delete(not_scanned);
	jsonout_str_or_null(w, to, "scope", r->scope);
	jsonout_bool(w, to, "narrowed", r->narrowed);
	jsonout_bool(w, to, "history", r->history);
	jsonout_bool(w, to, "worktree", r->worktree);
	jsonout_str_or_null(w, to, "next", r->next_command);
}
