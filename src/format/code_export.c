/* What names of a file stand for where no value is known (imports, results of calls), and what it shows to others. */
#include "format/code_export.h"

enum { MOST_NAMES = 4000, CLAUSE_LONGEST = 400 };

static void append(struct code_walk *w, struct code_list *list, str key, struct node *n)
{
	if (w->n_names++ < MOST_NAMES)
		code_append(list, key, n);
}

void code_name_given(struct code_walk *w, str name, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &w->f->t;
	from += code_word(t, from, S("await")) || code_word(t, from, S("new"));
	append(w, &w->names, name, code_unknown(w->f, from, to));
}

void code_name_assigned(struct code_walk *w, uint32_t i, const struct code_chain *c)
{
	const struct code_tokens *t = &w->f->t;
	bool scoped =
	        t->language->guesses_lines || t->language->shows_capitals || str_eq(t->language->name, S("python"));
	bool word = code_at(t, c->start - 1)->kind == CODE_WORD &&
	            !code_one_of(code_text(t, c->start - 1), " else return ");
	if (scoped && !word && code_op(t, i, S("=")) && str_find(c->text, S("."), 0) == SIZE_MAX)
		append(w, &w->assigned, (str){0}, code_node(w->f, NODE_STRING, c->text, c->start, c->start + 1));
}

static struct node *from_module(struct code_walk *w, str module, str member, uint32_t at)
{
	struct code_list members = {0};
	struct node *n = code_node(w->f, NODE_OBJECT, (str){0}, at, at + 1);
	code_append(&members, S("module"), code_node(w->f, NODE_STRING, module, at, at + 1));
	code_append(&members, S("member"), code_node(w->f, NODE_STRING, member, at, at + 1));
	if (n)
		n->child = members.first;
	return n;
}

void code_name_imported(struct code_walk *w, str name, str module, str member, uint32_t at)
{
	if (name.n && module.n)
		append(w, &w->names, name, from_module(w, module, member, at));
}

void code_export(struct code_walk *w, str name, uint32_t at)
{
	append(w, &w->exports, name, code_node(w->f, NODE_UNKNOWN, name, at, at + 1));
}

/* {a, b as c} or {a, b: c} at open: each(name inside, name outside) */
static void each_in_braces(struct code_walk *w, uint32_t open,
                           void (*each)(void *, struct code_walk *, uint32_t, uint32_t), void *ctx)
{
	const struct code_tokens *t = &w->f->t;
	for (uint32_t i = open + 1, to, end = code_at(t, open)->mate; i < end; i = to + 1) {
		to = code_item_end(t, i, end);
		bool other = to >= i + 3 && (code_word(t, i + 1, S("as")) || code_op(t, i + 1, S(":")));
		if (to > i && code_at(t, i)->kind == CODE_WORD)
			each(ctx, w, i, other ? i + 2 : i);
	}
}

static void import_one(void *module, struct code_walk *w, uint32_t inside, uint32_t outside)
{
	const struct code_tokens *t = &w->f->t;
	code_name_imported(w, code_text(t, outside), *(str *)module, code_text(t, inside), outside);
}

void code_import_names(struct code_walk *w, uint32_t i, uint32_t module)
{
	const struct code_tokens *t = &w->f->t;
	str from = code_string(t, module, w->f->arena);
	for (uint32_t at = i + 1; at < module && !code_word(t, at, S("from")); at = code_next(t, at))
		if (code_open(t, at, '{'))
			each_in_braces(w, at, import_one, &from);
		else if (code_op(t, at, S("*")) && code_word(t, at + 1, S("as")))
			code_name_imported(w, code_text(t, at + 2), from, S("*"), at + 2), at += 2;
		else if (code_at(t, at)->kind == CODE_WORD)
			code_name_imported(w, code_text(t, at), from, S("default"), at);
}

void code_require_names(struct code_walk *w, uint32_t require, str module)
{
	const struct code_tokens *t = &w->f->t;
	uint32_t sign = require - 1 - code_word(t, require - 1, S("await"));
	uint32_t close = code_open(t, require + 1, '(') ? code_at(t, require + 1)->mate : require;
	bool member = code_op(t, close + 1, S(".")) && code_at(t, close + 2)->kind == CODE_WORD &&
	              !code_open(t, close + 3, '(') && !code_op(t, close + 3, S(".")) && !code_open(t, close + 3, '[');
	if (!code_op(t, sign, S("=")))
		return;
	if (code_close(t, sign - 1, '{'))
		each_in_braces(w, code_at(t, sign - 1)->mate, import_one, &module);
	else if (member && code_one_of(code_text(t, sign - 2), " const let var ")) /* const x = require('m').y */
		code_name_imported(w, code_text(t, sign - 1), module, code_text(t, close + 2), sign - 1);
}

/* ---- exports ---- */

static void export_one(void *module, struct code_walk *w, uint32_t inside, uint32_t outside)
{
	const struct code_tokens *t = &w->f->t;
	struct node *n = module ? from_module(w, *(str *)module, code_text(t, inside), inside)
	                        : code_value(w->f, inside, inside + 1, 2);
	append(w, &w->exports, code_text(t, outside), n);
}

/* The value at from, where it may be a function, a name or a call. Literals are told by `values`. */
static void export_value(struct code_walk *w, str name, uint32_t from)
{
	const struct code_tokens *t = &w->f->t;
	if (code_at(t, from)->kind == CODE_WORD || code_open(t, from, '('))
		append(w, &w->exports, name, code_value(w->f, from, code_expression_end(t, from), 2));
}

static void export_member(void *ctx, struct code_walk *w, uint32_t outside, uint32_t inside)
{
	(void)ctx;
	append(w, &w->exports, code_text(&w->f->t, outside), code_value(w->f, inside, inside + 1, 2));
}

/* export default {a, b: c}: as default.a and default.b */
static void export_of_default(void *ctx, struct code_walk *w, uint32_t outside, uint32_t inside)
{
	str name = code_text(&w->f->t, outside);
	(void)ctx;
	append(w, &w->exports, arena_printf(w->f->arena, "default.%.*s", STR_ARG(name)),
	       code_value(w->f, inside, inside + 1, 2));
}

/* function, async function, class at i: its name, or "" */
static str declared(const struct code_tokens *t, uint32_t i)
{
	i += code_word(t, i, S("async"));
	if (!code_word(t, i, S("function")) && !code_word(t, i, S("class")))
		return S("");
	i += 1 + code_op(t, i + 1, S("*"));
	return code_at(t, i)->kind == CODE_WORD ? code_text(t, i) : S("");
}

static void export_given(void *value, struct code_walk *w, uint32_t inside, uint32_t outside)
{
	(void)inside;
	export_value(w, code_text(&w->f->t, outside), *(uint32_t *)value);
}

/* `export` at i */
static void on_export(struct code_walk *w, uint32_t i)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	uint32_t at = i + 1;
	bool whole = code_word(t, at, S("default"));
	at += whole;
	str name = declared(t, at), module;
	if (whole && code_open(t, at, '{'))
		each_in_braces(w, at, export_of_default, NULL);
	else if (whole && !name.n && !code_one_of(code_text(t, at), " async function class "))
		export_value(w, S("default"), at);
	else if (whole || name.n)
		append(w, &w->exports, whole ? S("default") : name, code_node(f, NODE_UNKNOWN, name, at, at + 1));
	else if (code_one_of(code_text(t, at), " const let var ")) {
		uint32_t sign = code_next(t, at + 1), value = sign + 1;
		if (code_op(t, sign, S("=")) && code_open(t, at + 1, '{'))
			each_in_braces(w, at + 1, export_given, &value);
		else if (code_op(t, sign, S("=")))
			export_given(&value, w, at + 1, at + 1);
	} else if (code_open(t, at, '{')) {
		uint32_t from = code_at(t, at)->mate + 1;
		bool passed = code_word(t, from, S("from")) && code_at(t, from + 1)->kind == CODE_STRING;
		module = passed ? code_string(t, from + 1, f->arena) : S("");
		each_in_braces(w, at, export_one, passed ? &module : NULL);
	} else if (code_op(t, at, S("*")) && code_word(t, at + 1, S("from")) &&
	           code_at(t, at + 2)->kind == CODE_STRING) {
		append(w, &w->exports, S("..."), from_module(w, code_string(t, at + 2, f->arena), S("*"), at + 2));
	} else if (code_op(t, at, S("*")) && code_word(t, at + 1, S("as")) && code_word(t, at + 3, S("from")) &&
	           code_at(t, at + 4)->kind == CODE_STRING) {
		append(w, &w->exports, code_text(t, at + 2),
		       from_module(w, code_string(t, at + 4, f->arena), S("*"), at + 4));
	}
}

/* Where what is assigned begins, and under which name it is shown; 0: nothing is. */
static uint32_t assigned(const struct code_tokens *t, uint32_t i, str *name)
{
	uint32_t at = code_word(t, i, S("module")) && code_word(t, i + 2, S("exports")) ? i + 2 : i;
	*name = S("*");
	if (!code_word(t, at, S("exports")) || code_dot(t, i - 1))
		return 0;
	if (code_dot(t, at + 1) && code_at(t, at + 2)->kind == CODE_WORD) {
		*name = code_text(t, at + 2);
		at += 2;
	} else if (at == i) {
		return 0;
	}
	return code_op(t, at + 1, S("=")) ? at + 2 : 0;
}

void code_exports(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	str name;
	if (code_word(t, i, S("export")) && !code_dot(t, i - 1)) {
		on_export(w, i);
		return;
	}
	uint32_t value = assigned(t, i, &name);
	if (!value)
		return;
	export_value(w, name, value);
	if (code_open(t, value, '{'))
		each_in_braces(w, value, export_member, NULL);
}
