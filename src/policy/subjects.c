/* One walk over what `each` selects; `where` narrows it, `holds` decides. A fact may bring its own sentence (`says`)
 * and tell that it is open by choice (`chosen`). */
#include "policy/subjects.h"

#include "policy/asked.h"
#include "query/query_each.h"

enum { MOST_SAID = 1000 }; /* of each polarity: a report shows twenty */

static const struct node unread_manifest = {.kind = NODE_UNKNOWN};

static const struct node *manifest_of(const struct bench *b)
{
	return asked_unread_manifest(b->o).n || (b->r->has_manifest && !b->o->manifest_tree) ? &unread_manifest
	                                                                                     : b->o->manifest_tree;
}

struct query subjects_question(const struct bench *b, const struct node *facts, struct arena *scratch)
{
	return (struct query){.patterns = b->patterns,
	                      .arena = scratch,
	                      .root = facts,
	                      .manifest = manifest_of(b),
	                      .lists = b->lists,
	                      .tier = b->r->tier};
}

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

/* A row of a test, an example or a document: what it sets up is no part of the app. That such a file is there may be
 * what is asked for. */
static bool is_sample(const struct query_way *way)
{
	str side = S("");
	for (; way; way = way->up) {
		if (way->node->kind == NODE_ARRAY && str_eq(way->node->key, S("files")))
			return false;
		side = side.n ? side : text_of(way->node, S("side"));
	}
	return str_eq(side, S("test")) || str_eq(side, S("docs"));
}

/* What the facts of a walk can do: of several apps, what surely reaches one proves, what may reach it counts against.
 */
enum role { ROLE_BOTH, ROLE_PROVES, ROLE_COUNTS_AGAINST };

struct weighing {
	struct bench *b;
	enum role role;
	struct subjects *out;
	struct query q;
	bool found; /* findings speak of what does not hold (scan/scan.h), and may be excepted or known */
};

/* Has a finding of the control's own rule spoken of it? One that only informs decides nothing by itself. */
static bool has_finding(const struct bench *b)
{
	for (size_t i = 0; i < b->r->n_findings; i++) {
		const struct finding *f = &b->r->findings[i];
		if (f->main.rule == b->own && (f->severity > SEVERITY_INFO || f->state != STATE_NEW))
			return true;
	}
	return false;
}

static void say(struct weighing *w, enum polarity polarity, str path, unsigned line, str what, bool chosen)
{
	struct subjects *s = w->out;
	if (s->said_of[polarity]++ >= MOST_SAID)
		return;
	mem_room(s->said, s->n_said, s->cap_said);
	/* What was made for this view of the facts goes with it. */
	struct arena *a = w->b->r->arena;
	path = arena_str(a, path);
	s->said[s->n_said++] = (struct statement){w->b->j->control, polarity, path, line, arena_str(a, what), chosen};
}

static enum truth holds(struct weighing *w, const struct node *n, enum truth selected)
{
	const struct rule *own = w->b->own;
	if (selected == TRUTH_UNKNOWN)
		return TRUTH_UNKNOWN;
	return own->require ? query_test(&w->q, own->require, n) : TRUTH_TRUE;
}

/* It holds only since the manifest says that it is meant so. What is UNKNOWN without that word holds by it, too. */
static bool is_declared(struct weighing *w, const struct node *n, const struct query_way *way)
{
	const struct control *c = w->b->j->control;
	if (!c->declared || query_test(&w->q, c->declared, n) == TRUTH_FALSE)
		return false;
	str name = text_of(n, S("name")), address = text_of(n, S("address"));
	str says = arena_printf(w->b->r->arena, "microapp.yaml says that %.*s is meant to be open to everyone",
	                        STR_ARG(address.n ? address : name));
	if (!w->out->declared)
		w->out->declares = says;
	w->out->declared = true;
	say(w, EVIDENCE_FOR, path_of(way), n->line, says, false);
	return true;
}

/* Of what is said of the app as a whole, the place is what shows it. */
struct shown_at {
	str path;
	unsigned line;
};
static struct shown_at place_of(const struct weighing *w, const struct node *n, const struct query_way *way,
                                enum truth t)
{
	struct shown_at at = {path_of(way), n->line};
	if (t != TRUTH_TRUE || n->line || !w->q.witness)
		return at;
	str path = node_row_path(w->q.root, w->q.witness);
	return path.n ? (struct shown_at){path, w->q.witness->line} : at;
}

static bool on_node(void *ctx, const struct node *n, const struct query_way *way)
{
	static const enum polarity polarities[] = {
	        [TRUTH_FALSE] = EVIDENCE_AGAINST, [TRUTH_UNKNOWN] = EVIDENCE_UNREAD, [TRUTH_TRUE] = EVIDENCE_FOR};
	struct weighing *w = ctx;
	const struct control *c = w->b->j->control;
	w->q.witness = NULL;
	enum truth selected = w->b->own->where ? query_test(&w->q, w->b->own->where, n) : TRUTH_TRUE;
	if (selected == TRUTH_FALSE)
		return true;
	enum truth t = holds(w, n, selected);
	if (t == TRUTH_TRUE && (w->role == ROLE_COUNTS_AGAINST || is_sample(way)))
		return true;
	if (t == TRUTH_TRUE && is_declared(w, n, way))
		return true;
	/* Does it hold by what belongs to nobody for sure? Where it does not by that either, it is said already. */
	bool unsure = t == TRUTH_FALSE && w->role == ROLE_PROVES;
	t = unsure ? TRUTH_UNKNOWN : t;
	const str plain[] = {[TRUTH_FALSE] = c->title,
	                     [TRUTH_UNKNOWN] = unsure ? S("what would show it is not this app's for sure")
	                                              : S("what decides it is computed when the program runs"),
	                     [TRUTH_TRUE] = c->evidence.n ? c->evidence : S("it holds")};
	if (t == TRUTH_FALSE && w->found)
		return true;
	str says = t == TRUTH_TRUE ? c->shown_why : text_of(n, t == TRUTH_UNKNOWN ? S("doubt") : S("says"));
	says = says.n ? says : text_of(n, S("says"));
	bool chosen = t == TRUTH_UNKNOWN && str_eq(text_of(n, S("chosen")), S("true"));
	if (t == TRUTH_UNKNOWN) {
		w->out->open_by_choice = chosen && (w->out->open_by_choice || !w->out->open);
		w->out->open = true;
	}
	struct shown_at at = place_of(w, n, way, t);
	say(w, polarities[t], at.path, at.line, says.n ? says : plain[t], chosen);
	return true;
}

static void walk(struct bench *b, struct subjects *out, enum role role, const struct node *facts)
{
	struct arena scratch = {0};
	struct weighing w = {b, role, out, subjects_question(b, facts, &scratch), has_finding(b)};
	if (!query_each(&w.q, &b->own->each, facts, &w, on_node)) {
		out->open = true;
		out->open_by_choice = false;
		say(&w, EVIDENCE_UNREAD, S(""), 0, S("there may be more than was read"), false);
	}
	arena_free(&scratch);
}

void subjects_weigh(struct bench *b, struct subjects *out)
{
	*out = (struct subjects){0};
	if (!b->own || !b->own->each.n)
		return;
	walk(b, out, b->may == b->facts ? ROLE_BOTH : ROLE_COUNTS_AGAINST, b->may);
	if (b->may != b->facts)
		walk(b, out, ROLE_PROVES, b->facts);
}
