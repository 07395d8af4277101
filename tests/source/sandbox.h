/* A temporary folder in which tests make real repositories with the git command. */
#ifndef TEST_SANDBOX_H
#define TEST_SANDBOX_H

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "source/source.h"

struct sandbox {
	char path[64];
	struct arena arena;
	struct buf troubles; /* "class reason path\n" */
};

static inline void sandbox_open(struct sandbox *s)
{
	*s = (struct sandbox){.path = "/tmp/microaudit-test-XXXXXX"};
	cr_assert(mkdtemp(s->path) != NULL);
}

static inline void sandbox_close(struct sandbox *s)
{
	char command[256];
	snprintf(command, sizeof command, "chmod -R u+rwx '%s'; rm -rf '%s'", s->path, s->path);
	cr_assert(system(command) == 0);
	arena_free(&s->arena);
	buf_free(&s->troubles);
}

/* Runs a shell script in the sandbox, which must succeed. `commit N MESSAGE` commits everything at that second of a
 * fixed time. */
static inline void sandbox_run(struct sandbox *s, const char *script)
{
	struct buf b = {0};
	buf_printf(&b,
	           "cd '%s' && export HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@b "
	           "GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@b; git() { command git -c protocol.file.allow=always "
	           "-c init.defaultBranch=main \"$@\"; }; at() { t=$((1000000000 + $1)); export GIT_AUTHOR_DATE=\"$t "
	           "+0000\" "
	           "GIT_COMMITTER_DATE=\"$t +0000\"; }; commit() { at \"$1\"; git add -A && git commit -qm \"$2\"; }; "
	           "set -e; at 0; { %s\n} >/dev/null 2>/dev/null",
	           s->path, script);
	buf_byte(&b, 0);
	cr_assert(system(b.p) == 0, "script failed: %s", script);
	buf_free(&b);
}

/* Output of a shell command in the sandbox, without the last line end. */
static inline str sandbox_read(struct sandbox *s, const char *command)
{
	struct buf b = {0};
	char piece[4096];
	str whole = arena_printf(&s->arena, "cd '%s' && %s", s->path, command);
	FILE *f = popen(whole.p, "r");
	cr_assert(f != NULL);
	for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
		buf_add(&b, str_at(piece, n));
	pclose(f);
	str out = arena_str(&s->arena, str_trim(buf_str(&b)));
	buf_free(&b);
	return out;
}

static inline str sandbox_path(struct sandbox *s, const char *below)
{
	return arena_printf(&s->arena, "%s%s%s", s->path, *below ? "/" : "", below);
}

static inline void sandbox_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	struct sandbox *s = ctx;
	(void)hint;
	buf_printf(&s->troubles, "%d %.*s %.*s\n", (int)class, STR_ARG(reason), STR_ARG(path));
}

static inline bool sandbox_reported(const struct sandbox *s, const char *line)
{
	return str_find(buf_str(&s->troubles), str_of(line), 0) != SIZE_MAX;
}

#endif
