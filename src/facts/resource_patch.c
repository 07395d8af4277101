/* Two trees side by side. Looking a member up costs as many steps as the object has members, and is paid for. */
#include "resource_patch.h"

#include "resource_walk.h"

static struct node *made(struct resource_patch *p, const struct node *n)
{
	struct node *copy = arena_new(p->arena, struct node);
	*copy = *n;
	copy->next = NULL;
	p->left -= p->left > 0;
	return copy;
}

static struct node *unknown(struct resource_patch *p, const struct node *n)
{
	struct node *copy = made(p, n);
	copy->kind = NODE_UNKNOWN;
	copy->text = node_is_leaf(n) && n->text.n ? n->text : S("...");
	copy->child = NULL;
	return copy;
}

static const struct node *get(struct resource_patch *p, const struct node *n, str key)
{
	const struct node *found = NULL;
	for (const struct node *k = n && n->kind == NODE_OBJECT ? n->child : NULL; k && p->left; k = k->next) {
		p->left--;
		found = str_eq(k->key, key) ? k : found;
	}
	return found;
}

/* The item of a list that has this name. */
static const struct node *get_named(struct resource_patch *p, const struct node *list, const struct node *name)
{
	for (const struct node *k = list->child; name && k && p->left; k = k->next) {
		const struct node *other = get(p, k, S("name"));
		if (other && other->kind == NODE_STRING && str_eq(other->text, name->text))
			return k;
	}
	return NULL;
}

struct tail {
	struct node *of;
	const struct node **at;
};
static struct tail children(struct node *n)
{
	n->child = NULL;
	return (struct tail){n, &n->child};
}
static void add(struct tail *t, const struct node *n)
{
	*t->at = n;
	t->at = (const struct node **)&n->next;
}
static void add_rest(struct resource_patch *p, struct tail *t)
{
	struct node *rest = unknown(p, t->of);
	rest->text = S("...");
	rest->key = t->of->kind == NODE_OBJECT ? S("...") : S("");
	add(t, rest);
}

/* ---- merging ---- */

static const struct node *merged(struct resource_patch *p, const struct node *n, const struct node *patch,
                                 enum resource_patching how);

static bool replaces(struct resource_patch *p, const struct node *patch) { return get(p, patch, S("$patch")); }

static const struct node *merged_object(struct resource_patch *p, const struct node *n, const struct node *patch,
                                        enum resource_patching how)
{
	struct node *copy = made(p, n);
	struct tail t = children(copy);
	for (const struct node *k = n->child; k; k = k->next) {
		const struct node *other = get(p, patch, k->key);
		add(&t, !p->left ? unknown(p, k) : other ? merged(p, k, other, how) : made(p, k));
	}
	for (const struct node *k = patch->child; k && p->left; k = k->next)
		if (!get(p, n, k->key))
			add(&t, unknown(p, k));
	if (!p->left)
		add_rest(p, &t);
	return copy;
}

static const struct node *merged_list(struct resource_patch *p, const struct node *n, const struct node *patch,
                                      enum resource_patching how)
{
	bool named = get(p, patch->child, S("name"));
	if (how == PATCH_MERGE && patch->child && !named)
		return unknown(p, n);
	struct node *copy = made(p, n);
	struct tail t = children(copy);
	for (const struct node *k = n->child; k; k = k->next) {
		const struct node *other = how == PATCH_MERGE ? get_named(p, patch, get(p, k, S("name"))) : NULL;
		add(&t, !p->left ? unknown(p, k) : other ? merged(p, k, other, how) : made(p, k));
	}
	add_rest(p, &t);
	return copy;
}

static const struct node *merged(struct resource_patch *p, const struct node *n, const struct node *patch,
                                 enum resource_patching how)
{
	if (!p->left || replaces(p, patch))
		return unknown(p, n);
	if (node_is_leaf(n) && resource_same(n, patch))
		return made(p, n);
	if (n->kind == NODE_OBJECT && patch->kind == NODE_OBJECT)
		return merged_object(p, n, patch, how);
	if (n->kind == NODE_ARRAY && patch->kind == NODE_ARRAY)
		return merged_list(p, n, patch, how);
	return unknown(p, n);
}

/* ---- extending ---- */

/* Own members count, those of the base are added; lists of both are one. */
static const struct node *extended(struct resource_patch *p, const struct node *n, const struct node *base)
{
	bool list = n->kind == NODE_ARRAY;
	if (node_is_leaf(n) || n->kind != base->kind)
		return made(p, n);
	struct node *copy = made(p, n);
	struct tail t = children(copy);
	for (const struct node *k = list ? base->child : NULL; k && p->left; k = k->next)
		add(&t, made(p, k));
	for (const struct node *k = n->child; k && p->left; k = k->next) {
		const struct node *other = list ? NULL : get(p, base, k->key);
		add(&t, other ? extended(p, k, other) : made(p, k));
	}
	for (const struct node *k = list ? NULL : base->child; k && p->left; k = k->next)
		if (!get(p, n, k->key))
			add(&t, made(p, k));
	if (!p->left)
		add_rest(p, &t);
	return copy;
}

/* ---- operations ---- */

static bool is_item(str part, size_t i)
{
	uint64_t number;
	return str_number(part, UINT32_MAX, &number) && number == i;
}

/* What the rest of a path leads to is UNKNOWN; where it leads to nothing that is there, there may be more. */
static const struct node *changed(struct resource_patch *p, const struct node *n, str path)
{
	str part;
	size_t i = 0;
	if (!p->left || !str_cut(&path, '/', &part) || node_is_leaf(n))
		return unknown(p, n);
	struct node *copy = made(p, n);
	struct tail t = children(copy);
	bool found = false, list = n->kind == NODE_ARRAY;
	for (const struct node *k = n->child; k && p->left; k = k->next, i++) {
		bool is_it = list ? is_item(part, i) : str_eq(k->key, part);
		found = found || is_it;
		add(&t, is_it ? changed(p, k, path) : made(p, k));
	}
	if (!found || (list && !path.n) || !p->left)
		add_rest(p, &t);
	return copy;
}

/* "~1" in a path is a slash in a key: then the whole object around it is open. */
static const struct node *operated(struct resource_patch *p, const struct node *n, const struct node *list)
{
	for (const struct node *o = list->kind == NODE_ARRAY ? list->child : NULL; o; o = o->next) {
		const struct node *path = get(p, o, S("path"));
		str text = path && path->kind == NODE_STRING ? path->text : S("");
		size_t escape = str_find(text, S("~"), 0);
		while (escape != SIZE_MAX && escape && text.p[escape] != '/')
			escape--;
		text = escape == SIZE_MAX ? text : str_sub(text, 0, escape);
		n = changed(p, n, str_sub(text, 1, text.n));
	}
	return n;
}

/* ---- images ---- */

/* "registry/a:1.2@sha256:…" of the name "registry/a". */
static bool is_image(str image, str name)
{
	return str_starts(image, name) && (image.n == name.n || image.p[name.n] == ':' || image.p[name.n] == '@');
}

static bool changes_image(struct resource_patch *p, const struct node *n, const struct node *list)
{
	if (!str_eq(n->key, S("image")) || !node_is_leaf(n))
		return false;
	for (const struct node *i = list->child; i && p->left; i = i->next) {
		const struct node *name = get(p, i, S("name"));
		if (name && is_image(n->text, name->text))
			return true;
	}
	return !p->left;
}

static const struct node *with_images(struct resource_patch *p, const struct node *n, const struct node *list)
{
	if (!p->left || changes_image(p, n, list))
		return unknown(p, n);
	struct node *copy = made(p, n);
	struct tail t = children(copy);
	for (const struct node *k = node_is_leaf(n) ? NULL : n->child; k; k = k->next)
		add(&t, with_images(p, k, list));
	return copy;
}

const struct node *resource_patched(struct resource_patch *p, const struct node *n, const struct node *patch,
                                    enum resource_patching how)
{
	struct node body = *patch;
	body.key = n->key;
	if (how == PATCH_EXTEND)
		return patch->kind == NODE_UNKNOWN ? resource_opened(p, n) : extended(p, n, patch);
	if (how == PATCH_OPERATION)
		return operated(p, n, patch);
	return how == PATCH_IMAGES ? with_images(p, n, patch) : merged(p, n, &body, how);
}

const struct node *resource_opened(struct resource_patch *p, const struct node *n)
{
	if (!p->left)
		return unknown(p, n);
	struct node *copy = made(p, n);
	if (node_is_leaf(n))
		return copy;
	struct tail t = children(copy);
	for (const struct node *k = n->child; k; k = k->next)
		add(&t, resource_opened(p, k));
	add_rest(p, &t);
	return copy;
}
