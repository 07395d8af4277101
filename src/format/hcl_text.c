/* HCL's text: blanks, comments, names, strings, here-documents, and expressions that are only passed over, with their
 * brackets and strings balanced. */
#include "base/buf.h"
#include "base/utf.h"
#include "format/hcl.h"

static void comment(struct reader *r)
{
	size_t end = str_find(r->bytes, S("*/"), r->at + 2);
	r->at = end == SIZE_MAX ? r->bytes.n : end + 2;
}

static bool line_comment(const struct reader *r)
{
	return reader_peek(r, 0) == '#' || (reader_peek(r, 0) == '/' && reader_peek(r, 1) == '/');
}

static void skip(struct reader *r, bool lines)
{
	for (int c; (c = reader_peek(r, 0)) >= 0;) {
		if (line_comment(r))
			r->at = reader_line_end(r);
		else if (c == '/' && reader_peek(r, 1) == '*')
			comment(r);
		else if (is_blank(c) || (lines && (c == '\n' || c == '\r')))
			r->at++;
		else
			return;
	}
}

void hcl_blanks(struct reader *r) { skip(r, false); }
void hcl_space(struct reader *r) { skip(r, true); }

static bool is_name(int c, bool first)
{
	bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
	return letter || (!first && ((c >= '0' && c <= '9') || c == '-'));
}

str hcl_name(struct reader *r)
{
	size_t from = r->at;
	while (is_name(reader_peek(r, 0), r->at == from))
		r->at++;
	return str_sub(r->bytes, from, r->at);
}

/* "$${" and "%%{" stand for themselves, "${" and "%{" open a template. */
static bool opens_template(const struct reader *r)
{
	int c = reader_peek(r, 0);
	return (c == '$' || c == '%') && reader_peek(r, 1) == '{';
}

static bool escaped_template(const struct reader *r)
{
	int c = reader_peek(r, 0);
	return (c == '$' || c == '%') && reader_peek(r, 1) == c && reader_peek(r, 2) == '{';
}

static bool skip_template(struct reader *r);

/* A string that is only passed over; its templates may hold strings again. */
static bool skip_string(struct reader *r)
{
	for (r->at++; reader_peek(r, 0) != '"';) {
		int c = reader_peek(r, 0);
		if (c < 0 || c == '\n')
			return reader_broken(r, "string is not closed");
		if (opens_template(r)) {
			if (!skip_template(r))
				return false;
		} else {
			r->at += escaped_template(r) ? 3 : c == '\\' && reader_peek(r, 1) >= 0 ? 2 : 1;
		}
	}
	r->at++;
	return true;
}

/* From "${" to behind the brace that closes it. */
static bool skip_template(struct reader *r)
{
	unsigned braces = 0;
	if (!reader_enter(r))
		return false;
	r->at++;
	do {
		int c = reader_peek(r, 0);
		if (c < 0)
			return reader_broken(r, "template is not closed");
		if (c == '"') {
			if (!skip_string(r))
				return false;
			continue;
		}
		braces += c == '{';
		braces -= c == '}';
		r->at++;
	} while (braces);
	reader_leave(r);
	return true;
}

static bool escape(struct reader *r, struct buf *out)
{
	static const char from[] = "nrt\"\\", to[] = "\n\r\t\"\\";
	int c = reader_peek(r, 1);
	const char *known = c > 0 ? strchr(from, c) : NULL;
	size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
	int32_t code = digits ? hex_code(str_sub(r->bytes, r->at + 2, r->bytes.n), digits) : -1;
	if (known)
		buf_byte(out, to[known - from]);
	else if (code >= 0)
		utf_put(out, (uint32_t)code);
	else
		return reader_broken(r, "unknown escape in a string");
	r->at += code >= 0 ? 2 + digits : 2;
	return true;
}

bool hcl_string(struct reader *r, str *text, str *template)
{
	struct buf out BUF_AUTO = {0};
	struct buf written BUF_AUTO = {0}; /* like out, but for the escapes of templates */
	bool templated = false;
	for (r->at++; reader_peek(r, 0) != '"';) {
		int c = reader_peek(r, 0);
		size_t from = r->at, before = out.n;
		if (c < 0 || c == '\n')
			return reader_broken(r, "string is not closed");
		if (opens_template(r)) {
			templated = true;
			if (!skip_template(r))
				return false;
			buf_add(&out, str_sub(r->bytes, from, r->at));
		} else if (escaped_template(r)) {
			r->at += 3;
			buf_add(&out, str_sub(r->bytes, from + 1, r->at));
			buf_byte(&written, (char)c);
		} else if (c == '\\') {
			if (!escape(r, &out))
				return false;
		} else {
			buf_byte(&out, (char)c);
			r->at++;
		}
		if (template)
			buf_add(&written, str_sub(buf_str(&out), before, out.n));
	}
	r->at++;
	*text = arena_str(r->arena, buf_str(&out));
	if (template)
		*template = templated ? arena_str(r->arena, buf_str(&written)) : S("");
	return true;
}

/* Without the blanks that all lines have in common. */
static str dedent(struct arena *a, str text)
{
	struct buf out BUF_AUTO = {0};
	size_t least = SIZE_MAX;
	str lines = str_sub(text, 0, text.n ? text.n - 1 : 0), rest = lines, line;
	while (str_cut(&rest, '\n', &line)) {
		size_t n = 0;
		while (n < line.n && is_blank(line.p[n]))
			n++;
		if (n < line.n && n < least)
			least = n;
	}
	for (rest = lines; str_cut(&rest, '\n', &line); buf_byte(&out, '\n'))
		buf_add(&out, str_sub(line, least, line.n));
	return arena_str(a, buf_str(&out));
}

bool hcl_heredoc(struct reader *r, str *text)
{
	r->at += 2;
	bool indented = reader_peek(r, 0) == '-';
	r->at += indented;
	str name = hcl_name(r);
	size_t from = reader_line_end(r);
	if (!name.n || from == r->bytes.n)
		return reader_broken(r, "here-document is not closed");
	for (r->at = from + 1; r->at < r->bytes.n;) {
		size_t end = reader_line_end(r), begin = r->at;
		if (str_eq(str_trim(str_sub(r->bytes, begin, end)), name)) {
			*text = str_sub(r->bytes, from + 1, begin);
			if (indented)
				*text = dedent(r->arena, *text);
			r->at = end;
			return true;
		}
		r->at = end + (end < r->bytes.n);
	}
	return reader_broken(r, "here-document is not closed");
}

bool hcl_skip_expression(struct reader *r, bool lines, unsigned depth)
{
	str text;
	size_t end = r->at;
	for (skip(r, lines || depth);; skip(r, lines || depth)) {
		int c = reader_peek(r, 0);
		bool close = c == ')' || c == ']' || c == '}';
		if (c < 0 || (!depth && (close || c == ',' || c == '\n' || c == '\r')))
			break;
		depth += c == '(' || c == '[' || c == '{';
		depth -= close;
		bool here = c == '<' && reader_peek(r, 1) == '<';
		if (c == '"' ? !skip_string(r) : here && !hcl_heredoc(r, &text))
			return false;
		r->at += c != '"' && !here;
		end = r->at;
	}
	r->at = end;
	return !depth || reader_broken(r, "a bracket is not closed");
}
