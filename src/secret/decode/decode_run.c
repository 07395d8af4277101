/* Runs of base64 and hex digits. Sixteen of them in a row are rare in text that people write, so most of a document is
 * stepped over; of a run, the first digits tell whether it is text. */
#include <stdint.h>

#include "base/ascii.h"
#include "secret/decode/decoders.h"

enum {
	RUN_MIN = 16,  /* digits: 12 bytes, printable by accident once in 100,000 runs */
	HEX_MIN = 24,  /* the same in hex */
	TEXT_MIN = 12, /* bytes */
	WRAP_MIN = 40, /* digits in a line that others may continue */
	CONTEXT = 160, /* bytes of the line in front that may name a bare value */
	BARE_MOST = 256
};

static const bool in_run[256] = {['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['0' ... '9'] = true, ['+'] = true,
                                 ['/'] = true,         ['-'] = true,         ['_'] = true};

static bool is_digit(str text, size_t at) { return at < text.n && in_run[(unsigned char)text.p[at]]; }

static bool is_sign(char c) { return c == '/' || c == '+' || c == '-' || c == '_'; }

/* Length of a line break with the indentation behind it, or of a written one (\n); 0: there is none. */
static size_t break_at(str text, size_t at)
{
	size_t i = at;
	if (str_starts(str_sub(text, i, text.n), S("\\r\\n")))
		return 4;
	if (str_starts(str_sub(text, i, text.n), S("\\n")))
		return 2;
	i += i < text.n && text.p[i] == '\r';
	if (i >= text.n || text.p[i] != '\n')
		return 0;
	for (i++; i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'); i++)
		;
	return i - at;
}

/* 0xff for each of sixteen bytes that is a letter or a number, as two words. What text encodes to has few other digits
 * (a sign stands for '?', '>' or '~'), names and paths of programs have many. */
typedef unsigned char lanes __attribute__((vector_size(16)));

static inline void letters_in(const char *p, uint64_t words[2])
{
	lanes c;
	memcpy(&c, p, sizeof c);
	lanes letter = (lanes)((c | 0x20) - 'a' < 26) | (lanes)(c - '0' < 10);
	memcpy(words, &letter, sizeof letter);
}

/* Sixteen digits: an image in a data URI is one run of megabytes. */
static inline bool all_digits(const char *p)
{
	lanes c;
	uint64_t words[2];
	memcpy(&c, p, sizeof c);
	lanes letter = (lanes)((c | 0x20) - 'a' < 26) | (lanes)(c - '0' < 10);
	lanes sign = (lanes)(c == '+') | (lanes)(c == '/') | (lanes)(c == '-') | (lanes)(c == '_');
	lanes digit = letter | sign;
	memcpy(words, &digit, sizeof digit);
	return (words[0] & words[1]) == UINT64_MAX;
}

static size_t run_end(str text, size_t at)
{
	while (at + 16 <= text.n && all_digits(text.p + at))
		at += 16;
	while (is_digit(text, at))
		at++;
	return at;
}

/* The end of base64 that is wrapped over lines of one width, whose first line is [start, end). */
static size_t wrapped_end(str text, size_t start, size_t end)
{
	size_t width = end - start, length, gap;
	while (width >= WRAP_MIN && (gap = break_at(text, end)) > 0) {
		size_t next = end + gap, stop = run_end(text, next);
		length = stop - next;
		bool closed = stop >= text.n || text.p[stop] == '=' || !ascii_in(".:(@", text.p[stop]);
		if (length == 0 || length > width || !closed)
			break;
		end = stop;
		if (length < width)
			break;
	}
	return end;
}

static size_t padding_end(str text, size_t at)
{
	for (unsigned i = 0; i < 2 && at < text.n && text.p[at] == '='; i++)
		at++;
	return at;
}

/* The decoded text alone, and, where it is a bare value behind a name, in its line: password: "…". */
static void give(struct view *v, size_t start, size_t end, str decoded, enum decode_how how)
{
	str text = v->of;
	size_t line = decode_line_start(text, start, CONTEXT), lead = start;
	bool bare = decoded.n <= BARE_MOST;
	for (size_t i = 0; bare && i < decoded.n; i++)
		bare = !ascii_in(" \t\r\n\"'", decoded.p[i]);
	view_put(v, decoded, start, end, how);
	view_give(v);
	while (lead > line && ascii_in(" \t\"'`", text.p[lead - 1]))
		lead--;
	if (!bare || lead == line || !ascii_in(":=>(,", text.p[lead - 1]))
		return;
	view_keep(v, line, start);
	view_put(v, decoded, start, end, how);
	view_keep(v, end, decode_line_end(text, end, CONTEXT));
	view_give(v);
}

static bool try_hex(struct view *v, size_t start, size_t end)
{
	size_t stop = start;
	while (stop < end && ascii_hex(v->of.p[stop]) >= 0)
		stop++;
	stop -= (stop - start) % 2;
	if (stop - start < HEX_MIN)
		return false;
	str decoded = decode_hex_text(str_sub(v->of, start, stop), TEXT_MIN, v->d->a);
	if (decoded.n)
		give(v, start, stop, decoded, DECODE_HEX);
	return decoded.n > 0;
}

/* Where what was found ends; 0 when it is no text. */
static size_t try_base64(struct view *v, size_t start, size_t end)
{
	if (!decode_base64_glance(v->of.p + start))
		return 0;
	str head = decode_base64_text(str_sub(v->of, start, end), TEXT_MIN, v->d->a);
	if (!head.n)
		return 0;
	size_t stop = wrapped_end(v->of, start, end);
	if (stop > end)
		head = decode_base64_text(str_sub(v->of, start, stop), TEXT_MIN, v->d->a);
	end = stop;
	stop = padding_end(v->of, stop);
	give(v, start, stop, head, DECODE_BASE64);
	return end;
}

/* What an escape leaves at the start of a run: the n of \n, the 3D of %3D. */
static size_t behind_escape(str text, size_t start)
{
	char before = start ? text.p[start - 1] : ' ', first = text.p[start];
	if (before == '%')
		return start + 2;
	if (before == '\\')
		return start + (first == 'u' ? 5 : 1);
	if (first == '0' && text.p[start + 1] == 'x')
		return start + 2;
	return start;
}

/* Takes the run [start, end), RUN_MIN long or longer; returns where to go on. */
static size_t take_run(struct view *v, size_t start, size_t end)
{
	if (!view_wants(v, start, end) || str_starts(str_sub(v->of, start, end), S("sha")))
		return end; /* sha512-…: what a lock file holds for each package */
	/* A '/', '+', '-' or '_' may not belong to it: what stands behind each is tried, which costs a glance. */
	for (size_t at = behind_escape(v->of, start); at + RUN_MIN <= end; at++) {
		if (try_hex(v, at, end))
			return end;
		size_t stop = try_base64(v, at, end);
		if (stop)
			return stop;
		while (at < end && !is_sign(v->of.p[at]))
			at++;
	}
	return end;
}

/* The run that holds `at`, if it is long enough; it does not begin before low. Returns where to go on. */
static size_t look_at_run(struct view *v, size_t low, size_t at)
{
	size_t start = at, end = run_end(v->of, at);
	while (start > low && is_digit(v->of, start - 1))
		start--;
	return end - start < RUN_MIN ? end : take_run(v, start, end);
}

/* RUN_MIN letters in a row fill one of the eights of bytes that are looked at, wherever they stand. */
void decode_runs(struct view *v)
{
	size_t low = 0, at = 0, n = v->of.n;
	uint64_t words[2];
	while (at + 16 <= n && !v->d->cut) {
		letters_in(v->of.p + at, words);
		if (words[0] != UINT64_MAX && words[1] != UINT64_MAX)
			at += 16;
		else
			low = at = look_at_run(v, low, at + (words[0] == UINT64_MAX ? 0 : 8));
	}
	for (; at < n && !v->d->cut; at++)
		if (is_digit(v->of, at))
			low = at = look_at_run(v, low, at);
}
