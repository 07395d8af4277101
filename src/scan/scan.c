/* One document: decode, search, parse, judge. */
#include "scan_int.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#include "facts/facts_side.h"
#include "facts/keystore.h"
#include "scan/unread.h"
#include "secret/decode/decode.h"
#include "source/pieces.h"
#include "fact_mask.h"

struct scanner *scanner_new(struct matcher *m, const struct scan_options *o, const struct scan_sink *sink,
                            struct facts *facts, struct err *err)
{
	struct scanner *s = mem_grow(NULL, sizeof *s);
	*s = (struct scanner){.m = m, .o = o, .sink = sink, .facts = facts, .search = search_new(m, err)};
	if (!s->search) {
		free(s);
		return NULL;
	}
	for (size_t i = 0; o->on && i < matcher_rules(m)->n_rules; i++)
		s->narrow = s->narrow || !o->on[i];
	search_measure(s->search, o->measure);
	search_beat(s->search, o->beat);
	return s;
}

void scanner_free(struct scanner *s)
{
	if (!s)
		return;
	search_free(s->search);
	arena_free(&s->arena);
	free(s->matches.at);
	free(s);
}

const struct rule_cost *scanner_costs(const struct scanner *s, uint64_t *total)
{
	return search_costs(s->search, total);
}

static void on_match(void *ctx, const struct match *m)
{
	struct scanner *s = ctx;
	struct matches *list = &s->matches;
	struct match found = *m;
	/* What stands in the document as it is was seen there. */
	if (s->in && !decode_changed(s->in, m->whole_start, m->whole_end))
		return;
	found.in = s->in;
	decode_place(s->in, m->start, m->end, &found.at, &found.at_end);
	mem_room(list->at, list->n, list->cap);
	list->at[list->n++] = found;
}

static void search(struct scanner *s, const struct decoded *in, str text)
{
	s->in = in;
	s->limit = !search_text(s->search, text, s->all ? NULL : s->o->on, s, on_match) || s->limit;
}

static void on_decoded(void *ctx, const struct decoded *d)
{
	struct scanner *s = ctx;
	search(s, d, d->text);
	s->cut = s->cut || (s->goes_on && decode_is_cut(d, s->stretch->text.n));
}

void scan_see_all(struct scanner *s, str text)
{
	if (s->all)
		return;
	s->all = true;
	s->matches.n = 0;
	search(s, NULL, text);
	decode_text(text, &s->arena, s, on_decoded);
	matches_sort(&s->matches);
}

const struct path_about *scan_about(struct scanner *s, str path)
{
	if (!s->has_about) {
		s->about = path_index_look(matcher_paths(s->m), path, &s->arena);
		s->about.classes.package = package_side_of(s->o->packages, path);
	}
	s->has_about = true;
	return &s->about;
}

const struct path_classes *scanner_classes(struct scanner *s, str path) { return &scan_about(s, path)->classes; }

struct doc scan_classified(struct scanner *s, const struct doc *doc)
{
	struct doc d = *doc;
	if (!s->o->pathless)
		d.classes = scanner_classes(s, doc->path);
	return d;
}

static void search_stretch(struct scanner *s, const struct doc *doc, const struct stretch *x)
{
	s->matches.n = 0;
	s->all = !s->o->on;
	s->limit = s->cut = false;
	s->stretch = x;
	s->goes_on = doc->piece && !doc->piece->last;
	search_allow(s->search, search_allowance(!doc->piece || doc->piece->first, x->text.n));
	search(s, NULL, x->text);
	if (!decode_text(x->text, &s->arena, s, on_decoded) || s->cut)
		s->sink->trouble(s->sink->ctx, TROUBLE_DEGRADED, S("more is encoded in it than is decoded"),
		                 S("Part of what is encoded in these files was not searched; look at them by hand."),
		                 doc->path);
	if (s->limit)
		s->sink->trouble(s->sink->ctx, TROUBLE_DEGRADED, S("a pattern ran into its limit"),
		                 S("Part of these files was searched less thoroughly; look at them by hand."),
		                 doc->path);
	/* What was found before a search was given up must not be lost for the sake of what would be masked. */
	if (s->matches.n && !search_gave_up(s->search)) {
		search_allow(s->search, search_allowance(true, x->text.n));
		scan_see_all(s, x->text);
	}
	if (search_gave_up(s->search))
		s->sink->trouble(
		        s->sink->ctx, TROUBLE_DEGRADED, S("took too long and was given up"),
		        S("What was found until then is in this report; look at the rest of these files by hand."),
		        doc->path);
	if (!s->matches.n)
		return;
	struct doc d = scan_classified(s, doc);
	judge_matches(&d, x, &s->matches, matcher_rules(s->m), s->o, s->sink, &s->arena);
}

/* ---- pieces ---- */

static bool begin(struct scanner *s, const struct doc *doc)
{
	search_forget(s->search);
	s->line = s->col = 1;
	s->reached = 0;
	s->manual = (struct manual_cursor){0};
	s->manual_back = 0;
	if (s->facts)
		keystore_bytes(s->facts, doc->path, doc->bytes);
	return intake_begin(&s->intake, doc, s->sink);
}

/* Line and column of the stretch's first byte, from those of its core, in front of which a hole may have been. */
static void find_begin(struct scanner *s, const struct piece *p, struct stretch *x)
{
	unsigned lines, col;
	struct line_cursor back = {.text = x->text};
	uint64_t hole = (p->at - s->reached) / encoding_unit(s->intake.encoding);
	s->col = hole < UINT_MAX - s->col ? s->col + (unsigned)hole : UINT_MAX;
	place_locate(&back, x->from, &lines, &col);
	x->line = s->line - (lines - 1);
	x->col = lines == 1 ? s->col - (col - 1) : 1;
	x->manual = s->manual;
	x->manual.at = x->from > s->manual_back ? x->from - s->manual_back : 0;
}

static void move_on(struct scanner *s, const struct piece *p, const struct stretch *x)
{
	struct line_cursor cursor = {.text = x->text, .line = x->line, .col = x->col};
	place_locate(&cursor, x->to, &s->line, &s->col);
	s->manual = x->manual;
	s->manual.text = x->text;
	manual_holds(&s->manual, x->to);
	s->manual_back = x->to > s->manual.at ? x->to - s->manual.at : 0;
	s->reached = p->at + (p->core_end - p->core);
}

/* What a fact may hold is masked even where nobody asked for the rule that knows it. */
static void mask_facts(struct scanner *s, str path, str text)
{
	if (s->narrow)
		scan_see_all(s, text);
	fact_mask(s->facts, &s->matches, text, facts_code_side(s->facts, path).n > 0, &s->arena);
}

/* A file that was made long and never written, or a disc's image. */
static bool is_empty(str text) { return !text.n || (!text.p[0] && !memcmp(text.p, text.p + 1, text.n - 1)); }

bool scanner_document(struct scanner *s, const struct doc *doc)
{
	const struct piece *p = doc->piece;
	arena_reset(&s->arena);
	s->has_about = false;
	if (!p || p->first) {
		s->left_out = !begin(s, doc);
		if (s->left_out && s->o->structure)
			unread_whole(&(struct unread){doc->path, S("was left out by choice"), true}, s->m, s->o->on,
			             s->sink,
			             s->facts); /* what is no text was not parsed either, whatever its name says */
	}
	if (s->left_out)
		return false;
	struct stretch x = intake_text(&s->intake, doc, &s->arena);
	if (p)
		find_begin(s, p, &x);
	if (!is_empty(x.text))
		search_stretch(s, doc, &x);
	if (p)
		move_on(s, p, &x);
	if (s->o->structure && (!p || p->last))
		scan_structure(s, doc, x.text);
	if (s->facts && facts_any(s->facts))
		mask_facts(s, doc->path, x.text);
	return true;
}
