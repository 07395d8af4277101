/* TypeScript without its types: what is left is JavaScript, so that `clientSecret: string` is never a value. Types are
 * found by where they may stand; a doubtful one stays, and at worst a value becomes UNKNOWN. */
#include <stdlib.h>

#include "format/code_lex.h"

enum { LONGEST_TYPE = 100, LONGEST_ANGLE = 64 }; /* tokens at the top level of one type: keeps the pass linear */

static uint32_t mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }
static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static bool is_group(const struct code_tokens *t, uint32_t i)
{
	uint8_t kind = code_at(t, i)->kind;
	return kind == CODE_OPEN || kind == CODE_HEAD || kind == CODE_JSX;
}

/* The last token before i that stays. A dropped token's col, which nobody asks for any more, is the index of a token
 * before it from which to look on: a file may be one long type, and each word in it asks. */
static uint32_t before(const struct code_tokens *t, uint32_t i)
{
	for (i--; i < t->n && t->at[i].flags & CODE_DROP;)
		i = t->at[i].col;
	return i;
}

static void drop(struct code_tokens *t, uint32_t from, uint32_t to)
{
	uint32_t stays = before(t, from);
	for (uint32_t i = from; i < to && i < t->n; i++) {
		t->at[i].flags |= CODE_DROP;
		t->at[i].col = stays;
	}
}

/* From < to behind its >, or i itself when this is no list of types. */
static uint32_t skip_angle(const struct code_tokens *t, uint32_t i)
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
		at = is_group(t, at) ? mate(t, at) + 1 : at + 1;
	}
	return i;
}

static bool type_prefix(const struct code_tokens *t, uint32_t i)
{
	return (is_word(t, i) &&
	        code_one_of(code_text(t, i), " keyof typeof readonly unique infer asserts new abstract ") &&
	        (is_word(t, i + 1) || code_at(t, i + 1)->kind == CODE_OPEN)) ||
	       code_op(t, i, S("|")) || code_op(t, i, S("&")) || code_op(t, i, S("-")) || code_op(t, i, S("..."));
}

/* One name, literal or group with what stands behind it (A.B<C>[D][]); i itself when there is none. */
static uint32_t skip_primary(const struct code_tokens *t, uint32_t i)
{
	uint8_t kind = code_at(t, i)->kind;
	bool group = kind == CODE_OPEN || kind == CODE_HEAD;
	if (!group && kind != CODE_WORD && kind != CODE_STRING && kind != CODE_NUMBER && kind != CODE_TEMPLATE)
		return i;
	uint32_t end = group ? mate(t, i) + 1 : i + 1;
	if (code_word(t, i, S("import")) && code_open(t, end, '('))
		end = mate(t, end) + 1;
	while (code_op(t, end, S(".")) && is_word(t, end + 1))
		end += 2;
	if (code_op(t, end, S("<")))
		end = skip_angle(t, end);
	while (code_open(t, end, '[') && code_at(t, end)->line == code_at(t, end - 1)->line)
		end = mate(t, end) + 1;
	return end;
}

/* From a type's first token to behind its last; i itself when no type begins there. */
static uint32_t skip_type(const struct code_tokens *t, uint32_t i)
{
	unsigned conditions = 0, choices = 0;
	for (unsigned steps = 0; steps < LONGEST_TYPE; steps++) {
		while (type_prefix(t, i))
			i++;
		uint32_t end = skip_primary(t, i);
		bool round = end > i && code_close(t, end - 1, '(') && mate(t, end - 1) == i;
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

/* Drops ": T" at i. */
static void drop_annotation(struct code_tokens *t, uint32_t i)
{
	uint32_t end = skip_type(t, i + 1);
	if (end > i + 1)
		drop(t, i, end);
}

static bool starts_statement(const struct code_tokens *t, uint32_t i)
{
	uint32_t b = before(t, i);
	uint8_t kind = code_at(t, b)->kind;
	return kind == CODE_NONE || kind == CODE_CLOSE || code_op(t, b, S(";")) || code_open(t, b, '{') ||
	       code_word(t, b, S("export")) || code_word(t, b, S("declare")) || code_word(t, b, S("default")) ||
	       code_at(t, b)->line < code_at(t, i)->line;
}

/* interface A extends B {…} and type A<B> = C */
static void strip_declared_type(struct code_tokens *t, uint32_t i)
{
	if (!is_word(t, i + 1) || !starts_statement(t, i))
		return;
	uint32_t at = i + 2;
	if (code_op(t, at, S("<")))
		at = skip_angle(t, at);
	if (code_word(t, i, S("type"))) {
		if (code_op(t, at, S("=")))
			drop(t, i, skip_type(t, at + 1));
		return;
	}
	if (code_word(t, at, S("extends")))
		for (at++; is_word(t, at); at += code_op(t, at, S(",")) ? 1 : 0)
			at = skip_primary(t, at);
	if (code_open(t, at, '{'))
		drop(t, i, mate(t, at) + 1);
}

/* Annotations at the top level of a group: parameters, or the fields and methods of a class. */
static void strip_members(struct code_tokens *t, uint32_t open)
{
	unsigned choices = 0;
	for (uint32_t i = open + 1; i < mate(t, open); i = is_group(t, i) ? mate(t, i) + 1 : i + 1) {
		if (t->at[i].flags & CODE_DROP)
			continue;
		if (code_op(t, i, S("?")) || code_op(t, i, S("!"))) {
			bool marks = code_op(t, i + 1, S(":")) || code_op(t, i + 1, S(",")) ||
			             code_op(t, i + 1, S(";")) || code_at(t, i + 1)->kind == CODE_CLOSE;
			if (marks)
				drop(t, i, i + 1);
			else if (code_op(t, i, S("?")))
				choices++;
		} else if (code_op(t, i, S(":")) && choices) {
			choices--;
		} else if (code_op(t, i, S(":"))) {
			drop_annotation(t, i);
			while (i + 1 < mate(t, open) && t->at[i + 1].flags & CODE_DROP)
				i++;
		} else if (code_op(t, i, S("=")) && code_open(t, open, '{')) {
			t->at[i].flags |= CODE_FIELD;
		} else if (code_op(t, i, S(",")) || code_op(t, i, S(";"))) {
			choices = 0;
		}
	}
}

static bool controls(const struct code_tokens *t, uint32_t i)
{
	return is_word(t, i) && code_one_of(code_text(t, i), " if for while switch with ") &&
	       !code_op(t, before(t, i), S("."));
}

/* May a method's name stand behind token b? */
static bool before_method(const struct code_tokens *t, uint32_t b)
{
	uint8_t kind = code_at(t, b)->kind;
	return kind == CODE_NONE || kind == CODE_OPEN || kind == CODE_CLOSE || code_op(t, b, S(";")) ||
	       code_op(t, b, S(",")) || code_op(t, b, S("*")) ||
	       (kind == CODE_WORD && code_one_of(code_text(t, b), " async get set static public private protected "
	                                                          "readonly override abstract function "));
}

/* ( at i: the parameters of a function, a method, an arrow function or catch? */
static bool is_params(const struct code_tokens *t, uint32_t i)
{
	uint32_t name = before(t, i), b = before(t, name), after = mate(t, i) + 1;
	bool named = is_word(t, name) && !code_operator_word(t, name) && !controls(t, name);
	if (code_word(t, name, S("function")) || code_word(t, b, S("function")) ||
	    (code_op(t, name, S("*")) && code_word(t, b, S("function"))) ||
	    (code_op(t, b, S("*")) && code_word(t, before(t, b), S("function"))) || code_op(t, after, S("=>")))
		return true;
	uint8_t kind = code_at(t, name)->kind;
	bool method = (named && !code_op(t, b, S(".")) && !code_op(t, b, S("?.")) && !code_word(t, b, S("new"))) ||
	              kind == CODE_STRING || kind == CODE_NUMBER || code_close(t, name, '[');
	if (code_open(t, after, '{') && method)
		return true;
	if (!code_op(t, after, S(":")))
		return false;
	uint32_t end = skip_type(t, after + 1);
	if (code_op(t, end, S("=>")))
		return !code_op(t, name, S("?")) && (!code_operand_ends(t, name) || code_word(t, name, S("async")));
	return end > after + 1 && method && before_method(t, b) &&
	       (code_open(t, end, '{') || code_op(t, end, S(";")) || code_at(t, end)->line > code_at(t, end - 1)->line);
}

static void strip_params(struct code_tokens *t, uint32_t i)
{
	if (!is_params(t, i))
		return;
	t->at[i].flags |= CODE_PARAMS;
	strip_members(t, i);
	if (code_op(t, mate(t, i) + 1, S(":")))
		drop_annotation(t, mate(t, i) + 1);
}

static void strip_class(struct code_tokens *t, uint32_t i)
{
	uint32_t at = i + 1;
	if (!is_word(t, at) && !code_open(t, at, '{'))
		return;
	for (unsigned steps = 0; steps < LONGEST_ANGLE && !code_open(t, at, '{'); steps++) {
		if (code_at(t, at)->kind == CODE_CLOSE || code_op(t, at, S(";")) || code_op(t, at, S("=")))
			return;
		if (code_word(t, at, S("implements"))) {
			uint32_t end = at + 1;
			while (is_word(t, end))
				end = skip_primary(t, end), end += code_op(t, end, S(",")) ? 1 : 0;
			drop(t, at, end);
			at = end;
		} else {
			at = is_group(t, at) ? mate(t, at) + 1 : at + 1;
		}
	}
	if (code_open(t, at, '{')) {
		t->at[at].flags |= CODE_BLOCK;
		strip_members(t, at);
	}
}

/* const a: T, let {b}: T; in `const a: A = 1, b: B = 2` the first only */
static void strip_variable(struct code_tokens *t, uint32_t i)
{
	uint32_t at = is_group(t, i + 1) ? mate(t, i + 1) + 1 : i + 2;
	if (code_op(t, at, S("!")) && code_op(t, at + 1, S(":")))
		drop(t, at, at + 1), at++;
	if (code_op(t, at, S(":")))
		drop_annotation(t, at);
}

/* f<T>(x), new A<T>(), class A<T>, <T>(x: T) => x, <T>x */
static void strip_angle(struct code_tokens *t, uint32_t i)
{
	uint32_t end = skip_angle(t, i), b = before(t, i);
	if (end == i)
		return;
	uint8_t next = code_at(t, end)->kind;
	bool fits = code_open(t, end, '(') || code_open(t, end, '{') || next == CODE_TEMPLATE || next == CODE_HEAD ||
	            code_word(t, end, S("extends")) || code_word(t, end, S("implements"));
	if (!code_operand_ends(t, b) || (fits && (is_word(t, b) || code_op(t, b, S("?.")))))
		drop(t, i, end);
}

/* x as T, x satisfies T */
static void strip_as(struct code_tokens *t, uint32_t i)
{
	uint32_t b = before(t, i), end = skip_type(t, i + 1);
	uint8_t kind = code_at(t, b)->kind;
	if (end == i + 1 || (!code_operand_ends(t, b) && kind != CODE_CLOSE) || code_op(t, b, S("*")))
		return;
	drop(t, i, end);
}

/* x! where something goes on with x */
static void strip_bang(struct code_tokens *t, uint32_t i)
{
	static const char *const follow[] = {".", "?.", ",", ";", "[", "+", "||", "&&", "??", "=", "?", ":"};
	uint32_t b = before(t, i);
	uint8_t kind = code_at(t, b)->kind;
	if (!(kind == CODE_WORD && !code_operator_word(t, b) && !controls(t, b)) && kind != CODE_CLOSE)
		return;
	bool fits = code_at(t, i + 1)->kind == CODE_CLOSE || (kind == CODE_WORD && code_open(t, i + 1, '(')) ||
	            code_at(t, i + 1)->line > code_at(t, i)->line;
	for (size_t f = 0; f < sizeof follow / sizeof *follow && !fits; f++)
		fits = code_op(t, i + 1, str_of(follow[f]));
	if (fits)
		drop(t, i, i + 1);
}

/* The names between import or export and from are no values: goes to the last of them. */
static uint32_t skip_clause(struct code_tokens *t, uint32_t i)
{
	if (!starts_statement(t, i) || code_open(t, i + 1, '('))
		return i;
	if (code_word(t, i, S("export")) && !code_open(t, i + 1, '{') && !code_op(t, i + 1, S("*")) &&
	    !(code_word(t, i + 1, S("type")) && code_open(t, i + 2, '{')))
		return i;
	for (uint32_t at = i + 1, steps = 0; steps < 12; steps++) {
		uint8_t kind = code_at(t, at)->kind;
		if (kind == CODE_STRING)
			return at;
		if (kind != CODE_WORD && !code_open(t, at, '{') && !code_op(t, at, S(",")) && !code_op(t, at, S("*")))
			return at - 1;
		if (kind == CODE_OPEN)
			t->at[at].flags |= CODE_USED;
		at = kind == CODE_OPEN ? mate(t, at) + 1 : at + 1;
	}
	return i;
}

static uint32_t strip_word(struct code_tokens *t, uint32_t i)
{
	str word = code_text(t, i);
	if (code_op(t, before(t, i), S(".")) || code_op(t, i + 1, S(":")))
		return i;
	if (str_eq(word, S("interface")) || str_eq(word, S("type")))
		strip_declared_type(t, i);
	else if (str_eq(word, S("const")) || str_eq(word, S("let")) || str_eq(word, S("var")))
		strip_variable(t, i);
	else if (str_eq(word, S("class")))
		strip_class(t, i);
	else if (str_eq(word, S("as")) || str_eq(word, S("satisfies")))
		strip_as(t, i);
	else if (str_eq(word, S("declare")) && is_word(t, i + 1))
		drop(t, i, i + 1);
	else if (str_eq(word, S("import")) || str_eq(word, S("export")))
		return skip_clause(t, i);
	return i;
}

/* What stays moves together. Groups go or stay as a whole, so every mate has a new place. */
void code_compact(struct code_tokens *t)
{
	uint32_t *place = mem_grow(NULL, (t->n + 1) * sizeof *place), n = 0;
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

void code_strip_types(struct code_tokens *t)
{
	for (uint32_t i = 0; i < t->n; i++) {
		if (t->at[i].flags & CODE_DROP)
			continue;
		if (t->at[i].kind == CODE_WORD)
			i = strip_word(t, i);
		else if (code_open(t, i, '('))
			strip_params(t, i);
		else if (code_op(t, i, S("<")))
			strip_angle(t, i);
		else if (code_op(t, i, S("!")))
			strip_bang(t, i);
	}
	code_compact(t);
}
