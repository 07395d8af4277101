/* Statements between braces: JavaScript and Go. */
#include "code_flow_int.h"
#include "format/code_value.h"

static uint32_t mate(const struct flow_reader *p, uint32_t i) { return code_at(p->t, i)->mate; }

struct flow *flow_done(struct flow_reader *p, struct flow *value)
{
	if (value->kind == FLOW_SET)
		return value;
	struct flow *n = flow_of(p, FLOW_DO, p->i, value, NULL);
	n->line = value->line;
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
				flow_add(&tail, one->kind == FLOW_SET ? one : flow_done(p, one));
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
		flow_add(&tail, n->kind == FLOW_SET ? n : flow_done(p, n));
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
		return flow_done(p, f);
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
	struct flow *n = flow_done(p, flow_expression(p));
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
} statements[] = {{" if ", flow_choose, 0},
                  {" for ", flow_loop, 0},
                  {" while ", flow_loop, 'j'},
                  {" do ", flow_loop_first, 'j'},
                  {" switch ", flow_choose_case, 0},
                  {" select ", flow_choose_case, 'g'},
                  {" try ", flow_try_all, 'j'},
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
	return flow_done(p, flow_expressions(p));
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
