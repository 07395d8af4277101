/* Bicep's values: literals, lists and objects; the source of whatever is computed. */
#include "format/bicep.h"

#include "base/ascii.h"

/* ---- containers ---- */

/* A key: a name, or a text. */
static struct node *member(struct reader *r)
{
	unsigned line, col;
	reader_locate(r, r->at, &line, &col);
	size_t from = r->at;
	if (reader_peek(r, 0) == '.') { /* ...spread */
		struct node *rest = reader_node(r, NODE_UNKNOWN, from);
		if (!rest || !bicep_skip_to(r, ",}"))
			return NULL;
		rest->key = S("...");
		rest->text = str_trim(str_sub(r->bytes, from, r->at));
		return rest;
	}
	str key = S("");
	if (reader_peek(r, 0) == '\'') {
		if (!bicep_skip(r))
			return NULL;
		key = str_sub(r->bytes, from + 1, r->at - 1);
	} else if (!(key = bicep_name(r)).n) {
		return reader_broken(r, "a key is missing"), NULL;
	}
	bicep_blanks(r);
	if (reader_peek(r, 0) != ':')
		return reader_broken(r, "':' is missing"), NULL;
	r->at++;
	bicep_space(r);
	struct node *n = bicep_value(r);
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
	for (bicep_space(r); reader_peek(r, 0) != close; bicep_space(r)) {
		struct node *kid = close == ']' ? bicep_value(r) : bicep_declares(r) ? bicep_declaration(r) : member(r);
		if (!kid)
			return false;
		children_add(&kids, kid);
		bicep_space(r);
		r->at += reader_peek(r, 0) == ',';
	}
	r->at++;
	reader_leave(r);
	return true;
}

/* ---- values ---- */

/* 'a\'b', without ${…}. */
static str unescaped(struct reader *r, str text)
{
	static const char from[] = "nrt", to[] = "\n\r\t";
	if (str_find(text, S("\\"), 0) == SIZE_MAX)
		return text;
	char *out = arena_array(r->arena, char, text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		bool escape = text.p[i] == '\\' && i + 1 < text.n;
		i += escape;
		const char *known = escape && text.p[i] ? strchr(from, text.p[i]) : NULL;
		out[n++] = known ? to[known - from] : text.p[i];
	}
	return (str){out, n};
}

static bool text_value(struct reader *r, struct node *n)
{
	size_t from = r->at;
	if (!bicep_skip(r))
		return false;
	str text = str_sub(r->bytes, from, r->at);
	bool lines = str_starts(text, S("'''"));
	bool computed = str_find(text, S("${"), 0) != SIZE_MAX || str_find(text, S("\\u{"), 0) != SIZE_MAX;
	size_t quotes = lines ? 3 : 1;
	n->text = str_sub(text, quotes, text.n - quotes);
	n->kind = !lines && computed ? NODE_UNKNOWN : NODE_STRING;
	if (lines && str_starts(n->text, S("\n")))
		n->text = str_sub(n->text, 1, n->text.n);
	if (!lines && n->kind == NODE_STRING)
		n->text = unescaped(r, n->text);
	return true;
}

static void word(struct reader *r, struct node *n)
{
	bool negative = reader_peek(r, 0) == '-';
	size_t from = r->at;
	r->at += negative;
	str name = bicep_name(r);
	n->text = str_sub(r->bytes, from, r->at);
	if (str_eq(name, S("true")) || str_eq(name, S("false")))
		n->kind = NODE_BOOL;
	else if (str_eq(name, S("null")))
		n->kind = NODE_NULL;
	else if (name.n && ascii_digit(name.p[0]))
		n->kind = NODE_NUMBER;
	if (n->kind == NODE_NULL)
		n->text = S("");
}

static bool is_loop(const struct reader *r)
{
	struct reader ahead = *r;
	ahead.at++;
	bicep_space(&ahead);
	return str_eq(bicep_name(&ahead), S("for")) && is_blank(reader_peek(&ahead, 0));
}

static bool primary(struct reader *r, struct node *n)
{
	int c = reader_peek(r, 0);
	if (c == '\'')
		return text_value(r, n);
	if (c == '{' || (c == '[' && !is_loop(r))) {
		n->kind = c == '{' ? NODE_OBJECT : NODE_ARRAY;
		return container(r, n, c == '{' ? '}' : ']');
	}
	word(r, n);
	return true;
}

/* To the end of the value, or to the ? of a choice. */
static bool skip_operand(struct reader *r, const char *ends)
{
	for (;;) {
		if (!bicep_skip_to(r, ends))
			return false;
		bool safe = r->at && r->bytes.p[r->at - 1] == '.', other = reader_peek(r, 1) == '?'; /* a.?b, a ?? b */
		if (reader_peek(r, 0) != '?' || (!safe && !other))
			return true;
		r->at += 1 + other;
	}
}

static struct node *value(struct reader *r, bool chosen);

/* … ? yes : no, at the ?: three nodes, the condition first. */
static bool choice(struct reader *r, struct node *n, size_t from, bool chosen)
{
	str condition = str_trim(str_sub(r->bytes, from, r->at));
	struct children kids = children_of(n);
	struct node *part = reader_enter(r) ? reader_node(r, NODE_UNKNOWN, from) : NULL;
	if (!part)
		return false;
	part->text = condition;
	children_add(&kids, part);
	for (int i = 0; i < 2; i++) {
		r->at++;
		bicep_space(r);
		part = value(r, i == 0 || chosen);
		if (!part)
			return false;
		children_add(&kids, part);
		if (i == 0)
			bicep_space(r);
		if (i == 0 && reader_peek(r, 0) != ':')
			return reader_broken(r, "':' is missing");
	}
	reader_leave(r);
	return true;
}

/* Something computed, of which a part has been read. */
static bool computed(struct reader *r, struct node *n, size_t from, bool chosen)
{
	n->kind = NODE_UNKNOWN;
	n->child = NULL;
	if (!skip_operand(r, chosen ? ",]}):?" : ",]})?"))
		return false;
	return reader_peek(r, 0) != '?' || choice(r, n, from, chosen);
}

/* chosen: it stands between ? and : */
static struct node *value(struct reader *r, bool chosen)
{
	size_t from = r->at;
	struct node *n = reader_node(r, NODE_UNKNOWN, from);
	if (!n || !primary(r, n))
		return NULL;
	size_t end = r->at;
	bicep_blanks(r);
	int c = reader_peek(r, 0);
	bool line = c < 0 || c == '\n' || c == '\r' || (c == '/' && reader_peek(r, 1) == '/');
	if (line && bicep_goes_on(r)) {
		bicep_space(r);
		c = reader_peek(r, 0);
		line = false;
	}
	bool done = line || (c > 0 && strchr(chosen ? ",]}):" : ",]})", c));
	if (!done && !computed(r, n, from, chosen))
		return NULL;
	end = done ? end : r->at;
	if (n->kind == NODE_UNKNOWN) {
		n->text = str_trim(str_sub(r->bytes, from, end));
		if (!n->text.n)
			return reader_broken(r, "a value is missing"), NULL;
		end = from + n->text.n;
	}
	r->at = end;
	reader_end(r, n, end);
	return n;
}

struct node *bicep_value(struct reader *r) { return value(r, false); }
