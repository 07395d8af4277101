/* Submodules, and theirs: each index that is there says what is tracked below it. */
#include "source/modules.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { DEPTH = 8 };

struct reading {
	str root;
	struct arena *a;
	const struct source_sink *sink;
	struct walk_module *modules;
	str *tracked;
	size_t n_modules, cap_modules, n_tracked, cap_tracked;
};

static void add_repository(struct reading *x, const struct strs *tracked, const struct strs *links, str prefix,
                           unsigned depth);

/* Is a folder with a .git at this path below root, with no link on the way? */
static bool is_checked_out(const struct reading *x, str path)
{
	int root = open_named(x->root, O_DIRECTORY), fd = root < 0 ? -1 : open_below(root, path, O_DIRECTORY);
	bool there = fd >= 0 && faccessat(fd, ".git", F_OK, 0) == 0;
	if (fd >= 0)
		close(fd);
	if (root >= 0)
		close(root);
	return there;
}

static void add_module(struct reading *x, str path, unsigned depth)
{
	struct repo *repo = NULL;
	struct repo_info info = {0};
	struct strs tracked = {0}, links = {0};
	struct err err = {{0}};
	mem_room(x->modules, x->n_modules, x->cap_modules);
	size_t at = x->n_modules++;
	x->modules[at] = (struct walk_module){path, S("")};
	if (!is_checked_out(x, path))
		return;
	str folder = arena_printf(x->a, "%.*s/%.*s", STR_ARG(x->root), STR_ARG(path));
	enum repo_status status = repo_open(&repo, folder, false, false, &err);
	bool ok = status == REPO_OK && repo_tracked(repo, x->a, &tracked, &err) && repo_links(repo, x->a, &links, &err);
	if (ok)
		repo_places(repo, x->a, &info);
	repo_close(repo);
	if (ok) {
		x->modules[at].exclude_file = arena_printf(x->a, "%.*sinfo/exclude", STR_ARG(info.commondir));
		str prefix = arena_printf(x->a, "%.*s/", STR_ARG(path));
		add_repository(x, &tracked, &links, prefix, depth + 1);
	} else if (status != REPO_NONE) {
		x->sink->trouble(x->sink->ctx, TROUBLE_FAILED, arena_printf(x->a, "submodule: %s", err.text),
		                 S("Ignored files in it that are tracked may have been left out."), path);
	}
}

static void add_repository(struct reading *x, const struct strs *tracked, const struct strs *links, str prefix,
                           unsigned depth)
{
	for (size_t i = 0; i < tracked->n; i++) {
		mem_room(x->tracked, x->n_tracked, x->cap_tracked);
		x->tracked[x->n_tracked++] =
		        prefix.n ? arena_printf(x->a, "%.*s%.*s", STR_ARG(prefix), STR_ARG(tracked->at[i]))
		                 : tracked->at[i];
	}
	for (size_t i = 0; i < links->n; i++) {
		str path = arena_printf(x->a, "%.*s%.*s", STR_ARG(prefix), STR_ARG(links->at[i]));
		if (depth == DEPTH)
			x->sink->trouble(x->sink->ctx, TROUBLE_FAILED, S("submodules nested too deeply"), S(""), path);
		else
			add_module(x, path, depth);
	}
}

static int by_path(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

static int by_module(const void *a, const void *b)
{
	return str_cmp(((const struct walk_module *)a)->path, ((const struct walk_module *)b)->path);
}

bool modules_read(struct repo *r, str root, struct arena *a, const struct source_sink *sink, struct modules *out,
                  struct err *err)
{
	struct reading x = {.root = root, .a = a, .sink = sink};
	struct strs tracked = {0}, links = {0};
	*out = (struct modules){0};
	if (!repo_tracked(r, a, &tracked, err) || !repo_links(r, a, &links, err))
		return false;
	add_repository(&x, &tracked, &links, S(""), 0);
	str *paths = arena_array(a, str, x.n_tracked);
	struct walk_module *modules = arena_array(a, struct walk_module, x.n_modules);
	if (x.n_tracked) {
		memcpy(paths, x.tracked, x.n_tracked * sizeof *paths);
		qsort(paths, x.n_tracked, sizeof *paths, by_path);
	}
	if (x.n_modules) {
		memcpy(modules, x.modules, x.n_modules * sizeof *modules);
		qsort(modules, x.n_modules, sizeof *modules, by_module);
	}
	free(x.tracked);
	free(x.modules);
	*out = (struct modules){modules, x.n_modules, {paths, x.n_tracked}};
	return true;
}
