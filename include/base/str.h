/* str: a borrowed slice of bytes, the one value type of this program. File content is never a C string: it may hold
 * NUL and bytes that are not UTF-8. A str owns nothing; it lives as long as the arena, buffer or document it points
 * into. An empty str may have p == NULL. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
	const char *p;
	size_t n;
} str;

/* A list of strs; borrowed like them. */
struct strs {
	const str *at;
	size_t n;
};

/* A literal as a str; also usable in constant initialisers through STR_INIT. */
#define S(lit) ((str){(lit), sizeof(lit) - 1})
#define STR_INIT(lit)                                                                                                  \
	{                                                                                                              \
		(lit), sizeof(lit) - 1                                                                                 \
	}
/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

static inline str str_of(const char *c) { return (str){c, c ? strlen(c) : 0}; }
static inline str str_at(const char *p, size_t n) { return (str){p, n}; }
/* Bytes [from, to) of s, both cut to its length. */
static inline str str_sub(str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (str){s.p ? s.p + from : NULL, to - from};
}
/* The first byte tells most apart: tables of words are asked more often than anything else. */
static inline bool str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0));
}
static inline bool str_starts(str s, str with)
{
	return s.n >= with.n && (with.n == 0 || (s.p[0] == with.p[0] && memcmp(s.p, with.p, with.n) == 0));
}
static inline bool str_ends(str s, str with)
{
	return s.n >= with.n &&
	       (with.n == 0 || (s.p[s.n - 1] == with.p[with.n - 1] && memcmp(s.p + s.n - with.n, with.p, with.n) == 0));
}

/* ASCII case only: rules and keys are matched without regard to it, other letters as they stand. */
bool str_ieq_bytes(const char *a, const char *b, size_t n);
static inline bool str_ieq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || (((a.p[0] ^ b.p[0]) & ~0x20) == 0 && str_ieq_bytes(a.p, b.p, a.n)));
}
/* Does the list hold it, in whatever case? */
bool strs_ihas(struct strs list, str s);
/* Is it one of these words, which single blanks part? For short lists that are asked of many texts. */
bool str_listed(str s, const char *words);
/* memcmp order, shorter first: the order of every sorted list in a report. */
int str_cmp(str a, str b);
/* Of n rows of size bytes, each with its name as the first member and in the order of the names' bytes: the index of
 * the first one of that name; n: there is none. */
size_t str_search(const void *rows, size_t n, size_t size, str name);
/* Offset of the first needle in s at or after from, or SIZE_MAX. str_ifind ignores ASCII case. */
size_t str_find(str s, str needle, size_t from);
size_t str_ifind(str s, str needle, size_t from);
/* Without the spaces, tabs, CR and LF at both ends. */
str str_trim(str s);
/* Takes the next piece up to sep (which is dropped) off the front of *rest; false when nothing is left. */
bool str_cut(str *rest, char sep, str *piece);
/* The last component of a path, and the part after the last dot of it ("" when it has none). */
str str_basename(str path);
str str_extension(str path);
/* Whole decimal number without sign or blanks, at most max; false and *out untouched otherwise. */
bool str_number(str s, uint64_t max, uint64_t *out);
/* Edit distance, capped at 9: for "did you mean". */
unsigned str_distance(str a, str b);

#endif
