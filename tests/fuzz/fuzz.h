/* fuzz: what the targets share. A target is one LLVMFuzzerTestOneInput(). Where it has several readers, the first line
 * of an input names the one it is for, so that a seed stays what it is when others are added; replay tries every file
 * with each of them. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

/* The target's readers by name, an empty one behind the last. None: an input is all content. */
str fuzz_name(size_t i);
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

/* What stands behind the line that names a reader, copied, and which that is. Without such a line nothing is read. */
static inline bool fuzz_named(const uint8_t *data, size_t size, size_t *which, str *content)
{
	str rest = str_at((const char *)data, size), line;
	if (!size || !memchr(data, '\n', size) || !str_cut(&rest, '\n', &line))
		return false;
	for (*which = 0; fuzz_name(*which).n && !str_eq(fuzz_name(*which), line);)
		++*which;
	if (!fuzz_name(*which).n)
		return false;
	*content = fuzz_copy((const uint8_t *)rest.p, rest.n);
	return true;
}

/* Touches every byte: text that points nowhere is seen. */
static inline void fuzz_touch(str s)
{
	static volatile unsigned char sink;
	for (size_t i = 0; i < s.n; i++)
		sink ^= (unsigned char)s.p[i];
}

#endif
