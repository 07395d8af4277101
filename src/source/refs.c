/* One reference at a time, and all of them. */
#include "refs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "peek.h"

enum { HOPS = 10, FOLDERS_DEEP = 64, REF_SIZE = 4096, PACKED_SIZE = 512 << 20 };

/* ---- packed-refs ---- */

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct ref *)a)->name, ((const struct ref *)b)->name);
}

static bool parse_id(str text, git_oid *out)
{
	return text.n >= GIT_OID_HEXSZ && git_oid_fromstrn(out, text.p, GIT_OID_HEXSZ) == 0;
}

/* "<hex> NAME" lines, with "# …" at the top and "^<hex>" behind an annotated tag. */
static bool read_packed(struct repo *r, struct err *err)
{
	str text = S(""), line;
	size_t lines = 1;
	enum peek p = peek_read(&r->arena, arena_printf(&r->arena, "%.*spacked-refs", STR_ARG(r->common)), PACKED_SIZE,
	                        &text);
	if (p != PEEK_FILE && p != PEEK_ABSENT)
		return err_set(err, "packed-refs cannot be read: %s", peek_why(p));
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	r->packed = arena_new(&r->arena, struct refs);
	r->packed->at = arena_array(&r->arena, struct ref, lines);
	while (str_cut(&text, '\n', &line)) {
		struct ref ref;
		if (!line.n || line.p[0] == '#' || line.p[0] == '^')
			continue;
		bool ok = parse_id(line, &ref.id) && line.n > GIT_OID_HEXSZ + 1 && line.p[GIT_OID_HEXSZ] == ' ';
		ref.name = str_trim(str_sub(line, GIT_OID_HEXSZ + 1, line.n));
		if (ok)
			r->packed->at[r->packed->n++] = ref;
		else
			repo_note(r, S("a line of packed-refs is no reference"), S("packed-refs"));
	}
	if (r->packed->n)
		qsort(r->packed->at, r->packed->n, sizeof *r->packed->at, by_name);
	return true;
}

static enum ref_end find_packed(struct repo *r, str name, git_oid *out, struct err *err)
{
	if (!r->packed && !read_packed(r, err))
		return REF_BROKEN;
	struct ref key = {.name = name};
	const struct refs *all = r->packed;
	const struct ref *found = all->n ? bsearch(&key, all->at, all->n, sizeof *all->at, by_name) : NULL;
	if (found)
		*out = found->id;
	return found ? REF_FOUND : REF_ABSENT;
}

/* ---- one reference ---- */

/* May this name become a path below the repository? git-check-ref-format(1), as far as it keeps a path from leading
 * elsewhere. */
static bool is_safe(str name)
{
	str rest = name, piece;
	if (!name.n || name.n > REF_SIZE || name.p[0] == '/' || str_ends(name, S("/")))
		return false;
	while (str_cut(&rest, '/', &piece))
		if (!piece.n || piece.p[0] == '.' || str_ends(piece, S(".lock")))
			return false;
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < 0x20)
			return false;
	return true;
}

/* Each work tree has its own HEAD and a few more; the rest is shared. */
static str home_of(const struct repo *r, str name)
{
	static const str own[] = {STR_INIT("refs/bisect/"), STR_INIT("refs/worktree/"), STR_INIT("refs/rewritten/")};
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_starts(name, own[i]))
			return r->gitdir;
	return str_starts(name, S("refs/")) || str_starts(name, S("worktrees/")) ? r->common : r->gitdir;
}

/* A file's content: an id, or the name of another reference in *next. */
static enum ref_end parse_ref(str text, git_oid *out, str *next)
{
	text = str_trim(text);
	*next = S("");
	if (str_starts(text, S("ref:"))) {
		*next = str_trim(str_sub(text, 4, text.n));
		return is_safe(*next) ? REF_FOUND : REF_BROKEN;
	}
	bool ends = text.n == GIT_OID_HEXSZ || (text.n > GIT_OID_HEXSZ && strchr(" \t\r\n", text.p[GIT_OID_HEXSZ]));
	return ends && parse_id(text, out) ? REF_FOUND : REF_BROKEN;
}

static enum ref_end step(struct repo *r, str name, git_oid *out, str *next, struct err *err)
{
	str text = S("");
	str path = arena_printf(&r->arena, "%.*s%.*s", STR_ARG(home_of(r, name)), STR_ARG(name));
	enum peek p = peek_read(&r->arena, path, REF_SIZE, &text);
	*next = S("");
	if (p == PEEK_ABSENT || p == PEEK_FOLDER)
		return find_packed(r, name, out, err);
	if (p == PEEK_FILE && parse_ref(text, out, next) == REF_FOUND)
		return REF_FOUND;
	err_set(err, "the reference %.200s is broken: %s", name.p, p == PEEK_FILE ? "it names no object" : peek_why(p));
	return REF_BROKEN;
}

enum ref_end refs_resolve(struct repo *r, str name, git_oid *out, str *target, struct err *err)
{
	if (!is_safe(name))
		return REF_ABSENT;
	for (unsigned hop = 0; hop < HOPS; hop++) {
		str next;
		name = arena_str(&r->arena, name);
		if (target)
			*target = name;
		enum ref_end end = step(r, name, out, &next, err);
		if (end != REF_FOUND || !next.n)
			return end;
		name = next;
	}
	err_set(err, "the reference %.*s leads in a circle", (int)(name.n < 200 ? name.n : 200), name.p);
	return REF_BROKEN;
}

/* ---- all references ---- */

struct listing {
	struct repo *r;
	struct ref *at;
	size_t n, cap;
};

static void add(struct listing *l, str name, const git_oid *id)
{
	mem_room(l->at, l->n, l->cap);
	l->at[l->n++] = (struct ref){name, *id};
}

/* A loose reference, followed. What git would not take for a reference by its name (a leftover of an editor or a file
 * manager) matters only when it holds an id. */
static void add_loose(struct listing *l, str path, str name)
{
	struct repo *r = l->r;
	struct err err = {{0}};
	git_oid id;
	str text = S(""), next;
	enum peek p = peek_read(&r->arena, path, REF_SIZE, &text);
	enum ref_end end = p == PEEK_FILE ? parse_ref(text, &id, &next) : REF_BROKEN;
	if (p == PEEK_ABSENT || str_ends(name, S(".lock")))
		return;
	if (end == REF_FOUND && next.n)
		end = refs_resolve(r, next, &id, NULL, &err);
	if (end == REF_FOUND)
		add(l, name, &id);
	else if (end == REF_BROKEN && (p != PEEK_FILE || is_safe(name)))
		repo_note(r, p == PEEK_FILE ? S("a reference is broken") : S("a reference cannot be read"), name);
}

static void list_folder(struct listing *l, str path, str name, unsigned depth)
{
	struct repo *r = l->r;
	DIR *dir = depth < FOLDERS_DEEP ? opendir(path.p) : NULL;
	if (!dir) {
		if (depth >= FOLDERS_DEEP || (errno != ENOENT && errno != ENOTDIR))
			repo_note(r, S("references cannot be listed"), name);
		return;
	}
	errno = 0;
	for (struct dirent *e; (e = readdir(dir)); errno = 0) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		str at = arena_printf(&r->arena, "%.*s/%s", STR_ARG(path), e->d_name);
		str full = arena_printf(&r->arena, "%.*s/%s", STR_ARG(name), e->d_name);
		bool folder = e->d_type == DT_DIR || (e->d_type != DT_REG && peek_entry(at) == PEEK_FOLDER);
		if (folder)
			list_folder(l, at, full, depth + 1);
		else
			add_loose(l, at, full);
	}
	if (errno)
		repo_note(r, S("references cannot be listed"), name);
	closedir(dir);
}

/* What the other work trees of the repository have for themselves. */
static void list_worktrees(struct listing *l)
{
	struct repo *r = l->r;
	struct err err = {{0}};
	git_oid id;
	DIR *dir = opendir(arena_printf(&r->arena, "%.*sworktrees", STR_ARG(r->common)).p);
	for (struct dirent *e; dir && (e = readdir(dir));) {
		str name = arena_printf(&r->arena, "worktrees/%s/HEAD", e->d_name);
		enum ref_end end = e->d_name[0] == '.' ? REF_ABSENT : refs_resolve(r, name, &id, NULL, &err);
		if (end == REF_FOUND)
			add(l, name, &id);
		else if (end == REF_BROKEN)
			repo_note(r, S("a reference is broken"), name);
	}
	if (dir)
		closedir(dir);
}

/* Loose and packed, sorted; of one name the loose one, which is the newer. */
static void merge(struct listing *l, const struct refs *packed, struct arena *a, struct refs *out)
{
	struct ref *kept = arena_array(a, struct ref, l->n + packed->n);
	size_t n = 0, i = 0, k = 0;
	if (l->n)
		qsort(l->at, l->n, sizeof *l->at, by_name);
	while (i < l->n || k < packed->n) {
		int order = i == l->n ? 1 : k == packed->n ? -1 : str_cmp(l->at[i].name, packed->at[k].name);
		struct ref next = order <= 0 ? l->at[i++] : packed->at[k++];
		if (!n || !str_eq(kept[n - 1].name, next.name))
			kept[n++] = (struct ref){arena_str(a, next.name), next.id};
	}
	*out = (struct refs){kept, n};
}

bool refs_list(struct repo *r, struct arena *a, struct refs *out, struct err *err)
{
	struct listing l = {.r = r};
	if (!r->packed && !read_packed(r, err))
		return false;
	list_folder(&l, arena_printf(&r->arena, "%.*srefs", STR_ARG(r->common)), S("refs"), 0);
	if (!str_eq(r->common, r->gitdir))
		list_folder(&l, arena_printf(&r->arena, "%.*srefs", STR_ARG(r->gitdir)), S("refs"), 0);
	list_worktrees(&l);
	merge(&l, r->packed, a, out);
	free(l.at);
	return true;
}

void refs_left_behind(struct repo *r, struct arena *a, struct refs *out)
{
	static const char *const names[] = {"ORIG_HEAD",   "FETCH_HEAD",  "MERGE_HEAD", "CHERRY_PICK_HEAD",
	                                    "REVERT_HEAD", "REBASE_HEAD", "AUTO_MERGE"};
	struct listing l = {.r = r};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str text = S(""), line;
		git_oid id;
		str path = arena_printf(&r->arena, "%.*s%s", STR_ARG(r->gitdir), names[i]);
		enum peek p = peek_read(&r->arena, path, PACKED_SIZE, &text);
		if (p != PEEK_FILE && p != PEEK_ABSENT)
			repo_note(r, S("a reference cannot be read"), str_of(names[i]));
		while (str_cut(&text, '\n', &line))
			if (parse_id(line, &id))
				add(&l, str_of(names[i]), &id);
	}
	*out = (struct refs){arena_array(a, struct ref, l.n), l.n};
	if (l.n)
		memcpy(out->at, l.at, l.n * sizeof *l.at);
	free(l.at);
}
