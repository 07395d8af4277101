/* Which names a file binds, and how often: a name bound once stands for its value. Scopes are not told apart, so a
 * parameter or an import of the same name anywhere makes it unknown: the error is on the safe side. */
#include <stdlib.h>

#include "base/hash.h"
#include "format/code_value.h"

enum { MANY = 1000 }; /* bindings of a name that has no value to read */

static struct code_name *slot(const struct code_file *f, str text)
{
	size_t i = hash_table(text) & (f->names_size - 1);
	while (f->names[i].text.n && !str_eq(f->names[i].text, text))
		i = (i + 1) & (f->names_size - 1);
	return &f->names[i];
}

/* About as many names as a file of so many tokens binds, so that hardly any is moved. */
static size_t first_size(size_t tokens)
{
	size_t size = 64;
	while (size < tokens / 8 && size < 4096)
		size *= 2;
	return size;
}

static void grow(struct code_file *f)
{
	struct code_name *old = f->names;
	size_t n = f->names_size;
	f->names_size = n ? 2 * n : first_size(f->t.n);
	f->names = mem_grow(NULL, f->names_size * sizeof *f->names);
	memset(f->names, 0, f->names_size * sizeof *f->names);
	for (size_t i = 0; i < n; i++)
		if (old[i].text.n)
			*slot(f, old[i].text) = old[i];
	free(old);
}

struct code_name *code_name(struct code_file *f, str text)
{
	if (!f->names_size || !text.n)
		return NULL;
	struct code_name *s = slot(f, text);
	return s->text.n ? s : NULL;
}

void code_names_free(struct code_file *f)
{
	free(f->names);
	f->names = NULL;
	f->names_size = f->n_names = 0;
}

struct code_name *code_name_noted(struct code_file *f, uint32_t i)
{
	if (2 * f->n_names >= f->names_size)
		grow(f);
	str text = code_text(&f->t, i);
	struct code_name *s = slot(f, text);
	if (!s->text.n)
		s->text = text, f->n_names++;
	return s;
}

void code_bind(struct code_file *f, uint32_t i, uint32_t value)
{
	if (code_at(&f->t, i)->kind != CODE_WORD)
		return;
	struct code_name *s = code_name_noted(f, i);
	s->bindings += value ? 1 : MANY;
	if (value && !s->value)
		s->value = value;
}

/* Every name in a pattern or a list of parameters; their braces are no objects. */
static void bind_pattern(struct code_file *f, uint32_t open)
{
	struct code_tokens *t = &f->t;
	if (t->at[open].flags & CODE_USED)
		return;
	for (uint32_t i = open; i <= t->at[open].mate; i++) {
		struct code_token *k = &t->at[i];
		if (k->kind == CODE_OPEN || k->kind == CODE_HEAD || k->kind == CODE_JSX) {
			if (i != open && (k->flags & (CODE_USED | CODE_BLOCK) || code_op(t, i - 1, S("=")) ||
			                  !(code_open(t, i, '{') || code_open(t, i, '['))))
				i = k->mate; /* read already, or a default value */
			else
				k->flags |= CODE_USED;
		} else if (!code_op(t, i - 1, S("=")) && !code_op(t, i - 1, S(".")) && !code_op(t, i + 1, S(":"))) {
			code_bind(f, i, 0);
		}
	}
}

static bool declares(const struct code_tokens *t, uint32_t i)
{
	return code_word(t, i, S("const")) || code_word(t, i, S("let")) || code_word(t, i, S("var"));
}

/* import a, {b as c} from 'd' */
static void bind_import(struct code_file *f, uint32_t i)
{
	for (uint32_t at = i + 1, steps = 0; steps < 400; at++, steps++) {
		uint8_t kind = code_at(&f->t, at)->kind;
		bool clause = kind == CODE_WORD || (kind == CODE_OPEN && code_open(&f->t, at, '{')) ||
		              kind == CODE_CLOSE || code_op(&f->t, at, S(",")) || code_op(&f->t, at, S("*"));
		if (!clause || code_word(&f->t, at, S("import")))
			return;
		code_bind(f, at, 0);
	}
}

static void note_word(struct code_file *f, uint32_t i)
{
	struct code_tokens *t = &f->t;
	if (code_dot(t, i - 1)) {
		code_note_change(f, i);
		return;
	}
	bool deletes = code_word(t, i, S("delete")) && code_at(t, i + 1)->kind == CODE_WORD;
	if (deletes && (code_dot(t, i + 2) || code_open(t, i + 2, '['))) {
		code_change_member(f, i + 1);
	} else if (code_word(t, i, S("import"))) {
		bind_import(f, i);
	} else if (code_word(t, i, S("function")) || code_word(t, i, S("class"))) {
		code_bind(f, code_op(t, i + 1, S("*")) ? i + 2 : i + 1, 0);
	} else if (code_op(t, i + 1, S("=>")) || code_op(t, i + 1, S("++")) || code_op(t, i + 1, S("--")) ||
	           code_op(t, i - 1, S("++")) || code_op(t, i - 1, S("--"))) {
		code_bind(f, i, 0);
	} else if (declares(t, i - 1) && (code_word(t, i + 1, S("of")) || code_word(t, i + 1, S("in")))) {
		code_bind(f, i, 0);
	}
}

/* The name at the root of the chain that ends with token i (a in a.b[c].d), or i itself. */
static uint32_t chain_root(const struct code_tokens *t, uint32_t i)
{
	for (unsigned steps = 0; steps < 16; steps++) {
		if (code_close(t, i, '['))
			i = code_at(t, i)->mate - 1;
		else if (code_dot(t, i - 1))
			i -= 2;
		else
			break;
	}
	return i;
}

/* Any operator that assigns; not = after it. */
static bool assigns(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_OP && k->to > k->from && t->bytes.p[k->to - 1] == '=' &&
	       !code_listed(t, i, CODE_IN_equals);
}

void code_bind_assignment(struct code_file *f, uint32_t i)
{
	struct code_tokens *t = &f->t;
	const struct code_token *left = code_at(t, i - 1);
	if (t->at[i].flags & CODE_FIELD)
		return;
	uint32_t root = chain_root(t, i - 1);
	if ((code_close(t, i - 1, '[') && root + 1 == left->mate && !code_operand_ends(t, root)) ||
	    (code_close(t, i - 1, '[') && declares(t, root)) || code_close(t, i - 1, '{'))
		bind_pattern(f, left->mate);
	else if (root != i - 1 && code_at(t, root)->kind == CODE_WORD)
		code_change_member(f, root);
	else if (!code_dot(t, i - 2)) /* f().a = b gives no name a value */
		code_bind(f, i - 1, code_op(t, i, S("=")) || code_op(t, i, S(":=")) ? i + 1 : 0);
}

void code_note_names(struct code_file *f)
{
	struct code_tokens *t = &f->t;
	for (uint32_t i = 0; i < t->n; i++) {
		if (t->at[i].kind == CODE_WORD)
			note_word(f, i);
		else if (assigns(t, i))
			code_bind_assignment(f, i);
		else if (code_open(t, i, '(') && t->at[i].flags & CODE_PARAMS)
			bind_pattern(f, i);
		else if (t->at[i].kind == CODE_OPEN && declares(t, i - 1))
			bind_pattern(f, i);
	}
}
