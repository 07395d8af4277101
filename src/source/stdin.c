/* Standard input as a source, and what every source needs to know: is this binary, or an archive? */
#include <errno.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf.h"
#include "source/source.h"

enum { LOOK = 8000, CHUNK = 65536 };

/* Text in which a few NUL bytes stand, as editors and logs leave them: nothing else that text does not hold. */
static bool is_strewn(str head)
{
	enum { ONE_IN = 64 };
	size_t zeros = 0;
	for (size_t i = 0; i < head.n; i++) {
		unsigned char c = (unsigned char)head.p[i];
		zeros += c == 0;
		if ((c && c < 0x20 && !memchr("\t\n\r\f\x1b", c, 5)) || c == 0x7f)
			return false;
	}
	return zeros * ONE_IN <= head.n;
}

bool source_is_archive(str bytes)
{
	static const struct {
		size_t at;
		str magic;
	} kinds[] = {
	        {0, STR_INIT("PK\3\4")},           {0, STR_INIT("\x1f\x8b\x08")}, {0, STR_INIT("7z\xbc\xaf\x27\x1c")},
	        {0, STR_INIT("Rar!\x1a\x07")},     {0, STR_INIT("BZh")},          {0, STR_INIT("\xfd\x37zXZ")},
	        {0, STR_INIT("\x28\xb5\x2f\xfd")}, {0, STR_INIT("!<arch>\n")},    {257, STR_INIT("ustar")}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(str_sub(bytes, kinds[i].at, bytes.n), kinds[i].magic))
			return true;
	return false;
}

bool source_is_binary(str bytes)
{
	str head = str_sub(bytes, 0, LOOK), text;
	if (!head.n || !memchr(head.p, 0, head.n))
		return false;
	struct arena a = {0};
	bool decoded = utf_decode(head, &a, &text);
	/* UTF-16 that holds NUL characters is no text either. */
	bool binary = decoded ? text.n && memchr(text.p, 0, text.n) : !is_strewn(head);
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
