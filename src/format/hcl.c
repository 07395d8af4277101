/* HCL 2 (Terraform, Packer, Nomad, Vault): bodies. Blocks nest by type and labels, and a repeated block is a repeated
 * key:
 *
 *   resource "aws_x" "y" { a = 1 }     resource: { aws_x: { y: { a: 1 } } } */
#include "format/hcl.h"

static bool body(struct reader *r, struct node *n, bool root);

/* The labels of a block, each one object deeper; the innermost is returned. */
static struct node *labels(struct reader *r, struct node *n)
{
	for (;;) {
		hcl_blanks(r);
		size_t offset = r->at;
		str label;
		int c = reader_peek(r, 0);
		if (c == '{')
			return n;
		if (c == '"' ? !hcl_string(r, &label, NULL) : !(label = hcl_name(r)).n)
			return reader_broken(r, "'=' or '{' is missing"), NULL;
		struct node *inner = reader_enter(r) ? reader_node(r, NODE_OBJECT, offset) : NULL;
		if (!inner)
			return NULL;
		inner->key = label;
		n->child = inner;
		n = inner;
	}
}

static bool block(struct reader *r, struct node *outer)
{
	unsigned depth = r->depth;
	if (!reader_enter(r))
		return false;
	struct node *n = labels(r, outer);
	if (!n)
		return false;
	r->at++;
	if (!body(r, n, false))
		return false;
	if (reader_peek(r, 0) != '}')
		return reader_broken(r, "'}' is missing");
	r->at++;
	r->depth = depth;
	reader_end(r, n, r->at);
	return true;
}

/* name = expression, or name labels { … }. Quoted names are Vault's and JSON's habit. */
static struct node *item(struct reader *r, struct children *list)
{
	size_t offset = r->at;
	unsigned line, col;
	str key;
	reader_locate(r, offset, &line, &col);
	if (reader_peek(r, 0) == '"' ? !hcl_string(r, &key, NULL) : !(key = hcl_name(r)).n)
		return reader_broken(r, "a name is missing"), NULL;
	hcl_blanks(r);
	int c = reader_peek(r, 0);
	struct node *n;
	if (c == '=' || c == ':') {
		r->at++;
		hcl_blanks(r);
		n = hcl_value(r, false);
	} else {
		n = reader_node(r, NODE_OBJECT, offset);
	}
	if (!n)
		return NULL;
	n->key = key;
	n->key_line = line;
	children_add(list, n);
	if (c != '=' && c != ':' && !block(r, n))
		return NULL;
	return n;
}

/* Items up to the brace that closes the block, or to the end. */
static bool body(struct reader *r, struct node *n, bool root)
{
	struct children list = children_of(n);
	for (hcl_space(r); reader_peek(r, 0) >= 0; hcl_space(r)) {
		if (reader_peek(r, 0) == '}')
			return !root || reader_broken(r, "'}' closes nothing");
		if (!item(r, &list) || r->result != FORMAT_OK)
			return false;
		hcl_blanks(r);
		int c = reader_peek(r, 0);
		if (c == ',' || c == ';')
			r->at++;
		else if (c >= 0 && c != '\n' && c != '\r' && c != '}')
			return reader_broken(r, "a line end is missing");
	}
	return true;
}

enum format_result hcl_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                            struct err *err)
{
	struct reader r;
	*tree = NULL;
	if (!reader_start(&r, bytes, a, budget, err))
		return r.result;
	struct node *root = reader_node(&r, NODE_OBJECT, r.at);
	if (!root)
		return r.result;
	*tree = root;
	if (body(&r, root, true))
		reader_end(&r, root, r.at);
	return r.result;
}
