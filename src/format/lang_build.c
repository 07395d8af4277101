/* Constructions: T{…} of Go and Rust, new T {…} of C#, new T[] {…}, calls that make a list or a map of their arguments,
 * and texts in a wrapper that gives them back. */
#include "format/lang.h"

enum { HEADER_LONGEST = 64, ITEMS_MOST = 100000 };

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static uint32_t mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }

bool lang_in_header(const struct code_tokens *t, uint32_t i)
{
	const struct code_language *l = t->language;
	for (unsigned n = 0; n < HEADER_LONGEST && i > 0; n++) {
		const struct code_token *k = code_at(t, --i);
		if (k->kind == CODE_OPEN || k->kind == CODE_HEAD || (k->kind == CODE_OP && k->from == k->to))
			return false;
		if (!l->ends_lines && (code_op(t, i, S(";")) || code_close(t, i, '{')))
			return false;
		if (l->composites == COMPOSITE_TYPE && code_close(t, i, '{') && mate(t, i) + 1 < i)
			return false; /* behind the body of a function, or a value */
		if (k->kind == CODE_WORD && !code_dot(t, i - 1) && code_listed(t, i, CODE_IN_headers))
			return true;
		i = k->kind == CODE_CLOSE || k->kind == CODE_TAIL ? k->mate : i;
	}
	return i > 0;
}

/* The first token of the type that ends with token i: a.T, []T, map[K]T. */
static uint32_t type_start(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < HEADER_LONGEST && code_dot(t, i - 1) && is_word(t, i - 2); n++)
		i -= 2;
	for (unsigned n = 0; n < 8; n++) {
		uint32_t b = code_op(t, i - 1, S("*")) ? i - 2 : i - 1;
		if (!code_close(t, b, '['))
			break;
		i = code_word(t, mate(t, b) - 1, S("map")) ? mate(t, b) - 1 : mate(t, b);
	}
	return i;
}

/* new T(…) { and new T[] {: the token of new, or 0 */
static uint32_t new_start(const struct code_tokens *t, uint32_t open)
{
	uint32_t i = open - 1;
	bool round = code_close(t, i, '('), array = code_close(t, i, '[');
	if (round || array)
		i = mate(t, i) - 1;
	if (!array && !t->language->initializers)
		return 0;
	if (code_word(t, i, S("new")))
		return i;
	uint32_t start = type_start(t, i);
	return is_word(t, i) && code_word(t, start - 1, S("new")) ? start - 1 : 0;
}

uint32_t lang_composite(const struct code_tokens *t, uint32_t open)
{
	const struct code_language *l = t->language;
	uint32_t i = open - 1;
	if (l->composites == COMPOSITE_NEW)
		return new_start(t, open);
	bool bare = l->composites == COMPOSITE_TYPE && code_close(t, i, '{') &&
	            (code_word(t, mate(t, i) - 1, S("interface")) || code_word(t, mate(t, i) - 1, S("struct")));
	if (bare)
		i = mate(t, i) - 1; /* map[string]interface{}{…} */
	if (l->composites == COMPOSITE_NONE || !is_word(t, i) || code_operator_word(t, i) ||
	    (!bare && code_listed(t, i, CODE_IN_headers)))
		return 0;
	char first = t->bytes.p[code_at(t, i)->from];
	uint32_t start = type_start(t, i);
	if (l->composites == COMPOSITE_UPPER && !(first >= 'A' && first <= 'Z'))
		return 0;
	bool plain = is_word(t, start) && !code_word(t, start, S("map")) && !bare;
	bool tight = code_at(t, open - 1)->to == code_at(t, open)->from; /* func() []T { has a blank */
	return (plain || !tight) && lang_in_header(t, start) ? 0 : start;
}

/* ---- values ----------------------------------------------------------------------------------------------------- */

static struct node *as_list(struct code_file *f, uint32_t open, unsigned depth)
{
	uint32_t close = mate(&f->t, open);
	struct code_list list = {0};
	struct node *n = code_node(f, NODE_ARRAY, (str){0}, open, close + 1);
	for (uint32_t i = open + 1, end; n && i < close; i = end + 1) {
		end = code_item_end(&f->t, i, close);
		if (end > i)
			code_append(&list, (str){0}, code_value(f, i, end, depth + 1));
	}
	if (n)
		n->child = list.first;
	return n;
}

static void add_pair(struct code_file *f, struct code_list *list, uint32_t key, uint32_t key_end, uint32_t end,
                     unsigned depth)
{
	const struct node *k = code_value(f, key, key_end, depth + 1);
	bool known = k && (k->kind == NODE_STRING || k->kind == NODE_NUMBER) && key_end < end;
	struct node *n = known ? code_value(f, key_end + 1, end, depth + 1) : code_unknown(f, key, end);
	if (n)
		n->key_line = code_at(&f->t, key)->line;
	code_append(list, known ? k->text : S("..."), n);
}

/* f(k, v, k, v), f(k to v), f(k => v), f(pair(k, v)) */
static struct node *as_map(struct code_file *f, uint32_t open, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	uint32_t close = mate(t, open);
	struct code_list list = {0};
	struct node *n = code_node(f, NODE_OBJECT, (str){0}, open, close + 1);
	for (uint32_t i = open + 1, end; n && i < close; i = end + 1) {
		end = code_item_end(t, i, close);
		if (end == i)
			continue;
		uint32_t sign = i;
		while (sign < end && !code_word(t, sign, S("to")) && !code_op(t, sign, S("=>")))
			sign = code_next(t, sign);
		bool pair = code_close(t, end - 1, '(') && is_word(t, mate(t, end - 1) - 1) &&
		            code_one_of(code_text(t, mate(t, end - 1) - 1), " entry Pair ");
		uint32_t inner = pair ? mate(t, end - 1) + 1 : i,
		         comma = code_item_end(t, inner, pair ? end - 1 : close);
		if (sign < end) {
			add_pair(f, &list, i, sign, end, depth);
		} else if (pair) {
			add_pair(f, &list, inner, comma, end - 1, depth);
		} else {
			uint32_t stop = end < close ? code_item_end(t, end + 1, close) : end;
			add_pair(f, &list, i, end, stop, depth);
			end = stop;
		}
	}
	if (n)
		n->child = list.first;
	return n;
}

static bool holds_pairs(const struct code_tokens *t, uint32_t open)
{
	uint32_t i = open + 1, end = code_item_end(t, i, mate(t, open));
	while (i < end && !code_op(t, i, S("=>")))
		i = code_next(t, i);
	return i < end;
}

/* f(…) where f makes a list or a map; NULL for others */
static struct node *called(struct code_file *f, uint32_t from, uint32_t open, unsigned depth)
{
	const struct code_language *l = f->t.language;
	struct code_chain c = {0};
	if (!(l->lists || l->maps || l->same) || !code_read_chain(f, open - 1, &c) || c.start != from || !c.plain)
		return NULL;
	if (code_one_of(c.text, l->lists) && !(code_one_of(c.text, l->maps) && holds_pairs(&f->t, open)))
		return as_list(f, open, depth);
	if (code_one_of(c.text, l->maps))
		return as_map(f, open, depth);
	bool single = code_item_end(&f->t, open + 1, mate(&f->t, open)) == mate(&f->t, open);
	return single && code_one_of(c.text, l->same) ? code_value(f, open + 1, mate(&f->t, open), depth + 1) : NULL;
}

/* "x".to_string(), "x".freeze: the end of what stands in front; to when it is no such thing */
static uint32_t same_end(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	uint32_t name = code_close(t, to - 1, '(') && mate(t, to - 1) == to - 2 ? to - 3 : to - 1;
	bool same = name > from + 1 && name < to && is_word(t, name) && code_dot(t, name - 1) &&
	            code_one_of(code_text(t, name), t->language->same);
	return same ? name - 1 : to;
}

/* What {…} is worth: with arguments in front of it, not all of it stands there. */
static struct node *initialized(struct code_file *f, uint32_t open, unsigned depth)
{
	struct node *n = code_group_value(f, open, depth);
	uint32_t round = code_at(&f->t, open - 1)->mate;
	if (!n || !code_close(&f->t, open - 1, '(') || round + 1 == open - 1 || n->kind != NODE_OBJECT)
		return n;
	struct node *more = code_unknown(f, round, open);
	if (more) {
		more->key = S("...");
		more->next = n->child;
		n->child = more;
	}
	return n;
}

/* What may be built: the tokens [from, to), and the first behind the marks in front: & mut const []byte. */
struct built {
	uint32_t from, start, to;
};

static uint32_t skip_marks(const struct code_tokens *t, uint32_t at, uint32_t to)
{
	bool refers = t->language->addresses || t->language->macros; /* Ruby's &block is none */
	while (at + 1 < to &&
	       ((refers && code_op(t, at, S("&"))) || code_word(t, at, S("mut")) || code_word(t, at, S("const"))))
		at++;
	bool bytes = code_open(t, at, '[') && mate(t, at) == at + 1 && code_word(t, at + 2, S("byte"));
	return bytes && code_open(t, at + 3, '(') ? at + 2 : at; /* a conversion */
}

/* &"x" */
static bool is_marked(const struct code_tokens *t, const struct built *b)
{
	bool literal = !is_word(t, b->start) || code_listed(t, b->start, CODE_IN_nothing) ||
	               code_listed(t, b->start, CODE_IN_truth) || code_listed(t, b->start, CODE_IN_falsity);
	return b->start > b->from && b->to - b->start == 1 && literal;
}
static struct node *marked(struct code_file *f, const struct built *b, unsigned depth)
{
	return code_value(f, b->start, b->to, depth + 1);
}

/* T{…}, new T {…} */
static bool is_composite(const struct code_tokens *t, const struct built *b)
{
	uint32_t open = mate(t, b->to - 1);
	return code_close(t, b->to - 1, '{') && open > b->start && lang_composite(t, open) == b->start;
}
static struct node *composite(struct code_file *f, const struct built *b, unsigned depth)
{
	return initialized(f, mate(&f->t, b->to - 1), depth);
}

/* &[…], &{…} */
static bool is_marked_group(const struct code_tokens *t, const struct built *b)
{
	return b->start > b->from && (code_open(t, b->start, '[') || code_open(t, b->start, '{')) &&
	       mate(t, b->start) == b->to - 1;
}
static struct node *marked_group(struct code_file *f, const struct built *b, unsigned depth)
{
	return code_group_value(f, b->start, depth);
}

/* vec[…] */
static bool is_list(const struct code_tokens *t, const struct built *b)
{
	return code_close(t, b->to - 1, '[') && mate(t, b->to - 1) == b->start + 1 && is_word(t, b->start) &&
	       code_one_of(code_text(t, b->start), t->language->lists);
}
static struct node *list(struct code_file *f, const struct built *b, unsigned depth)
{
	return as_list(f, b->start + 1, depth);
}

/* "x".to_string() */
static bool is_same(const struct code_tokens *t, const struct built *b)
{
	uint32_t end = same_end(t, b->start, b->to);
	return end < b->to && end > b->start;
}
static struct node *same(struct code_file *f, const struct built *b, unsigned depth)
{
	struct node *n = code_value(f, b->start, same_end(&f->t, b->start, b->to), depth + 1);
	return n && n->kind != NODE_UNKNOWN ? n : NULL;
}

/* List.of(…) */
static bool is_called(const struct code_tokens *t, const struct built *b)
{
	return code_close(t, b->to - 1, '(') && mate(t, b->to - 1) > b->start;
}
static struct node *call(struct code_file *f, const struct built *b, unsigned depth)
{
	return called(f, b->start, mate(&f->t, b->to - 1), depth);
}

struct node *lang_built(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	static const struct {
		bool (*is)(const struct code_tokens *t, const struct built *b);
		struct node *(*value)(struct code_file *f, const struct built *b, unsigned depth);
	} rows[] = {{is_marked, marked}, {is_composite, composite}, {is_marked_group, marked_group},
	            {is_list, list},     {is_same, same},           {is_called, call}};
	const struct built b = {from, skip_marks(&f->t, from, to), to};
	if (depth > f->budget->depth) {
		f->too_deep = true;
		return NULL;
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].is(&f->t, &b))
			return rows[i].value(f, &b, depth);
	return NULL;
}
