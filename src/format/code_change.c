/* What changes a value behind the back of its name: a.b = …, a.push(…), Object.assign(a, …). A member that is assigned
 * is not known any more, a list that grows goes on, and where anything may have changed nothing is known. */
#include "format/code_value.h"

static void note_member(struct code_file *f, const struct code_name *name, str member)
{
	const void *owner = name->text.p; /* no node: f->members holds those of long objects as well */
	map_put(&f->members, f->arena, owner, member, (void *)(uintptr_t)owner);
}

void code_change_member(struct code_file *f, uint32_t root)
{
	const struct code_tokens *t = &f->t;
	struct code_name *name = code_name_noted(f, root);
	bool index = code_open(t, root + 1, '['), dotted = code_dot(t, root + 1);
	bool text = index && code_at(t, root + 2)->kind == CODE_STRING && code_at(t, root + 1)->mate == root + 3;
	name->mutated = true;
	if (dotted && code_at(t, root + 2)->kind == CODE_WORD)
		note_member(f, name, code_text(t, root + 2));
	else if (text)
		note_member(f, name, code_string(t, root + 2, f->arena));
	else
		name->remade = true;
}

/* The name at the root of the names that end with token i, joined by dots. */
static uint32_t root_of(const struct code_tokens *t, uint32_t i)
{
	enum { DEEPEST = 16 };
	for (unsigned n = 0; n < DEEPEST && code_dot(t, i - 1); n++)
		i -= 2;
	return i;
}

bool code_note_change(struct code_file *f, uint32_t i)
{
	static const char
	        grows[] = " push unshift append extend insert add ",
	        remakes[] = " pop shift splice sort reverse fill copyWithin remove clear update setdefault popitem ";
	const struct code_tokens *t = &f->t;
	if (!code_dot(t, i - 1) || !code_open(t, i + 1, '('))
		return false;
	bool copies = code_word(t, i, S("assign")) && code_word(t, i - 2, S("Object")); /* Object.assign(a, b) */
	bool grown = code_one_of(code_text(t, i), grows), remade = copies || code_one_of(code_text(t, i), remakes);
	uint32_t last = copies ? i + 2 : i - 2, root = root_of(t, last);
	if ((!grown && !remade) || code_at(t, root)->kind != CODE_WORD)
		return false;
	if (root < last) {
		code_change_member(f, root); /* a.b.push(…) */
		return true;
	}
	struct code_name *name = code_name_noted(f, root);
	name->mutated = true;
	name->remade = name->remade || remade;
	return true;
}

static struct node *unknown_member(struct code_file *f, uint32_t i, struct node *copy)
{
	struct node *n = code_unknown(f, i, i + 1);
	if (n)
		*copy = *n;
	return n ? copy : NULL;
}

struct node *code_changed(struct code_file *f, struct node *n, const struct code_name *name, uint32_t i)
{
	struct code_list list = {0};
	if (name->remade || (n->kind != NODE_OBJECT && n->kind != NODE_ARRAY))
		return name->remade ? NULL : n;
	struct node *more = code_unknown(f, i, i + 1);
	if (n->kind == NODE_OBJECT)
		code_append(&list, S("..."), more);
	for (const struct node *m = n->child; m; m = m->next) {
		struct node *copy = arena_new(f->arena, struct node);
		bool changed = n->kind == NODE_OBJECT && map_get(&f->members, name->text.p, m->key);
		*copy = *m;
		if (changed && !unknown_member(f, i, copy))
			return NULL;
		code_append(&list, m->key, copy);
	}
	if (n->kind == NODE_ARRAY)
		code_append(&list, S("..."), more);
	n->child = list.first;
	return n;
}
