/* reader: what the readers of this room share: a place in the bytes, budgets, nodes with exact positions, and the
 * question whether a scalar is computed. Only src/format/ includes it. */
#ifndef FORMAT_READER_H
#define FORMAT_READER_H

#include <stdint.h>

#include "format/format.h"

struct reader {
	str bytes;
	size_t at; /* offset of the next byte to read */
	struct arena *arena;
	const struct format_budget *budget;
	struct err *err;
	enum format_result result; /* the first thing that went wrong; FORMAT_OK so far */
	size_t nodes;
	unsigned depth;
	size_t mark; /* line and col are those of this offset */
	unsigned line, col;
};

/* Steps over a byte order mark. False when the document is over the byte budget (result and err are set). */
bool reader_start(struct reader *r, str bytes, struct arena *a, const struct format_budget *budget, struct err *err);

/* Line and column of an offset. Costs the distance from the offset asked before, so ask in document order. */
void reader_locate(struct reader *r, size_t offset, unsigned *line, unsigned *col);

/* A node whose value begins at offset, or NULL when the node budget ran out. */
struct node *reader_node(struct reader *r, enum node_kind kind, size_t offset);
void reader_end(struct reader *r, struct node *n, size_t offset); /* its value ends in front of offset */
bool reader_count(struct reader *r, size_t nodes);                /* takes nodes off the budget */

/* One level deeper, or false at the limit. */
bool reader_enter(struct reader *r);
static inline void reader_leave(struct reader *r) { r->depth--; }

/* Both keep the first error, add the line of r->at, and return false. */
bool reader_broken(struct reader *r, const char *what);
bool reader_limit(struct reader *r, const char *which);

/* The byte at r->at plus ahead, or -1 behind the end. */
static inline int reader_peek(const struct reader *r, size_t ahead)
{
	return ahead < r->bytes.n - r->at ? (unsigned char)r->bytes.p[r->at + ahead] : -1;
}
size_t reader_line_end(const struct reader *r); /* offset of the LF that ends this line, or of the end */
static inline str reader_rest(const struct reader *r) { return str_sub(r->bytes, r->at, r->bytes.n); }

/* Children under construction: nodes are const once they are linked, so the tail is kept beside them. */
struct children {
	const struct node **tail;
};
static inline struct children children_of(struct node *parent) { return (struct children){&parent->child}; }
static inline void children_add(struct children *c, struct node *n)
{
	*c->tail = n;
	c->tail = &n->next;
}

/* Is this scalar computed when the file is used: ${…}, $(…), {{…}}, <%=…%> anywhere, or %NAME% or $NAME as the whole?
 */
bool scalar_computed(str text);
/* STRING, or UNKNOWN when it is computed. */
static inline enum node_kind scalar_kind(str text) { return scalar_computed(text) ? NODE_UNKNOWN : NODE_STRING; }

/* The code point in n hex digits at the start of s, or -1. */
int32_t hex_code(str s, size_t n);
bool is_blank(int c); /* space or tab */

/* Looks up (owner, key) pairs, for members of large documents. A zeroed map is empty; it lives in the arena. */
struct map_entry;
struct map {
	struct map_entry *at;
	size_t count, size;
};
void *map_get(const struct map *m, const void *owner, str key);
/* value must not be NULL; a present one is replaced. */
void map_put(struct map *m, struct arena *a, const void *owner, str key, void *value);

#endif
