/* Any bytes as a text of shell: the first byte says of which and who fills it in. Beyond what the sanitizers see, every
 * word can be read, lines are those of the text, and there are no more commands than the contract allows. */
#include "base/arena.h"
#include "format/shell.h"

#include "fuzz.h"

const unsigned fuzz_selectors = 12; /* kinds of shell, times who fills in */

static unsigned sum_of(struct shell_word w)
{
	unsigned sum = 0;
	for (size_t i = 0; i < w.text.n; i++)
		sum += (unsigned char)w.text.p[i];
	return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	unsigned sum = 0, lines = 1;
	if (!size || size > 1 << 16)
		return 0;
	const struct shell_setting s = {.kind = (enum shell_kind)(data[0] % 3),
	                                .filled = (enum shell_filled)(data[0] / 3 % 4),
	                                .errexit = (enum shell_sure)(data[0] / 12 % 3)};
	char *copy = malloc(size - 1);
	memcpy(copy, data + 1, size - 1);
	for (size_t i = 0; i < size - 1; i++)
		lines += copy[i] == '\n';
	struct shell_commands all = shell_commands(str_at(copy, size - 1), &s, &a);
	must(all.n <= 20000);
	for (size_t i = 0; i < all.n; i++) {
		const struct shell_command *c = &all.at[i];
		must(c->runs <= SHELL_YES && c->fails <= SHELL_YES);
		must(c->line >= 1 && c->line <= lines + 1);
		sum += sum_of(c->name) + sum_of(c->called) + sum_of(c->folder);
		for (size_t k = 0; k < c->n_words; k++)
			sum += sum_of(c->words[k]);
	}
	free(copy);
	arena_free(&a);
	return sum == 1;
}
