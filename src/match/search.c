/* Anchor, window, confirm. For each literal that the prefilter saw, the rules that own it get the bytes around it; a
 * match has to hold the literal, to lie inside the window and to stand between boundaries.
 *
 *        edge │<──── LOOK_BACK ────>│anchor│<──────── LOOK_AHEAD ────────>│ edge
 *             match may start here … here                  … and must end before the edge */
#include "matcher_int.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "match/boundary.h"
#include "secret/assign/assign_rows.h"

enum {
	LOOK_BACK = 512,
	LOOK_AHEAD = 16 << 10,
	EDGE = 16,                /* bytes beyond the window that lookarounds may see */
	NEAR = 4 << 10,           /* either side of a match, however long the lines are */
	DOCUMENT_AHEAD = 1 << 20, /* scope: document */
	JIT_STACK = 1 << 20,      /* the default fails on an 8 KB private key */
	MATCH_LIMIT = 2000000,
	FREE_TRIES = 64,     /* at one literal; what more take counts as in vain */
	IN_VAIN = 1 << 30,   /* bytes of a document's windows that a rule may go over without a match */
	LIMITS = 16,         /* times that a rule may run into MATCH_LIMIT in one document */
	BEAT_EVERY = 1 << 10 /* anchors between two beats */
};

struct search {
	struct matcher *m;
	struct prefilter_scratch *scratch;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	size_t *done;    /* by rule: no match begins before this offset any more: one was given, or none was found */
	bool *saw;       /* by rule: an anchor of it, since search_forget() */
	size_t *tail;    /* by rule: where the next tail begins, as far as was looked; 0: nowhere yet */
	size_t *in_vain; /* by rule: bytes of this document's windows that held no match */
	struct rule_cost *costs; /* by rule */
	uint64_t total;          /* nanoseconds of all searches */
	bool measure;
	_Atomic uint64_t *beat;
	unsigned anchors_seen;
	uint64_t until; /* CPU time of this thread at which the document is given up; 0: never */
	bool gave_up;
	/* of the document being searched */
	str bytes;
	size_t rows, rows_end;       /* read last: inside them are no others, or rows in rows would take for ever */
	size_t line_start, line_end; /* the line looked at last: one line may hold a million anchors */
	bool has_line;
	const bool *on;
	void *ctx;
	void (*match)(void *ctx, const struct match *m);
	bool limit;    /* a rule ran into one */
	bool ran_into; /* the last run did */
};

/* One of size bytes for each rule. */
static void *zeroed(const struct matcher *m, size_t size)
{
	size_t n = (m->set->n_rules + 1) * size;
	return memset(mem_get(n), 0, n);
}

struct search *search_new(struct matcher *m, struct err *err)
{
	struct search *s = mem_grow(NULL, sizeof *s);
	*s = (struct search){.m = m};
	s->scratch = prefilter_scratch_new(m->prefilter, err);
	s->data = pcre2_match_data_create(32, m->memory);
	s->context = pcre2_match_context_create(m->memory);
	s->stack = pcre2_jit_stack_create(32 << 10, JIT_STACK, m->memory);
	s->done = zeroed(m, sizeof *s->done);
	s->saw = zeroed(m, sizeof *s->saw);
	s->tail = zeroed(m, sizeof *s->tail);
	s->in_vain = zeroed(m, sizeof *s->in_vain);
	s->costs = zeroed(m, sizeof *s->costs);
	if (!s->scratch || !s->stack) {
		err_system(err, ENOMEM, "a search cannot begin");
		search_free(s);
		return NULL;
	}
	pcre2_jit_stack_assign(s->context, NULL, s->stack);
	pcre2_set_match_limit(s->context, MATCH_LIMIT);
	return s;
}

void search_free(struct search *s)
{
	if (!s)
		return;
	prefilter_scratch_free(s->scratch);
	pcre2_match_data_free(s->data);
	pcre2_match_context_free(s->context);
	pcre2_jit_stack_free(s->stack);
	free(s->done);
	free(s->tail);
	free(s->in_vain);
	free(s->saw);
	free(s->costs);
	free(s);
}

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
	pcre2_code *code = matcher_code(s->m, &s->m->nears[r->number], r->near);
	size_t first = start > NEAR ? start - NEAR : 0, last = s->bytes.n - end > NEAR ? end + NEAR : s->bytes.n;
	size_t from = start, to = end;
	if (!code)
		return false;
	for (unsigned i = 0; i <= r->near_lines && from > first; i++) {
		size_t at = i ? from - 1 : from;
		const char *lf = at > first ? memrchr(s->bytes.p + first, '\n', at - first) : NULL;
		from = lf ? (size_t)(lf - s->bytes.p) + 1 : first;
	}
	for (unsigned i = 0; i <= r->near_lines && to < last; i++) {
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

static void confirm(struct search *s, const struct rule *r, size_t start, size_t end)
{
	if (r->form != ASSIGN_NONE) {
		confirm_assignment(s, r, start, end);
		return;
	}
	size_t from, to;
	bool was_cut = false;
	if (start < s->done[r->number] || !named_may_hold(s->m->glances[r->number], s->bytes, start, end))
		return;
	pcre2_code *code = matcher_code(s->m, &s->m->codes[r->number], r->pattern);
	if (!code)
		return;
	if (s->in_vain[r->number] >= IN_VAIN) {
		s->limit = true;
		return;
	}
	window_of(s, r, start, end, &from, &to);
	size_t low = from > EDGE ? from - EDGE : 0, high = s->bytes.n - to > EDGE ? to + EDGE : s->bytes.n;
	str subject = str_sub(s->bytes, low, high);
	if (!pattern_tail_follows(s->m->tails[r->number], s->bytes, end, high, &s->tail[r->number])) {
		s->done[r->number] = start + 1;
		return;
	}
	for (int tries = 0; from <= start && s->in_vain[r->number] < IN_VAIN; tries++) {
		s->in_vain[r->number] += tries >= FREE_TRIES ? to - from : 0;
		if (!run(s, code, subject, from - low, start - low)) {
			count_vain(s, r, to - from);
			from = start + 1;
			break;
		}
		const PCRE2_SIZE *o = pcre2_get_ovector_pointer(s->data);
		struct match m = {.rule = r, .whole_start = low + o[0], .whole_end = low + o[1]};
		secret_span(s, code, &m.start, &m.end);
		m.start += low;
		m.end += low;
		from = m.whole_start + 1;
		bool cut = (m.whole_end > to || (m.whole_end == to && to < s->bytes.n && r->scope != SCOPE_LINE));
		was_cut = was_cut || cut;
		if (m.whole_end < end || m.start >= m.end || cut ||
		    !boundary_holds(r->boundary, s->bytes, m.start, m.end))
			continue;
		if (r->near.n && !has_near(s, r, m.whole_start, m.whole_end)) {
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
	s->limit = s->limit || was_cut || s->in_vain[r->number] >= IN_VAIN;
}

static uint64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* Of this thread, in nanoseconds. */
static uint64_t computed(void)
{
	struct timespec t;
	if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t) != 0)
		return 0;
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void pause_at_anchor(struct search *s)
{
	if (s->beat)
		atomic_fetch_add_explicit(s->beat, 1, memory_order_relaxed);
	s->gave_up = s->gave_up || (s->until && computed() >= s->until);
}

static void on_anchor(void *ctx, uint32_t number, size_t end)
{
	struct search *s = ctx;
	const struct anchor *a = &s->m->anchors.at[number];
	if (++s->anchors_seen % BEAT_EVERY == 0)
		pause_at_anchor(s);
	for (size_t i = 0; i < a->n_rules; i++) {
		const struct rule *r = &s->m->set->rules[a->rules[i]];
		if (s->on && !s->on[r->number])
			continue;
		s->saw[r->number] = true;
		if (r->kind != RULE_TEXT || s->gave_up)
			continue;
		uint64_t began = s->measure ? now() : 0;
		confirm(s, r, end - a->text.n, end);
		s->costs[r->number].tried++;
		if (s->measure)
			s->costs[r->number].time += now() - began;
	}
}

bool search_text(struct search *s, str bytes, const bool *on, void *ctx,
                 void (*match)(void *ctx, const struct match *m))
{
	memset(s->done, 0, s->m->set->n_rules * sizeof *s->done);
	memset(s->tail, 0, s->m->set->n_rules * sizeof *s->tail);
	memset(s->in_vain, 0, s->m->set->n_rules * sizeof *s->in_vain);
	s->bytes = bytes;
	s->has_line = false;
	s->rows = s->rows_end = 0;
	s->on = on;
	s->ctx = ctx;
	s->match = match;
	s->limit = false;
	uint64_t began = s->measure ? now() : 0;
	bool whole = prefilter_scan(s->m->prefilter, s->scratch, bytes, s, on_anchor);
	s->total += s->measure ? now() - began : 0;
	return whole && !s->limit;
}

const struct rule_cost *search_costs(const struct search *s, uint64_t *total)
{
	*total = s->total;
	return s->costs;
}
void search_forget(struct search *s) { memset(s->saw, 0, s->m->set->n_rules * sizeof *s->saw); }
bool search_saw(const struct search *s, const struct rule *r) { return s->saw[r->number]; }
double search_allowance(bool first, size_t bytes)
{
	const double base = 10, next = 1, per_byte = 4e-6;
	return (first ? base : next) + per_byte * (double)bytes;
}

void search_allow(struct search *s, double seconds)
{
	s->until = computed() + (uint64_t)(seconds * 1e9);
	s->gave_up = false;
}
bool search_gave_up(const struct search *s) { return s->gave_up; }
void search_measure(struct search *s, bool on) { s->measure = on; }
void search_beat(struct search *s, _Atomic uint64_t *beat) { s->beat = beat; }
