/* Any bytes as a text of shell: the first line says of which and who fills it in. Beyond what the sanitizers see, every
 * word can be read, lines are those of the text, and there are no more commands than the contract allows. */
#include "base/arena.h"
#include "format/shell.h"

#include "fuzz.h"

static const struct {
	const char *name;
	struct shell_setting setting;
} shells[] = {
        {"sh", {SHELL_POSIX, SHELL_AS_IS, SHELL_NO, SHELL_NO}},
        {"sh -e", {SHELL_POSIX, SHELL_AS_IS, SHELL_YES, SHELL_YES}},
        {"sh azure", {SHELL_POSIX, SHELL_AZURE, SHELL_PERHAPS, SHELL_NO}},
        {"sh circleci", {SHELL_POSIX, SHELL_CIRCLECI, SHELL_YES, SHELL_PERHAPS}},
        {"sh make", {SHELL_POSIX, SHELL_MAKE, SHELL_NO, SHELL_NO}},
        {"powershell", {SHELL_POWERSHELL, SHELL_AS_IS, SHELL_NO, SHELL_NO}},
        {"powershell azure", {SHELL_POWERSHELL, SHELL_AZURE, SHELL_YES, SHELL_NO}},
        {"cmd", {SHELL_CMD, SHELL_AS_IS, SHELL_NO, SHELL_NO}},
        {"cmd azure", {SHELL_CMD, SHELL_AZURE, SHELL_YES, SHELL_NO}},
};
str fuzz_name(size_t i) { return i < sizeof shells / sizeof *shells ? str_of(shells[i].name) : S(""); }

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
	size_t shell;
	str text;
	if (size > 1 << 16 || !fuzz_named(data, size, &shell, &text))
		return -1;
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	struct shell_setting said = shells[shell].setting;
	if (shell_shebang(text, &said))
		must(said.kind <= SHELL_CMD && said.errexit <= SHELL_YES && said.pipefail <= SHELL_YES);
	struct shell_commands all = shell_commands(text, &shells[shell].setting, &a);
	must(all.n <= 20000);
	for (size_t i = 0; i < all.n; i++) {
		const struct shell_command *c = &all.at[i];
		must(c->runs <= SHELL_YES && c->fails <= SHELL_YES);
		must(c->line >= 1 && c->line <= lines + 1);
		sum += sum_of(c->name) + sum_of(c->called) + sum_of(c->folder);
		for (size_t k = 0; k < c->n_words; k++)
			sum += sum_of(c->words[k]);
	}
	fuzz_free(text);
	arena_free(&a);
	return sum == 1;
}
