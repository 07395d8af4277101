/* decode_kube: what the files about Kubernetes Secrets share. */
#ifndef SECRET_DECODE_DECODE_KUBE_H
#define SECRET_DECODE_DECODE_KUBE_H

#include "secret/decode/decoders.h"

enum { KUBE_REACH = 256 << 10 /* bytes of one manifest before and behind its kind */ };

static inline char kube_byte_at(str text, size_t at) { return at < text.n ? text.p[at] : '\0'; }

static inline bool kube_blank(char c) { return c == ' ' || c == '\t'; }

static inline size_t kube_skip_blanks(str text, size_t at)
{
	while (kube_blank(kube_byte_at(text, at)))
		at++;
	return at;
}

/* Blanks, line breaks and what stands between a name and its value, or two entries. */
size_t kube_skip_between(str text, size_t at);
/* A scalar that ends at its quote or, without one, before one of ends: [*from, *to). Returns what is behind it. */
size_t kube_scalar_at(str text, size_t at, const char *ends, size_t *from, size_t *to);
/* One entry: the name, and the value or, under a '|', its lines. */
void kube_give(struct view *v, size_t key, size_t key_end, size_t from, size_t to, bool encoded);
/* name: value pairs up to the '}' that closes them; `at` stands behind the '{'. Returns where they end. */
size_t kube_take_flow(struct view *v, size_t at, bool encoded);

/* Is `at` the first character of its line, or behind "- "? Then *line is where that begins. */
bool kube_begins_line(str text, size_t at, size_t *line);
/* The mapping whose line holds kind: in `column`: its lines stand in that column or deeper, and behind `low`. Returns
 * what is behind it. */
size_t kube_yaml(struct view *v, size_t low, size_t line, size_t column);

#endif
