/* microaudit hook install: a pre-commit hook that looks at what is staged. A hook that is there is never touched. */
#include "cmd/cmd.h"

#include <errno.h>
#include <sys/stat.h>

#include "cmd/git_here.h"
#include "cmd/new_file.h"

static const char line[] = "microaudit scan --hook || exit";

str hook_text(void)
{
	return S("#!/bin/sh\n"
	         "# Looks for secrets in what is about to be committed; see microaudit(1).\n"
	         "# git commit --no-verify goes past it.\n"
	         "exec microaudit scan --hook\n");
}

static int say(const char *what, str path)
{
	struct buf out BUF_AUTO = {0};
	buf_printf(&out, "%s: %.*s\n", what, STR_ARG(path));
	return cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}

static int install(str root, struct arena *a)
{
	struct git_here here;
	struct err err = {{0}};
	struct stat st;
	str old;
	if (!git_here(root, a, &here, &err))
		return cmd_usage("%s", err.text);
	if (here.trouble.n)
		return cmd_usage("%.*s", STR_ARG(here.trouble));
	if (!here.repository)
		return cmd_usage("%.*s is in no git repository; make one with git init", STR_ARG(root));
	if (here.hooks.n == 0)
		return cmd_usage("%.*s; add this line to the hook pre-commit there: %s", STR_ARG(here.hooks_trouble),
		                 line);
	if (mkdir(here.hooks.p, 0777) != 0 && errno != EEXIST)
		return cmd_usage("cannot make the folder %s: %s", here.hooks.p, strerror(errno));
	str path = arena_printf(a, "%.*s/pre-commit", STR_ARG(here.hooks));
	if (lstat(path.p, &st) != 0)
		return new_file_write(path, hook_text(), 0777, &err) ? say("Installed", path)
		                                                     : cmd_usage("%s", err.text);
	if (!cmd_read_file(path.p, a, &old, &err))
		return cmd_usage("%s", err.text);
	if (str_eq(old, hook_text()))
		return say("Installed already", path);
	return cmd_usage("another hook is there and was left alone: %.*s; add this line to it: %s", STR_ARG(path),
	                 line);
}

int cmd_hook(const struct args *args)
{
	struct arena arena = {0};
	if (args->n_words == 0 || args->n_words > 2)
		return cmd_usage("write microaudit hook install [PATH]");
	int status = install(args->n_words > 1 ? args->words[1] : S("."), &arena);
	arena_free(&arena);
	return status;
}
