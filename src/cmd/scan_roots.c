/* Which folders, each once, and what reports call them. */
#include "cmd/scan_roots.h"

#include "cmd/opt.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* "./web//" is "web", and nothing is ".". */
static str tidy(str path)
{
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	while (str_starts(path, S("./"))) {
		path = str_sub(path, 2, path.n);
		while (str_starts(path, S("/")))
			path = str_sub(path, 1, path.n);
	}
	return path.n ? path : S(".");
}

static str join(struct arena *a, str folder, str name)
{
	if (str_eq(folder, S(".")))
		return arena_str(a, name);
	return arena_printf(a, "%.*s%s%.*s", STR_ARG(folder), str_ends(folder, S("/")) ? "" : "/", STR_ARG(name));
}

static void identify(struct scan_root *root)
{
	struct stat st;
	if (stat(root->path.p, &st) != 0)
		return;
	root->device = st.st_dev;
	root->inode = st.st_ino;
	root->is_file = S_ISREG(st.st_mode);
}

static bool is_same(const struct scan_root *a, const struct scan_root *b)
{
	return a->inode && a->device == b->device && a->inode == b->inode;
}

static const struct scan_root *find_same(const struct scan_roots *r, const struct scan_root *root)
{
	for (size_t i = 0; i < r->n; i++)
		if (is_same(&r->at[i], root))
			return &r->at[i];
	return NULL;
}

/* ---- labels ---- */

static str real_path(struct arena *a, str path)
{
	char *real = realpath(path.p, NULL);
	str out = real ? arena_str(a, str_of(real)) : path;
	free(real);
	return out;
}

/* Bytes of the folder, with '/' at the end, that both are in. */
static size_t common_folder(str x, str y)
{
	size_t end = 0;
	for (size_t i = 0; i < x.n && i < y.n && x.p[i] == y.p[i]; i++)
		if (x.p[i] == '/')
			end = i + 1;
	return end;
}

/* An absolute path would put this machine into the report: then all are named from the folder that holds them all. */
static void label_from_common(struct scan_roots *r)
{
	str *real = arena_array(r->arena, str, r->n);
	size_t length = SIZE_MAX;
	for (size_t i = 0; i < r->n; i++) {
		str path = real_path(r->arena, r->at[i].path);
		real[i] = r->at[i].is_file ? path : join(r->arena, path, S(""));
		length = i ? common_folder(str_sub(real[0], 0, length), real[i])
		           : (size_t)((const char *)memrchr(path.p, '/', path.n) - path.p) + 1;
	}
	for (size_t i = 0; i < r->n; i++)
		r->at[i].label = tidy(str_sub(real[i], length, real[i].n));
	r->base = arena_str(r->arena, str_sub(real[0], 0, length > 1 ? length - 1 : 1));
}

static void label_all(struct scan_roots *r, bool one)
{
	bool absolute = false;
	for (size_t i = 0; i < r->n; i++) {
		r->at[i].label = tidy(r->at[i].path);
		absolute = absolute || str_starts(r->at[i].path, S("/"));
	}
	if (one) {
		r->base = r->at[0].path;
		r->at[0].label = r->at[0].is_file ? str_basename(tidy(r->at[0].path)) : S(".");
	} else if (absolute) {
		label_from_common(r);
	}
}

/* ---- the command line ---- */

static bool is_inside(str inner, str outer)
{
	return str_starts(inner, outer) && inner.n > outer.n && (inner.p[outer.n] == '/' || str_ends(outer, S("/")));
}

static bool has_repository(struct arena *a, str folder)
{
	struct stat st;
	return stat(join(a, folder, S(".git")).p, &st) == 0;
}

/* A repository below another root is not looked at with it; anything else is. */
static void note_inside(struct scan_roots *r)
{
	str *labels = arena_array(r->arena, str, r->n), *real = arena_array(r->arena, str, r->n);
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++)
		real[i] = real_path(r->arena, r->at[i].path);
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->n; k++)
			if (is_inside(real[i], real[k]) && !has_repository(r->arena, real[i])) {
				labels[n++] = r->at[i].label;
				break;
			}
	r->inside = (struct strs){labels, n};
}

static bool add_given(struct scan_roots *r, str path, str *twice, size_t *n_twice, struct err *err)
{
	struct scan_root root = {.path = arena_str(r->arena, path)};
	struct stat st;
	if (path.n == 0 || (stat(root.path.p, &st) != 0 &&
	                    (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENAMETOOLONG)))
		return err_set(err, "no such file or folder: %.*s", STR_ARG(path));
	identify(&root);
	if (find_same(r, &root)) {
		twice[(*n_twice)++] = tidy(root.path);
		return true;
	}
	mem_room(r->at, r->n, r->cap);
	r->at[r->n++] = root;
	return true;
}

bool scan_roots_read(const struct args *args, struct arena *a, struct scan_roots *out, struct err *err)
{
	*out = (struct scan_roots){.arena = a, .base = S("."), .recursive = opt_given(args, OPT_RECURSIVE)};
	out->many = args->n_words > 1 || out->recursive;
	str *twice = arena_array(a, str, args->n_words + 1);
	static const enum option_id alone[] = {OPT_HOOK, OPT_PRE_PUSH};
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
		if (out->many && opt_given(args, alone[i]))
			return err_set(err, "a hook looks at one repository: give one PATH, and no --recursive");
	for (size_t i = 0; i < args->n_words; i++) {
		if (!str_eq(args->words[i], S("-"))) {
			if (!add_given(out, args->words[i], twice, &out->twice.n, err))
				return false;
			continue;
		}
		if (out->many)
			return err_set(err, "standard input (-) is looked at alone");
		mem_room(out->at, out->n, out->cap);
		out->at[out->n++] = (struct scan_root){.path = S("-"), .label = S("."), .is_file = true};
		return true;
	}
	if (args->n_words == 0 && !add_given(out, S("."), twice, &out->twice.n, err))
		return false;
	out->twice.at = twice;
	label_all(out, args->n_words < 2);
	note_inside(out);
	return true;
}

/* ---- what is found below ---- */

static struct scan_root below_root(const struct scan_roots *r, const struct scan_root *root, str below)
{
	struct scan_root out = {
	        .path = join(r->arena, root->path, below), .label = join(r->arena, root->label, below), .found = true};
	identify(&out);
	return out;
}

bool scan_roots_has(const struct scan_roots *r, const struct scan_root *root, str below)
{
	struct scan_root at = below_root(r, root, below);
	return find_same(r, &at);
}

void scan_roots_add(struct scan_roots *r, const struct scan_root *root, str below)
{
	struct scan_root at = below_root(r, root, below);
	mem_room(r->at, r->n, r->cap);
	r->at[r->n++] = at;
}

void scan_roots_free(struct scan_roots *r) { free(r->at); }
