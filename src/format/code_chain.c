/* Names joined by dots, calls and indexes: who is called, and what is assigned to. */
#include "format/code_value.h"

enum { CHAIN_PARTS = 40, FAR_PARTS = 128, CALLEE_LONGEST = 200, WRAPPED_LONGEST = 16, BLOCKS_MOST = 16 };

str code_plain_name(const struct code_tokens *t, uint32_t i)
{
	str text = code_text(t, i);
	const char *sigils = code_at(t, i)->kind == CODE_WORD ? t->language->sigils : NULL;
	const char *inside = t->language->inside; /* what may stand inside a name belongs to it */
	while (text.n && sigils && strchr(sigils, text.p[0]) && !(inside && strchr(inside, text.p[0])))
		text = str_sub(text, 1, text.n);
	return text;
}

struct part {
	uint32_t token; /* the name; the opening bracket */
	bool dotted;    /* a . stands before it */
};

/* (0, a.b) and (a.b): the brackets say nothing. */
static bool is_wrapped(const struct code_tokens *t, uint32_t open)
{
	uint32_t close = code_at(t, open)->mate, first = open + 1;
	if (code_operand_ends(t, open - 1))
		return false; /* f(0, a) */
	if (code_at(t, first)->kind == CODE_NUMBER && code_op(t, open + 2, S(",")))
		return true;
	return close - first < WRAPPED_LONGEST && code_is_chain(t, first, close);
}

/* f(…) {…} and f {…} label: {…} hand over blocks: what ends in front of them; i when none ends with token i. */
static uint32_t before_blocks(const struct code_tokens *t, uint32_t i)
{
	uint32_t at = i;
	bool blocks = t->language->trailing || t->language->ends;
	for (unsigned n = 0; n < BLOCKS_MOST && blocks && code_close(t, at, '{'); n++) {
		uint32_t open = code_at(t, at)->mate;
		bool labelled = code_op(t, open - 1, S(":")) && code_close(t, open - 3, '{');
		if (!(code_at(t, open)->flags & CODE_BLOCK))
			return i;
		if (!labelled)
			return open - 1;
		at = open - 3;
	}
	return i;
}

/* static::f: a word that may want an operand, in front of a dot, is a name */
static bool is_named(const struct code_tokens *t, uint32_t i)
{
	return code_dot(t, i + 1) && code_at(t, i)->to == code_at(t, i + 1)->from;
}

/* Of a chain with more parts than are told, where the first one begins; i: the last token that was not gone over. */
static uint32_t far_start(const struct code_tokens *t, uint32_t i, uint32_t start)
{
	for (unsigned n = 0; n < FAR_PARTS; n++) {
		bool group = code_close(t, i, '(') || code_close(t, i, '[');
		uint32_t open = group ? code_at(t, i)->mate : i;
		bool dotted = code_dot(t, open - 1);
		if (group ? !code_operand_ends(t, dotted ? open - 2 : open - 1)
		          : code_at(t, i)->kind != CODE_WORD ||
		                    (!dotted && code_operator_word(t, i) && !is_named(t, i)))
			break;
		start = open;
		if (!group && !dotted)
			break;
		i = open - (dotted ? 2 : 1);
	}
	return start;
}

/* Goes back over the parts of the chain that ends with token i; returns how many, the last one first. */
static size_t chain_parts(const struct code_tokens *t, uint32_t i, struct part *parts, uint32_t *start)
{
	size_t n = 0;
	bool sequence = false; /* within such brackets */
	while (n < CHAIN_PARTS) {
		uint32_t behind = before_blocks(t, i);
		if (behind != i && !code_close(t, behind, '(')) {
			if (code_at(t, behind)->kind != CODE_WORD || code_operator_word(t, behind))
				break;
			parts[n++] = (struct part){.token = behind + 1};
			i = behind;
			continue;
		}
		i = behind;
		bool group = code_close(t, i, '(') || code_close(t, i, '[');
		uint32_t open = group ? code_at(t, i)->mate : i;
		if (group && code_close(t, i, '(') && !sequence && is_wrapped(t, open)) {
			*start = open;
			sequence = true;
			i--;
			continue;
		}
		bool dotted = code_dot(t, open - 1);
		if (group ? !code_operand_ends(t, dotted ? open - 2 : open - 1)
		          : code_at(t, i)->kind != CODE_WORD ||
		                    (!dotted && ((code_operator_word(t, i) && !is_named(t, i)) ||
		                                 (t->language->ends && code_word(t, i, str_of(t->language->ends))))))
			break;
		parts[n++] = (struct part){open, dotted && !group};
		if (!sequence)
			*start = open;
		if (!group && !dotted)
			break;
		i = open - (dotted ? 2 : 1);
	}
	if (n == CHAIN_PARTS && t->language->functions)
		*start = far_start(t, i, *start);
	return n;
}

/* Of n parts, the last one first, those that a text of bounded length has room for. */
static size_t fitting(const struct code_tokens *t, const struct part *parts, size_t n)
{
	size_t length = 0, k = 0;
	for (; k < n && length <= CALLEE_LONGEST; k++)
		length += 1 + code_text(t, parts[k].token).n;
	while ((k < n || n == CHAIN_PARTS) && k > 1 && !parts[k - 1].dotted)
		k--; /* begin with a name */
	return k;
}

/* ::a::b */
static bool is_global(const struct code_tokens *t, uint32_t name)
{
	return code_op(t, name - 1, S("::")) && code_at(t, name - 2)->kind != CODE_CLOSE &&
	       !code_op(t, name - 2, S(">"));
}

static bool is_call(const struct code_tokens *t, uint32_t i) { return code_open(t, i, '(') || code_open(t, i, '{'); }
static bool is_key(const struct code_tokens *t, uint32_t i)
{
	return code_at(t, i + 1)->kind == CODE_STRING && code_at(t, i)->mate == i + 2;
}

/* Text that is put together on the stack: no chain is longer than its parts may be. */
struct text {
	char p[2 * CALLEE_LONGEST + 8 * CHAIN_PARTS];
	size_t n;
};

static void add(struct text *b, str s)
{
	size_t n = s.n < sizeof b->p - b->n ? s.n : sizeof b->p - b->n;
	if (n)
		memcpy(b->p + b->n, s.p, n);
	b->n += n;
}

/* As it is written where that is the same; else a copy. */
static str kept(struct code_file *f, const struct text *b, uint32_t from, uint32_t to)
{
	const char *written = f->t.bytes.p + code_at(&f->t, from)->from;
	bool same = code_at(&f->t, to)->to - code_at(&f->t, from)->from == b->n && memcmp(written, b->p, b->n) == 0;
	return same ? str_at(written, b->n) : arena_str(f->arena, str_at(b->p, b->n));
}

/* require('pino')(…), require('@scope/log').make(…): what people call the package that is loaded and used at once, as
 * if it had been bound to its own name before; "" for anything else. Files of the app stay what they are. */
static str loaded_name(const struct code_tokens *t, uint32_t i, struct arena *a)
{
	if (t->language != &code_javascript || !code_word(t, i, S("require")) || !code_open(t, i + 1, '(') ||
	    code_at(t, i + 2)->kind != CODE_STRING || code_at(t, i + 1)->mate != i + 3)
		return S("");
	str module = code_string(t, i + 2, a);
	if (str_starts(module, S(".")) || str_starts(module, S("/")))
		return S("");
	module = str_starts(module, S("node:")) ? str_sub(module, 5, module.n) : module;
	size_t slash = str_starts(module, S("@")) ? str_find(module, S("/"), 0) : SIZE_MAX;
	module = slash == SIZE_MAX ? module : str_sub(module, slash + 1, module.n);
	return str_sub(module, 0, str_find(module, S("/"), 0));
}

/* a, a.b, a.b.c as most chains are: it stands in the file as it is told, so nothing is put together. */
static bool stands_there(struct code_file *f, uint32_t last, struct code_chain *c)
{
	const struct code_tokens *t = &f->t;
	const struct code_token *end = code_at(t, last), *k = end, *second = end;
	const char *sigils = t->language->sigils;
	uint32_t i = last;
	for (;; i -= 2, k = code_at(t, i)) {
		if (k->kind != CODE_WORD || (sigils && strchr(sigils, t->bytes.p[k->from])))
			return false;
		second = i + 2 == last ? k : second;
		if (!code_dot(t, i - 1))
			break;
		const struct code_token *dot = code_at(t, i - 1);
		if (!code_op(t, i - 1, S(".")) || dot->to != k->from || code_at(t, i - 2)->to != dot->from)
			return false;
	}
	bool ends = t->language->ends && code_word(t, i, str_of(t->language->ends));
	if (ends || (code_operator_word(t, i) && !is_named(t, i)) || end->to - k->from >= CALLEE_LONGEST)
		return false;
	*c = (struct code_chain){.start = i, .plain = true};
	c->text = str_at(t->bytes.p + k->from, end->to - k->from);
	c->name = str_at(t->bytes.p + second->from, end->to - second->from);
	return last - i < 2 * CHAIN_PARTS - 2;
}

static bool put_together(struct code_file *f, uint32_t last, struct code_chain *c)
{
	const struct code_tokens *t = &f->t;
	struct part parts[CHAIN_PARTS];
	struct text b;
	b.n = 0;
	size_t words[2] = {0, 0}, n = chain_parts(t, last, parts, &c->start), n_words = 0;
	size_t all = n;
	n = fitting(t, parts, n);
	uint32_t first = n ? parts[n - 1].token : last;
	*c = (struct code_chain){.start = c->start, .plain = n == all, .called = n < all};
	while (n--) {
		uint32_t i = parts[n].token;
		str text = code_text(t, i), loaded = b.n || !n ? S("") : loaded_name(t, i, f->arena);
		if (loaded.n) {
			text = loaded;
			c->plain = false;
			words[1] = 0;
			n_words++;
			n--; /* its arguments */
		} else if (is_call(t, i)) {
			c->called = true;
			c->plain = false;
			text = S("()");
		} else if (code_open(t, i, '[')) {
			bool literal = is_key(t, i);
			c->plain = c->plain && literal;
			text = literal ? code_string(t, i + 1, f->arena) : S("[…]");
			if (literal)
				add(&b, S("."));
		} else {
			text = code_plain_name(t, i);
			if (parts[n].dotted && !(b.n == 0 && is_global(t, i)))
				add(&b, b.n ? S(".") : S("…."));
			words[0] = words[1];
			words[1] = b.n;
			n_words++;
		}
		add(&b, str_sub(text, 0, CALLEE_LONGEST));
	}
	c->text = kept(f, &b, first, last);
	c->name = str_sub(c->text, words[n_words > 1 ? 0 : 1], c->text.n);
	return n_words > 0;
}

bool code_read_chain(struct code_file *f, uint32_t last, struct code_chain *c)
{
	return stands_there(f, last, c) || put_together(f, last, c);
}
