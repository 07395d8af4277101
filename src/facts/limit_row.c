/* What the part says comes first, then what its limiter was told when it was made, then the habit of the package. Units
 * of a package become seconds, and what requests are counted by one word. */
#include "limit_row.h"

#include <stdint.h>
#include <stdlib.h>

#include "limit_habit.h"
#include "limit_inert.h"
#include "limit_value.h"
#include "row_get.h"

enum { DAY = 86400 };

struct telling {
	struct members m;
	const struct node *part, *made, *answer, *tracks;
	const struct limit_habit *habit; /* never NULL */
	bool early, own_store, one_caller;
};

static const struct node *told(const struct telling *t, str key)
{
	const struct node *n = node_get(t->part, key);
	return !n && t->made ? node_get(t->made, key) : n;
}

static void add_unknown(struct telling *t, str key, str text)
{
	members_scalar(&t->m, NODE_UNKNOWN, key, text.n ? text : key, NULL);
}

static void add_number(struct telling *t, str key, double value)
{
	members_scalar(&t->m, NODE_NUMBER, key, arena_printf(t->m.arena, "%.15g", value), NULL);
}

static void add_word(struct telling *t, str key, str word, const struct node *else_of)
{
	if (word.n)
		members_scalar(&t->m, NODE_STRING, key, word, NULL);
	else
		add_unknown(t, key, else_of ? else_of->text : S(""));
}

static void add_truth(struct telling *t, str key, enum truth is)
{
	if (is == TRUTH_UNKNOWN)
		add_unknown(t, key, S(""));
	else
		members_bool(&t->m, key, is == TRUTH_TRUE);
}

static enum truth truth_of(const struct node *n, enum truth otherwise)
{
	if (!n)
		return otherwise;
	return n->kind != NODE_BOOL ? TRUTH_UNKNOWN : str_eq(n->text, S("true")) ? TRUTH_TRUE : TRUTH_FALSE;
}

/* A limiter whose making was not seen counts by what it was given there. */
static bool is_whole(const struct telling *t) { return !row_is(t->part, S("what"), S("attached")) || t->made; }

static str key_of(const struct telling *t)
{
	const struct node *from = t->tracks, *key = from ? node_get(from, S("key")) : told(t, S("key"));
	const struct node *keyed = from ? node_get(from, S("keyed")) : told(t, S("keyed"));
	if (key && key->kind == NODE_UNKNOWN)
		return S("");
	if (key || keyed)
		return key ? key->text : limit_key(keyed, !row_is(t->part, S("what"), S("called")));
	if (t->one_caller && str_eq(t->habit->key, S("address")))
		return S("proxy");
	return is_whole(t) ? t->habit->key : S("");
}

/* It is in force, and counts what tells no caller from the next; "": it does not. */
static str in_vain(str key)
{
	return str_eq(key, S("claimed"))
	               ? S("the caller himself writes what he is counted by, and is another one under "
	                   "another name")
	       : str_eq(key, S("proxy")) ? S("behind the proxy all callers have its address, as trust proxy is not set")
	                                 : S("");
}

static void add_key(struct telling *t)
{
	const struct node *keyed = told(t, S("keyed"));
	str word = key_of(t);
	if (t->early && str_eq(word, S("user")))
		word = S("");
	add_word(t, S("key"), word, keyed && keyed->child ? keyed->child : keyed);
}

static double number_of(struct telling *t, const struct node *n)
{
	return n && n->kind == NODE_NUMBER ? strtod(arena_printf(t->m.arena, "%.*s", STR_ARG(n->text)).p, NULL) : -1;
}

/* A window lets its whole count through at once, a time that holds several of them as many times as it does. */
static void add_most(struct telling *t, double count, double seconds)
{
	static const struct {
		str key;
		double seconds;
	} times[] = {
	        {STR_INIT("second"), 1}, {STR_INIT("minute"), 60}, {STR_INIT("hour"), 3600}, {STR_INIT("day"), DAY}};
	double more = number_of(t, told(t, S("burst")));
	if (count < 0 || seconds <= 0) {
		add_unknown(t, S("most"), S(""));
		return;
	}
	struct members most = members_below(&t->m, NODE_OBJECT, S("most"), NULL);
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		double n = times[i].seconds > seconds ? count * times[i].seconds / seconds : count;
		n += more > 0 ? more : 0;
		members_scalar(&most, NODE_NUMBER, times[i].key, arena_printf(most.arena, "%.15g", n), NULL);
	}
}

/* Count and window, however they are told; whether the window is a day or longer. */
static enum truth add_amounts(struct telling *t)
{
	const struct node *rate = told(t, S("rate")), *ms = told(t, S("window_ms"));
	const struct node *count = told(t, S("count")), *window = ms ? ms : told(t, S("window"));
	double n = -1, seconds = limit_window(window, ms ? 0.001 : 1);
	count = count && count->kind == NODE_NUMBER ? count : told(t, S("limit")) ? told(t, S("limit")) : count;
	bool told_rate = rate && rate->kind == NODE_STRING && limit_rate(rate->text, &n, &seconds);
	if (told_rate)
		add_number(t, S("count"), n);
	else if (count)
		members_copy(&t->m, S("count"), count);
	else if (t->habit->count && !rate && is_whole(t))
		add_number(t, S("count"), t->habit->count);
	else
		add_unknown(t, S("count"), rate ? rate->text : S(""));
	if (seconds < 0 && !window && !rate && t->habit->seconds && is_whole(t))
		seconds = t->habit->seconds;
	if (seconds >= 0)
		add_number(t, S("window"), seconds);
	else
		add_unknown(t, S("window"), window ? window->text : S(""));
	add_most(t, number_of(t, node_get(t->m.node, S("count"))), seconds);
	return seconds < 0 ? TRUTH_UNKNOWN : seconds >= DAY ? TRUTH_TRUE : TRUTH_FALSE;
}

static void add_store(struct telling *t)
{
	const struct node *stored = told(t, S("stored"));
	str word = stored ? limit_store(stored->text) : is_whole(t) ? t->habit->store : S("");
	/* A class of its own that is called RedisStore may count in a map. */
	if (stored && t->own_store && str_find(stored->text, S("new "), 0) != SIZE_MAX)
		word = S("");
	add_word(t, S("store"), word, stored);
}

/* A handler of the app's own answers as it says. */
static const struct node *answered(const struct telling *t, str key)
{
	const struct node *n = told(t, key);
	return !n && t->answer ? node_get(t->answer, key) : n;
}

static void add_answer(struct telling *t)
{
	const struct node *status = answered(t, S("status")), *handler = told(t, S("handler"));
	enum truth tells = is_whole(t) ? t->habit->tells : TRUTH_UNKNOWN;
	if (status)
		members_copy(&t->m, S("status"), status);
	else if (handler ? str_find(handler->text, S("429"), 0) != SIZE_MAX : is_whole(t) && t->habit->status)
		add_number(t, S("status"), handler ? 429 : t->habit->status);
	else
		add_unknown(t, S("status"), S(""));
	if (handler && str_ifind(handler->text, S("retry-after"), 0) != SIZE_MAX)
		tells = TRUTH_TRUE;
	const struct node *standard = told(t, S("standard")), *legacy = told(t, S("legacy"));
	bool quiet = legacy && str_eq(legacy->text, S("false")) && (!standard || str_eq(standard->text, S("false")));
	tells = quiet ? TRUTH_FALSE : standard && str_eq(standard->text, S("true")) ? TRUTH_TRUE : tells;
	add_truth(t, S("tells"), truth_of(answered(t, S("tells")), tells));
	const struct node *opens = told(t, S("opens"));
	if (opens)
		members_copy(&t->m, S("opens"), opens);
	else
		add_truth(t, S("opens"), is_whole(t) ? t->habit->opens : TRUTH_UNKNOWN);
}

/* "express-rate-limit allows 100 requests in 60 s for each address, counted in the memory of one process" */
static void add_sentence(struct telling *t, str inert)
{
	const struct node *row = t->m.node, *count = node_get(row, S("count")), *window = node_get(row, S("window"));
	const struct node *key = node_get(row, S("key")), *store = node_get(row, S("store"));
	str tool = row_text(row, S("tool")), who = tool.n ? tool : S("a limit in the app's code"), says;
	bool known = count->kind == NODE_NUMBER && window->kind == NODE_NUMBER;
	bool all = str_eq(key->text, S("all")), keyed = key->kind == NODE_STRING && !all;
	if (!inert.n && !known)
		return;
	if (inert.n)
		says = arena_printf(t->m.arena, "%.*s limits nobody: %.*s", STR_ARG(who), STR_ARG(inert));
	else
		says = arena_printf(t->m.arena, "%.*s allows %.*s requests in %.*s s%s%.*s%s", STR_ARG(who),
		                    STR_ARG(count->text), STR_ARG(window->text),
		                    keyed ? " for each "
		                    : all ? " for all callers together"
		                          : "",
		                    STR_ARG(keyed ? key->text : S("")),
		                    str_eq(store->text, S("memory")) && store->kind == NODE_STRING
		                            ? ", counted in the memory of one process"
		                            : "");
	members_scalar(&t->m, NODE_STRING, inert.n ? S("says") : S("does"), says, NULL);
}

/* A limit in the app's own code is not in front of it, unless its platform runs that code there. */
static enum truth is_in_front(const struct telling *t)
{
	const struct node *layer = told(t, S("layer")), *tool = told(t, S("tool"));
	str name = str_basename(row_text(t->part, S("path")));
	bool early = str_starts(name, S("middleware.")) || str_starts(name, S("proxy.")) ||
	             str_starts(name, S("_middleware.")) || (tool && str_eq(tool->text, S("workers-ratelimit")));
	return layer && str_eq(layer->text, S("app")) && !early ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static void add_copied(struct telling *t, str key, const struct node *n)
{
	if (n)
		members_copy(&t->m, key, n);
}

void limit_row(struct members *list, const struct node *part, const struct limit_made *made, enum truth wired,
               const struct limit_fate *fate)
{
	static const struct limit_habit none = {.tells = TRUTH_UNKNOWN, .opens = TRUTH_UNKNOWN};
	struct telling t = {members_below(list, NODE_OBJECT, S(""), part),
	                    part,
	                    made ? made->part : NULL,
	                    fate->answer,
	                    fate->tracks,
	                    &none};
	const struct node *tool = told(&t, S("tool")), *said = told(&t, S("inert"));
	const struct limit_habit *habit = limit_habit(tool ? tool->text : S(""));
	t.habit = habit ? habit : &none;
	t.early = made && made->early;
	t.own_store = fate->own_store;
	t.one_caller = fate->one_caller;
	wired = truth_of(told(&t, S("wired")), wired);
	str without_effect = S("");
	enum truth effect = limit_takes_effect(made ? made->part : part, key_of(&t), &without_effect);
	if (effect != TRUTH_TRUE && wired != TRUTH_FALSE)
		wired = effect;
	if (fate->most == TRUTH_FALSE || (fate->most == TRUTH_UNKNOWN && wired == TRUTH_TRUE))
		wired = fate->most, without_effect = fate->why;
	said = without_effect.n ? NULL : said;
	str inert = without_effect.n && wired == TRUTH_FALSE ? without_effect
	            : wired != TRUTH_FALSE                   ? S("")
	            : said                                   ? said->text
	            : made && made->why.n                    ? made->why
	                                                     : S("it is off");
	inert = wired == TRUTH_TRUE ? in_vain(key_of(&t)) : inert;
	add_copied(&t, S("path"), node_get(part, S("path")));
	str path = row_text(part, S("path"));
	if (str_ends(path, S(".conf.template")) || str_ends(path, S(".conf.tpl"))) /* filled in where it is started */
		members_scalar(&t.m, NODE_STRING, S("side"), S("infrastructure"), NULL);
	else
		add_copied(&t, S("side"), node_get(part, S("side")));
	add_copied(&t, S("layer"), told(&t, S("layer")));
	add_copied(&t, S("tool"), tool);
	add_key(&t);
	enum truth daily = add_amounts(&t);
	if (made && made->scope.n)
		members_scalar(&t.m, NODE_STRING, S("scope"), made->scope, NULL);
	else
		add_copied(&t, S("scope"), told(&t, S("scope")));
	add_store(&t);
	add_answer(&t);
	add_truth(&t, S("edge"), truth_of(told(&t, S("edge")), is_in_front(&t)));
	add_truth(&t, S("daily"), truth_of(told(&t, S("daily")), daily));
	add_truth(&t, S("wired"), wired);
	if (inert.n)
		members_scalar(&t.m, NODE_STRING, S("inert"), inert, NULL);
	if (made && made->covers.n)
		members_scalar(&t.m, NODE_STRING, S("covers"), made->covers, NULL);
	if (made && made->misses.n)
		members_scalar(&t.m, NODE_STRING, S("misses"), made->misses, NULL);
	add_sentence(&t, inert);
}
