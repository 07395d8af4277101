/* readers [-n RUNS] [PATH...]: how many megabytes of source code a second each reader reads, in processor time: of
 * files of those folders, or without any of code written in samples.c, and JavaScript on one long line of it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/glob.h"
#include "format/format.h"
#include "samples.h"

enum { SAMPLE = 4000000 };

/* Texts that one reader reads, one behind the other. */
struct texts {
	struct buf bytes;
	size_t *ends, n, cap;
};

static void texts_free(struct texts *t)
{
	buf_free(&t->bytes);
	free(t->ends);
	*t = (struct texts){0};
}

static void texts_end(struct texts *t)
{
	mem_room(t->ends, t->n, t->cap);
	t->ends[t->n++] = t->bytes.n;
}

static double read_all(format_reader *read, const struct texts *t)
{
	static const struct format_budget budget = {256, 50000000, 1u << 30};
	struct arena a = {0};
	clock_t from = clock();
	for (size_t i = 0, at = 0; i < t->n; at = t->ends[i++]) {
		struct err err = {{0}};
		const struct node *tree = NULL;
		read(str_sub(buf_str(&t->bytes), at, t->ends[i]), &a, &budget, &tree, &err);
		arena_reset(&a);
	}
	arena_free(&a);
	return (double)(clock() - from) / CLOCKS_PER_SEC;
}

/* The best of some runs: whatever else the machine does only adds. */
static void tell(const char *name, const struct format *format, const struct texts *t, unsigned runs)
{
	double best = 0;
	for (unsigned run = 0; run < runs; run++) {
		double took = read_all(format->read, t);
		best = run == 0 || took < best ? took : best;
	}
	printf("readers    %-28s %-12.*s %6zu texts %7.2f MB %7.1f MB/s\n", name, STR_ARG(format->name), t->n,
	       (double)t->bytes.n / 1e6, best > 0 ? (double)t->bytes.n / 1e6 / best : 0.0);
	fflush(stdout);
}

/* ---- files ---- */

static const struct format *format_of(str path)
{
	for (size_t i = 0; i < format_count; i++)
		for (size_t g = 0; g < format_table[i].globs.n; g++)
			if (glob_rule(format_table[i].globs.at[g], path))
				return &format_table[i];
	return NULL;
}

static void add_file(struct texts *all, const char *path)
{
	const struct format *format = format_of(str_of(path));
	FILE *file = format ? fopen(path, "rb") : NULL;
	if (!file)
		return;
	struct texts *t = &all[format - format_table];
	char block[65536];
	for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;)
		buf_add(&t->bytes, str_at(block, n));
	fclose(file);
	texts_end(t);
}

static void add_path(struct texts *all, const char *path)
{
	struct stat st;
	if (lstat(path, &st) != 0 || S_ISREG(st.st_mode)) {
		add_file(all, path);
		return;
	}
	DIR *dir = S_ISDIR(st.st_mode) ? opendir(path) : NULL;
	for (struct dirent *e; dir && (e = readdir(dir));) {
		struct buf below BUF_AUTO = {0};
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 || strcmp(e->d_name, ".git") == 0)
			continue;
		buf_printf(&below, "%s/%s", path, e->d_name);
		buf_byte(&below, '\0');
		add_path(all, below.p);
	}
	if (dir)
		closedir(dir);
}

static void tell_path(const char *path, unsigned runs)
{
	struct texts *all = mem_get(format_count * sizeof *all);
	memset(all, 0, format_count * sizeof *all);
	add_path(all, path);
	for (size_t i = 0; i < format_count; i++) {
		if (all[i].n)
			tell(str_basename(str_of(path)).p, &format_table[i], &all[i], runs);
		texts_free(&all[i]);
	}
	free(all);
}

/* ---- samples ---- */

/* The sample again and again, each time with another number for #. */
static void make(struct texts *t, const struct sample *s, bool one_line)
{
	const char *piece = one_line ? strchr(s->piece, '\n') : s->piece;
	buf_add(&t->bytes, str_of(s->head));
	for (unsigned n = 1; t->bytes.n < SAMPLE; n++)
		for (const char *c = piece; *c; c++)
			if (*c == '#' && c[1] != '{' && c[1] != ' ')
				buf_printf(&t->bytes, "%u", n);
			else
				buf_byte(&t->bytes, one_line && *c == '\n' ? ' ' : *c);
	texts_end(t);
}

static void tell_samples(unsigned runs)
{
	for (const struct sample *s = samples; s->format; s++)
		for (size_t f = 0; f < format_count; f++) {
			if (!str_eq(format_table[f].name, str_of(s->format)))
				continue;
			struct texts t = {0};
			make(&t, s, false);
			tell("sample", &format_table[f], &t, runs);
			texts_free(&t);
			if (s != samples)
				continue;
			make(&t, s, true);
			tell("sample on one line", &format_table[f], &t, runs);
			texts_free(&t);
		}
}

int main(int argc, char **argv)
{
	bool told = argc > 2 && strcmp(argv[1], "-n") == 0;
	unsigned runs = told ? (unsigned)atoi(argv[2]) : 5;
	int first = told ? 3 : 1;
	for (int i = first; i < argc; i++)
		tell_path(argv[i], runs);
	if (first >= argc)
		tell_samples(runs);
	return 0;
}
