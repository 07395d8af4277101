/* One walk over what `each` selects; `where` narrows it, `holds` decides. A fact may bring its own sentence (`says`)
 * and tell that it is open by choice (`chosen`). */
#include "policy/subjects.h"

#include <stdlib.h>

#include "query/query_each.h"

enum { MOST_SAID = 1000 }; /* a report shows twenty */

struct walking {
	struct query q;
	struct report *r;
	const struct rule *own;
	void *ctx;
	/* of one selected fact */
	void (*take)(void *ctx, enum truth holds, const struct node *n, str path);
	enum truth reached; /* FALSE once where or the walk left it open whether there are more */
};

static str text_of(const struct node *object, str key)
{
	const struct node *n = object->kind == NODE_OBJECT ? node_get(object, key) : NULL;
	return n && n->kind != NODE_UNKNOWN ? n->text : S("");
}

/* The file of the row that a node stands in. */
static str path_of(const struct query_way *way)
{
	for (; way; way = way->up) {
		str path = text_of(way->node, S("path"));
		if (path.n)
			return path;
	}
	return S("");
}

static bool on_node(void *ctx, const struct node *n, const struct query_way *way)
{
	struct walking *w = ctx;
	enum truth is = w->own->where ? query_test(&w->q, w->own->where, n) : TRUTH_TRUE;
	if (is == TRUTH_FALSE)
		return true;
	enum truth holds = is == TRUTH_UNKNOWN ? TRUTH_UNKNOWN
	                   : w->own->require   ? query_test(&w->q, w->own->require, n)
	                                       : TRUTH_TRUE;
	w->take(w->ctx, holds, n, path_of(way));
	return true;
}

/* False when there may be more than was given. */
static bool walk(struct walking *w, const struct node *facts, struct patterns *p)
{
	struct arena scratch = {0};
	w->q = (struct query){.patterns = p, .arena = &scratch, .root = facts, .tier = w->r->tier};
	bool all = !facts || query_each(&w->q, &w->own->each, facts, w, on_node);
	arena_free(&scratch);
	return all;
}

/* ---- for verdicts ---- */

struct weighing {
	struct bench *b;
	struct subjects *out;
	const struct rule *own;
};

static void say(struct weighing *w, enum polarity polarity, str path, unsigned line, str what, bool chosen)
{
	struct subjects *s = w->out;
	if (s->n_said == MOST_SAID)
		return;
	mem_room(s->said, s->n_said, s->cap_said);
	s->said[s->n_said++] = (struct statement){w->b->j->control, polarity, path, line, what, chosen};
}

static void weigh(void *ctx, enum truth holds, const struct node *n, str path)
{
	struct weighing *w = ctx;
	struct arena *a = w->b->r->arena;
	str says = text_of(n, S("says"));
	bool chosen = str_eq(text_of(n, S("chosen")), S("true"));
	w->out->n += holds != TRUTH_UNKNOWN;
	if (holds == TRUTH_TRUE) {
		w->out->holding++;
		say(w, EVIDENCE_FOR, path, n->line,
		    says.n ? says : arena_printf(a, "%.*s holds", STR_ARG(w->own->control->id)), false);
	} else if (holds == TRUTH_UNKNOWN) {
		w->out->open_by_choice = chosen && (w->out->open_by_choice || !w->out->open);
		w->out->open = true;
		say(w, EVIDENCE_UNREAD, path, n->line,
		    says.n ? says : S("what decides it is computed when the program runs"), chosen);
	}
}

void subjects_weigh(struct bench *b, const struct rule *own, struct subjects *out)
{
	*out = (struct subjects){0};
	if (!own || !own->each.n)
		return;
	struct weighing weighing = {b, out, own};
	struct walking w = {.r = b->r, .own = own, .ctx = &weighing, .take = weigh};
	if (walk(&w, b->facts, b->patterns))
		return;
	out->open = true;
	out->open_by_choice = false;
	say(&weighing, EVIDENCE_UNREAD, S(""), 0, S("what decides it is computed when the program runs"), false);
}

enum truth subjects_concern(struct bench *b)
{
	const struct control *c = b->j->control;
	struct arena scratch = {0};
	struct query q = {.patterns = b->patterns, .arena = &scratch, .root = b->facts, .tier = b->r->tier};
	enum truth t = c->applies ? query_test(&q, c->applies, b->facts) : TRUTH_TRUE;
	arena_free(&scratch);
	return t;
}
