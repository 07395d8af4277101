/* Bump allocation in blocks that double up to 1 MiB; a request larger than a block gets a block of its own. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ONE_BLOCK_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define ONE_BLOCK_EACH 1
#endif
#endif
#ifndef ONE_BLOCK_EACH
#define ONE_BLOCK_EACH 0
#endif

struct arena_block {
	struct arena_block *older;
	size_t size;
	alignas(max_align_t) char bytes[];
};

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

_Noreturn void mem_none(void)
{
	fputs("microaudit: out of memory\n", stderr);
	_Exit(3);
}

void *mem_grow(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (!p)
		mem_none();
	return p;
}

void *mem_get(size_t n) { return mem_grow(NULL, n); }

void *arena_alloc_block(struct arena *a, size_t n)
{
	size_t align = alignof(max_align_t);
	if (n > SIZE_MAX / 2)
		mem_none();
	size_t padded = ONE_BLOCK_EACH ? n : (n + align - 1) & ~(align - 1);
	size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (ONE_BLOCK_EACH || size < padded)
		size = padded;
	struct arena_block *b = malloc(sizeof *b + size);
	if (!b)
		mem_none();
	*b = (struct arena_block){.older = a->head, .size = size};
	a->head = b;
	a->free = b->bytes + padded;
	a->left = ONE_BLOCK_EACH ? 0 : size - padded;
	a->used += padded;
	return memset(b->bytes, 0, padded);
}

str arena_str(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return str_at(p, s.n);
}

str arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		return (str){NULL, 0};
	char *p = arena_alloc(a, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return str_at(p, (size_t)n);
}

static void free_blocks(struct arena_block *b)
{
	while (b) {
		struct arena_block *older = b->older;
		free(b);
		b = older;
	}
}

void arena_reset(struct arena *a)
{
	if (ONE_BLOCK_EACH) {
		arena_free(a);
		return;
	}
	if (a->head) {
		free_blocks(a->head->older);
		a->head->older = NULL;
		a->free = a->head->bytes;
		a->left = a->head->size;
	}
	a->used = 0;
}

void arena_free(struct arena *a)
{
	free_blocks(a->head);
	*a = (struct arena){0};
}
