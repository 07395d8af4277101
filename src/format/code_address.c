/* One pass over the tokens of a file, in which every text, call and assignment is asked whether it is an address or
 * parameters, and what a name stands for is followed as far as the block, or the function, in which it is bound. */
#include <stdlib.h>

#include "base/hash.h"
#include "code_address_int.h"

enum { OPERAND_LONGEST = 64, BACK = 32 };

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

/* ---- names ---- */

struct bound {
	struct code_url *url;
	uint32_t until;    /* the block that it is bound in ends here */
	uint32_t function; /* where no braces say that */
};

static uint32_t block_end(const struct code_urls *u)
{
	for (size_t i = u->depth; i-- > 0;)
		if (code_open(&u->f->t, u->group[i], '{'))
			return code_at(&u->f->t, u->group[i])->mate;
	return (uint32_t)u->f->t.n;
}

static bool has_braces(const struct code_tokens *t) { return !code_one_of(t->language->name, " python ruby "); }

void url_bind(struct code_urls *u, str name, struct code_url *url)
{
	struct bound *b = map_get(&u->names, u, name);
	if (!b && !url)
		return;
	if (!b) {
		b = arena_new(u->f->arena, struct bound);
		map_put(&u->names, u->f->arena, u, name, b);
	}
	*b = (struct bound){url, block_end(u), u->function};
}

struct code_url *url_bound(struct code_urls *u, str name)
{
	const struct bound *b = map_get(&u->names, u, name);
	if (!b || !b->url)
		return NULL;
	bool lives = has_braces(&u->f->t) ? b->until >= u->at : b->function == u->function || !b->function;
	return lives ? b->url : NULL;
}

/* Parameters are other things of the same name. */
static void forget(struct code_urls *u, uint32_t open)
{
	for (uint32_t i = open + 1, end = code_at(&u->f->t, open)->mate; i < end && u->names.count; i++)
		if (is_word(&u->f->t, i))
			url_bind(u, code_text(&u->f->t, i), NULL);
}

/* ---- assignments ---- */

static bool assigns(const struct code_tokens *t, uint32_t i)
{
	return code_op(t, i, S("=")) || code_op(t, i, S(":=")) || code_op(t, i, S("+=")) || code_op(t, i, S(".="));
}

/* Where what is assigned ends: Python's comma makes a tuple, which is no address. */
static uint32_t value_end(const struct code_tokens *t, uint32_t i)
{
	uint32_t to = code_expression_end(t, i + 1);
	return to > i + 1 && code_op(t, to - 1, S("?")) ? to - 1 : to;
}

/* q["a"] = b: a name and a value */
static void on_indexed(struct code_urls *u, uint32_t i, uint32_t to)
{
	const struct code_tokens *t = &u->f->t;
	uint32_t open = code_at(t, i - 1)->mate;
	struct code_url *url = is_word(t, open - 1) ? url_bound(u, code_text(t, open - 1)) : NULL;
	if (url && !code_dot(t, open - 2))
		url_pair(u, url, &(struct code_arg){.from = open + 1, .to = i - 1},
		         &(struct code_arg){.from = i + 1, .to = to});
}

/* u.search = "…", u.RawQuery = q.Encode(), components.queryItems = [URLQueryItem(…)] */
static void on_member(struct code_urls *u, uint32_t i, uint32_t to)
{
	static const char names[] =
	        " search Query query RawQuery queryItems percentEncodedQuery percentEncodedQueryItems ";
	const struct code_tokens *t = &u->f->t;
	if (!code_one_of(code_text(t, i - 1), names) || !is_word(t, i - 3) || code_dot(t, i - 4))
		return;
	struct code_url *url = url_bound(u, code_text(t, i - 3));
	if (url)
		url_add(u, url, i + 1, to, 1);
}

/* An address without parameters, that may get some later. */
static struct code_url *bare_address(struct code_urls *u, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &u->f->t;
	uint8_t kind = code_at(t, from)->kind;
	bool text = to == from + 1 && (kind == CODE_STRING || kind == CODE_TEMPLATE);
	const struct node *n = text ? code_value(u->f, from, to, 3) : NULL;
	if (!n || n->kind != NODE_STRING || str_find(n->text, S("://"), 0) == SIZE_MAX || n->text.n > URL_LONGEST)
		return NULL;
	struct code_url *url = url_new(u, from, to);
	url->text = n->text;
	url->based = true;
	return url;
}

/* What a name stands for from here on. */
static void on_assignment(struct code_urls *u, uint32_t i)
{
	const struct code_tokens *t = &u->f->t;
	uint32_t to = value_end(t, i);
	bool more = code_op(t, i, S("+=")) || code_op(t, i, S(".="));
	if (to <= i + 1 || i < 1)
		return;
	if (code_close(t, i - 1, '[')) {
		on_indexed(u, i, to);
		return;
	}
	if (!is_word(t, i - 1))
		return;
	if (code_dot(t, i - 2)) {
		on_member(u, i, to);
		return;
	}
	str name = code_text(t, i - 1);
	for (unsigned n = 0; n < BACK && code_op(t, i - 2 - 2 * n, S(",")) && is_word(t, i - 3 - 2 * n); n++) {
		url_bind(u, name, NULL); /* u, err := …: the first of them */
		name = code_text(t, i - 3 - 2 * n);
	}
	if (!more) {
		struct code_url *url = url_of(u, i + 1, to, 1);
		url_bind(u, name, url ? url : bare_address(u, i + 1, to));
		return;
	}
	struct code_url *url = url_bound(u, name);
	if (url)
		url_add(u, url, i + 1, to, 1);
}

/* ---- texts ---- */

/* The first token of the operand that ends with token i. */
static uint32_t operand_start(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < BACK; n++) {
		const struct code_token *k = code_at(t, i);
		if (k->kind == CODE_CLOSE || k->kind == CODE_TAIL) {
			i = k->mate;
			if (code_open(t, i, '{') || (!is_word(t, i - 1) && code_at(t, i - 1)->kind != CODE_CLOSE) ||
			    code_operator_word(t, i - 1))
				return i;
			i--;
		} else if (code_dot(t, i - 1)) {
			i -= 2;
		} else {
			return i;
		}
	}
	return i;
}

static uint32_t operand_end(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < OPERAND_LONGEST; n++) {
		const struct code_token *k = code_at(t, i);
		if (k->kind == CODE_CLOSE || k->kind == CODE_TAIL || k->kind == CODE_MIDDLE ||
		    k->kind == CODE_JSX_END || k->kind == CODE_NONE || (k->kind == CODE_OP && !code_dot(t, i)) ||
		    k->flags & CODE_COMMA)
			break;
		i = code_next(t, i);
	}
	return i;
}

/* Does a text hold what an address with parameters, or parameters alone, has in any language? */
static bool may_be_part(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	uint32_t end = k->kind == CODE_HEAD ? k->mate : i;
	const char *from = t->bytes.p + k->from;
	size_t n = code_at(t, end)->to - k->from;
	return n < URL_LONGEST * 4 && (memchr(from, '?', n) || (memchr(from, '=', n) && memchr(from, '&', n)));
}

/* The text at i with all that is joined to it on both sides. */
static void on_text(struct code_urls *u, uint32_t i)
{
	const struct code_tokens *t = &u->f->t;
	str joiner = str_of(t->language->joiner);
	uint32_t from = i, to = code_next(t, i);
	if (!may_be_part(t, i) || map_get(&u->made, code_at(t, i), S("")))
		return;
	for (unsigned n = 0; n < OPERAND_LONGEST && code_op(t, from - 1, joiner) && code_operand_ends(t, from - 2); n++)
		from = operand_start(t, from - 2);
	while (t->language->joins_strings && code_at(t, from - 1)->kind == CODE_STRING)
		from--;
	while (t->language->joins_strings && code_at(t, to)->kind == CODE_STRING)
		to++;
	for (unsigned n = 0; n < OPERAND_LONGEST && code_op(t, to, joiner); n++)
		to = operand_end(t, to + 1);
	if (from == i && to == i + 1 && code_op(t, to, S("%"))) {
		uint32_t end = operand_end(t, to + 1);
		url_of(u, i, end, 1);
		return;
	}
	if (from != i && map_get(&u->made, code_at(t, from), S("")))
		return;
	url_text(u, from, to, 1);
}

/* ---- the pass ---- */

/* A name alone as an argument: whoever gets it may add to it. */
static void on_name(struct code_urls *u, uint32_t i)
{
	static const char readers[] =
	        " fetch open redirect Redirect redirect_to get Get request assign replace push launch "
	        "launchUrl String URL println log print NewRequest parse Uri toString if return while "
	        "navigate setHref encodeURI encodeURIComponent ";
	const struct code_tokens *t = &u->f->t;
	bool alone = (code_open(t, i - 1, '(') || code_op(t, i - 1, S(","))) &&
	             (code_close(t, i + 1, '(') || code_op(t, i + 1, S(",")));
	struct code_url *url = alone ? url_bound(u, code_text(t, i)) : NULL;
	uint32_t open = u->depth ? u->group[u->depth - 1] : 0;
	uint32_t name;
	if (url && code_open(t, open, '(') && is_word(t, open - 1) && !url_row(t, open, &name) &&
	    !code_one_of(code_text(t, open - 1), readers))
		url->open = true;
}

static void on_token(struct code_urls *u, uint32_t i)
{
	const struct code_tokens *t = &u->f->t;
	const struct code_token *k = code_at(t, i);
	switch (k->kind) {
	case CODE_STRING:
	case CODE_TEMPLATE:
	case CODE_HEAD:
		on_text(u, i);
		break;
	case CODE_WORD:
		if (code_word(t, i, S("def")))
			u->function = i;
		else if (u->names.count)
			on_name(u, i);
		break;
	case CODE_OPEN:
		if (k->flags & CODE_PARAMS)
			forget(u, i);
		else if (code_open(t, i, '('))
			url_called(u, i, 1);
		else if (code_word(t, i - 1, S("Values")) && i > 2 && code_dot(t, i - 2))
			url_of(u, i - 3, k->mate + 1, 1);
		break;
	case CODE_OP:
		if (code_op(t, i, S("=>")) && is_word(t, i - 1))
			url_bind(u, code_text(t, i - 1), NULL);
		else if (assigns(t, i))
			on_assignment(u, i);
		break;
	default:
		break;
	}
}

static void follow(struct code_urls *u, uint32_t i)
{
	uint8_t kind = code_at(&u->f->t, i)->kind;
	if (kind == CODE_OPEN || kind == CODE_HEAD) {
		mem_room(u->group, u->depth, u->cap);
		u->group[u->depth++] = i;
	} else if ((kind == CODE_CLOSE || kind == CODE_TAIL) && u->depth) {
		u->depth--;
	}
}

/* What stands within a longer one was a step to it. */
static void list(struct code_urls *u, struct code_list *out)
{
	for (const struct code_url *url = u->first; url; url = url->next)
		if (!url->absorbed && (url->params.first))
			code_append(out, (str){0}, url_nodes(u, url));
}

void code_addresses(struct code_walk *w)
{
	struct code_urls u = {.f = w->f};
	const struct code_tokens *t = &w->f->t;
	for (uint32_t i = 0; i < t->n && !w->f->too_many; i++) {
		u.at = i;
		on_token(&u, i);
		follow(&u, i);
	}
	free(u.group);
	list(&u, &w->addresses);
}
