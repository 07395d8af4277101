/* Dockerfiles: an ARRAY of instructions in order, each an OBJECT.
 *
 *   instruction  "FROM", upper case           args  text behind it, lines joined, comments between them dropped
 *   FROM         image, tag, digest, platform, as (those that are written)
 *   ENV, ARG     vars: OBJECT of names; ARG without a default is NULL
 *   USER         user
 *   RUN, COPY    a here-document is part of args
 *
 * $NAME and ${NAME} are filled in when the image is built: UNKNOWN, but args is always text. Every node stands where
 * its instruction begins. */
#include "base/buf.h"
#include "format/reader.h"

enum { OPEN_MAX = 16 };

struct docker {
	struct reader r;
	char escape;   /* '\' unless the directive "# escape=`" says otherwise */
	size_t begin;  /* of the instruction at hand */
	bool at_start; /* only comments so far: directives may stand here */
	unsigned open; /* here-documents that nothing closed, each looked for to the end of the file */
};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

static bool varies(str s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		if (s.p[i] == '$' && (is_letter(s.p[i + 1]) || s.p[i + 1] == '{') && (i == 0 || s.p[i - 1] != '\\'))
			return true;
	return scalar_computed(s);
}

static bool member(struct docker *d, struct children *kids, str key, enum node_kind kind, str text)
{
	struct node *n = reader_node(&d->r, kind == NODE_STRING && varies(text) ? NODE_UNKNOWN : kind, d->begin);
	if (!n)
		return false;
	n->key = key;
	n->text = text;
	children_add(kids, n);
	return true;
}

/* Takes the next word off *rest; quotes keep blanks in it and are dropped. */
static bool next_word(struct arena *a, str *rest, str *word)
{
	struct buf out BUF_AUTO = {0};
	str s = str_trim(*rest);
	char quote = 0;
	size_t i = 0;
	for (; i < s.n && (quote || !is_blank(s.p[i])); i++) {
		if (s.p[i] == '\\' && i + 1 < s.n && quote != '\'' && s.p[i + 1] != '$')
			buf_byte(&out, s.p[++i]);
		else if (s.p[i] == quote)
			quote = 0;
		else if (!quote && (s.p[i] == '"' || s.p[i] == '\''))
			quote = s.p[i];
		else
			buf_byte(&out, s.p[i]);
	}
	*rest = str_sub(s, i, s.n);
	*word = arena_str(a, buf_str(&out));
	return s.n > 0;
}

/* [host[:port]/]name[:tag][@digest] */
static bool image(struct docker *d, struct children *kids, str ref)
{
	size_t at = str_find(ref, S("@"), 0), slash = 0, colon = SIZE_MAX;
	str name = at == SIZE_MAX ? ref : str_sub(ref, 0, at);
	for (size_t i = 0, braces = 0; i < name.n; i++) { /* ${REGISTRY:-docker.io} holds neither tag nor slash */
		braces += name.p[i] == '{';
		braces -= name.p[i] == '}' && braces;
		if (braces)
			continue;
		if (name.p[i] == '/')
			slash = i + 1, colon = SIZE_MAX;
		else if (name.p[i] == ':' && i >= slash)
			colon = i;
	}
	bool ok = member(d, kids, S("image"), NODE_STRING, str_sub(name, 0, colon));
	if (colon != SIZE_MAX)
		ok = ok && member(d, kids, S("tag"), NODE_STRING, str_sub(name, colon + 1, name.n));
	if (at != SIZE_MAX)
		ok = ok && member(d, kids, S("digest"), NODE_STRING, str_sub(ref, at + 1, ref.n));
	return ok;
}

static bool from(struct docker *d, struct children *kids, str args)
{
	struct arena *a = d->r.arena;
	str word, name;
	bool ok = true;
	while (next_word(a, &args, &word) && str_starts(word, S("--")))
		if (str_starts(word, S("--platform=")))
			ok = ok && member(d, kids, S("platform"), NODE_STRING, str_sub(word, 11, word.n));
	ok = ok && image(d, kids, word);
	if (next_word(a, &args, &word) && str_ieq(word, S("as")) && next_word(a, &args, &name))
		ok = ok && member(d, kids, S("as"), NODE_STRING, name);
	return ok;
}

/* ENV A=1 B="two words"; ARG A B=1; and the old ENV A the rest. */
static bool vars(struct docker *d, struct children *kids, str args, bool env)
{
	struct node *list = reader_node(&d->r, NODE_OBJECT, d->begin);
	if (!list)
		return false;
	list->key = S("vars");
	children_add(kids, list);
	struct children items = children_of(list);
	str word;
	for (bool first = true; next_word(d->r.arena, &args, &word); first = false) {
		size_t equals = str_find(word, S("="), 0);
		bool old = env && first && equals == SIZE_MAX;
		str value = old ? str_trim(args) : str_sub(word, equals == SIZE_MAX ? word.n : equals + 1, word.n);
		enum node_kind kind = equals == SIZE_MAX && !old ? NODE_NULL : NODE_STRING;
		if (!member(d, &items, str_sub(word, 0, equals), kind, value))
			return false;
		if (old)
			break;
	}
	return true;
}

static str upper(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'a' && s.p[i] <= 'z' ? s.p[i] - 32 : s.p[i]);
	return str_at(p, s.n);
}

static str take_line(struct docker *d)
{
	size_t start = d->r.at, end = reader_line_end(&d->r);
	d->r.at = end + (end < d->r.bytes.n);
	str line = str_sub(d->r.bytes, start, end);
	return str_ends(line, S("\r")) ? str_sub(line, 0, line.n - 1) : line;
}

/* The lines of a here-document that opens in the line, up to its mark; several are rare and read one by one. */
static void heredoc(struct docker *d, str line, struct buf *out)
{
	size_t at = str_find(line, S("<<"), 0);
	if (at == SIZE_MAX || d->open >= OPEN_MAX)
		return;
	bool dash = at + 2 < line.n && line.p[at + 2] == '-';
	size_t start = at + 2 + dash, end;
	if (start < line.n && (line.p[start] == '"' || line.p[start] == '\''))
		start++;
	for (end = start; end < line.n && (is_letter(line.p[end]) || (line.p[end] >= '0' && line.p[end] <= '9'));)
		end++;
	str mark = str_sub(line, start, end);
	if (!mark.n || !is_letter(mark.p[0]))
		return;
	size_t at_first = d->r.at, n_first = out->n;
	while (d->r.at < d->r.bytes.n) {
		str next = take_line(d);
		buf_byte(out, '\n');
		buf_add(out, next);
		if (str_eq(dash ? str_trim(next) : next, mark))
			return;
	}
	d->open++;
	d->r.at = at_first; /* nothing closes it: it was a shift, or text */
	out->n = n_first;
}

/* One instruction's lines: a trailing escape joins them, comments and empty lines between them are dropped. */
static str logical_line(struct docker *d, str line)
{
	struct buf out BUF_AUTO = {0};
	for (;;) {
		str t = str_trim(line);
		bool more = t.n && t.p[t.n - 1] == d->escape;
		buf_add(&out, str_trim(str_sub(t, 0, t.n - more)));
		if (!more || d->r.at >= d->r.bytes.n)
			break;
		do
			line = take_line(d);
		while (d->r.at < d->r.bytes.n && (!str_trim(line).n || str_trim(line).p[0] == '#'));
		if (str_starts(str_trim(line), S("#")))
			break;
		buf_byte(&out, ' ');
	}
	bool runs = out.n > 5 && (str_ieq(str_at(out.p, 3), S("RUN")) || str_ieq(str_at(out.p, 4), S("COPY")));
	if (runs)
		heredoc(d, arena_str(d->r.arena, buf_str(&out)), &out);
	return arena_str(d->r.arena, buf_str(&out));
}

static bool instruction(struct docker *d, struct children *list, str line)
{
	str whole = logical_line(d, line);
	size_t n = 0;
	while (n < whole.n && is_letter(whole.p[n]))
		n++;
	if (!n || (n < whole.n && !is_blank(whole.p[n])))
		return d->r.at = d->begin, reader_broken(&d->r, "an instruction is missing");
	str name = upper(d->r.arena, str_sub(whole, 0, n)), args = str_trim(str_sub(whole, n, whole.n));
	struct node *object = reader_node(&d->r, NODE_OBJECT, d->begin);
	if (!object)
		return false;
	struct children kids = children_of(object);
	children_add(list, object);
	bool ok = member(d, &kids, S("instruction"), NODE_STRING, name);
	struct node *text = ok ? reader_node(&d->r, NODE_STRING, d->begin) : NULL;
	if (!text)
		return false;
	text->key = S("args");
	text->text = args;
	children_add(&kids, text);
	if (str_eq(name, S("FROM")))
		ok = from(d, &kids, args);
	else if (str_eq(name, S("ENV")) || str_eq(name, S("ARG")))
		ok = vars(d, &kids, args, name.p[0] == 'E');
	else if (str_eq(name, S("USER")))
		ok = member(d, &kids, S("user"), NODE_STRING, args);
	bool newline = d->r.at > d->begin && d->r.bytes.p[d->r.at - 1] == '\n';
	reader_end(&d->r, object, d->r.at - newline);
	return ok;
}

/* "# escape=`", which must stand above everything else. */
static void comment(struct docker *d, str line)
{
	str rest = str_trim(str_sub(line, 1, line.n));
	if (d->at_start && rest.n > 7 && str_ieq(str_sub(rest, 0, 6), S("escape")))
		d->escape = rest.p[rest.n - 1];
}

enum format_result docker_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                               struct err *err)
{
	struct docker d = {.escape = '\\', .at_start = true};
	*tree = NULL;
	if (!reader_start(&d.r, bytes, a, budget, err))
		return d.r.result;
	struct node *root = reader_node(&d.r, NODE_ARRAY, d.r.at);
	if (!root)
		return d.r.result;
	*tree = root;
	for (struct children list = children_of(root); d.r.at < bytes.n;) {
		while (is_blank(reader_peek(&d.r, 0)))
			d.r.at++;
		d.begin = d.r.at;
		str line = take_line(&d), content = str_trim(line);
		if (!content.n)
			continue;
		if (content.p[0] == '#')
			comment(&d, content);
		else if (!instruction(&d, &list, line))
			break;
		d.at_start = d.at_start && content.p[0] == '#';
	}
	return d.r.result;
}
