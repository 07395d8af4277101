/* Operands: names, literals, groups, and what stands behind them: members, calls. */
#include "code_flow_int.h"
#include "format/code_value.h"

static uint32_t mate(const struct flow_reader *p, uint32_t i) { return code_at(p->t, i)->mate; }

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
	if (!p->python && !p->go && n->child && n->child->next)
		n->kind = FLOW_LAST;
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
			struct flow *it = flow_node(p, known[i].kind, at);
			it->text = str_eq(s, S("undefined")) ? s : S("");
			p->i++;
			return it;
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
		return flow_any_function(p);
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
