/* buf: bytes that grow. A zeroed buf is empty and ready. The bytes are valid until the next call that adds to it. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	char *p;
	size_t n, cap;
};

void buf_add(struct buf *b, str s);
void buf_byte(struct buf *b, char c);
/* The text as one word for a shell, quoted where it has to be. */
void buf_shell_word(struct buf *b, str word);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Room for n more bytes, returned for the caller to fill; b->n has grown by n already. */
char *buf_room(struct buf *b, size_t n);
void buf_free(struct buf *b);
static inline str buf_str(const struct buf *b) { return (str){b->p, b->n}; }
static inline void buf_clear(struct buf *b) { b->n = 0; }

#define BUF_AUTO __attribute__((cleanup(buf_free)))

#endif
