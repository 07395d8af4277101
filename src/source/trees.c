/* Two trees side by side, entry by entry, descending only where they differ. Entries that a hostile tree does not keep
 * in order are all seen nevertheless, as removed and added instead of changed. */
#include "base/buf.h"
#include "history_int.h"

enum {
	DEPTH_MAX = 512,
	WORK_MAX = 1 << 26,
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

static bool spend(struct history *h)
{
	history_beat(h);
	if (h->work < WORK_MAX) {
		h->work++;
		return true;
	}
	if (!h->exhausted)
		h->sink->trouble(h->sink->ctx, TROUBLE_FAILED, S("too many changes in the history"), S(""), S(""));
	h->exhausted = true;
	return false;
}

void changes_add(struct history *h, struct changes *to, str path, const git_oid *old, const git_oid *new)
{
	if (!spend(h))
		return;
	mem_room(to->at, to->n, to->cap);
	to->at[to->n++] = (struct change){
	        .path = names_add(&h->paths, &h->arena, path),
	        .old = old ? ids_add(&h->blobs, old) : NONE,
	        .new = new ? ids_add(&h->blobs, new) : NONE,
	};
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
