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

/* Takes what says where the path starts off its front. */
static str take_start(str text, struct path *out)
{
	if (str_eq(text, S("$")) || str_starts(text, S("$."))) {
		out->from = PATH_FROM_ROOT;
		return str_sub(text, 1, text.n);
	}
	if (str_eq(text, S("$manifest")) || str_starts(text, S("$manifest."))) {
		out->from = PATH_FROM_MANIFEST;
		return str_sub(text, S("$manifest").n, text.n);
	}
	while (out->up < text.n && text.p[out->up] == '^')
		out->up++;
	if (!out->up)
		return text;
	out->from = PATH_FROM_OUTER;
	return str_eq(str_sub(text, out->up, text.n), S(".")) ? S("") : str_sub(text, out->up, text.n);
}

bool path_parse(str text, struct arena *a, struct path *out, struct err *err)
{
	*out = (struct path){.text = text};
	if (text.n == 0 || str_eq(text, S(".")))
		return true;
	str rest = take_start(text, out);
	/* "$.a" and "$manifest.a", but "^a" */
	if ((out->from == PATH_FROM_ROOT || out->from == PATH_FROM_MANIFEST) && rest.n) {
		if (rest.n == 1)
			return err_set(err, "an empty step in the path");
		rest = str_sub(rest, 1, rest.n);
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
