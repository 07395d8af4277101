/* XML by expat. Nothing outside the document is ever read: external entities have no handler, and internal ones are not
 * expanded in text (a default handler turns that off), so what stands there is computed.
 *
 *   <a x="1">t<b/><b/></a>   OBJECT { a: OBJECT { @x: "1", b: {}, b: {}, #text: "t" } } */
#include <expat.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf.h"
#include "format/reader.h"

struct element {
	struct node *node, *text;
	struct children kids;
	struct buf chars;
	size_t text_end;
	bool computed;
};

struct xml {
	struct reader r;
	XML_Parser parser;
	struct element *stack; /* [0] is the document */
	size_t top;
};

static void stop(struct xml *x) { XML_StopParser(x->parser, XML_FALSE); }

static size_t event_at(const struct xml *x)
{
	XML_Index at = XML_GetCurrentByteIndex(x->parser);
	return at < 0 ? 0 : (size_t)at;
}

static size_t event_end(const struct xml *x)
{
	int n = XML_GetCurrentByteCount(x->parser);
	return event_at(x) + (n > 0 ? (size_t)n : 0);
}

/* Offset of the opening quote of the first attribute value at or behind from; expat has checked the tag. */
static size_t quote_at(const struct xml *x, size_t from, size_t end)
{
	while (from < end && x->r.bytes.p[from] != '"' && x->r.bytes.p[from] != '\'')
		from++;
	return from;
}

static size_t quote_end(const struct xml *x, size_t open, size_t end)
{
	size_t at = open + 1;
	while (at < end && x->r.bytes.p[at] != x->r.bytes.p[open])
		at++;
	return at < end ? at + 1 : end;
}

static bool attributes(struct xml *x, struct element *e, const XML_Char **names)
{
	size_t at = event_at(x), end = event_end(x);
	int written = XML_GetSpecifiedAttributeCount(x->parser);
	for (int i = 0; names[i]; i += 2) {
		if (i < written) /* the others are defaults of the DTD: they stand nowhere */
			at = quote_at(x, at, end);
		struct node *n = reader_node(&x->r, NODE_STRING, at);
		if (!n)
			return false;
		n->key = arena_printf(x->r.arena, "@%s", names[i]);
		n->text = arena_str(x->r.arena, str_of(names[i + 1]));
		n->kind = scalar_kind(n->text);
		if (i < written) {
			at = quote_end(x, at, end);
			reader_end(&x->r, n, at);
		}
		children_add(&e->kids, n);
	}
	return true;
}

static void XMLCALL on_start(void *ctx, const XML_Char *name, const XML_Char **names)
{
	struct xml *x = ctx;
	struct node *n = reader_enter(&x->r) ? reader_node(&x->r, NODE_OBJECT, event_at(x)) : NULL;
	if (!n) {
		stop(x);
		return;
	}
	n->key = arena_str(x->r.arena, str_of(name));
	children_add(&x->stack[x->top].kids, n);
	struct element *e = &x->stack[++x->top];
	struct buf chars = e->chars; /* its room is used again */
	buf_clear(&chars);
	*e = (struct element){.node = n, .kids = children_of(n), .chars = chars};
	if (!attributes(x, e, names))
		stop(x);
}

/* The text of an element is one member, behind its children, without the blanks around it. */
static void text_finish(struct xml *x, struct element *e)
{
	if (!e->text)
		return;
	e->text->text = arena_str(x->r.arena, str_trim(buf_str(&e->chars)));
	e->text->kind = e->computed ? NODE_UNKNOWN : scalar_kind(e->text->text);
	children_add(&e->kids, e->text);
}

static void XMLCALL on_end(void *ctx, const XML_Char *name)
{
	struct xml *x = ctx;
	(void)name;
	struct element *e = &x->stack[x->top--];
	text_finish(x, e);
	size_t end = event_end(x);
	reader_end(&x->r, e->node, end > x->r.mark ? end : x->r.mark);
	reader_leave(&x->r);
}

static void add_text(struct xml *x, str s)
{
	struct element *e = &x->stack[x->top];
	size_t lead = 0;
	while (lead < s.n && (is_blank(s.p[lead]) || s.p[lead] == '\n' || s.p[lead] == '\r'))
		lead++;
	if (!e->text && lead == s.n)
		return;
	if (!e->text) {
		e->text = reader_node(&x->r, NODE_STRING, event_at(x) + lead);
		if (!e->text) {
			stop(x);
			return;
		}
		e->text->key = S("#text");
	}
	buf_add(&e->chars, s);
}

static void XMLCALL on_text(void *ctx, const XML_Char *s, int n) { add_text(ctx, str_at(s, (size_t)n)); }

/* Everything else comes here: comments, instructions, the DTD, and references that are not expanded. */
static void XMLCALL on_other(void *ctx, const XML_Char *s, int n)
{
	struct xml *x = ctx;
	if (n > 1 && s[0] == '&' && x->top) {
		add_text(x, str_at(s, (size_t)n));
		x->stack[x->top].computed = true;
	}
}

static void parse(struct xml *x, str bytes)
{
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetDefaultHandler(x->parser, on_other);
	if (XML_Parse(x->parser, bytes.n ? bytes.p : "", (int)bytes.n, XML_TRUE) == XML_STATUS_ERROR) {
		size_t at = event_at(x);
		x->r.at = at < bytes.n ? at : bytes.n;
		reader_broken(&x->r, XML_ErrorString(XML_GetErrorCode(x->parser)));
	}
}

enum format_result xml_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                            struct err *err)
{
	struct xml x = {0};
	*tree = NULL;
	if (!reader_start(&x.r, bytes, a, budget, err))
		return x.r.result;
	struct node *root = reader_node(&x.r, NODE_OBJECT, x.r.at);
	/* The declared encoding is not asked: the bytes were decoded before, or they are Latin-1. */
	static const XML_Memory_Handling_Suite memory = {mem_get, mem_grow, free};
	if (!root)
		return x.r.result;
	x.parser = XML_ParserCreate_MM(utf_valid(bytes) ? "UTF-8" : "ISO-8859-1", &memory, NULL);
	if (!x.parser)
		mem_none();
	*tree = root;
	x.stack = arena_array(a, struct element, (size_t)budget->depth + 1);
	x.stack[0] = (struct element){.node = root, .kids = children_of(root)};
	parse(&x, bytes);
	for (size_t i = 0; i <= budget->depth; i++)
		buf_free(&x.stack[i].chars);
	XML_ParserFree(x.parser);
	return x.r.result;
}
