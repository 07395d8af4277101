/* Told by the ways out of functions: "return res.status(429).end()" if "hits > MAX". What is refused because another
 * server refused stands under a condition that speaks of an answer, a fault or a status. */
#include "limit_own.h"

#include <stdint.h>
#include <string.h>

#include "limit_body.h"
#include "limit_nest.h"
#include "row_get.h"

enum { FUNCTIONS = 48 }; /* that are looked into, of a file */

enum refusal { NONE, PASSED_ON, ASKED, STORED, COUNTED };
struct found {
	const struct node *exit;
	str condition; /* that holds the number */
	enum refusal is;
};

static bool says_too_many(str says)
{
	static const char words[] =
	        "too many req|too many "
	        "att|toomanyreq|too_many_req|too_many_att|too_many_tr|too_many_log|ratelimiterr|rate limit|rate_limit|"
	        "ratelimit|slow down|quota exceeded|daily limit";
	static const char refusing[] = "throw |raise |abort(|response(|json(|error:|error(|status(|send(|fail(";
	return limit_has_word(says, S("429")) || (limit_has_any(says, words) && limit_has_any(says, refusing));
}

/* Somebody else's answer, or a fault. */
static bool speaks_of_others(str condition)
{
	return limit_has_word(condition, S("429")) ||
	       limit_has_any(condition, "status|.message|includes(|catch|instanceof|exception|errmsg|errormsg|.code|"
	                                "error_code|case ") ||
	       limit_has_word(condition, S("err")) || limit_has_word(condition, S("e")) ||
	       limit_has_word(condition, S("error")) || limit_has_word(condition, S("exc"));
}

/* How often the program itself tried is no count of what others ask for. */
static bool is_of_retries(str condition)
{
	return limit_has_any(condition, "retries|retry") &&
	       !limit_has_any(condition, "hits|requests|calls|timestamps|quota|used|usage|count(");
}

/* A number that grows is compared. */
static bool is_count(str condition)
{
	static const char counted[] = "count|attempt|hits|length|size|timestamps|requests|tries|calls|used|usage|"
	                              "total|current|len(|recent|bucket|tokens|remaining|n >|limit|quota|incr";
	bool compared = str_find(condition, S(">"), 0) != SIZE_MAX || str_find(condition, S("<"), 0) != SIZE_MAX;
	return compared && limit_has_any(condition, counted) && str_find(condition, S("=>"), 0) == SIZE_MAX;
}

static struct found look_at(const struct node *exit)
{
	const struct node *under = node_get(exit, S("under"));
	str condition = row_text(exit, S("if"));
	struct found f = {exit, condition, ASKED};
	if (limit_has_any(row_text(exit, S("says")),
	                  "== 429|==429|== httpstatus.|.status_code|.status =")) /* the answer of another */
		return (struct found){exit, condition, PASSED_ON};
	if (is_of_retries(condition))
		return (struct found){exit, condition, PASSED_ON};
	if (is_count(condition))
		return (struct found){exit, condition, COUNTED};
	if (speaks_of_others(condition))
		return (struct found){exit, condition, PASSED_ON};
	for (const struct node *u = under ? under->child : NULL; u; u = u->next) {
		if (is_count(u->text))
			return (struct found){exit, u->text, COUNTED};
		if (speaks_of_others(u->text))
			return (struct found){exit, u->text, PASSED_ON};
	}
	return f;
}

/* Of a function whose name says what it is: it gives false, or throws, where the number is too high. */
static bool gives_no(str says)
{
	return limit_has_any(says, "return false|false }|allowed: false|success: false|ok: false|throw |raise |"
	                           "return true|limited: true|return !|return null|return count|return n |return False|"
	                           "return True|return (false|return <");
}

static bool is_named(str name)
{
	return limit_has_any(name, "rate_limit|ratelimit|throttle|toomany|too_many|checkquota|check_quota|"
	                           "checkdailylimit|check_daily");
}

/* IsRateLimited: whether another server said 429. Every way out speaks of an answer's status. */
static bool tells_of_answers(const struct node *exits)
{
	for (const struct node *e = exits->child; e; e = e->next)
		if (!limit_has_any(row_text(e, S("says")), "statuscode|.status_code|.status ==|.status=="))
			return false;
	return true;
}

static struct found find(const struct node *function)
{
	const struct node *exits = node_get(function, S("exits"));
	struct found best = {.is = NONE};
	bool named = is_named(row_text(function, S("name")));
	for (const struct node *e = exits ? exits->child : NULL; e; e = e->next) {
		str says = row_text(e, S("says"));
		bool refuses = says_too_many(says), counts = named && gives_no(says);
		struct found one = refuses || counts ? look_at(e) : (struct found){.is = NONE};
		if (!refuses && counts && one.is != COUNTED) {
			one.is = NONE;
			if (is_count(says)) /* return n <= MAX */
				one = (struct found){e, str_sub(says, S("return ").n, says.n), COUNTED};
		}
		if (one.is > best.is)
			best = one;
	}
	if (best.is < STORED && named && exits && exits->child && !tells_of_answers(exits))
		best = (struct found){exits->child, S(""), STORED};
	return best;
}

/* Another function of the file that it calls and that is called as a limit. */
static const struct node *helper_of(const struct node *tree, const struct node *function)
{
	const struct node *calls = node_get(tree, S("calls")), *functions = node_get(tree, S("functions"));
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		str callee = row_text(c, S("callee"));
		if (c->line < function->line || c->line > function->end_line || !is_named(callee))
			continue;
		for (const struct node *n = functions ? functions->child : NULL; n; n = n->next)
			if (n != function && row_is(n, S("name"), callee))
				return n;
	}
	return NULL;
}

/* What the number is compared with; a time that is compared beside it is no such number. */
static bool most_of(const struct limit_body *b, str condition, double *value)
{
	bool found = false;
	size_t start = 0;
	for (size_t i = 0; i < condition.n; i++) {
		if (condition.p[i] == '&' || condition.p[i] == '|' || condition.p[i] == ',')
			start = i + 1;
		if (condition.p[i] != '<' && condition.p[i] != '>')
			continue;
		str left = str_sub(condition, start, i);
		size_t from = i + 1, to;
		from += from < condition.n && condition.p[from] == '=';
		for (to = from; to < condition.n && !memchr("&|);,", condition.p[to], 5);)
			to++;
		if (!(found && limit_has_any(left, "now|time|date")) &&
		    limit_body_number(b, str_sub(condition, from, to), value))
			found = true;
	}
	return found;
}

/* A way out that lets on where counting failed. */
static bool opens(const struct node *function)
{
	const struct node *exits = node_get(function, S("exits"));
	for (const struct node *e = exits ? exits->child : NULL; e; e = e->next) {
		str condition = row_text(e, S("if")), says = row_text(e, S("says"));
		bool fault = limit_has_any(condition, "catch|except") || limit_has_word(condition, S("error")) ||
		             limit_has_word(condition, S("err"));
		if (fault && limit_has_any(says, "success: true|allowed: true|return true|ok: true|next()|return True|"
		                                 "limited: false"))
			return true;
	}
	return false;
}

static bool is_front(const struct node *function)
{
	const struct node *params = node_get(function, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (str_listed(row_text(p, S("name")), "next call_next _next"))
			return true;
	return false;
}

static void add_number(struct members *m, str key, double value)
{
	members_scalar(m, NODE_NUMBER, key, arena_printf(m->arena, "%.15g", value), NULL);
}

/* A day in the condition, or where it counts, means that it counts by the day. */
static void add_time(struct members *m, const struct limit_body *b, const struct node *helper, str condition,
                     bool counts)
{
	double seconds = limit_body_window(b);
	if (seconds < 0 && helper) {
		struct limit_body other = limit_body_of(b->tree, helper, b->arena);
		seconds = limit_body_window(&other);
	}
	bool day = limit_has_any(condition, "daily|perday|per_day|today|monthly|month");
	bool perhaps = limit_has_any(b->text, "daily|perday|per_day|today|monthly|toISOString().s|date.today");
	if (day)
		members_bool(m, S("daily"), true);
	else if (seconds >= 0)
		add_number(m, S("window"), seconds);
	else if (!perhaps && counts)
		members_bool(m, S("daily"), false);
}

static void add_answer(struct members *m, const struct limit_body *b, const struct found *found)
{
	if (!limit_has_word(row_text(found->exit, S("says")), S("429")))
		return;
	members_scalar(m, NODE_NUMBER, S("status"), S("429"), NULL);
	members_bool(m, S("tells"),
	             limit_has_any(b->text, "retry-after|retry_after|retryafter|ratelimit-reset|rate-limit-reset"));
}

static str store_of(const struct limit_body *b, const struct node *helper)
{
	str store = limit_body_store(b);
	if (store.n || !helper)
		return store;
	struct limit_body other = limit_body_of(b->tree, helper, b->arena);
	return limit_body_store(&other);
}

/* A function that is only called as a limit is, and counts nowhere, may be anything. */
static void add(struct facts *f, str path, const struct node *tree, const struct node *function,
                const struct found *found, struct arena *scratch)
{
	const struct node *helper = helper_of(tree, function);
	struct limit_body b = limit_body_of(tree, function, scratch);
	unsigned line = found->is == STORED ? function->end_line : found->exit->line;
	if (found->is == STORED && !store_of(&b, helper).n)
		return;
	struct members m = fact_new(f, S("limit_parts"), path, found->exit->line);
	str name = row_text(function, S("name")), store = store_of(&b, helper), key = limit_body_key(&b, line);
	bool made = name.n && (is_named(name) || is_front(function));
	double most;
	members_scalar(&m, NODE_STRING, S("what"), made ? S("made") : S("limit"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
	if (made)
		members_scalar(&m, NODE_STRING, S("ref"), name, NULL);
	if (store.n)
		members_scalar(&m, NODE_STRING, S("stored"), store, NULL);
	if (key.n) {
		struct members list = members_below(&m, NODE_ARRAY, S("keyed"), NULL);
		members_scalar(&list, NODE_UNKNOWN, S(""), key, NULL);
	}
	if (found->is == COUNTED && most_of(&b, found->condition, &most))
		add_number(&m, S("count"), most);
	add_time(&m, &b, helper, found->condition, found->is == COUNTED);
	add_answer(&m, &b, found);
	bool open = opens(function) || (helper && opens(helper));
	if (open || !limit_has_any(b.text, "catch (|catch(|catch {|.catch|except |except:|rescue|err != nil"))
		members_bool(&m, S("opens"), open);
}

static void add_hint(struct facts *f, str path, const struct node *tree, const struct node *function,
                     const struct found *found, struct arena *scratch)
{
	struct members m = fact_new(f, S("limit_parts"), path, found->exit->line);
	struct limit_body b = limit_body_of(tree, function, scratch);
	members_scalar(&m, NODE_STRING, S("what"), S("hint"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
	members_bool(&m, S("edge"), false);
	members_bool(&m, S("daily"), false);
	add_answer(&m, &b, found);
}

void limit_own(struct facts *f, str path, const struct node *tree)
{
	const struct node *functions = node_get(tree, S("functions")), *side = node_get(tree, S("side"));
	struct arena scratch = {0};
	unsigned seen = 0;
	if (side && str_listed(side->text, "client test"))
		return;
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next) {
		struct found found = find(n);
		limit_nest(f, path, tree, n);
		if (found.is < ASKED)
			continue;
		if (++seen > FUNCTIONS) {
			facts_unsure(f, S("limit_parts"), path, n->line);
			break;
		}
		if (found.is >= STORED)
			add(f, path, tree, n, &found, &scratch);
		else
			add_hint(f, path, tree, n, &found, &scratch);
	}
	arena_free(&scratch);
}
