/* Proof, overlaps, masks: what becomes of a match. */
#include "engine/judge.h"

#include <stdint.h>
#include <stdlib.h>

#include "engine/partner.h"
#include "engine/place.h"
#include "engine/proof.h"

struct candidate {
	const struct match *match;
	struct proof proof;
	enum confidence confidence;
	str sample; /* "" unless the value is a published sample */
	bool dropped;
};

static int by_start(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (x->rule->number > y->rule->number) - (x->rule->number < y->rule->number);
}

enum { PROOF_CONTEXT = 16 << 10 };

static void prove(struct candidate *c, str text, str as_of, struct arena *a)
{
	const struct match *m = c->match;
	const struct rule *r = m->rule;
	struct proof_input in = {
	        .value = str_sub(text, m->start, m->end),
	        .match = str_sub(text, m->whole_start, m->whole_end),
	        .before = str_sub(text, m->start > PROOF_CONTEXT ? m->start - PROOF_CONTEXT : 0, m->start),
	        .after = str_sub(text, m->end, m->end + PROOF_CONTEXT),
	        .as_of = as_of,
	        .document = text};
	struct assignment assigned;
	if (r->form != ASSIGN_NONE && assign_read(text, m->whole_start, m->whole_start + 1, r->form, &assigned))
		in.assigned = &assigned;
	proof_check *check = proof_find(r->check.n ? r->check : S("placeholder"));
	c->confidence = r->confidence;
	if (check)
		check(&in, a, &c->proof);
	if (c->proof.result == PROOF_PASS)
		c->confidence = r->generic ? CONFIDENCE_HIGH : CONFIDENCE_CERTAIN;
	else if (c->proof.strong && c->confidence < CONFIDENCE_HIGH)
		c->confidence = CONFIDENCE_HIGH;
	else if (c->proof.result == PROOF_FAIL && c->confidence > CONFIDENCE_LOW)
		c->confidence--;
	if (c->proof.faint)
		c->confidence = CONFIDENCE_LOW;
	c->dropped = c->proof.result == PROOF_NOT_A_SECRET;
	if (!c->dropped)
		sample_known(in.value, &c->sample);
}

/* A provider's own format, a format that many share, a value under a telling name. */
static int rank_of(const struct rule *r) { return !r->generic ? 2 : r->form == ASSIGN_NONE ? 1 : 0; }

/* Of two that overlap: the rule that knows more, then confidence, then length. */
static bool is_better(const struct candidate *x, const struct candidate *y)
{
	int rx = rank_of(x->match->rule), ry = rank_of(y->match->rule);
	if (rx != ry)
		return rx > ry;
	if (x->confidence != y->confidence)
		return x->confidence > y->confidence;
	size_t nx = x->match->end - x->match->start, ny = y->match->end - y->match->start;
	return nx != ny ? nx > ny : x->match->rule->number < y->match->rule->number;
}

/* Takes c[i] in; kept is the last one that stands. */
static void keep_better(struct candidate *c, size_t i, struct candidate **kept)
{
	if (c[i].dropped)
		return;
	if (!*kept || c[i].match->start >= (*kept)->match->end) {
		*kept = &c[i];
		return;
	}
	struct candidate *loser = is_better(&c[i], *kept) ? *kept : &c[i];
	loser->dropped = true;
	*kept = loser == *kept ? &c[i] : *kept;
}

/* While the paths of a blob are not known yet, a rule for named files may not silence one that holds everywhere, since
 * its own match may still fall away: then each kind is resolved for itself. */
static void resolve_overlaps(struct candidate *c, size_t n, bool pathless)
{
	struct candidate *kept[2] = {NULL, NULL};
	for (size_t i = 0; i < n; i++)
		keep_better(c, i, &kept[pathless && c[i].match->rule->files.n]);
}

/* What stands alone is capped, what has its other part close by is surer: its note says where. */
static void join_parts(struct candidate *c, const struct part *parts, size_t n, size_t at, struct line_cursor *cursor,
                       struct arena *a)
{
	size_t other = partner_find(parts, n, at, cursor->text);
	unsigned line, col;
	if (other == SIZE_MAX) {
		enum severity alone = parts[at].rule->alone;
		bool tighter = c->proof.at_most == SEVERITY_OFF || alone < c->proof.at_most;
		c->proof.at_most = alone != SEVERITY_OFF && tighter ? alone : c->proof.at_most;
		return;
	}
	c->confidence += c->confidence < CONFIDENCE_CERTAIN;
	place_locate(cursor, parts[at].start, &line, &col);
	line = partner_line(cursor->text, line, parts[at].start, parts[other].start);
	c->proof.note = arena_printf(a, "%.*s%sits other part (%.*s) stands on line %u", STR_ARG(c->proof.note),
	                             c->proof.note.n ? "; " : "", STR_ARG(parts[other].rule->id), line);
}

static void find_partners(struct candidate *c, size_t n, str text, const struct ruleset *set, const bool *on,
                          struct arena *a)
{
	struct part *parts = arena_array(a, struct part, n);
	size_t *of = arena_array(a, size_t, n), count = 0;
	for (size_t i = 0; i < n; i++)
		if (!c[i].dropped) {
			of[count] = i;
			parts[count++] = (struct part){c[i].match->rule, c[i].match->start, c[i].match->end};
		}
	struct line_cursor cursor = {.text = text};
	for (size_t i = 0; i < count; i++)
		if (parts[i].rule->with.n && !partner_unknown(parts[i].rule, set, on))
			join_parts(&c[of[i]], parts, count, i, &cursor, a);
}

void matches_sort(struct matches *matches)
{
	if (matches->n)
		qsort(matches->at, matches->n, sizeof *matches->at, by_start);
}

/* The literal part of its kind that a mask may show: what the rule says, else an anchor that the value begins with. */
static str prefix_of(const struct match *m, str text)
{
	const struct rule *r = m->rule;
	str value = str_sub(text, m->start, m->end), best = r->prefix;
	if (r->generic || r->is_public)
		return S("");
	for (size_t i = 0; r->prefix.n == 0 && i < r->anchors.n; i++)
		if (str_starts(value, r->anchors.at[i]) && r->anchors.at[i].n > best.n)
			best = r->anchors.at[i];
	return best;
}

/* Spans to mask, joined where they overlap. */
static size_t make_spans(const struct matches *matches, str text, struct secret_span *spans, struct arena *a)
{
	size_t count = 0;
	for (size_t i = 0; i < matches->n; i++) {
		const struct match *m = &matches->at[i];
		struct secret_span *last = count ? &spans[count - 1] : NULL;
		str prefix = prefix_of(m, text);
		if (!last || m->start >= last->end) {
			spans[count++] = (struct secret_span){m->start, m->end,
			                                      finding_mask(a, str_sub(text, m->start, m->end), prefix)};
		} else if (m->start == last->start && m->end == last->end && prefix.n) {
			/* the same bytes by a generic rule and a specific one: the specific one knows its prefix */
			last->mask = finding_mask(a, str_sub(text, m->start, m->end), prefix);
		} else if (m->end > last->end) {
			last->end = m->end;
			last->mask = finding_mask(a, str_sub(text, last->start, last->end), S(""));
		}
	}
	return count;
}

str matches_frame(const struct matches *matches, str text, size_t offset, struct arena *a)
{
	struct secret_span *spans = arena_array(a, struct secret_span, matches->n);
	size_t n = make_spans(matches, text, spans, a);
	return place_frame(a, text, offset, spans, n);
}

static void emit(const struct candidate *c, const struct doc *doc, str text, struct line_cursor *cursor,
                 const struct secret_span *spans, size_t n_spans, const struct scan_options *o,
                 const struct scan_sink *sink, struct arena *a)
{
	const struct match *m = c->match;
	struct hit h = {.rule = m->rule,
	                .confidence = c->confidence,
	                .at_most = c->proof.at_most,
	                .chosen = c->proof.chosen,
	                .note = c->proof.note};
	struct place *p = &h.place;
	*p = (struct place){.origin = doc->origin,
	                    .path = doc->path,
	                    .commit = doc->commit,
	                    .time = doc->time,
	                    .reachable = doc->reachable};
	place_locate(cursor, m->start, &p->line, &p->col);
	struct line_cursor end = *cursor;
	place_locate(&end, m->end, &p->end_line, &p->end_col);
	if (c->sample.n || c->proof.is_public) {
		h.at_most = SEVERITY_INFO;
		h.note = c->sample.n ? c->sample : c->proof.note;
	}
	if (!o->pathless) {
		p->sample = scan_path_is_sample(doc->path);
		h.confidence = scan_confidence(&h);
		h.ignored = p->origin != ORIGIN_MESSAGE && place_ignored(text, m->start, m->rule, &h.ignore_why);
	}
	finding_identify(a, &h, str_sub(text, m->start, m->end), prefix_of(m, text));
	h.frame = place_frame(a, text, m->start, spans, n_spans);
	sink->hit(sink->ctx, doc, &h);
}

void judge_matches(const struct doc *doc, str text, struct matches *matches, const struct ruleset *set,
                   const struct scan_options *o, const struct scan_sink *sink, struct arena *a)
{
	size_t n = matches->n;
	if (n == 0)
		return;
	matches_sort(matches);
	struct candidate *c = arena_array(a, struct candidate, n);
	struct secret_span *spans = arena_array(a, struct secret_span, n);
	for (size_t i = 0; i < n; i++) {
		c[i].match = &matches->at[i];
		prove(&c[i], text, o->as_of, a);
		if (!o->pathless && !scan_path_counts(c[i].match->rule, doc->path))
			c[i].dropped = true;
	}
	size_t n_spans = make_spans(matches, text, spans, a);
	resolve_overlaps(c, n, o->pathless);
	find_partners(c, n, text, set, o->on, a);
	struct line_cursor cursor = {.text = text};
	for (size_t i = 0; i < n; i++)
		if (!c[i].dropped)
			emit(&c[i], doc, text, &cursor, spans, n_spans, o, sink, a);
}
