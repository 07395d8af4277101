/* Bytes that grow by doubling. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

char *buf_room(struct buf *b, size_t n)
{
	if (n > b->cap - b->n) {
		size_t cap = b->cap ? b->cap : 64;
		while (cap - b->n < n)
			cap *= 2;
		b->p = mem_grow(b->p, cap);
		b->cap = cap;
	}
	b->n += n;
	return b->p + b->n - n;
}

void buf_add(struct buf *b, str s)
{
	if (s.n)
		memcpy(buf_room(b, s.n), s.p, s.n);
}

void buf_byte(struct buf *b, char c) { *buf_room(b, 1) = c; }

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n <= 0)
		return;
	char *p = buf_room(b, (size_t)n + 1); /* vsnprintf wants to write its NUL */
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	b->n--;
}

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

void buf_shell_word(struct buf *b, str word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
	bool quoted = word.n == 0;
	for (size_t i = 0; i < word.n && !quoted; i++)
		quoted = !word.p[i] || !strchr(plain, word.p[i]);
	if (!quoted) {
		buf_add(b, word);
		return;
	}
	buf_byte(b, '\'');
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] == '\'')
			buf_add(b, S("'\\''"));
		else
			buf_byte(b, word.p[i]);
	buf_byte(b, '\'');
}
