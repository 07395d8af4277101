/* Runs a fuzz target over files, without a fuzzer: the corpora, and any file as one more. Each file is given as it is,
 * and, where the target's first byte selects something, once behind each selector, whole and cut short.
 *
 *   replay FILE... */
#include <stdio.h>

#include "fuzz.h"

enum { MOST = 1 << 20 };

/* A copy of exactly this size, so that one byte too far is seen. */
static void run(const uint8_t *bytes, size_t size)
{
	str copy = fuzz_copy(bytes, size);
	LLVMFuzzerTestOneInput((const uint8_t *)copy.p, size);
	fuzz_free(copy);
}

int main(int argc, char **argv)
{
	uint8_t *bytes = malloc(MOST + 1);
	unsigned long runs = 0;
	must(bytes != NULL);
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		if (!f) {
			perror(argv[i]);
			return 1;
		}
		size_t n = fread(bytes + 1, 1, MOST, f);
		fclose(f);
		run(bytes + 1, n);
		run(bytes + 1, n / 2);
		runs += 2;
		for (unsigned selector = 0; selector < fuzz_selectors; selector++)
			for (unsigned part = 1; part <= 4; part++, runs++) {
				bytes[0] = (uint8_t)selector;
				run(bytes, 1 + n * part / 4);
			}
	}
	free(bytes);
	printf("replay: %lu passed, 0 failed\n", runs);
	return runs == 0;
}
