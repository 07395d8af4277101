/* A condition is a tree of conditions, paths and values: each level is emitted behind those below it. Where in its file
 * a value stood is not kept, since nobody tells of it any more. */
#include "emit_cond.h"

void emit_path(struct emit *e, struct buf *row, struct path p)
{
	struct buf steps BUF_AUTO = {0};
	for (size_t i = 0; i < p.n; i++) {
		buf_printf(&steps, "{%d,", p.steps[i].kind);
		emit_text(e, &steps, p.steps[i].key);
		buf_add(&steps, S("},"));
	}
	buf_byte(row, '{');
	emit_text(e, row, p.text);
	buf_printf(row, ",%d,%u,", p.from, p.up);
	emit_array(e, row, "struct step", &steps);
	buf_printf(row, ",%zu}", p.n);
}

/* The node and all behind it, the last one first. */
static void emit_siblings(struct emit *e, struct buf *row, const struct node *n, bool alone)
{
	struct buf one BUF_AUTO = {0};
	if (n) {
		buf_printf(&one, "{.kind=%d,.key=", n->kind);
		emit_text(e, &one, n->key);
		buf_add(&one, S(",.text="));
		emit_text(e, &one, n->text);
		buf_add(&one, S(",.child="));
		emit_siblings(e, &one, n->child, false);
		buf_add(&one, S(",.next="));
		emit_siblings(e, &one, alone ? NULL : n->next, false);
		buf_byte(&one, '}');
	}
	emit_array(e, row, "struct node", &one);
}

void emit_node(struct emit *e, struct buf *row, const struct node *n) { emit_siblings(e, row, n, true); }

/* A path that another constant points to. */
static void emit_other(struct emit *e, struct buf *row, const struct path *p)
{
	struct buf one BUF_AUTO = {0};
	if (p)
		emit_path(e, &one, *p);
	emit_array(e, row, "struct path", &one);
}

static void emit_conds(struct emit *e, struct buf *row, const struct cond *c, size_t n)
{
	struct buf rows BUF_AUTO = {0};
	for (size_t i = 0; i < n; i++) {
		buf_printf(&rows, "{.op=%d,.path=", c[i].op);
		emit_path(e, &rows, c[i].path);
		buf_add(&rows, S(",.value="));
		emit_node(e, &rows, c[i].value);
		buf_add(&rows, S(",.other="));
		emit_other(e, &rows, c[i].other);
		buf_add(&rows, S(",.kids="));
		emit_conds(e, &rows, c[i].kids, c[i].n_kids);
		buf_printf(&rows, ",.n_kids=%zu,.than=%d,.words=%d,.unit=", c[i].n_kids, c[i].than, c[i].words);
		emit_text(e, &rows, c[i].unit);
		buf_add(&rows, S("},"));
	}
	emit_array(e, row, "struct cond", &rows);
}

void emit_cond(struct emit *e, struct buf *row, const struct cond *c) { emit_conds(e, row, c, c != NULL); }
