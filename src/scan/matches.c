/* Order, values and spans of a document's matches. */
#include "scan/matches.h"

#include <stdlib.h>

#include "model/finding.h"
#include "secret/decode/decode.h"

static int by_start(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	if (x->in != y->in)
		return !x->in || (y->in && x->in->number < y->in->number) ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (x->rule->number > y->rule->number) - (x->rule->number < y->rule->number);
}

void matches_sort(struct matches *matches)
{
	if (matches->n)
		qsort(matches->at, matches->n, sizeof *matches->at, by_start);
}

str match_value(const struct match *m, str text) { return str_sub(m->in ? m->in->text : text, m->start, m->end); }

str match_prefix(const struct match *m, str text)
{
	const struct rule *r = m->rule;
	str value = match_value(m, text), best = r->prefix;
	if (r->generic || r->is_public)
		return S("");
	for (size_t i = 0; r->prefix.n == 0 && i < r->anchors.n; i++)
		if (str_starts(value, r->anchors.at[i]) && r->anchors.at[i].n > best.n)
			best = r->anchors.at[i];
	return best;
}

static int by_span(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->at_end != y->at_end)
		return x->at_end > y->at_end ? -1 : 1;
	return by_start(x, y);
}

/* Spans to mask, joined where they overlap. */
static size_t make_spans(const struct matches *matches, str text, struct secret_span *spans, struct arena *a)
{
	size_t count = 0;
	const struct match *m = matches->at, *end = m + matches->n;
	if (matches->n && end[-1].in) { /* what was decoded comes last, wherever it stands */
		struct match *sorted = arena_array(a, struct match, matches->n);
		memcpy(sorted, m, matches->n * sizeof *m);
		qsort(sorted, matches->n, sizeof *sorted, by_span);
		m = sorted;
		end = m + matches->n;
	}
	for (; m < end; m++) {
		struct secret_span *last = count ? &spans[count - 1] : NULL;
		str prefix = match_prefix(m, text);
		if (!last || m->at >= last->end) {
			spans[count++] =
			        (struct secret_span){m->at, m->at_end, finding_mask(a, match_value(m, text), prefix)};
		} else if (m->at == last->start && m->at_end == last->end && prefix.n) {
			/* the same bytes by a generic rule and a specific one: the specific one knows its prefix */
			last->mask = finding_mask(a, match_value(m, text), prefix);
		} else if (m->at_end > last->end) {
			last->end = m->at_end;
			last->mask = finding_mask(a, str_sub(text, last->start, last->end), S(""));
		}
	}
	return count;
}

struct frames matches_frames(const struct matches *matches, str text, struct arena *a)
{
	struct secret_span *spans = arena_array(a, struct secret_span, matches->n);
	return (struct frames){
	        .text = text, .spans = spans, .n_spans = make_spans(matches, text, spans, a), .arena = a};
}
