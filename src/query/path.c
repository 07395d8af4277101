/* Paths of rules. A quote, single or double, is only special at the start of a step. */
#include "query/path.h"

/* Takes one step off the front of *rest, and the dot behind it. */
static bool take_step(str *rest, struct step *out, struct err *err)
{
	str s = *rest;
	bool quoted = s.n && (s.p[0] == '\'' || s.p[0] == '"');
	size_t end = quoted ? str_find(s, str_at(s.p, 1), 1) : str_find(s, S("."), 0);
	if (quoted && end >= s.n)
		return err_set(err, "a quote in the path is never closed: %.*s", STR_ARG(s));
	str key = quoted ? str_sub(s, 1, end) : str_sub(s, 0, end);
	s = str_sub(s, quoted ? end + 1 : key.n, s.n);
	if (key.n == 0)
		return err_set(err, "an empty step in the path");
	if (s.n && (s.p[0] != '.' || s.n == 1))
		return err_set(err, "a path cannot go on with \"%.*s\"", STR_ARG(s));
	out->key = key;
	out->kind = quoted ? STEP_KEY : str_eq(key, S("*")) ? STEP_ANY : str_eq(key, S("**")) ? STEP_DEEP : STEP_KEY;
	*rest = str_sub(s, 1, s.n);
	return true;
}

bool path_parse(str text, struct arena *a, struct path *out, struct err *err)
{
	*out = (struct path){.text = text};
	if (text.n == 0 || str_eq(text, S(".")))
		return true;
	str rest = text;
	if (str_eq(text, S("$")) || str_starts(text, S("$."))) {
		out->from_root = true;
		if (text.n == 2)
			return err_set(err, "an empty step in the path");
		rest = str_sub(text, 2, text.n);
	}
	size_t most = 1;
	for (size_t i = 0; i < rest.n; i++)
		most += rest.p[i] == '.';
	struct step *steps = arena_array(a, struct step, most);
	while (rest.n)
		if (!take_step(&rest, &steps[out->n++], err))
			return false;
	out->steps = steps;
	return true;
}
