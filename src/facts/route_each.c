/* Loops that hand each item of a list to a router. */
#include "route_each.h"

#include <stdint.h>
#include <string.h>

#include "route_flow_text.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

enum { TURNS = 64 };

/* ---- which list ---- */

static bool set_list(struct route_file *r, str text, struct route_turns *turns)
{
	const struct node *values = node_get(r->tree, S("values"));
	text = str_trim(text);
	turns->entries = str_starts(text, S("Object.entries(")) && str_ends(text, S(")"));
	if (turns->entries)
		text = str_sub(text, strlen("Object.entries("), text.n - 1);
	const struct node *list = values ? node_get(values, str_trim(text)) : NULL;
	bool fits = list && list->kind == (turns->entries ? NODE_OBJECT : NODE_ARRAY);
	turns->item = fits ? list->child : NULL;
	turns->left = TURNS;
	return turns->item != NULL;
}

static uint32_t token_at(const struct code_tokens *t, const struct node *place)
{
	size_t low = 0, high = t->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct code_token *k = &t->at[middle];
		if (k->line < place->line || (k->line == place->line && k->col < place->col))
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

/* The bracket behind the word `for` of the innermost loop around a token; 0: none that is near. */
static uint32_t loop_around(const struct code_tokens *t, uint32_t i)
{
	enum { LOOKED_AT = 2000 };
	for (uint32_t n = 0, at = i; at && n < LOOKED_AT; n++) {
		const struct code_token *k = code_at(t, --at);
		bool body = code_open(t, at, '{') && at;
		uint32_t close = body ? at - 1 : at;
		bool head = (body || !n) && code_close(t, close, '(') && code_at(t, close)->mate;
		if (head && code_word(t, code_at(t, close)->mate - 1, S("for")))
			return code_at(t, close)->mate;
		if (k->kind == CODE_CLOSE || k->kind == CODE_TAIL)
			at = k->mate;
	}
	return 0;
}

/* for (const PATTERN of LIST) */
static bool set_loop(struct route_file *r, const struct node *call, struct route_turns *turns)
{
	if (!route_flow_lexed(r))
		return false;
	const struct code_tokens *t = &r->tokens;
	uint32_t open = loop_around(t, token_at(t, call)), end = open ? code_at(t, open)->mate : 0, of = open + 1;
	uint32_t first = open + 1 + (code_word(t, open + 1, S("const")) || code_word(t, open + 1, S("let")));
	while (of < end && !code_word(t, of, S("of")))
		of = code_open(t, of, '{') || code_open(t, of, '[') ? code_at(t, of)->mate + 1 : of + 1;
	if (!open || of >= end || first >= of)
		return false;
	turns->pattern = str_trim(str_sub(t->bytes, code_at(t, first)->from, code_at(t, of)->from));
	return set_list(r, str_sub(t->bytes, code_at(t, of)->to, code_at(t, end)->from), turns);
}

/* Object.entries(MAP).forEach(…), call number i: its other call begins at the same place. */
static bool set_entries(struct route_file *r, size_t i, struct route_turns *turns)
{
	size_t other = i && str_eq(row_text(r->calls[i - 1], S("callee")), S("Object.entries")) ? i - 1 : i + 1;
	bool there = other < r->n_calls && str_eq(row_text(r->calls[other], S("callee")), S("Object.entries"));
	const struct node *map = there ? route_arg(r->calls[other], 0) : NULL;
	turns->entries = true;
	turns->item = map && map->kind == NODE_OBJECT ? map->child : NULL;
	turns->left = TURNS;
	return turns->item != NULL;
}

/* What calls the function around a place, which it hands each item: LIST.forEach(PATTERN => …). */
static bool set_each(struct route_file *r, const struct node *call, struct route_turns *turns)
{
	enum { LOOKED_AT = 8 };
	size_t around = route_around(r, call);
	const struct node *f = around == SIZE_MAX ? NULL : r->functions[around].node;
	const struct node *params = f ? node_get(f, S("params")) : NULL;
	if (!params || !params->child)
		return false;
	turns->pattern = row_text(params->child, S("name"));
	size_t from = route_call_from(r, f);
	for (size_t i = from; i-- > 0 && from - i <= LOOKED_AT;) {
		str callee = row_text(r->calls[i], S("callee"));
		const struct node *first = route_arg(r->calls[i], 0);
		bool handed = first && first->line == f->line && first->col == f->col;
		if (!handed || !str_listed(route_last(callee), "forEach map"))
			continue;
		if (!str_eq(callee, S("Object.entries().forEach")))
			return set_list(r, route_receiver(callee), turns);
		return set_entries(r, i, turns);
	}
	return false;
}

bool route_turns(struct route_file *r, const struct node *call, struct route_turns *turns)
{
	*turns = (struct route_turns){.item = NULL};
	return set_each(r, call, turns) || set_loop(r, call, turns);
}

/* ---- one turn ---- */

static const struct node *at(const struct node *list, size_t i)
{
	const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL;
	while (n && i--)
		n = n->next;
	return n;
}

/* What a name of the pattern is given: key "" and number of its place in [a, b], or the key in {key: name}. */
static const struct node *of_pattern(struct route_file *r, const struct route_turns *turns, str name)
{
	bool list = str_starts(turns->pattern, S("["));
	str inner = str_sub(turns->pattern, 1, turns->pattern.n - 1), one;
	for (size_t i = 0; str_cut(&inner, ',', &one); i++) {
		str key = one, given = S("");
		str_cut(&key, ':', &given); /* {key: name}: given is then what stands in front */
		bool renamed = !list && key.n;
		str called = str_trim(renamed ? key : one), own = str_trim(renamed ? given : one);
		if (!str_eq(called, name))
			continue;
		if (!turns->entries)
			return list ? at(turns->item, i) : node_get(turns->item, own);
		if (i)
			return turns->item;
		struct node *text = arena_new(&r->scratch, struct node);
		*text = (struct node){.kind = NODE_STRING,
		                      .text = turns->item->key,
		                      .line = turns->item->line,
		                      .col = turns->item->col};
		return text;
	}
	return NULL;
}

/* What an argument stands for in this turn; NULL: it does not hang on it. */
static const struct node *in_turn(struct route_file *r, const struct route_turns *turns, const struct node *arg)
{
	str text = arg->kind == NODE_UNKNOWN ? arg->text : S(""), pattern = turns->pattern;
	if (!text.n)
		return NULL;
	if (pattern.n && strchr("{[", pattern.p[0]))
		return of_pattern(r, turns, text);
	if (str_eq(text, pattern))
		return turns->item;
	bool member = str_starts(text, pattern) && text.n > pattern.n + 1 && turns->item->kind == NODE_OBJECT &&
	              text.p[pattern.n] == '.';
	if (member)
		return node_get(turns->item, str_sub(text, pattern.n + 1, text.n));
	bool first = str_starts(text, pattern) && text.n == pattern.n + 3 && text.p[pattern.n] == '[';
	return first && text.p[pattern.n + 1] >= '0' && text.p[pattern.n + 1] <= '9'
	               ? at(turns->item, (size_t)(text.p[pattern.n + 1] - '0'))
	               : NULL;
}

const struct node *route_turn(struct route_file *r, const struct node *args, struct route_turns *turns)
{
	struct node *first = NULL, **end = &first;
	bool hangs = false;
	if (!turns->item || !turns->left)
		return NULL;
	for (const struct node *n = args; n; n = n->next) {
		const struct node *given = in_turn(r, turns, n);
		struct node *copy = arena_new(&r->scratch, struct node);
		*copy = given ? *given : *n;
		copy->next = NULL;
		copy->key = S("");
		hangs = hangs || given;
		*end = copy;
		end = (struct node **)&copy->next;
	}
	turns->item = turns->item->next;
	turns->left--;
	return hangs ? first : NULL;
}
