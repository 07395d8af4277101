/* some, every, covers and count. All but the last are one question: is there an item for which the answer is yes?
 * `every` asks for one that breaks its condition, `covers` for one that nothing covers, and both turn the answer. */
#include "query_items.h"

#include <stdint.h>

#include "query/query_each.h"
#include "query/query_lists.h"
#include "compare.h"
#include "query_outer.h"

bool query_is_items(enum cond_op op)
{
	return op == COND_SOME || op == COND_EVERY || op == COND_COVERS || op == COND_COUNT;
}

/* ---- some, every, covers ---- */

struct items {
	struct query *q;
	const struct cond *cond, *where;
	const struct path *path;
	const struct node *subject;
	struct query_outer around; /* of an item: what `where` calls "^" */
	enum truth truth;          /* the best answer so far */
	const struct node *holds;  /* the item that gave it */
};

static enum truth exists(struct items *it);

/* Is there an item of `by` for which `where` holds, where "^" is n and "^^" the subject of `covers`? */
static enum truth covered(struct items *it, const struct node *n)
{
	struct items by = {.q = it->q, .cond = it->cond, .path = it->cond->other, .subject = it->subject};
	const struct query_outer subject = {it->around.up, it->subject};
	by.where = it->where;
	by.around = (struct query_outer){&subject, n};
	return exists(&by);
}

static enum truth ask(struct items *it, const struct node *n)
{
	struct query *q = it->q;
	if (it->cond->op == COND_COVERS && it->path != it->cond->other)
		return truth_not(covered(it, n));
	const struct query_outer *before = q->outer;
	q->outer = &it->around;
	enum truth t = query_test(q, it->where, n);
	q->outer = before;
	return it->cond->op == COND_EVERY ? truth_not(t) : t;
}

/* ---- words ---- */

static bool is_between(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ','; }

/* Takes the next word off the front; false: there is none. */
static bool take_word(str *rest, str *word)
{
	size_t start = 0, end;
	while (start < rest->n && is_between(rest->p[start]))
		start++;
	for (end = start; end < rest->n && !is_between(rest->p[end]);)
		end++;
	*word = str_sub(*rest, start, end);
	*rest = str_sub(*rest, end, rest->n);
	return word->n > 0;
}

/* Gives each item that a node stands for: itself, or the words of a text. False: take() wants no more. The node of a
 * word lasts as long as the call: nobody reports a word, but the text that it stands in. */
static bool each_item(struct items *it, const struct node *n, void *ctx, bool (*take)(void *ctx, const struct node *n))
{
	str rest = n->text;
	struct node item = *n;
	if (!it->cond->words || n->kind != NODE_STRING)
		return take(ctx, n);
	for (item.next = NULL; it->q->spent < QUERY_MOST && take_word(&rest, &item.text); it->q->spent++)
		if (!take(ctx, &item))
			return false;
	return true;
}

/* Words that are not known may be none at all. */
static bool may_be_none(const struct items *it, const struct node *n)
{
	return it->cond->words && n->kind == NODE_UNKNOWN;
}

/* ---- some, every, covers ---- */

static bool see_item(void *ctx, const struct node *n)
{
	struct items *it = ctx;
	enum truth t = ask(it, n);
	if (t == TRUTH_TRUE && may_be_none(it, n))
		t = TRUTH_UNKNOWN;
	it->truth = t > it->truth ? t : it->truth;
	return t != TRUTH_TRUE;
}

static bool item_yield(void *ctx, const struct node *n, const struct query_way *way)
{
	(void)way;
	struct items *it = ctx;
	bool more = each_item(it, n, it, see_item);
	it->holds = more ? it->holds : n;
	return more;
}

/* The same as query_each() where only some items may be what is asked for. */
static bool each_narrowed(struct items *it, const struct query_narrowed *narrowed)
{
	for (size_t i = 0; i < narrowed->n && it->q->spent < QUERY_MOST; i++) {
		const struct node *n = narrowed->items[narrowed->at[i]];
		bool rest = n->kind == NODE_UNKNOWN && str_eq(n->key, S("..."));
		it->q->spent++;
		if (!rest && !item_yield(it, n, NULL))
			break;
	}
	return narrowed->whole;
}

static bool narrow(struct items *it, struct query_narrowed *narrowed)
{
	if (it->cond->op != COND_SOME || it->cond->words)
		return false;
	const struct query_outer *before = it->q->outer;
	it->q->outer = &it->around;
	bool narrows = query_lists_narrow(it->q, it->path, it->where, narrowed);
	it->q->outer = before;
	return narrows;
}

static enum truth exists(struct items *it)
{
	struct query_narrowed narrowed;
	bool whole = narrow(it, &narrowed) ? each_narrowed(it, &narrowed)
	                                   : query_each(it->q, it->path, it->subject, it, item_yield);
	whole = whole && it->q->spent < QUERY_MOST;
	if (!whole && it->truth == TRUTH_FALSE)
		it->truth = TRUTH_UNKNOWN;
	return it->truth;
}

/* ---- count ---- */

static const uint64_t MANY = UINT32_MAX; /* more than any rule counts */

struct count {
	struct items items;
	uint64_t least, most; /* how many it may be */
	enum truth truth;
};

static bool count_item(void *ctx, const struct node *n)
{
	struct count *c = ctx;
	enum truth t = c->items.where ? ask(&c->items, n) : TRUTH_TRUE;
	if (t == TRUTH_FALSE)
		return true;
	/* What is computed may stand for any number of items. */
	bool one = n->kind != NODE_UNKNOWN;
	c->least += t == TRUTH_TRUE && one;
	c->most = one ? c->most + 1 : MANY;
	return true;
}

static bool count_yield(void *ctx, const struct node *n, const struct query_way *way)
{
	(void)way;
	struct count *c = ctx;
	return each_item(&c->items, n, c, count_item);
}

static enum truth between(bool all, bool none) { return all ? TRUTH_TRUE : none ? TRUTH_FALSE : TRUTH_UNKNOWN; }

static enum truth compare_count(const struct count *c, const struct node *value)
{
	uint64_t v;
	if (value->kind == NODE_UNKNOWN)
		return TRUTH_UNKNOWN;
	if (!compare_is_scalar(value) || !str_number(str_trim(value->text), MANY, &v))
		return TRUTH_FALSE;
	switch (c->items.cond->than) {
	case COND_ABOVE:
		return between(c->least > v, c->most <= v);
	case COND_BELOW:
		return between(c->most < v, c->least >= v);
	default:
		return between(c->least == v && c->most == v, v < c->least || v > c->most);
	}
}

static bool number_yield(void *ctx, const struct node *n, const struct query_way *way)
{
	(void)way;
	struct count *c = ctx;
	enum truth t = compare_count(c, n);
	c->truth = t > c->truth ? t : c->truth;
	return t != TRUTH_TRUE;
}

static enum truth count(struct items *it)
{
	struct count c = {.items = *it, .truth = TRUTH_FALSE};
	if (!query_each(it->q, it->path, it->subject, &c, count_yield) || it->q->spent >= QUERY_MOST)
		c.most = MANY;
	if (!it->cond->other)
		return compare_count(&c, compare_value(it->cond->value, it->q->tier));
	bool whole = query_each(it->q, it->cond->other, it->subject, &c, number_yield);
	return whole || c.truth == TRUTH_TRUE ? c.truth : TRUTH_UNKNOWN;
}

enum truth query_items(struct query *q, const struct cond *c, const struct node *subject)
{
	struct items it = {.q = q, .cond = c, .path = &c->path, .subject = subject};
	it.where = c->n_kids ? c->kids : NULL;
	it.around = (struct query_outer){q->outer, subject};
	if (c->op == COND_COUNT)
		return count(&it);
	enum truth t = exists(&it);
	/* What decided is the place, if it stands below the subject of the whole condition. */
	if (it.holds && it.truth == TRUTH_TRUE && !q->outer && c->path.from == PATH_FROM_SUBJECT)
		q->decider = it.holds;
	if (it.holds && t == TRUTH_TRUE && !q->outer && c->op == COND_SOME && c->path.from == PATH_FROM_ROOT)
		q->witness = it.holds;
	return c->op == COND_SOME ? t : truth_not(t);
}
