/* Escaping for mdoc(7), as mandoc_char(7) says. */
#include "cmd/mdoc.h"

#include "base/utf.h"

enum { COLUMNS = 78 };

static void put_char(struct buf *out, char c, bool in_front)
{
	static const struct {
		char c;
		str as;
	} escapes[] = {{'\\', STR_INIT("\\e")},   {'`', STR_INIT("\\(ga")}, {'^', STR_INIT("\\(ha")},
	               {'~', STR_INIT("\\(ti")},  {'"', STR_INIT("\\(dq")}, {'-', STR_INIT("\\-")},
	               {'\'', STR_INIT("\\(aq")}, {'\t', STR_INIT(" ")}};
	if (in_front && c == '.')
		buf_add(out, S("\\&"));
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
		if (escapes[i].c == c) {
			buf_add(out, escapes[i].as);
			return;
		}
	buf_byte(out, c);
}

/* ASCII as it is or escaped, other characters by number: what they look like is then not a question of the locale. */
static void put_word(struct buf *out, str word)
{
	size_t length;
	for (size_t i = 0; i < word.n; i += length) {
		int32_t code = utf_next(str_sub(word, i, word.n), &length);
		if (code < 0x80)
			put_char(out, word.p[i], i == 0);
		else
			buf_printf(out, "\\[u%04X]", (unsigned)code);
	}
}

/* Ends a sentence, as mandoc sees it: the marks that close brackets and quotes may follow. */
static bool ends_sentence(str word)
{
	while (word.n > 1 && strchr(")]'\"", word.p[word.n - 1]))
		word.n--;
	return word.n && strchr(".!?", word.p[word.n - 1]);
}

void mdoc_text(struct buf *out, str text)
{
	struct buf safe BUF_AUTO = {0};
	utf_safe(&safe, text);
	str rest = buf_str(&safe), word;
	size_t column = 0;
	bool new_line = true;
	while (str_cut(&rest, ' ', &word)) {
		if (!word.n)
			continue;
		struct buf b BUF_AUTO = {0};
		put_word(&b, word);
		if (!new_line && column + 1 + b.n > COLUMNS)
			new_line = true, buf_byte(out, '\n');
		if (!new_line)
			buf_byte(out, ' ');
		buf_add(out, buf_str(&b));
		column = new_line ? b.n : column + 1 + b.n;
		new_line = ends_sentence(word);
		if (new_line)
			buf_byte(out, '\n');
	}
	if (!new_line)
		buf_byte(out, '\n');
}

void mdoc_argument(struct buf *out, str text)
{
	struct buf safe BUF_AUTO = {0};
	utf_safe(&safe, text);
	buf_byte(out, '"');
	put_word(out, buf_str(&safe));
	buf_byte(out, '"');
}
