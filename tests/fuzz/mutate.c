/* How clang's fuzzer changes an input of a target with several readers: all of it but the line that names one, which it
 * would otherwise spend most of its time on. */
#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	const uint8_t *end = fuzz_name(0).n && size ? memchr(data, '\n', size) : NULL;
	size_t kept = end ? (size_t)(end - data) + 1 : 0;
	(void)seed;
	return kept >= most ? size : kept + LLVMFuzzerMutate(data + kept, size - kept, most - kept);
}
