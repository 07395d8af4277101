/* Bicep's blanks and names, and the ends of what is not read any closer: no byte of it is looked at more than twice. */
#include "base/ascii.h"
#include "format/bicep.h"

void bicep_blanks(struct reader *r)
{
	for (int c; (c = reader_peek(r, 0)) >= 0;) {
		if (is_blank(c)) {
			r->at++;
		} else if (c == '/' && reader_peek(r, 1) == '*') {
			size_t end = str_find(r->bytes, S("*/"), r->at + 2);
			r->at = end == SIZE_MAX ? r->bytes.n : end + 2;
		} else {
			return;
		}
	}
}

void bicep_space(struct reader *r)
{
	for (int c; bicep_blanks(r), (c = reader_peek(r, 0)) >= 0;) {
		if (c == '\n' || c == '\r')
			r->at++;
		else if (c == '#' || (c == '/' && reader_peek(r, 1) == '/'))
			r->at = reader_line_end(r);
		else
			return;
	}
}

str bicep_name(struct reader *r)
{
	size_t from = r->at;
	for (int c; (c = reader_peek(r, 0)) >= 0 && c < 128 && (ascii_alnum((char)c) || c == '_');)
		r->at++;
	return str_sub(r->bytes, from, r->at);
}

/* ---- what is not read any closer ---- */

enum { NESTED = 256 };

/* What is open, innermost last: ( [ { as they are, ' for a text, $ for ${ in one. */
struct open {
	char at[NESTED];
	size_t n;
};

static bool push(struct reader *r, struct open *o, char c)
{
	if (o->n == NESTED)
		return reader_limit(r, "nested too deeply");
	o->at[o->n++] = c;
	return true;
}

static void pop(struct open *o, int c)
{
	char wanted = o->n ? o->at[o->n - 1] : '\0';
	bool closes = (c == ')' && wanted == '(') || (c == ']' && wanted == '[') ||
	              (c == '}' && (wanted == '{' || wanted == '$'));
	o->n -= closes;
}

static bool skip_in_text(struct reader *r, struct open *o)
{
	int c = reader_peek(r, 0);
	if (c == '\\') {
		r->at += reader_peek(r, 1) < 0 ? 1 : 2;
	} else if (c == '$' && reader_peek(r, 1) == '{') {
		r->at += 2;
		return push(r, o, '$');
	} else if (c == '\n') {
		return reader_broken(r, "a text does not end");
	} else {
		o->n -= c == '\'';
		r->at++;
	}
	return true;
}

static bool skip_in_code(struct reader *r, struct open *o)
{
	int c = reader_peek(r, 0);
	if (c == '\'' && reader_peek(r, 1) == '\'' && reader_peek(r, 2) == '\'') {
		size_t end = str_find(r->bytes, S("'''"), r->at + 3);
		if (end == SIZE_MAX)
			return reader_broken(r, "a text does not end");
		r->at = end + 3;
		return true;
	}
	if (c == '/' && reader_peek(r, 1) == '/') {
		r->at = reader_line_end(r);
		return true;
	}
	if (c == '/' && reader_peek(r, 1) == '*') {
		bicep_blanks(r);
		return true;
	}
	r->at++;
	if (c == '(' || c == '[' || c == '{' || c == '\'')
		return push(r, o, (char)c);
	pop(o, c);
	return true;
}

bool bicep_skip(struct reader *r)
{
	struct open o;
	o.n = 0;
	do {
		if (r->at >= r->bytes.n)
			return reader_broken(r, "a bracket or a text does not end");
		if (o.n && o.at[o.n - 1] == '\'' ? !skip_in_text(r, &o) : !skip_in_code(r, &o))
			return false;
	} while (o.n);
	return true;
}

bool bicep_goes_on(const struct reader *r)
{
	static const char *const signs[] = {"?", ":", "&&", "|", "."};
	struct reader ahead = *r;
	bicep_space(&ahead);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(reader_rest(&ahead), str_of(signs[i])) && !str_starts(reader_rest(&ahead), S("...")))
			return true;
	return false;
}

bool bicep_skip_to(struct reader *r, const char *ends)
{
	for (int c; (c = reader_peek(r, 0)) >= 0;) {
		bool line = c == '\n' || c == '\r' || (c == '/' && reader_peek(r, 1) == '/');
		if ((line && !bicep_goes_on(r)) || (c && strchr(ends, c)))
			return true;
		if (line)
			bicep_space(r);
		else if (!bicep_skip(r))
			return false;
	}
	return true;
}
