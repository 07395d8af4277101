/* The profile says why it does not know a thing (facts/profile.h); here the first of what a control asks it is found.
 */
#include "policy/concern.h"

#include "policy/subjects.h"

/* seen: the row that it was answered by last, or NULL. */
static enum truth ask(struct bench *b, const struct node *facts, const struct node **seen)
{
	struct arena scratch = {0};
	struct query q = subjects_question(b, facts, &scratch);
	enum truth t = query_test(&q, b->j->control->applies, facts);
	*seen = q.witness;
	arena_free(&scratch);
	return t;
}

enum truth concern_of(struct bench *b)
{
	if (!b->j->control->applies)
		return TRUTH_TRUE;
	const struct node *seen;
	enum truth t = ask(b, b->facts, &seen);
	/* What belongs to nobody for sure may be what it is about. */
	return b->may == b->facts || ask(b, b->may, &seen) == t ? t : TRUTH_UNKNOWN;
}

/* ---- why it is not known ---- */

static const struct {
	str member;
	const char *words;
} things[] = {{STR_INIT("frontends"), "a front end"},
              {STR_INIT("mobile"), "a mobile app"},
              {STR_INIT("servers"), "a server"},
              {STR_INIT("functions"), "a function"},
              {STR_INIT("jobs"), "a job that runs by itself"},
              {STR_INIT("bots"), "a bot"},
              {STR_INIT("telemetry"), "a service that watches it"},
              {STR_INIT("stores"), "a store of data"},
              {STR_INIT("identities"), "people who sign in"},
              {STR_INIT("secrets"), "secrets to read"},
              {STR_INIT("outbound"), "others that it calls"},
              {STR_INIT("paid"), "a service that it pays for"},
              {STR_INIT("builds"), "a build"},
              {STR_INIT("deployments"), "a place where it runs"},
              {STR_INIT("containers"), "a container"},
              {STR_INIT("resources"), "resources of a cloud"}};
enum { THINGS = sizeof things / sizeof *things };

/* profile.*.servers: the member of the row, if that is what is UNKNOWN. */
static const struct node *open_member(const struct node *facts, const struct path *p)
{
	if (p->n != 3 || !str_eq(p->steps[0].key, S("profile")) || p->steps[2].kind != STEP_KEY)
		return NULL;
	const struct node *list = node_get(facts, p->steps[0].key), *row = list ? list->child : NULL;
	const struct node *n = row && row->kind == NODE_OBJECT ? node_get(row, p->steps[2].key) : NULL;
	return n && n->kind == NODE_UNKNOWN && n->text.n ? n : NULL;
}

static const struct node *first_open(const struct node *facts, const struct cond *c)
{
	const struct node *n = open_member(facts, &c->path);
	for (size_t i = 0; i < c->n_kids && !n; i++)
		n = first_open(facts, &c->kids[i]);
	return n;
}

/* What only the manifest tells, and does not. */
static str first_unsaid(const struct cond *c)
{
	static const str from = STR_INIT("$manifest.");
	if (str_starts(c->path.text, from))
		return str_sub(c->path.text, from.n, c->path.text.n);
	str said = S("");
	for (size_t i = 0; i < c->n_kids && !said.n; i++)
		said = first_unsaid(&c->kids[i]);
	return said;
}

static str unsaid(const struct cond *c)
{
	str said = c->op == COND_PERHAPS ? first_unsaid(c) : S("");
	for (size_t i = 0; i < c->n_kids && !said.n; i++)
		said = unsaid(&c->kids[i]);
	return said;
}

str concern_doubt(struct bench *b)
{
	static const str plain = STR_INIT("it is not known whether it concerns this app");
	const struct cond *c = b->j->control->applies;
	const struct node *n = c ? first_open(b->facts, c) : NULL;
	for (size_t i = 0; n && i < THINGS; i++)
		if (str_eq(things[i].member, n->key))
			return arena_printf(b->r->arena, "%.*s: there may be %s (%.*s)", STR_ARG(plain),
			                    things[i].words, STR_ARG(n->text));
	const struct node *seen = NULL;
	if (c && !n)
		ask(b, b->facts, &seen);
	const struct node *doubt = seen && seen->kind == NODE_OBJECT ? node_get(seen, S("doubt")) : NULL;
	if (doubt && doubt->kind == NODE_STRING)
		return arena_printf(b->r->arena, "%.*s: %.*s", STR_ARG(plain), STR_ARG(doubt->text));
	str said = c && !n ? unsaid(c) : S("");
	return said.n ? arena_printf(b->r->arena, "%.*s: microapp.yaml does not say its %.*s", STR_ARG(plain),
	                             STR_ARG(said))
	              : plain;
}
