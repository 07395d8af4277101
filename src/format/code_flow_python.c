/* Statements of Python: a block is what stands further to the right. */
#include "code_flow_int.h"
#include "format/code_value.h"

static void to_line_end(struct flow_reader *p)
{
	while (!flow_is_line(p, p->i) && !flow_sign(p, ";"))
		p->i = code_next(p->t, p->i);
}

/* Goes to the : of a head. */
void flow_to_colon(struct flow_reader *p)
{
	while (!flow_is_line(p, p->i) && !flow_sign(p, ":"))
		p->i = code_next(p->t, p->i);
}

void flow_skip_lines(struct flow_reader *p)
{
	while (p->i < p->t->n && flow_is_line(p, p->i))
		p->i++;
}

struct flow *flow_def(struct flow_reader *p)
{
	uint32_t at = p->i;
	unsigned column = code_at(p->t, at)->col;
	bool async = flow_takes(p, "async");
	p->i++;
	str name = code_text(p->t, p->i++);
	if (!flow_sign(p, "["))
		(void)0;
	else
		p->i = code_next(p->t, p->i);
	if (!flow_sign(p, "("))
		return flow_node(p, FLOW_OTHER, at);
	struct flow *f = flow_function(p, name, async, at);
	flow_to_colon(p);
	f->child->next = flow_suite(p, column);
	return f;
}

static struct flow *def(struct flow_reader *p, unsigned column)
{
	uint32_t at = p->i;
	struct flow *f = flow_def(p);
	(void)column;
	if (f->kind != FLOW_FUNCTION)
		return f;
	struct flow *name = flow_node(p, FLOW_NAME, at);
	name->text = f->text;
	return flow_of(p, FLOW_SET, at, name, f);
}

static struct flow *leave(struct flow_reader *p, unsigned column)
{
	uint32_t at = p->i++;
	bool raises = code_word(p->t, at, S("raise"));
	struct flow *n = flow_node(p, raises ? FLOW_THROW : FLOW_RETURN, at);
	(void)column;
	if (!flow_is_line(p, p->i) && !flow_sign(p, ";"))
		n->child = flow_expressions(p);
	to_line_end(p); /* raise a from b */
	return n;
}

static struct flow *jump(struct flow_reader *p, unsigned column)
{
	(void)column;
	return flow_node(p, FLOW_JUMP, p->i++);
}

static struct flow *nothing(struct flow_reader *p, unsigned column)
{
	struct flow *n = flow_node(p, FLOW_BLOCK, p->i);
	(void)column;
	to_line_end(p);
	return n;
}

/* class A: …, @mark */
static struct flow *unread(struct flow_reader *p, unsigned column)
{
	struct flow *n = flow_node(p, FLOW_OTHER, p->i);
	if (flow_sign(p, "@")) {
		n->kind = FLOW_BLOCK;
		to_line_end(p);
		return n;
	}
	flow_to_colon(p);
	flow_suite(p, column);
	return n;
}

static struct flow *assertion(struct flow_reader *p, unsigned column) /* may be turned off */
{
	uint32_t at = p->i++;
	(void)column;
	struct flow *n = flow_done(p, flow_expression(p));
	to_line_end(p);
	n->line = code_at(p->t, at)->line;
	return n;
}

static const struct {
	const char *words;
	struct flow *(*read)(struct flow_reader *p, unsigned column);
} statements[] = {{" if ", flow_python_choose},
                  {" for while ", flow_python_loop},
                  {" try ", flow_python_try_all},
                  {" with ", flow_python_with},
                  {" return raise ", leave},
                  {" break continue ", jump},
                  {" def ", def},
                  {" pass global nonlocal import from del ", nothing},
                  {" class ", unread},
                  {" assert ", assertion}};

static struct flow *simple(struct flow_reader *p)
{
	uint32_t at = p->i, word = at;
	unsigned column = code_at(p->t, at)->col;
	if (flow_sign(p, "@"))
		return unread(p, column);
	if (flow_word(p, "async") && !code_word(p->t, at + 1, S("def")))
		word = ++p->i; /* for, with */
	str text = code_at(p->t, word)->kind == CODE_WORD ? code_text(p->t, word) : S("");
	if (str_eq(text, S("async")))
		return def(p, column);
	for (size_t i = 0; text.n && i < sizeof statements / sizeof *statements; i++)
		if (code_one_of(text, statements[i].words))
			return statements[i].read(p, column);
	bool soft = code_at(p->t, at + 1)->kind == CODE_WORD || code_at(p->t, at + 1)->kind == CODE_STRING ||
	            code_open(p->t, at + 1, '(') || code_open(p->t, at + 1, '[') || code_open(p->t, at + 1, '{');
	if (soft && flow_word(p, "case"))
		return flow_python_case_of(p, column);
	if (soft && flow_word(p, "match")) {
		flow_to_colon(p);
		bool head = flow_sign(p, ":") && flow_is_line(p, p->i + 1);
		p->i = at;
		if (head)
			return flow_python_match(p, column);
	}
	if (code_op(p->t, at + 1, S(":")) && code_at(p->t, at)->kind == CODE_WORD) { /* name: type = value */
		struct flow *name = flow_node(p, FLOW_NAME, at);
		name->text = code_text(p->t, at);
		while (!flow_is_line(p, p->i) && !flow_sign(p, "="))
			p->i = code_next(p->t, p->i);
		if (!flow_takes(p, "="))
			return flow_node(p, FLOW_BLOCK, at);
		return flow_of(p, FLOW_SET, at, name, flow_expressions(p));
	}
	return flow_done(p, flow_expressions(p));
}

static void line(struct flow_reader *p, struct flow ***tail)
{
	uint32_t first = p->i;
	while (!flow_is_line(p, p->i) && !p->more && (p->i == first || !flow_is_line(p, p->i - 1))) {
		uint32_t at = p->i;
		if (!flow_takes(p, ";"))
			flow_add(tail, simple(p));
		if (p->i == at) {
			flow_add(tail, flow_node(p, FLOW_OTHER, at));
			p->i = code_next(p->t, at);
		}
	}
}

struct flow *flow_suite(struct flow_reader *p, unsigned column)
{
	struct flow *block = flow_node(p, FLOW_BLOCK, p->i), **tail = &block->child;
	bool fits = flow_enter(p);
	flow_takes(p, ":");
	if (!flow_is_line(p, p->i)) {
		if (fits)
			line(p, &tail);
		else
			to_line_end(p);
	} else {
		flow_skip_lines(p);
		while (p->i < p->t->n && code_at(p->t, p->i)->col > column) {
			if (fits && !p->more)
				line(p, &tail);
			else
				to_line_end(p);
			flow_skip_lines(p);
		}
	}
	if (p->more)
		flow_add(&tail, flow_node(p, FLOW_OTHER, p->i));
	flow_leave(p);
	return block;
}
