/* libgit2 gives up a whole log for one line that it does not understand; here each line counts for itself. */
#include "reflogs.h"

#include <dirent.h>
#include <errno.h>

#include "peek.h"

enum { FOLDERS_DEEP = 64, LOG_SIZE = 512 << 20 };

struct logs {
	struct repo *r;
	void *ctx;
	void (*log)(void *ctx, str name, str text);
};

static void visit(const struct logs *l, str folder, str name, unsigned depth);

static void visit_folder(const struct logs *l, str folder, str name, unsigned depth)
{
	struct arena *a = &l->r->arena;
	DIR *dir = depth < FOLDERS_DEEP ? opendir(arena_printf(a, "%.*s%.*s", STR_ARG(folder), STR_ARG(name)).p) : NULL;
	if (!dir)
		repo_note(l->r, S("a reflog cannot be read"), name);
	for (struct dirent *e; dir && (e = readdir(dir));)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			visit(l, folder, arena_printf(a, "%.*s/%s", STR_ARG(name), e->d_name), depth + 1);
	if (dir)
		closedir(dir);
}

static void visit(const struct logs *l, str folder, str name, unsigned depth)
{
	struct arena text_arena = {0};
	str text, path = arena_printf(&l->r->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(name));
	/* A link may lead round in circles; only the first folder may be one (git-new-workdir makes it so). */
	enum peek p = depth && peek_entry(path) == PEEK_OTHER && peek_kind(path) == PEEK_FOLDER ? PEEK_OTHER
	                                                                                        : peek_kind(path);
	if (p == PEEK_FILE)
		p = peek_read(&text_arena, path, LOG_SIZE, &text);
	if (p == PEEK_FILE)
		l->log(l->ctx, name, text);
	else if (p == PEEK_FOLDER)
		visit_folder(l, folder, name, depth);
	else if (p != PEEK_ABSENT)
		repo_note(l->r, S("a reflog cannot be read"), name);
	arena_free(&text_arena);
}

void reflogs_each(struct repo *r, str name, void *ctx, void (*log)(void *ctx, str name, str text))
{
	const struct logs l = {r, ctx, log};
	bool shared = str_starts(name, S("refs"));
	visit(&l, arena_printf(&r->arena, "%.*slogs/", STR_ARG(shared ? r->common : r->gitdir)), name, 0);
}

bool reflog_line(str line, git_oid *old, git_oid *new)
{
	enum { HEX = GIT_OID_HEXSZ };
	return line.n > 2 * HEX + 1 && line.p[HEX] == ' ' && line.p[2 * HEX + 1] == ' ' &&
	       git_oid_fromstrn(old, line.p, HEX) == 0 && git_oid_fromstrn(new, line.p + HEX + 1, HEX) == 0;
}
