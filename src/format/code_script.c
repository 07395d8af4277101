/* Where the scripts of a mark-up file stand. */
#include "format/code_lex.h"

bool code_is_markup(str bytes)
{
	if (str_starts(bytes, S("\xef\xbb\xbf")))
		bytes = str_sub(bytes, 3, bytes.n);
	bytes = str_trim(bytes);
	static const str starts[] = {STR_INIT("---\n"), STR_INIT("---\r\n"), STR_INIT("{#"), STR_INIT("{@"),
	                             STR_INIT("{%"),    STR_INIT("{{"),      STR_INIT("<%")}; /* of templates, too */
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(bytes, starts[i]))
			return true;
	if (bytes.n < 3 || bytes.p[0] != '<')
		return false;
	if (bytes.p[1] == '!' || bytes.p[1] == '?')
		return true;
	/* not `<T>(x: T) => x` */
	return ((bytes.p[1] | 32) >= 'a' && (bytes.p[1] | 32) <= 'z') &&
	       (str_find(bytes, S("</"), 0) != SIZE_MAX || str_find(bytes, S("/>"), 0) != SIZE_MAX);
}

size_t code_hole(str s, size_t i, bool *shown)
{
	enum { LONGEST = 400 };
	static const struct {
		const char *open, *close;
		bool shown;
	} holes[] = {{"{{", "}}", true},   {"{!!", "!!}", true}, {"<%=", "%>", true},
	             {"<%-", "%>", true},  {"<?=", "?>", true},  {"{%", "%}", false},
	             {"{# ", "#}", false}, {"<%", "%>", false},  {"<?php", "?>", false}};
	if (i >= s.n || (s.p[i] != '{' && s.p[i] != '<'))
		return 0;
	str rest = str_sub(s, i, s.n - i > LONGEST ? i + LONGEST : s.n);
	for (size_t n = 0; n < sizeof holes / sizeof *holes; n++) {
		str open = str_of(holes[n].open), close = str_of(holes[n].close);
		size_t end = str_starts(rest, open) ? str_find(rest, close, open.n) : SIZE_MAX;
		bool code = str_eq(open, S("{{")) && end != SIZE_MAX && memchr(rest.p, ';', end); /* two blocks */
		*shown = holes[n].shown;
		if (end != SIZE_MAX && !code)
			return end + close.n;
	}
	return 0;
}

/* Does a <script> with these attributes hold JavaScript? */
static bool is_script(str attributes)
{
	size_t at = str_ifind(attributes, S("type="), 0);
	if (at == SIZE_MAX)
		return true;
	str type = str_sub(attributes, at + 5, attributes.n);
	static const str known[] = {STR_INIT("module"), STR_INIT("javascript"), STR_INIT("ecmascript"),
	                            STR_INIT("babel"),  STR_INIT("jsx"),        STR_INIT("typescript"),
	                            STR_INIT("\"\"")};
	type = str_sub(type, 0, 40);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_ifind(type, known[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* The end of the tag that begins at from: its > outside quotes, or SIZE_MAX. */
static size_t tag_end(str bytes, size_t from)
{
	char quote = 0;
	for (size_t i = from; i < bytes.n; i++) {
		char c = bytes.p[i];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return i;
	}
	return SIZE_MAX;
}

/* Astro: the code between two lines of --- at the top. */
static bool front_part(str bytes, size_t *from, size_t *to)
{
	size_t lead = (size_t)(str_trim(bytes).p - bytes.p);
	if (*from != 0 || !str_starts(str_sub(bytes, lead, bytes.n), S("---")))
		return false;
	size_t end = str_find(bytes, S("\n---"), lead);
	*from = lead + 3;
	*to = end == SIZE_MAX ? bytes.n : end;
	return true;
}

bool code_script_next(str bytes, size_t *from, size_t *to)
{
	if (front_part(bytes, from, to))
		return true;
	for (size_t at = *from; (at = str_find(bytes, S("<"), at)) != SIZE_MAX; at++) {
		str rest = str_sub(bytes, at, bytes.n);
		if (str_starts(rest, S("<!--"))) {
			size_t end = str_find(bytes, S("-->"), at);
			if (end == SIZE_MAX)
				return false;
			at = end;
			continue;
		}
		if (!str_ieq(str_sub(rest, 0, 7), S("<script")) || rest.n < 8 || !strchr(" \t\r\n>", rest.p[7]))
			continue;
		size_t open = tag_end(bytes, at);
		if (open == SIZE_MAX)
			return false;
		size_t close = str_ifind(bytes, S("</script"), open);
		if (close == SIZE_MAX)
			close = bytes.n;
		if (is_script(str_sub(bytes, at + 7, open))) {
			*from = open + 1;
			*to = close;
			return true;
		}
		at = close;
	}
	return false;
}
