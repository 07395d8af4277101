/* Runs a fuzz target over files, without a fuzzer: the corpus of a sanitizer run. Each file is given once for each
 * reader (the target's first byte selects it), whole and cut short.
 *
 *   replay FILE... */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { READERS = 16, MOST = 1 << 20 };

int main(int argc, char **argv)
{
	uint8_t *bytes = malloc(MOST + 1);
	unsigned long runs = 0;
	if (!bytes)
		return 1;
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		if (!f) {
			perror(argv[i]);
			return 1;
		}
		size_t n = fread(bytes + 1, 1, MOST, f);
		fclose(f);
		for (unsigned reader = 0; reader < READERS; reader++)
			for (unsigned part = 1; part <= 4; part++, runs++) {
				/* A copy of exactly this size, so that one byte too far is seen. */
				size_t size = 1 + n * part / 4;
				uint8_t *copy = malloc(size);
				if (!copy)
					return 1;
				bytes[0] = (uint8_t)reader;
				memcpy(copy, bytes, size);
				LLVMFuzzerTestOneInput(copy, size);
				free(copy);
			}
	}
	free(bytes);
	printf("replay: %lu passed, 0 failed\n", runs);
	return runs == 0;
}
