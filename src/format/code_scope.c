/* The functions that are open while a file is gone through, and what is met in each. */
#include "format/code_scope.h"

enum { MOST_EXITS = 64, MOST_READS = 48, CHAIN_LONGEST = 24 };

static struct node *array_of(struct code_scope *s, const struct code_list *list, uint32_t from)
{
	struct node *n = code_node(s->w->f, NODE_ARRAY, (str){0}, from, from);
	if (n)
		n->child = list->first;
	return n;
}

static void add_member(struct node *object, str key, struct node *n)
{
	if (!n)
		return;
	n->key = key;
	n->next = NULL;
	struct node **tail = (struct node **)&object->child;
	while (*tail)
		tail = (struct node **)&(*tail)->next;
	*tail = n;
}

bool code_scope_open(struct code_scope *s, const struct code_head *h)
{
	struct code_file *f = s->w->f;
	struct node *n = s->n_functions < FUNCTION_DEPTH ? code_node(f, NODE_OBJECT, (str){0}, h->from, h->to) : NULL;
	if (!n)
		return false;
	if (h->name.n)
		add_member(n, S("name"), code_node(f, NODE_STRING, h->name, h->from, h->from));
	if (h->of.n)
		add_member(n, S("of"), code_node(f, NODE_STRING, h->of, h->from, h->from));
	if (h->hidden)
		add_member(n, S("hidden"), code_node(f, NODE_BOOL, S("true"), h->from, h->from));
	add_member(n, S("params"), h->params);
	add_member(n, S("marks"), h->marks);
	code_append(&s->w->functions, (str){0}, n);
	s->functions[s->n_functions++] = (struct code_open_function){.node = n,
	                                                             .to = h->to,
	                                                             .body = h->body,
	                                                             .expression = h->expression,
	                                                             .column = code_at(&f->t, h->from)->col};
	return true;
}

void code_scope_directive(struct code_scope *s, str text, uint32_t i)
{
	add_member(s->functions[s->n_functions - 1].node, S("directive"),
	           code_node(s->w->f, NODE_STRING, text, i, i + 1));
}

void code_scope_close(struct code_scope *s)
{
	struct code_open_function *o = &s->functions[--s->n_functions];
	while (s->n_conditions && s->conditions[s->n_conditions - 1].function > s->n_functions)
		s->n_conditions--;
	if (o->exits.first)
		add_member(o->node, S("exits"), array_of(s, &o->exits, 0));
	if (o->reads.first)
		add_member(o->node, S("reads"), array_of(s, &o->reads, 0));
}

struct node *code_scope_branch(struct code_scope *s, const struct code_condition *c)
{
	struct code_file *f = s->w->f;
	uint32_t to = c->to > f->t.n ? (uint32_t)f->t.n : c->to;
	struct node *n = code_node(f, NODE_STRING, code_source(f, c->from, c->end), c->body, to);
	code_append(&s->w->branches, (str){0}, n);
	return n;
}

/* Where the operand in front of the operator at i begins. */
static uint32_t operand_start(const struct code_tokens *t, uint32_t i)
{
	enum { LONGEST = 60 };
	uint32_t at = i;
	for (unsigned n = 0; n < LONGEST && at; n++) {
		const struct code_token *k = code_at(t, at - 1);
		bool over = k->kind == CODE_OPEN ||
		            (k->kind == CODE_OP && code_one_of(code_text(t, at - 1), " ; , = => : "));
		bool line = k->kind != CODE_OP && code_at(t, at)->kind == CODE_WORD && k->line < code_at(t, at)->line;
		if (over || line || (k->kind == CODE_OP && k->from == k->to) || code_operator_word(t, at - 1))
			break;
		at = k->kind == CODE_CLOSE || k->kind == CODE_TAIL ? k->mate : at - 1;
	}
	return at;
}

void code_scope_block(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	const struct code_token *k = code_at(t, i - 1);
	bool word = k->kind == CODE_WORD && code_one_of(code_text(t, i - 1), " try finally do unsafe checked ");
	bool end = k->kind == CODE_OP && (k->from == k->to || code_op(t, i - 1, S(";")));
	bool params = k->kind == CODE_CLOSE && code_at(t, k->mate)->flags & CODE_PARAMS;
	end = end || (t->language->guesses_lines && k->line < code_at(t, i)->line && k->kind != CODE_OP && !params);
	if (!(code_at(t, i)->flags & CODE_BLOCK) || !(word || end || k->kind == CODE_OPEN || code_close(t, i - 1, '{')))
		return;
	code_scope_branch(s,
	                  &(struct code_condition){.from = i, .end = i, .body = i + 1, .to = code_at(t, i)->mate + 1});
}

/* What stands in one that is told already hangs on that: so each token is gone over once for each function. */
void code_scope_choice(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	uint32_t *told = s->n_functions ? &s->functions[s->n_functions - 1].choice : &s->choice;
	if (!code_listed(t, i, CODE_IN_choosing) || code_at(t, i)->kind != CODE_OP || i < *told)
		return;
	*told = code_expression_end(t, i + 1);
	code_scope_branch(s,
	                  &(struct code_condition){.from = operand_start(t, i), .end = i, .body = i + 1, .to = *told});
}

void code_scope_condition(struct code_scope *s, const struct code_condition *c)
{
	struct node *branch = c->body ? code_scope_branch(s, c) : NULL;
	if (s->n_conditions == FUNCTION_DEPTH)
		return;
	s->conditions[s->n_conditions] = *c;
	s->conditions[s->n_conditions].branch = branch;
	s->conditions[s->n_conditions++].function = s->n_functions;
}

/* Conditions around the innermost one: those that what stands here hangs on, too. */
static struct node *conditions_around(struct code_scope *s)
{
	enum { AROUND = 4 };
	struct code_file *f = s->w->f;
	struct code_list list = {0};
	size_t n = s->n_conditions ? s->n_conditions - 1 : 0;
	for (size_t kept = 0; n && kept < AROUND; kept++) {
		const struct code_condition *c = &s->conditions[--n];
		if ((!c->column && !c->to) || c->function != s->n_functions)
			break;
		code_append(&list, (str){0},
		            code_node(f, NODE_STRING, code_source(f, c->from, c->end), c->from, c->end));
	}
	return list.first ? array_of(s, &list, 0) : NULL;
}

static void add_exit(struct code_scope *s, struct code_open_function *o, uint32_t from, uint32_t to)
{
	struct code_file *f = s->w->f;
	const struct code_condition *c = s->n_conditions ? &s->conditions[s->n_conditions - 1] : NULL;
	struct node *n = code_node(f, NODE_OBJECT, (str){0}, from, to);
	if (!n)
		return;
	add_member(n, S("says"), code_node(f, NODE_STRING, code_source(f, from, to), from, to));
	if (c && c->function == s->n_functions)
		add_member(n, S("if"), code_node(f, NODE_STRING, code_source(f, c->from, c->end), c->from, c->end));
	if (c && c->function == s->n_functions)
		add_member(n, S("under"), conditions_around(s));
	code_append(&o->exits, (str){0}, n);
}

void code_scope_exit(struct code_scope *s, uint32_t from, uint32_t to)
{
	struct code_open_function *o = s->n_functions ? &s->functions[s->n_functions - 1] : NULL;
	if (!o || o->n_exits > MOST_EXITS)
		return;
	if (o->n_exits++ < MOST_EXITS)
		add_exit(s, o, from, to);
	else
		code_append(&o->exits, (str){0}, code_node(s->w->f, NODE_UNKNOWN, S("there are more"), from, to));
}

static bool is_there(const struct code_open_function *o, str text)
{
	for (const struct node *n = o->reads.first; n; n = n->next)
		if (str_eq(n->text, text))
			return true;
	return false;
}

/* a::b and $a->b as a.b */
static str with_dots(struct code_file *f, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &f->t;
	struct buf b BUF_AUTO = {0};
	for (uint32_t i = from; i < to && b.n < 200; i++)
		buf_add(&b, code_dot(t, i) ? S(".") : code_plain_name(t, i));
	return arena_str(f->arena, buf_str(&b));
}

void code_scope_read(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	struct code_open_function *o = s->n_functions ? &s->functions[s->n_functions - 1] : NULL;
	uint32_t end = i + 1;
	bool in = code_word(t, i - 1, S("in"));
	if (!o || (!code_dot(t, end) && !code_open(t, end, '[') && !in))
		return; /* a word alone */
	if (o->n_reads > MOST_READS || code_at(t, i)->kind != CODE_WORD || code_dot(t, i - 1))
		return;
	for (unsigned n = 0; n < CHAIN_LONGEST; n++)
		if (code_dot(t, end) && code_at(t, end + 1)->kind == CODE_WORD)
			end += 2;
		else if (code_open(t, end, '[') && code_at(t, end + 1)->kind == CODE_STRING &&
		         code_at(t, end)->mate == end + 2)
			end += 3;
		else
			break;
	bool looked_into = in && !code_operator_word(t, i);
	if ((end == i + 1 && !looked_into) || code_open(t, end, '('))
		return;
	str text = t->language->functions ? with_dots(s->w->f, i, end) : code_source(s->w->f, i, end);
	if (is_there(o, text))
		return;
	bool fits = o->n_reads++ < MOST_READS;
	code_append(&o->reads, (str){0},
	            code_node(s->w->f, fits ? NODE_STRING : NODE_UNKNOWN, fits ? text : S("there are more"), i, end));
}
