/* The launch checklist: what is to be done, in its three kinds, then one line for each section. What a finding speaks
 * for stands above in its frame; evidence that is missing has no line of code to point at. */
#include "report/text.h"

#include "report/wording.h"

enum { NAME_WIDTH = 14, LISTED = 8, FAILED_NAMED = 4, UNDECIDED_LISTED = 4 };

/* What a section's line counts, in this order: a verdict, and what becomes of it. */
enum line_kind {
	LINE_FIX,
	LINE_SET_UP,
	LINE_OPTIONAL,
	LINE_KNOWN,
	LINE_ANSWER,
	LINE_UNPROVEN,
	LINE_SHOWN,
	LINE_WAIVED,
	LINE_NOT,
	LINES
};
static const char *const line_words[LINES] = {
        [LINE_FIX] = "fail",    [LINE_SET_UP] = "not set up", [LINE_OPTIONAL] = "not set up and not required",
        [LINE_KNOWN] = "known", [LINE_ANSWER] = "to answer",  [LINE_UNPROVEN] = "not proven",
        [LINE_SHOWN] = "pass",  [LINE_WAIVED] = "waived",     [LINE_NOT] = "do not apply"};

static enum line_kind line_of(const struct report *r, const struct judgement *j)
{
	switch (j->verdict) {
	case VERDICT_FAIL:
		if (wording_only_known(r, j))
			return LINE_KNOWN;
		return j->cause != CAUSE_ABSENT ? LINE_FIX : j->gates ? LINE_SET_UP : LINE_OPTIONAL;
	case VERDICT_UNPROVEN:
		return j->gates ? LINE_ANSWER : LINE_UNPROVEN;
	case VERDICT_PASS:
		return LINE_SHOWN;
	case VERDICT_EXCEPTED:
		return LINE_WAIVED;
	default:
		return LINE_NOT;
	}
}

static void ids_of(struct writing *w, str section, enum line_kind kind)
{
	unsigned named = 0;
	for (size_t i = 0; i < w->r->n_controls && named <= FAILED_NAMED; i++) {
		const struct judgement *j = &w->r->controls[i];
		if (line_of(w->r, j) != kind || !str_eq(j->control->section, section))
			continue;
		buf_add(w->out, named ? S(", ") : S(" ("));
		text_put(w, INK_PLAIN, named < FAILED_NAMED ? j->control->id : S("…"));
		named++;
	}
	buf_byte(w->out, ')');
}

static void section_line(struct writing *w, str name)
{
	unsigned long of[LINES] = {0}, all = 0;
	for (size_t i = 0; i < w->r->n_controls; i++)
		if (str_eq(w->r->controls[i].control->section, name)) {
			of[line_of(w->r, &w->r->controls[i])]++;
			all++;
		}
	if (!all)
		return;
	buf_printf(w->out, "%-*.*s", NAME_WIDTH, STR_ARG(name));
	if (of[LINE_FIX])
		text_put(w, INK_RED, S("✗"));
	else if (of[LINE_SET_UP] || of[LINE_ANSWER] || of[LINE_UNPROVEN] || of[LINE_KNOWN])
		text_put(w, INK_YELLOW, S("?"));
	else if (of[LINE_NOT] == all)
		text_put(w, INK_DIM, S("– does not apply"));
	else
		text_put(w, INK_GREEN, S("✓"));
	const char *between = " ";
	for (enum line_kind k = LINE_FIX; k < LINE_NOT; k++) {
		if (!of[k])
			continue;
		buf_printf(w->out, "%s%lu %s", between, of[k], line_words[k]);
		if (k == LINE_FIX || k == LINE_SET_UP || k == LINE_KNOWN)
			ids_of(w, name, k);
		between = ", ";
	}
	if (of[LINE_NOT] && of[LINE_NOT] < all)
		buf_printf(w->out, "%s%lu %s", between, of[LINE_NOT],
		           of[LINE_NOT] == 1 ? "does not apply" : line_words[LINE_NOT]);
	buf_byte(w->out, '\n');
}

/* "  RATE-05  How many requests …", with what to do where something is wrong. */
static void open_line(struct writing *w, const struct judgement *j, enum open_kind kind)
{
	struct buf text BUF_AUTO = {0};
	buf_add(w->out, S("  "));
	text_put(w, kind == OPEN_FIX ? INK_RED : INK_YELLOW, j->control->id);
	buf_add(w->out, S("  "));
	wording_open_says(&text, j, kind);
	text_fold(w, 11, buf_str(&text));
	if (kind == OPEN_FIX && j->control->fix.n) {
		buf_add(w->out, S("\n           fix: "));
		text_fold(w, 16, str_trim(j->control->fix));
	}
	buf_byte(w->out, '\n');
}

/* One empty line in front of each part, whatever stands before it. */
static void part(struct writing *w)
{
	if (!str_ends(buf_str(w->out), S("\n\n")))
		buf_byte(w->out, '\n');
}

static void open_list(struct writing *w, enum open_kind kind, const char *title)
{
	struct open_list list = wording_open(w->r, kind, w->scratch);
	size_t most = w->style->verbose || list.n == LISTED + 1 ? list.n : LISTED;
	if (list.n)
		buf_printf((part(w), w->out), "%s, %zu:\n", title, list.n);
	for (size_t i = 0; i < list.n && i < most; i++)
		open_line(w, list.at[i], kind);
	if (list.n > most)
		buf_printf(w->out, "  … and %zu more (-v lists them)\n", list.n - most);
}

/* A door that fails hides no other one that nobody could decide. */
static void undecided(struct writing *w)
{
	bool any = false;
	for (size_t i = 0; i < w->r->n_controls; i++) {
		const struct judgement *j = &w->r->controls[i];
		struct buf text BUF_AUTO = {0};
		if (!wording_leaves_open(j))
			continue;
		if (!any)
			buf_add((part(w), w->out), S("Not decided, besides what is to fix:\n"));
		any = true;
		buf_add(w->out, S("  "));
		text_put(w, INK_YELLOW, j->control->id);
		buf_add(w->out, S("  "));
		wording_undecided(&text, j, w->style->verbose ? UNDECIDED_MAX : UNDECIDED_LISTED);
		text_fold(w, 11, buf_str(&text));
		buf_byte(w->out, '\n');
	}
}

static void not_set_up(struct writing *w)
{
	unsigned long all = wording_to_do(w->r).of[OPEN_SET_UP];
	size_t n;
	const struct wording_section *sections = wording_sections(&n);
	if (all)
		buf_printf((part(w), w->out), "Not set up yet, %lu:\n", all);
	for (size_t i = 0; i < n; i++) {
		struct buf what BUF_AUTO = {0}, command BUF_AUTO = {0};
		if (!wording_lacks(&what, w->r, sections[i].name, &command))
			continue;
		buf_printf(w->out, "  %-*.*s", NAME_WIDTH, STR_ARG(sections[i].name));
		text_fold(w, NAME_WIDTH + 2, buf_str(&what));
		buf_add(w->out, S("  → "));
		text_put(w, INK_BOLD, text_command(w, buf_str(&command)));
		buf_byte(w->out, '\n');
	}
}

void text_checklist(struct writing *w)
{
	size_t n;
	const struct wording_section *sections = wording_sections(&n);
	size_t before = w->out->n;
	open_list(w, OPEN_FIX, "To fix besides");
	undecided(w);
	open_list(w, OPEN_ANSWER, "To answer");
	not_set_up(w);
	if (w->out->n > before)
		buf_byte(w->out, '\n');
	for (size_t i = 0; i < n; i++)
		section_line(w, sections[i].name);
}
