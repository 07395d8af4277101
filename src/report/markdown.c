/* Markdown for $GITHUB_STEP_SUMMARY, merge requests and wikis. A step's summary may hold 1 MiB and is refused whole
 * when it holds more, so blocks are added while there is room and the rest is counted: the verdict stands at the top.
 */
#include "report/escape.h"
#include "report/wording.h"
#include "report/writers.h"

enum { ROOM = 1000 * 1000, TAIL = 4096, PATHS_LISTED = 5 };

struct markdown {
	size_t start;
	unsigned long left_out;
	bool any, any_trouble;
};

static bool add(struct writing *w, const struct buf *block, size_t limit)
{
	struct markdown *m = w->state;
	if (w->out->n - m->start + block->n > limit) {
		m->left_out++;
		return false;
	}
	buf_add(w->out, buf_str(block));
	return true;
}

static void code_row(struct buf *b, const char *name, str value)
{
	if (value.n == 0)
		return;
	buf_printf(b, "| %s | ", name);
	escape_code_span(b, value, true);
	buf_add(b, S(" |\n"));
}

/* Its lines are folded for people at a terminal; those of several apps are items. */
static void profile(struct writing *w)
{
	struct buf words BUF_AUTO = {0};
	if (!w->r->narrowed)
		wording_profile(&words, w->r);
	str rest = buf_str(&words), line;
	if (rest.n)
		buf_byte(w->out, '\n');
	while (rest.n && str_cut(&rest, '\n', &line)) {
		buf_add(w->out, w->r->n_apps ? S("- ") : S(""));
		escape_markdown(w->out, line);
		buf_byte(w->out, '\n');
	}
}

static void begin(struct writing *w)
{
	const struct report *r = w->r;
	struct markdown *m = w->state = arena_new(w->scratch, struct markdown);
	struct buf text BUF_AUTO = {0};
	m->start = w->out->n;
	wording_verdict(&text, r);
	buf_add(w->out, r->exit_status ? S("## ❌ ") : S("## ✅ "));
	escape_markdown(w->out, buf_str(&text));
	buf_add(w->out, S("\n\n| | |\n|---|---|\n"));
	code_row(w->out, "App", r->app_id);
	code_row(w->out, "Owner", r->owner);
	code_row(w->out, "Risk tier", tier_name(r->tier));
	code_row(w->out, "Question", stage_name(r->stage));
	code_row(w->out, "Commit", r->commit);
	buf_clear(&text);
	wording_amount(&text, r);
	code_row(w->out, "Looked at", buf_str(&text));
	code_row(w->out, "Next", r->next_command);
	profile(w);
	buf_byte(w->out, '\n');
}

static void finding(struct writing *w, const struct finding *f)
{
	struct markdown *m = w->state;
	struct buf row BUF_AUTO = {0}, text BUF_AUTO = {0};
	if (!m->any)
		buf_add(&row, S("### Findings\n\n| Severity | Control | What | Where | What to do "
		                "|\n|---|---|---|---|---|\n"));
	buf_printf(&row, "| %s%.*s%s", f->gates ? "**" : "", STR_ARG(wording_severity(f->severity)),
	           f->gates ? "**" : "");
	if (f->state != STATE_NEW)
		buf_printf(&row, " (%.*s)", STR_ARG(state_name(f->state)));
	buf_printf(&row, " | %.*s | ", STR_ARG(f->control->id));
	escape_markdown(&row, str_trim(f->main.rule->title));
	if (f->main.note.n)
		escape_code_span((buf_byte(&row, ' '), &row), f->main.note, true);
	if (f->main.shown.n)
		escape_code_span((buf_add(&row, S("<br>")), &row), f->main.shown, true);
	buf_add(&row, S(" | "));
	wording_place(&text, &f->main.place);
	escape_code_span(&row, text.n ? buf_str(&text) : S("the repository"), true);
	if (f->held != HELD_HEAD)
		buf_add(&row, f->held == HELD_HISTORY ? S(" in the history") : S(" on another branch"));
	buf_add(&row, S(" | "));
	buf_clear(&text);
	wording_remediation(&text, f);
	escape_markdown(&row, buf_str(&text));
	buf_add(&row, S(" |\n"));
	m->any |= add(w, &row, ROOM - ROOM / 4);
}

static void trouble(struct writing *w, const struct trouble *t)
{
	struct markdown *m = w->state;
	struct buf row BUF_AUTO = {0}, text BUF_AUTO = {0};
	if (!m->any_trouble)
		buf_add(&row, S("\n### Not scanned\n\n"));
	wording_trouble(&text, t);
	buf_printf(&row, "- %.*s: ", STR_ARG(trouble_class_name(t->class)));
	escape_markdown(&row, buf_str(&text));
	for (size_t i = 0; i < t->n_paths && i < PATHS_LISTED; i++) {
		buf_add(&row, i ? S(", ") : S(": "));
		escape_code_span(&row, t->paths[i], false);
	}
	if (t->n_paths && t->count > (t->n_paths < PATHS_LISTED ? t->n_paths : PATHS_LISTED))
		buf_add(&row, S(", …"));
	if (t->hint.n)
		escape_code_span((buf_add(&row, S(". ")), &row), t->hint, false);
	buf_byte(&row, '\n');
	m->any_trouble |= add(w, &row, ROOM - ROOM / 8);
}

static void sections(struct writing *w)
{
	size_t n;
	const struct wording_section *all = wording_sections(&n);
	buf_add(w->out, S("\n### Checklist\n\n| Section | Pass | Fail | Unproven | Excepted | Not applicable |\n"
	                  "|---|---|---|---|---|---|\n"));
	for (size_t i = 0; i < n; i++) {
		unsigned long of[VERDICT_EXCEPTED + 1] = {0}, known = 0;
		for (size_t k = 0; k < w->r->n_controls; k++) {
			const struct judgement *j = &w->r->controls[k];
			if (!str_eq(j->control->section, all[i].name))
				continue;
			if (wording_only_known(w->r, j))
				known++;
			else
				of[j->verdict]++;
		}
		buf_printf(w->out, "| %.*s | %lu | %lu", STR_ARG(all[i].title), of[VERDICT_PASS], of[VERDICT_FAIL]);
		if (known)
			buf_printf(w->out, " and %lu known", known);
		buf_printf(w->out, " | %lu | %lu | %lu |\n", of[VERDICT_UNPROVEN], of[VERDICT_EXCEPTED],
		           of[VERDICT_NOT_APPLICABLE]);
	}
}

static void open_list(struct writing *w, enum open_kind kind, const char *title)
{
	struct open_list list = wording_open(w->r, kind, w->scratch);
	for (size_t i = 0; i < list.n; i++) {
		struct buf row BUF_AUTO = {0}, text BUF_AUTO = {0};
		if (i == 0)
			buf_printf(&row, "\n### %s\n\n", title);
		buf_printf(&row, "- **%.*s** ", STR_ARG(list.at[i]->control->id));
		wording_open_says(&text, list.at[i], kind);
		if (kind != OPEN_ANSWER && list.at[i]->control->fix.n)
			buf_printf(&text, ". %.*s", STR_ARG(str_trim(list.at[i]->control->fix)));
		escape_markdown(&row, buf_str(&text));
		buf_byte(&row, '\n');
		add(w, &row, ROOM - TAIL);
	}
}

static void undecided(struct writing *w)
{
	bool any = false;
	for (size_t i = 0; i < w->r->n_controls; i++) {
		struct buf row BUF_AUTO = {0}, text BUF_AUTO = {0};
		if (!wording_leaves_open(&w->r->controls[i]))
			continue;
		if (!any)
			buf_add(&row, S("\n### Not decided, besides what is to fix\n\n"));
		any = true;
		buf_printf(&row, "- **%.*s** ", STR_ARG(w->r->controls[i].control->id));
		wording_undecided(&text, &w->r->controls[i], UNDECIDED_MAX);
		escape_markdown(&row, buf_str(&text));
		buf_byte(&row, '\n');
		add(w, &row, ROOM - TAIL);
	}
}

static void apps(struct writing *w)
{
	const struct report *r = w->r;
	for (size_t i = 0; i < r->n_apps; i++) {
		struct buf row BUF_AUTO = {0}, text BUF_AUTO = {0};
		struct arena scratch = {0};
		struct report app = wording_app(r, i, &scratch);
		if (i == 0)
			buf_add(&row, S("\n### Apps\n\n| App | Answer | Stopped by |\n|---|---|---|\n"));
		wording_app_name(&text, &r->apps[i]);
		escape_code_span((buf_add(&row, S("| ")), &row), buf_str(&text), true);
		buf_clear(&text);
		wording_verdict(&text, &app);
		escape_markdown((buf_add(&row, S(" | ")), &row), buf_str(&text));
		buf_clear(&text);
		wording_stops(&text, &app);
		buf_printf(&row, " | %.*s |\n", STR_ARG(buf_str(&text)));
		add(w, &row, ROOM - TAIL);
		arena_free(&scratch);
	}
}

static void end(struct writing *w)
{
	const struct markdown *m = w->state;
	if (w->r->n_controls)
		sections(w);
	apps(w);
	open_list(w, OPEN_FIX, "To fix besides");
	undecided(w);
	open_list(w, OPEN_ANSWER, "To answer");
	open_list(w, OPEN_SET_UP, "Not set up yet");
	if (m->left_out)
		buf_printf(w->out, "\n%lu more lines did not fit into this summary; the other formats hold them.\n",
		           m->left_out);
}

const struct writer writer_markdown = {STR_INIT("markdown"),
                                       STR_INIT("a summary for a CI job or a merge request"),
                                       STR_INIT("md"),
                                       false,
                                       begin,
                                       finding,
                                       trouble,
                                       end};
