/* The ways: each looks at one token that is drawn, and notes an edit where it fits. */
#include <stdlib.h>

#include "rewrite.h"

static uint64_t state;
static uint32_t draw(uint32_t below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return below ? (uint32_t)(state >> 33) % below : 0;
}

void rewrite_seed(uint64_t seed) { state = seed; }

static void put(struct rewriting *r, size_t at, size_t to, str text)
{
	if (r->n < sizeof r->edits / sizeof *r->edits)
		r->edits[r->n++] = (struct edit){at, to, text};
}

static bool in_text(const struct rewriting *r, uint32_t i)
{
	for (uint32_t n = 0; n < i; n++)
		if (code_at(&r->t, n)->kind == CODE_HEAD && code_at(&r->t, n)->mate > i)
			return true;
	return false;
}

/* A literal that is what stands in front of it, too: r"…", format!("…") */
static bool has_prefix(const struct rewriting *r, uint32_t i)
{
	size_t from = code_at(&r->t, i)->from;
	char before = from ? r->t.bytes.p[from - 1] : 0;
	bool macro = code_open(&r->t, i - 1, '(') && from > 1 && r->t.bytes.p[from - 2] == '!';
	return macro || (before >= 'a' && before <= 'z');
}

/* Is token i written in the file, outside of texts with computed parts? */
static bool is_plain(const struct rewriting *r, uint32_t i)
{
	const struct code_token *k = code_at(&r->t, i);
	return k->to > k->from && (k->kind == CODE_WORD || k->kind == CODE_OP || k->kind == CODE_OPEN ||
	                           k->kind == CODE_CLOSE || k->kind == CODE_NUMBER || k->kind == CODE_STRING);
}

static bool is_literal(const struct rewriting *r, uint32_t i)
{
	uint8_t kind = code_at(&r->t, i)->kind;
	return kind == CODE_STRING || kind == CODE_NUMBER;
}

static bool at_text(const struct rewriting *r, uint32_t i, const char *list)
{
	return code_one_of(code_text(&r->t, i), list);
}

static void rename_local(struct rewriting *r, uint32_t i)
{
	str name = code_text(&r->t, i);
	if (code_at(&r->t, i)->kind != CODE_WORD || str_find(name, S("loc"), 0) > 1)
		return;
	str renamed = arena_printf(r->arena, "%.*s_zq", STR_ARG(name));
	for (size_t n = 0; n < r->n; n++)
		if (str_eq(r->edits[n].text, renamed))
			return;
	for (uint32_t n = 0; n < r->t.n; n++)
		if (code_at(&r->t, n)->kind == CODE_WORD && str_eq(code_text(&r->t, n), name))
			put(r, r->t.at[n].from, r->t.at[n].to, renamed);
	r->did = "rename";
}

static void comment(struct rewriting *r, uint32_t i)
{
	if (!is_plain(r, i) || in_text(r, i) || !r->l->comments || at_text(r, i, " / * < ! ? "))
		return;
	put(r, r->t.at[i].from, r->t.at[i].from, draw(2) ? S("/* f('x', {a: 1}) */ ") : S(" /*\"*/ "));
	r->did = "comment";
}

static void line_break(struct rewriting *r, uint32_t i)
{
	if (!code_op(&r->t, i, S(",")) && !(code_open(&r->t, i, '(') && !code_close(&r->t, i + 1, '(')))
		return;
	if (code_at(&r->t, i)->to == code_at(&r->t, i)->from)
		return;
	put(r, r->t.at[i].to, r->t.at[i].to, S("\n        "));
	r->did = "line break";
}

static void brackets(struct rewriting *r, uint32_t i)
{
	bool argument = (code_open(&r->t, i - 1, '(') || code_op(&r->t, i - 1, S(","))) &&
	                (code_close(&r->t, i + 1, '(') || code_op(&r->t, i + 1, S(",")));
	if (!is_literal(r, i) || !argument || has_prefix(r, i) || in_text(r, i) ||
	    code_at(&r->t, i - 1)->flags & CODE_PARAMS)
		return;
	for (size_t n = 0; n < r->n; n++)
		if (r->edits[n].at == r->t.at[i].to)
			return;
	put(r, r->t.at[i].from, r->t.at[i].from, S("("));
	put(r, r->t.at[i].to, r->t.at[i].to, S(")"));
	r->did = "brackets";
}

static void last_comma(struct rewriting *r, uint32_t i)
{
	const struct code_token *k = code_at(&r->t, i);
	bool list = code_close(&r->t, i, '[') && r->l->list_commas,
	     call = code_close(&r->t, i, '(') && r->l->call_commas;
	if ((!list && !call) || k->to == k->from || i == k->mate + 1 || !is_literal(r, i - 1))
		return;
	if (code_item_end(&r->t, k->mate + 1, i) >= i) /* one alone may be no list */
		return;
	if (code_operand_ends(&r->t, k->mate - 1) == list || code_at(&r->t, k->mate)->flags & CODE_PARAMS)
		return;
	for (size_t n = 0; n < r->n; n++)
		if (r->edits[n].at == k->from)
			return;
	put(r, k->from, k->from, S(","));
	r->did = "comma";
}

/* a: 1, b: 2 */
static void exchange(struct rewriting *r, uint32_t i)
{
	const struct code_tokens *t = &r->t;
	if (!code_op(t, i, S(",")) || code_at(t, i)->to == code_at(t, i)->from)
		return;
	bool key = code_at(t, i - 3)->kind == CODE_STRING || code_at(t, i - 3)->kind == CODE_WORD;
	bool pair = is_literal(r, i - 1) && is_literal(r, i + 3) && key &&
	            code_at(t, i + 1)->kind == code_at(t, i - 3)->kind &&
	            at_text(r, i - 2, r->l->row->pairs ? r->l->row->pairs : " : ") &&
	            str_eq(code_text(t, i - 2), code_text(t, i + 2));
	bool first = code_open(t, i - 4, '{') || code_open(t, i - 4, '[') || code_op(t, i - 4, S(","));
	bool last = code_close(t, i + 4, '{') || code_close(t, i + 4, '[') || code_op(t, i + 4, S(","));
	if (!pair || !first || !last || r->exchanged)
		return;
	r->exchanged = true;
	str one = str_sub(t->bytes, t->at[i - 3].from, t->at[i - 1].to),
	    two = str_sub(t->bytes, t->at[i + 1].from, t->at[i + 3].to);
	put(r, t->at[i - 3].from, t->at[i - 1].to, two);
	put(r, t->at[i + 1].from, t->at[i + 3].to, one);
	r->did = "exchange";
}

/* A choice may come out either way: UNKNOWN. */
static void choose(struct rewriting *r, uint32_t i)
{
	const struct code_tokens *t = &r->t;
	bool argument = (code_open(t, i - 1, '(') || code_op(t, i - 1, S(","))) &&
	                (code_close(t, i + 1, '(') || code_op(t, i + 1, S(",")));
	bool import = code_one_of(code_text(t, i - 2), " require ");
	if (!r->l->chooses || !is_literal(r, i) || !argument || import || has_prefix(r, i) || in_text(r, i) ||
	    code_at(t, i - 1)->flags & CODE_PARAMS ||
	    memchr(t->bytes.p + t->at[i].from, '?', t->at[i].to - t->at[i].from))
		return;
	put(r, t->at[i].from, t->at[i].from, S("zc ? 1 : "));
	r->did = "choice";
}

static int by_place(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;
	return x->at < y->at ? -1 : x->at > y->at ? 1 : x->to < y->to ? -1 : x->to > y->to;
}

void rewrite_apply(struct rewriting *r, str bytes, struct buf *out)
{
	size_t at = 0;
	qsort(r->edits, r->n, sizeof *r->edits, by_place);
	for (size_t i = 0; i < r->n; i++) {
		if (r->edits[i].at < at)
			continue;
		buf_add(out, str_sub(bytes, at, r->edits[i].at));
		buf_add(out, r->edits[i].text);
		at = r->edits[i].to;
	}
	buf_add(out, str_sub(bytes, at, bytes.n));
}

void rewrite_draw(struct rewriting *r)
{
	static void (*const ways[])(struct rewriting * r, uint32_t i) = {rename_local, comment,  line_break, brackets,
	                                                                 last_comma,   exchange, choose};
	for (unsigned edits = 1 + draw(EDITS); edits; edits--) {
		void (*way)(struct rewriting *, uint32_t) = ways[draw(sizeof ways / sizeof *ways)];
		size_t before = r->n;
		for (unsigned tries = 0; tries < 500 && r->n == before; tries++)
			way(r, 4 + draw((uint32_t)r->t.n));
	}
}
