/* The report as one page for the owner of the app: the answer, what to do in which order, the checklist with its
 * evidence, what was not looked at. One file, no script, nothing loaded, and a policy that says so to the browser. */
#include "report/html.h"

#include "report/escape.h"
#include "report/wording.h"
#include "report/writers.h"

struct html {
	bool any;
	struct buf troubles;
};

void html_text(struct writing *w, str s) { escape_markup(w->out, s); }

static void definition(struct writing *w, const char *name, str value)
{
	if (value.n == 0)
		return;
	buf_printf(w->out, "<dt>%s</dt><dd>", name);
	html_text(w, value);
	buf_add(w->out, S("</dd>\n"));
}

static void facts(struct writing *w)
{
	static const str questions[] = {STR_INIT("May this change be committed?"),
	                                STR_INIT("Is the code fit to be registered?"),
	                                STR_INIT("May the app run in production?")};
	const struct report *r = w->r;
	struct buf amount BUF_AUTO = {0};
	wording_amount(&amount, r);
	buf_add(w->out, S("<dl>\n"));
	definition(w, "Question", questions[r->stage]);
	definition(w, "App", r->app_id);
	definition(w, "Owner", r->owner);
	definition(w, "Risk tier", tier_name(r->tier));
	definition(w, "Repository", r->repository);
	definition(w, "Branch", r->branch);
	definition(w, "Commit", r->commit);
	definition(w, "Changes", r->dirty ? S("not all of them committed") : S(""));
	definition(w, "Looked at", r->scope);
	definition(w, "Amount", buf_str(&amount));
	definition(w, "As of", r->as_of);
	definition(w, "Next", r->next_command);
	buf_add(w->out, S("</dl>\n"));
}

static void tiles(struct writing *w)
{
	struct tally t = wording_tally(w->r);
	buf_add(w->out, S("<ul class=\"tiles\">\n"));
	for (int s = SEVERITY_CRITICAL; s >= SEVERITY_INFO; s--)
		buf_printf(w->out, "<li><b>%lu</b>%.*s</li>\n", t.severity[s],
		           STR_ARG(wording_severity((enum severity)s)));
	buf_printf(w->out, "<li><b>%lu</b>Known or excepted</li>\n", t.known + t.excepted);
	buf_printf(w->out, "<li><b>%lu</b>Rotated</li>\n", t.rotated);
	buf_add(w->out, S("</ul>\n"));
}

static void begin(struct writing *w)
{
	const struct report *r = w->r;
	struct buf verdict BUF_AUTO = {0};
	w->state = arena_new(w->scratch, struct html);
	wording_verdict(&verdict, r);
	buf_add(w->out, S("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
	                  "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
	                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	                  "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Audit"));
	if (r->app_id.n) {
		buf_add(w->out, S(" of "));
		html_text(w, r->app_id);
	}
	buf_add(w->out, S("</title>\n"));
	buf_add(w->out, html_style());
	buf_add(w->out, S("</head>\n<body>\n<h1>Audit"));
	if (r->app_id.n) {
		buf_add(w->out, S(" of "));
		html_text(w, r->app_id);
	}
	buf_printf(w->out, "</h1>\n<p class=\"verdict%s\">", r->exit_status ? "" : " good");
	html_text(w, buf_str(&verdict));
	buf_add(w->out, S("</p>\n"));
	facts(w);
	tiles(w);
	buf_add(w->out, S("<h2>Findings, worst first</h2>\n"));
}

static void class_of(struct writing *w, const struct finding *f)
{
	static const char *const classes[] = {"info", "info", "low", "medium", "high", "critical"};
	buf_printf(w->out, "<article class=\"%s%s\">\n<h3>", classes[f->severity], f->state == STATE_NEW ? "" : " off");
}

static void steps(struct writing *w, const struct finding *f)
{
	struct strs fix = f->main.rule->fix;
	buf_add(w->out, S("<p><b>What to do</b></p>\n<ol>\n"));
	for (size_t i = 0; i < fix.n; i++) {
		buf_add(w->out, S("<li>"));
		html_text(w, str_trim(fix.at[i]));
		buf_add(w->out, S("</li>\n"));
	}
	if (fix.n == 0) {
		buf_add(w->out, S("<li>"));
		html_text(w, str_trim(f->control->fix));
		buf_add(w->out, S("</li>\n"));
	}
	buf_add(w->out, S("</ol>\n"));
}

static void where(struct writing *w, const struct finding *f)
{
	struct buf text BUF_AUTO = {0};
	wording_place(&text, &f->main.place);
	buf_add(w->out, S("<p><code>"));
	html_text(w, text.n ? buf_str(&text) : S("the repository as a whole"));
	buf_add(w->out, S("</code>"));
	if (f->main.place.commit.n) {
		buf_add(w->out, S(" in commit <code>"));
		html_text(w, f->main.place.commit);
		buf_add(w->out, S("</code>"));
	}
	if (f->held == HELD_HISTORY && f->main.place.origin == ORIGIN_HISTORY)
		buf_add(w->out, S(", removed since but still in the history"));
	else if (f->held == HELD_ELSEWHERE)
		buf_add(w->out, S(", only on other branches, tags or stashes"));
	if (f->all_places > 1)
		buf_printf(w->out, ", and %zu more%s", f->all_places - 1, f->main.secret ? " of the same value" : "");
	buf_add(w->out, S("</p>\n"));
	str shown = f->main.frame.n ? f->main.frame : f->main.shown;
	if (shown.n) {
		buf_add(w->out, S("<pre>"));
		html_text(w, shown);
		buf_add(w->out, S("</pre>\n"));
	}
}

static void finding(struct writing *w, const struct finding *f)
{
	struct html *h = w->state;
	const struct rule *rule = f->main.rule;
	struct buf text BUF_AUTO = {0};
	h->any = true;
	class_of(w, f);
	wording_description(&text, f);
	html_text(w, buf_str(&text));
	buf_printf(w->out, "</h3>\n<p><span class=\"tag\">%.*s</span> <span class=\"tag\">",
	           STR_ARG(wording_severity(f->severity)));
	html_text(w, f->control->id);
	buf_printf(w->out, "</span> <span class=\"tag\">%.*s</span>%s</p>\n", STR_ARG(state_name(f->state)),
	           f->gates ? " <b class=\"fail\">must be fixed</b>" : "");
	where(w, f);
	if (f->state_why.n) {
		buf_add(w->out, S("<p class=\"soft\">"));
		html_text(w, f->state_why);
		buf_add(w->out, S("</p>\n"));
	}
	buf_add(w->out, S("<p><b>Why it matters</b> "));
	html_text(w, str_trim(rule->is_public && rule->protects.n ? rule->protects : rule->why));
	buf_add(w->out, S("</p>\n"));
	steps(w, f);
	buf_add(w->out, S("<p class=\"soft\">More: <code>microaudit explain "));
	html_text(w, rule->id);
	buf_add(w->out, S("</code></p>\n</article>\n"));
}

/* Kept until the checklist is out. */
static void trouble(struct writing *w, const struct trouble *t)
{
	struct html *h = w->state;
	struct buf text BUF_AUTO = {0};
	buf_printf(&h->troubles, "<tr><td>%.*s</td><td>", STR_ARG(trouble_class_name(t->class)));
	wording_trouble(&text, t);
	escape_markup(&h->troubles, buf_str(&text));
	buf_add(&h->troubles, S("</td><td>"));
	for (size_t i = 0; i < t->n_paths; i++) {
		buf_add(&h->troubles, i ? S("<br><code>") : S("<code>"));
		escape_markup(&h->troubles, t->paths[i]);
		buf_add(&h->troubles, S("</code>"));
	}
	if (t->n_paths && t->count > t->n_paths)
		buf_add(&h->troubles, S("<br>…"));
	buf_add(&h->troubles, S("</td><td>"));
	escape_markup(&h->troubles, t->hint);
	buf_add(&h->troubles, S("</td></tr>\n"));
}

static void end(struct writing *w)
{
	struct html *h = w->state;
	if (!h->any)
		buf_add(w->out, S("<p>None.</p>\n"));
	html_checklist(w);
	buf_add(w->out, S("<h2>What was not looked at</h2>\n"));
	if (h->troubles.n) {
		buf_add(w->out, S("<table>\n<thead><tr><th>Class</th><th>What</th><th>Paths</th><th>What to "
		                  "do</th></tr></thead>\n"
		                  "<tbody>\n"));
		buf_add(w->out, buf_str(&h->troubles));
		buf_add(w->out, S("</tbody></table>\n"));
	} else {
		buf_add(w->out, w->r->narrowed
		                        ? S("<p>Nothing of what this run was asked for, which was not everything."
		                            "</p>\n")
		                        : S("<p>Nothing: everything was read.</p>\n"));
	}
	buf_free(&h->troubles);
	buf_add(w->out, S("<footer>microaudit "));
	html_text(w, w->r->version);
	buf_add(w->out, S(", rules "));
	html_text(w, w->r->rules->digest);
	buf_add(w->out,
	        S(". Values of secrets are masked; no value stands in this file.</footer>\n</body>\n</html>\n"));
}

const struct writer writer_html = {STR_INIT("html"),
                                   STR_INIT("one page for the owner of the app, to read or print"),
                                   STR_INIT("html"),
                                   false,
                                   begin,
                                   finding,
                                   trouble,
                                   end};
