/* A glob made concrete, for examples that name no path. */
#include "base/buf.h"
#include "cmd/rules.h"

/* Behind the bracket that closes the one at `at`; the end of the text when nothing does. */
static size_t closing(str s, size_t at, char open, char close)
{
	unsigned depth = 0;
	for (size_t i = at; i < s.n; i++) {
		if (s.p[i] == open)
			depth++;
		else if (s.p[i] == close && --depth == 0)
			return i;
	}
	return s.n;
}

/* The first alternative between the braces. */
static str first_of(str inside)
{
	unsigned depth = 0;
	for (size_t i = 0; i < inside.n; i++) {
		depth += inside.p[i] == '{';
		depth -= inside.p[i] == '}';
		if (depth == 0 && inside.p[i] == ',')
			return str_sub(inside, 0, i);
	}
	return inside;
}

static void put(struct buf *out, str glob, unsigned depth)
{
	enum { DEEPEST = 8 };
	for (size_t i = 0; i < glob.n && depth < DEEPEST; i++) {
		char c = glob.p[i];
		str rest = str_sub(glob, i, glob.n);
		if (str_starts(rest, S("**/"))) {
			i += 2;
		} else if (c == '*') {
			buf_byte(out, 'x');
			i += str_starts(rest, S("**"));
		} else if (c == '?') {
			buf_byte(out, 'x');
		} else if (c == '[') {
			size_t end = closing(glob, i, '[', ']');
			bool negated = str_starts(str_sub(rest, 1, rest.n), S("!"));
			buf_byte(out, negated || rest.n < 2 ? 'x' : rest.p[1]);
			i = end;
		} else if (c == '{') {
			size_t end = closing(glob, i, '{', '}');
			put(out, first_of(str_sub(glob, i + 1, end)), depth + 1);
			i = end;
		} else if (c != '\\') {
			buf_byte(out, c);
		}
	}
}

str rules_glob_path(struct arena *a, str glob)
{
	struct buf out BUF_AUTO = {0};
	put(&out, glob, 0);
	return arena_str(a, buf_str(&out));
}
