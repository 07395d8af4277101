/* CSV as RFC 4180 has it, for spreadsheets: one row for each finding, every text quoted, formulas disarmed. */
#include "report/escape.h"
#include "report/wording.h"
#include "report/writers.h"

static void cell(struct writing *w, str s)
{
	escape_csv(w->out, s);
	buf_byte(w->out, ',');
}

static void begin(struct writing *w)
{
	buf_add(w->out,
	        S("id,rule,severity,confidence,gates,state,held_by,path,line,column,description,remediation,shown,"
	          "commit,introduced_by,fingerprint\r\n"));
}

static void finding(struct writing *w, const struct finding *f)
{
	struct buf text BUF_AUTO = {0};
	cell(w, f->control->id);
	cell(w, f->main.rule->id);
	cell(w, severity_name(f->severity));
	cell(w, confidence_name(f->main.confidence));
	cell(w, f->gates ? S("true") : S("false"));
	cell(w, state_name(f->state));
	cell(w, held_name(f->held));
	cell(w, f->main.place.path);
	buf_printf(w->out, "%u,%u,", f->main.place.line, f->main.place.col);
	wording_description(&text, f);
	cell(w, buf_str(&text));
	buf_clear(&text);
	wording_remediation(&text, f);
	cell(w, buf_str(&text));
	cell(w, f->main.shown);
	cell(w, f->main.place.commit);
	cell(w, f->introduced_by);
	escape_csv(w->out, print_text(w->scratch, f->main.print));
	buf_add(w->out, S("\r\n"));
}

/* What stops the launch and has no place in the code: the kind stands where a finding has its rule. */
static void open_control(struct writing *w, const struct judgement *j, enum open_kind kind)
{
	struct buf text BUF_AUTO = {0};
	cell(w, j->control->id);
	cell(w, wording_open_kind(kind));
	cell(w, severity_name(control_severity(j->control, w->r->tier)));
	buf_add(w->out, S(",true,,,,,,"));
	wording_open_says(&text, j, kind);
	cell(w, buf_str(&text));
	cell(w, kind == OPEN_ANSWER ? S("") : str_trim(j->control->fix));
	buf_add(w->out, S(",,,\r\n"));
}

/* What was not scanned is a row too, with "not-scanned" for its id: a sheet that looks clean must not be incomplete. */
static void trouble(struct writing *w, const struct trouble *t)
{
	struct buf text BUF_AUTO = {0};
	cell(w, S("not-scanned"));
	cell(w, trouble_class_name(t->class));
	buf_add(w->out, S(",,,,,"));
	cell(w, t->n_paths ? t->paths[0] : S(""));
	buf_add(w->out, S(",,"));
	wording_trouble(&text, t);
	cell(w, buf_str(&text));
	cell(w, t->hint);
	buf_add(w->out, S(",,,\r\n"));
}

/* The answer is the last row. */
static void end(struct writing *w)
{
	struct buf text BUF_AUTO = {0};
	cell(w, S("verdict"));
	cell(w, status_name(w->r->status));
	buf_add(w->out, S(",,,,,,,,"));
	wording_verdict(&text, w->r);
	cell(w, buf_str(&text));
	buf_add(w->out, S(",,,,\r\n"));
}

const struct writer writer_csv = {
        STR_INIT("csv"), STR_INIT("a table for spreadsheets"), STR_INIT("csv"), true, begin, finding, trouble, end,
        open_control};
