/* By text: what stands behind the environment's name says whether one variable is meant, what stands in front of it
 * which ones. A comment that speaks of it costs a doubt and no more. */
#include "setting_env.h"

#include <stdint.h>

#include "base/ascii.h"
#include "facts/fact.h"
#include "facts/language.h"

enum { FAR = 4000, LONGEST_NAME = 128 };

static const struct {
	const char *languages, *name, *single; /* how what is behind it begins where one variable is meant */
} environments[] = {
        {"JavaScript TypeScript", "process.env", ". [ ?"},
        {"JavaScript TypeScript", "import.meta.env", ". [ ?"},
        {"JavaScript TypeScript", "Deno.env.toObject", ""},
        {"Python", "os.environ", "[ .get( .setdefault( .pop( b"},
        {"Go", "os.Environ(", ""},
        {"Java Kotlin", "System.getenv()", ""},
};

static bool is_word(char c) { return ascii_alnum(c) || c == '_' || c == '$'; }

static bool means_one(str after, const char *single)
{
	str begin;
	for (str list = str_of(single); str_cut(&list, ' ', &begin);)
		if (str_starts(after, begin))
			return true;
	return false;
}

static unsigned line_of(str text, size_t at)
{
	unsigned line = 1;
	for (size_t i = 0; i < at; i++)
		line += text.p[i] == '\n';
	return line;
}

/* `{PORT, KEY: key, HOST = 'x'} =` ends in front of at: what stands in the braces. False: no such thing. */
static bool braces_before(str text, size_t at, str *names)
{
	while (at &&
	       (text.p[at - 1] == ' ' || text.p[at - 1] == '\n' || text.p[at - 1] == '\t' || text.p[at - 1] == '\r'))
		at--;
	if (!at || text.p[at - 1] != '=')
		return false;
	str before = str_trim(str_sub(text, at - 1 > FAR ? at - 1 - FAR : 0, at - 1));
	size_t from = before.n;
	if (!before.n || before.p[before.n - 1] != '}')
		return false;
	while (from && before.p[from - 1] != '{')
		from--;
	*names = str_sub(before, from, before.n - 1);
	return from && str_find(*names, S("..."), 0) == SIZE_MAX;
}

static void take_names(struct facts *f, str path, str side, str names, unsigned line)
{
	str one;
	while (str_cut(&names, ',', &one)) {
		size_t n = 0;
		one = str_trim(one);
		while (n < one.n && is_word(one.p[n]))
			n++;
		if (!n || n > LONGEST_NAME)
			continue;
		struct members m = fact_new(f, S("settings"), path, line);
		members_scalar(&m, NODE_STRING, S("name"), str_sub(one, 0, n), NULL);
		members_scalar(&m, NODE_STRING, S("from"), S("environment"), NULL);
		members_scalar(&m, NODE_STRING, S("side"), side, NULL);
	}
}

bool setting_env(struct facts *f, str path, str side, str text)
{
	bool whole = false;
	str language = language_of(path), names;
	for (size_t i = 0; i < sizeof environments / sizeof *environments; i++) {
		str name = str_of(environments[i].name);
		if (!str_listed(language, environments[i].languages))
			continue;
		for (size_t at = 0; (at = str_find(text, name, at)) != SIZE_MAX; at += name.n) {
			if (means_one(str_sub(text, at + name.n, text.n), environments[i].single))
				continue;
			if (braces_before(text, at, &names))
				take_names(f, path, side, names, line_of(text, at));
			else
				whole = true;
		}
	}
	return whole;
}
