/* What has no frame: a line for each rule. What stops nothing and is LOW, or stands in a test, an example or
 * documentation, is a line only, a few of them; how many guesses there are is one sentence. */
#include "report/text.h"

#include "report/wording.h"

enum { LISTED = 2 };

bool text_is_line(const struct writing *w, const struct text_group *g)
{
	const struct finding *f = g->findings[0];
	bool aside = f->severity <= SEVERITY_LOW || (f->severity == SEVERITY_MEDIUM && f->main.place.sample);
	return aside && !f->gates && !w->style->verbose;
}

static int id_width(const struct text_group *groups, size_t n)
{
	size_t width = 4;
	for (size_t i = 0; i < n; i++) {
		size_t length = groups[i].findings[0]->main.rule->id.n;
		width = length > width ? length : width;
	}
	return (int)width;
}

static void row(struct writing *w, const struct text_group *g, int width)
{
	const struct finding *f = g->findings[0];
	struct buf place BUF_AUTO = {0};
	wording_place(&place, &f->main.place);
	buf_printf(w->out, "%-8.*s  %-7.*s  %-*.*s  %5zu  ", STR_ARG(severity_name(f->severity)),
	           STR_ARG(f->control->id), width, STR_ARG(f->main.rule->id), g->n);
	text_put(w, INK_PLAIN, place.n ? buf_str(&place) : S("-"));
	buf_byte(w->out, '\n');
}

/* All rules when the frames do not show everything; what has no frame anyway, in any case. */
void text_table(struct writing *w, const struct text_group *groups, size_t n, size_t framed)
{
	bool several = false;
	size_t frames = 0, lines = 0, listed = 0;
	int width = id_width(groups, n);
	for (size_t i = 0; i < n; i++) {
		bool line = text_is_line(w, &groups[i]);
		frames += !line;
		lines += line;
		several = several || (!line && groups[i].n > 1);
	}
	bool whole = framed < frames || (several && frames > 1); /* one frame says how many there are */
	if (whole)
		buf_printf(w->out, "severity  control  %-*s  count  first\n", width, "rule");
	for (size_t i = 0; i < n && whole; i++)
		if (!text_is_line(w, &groups[i]))
			row(w, &groups[i], width);
	for (size_t i = 0; i < n; i++)
		if (text_is_line(w, &groups[i]) && listed < (lines > LISTED ? LISTED - 1 : LISTED)) {
			row(w, &groups[i], width);
			listed++;
		}
	if (lines > listed)
		buf_printf(w->out, "… and %zu more rules (-v lists them)\n", lines - listed);
	if (whole && !lines)
		buf_byte(w->out, '\n');
}

void text_possible(struct writing *w)
{
	unsigned long sample = 0, past = 0;
	for (size_t i = 0; i < w->r->n_findings; i++) {
		const struct finding *f = &w->r->findings[i];
		bool counts = f->main.possible && f->state == STATE_NEW && f->severity > SEVERITY_INFO;
		sample += counts && f->main.place.sample;
		past += counts && !f->main.place.sample;
	}
	if (sample)
		buf_printf(w->out, "%lu possible in tests and docs", sample);
	if (past)
		buf_printf(w->out, "%s%lu %sin old versions", sample ? ", " : "", past, sample ? "" : "possible ");
	if (sample || past)
		buf_byte(w->out, '\n');
}
