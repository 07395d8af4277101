/* What is left out is left out for what it holds and how it is called together: a file that is used as text, whatever
 * stands at its beginning, is searched. */
#include "intake.h"

#include <stdint.h>

#include "base/buf.h"

#include "source/content.h"
#include "base/ascii.h"

/* Takes a line off the front of *rest: the word, then n characters of the set. */
static bool take_line(str *rest, str word, const char *set, size_t least, size_t most)
{
	str line;
	if (!str_cut(rest, '\n', &line) || !str_starts(line, word))
		return false;
	line = str_sub(line, word.n, line.n);
	for (size_t i = 0; i < line.n; i++)
		if (!line.p[i] || !strchr(set, line.p[i]))
			return false;
	return line.n >= least && line.n <= most;
}

/* A pointer and nothing else, line by line as the specification has it: a file that only begins like one is a file. */
static bool is_lfs_pointer(str bytes)
{
	enum { HASH = 64, SIZE_DIGITS = 20 };
	str rest = bytes;
	return take_line(&rest, S("version https://git-lfs.github.com/spec/v1"), "", 0, 0) &&
	       take_line(&rest, S("oid sha256:"), "0123456789abcdef", HASH, HASH) &&
	       take_line(&rest, S("size "), "0123456789", 1, SIZE_DIGITS) && rest.n == 0;
}

bool intake_named_text(const struct doc *doc)
{
	for (size_t i = 0; i < doc->names.n; i++)
		if (content_named_text(doc->names.at[i]))
			return true;
	return content_named_text(doc->path);
}

bool intake_begin(struct intake *i, const struct doc *doc, const struct scan_sink *sink)
{
	uint64_t size = doc->piece ? UINT64_MAX : doc->bytes.n;
	if (!doc->piece && is_lfs_pointer(doc->bytes)) {
		sink->trouble(sink->ctx, TROUBLE_CHOSEN, S("Git LFS pointer"), S(""), doc->path);
		return false;
	}
	i->encoding = encoding_of(doc->bytes, &i->mark);
	enum content kind = i->encoding == ENCODING_AS_IS ? content_of(doc->bytes, size) : CONTENT_TEXT;
	if (kind == CONTENT_TEXT)
		return true;
	bool text_too = intake_named_text(doc);
	/* A database's dump that is packed is none for its name, but the bytes are looked at all the same. */
	if (kind == CONTENT_ARCHIVE)
		sink->trouble(sink->ctx, TROUBLE_CHOSEN, S("archive: not opened"), S(""), doc->path);
	else if (!text_too)
		sink->trouble(sink->ctx, TROUBLE_CHOSEN, S("binary"), S(""), doc->path);
	return text_too;
}

/* The place at or before `at` of the bytes where a character begins, by where they stand in the document. */
static size_t aligned(const struct intake *i, const struct piece *p, size_t at)
{
	uint64_t whole = p ? p->at - p->core + at - i->mark : at - i->mark;
	size_t over = (size_t)(whole % encoding_unit(i->encoding));
	return at > over ? at - over : 0;
}

static struct stretch decoded(const struct intake *i, const struct doc *doc, size_t from, size_t to, struct arena *a)
{
	const struct piece *p = doc->piece;
	struct buf out BUF_AUTO = {0};
	struct stretch x = {0};
	size_t unit = encoding_unit(i->encoding), begin = p && !p->first ? aligned(i, p, unit) : i->mark;
	from = aligned(i, p, from);
	to = p && !p->last ? aligned(i, p, to) : to;
	buf_add(&out, encoding_text(str_sub(doc->bytes, begin, from), i->encoding, a));
	x.from = out.n;
	buf_add(&out, encoding_text(str_sub(doc->bytes, from, to), i->encoding, a));
	x.to = out.n;
	buf_add(&out, encoding_text(str_sub(doc->bytes, to, doc->bytes.n), i->encoding, a));
	x.text = arena_str(a, buf_str(&out));
	return x;
}

struct stretch intake_text(const struct intake *i, const struct doc *doc, struct arena *a)
{
	const struct piece *p = doc->piece;
	size_t mark = !p || p->first ? i->mark : 0, from = p && p->core > mark ? p->core : mark;
	size_t to = p ? p->core_end : doc->bytes.n;
	if (i->encoding != ENCODING_AS_IS && (!p || !encoding_has_plain(doc->bytes)))
		return decoded(i, doc, from, to, a);
	return (struct stretch){.text = str_sub(doc->bytes, mark, doc->bytes.n), .from = from - mark, .to = to - mark};
}

bool intake_strewn(str text, size_t start, size_t end)
{
	enum { AROUND = 128, CONTROLS = 6, ZEROS = 16 };
	size_t from = start > AROUND ? start - AROUND : 0, to = end + AROUND < text.n ? end + AROUND : text.n;
	size_t controls = 0, zeros = 0; /* runs of them: fields are filled up */
	for (size_t i = from; i < to; i++) {
		unsigned char c = (unsigned char)text.p[i];
		controls += (c && c < 0x20 && !ascii_in("\t\n\r\f\x1b", (char)c)) || c == 0x7f;
		zeros += c == 0 && (i == from || text.p[i - 1]);
	}
	return controls >= CONTROLS || zeros >= ZEROS;
}
