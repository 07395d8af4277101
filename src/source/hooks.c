/* The hooks' folder, by the repository's own configuration. */
#include "source/hooks.h"

#include "repo_int.h"

static str configured(struct repo *r, struct arena *a)
{
	git_config *all = NULL, *config = NULL;
	git_buf value = {0};
	str out = S("");
	if (git_config_open_ondisk(&all, arena_printf(a, "%.*sconfig", STR_ARG(r->common)).p) == 0 &&
	    git_config_snapshot(&config, all) == 0 && git_config_get_string_buf(&value, config, "core.hookspath") == 0)
		out = arena_str(a, str_at(value.ptr, value.size));
	git_buf_dispose(&value);
	git_config_free(config);
	git_config_free(all);
	return out;
}

static bool is_below(str path, str folder)
{
	if (str_ends(folder, S("/")))
		folder.n--;
	return folder.n && str_starts(path, folder) && path.n > folder.n && path.p[folder.n] == '/' &&
	       str_find(path, S("/../"), 0) == (size_t)-1 && !str_ends(path, S("/.."));
}

bool repo_hooks(struct repo *r, struct arena *a, str *folder, struct err *err)
{
	str path = configured(r, a);
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
