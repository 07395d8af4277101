/* By the text, since what a block answers is no value that a reader of Ruby keeps. Sources: rack-attack's README. */
#include "limit_rack.h"

#include <stdint.h>

#include "base/ascii.h"
#include "facts/fact.h"

static unsigned line_of(str text, size_t at)
{
	unsigned line = 1;
	for (size_t i = 0; i < at; i++)
		line += text.p[i] == '\n';
	return line;
}

/* Is it the beginning of a name, on a line that is no comment? */
static bool is_code(str text, size_t at)
{
	size_t from = at;
	if (at && (ascii_alnum(text.p[at - 1]) || text.p[at - 1] == '_'))
		return false;
	while (from && text.p[from - 1] != '\n')
		if (text.p[--from] == '#')
			return false;
	return true;
}

/* What the block behind a call says, without its parameters: { |req| true }, do |req| true end. */
static bool block_of(str text, size_t at, str *body)
{
	enum { FAR = 2000 };
	str rest = str_sub(text, at, text.n - at > FAR ? at + FAR : text.n);
	size_t line = str_find(rest, S("\n"), 0), brace = str_find(rest, S("{"), 0), word = str_find(rest, S(" do"), 0);
	line = line == SIZE_MAX ? rest.n : line;
	bool braces = brace < line && brace < word;
	size_t from = braces ? brace + 1 : word < line ? word + S(" do").n : SIZE_MAX;
	if (from == SIZE_MAX)
		return false;
	rest = str_trim(str_sub(rest, from, rest.n));
	if (str_starts(rest, S("|"))) {
		size_t end = str_find(rest, S("|"), 1);
		rest = end == SIZE_MAX ? S("") : str_trim(str_sub(rest, end + 1, rest.n));
	}
	size_t end = str_find(rest, braces ? S("}") : S("end"), 0);
	*body = end == SIZE_MAX ? S("") : str_trim(str_sub(rest, 0, end));
	return end != SIZE_MAX;
}

static void add_off(struct facts *f, str path, unsigned line, str why)
{
	struct members m = fact_new(f, S("limit_parts"), path, line);
	members_scalar(&m, NODE_STRING, S("what"), S("off"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
	members_scalar(&m, NODE_STRING, S("tool"), S("rack-attack"), NULL);
	members_scalar(&m, NODE_STRING, S("inert"), why, NULL);
}

/* Where the first call of this name has a block that says nothing but this; all: every one of them must. */
static size_t says_only(str text, str name, const char *const *answers, bool all)
{
	size_t found = SIZE_MAX;
	str body;
	for (size_t at = 0; (at = str_find(text, name, at)) != SIZE_MAX; at += name.n) {
		char after = at + name.n < text.n ? text.p[at + name.n] : ' ';
		if (!is_code(text, at) || (after != '(' && after != ' '))
			continue;
		bool so = false;
		for (size_t i = 0; block_of(text, at, &body) && answers[i] && !so; i++)
			so = str_eq(body, str_of(answers[i]));
		if (so && found == SIZE_MAX)
			found = at;
		if (!so && all)
			return SIZE_MAX;
	}
	return found;
}

void limit_rack(struct facts *f, str path, str text)
{
	static const char *const yes[] = {"true", "1", NULL}, *const none[] = {"nil", "false", NULL};
	static const str offs[] = {STR_INIT("Rack::Attack.enabled = false"), STR_INIT("self.enabled = false")};
	if (!str_ends(path, S(".rb")) || str_find(text, S("Rack::Attack"), 0) == SIZE_MAX)
		return;
	for (size_t i = 0; i < sizeof offs / sizeof *offs; i++) {
		size_t at = str_find(text, offs[i], 0);
		str behind = at == SIZE_MAX ? S("") : str_sub(text, at + offs[i].n, text.n);
		size_t end = str_find(behind, S("\n"), 0);
		/* … if Rails.env.test? */
		if (at != SIZE_MAX && is_code(text, at) &&
		    !str_trim(str_sub(behind, 0, end == SIZE_MAX ? behind.n : end)).n)
			add_off(f, path, line_of(text, at), S("Rack::Attack is switched off"));
	}
	size_t safe = says_only(text, S("safelist"), yes, false), keyless = says_only(text, S("throttle"), none, true);
	if (safe != SIZE_MAX)
		add_off(f, path, line_of(text, safe), S("everybody is on its safe list"));
	if (keyless != SIZE_MAX)
		add_off(f, path, line_of(text, keyless), S("requests are counted under no key"));
}
