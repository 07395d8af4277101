/* Standard input. */
#include <unistd.h>

#include "sandbox.h"

static bool stdin_doc(void *ctx, const struct doc *doc)
{
	struct sandbox *s = ctx;
	buf_printf(&s->troubles, "%.*s=%.*s", STR_ARG(doc->path), STR_ARG(doc->bytes));
	return true;
}

static void stdin_feed(struct sandbox *s, str bytes, uint64_t limit)
{
	int ends[2];
	cr_assert(pipe(ends) == 0);
	cr_assert(write(ends[1], bytes.p, bytes.n) == (ssize_t)bytes.n);
	close(ends[1]);
	struct source_sink sink = {.ctx = s, .doc = stdin_doc, .trouble = sandbox_trouble};
	struct source_limits limits = {limit};
	cr_assert(source_stdin(ends[0], S("in.txt"), &limits, &sink, NULL));
	close(ends[0]);
}

Test(stdin, one_document)
{
	struct sandbox s = {0};
	stdin_feed(&s, S("a\nb"), 0);
	cr_assert(str_eq(buf_str(&s.troubles), S("in.txt=a\nb")));
	buf_free(&s.troubles);
}

Test(stdin, too_large)
{
	struct sandbox s = {0};
	stdin_feed(&s, S("12345"), 4);
	cr_assert(str_eq(buf_str(&s.troubles), S("0 over the size limit in.txt\n")));
	buf_free(&s.troubles);
}
