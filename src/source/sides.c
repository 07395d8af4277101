/* Trees of commits, and the index. Paths are those of git's own look-up, so that nothing leads out of a tree. */
#include "source/sides.h"

#include <stdlib.h>

#include "ranges.h"
#include "refs.h"

struct sides {
	struct repo *repo;
	struct arena arena;
	bool staged;
	git_tree *base;
	git_tree **ends; /* of ranges */
	size_t n_ends;
};

enum { MOST = 16 << 20 };

static git_tree *tree_of(struct repo *r, const git_oid *commit)
{
	git_commit *c = NULL;
	git_tree *tree = NULL;
	if (git_commit_lookup(&c, r->git, commit) == 0 && git_commit_tree(&tree, c) != 0)
		tree = NULL;
	git_commit_free(c);
	return tree;
}

static bool open_ranges(struct sides *s, const struct history_options *o, bool *bad_ref, struct err *err)
{
	git_oid base;
	struct range_ends *ends = arena_array(&s->arena, struct range_ends, o->n_ranges);
	s->ends = arena_array(&s->arena, git_tree *, o->n_ranges);
	for (size_t i = 0; i < o->n_ranges; i++) {
		if (!range_ends(s->repo, &o->ranges[i], o->remote, &s->arena, &ends[i], bad_ref, err))
			return false;
		if (!ends[i].nothing)
			s->ends[s->n_ends++] = tree_of(s->repo, &ends[i].to);
	}
	if (range_base(s->repo, ends, o->n_ranges, &base))
		s->base = tree_of(s->repo, &base);
	return true;
}

struct sides *sides_open(struct repo *r, const struct history_options *o, bool *bad_ref, struct err *err)
{
	struct sides *s = mem_grow(NULL, sizeof *s);
	git_oid head;
	*s = (struct sides){.repo = r, .staged = o->kind == HISTORY_STAGED};
	*bad_ref = false;
	/* A HEAD that is broken is no base; the scan says what is wrong with it. */
	if (s->staged && refs_resolve(r, S("HEAD"), &head, NULL, err) == REF_FOUND)
		s->base = tree_of(r, &head);
	if (s->staged || open_ranges(s, o, bad_ref, err))
		return s;
	sides_close(s);
	return NULL;
}

void sides_close(struct sides *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n_ends; i++)
		git_tree_free(s->ends[i]);
	git_tree_free(s->base);
	arena_free(&s->arena);
	free(s);
}

bool sides_has_base(const struct sides *s) { return s->base != NULL; }

size_t sides_new(const struct sides *s) { return s->staged ? 1 : s->n_ends; }

/* What stands at a path below the root; NULL for nothing. "" is the root itself, which has no entry. */
static git_tree_entry *entry_at(const struct sides *s, const git_tree *tree, str path)
{
	struct arena a = {0};
	git_tree_entry *e = NULL;
	str whole = arena_printf(&a, "%.*s%.*s", STR_ARG(s->repo->prefix), STR_ARG(path));
	while (str_ends(whole, S("/")))
		whole.n--;
	if (!tree || git_tree_entry_bypath(&e, tree, arena_str(&a, whole).p) != 0)
		e = NULL;
	arena_free(&a);
	return e;
}

static bool file_in(const struct sides *s, const git_tree *tree, str path, struct arena *a, str *bytes)
{
	git_tree_entry *e = entry_at(s, tree, path);
	git_blob *blob = NULL;
	unsigned mode = e ? (unsigned)git_tree_entry_filemode(e) : 0;
	bool ok = (mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE) &&
	          git_blob_lookup(&blob, s->repo->git, git_tree_entry_id(e)) == 0 && git_blob_rawsize(blob) <= MOST;
	if (ok)
		*bytes = arena_str(a, str_at(git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob)));
	git_blob_free(blob);
	git_tree_entry_free(e);
	return ok;
}

bool sides_base_file(struct sides *s, str path, struct arena *a, str *bytes)
{
	return file_in(s, s->base, path, a, bytes);
}

bool sides_new_file(struct sides *s, size_t side, str path, struct arena *a, str *bytes)
{
	if (s->staged)
		return repo_index_file(s->repo, path, a, bytes);
	return side < s->n_ends && file_in(s, s->ends[side], path, a, bytes);
}

struct strs sides_base_names(struct sides *s, str folder, struct arena *a)
{
	git_tree_entry *e = entry_at(s, s->base, folder);
	git_tree *tree = NULL;
	struct strs out = {0};
	bool top = s->base && folder.n == 0 && s->repo->prefix.n == 0;
	if (top)
		top = git_tree_dup(&tree, s->base) == 0;
	if (top || (e && git_tree_entry_type(e) == GIT_OBJECT_TREE &&
	            git_tree_lookup(&tree, s->repo->git, git_tree_entry_id(e)) == 0)) {
		size_t n = git_tree_entrycount(tree);
		str *at = arena_array(a, str, n);
		for (size_t i = 0; i < n; i++)
			at[i] = arena_str(a, str_of(git_tree_entry_name(git_tree_entry_byindex(tree, i))));
		out = (struct strs){at, n};
	}
	git_tree_free(tree);
	git_tree_entry_free(e);
	return out;
}
