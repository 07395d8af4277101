/* intern: object ids and paths as small numbers, so that a change in a history of a million commits is twelve bytes. */
#ifndef SOURCE_INTERN_H
#define SOURCE_INTERN_H

#include <git2.h>
#include <stdint.h>

#include "base/arena.h"

#define NONE UINT32_MAX

/* Numbers from 0 in the order of adding. A zeroed table is empty and ready. */
struct ids {
	git_oid *at;
	uint32_t *slots; /* number + 1, or 0 */
	uint32_t n, cap, n_slots;
};
uint32_t ids_find(const struct ids *t, const git_oid *id); /* NONE when it is not there */
uint32_t ids_add(struct ids *t, const git_oid *id);        /* also when it is there */
void ids_free(struct ids *t);

struct names {
	str *at;
	uint32_t *slots;
	uint32_t n, cap, n_slots;
};
uint32_t names_add(struct names *t, struct arena *a, str name); /* the bytes are copied into the arena */
/* Forgets all but the first n. */
void names_keep(struct names *t, uint32_t n);
void names_free(struct names *t);

#endif
