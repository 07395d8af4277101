/* Standard input as a source. */
#include <stdint.h>

#include "source/pieces.h"
#include "source/source.h"

struct stream {
	const struct source_limits *limits;
	const struct source_sink *sink;
	bool over;
};

static bool give(void *ctx, const struct doc *doc)
{
	struct stream *s = ctx;
	uint64_t limit = s->limits->max_file_size;
	uint64_t end = doc->piece ? doc->piece->at + doc->piece->core_end - doc->piece->core : doc->bytes.n;
	s->over = limit && end > limit;
	return !s->over && s->sink->doc(s->sink->ctx, doc);
}

bool source_stdin(int fd, str name, const struct source_limits *limits, const struct source_sink *sink, struct err *err)
{
	struct stream s = {limits, sink, false};
	struct doc doc = {.path = name, .origin = ORIGIN_STDIN, .blob = UINT32_MAX};
	struct err why = {{0}};
	struct piece_sizes sizes = piece_sizes_usual;
	/* So that a short input over the limit is left out as a whole; of a long one, what stands before is given. */
	if (limits->max_file_size && limits->max_file_size < sizes.whole)
		sizes.whole = (size_t)limits->max_file_size;
	if (!pieces_read(fd, UINT64_MAX, &sizes, &doc, &s, give, &why))
		return err_set(err, "cannot read standard input: %s", why.text);
	if (s.over)
		sink->trouble(sink->ctx, TROUBLE_CHOSEN, S("over the size limit"), S(""), name);
	return true;
}
