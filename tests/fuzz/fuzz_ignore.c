/* Any bytes as .gitignore files: the first line is a path, a line of three dots parts the outer file from the inner
 * one. The answer does not depend on when it is asked, and an ignored folder is told from a file only by patterns that
 * end in a slash. */
#include "source/ignore.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	str text = fuzz_copy(data, size), rest = text, path, line;
	if (str_cut(&rest, '\n', &path) && path.n) {
		str outer = rest;
		while (rest.n && str_cut(&rest, '\n', &line) && !str_eq(line, S("...")))
			;
		outer.n -= rest.n;
		const char *slash = memchr(path.p, '/', path.n);
		size_t skip = slash ? (size_t)(slash - path.p) + 1 : 0;
		const struct ignore_file *top = ignore_parse(&a, outer, 0, NULL);
		const struct ignore_file *inner = ignore_parse(&a, rest, skip, top);
		bool file = ignore_check(inner, path, false), folder = ignore_check(inner, path, true), slashes = false;
		for (const struct ignore_file *f = inner; f; f = f->outer)
			for (size_t i = 0; i < f->n; i++) {
				fuzz_touch(f->rules[i].pattern);
				slashes = slashes || f->rules[i].only_folders;
			}
		must(file == folder || slashes);
		must(ignore_check(inner, path, false) == file);
	}
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
