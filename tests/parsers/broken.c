/* broken FORMAT < PATHS: each file is cut at CUTS places and loses a bracket at as many (tests/format/code_broken.h).
 * Prints what no longer stands where it stood before the damage, and how much more time a damaged file took. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../format/code_broken.h"

enum { CUTS = 20 };

static str contents(const char *path, struct arena *a)
{
	FILE *f = fopen(path, "rb");
	struct buf b BUF_AUTO = {0};
	char part[1 << 16];
	for (size_t n; f && (n = fread(part, 1, sizeof part, f));)
		buf_add(&b, str_at(part, n));
	if (f)
		fclose(f);
	return arena_str(a, buf_str(&b));
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct sum {
	struct broken all;
	double whole, damaged, slowest; /* seconds; the slowest as a multiple of its whole file */
	unsigned long random;
};

static void damage(format_reader *read, const char *path, str s, const struct node *tree, double took, struct sum *sum)
{
	for (unsigned i = 0; i < 2 * CUTS && s.n; i++) {
		sum->random = sum->random * 6364136223846793005ul + 1442695040888963407ul;
		size_t at = (sum->random >> 33) % s.n;
		struct broken one = {0};
		double begin = seconds();
		(i % 2 ? broken_bracket : broken_cut)(read, s, tree, at, &one);
		double more = seconds() - begin;
		sum->damaged += more;
		if (took > 0.0005 && more / took > sum->slowest)
			sum->slowest = more / took;
		if (one.missing + one.wrong)
			printf("%s\t%s\t%zu\tmissing %zu, wrong %zu of %zu, line %u\n", i % 2 ? "bracket" : "cut", path,
			       at, one.missing, one.wrong, one.calls, one.line);
		sum->all.calls += one.calls;
		sum->all.missing += one.missing;
		sum->all.wrong += one.wrong;
	}
}

int main(int argc, char **argv)
{
	char path[4096];
	format_reader *read = NULL;
	struct sum sum = {.random = 1};
	unsigned files = 0;
	for (size_t i = 0; argc == 2 && i < format_count; i++)
		if (str_eq(format_table[i].name, str_of(argv[1])))
			read = format_table[i].read;
	if (!read)
		return fputs("broken FORMAT < PATHS\n", stderr), 2;
	for (; fgets(path, sizeof path, stdin); files++) {
		struct arena a = {0};
		struct err err = {{0}};
		const struct node *tree = NULL;
		path[strcspn(path, "\n")] = 0;
		str s = contents(path, &a);
		double begin = seconds();
		enum format_result result = read(s, &a, &format_default_budget, &tree, &err);
		double took = seconds() - begin;
		sum.whole += took;
		if (result == FORMAT_OK)
			damage(read, path, s, tree, took, &sum);
		arena_free(&a);
	}
	printf("files %u, calls before the damage %zu, missing %zu, wrong %zu; a damaged file took %.2f of a whole "
	       "one, "
	       "at most %.1f\n",
	       files, sum.all.calls, sum.all.missing, sum.all.wrong, sum.damaged / (2 * CUTS * sum.whole), sum.slowest);
	return 0;
}
