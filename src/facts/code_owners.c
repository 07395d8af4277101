/* CODEOWNERS: a pattern and its owners on each line, of which the last that matches counts. Patterns are those of
 * .gitignore, without `!` and sets. GitLab adds sections, whose owners are those of their lines that name none.
 * Sources: GitHub's "About code owners", GitLab's "Code Owners syntax". */
#include "code_owners.h"

#include "base/glob.h"

enum { PEOPLE = 32, PATTERN = 512 };

struct owners {
	str at[PEOPLE];
	size_t n;
};

/* The next word of a line; a blank behind a backslash is part of it. */
static bool next_word(str *rest, str *word)
{
	*rest = str_trim(*rest);
	size_t n = 0;
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
		n += rest->p[n] == '\\' && n + 1 < rest->n ? 2 : 1;
	*word = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return n > 0;
}

/* Templates name people who do not exist. */
static bool is_placeholder(str owner)
{
	static const str words[] = {STR_INIT("your"),       STR_INIT("placeholder"), STR_INIT("todo"),
	                            STR_INIT("change-me"),  STR_INIT("changeme"),    STR_INIT("username"),
	                            STR_INIT("example-org")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(owner, words[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* People and teams up to a comment. */
static struct owners owners_of(str rest)
{
	struct owners o = {0};
	str word;
	while (o.n < PEOPLE && next_word(&rest, &word) && word.p[0] != '#')
		if (str_find(word, S("@"), 0) != SIZE_MAX && !is_placeholder(word))
			o.at[o.n++] = word;
	return o;
}

/* What stands below a folder belongs to it; `docs/` and `docs` say so at any depth, `docs/\*` of its files alone. */
static bool matches(struct arena *a, str pattern, str path)
{
	size_t slash = str_find(pattern, S("/"), 0);
	bool anchored = slash != SIZE_MAX && slash + 1 < pattern.n;
	pattern = str_starts(pattern, S("/")) ? str_sub(pattern, 1, pattern.n) : pattern;
	str whole = arena_printf(a, "%s%.*s", anchored ? "" : "**/", STR_ARG(pattern));
	if (str_ends(whole, S("/")))
		return glob_match(arena_printf(a, "%.*s**", STR_ARG(whole)), path, 0);
	if (glob_match(whole, path, 0))
		return true;
	return !str_ends(whole, S("/*")) && glob_match(arena_printf(a, "%.*s/**", STR_ARG(whole)), path, 0);
}

struct section_of { /* of GitLab's file: `[Name][2] @owner`, `^[Name]` when nobody has to */
	struct owners owners;
	bool optional;
};

static bool begins_section(struct section_of *s, str line)
{
	bool optional = str_starts(line, S("^["));
	if (!optional && !str_starts(line, S("[")))
		return false;
	size_t end = line.n;
	while (end && line.p[end - 1] != ']')
		end--;
	*s = (struct section_of){owners_of(str_sub(line, end, line.n)), optional};
	return true;
}

/* Who has to look at a change of this file? */
static struct owners owners_for(struct arena *a, str bytes, str path)
{
	struct owners found = {0};
	struct section_of section = {0};
	str line, pattern;
	while (str_cut(&bytes, '\n', &line)) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '#' || begins_section(&section, line) || !next_word(&line, &pattern))
			continue;
		if (pattern.n > PATTERN || !matches(a, pattern, path))
			continue;
		found = owners_of(line);
		found = found.n ? found : section.owners;
		if (section.optional)
			found.n = 0;
	}
	return found;
}

/* A team has a slash, and several people are more than one. */
static bool are_several(const struct owners *o)
{
	return o->n > 1 || (o->n == 1 && str_find(o->at[0], S("/"), 1) != SIZE_MAX);
}

static void add_list(struct members *m, str key, const struct owners *o)
{
	struct members list = members_below(m, NODE_ARRAY, key, NULL);
	for (size_t i = 0; i < o->n; i++)
		members_scalar(&list, NODE_STRING, S(""), o->at[i], NULL);
}

void code_owners_text(struct facts *f, str path, str bytes)
{
	static const struct {
		str path, gate;
	} places[] = {{STR_INIT(".github/CODEOWNERS"), STR_INIT(".github/workflows/ci.yml")},
	              {STR_INIT("CODEOWNERS"), STR_INIT(".github/workflows/ci.yml")},
	              {STR_INIT("docs/CODEOWNERS"), STR_INIT(".github/workflows/ci.yml")},
	              {STR_INIT(".gitlab/CODEOWNERS"), STR_INIT(".gitlab-ci.yml")}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		if (!str_eq(places[i].path, path))
			continue;
		struct members m = fact_new(f, S("code_owners"), path, 1);
		struct owners manifest = owners_for(m.arena, bytes, S("microapp.yaml"));
		struct owners gate = owners_for(m.arena, bytes, places[i].gate);
		add_list(&m, S("manifest"), &manifest);
		add_list(&m, S("gate"), &gate);
		if (manifest.n && gate.n && !(are_several(&manifest) && are_several(&gate)))
			members_scalar(&m, NODE_UNKNOWN, S("second"), S("one person alone: is it the author?"), NULL);
		else
			members_bool(&m, S("second"), manifest.n && gate.n);
	}
}
