/* What an expression is: a name that is bound, a text, a call that the rows know (code_address_row.c). */
#include "code_address_int.h"

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

size_t url_args(struct code_urls *u, uint32_t open, struct code_arg *args)
{
	const struct code_tokens *t = &u->f->t;
	const char *named = t->language->named;
	uint32_t close = code_at(t, open)->mate;
	size_t n = 0;
	for (uint32_t i = open + 1, end; i < close && n < URL_ARGS; i = end + 1) {
		end = code_item_end(t, i, close);
		if (end == i)
			continue;
		bool has = named && is_word(t, i) && code_at(t, i + 1)->kind == CODE_OP &&
		           code_listed(t, i + 1, CODE_IN_named) && i + 2 < end;
		args[n++] = (struct code_arg){has ? code_text(t, i) : (str){0}, has ? i + 2 : i, end};
	}
	return n;
}

/* ---- what is called on ---- */

/* {…} and url.Values{…} whose last token is last */
static struct code_url *map_url(struct code_urls *u, uint32_t last)
{
	const struct code_tokens *t = &u->f->t;
	uint32_t open = code_at(t, last)->mate;
	uint32_t from = code_word(t, open - 1, S("Values")) && code_dot(t, open - 2) ? open - 3 : open;
	const struct code_token *key = code_at(t, open);
	struct code_url *url = map_get(&u->made, key, S(""));
	if (url)
		return url;
	const struct node *n = code_value(u->f, from, last + 1, 3);
	if (!n || (n->kind != NODE_OBJECT && from == open))
		return NULL;
	url = url_new(u, from, last + 1);
	for (const struct node *p = n->kind == NODE_OBJECT ? n->child : NULL; p; p = p->next)
		url_param(u, url, p->key, p);
	map_put(&u->made, u->f->arena, key, S(""), url);
	return url;
}

/* The expression that ends with token last, of which another part follows. */
struct code_url *url_receiver(struct code_urls *u, uint32_t last, unsigned depth)
{
	const struct code_tokens *t = &u->f->t;
	for (unsigned n = 0; n < 3 && is_word(t, last) && code_dot(t, last - 1) && url_is_member(code_text(t, last));
	     n++)
		last -= 2;
	if (is_word(t, last) && !code_dot(t, last - 1))
		return url_bound(u, code_text(t, last));
	if (code_close(t, last, '{'))
		return map_url(u, last);
	if (!code_close(t, last, '('))
		return NULL;
	uint32_t open = code_at(t, last)->mate;
	if (is_word(t, open - 1) || code_at(t, open - 1)->kind == CODE_CLOSE)
		return url_called(u, open, depth + 1);
	return url_of(u, open + 1, last, depth + 1);
}

/* ---- expressions ---- */

struct code_url *url_called(struct code_urls *u, uint32_t open, unsigned depth)
{
	static const struct code_url none = {0};
	const struct code_token *key = code_at(&u->f->t, open);
	struct url_made m = {.u = u, .open = open, .depth = depth};
	m.row = depth <= URL_DEEP ? url_row(&u->f->t, open, &m.name) : NULL;
	if (!m.row)
		return NULL;
	struct code_url *url = map_get(&u->made, key, S(""));
	if (url)
		return url->from == url->to ? NULL : url;
	map_put(&u->made, u->f->arena, key, S(""), (void *)(uintptr_t)&none);
	m.n = url_args(u, open, m.args);
	url = url_make(&m);
	if (url)
		map_put(&u->made, u->f->arena, key, S(""), url);
	return url;
}

/* Names, calls and dots, and no other operator? */
static bool is_chain(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i = code_next(t, i)) {
		uint8_t kind = code_at(t, i)->kind;
		bool mark = code_op(t, i, S("?")) && i + 1 == to;
		if ((kind == CODE_OP && !code_dot(t, i) && !code_op(t, i, S("!")) && !mark) || kind == CODE_NUMBER)
			return false;
	}
	return true;
}

struct code_url *url_of(struct code_urls *u, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &u->f->t;
	if (depth > URL_DEEP)
		return NULL;
	while (to > from + 1 &&
	       ((code_open(t, from, '(') && code_at(t, from)->mate == to - 1) || code_op(t, from, S("&")) ||
	        (is_word(t, from) && code_one_of(code_text(t, from), " await new try const mut "))))
		to -= code_open(t, from, '('), from++;
	if (to <= from)
		return NULL;
	uint8_t kind = code_at(t, from)->kind;
	uint32_t last = to - 1;
	if (to == from + 1 && kind == CODE_WORD)
		return url_bound(u, code_text(t, from));
	bool text = kind == CODE_STRING || kind == CODE_TEMPLATE || kind == CODE_HEAD;
	if ((text && code_next(t, from) == to) || code_is_joined(t, from, to))
		return url_text(u, from, to, depth);
	if (text && code_op(t, from + 1, S("%"))) {
		struct code_arg args[URL_ARGS] = {{{0}, from + 2, to}};
		bool several = code_open(t, from + 2, '(') && code_at(t, from + 2)->mate == last;
		return url_format(u, from, args, several ? url_args(u, from + 2, args) : 1, depth);
	}
	if (!is_chain(t, from, to))
		return NULL;
	last -= code_op(t, last, S("?")) || code_op(t, last, S("!"));
	if (code_close(t, last, '('))
		return url_called(u, code_at(t, last)->mate, depth);
	if (is_word(t, last) && code_dot(t, last - 1) && url_is_member(code_text(t, last)))
		return url_receiver(u, last, depth);
	bool values =
	        code_close(t, last, '{') && code_at(t, last)->mate == from + 3 && code_word(t, from + 2, S("Values"));
	return values ? map_url(u, last) : NULL;
}
