/* Sorted keys and merges of them. */
#include "snapshot.h"

#include <stdlib.h>

void claims_add(struct claims *c, uint64_t key, uint32_t commit, uint32_t blob)
{
	mem_room(c->at, c->n, c->cap);
	c->at[c->n++] = (struct claim){key, commit, blob};
}

static int by_claim_key(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	return (x->key > y->key) - (x->key < y->key);
}

void claims_sort(struct claims *c)
{
	if (c->n)
		qsort(c->at, c->n, sizeof *c->at, by_claim_key);
}

void claims_settle(struct claims *c)
{
	size_t kept = 0;
	claims_sort(c);
	for (size_t i = 0; i < c->n; i++)
		if (!kept || c->at[kept - 1].key != c->at[i].key)
			c->at[kept++] = c->at[i];
	c->n = kept;
}

void claims_cancel(struct claims *a, struct claims *b)
{
	size_t i = 0, j = 0, n = 0, m = 0;
	while (i < a->n || j < b->n) {
		if (i < a->n && j < b->n && a->at[i].key == b->at[j].key) {
			i++;
			j++;
		} else if (j == b->n || (i < a->n && a->at[i].key < b->at[j].key)) {
			a->at[n++] = a->at[i++];
		} else {
			b->at[m++] = b->at[j++];
		}
	}
	a->n = n;
	b->n = m;
}

/* Place of the first claim whose key is not smaller. */
static size_t claims_from(const struct claims *sorted, uint64_t key)
{
	size_t low = 0, high = sorted->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (sorted->at[mid].key < key)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool claims_have(const struct claims *sorted, uint64_t key)
{
	size_t i = claims_from(sorted, key);
	return i < sorted->n && sorted->at[i].key == key;
}

bool claims_have_secret(const struct claims *sorted, uint32_t secret)
{
	size_t i = claims_from(sorted, key_of(secret, 0));
	return i < sorted->n && secret_of(sorted->at[i].key) == secret;
}

struct snapshot *snapshot_ref(struct snapshot *s)
{
	if (s)
		s->refs++;
	return s;
}

void snapshot_drop(struct snapshot **s)
{
	if (*s && --(*s)->refs == 0)
		free(*s);
	*s = NULL;
}

/* Place of the first key that is not smaller. */
static size_t snapshot_from(const struct snapshot *s, uint64_t key)
{
	size_t low = 0, high = s ? s->n : 0;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (s->keys[mid] < key)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool snapshot_has(const struct snapshot *s, uint64_t key)
{
	size_t i = snapshot_from(s, key);
	return s && i < s->n && s->keys[i] == key;
}

bool snapshot_has_secret(const struct snapshot *s, uint32_t secret)
{
	size_t i = snapshot_from(s, key_of(secret, 0));
	return s && i < s->n && secret_of(s->keys[i]) == secret;
}

struct snapshot *snapshot_apply(const struct snapshot *base, const struct claims *removed, const struct claims *added)
{
	size_t size = (base ? base->n : 0) + added->n, r = 0, a = 0;
	struct snapshot *s = mem_grow(NULL, sizeof *s + size * sizeof *s->keys);
	*s = (struct snapshot){.refs = 1};
	for (size_t i = 0; base && i < base->n; i++) {
		uint64_t key = base->keys[i];
		while (a < added->n && added->at[a].key < key)
			s->keys[s->n++] = added->at[a++].key;
		while (r < removed->n && removed->at[r].key < key)
			r++;
		bool back = a < added->n && added->at[a].key == key;
		bool gone = r < removed->n && removed->at[r].key == key;
		if (back || !gone)
			s->keys[s->n++] = key;
		a += back;
	}
	while (a < added->n)
		s->keys[s->n++] = added->at[a++].key;
	return s;
}
