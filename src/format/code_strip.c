/* TypeScript without its types: what is left is JavaScript, so that `clientSecret: string` is never a value. Types are
 * found by where they may stand; a doubtful one stays, and at worst a value becomes UNKNOWN. */
#include "format/code_type.h"

enum { HEADER_LONGEST = 64 }; /* tokens between class and { */

/* Drops ": T" at i. */
static void drop_annotation(struct code_tokens *t, uint32_t i)
{
	uint32_t end = code_skip_type(t, i + 1);
	if (end > i + 1)
		code_drop(t, i, end);
}

static bool starts_statement(const struct code_tokens *t, uint32_t i)
{
	uint32_t b = code_before(t, i);
	uint8_t kind = code_at(t, b)->kind;
	return kind == CODE_NONE || kind == CODE_CLOSE || code_op(t, b, S(";")) || code_open(t, b, '{') ||
	       code_word(t, b, S("export")) || code_word(t, b, S("declare")) || code_word(t, b, S("default")) ||
	       code_at(t, b)->line < code_at(t, i)->line;
}

/* interface A extends B {…} and type A<B> = C */
static void strip_declared_type(struct code_tokens *t, uint32_t i)
{
	if (!code_is_word(t, i + 1) || !starts_statement(t, i))
		return;
	uint32_t at = i + 2;
	if (code_op(t, at, S("<")))
		at = code_skip_angle(t, at);
	if (code_word(t, i, S("type"))) {
		if (code_op(t, at, S("=")))
			code_drop(t, i, code_skip_type(t, at + 1));
		return;
	}
	if (code_word(t, at, S("extends")))
		for (at++; code_is_word(t, at); at += code_op(t, at, S(",")) ? 1 : 0)
			at = code_skip_primary(t, at);
	if (code_open(t, at, '{'))
		code_drop(t, i, code_mate(t, at) + 1);
}

/* Annotations at the top level of a group: parameters, or the fields and methods of a class. */
static void strip_members(struct code_tokens *t, uint32_t open)
{
	unsigned choices = 0;
	for (uint32_t i = open + 1; i < code_mate(t, open); i = code_is_group(t, i) ? code_mate(t, i) + 1 : i + 1) {
		if (t->at[i].flags & CODE_DROP)
			continue;
		if (code_op(t, i, S("?")) || code_op(t, i, S("!"))) {
			bool marks = code_op(t, i + 1, S(":")) || code_op(t, i + 1, S(",")) ||
			             code_op(t, i + 1, S(";")) || code_at(t, i + 1)->kind == CODE_CLOSE;
			if (marks)
				code_drop(t, i, i + 1);
			else if (code_op(t, i, S("?")))
				choices++;
		} else if (code_op(t, i, S(":")) && choices) {
			choices--;
		} else if (code_op(t, i, S(":"))) {
			drop_annotation(t, i);
			while (i + 1 < code_mate(t, open) && t->at[i + 1].flags & CODE_DROP)
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
	bool word = code_word(t, i, S("if")) || code_word(t, i, S("for")) || code_word(t, i, S("while")) ||
	            code_word(t, i, S("switch")) || code_word(t, i, S("with"));
	return word && code_is_word(t, i) && !code_op(t, code_before(t, i), S("."));
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

/* function (, function name(, function *(, function *name( */
static bool behind_function(const struct code_tokens *t, uint32_t i)
{
	uint32_t name = code_before(t, i), b = code_before(t, name);
	return code_word(t, name, S("function")) || code_word(t, b, S("function")) ||
	       (code_op(t, b, S("*")) && code_word(t, code_before(t, b), S("function")));
}

/* What a method may be called: a word, "a text", 1, [computed]. */
static bool names_method(const struct code_tokens *t, uint32_t name)
{
	uint32_t b = code_before(t, name);
	uint8_t kind = code_at(t, name)->kind;
	if (kind == CODE_STRING || kind == CODE_NUMBER || code_close(t, name, '['))
		return true;
	bool is_operator = code_operator_word(t, name) && !(code_word(t, name, S("delete")) && before_method(t, b));
	if (!code_is_word(t, name) || is_operator || controls(t, name))
		return false;
	return !code_op(t, b, S(".")) && !code_op(t, b, S("?.")) && !code_word(t, b, S("new"));
}

/* Does a declaration end with the type that ends at end: by a body, a semicolon or the line? */
static bool ends_declaration(const struct code_tokens *t, uint32_t end)
{
	return code_open(t, end, '{') || code_op(t, end, S(";")) || code_at(t, end)->line > code_at(t, end - 1)->line;
}

/* ( at i: the parameters of a function, a method, an arrow function or catch? What follows the ) says it, with or
 * without the type that it gives in between. */
static bool is_params(const struct code_tokens *t, uint32_t i)
{
	uint32_t name = code_before(t, i), after = code_mate(t, i) + 1;
	if (behind_function(t, i) || code_op(t, after, S("=>")))
		return true;
	bool method = names_method(t, name);
	if (code_open(t, after, '{') && method)
		return true;
	if (!code_op(t, after, S(":")))
		return false;
	uint32_t end = code_skip_type(t, after + 1);
	if (code_op(t, end, S("=>"))) /* a ? (b) : c => d has none */
		return !code_op(t, name, S("?")) && (!code_operand_ends(t, name) || code_word(t, name, S("async")));
	return end > after + 1 && method && before_method(t, code_before(t, name)) && ends_declaration(t, end);
}

static void strip_params(struct code_tokens *t, uint32_t i)
{
	if (!is_params(t, i))
		return;
	t->at[i].flags |= CODE_PARAMS;
	strip_members(t, i);
	if (code_op(t, code_mate(t, i) + 1, S(":")))
		drop_annotation(t, code_mate(t, i) + 1);
}

static void strip_class(struct code_tokens *t, uint32_t i)
{
	uint32_t at = i + 1;
	if (!code_is_word(t, at) && !code_open(t, at, '{'))
		return;
	for (unsigned steps = 0; steps < HEADER_LONGEST && !code_open(t, at, '{'); steps++) {
		if (code_at(t, at)->kind == CODE_CLOSE || code_op(t, at, S(";")) || code_op(t, at, S("=")))
			return;
		if (code_word(t, at, S("implements"))) {
			uint32_t end = at + 1;
			while (code_is_word(t, end))
				end = code_skip_primary(t, end), end += code_op(t, end, S(",")) ? 1 : 0;
			code_drop(t, at, end);
			at = end;
		} else {
			at = code_is_group(t, at) ? code_mate(t, at) + 1 : at + 1;
		}
	}
	if (code_open(t, at, '{')) {
		t->at[at].flags |= CODE_BLOCK;
		strip_members(t, at);
	}
}

/* The annotation of what is declared at i, a name or a pattern; gives what stands behind it. */
static uint32_t strip_declared(struct code_tokens *t, uint32_t i)
{
	uint32_t at = code_is_group(t, i) ? code_mate(t, i) + 1 : i + 1;
	if (code_op(t, at, S("!")) && code_op(t, at + 1, S(":")))
		code_drop(t, at, at + 1), at++;
	if (!code_op(t, at, S(":")))
		return at;
	uint32_t end = code_skip_type(t, at + 1);
	drop_annotation(t, at);
	return end > at ? end : at + 1;
}

/* const a: A = 1, {b}: B = f(), c: C */
static void strip_variables(struct code_tokens *t, uint32_t i)
{
	enum { LONGEST = 256 }; /* tokens that a declaration has outside of brackets */
	uint32_t at = strip_declared(t, i + 1), last = at - 1;
	for (unsigned n = 0; n < LONGEST && at < t->n; n++) {
		const struct code_token *k = code_at(t, at), *before = code_at(t, last);
		bool line = k->line > before->line && k->kind == CODE_WORD && before->kind != CODE_OP;
		if (k->kind == CODE_CLOSE || code_op(t, at, S(";")) || line)
			return;
		uint32_t name = at + 1, after = code_is_group(t, name) ? code_mate(t, name) + 1 : name + 1;
		bool more = code_op(t, at, S(",")) && (code_is_word(t, name) || code_is_group(t, name)) &&
		            (code_op(t, after, S(":")) || code_op(t, after, S("!")));
		last = at;
		at = more ? strip_declared(t, name) : code_is_group(t, at) ? code_mate(t, at) + 1 : at + 1;
	}
}

/* f<T>(x), new A<T>(), class A<T>, <T>(x: T) => x, <T>x */
static void strip_angle(struct code_tokens *t, uint32_t i)
{
	uint32_t end = code_skip_angle(t, i), b = code_before(t, i);
	if (end == i)
		return;
	uint8_t next = code_at(t, end)->kind;
	bool fits = code_open(t, end, '(') || code_open(t, end, '{') || next == CODE_TEMPLATE || next == CODE_HEAD ||
	            code_word(t, end, S("extends")) || code_word(t, end, S("implements"));
	if (!code_operand_ends(t, b) || (fits && (code_is_word(t, b) || code_op(t, b, S("?.")))))
		code_drop(t, i, end);
}

/* x as T, x satisfies T */
static void strip_as(struct code_tokens *t, uint32_t i)
{
	uint32_t b = code_before(t, i), end = code_skip_type(t, i + 1);
	uint8_t kind = code_at(t, b)->kind;
	if (end == i + 1 || (!code_operand_ends(t, b) && kind != CODE_CLOSE) || code_op(t, b, S("*")))
		return;
	code_drop(t, i, end);
}

/* x! where something goes on with x */
static void strip_bang(struct code_tokens *t, uint32_t i)
{
	static const char *const follow[] = {".", "?.", ",", ";", "[", "+", "||", "&&", "??", "=", "?", ":"};
	uint32_t b = code_before(t, i);
	uint8_t kind = code_at(t, b)->kind;
	if (!(kind == CODE_WORD && !code_operator_word(t, b) && !controls(t, b)) && kind != CODE_CLOSE)
		return;
	bool fits = code_at(t, i + 1)->kind == CODE_CLOSE || (kind == CODE_WORD && code_open(t, i + 1, '(')) ||
	            code_at(t, i + 1)->line > code_at(t, i)->line;
	for (size_t f = 0; f < sizeof follow / sizeof *follow && !fits; f++)
		fits = code_op(t, i + 1, str_of(follow[f]));
	if (fits)
		code_drop(t, i, i + 1);
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
		at = kind == CODE_OPEN ? code_mate(t, at) + 1 : at + 1;
	}
	return i;
}

static uint32_t strip_word(struct code_tokens *t, uint32_t i)
{
	str word = code_text(t, i);
	if (code_op(t, code_before(t, i), S(".")) || code_op(t, i + 1, S(":")))
		return i;
	if (str_eq(word, S("interface")) || str_eq(word, S("type")))
		strip_declared_type(t, i);
	else if (str_eq(word, S("const")) || str_eq(word, S("let")) || str_eq(word, S("var")))
		strip_variables(t, i);
	else if (str_eq(word, S("class")))
		strip_class(t, i);
	else if (str_eq(word, S("as")) || str_eq(word, S("satisfies")))
		strip_as(t, i);
	else if (str_eq(word, S("declare")) && code_is_word(t, i + 1))
		code_drop(t, i, i + 1);
	else if (str_eq(word, S("import")) || str_eq(word, S("export")))
		return skip_clause(t, i);
	return i;
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
