/* What each commit changes, and from that the blobs to search and the paths they had.
 *
 * ALL     against the first parent: enough to know every tree's content
 * RANGE   new sides are what differs from every parent, old sides what any parent had there
 * STAGED  the index against HEAD (staging.c)
 */
#include <stdlib.h>

#include "history_int.h"

/* ---- collecting ---- */

static const git_oid *parent_tree(const struct history *h, const struct commit *c, uint32_t i)
{
	return i < c->n_parents ? &h->commits[h->parents[c->first_parent + i]].tree : NULL;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* Keeps those of the n new sides in mine whose path the other parent's comparison names too. */
static void keep_common(struct changes *mine, const struct changes *other)
{
	uint32_t *paths = mem_grow(NULL, other->n * sizeof *paths), kept = 0;
	for (uint32_t i = 0; i < other->n; i++)
		paths[i] = other->at[i].path;
	if (other->n)
		qsort(paths, other->n, sizeof *paths, by_number);
	for (uint32_t i = 0; i < mine->n; i++)
		if (other->n && bsearch(&mine->at[i].path, paths, other->n, sizeof *paths, by_number))
			mine->at[kept++] = mine->at[i];
	mine->n = kept;
	free(paths);
}

static void collect_merge(struct history *h, const struct commit *c)
{
	struct changes mine = {0};
	trees_compare(h, parent_tree(h, c, 0), &c->tree, &mine);
	for (uint32_t i = 0; i < mine.n; i++)
		changes_append(&h->changes, (struct change){mine.at[i].path, mine.at[i].old, NONE});
	for (uint32_t p = 1; p < c->n_parents; p++) {
		struct changes other = {0};
		trees_compare(h, parent_tree(h, c, p), &c->tree, &other);
		for (uint32_t i = 0; i < other.n; i++)
			changes_append(&h->changes, (struct change){other.at[i].path, other.at[i].old, NONE});
		keep_common(&mine, &other);
		free(other.at);
	}
	for (uint32_t i = 0; i < mine.n; i++)
		changes_append(&h->changes, (struct change){mine.at[i].path, NONE, mine.at[i].new});
	free(mine.at);
}

static void compare_commits(struct history *h)
{
	bool range = h->options.kind == HISTORY_RANGE;
	for (uint32_t i = 0; i < h->n_order; i++) {
		struct commit *c = &h->commits[h->order[i]];
		c->first_change = h->changes.n;
		if (c->blob_path != NONE)
			changes_append(&h->changes, (struct change){c->blob_path, NONE, ids_add(&h->blobs, &c->tree)});
		else if (range && c->n_parents > 1 && !c->hidden)
			collect_merge(h, c);
		else if (!c->hidden && !c->missing)
			trees_compare(h, parent_tree(h, c, 0), &c->tree, &h->changes);
		c->n_changes = h->changes.n - c->first_change;
	}
}

/* A history whose trees spell too many paths is read once more: each of its files under one of its names, in the first
 * commit that has it. */
static void sweep_commits(struct history *h, uint32_t n_paths)
{
	names_keep(&h->paths, n_paths);
	ids_free(&h->blobs);
	h->changes.n = 0;
	for (uint32_t i = 0; i < h->n_order; i++) {
		struct commit *c = &h->commits[h->order[i]];
		c->first_change = h->changes.n;
		if (c->blob_path != NONE)
			changes_append(&h->changes, (struct change){c->blob_path, NONE, ids_add(&h->blobs, &c->tree)});
		else if (!c->hidden && !c->missing)
			trees_sweep(h, &c->tree, &h->changes);
		c->n_changes = h->changes.n - c->first_change;
	}
	h->sink->trouble(h->sink->ctx, TROUBLE_FAILED, S("the folders of the history spell too many paths"),
	                 S("Each version of a file was searched once, under one of its names."), S(""));
}

static void collect_commits(struct history *h)
{
	uint32_t n_paths = h->paths.n; /* of tags on blobs */
	compare_commits(h);
	if (h->exhausted)
		sweep_commits(h, n_paths);
}

bool changes_collect(struct history *h, struct err *err)
{
	if (h->options.kind == HISTORY_STAGED)
		return index_collect(h, err);
	collect_commits(h);
	if (h->options.kind == HISTORY_ALL && h->options.index)
		index_collect_hidden(h);
	return true;
}

/* ---- numbering ---- */

struct named {
	str path;
	uint32_t number;
};

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct named *)a)->path, ((const struct named *)b)->path);
}

/* From here on the order of numbers is the order of paths, and no path is added. */
static void sort_paths(struct history *h)
{
	uint32_t n = h->paths.n, *rank = mem_grow(NULL, n * sizeof *rank);
	struct named *all = mem_grow(NULL, n * sizeof *all);
	for (uint32_t i = 0; i < n; i++)
		all[i] = (struct named){h->paths.at[i], i};
	if (n)
		qsort(all, n, sizeof *all, by_path);
	for (uint32_t i = 0; i < n; i++) {
		h->paths.at[i] = all[i].path;
		rank[all[i].number] = i;
	}
	for (uint32_t i = 0; i < h->changes.n; i++)
		h->changes.at[i].path = rank[h->changes.at[i].path];
	free(all);
	free(rank);
}

/* Paths of each blob (by its first number): of its new sides, or of its old ones when it has no other. */
struct blob_paths {
	bool *is_new;
	uint32_t *first, *count, *paths;
};

static struct blob_paths group_paths(const struct history *h)
{
	uint32_t n = h->blobs.n, total = 0;
	struct blob_paths g = {.is_new = mem_grow(NULL, n), .first = mem_grow(NULL, n * sizeof *g.first)};
	g.count = mem_grow(NULL, n * sizeof *g.count);
	memset(g.is_new, 0, n);
	memset(g.count, 0, n * sizeof *g.count);
	for (uint32_t i = 0; i < h->changes.n; i++)
		if (h->changes.at[i].new != NONE)
			g.is_new[h->changes.at[i].new] = true;
	for (int fill = 0; fill < 2; fill++) {
		for (uint32_t i = 0; i < h->changes.n; i++) {
			struct change c = h->changes.at[i];
			uint32_t sides[2] = {c.new, c.old != NONE && !g.is_new[c.old] ? c.old : NONE};
			for (int s = 0; s < 2; s++) {
				if (sides[s] == NONE)
					continue;
				if (fill)
					g.paths[g.first[sides[s]] + g.count[sides[s]]] = c.path;
				g.count[sides[s]]++;
			}
		}
		if (fill)
			break;
		for (uint32_t b = 0; b < n; b++) {
			g.first[b] = total;
			total += g.count[b];
			g.count[b] = 0;
		}
		g.paths = mem_grow(NULL, total * sizeof *g.paths);
	}
	for (uint32_t b = 0; b < n; b++) {
		uint32_t *own = g.paths + g.first[b], kept = 0;
		if (g.count[b] > 1)
			qsort(own, g.count[b], sizeof *own, by_number);
		for (uint32_t i = 0; i < g.count[b]; i++)
			if (!kept || own[kept - 1] != own[i])
				own[kept++] = own[i];
		g.count[b] = kept;
	}
	return g;
}

/* Is this blob to be searched? Says what is not, except for old sides, which only excuse. */
static bool is_searched(struct history *h, uint32_t blob, str path, bool is_new)
{
	enum { BLOB_MOST = 512 << 20 }; /* bytes: libgit2 gives an object as a whole */
	uint64_t size, limit = h->options.limits.max_file_size;
	if (!object_size(h, &h->blobs.at[blob], path, &size))
		return false;
	bool over = limit && size > limit;
	if (over && !object_whole(h, &h->blobs.at[blob], path, size))
		return false;
	if (over && is_new)
		h->sink->trouble(h->sink->ctx, TROUBLE_CHOSEN, S("over the size limit"), S(""), path);
	else if (size > BLOB_MOST && is_new)
		h->sink->trouble(h->sink->ctx, TROUBLE_DEGRADED, S("in git's history and larger than 512 MiB"),
		                 S("It was not searched; write it to a file (git show) and scan that."), path);
	return !over && size <= BLOB_MOST;
}

static int by_key(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return x[0] != y[0] ? (x[0] > y[0]) - (x[0] < y[0]) : (x[1] > y[1]) - (x[1] < y[1]);
}

/* New sides first, then by path: versions of one file are deltas of each other, and libgit2 keeps their base at hand.
 */
static void order_blobs(struct history *h, const struct blob_paths *g)
{
	uint64_t(*keys)[2] = mem_grow(NULL, h->blobs.n * sizeof *keys);
	uint32_t n = 0, total = 0;
	for (uint32_t b = 0; b < h->blobs.n; b++) {
		h->number[b] = NONE;
		if (!g->count[b])
			continue;
		uint32_t path = g->paths[g->first[b]];
		keys[n][0] = (uint64_t)!g->is_new[b] << 32 | path;
		keys[n++][1] = b;
	}
	if (n)
		qsort(keys, n, sizeof *keys, by_key);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t b = (uint32_t)keys[i][1];
		if (!is_searched(h, b, h->paths.at[(uint32_t)keys[i][0]], g->is_new[b]))
			continue;
		h->number[b] = h->n_blobs;
		h->blob_ids[h->n_blobs] = h->blobs.at[b];
		h->first_path[h->n_blobs++] = total;
		h->n_new += g->is_new[b];
		for (uint32_t p = 0; p < g->count[b]; p++)
			h->path_list[total++] = h->paths.at[g->paths[g->first[b] + p]];
	}
	h->first_path[h->n_blobs] = total;
	free(keys);
}

void changes_number(struct history *h)
{
	sort_paths(h);
	struct blob_paths g = group_paths(h);
	uint32_t n = h->blobs.n, total = n ? g.first[n - 1] + g.count[n - 1] : 0;
	h->number = mem_grow(NULL, n * sizeof *h->number);
	h->blob_ids = mem_grow(NULL, n * sizeof *h->blob_ids);
	h->first_path = mem_grow(NULL, (n + 1) * sizeof *h->first_path);
	h->path_list = mem_grow(NULL, total * sizeof *h->path_list);
	order_blobs(h, &g);
	for (uint32_t i = 0; i < h->changes.n; i++) {
		struct change *c = &h->changes.at[i];
		c->old = c->old == NONE ? NONE : h->number[c->old];
		c->new = c->new == NONE ? NONE : h->number[c->new];
	}
	free(g.is_new);
	free(g.first);
	free(g.count);
	free(g.paths);
}
