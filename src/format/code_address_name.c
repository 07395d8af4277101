/* What names stand for while a file is gone through: as far as the block, or the function, in which each is bound. */
#include "code_address_int.h"

enum { NAMES_MOST = 32, GROUPS_MOST = 64, PARAMS_MOST = 64 };

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

struct bound {
	struct code_url *url;
	uint32_t until;    /* the block that it is bound in ends here */
	uint32_t function; /* where no braces say that */
};

static uint32_t block_end(const struct code_urls *u)
{
	size_t last = u->depth > GROUPS_MOST ? u->depth - GROUPS_MOST : 0;
	for (size_t i = u->depth; i-- > last;)
		if (code_open(&u->f->t, u->group[i], '{'))
			return code_at(&u->f->t, u->group[i])->mate;
	return last ? u->at : (uint32_t)u->f->t.n;
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
void url_forget(struct code_urls *u, uint32_t open)
{
	uint32_t end = code_at(&u->f->t, open)->mate;
	for (uint32_t i = open + 1; i < end && i <= open + PARAMS_MOST && u->names.count; i++)
		if (is_word(&u->f->t, i))
			url_bind(u, code_text(&u->f->t, i), NULL);
}

/* ---- assignments ---- */

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
void url_assigned(struct code_urls *u, uint32_t i)
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
	for (unsigned n = 0; n < NAMES_MOST && code_op(t, i - 2 - 2 * n, S(",")) && is_word(t, i - 3 - 2 * n); n++) {
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
