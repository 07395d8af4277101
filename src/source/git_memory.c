/* The nine functions of an allocator of libgit2 1.5; releases with another structure keep their own. */
#include "git_memory.h"

#include <git2.h>
#include <git2/sys/alloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#if LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR == 5
enum { PLAUSIBLE = 1 << 28 };

static void *checked(void *p, size_t n) { return p || n > PLAUSIBLE ? p : (mem_none(), p); }

/* each * n, or more than there is. */
static size_t product(size_t n, size_t each) { return each && n > SIZE_MAX / each ? SIZE_MAX : n * each; }

static void *get(size_t n, const char *file, int line)
{
	(void)file, (void)line;
	return n > PTRDIFF_MAX ? NULL : checked(malloc(n ? n : 1), n);
}

static void *get_zeroed(size_t n, size_t each, const char *file, int line)
{
	(void)file, (void)line;
	return checked(calloc(n ? n : 1, each ? each : 1), product(n, each));
}

static char *copy(const char *text, size_t n, const char *file, int line)
{
	char *p = n < SIZE_MAX ? get(n + 1, file, line) : NULL;
	if (p) {
		memcpy(p, text, n);
		p[n] = '\0';
	}
	return p;
}

static char *copy_all(const char *text, const char *file, int line) { return copy(text, strlen(text), file, line); }

static char *copy_most(const char *text, size_t n, const char *file, int line)
{
	return copy(text, strnlen(text, n), file, line);
}

static void *grow(void *p, size_t n, const char *file, int line)
{
	(void)file, (void)line;
	return n > PTRDIFF_MAX ? NULL : checked(realloc(p, n ? n : 1), n);
}

static void *grow_array(void *p, size_t n, size_t each, const char *file, int line)
{
	return grow(p, product(n, each), file, line);
}

static void *get_array(size_t n, size_t each, const char *file, int line) { return get(product(n, each), file, line); }

void git_memory_settle(void)
{
	git_allocator a = {get, get_zeroed, copy_all, copy_most, copy, grow, grow_array, get_array, free};
	git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &a);
}
#else
void git_memory_settle(void) {}
#endif
