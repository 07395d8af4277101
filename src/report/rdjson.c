/* rdjson, reviewdog's diagnostic format. Its columns count bytes of UTF-8 and ours count characters of a line that is
 * masked before it gets here, so a column is given only where both are the same: ASCII up to it. */
#include "report/jsonout.h"
#include "report/wording.h"
#include "report/writers.h"

struct rdjson {
	cJSON *root, *diagnostics;
};

static str severity_of(enum severity s)
{
	return s >= SEVERITY_HIGH ? S("ERROR") : s == SEVERITY_MEDIUM ? S("WARNING") : S("INFO");
}

static void begin(struct writing *w)
{
	struct rdjson *d = w->state = arena_new(w->scratch, struct rdjson);
	d->root = jsonout_root(w, false);
	jsonout_str(w, jsonout_object(w, d->root, "source"), "name", S("microaudit"));
	jsonout_str(w, d->root, "severity", w->r->exit_status ? S("ERROR") : S("INFO"));
	d->diagnostics = jsonout_array(w, d->root, "diagnostics");
}

static bool is_byte_column(const struct finding *f)
{
	unsigned col = f->main.place.col;
	if (col == 0 || f->main.frame.n + 1 < col)
		return false;
	for (unsigned i = 0; i + 1 < col; i++)
		if ((unsigned char)f->main.frame.p[i] >= 0x80)
			return false;
	return true;
}

static void finding(struct writing *w, const struct finding *f)
{
	struct rdjson *d = w->state;
	const struct place *p = &f->main.place;
	struct buf text BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, d->diagnostics, NULL);
	wording_description(&text, f);
	if (f->state != STATE_NEW)
		buf_printf(&text, " (%.*s)", STR_ARG(state_name(f->state)));
	buf_add(&text, S(". "));
	wording_remediation(&text, f);
	jsonout_str(w, o, "message", buf_str(&text));
	buf_clear(&text);
	wording_anchor_path(&text, w->r, p->path);
	cJSON *location = jsonout_object(w, o, "location");
	jsonout_str(w, location, "path", buf_str(&text));
	cJSON *start = jsonout_object(w, jsonout_object(w, location, "range"), "start");
	jsonout_int(w, start, "line", p->line ? p->line : 1);
	if (p->line && is_byte_column(f))
		jsonout_int(w, start, "column", p->col);
	jsonout_str(w, o, "severity", f->state == STATE_NEW ? severity_of(f->severity) : S("INFO"));
	buf_clear(&text);
	buf_printf(&text, "%.*s/%.*s", STR_ARG(f->control->id), STR_ARG(f->main.rule->id));
	jsonout_str(w, jsonout_object(w, o, "code"), "value", buf_str(&text));
}

static void open_control(struct writing *w, const struct judgement *j, enum open_kind kind)
{
	struct rdjson *d = w->state;
	struct buf text BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, d->diagnostics, NULL);
	buf_printf(&text, "%.*s: ", STR_ARG(wording_open_kind(kind)));
	wording_open_full(&text, j, kind);
	jsonout_str(w, o, "message", buf_str(&text));
	buf_clear(&text);
	wording_anchor_path(&text, w->r, S(""));
	jsonout_str(w, jsonout_object(w, o, "location"), "path", buf_str(&text));
	jsonout_str(w, o, "severity",
	            kind == OPEN_ANSWER ? S("INFO") : severity_of(control_severity(j->control, w->r->tier)));
	jsonout_str(w, jsonout_object(w, o, "code"), "value", j->control->id);
}

static void trouble(struct writing *w, const struct trouble *t)
{
	struct rdjson *d = w->state;
	struct buf text BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, d->diagnostics, NULL);
	buf_add(&text, S("Not scanned: "));
	wording_trouble(&text, t);
	if (t->hint.n)
		buf_printf(&text, ". %.*s", STR_ARG(t->hint));
	jsonout_str(w, o, "message", buf_str(&text));
	buf_clear(&text);
	wording_anchor_path(&text, w->r, t->n_paths ? t->paths[0] : S(""));
	jsonout_str(w, jsonout_object(w, o, "location"), "path", buf_str(&text));
	jsonout_str(w, o, "severity",
	            t->class == TROUBLE_FAILED   ? S("ERROR")
	            : t->class == TROUBLE_CHOSEN ? S("INFO")
	                                         : S("WARNING"));
	jsonout_str(w, jsonout_object(w, o, "code"), "value",
	            arena_printf(w->scratch, "not-scanned/%.*s", STR_ARG(trouble_class_name(t->class))));
}

static void end(struct writing *w)
{
	struct rdjson *d = w->state;
	jsonout_print(w, d->root, false);
}

const struct writer writer_rdjson = {
        STR_INIT("rdjson"), STR_INIT("for reviewdog"), STR_INIT("json"), true, begin, finding, trouble, end,
        open_control};
