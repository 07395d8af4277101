/* Texts and arrays. Every byte that a C compiler could take for something else is written by its number. */
#include "emit.h"

void emit_text(struct emit *e, struct buf *row, str s)
{
	(void)e;
	buf_add(row, S("{\""));
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '?')
			buf_byte(row, (char)c);
		else
			buf_printf(row, "\\%03o", c);
	}
	buf_printf(row, "\",%zu}", s.n);
}

void emit_array(struct emit *e, struct buf *row, const char *type, const struct buf *rows)
{
	if (rows->n == 0) {
		buf_byte(row, '0');
		return;
	}
	fprintf(e->out, "static const %s a%u[]={%.*s};\n", type, ++e->names, STR_ARG(buf_str(rows)));
	buf_printf(row, "a%u", e->names);
}

void emit_list(struct emit *e, struct buf *row, struct strs list)
{
	struct buf items BUF_AUTO = {0};
	for (size_t i = 0; i < list.n; i++) {
		emit_text(e, &items, list.at[i]);
		buf_byte(&items, ',');
	}
	buf_byte(row, '{');
	emit_array(e, row, "str", &items);
	buf_printf(row, ",%zu}", list.n);
}
