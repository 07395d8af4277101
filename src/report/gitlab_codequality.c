/* GitLab Code Quality: an array of issues, shown in merge requests on every tier of GitLab. */
#include "report/jsonout.h"
#include "report/wording.h"
#include "report/writers.h"

static void begin(struct writing *w) { w->state = jsonout_root(w, true); }

static const str severities[] = {STR_INIT("info"),  STR_INIT("info"),     STR_INIT("minor"),
                                 STR_INIT("major"), STR_INIT("critical"), STR_INIT("blocker")};

static void location(struct writing *w, cJSON *issue, str path, unsigned line)
{
	struct buf text BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, issue, "location");
	wording_anchor_path(&text, w->r, path);
	jsonout_str(w, o, "path", buf_str(&text));
	jsonout_int(w, jsonout_object(w, o, "lines"), "begin", line ? line : 1);
}

static void finding(struct writing *w, const struct finding *f)
{
	const struct place *p = &f->main.place;
	struct buf text BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, w->state, NULL);
	buf_printf(&text, "%.*s: ", STR_ARG(f->control->id));
	wording_description(&text, f);
	if (f->state != STATE_NEW)
		buf_printf(&text, " (%.*s)", STR_ARG(state_name(f->state)));
	buf_add(&text, S(". "));
	wording_remediation(&text, f);
	jsonout_str(w, o, "description", buf_str(&text));
	jsonout_str(w, o, "check_name", f->main.rule->id);
	jsonout_str(w, o, "fingerprint", print_text(w->scratch, f->main.print));
	jsonout_str(w, o, "severity", f->state == STATE_NEW ? severities[f->severity] : S("info"));
	location(w, o, p->path, p->line);
}

/* A control that stops the launch is an issue of the manifest: this format has issues of files only. */
static void open_control(struct writing *w, const struct judgement *j, enum open_kind kind)
{
	struct buf text BUF_AUTO = {0};
	uint8_t print[PRINT_SIZE];
	const struct control *c = j->control;
	const str parts[] = {S("control"), c->id};
	hash_print(parts, sizeof parts / sizeof *parts, print);
	cJSON *o = jsonout_object(w, w->state, NULL);
	buf_printf(&text, "%.*s %.*s: ", STR_ARG(c->id), STR_ARG(wording_open_kind(kind)));
	wording_open_full(&text, j, kind);
	jsonout_str(w, o, "description", buf_str(&text));
	jsonout_str(w, o, "check_name", control_rule_id(c, w->scratch));
	jsonout_str(w, o, "fingerprint", print_text(w->scratch, print));
	jsonout_str(w, o, "severity", kind == OPEN_ANSWER ? S("info") : severities[control_severity(c, w->r->tier)]);
	location(w, o, S(""), 0);
}

/* This format has issues of files only, so what was not read is an issue of the first such file; what was left out by
 * choice is none. */
static void trouble(struct writing *w, const struct trouble *t)
{
	static const str weights[] = {[TROUBLE_BOUNDARY] = STR_INIT("minor"),
	                              [TROUBLE_DEGRADED] = STR_INIT("minor"),
	                              [TROUBLE_FAILED] = STR_INIT("critical")};
	struct buf text BUF_AUTO = {0};
	uint8_t print[PRINT_SIZE];
	if (t->class == TROUBLE_CHOSEN)
		return;
	const str parts[] = {S("not-scanned"), trouble_class_name(t->class), t->reason};
	hash_print(parts, sizeof parts / sizeof *parts, print);
	cJSON *o = jsonout_object(w, w->state, NULL);
	buf_add(&text, S("Not scanned: "));
	wording_trouble(&text, t);
	if (t->hint.n)
		buf_printf(&text, ". %.*s", STR_ARG(t->hint));
	jsonout_str(w, o, "description", buf_str(&text));
	jsonout_str(w, o, "check_name",
	            arena_printf(w->scratch, "not-scanned/%.*s", STR_ARG(trouble_class_name(t->class))));
	jsonout_str(w, o, "fingerprint", print_text(w->scratch, print));
	jsonout_str(w, o, "severity", weights[t->class]);
	location(w, o, t->n_paths ? t->paths[0] : S(""), 1);
}

static void end(struct writing *w) { jsonout_print(w, w->state, false); }

const struct writer writer_gitlab_codequality = {STR_INIT("gitlab-codequality"),
                                                 STR_INIT("GitLab Code Quality, for merge requests"),
                                                 STR_INIT("json"),
                                                 true,
                                                 begin,
                                                 finding,
                                                 trouble,
                                                 end,
                                                 open_control};
