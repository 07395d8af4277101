/* Which names a file binds, by the row of its language: every way in which a name could get another value counts, since
 * a name bound once stands for its value. Doubtful ones count, so the error is on the safe side. */
#include "format/lang.h"

enum { PATTERN_LONGEST = 24 };

static void bind_name(void *ctx, uint32_t name) { code_bind(ctx, name, 0); }

static void bind_import(void *ctx, const struct code_import *import)
{
	if (import->local)
		code_bind(ctx, import->local, 0);
}

/* Every name in a pattern: Some(x), (a, b), {a, b: c}. */
static void bind_group(struct code_file *f, uint32_t open)
{
	struct code_tokens *t = &f->t;
	for (uint32_t i = open; i <= code_at(t, open)->mate; i++) {
		struct code_token *k = &t->at[i];
		if (k->kind == CODE_OPEN && k->flags & CODE_BOUND) {
			i = k->mate;
			continue;
		}
		k->flags |= k->kind == CODE_OPEN ? CODE_BOUND : 0;
		if (k->kind == CODE_WORD && !code_dot(t, i - 1) && !code_dot(t, i + 1) && !code_open(t, i + 1, '('))
			code_bind(f, i, 0);
	}
}

/* Does the operator at i assign? */
static bool assigns(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_OP && k->to > k->from && t->bytes.p[k->to - 1] == '=' &&
	       !code_listed(t, i, CODE_IN_equals) && !code_op(t, i, S("..="));
}

/* `f(a = 1)` where that names an argument */
static bool names_argument(const struct code_tokens *t, uint32_t i)
{
	const struct code_language *l = t->language;
	return l->named && !l->assigns_inside && code_listed(t, i, CODE_IN_named) &&
	       (code_open(t, i - 2, '(') || code_op(t, i - 2, S(",")));
}

/* a, b = …: all of them */
static void bind_targets(struct code_file *f, uint32_t i)
{
	struct code_tokens *t = &f->t;
	if (names_argument(t, i))
		return;
	if (code_close(t, i - 1, '('))
		bind_group(f, code_at(t, i - 1)->mate);
	else
		code_bind_assignment(f, i);
	if (t->language->bare_members && code_at(t, i - 1)->kind == CODE_WORD && code_dot(t, i - 2))
		code_bind(f, i - 1, 0);
	bool several = false;
	for (uint32_t at = i - 1, n = 0; n < PATTERN_LONGEST; at--, n++) {
		const struct code_token *k = code_at(t, at);
		bool list = k->kind == CODE_WORD || k->kind == CODE_CLOSE || code_op(t, at, S(",")) ||
		            code_dot(t, at) || code_op(t, at, S("*"));
		if (!list || (k->kind == CODE_OP && k->from == k->to))
			break;
		if (code_op(t, at, S(","))) {
			several = true;
			code_bind(f, at + 1, 0);
			code_bind(f, at - 1, 0);
		}
		at = k->kind == CODE_CLOSE ? k->mate : at;
	}
	if (several)
		code_bind(f, i - 1, 0);
}

static bool ends_pattern(const struct code_tokens *t, uint32_t i, const char *until)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_NONE || code_open(t, i, '{') ||
	       (k->kind == CODE_OP && (k->from == k->to || code_op(t, i, S(";")))) || assigns(t, i) ||
	       code_one_of(code_text(t, i), until);
}

/* The words behind for, let and their like up to the word or sign that ends the pattern. */
static void bind_until(struct code_file *f, uint32_t i, const char *until)
{
	const struct code_tokens *t = &f->t;
	bool last = t->language->params == PARAM_LAST;
	for (unsigned n = 0; n < PATTERN_LONGEST && !ends_pattern(t, i, until); n++, i++)
		if (code_at(t, i)->kind == CODE_WORD &&
		    (!last || code_at(t, i + 1)->kind != CODE_WORD || code_word(t, i + 1, S("in"))))
			code_bind(f, i, 0);
}

/* { a, b -> … and { a, b in …: only what ends so is a list of names. */
static void bind_block(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	uint32_t end = i;
	for (unsigned n = 0; n < PATTERN_LONGEST; n++, end++)
		if (ends_pattern(t, end, t->language->block_in))
			break;
	if (code_one_of(code_text(t, end), t->language->block_in))
		bind_until(f, i, t->language->block_in);
}

/* `T a` without a value: in a list, a loop, a catch; `out T a` */
static bool declares(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *before = code_at(t, i - 1);
	bool type = before->kind == CODE_WORD ? !code_operator_word(t, i - 1)
	                                      : code_close(t, i - 1, '[') && before->mate == i - 2;
	return type && !code_dot(t, i + 1) &&
	       (code_op(t, i + 1, S(",")) || code_op(t, i + 1, S(":")) || code_close(t, i + 1, '(') ||
	        code_op(t, i + 1, S("&&")) || code_word(t, i + 1, S("in")) || code_word(t, i + 1, S("when")));
}

static bool is_changer(const struct code_tokens *t, uint32_t i)
{
	return code_dot(t, i - 1) && code_open(t, i + 1, '(') && code_listed(t, i, CODE_IN_changers);
}

static uint32_t chain_root(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < 16 && code_dot(t, i - 1); n++)
		i -= 2;
	return i;
}

static void note_word(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	const struct code_language *l = t->language;
	if (code_dot(t, i - 1)) {
		if (is_changer(t, i))
			code_bind(f, chain_root(t, i), 0);
		return;
	}
	bool step = code_op(t, i + 1, S("++")) || code_op(t, i + 1, S("--")) || code_op(t, i - 1, S("++")) ||
	            code_op(t, i - 1, S("--")) || code_op(t, i + 1, S("<<"));
	if (l->import && code_listed(t, i, CODE_IN_imports) && lang_starts(t, i))
		l->import(f, i, f, bind_import);
	else if (code_listed(t, i, CODE_IN_functions) || code_listed(t, i, CODE_IN_classes))
		code_bind(f, i + 1, 0);
	else if (code_listed(t, i, CODE_IN_binders_of))
		bind_until(f, code_open(t, i + 1, '(') ? i + 2 : i + 1, l->loops);
	else if (l->declares && code_listed(t, i, CODE_IN_declares) && !code_op(t, i + 2, S("=")) &&
	         !code_listed(t, i + 1, CODE_IN_declares))
		bind_until(f, i + 1, " : in = ) ");
	else if (step || (l->arrows && (code_op(t, i + 1, S("->")) || code_op(t, i + 1, S("=>")))))
		code_bind(f, i, 0);
	else if ((l->typed && declares(t, i)) || code_listed(t, i - 1, CODE_IN_by_reference))
		code_bind(f, i, 0);
}

/* { |a, b| …, { a, b in …, move |a| … */
static void note_bars(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	if (t->language->bars && code_op(t, i, S("|")) && !code_operand_ends(t, i - 1))
		bind_until(f, i + 1, " | ");
	else if (t->language->bars && code_op(t, i, S("|")) &&
	         (code_word(t, i - 1, S("do")) || code_word(t, i - 1, S("move"))))
		bind_until(f, i + 1, " | ");
}

static bool takes_address(const struct code_tokens *t, uint32_t i)
{
	return code_op(t, i, S("&")) && code_at(t, i + 1)->kind == CODE_WORD && !code_operand_ends(t, i - 1) &&
	       t->language->addresses;
}

static void note_sign(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	if (assigns(t, i))
		bind_targets(f, i);
	else if ((code_op(t, i, S("=>")) || code_op(t, i, S("->"))) && t->language->patterns &&
	         code_at(t, i - 1)->kind == CODE_CLOSE)
		bind_group(f, code_at(t, i - 1)->mate);
	else if (takes_address(t, i))
		code_bind(f, i + 1, 0);
	else
		note_bars(f, i);
}

void lang_note_names(struct code_file *f)
{
	struct code_tokens *t = &f->t;
	const struct code_language *l = t->language;
	for (uint32_t i = 0; i < t->n; i++) {
		uint8_t kind = t->at[i].kind;
		if (l->note && l->note(f, i))
			continue;
		if (kind == CODE_WORD)
			note_word(f, i);
		else if (kind == CODE_OP)
			note_sign(f, i);
		else if (code_open(t, i, '(') && t->at[i].flags & CODE_PARAMS)
			lang_params(t, i, f, bind_name);
		else if (code_open(t, i, '{') && l->block_in)
			bind_block(f, i + 1);
	}
}
