/* Where a type of TypeScript ends: names, unions, functions, conditions, each bounded in length so that a hostile file
 * costs no more than its length. What is done with them, code_strip.c says. */
#include <stdlib.h>

#include "format/code_type.h"

enum { LONGEST_TYPE = 100, LONGEST_ANGLE = 64 }; /* tokens at the top level of one type: keeps the pass linear */

/* A dropped token's col, which nobody asks for any more, is the index of a token
 * before it from which to look on: a file may be one long type, and each word in it asks. */
uint32_t code_before(const struct code_tokens *t, uint32_t i)
{
	for (i--; i < t->n && t->at[i].flags & CODE_DROP;)
		i = t->at[i].col;
	return i;
}

void code_drop(struct code_tokens *t, uint32_t from, uint32_t to)
{
	uint32_t stays = code_before(t, from);
	for (uint32_t i = from; i < to && i < t->n; i++) {
		t->at[i].flags |= CODE_DROP;
		t->at[i].col = stays;
	}
}

uint32_t code_skip_angle(const struct code_tokens *t, uint32_t i)
{
	unsigned depth = 0;
	uint32_t at = i;
	for (unsigned steps = 0; steps < LONGEST_ANGLE; steps++) {
		uint8_t kind = code_at(t, at)->kind;
		if (code_op(t, at, S("<")))
			depth++;
		else if (code_op(t, at, S(">")) && --depth == 0)
			return at + 1;
		else if (kind == CODE_CLOSE || kind == CODE_NONE || kind == CODE_REGEX || code_op(t, at, S(";")) ||
		         code_op(t, at, S("&&")) || code_op(t, at, S("||")) || code_op(t, at, S("+")))
			return i;
		at = code_is_group(t, at) ? code_mate(t, at) + 1 : at + 1;
	}
	return i;
}

static bool type_prefix(const struct code_tokens *t, uint32_t i)
{
	return (code_is_word(t, i) &&
	        code_one_of(code_text(t, i), " keyof typeof readonly unique infer asserts new abstract ") &&
	        (code_is_word(t, i + 1) || code_at(t, i + 1)->kind == CODE_OPEN)) ||
	       code_op(t, i, S("|")) || code_op(t, i, S("&")) || code_op(t, i, S("-")) || code_op(t, i, S("..."));
}

uint32_t code_skip_primary(const struct code_tokens *t, uint32_t i)
{
	uint8_t kind = code_at(t, i)->kind;
	bool group = kind == CODE_OPEN || kind == CODE_HEAD;
	if (!group && kind != CODE_WORD && kind != CODE_STRING && kind != CODE_NUMBER && kind != CODE_TEMPLATE)
		return i;
	uint32_t end = group ? code_mate(t, i) + 1 : i + 1;
	if (code_word(t, i, S("import")) && code_open(t, end, '('))
		end = code_mate(t, end) + 1;
	while (code_op(t, end, S(".")) && code_is_word(t, end + 1))
		end += 2;
	if (code_op(t, end, S("<")))
		end = code_skip_angle(t, end);
	while (code_open(t, end, '[') && code_at(t, end)->line == code_at(t, end - 1)->line)
		end = code_mate(t, end) + 1;
	return end;
}

uint32_t code_skip_type(const struct code_tokens *t, uint32_t i)
{
	unsigned conditions = 0, choices = 0;
	for (unsigned steps = 0; steps < LONGEST_TYPE; steps++) {
		while (type_prefix(t, i))
			i++;
		uint32_t end = code_skip_primary(t, i);
		bool round = end > i && code_close(t, end - 1, '(') && code_mate(t, end - 1) == i;
		if (end == i)
			return i;
		i = end;
		if (round && code_op(t, i, S("=>")))
			i++;
		else if (code_op(t, i, S("|")) || code_op(t, i, S("&")) || code_word(t, i, S("is")))
			i++;
		else if (code_word(t, i, S("extends")))
			i++, conditions++;
		else if (conditions && code_op(t, i, S("?")))
			i++, conditions--, choices++;
		else if (choices && code_op(t, i, S(":")))
			i++, choices--;
		else
			return i;
	}
	return i;
}

/* What stays moves together. Groups go or stay as a whole, so every mate has a new place. */
void code_compact(struct code_tokens *t)
{
	uint32_t n = 0;
	while (n < t->n && !(t->at[n].flags & CODE_DROP))
		n++;
	if (n == t->n)
		return;
	uint32_t *place = mem_grow(NULL, (t->n + 1) * sizeof *place);
	n = 0;
	for (size_t i = 0; i < t->n; i++) {
		place[i] = n;
		n += !(t->at[i].flags & CODE_DROP);
	}
	for (size_t i = 0; i < t->n; i++) {
		if (t->at[i].flags & CODE_DROP)
			continue;
		struct code_token *k = &t->at[place[i]];
		*k = t->at[i];
		k->mate = place[k->mate];
	}
	t->n = n;
	free(place);
}
