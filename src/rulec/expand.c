/* expand: the placeholders of a fixture's file, by the program's own example_expand().
 *
 *   expand SEED < template > file */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "rules/example.h"

int main(int argc, char **argv)
{
	struct arena arena = {0};
	struct err err = {{0}};
	struct buf in = {0};
	char part[1 << 16];
	size_t n;
	str out;
	if (argc != 2) {
		fputs("usage: expand SEED < template > file\n", stderr);
		return 2;
	}
	while ((n = fread(part, 1, sizeof part, stdin)) > 0)
		buf_add(&in, (str){part, n});
	if (!example_expand(buf_str(&in), strtoull(argv[1], NULL, 10), &arena, &out, &err)) {
		fprintf(stderr, "expand: %s\n", err.text);
		return 1;
	}
	bool written = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
	buf_free(&in);
	arena_free(&arena);
	return written ? 0 : 1;
}
