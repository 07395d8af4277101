/* The index against HEAD: under --staged all of it, in a full scan what neither HEAD nor the work tree shows. */
#include <stdlib.h>

#include "dirty.h"
#include "history_int.h"

enum { MODE_KIND = 0170000 };

struct staging {
	struct history *h;
	git_index *index;
	uint32_t *head; /* of each path that HEAD has, its blob; NONE where the index has the path, too */
	uint32_t n_head;
	bool hidden; /* only what differs from the file in the work tree */
};

static void list_head(struct staging *s)
{
	struct history *h = s->h;
	struct changes listing = {0};
	if (h->head != NONE)
		trees_compare(h, NULL, &h->commits[h->head].tree, &listing);
	s->n_head = h->paths.n;
	s->head = mem_grow(NULL, s->n_head * sizeof *s->head);
	for (uint32_t i = 0; i < s->n_head; i++)
		s->head[i] = NONE;
	for (uint32_t i = 0; i < listing.n; i++)
		s->head[listing.at[i].path] = listing.at[i].new;
	free(listing.at);
}

static bool shows(const struct staging *s, const git_index_entry *e)
{
	struct arena a = {0};
	str path = arena_printf(&a, "%.*s/%s", STR_ARG(s->h->repo->top), e->path);
	bool unknown = false, differs = file_differs(e, path.p, &unknown);
	arena_free(&a);
	return !differs;
}

/* One entry of the index against what HEAD has at its path. */
static void stage_entry(struct staging *s, const git_index_entry *e)
{
	struct history *h = s->h;
	str prefix = h->repo->prefix, path = str_of(e->path);
	bool nothing = (e->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0;
	if (!str_starts(path, prefix) || (e->mode & MODE_KIND) == GIT_FILEMODE_COMMIT || nothing)
		return;
	uint32_t number = names_add(&h->paths, &h->arena, str_sub(path, prefix.n, path.n));
	uint32_t blob = ids_add(&h->blobs, &e->id);
	uint32_t old = number < s->n_head ? s->head[number] : NONE;
	history_beat(h);
	if (old != blob && !(s->hidden && shows(s, e)))
		changes_append(&h->changes, (struct change){number, old, blob});
	if (number < s->n_head)
		s->head[number] = NONE;
}

static void stage_all(struct staging *s)
{
	list_head(s);
	for (size_t i = 0; i < git_index_entrycount(s->index); i++)
		stage_entry(s, git_index_get_byindex(s->index, i));
}

bool index_collect(struct history *h, struct err *err)
{
	struct staging s = {.h = h, .index = repo_index(h->repo, err)};
	if (!s.index)
		return false;
	stage_all(&s);
	for (uint32_t path = 0; path < s.n_head; path++)
		if (s.head[path] != NONE)
			changes_append(&h->changes, (struct change){path, s.head[path], NONE});
	free(s.head);
	git_index_free(s.index);
	return true;
}

/* A commit that nobody made, after all others. */
static void add_commit(struct history *h, uint32_t first_change)
{
	git_oid none;
	struct commit c = {.time = INT64_MAX,
	                   .first_parent = h->n_parents,
	                   .n_parents = h->head != NONE,
	                   .first_change = first_change,
	                   .n_changes = h->changes.n - first_change,
	                   .blob_path = NONE,
	                   .loaded = true,
	                   .missing = true,
	                   .reachable = true};
	for (int byte = 0xff; h->index == NONE; byte--) { /* somebody may name such an id as a parent */
		memset(&none, byte, sizeof none);
		h->index = ids_find(&h->ids, &none) == NONE ? ids_add(&h->ids, &none) : NONE;
	}
	mem_room(h->commits, h->n_commits, h->cap_commits);
	h->commits[h->n_commits++] = c;
	mem_room(h->order, h->n_order, h->cap_order);
	h->order[h->n_order++] = h->index;
	if (h->head != NONE) {
		mem_room(h->parents, h->n_parents, h->cap_parents);
		h->parents[h->n_parents++] = h->head;
	}
}

void index_collect_hidden(struct history *h)
{
	struct staging s = {.h = h, .hidden = true, .index = h->repo->top.n ? repo_index(h->repo, NULL) : NULL};
	uint32_t first = h->changes.n;
	if (!s.index)
		return; /* bare; or not readable, which who lists the tracked files reports */
	bool unknown = false;
	if (index_differs(h->repo, s.index, h->head != NONE ? &h->commits[h->head].tree : NULL, &unknown)) {
		stage_all(&s);
		free(s.head);
		if (h->changes.n > first)
			add_commit(h, first);
	}
	git_index_free(s.index);
}
