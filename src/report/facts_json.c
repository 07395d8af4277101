/* Written as it is gone through: a large repository has a million rows. */
#include "report/facts_json.h"

#include "base/ascii.h"
#include "report/escape.h"

struct writing_facts {
	struct buf *out;
	void *ctx;
	str (*shown)(void *ctx, str path);
};

void facts_json_text(struct buf *out, str text)
{
	struct buf valid BUF_AUTO = {0}, quoted BUF_AUTO = {0};
	escape_utf8(&valid, text);
	for (size_t i = 0; i < valid.n; i++) {
		unsigned char c = (unsigned char)valid.p[i];
		if (c == '"' || c == '\\')
			buf_byte(&quoted, '\\');
		if (c < ' ')
			buf_printf(&quoted, "\\u%04x", c);
		else
			buf_byte(&quoted, (char)c);
	}
	buf_byte(out, '"');
	escape_json_text(out, buf_str(&quoted));
	buf_byte(out, '"');
}

/* Formats write 0x1F, 1_000 and .5 as well. */
static bool is_number(str s)
{
	size_t i = s.n && s.p[0] == '-', from = i;
	while (i < s.n && ascii_digit(s.p[i]))
		i++;
	if (i == from || (s.p[from] == '0' && i > from + 1))
		return false;
	if (i < s.n && s.p[i] == '.') {
		for (from = ++i; i < s.n && ascii_digit(s.p[i]);)
			i++;
		if (i == from)
			return false;
	}
	return i == s.n;
}

static void put(const struct writing_facts *w, const struct node *n);

static void put_members(const struct writing_facts *w, const struct node *first, bool comma)
{
	for (const struct node *n = first; n; n = n->next) {
		if (comma)
			buf_add(w->out, S(", "));
		facts_json_text(w->out, w->shown(w->ctx, n->key));
		buf_add(w->out, S(": "));
		put(w, n);
		comma = true;
	}
}

static void put(const struct writing_facts *w, const struct node *n)
{
	switch (n->kind) {
	case NODE_NULL:
		buf_add(w->out, S("null"));
		break;
	case NODE_BOOL:
		buf_add(w->out, str_eq(n->text, S("true")) ? S("true") : S("false"));
		break;
	case NODE_NUMBER:
		if (is_number(n->text))
			buf_add(w->out, n->text);
		else
			facts_json_text(w->out, n->text);
		break;
	case NODE_STRING:
		facts_json_text(w->out, w->shown(w->ctx, n->text));
		break;
	case NODE_UNKNOWN:
		buf_add(w->out, S("{\"unknown\": "));
		facts_json_text(w->out, w->shown(w->ctx, n->text));
		buf_byte(w->out, '}');
		break;
	case NODE_ARRAY:
		buf_byte(w->out, '[');
		for (const struct node *c = n->child; c; c = c->next) {
			put(w, c);
			if (c->next)
				buf_add(w->out, S(", "));
		}
		buf_byte(w->out, ']');
		break;
	case NODE_OBJECT:
		buf_byte(w->out, '{');
		put_members(w, n->child, false);
		buf_byte(w->out, '}');
	}
}

/* Path and line first. */
static void put_row(const struct writing_facts *w, const struct node *row)
{
	const struct node *path = row->kind == NODE_OBJECT ? row->child : NULL;
	if (!path) {
		put(w, row);
		return;
	}
	buf_add(w->out, S("{\"path\": "));
	facts_json_text(w->out, w->shown(w->ctx, path->text));
	if (row->line)
		buf_printf(w->out, ", \"line\": %u", row->line);
	put_members(w, path->next, true);
	buf_byte(w->out, '}');
}

void facts_json(const struct node *facts, void *ctx, str (*shown)(void *ctx, str path), struct buf *out)
{
	const struct writing_facts w = {out, ctx, shown};
	buf_byte(out, '{');
	for (const struct node *section = facts->child; section; section = section->next) {
		buf_add(out, section == facts->child ? S("\n") : S(",\n"));
		facts_json_text(out, section->key);
		buf_add(out, S(": "));
		if (section->kind != NODE_ARRAY) {
			put(&w, section);
			continue;
		}
		buf_byte(out, '[');
		for (const struct node *row = section->child; row; row = row->next) {
			buf_add(out, row == section->child ? S("\n  ") : S(",\n  "));
			put_row(&w, row);
		}
		buf_add(out, section->child ? S("\n]") : S("]"));
	}
	buf_add(out, facts->child ? S("\n}") : S("}"));
}
