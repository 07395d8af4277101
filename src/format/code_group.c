/* Objects, maps and lists: what stands between brackets, member by member. */
#include "format/code_value.h"

/* The sign between key and value in item [i, end); end when there is none. `a ? b : c` is none either. */
static uint32_t pair_sign(const struct code_tokens *t, uint32_t i, uint32_t end)
{
	const struct code_language *l = t->language;
	for (; i < end; i = code_next(t, i)) {
		if (code_at(t, i)->kind != CODE_OP)
			continue;
		if (code_one_of(code_text(t, i), l->pairs))
			return i;
		if (code_op(t, i, S("?")) && !l->joins_strings)
			return end;
	}
	return end;
}

/* The key [i, end) as text; false when only running would tell. */
static bool key_of(struct code_file *f, uint32_t i, uint32_t end, unsigned depth, str *key)
{
	const struct code_tokens *t = &f->t;
	bool bare = t->language->bare_keys && end == i + 1 && code_at(t, i)->kind == CODE_WORD;
	const struct code_name *name =
	        bare && t->language->composites == COMPOSITE_TYPE ? code_name(f, code_text(t, i)) : NULL;
	if (bare) {
		*key = code_text(t, i);
		return !name || !name->value; /* T{a: 1}, or a map whose key is the constant a? */
	}
	bool index = t->language->bare_keys && code_open(t, i, '[') && code_at(t, i)->mate == end - 1;
	const struct node *n = code_value(f, i + index, end - index, depth);
	*key = n ? n->text : S("");
	return n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER);
}

static bool is_spread(const struct code_tokens *t, uint32_t i)
{
	return t->language->spread && code_op(t, i, str_of(t->language->spread));
}

/* Member [i, end) of a map whose keys are values, or of a construction. */
static void add_item(struct code_file *f, struct code_list *list, uint32_t i, uint32_t end, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	if (is_spread(t, i)) {
		code_append_spread(f, list, i + 1, end, depth);
		return;
	}
	uint32_t sign = pair_sign(t, i, end);
	str key;
	bool known = key_of(f, i, sign, depth, &key);
	bool alone = sign + 1 >= end && t->language->bare_keys && sign == i + 1 && code_at(t, i)->kind == CODE_WORD;
	struct node *n;
	if (alone)
		n = code_name_value(f, i, depth), known = true, key = code_text(t, i);
	else
		n = known && sign < end ? code_value(f, sign + 1, end, depth) : code_unknown(f, i, end);
	if (n)
		n->key_line = code_at(t, i)->line;
	code_append(list, known && (alone || sign < end) ? key : S("..."), n);
}

/* Is the group at open a map (JavaScript: an object)? A set and a list are none. */
static bool is_object(const struct code_tokens *t, uint32_t open)
{
	const struct code_language *l = t->language;
	uint32_t i = open + 1, end = code_item_end(t, i, code_at(t, open)->mate);
	bool brace = code_open(t, open, '{');
	if (!brace && !l->square_maps)
		return false;
	if (!l->pairs || (brace && (i == end || is_spread(t, i))))
		return brace;
	for (uint32_t close = code_at(t, open)->mate; l->counts && end < close && pair_sign(t, i, end) == end;)
		i = end + 1, end = code_item_end(t, i, close);
	return pair_sign(t, i, end) < end || (brace && l->composites == COMPOSITE_UPPER);
}

/* Member [i, end) of an object. */
static void add_member(struct code_file *f, struct code_list *list, uint32_t i, uint32_t end, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	if (code_op(t, i, S("..."))) {
		code_append_spread(f, list, i + 1, end, depth);
		return;
	}
	while (i + 1 < end && ((code_at(t, i)->kind == CODE_WORD && code_at(t, i + 1)->kind != CODE_OP &&
	                        !code_open(t, i + 1, '(') && code_one_of(code_text(t, i), " async get set static ")) ||
	                       code_op(t, i, S("*")) || (code_word(t, i, S("async")) && code_op(t, i + 1, S("*")))))
		i++;
	uint8_t kind = code_at(t, i)->kind;
	uint32_t behind = i + 1;
	str key = code_text(t, i);
	if (kind == CODE_STRING) {
		key = code_string(t, i, f->arena);
	} else if (code_open(t, i, '[')) {
		behind = code_at(t, i)->mate + 1;
		const struct node *computed = code_value(f, i + 1, behind - 1, depth);
		bool known = computed && computed->kind == NODE_STRING && code_op(t, behind, S(":"));
		key = known ? computed->text : S("...");
		if (!known) {
			code_append(list, key, code_unknown(f, i, end));
			return;
		}
	} else if (kind != CODE_WORD && kind != CODE_NUMBER) {
		return;
	}
	struct node *n;
	if (code_op(t, behind, S(":")) && behind < end)
		n = code_value(f, behind + 1, end, depth);
	else if (behind >= end && kind == CODE_WORD)
		n = code_name_value(f, i, depth);
	else
		n = code_unknown(f, i, end);
	if (n)
		n->key_line = code_at(t, i)->line;
	code_append(list, key, n);
}

/* PHP: the key of an item that has none is the next number. *next: UINT64_MAX where an unknown key came before. */
static void count_key(struct code_file *f, struct node *item, bool alone, uint64_t *next)
{
	enum { DIGITS_MOST = 15 };
	uint64_t number = 0;
	bool digits = item->key.n > 0 && item->key.n <= DIGITS_MOST;
	for (size_t i = 0; i < item->key.n && digits; i++) {
		digits = item->key.p[i] >= '0' && item->key.p[i] <= '9';
		number = number * 10 + (uint64_t)(item->key.p[i] - '0');
	}
	if (alone && *next != UINT64_MAX)
		item->key = arena_printf(f->arena, "%llu", (unsigned long long)(*next)++);
	else if (digits && *next != UINT64_MAX)
		*next = number >= *next ? number + 1 : *next;
	else if (str_eq(item->key, S("...")))
		*next = UINT64_MAX;
}

/* Ruby: what [a, b: 1] ends with. */
static struct node *last_map(struct code_file *f, uint32_t i, uint32_t close, unsigned depth)
{
	struct code_list list = {0};
	struct node *n = code_node(f, NODE_OBJECT, (str){0}, i, close);
	for (uint32_t end; n && i < close; i = end + 1) {
		end = code_item_end(&f->t, i, close);
		if (end > i)
			add_item(f, &list, i, end, depth);
	}
	if (n)
		n->child = list.first;
	return n;
}

struct node *code_group_value(struct code_file *f, uint32_t open, unsigned depth)
{
	const struct code_language *l = f->t.language;
	bool object = is_object(&f->t, open);
	uint32_t close = f->t.at[open].mate;
	struct code_list list = {0};
	f->t.at[open].flags |= CODE_USED;
	uint64_t next = 0;
	struct node *n = code_node(f, object ? NODE_OBJECT : NODE_ARRAY, (str){0}, open, close + 1);
	for (uint32_t i = open + 1, end; n && i < close; i = end + 1) {
		end = code_item_end(&f->t, i, close);
		if (end == i && !object && !l->pairs)
			code_append(&list, (str){0}, code_node(f, NODE_NULL, S("undefined"), i, i + 1)); /* [, a] */
		if (end == i)
			continue;
		bool sign = l->pairs && (l->counts || l->ends) && pair_sign(&f->t, i, end) < end;
		if (object && l->counts && !sign && !is_spread(&f->t, i))
			code_append(&list, S("..."), code_value(f, i, end, depth + 1));
		else if (object && l->pairs)
			add_item(f, &list, i, end, depth + 1);
		else if (sign && l->ends)
			code_append(&list, (str){0}, last_map(f, i, end = close, depth + 1));
		else if (object)
			add_member(f, &list, i, end, depth + 1);
		else
			code_append(&list, (str){0},
			            code_op(&f->t, i, S("...")) ? code_unknown(f, i, end)
			                                        : code_value(f, i, end, depth + 1));
		if (object && l->counts && list.last)
			count_key(f, list.last, !sign && !is_spread(&f->t, i), &next);
	}
	if (n)
		n->child = list.first;
	return n;
}
