/* Slices of bytes: comparing, searching, cutting. */
#include "base/str.h"

#include <stdint.h>

static unsigned char lower(char c)
{
	unsigned char u = (unsigned char)c;
	return u >= 'A' && u <= 'Z' ? (unsigned char)(u | 0x20) : u;
}

bool str_ieq_bytes(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (lower(a[i]) != lower(b[i]))
			return false;
	return true;
}

bool strs_ihas(struct strs list, str s)
{
	for (size_t i = 0; i < list.n; i++)
		if (str_ieq(list.at[i], s))
			return true;
	return false;
}

bool str_listed(str s, const char *words)
{
	size_t n = words ? strlen(words) : 0;
	/* What may be it begins as it does. */
	for (size_t at = 0; s.n && s.n <= n - at; at++) {
		const char *hit = memchr(words + at, s.p[0], n - at - s.n + 1);
		if (!hit)
			break;
		at = (size_t)(hit - words);
		bool whole = (at == 0 || hit[-1] == ' ') && (at + s.n == n || hit[s.n] == ' ');
		if (whole && memcmp(hit, s.p, s.n) == 0)
			return !memchr(s.p, ' ', s.n);
	}
	return false;
}

int str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

/* Is a in front of b? The first byte tells most rows of a table apart. */
static bool before(str a, str b)
{
	if (a.n && b.n && a.p[0] != b.p[0])
		return (unsigned char)a.p[0] < (unsigned char)b.p[0];
	return str_cmp(a, b) < 0;
}

size_t str_search(const void *rows, size_t n, size_t size, str name)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const str *at = (const str *)((const char *)rows + middle * size);
		if (before(*at, name))
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && str_eq(*(const str *)((const char *)rows + low * size), name) ? low : n;
}

/* One byte or two: the first one is looked for by itself, many bytes at a time. */
static size_t find_short(str s, str needle, size_t from)
{
	const char *end = s.p + s.n - needle.n + 1;
	for (const char *at = s.p + from; at < end; at++) {
		at = memchr(at, needle.p[0], (size_t)(end - at));
		if (!at)
			break;
		if (needle.n == 1 || at[1] == needle.p[1])
			return (size_t)(at - s.p);
	}
	return SIZE_MAX;
}

size_t str_find(str s, str needle, size_t from)
{
	if (from > s.n || needle.n > s.n - from)
		return SIZE_MAX;
	if (needle.n == 0)
		return from;
	if (needle.n <= 2)
		return find_short(s, needle, from);
	const char *hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

/* Of one byte the next place in from..to; `to`: there is none. */
static size_t next_of(str s, unsigned char byte, size_t from, size_t to)
{
	const char *hit = from < to ? memchr(s.p + from, byte, to - from) : NULL;
	return hit ? (size_t)(hit - s.p) : to;
}

/* A match that begins in from..to, where each has room; `to`: there is none. */
static size_t ifind_part(str s, str needle, size_t from, size_t to)
{
	unsigned char small = lower(needle.p[0]);
	unsigned char big = small >= 'a' && small <= 'z' ? (unsigned char)(small - 0x20) : small;
	size_t x = next_of(s, small, from, to), y = big == small ? to : next_of(s, big, from, to);
	while (x < to || y < to) {
		size_t at = x < y ? x : y;
		if (str_ieq_bytes(s.p + at, needle.p, needle.n))
			return at;
		if (at == x)
			x = next_of(s, small, at + 1, to);
		else
			y = next_of(s, big, at + 1, to);
	}
	return to;
}

/* Whole files are asked for many words, so memchr finds where either case of the first letter stands; part by part,
 * since the next match may be near while the other case is far, and a caller comes again behind each. */
size_t str_ifind(str s, str needle, size_t from)
{
	enum { PART = 1024 };
	if (from > s.n || needle.n > s.n - from)
		return SIZE_MAX;
	if (!needle.n)
		return from;
	for (size_t end = s.n - needle.n + 1, to; from < end; from = to) {
		to = end - from < PART ? end : from + PART;
		size_t at = ifind_part(s, needle, from, to);
		if (at < to)
			return at;
	}
	return SIZE_MAX;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

str str_trim(str s)
{
	while (s.n && is_blank(s.p[0]))
		s = str_sub(s, 1, s.n);
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool str_cut(str *rest, char sep, str *piece)
{
	if (!rest->p)
		return false;
	const char *at = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
	if (!at) {
		*piece = *rest;
		*rest = (str){NULL, 0};
		return true;
	}
	size_t n = (size_t)(at - rest->p);
	*piece = str_at(rest->p, n);
	*rest = str_at(at + 1, rest->n - n - 1);
	return true;
}

str str_basename(str path)
{
	const char *slash = path.n ? memrchr(path.p, '/', path.n) : NULL;
	return slash ? str_sub(path, (size_t)(slash - path.p) + 1, path.n) : path;
}

str str_extension(str path)
{
	str name = str_basename(path);
	const char *dot = name.n ? memrchr(name.p, '.', name.n) : NULL;
	return dot ? str_sub(name, (size_t)(dot - name.p) + 1, name.n) : (str){NULL, 0};
}

bool str_number(str s, uint64_t max, uint64_t *out)
{
	uint64_t value = 0;
	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		uint64_t digit = (uint64_t)(s.p[i] - '0');
		if (value > max / 10 || value * 10 > max - digit)
			return false;
		value = value * 10 + digit;
	}
	*out = value;
	return true;
}

unsigned str_distance(str a, str b)
{
	enum { LONGEST = 63, FAR = 9 };
	if (a.n > LONGEST || b.n > LONGEST)
		return FAR;
	unsigned row[LONGEST + 1];
	for (size_t j = 0; j <= b.n; j++)
		row[j] = (unsigned)j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned diagonal = row[0];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b.n; j++) {
			unsigned best = diagonal + (lower(a.p[i - 1]) != lower(b.p[j - 1]));
			diagonal = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[b.n] < FAR ? row[b.n] : FAR;
}
