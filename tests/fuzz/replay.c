/* Runs a fuzz target over files, without a fuzzer: the corpora, and any file as one more. Each file is given as it is,
 * whole and cut short; where the target has several readers, what stands behind the line that names one (a file without
 * such a line, all of it) is given to each.
 *
 *   replay FILE... */
#include <stdio.h>

#include "base/buf.h"

#include "fuzz.h"

enum { MOST = 1 << 20, PARTS = 4 };

/* A copy of exactly this size, so that one byte too far is seen. */
static void run(str bytes)
{
	str copy = fuzz_copy((const uint8_t *)bytes.p, bytes.n);
	LLVMFuzzerTestOneInput((const uint8_t *)copy.p, copy.n);
	fuzz_free(copy);
}

static bool is_name(str line)
{
	for (size_t i = 0; fuzz_name(i).n; i++)
		if (str_eq(fuzz_name(i), line))
			return true;
	return false;
}

static unsigned long run_all(str file)
{
	unsigned long runs = 0;
	str content = file, line;
	if (!str_cut(&content, '\n', &line) || !is_name(line))
		content = file;
	for (size_t part = 1; part <= PARTS; part++, runs++)
		run(str_sub(file, 0, file.n * part / PARTS));
	for (size_t i = 0; fuzz_name(i).n; i++)
		for (size_t part = 1; part <= PARTS; part++, runs++) {
			struct buf b BUF_AUTO = {0};
			buf_add(&b, fuzz_name(i));
			buf_byte(&b, '\n');
			buf_add(&b, str_sub(content, 0, content.n * part / PARTS));
			run(buf_str(&b));
		}
	return runs;
}

int main(int argc, char **argv)
{
	char *bytes = malloc(MOST);
	unsigned long runs = 0;
	must(bytes != NULL);
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		if (!f) {
			perror(argv[i]);
			return 1;
		}
		size_t n = fread(bytes, 1, MOST, f);
		fclose(f);
		runs += run_all(str_at(bytes, n));
	}
	free(bytes);
	printf("replay: %lu passed, 0 failed\n", runs);
	return runs == 0;
}
