/* Trees of statements from text, and chains of names in them. A text that was changed on its way is read as far as it
 * is one: what does not fit is no tree at all. */
#include "route_flow_text.h"

#include <string.h>

#include "base/buf.h"

str route_flow_chain(const struct flow *n, struct arena *a)
{
	enum { LONGEST = 12 };
	const struct flow *parts[LONGEST];
	size_t count = 0;
	while (n && n->kind == FLOW_MEMBER && count < LONGEST - 1) {
		parts[count++] = n;
		n = n->child;
	}
	if (!n || n->kind != FLOW_NAME)
		return S("");
	struct buf b BUF_AUTO = {0};
	buf_add(&b, n->text);
	while (count) {
		buf_byte(&b, '.');
		buf_add(&b, parts[--count]->text);
	}
	return arena_str(a, buf_str(&b));
}

bool route_flow_has_line(const struct flow *n)
{
	return (n->kind >= 'A' && n->kind <= 'Z' && n->kind != FLOW_BLOCK && n->kind != FLOW_CATCH) ||
	       n->kind == FLOW_CALL;
}

struct reader {
	str text;
	size_t at;
	unsigned depth;
	struct arena *arena;
	bool broken;
};

static struct flow *read_all(struct reader *r);

static struct flow *read_node(struct reader *r)
{
	static const char kinds[] = "BILTCWRXSDJOnmickwNabhgqpsvjtedyz0xlofu";
	struct flow *n = arena_new(r->arena, struct flow);
	char kind = r->at < r->text.n ? r->text.p[r->at++] : 0;
	r->broken = r->broken || !kind || !strchr(kinds, kind);
	n->kind = (uint8_t)kind;
	n->mark = r->at < r->text.n && r->text.p[r->at] == '*';
	r->at += n->mark;
	if (r->at < r->text.n && r->text.p[r->at] == '<') {
		size_t from = r->at + 1, to = str_find(r->text, S(">"), from);
		r->broken = r->broken || to == SIZE_MAX;
		n->text = str_sub(r->text, from, to);
		r->at = to == SIZE_MAX ? r->text.n : to + 1;
	}
	bool line = route_flow_has_line(n) && r->at < r->text.n && r->text.p[r->at] == '%';
	for (r->at += line; line && r->at < r->text.n && r->text.p[r->at] >= '0' && r->text.p[r->at] <= '9'; r->at++)
		n->line = n->line * 10 + (unsigned)(r->text.p[r->at] - '0');
	if (!r->broken && r->at < r->text.n && r->text.p[r->at] == '{')
		n->child = read_all(r);
	return n;
}

static struct flow *read_all(struct reader *r)
{
	enum { DEEPEST = 4 * FLOW_DEPTH };
	struct flow *first = NULL, **tail = &first;
	r->broken = r->broken || ++r->depth > DEEPEST;
	for (r->at++; !r->broken && r->at < r->text.n && r->text.p[r->at] != '}';) {
		*tail = read_node(r);
		tail = &(*tail)->next;
	}
	r->broken = r->broken || r->at >= r->text.n;
	r->at++;
	r->depth--;
	return first;
}

struct flow *route_flow_read(str text, struct arena *a)
{
	struct reader r = {.text = text, .arena = a};
	struct flow *f = text.n ? read_node(&r) : NULL;
	return f && !r.broken && f->kind == FLOW_FUNCTION && f->child ? f : NULL;
}
