/* A snapshot is the set of (secret, path) that a commit's tree holds, as a sorted array; most commits touch no secret
 * and share their first parent's. A commit introduces what its own holds and no parent's does, so only what it adds to
 * its first parent's needs a look at the others. A snapshot goes when the last child is done, and few are alive at
 * once. */
#include "attribution.h"

#include <stdlib.h>

/* ---- rows ---- */

static int by_row(const void *a, const void *b)
{
	const struct holding *x = a, *y = b;
	return x->blob != y->blob ? (x->blob > y->blob) - (x->blob < y->blob)
	                          : (x->secret > y->secret) - (x->secret < y->secret);
}

void attribution_index(struct attribution *t, const struct holding *rows, size_t n)
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

void attribution_run(struct attribution *t)
{
	if (t->h->options.kind == HISTORY_ALL)
		attribute_all(t);
	else
		attribute_range(t);
}

void attribution_free(struct attribution *t)
{
	for (uint32_t i = 0; t->states && i < t->h->n_commits; i++)
		snapshot_drop(&t->states[i]);
	free(t->states);
	free(t->children);
	free(t->first);
	free(t->secrets);
	free(t->removed.at);
	free(t->added.at);
	free(t->places.at);
	free(t->introduced.at);
}
