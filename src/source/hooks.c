/* The hooks' folder, by the repository's own configuration. */
#include "source/hooks.h"

#include "repo_int.h"

static bool is_below(str path, str folder)
{
	if (str_ends(folder, S("/")))
		folder.n--;
	return folder.n && str_starts(path, folder) && path.n > folder.n && path.p[folder.n] == '/' &&
	       str_find(path, S("/../"), 0) == (size_t)-1 && !str_ends(path, S("/.."));
}

bool repo_hooks(struct repo *r, struct arena *a, str *folder, struct err *err)
{
	str path = arena_str(a, gitconfig_get(&r->settings, S("core.hookspath")));
	if (path.n == 0)
		*folder = arena_printf(a, "%.*shooks", STR_ARG(r->common));
	else if (path.p[0] == '/')
		*folder = path;
	else
		*folder = arena_printf(a, "%.*s/%.*s", STR_ARG(r->top), STR_ARG(path));
	return is_below(*folder, r->common) || is_below(*folder, r->top) ||
	       err_set(err, "core.hooksPath is outside the repository: %.*s", STR_ARG(*folder));
}

str repo_library(struct arena *a)
{
	int major, minor, revision;
	git_libgit2_version(&major, &minor, &revision);
	return arena_printf(a, "%d.%d.%d", major, minor, revision);
}
