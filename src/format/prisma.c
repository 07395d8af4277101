/* Prisma schemas: blocks of lines.
 *
 *   OBJECT
 *     blocks  ARRAY of OBJECT {kind: "model" "view" "type" "enum" "datasource" "generator", name,
 *             entries: ARRAY of OBJECT {name, type?, value?, marks?: ARRAY of STRING},
 *             marks: ARRAY of STRING}
 *
 * An entry is a line: of a model a field and its type ("String?", "Post[]"), of an enum one of its values, of the
 * others a name and its value, a STRING, or UNKNOWN for what is no text. A mark is written "@map("x")", one of the
 * block
 * "@@map("x")". Brackets keep a line open over its end; comments, which begin with //, go. */
#include "base/ascii.h"
#include "format/reader.h"

struct prisma {
	struct reader r;
};

static bool is_word(int c) { return c == '_' || c == '-' || c >= 0x80 || ascii_alnum((char)c); }

/* Over blanks and comments; over ends of lines, too, when they mean nothing here. */
static void skip(struct prisma *p, bool lines)
{
	for (int c; (c = reader_peek(&p->r, 0)) >= 0;) {
		if (is_blank(c) || c == '\r' || (lines && c == '\n'))
			p->r.at++;
		else if (c == '/' && reader_peek(&p->r, 1) == '/')
			p->r.at = reader_line_end(&p->r);
		else
			break;
	}
}

static str word(struct prisma *p)
{
	size_t from = p->r.at;
	while (is_word(reader_peek(&p->r, 0)))
		p->r.at++;
	return str_sub(p->r.bytes, from, p->r.at);
}

/* At a quote: to behind its other end, which stands on the same line. */
static void skip_text(struct prisma *p)
{
	int c;
	for (p->r.at++; (c = reader_peek(&p->r, 0)) >= 0 && c != '"' && c != '\n'; p->r.at++)
		p->r.at += c == '\\' && reader_peek(&p->r, 1) >= 0 && reader_peek(&p->r, 1) != '\n';
	p->r.at += c == '"';
}

/* At a bracket: to behind its other end. */
static void skip_brackets(struct prisma *p)
{
	unsigned open = 0;
	for (int c; (c = reader_peek(&p->r, 0)) >= 0;) {
		if (c == '"') {
			skip_text(p);
			continue;
		}
		open += c == '(' || c == '[';
		open -= c == ')' || c == ']';
		p->r.at++;
		if (!open || c == '}')
			return;
	}
}

static struct node *add(struct prisma *p, struct children *kids, str key, enum node_kind kind, size_t from)
{
	struct node *n = reader_node(&p->r, kind, from);
	if (!n)
		return NULL;
	n->key = key;
	if (kind == NODE_STRING || kind == NODE_UNKNOWN)
		n->text = str_trim(str_sub(p->r.bytes, from, p->r.at));
	children_add(kids, n);
	return n;
}

/* @id @map("x") @db.VarChar(20), up to the end of the line. */
static void marks(struct prisma *p, struct children *list)
{
	for (skip(p, false); reader_peek(&p->r, 0) == '@'; skip(p, false)) {
		size_t from = p->r.at;
		while (reader_peek(&p->r, 0) == '@' || reader_peek(&p->r, 0) == '.' || is_word(reader_peek(&p->r, 0)))
			p->r.at++;
		if (reader_peek(&p->r, 0) == '(')
			skip_brackets(p);
		add(p, list, (str){0}, NODE_STRING, from);
	}
}

/* To the end of the line; what is given back is where a comment begins there, or that end. */
static size_t rest_of_line(struct prisma *p)
{
	for (int c; (c = reader_peek(&p->r, 0)) >= 0 && c != '\n' && c != '}';) {
		if (c == '"')
			skip_text(p);
		else if (c == '(' || c == '[')
			skip_brackets(p);
		else if (c == '/' && reader_peek(&p->r, 1) == '/')
			break;
		else
			p->r.at++;
	}
	size_t end = p->r.at;
	if (reader_peek(&p->r, 0) == '/')
		p->r.at = reader_line_end(&p->r);
	return end;
}

/* = "text", = env("X"), = [ … ] */
static void value(struct prisma *p, struct children *kids)
{
	p->r.at++;
	skip(p, false);
	size_t from = p->r.at;
	bool text = reader_peek(&p->r, 0) == '"';
	size_t end = rest_of_line(p);
	struct node *n = add(p, kids, S("value"), text ? NODE_STRING : NODE_UNKNOWN, from);
	if (n)
		n->text = str_trim(str_sub(p->r.bytes, from, end));
	if (n && text && n->text.n > 1 && str_ends(n->text, S("\"")))
		n->text = str_sub(n->text, 1, n->text.n - 1);
}

/* String? Post[] Unsupported("point") */
static void type(struct prisma *p, struct children *kids)
{
	size_t from = p->r.at;
	word(p);
	if (reader_peek(&p->r, 0) == '(')
		skip_brackets(p);
	while (reader_peek(&p->r, 0) == '?' || reader_peek(&p->r, 0) == '[' || reader_peek(&p->r, 0) == ']')
		p->r.at++;
	if (p->r.at > from)
		add(p, kids, S("type"), NODE_STRING, from);
}

static void entry(struct prisma *p, struct children *entries)
{
	size_t from = p->r.at;
	struct node *n = add(p, entries, (str){0}, NODE_OBJECT, from);
	if (!n)
		return;
	struct children kids = children_of(n);
	word(p);
	add(p, &kids, S("name"), NODE_STRING, from);
	skip(p, false);
	if (reader_peek(&p->r, 0) == '=') {
		value(p, &kids);
	} else {
		type(p, &kids);
		struct node *list = add(p, &kids, S("marks"), NODE_ARRAY, p->r.at);
		if (list)
			marks(p, &(struct children){&list->child});
	}
	rest_of_line(p);
}

/* Behind its {, to behind its }. */
static void body(struct prisma *p, struct node *block, struct children *kids)
{
	struct node *list = add(p, kids, S("entries"), NODE_ARRAY, p->r.at);
	struct node *own = add(p, kids, S("marks"), NODE_ARRAY, p->r.at);
	if (!list || !own)
		return;
	struct children entries = children_of(list), signs = children_of(own);
	for (;;) {
		skip(p, true);
		int c = reader_peek(&p->r, 0);
		size_t from = p->r.at;
		if (c < 0 || p->r.result != FORMAT_OK) {
			reader_broken(&p->r, "a block is not closed");
			return;
		}
		p->r.at += c == '}';
		if (c == '}')
			break;
		if (c == '@')
			marks(p, &signs);
		else if (is_word(c))
			entry(p, &entries);
		if (p->r.at == from)
			p->r.at++;
	}
	reader_end(&p->r, block, p->r.at);
}

static void block(struct prisma *p, struct children *blocks)
{
	size_t from = p->r.at, named;
	str kind = word(p);
	size_t end = p->r.at;
	skip(p, false);
	named = p->r.at;
	str name = word(p);
	skip(p, false);
	if (reader_peek(&p->r, 0) != '{') {
		rest_of_line(p);
		return;
	}
	size_t at = p->r.at;
	struct node *n = add(p, blocks, (str){0}, NODE_OBJECT, from);
	if (!n)
		return;
	struct children kids = children_of(n);
	p->r.at = end;
	add(p, &kids, S("kind"), NODE_STRING, end - kind.n);
	p->r.at = named + name.n;
	add(p, &kids, S("name"), NODE_STRING, named);
	p->r.at = at + 1;
	body(p, n, &kids);
}

enum format_result prisma_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                               struct err *err)
{
	struct prisma p;
	*tree = NULL;
	if (!reader_start(&p.r, bytes, a, budget, err))
		return p.r.result;
	struct node *root = reader_node(&p.r, NODE_OBJECT, p.r.at);
	struct children kids = root ? children_of(root) : (struct children){0};
	struct node *list = root ? add(&p, &kids, S("blocks"), NODE_ARRAY, p.r.at) : NULL;
	struct children blocks = list ? children_of(list) : (struct children){0};
	for (skip(&p, true); list && p.r.result == FORMAT_OK && reader_peek(&p.r, 0) >= 0; skip(&p, true)) {
		size_t from = p.r.at;
		if (is_word(reader_peek(&p.r, 0)))
			block(&p, &blocks);
		p.r.at += p.r.at == from;
	}
	*tree = list ? root : NULL;
	return p.r.result;
}
