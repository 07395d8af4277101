/* The tree of a source file: one walk over its tokens, in which every call, assignment, object, address and element is
 * met once. What is inside a function is met like everything else, so nothing here needs to know functions. */
#include "format/code.h"

#include "format/code_address.h"
#include "format/code_export.h"
#include "format/code_function.h"
#include "format/code_markup.h"

enum { CLAUSE_LONGEST = 400, PACKED_LEAST = 1 << 15, PACKED_LINE = 500 };

/* ---- calls and imports ------------------------------------------------------------------------------------------ */

static bool is_keyword(const struct code_tokens *t, uint32_t i)
{
	return code_at(t, i)->kind == CODE_WORD && !code_op(t, i - 1, S(".")) && !code_op(t, i - 1, S("?.")) &&
	       (code_operator_word(t, i) ||
	        code_one_of(code_text(t, i), " if for while switch catch with function const let var async "));
}

/* ( at i, if it calls something */
static void on_paren(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t last = code_op(t, i - 1, S("?.")) ? i - 2 : i - 1, close = code_at(t, i)->mate;
	struct code_chain c = {0};
	if (code_at(t, i)->flags & CODE_PARAMS || is_keyword(t, last))
		return;
	uint32_t first = i + 1;
	while (code_open(t, first, '('))
		first++;
	bool literal = code_at(t, first)->kind == CODE_STRING;
	bool loads =
	        (code_word(t, last, S("require")) || code_word(t, last, S("import"))) && !code_op(t, last - 1, S("."));
	if (loads && literal) {
		str module = code_string(t, first, w->f->arena);
		code_walk_import(w, module, first, first + 1);
		code_require_names(w, last, module);
	} else if (code_read_chain(w->f, last, &c))
		code_walk_call(w, &c, i, close + 1);
}

/* `new A.B` without arguments */
static void on_new(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t last = i + 1;
	while (code_op(t, last + 1, S(".")) && code_at(t, last + 2)->kind == CODE_WORD)
		last += 2;
	struct code_chain c = {0};
	if (code_at(t, last)->kind == CODE_WORD && !code_op(t, i - 1, S(".")) && !code_open(t, last + 1, '(') &&
	    !code_open(t, last + 1, '[') && !code_op(t, last + 1, S("?.")) && code_read_chain(w->f, last, &c))
		code_walk_call(w, &c, last, last + 1);
}

/* `import type …`: gone before anything runs. A name may be called type: import type from 'm', import type, {a} from
 * 'm'. */
static bool is_for_types(const struct code_tokens *t, uint32_t i)
{
	return code_word(t, i + 1, S("type")) &&
	       (code_open(t, i + 2, '{') || code_op(t, i + 2, S("*")) ||
	        (code_at(t, i + 2)->kind == CODE_WORD && code_word(t, i + 3, S("from"))));
}

/* import … from 'm', import 'm', export … from 'm' */
static void on_import(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	if (code_op(t, i - 1, S(".")) || is_for_types(t, i))
		return;
	for (uint32_t at = i + 1, steps = 0; steps < CLAUSE_LONGEST; at++, steps++) {
		uint8_t kind = code_at(t, at)->kind;
		if (kind == CODE_STRING && (at == i + 1 || code_word(t, at - 1, S("from")))) {
			code_walk_import(w, code_string(t, at, w->f->arena), at, at + 1);
			if (code_word(t, i, S("import")))
				code_import_names(w, i, at);
			return;
		}
		bool clause = kind == CODE_WORD || code_open(t, at, '{') || kind == CODE_CLOSE || kind == CODE_STRING ||
		              code_op(t, at, S(",")) || code_op(t, at, S("*"));
		if (!clause || code_word(t, at, S("import")) || code_word(t, at, S("export")))
			return;
	}
}

/* The opening tag that begins at i. Elements without properties count when they are components. */
static void on_element(struct code_walk *w, uint32_t i)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	struct code_list members = {0}, props = {0};
	if (code_at(t, i + 1)->kind != CODE_ATTR)
		return;
	uint32_t end = i + 2;
	for (; code_at(t, end)->kind != CODE_JSX_GT && code_at(t, end)->kind != CODE_JSX_END; end++) {
		uint32_t value = end + 1;
		if (code_open(t, end, '{')) {
			if (code_op(t, end + 1, S("...")))
				code_append_spread(f, &props, end + 2, code_at(t, end)->mate, 3);
			end = code_at(t, end)->mate;
			continue;
		}
		if (code_at(t, end)->kind != CODE_ATTR)
			continue;
		str key = code_text(t, end);
		uint32_t line = code_at(t, end)->line;
		struct node *n;
		if (code_open(t, value, '{') && !code_op(t, value + 1, S("..."))) {
			end = code_at(t, value)->mate;
			n = code_value(f, value + 1, end, 3);
		} else if (code_at(t, value)->kind == CODE_STRING) {
			n = code_node(f, NODE_STRING, code_string(t, value, f->arena), value, value + 1);
			end = value;
		} else {
			n = code_node(f, NODE_BOOL, S("true"), end, end + 1);
		}
		if (n)
			n->key_line = line;
		code_append(&props, key, n);
	}
	str name = code_text(t, i + 1);
	if (!props.first && name.n && name.p[0] >= 'a' && name.p[0] <= 'z' && !memchr(name.p, '.', name.n))
		return;
	struct node *element = code_node(f, NODE_OBJECT, (str){0}, i, end + 1);
	struct node *list = code_node(f, NODE_OBJECT, (str){0}, i, end + 1);
	if (!element || !list)
		return;
	code_append(&members, S("name"), code_node(f, NODE_STRING, name, i + 1, i + 2));
	code_append(&members, S("props"), list);
	list->child = props.first;
	element->child = members.first;
	code_append(&w->jsx, (str){0}, element);
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

static void on_token(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	switch (code_at(t, i)->kind) {
	case CODE_WORD:
		code_exports(w, i);
		if (code_word(t, i, S("new")))
			on_new(w, i);
		else if (code_word(t, i, S("import")) || code_word(t, i, S("export")))
			on_import(w, i);
		else if (!code_op(t, i - 1, S(".")) && !code_op(t, i + 1, S(":")))
			code_side_word(&w->side, code_text(t, i));
		break;
	case CODE_STRING:
	case CODE_TEMPLATE:
	case CODE_HEAD:
		if (i == 0 && str_find(code_text(t, i), S("use server"), 0) == 1)
			w->side.server_first = true;
		if (code_at(t, i - 1)->kind != CODE_WORD)
			code_side_directive(&w->side, str_sub(code_text(t, i), 1, code_text(t, i).n - 1));
		code_walk_string(w, i);
		break;
	case CODE_OPEN:
		if (code_open(t, i, '('))
			on_paren(w, i);
		else if (code_open(t, i, '{'))
			code_walk_object(w, i);
		break;
	case CODE_OP:
		if (code_op(t, i, S("=")))
			code_walk_value(w, i);
		break;
	case CODE_JSX:
		on_element(w, i);
		break;
	default:
		break;
	}
}

/* A page whose file holds what runs on a server, too: loader and action of Remix, functions of TanStack Start. */
static bool runs_on_server(const struct code_walk *w)
{
	for (const struct node *n = w->exports.first; n; n = n->next)
		if (code_one_of(n->key, " loader action middleware "))
			return true;
	for (const struct node *n = w->imports.first; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (module && str_find(module->text, S("-start"), 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Made by a bundler, for machines to read: hardly a line in many pages. */
static bool is_packed(const struct code_tokens *t)
{
	uint32_t lines = t->n ? t->at[t->n - 1].line : 1;
	return t->bytes.n >= PACKED_LEAST && t->bytes.n / PACKED_LINE >= lines;
}

/* Nothing of it answers requests: a file of a page, or a bundle that speaks of window and document. */
static bool is_page(const struct code_walk *w)
{
	const struct code_side *side = &w->side;
	return str_eq(code_place_side(code_side_place(side)), S("client")) && !runs_on_server(w) &&
	       (side->imports[CODE_BROWSER] || side->says_client || side->markup || is_packed(&w->f->t));
}

enum format_result code_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                             struct err *err)
{
	*tree = NULL;
	if (!code_walk_fits(bytes, budget, err))
		return FORMAT_LIMIT;
	struct code_file f = {.arena = a, .budget = budget};
	code_lex(bytes, &f.t);
	code_strip_types(&f.t);
	code_note_names(&f);
	struct code_walk w = {.f = &f, .side = {.markup = f.t.markup, .front = f.t.front}};
	for (uint32_t i = 0; i < f.t.n && !f.too_many; i++)
		on_token(&w, i);
	if (code_side_place(&w.side) != CODE_TEST && !is_page(&w))
		code_functions(&w);
	code_addresses(&w);
	if (f.t.markup)
		code_markup(&w);
	*tree = code_walk_root(&w);
	return code_walk_end(&w, err);
}
