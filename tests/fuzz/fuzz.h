/* fuzz: what the targets share. A target is one LLVMFuzzerTestOneInput(); where its first byte selects something, there
 * are fuzz_selectors of it, and replay tries every file with each. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

extern const unsigned fuzz_selectors; /* 0: the first byte is one like any other */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A promise of a header that was not kept ends the run, with sanitizers or without. */
static inline void must(bool promise)
{
	if (!promise)
		abort();
}

/* A copy of the exact size, so that a read behind the end is seen. */
static inline str fuzz_copy(const uint8_t *data, size_t size)
{
	char *copy = malloc(size ? size : 1);
	must(copy != NULL);
	if (size)
		memcpy(copy, data, size);
	return str_at(copy, size);
}
static inline void fuzz_free(str copy) { free((char *)(uintptr_t)copy.p); }

/* Touches every byte: text that points nowhere is seen. */
static inline void fuzz_touch(str s)
{
	static volatile unsigned char sink;
	for (size_t i = 0; i < s.n; i++)
		sink ^= (unsigned char)s.p[i];
}

#endif
