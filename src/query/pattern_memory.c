/* Two functions in PCRE2's shape. */
#include "query/pattern_memory.h"

#include <stdlib.h>

#include "base/arena.h"

static void *get(PCRE2_SIZE n, void *ctx)
{
	(void)ctx;
	return mem_get(n);
}

static void put(void *p, void *ctx)
{
	(void)ctx;
	free(p);
}

pcre2_general_context *pattern_memory(void) { return pcre2_general_context_create(get, put, NULL); }

pcre2_compile_context *pattern_compiling(pcre2_general_context *memory) { return pcre2_compile_context_create(memory); }
