/* The launch checklist of the HTML report: every control with its verdict and what decided it. */
#include "report/html.h"

#include "report/wording.h"

enum { EVIDENCE_LISTED = 5 };

static str verdict_text(enum verdict v)
{
	static const str texts[] = {STR_INIT("? not proven"), STR_INIT("✓ passes"), STR_INIT("✗ fails"),
	                            STR_INIT("– not applicable"), STR_INIT("excepted")};
	return texts[v];
}

static void evidence(struct writing *w, const struct evidence *list, size_t n, const char *lead)
{
	if (n == 0)
		return;
	buf_add(w->out, S("<ul>"));
	for (size_t i = 0; i < n && i < EVIDENCE_LISTED; i++) {
		const struct evidence *e = &list[i];
		buf_printf(w->out, "<li>%s", lead);
		html_text(w, e->what);
		if (e->path.n) {
			buf_add(w->out, S(" <code>"));
			html_text(w, e->path);
			if (e->line)
				buf_printf(w->out, ":%u", e->line);
			buf_add(w->out, S("</code>"));
		}
		buf_add(w->out, S("</li>"));
	}
	if (n > EVIDENCE_LISTED)
		buf_printf(w->out, "<li>%sand %zu more</li>", lead, n - EVIDENCE_LISTED);
	buf_add(w->out, S("</ul>"));
}

static void row(struct writing *w, const struct judgement *j)
{
	static const char *const stops[OPEN_KINDS] = {[OPEN_NOT] = "",
	                                              [OPEN_FIX] = "<br><b>must be fixed</b>",
	                                              [OPEN_SET_UP] = "<br><b>must be set up</b>",
	                                              [OPEN_ANSWER] = "<br><b>must be answered</b>"};
	const struct control *c = j->control;
	buf_add(w->out, S("<tr><td><code>"));
	html_text(w, c->id);
	buf_add(w->out, S("</code></td><td>"));
	html_text(w, c->ask.n ? str_trim(c->ask) : str_trim(c->title));
	bool listed = j->n_evidence && str_eq(j->why, j->evidence[0].what);
	if (j->why.n && !listed) {
		buf_add(w->out, S("<br><span class=\"soft\">"));
		html_text(w, str_trim(j->why));
		buf_add(w->out, S("</span>"));
	}
	evidence(w, j->evidence, j->n_evidence, "");
	evidence(w, j->undecided, j->n_undecided, "not decided: ");
	bool asks = j->verdict == VERDICT_UNPROVEN && c->question.n, fails = j->verdict == VERDICT_FAIL && c->fix.n;
	if (asks || fails) {
		buf_add(w->out, asks ? S("<br>To answer: ") : S("<br>What to do: "));
		html_text(w, str_trim(asks ? c->question : c->fix));
	}
	bool known = wording_only_known(w->r, j);
	buf_printf(w->out, "</td><td class=\"%.*s\">%.*s%s</td></tr>\n",
	           STR_ARG(known ? S("unproven") : verdict_name(j->verdict)),
	           STR_ARG(known ? S("known") : verdict_text(j->verdict)), stops[wording_stops_as(j)]);
}

static void section(struct writing *w, const struct wording_section *s)
{
	bool any = false;
	for (size_t i = 0; i < w->r->n_controls; i++) {
		const struct judgement *j = &w->r->controls[i];
		if (!str_eq(j->control->section, s->name))
			continue;
		if (!any) {
			buf_add(w->out, S("<table><caption>"));
			html_text(w, s->title);
			buf_add(w->out, S("</caption>\n<thead><tr><th>Control</th><th>Question</th><th>Answer</th></"
			                  "tr></thead>\n"
			                  "<tbody>\n"));
		}
		any = true;
		row(w, j);
	}
	if (any)
		buf_add(w->out, S("</tbody></table>\n"));
}

static void app(struct writing *w, size_t number)
{
	struct buf text BUF_AUTO = {0};
	struct arena scratch = {0};
	const struct app_report *is = &w->r->apps[number];
	struct report r = wording_app(w->r, number, &scratch);
	buf_add(w->out, S("<tr><td><code>"));
	wording_app_name(&text, is);
	html_text(w, buf_str(&text));
	buf_add(w->out, S("</code></td><td>"));
	html_text(w, is->words);
	buf_add(w->out, r.exit_status ? S("</td><td class=\"fail\">") : S("</td><td class=\"pass\">"));
	buf_clear(&text);
	wording_verdict(&text, &r);
	html_text(w, buf_str(&text));
	buf_clear(&text);
	wording_stops(&text, &r);
	if (text.n)
		buf_add(w->out, S("<br>Stopped by: "));
	html_text(w, buf_str(&text));
	buf_add(w->out, S("</td></tr>\n"));
	arena_free(&scratch);
}

static void apps(struct writing *w)
{
	buf_add(w->out, S("<h2>Apps</h2>\n<table>\n<thead><tr><th>App</th><th>What it is</th><th>Answer</th></tr>"
	                  "</thead>\n<tbody>\n"));
	for (size_t i = 0; i < w->r->n_apps; i++)
		app(w, i);
	buf_add(w->out, S("</tbody></table>\n"));
}

void html_checklist(struct writing *w)
{
	size_t n;
	const struct wording_section *all = wording_sections(&n);
	if (w->r->n_apps)
		apps(w);
	if (w->r->n_controls == 0)
		return;
	buf_add(w->out, S("<h2>Launch checklist</h2>\n"));
	for (size_t i = 0; i < n; i++)
		section(w, &all[i]);
}
