/* Python as the tree of format/code.h: keyword arguments are one OBJECT behind the positional ones, `new` is always
 * false, modules are dotted names, and a file runs on the server unless it is a test. */
#include "format/code_address.h"
#include "format/code_export.h"
#include "format/python_function.h"
#include "python_hole.h"

enum { TARGETS_LONGEST = 32, CLAUSE_LONGEST = 400 };

/* Is token i the first of its statement? */
static bool starts(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i - 1);
	return k->kind == CODE_NONE || (k->kind == CODE_OP && k->from == k->to) || code_op(t, i - 1, S(":"));
}

static bool ends(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_NONE || (k->kind == CODE_OP && k->from == k->to);
}

/* The = of `name: type = value` whose name is token i, or 0. *calls: the type calls something, like
 * Annotated[int, Query(ge=1)]. */
static uint32_t annotated(const struct code_tokens *t, uint32_t i, bool *calls)
{
	*calls = false;
	if (code_at(t, i)->kind != CODE_WORD || !code_op(t, i + 1, S(":")) || !starts(t, i) ||
	    code_op(t, i - 1, S(":")))
		return 0;
	uint32_t end = i + 2;
	for (unsigned n = 0; n < TARGETS_LONGEST && !ends(t, end) && !code_op(t, end, S("=")); n++)
		end = code_next(t, end);
	for (uint32_t at = i + 2; at < end && !*calls; at++)
		*calls = code_open(t, at, '(') && code_at(t, at - 1)->kind == CODE_WORD;
	return code_op(t, end, S("=")) ? end : 0;
}

/* `name: type = value` becomes `name = value`, unless that would lose a call. */
static void strip_annotations(struct code_tokens *t)
{
	bool calls;
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t end = annotated(t, i, &calls);
		for (uint32_t d = i + 1; !calls && d < end; d++)
			t->at[d].flags |= CODE_DROP;
	}
	code_compact(t);
}

/* Soft keywords at i: `match x:` is no call, and neither is what stands in a pattern, `case Point(0, y):` */
static void mark_patterns(struct code_tokens *t, uint32_t i)
{
	bool matches = code_word(t, i, S("match")), pattern = code_word(t, i, S("case")) && !code_op(t, i - 1, S(":"));
	if (matches && code_open(t, i + 1, '(') && code_op(t, code_at(t, i + 1)->mate + 1, S(":")))
		t->at[i + 1].flags |= CODE_PARAMS;
	if (!pattern || code_at(t, i + 1)->kind == CODE_OP)
		return;
	uint32_t end = i + 1;
	for (unsigned n = 0;
	     n < TARGETS_LONGEST && !ends(t, end) && !code_op(t, end, S(":")) && !code_word(t, end, S("if")); n++)
		end = code_next(t, end);
	if (!code_op(t, end, S(":")) && !code_word(t, end, S("if")))
		return;
	for (uint32_t at = i + 1; at < end; at++)
		t->at[at].flags |= code_open(t, at, '(') ? CODE_PARAMS : 0;
}

/* Every name from i on, up to the word or operator until or the end of the statement. */
static void bind_until(struct code_file *f, uint32_t i, str until)
{
	for (unsigned n = 0; n < CLAUSE_LONGEST && !ends(&f->t, i); n++, i++) {
		if (str_eq(code_text(&f->t, i), until))
			return;
		code_bind(f, i, 0);
	}
}

static void bind_word(struct code_file *f, uint32_t i)
{
	struct code_tokens *t = &f->t;
	bool first = starts(t, i), calls;
	if (code_note_change(f, i))
		return;
	if (first)
		mark_patterns(t, i);
	if (first && annotated(t, i, &calls))
		code_bind(f, i, 0);
	if (code_word(t, i, S("def")) || code_word(t, i, S("class"))) {
		code_bind(f, i + 1, 0);
		if (!code_open(t, i + 2, '('))
			return;
		t->at[i + 2].flags |= CODE_PARAMS;
		for (uint32_t p = i + 3; p < code_at(t, i + 2)->mate;
		     p = code_item_end(t, p, code_at(t, i + 2)->mate) + 1)
			code_bind(f, code_at(t, p)->kind == CODE_OP ? p + 1 : p, 0);
	} else if (code_word(t, i, S("for"))) {
		bind_until(f, i + 1, S("in"));
	} else if (code_word(t, i, S("lambda"))) {
		bind_until(f, i + 1, S(":"));
	} else if (code_word(t, i, S("as"))) {
		code_bind(f, i + 1, 0);
	} else if (first && (code_word(t, i, S("import")) || code_word(t, i, S("from")) ||
	                     code_word(t, i, S("global")) || code_word(t, i, S("del")))) {
		bind_until(f, i + 1, S(""));
	}
}

/* a, b = …: all of them; a = …: as in any language */
static void bind_targets(struct code_file *f, uint32_t i)
{
	struct code_tokens *t = &f->t;
	code_bind_assignment(f, i);
	for (uint32_t at = i - 1, n = 0; n < TARGETS_LONGEST && at < t->n && !ends(t, at); at--, n++)
		if (code_op(t, at, S(","))) {
			code_bind(f, at + 1, 0);
			code_bind(f, at - 1, 0);
		}
}

static void note_names(struct code_file *f)
{
	size_t depth = 0;
	for (uint32_t i = 0; i < f->t.n; i++) {
		const struct code_token *k = code_at(&f->t, i);
		str text = code_text(&f->t, i);
		if (k->kind == CODE_OPEN)
			depth++;
		else if (k->kind == CODE_CLOSE)
			depth--;
		else if (k->kind == CODE_WORD)
			bind_word(f, i);
		else if (k->kind == CODE_OP && depth == 0 && text.n && text.p[text.n - 1] == '=' &&
		         !code_one_of(text, " == != <= >= "))
			bind_targets(f, i);
	}
}

/* import a, b as c · import (a, b as c) at the word */
static void import_members(struct code_walk *w, uint32_t i, str module)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t at = i + 1 + code_open(t, i + 1, '(');
	if (code_op(t, at, S("*")))
		code_name_imported(w, S("*"), module, S("*"), at);
	for (unsigned n = 0; n < CLAUSE_LONGEST && code_at(t, at)->kind == CODE_WORD; n++, at++) {
		str member = code_text(t, at);
		at += code_word(t, at + 1, S("as")) ? 2 : 0;
		code_name_imported(w, code_text(t, at), module, member, at);
		if (!code_op(t, ++at, S(",")))
			return;
	}
}

/* import a.b as c, d · from ..a import b */
static void on_import(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	bool from = code_word(t, i, S("from"));
	uint32_t at = i + 1;
	while (!ends(t, at) && !code_word(t, at, S("import"))) {
		uint32_t first = at;
		while (code_op(t, at, S(".")) || code_op(t, at, S("...")) ||
		       (code_at(t, at)->kind == CODE_WORD && !code_word(t, at, S("import")) &&
		        !code_word(t, at, S("as"))))
			at++;
		if (at == first)
			return;
		str module = str_sub(t->bytes, code_at(t, first)->from, code_at(t, at - 1)->to);
		code_walk_import(w, module, first, at);
		if (from) {
			import_members(w, at, module);
			return;
		}
		bool named = code_word(t, at, S("as"));
		code_name_imported(w, named ? code_text(t, at + 1) : module, module, S("*"), at);
		at += named ? 2 : 0;
		if (!code_op(t, at, S(",")))
			return;
		at++;
	}
}

static void on_token(struct code_walk *w, uint32_t i, size_t depth)
{
	const struct code_tokens *t = &w->f->t;
	uint8_t kind = code_at(t, i)->kind;
	if (code_at(t, i)->flags & CODE_FORMAT)
		python_holes(w, i);
	if (code_open(t, i, '('))
		python_call(w, i);
	else if (code_open(t, i, '{'))
		code_walk_object(w, i);
	else if (depth == 0 && code_op(t, i, S("=")))
		code_walk_value(w, i);
	else if (kind == CODE_STRING && !(starts(t, i) && ends(t, i + 1)))
		code_walk_string(w, i); /* no docstring */
	else if (kind == CODE_WORD && starts(t, i) && (code_word(t, i, S("import")) || code_word(t, i, S("from"))))
		on_import(w, i);
}

enum format_result python_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                               struct err *err)
{
	*tree = NULL;
	if (!code_walk_fits(bytes, budget, err))
		return FORMAT_LIMIT;
	struct code_file f = {.arena = a, .budget = budget};
	python_lex(bytes, &f.t);
	strip_annotations(&f.t);
	note_names(&f);
	struct code_walk w = {.f = &f, .side = {.home = code_python.home}};
	size_t depth = 0;
	for (uint32_t i = 0; i < f.t.n && !f.too_many; i++) {
		on_token(&w, i, depth);
		depth += f.t.at[i].kind == CODE_OPEN;
		depth -= f.t.at[i].kind == CODE_CLOSE;
	}
	if (code_side_place(&w.side) != CODE_TEST)
		python_functions(&w);
	code_addresses(&w);
	*tree = code_walk_root(&w);
	return code_walk_end(&w, err);
}
