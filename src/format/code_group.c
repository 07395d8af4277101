/* Objects, maps and lists: what stands between brackets, member by member. */
#include "format/code_value.h"

/* Member [i, end) of a dict. */
static void add_item(struct code_file *f, struct code_list *list, uint32_t i, uint32_t end, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	if (code_op(t, i, S("**"))) {
		code_append_spread(f, list, i + 1, end, depth);
		return;
	}
	uint32_t colon = i;
	while (colon < end && !code_op(t, colon, S(":")))
		colon = code_at(t, colon)->mate > colon ? code_at(t, colon)->mate + 1 : colon + 1;
	const struct node *key = code_value(f, i, colon, depth);
	bool known = key && colon < end && (key->kind == NODE_STRING || key->kind == NODE_NUMBER);
	struct node *n = known ? code_value(f, colon + 1, end, depth) : code_unknown(f, i, end);
	if (n)
		n->key_line = code_at(t, i)->line;
	code_append(list, known ? key->text : S("..."), n);
}

/* Is the group at open a dict, or (JavaScript) an object? A set is neither. */
static bool is_object(const struct code_tokens *t, uint32_t open)
{
	uint32_t i = open + 1, end = code_item_end(t, i, code_at(t, open)->mate);
	if (!code_open(t, open, '{'))
		return false;
	if (!t->language->dicts || i == end || code_op(t, i, S("**")))
		return true;
	while (i < end && !code_op(t, i, S(":")))
		i = code_at(t, i)->mate > i ? code_at(t, i)->mate + 1 : i + 1;
	return i < end;
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

struct node *code_group_value(struct code_file *f, uint32_t open, unsigned depth)
{
	bool object = is_object(&f->t, open);
	uint32_t close = f->t.at[open].mate;
	struct code_list list = {0};
	f->t.at[open].flags |= CODE_USED;
	struct node *n = code_node(f, object ? NODE_OBJECT : NODE_ARRAY, (str){0}, open, close + 1);
	for (uint32_t i = open + 1, end; n && i < close; i = end + 1) {
		end = code_item_end(&f->t, i, close);
		if (end == i)
			continue;
		if (object && f->t.language->dicts)
			add_item(f, &list, i, end, depth + 1);
		else if (object)
			add_member(f, &list, i, end, depth + 1);
		else
			code_append(&list, (str){0},
			            code_op(&f->t, i, S("...")) ? code_unknown(f, i, end)
			                                        : code_value(f, i, end, depth + 1));
	}
	if (n)
		n->child = list.first;
	return n;
}
