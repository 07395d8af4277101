/* Standard input as a source, and what every source needs to know: is this binary? */
#include <errno.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf.h"
#include "source/source.h"

enum { LOOK = 8000, CHUNK = 65536 };

bool source_is_binary(str bytes)
{
	str head = str_sub(bytes, 0, LOOK), text;
	if (!head.n || !memchr(head.p, 0, head.n))
		return false;
	struct arena a = {0};
	bool decoded = utf_decode(head, &a, &text);
	/* UTF-16 that holds NUL characters is no text either. */
	bool binary = !decoded || (text.n && memchr(text.p, 0, text.n));
	arena_free(&a);
	return binary;
}

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
