/* Who introduced what. A snapshot is the set of (secret, path) that a commit's tree holds, as a sorted array; most
 * commits touch no secret and share their first parent's. A commit introduces what its own holds and no parent's does,
 * so only what it adds to its first parent's needs a look at the others. A snapshot goes when the last child is done,
 * and few are alive at once. */
#include <stdlib.h>

#include "history_int.h"
#include "snapshot.h"

struct attribution {
	struct history *h;
	uint32_t *first, *secrets;    /* of blob b: secrets[first[b]] up to first[b + 1], ascending */
	struct snapshot **states;     /* of each commit, NULL when empty or gone */
	uint32_t *children;           /* of each commit, still to be done */
	struct claims removed, added; /* by the commit at hand */
	struct claims places;         /* key new in the commit */
	struct claims introduced;     /* secret new in the commit: key is secret << 32 */
	struct snapshot *at_head;
};

/* ---- rows ---- */

static int by_row(const void *a, const void *b)
{
	const struct holding *x = a, *y = b;
	return x->blob != y->blob ? (x->blob > y->blob) - (x->blob < y->blob)
	                          : (x->secret > y->secret) - (x->secret < y->secret);
}

static void index_rows(struct attribution *t, const struct holding *rows, size_t n)
{
	uint32_t blobs = t->h->n_blobs, kept = 0, blob = 0;
	struct holding *sorted = mem_grow(NULL, n * sizeof *sorted);
	if (n) {
		memcpy(sorted, rows, n * sizeof *sorted);
		qsort(sorted, n, sizeof *sorted, by_row);
	}
	t->first = mem_grow(NULL, (blobs + 1) * sizeof *t->first);
	t->secrets = mem_grow(NULL, n * sizeof *t->secrets);
	for (size_t i = 0; i < n && sorted[i].blob < blobs; i++) {
		if (i && by_row(&sorted[i - 1], &sorted[i]) == 0)
			continue;
		while (blob <= sorted[i].blob)
			t->first[blob++] = kept;
		t->secrets[kept++] = sorted[i].secret;
	}
	while (blob <= blobs)
		t->first[blob++] = kept;
	free(sorted);
}

static void claim_blob(const struct attribution *t, struct claims *c, struct change change, uint32_t blob,
                       uint32_t commit)
{
	for (uint32_t i = blob == NONE ? 0 : t->first[blob]; blob != NONE && i < t->first[blob + 1]; i++)
		claims_add(c, key_of(t->secrets[i], change.path), commit, blob);
}

/* ---- the whole history ---- */

static struct snapshot *parent_state(const struct attribution *t, const struct commit *c, uint32_t i)
{
	return i < c->n_parents ? t->states[t->h->parents[c->first_parent + i]] : NULL;
}

static void find_introduced(struct attribution *t, const struct commit *c)
{
	for (size_t i = 0; i < t->added.n; i++) {
		const struct claim *a = &t->added.at[i];
		bool held = false, held_path = false;
		for (uint32_t p = 0; p < c->n_parents && !held_path; p++) {
			const struct snapshot *s = parent_state(t, c, p);
			held = held || snapshot_has_secret(s, secret_of(a->key));
			held_path = held && snapshot_has(s, a->key);
		}
		if (!held_path)
			claims_add(&t->places, a->key, a->commit, a->blob);
		if (!held)
			claims_add(&t->introduced, key_of(secret_of(a->key), 0), a->commit, a->blob);
	}
}

static void gather(struct attribution *t, const struct commit *c, uint32_t number)
{
	t->removed.n = t->added.n = 0;
	for (uint32_t i = 0; i < c->n_changes; i++) {
		struct change change = t->h->changes.at[c->first_change + i];
		claim_blob(t, &t->removed, change, change.old, number);
		claim_blob(t, &t->added, change, change.new, number);
	}
	claims_settle(&t->removed);
	claims_settle(&t->added);
}

static void attribute_all(struct attribution *t)
{
	struct history *h = t->h;
	t->states = mem_grow(NULL, h->n_commits * sizeof *t->states);
	t->children = mem_grow(NULL, h->n_commits * sizeof *t->children);
	for (uint32_t i = 0; i < h->n_commits; i++) {
		t->states[i] = NULL;
		t->children[i] = i == h->head; /* one more, so that its state stays */
	}
	for (uint32_t i = 0; i < h->n_parents; i++)
		t->children[h->parents[i]]++;
	for (uint32_t i = 0; i < h->n_order; i++) {
		uint32_t number = h->order[i];
		const struct commit *c = &h->commits[number];
		struct snapshot *base = parent_state(t, c, 0);
		history_beat(h);
		gather(t, c, number);
		claims_cancel(&t->removed, &t->added); /* an edit elsewhere in the file */
		if (t->removed.n || t->added.n) {
			t->states[number] = snapshot_apply(base, &t->removed, &t->added);
			find_introduced(t, c);
		} else {
			t->states[number] = snapshot_ref(base);
		}
		for (uint32_t p = 0; p < c->n_parents; p++) {
			uint32_t parent = h->parents[c->first_parent + p];
			if (--t->children[parent] == 0)
				snapshot_drop(&t->states[parent]);
		}
		if (!t->children[number])
			snapshot_drop(&t->states[number]);
	}
	if (h->head != NONE)
		t->at_head = t->states[h->head];
}

/* ---- a range, the index ---- */

/* New is a secret that stands on the new side of a comparison and on no old side of it; its places are all those that
 * the range gave it, moves included. */
static void attribute_new(struct attribution *t, const struct commit *c, uint32_t number)
{
	gather(t, c, number);
	for (size_t i = 0; i < t->added.n; i++) {
		const struct claim *a = &t->added.at[i];
		if (!claims_have(&t->removed, a->key))
			claims_add(&t->places, a->key, number, a->blob);
		if (!claims_have_secret(&t->removed, secret_of(a->key)))
			claims_add(&t->introduced, key_of(secret_of(a->key), 0), number, a->blob);
	}
}

static void attribute_range(struct attribution *t)
{
	struct history *h = t->h;
	struct commit staged = {.n_changes = h->changes.n};
	if (h->options.kind == HISTORY_STAGED)
		attribute_new(t, &staged, NONE);
	else
		for (uint32_t i = 0; i < h->n_order; i++)
			attribute_new(t, &h->commits[h->order[i]], h->order[i]);
}

/* ---- the result ---- */

/* Is claim a to be preferred to b: reachable from HEAD, then older, then the smaller id. */
static bool is_earlier(const struct history *h, const struct claim *a, const struct claim *b)
{
	if (a->commit == b->commit || a->commit == NONE)
		return false;
	const struct commit *x = &h->commits[a->commit], *y = &h->commits[b->commit];
	if (x->reachable != y->reachable)
		return x->reachable;
	if (x->time != y->time)
		return x->time < y->time;
	return git_oid_cmp(&h->ids.at[a->commit], &h->ids.at[b->commit]) < 0;
}

/* One claim for each key, the earliest, sorted by key. */
static void choose(const struct history *h, struct claims *c)
{
	size_t kept = 0;
	claims_sort(c);
	for (size_t i = 0; i < c->n; i++) {
		if (!kept || c->at[kept - 1].key != c->at[i].key)
			c->at[kept++] = c->at[i];
		else if (is_earlier(h, &c->at[i], &c->at[kept - 1]))
			c->at[kept - 1] = c->at[i];
	}
	c->n = kept;
}

static str commit_hex(const struct history *h, struct arena *a, uint32_t commit)
{
	char hex[GIT_OID_HEXSZ + 1];
	return commit == NONE || commit == h->index
	               ? S("")
	               : arena_str(a, str_of(git_oid_tostr(hex, sizeof hex, &h->ids.at[commit])));
}

/* Does this commit's tree hold the secret at the path of the key? */
static bool stands_in(const struct attribution *t, uint32_t commit, uint64_t key)
{
	struct history *h = t->h;
	git_oid id;
	if (!trees_find(h, &h->commits[commit].tree, h->paths.at[(uint32_t)key], &id))
		return false;
	uint32_t found = ids_find(&h->blobs, &id);
	uint32_t blob = found == NONE ? NONE : h->number[found];
	for (uint32_t i = blob == NONE ? 0 : t->first[blob]; blob != NONE && i < t->first[blob + 1]; i++)
		if (t->secrets[i] == secret_of(key))
			return true;
	return false;
}

/* In HEAD, in the index, at an end of the range. */
static bool stands_at_end(const struct attribution *t, uint64_t key)
{
	const struct history *h = t->h;
	bool stands = h->options.kind == HISTORY_STAGED;
	if (h->options.kind == HISTORY_ALL)
		return snapshot_has(t->at_head, key);
	for (uint32_t i = 0; i < h->n_ends && !stands; i++)
		stands = stands_in(t, h->ends[i], key);
	return stands;
}

/* A range also moves secrets that it did not bring. */
static void keep_introduced(struct attribution *t)
{
	size_t kept = 0;
	for (size_t i = 0; i < t->places.n; i++)
		if (claims_have_secret(&t->introduced, secret_of(t->places.at[i].key)))
			t->places.at[kept++] = t->places.at[i];
	t->places.n = kept;
}

static void fill_result(struct attribution *t, struct arena *a, struct history_result *out)
{
	struct history *h = t->h;
	choose(h, &t->introduced);
	keep_introduced(t);
	choose(h, &t->places);
	*out = (struct history_result){.n_places = t->places.n, .n_secrets = t->introduced.n};
	out->places = arena_array(a, struct history_place, out->n_places);
	out->secrets = arena_array(a, struct history_secret, out->n_secrets);
	size_t at = 0;
	for (size_t s = 0; s < out->n_secrets; s++) {
		const struct claim *c = &t->introduced.at[s];
		struct history_secret *secret = &out->secrets[s];
		bool staged = c->commit == NONE;
		*secret = (struct history_secret){.secret = secret_of(c->key),
		                                  .introduced_by = commit_hex(h, a, c->commit)};
		secret->reachable = staged || h->commits[c->commit].reachable;
		for (; at < t->places.n && secret_of(t->places.at[at].key) == secret->secret; at++) {
			const struct claim *p = &t->places.at[at];
			out->places[at] = (struct history_place){
			        .secret = secret->secret,
			        .blob = p->blob,
			        .path = arena_str(a, h->paths.at[(uint32_t)p->key]),
			        .commit = commit_hex(h, a, p->commit),
			        .time = p->commit == NONE ? 0 : h->commits[p->commit].time,
			        .in_head = stands_at_end(t, p->key),
			        .reachable = p->commit == NONE || h->commits[p->commit].reachable,
			};
			secret->in_head = secret->in_head || out->places[at].in_head;
		}
	}
}

static void silent(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	(void)ctx, (void)class, (void)reason, (void)hint, (void)path;
}

/* The commits of a change are sought from the front: few paths are asked for. */
void history_path_place(struct history *h, size_t path, struct arena *a, struct history_place *out)
{
	const struct source_sink quiet = {.trouble = silent};
	uint32_t best = NONE;
	git_oid id;
	for (uint32_t i = 0; i < h->n_order && (best == NONE || !h->commits[best].reachable); i++) {
		const struct commit *c = &h->commits[h->order[i]];
		for (uint32_t k = 0; k < c->n_changes; k++)
			if (h->changes.at[c->first_change + k].path == path && (best == NONE || c->reachable))
				best = h->order[i];
	}
	*out = (struct history_place){.path = arena_str(a, h->paths.at[path]), .commit = commit_hex(h, a, best)};
	h->sink = &quiet;
	if (best != NONE) {
		out->time = best == h->index ? 0 : h->commits[best].time;
		out->reachable = h->commits[best].reachable;
	}
	out->in_head = h->head != NONE && trees_find(h, &h->commits[h->head].tree, out->path, &id);
	for (uint32_t i = 0; i < h->n_ends && !out->in_head; i++)
		out->in_head = trees_find(h, &h->commits[h->ends[i]].tree, out->path, &id);
	h->sink = NULL;
}

bool history_places(struct history *h, const struct holding *rows, size_t n, struct arena *a,
                    struct history_result *out, struct err *err)
{
	struct attribution t = {.h = h};
	const struct source_sink quiet = {.trouble = silent}; /* what is missing was reported when it was opened */
	(void)err;
	h->sink = &quiet;
	index_rows(&t, rows, n);
	if (h->options.kind == HISTORY_ALL)
		attribute_all(&t);
	else
		attribute_range(&t);
	fill_result(&t, a, out);
	for (uint32_t i = 0; t.states && i < h->n_commits; i++)
		snapshot_drop(&t.states[i]);
	free(t.states);
	free(t.children);
	free(t.first);
	free(t.secrets);
	free(t.removed.at);
	free(t.added.at);
	free(t.places.at);
	free(t.introduced.at);
	h->sink = NULL;
	return true;
}
