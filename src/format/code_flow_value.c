/* Operands: names, literals, groups, functions, and what stands behind them: members, calls. */
#include "code_flow_int.h"
#include "format/code_value.h"

/* ---- functions ---- */

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

static str with_type(struct flow_reader *p, uint32_t name, uint32_t from, uint32_t to)
{
	enum { LONGEST = 60 };
	str type = from < to ? str_sub(p->t->bytes, code_at(p->t, from)->from, code_at(p->t, to - 1)->to) : S("");
	str text = code_text(p->t, name);
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

static struct flow *function(struct flow_reader *p)
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

/* ---- literals and groups ---- */

static struct flow *text(struct flow_reader *p)
{
	uint32_t at = p->i;
	const struct code_token *k = code_at(p->t, at);
	bool computed = k->flags & (CODE_FORMAT | CODE_COMPUTED);
	if (k->kind == CODE_HEAD) {
		struct flow *n = flow_node(p, FLOW_JOIN, at), **tail = &n->child;
		uint32_t end = k->mate;
		for (p->i++; p->i < end && !p->more;) {
			uint32_t before = p->i;
			flow_add(&tail, flow_expression(p));
			while (p->i < end && (code_at(p->t, p->i)->kind == CODE_MIDDLE || p->i == before))
				p->i++;
		}
		p->i = end + 1;
		return n;
	}
	str s = code_string(p->t, at, p->arena);
	for (p->i++; p->python && code_at(p->t, p->i)->kind == CODE_STRING; p->i++)
		s = S(" ");
	struct flow *n = flow_node(p, computed ? FLOW_JOIN : s.n ? FLOW_TEXT : FLOW_EMPTY, at);
	n->text = code_flow_shown(s);
	return n;
}

/* a=1 of Python, *a, ...a */
static struct flow *item(struct flow_reader *p)
{
	uint32_t at = p->i;
	if (flow_takes(p, "...") || (p->python && (flow_takes(p, "*") || flow_takes(p, "**"))))
		return flow_of(p, FLOW_UNKNOWN, at, flow_expression(p), NULL);
	if (p->python && code_at(p->t, at)->kind == CODE_WORD && code_op(p->t, at + 1, S("="))) {
		struct flow *n = flow_node(p, FLOW_NAMED, at);
		n->text = code_text(p->t, at);
		p->i += 2;
		n->child = flow_expression(p);
		return n;
	}
	return flow_expression(p);
}

/* Items between the brackets at p->i, appended to n. */
static void items(struct flow_reader *p, struct flow *n, uint32_t open)
{
	struct flow **tail = &n->child;
	uint32_t close = mate(p, open);
	bool header = p->header;
	p->header = false;
	while (*tail)
		tail = &(*tail)->next;
	for (p->i = open + 1; p->i < close && !p->more;) {
		uint32_t end = code_item_end(p->t, p->i, close);
		if (end > p->i)
			flow_add(&tail, item(p));
		if (p->i < end && p->python && n->kind == FLOW_LIST) /* [a for a in b] */
			n->kind = FLOW_UNKNOWN;
		p->i = end + 1;
	}
	p->i = close + 1;
	p->header = header;
}

/* key: value, "key": value, key, ...rest, key(…) {…} */
static struct flow *member(struct flow_reader *p, uint32_t end, bool *others)
{
	uint32_t at = p->i;
	const struct code_tokens *t = p->t;
	struct flow *n = flow_node(p, FLOW_NAMED, at);
	bool string = code_at(t, at)->kind == CODE_STRING;
	n->text = string ? code_flow_shown(code_string(t, at, p->arena)) : code_text(t, at);
	*others = *others || !n->text.n;
	uint32_t name = at;
	while (code_one_of(code_text(t, name), " async get set * ") && name + 1 < end &&
	       !code_op(t, name + 1, S(":")) && !code_open(t, name + 1, '('))
		name++;
	if (code_op(t, at + 1, S(":"))) {
		p->i = at + 2;
		n->child = flow_expression(p);
	} else if (!p->python && !p->go && code_open(t, name + 1, '(') && code_open(t, mate(p, name + 1) + 1, '{')) {
		n->text = code_text(t, name);
		p->i = name + 1;
		n->child = flow_function(p, n->text, code_word(t, at, S("async")), name);
	} else if (!string && at + 1 == end && code_at(t, at)->kind == CODE_WORD) {
		n->child = flow_expression(p);
	} else {
		*others = true;
		n->text = S("...");
		p->i += flow_sign(p, "...") || flow_sign(p, "**");
		n->child = flow_expression(p);
	}
	return n;
}

static struct flow *object(struct flow_reader *p)
{
	uint32_t open = p->i, close = mate(p, open);
	struct flow *n = flow_node(p, FLOW_OBJECT, open), **tail = &n->child;
	bool header = p->header;
	p->header = false;
	for (p->i++; p->i < close && !p->more;) {
		uint32_t end = code_item_end(p->t, p->i, close);
		if (end > p->i && !flow_is_line(p, p->i))
			flow_add(&tail, member(p, end, &n->mark));
		p->i = end + 1;
	}
	p->i = close + 1;
	p->header = header;
	return n;
}

/* ( … ): a value, or several */
static struct flow *group(struct flow_reader *p)
{
	uint32_t open = p->i;
	struct flow *n = flow_node(p, FLOW_LIST, open);
	items(p, n, open);
	return n->kind == FLOW_LIST && n->child && !n->child->next && !code_op(p->t, p->i - 2, S(",")) ? n->child : n;
}

static struct flow *word(struct flow_reader *p)
{
	static const struct {
		const char *words;
		enum flow_kind kind;
	} known[] = {
	        {" true True ", FLOW_TRUE}, {" false False ", FLOW_FALSE}, {" null undefined None nil ", FLOW_NOTHING}};
	uint32_t at = p->i;
	str s = code_text(p->t, at);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (code_one_of(s, known[i].words)) {
			p->i++;
			return flow_node(p, known[i].kind, at);
		}
	if (!p->python && !p->go && code_word(p->t, at, S("class"))) {
		while (!flow_sign(p, "{") && code_at(p->t, p->i)->kind != CODE_NONE &&
		       code_at(p->t, p->i)->kind != CODE_CLOSE)
			p->i = code_next(p->t, p->i);
		p->i = flow_sign(p, "{") ? code_next(p->t, p->i) : p->i;
		return flow_node(p, FLOW_OBJECT, at);
	}
	struct flow *n = flow_node(p, FLOW_NAME, at);
	n->text = s;
	p->i++;
	return n;
}

static struct flow *primary(struct flow_reader *p)
{
	uint32_t at = p->i;
	struct flow *n;
	if (flow_starts_function(p))
		return function(p);
	switch (code_at(p->t, at)->kind) {
	case CODE_WORD:
		return word(p);
	case CODE_STRING:
	case CODE_TEMPLATE:
	case CODE_HEAD:
		return text(p);
	case CODE_NUMBER:
		n = flow_node(p, FLOW_NUMBER, at);
		n->text = code_text(p->t, at);
		p->i++;
		return n;
	case CODE_OPEN:
		if (code_open(p->t, at, '('))
			return group(p);
		if (code_open(p->t, at, '{'))
			return object(p);
		n = flow_node(p, FLOW_LIST, at);
		items(p, n, at);
		return p->go && code_at(p->t, p->i)->kind == CODE_WORD ? flow_operand(p) : n; /* []T{…} */
	case CODE_REGEX:
		p->i++;
		return flow_node(p, FLOW_OBJECT, at);
	case CODE_JSX:
		p->i = code_next(p->t, at);
		return flow_node(p, FLOW_OBJECT, at);
	default:
		return flow_node(p, FLOW_UNKNOWN, at);
	}
}

/* .name, ?.name, .(T) behind n at the dot; NULL: nothing that goes on. */
static struct flow *dotted(struct flow_reader *p, struct flow *n)
{
	uint32_t at = p->i;
	bool may = flow_sign(p, "?.");
	p->i++;
	if (may && (flow_sign(p, "(") || flow_sign(p, "[")))
		return n;
	if (p->go && flow_sign(p, "(")) { /* x.(T) is x */
		p->i = code_next(p->t, p->i);
		return n;
	}
	if (code_at(p->t, p->i)->kind != CODE_WORD)
		return NULL;
	struct flow *m = flow_of(p, FLOW_MEMBER, at, n, NULL);
	m->text = code_text(p->t, p->i++);
	m->mark = may;
	return m;
}

/* T{…} of Go */
static bool opens_value(const struct flow_reader *p, const struct flow *n)
{
	return p->go && (n->kind == FLOW_NAME || n->kind == FLOW_MEMBER || n->kind == FLOW_INDEX) &&
	       code_open(p->t, p->i, '{') && !(code_at(p->t, p->i)->flags & CODE_BLOCK) && !p->header;
}

struct flow *flow_operand(struct flow_reader *p)
{
	uint32_t at = p->i;
	bool made = !p->python && !p->go && code_word(p->t, at, S("new"));
	p->i += made;
	struct flow *n = primary(p), *next = n;
	for (unsigned length = 0; next && length < FLOW_NODES && !p->more; length++) {
		n = next;
		uint8_t kind = code_at(p->t, p->i)->kind;
		uint32_t open = p->i;
		if (code_dot(p->t, p->i) || flow_sign(p, "?.")) {
			next = dotted(p, n);
		} else if (flow_sign(p, "(")) {
			next = flow_of(p, FLOW_CALL, at, n, NULL);
			next->mark = made;
			next->line = code_at(p->t, open)->line;
			made = false;
			items(p, next, open);
		} else if (flow_sign(p, "[") && !(code_at(p->t, open)->line > code_at(p->t, open - 1)->line && p->go)) {
			next = flow_of(p, FLOW_INDEX, at, n, NULL);
			items(p, next, open);
		} else if (opens_value(p, n)) {
			next = object(p);
		} else if (!p->python && !p->go && (kind == CODE_TEMPLATE || kind == CODE_HEAD)) {
			next = flow_of(p, FLOW_CALL, at, n, text(p));
		} else {
			next = NULL;
		}
	}
	if (made) /* new T */
		n = flow_of(p, FLOW_CALL, at, n, NULL), n->mark = true;
	if (flow_sign(p, "++") || flow_sign(p, "--"))
		p->i++;
	return n;
}
