/* Two trees side by side, entry by entry, descending only where they differ. Entries that a hostile tree does not keep
 * in order are all seen nevertheless, as removed and added instead of changed. */
#include "base/buf.h"
#include "history_int.h"

enum {
	DEPTH_MAX = 512,
	WORK = 4 << 20, /* trees read and changes found */
	WORK_BY_COMMIT = 64,
	PATHS = 200 * 1000,
	PATH_BYTES = 32 << 20,
	LONGEST = 1024,     /* path in a sweep */
	MODE_KIND = 0170000 /* the rest of a mode says nothing about content */
};

/* A tree being read; entry is valid while more is true. */
struct cursor {
	git_odb_object *object;
	str text;
	struct tree_entry entry;
	bool more;
};

static bool is_tree(const struct tree_entry *e) { return (e->mode & MODE_KIND) == GIT_FILEMODE_TREE; }
static bool is_link(const struct tree_entry *e) { return (e->mode & MODE_KIND) == GIT_FILEMODE_COMMIT; }

static void cursor_next(struct history *h, struct cursor *c, str path)
{
	c->more = tree_next(&c->text, &c->entry);
	if (!c->more && c->text.n)
		h->sink->trouble(h->sink->ctx, TROUBLE_FAILED, S("corrupt object"), S("Run git fsck."), path);
}

static struct cursor cursor_open(struct history *h, const git_oid *id, str path)
{
	struct cursor c = {0};
	if (!no_object(id) && (c.object = object_read(h, id, GIT_OBJECT_TREE, path))) {
		c.text = object_text(c.object);
		cursor_next(h, &c, path);
	}
	return c;
}

/* Git's order: a folder's name counts as if it ended in '/'. */
static int entry_order(const struct tree_entry *a, const struct tree_entry *b)
{
	size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	int c = memcmp(a->name.p, b->name.p, n);
	if (c)
		return c;
	unsigned char x = a->name.n > n ? (unsigned char)a->name.p[n] : is_tree(a) ? '/' : 0;
	unsigned char y = b->name.n > n ? (unsigned char)b->name.p[n] : is_tree(b) ? '/' : 0;
	return x - y;
}

/* What a history may cost, by what is stored: a path takes thirty bytes of some tree at least, so that no honest
 * repository has many more paths than its size allows, while ten trees of a few hundred bytes can spell thousands of
 * millions. */
static uint64_t most(const struct history *h, uint64_t least, uint64_t by_commit)
{
	return least + by_commit * h->n_commits + h->repo->pack_bytes / 4;
}

static bool exhaust(struct history *h)
{
	h->exhausted = true;
	return false;
}

static bool spend(struct history *h)
{
	history_beat(h);
	if (h->exhausted || h->work >= most(h, WORK, WORK_BY_COMMIT))
		return exhaust(h);
	h->work++;
	return true;
}

static void changes_add(struct history *h, struct changes *to, str path, const git_oid *old, const git_oid *new)
{
	if (!spend(h))
		return;
	if (h->paths.n >= most(h, PATHS, 0) || h->path_bytes >= most(h, PATH_BYTES, 0)) {
		exhaust(h);
		return;
	}
	uint32_t known = h->paths.n, number = names_add(&h->paths, &h->arena, path);
	h->path_bytes += number == known ? path.n : 0;
	uint32_t was = old ? ids_add(&h->blobs, old) : NONE;
	changes_append(to, (struct change){number, was, new ? ids_add(&h->blobs, new) : NONE});
}

struct comparison {
	struct history *h;
	struct changes *out;
	struct buf path;
};

static void compare_trees(struct comparison *c, const git_oid *old, const git_oid *new, unsigned depth);

/* The same name on both sides, or on one (the other is NULL). */
static void compare_entries(struct comparison *c, const struct tree_entry *old, const struct tree_entry *new,
                            unsigned depth)
{
	const struct tree_entry *any = new ? new : old;
	struct history *h = c->h;
	size_t length = c->path.n;
	buf_add(&c->path, any->name);
	if (is_tree(any)) {
		buf_byte(&c->path, '/');
		compare_trees(c, old ? &old->id : NULL, new ? &new->id : NULL, depth + 1);
	} else {
		if (new &&is_link(new)) {
			uint32_t known = h->submodules.n;
			if (names_add(&h->submodules, &h->arena, buf_str(&c->path)) == known)
				h->sink->trouble(h->sink->ctx, TROUBLE_CHOSEN, S("submodule"), S(""),
				                 buf_str(&c->path));
		}
		const git_oid *was = old && !is_link(old) ? &old->id : NULL;
		const git_oid *is = new && !is_link(new) ? &new->id : NULL;
		if (was || is)
			changes_add(h, c->out, buf_str(&c->path), was, is);
	}
	c->path.n = length;
}

static void compare_trees(struct comparison *c, const git_oid *old, const git_oid *new, unsigned depth)
{
	if (!spend(c->h))
		return;
	if (depth > DEPTH_MAX) {
		c->h->sink->trouble(c->h->sink->ctx, TROUBLE_FAILED, S("folders nested too deeply"), S(""),
		                    buf_str(&c->path));
		return;
	}
	struct cursor a = cursor_open(c->h, old, buf_str(&c->path)), b = cursor_open(c->h, new, buf_str(&c->path));
	while (a.more || b.more) {
		int order = !a.more ? 1 : !b.more ? -1 : entry_order(&a.entry, &b.entry);
		/* A mode may change without content, and then nothing did. */
		if (order != 0 || !git_oid_equal(&a.entry.id, &b.entry.id))
			compare_entries(c, order <= 0 ? &a.entry : NULL, order >= 0 ? &b.entry : NULL, depth);
		if (order <= 0)
			cursor_next(c->h, &a, buf_str(&c->path));
		if (order >= 0)
			cursor_next(c->h, &b, buf_str(&c->path));
	}
	git_odb_object_free(a.object);
	git_odb_object_free(b.object);
}

/* One name in a tree. */
static bool find_entry(struct history *h, const git_oid *tree, str name, struct tree_entry *out)
{
	struct cursor c = cursor_open(h, tree, S(""));
	while (c.more && !str_eq(c.entry.name, name))
		cursor_next(h, &c, S(""));
	bool found = c.more;
	if (found)
		*out = c.entry;
	out->name = name;
	git_odb_object_free(c.object);
	return found;
}

static bool find_path(struct history *h, const git_oid *tree, str path, struct tree_entry *out)
{
	str name;
	*out = (struct tree_entry){.id = *tree, .mode = GIT_FILEMODE_TREE};
	while (path.n && str_cut(&path, '/', &name))
		if (!is_tree(out) || !find_entry(h, &out->id, name, out))
			return false;
	return true;
}

/* The folder that the prefix names, in *below; NULL when the tree has none. */
static const git_oid *below_prefix(struct history *h, const git_oid *tree, git_oid *below)
{
	struct tree_entry e;
	if (no_object(tree))
		return NULL;
	if (!find_path(h, tree, h->repo->prefix, &e) || !is_tree(&e))
		return NULL;
	*below = e.id;
	return below;
}

void trees_compare(struct history *h, const git_oid *old, const git_oid *new, struct changes *out)
{
	struct comparison c = {.h = h, .out = out};
	git_oid a, b;
	const git_oid *was = below_prefix(h, old, &a), *is = below_prefix(h, new, &b);
	if ((was || is) && !(was && is && git_oid_equal(was, is)))
		compare_trees(&c, was, is, 0);
	buf_free(&c.path);
}

/* ---- a history that repeats itself ---- */

static void sweep_tree(struct comparison *c, const git_oid *id, unsigned depth)
{
	struct history *h = c->h;
	size_t length = c->path.n;
	uint32_t known = h->swept.n;
	if (ids_add(&h->swept, id) < known || depth > DEPTH_MAX)
		return;
	for (struct cursor t = cursor_open(h, id, buf_str(&c->path));; cursor_next(h, &t, buf_str(&c->path))) {
		if (!t.more) {
			git_odb_object_free(t.object);
			return;
		}
		buf_add(&c->path, t.entry.name);
		if (is_tree(&t.entry)) {
			buf_byte(&c->path, '/');
			sweep_tree(c, &t.entry.id, depth + 1);
		} else if (!is_link(&t.entry) && ids_find(&h->blobs, &t.entry.id) == NONE) {
			str path = c->path.n > LONGEST ? t.entry.name : buf_str(&c->path);
			uint32_t number = names_add(&h->paths, &h->arena, path);
			changes_append(c->out, (struct change){number, NONE, ids_add(&h->blobs, &t.entry.id)});
		}
		c->path.n = length;
	}
}

void trees_sweep(struct history *h, const git_oid *tree, struct changes *out)
{
	struct comparison c = {.h = h, .out = out};
	git_oid below;
	const git_oid *from = below_prefix(h, tree, &below);
	if (from)
		sweep_tree(&c, from, 0);
	buf_free(&c.path);
}

bool trees_find(struct history *h, const git_oid *tree, str path, git_oid *out)
{
	git_oid below;
	struct tree_entry e;
	const git_oid *from = below_prefix(h, tree, &below);
	if (!from || !find_path(h, from, path, &e) || is_tree(&e))
		return false;
	*out = e.id;
	return true;
}
