/* HCL's expressions, as far as they are literal. What is not is kept as the source of an UNKNOWN; no byte is read more
 * than twice. */
#include "format/hcl.h"

/* A key of an object: a name, a string, or an expression, of which the source is kept. */
static bool object_key(struct reader *r, str *key)
{
	size_t from = r->at;
	if (reader_peek(r, 0) == '"')
		return hcl_string(r, key, NULL);
	for (int c; (c = reader_peek(r, 0)) >= 0 && c != '=' && c != ':' && c != '\n' && c != '}';) {
		r->at++;
		if (c != '(')
			continue;
		if (!hcl_skip_expression(r, true, 0))
			return false;
		hcl_space(r);
		r->at += reader_peek(r, 0) == ')';
	}
	*key = str_trim(str_sub(r->bytes, from, r->at));
	return key->n || reader_broken(r, "a key is missing");
}

static struct node *member(struct reader *r)
{
	unsigned line, col;
	str key;
	reader_locate(r, r->at, &line, &col);
	if (!object_key(r, &key))
		return NULL;
	hcl_blanks(r);
	if (reader_peek(r, 0) != '=' && reader_peek(r, 0) != ':')
		return reader_broken(r, "'=' is missing"), NULL;
	r->at++;
	hcl_space(r);
	struct node *n = hcl_value(r, false);
	if (n) {
		n->key = key;
		n->key_line = line;
	}
	return n;
}

static bool container(struct reader *r, struct node *n, int close)
{
	struct children kids = children_of(n);
	if (!reader_enter(r))
		return false;
	r->at++;
	for (hcl_space(r); reader_peek(r, 0) != close; hcl_space(r)) {
		struct node *kid = close == '}' ? member(r) : hcl_value(r, true);
		if (!kid)
			return false;
		children_add(&kids, kid);
		size_t before = r->at;
		hcl_space(r);
		bool apart = close == '}' && memchr(r->bytes.p + before, '\n', r->at - before);
		if (reader_peek(r, 0) == ',')
			r->at++;
		else if (reader_peek(r, 0) != close && !apart)
			return reader_broken(r, close == '}' ? "',' or '}' is missing" : "',' or ']' is missing");
	}
	r->at++;
	reader_leave(r);
	return true;
}

/* Functions whose argument is what a check wants to see. Behind the name; false with r->result still OK when the call
 * has other arguments too, and then inside its bracket. */
static bool transparent(struct reader *r, struct node *n)
{
	if (!reader_enter(r))
		return false;
	r->at++;
	hcl_space(r);
	struct node *inner = hcl_value(r, true);
	if (!inner)
		return false;
	hcl_space(r);
	reader_leave(r);
	if (reader_peek(r, 0) != ')')
		return false;
	r->at++;
	n->kind = inner->kind;
	n->text = inner->text;
	n->child = inner->child;
	return true;
}

static bool is_transparent(str name)
{
	static const str names[] = {STR_INIT("jsonencode"),  STR_INIT("yamlencode"), STR_INIT("toset"),
	                            STR_INIT("tolist"),      STR_INIT("tomap"),      STR_INIT("sensitive"),
	                            STR_INIT("nonsensitive")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(name, names[i]))
			return true;
	return false;
}

/* A name: a word of the language, one of the functions above, or something computed (kind stays UNKNOWN). */
static bool word(struct reader *r, struct node *n, unsigned *depth)
{
	str name = hcl_name(r);
	if (str_eq(name, S("true")) || str_eq(name, S("false"))) {
		n->kind = NODE_BOOL;
		n->text = name;
	} else if (str_eq(name, S("null"))) {
		n->kind = NODE_NULL;
	} else if (is_transparent(name) && reader_peek(r, 0) == '(') {
		*depth = !transparent(r, n);
		return r->result == FORMAT_OK;
	}
	return true;
}

static void number(struct reader *r, struct node *n)
{
	size_t from = r->at++;
	for (int c; (c = reader_peek(r, 0)) >= 0; r->at++) {
		int before = r->bytes.p[r->at - 1];
		bool sign = (c == '-' || c == '+') && (before == 'e' || before == 'E');
		if (!(c >= '0' && c <= '9') && c != '.' && c != 'e' && c != 'E' && !sign)
			break;
	}
	n->kind = NODE_NUMBER;
	n->text = str_sub(r->bytes, from, r->at);
}

/* "[for …" and "{for …" */
static bool is_loop(const struct reader *r)
{
	struct reader ahead = *r;
	ahead.at++;
	hcl_space(&ahead);
	return str_eq(hcl_name(&ahead), S("for")) && (is_blank(reader_peek(&ahead, 0)));
}

/* A template keeps its text as it is written below it, so that whoever knows the variables can fill it in: the
 * UNKNOWN's own text does not tell "${a}" from an expression with a string in it, nor ${ from $${. */
static bool text_value(struct reader *r, struct node *n)
{
	str template = {0};
	size_t from = r->at;
	if (reader_peek(r, 0) == '"') {
		if (!hcl_string(r, &n->text, &template))
			return false;
	} else {
		if (!hcl_heredoc(r, &n->text))
			return false;
		if (str_find(n->text, S("${"), 0) != SIZE_MAX || str_find(n->text, S("%{"), 0) != SIZE_MAX)
			template = n->text;
	}
	n->kind = template.n ? NODE_UNKNOWN : NODE_STRING;
	struct node *source = template.n ? reader_node(r, NODE_STRING, from) : NULL;
	if (source)
		source->text = template;
	n->child = source;
	return source || !template.n;
}

/* What the expression begins with; depth is set when it ends inside a bracket. */
static bool primary(struct reader *r, struct node *n, unsigned *depth)
{
	int c = reader_peek(r, 0), next = reader_peek(r, 1);
	if (c == '"' || (c == '<' && next == '<'))
		return text_value(r, n);
	if ((c == '[' || c == '{') && !is_loop(r)) {
		n->kind = c == '[' ? NODE_ARRAY : NODE_OBJECT;
		return container(r, n, c == '[' ? ']' : '}');
	}
	if ((c >= '0' && c <= '9') || (c == '-' && next >= '0' && next <= '9')) {
		number(r, n);
		return true;
	}
	return word(r, n, depth);
}

struct node *hcl_value(struct reader *r, bool lines)
{
	size_t from = r->at;
	unsigned depth = 0;
	struct node *n = reader_node(r, NODE_UNKNOWN, from);
	if (!n || !primary(r, n, &depth))
		return NULL;
	size_t end = r->at;
	lines ? hcl_space(r) : hcl_blanks(r);
	int c = reader_peek(r, 0);
	bool done = c < 0 || c == ',' || c == ')' || c == ']' || c == '}' || c == '\n' || c == '\r';
	if (depth || !done || (n->kind == NODE_UNKNOWN && !n->text.n)) {
		if (!hcl_skip_expression(r, lines, depth))
			return NULL;
		end = r->at > end ? r->at : end;
		n->kind = NODE_UNKNOWN;
		n->child = NULL;
		n->text = str_trim(str_sub(r->bytes, from, end));
		if (!n->text.n)
			return reader_broken(r, "a value is missing"), NULL;
		end = from + n->text.n;
	}
	r->at = end;
	reader_end(r, n, end);
	return n;
}
