/* Statements between braces: JavaScript and Go. */
#include "code_flow_int.h"
#include "format/code_value.h"

static uint32_t mate(const struct flow_reader *p, uint32_t i) { return code_at(p->t, i)->mate; }

/* ( … ) of a header: its value. */
static struct flow *bracketed(struct flow_reader *p)
{
	uint32_t at = p->i, close = mate(p, at);
	if (!flow_sign(p, "("))
		return flow_node(p, FLOW_UNKNOWN, at);
	p->i++;
	struct flow *n = flow_expression(p);
	if (p->i != close)
		n = flow_node(p, FLOW_UNKNOWN, at);
	p->i = close + 1;
	return n;
}

/* A block of what was read already: a statement in front of others. */
static struct flow *in_front(struct flow_reader *p, struct flow *first, struct flow *rest)
{
	struct flow *block = flow_of(p, FLOW_BLOCK, p->i, first, rest);
	block->mark = true;
	return block;
}

static struct flow *done(struct flow_reader *p, struct flow *value)
{
	if (value->kind == FLOW_SET)
		return value;
	struct flow *n = flow_of(p, FLOW_DO, p->i, value, NULL);
	n->line = value->line;
	return n;
}

/* ---- choices ---- */

/* The condition of `if`; of Go, with a statement in front of it, which is set to *first. */
static struct flow *condition(struct flow_reader *p, struct flow **first)
{
	*first = NULL;
	if (!p->go)
		return bracketed(p);
	p->header = true;
	struct flow *n = flow_expressions(p);
	if (flow_takes(p, ";")) {
		*first = done(p, n);
		n = flow_expression(p);
	}
	p->header = false;
	return n;
}

/* if … else if … else …: a list of choices, each in the one before. */
static struct flow *choose(struct flow_reader *p)
{
	struct flow *whole = NULL, **slot = &whole;
	unsigned depth = p->depth;
	for (;;) {
		uint32_t at = p->i++;
		struct flow *first, *c = condition(p, &first), *n = flow_of(p, FLOW_IF, at, c, flow_block(p));
		*slot = first ? in_front(p, first, n) : n;
		slot = &c->next->next;
		if (flow_is_line(p, p->i) && code_word(p->t, p->i + 1, S("else")))
			p->i++;
		if (!flow_takes(p, "else"))
			break;
		if (!flow_word(p, "if")) {
			*slot = flow_block(p);
			break;
		}
		if (!flow_enter(p)) {
			*slot = flow_of(p, FLOW_BLOCK, at, flow_node(p, FLOW_OTHER, at), NULL);
			break;
		}
	}
	p->depth = depth;
	return whole;
}

/* case a, b: …, default: … up to end */
static struct flow *cases(struct flow_reader *p, uint32_t end)
{
	struct flow *first = NULL, **tail = &first;
	while (p->i < end && !p->more) {
		uint32_t at = p->i, colon = at, to;
		bool fallback = flow_word(p, "default");
		if (!fallback && !flow_word(p, "case")) {
			p->i = code_next(p->t, p->i);
			continue;
		}
		struct flow *one = flow_node(p, FLOW_CATCH, at), **values = &one->child;
		one->mark = fallback;
		p->i++;
		if (!fallback)
			flow_add(&values, flow_expressions(p));
		for (colon = p->i; colon < end && !code_op(p->t, colon, S(":"));)
			colon = code_next(p->t, colon);
		for (to = colon; to < end && !(to > colon &&
		                               (code_word(p->t, to, S("case")) || code_word(p->t, to, S("default"))) &&
		                               !code_dot(p->t, to - 1));)
			to = code_next(p->t, to);
		p->i = colon + 1;
		flow_add(&values, flow_statements(p, to));
		p->i = to;
		flow_add(&tail, one);
	}
	return first;
}

static struct flow *choose_case(struct flow_reader *p)
{
	uint32_t at = p->i++;
	struct flow *n = flow_node(p, FLOW_SWITCH, at), *value = NULL, *first = NULL;
	bool select = code_word(p->t, at, S("select"));
	if (!flow_sign(p, "{") && !select)
		value = condition(p, &first);
	n->child = value ? value : flow_node(p, FLOW_TRUE, at);
	if (!flow_sign(p, "{"))
		return flow_node(p, FLOW_OTHER, at);
	uint32_t open = p->i;
	p->i++;
	n->child->next = cases(p, mate(p, open));
	p->i = mate(p, open) + 1;
	return first ? in_front(p, first, n) : n;
}

/* ---- loops and tries ---- */

/* { of a block; behind i++ nothing else can stand */
static bool opens_body(const struct flow_reader *p, uint32_t i)
{
	return code_open(p->t, i, '{') &&
	       (code_at(p->t, i)->flags & CODE_BLOCK || code_op(p->t, i - 1, S("++")) || code_op(p->t, i - 1, S("--")));
}

/* for (…) …, for … {…}: what its head says is one statement, the body may be run or not. */
static struct flow *loop(struct flow_reader *p)
{
	uint32_t at = p->i++, to;
	struct flow *n = flow_node(p, FLOW_LOOP, at), *value = flow_node(p, FLOW_UNKNOWN, at);
	flow_takes(p, "await");
	if (!p->go && flow_sign(p, "(")) {
		uint32_t head = p->i;
		p->i = head + 1;
		if (code_one_of(code_text(p->t, p->i), " const let var "))
			p->i++;
		if (code_word(p->t, at, S("while")))
			value = flow_expression(p);
		to = mate(p, head) + 1;
	} else {
		for (to = p->i; !opens_body(p, to) && code_at(p->t, to)->kind != CODE_CLOSE &&
		                code_at(p->t, to)->kind != CODE_NONE;)
			to = code_next(p->t, to);
	}
	p->i = to;
	struct flow *body = flow_block(p);
	n->child = in_front(p, done(p, value), body);
	return n;
}

static struct flow *loop_first(struct flow_reader *p) /* do … while (…) */
{
	uint32_t at = p->i++;
	struct flow *n = flow_of(p, FLOW_LOOP, at, flow_block(p), NULL);
	n->mark = true;
	if (flow_takes(p, "while"))
		bracketed(p);
	return n;
}

static struct flow *try_all(struct flow_reader *p)
{
	uint32_t at = p->i++;
	struct flow *n = flow_node(p, FLOW_TRY, at), **tail = &n->child;
	flow_add(&tail, flow_block(p));
	if (flow_word(p, "catch")) {
		struct flow *c = flow_node(p, FLOW_CATCH, p->i++), **in = &c->child;
		c->mark = true;
		if (flow_sign(p, "(")) {
			struct flow *name = flow_node(p, FLOW_NAME, p->i + 1);
			name->text = code_text(p->t, p->i + 1);
			flow_add(&in, name);
			p->i = mate(p, p->i) + 1;
		}
		flow_add(&in, flow_block(p));
		flow_add(&tail, c);
	}
	if (flow_takes(p, "finally"))
		flow_add(&tail, flow_block(p));
	return n;
}

/* ---- single statements ---- */

/* const a = 1, {b} = c; var x = 1 of Go */
static struct flow *declare(struct flow_reader *p)
{
	struct flow *first = NULL, **tail = &first;
	uint32_t at = p->i;
	bool var = flow_word(p, "var") && !p->go;
	if (p->go && code_open(p->t, at + 1, '(')) {
		p->i = code_next(p->t, at + 1);
		return flow_node(p, FLOW_OTHER, at);
	}
	do {
		p->i++;
		struct flow *n = flow_expressions(p);
		if (n->kind == FLOW_LIST && !p->go) { /* a = 1, b = 2 */
			for (struct flow *one = n->child, *next; one; one = next) {
				next = one->next;
				one->next = NULL;
				if (one->kind == FLOW_NAME)
					one = flow_of(p, FLOW_SET, at, one, flow_node(p, FLOW_NOTHING, at));
				one->mark = one->kind == FLOW_SET && !var;
				flow_add(&tail, one->kind == FLOW_SET ? one : done(p, one));
			}
			continue;
		}
		if (n->kind == FLOW_NAME) { /* let a; */
			n = flow_of(p, FLOW_SET, at, n, flow_node(p, FLOW_NOTHING, at));
			while (p->go && !flow_is_line(p, p->i) && code_at(p->t, p->i)->kind != CODE_CLOSE)
				p->i = code_next(p->t, p->i); /* its type: what it is worth then is not known */
			if (p->go)
				n->child->next->kind = FLOW_UNKNOWN;
		}
		n->mark = n->kind == FLOW_SET && !var;
		flow_add(&tail, n->kind == FLOW_SET ? n : done(p, n));
	} while (flow_sign(p, ",") && !p->more);
	return first && first->next ? flow_of(p, FLOW_BLOCK, at, first, first->next) : first;
}

/* return a; throw a: on the same line, or nothing */
static struct flow *leave(struct flow_reader *p, enum flow_kind kind)
{
	uint32_t at = p->i++;
	struct flow *n = flow_node(p, kind, at);
	uint8_t next = code_at(p->t, p->i)->kind;
	bool none = flow_is_line(p, p->i) || flow_sign(p, ";") || next == CODE_CLOSE ||
	            code_at(p->t, p->i)->line > code_at(p->t, at)->line;
	if (!none)
		n->child = flow_expressions(p);
	return n;
}

/* function f(…) {…}: a name of its block */
static struct flow *named_function(struct flow_reader *p)
{
	uint32_t at = p->i;
	struct flow *f = flow_expression(p), *name = flow_node(p, FLOW_NAME, at);
	name->text = f->text;
	if (f->kind != FLOW_FUNCTION || !f->text.n)
		return done(p, f);
	struct flow *n = flow_of(p, FLOW_SET, at, name, f);
	n->mark = true;
	return n;
}

static struct flow *jump(struct flow_reader *p)
{
	struct flow *n = flow_node(p, FLOW_JUMP, p->i++);
	if (code_at(p->t, p->i)->kind == CODE_WORD && code_at(p->t, p->i)->line == code_at(p->t, p->i - 1)->line &&
	    !flow_is_line(p, p->i))
		p->i++; /* a label */
	return n;
}

static struct flow *put_off(struct flow_reader *p) /* defer f(), go f() */
{
	p->i++;
	struct flow *n = done(p, flow_expression(p));
	n->mark = true;
	return n;
}

static struct flow *throw(struct flow_reader * p) { return leave(p, FLOW_THROW); }
static struct flow *give_back(struct flow_reader *p) { return leave(p, FLOW_RETURN); }
static struct flow *unread(struct flow_reader *p)
{
	uint32_t at = p->i, end = code_expression_end(p->t, at + 1);
	p->i = end > at ? end : at + 1;
	return flow_node(p, FLOW_OTHER, at);
}

static const struct {
	const char *words;
	struct flow *(*read)(struct flow_reader *p);
	char language; /* j, g; 0: both */
} statements[] = {{" if ", choose, 0},
                  {" for ", loop, 0},
                  {" while ", loop, 'j'},
                  {" do ", loop_first, 'j'},
                  {" switch ", choose_case, 0},
                  {" select ", choose_case, 'g'},
                  {" try ", try_all, 'j'},
                  {" return ", give_back, 0},
                  {" throw ", throw, 'j'},
                  {" const let var ", declare, 0},
                  {" function async ", named_function, 'j'},
                  {" break continue goto fallthrough ", jump, 0},
                  {" defer go ", put_off, 'g'},
                  {" with import export debugger ", unread, 'j'}};

static struct flow *simple(struct flow_reader *p)
{
	uint32_t at = p->i;
	str word = code_at(p->t, at)->kind == CODE_WORD ? code_text(p->t, at) : S("");
	bool member = code_dot(p->t, at + 1) || code_op(p->t, at + 1, S("=")) || code_op(p->t, at + 1, S(":"));
	for (size_t i = 0; word.n && !member && i < sizeof statements / sizeof *statements; i++)
		if (code_one_of(word, statements[i].words) &&
		    (!statements[i].language || (statements[i].language == 'g') == p->go))
			return statements[i].read(p);
	if (word.n && code_op(p->t, at + 1, S(":")) && !code_op(p->t, at + 1, S(":="))) { /* a label */
		p->i += 2;
		return flow_node(p, FLOW_BLOCK, at);
	}
	return done(p, flow_expressions(p));
}

struct flow *flow_statements(struct flow_reader *p, uint32_t end)
{
	struct flow *block = flow_node(p, FLOW_BLOCK, p->i), **tail = &block->child;
	block->mark = true;
	while (p->i < end && !p->more) {
		uint32_t at = p->i;
		if (flow_is_line(p, at) || flow_sign(p, ";")) {
			p->i++;
			continue;
		}
		flow_add(&tail, flow_sign(p, "{") ? flow_block(p) : simple(p));
		while (*tail)
			tail = &(*tail)->next; /* declare() may give several */
		if (p->i == at) {              /* nothing that is understood */
			p->i = code_next(p->t, at);
			flow_add(&tail, flow_node(p, FLOW_OTHER, at));
		}
	}
	if (p->more)
		flow_add(&tail, flow_node(p, FLOW_OTHER, p->i));
	p->i = end;
	return block;
}

struct flow *flow_block(struct flow_reader *p)
{
	uint32_t at = p->i;
	struct flow *block;
	bool braces = flow_sign(p, "{"), header = p->header;
	p->header = false;
	if (!flow_enter(p)) {
		block = flow_of(p, FLOW_BLOCK, at, flow_node(p, FLOW_OTHER, at), NULL);
		p->i = braces ? code_next(p->t, at) : code_expression_end(p->t, at);
	} else if (braces) {
		p->i++;
		block = flow_statements(p, mate(p, at));
		p->i = mate(p, at) + 1;
	} else {
		block = flow_of(p, FLOW_BLOCK, at, flow_sign(p, ";") ? NULL : simple(p), NULL);
		block->mark = true;
		flow_takes(p, ";");
	}
	flow_leave(p);
	p->header = header;
	return block;
}
