/* One pass over the tokens of a file, in which every text, call and assignment is asked whether it is an address or
 * parameters, and what a name stands for is followed as far as the block, or the function, in which it is bound. */
#include <stdlib.h>

#include "code_address_int.h"

enum { OPERAND_LONGEST = 64, BACK = 32, PARTS = 256 };

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

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
	uint32_t end = code_at(t, i)->mate > i ? code_at(t, i)->mate : i;
	bool asks = false, pair = false, more = false;
	for (unsigned n = 0; i <= end && n < PARTS; n++) {
		const struct code_token *k = code_at(t, i);
		const char *from = t->bytes.p + k->from;
		bool text = k->kind >= CODE_STRING && k->kind <= CODE_TAIL && k->to - k->from < URL_LONGEST;
		asks = asks || (text && memchr(from, '?', k->to - k->from));
		pair = pair || (text && memchr(from, '=', k->to - k->from));
		more = more || (text && memchr(from, '&', k->to - k->from));
		i = k->kind == CODE_HEAD && n == 0 ? i + 1 : code_next(t, i);
	}
	return asks || (pair && more);
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

static bool assigns(const struct code_tokens *t, uint32_t i)
{
	return code_op(t, i, S("=")) || code_op(t, i, S(":=")) || code_op(t, i, S("+=")) || code_op(t, i, S(".="));
}

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
			url_forget(u, i);
		else if (code_open(t, i, '('))
			url_called(u, i, 1);
		else if (code_word(t, i - 1, S("Values")) && i > 2 && code_dot(t, i - 2))
			url_of(u, i - 3, k->mate + 1, 1);
		break;
	case CODE_OP:
		if (code_op(t, i, S("=>")) && is_word(t, i - 1))
			url_bind(u, code_text(t, i - 1), NULL);
		else if (assigns(t, i))
			url_assigned(u, i);
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

/* Nothing that was made for an address has another place yet. */
static void place(struct node *n, const struct node *at)
{
	n->line = at->line;
	n->col = at->col;
	n->key_line = at->line;
	n->end_line = at->end_line;
	n->end_col = at->end_col;
	for (const struct node *c = n->child; c; c = c->next)
		place((struct node *)(uintptr_t)c, at);
}

void code_address_of(struct code_walk *w, str text, const struct node *at)
{
	struct code_urls u = {.f = w->f};
	const struct code_url *url = memchr(text.p ? text.p : "", '?', text.n)
	                                     ? url_parse(&u, text, NULL, UINT32_MAX - 1, UINT32_MAX - 1)
	                                     : NULL;
	struct node *n = url && url->params.first ? url_nodes(&u, url) : NULL;
	if (!n)
		return;
	place(n, at);
	code_append(&w->addresses, (str){0}, n);
}
