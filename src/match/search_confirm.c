/* Anchor, window, confirm. For each literal that the prefilter saw, the rules that own it get the bytes around it; a
 * match has to hold the literal, to lie inside the window and to stand between boundaries.
 *
 *        edge │<──── LOOK_BACK ────>│anchor│<──────── LOOK_AHEAD ────────>│ edge
 *             match may start here … here                  … and must end before the edge */
#include "search_int.h"

#include "match/boundary.h"
#include "secret/assign/assign_rows.h"

enum {
	LOOK_BACK = 512,
	LOOK_AHEAD = 16 << 10,
	EDGE = 16,                /* bytes beyond the window that lookarounds may see */
	NEAR = 4 << 10,           /* either side of a match, however long the lines are */
	DOCUMENT_AHEAD = 1 << 20, /* scope: document */
	FREE_TRIES = 64,          /* at one literal; what more take counts as in vain */
	IN_VAIN = 1 << 30,        /* bytes of a document's windows that a rule may go over without a match */
	LIMITS = 16               /* times that a rule may run into PCRE2's limit in one document */
};

/* Makes line_start and line_end those of the line that holds at, without its LF. */
static void find_line(struct search *s, size_t at)
{
	if (s->has_line && at >= s->line_start && at <= s->line_end)
		return;
	const char *lf = at ? memrchr(s->bytes.p, '\n', at) : NULL;
	s->line_start = lf ? (size_t)(lf - s->bytes.p) + 1 : 0;
	lf = at < s->bytes.n ? memchr(s->bytes.p + at, '\n', s->bytes.n - at) : NULL;
	s->line_end = lf ? (size_t)(lf - s->bytes.p) : s->bytes.n;
	s->has_line = true;
}

/* Runs code from `from`; the match must start at or before `last`. False: none (or a limit, noted in s). */
static bool run(struct search *s, const pcre2_code *code, str subject, size_t from, size_t last)
{
	pcre2_set_offset_limit(s->context, last);
	int rc = pcre2_match(code, (PCRE2_SPTR)subject.p, subject.n, from, 0, s->data, s->context);
	s->ran_into = rc < 0 && rc != PCRE2_ERROR_NOMATCH;
	s->limit = s->limit || s->ran_into;
	return rc >= 0;
}

/* The match's lines and near_lines more on either side, NEAR bytes at most. */
static bool has_near(struct search *s, const struct rule *r, size_t start, size_t end)
{
	pcre2_code *code = matcher_code(s->m, &s->m->nears[r->number], r->near.pattern);
	size_t first = start > NEAR ? start - NEAR : 0, last = s->bytes.n - end > NEAR ? end + NEAR : s->bytes.n;
	size_t from = start, to = end;
	if (!code)
		return false;
	for (unsigned i = 0; i <= r->near.lines && from > first; i++) {
		size_t at = i ? from - 1 : from;
		const char *lf = at > first ? memrchr(s->bytes.p + first, '\n', at - first) : NULL;
		from = lf ? (size_t)(lf - s->bytes.p) + 1 : first;
	}
	for (unsigned i = 0; i <= r->near.lines && to < last; i++) {
		size_t at = i ? to + 1 : to;
		const char *lf = memchr(s->bytes.p + at, '\n', last - at);
		to = lf ? (size_t)(lf - s->bytes.p) : last;
	}
	return run(s, code, str_sub(s->bytes, from, to), 0, PCRE2_UNSET);
}

/* The secret is the group `secret` when the pattern names one and it took part, else everything. */
static void secret_span(struct search *s, const pcre2_code *code, size_t *start, size_t *end)
{
	const PCRE2_SIZE *o = pcre2_get_ovector_pointer(s->data);
	PCRE2_SPTR first, last;
	int size = pcre2_substring_nametable_scan(code, (PCRE2_SPTR) "secret", &first, &last);
	*start = o[0];
	*end = o[1];
	for (; size > 0 && first <= last; first += size) {
		unsigned group = (unsigned)(first[0] << 8 | first[1]);
		if (group < pcre2_get_ovector_count(s->data) && o[2 * group] != PCRE2_UNSET) {
			*start = o[2 * group];
			*end = o[2 * group + 1];
			return;
		}
	}
}

static void window_of(struct search *s, const struct rule *r, size_t start, size_t end, size_t *from, size_t *to)
{
	size_t n = s->bytes.n;
	size_t ahead = r->scope == SCOPE_DOCUMENT ? DOCUMENT_AHEAD : LOOK_AHEAD;
	size_t back = r->scope == SCOPE_DOCUMENT ? DOCUMENT_AHEAD : LOOK_BACK;
	*from = start > back ? start - back : 0;
	*to = n - end > ahead ? end + ahead : n;
	if (r->scope == SCOPE_LINE) {
		find_line(s, start);
		*from = *from > s->line_start ? *from : s->line_start;
		find_line(s, end);
		*to = *to < s->line_end ? *to : s->line_end;
	}
	if (*from < s->done[r->number])
		*from = s->done[r->number];
}

/* Every value that rows give to the column that the anchor is in. */
static bool confirm_rows(struct search *s, const struct rule *r, size_t start, size_t end)
{
	struct assign_rows rows;
	struct assignment a;
	if (!assign_rows_begin(s->bytes, start, end, &rows) || (rows.first > s->rows && rows.first < s->rows_end))
		return false;
	s->costs[r->number].matched++;
	while (assign_rows_next(&rows, &a)) {
		struct match m = {r, a.value, a.value_end, a.value, a.value_end, a.key, .row = true};
		s->match(s->ctx, &m);
	}
	s->limit = s->limit || rows.cut;
	s->rows = rows.first;
	s->rows_end = rows.next;
	s->done[r->number] = rows.key_end;
	return true;
}

/* A rule without a pattern: the name around the anchor and the value given to it. */
static void confirm_assignment(struct search *s, const struct rule *r, size_t start, size_t end)
{
	struct assignment a;
	if (start < s->done[r->number] || (r->form == ASSIGN_QUOTED && confirm_rows(s, r, start, end)) ||
	    !assign_read(s->bytes, start, end, r->form, &a))
		return;
	do {
		size_t begin = a.key < a.value && !a.item ? a.key : a.value;
		size_t behind = a.end > a.key_end ? a.end : a.key_end;
		struct match m = {r, a.value, a.value_end, begin, behind, .name = a.key};
		/* in a list of names each is the next one's value */
		s->done[r->number] = a.op == ASSIGN_LIST ? a.key_end : behind;
		s->costs[r->number].matched++;
		s->match(s->ctx, &m);
	} while (assign_next(s->bytes, &a));
}

/* A pattern that fails on this document is given up, which is told, before it takes minutes. */
static void count_vain(struct search *s, const struct rule *r, size_t window)
{
	if (s->ran_into)
		s->in_vain[r->number] += IN_VAIN / LIMITS;
	else if (r->scope == SCOPE_DOCUMENT)
		s->in_vain[r->number] += window;
}

/* The window around an anchor, and what is searched: EDGE bytes more on either side. */
struct window {
	size_t from, to, low, high;
};

/* Does the match that was just found count? *cut: the window's end is in its way. */
static bool take_match(struct search *s, const struct rule *r, const struct window *w, const pcre2_code *code,
                       size_t anchor_end, struct match *m, bool *cut)
{
	const PCRE2_SIZE *o = pcre2_get_ovector_pointer(s->data);
	*m = (struct match){.rule = r, .whole_start = w->low + o[0], .whole_end = w->low + o[1]};
	secret_span(s, code, &m->start, &m->end);
	m->start += w->low;
	m->end += w->low;
	*cut = m->whole_end > w->to || (m->whole_end == w->to && w->to < s->bytes.n && r->scope != SCOPE_LINE);
	return m->whole_end >= anchor_end && m->start < m->end && !*cut &&
	       boundary_holds(r->boundary, s->bytes, m->start, m->end);
}

/* Each place up to the anchor where a match may begin. */
static void confirm_pattern(struct search *s, const struct rule *r, const pcre2_code *code, const struct window *w,
                            size_t start, size_t end)
{
	str subject = str_sub(s->bytes, w->low, w->high);
	size_t from = w->from, *vain = &s->in_vain[r->number];
	bool was_cut = false, cut;
	struct match m;
	for (int tries = 0; from <= start && *vain < IN_VAIN; tries++) {
		*vain += tries >= FREE_TRIES ? w->to - from : 0;
		if (!run(s, code, subject, from - w->low, start - w->low)) {
			count_vain(s, r, w->to - from);
			from = start + 1;
			break;
		}
		bool counts = take_match(s, r, w, code, end, &m, &cut);
		from = m.whole_start + 1;
		was_cut = was_cut || cut;
		if (!counts)
			continue;
		if (r->near.pattern.n && !has_near(s, r, m.whole_start, m.whole_end)) {
			count_vain(s, r, 0);
			s->done[r->number] = from; /* else each anchor in the match would look around again */
			return;
		}
		s->done[r->number] = m.whole_end;
		s->costs[r->number].matched++;
		s->match(s->ctx, &m);
		return;
	}
	/* What began nowhere up to this anchor will not for the next one either, unless the window's end was in the
	 * way: so each byte is tried as a beginning once, and a line of a million anchors costs what it is long. */
	if (!was_cut)
		s->done[r->number] = from;
	s->limit = s->limit || was_cut || *vain >= IN_VAIN;
}

void search_confirm(struct search *s, const struct rule *r, size_t start, size_t end)
{
	struct window w;
	if (r->form != ASSIGN_NONE) {
		confirm_assignment(s, r, start, end);
		return;
	}
	if (start < s->done[r->number] || !named_may_hold(s->m->glances[r->number], s->bytes, start, end))
		return;
	pcre2_code *code = matcher_code(s->m, &s->m->codes[r->number], r->pattern);
	if (!code)
		return;
	if (s->in_vain[r->number] >= IN_VAIN) {
		s->limit = true;
		return;
	}
	window_of(s, r, start, end, &w.from, &w.to);
	w.low = w.from > EDGE ? w.from - EDGE : 0;
	w.high = s->bytes.n - w.to > EDGE ? w.to + EDGE : s->bytes.n;
	if (pattern_tail_follows(s->m->tails[r->number], s->bytes, end, w.high, &s->tail[r->number]))
		confirm_pattern(s, r, code, &w, start, end);
	else
		s->done[r->number] = start + 1;
}
