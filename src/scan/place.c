/* Lines, columns and the comments that ignore a finding. */
#include "scan/place.h"

#include <ctype.h>
#include <limits.h>
#include <stdint.h>

#include "base/utf.h"

enum { MARK_EVERY = 4 << 10 };

/* On to offset, which does not lie before m. */
static void advance(str text, struct line_mark *m, size_t offset)
{
	for (;;) {
		const char *lf = memchr(text.p + m->at, '\n', offset - m->at);
		if (!lf)
			break;
		m->at = (size_t)(lf - text.p) + 1;
		m->line++;
		m->col = 1;
	}
	m->col += (unsigned)utf_count(str_sub(text, m->at, offset));
	m->at = offset;
}

/* What is decoded stands where its text stands: a thousand findings may ask for one end of a megabyte, again and again,
 * and for the places of the next text from the start. */
static void start_from_mark(struct line_cursor *c, size_t offset)
{
	size_t n = offset / MARK_EVERY < c->n_marks ? offset / MARK_EVERY + 1 : c->n_marks;
	while (n && c->marks[n - 1].at > offset) /* the first byte of a character may lie behind its mark's place */
		n--;
	struct line_mark best = n ? c->marks[n - 1] : (struct line_mark){0, c->line ? c->line : 1, c->col ? c->col : 1};
	if (c->now.line == 0 || offset < c->now.at || best.at > c->now.at)
		c->now = best;
}

void place_locate(struct line_cursor *c, size_t offset, unsigned *line, unsigned *col)
{
	start_from_mark(c, offset);
	if (c->arena && !c->marks)
		c->marks = arena_array(c->arena, struct line_mark, c->text.n / MARK_EVERY + 1);
	while (c->marks && c->n_marks <= c->text.n / MARK_EVERY) {
		size_t at = c->n_marks * MARK_EVERY;
		while (at < c->text.n && ((unsigned char)c->text.p[at] & 0xc0) == 0x80 && at % MARK_EVERY < 4)
			at++;
		if (at > offset)
			break;
		advance(c->text, &c->now, at);
		c->marks[c->n_marks++] = c->now;
	}
	advance(c->text, &c->now, offset);
	*line = c->now.line;
	*col = c->now.col;
}

void place_of_node(const struct node *n, struct place *p)
{
	p->line = n->line;
	p->col = n->col;
	p->end_line = n->end_line ? n->end_line : n->line;
	p->end_col = n->end_col ? n->end_col : n->col;
}

size_t place_line_start(str text, unsigned line)
{
	size_t at = 0;
	for (; line > 1 && at < text.n; line--) {
		const char *lf = memchr(text.p + at, '\n', text.n - at);
		at = lf ? (size_t)(lf - text.p) + 1 : text.n;
	}
	return at;
}

enum { INDEX_EVERY = 64 };

struct line_index line_index_make(str text, struct arena *a)
{
	size_t lines = 1, line = 0;
	const char *lf, *p = text.p, *end = p + text.n;
	for (; p < end && (lf = memchr(p, '\n', (size_t)(end - p))); p = lf + 1)
		lines++;
	size_t *at = arena_array(a, size_t, lines / INDEX_EVERY + 1);
	for (p = text.p; p < end && (lf = memchr(p, '\n', (size_t)(end - p))); p = lf + 1)
		if (++line % INDEX_EVERY == 0)
			at[line / INDEX_EVERY] = (size_t)(lf - text.p) + 1;
	return (struct line_index){text, at, line / INDEX_EVERY + 1};
}

size_t line_index_start(const struct line_index *x, unsigned line)
{
	size_t i = line ? (line - 1) / INDEX_EVERY : 0;
	i = i < x->n ? i : x->n - 1;
	size_t left = line > i * INDEX_EVERY ? line - i * INDEX_EVERY : 1;
	str rest = str_sub(x->text, x->at[i], x->text.n);
	return x->at[i] + place_line_start(rest, left < UINT_MAX ? (unsigned)left : UINT_MAX);
}

size_t place_line_begin(str text, size_t offset)
{
	size_t first = offset > PLACE_REACH ? offset - PLACE_REACH : 0;
	const char *lf = offset > first ? memrchr(text.p + first, '\n', offset - first) : NULL;
	return lf ? (size_t)(lf - text.p) + 1 : first;
}

size_t place_line_end(str text, size_t offset)
{
	size_t left = text.n - offset < PLACE_REACH ? text.n - offset : PLACE_REACH;
	const char *lf = left ? memchr(text.p + offset, '\n', left) : NULL;
	size_t end = lf ? (size_t)(lf - text.p) : offset + left;
	return end > offset && text.p[end - 1] == '\r' ? end - 1 : end;
}

static const str marker = STR_INIT("microaudit:ignore");

/* Is a letter or a digit in it, of any script? Dots, dashes and spaces that nobody sees are no reason. */
static bool has_word(str s)
{
	size_t length = 0;
	for (; s.n; s = str_sub(s, length, s.n)) {
		int32_t c = utf_next(s, &length);
		bool sign = (c >= 0x2000 && c < 0x2c00) || (c >= 0x3000 && c < 0x3040) || (c >= 0xfe00 && c < 0xff00);
		if ((c < 0x80 && c > 0 && isalnum(c)) || (c >= 0xc0 && !sign))
			return true;
	}
	return false;
}

/* The comment in one line: ID behind the marker, the rest is the reason. False: *why is what it lacks, if it stands
 * there at all. */
static bool ignores(str line, const struct rule *r, str *why)
{
	size_t at = str_find(line, marker, 0);
	if (at == SIZE_MAX)
		return false;
	str rest = str_trim(str_sub(line, at + marker.n, line.n));
	size_t n = 0;
	while (n < rest.n && rest.p[n] != ' ' && rest.p[n] != '\t')
		n++;
	str id = str_sub(rest, 0, n), reason = str_trim(str_sub(rest, n, rest.n));
	bool old = false;
	for (size_t i = 0; i < r->was.n; i++)
		old = old || str_eq(r->was.at[i], id);
	if (!old && !str_eq(id, r->id) && !(r->control && str_ieq(id, r->control->id))) {
		*why = S("its comment microaudit:ignore does not name the rule that found it");
		return false;
	}
	/* The end of a comment is no reason. */
	static const str closers[] = {STR_INIT("*/"), STR_INIT("-->"),  STR_INIT("*)"), STR_INIT("}}"),
	                              STR_INIT("-}"), STR_INIT("--%>"), STR_INIT("%>"), STR_INIT("#}"),
	                              STR_INIT("#>"), STR_INIT("*@"),   STR_INIT("*}"), STR_INIT("]]"),
	                              STR_INIT("=#"), STR_INIT("|#"),   STR_INIT(";)")};
	for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
		if (str_ends(reason, closers[i]))
			reason = str_trim(str_sub(reason, 0, reason.n - closers[i].n));
	bool given = has_word(reason);
	*why = given ? reason : S("its comment microaudit:ignore gives no reason");
	return given;
}

/* A line that holds nothing but a comment: its first character that counts is not part of a value or code. */
static bool is_comment(str line)
{
	/* What is more often something else (a string, a negation, a heading) counts right before the marker alone. */
	static const struct {
		str opener;
		bool close;
	} rows[] = {{STR_INIT("#"), false},     {STR_INIT("//"), false},    {STR_INIT("/*"), false},
	            {STR_INIT("*"), false},     {STR_INIT("<!--"), false},  {STR_INIT("--"), false},
	            {STR_INIT(";"), false},     {STR_INIT("%"), false},     {STR_INIT("{{"), false},
	            {STR_INIT("(*"), false},    {STR_INIT("{/*"), false},   {STR_INIT("rem "), false},
	            {STR_INIT("{-"), false},    {STR_INIT("{#"), false},    {STR_INIT("<%"), false},
	            {STR_INIT("<#"), false},    {STR_INIT("@*"), false},    {STR_INIT("{*"), false},
	            {STR_INIT("::"), false},    {STR_INIT("@rem "), false}, {STR_INIT("dnl "), false},
	            {STR_INIT(".\\\""), false}, {STR_INIT("'\\\""), false}, {STR_INIT("|"), true},
	            {STR_INIT("!"), true},      {STR_INIT("'"), true},      {STR_INIT("\""), true},
	            {STR_INIT(".."), true},     {STR_INIT("\\"), true},     {STR_INIT("(;"), true},
	            {STR_INIT("c "), true},     {STR_INIT("nb. "), true}};
	line = str_trim(line);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		str opener = rows[i].opener, rest = str_trim(str_sub(line, opener.n, line.n));
		if (str_ieq(str_sub(line, 0, opener.n), opener) && (!rows[i].close || str_starts(rest, marker)))
			return true;
	}
	return false;
}

bool place_ignored(str text, size_t offset, const struct rule *r, str *why)
{
	size_t start = place_line_begin(text, offset), end = place_line_end(text, offset);
	*why = S("");
	if (ignores(str_sub(text, start, end), r, why))
		return true;
	if (start == 0)
		return false;
	str before = str_sub(text, place_line_begin(text, start - 1), start - 1);
	return is_comment(before) && ignores(before, r, why);
}

size_t place_count_ignores(str text, const struct rule *r, str why)
{
	str line, own;
	size_t n = 0;
	while (str_cut(&text, '\n', &line))
		n += ignores(line, r, &own) && str_eq(own, why);
	return n;
}

bool place_heeds(str text) { return str_find(text, marker, 0) != SIZE_MAX; }

void place_heed(struct hit *h, str text, size_t offset, struct arena *a)
{
	str why;
	h->ignored = place_ignored(text, offset, h->rule, &why);
	if (h->ignored)
		h->ignore_why = why;
	else if (why.n)
		h->note = h->note.n ? arena_printf(a, "%.*s; %.*s", STR_ARG(h->note), STR_ARG(why)) : why;
}
