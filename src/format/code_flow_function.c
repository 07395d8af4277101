/* Functions in a tree of statements: their parameters and bodies. */
#include "code_flow_int.h"
#include "format/code_value.h"

static uint32_t mate(const struct flow_reader *p, uint32_t i) { return code_at(p->t, i)->mate; }

bool flow_starts_function(const struct flow_reader *p)
{
	const struct code_tokens *t = p->t;
	uint32_t i = p->i;
	if (p->python || p->go)
		return flow_word(p, p->go ? "func" : "lambda");
	if (code_word(t, i, S("async")) && !code_op(t, i + 1, S("=>")))
		i++;
	if (code_word(t, i, S("function")))
		return true;
	if (code_open(t, i, '('))
		return code_op(t, mate(p, i) + 1, S("=>"));
	return code_at(t, i)->kind == CODE_WORD && code_op(t, i + 1, S("=>"));
}

/* Annotated[str, Header(alias="X-Key")] without what stands between quotes. */
static str without_texts(struct flow_reader *p, str type)
{
	char *out = arena_array(p->arena, char, type.n + 1), quote = 0;
	size_t n = 0;
	for (size_t i = 0; i < type.n; i++) {
		char c = type.p[i];
		bool edge = quote ? c == quote : c == '"' || c == '\'';
		if (edge)
			quote = quote ? 0 : c;
		else if (!quote)
			out[n++] = c;
	}
	return str_at(out, n);
}

static str with_type(struct flow_reader *p, uint32_t name, uint32_t from, uint32_t to)
{
	enum { LONGEST = 100 };
	str type = from < to ? str_sub(p->t->bytes, code_at(p->t, from)->from, code_at(p->t, to - 1)->to) : S("");
	str text = code_text(p->t, name);
	if (p->python && str_starts(type, S("Annotated[")) && type.n < (size_t)4 * LONGEST)
		type = without_texts(p, type);
	for (size_t i = 0; i < type.n; i++)
		if (type.p[i] == '"' || type.p[i] == '\'' || type.p[i] == '`')
			return text; /* it says more than a type */
	return type.n && type.n < LONGEST ? arena_printf(p->arena, "%.*s^%.*s", STR_ARG(text), STR_ARG(str_trim(type)))
	                                  : text;
}

/* a: T = value of Python, a T of Go; [from, to) */
static struct flow *typed_param(struct flow_reader *p, uint32_t from, uint32_t to)
{
	while (from < to && code_at(p->t, from)->kind != CODE_WORD)
		from++; /* *args */
	struct flow *name = flow_node(p, FLOW_NAME, from);
	uint32_t sign = from;
	while (sign < to && !code_op(p->t, sign, S("=")))
		sign = code_next(p->t, sign);
	name->text = with_type(p, from, from + 1 + code_op(p->t, from + 1, S(":")), sign);
	if (sign + 1 >= to)
		return name;
	p->i = sign + 1;
	return flow_of(p, FLOW_SET, from, name, flow_expression(p));
}

static struct flow *pattern(struct flow_reader *p);

/* {a, b: c, d = 1, ...e}; [a, b] */
static struct flow *pattern_group(struct flow_reader *p, bool object)
{
	uint32_t open = p->i, close = mate(p, open);
	struct flow *n = flow_node(p, object ? FLOW_OBJECT : FLOW_LIST, open), **tail = &n->child;
	for (p->i++; p->i < close && !p->more;) {
		uint32_t at = p->i, end = code_item_end(p->t, at, close);
		str key = code_text(p->t, at);
		if (code_at(p->t, at)->kind == CODE_STRING)
			key = code_flow_shown(code_string(p->t, at, p->arena));
		if (object && !flow_sign(p, "...")) {
			struct flow *member = flow_node(p, FLOW_NAMED, at);
			member->text = key;
			p->i += code_op(p->t, at + 1, S(":")) ? 2 : 0;
			member->child = pattern(p);
			flow_add(&tail, member);
		} else if (!flow_sign(p, "...")) {
			flow_add(&tail, pattern(p));
		}
		p->i = end + 1;
	}
	p->i = close + 1;
	return n;
}

/* What a value is taken apart into: at p->i, with a default behind it. */
static struct flow *pattern(struct flow_reader *p)
{
	uint32_t at = p->i;
	struct flow *n;
	if (!flow_enter(p)) {
		n = flow_node(p, FLOW_UNKNOWN, at);
		p->i = code_next(p->t, at);
	} else if (flow_sign(p, "{") || flow_sign(p, "[")) {
		n = pattern_group(p, flow_sign(p, "{"));
	} else {
		n = flow_node(p, FLOW_NAME, at);
		n->text = code_text(p->t, at);
		p->i = code_next(p->t, at);
	}
	flow_leave(p);
	if (flow_takes(p, "="))
		n = flow_of(p, FLOW_SET, at, n, flow_expression(p));
	return n;
}

/* The parameters between the brackets at p->i. */
static struct flow *params(struct flow_reader *p)
{
	uint32_t open = p->i, close = mate(p, open), end;
	struct flow *list = flow_node(p, FLOW_LIST, open), **tail = &list->child;
	for (uint32_t i = open + 1; i < close && !p->more; i = end + 1) {
		end = code_item_end(p->t, i, close);
		if (p->python || p->go) {
			flow_add(&tail, typed_param(p, i, end));
			continue;
		}
		p->i = i;
		while (flow_sign(p, "@") && p->i + 1 < end) { /* decorators of Nest */
			p->i += 2;
			p->i += code_open(p->t, p->i, '(') ? mate(p, p->i) + 1 - p->i : 0;
		}
		while (p->i + 1 < end && code_at(p->t, p->i)->kind == CODE_WORD &&
		       code_one_of(code_text(p->t, p->i), " private public protected readonly "))
			p->i++;
		flow_takes(p, "...");
		flow_add(&tail, pattern(p));
	}
	p->i = close + 1;
	return list;
}

/* Its body is a value, and what it gives. */
static struct flow *value_body(struct flow_reader *p)
{
	uint32_t at = p->i;
	struct flow *body = flow_node(p, FLOW_BLOCK, at);
	body->child = flow_of(p, FLOW_RETURN, at, flow_expression(p), NULL);
	return body;
}

struct flow *flow_function(struct flow_reader *p, str name, bool async, uint32_t at)
{
	struct flow *f = flow_node(p, FLOW_FUNCTION, at), *list;
	bool header = p->header;
	p->header = false;
	f->text = name;
	f->mark = async;
	if (code_open(p->t, p->i, '(')) {
		list = params(p);
	} else {
		list = flow_node(p, FLOW_LIST, p->i);
		list->child = pattern(p);
	}
	if (p->go) /* what it gives */
		while (!flow_is_line(p, p->i) && code_at(p->t, p->i)->kind != CODE_CLOSE &&
		       !(code_open(p->t, p->i, '{') && code_at(p->t, p->i)->flags & CODE_BLOCK))
			p->i = code_next(p->t, p->i);
	bool arrow = flow_takes(p, "=>");
	f->child = list;
	if (!flow_enter(p) || (!arrow && !code_open(p->t, p->i, '{'))) {
		list->next = flow_of(p, FLOW_BLOCK, at, flow_node(p, FLOW_OTHER, at), NULL);
		p->i = code_open(p->t, p->i, '{') ? code_next(p->t, p->i) : p->i;
	} else {
		list->next = code_open(p->t, p->i, '{') ? flow_block(p) : value_body(p);
	}
	flow_leave(p);
	p->header = header;
	return f;
}

struct flow *flow_any_function(struct flow_reader *p)
{
	uint32_t at = p->i;
	str name = S("");
	if (p->python) { /* lambda a, b: value */
		struct flow *f = flow_node(p, FLOW_FUNCTION, at), *list = flow_node(p, FLOW_LIST, at);
		struct flow **tail = &list->child;
		for (p->i++; !flow_sign(p, ":") && !flow_is_line(p, p->i); p->i = code_next(p->t, p->i))
			if (code_at(p->t, p->i)->kind == CODE_WORD && !code_op(p->t, p->i - 1, S("="))) {
				struct flow *n = flow_node(p, FLOW_NAME, p->i);
				n->text = code_text(p->t, p->i);
				flow_add(&tail, n);
			}
		flow_takes(p, ":");
		f->child = list;
		list->next = value_body(p);
		return f;
	}
	bool async = flow_word(p, "async") && !code_op(p->t, p->i + 1, S("=>"));
	p->i += async;
	if (flow_takes(p, p->go ? "func" : "function")) {
		flow_takes(p, "*");
		if (code_at(p->t, p->i)->kind == CODE_WORD)
			name = code_text(p->t, p->i++);
		if (!code_open(p->t, p->i, '('))
			return flow_node(p, FLOW_UNKNOWN, at);
	}
	return flow_function(p, name, async, at);
}
