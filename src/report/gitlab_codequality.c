/* GitLab Code Quality: an array of issues, shown in merge requests on every tier of GitLab. */
#include "report/jsonout.h"
#include "report/wording.h"
#include "report/writers.h"

static void begin(struct writing *w) { w->state = jsonout_root(w, true); }

static void finding(struct writing *w, const struct finding *f)
{
	static const str severities[] = {STR_INIT("info"),  STR_INIT("info"),     STR_INIT("minor"),
	                                 STR_INIT("major"), STR_INIT("critical"), STR_INIT("blocker")};
	const struct place *p = &f->main.place;
	struct buf text BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, w->state, NULL);
	buf_printf(&text, "%.*s: ", STR_ARG(f->control->id));
	wording_description(&text, f);
	buf_add(&text, S(". "));
	wording_remediation(&text, f);
	jsonout_str(w, o, "description", buf_str(&text));
	jsonout_str(w, o, "check_name", f->main.rule->id);
	jsonout_str(w, o, "fingerprint", print_text(w->scratch, f->main.print));
	jsonout_str(w, o, "severity", f->state == STATE_NEW ? severities[f->severity] : S("info"));
	cJSON *location = jsonout_object(w, o, "location");
	buf_clear(&text);
	wording_anchor_path(&text, w->r, p->path);
	jsonout_str(w, location, "path", buf_str(&text));
	jsonout_int(w, jsonout_object(w, location, "lines"), "begin", p->line ? p->line : 1);
}

/* What was not read is said by the exit status and the log: this format has issues of files only. */
static void trouble(struct writing *w, const struct trouble *t)
{
	(void)w;
	(void)t;
}

static void end(struct writing *w) { jsonout_print(w, w->state, false); }

const struct writer writer_gitlab_codequality = {STR_INIT("gitlab-codequality"),
                                                 STR_INIT("GitLab Code Quality, for merge requests"),
                                                 STR_INIT("json"),
                                                 true,
                                                 begin,
                                                 finding,
                                                 trouble,
                                                 end};
