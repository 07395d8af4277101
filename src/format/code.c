/* The tree of a source file: one walk over its tokens, in which every call, assignment, object, address and element is
 * met once. What is inside a function is met like everything else, so nothing here needs to know functions. */
#include "format/code.h"

#include <stdlib.h>

#include "format/code_side.h"
#include "format/code_value.h"

enum { CLAUSE_LONGEST = 400, JOINED_TOKENS = 256, CHAINED = 8 };

struct walk {
	struct code_file *f;
	struct code_list calls, imports, values, objects, strings, jsx;
	struct code_side side;
};

/* ---- calls and imports ------------------------------------------------------------------------------------------ */

static void add_import(struct walk *w, uint32_t i)
{
	str module = code_string(&w->f->t, i, w->f->arena);
	code_append(&w->imports, (str){0}, code_node(w->f, NODE_STRING, module, i, i + 1));
	code_side_import(&w->side, module);
}

static void add_call(struct walk *w, const struct code_chain *c, uint32_t open, uint32_t end)
{
	struct code_file *f = w->f;
	bool made = code_word(&f->t, c->start - 1, S("new")) && !c->called;
	struct node *call = code_node(f, NODE_OBJECT, (str){0}, c->start, end);
	struct code_list members = {0}, args = {0};
	code_append(&members, S("name"), code_node(f, NODE_STRING, c->name, c->start, end));
	code_append(&members, S("callee"), code_node(f, NODE_STRING, c->text, c->start, end));
	code_append(&members, S("new"), code_node(f, NODE_BOOL, made ? S("true") : S("false"), c->start, end));
	struct node *list = code_node(f, NODE_ARRAY, (str){0}, open, end);
	for (uint32_t i = open + 1, to; list && i + 1 < end; i = to + 1) {
		to = code_item_end(&f->t, i, end - 1);
		if (to > i)
			code_append(&args, (str){0}, code_value(f, i, to, 2));
	}
	if (list)
		list->child = args.first;
	code_append(&members, S("args"), list);
	if (call)
		call->child = members.first;
	code_append(&w->calls, (str){0}, call);
	code_side_call(&w->side, c->text);
}

static bool is_keyword(const struct code_tokens *t, uint32_t i)
{
	return code_at(t, i)->kind == CODE_WORD && !code_op(t, i - 1, S(".")) && !code_op(t, i - 1, S("?.")) &&
	       (code_operator_word(t, i) ||
	        code_one_of(code_text(t, i), " if for while switch catch with function const let var async "));
}

/* ( at i, if it calls something */
static void on_paren(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t last = code_op(t, i - 1, S("?.")) ? i - 2 : i - 1, close = code_at(t, i)->mate;
	struct code_chain c = {0};
	if (code_at(t, i)->flags & CODE_PARAMS || is_keyword(t, last))
		return;
	bool literal = code_at(t, i + 1)->kind == CODE_STRING;
	bool loads =
	        (code_word(t, last, S("require")) || code_word(t, last, S("import"))) && !code_op(t, last - 1, S("."));
	if (loads && literal)
		add_import(w, i + 1);
	else if (code_read_chain(w->f, last, &c))
		add_call(w, &c, i, close + 1);
}

/* `new A.B` without arguments */
static void on_new(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t last = i + 1;
	while (code_op(t, last + 1, S(".")) && code_at(t, last + 2)->kind == CODE_WORD)
		last += 2;
	struct code_chain c = {0};
	if (code_at(t, last)->kind == CODE_WORD && !code_op(t, i - 1, S(".")) && !code_open(t, last + 1, '(') &&
	    !code_open(t, last + 1, '[') && !code_op(t, last + 1, S("?.")) && code_read_chain(w->f, last, &c))
		add_call(w, &c, last, last + 1);
}

/* import … from 'm', import 'm', export … from 'm' */
static void on_import(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	if (code_op(t, i - 1, S(".")))
		return;
	for (uint32_t at = i + 1, steps = 0; steps < CLAUSE_LONGEST; at++, steps++) {
		uint8_t kind = code_at(t, at)->kind;
		if (kind == CODE_STRING && (at == i + 1 || code_word(t, at - 1, S("from")))) {
			add_import(w, at);
			return;
		}
		bool clause = kind == CODE_WORD || code_open(t, at, '{') || kind == CODE_CLOSE || kind == CODE_STRING ||
		              code_op(t, at, S(",")) || code_op(t, at, S("*"));
		if (!clause)
			return;
	}
}

/* ---- values, objects, addresses, elements ----------------------------------------------------------------------- */

/* A choice (a || 'b', a ? 'b' : 'c') that may come out as a literal is worth an UNKNOWN. */
static bool may_be_literal(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	bool choice = false, literal = false;
	for (uint32_t i = from; i<to; i = code_at(t, i)->mate> i ? code_at(t, i)->mate + 1 : i + 1) {
		choice = choice || code_op(t, i, S("||")) ||
		         code_op(t, i,
		                 S("?"
		                   "?")) ||
		         code_op(t, i, S("?"));
		literal = literal || code_at(t, i)->kind == CODE_STRING || code_at(t, i)->kind == CODE_TEMPLATE ||
		          code_at(t, i)->kind == CODE_HEAD;
	}
	return literal && (choice || code_at(t, from)->kind == CODE_HEAD);
}

/* Which variable the value comes from is worth knowing: a bundler publishes some of them. */
static bool reads_environment(str source)
{
	return str_starts(source, S("process.env.")) || str_starts(source, S("import.meta.env."));
}

/* = at i */
static void on_assignment(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	struct code_chain c = {0};
	uint32_t from = i + 1, to = code_expression_end(t, from);
	for (unsigned n = 0; n < CHAINED && code_op(t, to, S("=")) && code_at(t, to - 1)->kind == CODE_WORD; n++) {
		from = to + 1;
		to = code_expression_end(t, from);
	}
	if (to <= from || code_op(t, to, S("=")) || !code_read_chain(w->f, i - 1, &c) || !c.plain)
		return;
	struct node *n = code_value(w->f, from, to, 2);
	if (!n || (n->kind == NODE_UNKNOWN && !may_be_literal(t, from, to) && !reads_environment(n->text)))
		return;
	n->key_line = code_at(t, c.start)->line;
	code_append(&w->values, c.text, n);
}

/* { at i, if it is an object that stands in the tree nowhere else */
static void on_brace(struct walk *w, uint32_t i)
{
	const struct code_token *k = code_at(&w->f->t, i);
	if (!(k->flags & (CODE_BLOCK | CODE_EXPR | CODE_USED)))
		code_append(&w->objects, (str){0}, code_value(w->f, i, k->mate + 1, 2));
}

/* A path behind a computed host is an address as well: ${base}/authorize?… */
static bool is_address(str s)
{
	if (str_find(s, S("://"), 0) != SIZE_MAX)
		return true;
	if (str_starts(s, S("${")))
		s = str_sub(s, str_find(s, S("}"), 0), s.n);
	if (s.n && s.p[0] == '}')
		s = str_sub(s, 1, s.n);
	return s.n && s.p[0] == '/' && (memchr(s.p, '?', s.n) || memchr(s.p, '=', s.n));
}

/* STRING, TEMPLATE or HEAD at i; with the + behind it, if any */
static void on_string(struct walk *w, uint32_t i)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	str first = code_string(t, i, f->arena);
	bool head = code_at(t, i)->kind == CODE_HEAD, known;
	uint32_t to = code_at(t, i)->mate + 1;
	if (!head && !is_address(first))
		return;
	for (unsigned n = 0; n < JOINED_TOKENS && code_op(t, to, S("+")); n++)
		for (to++; n < JOINED_TOKENS; n++) {
			uint8_t kind = code_at(t, to)->kind;
			if (kind == CODE_CLOSE || kind == CODE_TAIL || kind == CODE_MIDDLE || kind == CODE_JSX_END ||
			    kind == CODE_NONE ||
			    (kind == CODE_OP && !code_op(t, to, S(".")) && !code_op(t, to, S("?."))))
				break;
			to = code_at(t, to)->mate > to ? code_at(t, to)->mate + 1 : to + 1;
		}
	str text = to > i + 1 ? code_joined(f, i, to, 1, &known) : first;
	if (is_address(text))
		code_append(&w->strings, (str){0}, code_node(f, NODE_STRING, text, i, to));
}

/* The opening tag that begins at i. Elements without properties count when they are components. */
static void on_element(struct walk *w, uint32_t i)
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

static void on_token(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	switch (code_at(t, i)->kind) {
	case CODE_WORD:
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
		if (code_at(t, i - 1)->kind != CODE_WORD)
			code_side_directive(&w->side, str_sub(code_text(t, i), 1, code_text(t, i).n - 1));
		on_string(w, i);
		break;
	case CODE_OPEN:
		if (code_open(t, i, '('))
			on_paren(w, i);
		else if (code_open(t, i, '{'))
			on_brace(w, i);
		break;
	case CODE_OP:
		if (code_op(t, i, S("=")))
			on_assignment(w, i);
		break;
	case CODE_JSX:
		on_element(w, i);
		break;
	default:
		break;
	}
}

static struct node *root(struct walk *w)
{
	const struct {
		str key;
		enum node_kind kind;
		const struct code_list *list;
	} parts[] = {{S("calls"), NODE_ARRAY, &w->calls},     {S("imports"), NODE_ARRAY, &w->imports},
	             {S("values"), NODE_OBJECT, &w->values},  {S("objects"), NODE_ARRAY, &w->objects},
	             {S("strings"), NODE_ARRAY, &w->strings}, {S("jsx"), NODE_ARRAY, &w->jsx}};
	struct arena *a = w->f->arena;
	struct code_list members = {0};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct node *n = arena_new(a, struct node);
		*n = (struct node){
		        .kind = parts[i].kind, .line = 1, .col = 1, .key_line = 1, .child = parts[i].list->first};
		code_append(&members, parts[i].key, n);
	}
	struct node *side = arena_new(a, struct node), *n = arena_new(a, struct node);
	*side = (struct node){
	        .kind = NODE_STRING, .line = 1, .col = 1, .key_line = 1, .text = code_side_name(&w->side)};
	code_append(&members, S("side"), side);
	*n = (struct node){.kind = NODE_OBJECT, .line = 1, .col = 1, .key_line = 1, .child = members.first};
	return n;
}

enum format_result code_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                             struct err *err)
{
	*tree = NULL;
	if (bytes.n > budget->bytes || bytes.n >= (size_t)1 << 30) {
		err_set(err, "larger than %zu bytes", budget->bytes);
		return FORMAT_LIMIT;
	}
	struct code_file f = {.arena = a, .budget = budget};
	code_lex(bytes, &f.t);
	code_strip_types(&f.t);
	code_note_names(&f);
	struct walk w = {.f = &f, .side = {.markup = f.t.markup, .front = f.t.front}};
	for (uint32_t i = 0; i < f.t.n && !f.too_many; i++)
		on_token(&w, i);
	*tree = root(&w);
	unsigned broken_line = f.t.broken_line;
	code_names_free(&f);
	code_tokens_free(&f.t);
	if (f.too_many || f.too_deep) {
		err_set(err, f.too_many ? "more than %zu values" : "nested deeper than %zu",
		        f.too_many ? budget->nodes : (size_t)budget->depth);
		return FORMAT_LIMIT;
	}
	if (broken_line) {
		err_set(err, "line %u: what begins here never ends", broken_line);
		return FORMAT_BROKEN;
	}
	return FORMAT_OK;
}
