/* rulec: the build's rule compiler. Reads every rule file with the program's own reader and writes one C file of
 * constants, with the literal database behind them, so that the program starts without parsing anything.
 *
 *   rulec RULE-FILE... > build/gen/rules.c */
#include <stdlib.h>

#include "emit_set.h"
#include "match/prefilter.h"

static str read_file(const char *path, struct arena *a)
{
	struct buf b BUF_AUTO = {0};
	char chunk[1 << 16];
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(1);
	}
	for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
		buf_add(&b, str_at(chunk, n));
	fclose(f);
	return arena_str(a, buf_str(&b));
}

int main(int argc, char **argv)
{
	struct arena a = {0};
	struct err err = {{0}};
	struct ruleset set;
	struct emit e = {.out = stdout};
	str database;
	size_t n = (size_t)(argc - 1), n_rules = 0, n_templates = 0;
	struct ruleset_file *files = arena_array(&a, struct ruleset_file, n);
	struct ruleset_file *templates = arena_array(&a, struct ruleset_file, n);
	for (size_t i = 0; i < n; i++) {
		struct ruleset_file file = {str_of(argv[i + 1]), read_file(argv[i + 1], &a)};
		if (str_find(file.path, S("/templates/"), 0) != SIZE_MAX)
			templates[n_templates++] = file;
		else
			files[n_rules++] = file;
	}
	if (!ruleset_read(files, n_rules, NULL, RULE_BUILT_IN, &a, &set, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	struct anchors anchors = anchors_of(&set, &a);
	if (!prefilter_serialise(&anchors, &a, &database, &err)) {
		fprintf(stderr, "rulec: %s\n", err.text);
		return 1;
	}
	emit_set(&e, &set, database);
	emit_templates(&e, templates, n_templates);
	arena_free(&a);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
