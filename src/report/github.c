/* GitHub workflow commands: annotations on the lines of a pull request. About ten of a kind are shown for each step,
 * and the report is sorted worst first. Every line printed is a command, so nothing scanned can begin a line of its
 * own. */
#include "report/escape.h"
#include "report/wording.h"
#include "report/writers.h"

static void property(struct writing *w, const char *name, str value, bool *first)
{
	if (value.n == 0)
		return;
	buf_printf(w->out, "%s%s=", *first ? " " : ",", name);
	escape_command(w->out, value, true);
	*first = false;
}

static void number(struct writing *w, const char *name, unsigned n, bool *first)
{
	if (n)
		property(w, name, arena_printf(w->scratch, "%u", n), first);
}

static void command(struct writing *w, const char *kind, const struct place *p, str title, str message)
{
	bool first = true;
	struct buf path BUF_AUTO = {0};
	buf_printf(w->out, "::%s", kind);
	if (p && p->path.n && p->origin != ORIGIN_MESSAGE && p->origin != ORIGIN_STDIN) {
		wording_repo_path(&path, w->r, p->path);
		property(w, "file", buf_str(&path), &first);
		number(w, "line", p->line, &first);
		number(w, "endLine", p->end_line, &first);
		number(w, "col", p->col, &first);
		number(w, "endColumn", p->end_col, &first);
	}
	property(w, "title", title, &first);
	buf_add(w->out, S("::"));
	escape_command(w->out, message, false);
	buf_byte(w->out, '\n');
}

static void begin(struct writing *w) { (void)w; }

static void finding(struct writing *w, const struct finding *f)
{
	struct buf title BUF_AUTO = {0}, message BUF_AUTO = {0};
	const char *kind = f->gates                                                  ? "error"
	                   : f->state == STATE_NEW && f->severity >= SEVERITY_MEDIUM ? "warning"
	                                                                             : "notice";
	buf_printf(&title, "%.*s ", STR_ARG(f->control->id));
	wording_description(&title, f);
	buf_printf(&message, "%.*s", STR_ARG(severity_name(f->severity)));
	if (f->state != STATE_NEW)
		buf_printf(&message, " (%.*s)", STR_ARG(state_name(f->state)));
	if (f->main.place.commit.n)
		buf_printf(&message, " in commit %.*s", STR_ARG(f->main.place.commit));
	if (f->main.shown.n)
		buf_printf(&message, ": %.*s", STR_ARG(f->main.shown));
	buf_add(&message, S(". "));
	wording_remediation(&message, f);
	buf_printf(&message, " More: microaudit explain %.*s", STR_ARG(f->main.rule->id));
	command(w, kind, &f->main.place, buf_str(&title), buf_str(&message));
}

static void trouble(struct writing *w, const struct trouble *t)
{
	static const char *const kinds[] = {"notice", "warning", "warning", "error"};
	struct buf message BUF_AUTO = {0};
	wording_trouble(&message, t);
	if (t->hint.n)
		buf_printf(&message, ". %.*s", STR_ARG(t->hint));
	struct place p = {.path = t->n_paths ? t->paths[0] : S("")};
	command(w, kinds[t->class], t->class == TROUBLE_CHOSEN ? NULL : &p, S("Not scanned"), buf_str(&message));
}

/* What only has to be said or set up is no error in the code, and stops the launch as one. */
static void open_control(struct writing *w, const struct judgement *j, enum open_kind kind)
{
	struct buf text BUF_AUTO = {0};
	wording_open_full(&text, j, kind);
	command(w, "error", NULL,
	        arena_printf(w->scratch, "%.*s %.*s", STR_ARG(j->control->id), STR_ARG(wording_open_kind(kind))),
	        buf_str(&text));
}

static void end(struct writing *w)
{
	const struct report *r = w->r;
	struct buf text BUF_AUTO = {0};
	wording_verdict(&text, r);
	command(w, r->exit_status ? "error" : "notice", NULL, S("microaudit"), buf_str(&text));
}

const struct writer writer_github = {STR_INIT("github"),
                                     STR_INIT("annotations in a GitHub Actions log"),
                                     STR_INIT("txt"),
                                     true,
                                     begin,
                                     finding,
                                     trouble,
                                     end,
                                     open_control};
