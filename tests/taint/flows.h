/* flows: the rows of taint/taint.h that a file of this text has, as "what sink source|…". */
#ifndef TESTS_TAINT_FLOWS_H
#define TESTS_TAINT_FLOWS_H

#include <criterion/criterion.h>

#include "base/buf.h"
#include "format/format.h"
#include "taint/taint.h"
#include "../format/format_for.h"

static void flows_add(void *ctx, const struct taint_row *r)
{
	struct buf *b = ctx;
	buf_printf(b, "%s%.*s %.*s %.*s", b->n ? "|" : "", STR_ARG(r->what), STR_ARG(r->sink), STR_ARG(r->source));
	if (r->name.n)
		buf_printf(b, " of %.*s", STR_ARG(r->name));
}

/* In the arena. Rows of what may be somebody's are left out: they say nothing by themselves. */
static inline str flows_in(struct arena *a, const char *path, const char *text)
{
	struct buf b BUF_AUTO = {0};
	const struct format *f = format_for(str_of(path));
	const struct node *tree = NULL;
	cr_assert(f && f->read(str_of(text), a, &format_default_budget, &tree, NULL) != FORMAT_LIMIT && tree, "%s",
	          text);
	taint_find(str_of(path), S("server"), tree, a, &b, flows_add);
	return arena_str(a, buf_str(&b));
}

static inline void flows_expect(const char *path, const char *text, const char *wanted)
{
	struct arena a = {0};
	str got = flows_in(&a, path, text);
	cr_expect(str_eq(got, str_of(wanted)), "%s\n  %.*s\n  wanted: %s", text, STR_ARG(got), wanted);
	arena_free(&a);
}

#endif
