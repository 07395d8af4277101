/* Records in; what a lost run said and what the next one says is told apart here. */
#include "audit/collect.h"

#include <stdlib.h>

#include "find.h"

enum { MOST_PATHS = 100 };

static int compare(long long a, long long b) { return (a > b) - (a < b); }

void collect_trouble(struct collector *c, enum trouble_class class, str reason, str hint, str path)
{
	mem_room(c->troubles, c->n_troubles, c->cap_troubles);
	c->troubles[c->n_troubles++] = (struct wire_trouble){class, reason, hint, path};
}

void collect_hit(struct collector *c, const struct hit *h)
{
	mem_room(c->hits, c->n_hits, c->cap_hits);
	c->hits[c->n_hits++] = *h;
}

void collect_statement(struct collector *c, const struct statement *s)
{
	mem_room(c->statements, c->n_statements, c->cap_statements);
	c->statements[c->n_statements++] = *s;
}

/* Those of a lost run are forgotten: the next one reads all files again, but for what is left out. */
static void forget_facts(struct collector *c)
{
	facts_free(c->facts);
	c->facts = NULL;
	c->stale_facts = false;
}

static void take_fact(struct collector *c, const struct row *row)
{
	if (c->stale_facts)
		forget_facts(c);
	if (!c->facts)
		c->facts = facts_new_in(c->arena);
	facts_take(c->facts, row);
}

static void take(struct collector *c, const struct record *r)
{
	switch (r->type) {
	case WIRE_HIT:
		collect_hit(c, &r->hit);
		break;
	case WIRE_EARLY:
		mem_room(c->early, c->n_early, c->cap_early);
		c->early[c->n_early++] = r->hit;
		break;
	case WIRE_TROUBLE:
		collect_trouble(c, r->trouble.class, r->trouble.reason, r->trouble.hint, r->trouble.path);
		break;
	case WIRE_STATEMENT:
		collect_statement(c, &r->statement);
		break;
	case WIRE_FACT:
		take_fact(c, &r->fact);
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
		c->end = r->end;
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
		collect_hit(c, &c->early[i]);
	}
	c->n_early = c->n_lost = c->n_left_out = 0;
}

bool collect_job_end(struct collector *c)
{
	bool whole = c->done && !c->bad;
	if (whole)
		keep_early(c, !c->end.placed);
	else
		c->n_lost = c->n_early;
	if (whole && c->end.facts) {
		if (c->stale_facts)
			forget_facts(c);
		c->all_facts = true;
	} else if (!whole && !c->all_facts) {
		c->stale_facts = true;
	}
	c->done = c->bad = false;
	c->end = (struct wire_end){0};
	return whole;
}

void collect_left_out(struct collector *c, str name)
{
	mem_room(c->left_out, c->n_left_out, c->cap_left_out);
	c->left_out[c->n_left_out++] = name;
}

void collect_give_up(struct collector *c) { keep_early(c, true); }

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

/* One child may have said what the next one says again, one app what another says of the same file. */
static void sort_statements(struct collector *c)
{
	size_t kept = 0;
	if (c->n_statements)
		qsort(c->statements, c->n_statements, sizeof *c->statements, statement_order);
	for (size_t i = 0; i < c->n_statements; i++)
		if (!kept || statement_order(&c->statements[kept - 1], &c->statements[i]) != 0)
			c->statements[kept++] = c->statements[i];
		else
			c->statements[kept - 1].apps = apps_join(c->statements[kept - 1].apps, c->statements[i].apps);
	c->n_statements = kept;
}

void collect_finish(struct collector *c, struct report *r)
{
	sort_statements(c);
	find_join(c, r);
	group_troubles(c, r);
}

const struct node *collect_facts(struct collector *c)
{
	if (!c->facts)
		c->facts = facts_new_in(c->arena);
	if (!c->all_facts)
		facts_cut_short(c->facts);
	facts_as_of(c->facts, c->as_of);
	return facts_finish(c->facts, c->arena);
}

void collect_free(struct collector *c)
{
	facts_free(c->facts);
	free(c->hits);
	free(c->early);
	free(c->left_out);
	free(c->troubles);
	free(c->statements);
	free(c->files);
	free(c->below);
}
