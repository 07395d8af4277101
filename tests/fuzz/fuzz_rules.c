/* Any bytes as a rule file, ours or that of a repository of strangers (the first line says which), named as its own
 * first line wants it: refused with file and line, or compiled and run over a text. */
#include "match/search.h"
#include "rules/ruleset.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	static const char *const names[] = {"built-in", "given", "own"};
	return i < sizeof names / sizeof *names ? str_of(names[i]) : S("");
}

static void on_match(void *ctx, const struct match *m)
{
	(void)ctx;
	must(m->start < m->end && m->whole_start <= m->start && m->end <= m->whole_end);
}

static void run(const struct ruleset *set, str text)
{
	struct err err = {{0}};
	struct matcher *m = matcher_new(set, S(""), true, &err);
	struct search *s = m ? search_new(m, &err) : NULL;
	if (s)
		search_text(s, text, NULL, NULL, on_match);
	search_free(s);
	matcher_free(m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct err err = {{0}};
	struct ruleset set, base = {0};
	size_t from;
	str text;
	if (!fuzz_named(data, size, &from, &text))
		return -1;
	str rest = text, line;
	str_cut(&rest, '\n', &line);
	str id = str_starts(line, S("id: ")) ? str_trim(str_sub(line, 4, line.n)) : S("a");
	struct ruleset_file file = {arena_printf(&a, "%.*s.yaml", STR_ARG(id)), text};
	base.controls = ruleset_builtin()->controls;
	base.n_controls = ruleset_builtin()->n_controls;
	if (ruleset_read(&file, 1, &base, (enum rule_from)from, &a, &set, &err))
		run(&set, text);
	else
		must(err.text[0] != '\0');
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
