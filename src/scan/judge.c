/* Proof, overlaps, masks: what becomes of a match. */
#include "scan/judge.h"

#include <stdint.h>
#include <stdlib.h>

#include "scan/context.h"
#include "scan/partner.h"
#include "scan/place.h"
#include "scan/weigh.h"
#include "secret/assign/assign_rows.h"
#include "secret/decode/decode.h"
#include "secret/proof/proof.h"
#include "intake.h"
#include "judge_overlap.h"

enum { PROOF_CONTEXT = 16 << 10 };

static void prove(struct candidate *c, str text, str as_of, struct arena *a)
{
	const struct match *m = c->match;
	const struct rule *r = m->rule;
	text = m->in ? m->in->text : text;
	struct proof_input in = {
	        .value = str_sub(text, m->start, m->end),
	        .match = str_sub(text, m->whole_start, m->whole_end),
	        .before = str_sub(text, m->start > PROOF_CONTEXT ? m->start - PROOF_CONTEXT : 0, m->start),
	        .after = str_sub(text, m->end, m->end + PROOF_CONTEXT),
	        .as_of = as_of,
	        .document = text};
	struct assignment assigned;
	if (m->row ? assign_rows_again(text, m->name, m->start, m->end, &assigned)
	           : r->form != ASSIGN_NONE && assign_read(text, m->name, m->name + 1, r->form, &assigned))
		in.assigned = &assigned;
	while (in.assigned && assigned.value != m->start && assign_next(text, &assigned))
		;
	proof_check *check = proof_find(r->check.n ? r->check : S("placeholder"));
	if (check)
		check(&in, a, &c->proof);
	c->confidence = proof_confidence(&c->proof, r);
	c->dropped = c->proof.result == PROOF_NOT_A_SECRET;
	if (!c->dropped)
		sample_known(in.value, &c->sample);
}

/* What only looks like the value of a setting is a guess where the strings of a program stand. */
static void weigh_surroundings(struct candidate *c, const struct doc *doc, str text)
{
	const struct match *m = c->match;
	if (m->rule->generic && !c->dropped && intake_strewn(text, m->at, m->at_end) && !intake_named_text(doc))
		c->confidence = CONFIDENCE_LOW;
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
	c->proof.proven = c->proof.proven || !parts[at].rule->generic;
	place_locate(cursor, parts[at].start, &line, &col);
	line = partner_line(cursor->text, line, parts[at].start, parts[other].start);
	c->proof.note = arena_printf(a, "%.*s%sits other part (%.*s) stands on line %u", STR_ARG(c->proof.note),
	                             c->proof.note.n ? "; " : "", STR_ARG(parts[other].rule->id), line);
}

static int by_part(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->of > y->of) - (x->of < y->of);
}

static void find_partners(struct candidate *c, size_t n, const struct stretch *x, const struct ruleset *set,
                          const bool *on, struct arena *a)
{
	struct part *parts = arena_array(a, struct part, n);
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		if (!c[i].dropped) /* by their places in the document, where what is encoded is near as well */
			parts[count++] = (struct part){c[i].match->rule, c[i].match->at, c[i].match->at_end, i};
	if (count)
		qsort(parts, count, sizeof *parts, by_part);
	struct line_cursor cursor = {.text = x->text, .line = x->line, .col = x->col, .arena = a};
	for (size_t i = 0; i < count; i++)
		if (parts[i].rule->with.ids.n && !partner_unknown(parts[i].rule, set, on))
			join_parts(&c[parts[i].of], parts, count, i, &cursor, a);
}

/* What was proven, and how the value was hidden. */
static str note_of(const struct match *m, str proven, struct arena *a)
{
	if (!m->in)
		return proven;
	str how = decode_note(m->in, m->start, m->end, a);
	how = how.n ? how : decode_note(m->in, m->whole_start, m->whole_end, a);
	if (!how.n)
		return proven;
	return proven.n ? arena_printf(a, "%.*s; %.*s", STR_ARG(proven), STR_ARG(how)) : how;
}

/* What the document's path says, found out once: a file may hold a million matches. */
struct path_memo {
	str path;
	enum { UNASKED, YES, NO } * counts; /* by rule number */
};

static bool memo_counts(struct path_memo *p, const struct rule *r)
{
	if (p->counts[r->number] == UNASKED)
		p->counts[r->number] = path_counts(r, p->path) ? YES : NO;
	return p->counts[r->number] == YES;
}

/* What is asked for every hit of a document, and found out once. */
struct emission {
	const struct doc *doc;
	str text;
	const struct scan_options *o;
	const struct scan_sink *sink;
	struct arena *arena;
	struct line_cursor cursor;
	struct manual_cursor manual;
	struct client_cursor *client;
	struct frames frames;
	bool heeds; /* some comment may say to ignore */
};

static void begin_emission(struct emission *e, const struct matches *matches, const struct stretch *x)
{
	e->text = x->text;
	e->cursor = (struct line_cursor){.text = x->text, .line = x->line, .col = x->col, .arena = e->arena};
	e->manual = x->manual;
	e->manual.text = x->text;
	e->client = arena_new(e->arena, struct client_cursor);
	e->client->text = x->text;
	e->frames = matches_frames(matches, x->text, e->arena);
	e->heeds = place_heeds(x->text);
}

/* Only guesses are weighed by what stands around them. Where only passwords stand, they are used. */
static void look_around(struct hit *h, const struct match *m, struct emission *e)
{
	const struct rule *r = m->rule;
	if (!r->generic)
		return;
	bool by_name = r->form != ASSIGN_NONE || str_eq(r->check, S("assigned"));
	h->in_manual = manual_holds(&e->manual, m->at);
	h->in_client = !by_name || client_holds(e->client, m->at);
}

static void emit(const struct candidate *c, struct emission *e)
{
	const struct match *m = c->match;
	const struct doc *doc = e->doc;
	if (m->rule->code && (doc->origin == ORIGIN_HISTORY || doc->origin == ORIGIN_MESSAGE))
		return;
	struct hit h = {.rule = m->rule,
	                .confidence = c->confidence,
	                .at_most = c->proof.at_most,
	                .proven = c->proof.proven,
	                .chosen = c->proof.chosen,
	                .common = c->proof.common,
	                .note = c->proof.note};
	struct place *p = &h.place;
	*p = (struct place){.origin = doc->origin,
	                    .path = doc->path,
	                    .commit = doc->commit,
	                    .time = doc->time,
	                    .reachable = doc->reachable};
	place_locate(&e->cursor, m->at, &p->line, &p->col);
	place_locate(&e->cursor, m->at_end, &p->end_line, &p->end_col);
	if (c->sample.n || c->proof.is_public) {
		h.at_most = SEVERITY_INFO;
		h.note = c->sample.n ? c->sample : c->proof.note;
	}
	look_around(&h, m, e);
	if (!e->o->pathless)
		weigh_place_in(&h, doc->classes);
	h.note = note_of(m, h.note, e->arena);
	if (e->heeds && !e->o->pathless && p->origin != ORIGIN_MESSAGE)
		place_heed(&h, e->text, m->at, e->arena);
	finding_identify(e->arena, &h, match_value(m, e->text), match_prefix(m, e->text));
	h.frame = frames_at(&e->frames, m->at);
	e->sink->hit(e->sink->ctx, doc, &h);
}

void judge_matches(const struct doc *doc, const struct stretch *x, struct matches *matches, const struct ruleset *set,
                   const struct scan_options *o, const struct scan_sink *sink, struct arena *a)
{
	size_t n = matches->n;
	str text = x->text;
	if (n == 0)
		return;
	matches_sort(matches);
	struct path_memo memo = {.path = doc->path};
	memo.counts = arena_alloc(a, set->n_rules * sizeof *memo.counts);
	struct candidate *c = arena_array(a, struct candidate, n);
	for (size_t i = 0; i < n; i++) {
		c[i].match = &matches->at[i];
		c[i].dropped = o->on && !o->on[c[i].match->rule->number];
		if (c[i].dropped)
			continue;
		prove(&c[i], text, o->as_of, a);
		weigh_surroundings(&c[i], doc, text);
		if (!o->pathless && !memo_counts(&memo, c[i].match->rule))
			c[i].dropped = true;
	}
	judge_overlaps(c, n, o->pathless, a);
	find_partners(c, n, x, set, o->on, a);
	struct emission e = {.doc = doc, .o = o, .sink = sink, .arena = a};
	begin_emission(&e, matches, x);
	for (size_t i = 0; i < n; i++)
		if (!c[i].dropped && c[i].match->at >= x->from && c[i].match->at < x->to)
			emit(&c[i], &e);
}
