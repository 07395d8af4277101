/* Documentation in code, and the calls that make clients. */
#include "scan/context.h"

#include <stdint.h>

#include "base/ascii.h"

/* ---- documentation ------------------------------------------------------------------------------------------------
 */

/* Comments that tools make manuals of, or code set in behind a sign. A line that is merely commented out
 * (`// password = …`) was code once. */
static bool line_explains(str line)
{
	static const str signs[] = {STR_INIT("* "),   STR_INIT("/**"),   STR_INIT("///"),    STR_INIT("//!"),
	                            STR_INIT("//  "), STR_INIT("//\t"),  STR_INIT("##"),     STR_INIT("#  "),
	                            STR_INIT("#\t"),  STR_INIT("# =>"),  STR_INIT(">>>"),    STR_INIT("#'"),
	                            STR_INIT("--  "), STR_INIT("-- |"),  STR_INIT("-- >"),   STR_INIT("---"),
	                            STR_INIT(";;"),   STR_INIT("iex>"),  STR_INIT("julia>"), STR_INIT("...>"),
	                            STR_INIT("irb>"), STR_INIT("scala>")};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(line, signs[i]))
			return true;
	return str_eq(line, S("*"));
}

/* What stands in front of the opening quotes of a docstring: nothing, or what marks one. */
static bool opens_manual(str before)
{
	static const str marks[] = {STR_INIT("@doc"),      STR_INIT("@moduledoc"), STR_INIT("@typedoc"),
	                            STR_INIT("@shortdoc"), STR_INIT("doc"),        STR_INIT("raw")};
	before = str_trim(before);
	while (before.n && ascii_in("~rRuUbBSs", before.p[before.n - 1]) &&
	       (before.n == 1 || !ascii_alnum(before.p[before.n - 2])))
		before = str_trim(str_sub(before, 0, before.n - 1));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_eq(before, marks[i]))
			return true;
	return before.n == 0;
}

/* All triple quotes of one line. */
static void read_quotes(struct manual_cursor *c, str line)
{
	for (size_t i = 0; i + 2 < line.n; i++) {
		char q = line.p[i];
		if ((q != '"' && q != '\'') || line.p[i + 1] != q || line.p[i + 2] != q)
			continue;
		if (c->in == MANUAL_STRING && q != c->quote)
			continue;
		c->shown = c->in == MANUAL_NONE && opens_manual(str_sub(line, 0, i));
		c->in = c->in == MANUAL_NONE ? MANUAL_STRING : MANUAL_NONE;
		c->quote = q;
		i += 2;
	}
}

static bool is_pod(str line) { return line.n >= 4 && line.p[0] == '=' && line.p[1] >= 'a' && line.p[1] <= 'z'; }

static void read_line(struct manual_cursor *c, str line)
{
	bool end = str_starts(line, S("=cut")) || str_starts(line, S("=end"));
	str text = str_trim(line);
	if (c->in == MANUAL_POD)
		c->in = end ? MANUAL_NONE : MANUAL_POD;
	else if (c->in == MANUAL_BLOCK)
		c->in = str_find(text, S("*/"), 0) != SIZE_MAX ? MANUAL_NONE : MANUAL_BLOCK;
	else if (c->in == MANUAL_NONE && is_pod(line) && !end)
		c->in = MANUAL_POD;
	else if (c->in == MANUAL_NONE && str_starts(text, S("/**")))
		c->in = str_find(text, S("*/"), 0) != SIZE_MAX ? MANUAL_NONE : MANUAL_BLOCK;
	else
		read_quotes(c, line);
}

bool manual_holds(struct manual_cursor *c, size_t offset)
{
	enum { LONGEST = 4 << 10 };
	size_t first = offset > LONGEST ? offset - LONGEST : 0;
	const char *lf = offset > first ? memrchr(c->text.p + first, '\n', offset - first) : NULL;
	size_t begin = lf ? (size_t)(lf - c->text.p) + 1 : first;
	bool known = begin >= c->at;
	while (c->at < begin) {
		const char *end = memchr(c->text.p + c->at, '\n', begin - c->at);
		size_t stop = end ? (size_t)(end - c->text.p) : begin;
		read_line(c, str_sub(c->text, c->at, stop));
		c->at = stop + 1;
	}
	str line = str_sub(c->text, begin, offset);
	while (line.n && ascii_in(" \t", line.p[0]))
		line = str_sub(line, 1, line.n);
	bool inside = c->in == MANUAL_POD || c->in == MANUAL_BLOCK || (c->in == MANUAL_STRING && c->shown);
	return (known && inside) || line_explains(line);
}

/* ---- clients ------------------------------------------------------------------------------------------------------
 */

enum { FAR = CLIENT_FAR, DEEP = 4 };

/* On to offset, and what is open there within reach. */
static void move_on(struct client_cursor *c, size_t offset)
{
	if (offset < c->at || offset - c->at > FAR) {
		c->at = offset > FAR ? offset - FAR : 0;
		c->n = c->lost = 0;
	}
	for (; c->at < offset; c->at++) {
		char b = c->text.p[c->at];
		if (b == '(' || b == '[' || b == '{') {
			c->open[c->n++ % FAR] = c->at;
			c->lost = c->n > FAR && c->n - FAR > c->lost ? c->n - FAR : c->lost;
		} else if ((b == ')' || b == ']' || b == '}') && c->n > c->lost) {
			c->n--;
		}
	}
}

static str name_before(str text, size_t at)
{
	enum { LONGEST = 256 };
	size_t end = at;
	while (end && ascii_in(" \t", text.p[end - 1]))
		end--;
	size_t from = end;
	while (from && end - from < LONGEST && (ascii_alnum(text.p[from - 1]) || ascii_in("_.:>-", text.p[from - 1])))
		from--;
	return str_sub(text, from, end);
}

static bool makes_client(str name)
{
	static const str words[] = {STR_INIT("connect"), STR_INIT("client"), STR_INIT("create"), STR_INIT("init"),
	                            STR_INIT("config"),  STR_INIT("auth"),   STR_INIT("login"),  STR_INIT("session"),
	                            STR_INIT("signer"),  STR_INIT("setup")};
	size_t last = name.n;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(name, words[i], 0) != SIZE_MAX)
			return true;
	while (last && (ascii_alnum(name.p[last - 1]) || name.p[last - 1] == '_'))
		last--;
	str own = str_sub(name, last, name.n);
	return str_eq(own, S("new")) || (own.n > 1 && ascii_upper(own.p[0]) && !ascii_upper(own.p[1]));
}

bool client_holds(struct client_cursor *c, size_t offset)
{
	move_on(c, offset);
	for (size_t depth = 0; depth < DEEP && c->n - depth > c->lost; depth++) {
		size_t open = c->open[(c->n - depth - 1) % FAR];
		if (offset - open > FAR)
			return false;
		if (c->text.p[open] == '(')
			return makes_client(name_before(c->text, open));
	}
	return false;
}
