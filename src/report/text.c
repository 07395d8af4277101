/* The report for people: at most ten frames, worst first, one for each rule; a table when that is not all; a line for
 * each section; what was not looked at; one next command; and the answer in the last line. */
#include "report/text.h"

#include <stdlib.h>

#include "base/utf.h"
#include "report/wording.h"
#include "report/writers.h"

enum { MAX_FRAMES = 10, MAX_NOTES = 3, PATHS_LISTED = 3, LEAST_WIDTH = 40 };

struct text {
	struct text_group *groups; /* new findings above INFO, by rule, in the order of their first */
	size_t n, cap;
	struct text_group notes, others; /* INFO; known, excepted, rotated */
	struct buf troubles;
	unsigned long chosen;
};

void text_put(struct writing *w, enum ink ink, str s)
{
	static const char *const codes[] = {"", "1", "2", "1;31", "33", "36", "32", "34"};
	bool paint = w->style->color && ink != INK_PLAIN;
	if (paint)
		buf_printf(w->out, "\033[%sm", codes[ink]);
	utf_safe(w->out, s);
	if (paint)
		buf_add(w->out, S("\033[0m"));
}

void text_fold(struct writing *w, unsigned indent, str s)
{
	unsigned width = w->style->tty && w->style->width >= LEAST_WIDTH ? w->style->width : 0, at = indent;
	struct buf safe BUF_AUTO = {0};
	utf_safe(&safe, s);
	str rest = buf_str(&safe), word;
	for (bool first = true; str_cut(&rest, ' ', &word); first = false) {
		unsigned n = (unsigned)utf_count(word);
		if (!first && width && at + 1 + n > width) {
			buf_printf(w->out, "\n%*s", (int)indent, "");
			at = indent;
		} else if (!first) {
			buf_byte(w->out, ' ');
			at++;
		}
		buf_add(w->out, word);
		at += n;
	}
}

enum ink text_severity_ink(enum severity s)
{
	return s >= SEVERITY_HIGH ? INK_RED : s == SEVERITY_MEDIUM ? INK_YELLOW : INK_CYAN;
}

static void begin(struct writing *w)
{
	w->state = arena_new(w->scratch, struct text);
	if (w->style->quiet)
		return;
	text_head(w);
}

static void group_add(struct text_group *g, const struct finding *f)
{
	mem_room(g->findings, g->n, g->cap);
	g->findings[g->n++] = f;
}

/* One rule, one control (a secret in the tree and one that only history holds are two questions), one answer. */
static bool belongs(const struct text_group *g, const struct finding *f)
{
	const struct finding *first = g->findings[0];
	return first->main.rule == f->main.rule && first->control == f->control && first->gates == f->gates;
}

/* "Not registered yet. Next: microaudit init" says it, too. */
static bool is_said_below(const struct writing *w, const struct finding *f)
{
	return !w->style->verbose && !w->r->has_manifest && str_eq(f->main.rule->id, S("manifest-missing")) &&
	       str_starts(w->r->next_command, S("microaudit init"));
}

static void finding(struct writing *w, const struct finding *f)
{
	struct text *t = w->state;
	if (w->style->quiet) {
		text_one_line(w, f);
		return;
	}
	if (f->state != STATE_NEW) {
		group_add(&t->others, f);
		return;
	}
	if (f->severity <= SEVERITY_INFO) {
		if (!is_said_below(w, f))
			group_add(&t->notes, f);
		return;
	}
	size_t i = 0;
	while (i < t->n && !belongs(&t->groups[i], f))
		i++;
	if (i == t->n) {
		mem_room(t->groups, t->n, t->cap);
		t->groups[t->n++] = (struct text_group){0};
	}
	group_add(&t->groups[i], f);
}

static void trouble_paths(struct buf *b, const struct trouble *t, size_t most)
{
	for (size_t i = 0; i < t->n_paths && i < most; i++) {
		buf_add(b, i ? S(", ") : S(": "));
		buf_add(b, t->paths[i]);
	}
	if (t->n_paths && t->count > (most < t->n_paths ? most : t->n_paths))
		buf_add(b, S(", …"));
}

/* What was chosen is a count in one line, unless there is something to know about it; everything else is named, with
 * what to do about it. */
static void trouble(struct writing *w, const struct trouble *t)
{
	struct text *state = w->state;
	struct buf text BUF_AUTO = {0}, *kept = w->out;
	if (t->class == TROUBLE_CHOSEN) {
		state->chosen += t->hint.n ? 0 : t->count;
		if (!t->hint.n && !w->style->verbose)
			return;
	}
	if (w->style->quiet && t->class != TROUBLE_FAILED)
		return;
	wording_trouble(&text, t);
	trouble_paths(&text, t, w->style->verbose ? SIZE_MAX : PATHS_LISTED);
	w->out = &state->troubles;
	text_put(w,
	         t->class == TROUBLE_FAILED   ? INK_RED
	         : t->class == TROUBLE_CHOSEN ? INK_DIM
	                                      : INK_YELLOW,
	         trouble_class_name(t->class));
	buf_add(w->out, S(": "));
	if (t->hint.n)
		buf_printf(&text, ". %.*s", STR_ARG(t->hint));
	text_fold(w, 2, buf_str(&text));
	buf_byte(w->out, '\n');
	w->out = kept;
}

/* Gating groups first, each kind in the report's order. */
static size_t frames(struct writing *w, const struct text *t)
{
	size_t shown = 0, most = w->style->verbose ? SIZE_MAX : MAX_FRAMES, all = 0;
	for (size_t i = 0; i < t->n; i++)
		all += !text_is_line(w, &t->groups[i]);
	if (all)
		buf_byte(w->out, '\n');
	unsigned long gating = wording_tally(w->r).gating;
	if (gating && w->r->stage == STAGE_LAUNCH)
		buf_printf(w->out, "To fix, %lu:\n\n", gating);
	for (int gates = 1; gates >= 0; gates--)
		for (size_t i = 0; i < t->n && shown < most; i++)
			if (t->groups[i].findings[0]->gates == gates && !text_is_line(w, &t->groups[i])) {
				text_frame(w, &t->groups[i]);
				shown++;
			}
	return shown;
}

static void not_new(struct writing *w, const struct tally *t)
{
	const struct {
		unsigned long n;
		const char *what;
	} rows[] = {{t->known, "known"}, {t->excepted, "excepted"}, {t->rotated, "rotated"}};
	const char *between = " ";
	buf_add(w->out, S("not new:"));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].n) {
			buf_printf(w->out, "%s%lu %s", between, rows[i].n, rows[i].what);
			between = ", ";
		}
	buf_add(w->out, S(" (-v lists them)\n"));
}

static void notes(struct writing *w, const struct text *t)
{
	struct tally tally = wording_tally(w->r);
	size_t most = w->style->verbose ? SIZE_MAX : MAX_NOTES;
	for (size_t i = 0; i < t->notes.n && i < most; i++)
		text_one_line(w, t->notes.findings[i]);
	if (t->notes.n > most)
		buf_printf(w->out, "INFO: %zu more (-v lists them)\n", t->notes.n - most);
	if (w->style->verbose)
		for (size_t i = 0; i < t->others.n; i++)
			text_one_line(w, t->others.findings[i]);
	else if (t->others.n)
		not_new(w, &tally);
	if (w->r->hidden)
		buf_printf(w->out, "hidden: %lu below %.*s confidence (--min-confidence low shows them)\n",
		           w->r->hidden, STR_ARG(confidence_name(w->r->min_confidence)));
}

str text_command(struct writing *w, str command)
{
	str own = S("microaudit"), program = w->style->program;
	if (!program.n || !str_starts(command, own))
		return command;
	str rest = str_sub(command, own.n, command.n);
	return arena_printf(w->scratch, "%.*s%.*s", STR_ARG(program), STR_ARG(rest));
}

static void next(struct writing *w)
{
	const struct report *r = w->r;
	if (r->next_command.n == 0)
		return;
	if (!r->has_manifest && str_starts(r->next_command, S("microaudit init")))
		buf_add(w->out, S("Not registered yet. "));
	buf_add(w->out, S("Next: "));
	text_put(w, INK_BOLD, text_command(w, r->next_command));
	buf_byte(w->out, '\n');
}

static void body(struct writing *w, const struct text *t)
{
	text_table(w, t->groups, t->n, frames(w, t));
	notes(w, t);
	if (w->r->stage != STAGE_WORK)
		text_checklist(w);
}

static void end(struct writing *w)
{
	struct text *t = w->state;
	struct buf verdict BUF_AUTO = {0};
	if (!w->style->quiet)
		body(w, t);
	buf_add(w->out, buf_str(&t->troubles));
	if (t->chosen && !w->style->verbose && !w->style->quiet)
		buf_printf(w->out, "not scanned by choice: %lu (-v lists them)\n", t->chosen);
	if (!w->style->quiet)
		text_possible(w);
	text_parts(w);
	if (!w->style->quiet)
		next(w);
	wording_verdict(&verdict, w->r);
	text_put(w, w->r->exit_status ? INK_RED : INK_GREEN, buf_str(&verdict));
	buf_byte(w->out, '\n');
	for (size_t i = 0; i < t->n; i++)
		free(t->groups[i].findings);
	free(t->groups);
	free(t->notes.findings);
	free(t->others.findings);
	buf_free(&t->troubles);
}

const struct writer writer_text = {STR_INIT("text"),
                                   STR_INIT("for people, with what to do next"),
                                   STR_INIT("txt"),
                                   false,
                                   begin,
                                   finding,
                                   trouble,
                                   end};
