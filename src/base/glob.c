/* Path patterns. The matcher keeps one point to return to for '*' and one for '**', which is enough: a later star makes
 * an earlier one's choice irrelevant, so the work stays pattern × path. */
#include "base/glob.h"

#include <stdint.h>

enum { BRACE_LIMIT = 64, LONGEST = 512 }; /* expansions of one pattern, and bytes of each: glob_bounded() */

static char fold(char c, unsigned flags)
{
	return (flags & GLOB_NOCASE) && c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* One byte of path against the pattern element at *at; moves *at past the element when it matches. */
static bool match_one(str pattern, size_t *at, char c, unsigned flags)
{
	size_t i = *at;
	char p = pattern.p[i];
	if (p == '?') {
		*at = i + 1;
		return c != '/';
	}
	if (p == '[' && c != '/') {
		size_t j = i + 1;
		bool negate = j < pattern.n && (pattern.p[j] == '!' || pattern.p[j] == '^');
		bool in = false;
		if (negate)
			j++;
		for (size_t first = j; j < pattern.n && (pattern.p[j] != ']' || j == first); j++) {
			if (pattern.p[j] == '\\' && j + 1 < pattern.n)
				j++;
			char low = fold(pattern.p[j], flags), high = low;
			if (j + 2 < pattern.n && pattern.p[j + 1] == '-' && pattern.p[j + 2] != ']') {
				j += 2;
				high = fold(pattern.p[j], flags);
			}
			unsigned char u = (unsigned char)fold(c, flags);
			in = in || ((unsigned char)low <= u && u <= (unsigned char)high);
		}
		if (j < pattern.n) {
			*at = j + 1;
			return in != negate;
		}
		/* no closing bracket: an ordinary '[' */
	}
	if (p == '\\' && i + 1 < pattern.n)
		p = pattern.p[++i];
	if (fold(p, flags) != fold(c, flags))
		return false;
	*at = i + 1;
	return true;
}

static bool match_plain(str pattern, str path, unsigned flags)
{
	size_t p = 0, s = 0;
	size_t star_p = SIZE_MAX, star_s = 0; /* behind the last '*', and how far it reaches */
	size_t deep_p = SIZE_MAX, deep_s = 0; /* the same for the last '**' component */
	for (;;) {
		bool component = (p == 0 || pattern.p[p - 1] == '/') && (s == 0 || path.p[s - 1] == '/');
		if (component && pattern.n - p >= 2 && pattern.p[p] == '*' && pattern.p[p + 1] == '*' &&
		    (p + 2 == pattern.n || pattern.p[p + 2] == '/')) {
			if (p + 2 == pattern.n)
				return s < path.n;
			p += 3;
			deep_p = p;
			deep_s = s;
			star_p = SIZE_MAX;
			continue;
		}
		if (p < pattern.n && pattern.p[p] == '*') {
			while (p < pattern.n && pattern.p[p] == '*')
				p++;
			star_p = p;
			star_s = s;
			continue;
		}
		if (p == pattern.n && s == path.n)
			return true;
		if (p < pattern.n && s < path.n && match_one(pattern, &p, path.p[s], flags)) {
			s++;
			continue;
		}
		if (star_p != SIZE_MAX && star_s < path.n && path.p[star_s] != '/') {
			p = star_p;
			s = ++star_s;
			continue;
		}
		if (deep_p == SIZE_MAX)
			return false;
		while (deep_s < path.n && path.p[deep_s] != '/')
			deep_s++;
		if (deep_s >= path.n)
			return false;
		s = ++deep_s;
		p = deep_p;
		star_p = SIZE_MAX;
	}
}

struct expansion {
	unsigned left;
	bool cut; /* a limit was hit */
	void *ctx;
	bool (*each)(void *ctx, str plain);
};

/* Tries each alternative of the first brace group, in place of a buffer: head + choice + tail, on the stack. */
static bool expand(struct expansion *x, str pattern)
{
	size_t open = str_find(pattern, S("{"), 0);
	size_t close = open == SIZE_MAX ? SIZE_MAX : str_find(pattern, S("}"), open);
	char whole[LONGEST];
	if (close == SIZE_MAX)
		return x->each(x->ctx, pattern);
	str choices = str_sub(pattern, open + 1, close), choice, tail = str_sub(pattern, close + 1, pattern.n);
	while (str_cut(&choices, ',', &choice)) {
		size_t n = open + choice.n + tail.n;
		if (n > sizeof whole || !x->left) {
			x->cut = true;
			return false;
		}
		x->left--;
		memcpy(whole, pattern.p, open);
		memcpy(whole + open, choice.p, choice.n);
		if (tail.n)
			memcpy(whole + open + choice.n, tail.p, tail.n);
		if (expand(x, str_at(whole, n)))
			return true;
	}
	return false;
}

bool glob_expand(str pattern, void *ctx, bool (*each)(void *ctx, str plain))
{
	struct expansion x = {.left = BRACE_LIMIT, .ctx = ctx, .each = each};
	return expand(&x, pattern);
}

static bool go_on(void *ctx, str plain)
{
	(void)ctx, (void)plain;
	return false;
}

bool glob_bounded(str pattern)
{
	struct expansion x = {.left = BRACE_LIMIT, .each = go_on};
	expand(&x, pattern);
	return !x.cut;
}

struct wanted {
	str path;
	unsigned flags;
};

static bool matches(void *ctx, str plain)
{
	const struct wanted *w = ctx;
	return match_plain(plain, w->path, w->flags);
}

bool glob_match(str pattern, str path, unsigned flags)
{
	struct wanted w = {path, flags};
	return flags & GLOB_BRACES ? glob_expand(pattern, &w, matches) : match_plain(pattern, path, flags);
}

bool glob_rule(str pattern, str path)
{
	bool whole = str_find(pattern, S("/"), 0) != SIZE_MAX;
	return glob_match(pattern, whole ? path : str_basename(path), GLOB_NOCASE | GLOB_BRACES);
}
