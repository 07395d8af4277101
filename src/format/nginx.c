/* nginx configuration: a tree of directives. A simple one is a STRING of its arguments, joined by a blank and without
 * their quotes; a block is an OBJECT whose own arguments, if any, are its member "@args". Variables ($host) are nginx's
 * language and stay text; {{ x }} of a template is UNKNOWN.
 *
 *   location ~ \.php$ { deny all; }   location: { @args: "~ \.php$", deny: "all" } */
#include "base/buf.h"
#include "format/reader.h"

static void skip(struct reader *r)
{
	for (int c; (c = reader_peek(r, 0)) >= 0;) {
		if (c == '#')
			r->at = reader_line_end(r);
		else if (is_blank(c) || c == '\n' || c == '\r')
			r->at++;
		else
			return;
	}
}

static bool quoted(struct reader *r, struct buf *out)
{
	int quote = reader_peek(r, 0);
	for (r->at++; reader_peek(r, 0) != quote; r->at++) {
		if (reader_peek(r, 0) == '\\' && (reader_peek(r, 1) == quote || reader_peek(r, 1) == '\\'))
			r->at++;
		if (reader_peek(r, 0) < 0)
			return reader_broken(r, "a quote is not closed");
		buf_byte(out, (char)reader_peek(r, 0));
	}
	r->at++;
	return true;
}

/* What the readers of nginx share. `none` of {{ and of ${: up to this offset nothing closes one, so that a line of
 * openings is looked through once. */
struct nginx {
	struct reader r;
	size_t none[2];
};

/* {{ x }} or ${x} at r->at: taken whole, since its braces open no block. False when there is none. */
static bool braces(struct reader *r, struct buf *out)
{
	struct nginx *x = (struct nginx *)r;
	static const str opens[] = {STR_INIT("{{"), STR_INIT("${")}, closes[] = {STR_INIT("}}"), STR_INIT("}")};
	unsigned kind = reader_peek(r, 0) == '$';
	str rest = reader_rest(r);
	if (!str_starts(rest, opens[kind]) || r->at < x->none[kind])
		return false;
	size_t at = 2;
	while (at < rest.n && rest.p[at] != '\n' && !str_starts(str_sub(rest, at, rest.n), closes[kind]))
		at++;
	if (at >= rest.n || rest.p[at] == '\n') {
		x->none[kind] = r->at + at;
		return false;
	}
	buf_add(out, str_sub(rest, 0, at + closes[kind].n));
	r->at += at + closes[kind].n;
	return true;
}

static bool word(struct reader *r, struct buf *out)
{
	int c = reader_peek(r, 0);
	if (c == '"' || c == '\'')
		return quoted(r, out);
	for (; (c = reader_peek(r, 0)) >= 0 && !is_blank(c) && c != '\n' && c != '\r' && c != ';';) {
		if ((c == '{' || c == '$') && braces(r, out))
			continue;
		if (c == '{' || c == '}')
			break;
		if (c == '\\' && reader_peek(r, 1) >= 0) {
			buf_byte(out, (char)c);
			c = reader_peek(r, 1);
			r->at++;
		}
		buf_byte(out, (char)c);
		r->at++;
	}
	return true;
}

/* Lua between braces, which are balanced outside its strings and comments. */
static bool lua(struct reader *r, str *text)
{
	size_t from = ++r->at, depth = 1;
	for (int c; (c = reader_peek(r, 0)) >= 0; r->at++) {
		if (c == '-' && reader_peek(r, 1) == '-') {
			r->at = reader_line_end(r) - 1;
		} else if (c == '"' || c == '\'') {
			for (r->at++; reader_peek(r, 0) >= 0 && reader_peek(r, 0) != c; r->at++)
				r->at += reader_peek(r, 0) == '\\' && reader_peek(r, 1) >= 0;
		} else if (c == '{') {
			depth++;
		} else if (c == '}' && --depth == 0) {
			*text = str_sub(r->bytes, from, r->at++);
			return true;
		}
		if (r->at >= r->bytes.n)
			break;
	}
	return reader_broken(r, "a Lua block is not closed");
}

static bool body(struct reader *r, struct node *block, struct children kids);

/* Behind the name: arguments, then what ends the directive. */
static bool directive_rest(struct reader *r, struct node *n)
{
	struct buf args BUF_AUTO = {0};
	size_t begin = r->at, end = r->at;
	int c;
	for (; (c = reader_peek(r, 0)) >= 0 && c != ';' && c != '}'; skip(r)) {
		if (c == '{' && !str_starts(reader_rest(r), S("{{")))
			break;
		if (args.n)
			buf_byte(&args, ' ');
		size_t before = r->at;
		if (!word(r, &args))
			return false;
		if (r->at == before) /* "{{" that nothing closes */
			break;
		end = r->at;
	}
	str text = arena_str(r->arena, buf_str(&args));
	bool computed = str_find(text, S("{{"), 0) != SIZE_MAX;
	n->text = text;
	n->kind = computed ? NODE_UNKNOWN : NODE_STRING;
	if (c == ';') {
		reader_end(r, n, end);
		r->at++;
		return true;
	}
	if (c != '{')
		return reader_broken(r, "';' is missing");
	if (str_ends(n->key, S("_by_lua_block")) && !text.n) {
		n->kind = NODE_STRING;
		return lua(r, &n->text);
	}
	n->kind = NODE_OBJECT;
	n->text = (str){0};
	struct children kids = children_of(n);
	if (text.n) {
		struct node *own = reader_node(r, computed ? NODE_UNKNOWN : NODE_STRING, begin);
		if (!own)
			return false;
		own->key = S("@args");
		own->text = text;
		reader_end(r, own, end);
		children_add(&kids, own);
	}
	r->at++;
	return body(r, n, kids);
}

static bool directive(struct reader *r, struct children *list)
{
	struct buf name BUF_AUTO = {0};
	unsigned line, col;
	reader_locate(r, r->at, &line, &col);
	size_t before = r->at;
	if (!word(r, &name))
		return false;
	if (r->at == before)
		return reader_broken(r, "a directive is missing");
	str key = arena_str(r->arena, buf_str(&name));
	skip(r);
	if (str_starts(key, S("{{")) && reader_peek(r, 0) != ';' && reader_peek(r, 0) != '{')
		return true; /* a line of the template's own language */
	struct node *n = reader_node(r, NODE_STRING, r->at);
	if (!n)
		return false;
	n->key = key;
	n->key_line = line;
	children_add(list, n);
	return directive_rest(r, n);
}

/* Directives up to the brace that closes the block, or, for the root, to the end. */
static bool body(struct reader *r, struct node *block, struct children kids)
{
	bool root = r->depth == 0;
	if (!reader_enter(r))
		return false;
	for (skip(r); reader_peek(r, 0) >= 0 && reader_peek(r, 0) != '}'; skip(r))
		if (!directive(r, &kids))
			return false;
	if (reader_peek(r, 0) < 0 && !root)
		return reader_broken(r, "'}' is missing");
	if (reader_peek(r, 0) >= 0 && root)
		return reader_broken(r, "'}' closes nothing");
	r->at += !root;
	reader_end(r, block, r->at);
	reader_leave(r);
	return true;
}

enum format_result nginx_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                              struct err *err)
{
	struct nginx x = {0};
	*tree = NULL;
	if (!reader_start(&x.r, bytes, a, budget, err))
		return x.r.result;
	struct node *root = reader_node(&x.r, NODE_OBJECT, x.r.at);
	if (!root)
		return x.r.result;
	*tree = root;
	body(&x.r, root, children_of(root));
	return x.r.result;
}
