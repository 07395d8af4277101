/* Open addressing on the fingerprint's own bytes: they are a hash already. */
#include "audit/print_table.h"

#include <stdlib.h>

#include "base/arena.h"

enum { EMPTY = 0xffffffff };

static uint32_t slot_of(const struct print_table *t, const uint8_t print[PRINT_SIZE])
{
	uint32_t at;
	memcpy(&at, print, sizeof at);
	at &= t->n_slots - 1;
	while (t->slots[at] != EMPTY && memcmp(t->prints[t->slots[at]], print, PRINT_SIZE) != 0)
		at = (at + 1) & (t->n_slots - 1);
	return at;
}

static void grow(struct print_table *t)
{
	t->n_slots = t->n_slots ? t->n_slots * 2 : 64;
	t->slots = mem_grow(t->slots, t->n_slots * sizeof *t->slots);
	memset(t->slots, 0xff, t->n_slots * sizeof *t->slots);
	for (uint32_t i = 0; i < t->n; i++)
		t->slots[slot_of(t, t->prints[i])] = i;
}

uint32_t print_number(struct print_table *t, const uint8_t print[PRINT_SIZE])
{
	if (t->n * 2 >= t->n_slots)
		grow(t);
	uint32_t at = slot_of(t, print);
	if (t->slots[at] != EMPTY)
		return t->slots[at];
	mem_room(t->prints, t->n, t->cap);
	memcpy(t->prints[t->n], print, PRINT_SIZE);
	return t->slots[at] = t->n++;
}

void print_table_free(struct print_table *t)
{
	free(t->prints);
	free(t->slots);
	*t = (struct print_table){0};
}
