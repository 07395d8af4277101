/* Index and tree are sorted alike, so both are read side by side up to the first difference. */
#include "dirty.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "history_int.h"

enum { MODE_KIND = 0170000, EXECUTABLE = 0100, DEPTH_MAX = 512 };

struct sides {
	git_odb *odb;
	git_index *index;
	size_t at, trees; /* next entry of the index; trees read */
	struct buf path;
	bool failed; /* a tree that is there could not be read */
};

/* The next entry of the index that counts: no submodule. */
static const git_index_entry *next_entry(struct sides *s)
{
	const git_index_entry *e;
	while ((e = git_index_get_byindex(s->index, s->at)) && (e->mode & MODE_KIND) == GIT_FILEMODE_COMMIT)
		s->at++;
	return e;
}

static bool same_entry(struct sides *s, const struct tree_entry *t)
{
	const git_index_entry *e = next_entry(s);
	bool same = e && str_eq(str_of(e->path), buf_str(&s->path)) && git_oid_equal(&e->id, &t->id) &&
	            ((e->mode ^ t->mode) & (MODE_KIND | EXECUTABLE)) == 0;
	s->at += same;
	return same;
}

/* Does the index go on with exactly the files of this tree? Each folder that git writes
 * holds one at least, so many more folders than the index has entries are a difference, too. */
static bool same_tree(struct sides *s, const git_oid *id, unsigned depth)
{
	git_odb_object *o = NULL;
	struct tree_entry t;
	size_t length = s->path.n, most = 16 * git_index_entrycount(s->index) + 4096;
	int code = depth <= DEPTH_MAX && s->trees++ < most ? git_odb_read(&o, s->odb, id) : GIT_ENOTFOUND;
	bool same = code == 0 && git_odb_object_type(o) == GIT_OBJECT_TREE;
	s->failed = s->failed || (code != 0 && code != GIT_ENOTFOUND);
	str text = same ? object_text(o) : S("");
	while (same && tree_next(&text, &t)) {
		buf_add(&s->path, t.name);
		if ((t.mode & MODE_KIND) == GIT_FILEMODE_TREE) {
			buf_byte(&s->path, '/');
			same = same_tree(s, &t.id, depth + 1);
		} else if ((t.mode & MODE_KIND) != GIT_FILEMODE_COMMIT) {
			same = same_entry(s, &t);
		}
		s->path.n = length;
	}
	git_odb_object_free(o);
	return same && !text.n;
}

bool index_differs(const struct repo *r, git_index *index, const git_oid *tree, bool *unknown)
{
	struct sides s = {.odb = r->odb, .index = index};
	bool differs = (tree && !same_tree(&s, tree, 0)) || next_entry(&s);
	buf_free(&s.path);
	*unknown = *unknown || s.failed;
	return differs;
}

bool file_differs(const git_index_entry *e, const char *path, bool *unknown)
{
	struct stat st;
	git_oid id;
	if (lstat(path, &st) != 0) {
		*unknown = *unknown || (errno != ENOENT && errno != ENOTDIR && errno != EACCES);
		return true;
	}
	if (!S_ISREG(st.st_mode))
		return S_ISREG(e->mode) || !S_ISLNK(st.st_mode);
	if ((uint64_t)st.st_size != e->file_size)
		return true;
	if ((int32_t)st.st_mtim.tv_sec == e->mtime.seconds && (uint32_t)st.st_mtim.tv_nsec == e->mtime.nanoseconds)
		return false;
	if (git_odb_hashfile(&id, path, GIT_OBJECT_BLOB) == 0)
		return !git_oid_equal(&id, &e->id);
	*unknown = *unknown || access(path, R_OK) == 0;
	return true;
}
