/* Small numbers are small: a tree of facts is mostly lines, columns and short words. */
#include "fact_code.h"

static void number_put(struct buf *b, uint64_t v)
{
	for (; v > 0x7f; v >>= 7)
		buf_byte(b, (char)(v | 0x80));
	buf_byte(b, (char)v);
}

static bool number_take(str *rest, uint64_t max, uint64_t *v)
{
	enum { BITS = 7, MOST_BYTES = 9 };
	*v = 0;
	for (size_t i = 0; i < rest->n && i < MOST_BYTES; i++) {
		unsigned char c = (unsigned char)rest->p[i];
		*v |= (uint64_t)(c & 0x7f) << (BITS * i);
		if (c & 0x80)
			continue;
		*rest = str_sub(*rest, i + 1, rest->n);
		return *v <= max;
	}
	return false;
}

static void text_put(struct buf *b, str s)
{
	number_put(b, s.n);
	buf_add(b, s);
}

static bool text_take(str *rest, struct arena *a, str *out)
{
	uint64_t n;
	if (!number_take(rest, rest->n, &n) || n > rest->n)
		return false;
	*out = arena_str(a, str_sub(*rest, 0, (size_t)n));
	*rest = str_sub(*rest, (size_t)n, rest->n);
	return true;
}

static bool put_below(struct buf *b, const struct node *n, unsigned depth)
{
	const unsigned places[] = {n->kind, n->line, n->col, n->end_line, n->end_col, n->key_line};
	size_t children = 0;
	if (depth > FACT_CODE_DEEPEST)
		return false;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		number_put(b, places[i]);
	text_put(b, n->key);
	text_put(b, n->text);
	for (const struct node *c = n->child; c; c = c->next)
		children++;
	number_put(b, children);
	for (const struct node *c = n->child; c; c = c->next)
		if (!put_below(b, c, depth + 1))
			return false;
	return true;
}

bool fact_put(struct buf *b, const struct row *row)
{
	number_put(b, (uint64_t)(row->section - section_table));
	return put_below(b, row->node, 0);
}

static struct node *take_below(str *rest, struct arena *a, unsigned depth)
{
	uint64_t kind, line, col, end_line, end_col, key_line, children;
	struct node *n = arena_new(a, struct node);
	if (depth > FACT_CODE_DEEPEST || !number_take(rest, NODE_UNKNOWN, &kind) ||
	    !number_take(rest, UINT32_MAX, &line) || !number_take(rest, UINT32_MAX, &col) ||
	    !number_take(rest, UINT32_MAX, &end_line) || !number_take(rest, UINT32_MAX, &end_col) ||
	    !number_take(rest, UINT32_MAX, &key_line) || !text_take(rest, a, &n->key) ||
	    !text_take(rest, a, &n->text) || !number_take(rest, rest->n, &children))
		return NULL;
	n->kind = (enum node_kind)kind;
	n->line = (unsigned)line;
	n->col = (unsigned)col;
	n->end_line = (unsigned)end_line;
	n->end_col = (unsigned)end_col;
	n->key_line = (unsigned)key_line;
	const struct node **tail = &n->child;
	for (; children; children--) {
		struct node *c = take_below(rest, a, depth + 1);
		if (!c)
			return NULL;
		*tail = c;
		tail = &c->next;
	}
	return n;
}

bool fact_take(str bytes, struct arena *a, struct row *row)
{
	uint64_t section;
	if (!number_take(&bytes, section_count - 1, &section))
		return false;
	row->section = &section_table[section];
	row->node = take_below(&bytes, a, 0);
	return row->node && !bytes.n && section_fits(row->section, row->node);
}
