/* Nodes of a file of source code: made within the budget, and the text of what is not known. */
#include "base/utf.h"
#include "format/code_value.h"

enum { SOURCE_LONGEST = 200 };

/* Is a token on one line, with one byte for each character? */
static bool is_plain(const struct code_tokens *t, const struct code_token *k)
{
	static const bool on_one_line[256] = {
	        [CODE_WORD] = true, [CODE_NUMBER] = true, [CODE_OPEN] = true, [CODE_CLOSE] = true, [CODE_OP] = true};
	return t->ascii && !t->markup && on_one_line[k->kind];
}

/* Moves the end of a node behind its last token. */
static void go_behind(struct node *n, const struct code_tokens *t, const struct code_token *last)
{
	str tail = str_sub(t->bytes, last->from, last->to);
	bool plain = is_plain(t, last);
	for (size_t at; !plain && tail.n > 1 && (at = str_find(tail, S("\n"), 0)) != SIZE_MAX;
	     tail = str_sub(tail, at + 1, tail.n))
		n->end_line++, n->end_col = 1;
	n->end_col += (unsigned)(plain ? tail.n : utf_count(tail));
}

struct node *code_node(struct code_file *f, enum node_kind kind, str text, uint32_t from, uint32_t to)
{
	if (f->nodes >= f->budget->nodes) {
		f->too_many = true;
		return NULL;
	}
	f->nodes++;
	if (from >= f->t.n) /* behind the last token: where that stands */
		from = f->t.n ? (uint32_t)f->t.n - 1 : 0;
	const struct code_token start = {.line = 1, .col = 1};
	const struct code_token *first = f->t.n ? code_at(&f->t, from) : &start,
	                        *last = f->t.n ? code_at(&f->t, to > from ? to - 1 : from) : &start;
	last = last->line ? last : first;
	struct node *n = arena_new(f->arena, struct node);
	n->kind = kind;
	n->line = n->key_line = first->line;
	n->col = first->col;
	n->text = text;
	n->end_line = last->line;
	n->end_col = last->col;
	go_behind(n, &f->t, last);
	return n;
}

void code_append(struct code_list *list, str key, struct node *n)
{
	if (!n)
		return;
	n->key = key;
	n->next = NULL;
	if (list->last)
		list->last->next = n;
	else
		list->first = n;
	list->last = n;
}

void code_append_spread(struct code_file *f, struct code_list *list, uint32_t from, uint32_t to, unsigned depth)
{
	const struct node *value = code_value(f, from, to, depth);
	if (!value)
		return;
	if (value->kind != NODE_OBJECT) {
		code_append(list, S("..."), code_node(f, NODE_UNKNOWN, code_source(f, from, to), from, to));
		return;
	}
	for (const struct node *m = value->child; m; m = m->next) {
		struct node *copy = code_node(f, m->kind, m->text, from, to);
		if (!copy)
			return;
		*copy = *m;
		code_append(list, m->key, copy);
	}
}

static bool is_parted(const struct code_tokens *t, uint32_t i)
{
	uint8_t a = code_at(t, i - 1)->kind, b = code_at(t, i)->kind;
	static const bool is_operand[256] = {[CODE_WORD] = true,
	                                     [CODE_NUMBER] = true,
	                                     [CODE_STRING] = true,
	                                     [CODE_TEMPLATE] = true,
	                                     [CODE_ATTR] = true};
	if ((is_operand[a] || a == CODE_CLOSE) && is_operand[b])
		return true;
	uint32_t op = a == CODE_OP ? i - 1 : i;
	if (a != CODE_OP && b != CODE_OP)
		return b == CODE_OPEN && code_operator_word(t, i - 1);
	if (code_dot(t, op) || code_op(t, op, S("!")) || code_op(t, op, S("...")))
		return false;
	if (code_op(t, op, S(",")) || code_op(t, op, S(";")) || code_op(t, op, S(":")))
		return op == i - 1;
	return code_operand_ends(t, op - 1) || code_op(t, op, S("=>"));
}

/* Is there a blank between tokens i - 1 and i, however the file is laid out? Where brackets nest, each is quoted with
 * all that stand in it, so the answer is kept. */
static bool parted(struct code_tokens *t, uint32_t i)
{
	if (i >= t->n)
		return is_parted(t, i);
	struct code_token *k = &t->at[i];
	if (!(k->flags & (CODE_PARTED | CODE_JOINED)))
		k->flags |= is_parted(t, i) ? CODE_PARTED : CODE_JOINED;
	return k->flags & CODE_PARTED;
}

static str shortened(str s)
{
	size_t n = s.n < SOURCE_LONGEST ? s.n : SOURCE_LONGEST;
	while (n < s.n && n > SOURCE_LONGEST - 4 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}

/* Does token i stand behind the one before as it does where both are quoted? */
static bool follows_as_quoted(struct code_tokens *t, uint32_t i)
{
	size_t gap = code_at(t, i)->from - code_at(t, i - 1)->to, blank = parted(t, i);
	return gap == blank && (!blank || t->bytes.p[code_at(t, i)->from - 1] == ' ');
}

/* Do tokens [from, to) stand in the file as they are quoted, at least as far as is quoted? What was found is kept, for
 * where brackets nest each is asked about all that stands in it. */
static bool stands_as_quoted(struct code_file *f, uint32_t from, uint32_t to)
{
	struct code_tokens *t = &f->t;
	size_t first = code_at(t, from)->from;
	if (from >= to || to > t->n)
		return false;
	if (from < f->quoted_from || from >= f->quoted_to)
		f->quoted_from = from, f->quoted_to = from + 1;
	uint32_t i = f->quoted_to;
	while (i < to && code_at(t, i - 1)->to - first <= SOURCE_LONGEST && follows_as_quoted(t, i))
		i++;
	f->quoted_to = i;
	return i >= to || code_at(t, i - 1)->to - first > SOURCE_LONGEST;
}

/* Laid out anew: one blank where tokens are parted, and nothing else between them. */
static str laid_out(struct code_file *f, uint32_t from, uint32_t to)
{
	struct code_tokens *t = &f->t;
	char text[2 * SOURCE_LONGEST + 2]; /* the last one begins within the longest */
	size_t all = 0;
	for (uint32_t i = from; i < to && all <= SOURCE_LONGEST; i++) {
		str part = str_sub(code_text(t, i), 0, SOURCE_LONGEST + 1);
		if (i > from && parted(t, i))
			text[all++] = ' ';
		if (part.n)
			memcpy(text + all, part.p, part.n);
		all += part.n;
	}
	return arena_str(f->arena, shortened(str_at(text, all)));
}

str code_source(struct code_file *f, uint32_t from, uint32_t to)
{
	struct code_tokens *t = &f->t;
	if (stands_as_quoted(f, from, to))
		return shortened(str_sub(t->bytes, code_at(t, from)->from, code_at(t, to - 1)->to));
	return laid_out(f, from, to);
}
