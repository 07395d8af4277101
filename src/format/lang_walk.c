/* The walk by the row of a language: every call, construction, assignment, map and address is met once, wherever it
 * stands. What is open is kept on a stack, since `=` means one thing in a block and another among arguments. */
#include <stdlib.h>

#include "format/code_address.h"
#include "format/code_export.h"
#include "format/lang.h"
#include "format/lang_function.h"

struct path {
	uint32_t *at; /* opening tokens */
	size_t n, cap;
};

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

/* A word behind which brackets hold no arguments. */
static bool is_control(const struct code_tokens *t, uint32_t i)
{
	return is_word(t, i) && !code_dot(t, i - 1) &&
	       (code_operator_word(t, i) || code_listed(t, i, CODE_IN_controls));
}

/* Behind the block that the call which ends in front of end hands over. */
static uint32_t block_end(const struct code_tokens *t, uint32_t end)
{
	return lang_is_closure(t, end) ? code_at(t, end)->mate + 1 : end;
}

/* Where the block begins that is handed over behind the brackets that end in front of i; 0: none. */
static uint32_t lang_block(const struct code_tokens *t, uint32_t i)
{
	bool ruby = t->language->ends &&
	            (code_word(t, i, S("do")) || (code_open(t, i, '{') && code_at(t, i)->flags & CODE_BLOCK));
	return ruby || lang_is_closure(t, i) ? i : 0;
}

/* Does token i stand where an arm of match begins? Behind `if` stands its condition. */
static bool begins_arm(const struct code_tokens *t, uint32_t i)
{
	return code_open(t, i - 1, '{') || code_close(t, i - 1, '{') || code_op(t, i - 1, S(",")) ||
	       code_op(t, i - 1, S("|"));
}

/* What a value is laid against calls nothing: Some(1) => …, if let Some(1) = …, case .some(1): */
static bool is_pattern(const struct code_tokens *t, uint32_t start, uint32_t end)
{
	const struct code_language *l = t->language;
	bool ends = code_op(t, end, S("=>")) || code_word(t, end, S("if"));
	bool arm = l->patterns && !l->typed && ends && begins_arm(t, start);
	bool labels = (l->patterns || l->trailing) && code_word(t, start - 1, S("case"));
	return arm || labels || (code_word(t, start - 1, S("let")) && code_op(t, end, S("="))) ||
	       (code_dot(t, start - 1) && code_word(t, start - 2, S("case")));
}

/* ( at i, if it calls something */
static void on_paren(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t close = code_at(t, i)->mate;
	struct code_chain c = {0};
	if (code_at(t, i)->flags & CODE_PARAMS || is_control(t, i - 1) || !code_read_chain(w->f, i - 1, &c))
		return;
	if (is_pattern(t, c.start, close + 1))
		return;
	if (code_open(t, close + 1, '{') && lang_composite(t, close + 1))
		return; /* the braces speak for both */
	if (t->language->composites == COMPOSITE_TYPE && code_close(t, c.start - 1, '['))
		return; /* []byte("x") changes a type */
	const struct code_language *l = t->language;
	struct code_made m = {.first = i + 1, .last = close, .end = block_end(t, close + 1)};
	m.block = lang_block(t, close + 1);
	m.made = code_word(t, c.start - 1, S("new")) && !c.called;
	if (l->made && str_ends(c.text, str_of(l->made)) && c.plain) {
		c.text = str_sub(c.text, 0, c.text.n - strlen(l->made));
		c.name = str_sub(c.name, 0, c.name.n - strlen(l->made));
		m.made = true;
	}
	code_walk_made(w, &c, &m);
}

/* T{…}, new T(…) {…}, and f {…} without arguments */
static void on_brace(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t start = lang_composite(t, i), last = i - 1;
	struct code_chain c = {0};
	struct code_made m = {.first = i, .last = i, .end = code_at(t, i)->mate + 1, .block = i};
	if (start) {
		m.block = 0;
		m.made = true;
		m.brace = i;
		if (code_close(t, last, '(')) {
			m.first = code_at(t, last)->mate + 1;
			m.last = last;
			last = m.first - 2;
		}
		bool array = code_open(t, start, '[') || code_word(t, start, S("map")) || code_close(t, last, '[');
		if (!array && is_word(t, last) && !code_word(t, last, S("new")) && code_read_chain(w->f, last, &c) &&
		    !is_pattern(t, c.start, m.end))
			code_walk_made(w, &c, &m);
		return;
	}
	bool hands = lang_is_closure(t, i) && is_word(t, last) && !is_control(t, last);
	if (hands && code_read_chain(w->f, last, &c))
		code_walk_made(w, &c, &m);
	else
		code_walk_object(w, i);
}

/* new T without brackets */
static void on_new(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	struct code_chain c = {0};
	uint32_t last = i + 1;
	while (code_dot(t, last + 1) && is_word(t, last + 2))
		last += 2;
	if (is_word(t, last) && code_at(t, last + 1)->kind != CODE_OPEN && !code_dot(t, i - 1) &&
	    code_read_chain(w->f, last, &c))
		code_walk_call(w, &c, last, last + 1);
}

static void on_import(void *ctx, const struct code_import *import)
{
	struct code_walk *w = ctx;
	if (!import->more && import->module.n)
		code_walk_import(w, import->module, import->from, import->to);
	str module = import->module, member = import->member;
	if (!member.n)
		member = lang_import_member(&w->f->t, &module);
	if (import->local || import->name.n)
		code_name_imported(w, import->name, module, member, import->local ? import->local : import->from);
}

/* `T x {get; set;} = v`: the name stands in front of the braces. */
static uint32_t target(const struct code_tokens *t, uint32_t i)
{
	return code_close(t, i - 1, '{') && t->language->initializers ? code_at(t, i - 1)->mate : i;
}

/* fun f(): T = …, where T begins at i */
static bool is_result(const struct code_tokens *t, uint32_t i)
{
	return code_op(t, i - 1, S(":")) && code_close(t, i - 2, '(') && t->language->params == PARAM_COLON;
}

/* a, err := f(): a is what f gives. i: the sign; last: the last name. */
static void several_given(struct code_walk *w, uint32_t i, uint32_t last)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t first = last, end = code_expression_end(t, i + 1);
	while (code_op(t, first - 1, S(",")) && is_word(t, first - 2))
		first -= 2;
	code_name_assigned(w, i, &(struct code_chain){.text = code_text(t, first), .start = first});
	if (code_op(t, i, S(":=")) && code_close(t, end - 1, '(') && is_word(t, i + 1))
		code_name_given(w, code_text(t, first), i + 1, end);
}

/* = at i: gives a name its value, unless it names an argument or a member, or gives several their values at once. */
static void on_assignment(struct code_walk *w, uint32_t i, const struct path *path)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t open = path->n ? path->at[path->n - 1] : UINT32_MAX;
	struct code_chain c = {0};
	bool inside = code_open(t, open, '(') || code_open(t, open, '['), member = code_at(t, open)->flags & CODE_USED;
	if (member || !code_read_chain(w->f, target(t, i) - 1, &c) || is_result(t, c.start))
		return;
	if (code_op(t, c.start - 1, S(","))) {
		several_given(w, i, c.start);
		return;
	}
	bool names = t->language->named && (c.start - 1 == open || code_open(t, open, '['));
	bool parameter = code_at(t, open)->flags & CODE_PARAMS && !code_listed(t, c.start - 1, CODE_IN_declares);
	if (inside && (names || parameter))
		return;
	code_walk_value_of(w, target(t, i), i);
}

static void on_word(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	const struct code_language *l = t->language;
	if (code_word(t, i, S("new")))
		on_new(w, i);
	else if (l->import && code_listed(t, i, CODE_IN_imports) && lang_starts(t, i))
		l->import(w->f, i, w, on_import);
}

static void on_token(struct code_walk *w, uint32_t i, const struct path *path)
{
	const struct code_tokens *t = &w->f->t;
	const struct code_language *l = t->language;
	if (l->token && l->token(w, i))
		return;
	switch (code_at(t, i)->kind) {
	case CODE_WORD:
		on_word(w, i);
		break;
	case CODE_STRING:
	case CODE_HEAD:
		code_walk_string(w, i);
		break;
	case CODE_OPEN:
		if (code_open(t, i, '('))
			on_paren(w, i);
		else if (code_open(t, i, '{'))
			on_brace(w, i);
		else if (l->square_maps && !code_operand_ends(t, i - 1))
			code_walk_object(w, i);
		break;
	case CODE_OP:
		if (code_op(t, i, S("=")) || code_op(t, i, S(":=")))
			on_assignment(w, i, path);
		break;
	default:
		break;
	}
}

static void follow(struct path *path, const struct code_tokens *t, uint32_t i)
{
	uint8_t kind = code_at(t, i)->kind;
	if (kind == CODE_OPEN || kind == CODE_HEAD) {
		mem_room(path->at, path->n, path->cap);
		path->at[path->n++] = i;
	} else if (kind == CODE_CLOSE || kind == CODE_TAIL) {
		path->n--;
	}
}

struct input {
	str bytes;
	struct arena *arena;
	const struct format_budget *budget;
	const struct node **tree;
	struct err *err;
};

static enum format_result read_tree(const struct code_language *l, struct input *in)
{
	*in->tree = NULL;
	if (!code_walk_fits(in->bytes, in->budget, in->err))
		return FORMAT_LIMIT;
	struct code_file f = {.arena = in->arena, .budget = in->budget};
	struct path path = {0};
	lang_lex(l, in->bytes, &f.t);
	lang_strip(&f.t);
	lang_note_names(&f);
	struct code_walk w = {.f = &f, .side = {.home = l->home}};
	for (uint32_t i = 0; i < f.t.n && !f.too_many; i++) {
		on_token(&w, i, &path);
		follow(&path, &f.t, i);
	}
	free(path.at);
	lang_functions(&w);
	code_addresses(&w);
	*in->tree = code_walk_root(&w);
	return code_walk_end(&w, in->err);
}

#define READER(language)                                                                                               \
	enum format_result language##_read(str bytes, struct arena *a, const struct format_budget *budget,             \
	                                   const struct node **tree, struct err *err)                                  \
	{                                                                                                              \
		return read_tree(&lang_##language, &(struct input){bytes, a, budget, tree, err});                      \
	}
READER(go)
READER(java)
READER(kotlin)
READER(csharp)
READER(php)
READER(ruby)
READER(dart)
READER(swift)
READER(rust)
