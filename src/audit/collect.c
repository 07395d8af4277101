/* One finding per secret value, its places as occurrences. */
#include "audit/collect.h"

#include <stdlib.h>

enum { MOST_PLACES = 100, MOST_PATHS = 100 };

void collect_trouble(struct collector *c, enum trouble_class class, str reason, str hint, str path)
{
	mem_room(c->troubles, c->n_troubles, c->cap_troubles);
	c->troubles[c->n_troubles++] = (struct wire_trouble){class, reason, hint, path};
}

static void take(struct collector *c, const struct record *r)
{
	switch (r->type) {
	case WIRE_HIT:
		mem_room(c->hits, c->n_hits, c->cap_hits);
		c->hits[c->n_hits++] = r->hit;
		break;
	case WIRE_EARLY:
		mem_room(c->early, c->n_early, c->cap_early);
		c->early[c->n_early++] = r->hit;
		break;
	case WIRE_TROUBLE:
		collect_trouble(c, r->trouble.class, r->trouble.reason, r->trouble.hint, r->trouble.path);
		break;
	case WIRE_STATEMENT:
		mem_room(c->statements, c->n_statements, c->cap_statements);
		c->statements[c->n_statements++] = r->statement;
		break;
	case WIRE_REPO:
		c->has_repo = true;
		c->repo = r->repo;
		break;
	case WIRE_FILE:
		mem_room(c->files, c->n_files, c->cap_files);
		c->files[c->n_files++] = r->file;
		break;
	case WIRE_BELOW:
		mem_room(c->below, c->n_below, c->cap_below);
		c->below[c->n_below++] = r->below;
		break;
	case WIRE_ERROR:
		c->error = r->error;
		break;
	case WIRE_DONE:
		c->done = true;
		c->placed = r->placed;
	}
}

bool collect_records(void *ctx, str bytes, size_t *at)
{
	struct collector *c = ctx;
	struct record r;
	while (wire_next(bytes, at, c->rules, c->arena, &r, &c->bad)) {
		c->bad = c->done; /* nothing comes behind the end */
		if (!c->bad)
			take(c, &r);
	}
	c->bad = c->bad || (c->done && *at < bytes.n);
	if (c->bad)
		*at = bytes.n;
	return !c->bad;
}

/* Early hits that nobody will place any more, as they are: all, or those in documents that were left out. */
static void keep_early(struct collector *c, bool all)
{
	for (size_t i = 0; i < c->n_early; i++) {
		const str path = c->early[i].place.path;
		bool kept = all;
		for (size_t k = 0; !kept && i < c->n_lost && k < c->n_left_out; k++)
			kept = str_starts(path, c->left_out[k]);
		if (!kept)
			continue;
		mem_room(c->hits, c->n_hits, c->cap_hits);
		c->hits[c->n_hits++] = c->early[i];
	}
	c->n_early = c->n_lost = c->n_left_out = 0;
}

bool collect_job_end(struct collector *c)
{
	bool whole = c->done && !c->bad;
	if (whole)
		keep_early(c, !c->placed);
	else
		c->n_lost = c->n_early;
	c->done = c->placed = c->bad = false;
	return whole;
}

void collect_left_out(struct collector *c, str name)
{
	mem_room(c->left_out, c->n_left_out, c->cap_left_out);
	c->left_out[c->n_left_out++] = name;
}

void collect_give_up(struct collector *c) { keep_early(c, true); }

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

static void join(struct collector *c, const struct hit *hits, size_t n, struct finding *f)
{
	struct place *places = arena_array(c->arena, struct place, n < MOST_PLACES ? n : MOST_PLACES);
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
	f->main.rule = voice->rule;
	f->main.confidence = voice->confidence;
	f->main.shown = voice->shown;
	f->main.note = voice->note;
	f->main.at_most = voice->at_most;
	f->main.possible = voice->possible;
	take_worst(&f->main, hits, n);
	f->control = voice->rule->control;
}

static int trouble_order(const void *a, const void *b)
{
	const struct wire_trouble *x = a, *y = b;
	int c = compare(y->class, x->class);
	c = c ? c : str_cmp(x->reason, y->reason);
	return c ? c : str_cmp(x->path, y->path);
}

/* Troubles of one class and reason become one entry with its paths. One path counts once, but for a boundary: what is
 * missing there are versions of one file. */
static void group_troubles(struct collector *c, struct report *r)
{
	struct trouble *out = arena_array(c->arena, struct trouble, c->n_troubles);
	if (c->n_troubles)
		qsort(c->troubles, c->n_troubles, sizeof *c->troubles, trouble_order);
	for (size_t i = 0; i < c->n_troubles;) {
		const struct wire_trouble *first = &c->troubles[i];
		struct trouble *t = &out[r->n_troubles++];
		str *paths = arena_array(c->arena, str, MOST_PATHS);
		*t = (struct trouble){
		        .class = first->class, .reason = first->reason, .hint = first->hint, .paths = paths};
		size_t j = i;
		for (; j < c->n_troubles && c->troubles[j].class == first->class &&
		       str_eq(c->troubles[j].reason, first->reason);
		     j++) {
			str path = c->troubles[j].path;
			bool again = j > i && path.n && str_eq(path, c->troubles[j - 1].path);
			t->count += !again || t->class == TROUBLE_BOUNDARY;
			if (!again && path.n && t->n_paths < MOST_PATHS)
				paths[t->n_paths++] = path;
		}
		i = j;
	}
	r->troubles = out;
}

/* Threads send it in the order in which they come to it. */
static int statement_order(const void *a, const void *b)
{
	const struct statement *x = a, *y = b;
	int c = compare(x->polarity, y->polarity);
	c = c ? c : str_cmp(x->path, y->path);
	c = c ? c : compare(x->line, y->line);
	c = c ? c : str_cmp(x->control->id, y->control->id);
	c = c ? c : compare(x->chosen, y->chosen);
	return c ? c : str_cmp(x->what, y->what);
}

/* One child may have said what the next one says again. */
static void sort_statements(struct collector *c)
{
	size_t kept = 0;
	if (c->n_statements)
		qsort(c->statements, c->n_statements, sizeof *c->statements, statement_order);
	for (size_t i = 0; i < c->n_statements; i++)
		if (!kept || statement_order(&c->statements[kept - 1], &c->statements[i]) != 0)
			c->statements[kept++] = c->statements[i];
	c->n_statements = kept;
}

void collect_finish(struct collector *c, struct report *r)
{
	sort_statements(c);
	if (c->n_hits)
		qsort(c->hits, c->n_hits, sizeof *c->hits, hit_order);
	r->findings = arena_array(c->arena, struct finding, c->n_hits);
	for (size_t i = 0, j; i < c->n_hits; i = j) {
		for (j = i + 1; j < c->n_hits && memcmp(c->hits[i].print, c->hits[j].print, PRINT_SIZE) == 0;)
			j++;
		join(c, &c->hits[i], j - i, &r->findings[r->n_findings++]);
	}
	group_troubles(c, r);
}

void collect_free(struct collector *c)
{
	free(c->hits);
	free(c->early);
	free(c->left_out);
	free(c->troubles);
	free(c->statements);
	free(c->files);
	free(c->below);
}
