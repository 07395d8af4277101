/* What a limit counts in, for how long, and by what: told by what the function looks into and calls. */
#include <stdint.h>

#include "base/ascii.h"
#include "limit_body.h"
#include "limit_value.h"
#include "row_get.h"

enum { NAMES = 128 };

static bool is_word(char c) { return ascii_letter(c) || ascii_digit(c) || c == '_' || c == '$'; }

/* ---- in what ---- */

static bool calls_any(const struct limit_body *b, const char *pieces)
{
	const struct node *calls = node_get(b->tree, S("calls"));
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next)
		if (c->line >= b->function->line && c->line <= b->function->end_line &&
		    limit_has_any(row_text(c, S("callee")), pieces))
			return true;
	return false;
}

/* Map of "new Map<string, number>()". */
static str maker_of(str text)
{
	size_t n = 0;
	if (str_starts(text, S("new ")))
		text = str_sub(text, 4, text.n);
	while (n < text.n && (is_word(text.p[n]) || text.p[n] == '.'))
		n++;
	return str_sub(text, 0, n);
}

/* A map, a list or an object of the file that the function looks into; "": there is none. */
static str kept_in(const struct limit_body *b)
{
	static const char makers[] = "Map WeakMap LRUCache TTLCache defaultdict deque make ConcurrentHashMap HashMap "
	                             "ConcurrentDictionary sync.Map NodeCache collections.defaultdict TTLMap LRU dict";
	const struct node *lists[] = {node_get(b->tree, S("names")), node_get(b->tree, S("values"))};
	size_t looked = 0;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (const struct node *n = lists[i] ? lists[i]->child : NULL; n && looked < NAMES; n = n->next) {
			bool empty = i == 1 && !n->child && (n->kind == NODE_OBJECT || n->kind == NODE_ARRAY);
			if (!empty && (n->kind != NODE_UNKNOWN || !str_listed(maker_of(n->text), makers)))
				continue;
			looked++;
			if (limit_has_word(b->text, n->key) && !limit_body_around(b->tree, n->line))
				return n->key;
		}
	return S("");
}

str limit_body_store(const struct limit_body *b)
{
	static const char shared[] =
	        "redis|upstash|memcache|valkey|.incr|zadd|zcard|supabase|.rpc|prisma|drizzle|"
	        "mongo|firestore|runTransaction|.doc|kv.|.from|db.|tx.|session.execute|.query|"
	        "aggregate|countDocuments|findbyid|findone|findunique|findfirst|.upsert|cache.get|cache.set|cache.incr";
	if (kept_in(b).n)
		return S("memory");
	return calls_any(b, shared) ? S("shared") : S("");
}

/* ---- for how long ---- */

static double seconds_of(str name, double value)
{
	bool ms = limit_has_any(name, "ms|milli") || str_ends(name, S("Ms")) || value >= 10000;
	return limit_has_any(name, "minute|_min")  ? value * 60
	       : limit_has_any(name, "hour")       ? value * 3600
	       : limit_has_any(name, "sec") || !ms ? value
	                                           : value / 1000;
}

/* const { windowMs = 60000 } = options */
static double taken_apart(const struct limit_body *b)
{
	for (size_t at = 0; (at = str_ifind(b->text, S("window"), at)) != SIZE_MAX; at++) {
		size_t end = at, from;
		double value;
		while (end < b->text.n && is_word(b->text.p[end]))
			end++;
		from = end;
		while (from < b->text.n && (b->text.p[from] == ' ' || b->text.p[from] == '='))
			from++;
		size_t to = from;
		while (to < b->text.n && (ascii_digit(b->text.p[to]) || b->text.p[to] == '_'))
			to++;
		if (from > end && to > from && limit_product(str_sub(b->text, from, to), &value))
			return seconds_of(str_sub(b->text, at, end), value);
	}
	return -1;
}

/* A constant that is called so, and that the function names: WINDOW_MS; else what a store is told to forget after. */
double limit_body_window(const struct limit_body *b)
{
	const struct node *values = node_get(b->tree, S("values")), *params = node_get(b->function, S("params"));
	const struct node *calls = node_get(b->tree, S("calls"));
	double value;
	for (const struct node *n = values ? values->child : NULL; n; n = n->next)
		if ((limit_has_any(n->key, "window|period|interval|ttl") || str_ends(n->key, S("_MS"))) &&
		    limit_has_word(b->text, n->key) && node_is_leaf(n) && limit_product(n->text, &value))
			return seconds_of(n->key, value);
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (limit_has_any(row_text(p, S("name")), "window|period|interval|ttl") &&
		    limit_product(row_text(p, S("value")), &value))
			return seconds_of(row_text(p, S("name")), value);
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		const struct node *args = node_get(c, S("args"));
		const struct node *second = args && args->child ? args->child->next : NULL;
		if (c->line >= b->function->line && c->line <= b->function->end_line && second &&
		    limit_has_any(row_text(c, S("callee")), ".expire|.pexpire") && node_is_leaf(second) &&
		    limit_body_number(b, second->text, &value))
			return limit_has_any(row_text(c, S("callee")), "pexpire") ? value / 1000 : value;
	}
	return taken_apart(b);
}

static str last_of(str chain)
{
	size_t at = chain.n;
	while (at && chain.p[at - 1] != '.')
		at--;
	return at ? str_sub(chain, at, chain.n) : S("");
}

/* ---- by what ---- */

/* Does the call look for something in the store? kept: what that is, where it is known. */
static bool looks_up(str callee, str kept)
{
	static const char words[] = "get incr incrby increment zadd hincrby rpc limit consume doc upsert eval has set "
	                            "setdefault computeIfAbsent GetOrAdd filter filter_by eq where zcard findById "
	                            "findOne findUnique findFirst countDocuments";
	bool of_kept = str_starts(callee, kept) && callee.n > kept.n && callee.p[kept.n] == '.';
	return str_listed(last_of(callee), words) &&
	       (kept.n ? of_kept : !limit_has_any(callee, "header|searchParams|env"));
}

/* hits[key] */
static str index_of(const struct limit_body *b, str kept)
{
	for (size_t at = 0; (at = str_find(b->text, S("["), at)) != SIZE_MAX; at++) {
		size_t to = str_find(b->text, S("]"), at);
		bool named = kept.n ? at >= kept.n && str_eq(str_sub(b->text, at - kept.n, at), kept)
		                    : at && is_word(b->text.p[at - 1]);
		if (named && to != SIZE_MAX && to - at < 60 && to > at + 2)
			return str_sub(b->text, at + 1, to);
	}
	return S("");
}

/* The first argument of what looks into the store last in front of the line: hits.get(key), redis.incr(key). */
str limit_body_key(const struct limit_body *b, unsigned line)
{
	const struct node *calls = node_get(b->tree, S("calls"));
	str kept = kept_in(b), best = S("");
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		const struct node *args = node_get(c, S("args"));
		bool here = c->line >= b->function->line && c->line <= line;
		if (here && args && args->child && node_is_leaf(args->child) &&
		    !limit_has_any(args->child->text, "=>|lambda |function") &&
		    looks_up(row_text(c, S("callee")), kept))
			best = args->child->text;
	}
	return limit_body_expand(b, best.n ? best : index_of(b, kept));
}
