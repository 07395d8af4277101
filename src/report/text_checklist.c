/* The launch checklist in one line for each section, and the controls that keep the gate shut although no finding
 * speaks for them: evidence that is missing has no line of code to point at. */
#include "report/text.h"

#include "report/wording.h"

enum { NAME_WIDTH = 14, BLOCKING_LISTED = 10, FAILED_NAMED = 4 };

/* A verdict, or KNOWN for a control that fails only by what is known. */
enum { KNOWN = VERDICT_EXCEPTED + 1, KINDS };
struct counts {
	unsigned long of[KINDS], all;
};

static int kind_of(const struct report *r, const struct judgement *j)
{
	return wording_only_known(r, j) ? KNOWN : (int)j->verdict;
}

static struct counts count(const struct report *r, str section)
{
	struct counts c = {0};
	for (size_t i = 0; i < r->n_controls; i++)
		if (str_eq(r->controls[i].control->section, section)) {
			c.of[kind_of(r, &r->controls[i])]++;
			c.all++;
		}
	return c;
}

static void ids_of(struct writing *w, str section, int kind)
{
	unsigned named = 0;
	for (size_t i = 0; i < w->r->n_controls && named <= FAILED_NAMED; i++) {
		const struct judgement *j = &w->r->controls[i];
		if (kind_of(w->r, j) != kind || !str_eq(j->control->section, section))
			continue;
		buf_add(w->out, named ? S(", ") : S(" ("));
		text_put(w, INK_PLAIN, named < FAILED_NAMED ? j->control->id : S("…"));
		named++;
	}
	buf_byte(w->out, ')');
}

static void section_line(struct writing *w, str name)
{
	static const int order[] = {VERDICT_FAIL, KNOWN, VERDICT_UNPROVEN, VERDICT_PASS, VERDICT_EXCEPTED};
	struct counts c = count(w->r, name);
	if (c.all == 0)
		return;
	buf_printf(w->out, "%-*.*s", NAME_WIDTH, STR_ARG(name));
	if (c.of[VERDICT_FAIL])
		text_put(w, INK_RED, S("✗"));
	else if (c.of[VERDICT_UNPROVEN] || c.of[KNOWN])
		text_put(w, INK_YELLOW, S("?"));
	else if (c.of[VERDICT_NOT_APPLICABLE] == c.all)
		text_put(w, INK_DIM, S("– not applicable"));
	else
		text_put(w, INK_GREEN, S("✓"));
	bool comma = false;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		unsigned long n = c.of[order[i]];
		if (n == 0)
			continue;
		str word = order[i] == KNOWN ? S("known") : verdict_name((enum verdict)order[i]);
		buf_printf(w->out, "%s %lu %.*s", comma ? "," : "", n, STR_ARG(word));
		if (order[i] == VERDICT_FAIL || order[i] == KNOWN)
			ids_of(w, name, order[i]);
		comma = true;
	}
	buf_byte(w->out, '\n');
}

static void blocking(struct writing *w, const struct judgement *j)
{
	struct buf text BUF_AUTO = {0};
	buf_add(w->out, S("  "));
	text_put(w, j->verdict == VERDICT_FAIL ? INK_RED : INK_YELLOW, j->control->id);
	buf_add(w->out, j->verdict == VERDICT_FAIL ? S(" fails: ") : S(" not proven: "));
	buf_add(&text, str_trim(j->why.n ? j->why : j->control->title));
	if (j->n_evidence && j->evidence[0].path.n) {
		buf_printf(&text, " (%.*s", STR_ARG(j->evidence[0].path));
		if (j->evidence[0].line)
			buf_printf(&text, ":%u", j->evidence[0].line);
		buf_byte(&text, ')');
	}
	text_fold(w, 6, buf_str(&text));
	if (j->control->fix.n) {
		buf_add(w->out, S("\n      fix: "));
		text_fold(w, 11, str_trim(j->control->fix));
	}
	buf_byte(w->out, '\n');
}

void text_checklist(struct writing *w)
{
	const struct report *r = w->r;
	size_t n, listed = 0, left = 0;
	const struct wording_section *sections = wording_sections(&n);
	for (size_t i = 0; i < n; i++)
		section_line(w, sections[i].name);
	for (size_t i = 0; i < r->n_controls; i++) {
		const struct judgement *j = &r->controls[i];
		if (!wording_blocks(j) || wording_has_finding(r, j->control))
			continue;
		if (listed == BLOCKING_LISTED && !w->style->verbose) {
			left++;
			continue;
		}
		if (listed++ == 0)
			buf_add(w->out, S("\nMissing before this can launch:\n"));
		blocking(w, j);
	}
	if (left)
		buf_printf(w->out, "  … and %zu more (-v lists them)\n", left);
	if (listed)
		buf_byte(w->out, '\n');
}
