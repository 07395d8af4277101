/* Texts that are addresses, or the part of one behind its ?: put together as far as reading alone can. What is computed
 * is "${…}", unless it is an address or holds parameters itself. */
#include "code_address_int.h"

enum { PIECES = 200, HOLE_LONGEST = 16 };

/* ---- putting together ---- */

/* NULL: it was looked at, and is none. */
static void remember(struct code_urls *u, const struct code_token *key, struct code_url *url)
{
	static const struct code_url none = {0};
	map_put(&u->made, u->f->arena, key, S(""), url ? (void *)url : (void *)(uintptr_t)&none);
}

struct joining {
	struct code_urls *u;
	struct buf *b;
	struct code_url *url; /* parameters that came with a part; NULL: none yet */
	uint32_t from, to;
	unsigned depth;
};

static struct code_url *joined_url(struct joining *j)
{
	if (!j->url)
		j->url = url_new(j->u, j->from, j->to);
	return j->url;
}

static bool ends_with(const struct buf *b, const char *set) { return b->n && strchr(set, b->p[b->n - 1]); }

/* A part that is an address or holds parameters. False: it does not fit here. */
static bool splice(struct joining *j, struct code_url *part)
{
	if (part->based && j->b->n == 0) {
		buf_add(j->b, part->text);
		url_absorb(j->u, joined_url(j), part);
		return true;
	}
	if (part->based || !(j->b->n == 0 || ends_with(j->b, "?&#")))
		return false;
	url_absorb(j->u, joined_url(j), part);
	return true;
}

static void join_value(struct joining *j, const struct node *n)
{
	bool known = n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER || n->kind == NODE_BOOL);
	buf_add(j->b, known ? n->text : S(URL_HOLE));
}

static void join_hole(struct joining *j, uint32_t from, uint32_t to)
{
	struct code_url *part = url_of(j->u, from, to, j->depth + 1);
	bool simple = to - from <= HOLE_LONGEST;
	if (!part || !splice(j, part))
		join_value(j, simple ? code_value(j->u->f, from, to, 2) : NULL);
}

/* {name} and {urlencode(name)} in a text whose holes make no tokens */
static void join_named_hole(struct joining *j, str source)
{
	struct code_file *f = j->u->f;
	source = str_trim(source);
	size_t open = str_find(source, S("("), 0);
	bool encodes =
	        open != SIZE_MAX && str_ends(str_sub(source, 0, open), S("urlencode")) && str_ends(source, S(")"));
	str name = encodes ? str_sub(source, open + 1, source.n - 1) : source;
	struct code_url *part = url_bound(j->u, name);
	struct code_name *bound = code_name(f, name);
	bool value = bound && bound->bindings == 1 && bound->value && !bound->mutated;
	uint32_t end = value ? code_expression_end(&f->t, bound->value) : 0;
	if (!part && encodes && value) {
		part = url_new(j->u, j->from, j->to);
		url_add(j->u, part, bound->value, end, j->depth + 1);
	}
	if (part && splice(j, part))
		return;
	join_value(j, value && !encodes ? code_value(f, bound->value, end, 3) : NULL);
}

/* A text of Python with {…} in it. */
static void join_format(struct joining *j, str s)
{
	size_t depth = 0, start = 0;
	for (size_t at = 0; at < s.n; at++) {
		char c = s.p[at];
		bool twice = depth == 0 && at + 1 < s.n && s.p[at + 1] == c;
		if ((c == '{' || c == '}') && twice) {
			buf_byte(j->b, s.p[at++]);
		} else if (c == '{') {
			start = depth++ == 0 ? at + 1 : start;
		} else if (c == '}' && depth) {
			if (--depth == 0)
				join_named_hole(j, str_sub(s, start, at));
		} else if (depth == 0) {
			buf_byte(j->b, c);
		}
	}
}

static void join_string(struct joining *j, uint32_t i)
{
	struct code_file *f = j->u->f;
	const struct code_token *k = code_at(&f->t, i);
	str s = code_string(&f->t, i, f->arena);
	if (k->flags & CODE_FORMAT)
		join_format(j, s);
	else if (k->flags & CODE_COMPUTED)
		buf_add(j->b, S(URL_HOLE));
	else
		buf_add(j->b, s);
}

static void join_template(struct joining *j, uint32_t head)
{
	const struct code_tokens *t = &j->u->f->t;
	uint32_t tail = code_at(t, head)->mate;
	buf_add(j->b, code_string(t, head, j->u->f->arena));
	for (uint32_t from = head + 1, i = from; i <= tail && j->b->n < URL_LONGEST; i++) {
		const struct code_token *k = code_at(t, i);
		if (k->kind == CODE_MIDDLE || i == tail) {
			join_hole(j, from, i);
			buf_add(j->b, code_string(t, i, j->u->f->arena));
			from = i + 1;
		} else if (k->mate > i) {
			i = k->mate;
		}
	}
}

static bool is_text(const struct code_tokens *t, uint32_t i)
{
	uint8_t kind = code_at(t, i)->kind;
	return kind == CODE_STRING || kind == CODE_TEMPLATE || kind == CODE_HEAD;
}

static void join_piece(struct joining *j, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &j->u->f->t;
	const struct code_token *k = code_at(t, from);
	for (uint32_t i = from; i < to && is_text(t, i) && (i == from || k->kind == CODE_STRING); i++)
		if (i != j->from)
			remember(j->u, code_at(t, i), NULL); /* it is read as a part of this one */
	if (to > from && code_is_strings(t, from, to))
		for (uint32_t i = from; i < to && j->b->n < URL_LONGEST; i++)
			join_string(j, i);
	else if (to == from + 1 && k->kind == CODE_TEMPLATE)
		buf_add(j->b, code_string(t, from, j->u->f->arena));
	else if (k->kind == CODE_HEAD && to == k->mate + 1)
		join_template(j, from);
	else
		join_hole(j, from, to);
}

/* ---- the whole ---- */

struct code_url *url_text(struct code_urls *u, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &u->f->t;
	const struct code_token *key = code_at(t, from);
	struct code_url *known = map_get(&u->made, key, S(""));
	if (known || depth > URL_DEEP)
		return known && known->from == known->to ? NULL : known;
	struct buf b BUF_AUTO = {0};
	struct joining j = {u, &b, NULL, from, to, depth};
	uint32_t i = from;
	for (unsigned n = 0; i < to && n < PIECES && b.n < URL_LONGEST; n++) {
		uint32_t end = i;
		while (end < to && !code_op(t, end, str_of(t->language->joiner)))
			end = code_next(t, end);
		join_piece(&j, i, end);
		i = end + 1;
	}
	struct code_url *url = url_parse(u, arena_str(u->f->arena, buf_str(&b)), j.url, from, to);
	if (url && i < to)
		url->open = true;
	remember(u, key, url);
	return url;
}

/* Length of the place at byte at: %s, %[1]s, {}, {0}, {name:…}; 0: none. */
static size_t place_length(str s, size_t at)
{
	size_t n = 1;
	if (s.p[at] == '{') {
		size_t end = str_find(s, S("}"), at);
		return end != SIZE_MAX && end - at < 40 ? end + 1 - at : 0;
	}
	if (s.p[at] != '%')
		return 0;
	while (at + n < s.n && n < 8 && strchr("0123456789[]$-+.#", s.p[at + n]))
		n++;
	return at + n < s.n && strchr("sdvqifu@", s.p[at + n]) ? n + 1 : 0;
}

struct code_url *url_format(struct code_urls *u, uint32_t text, const struct code_arg *args, size_t n, unsigned depth)
{
	struct buf b BUF_AUTO = {0};
	struct joining j = {u, &b, NULL, text, text + 1, depth};
	str s = code_string(&u->f->t, text, u->f->arena);
	size_t place = 0;
	if (depth > URL_DEEP)
		return NULL;
	const struct code_token *key = code_at(&u->f->t, text);
	struct code_url *url = map_get(&u->made, key, S(""));
	if (url)
		return url->from == url->to ? NULL : url;
	for (size_t at = 0, length; at < s.n && b.n < URL_LONGEST; at += length) {
		length = place_length(s, at);
		bool plain = length == 2 || str_eq(str_sub(s, at, at + length), S("{}"));
		if (length && plain && place < n)
			join_hole(&j, args[place].from, args[place].to), place++;
		else if (length)
			buf_add(&b, S(URL_HOLE));
		else
			buf_byte(&b, s.p[at]), length = 1;
	}
	url = url_parse(u, arena_str(u->f->arena, buf_str(&b)), j.url, text, text + 1);
	remember(u, key, url);
	return url;
}
