/* Standard input as a source: read to its end, then given as one document. */
#include <errno.h>
#include <unistd.h>

#include "base/buf.h"
#include "source/source.h"

enum { CHUNK = 65536 };

bool source_stdin(int fd, str name, const struct source_limits *limits, const struct source_sink *sink, struct err *err)
{
	BUF_AUTO
	struct buf all = {0};
	for (;;) {
		char *to = buf_room(&all, CHUNK);
		ssize_t n = read(fd, to, CHUNK);
		all.n -= n > 0 ? CHUNK - (size_t)n : CHUNK;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, "cannot read standard input: %s", strerror(errno));
		if (n == 0)
			break;
		if (limits->max_file_size && all.n > limits->max_file_size) {
			sink->trouble(sink->ctx, TROUBLE_CHOSEN, S("over the size limit"), S(""), name);
			return true;
		}
	}
	struct doc doc = {.path = name, .bytes = buf_str(&all), .origin = ORIGIN_STDIN, .blob = UINT32_MAX};
	sink->doc(sink->ctx, &doc);
	return true;
}
