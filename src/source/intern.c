/* Two open hash tables of numbers, half full at most. */
#include "intern.h"

#include <stdlib.h>

#include "base/hash.h"

static uint32_t id_hash(const git_oid *id)
{
	uint32_t h; /* an id is a digest already */
	memcpy(&h, id->id, sizeof h);
	return h;
}

static uint32_t name_hash(str name) { return (uint32_t)hash_table(name); }

static uint32_t *new_slots(uint32_t *slots, uint32_t n)
{
	slots = mem_grow(slots, n * sizeof *slots);
	memset(slots, 0, n * sizeof *slots);
	return slots;
}

static uint32_t *id_slot(const struct ids *t, const git_oid *id)
{
	uint32_t mask = t->n_slots - 1, i = id_hash(id) & mask;
	while (t->slots[i] && !git_oid_equal(&t->at[t->slots[i] - 1], id))
		i = (i + 1) & mask;
	return &t->slots[i];
}

uint32_t ids_find(const struct ids *t, const git_oid *id)
{
	uint32_t *slot = t->n_slots ? id_slot(t, id) : NULL;
	return slot && *slot ? *slot - 1 : NONE;
}

uint32_t ids_add(struct ids *t, const git_oid *id)
{
	if (t->n >= t->n_slots / 2) {
		t->n_slots = t->n_slots ? t->n_slots * 2 : 64;
		t->slots = new_slots(t->slots, t->n_slots);
		for (uint32_t i = 0; i < t->n; i++)
			*id_slot(t, &t->at[i]) = i + 1;
	}
	uint32_t *slot = id_slot(t, id);
	if (*slot)
		return *slot - 1;
	mem_room(t->at, t->n, t->cap);
	t->at[t->n++] = *id;
	*slot = t->n;
	return t->n - 1;
}

void ids_free(struct ids *t)
{
	free(t->at);
	free(t->slots);
	*t = (struct ids){0};
}

static uint32_t *name_slot(const struct names *t, str name)
{
	uint32_t mask = t->n_slots - 1, i = name_hash(name) & mask;
	while (t->slots[i] && !str_eq(t->at[t->slots[i] - 1], name))
		i = (i + 1) & mask;
	return &t->slots[i];
}

uint32_t names_add(struct names *t, struct arena *a, str name)
{
	if (t->n >= t->n_slots / 2) {
		t->n_slots = t->n_slots ? t->n_slots * 2 : 64;
		t->slots = new_slots(t->slots, t->n_slots);
		for (uint32_t i = 0; i < t->n; i++)
			*name_slot(t, t->at[i]) = i + 1;
	}
	uint32_t *slot = name_slot(t, name);
	if (*slot)
		return *slot - 1;
	mem_room(t->at, t->n, t->cap);
	t->at[t->n++] = arena_str(a, name);
	*slot = t->n;
	return t->n - 1;
}

void names_keep(struct names *t, uint32_t n)
{
	t->n = n < t->n ? n : t->n;
	if (t->n_slots)
		t->slots = new_slots(t->slots, t->n_slots);
	for (uint32_t i = 0; i < t->n; i++)
		*name_slot(t, t->at[i]) = i + 1;
}

void names_free(struct names *t)
{
	free(t->at);
	free(t->slots);
	*t = (struct names){0};
}
