/* One finding per secret value, its places as occurrences. */
#include "find.h"

#include <stdlib.h>

enum { MOST_PLACES = 100 };

static int compare(long long a, long long b) { return (a > b) - (a < b); }

/* Tree, index and stream first, then the newest commit; what is no test before what is, for it decides; then path,
 * line, column. */
static int place_order(const struct place *a, const struct place *b)
{
	bool old_a = a->origin == ORIGIN_HISTORY || a->origin == ORIGIN_MESSAGE;
	bool old_b = b->origin == ORIGIN_HISTORY || b->origin == ORIGIN_MESSAGE;
	int c = compare(old_a, old_b);
	c = c || !old_a ? c : compare(b->in_head, a->in_head);
	c = c || !old_a ? c : compare(b->time, a->time);
	c = c ? c : compare(a->sample, b->sample);
	c = c ? c : str_cmp(a->path, b->path);
	c = c ? c : compare(a->line, b->line);
	c = c ? c : compare(a->col, b->col);
	c = c ? c : compare(a->origin, b->origin);
	return c ? c : str_cmp(a->commit, b->commit);
}

static int hit_order(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	int c = memcmp(x->print, y->print, PRINT_SIZE);
	c = c ? c : place_order(&x->place, &y->place);
	c = c ? c : compare(x->rule->generic, y->rule->generic);
	c = c ? c : compare(y->confidence, x->confidence);
	return c ? c : compare(x->rule->number, y->rule->number);
}

/* Of two generic rules that both believe it, the one that knows the place says more than the one that read a name. */
static bool knows_place(const struct hit *a, const struct hit *b)
{
	return a->rule->generic && b->rule->generic && a->rule->kind != RULE_TEXT && b->rule->kind == RULE_TEXT &&
	       a->confidence > CONFIDENCE_LOW;
}

static bool is_grave(const struct hit *h)
{
	return h->confidence >= CONFIDENCE_MEDIUM && (h->at_most == SEVERITY_OFF || h->at_most >= SEVERITY_HIGH);
}

/* A rule that the repository brought speaks for a value where that makes nothing milder. */
static bool own_speaks(const struct hit *own, const struct hit *other)
{
	bool same = own->rule->control == other->rule->control && own->confidence >= other->confidence;
	return is_grave(own) && (same || !is_grave(other));
}

/* Which of two hits speaks for a value: of the specific rule, then the surer one, then where it is worth more (an id
 * beside its secret). */
static bool speaks_better(const struct hit *a, const struct hit *b)
{
	bool own = a->rule->from == RULE_OWN;
	if (own != (b->rule->from == RULE_OWN))
		return own ? own_speaks(a, b) : !own_speaks(b, a);
	if (a->rule->generic != b->rule->generic)
		return !a->rule->generic;
	if (knows_place(a, b) || knows_place(b, a))
		return knows_place(a, b);
	if (a->confidence != b->confidence)
		return a->confidence > b->confidence;
	return a->at_most != b->at_most && b->at_most != SEVERITY_OFF &&
	       (a->at_most == SEVERITY_OFF || a->at_most > b->at_most);
}

static bool same_place(const struct place *a, const struct place *b)
{
	return a->origin == b->origin && a->line == b->line && a->col == b->col && str_eq(a->path, b->path) &&
	       str_eq(a->commit, b->commit);
}

/* What one place takes away, another that is worth as much gives back: a guess in a test may stand in the program too.
 */
static void take_worst(struct hit *main, const struct hit *hits, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct hit *h = &hits[i];
		bool as_sure = h->confidence >= CONFIDENCE_MEDIUM || h->confidence >= main->confidence;
		if (h->rule->generic != main->rule->generic || !as_sure)
			continue;
		main->possible = main->possible && h->possible;
		if (main->at_most != SEVERITY_OFF && (h->at_most == SEVERITY_OFF || h->at_most > main->at_most))
			main->at_most = h->at_most;
	}
}

/* Whose words it has, the finding stands where that was seen, unless only the past or a test holds that
 * place: a title about a compose file says nothing at a line of code. */
static void speak(struct hit *main, const struct hit *voice)
{
	const struct place *from = &voice->place;
	bool past = from->origin == ORIGIN_HISTORY || from->origin == ORIGIN_MESSAGE;
	bool weaker = (past && main->place.origin != from->origin) || (from->sample && !main->place.sample);
	if (voice->rule != main->rule && !weaker) {
		main->place = voice->place;
		main->frame = voice->frame;
	}
	main->rule = voice->rule;
	main->confidence = voice->confidence;
	main->shown = voice->shown;
	main->note = voice->note;
	main->at_most = voice->at_most;
	main->possible = voice->possible;
}

static void join(struct arena *a, const struct hit *hits, size_t n, struct finding *f)
{
	struct place *places = arena_array(a, struct place, n < MOST_PLACES ? n : MOST_PLACES);
	const struct hit *voice = &hits[0];
	bool reachable = false;
	*f = (struct finding){.main = hits[0], .places = places, .held = HELD_ELSEWHERE};
	for (size_t i = 0; i < n; i++) {
		const struct hit *h = &hits[i];
		bool old = h->place.origin == ORIGIN_HISTORY || h->place.origin == ORIGIN_MESSAGE;
		if (speaks_better(h, voice))
			voice = h;
		if (!old || h->place.in_head)
			f->held = HELD_HEAD;
		reachable = reachable || h->place.reachable;
		if (h->ignored && !f->main.ignored) {
			f->main.ignored = true;
			f->main.ignore_why = h->ignore_why;
		}
		f->main.ignore_new = f->main.ignore_new || h->ignore_new;
		f->main.apps = apps_join(f->main.apps, h->apps);
		if (h->introduced_by.n)
			f->introduced_by = h->introduced_by;
		if (i && same_place(&hits[i - 1].place, &h->place))
			continue;
		if (f->n_places < MOST_PLACES)
			places[f->n_places++] = h->place;
		f->all_places++;
	}
	if (f->held == HELD_ELSEWHERE && reachable)
		f->held = HELD_HISTORY;
	speak(&f->main, voice);
	take_worst(&f->main, hits, n);
	f->control = voice->rule->control;
}

void find_join(struct collector *c, struct report *r)
{
	if (c->n_hits)
		qsort(c->hits, c->n_hits, sizeof *c->hits, hit_order);
	r->findings = arena_array(c->arena, struct finding, c->n_hits);
	for (size_t i = 0, j; i < c->n_hits; i = j) {
		for (j = i + 1; j < c->n_hits && memcmp(c->hits[i].print, c->hits[j].print, PRINT_SIZE) == 0;)
			j++;
		join(c->arena, &c->hits[i], j - i, &r->findings[r->n_findings++]);
	}
}
