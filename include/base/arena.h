/* arena: memory that is freed all at once. Three lifetimes, three arenas: run (until the report is written), document
 * (one file), scratch (one call). Running out of memory ends the process with a message: nothing here returns NULL.
 * In builds with a sanitizer every allocation is a malloc of its own, so that an overrun by one byte is seen. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_block;
struct arena {
	struct arena_block *head; /* newest block; NULL in a zeroed arena, which is ready for use */
	size_t used;              /* bytes handed out since the last reset, for budgets and tests */
	char *free;               /* what is left of the newest block; nothing in builds with a sanitizer */
	size_t left;
};

/* The same from a new block. */
void *arena_alloc_block(struct arena *a, size_t n);
/* n zeroed bytes, aligned for any type. n may be 0. Inline, since a node's size is known where it is made. */
static inline void *arena_alloc(struct arena *a, size_t n)
{
	size_t align = _Alignof(max_align_t), padded = (n + align - 1) & ~(align - 1);
	if (n > a->left || padded > a->left || !a->left)
		return arena_alloc_block(a, n);
	void *p = a->free;
	a->free += padded;
	a->left -= padded;
	a->used += padded;
	return memset(p, 0, padded);
}
/* Copies into the arena; the copy of a str is followed by a NUL that its length does not count. */
str arena_str(struct arena *a, str s);
str arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Frees everything; reset keeps one block for the next round. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

#define arena_new(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (n)))

/* malloc family that ends the process when there is no memory, with a message and status 3: in a scanning child that is
 * an incomplete scan, and the others' documents are still read. For arrays that grow, and for the libraries that let us
 * choose: none of them is to be found out about what it does without memory. */
void *mem_grow(void *p, size_t n);
void *mem_get(size_t n);
_Noreturn void mem_none(void);
/* Makes room for one more item in *items of *cap (doubling); items are moved, so hold indexes and not pointers. */
#define mem_room(items, count, cap)                                                                                    \
	((count) < (cap) ? (void)0                                                                                     \
	                 : (void)((cap) = (cap) ? (cap)*2 : 16, (items) = mem_grow((items), (cap) * sizeof *(items))))

#endif
