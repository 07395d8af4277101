/* A finding as compilers show an error: head, place, the masked line with a caret, why, numbered steps.
 *
 *   HIGH[SECR-02]: GitHub personal access token
 *     --> src/app.js:12:9
 *      |
 *   12 | token = "ghp_••••k3Qx"
 *      |          ^^^^^^^^^^^^ */
#include "report/text.h"

#include <inttypes.h>

#include "report/wording.h"

enum { ALSO_LISTED = 3, SHORT_COMMIT = 12 };

static void head(struct writing *w, const struct finding *f)
{
	struct buf text BUF_AUTO = {0};
	enum ink ink = text_severity_ink(f->severity);
	text_put(w, ink, severity_name(f->severity));
	buf_byte(w->out, '[');
	text_put(w, ink, f->control->id);
	buf_byte(w->out, ']');
	if (f->state != STATE_NEW) {
		buf_add(w->out, S(" ("));
		buf_add(w->out, state_name(f->state));
		buf_byte(w->out, ')');
	}
	buf_add(w->out, S(": "));
	wording_description(&text, f);
	text_put(w, INK_BOLD, buf_str(&text));
}

static void where(struct writing *w, const struct finding *f)
{
	const struct place *p = &f->main.place;
	struct buf text BUF_AUTO = {0};
	wording_place(&text, p);
	if (text.n == 0)
		buf_add(&text, S("the repository as a whole"));
	if (p->commit.n && (p->origin == ORIGIN_HISTORY || p->origin == ORIGIN_MESSAGE)) {
		buf_add(&text, S(" in commit "));
		buf_add(&text, str_sub(p->commit, 0, SHORT_COMMIT));
	}
	if (f->held == HELD_HISTORY && p->origin == ORIGIN_HISTORY)
		buf_add(&text, S(" (removed since, still in the history)"));
	else if (f->held == HELD_ELSEWHERE)
		buf_add(&text, S(" (only on other branches, tags or stashes)"));
	text_put(w, INK_PLAIN, buf_str(&text));
}

void text_one_line(struct writing *w, const struct finding *f)
{
	head(w, f);
	buf_add(w->out, S("  "));
	where(w, f);
	if (f->state_why.n) {
		buf_add(w->out, S(": "));
		text_put(w, INK_PLAIN, f->state_why);
	}
	buf_byte(w->out, '\n');
}

/* "   = why: " and the text, folded behind it. */
static void label(struct writing *w, unsigned digits, const char *name, str text)
{
	unsigned indent = digits + 5 + (unsigned)strlen(name);
	buf_printf(w->out, "%*s = ", (int)digits, "");
	text_put(w, INK_BOLD, str_of(name));
	buf_add(w->out, S(": "));
	text_fold(w, indent, text);
	buf_byte(w->out, '\n');
}

static void steps(struct writing *w, const struct finding *f, unsigned digits)
{
	struct strs fix = f->main.rule->fix;
	struct buf text BUF_AUTO = {0};
	if (fix.n <= 1) {
		wording_remediation(&text, f);
		if (text.n)
			label(w, digits, "fix", buf_str(&text));
		return;
	}
	for (size_t i = 0; i < fix.n; i++) {
		buf_clear(&text);
		buf_printf(&text, "%zu. %.*s", i + 1, STR_ARG(str_trim(fix.at[i])));
		if (i == 0) {
			label(w, digits, "fix", buf_str(&text));
			continue;
		}
		buf_printf(w->out, "%*s", (int)digits + 8, "");
		text_fold(w, digits + 11, buf_str(&text));
		buf_byte(w->out, '\n');
	}
}

/* A commit keeps what it holds: once the secret is changed where it was issued, this is what settles the finding. */
static void settle(struct writing *w, const struct finding *f, unsigned digits)
{
	if (!f->main.secret || f->held == HELD_HEAD || f->state != STATE_NEW)
		return;
	str command = arena_printf(w->scratch, "microaudit resolve %.*s --rotated DATE --by E-MAIL",
	                           STR_ARG(print_text(w->scratch, f->main.print)));
	label(w, digits, "settle", text_command(w, command));
}

/* The same line in the tree and in a commit is one place to a reader. */
static bool is_elsewhere(const struct finding *f, const struct place *p)
{
	return p->line != f->main.place.line || !str_eq(p->path, f->main.place.path);
}

/* Errors of one file, each with its own words: one frame lists them all. */
static bool each_is_said(const struct text_group *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->findings[i]->main.secret || !g->findings[i]->main.note.n ||
		    !str_eq(g->findings[i]->main.place.path, g->findings[0]->main.place.path))
			return false;
	return g->n > 1;
}

static void say_each(struct writing *w, const struct text_group *g, unsigned digits)
{
	struct buf text BUF_AUTO = {0};
	for (size_t i = 1; i < g->n; i++) {
		buf_clear(&text);
		wording_place(&text, &g->findings[i]->main.place);
		buf_printf(&text, " %.*s", STR_ARG(g->findings[i]->main.note));
		label(w, digits, "also", buf_str(&text));
	}
}

/* Other places of the secret, and other findings of the rule. */
static void also(struct writing *w, const struct text_group *g, unsigned digits)
{
	const struct finding *f = g->findings[0];
	size_t listed = w->style->verbose ? SIZE_MAX : ALSO_LISTED, shown = 0;
	struct buf text BUF_AUTO = {0};
	size_t others = f->all_places - f->n_places;
	for (size_t i = 0; i < f->n_places; i++)
		others += is_elsewhere(f, &f->places[i]);
	if (others) {
		buf_printf(&text, "%zu more %s%s", others, others == 1 ? "place" : "places",
		           f->main.secret ? " of the same value" : "");
		for (size_t i = 0; i < f->n_places && shown < listed; i++) {
			if (!is_elsewhere(f, &f->places[i]))
				continue;
			buf_add(&text, shown ? S(", ") : S(": "));
			wording_place(&text, &f->places[i]);
			shown++;
		}
		if (shown < others)
			buf_add(&text, S(", …"));
		label(w, digits, "also", buf_str(&text));
	}
	if (each_is_said(g)) {
		say_each(w, g, digits);
	} else if (g->n > 1) {
		buf_clear(&text);
		buf_printf(&text, "%zu more like it", g->n - 1);
		for (size_t i = 1; i < g->n && i - 1 < listed; i++) {
			buf_add(&text, i > 1 ? S(", ") : S(": "));
			wording_place(&text, &g->findings[i]->main.place);
		}
		if (g->n - 1 > listed)
			buf_add(&text, S(", … (all of them: -v)"));
		label(w, digits, "also", buf_str(&text));
	}
}

/* CWE numbers link to their page; other references are printed as they stand. */
static void references(struct writing *w, const struct finding *f, unsigned digits)
{
	struct strs refs = f->main.rule->references;
	uint64_t number;
	if (refs.n == 0 || !w->style->verbose)
		return;
	buf_printf(w->out, "%*s = ", (int)digits, "");
	text_put(w, INK_BOLD, S("see"));
	buf_byte(w->out, ':');
	for (size_t i = 0; i < refs.n; i++) {
		bool link = w->style->show_hyperlinks && str_starts(refs.at[i], S("CWE-")) &&
		            str_number(str_sub(refs.at[i], 4, refs.at[i].n), 99999, &number);
		buf_add(w->out, i ? S(", ") : S(" "));
		if (link)
			buf_printf(w->out, "\033]8;;https://cwe.mitre.org/data/definitions/%" PRIu64 ".html\033\\",
			           number);
		text_put(w, INK_PLAIN, refs.at[i]);
		buf_add(w->out, link ? S("\033]8;;\033\\") : S(""));
	}
	buf_byte(w->out, '\n');
}

/* What `resolve` and exceptions take: of every finding that the frame stands for. */
static void fingerprints(struct writing *w, const struct text_group *g, unsigned digits)
{
	struct buf text BUF_AUTO = {0};
	for (size_t i = 0; i < g->n && w->style->verbose; i++)
		buf_printf(&text, "%s%.*s", i ? ", " : "", STR_ARG(print_text(w->scratch, g->findings[i]->main.print)));
	if (text.n)
		label(w, digits, "print", buf_str(&text));
}

void text_frame(struct writing *w, const struct text_group *g)
{
	const struct finding *f = g->findings[0];
	const struct rule *rule = f->main.rule;
	struct buf text BUF_AUTO = {0};
	buf_printf(&text, "%u", f->main.place.line + TEXT_LINES);
	unsigned digits = (unsigned)text.n;
	head(w, f);
	buf_byte(w->out, '\n');
	buf_printf(w->out, "%*s", (int)digits, "");
	text_put(w, INK_BLUE, S("--> "));
	where(w, f);
	buf_byte(w->out, '\n');
	text_lines(w, f, digits);
	if (f->main.frame.n == 0 && f->main.shown.n && !str_eq(f->main.shown, f->main.place.path))
		label(w, digits, "what", f->main.shown);
	str why = str_trim(rule->is_public && rule->protects.n ? rule->protects : rule->why);
	if (why.n)
		label(w, digits, "why", why);
	steps(w, f, digits);
	settle(w, f, digits);
	also(w, g, digits);
	/* A place in the history names its commit. */
	if (f->introduced_by.n && !str_eq(f->introduced_by, f->main.place.commit))
		label(w, digits, "since",
		      arena_printf(w->scratch, "commit %.*s", STR_ARG(str_sub(f->introduced_by, 0, SHORT_COMMIT))));
	references(w, f, digits);
	fingerprints(w, g, digits);
	buf_clear(&text);
	buf_printf(&text, "microaudit explain %.*s", STR_ARG(rule->id));
	label(w, digits, "more", text_command(w, buf_str(&text)));
	buf_byte(w->out, '\n');
}
