/* JUnit XML, the shape that Jenkins, GitLab and Azure read: a suite of findings (gating ones fail, the others are
 * skipped with their state), a suite with one case for each control, a suite of what was not scanned. Readers take one
 * result from a case, so a finding is a case of its own. There are no times: the same input gives the same bytes. */
#include "base/utf.h"
#include "report/escape.h"
#include "report/wording.h"
#include "report/writers.h"

struct suite {
	struct buf cases;
	unsigned long tests, failures, errors, skipped;
};

struct junit {
	struct suite findings, controls, not_scanned;
};

static void attribute(struct buf *b, const char *name, str value)
{
	buf_printf(b, " %s=\"", name);
	escape_markup(b, value);
	buf_byte(b, '"');
}

static void open_case(struct suite *s, str class, str name)
{
	s->tests++;
	buf_add(&s->cases, S("    <testcase"));
	attribute(&s->cases, "classname", class);
	attribute(&s->cases, "name", name);
}

/* kind: "failure", "error" or "skipped"; text may hold lines of its own. */
static void outcome(struct suite *s, const char *kind, str message, str type, const struct buf *text)
{
	s->failures += kind[0] == 'f';
	s->errors += kind[0] == 'e';
	s->skipped += kind[0] == 's';
	buf_printf(&s->cases, ">\n      <%s", kind);
	attribute(&s->cases, "message", message);
	if (type.n)
		attribute(&s->cases, "type", type);
	buf_byte(&s->cases, '>');
	str rest = text ? buf_str(text) : S(""), line;
	for (bool first = true; rest.n && str_cut(&rest, '\n', &line); first = false) {
		if (!first)
			buf_byte(&s->cases, '\n');
		escape_markup(&s->cases, line);
	}
	buf_printf(&s->cases, "</%s>\n    </testcase>\n", kind);
}

static void begin(struct writing *w) { w->state = arena_new(w->scratch, struct junit); }

static void finding(struct writing *w, const struct finding *f)
{
	struct suite *s = &((struct junit *)w->state)->findings;
	struct buf name BUF_AUTO = {0}, text BUF_AUTO = {0};
	buf_printf(&name, "%.*s ", STR_ARG(f->control->id));
	wording_description(&name, f);
	buf_add(&name, S(" at "));
	wording_place(&name, &f->main.place);
	if (f->main.place.path.n == 0)
		buf_add(&name, S("the repository"));
	open_case(s, f->main.rule->id, buf_str(&name));
	if (f->main.place.path.n)
		attribute(&s->cases, "file", f->main.place.path);
	if (f->main.place.line)
		buf_printf(&s->cases, " line=\"%u\"", f->main.place.line);
	if (f->main.shown.n)
		buf_printf(&text, "%.*s\n", STR_ARG(f->main.shown));
	wording_remediation(&text, f);
	buf_printf(&text, "\nMore: microaudit explain %.*s", STR_ARG(f->main.rule->id));
	buf_clear(&name);
	buf_printf(&name, "%.*s, %.*s: ", STR_ARG(severity_name(f->severity)), STR_ARG(state_name(f->state)));
	wording_description(&name, f);
	if (f->gates)
		outcome(s, "failure", buf_str(&name), f->main.rule->id, &text);
	else
		outcome(s, "skipped", buf_str(&name), S(""), &text);
}

static void trouble(struct writing *w, const struct trouble *t)
{
	struct suite *s = &((struct junit *)w->state)->not_scanned;
	struct buf text BUF_AUTO = {0}, message BUF_AUTO = {0};
	wording_trouble(&message, t);
	open_case(s, trouble_class_name(t->class), buf_str(&message));
	buf_add(&text, t->hint);
	for (size_t i = 0; i < t->n_paths; i++) {
		buf_add(&text, text.n ? S("\n") : S(""));
		utf_safe(&text, t->paths[i]);
	}
	bool lacks = w->r->status == STATUS_INCOMPLETE && t->class != TROUBLE_CHOSEN;
	if (lacks || t->class == TROUBLE_FAILED)
		outcome(s, "error", buf_str(&message), S("not-scanned"), &text);
	else
		outcome(s, "skipped", buf_str(&message), S(""), &text);
}

static void control(struct suite *s, const struct judgement *j)
{
	struct buf name BUF_AUTO = {0}, text BUF_AUTO = {0};
	const struct control *c = j->control;
	buf_printf(&name, "%.*s %.*s", STR_ARG(c->id), STR_ARG(c->title));
	open_case(s, c->section, buf_str(&name));
	buf_clear(&name);
	buf_add(&name, verdict_name(j->verdict));
	if (j->why.n)
		buf_printf(&name, ": %.*s", STR_ARG(str_trim(j->why)));
	buf_add(&text, str_trim(j->verdict == VERDICT_UNPROVEN && c->question.n ? c->question : c->fix));
	if (wording_blocks(j))
		outcome(s, "failure", buf_str(&name), c->id, &text);
	else if (j->verdict == VERDICT_PASS)
		buf_add(&s->cases, S("/>\n"));
	else
		outcome(s, "skipped", buf_str(&name), S(""), &text);
}

static void suite_end(struct writing *w, const char *name, struct suite *s, str verdict)
{
	buf_printf(w->out,
	           "  <testsuite name=\"microaudit.%s\" tests=\"%lu\" failures=\"%lu\" errors=\"%lu\" skipped=\"%lu\" "
	           "time=\"0\">\n",
	           name, s->tests, s->failures, s->errors, s->skipped);
	if (verdict.n) {
		buf_add(w->out, S("    <properties><property name=\"verdict\""));
		attribute(w->out, "value", verdict);
		buf_add(w->out, S("/></properties>\n"));
	}
	buf_add(w->out, buf_str(&s->cases));
	buf_add(w->out, S("  </testsuite>\n"));
	buf_free(&s->cases);
}

static void end(struct writing *w)
{
	struct junit *j = w->state;
	for (size_t i = 0; i < w->r->n_controls; i++)
		control(&j->controls, &w->r->controls[i]);
	const struct suite *all[] = {&j->findings, &j->controls, &j->not_scanned};
	unsigned long tests = 0, failures = 0, errors = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		tests += all[i]->tests;
		failures += all[i]->failures;
		errors += all[i]->errors;
	}
	buf_printf(w->out,
	           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	           "<testsuites name=\"microaudit\" tests=\"%lu\" failures=\"%lu\" errors=\"%lu\" time=\"0\">\n",
	           tests, failures, errors);
	struct buf verdict BUF_AUTO = {0};
	wording_verdict(&verdict, w->r);
	suite_end(w, "findings", &j->findings, buf_str(&verdict));
	suite_end(w, "controls", &j->controls, S(""));
	suite_end(w, "not_scanned", &j->not_scanned, S(""));
	buf_add(w->out, S("</testsuites>\n"));
}

const struct writer writer_junit = {STR_INIT("junit"),
                                    STR_INIT("JUnit XML, for Jenkins and other CI systems"),
                                    STR_INIT("xml"),
                                    true,
                                    begin,
                                    finding,
                                    trouble,
                                    end};
