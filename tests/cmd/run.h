/* Runs a command as main() does, in a folder made for the test, with what it prints put aside. */
#ifndef TESTS_CMD_RUN_H
#define TESTS_CMD_RUN_H

#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/dispatch.h"

static struct arena run_arena;
static char run_folder[64];

/* The test's own folder becomes the current one. Each test is a process of its own. */
static inline void run_in_folder(void)
{
	strcpy(run_folder, "/tmp/microaudit-cmd-XXXXXX");
	cr_assert(mkdtemp(run_folder) && chdir(run_folder) == 0);
	cr_assert(freopen("/dev/null", "r", stdin) && freopen("out", "w", stdout) && freopen("err", "w", stderr));
}

static inline int run_remove(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}
static inline void run_clean(void)
{
	nftw(run_folder, run_remove, 16, FTW_DEPTH | FTW_PHYS);
	arena_free(&run_arena);
}

/* argv, NULL behind the last. */
static inline int run_command(char **words)
{
	int n = 0;
	while (words[n])
		n++;
	return dispatch(n, words);
}
#define RUN(...) run_command((char *[]){"microaudit", __VA_ARGS__, NULL})

static inline str run_read(const char *path)
{
	struct err err = {{0}};
	str text = S("");
	fflush(NULL);
	cr_assert(cmd_read_file(path, &run_arena, &text, &err), "%s", err.text);
	return text;
}
static inline bool run_holds(const char *path, const char *what)
{
	return str_find(run_read(path), str_of(what), 0) != (size_t)-1;
}
static inline void run_write(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	cr_assert(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

#endif
