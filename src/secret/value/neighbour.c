/* Reads a line once from left to right; at each sign that may open a value (a bracket, an equals sign, a colon, the
 * slashes of an address, a blank behind an option) the name in front of it decides. */
#include "secret/value/neighbour.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "model/finding.h"
#include "secret/value/value.h"
#include "neighbour_name.h"

struct reader {
	str text;
	struct neighbour *out;
	size_t n, most;
	size_t at;   /* where it reads */
	size_t seen; /* values up to here were read */
	size_t call; /* and calls that begin up to here */
};

static void take(struct reader *r, size_t start, size_t end)
{
	if (start < end && r->n < r->most)
		r->out[r->n++] = (struct neighbour){start, end};
	if (r->n == r->most)
		r->out[r->n - 1] = (struct neighbour){r->at, r->text.n};
}

static int by_start(const void *a, const void *b)
{
	const struct neighbour *x = a, *y = b;
	return (x->start > y->start) - (x->start < y->start);
}

/* Arguments of a call were taken before what stands among them. */
static size_t put_in_order(struct neighbour *at, size_t n)
{
	size_t kept = 0;
	if (n)
		qsort(at, n, sizeof *at, by_start);
	for (size_t i = 0; i < n; i++) {
		if (kept && at[i].start < at[kept - 1].end)
			at[kept - 1].end = at[i].end > at[kept - 1].end ? at[i].end : at[kept - 1].end;
		else
			at[kept++] = at[i];
	}
	return kept;
}

/* ---- values -------------------------------------------------------------------------------------------------------
 */

static bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

/* Behind the closing quote of the one at `open`, or the end of the text. */
static size_t quote_end(str text, size_t open)
{
	size_t i = open + 1;
	while (i < text.n && text.p[i] != text.p[open] && text.p[i] != '\n')
		i += text.p[i] == '\\' && i + 1 < text.n ? 2 : 1;
	return i < text.n ? i : text.n;
}

/* What only names another thing may be shown. */
static void take_text(struct reader *r, size_t start, size_t end)
{
	str reason;
	if (end > start && !value_reference(str_sub(r->text, start, end), &reason))
		take(r, start, end);
}

static void take_value(struct reader *r, size_t start, size_t end)
{
	take_text(r, start, end);
	r->seen = end > r->seen ? end : r->seen;
}

/* response_type: 'token' says what it is. */
static bool is_harmless(str text, size_t quote)
{
	size_t at = quote;
	while (at && ascii_in(" \t>", text.p[at - 1]))
		at--;
	if (!at || !ascii_in(":=", text.p[at - 1]))
		return false;
	while (at && ascii_in(":= \t", text.p[at - 1]))
		at--;
	str name = neighbour_name(text, at);
	return name.n && value_key(name) == KEY_NONE && !neighbour_short(name);
}

/* Every text among the arguments, but those under a name of their own that promises no secret. A call that does not
 * end is read to the end of the line that is NEIGHBOUR_REACH away from it, or from the last one in it. */
static void read_call(struct reader *r, size_t open)
{
	int depth = 1;
	size_t i = open + 1, reach = open + NEIGHBOUR_REACH;
	for (; i < r->text.n && depth; i++) {
		char c = r->text.p[i];
		if (c == '\n' && i >= reach)
			break;
		if (c == '(' && neighbour_signs_in(neighbour_name(r->text, i)))
			reach = i + NEIGHBOUR_REACH;
		depth += (c == '(') - (c == ')');
		if (!is_quote(c))
			continue;
		size_t end = quote_end(r->text, i);
		if (!is_harmless(r->text, i))
			take_text(r, i + 1, end);
		i = end < r->text.n && r->text.p[end] == '\n' ? end - 1 : end;
	}
	r->call = i;
}

/* ?pw=…&sid=…; up to what ends a value in an address. */
static void read_query(struct reader *r, size_t equals)
{
	size_t end = equals + 1;
	while (end < r->text.n && !ascii_in(" \t\r\n\"'`<>&;#)", r->text.p[end]))
		end++;
	take_value(r, equals + 1, end);
}

/* "Basic " in front of a credential is none. */
static size_t scheme_length(str text)
{
	static const str schemes[] = {STR_INIT("Basic "), STR_INIT("Bearer "), STR_INIT("Token "), STR_INIT("ApiKey ")};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_ieq(str_sub(text, 0, schemes[i].n), schemes[i]))
			return schemes[i].n;
	return 0;
}

/* Authorization: Basic …, X-Api-Key: … within a text or a line of its own: all of it. */
static void read_header(struct reader *r, size_t colon)
{
	static const str plain[] = {STR_INIT("true"), STR_INIT("false"), STR_INIT("null"), STR_INIT("{"),
	                            STR_INIT("[")};
	size_t start = colon + 1;
	while (start < r->text.n && ascii_in(" \t\"'`", r->text.p[start]))
		start++;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (str_starts(str_sub(r->text, start, r->text.n), plain[i]))
			return;
	start += scheme_length(str_sub(r->text, start, r->text.n));
	size_t end = start;
	while (end < r->text.n && !ascii_in("\r\n\"'`", r->text.p[end]))
		end++;
	take_value(r, start, end);
}

/* scheme://user:password@host: from behind the colon to the last @ before the host ends. */
static void read_address(struct reader *r, size_t start)
{
	size_t colon = SIZE_MAX, at = SIZE_MAX;
	for (size_t i = start; i < r->text.n && !ascii_in("/ \t\r\n\"'`<>?#", r->text.p[i]); i++) {
		if (r->text.p[i] == ':' && colon == SIZE_MAX)
			colon = i;
		if (r->text.p[i] == '@')
			at = i;
	}
	if (at != SIZE_MAX)
		take_value(r, colon == SIZE_MAX || colon > at ? start : colon + 1, at);
}

/* --password …, -u user:…: one argument. */
static void read_option(struct reader *r, size_t start)
{
	while (start < r->text.n && ascii_in(" \t=", r->text.p[start]))
		start++;
	if (start >= r->text.n || r->text.p[start] == '-')
		return;
	bool quoted = is_quote(r->text.p[start]);
	size_t end = quoted ? quote_end(r->text, start) : start;
	while (!quoted && end < r->text.n && !ascii_in(" \t\r\n", r->text.p[end]))
		end++;
	take_value(r, start + quoted, end);
}

/* ---- the line -----------------------------------------------------------------------------------------------------
 */

/* Is the name the word behind "?" or "&" of an address? */
static bool in_query(str text, str name)
{
	size_t at = (size_t)(name.p - text.p);
	return name.n && at && ascii_in("?&;", text.p[at - 1]);
}

static bool is_option(str text, size_t at, size_t *end)
{
	if (text.p[at] != '-' || (at && !ascii_in(" \t\"'`[,", text.p[at - 1])))
		return false;
	size_t from = at;
	while (from < text.n && text.p[from] == '-')
		from++;
	for (*end = from; *end < text.n && (ascii_alnum(text.p[*end]) || ascii_in("-_", text.p[*end])); ++*end)
		;
	str name = str_sub(text, from, *end);
	bool user = str_eq(name, S("u")) || str_eq(name, S("p")) || str_eq(name, S("user"));
	return *end < text.n && ascii_in(" \t=", text.p[*end]) && (user || neighbour_queries(name));
}

size_t neighbours_find(str text, struct neighbour *out, size_t most)
{
	struct reader r = {.text = text, .out = out, .most = most};
	size_t option;
	for (size_t i = 0; i < text.n && r.n < most; i++) {
		char c = text.p[i];
		if (c != '(' && c != '=' && c != ':' && c != '-')
			continue;
		r.at = i;
		if (c == '(' && i >= r.call && neighbour_signs_in(neighbour_name(text, i)))
			read_call(&r, i);
		if (i < r.seen)
			continue;
		str name = c == '=' || c == ':' ? neighbour_name(text, i) : S("");
		if (c == ':' && str_starts(str_sub(text, i, text.n), S("://")))
			read_address(&r, i + 3);
		else if (c == '=' && in_query(text, name) && neighbour_queries(name))
			read_query(&r, i);
		else if (c == ':' && neighbour_heads(name))
			read_header(&r, i);
		else if (c == '-' && is_option(text, i, &option))
			read_option(&r, option);
	}
	return put_in_order(out, r.n);
}

str neighbours_mask(struct arena *a, str text)
{
	struct neighbour found[NEIGHBOURS_MOST];
	size_t n = neighbours_find(text, found, NEIGHBOURS_MOST), at = 0;
	struct buf out BUF_AUTO = {0};
	if (n == 0)
		return text;
	for (size_t i = 0; i < n; i++) {
		buf_add(&out, str_sub(text, at, found[i].start));
		buf_add(&out, finding_mask(a, str_sub(text, found[i].start, found[i].end), S("")));
		at = found[i].end;
	}
	buf_add(&out, str_sub(text, at, text.n));
	return arena_str(a, buf_str(&out));
}
