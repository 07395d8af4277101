/* Values that stand on lines of their own below their name: YAML's block scalars (password: |) and here-documents
 * (PASSWORD=$(cat <<END). Only lines without a blank are put together: what has blanks is prose or a script. */
#include "secret/decode/decoders.h"
#include "base/ascii.h"

enum { CONTEXT = 160, BLOCK_MOST = 4 << 10, LINES_MOST = 64 };

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static size_t skip_blanks(str text, size_t at)
{
	while (at < text.n && is_blank(text.p[at]))
		at++;
	return at;
}

/* The end of the word at `at` when nothing but the end of the line follows it; else, or without a word, 0. */
static size_t word_end(str text, size_t at, size_t *next)
{
	size_t end = at;
	while (end < text.n && end - at < BLOCK_MOST && (unsigned char)text.p[end] > ' ')
		end++;
	*next = skip_blanks(text, end);
	*next += *next < text.n && text.p[*next] == '\r';
	if (end == at || (*next < text.n && text.p[*next] != '\n'))
		return 0;
	*next += *next < text.n;
	return end;
}

/* The lines from `at` on, as one string behind the name in [from, to). They end before one that is indented by no more
 * than `indent` columns, or at one that begins with the word `stop`. */
static void take_lines(struct view *v, size_t from, size_t to, size_t at, size_t indent, str stop)
{
	str text = v->of;
	size_t begin = at, end = at, next;
	view_keep(v, from, to);
	view_put(v, S("\""), to, to, DECODE_FRAME);
	for (unsigned i = 0; i < LINES_MOST && at < text.n && at - begin < BLOCK_MOST; i++, at = next) {
		size_t word = skip_blanks(text, at), last = word_end(text, word, &next);
		if (stop.n ? str_starts(str_sub(text, word, text.n), stop) : word - at <= indent)
			break;
		if (!last) {
			end = begin; /* a blank in the line, or no word in it */
			break;
		}
		view_keep(v, word, last);
		end = last;
	}
	view_put(v, S("\""), end, end, DECODE_FRAME);
	v->how = DECODE_BLOCK;
	if (end > begin && view_wants(v, begin, end)) {
		view_give(v);
		return;
	}
	v->n = 0;
	buf_clear(&v->text);
}

/* name: | or name: >-, the sign at `at` */
static void try_scalar(struct view *v, size_t at)
{
	str text = v->of;
	size_t name = at, next = at + 1, line = decode_line_start(text, at, CONTEXT), start;
	while (name > line && is_blank(text.p[name - 1]))
		name--;
	if (name == at || name == line || text.p[name - 1] != ':')
		return;
	while (next < text.n && next < at + 3 && ascii_in("-+123456789", text.p[next]))
		next++;
	next = skip_blanks(text, next);
	next += next < text.n && text.p[next] == '\r';
	if (next >= text.n || text.p[next] != '\n')
		return;
	for (start = line; start < name && ascii_in(" -", text.p[start]); start++)
		;
	take_lines(v, line, at, next + 1, start - line, S(""));
}

static size_t without(str text, size_t from, size_t to, str end)
{
	while (to > from && is_blank(text.p[to - 1]))
		to--;
	return str_ends(str_sub(text, from, to), end) ? to - end.n : to;
}

/* NAME=$(cat <<END or name = <<-"END", the signs at `at` */
static void try_document(struct view *v, size_t at)
{
	str text = v->of;
	size_t word = at + 2, end, line = decode_line_start(text, at, CONTEXT), name;
	while (word < text.n && word < at + 6 && ascii_in("<-~'\" ", text.p[word]))
		word++;
	for (end = word; end < text.n && end - word < 32; end++)
		if (!((text.p[end] >= 'A' && text.p[end] <= 'Z') || (text.p[end] >= 'a' && text.p[end] <= 'z') ||
		      text.p[end] == '_'))
			break;
	size_t next = decode_line_end(text, end, CONTEXT);
	name = without(text, line, without(text, line, without(text, line, at, S("cat")), S("$(")), S("\""));
	if (end == word || next >= text.n || text.p[next] != '\n' || name == line || !ascii_in("=:", text.p[name - 1]))
		return;
	take_lines(v, line, name, next + 1, 0, str_sub(text, word, end));
}

size_t decode_block(struct view *v, size_t at)
{
	if (v->of.p[at] == '<')
		try_document(v, at);
	else if (is_blank(v->of.p[at - 1]))
		try_scalar(v, at);
	return at + 1;
}
