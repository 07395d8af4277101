/* Who introduced what: of all that attribution.c found the earliest, and whether it still stands. */
#include <stdlib.h>

#include "attribution.h"

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
	const struct commit *c = &h->commits[commit];
	git_oid id = c->tree; /* of a tag on a blob, the blob */
	bool stands = c->blob_path != NONE ? c->blob_path == (uint32_t)key
	                                   : trees_find(h, &c->tree, h->paths.at[(uint32_t)key], &id);
	if (!stands)
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
	attribution_index(&t, rows, n);
	attribution_run(&t);
	fill_result(&t, a, out);
	attribution_free(&t);
	h->sink = NULL;
	return true;
}
