/* The baseline's text. Only fingerprints count when it is read; the rest of a line is for the person who reviews it. */
#include "policy/baseline.h"

#include <stdlib.h>

#include "base/utf.h"

static int by_print(const void *a, const void *b) { return memcmp(a, b, PRINT_SIZE); }

bool baseline_read(str text, struct arena *a, struct baseline *out, struct err *err)
{
	size_t lines = 0;
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	*out = (struct baseline){.prints = arena_alloc(a, (lines + 1) * PRINT_SIZE)};
	str line, print;
	for (unsigned number = 1; str_cut(&text, '\n', &line); number++) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		if (str_starts(line, S("<<<<<<<")) || str_starts(line, S(">>>>>>>")) || str_starts(line, S("=======")))
			return err_set(err, "line %u: a merge was left unfinished here: keep the lines of both sides",
			               number);
		if (!str_cut(&line, ' ', &print) || !print_parse(print, out->prints[out->n]))
			return err_set(err, "line %u: does not start with a fingerprint (1: and 32 hex digits)",
			               number);
		out->n++;
	}
	if (!out->n)
		return true;
	qsort(out->prints, out->n, PRINT_SIZE, by_print);
	size_t kept = 1;
	for (size_t i = 1; i < out->n; i++) /* a merge leaves some twice */
		if (memcmp(out->prints[i], out->prints[kept - 1], PRINT_SIZE) != 0)
			memmove(out->prints[kept++], out->prints[i], PRINT_SIZE);
	out->n = kept;
	return true;
}

size_t baseline_apply(const struct baseline *b, struct report *r)
{
	size_t hidden = 0;
	for (size_t i = 0; i < r->n_findings && b->n; i++) {
		struct finding *f = &r->findings[i];
		if (f->state == STATE_NEW && bsearch(f->main.print, b->prints, b->n, PRINT_SIZE, by_print)) {
			f->state = STATE_KNOWN;
			hidden++;
		}
	}
	return hidden;
}

static bool belongs(const struct finding *f)
{
	return (f->state == STATE_NEW || f->state == STATE_KNOWN) && f->severity > SEVERITY_INFO;
}

static int order(const void *x, const void *y)
{
	const struct finding *const *a = x, *const *b = y;
	return memcmp((*a)->main.print, (*b)->main.print, PRINT_SIZE);
}

size_t baseline_write(const struct report *r, struct buf *out)
{
	struct arena scratch = {0};
	const struct finding **list = arena_array(&scratch, const struct finding *, r->n_findings);
	size_t n = 0;
	for (size_t i = 0; i < r->n_findings; i++)
		if (belongs(&r->findings[i]))
			list[n++] = &r->findings[i];
	if (n)
		qsort(list, n, sizeof *list, order);
	for (size_t i = 0; i < n; i++) {
		const struct finding *f = list[i];
		str path = f->main.place.path.n ? f->main.place.path : S(".");
		buf_add(out, print_text(&scratch, f->main.print));
		buf_printf(out, " %.*s %.*s ", STR_ARG(f->main.rule->id), STR_ARG(f->control->id));
		utf_safe(out, path);
		buf_byte(out, '\n');
	}
	buf_printf(out, "# %zu finding%s hidden by this baseline\n", n, n == 1 ? "" : "s");
	arena_free(&scratch);
	return n;
}
