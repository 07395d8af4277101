/* snapshot: which (secret, path) pairs a commit's tree holds, as sorted keys, and lists of such pairs to change it by.
 */
#ifndef SOURCE_SNAPSHOT_H
#define SOURCE_SNAPSHOT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Immutable, counted by reference; NULL holds nothing. */
struct snapshot {
	uint32_t refs;
	size_t n;
	uint64_t keys[]; /* secret << 32 | path, ascending */
};

/* A key of a commit and the blob that holds it there. */
struct claim {
	uint64_t key;
	uint32_t commit, blob;
};
struct claims {
	struct claim *at;
	size_t n, cap;
};

static inline uint64_t key_of(uint32_t secret, uint32_t path) { return (uint64_t)secret << 32 | path; }
static inline uint32_t secret_of(uint64_t key) { return (uint32_t)(key >> 32); }

void claims_add(struct claims *c, uint64_t key, uint32_t commit, uint32_t blob);
void claims_sort(struct claims *c); /* by key */
/* Sorts by key and keeps one of each. */
void claims_settle(struct claims *c);
/* Takes out of both settled lists the keys that stand in both. */
void claims_cancel(struct claims *a, struct claims *b);
/* Does the sorted list hold this key; any key of this secret? */
bool claims_have(const struct claims *sorted, uint64_t key);
bool claims_have_secret(const struct claims *sorted, uint32_t secret);

struct snapshot *snapshot_ref(struct snapshot *s);
void snapshot_drop(struct snapshot **s);
bool snapshot_has(const struct snapshot *s, uint64_t key);
bool snapshot_has_secret(const struct snapshot *s, uint32_t secret);
/* A new one: base without what is removed, and with what is added; both settled. */
struct snapshot *snapshot_apply(const struct snapshot *base, const struct claims *removed, const struct claims *added);

#endif
