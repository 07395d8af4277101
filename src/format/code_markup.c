/* One pass over the bytes of a page, from tag to tag. Comments, scripts and styles are stepped over; a quote that never
 * ends ends with the file; nothing is remembered between tags. */
#include "format/code_markup.h"

#include "base/ascii.h"
#include "format/code_address.h"

enum { ATTRIBUTES_MOST = 64, NAME_LONGEST = 64, VALUE_LONGEST = 4000 };

struct page {
	struct code_walk *w;
	struct reader r; /* of positions */
	str s;
	size_t at;
};

static char peek(const struct page *p, size_t i) { return i < p->s.n ? p->s.p[i] : 0; }
static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

static struct node *node(struct page *p, enum node_kind kind, str text, size_t from, size_t to)
{
	struct code_file *f = p->w->f;
	if (f->nodes >= f->budget->nodes) {
		f->too_many = true;
		return NULL;
	}
	f->nodes++;
	struct node *n = arena_new(f->arena, struct node);
	*n = (struct node){.kind = kind, .text = text};
	reader_locate(&p->r, from, &n->line, &n->col);
	n->key_line = n->line;
	reader_locate(&p->r, to, &n->end_line, &n->end_col);
	return n;
}

/* ---- values ---- */

/* What a template puts in: its length at byte i, 0 when there is none. */
static size_t hole_length(str s, size_t i)
{
	static const struct {
		const char *open, *close;
	} holes[] = {{"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}, {"<?", "?>"}, {"${", "}"}, {"#{", "}"}};
	for (size_t n = 0; n < sizeof holes / sizeof *holes; n++) {
		if (!str_starts(str_sub(s, i, s.n), str_of(holes[n].open)))
			continue;
		size_t end = str_find(s, str_of(holes[n].close), i + 2);
		return (end == SIZE_MAX ? s.n : end + strlen(holes[n].close)) - i;
	}
	return 0;
}

/* The text with "${…}" for each hole and & for &amp;. Sets *known to whether there was none. */
static str text_of(struct page *p, str s, bool *known)
{
	struct buf b BUF_AUTO = {0};
	*known = true;
	for (size_t i = 0, n; i < s.n; i += n) {
		n = hole_length(s, i);
		if (n) {
			*known = false;
			buf_add(&b, S("${…}"));
		} else if (str_starts(str_sub(s, i, s.n), S("&amp;"))) {
			n = 5;
			buf_byte(&b, '&');
		} else {
			n = 1;
			buf_byte(&b, s.p[i]);
		}
	}
	return arena_str(p->w->f->arena, buf_str(&b));
}

/* A text in quotes that is the whole of an expression. */
static bool is_quoted(str s)
{
	char quote = s.n > 1 ? s.p[0] : 0;
	return (quote == '\'' || quote == '"' || quote == '`') && s.p[s.n - 1] == quote &&
	       !memchr(s.p + 1, quote, s.n - 2) && !memchr(s.p, '\\', s.n);
}

static struct node *value_of(struct page *p, str s, bool expression, size_t from)
{
	size_t to = from + s.n;
	bool known;
	if (s.n > VALUE_LONGEST)
		return node(p, NODE_UNKNOWN, str_sub(s, 0, 200), from, to);
	if (expression && !is_quoted(str_trim(s)))
		return node(p, NODE_UNKNOWN, str_sub(s, 0, 200), from, to);
	if (expression) {
		s = str_trim(s);
		s = str_sub(s, 1, s.n - 1);
	}
	str text = text_of(p, s, &known);
	struct node *n = node(p, known ? NODE_STRING : NODE_UNKNOWN, text, from, to);
	if (n)
		code_address_of(p->w, text, n);
	return n;
}

/* ---- tags ---- */

/* {…} with its braces, in Svelte and Astro */
static size_t braces_end(const struct page *p, size_t i)
{
	unsigned depth = 0;
	for (size_t most = i + VALUE_LONGEST; i < p->s.n && i < most; i++) {
		depth += p->s.p[i] == '{';
		if (p->s.p[i] == '}' && --depth == 0)
			return i + 1;
	}
	return i;
}

struct value {
	size_t from, to; /* without quotes or braces */
	bool braces;
};

/* The value at p->at, behind =. */
static struct value take_value(struct page *p)
{
	char c = peek(p, p->at);
	struct value v = {p->at, p->at, c == '{' && peek(p, p->at + 1) != '{'};
	if (v.braces) {
		p->at = braces_end(p, p->at);
		v.from++;
		v.to = p->at > v.from ? p->at - 1 : v.from;
	} else if (c == '"' || c == '\'') {
		size_t end = v.from = ++p->at;
		for (size_t n; end < p->s.n && p->s.p[end] != c; end += n ? n : 1)
			n = p->s.p[end] == '<' && peek(p, end + 1) == '%'
			            ? hole_length(str_sub(p->s, 0, end + VALUE_LONGEST), end)
			            : 0;
		v.to = end < p->s.n ? end : p->s.n;
		p->at = v.to + (v.to < p->s.n);
	} else {
		while (p->at < p->s.n && !is_space(p->s.p[p->at]) && p->s.p[p->at] != '>')
			p->at++;
		v.to = p->at;
	}
	return v;
}

/* href of :href, v-bind:href, [href]; *bound: its value is an expression */
static str plain_name(struct page *p, str name, bool html, bool *bound)
{
	*bound = str_starts(name, S(":")) || str_starts(name, S("v-bind:")) || str_starts(name, S("["));
	if (str_starts(name, S("v-bind:")))
		name = str_sub(name, 7, name.n);
	else if (*bound)
		name = str_sub(name, 1, name.n - (name.p[0] == '[' && name.n > 1 && name.p[name.n - 1] == ']'));
	name = str_starts(name, S("attr.")) ? str_sub(name, 5, name.n) : name;
	if (!html)
		return name;
	char *low = arena_array(p->w->f->arena, char, name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		low[i] = ascii_upper(name.p[i]) ? (char)(name.p[i] | 32) : name.p[i];
	return str_at(low, name.n);
}

static void take_attribute(struct page *p, struct code_list *props, bool wanted, bool html)
{
	size_t from = p->at, to;
	while (p->at < p->s.n && !is_space(p->s.p[p->at]) && !strchr("=>", p->s.p[p->at]) &&
	       !(p->s.p[p->at] == '/' && peek(p, p->at + 1) == '>'))
		p->at++;
	to = p->at;
	while (is_space(peek(p, p->at)))
		p->at++;
	bool bound, given = peek(p, p->at) == '=';
	struct value v = {to, to, false};
	if (given) {
		p->at++;
		while (is_space(peek(p, p->at)))
			p->at++;
		v = take_value(p);
	}
	if (!wanted || to - from > NAME_LONGEST || to == from)
		return;
	str name = plain_name(p, str_sub(p->s, from, to), html, &bound);
	struct node *n = given ? value_of(p, str_sub(p->s, v.from, v.to), bound || v.braces, v.from)
	                       : node(p, NODE_BOOL, S("true"), from, to);
	code_append(props, name, n);
}

static bool is_wanted(str name, bool *html)
{
	static const char names[] = " a area form button input script link iframe embed object base meta ";
	*html = str_listed(name, names);
	return *html || (name.p[0] >= 'A' && name.p[0] <= 'Z') || memchr(name.p, '-', name.n);
}

/* Behind the end of a script or a style: what stands in it is none of ours. */
static void skip_content(struct page *p, str name)
{
	static const str ends[] = {STR_INIT("</script"), STR_INIT("</style"), STR_INIT("</textarea")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (!str_ieq(name, str_sub(ends[i], 2, ends[i].n)))
			continue;
		size_t end = str_ifind(p->s, ends[i], p->at);
		p->at = end == SIZE_MAX ? p->s.n : end;
	}
}

static void take_tag(struct page *p)
{
	size_t from = p->at++, end = p->at;
	while (end < p->s.n && (ascii_alnum(p->s.p[end]) || strchr("-.:_", p->s.p[end])))
		end++;
	str name = str_sub(p->s, p->at, end);
	bool html, wanted = is_wanted(name, &html) && name.n <= NAME_LONGEST;
	struct code_list members = {0}, props = {0};
	/* in the order of the document, since that is how positions are found */
	struct node *element = wanted ? node(p, NODE_OBJECT, (str){0}, from, from + 1) : NULL;
	struct node *list = element ? arena_new(p->w->f->arena, struct node) : NULL;
	if (list)
		*list = *element;
	code_append(&members, S("name"), wanted ? node(p, NODE_STRING, name, from + 1, end) : NULL);
	p->at = end;
	for (unsigned n = 0; p->at < p->s.n && p->s.p[p->at] != '>'; n++) {
		size_t before = p->at;
		if (is_space(p->s.p[p->at]) || p->s.p[p->at] == '/')
			p->at++;
		else
			take_attribute(p, &props, wanted && n < 4 * ATTRIBUTES_MOST, html);
		p->at += p->at == before;
	}
	if (element && list && props.first) {
		reader_locate(&p->r, p->at, &element->end_line, &element->end_col);
		list->end_line = element->end_line;
		list->end_col = element->end_col;
		list->child = props.first;
		code_append(&members, S("props"), list);
		element->child = members.first;
		code_append(&p->w->jsx, (str){0}, element);
	}
	skip_content(p, name);
}

void code_markup(struct code_walk *w)
{
	struct page p = {.w = w, .s = w->f->t.bytes};
	struct err err = {{0}};
	reader_start(&p.r, p.s, w->f->arena, w->f->budget, &err);
	while (!w->f->too_many && (p.at = str_find(p.s, S("<"), p.at)) != SIZE_MAX) {
		str rest = str_sub(p.s, p.at, p.s.n);
		if (str_starts(rest, S("<!--"))) {
			size_t end = str_find(p.s, S("-->"), p.at);
			p.at = end == SIZE_MAX ? p.s.n : end;
		} else if (rest.n > 1 && ascii_letter(rest.p[1])) {
			take_tag(&p);
		} else {
			p.at++;
		}
	}
}
