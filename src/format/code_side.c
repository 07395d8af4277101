/* What a file says of itself outranks what it imports, and that what it names. */
#include "format/code_side.h"

static const str names[CODE_PLACES] = {
        [CODE_TEST] = STR_INIT("test"),     [CODE_DESKTOP] = STR_INIT("desktop"), [CODE_MOBILE] = STR_INIT("mobile"),
        [CODE_SERVER] = STR_INIT("server"), [CODE_BROWSER] = STR_INIT("browser"), [CODE_BOTH] = STR_INIT("")};

str code_place_name(enum code_place p) { return p < CODE_PLACES ? names[p] : S(""); }

str code_place_side(enum code_place p)
{
	static const str sides[CODE_PLACES] = {[CODE_TEST] = STR_INIT("test"),      [CODE_DESKTOP] = STR_INIT("client"),
	                                       [CODE_MOBILE] = STR_INIT("client"),  [CODE_SERVER] = STR_INIT("server"),
	                                       [CODE_BROWSER] = STR_INIT("client"), [CODE_BOTH] = STR_INIT("unknown")};
	return p < CODE_PLACES ? sides[p] : S("unknown");
}

enum code_place code_place_of(str name)
{
	for (size_t p = 0; p < CODE_PLACES; p++)
		if (name.n && str_eq(names[p], name))
			return (enum code_place)p;
	return CODE_PLACES;
}

void code_side_import(struct code_side *s, str module)
{
	enum code_place place = code_side_module(module);
	if (place < CODE_PLACES)
		s->imports[place] = true;
}

void code_side_call(struct code_side *s, str callee)
{
	if (str_eq(callee, S("describe")) || str_eq(callee, S("it")) || str_eq(callee, S("test")))
		s->describes = true;
	else if (str_eq(callee, S("expect")) || str_eq(callee, S("assert")) || str_starts(callee, S("assert.")))
		s->expects = true;
}

void code_side_word(struct code_side *s, str word)
{
	static const str page[] = {STR_INIT("window"), STR_INIT("document"), STR_INIT("localStorage"),
	                           STR_INIT("sessionStorage"), STR_INIT("navigator")};
	for (size_t i = 0; i < sizeof page / sizeof *page && !s->page; i++)
		s->page = str_eq(word, page[i]);
}

void code_side_directive(struct code_side *s, str text)
{
	if (str_eq(text, S("use client")))
		s->says_client = true;
	else if (str_eq(text, S("use server")))
		s->says_server = true;
}

enum code_place code_side_place(const struct code_side *s)
{
	if (s->imports[CODE_TEST] || (s->describes && s->expects))
		return CODE_TEST;
	if (s->says_client != s->says_server)
		return s->says_client ? CODE_BROWSER : CODE_SERVER;
	if (s->front)
		return CODE_SERVER;
	for (enum code_place p = CODE_DESKTOP; p <= CODE_BROWSER; p++)
		if (s->imports[p])
			return p;
	return s->page || s->markup ? CODE_BROWSER : CODE_PLACES;
}
