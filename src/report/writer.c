/* Choosing a writer and walking it through the report. */
#include "report/writers.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

#define ROW(name) &writer_##name,
static const struct writer *const table[] = {REPORT_WRITERS(ROW)};
#undef ROW

const struct writer *const *report_formats(size_t *n)
{
	*n = COUNT(table);
	return table;
}

static const struct writer *find(str format)
{
	for (size_t i = 0; i < COUNT(table); i++)
		if (str_eq(table[i]->name, format))
			return table[i];
	return NULL;
}

bool report_format_known(str name) { return find(name) != NULL; }

static void open_controls(const struct writer *writer, struct writing *w)
{
	for (enum open_kind kind = OPEN_FIX; writer->open && kind < OPEN_KINDS; kind++) {
		struct open_list list = wording_open(w->r, kind, w->scratch);
		for (size_t i = 0; i < list.n; i++)
			writer->open(w, list.at[i], kind);
	}
}

bool report_write(str format, const struct report *r, const struct report_style *style, struct buf *out,
                  struct err *err)
{
	const struct writer *writer = find(format);
	if (!writer)
		return err_set(err, "there is no report format '%.*s'", STR_ARG(format));
	struct arena scratch = {0};
	struct writing w = {.r = r, .style = style, .out = out, .err = err, .scratch = &scratch};
	writer->begin(&w);
	for (size_t i = 0; i < r->n_findings; i++)
		writer->finding(&w, &r->findings[i]);
	open_controls(writer, &w);
	for (size_t i = 0; i < r->n_troubles; i++)
		writer->trouble(&w, &r->troubles[i]);
	writer->end(&w);
	arena_free(&scratch);
	return !w.failed;
}
