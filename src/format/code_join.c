/* Text that is put together: templates, chains of +, strings side by side. What is computed in them becomes "${…}". */
#include "base/buf.h"
#include "format/code_value.h"

/* What nests deeper in each other is not put together: each would be read again for all around it. */
enum { JOINED_PIECES = 200, JOINED_DEEP = 5, VALUE_DEEP = 32 };

/* Appends the value of [from, to), or "${…}"; false for the latter. */
static bool join(struct code_file *f, struct buf *b, uint32_t from, uint32_t to, unsigned depth)
{
	f->joining++;
	bool reads = f->joining <= JOINED_DEEP && depth < VALUE_DEEP;
	const struct node *n = reads ? code_value(f, from, to, depth + 1) : NULL;
	f->joining--;
	bool known = n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER || n->kind == NODE_BOOL);
	buf_add(b, known ? n->text : S("${…}"));
	return known;
}

static bool join_template(struct code_file *f, struct buf *b, uint32_t head, unsigned depth)
{
	bool known = true;
	uint32_t tail = code_at(&f->t, head)->mate;
	buf_add(b, code_string(&f->t, head, f->arena));
	for (uint32_t from = head + 1, i = from; i <= tail; i++) {
		const struct code_token *k = code_at(&f->t, i);
		if (k->kind == CODE_MIDDLE || i == tail) {
			known = join(f, b, from, i, depth) && known;
			buf_add(b, code_string(&f->t, i, f->arena));
			from = i + 1;
		} else if (k->mate > i) {
			i = k->mate;
		}
	}
	return known;
}

/* The text of string i; {…} of a format string becomes "{…}", and *known false. */
str code_string_text(struct code_file *f, uint32_t i, bool *known)
{
	str s = code_string(&f->t, i, f->arena);
	*known = *known && !(code_at(&f->t, i)->flags & CODE_COMPUTED);
	if (!(code_at(&f->t, i)->flags & CODE_FORMAT) || !s.n || !memchr(s.p, '{', s.n))
		return s;
	struct buf b BUF_AUTO = {0};
	size_t depth = 0;
	for (size_t at = 0; at < s.n; at++) {
		char c = s.p[at];
		bool twice = depth == 0 && at + 1 < s.n && s.p[at + 1] == c;
		if ((c == '{' || c == '}') && twice)
			buf_byte(&b, s.p[at++]);
		else if (c == '{' && depth++ == 0)
			buf_add(&b, S("{…}"));
		else if (c == '}' && depth)
			depth--;
		else if (depth == 0)
			buf_byte(&b, c);
	}
	*known = *known && str_find(buf_str(&b), S("{…}"), 0) == SIZE_MAX;
	return arena_str(f->arena, buf_str(&b));
}

/* Are [from, to) strings only? Python joins them. */
bool code_is_strings(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	while (from < to && code_at(t, from)->kind == CODE_STRING)
		from++;
	return from >= to;
}

str code_joined(struct code_file *f, uint32_t from, uint32_t to, unsigned depth, bool *known)
{
	const struct code_tokens *t = &f->t;
	struct buf b BUF_AUTO = {0};
	*known = true;
	uint32_t i = from;
	for (unsigned pieces = 0; i < to && pieces < JOINED_PIECES; pieces++) {
		uint32_t end = i;
		while (end < to && !code_op(t, end, str_of(t->language->joiner)))
			end = code_at(t, end)->mate > end ? code_at(t, end)->mate + 1 : end + 1;
		if (code_is_strings(t, i, end))
			for (; i < end; i++)
				buf_add(&b, code_string_text(f, i, known));
		else if (end == i + 1 && code_at(t, i)->kind == CODE_TEMPLATE)
			buf_add(&b, code_string(t, i, f->arena));
		else if (code_at(t, i)->kind == CODE_HEAD && end == code_at(t, i)->mate + 1)
			*known = join_template(f, &b, i, depth) && *known;
		else
			*known = join(f, &b, i, end, depth) && *known;
		i = end + 1;
	}
	*known = *known && i >= to;
	return arena_str(f->arena, buf_str(&b));
}

/* 'a' + b + `c`: at least one + at the top level, no other operator, and one operand that is text */
bool code_is_joined(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	bool plus = false, text = false;
	for (uint32_t i = from; i < to; i = code_next(t, i)) {
		uint8_t kind = code_at(t, i)->kind;
		text = text || kind == CODE_STRING || kind == CODE_TEMPLATE || kind == CODE_HEAD;
		if (kind == CODE_OP && !code_dot(t, i)) {
			if (!code_op(t, i, str_of(t->language->joiner)) || i == from)
				return false;
			plus = true;
		}
	}
	return (plus && text) || (t->language->joins_strings && code_is_strings(t, from, to));
}
