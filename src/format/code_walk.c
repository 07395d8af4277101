/* What every language's walk adds to the tree, and how a walk begins and ends. */
#include "format/code_walk.h"

#include "format/code_export.h"
#include "format/lang_function.h"

enum { JOINED_TOKENS = 64, CHAINED = 8, ALWAYS = 6 };

void code_walk_import(struct code_walk *w, str module, uint32_t from, uint32_t to)
{
	code_append(&w->imports, (str){0}, code_node(w->f, NODE_STRING, module, from, to));
	code_side_import(&w->side, module);
}

/* Has the argument at i a name? */
static bool named_at(const struct code_tokens *t, uint32_t i)
{
	uint8_t kind = code_at(t, i)->kind;
	return (kind == CODE_WORD || kind == CODE_STRING) && code_at(t, i + 1)->kind == CODE_OP &&
	       code_listed(t, i + 1, CODE_IN_named);
}

static str named_key(struct code_file *f, uint32_t i)
{
	return code_at(&f->t, i)->kind == CODE_STRING ? code_string(&f->t, i, f->arena) : code_text(&f->t, i);
}

/* The => of a pair whose key is no plain name; to: this is none. */
static uint32_t computed_sign(const struct code_tokens *t, uint32_t i, uint32_t to)
{
	while (i < to && !code_op(t, i, S("=>")))
		i = code_next(t, i);
	return i < to ? i : to;
}

static void add_computed(struct code_file *f, struct code_list *names, uint32_t i, uint32_t sign, uint32_t to)
{
	const struct node *key = code_value(f, i, sign, 3);
	bool known = key && key->kind == NODE_STRING;
	code_append(names, known ? key->text : S("..."),
	            known ? code_value(f, sign + 1, to, 3) : code_unknown(f, i, to));
}

/* Arguments [i, end) of a call. Those with a name become one OBJECT behind the others. */
static void add_args(struct code_file *f, struct code_list *args, uint32_t i, uint32_t end)
{
	const struct code_tokens *t = &f->t;
	struct code_list names = {0};
	const struct code_language *l = t->language;
	uint32_t first = i;
	bool arrows = code_one_of(S("=>"), l->named);
	for (uint32_t to, sign; i < end; i = to + 1) {
		to = l->item_end ? l->item_end(f, i, end) : code_item_end(t, i, end);
		if (l->named && l->spread && code_op(t, i, str_of(l->spread)))
			code_append_spread(f, &names, i + 1, to, 3);
		else if (l->ends && code_op(t, i, S("&")))
			continue; /* a block, and no argument */
		else if (named_at(t, i))
			code_append(&names, named_key(f, i), code_value(f, i + 2, to, 3));
		else if (arrows && (sign = computed_sign(t, i, to)) < to)
			add_computed(f, &names, i, sign, to);
		else if (to > i)
			code_append(args, (str){0}, code_value(f, i, to, 2));
	}
	struct node *object = names.first ? code_node(f, NODE_OBJECT, (str){0}, first - 1, end + 1) : NULL;
	if (object)
		object->child = names.first;
	code_append(args, (str){0}, object);
}

struct node *code_walk_args(struct code_file *f, uint32_t first, uint32_t last)
{
	struct code_list args = {0};
	struct node *list = code_node(f, NODE_ARRAY, (str){0}, first - 1, last + 1);
	if (list)
		add_args(f, &args, first, last);
	if (list)
		list->child = args.first;
	return list;
}

/* f<T>(…), whose ( stands at open: T, which is no token any more */
static struct node *types_node(struct code_file *f, uint32_t open)
{
	enum { LONGEST = 120 };
	const struct code_tokens *t = &f->t;
	size_t from = open ? code_at(t, open - 1)->to : 0, to = code_at(t, open)->from;
	str gap = str_trim(str_sub(t->bytes, from, to));
	bool types = open && gap.n > 2 && gap.n < LONGEST && gap.p[0] == '<' && gap.p[gap.n - 1] == '>';
	return types ? code_node(f, NODE_STRING, str_sub(gap, 1, gap.n - 1), open, open + 1) : NULL;
}

void code_walk_made(struct code_walk *w, const struct code_chain *c, const struct code_made *m)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	uint32_t end = m->end;
	struct node *call = code_node(f, NODE_OBJECT, (str){0}, c->start, end);
	struct code_list members = {0}, args = {0};
	code_append(&members, S("name"), code_node(f, NODE_STRING, c->name, c->start, end));
	code_append(&members, S("callee"), code_node(f, NODE_STRING, c->text, c->start, end));
	code_append(&members, S("new"), code_node(f, NODE_BOOL, m->made ? S("true") : S("false"), c->start, end));
	struct node *list = code_node(f, NODE_ARRAY, (str){0}, m->first - 1, m->last + 1);
	if (list)
		add_args(f, &args, m->first, m->last);
	if (list && m->brace)
		code_append(&args, (str){0}, code_group_value(f, m->brace, 3));
	if (list)
		list->child = args.first;
	code_append(&members, S("args"), list);
	if (t->language->generics && m->first && code_open(t, m->first - 1, '('))
		code_append(&members, S("types"), types_node(f, m->first - 1));
	if (m->block)
		code_append(&members, S("block"), code_node(f, NODE_UNKNOWN, S("{…}"), m->block, m->block));
	if (call)
		call->child = members.first;
	code_append(&w->calls, (str){0}, call);
	code_side_call(&w->side, c->text);
}

void code_walk_call(struct code_walk *w, const struct code_chain *c, uint32_t open, uint32_t end)
{
	bool made = code_word(&w->f->t, c->start - 1, S("new")) && !c->called;
	code_walk_made(w, c, &(struct code_made){.made = made, .first = open + 1, .last = end - 1, .end = end});
}

/* A choice (a || 'b', a ? 'b' : 'c') that may come out as a literal is worth an UNKNOWN. */
static bool may_be_literal(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	bool choice = false, literal = false;
	for (uint32_t i = from; i < to; i = code_next(t, i)) {
		choice = choice || (code_at(t, i)->kind == CODE_WORD && code_listed(t, i, CODE_IN_choices)) ||
		         code_op(t, i, S("||")) ||
		         code_op(t, i,
		                 S("?"
		                   "?")) ||
		         code_op(t, i, S("?"));
		literal = literal || code_at(t, i)->kind == CODE_STRING || code_at(t, i)->kind == CODE_TEMPLATE ||
		          code_at(t, i)->kind == CODE_HEAD;
	}
	return literal && (choice || code_at(t, from)->kind == CODE_HEAD);
}

/* Which variable the value comes from is worth knowing: a bundler publishes some of them. */
static bool reads_environment(str source, const char *list)
{
	for (const char *at = list; at && at[0] == ' ' && at[1];) {
		size_t n = strcspn(at + 1, " ");
		if (str_starts(source, str_at(at + 1, n)))
			return true;
		at += n + 1;
	}
	return false;
}

void code_walk_value(struct code_walk *w, uint32_t i) { code_walk_value_of(w, i, i); }

void code_walk_value_of(struct code_walk *w, uint32_t behind, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	struct code_chain c = {0};
	uint32_t from = i + 1, to = code_expression_end(t, from);
	for (unsigned n = 0; n < CHAINED && code_op(t, to, S("=")) && code_at(t, to - 1)->kind == CODE_WORD; n++) {
		from = to + 1;
		to = code_expression_end(t, from);
	}
	if (to <= from || code_op(t, to, S("=")) || !code_read_chain(w->f, behind - 1, &c) || !c.plain)
		return;
	code_name_assigned(w, i, &c);
	struct node *n = code_value(w->f, from, to, 2);
	bool hands = t->language->trailing && code_close(t, to - 1, '{') &&
	             lang_is_closure(t, code_at(t, to - 1)->mate) && !code_open(t, from, '{');
	bool made = hands || code_close(t, to - 1, '(') || (code_close(t, to - 1, '[') && code_open(t, from + 1, '['));
	if (n && n->kind == NODE_UNKNOWN && made && code_at(t, from)->kind == CODE_WORD)
		code_name_given(w, c.text, from, to);
	if (!n || (n->kind == NODE_UNKNOWN && !may_be_literal(t, from, to) &&
	           !reads_environment(n->text, t->language->environment)))
		return;
	n->key_line = code_at(t, c.start)->line;
	code_append(&w->values, c.text, n);
}

/* { at i, if it is an object that stands in the tree nowhere else */
void code_walk_object(struct code_walk *w, uint32_t i)
{
	const struct code_token *k = code_at(&w->f->t, i);
	if (k->flags & (CODE_BLOCK | CODE_EXPR | CODE_USED))
		return;
	struct node *n = code_value(w->f, i, k->mate + 1, 2);
	if (n && n->kind == NODE_OBJECT)
		code_append(&w->objects, (str){0}, n);
}

/* A path behind a computed host is an address as well: ${base}/authorize?… */
bool code_is_address(str s)
{
	for (size_t at = 0; (at = str_find(s, S(":"), at)) != SIZE_MAX; at++)
		if (str_starts(str_sub(s, at, s.n), S("://")))
			return true;
	if (str_starts(s, S("${")) || str_starts(s, S("{")))
		s = str_sub(s, str_find(s, S("}"), 0), s.n);
	if (s.n && s.p[0] == '}')
		s = str_sub(s, 1, s.n);
	return s.n && s.p[0] == '/' && (memchr(s.p, '?', s.n) || memchr(s.p, '=', s.n));
}

/* STRING, TEMPLATE or HEAD at i; with the + behind it, if any */
void code_walk_string(struct code_walk *w, uint32_t i)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	bool head = code_at(t, i)->kind == CODE_HEAD, known;
	uint32_t to = code_at(t, i)->mate + 1;
	str first = code_string(t, i, f->arena);
	if (t->language->joins_strings && code_at(t, i - 1)->kind == CODE_STRING)
		return; /* part of the one before */
	while (t->language->joins_strings && code_at(t, to)->kind == CODE_STRING)
		to++;
	bool parts = head || to > i + 1 || code_at(t, i)->flags & CODE_FORMAT;
	if (!parts && !code_is_address(first))
		return;
	for (unsigned n = 0; n < JOINED_TOKENS && code_op(t, to, str_of(t->language->joiner)); n++)
		for (to++; n < JOINED_TOKENS; n++) {
			uint8_t kind = code_at(t, to)->kind;
			if (kind == CODE_CLOSE || kind == CODE_TAIL || kind == CODE_MIDDLE || kind == CODE_JSX_END ||
			    kind == CODE_NONE || (kind == CODE_OP && !code_dot(t, to)))
				break;
			to = code_at(t, to)->mate > to ? code_at(t, to)->mate + 1 : to + 1;
		}
	str text = parts || to > i + 1 ? code_joined(f, i, to, 1, &known) : first;
	if (code_is_address(text))
		code_append(&w->strings, (str){0}, code_node(f, NODE_STRING, text, i, to));
}

struct node *code_walk_root(struct code_walk *w)
{
	const struct {
		str key;
		enum node_kind kind;
		const struct code_list *list;
	} parts[] = {{S("calls"), NODE_ARRAY, &w->calls},         {S("imports"), NODE_ARRAY, &w->imports},
	             {S("values"), NODE_OBJECT, &w->values},      {S("objects"), NODE_ARRAY, &w->objects},
	             {S("strings"), NODE_ARRAY, &w->strings},     {S("jsx"), NODE_ARRAY, &w->jsx},
	             {S("functions"), NODE_ARRAY, &w->functions}, {S("classes"), NODE_ARRAY, &w->classes},
	             {S("names"), NODE_OBJECT, &w->names},        {S("exports"), NODE_OBJECT, &w->exports},
	             {S("addresses"), NODE_ARRAY, &w->addresses}, {S("tries"), NODE_ARRAY, &w->tries},
	             {S("branches"), NODE_ARRAY, &w->branches},   {S("assigned"), NODE_ARRAY, &w->assigned}};
	struct arena *a = w->f->arena;
	struct code_list members = {0};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (i >= ALWAYS && !parts[i].list->first)
			continue;
		struct node *n = arena_new(a, struct node);
		*n = (struct node){
		        .kind = parts[i].kind, .line = 1, .col = 1, .key_line = 1, .child = parts[i].list->first};
		node_index(n, a);
		code_append(&members, parts[i].key, n);
	}
	struct node *n = arena_new(a, struct node);
	if (w->module)
		code_append(&members, S("module"), w->module);
	code_side_members(&w->side, &members, a);
	*n = (struct node){.kind = NODE_OBJECT, .line = 1, .col = 1, .key_line = 1, .child = members.first};
	n->text = w->f->t.bytes;
	return n;
}

bool code_walk_fits(str bytes, const struct format_budget *budget, struct err *err)
{
	if (bytes.n <= budget->bytes && bytes.n < (size_t)1 << 30)
		return true;
	return err_set(err, "larger than %zu bytes", budget->bytes);
}

enum format_result code_walk_end(struct code_walk *w, struct err *err)
{
	struct code_file *f = w->f;
	unsigned broken_line = f->t.broken_line, unclosed_line = f->t.unclosed_line;
	code_names_free(f);
	code_tokens_free(&f->t);
	if (f->too_many || f->too_deep) {
		err_set(err, f->too_many ? "more than %zu values" : "nested deeper than %zu",
		        f->too_many ? f->budget->nodes : (size_t)f->budget->depth);
		return FORMAT_LIMIT;
	}
	if (broken_line) {
		err_set(err, "line %u: what begins here never ends", broken_line);
		return FORMAT_BROKEN;
	}
	if (unclosed_line) {
		err_set(err, "line %u: what is opened here is never closed", unclosed_line);
		return FORMAT_UNCLOSED;
	}
	return FORMAT_OK;
}
