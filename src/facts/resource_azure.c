/* A reader of expressions that evaluates as it goes. Operators are few and mixed ones are not evaluated: what a
 * template computes from what is not known here is not known anyway. */
#include "resource_azure.h"

#include "base/ascii.h"
#include "query/patterns.h"

enum { DEPTH = 24, LONGEST = 16 << 10 };

const struct node *azure_made(struct azure *x, enum node_kind kind, str text)
{
	return resource_made(x->s, kind, text, x->n);
}

enum truth azure_truth(const struct node *n)
{
	if (!resource_is_text(n))
		return TRUTH_UNKNOWN;
	return str_ieq(n->text, S("true")) ? TRUTH_TRUE : str_ieq(n->text, S("false")) ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

/* ---- words ---- */

static int peek(const struct azure *x) { return x->at < x->e.n ? (unsigned char)x->e.p[x->at] : -1; }

void azure_blanks(struct azure *x)
{
	while (x->at < x->e.n && memchr(" \t\r\n", x->e.p[x->at], 4))
		x->at++;
}

static bool takes(struct azure *x, const char *sign)
{
	azure_blanks(x);
	if (!str_starts(str_sub(x->e, x->at, x->e.n), str_of(sign)))
		return false;
	x->at += strlen(sign);
	return true;
}

static bool is_word(int c) { return c == '_' || (c > 0 && c < 128 && ascii_alnum((char)c)); }

static str azure_word(struct azure *x)
{
	size_t from = x->at;
	while (is_word(peek(x)))
		x->at++;
	return str_sub(x->e, from, x->at);
}

/* ---- parts ---- */

static const struct node *operand(struct azure *x);

static const struct node *nothing_of(struct azure *x)
{
	x->broken = true;
	return NULL;
}

static const struct node *called(struct azure *x, str name)
{
	const struct node *args[AZURE_ARGUMENTS];
	str texts[AZURE_ARGUMENTS];
	size_t n = 0;
	for (x->at++; !takes(x, ")"); takes(x, ",")) {
		size_t from = x->at;
		const struct node *arg = azure_expression(x);
		if (x->broken || x->at == from || n == AZURE_ARGUMENTS)
			return nothing_of(x);
		texts[n] = str_trim(str_sub(x->e, from, x->at));
		args[n++] = arg;
	}
	return azure_call(x, name, args, texts, n);
}

static const struct node *primary(struct azure *x)
{
	azure_blanks(x);
	int c = peek(x);
	if (c == '\'')
		return azure_text(x);
	if (c == '(') {
		x->at++;
		const struct node *inner = azure_expression(x);
		return takes(x, ")") ? inner : nothing_of(x);
	}
	if (c == '!') {
		x->at++;
		enum truth t = azure_truth(operand(x));
		str text = t == TRUTH_TRUE ? S("false") : S("true");
		return t == TRUTH_UNKNOWN ? NULL : azure_made(x, NODE_BOOL, text);
	}
	bool negative = c == '-';
	size_t from = x->at;
	x->at += negative;
	bool digit = peek(x) >= '0' && peek(x) <= '9';
	str word = azure_word(x);
	if (!word.n || (negative && !digit))
		return nothing_of(x);
	if (digit)
		return azure_made(x, NODE_NUMBER, str_sub(x->e, from, x->at));
	if (str_eq(word, S("true")) || str_eq(word, S("false")))
		return azure_made(x, NODE_BOOL, word);
	if (str_eq(word, S("null")))
		return azure_made(x, NODE_NULL, S(""));
	return peek(x) == '(' ? called(x, word) : azure_name(x, word);
}

static const struct node *item(const struct node *n, const struct node *index)
{
	uint64_t i;
	if (!n || !resource_is_text(index))
		return NULL;
	if (n->kind == NODE_OBJECT)
		return node_get(n, index->text);
	if (n->kind != NODE_ARRAY || !str_number(index->text, UINT32_MAX, &i))
		return NULL;
	for (n = n->child; n && i; i--)
		n = n->next;
	return n;
}

/* a.b, a.?b, a['b'], a[0], a::b, a! */
static const struct node *with_members(struct azure *x, const struct node *n)
{
	for (;;) {
		if (takes(x, "[")) {
			const struct node *index = azure_expression(x);
			if (!takes(x, "]"))
				return nothing_of(x);
			n = item(n, index);
		} else if (takes(x, "::") || takes(x, ".?") || (peek(x) == '.' && takes(x, "."))) {
			str word = azure_word(x);
			bool method = peek(x) == '(';
			if (method)
				called(x, S(""));
			n = n && !method && n->kind == NODE_OBJECT ? node_get(n, word) : NULL;
		} else if (peek(x) == '!' && !str_starts(str_sub(x->e, x->at, x->e.n), S("!="))) {
			x->at++;
		} else {
			return n;
		}
		if (n && n->kind == NODE_UNKNOWN)
			n = NULL;
	}
}

static const struct node *operand(struct azure *x)
{
	if (x->depth >= DEPTH || !x->s->of->steps)
		return nothing_of(x);
	x->s->of->steps--;
	x->depth++;
	const struct node *n = primary(x);
	n = x->broken ? NULL : with_members(x, n);
	x->depth--;
	return n;
}

/* ---- operators ---- */

enum operator{ OPERATOR_NONE, OPERATOR_EQUAL, OPERATOR_UNEQUAL, OPERATOR_AND, OPERATOR_OR, OPERATOR_OTHER };

static enum operator next_operator(struct azure *x)
{
	static const struct {
		const char *sign;
		enum operator what;
	} signs[] = {
	        {"==", OPERATOR_EQUAL}, {"!=", OPERATOR_UNEQUAL}, {"&&", OPERATOR_AND},   {"||", OPERATOR_OR},
	        {"=~", OPERATOR_OTHER}, {"!~", OPERATOR_OTHER},   {"??", OPERATOR_OTHER}, {"<=", OPERATOR_OTHER},
	        {">=", OPERATOR_OTHER}, {"<", OPERATOR_OTHER},    {">", OPERATOR_OTHER},  {"+", OPERATOR_OTHER},
	        {"-", OPERATOR_OTHER},  {"*", OPERATOR_OTHER},    {"/", OPERATOR_OTHER},  {"%", OPERATOR_OTHER},
	};
	for (size_t i = 0; x->bicep && i < sizeof signs / sizeof *signs; i++)
		if (takes(x, signs[i].sign))
			return signs[i].what;
	return OPERATOR_NONE;
}

static const struct node *combined(struct azure *x, enum operator o, const struct node *a, const struct node *b)
{
	enum truth left = azure_truth(a), right = azure_truth(b), t = TRUTH_UNKNOWN;
	if (o == OPERATOR_AND)
		t = left < right ? left : right;
	else if (o == OPERATOR_OR)
		t = left > right ? left : right;
	else if (o != OPERATOR_OTHER && resource_is_text(a) && resource_is_text(b))
		t = str_eq(a->text, b->text) == (o == OPERATOR_EQUAL) ? TRUTH_TRUE : TRUTH_FALSE;
	return t == TRUTH_UNKNOWN ? NULL : azure_made(x, NODE_BOOL, t == TRUTH_TRUE ? S("true") : S("false"));
}

/* Operators of one kind from left to right. */
static const struct node *chain(struct azure *x)
{
	const struct node *a = operand(x);
	enum operator first = OPERATOR_NONE;
	bool mixed = false;
	for (enum operator o; !x->broken && (o = next_operator(x)) != OPERATOR_NONE;) {
		mixed = mixed ||
		        (first != OPERATOR_NONE && (o != first || o == OPERATOR_EQUAL || o == OPERATOR_UNEQUAL));
		first = o;
		const struct node *b = operand(x);
		a = mixed ? NULL : combined(x, o, a, b);
	}
	return mixed ? NULL : a;
}

const struct node *azure_expression(struct azure *x)
{
	const struct node *condition = chain(x);
	if (x->broken || !x->bicep || !takes(x, "?"))
		return condition;
	const struct node *yes = x->depth++ < DEPTH ? azure_expression(x) : nothing_of(x);
	const struct node *no = takes(x, ":") ? azure_expression(x) : nothing_of(x);
	x->depth--;
	enum truth t = azure_truth(condition);
	if (t == TRUTH_UNKNOWN)
		return yes && no && resource_same(yes, no) ? yes : NULL;
	return t == TRUTH_TRUE ? yes : no;
}

/* ---- values of a row ---- */

static struct node *alone(struct resource_scope *s, const struct node *found, const struct node *n)
{
	struct node *made = resource_made(s, found->kind, found->text, n);
	made->child = made->kind == found->kind ? found->child : NULL;
	return made;
}

/* {"?:": [condition, yes, no, source]}, as resource_bicep.c writes it. */
static struct node *choice(struct resource_scope *s, const struct node *condition, const struct node *n)
{
	const struct node *yes = condition->next, *no = yes ? yes->next : NULL, *source = no ? no->next : NULL;
	if (!source)
		return resource_made(s, NODE_UNKNOWN, S("..."), n); /* cut */
	struct node *t = resource_walk(s, condition);
	enum truth holds = t ? azure_truth(t) : TRUTH_UNKNOWN;
	if (holds != TRUTH_UNKNOWN)
		return alone(s, resource_walk(s, holds == TRUTH_TRUE ? yes : no), n);
	const struct node *a = resource_walk(s, yes), *b = resource_walk(s, no);
	return resource_same(a, b) ? alone(s, a, n) : resource_made(s, NODE_UNKNOWN, source->text, n);
}

/* In ARM, "[…]"; in Bicep, whatever is no literal. */
struct node *resource_azure_value(struct resource_scope *s, const struct node *n)
{
	bool bicep = str_ends(s->place, S(".bicep")),
	     written = str_starts(n->text, S("[")) && str_ends(n->text, S("]"));
	const struct node *only = n->kind == NODE_OBJECT && n->child && !n->child->next ? n->child : NULL;
	if (only && bicep && only->kind == NODE_ARRAY && only->child && str_eq(only->key, S("?:")))
		return choice(s, only->child, n);
	if (n->kind != NODE_UNKNOWN || n->text.n > LONGEST || (!bicep && !written))
		return NULL;
	struct azure x = {.s = s, .n = n, .e = bicep ? n->text : str_sub(n->text, 1, n->text.n - 1), .bicep = bicep};
	const struct node *value = azure_expression(&x);
	azure_blanks(&x);
	bool known = value && !x.broken && x.at == x.e.n && value->kind != NODE_UNKNOWN;
	struct node *made = resource_made(s, known ? value->kind : NODE_UNKNOWN, known ? value->text : n->text, n);
	made->child = known && made->kind == value->kind ? value->child : NULL;
	return made;
}
