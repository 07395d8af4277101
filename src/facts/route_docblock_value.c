/* Name("text", {"a", "b"}, key=value): values of annotations. Whatever is not understood is UNKNOWN, and what stands
 * behind it in the same brackets is, too. Source: doctrine/annotations, DocParser. */
#include "route_docblock_value.h"

#include <string.h>

#include "base/buf.h"

enum { DEEPEST = 8, MOST_NODES = 2000, LONGEST = 200 };

static char peek(const struct docblock *b) { return b->at < b->s.n ? b->s.p[b->at] : 0; }

static void step(struct docblock *b)
{
	b->line += peek(b) == '\n';
	b->at++;
}

/* The star that begins a line is none of it. */
static void skip(struct docblock *b)
{
	while (peek(b) && strchr(" \t\r\n*", peek(b)))
		step(b);
}

static bool is_name(char c)
{
	return c == '\\' || c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static struct node *node(struct docblock *b, enum node_kind kind, str text)
{
	struct node *n = arena_new(b->scratch, struct node);
	b->nodes++;
	*n = (struct node){.kind = kind, .line = b->line, .col = 1, .key_line = b->line, .text = text};
	return n;
}

static str name_at(struct docblock *b)
{
	size_t from = b->at;
	while (is_name(peek(b)) || (peek(b) == ':' && b->at + 1 < b->s.n && b->s.p[b->at + 1] == ':') ||
	       (peek(b) == ':' && b->at > from && b->s.p[b->at - 1] == ':'))
		step(b);
	return str_sub(b->s, from, b->at);
}

/* "a""b" is a"b */
static struct node *text(struct docblock *b)
{
	struct buf out BUF_AUTO = {0};
	char quote = peek(b);
	struct node *n = node(b, NODE_STRING, S(""));
	for (step(b); peek(b); step(b)) {
		bool doubled = peek(b) == quote && b->at + 1 < b->s.n && b->s.p[b->at + 1] == quote;
		if (peek(b) == quote && !doubled)
			break;
		if (doubled)
			step(b);
		buf_byte(&out, peek(b));
	}
	step(b);
	n->text = arena_str(b->scratch, buf_str(&out));
	return n;
}

static struct node *value(struct docblock *b, unsigned depth);

/* Adds `value`, or `key=value` and `key: value`, to the one list or the other; false: the list ends here. */
static bool item(struct docblock *b, char end, unsigned depth, const struct node ***plain, const struct node ***named)
{
	skip(b);
	if (!peek(b) || peek(b) == end || b->nodes > MOST_NODES) {
		step(b);
		return false;
	}
	struct node *n = value(b, depth + 1);
	str key = n->text;
	skip(b);
	bool keyed = peek(b) == '=' || peek(b) == ':';
	if (keyed) {
		step(b);
		if (peek(b) == '>') /* "a" => "b" */
			step(b);
		skip(b);
		n = value(b, depth + 1);
		n->key = key;
		skip(b);
	}
	const struct node ***to = keyed ? named : plain;
	**to = n;
	*to = &n->next;
	if (peek(b) == ',')
		step(b);
	return true;
}

/* Those without a name, then one OBJECT of those with one. */
static struct node *list(struct docblock *b, char end, unsigned depth)
{
	struct node *all = node(b, NODE_ARRAY, S("")), *object = node(b, NODE_OBJECT, S(""));
	const struct node **plain = &all->child, **named = &object->child;
	step(b);
	while (item(b, end, depth, &plain, &named))
		;
	if (object->child)
		*plain = object;
	return all;
}

static struct node *annotation(struct docblock *b, unsigned depth)
{
	size_t from = b->at;
	struct node *mark = node(b, NODE_OBJECT, S("")), *name = node(b, NODE_STRING, name_at(b)), *args = NULL;
	char *dotted = arena_alloc(b->scratch, name->text.n + 1);
	for (size_t i = 0; i < name->text.n; i++)
		dotted[i] = name->text.p[i] == '\\' ? '.' : name->text.p[i];
	name->text = (str){dotted, name->text.n};
	name->key = S("name");
	size_t bracket = b->at;
	while (bracket < b->s.n && b->s.p[bracket] == ' ')
		bracket++;
	if (bracket < b->s.n && b->s.p[bracket] == '(' && depth < DEEPEST) {
		b->at = bracket;
		args = list(b, ')', depth);
		args->key = S("args");
	}
	struct node *says =
	        node(b, NODE_STRING, str_sub(str_sub(b->s, from, b->at < b->s.n ? b->at : b->s.n), 0, LONGEST));
	says->key = S("says");
	mark->child = says;
	says->next = name;
	name->next = args;
	return mark;
}

static struct node *value(struct docblock *b, unsigned depth)
{
	char c = peek(b);
	if (c == '"' || c == '\'')
		return text(b);
	if (c == '{' && depth < DEEPEST) {
		struct node *n = list(b, '}', depth);
		if (n->child && n->child->kind == NODE_OBJECT && !n->child->next && n->child->child)
			return (struct node *)n->child;
		return n;
	}
	if (c == '@') {
		step(b);
		annotation(b, depth + 1);
		return node(b, NODE_UNKNOWN, S("@"));
	}
	str word = name_at(b);
	if (!word.n) { /* a minus, or what nobody understands */
		step(b);
		return node(b, NODE_UNKNOWN, S("?"));
	}
	bool number = word.p[0] >= '0' && word.p[0] <= '9';
	return node(b, number ? NODE_NUMBER : str_listed(word, "true false") ? NODE_BOOL : NODE_UNKNOWN, word);
}

struct node *route_docblock_next(struct docblock *b)
{
	for (; peek(b) && b->nodes <= MOST_NODES; step(b)) {
		bool begins = peek(b) == '@' && (!b->at || strchr(" \t\r\n*", b->s.p[b->at - 1]));
		char first = begins && b->at + 1 < b->s.n ? b->s.p[b->at + 1] : 0;
		if (first != '\\' && (first < 'A' || first > 'Z')) /* @param and its like */
			continue;
		step(b);
		return annotation(b, 0);
	}
	return NULL;
}
