/* Heads of the entries of a pack (git's Documentation/gitformat-pack.txt): three bits of type behind the first, a size
 * in groups of seven bits, and for a delta its base: twenty bytes of id, or a distance. */
#include "deltas.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/arena.h"

enum { SUMS = 256 * 4, SHA = 20, HEAD = 8, OFS_DELTA = 6, REF_DELTA = 7 };
#define NO_ENTRY UINT32_MAX

struct entry {
	uint64_t offset;
	uint32_t number; /* in the index */
};
struct deltas {
	const unsigned char *index, *pack;
	uint64_t index_size, pack_size; /* of the pack without its sum */
	bool v2;
	uint32_t n;
	struct entry *entries; /* sorted by offset */
};

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static const unsigned char *id_of(const struct deltas *d, uint32_t i)
{
	return d->v2 ? d->index + HEAD + SUMS + (uint64_t)i * SHA : d->index + SUMS + (uint64_t)i * (SHA + 4) + 4;
}

/* UINT64_MAX for one that is not in the pack. */
static uint64_t offset_of(const struct deltas *d, uint32_t i)
{
	const unsigned char *large = d->index + HEAD + SUMS + (uint64_t)d->n * (SHA + 4 + 4);
	uint64_t offset = d->v2 ? big_endian(large - (uint64_t)(d->n - i) * 4) : big_endian(id_of(d, i) - 4);
	if (d->v2 && offset >> 31) {
		large += (offset & 0x7fffffff) * 8;
		if (large + 8 > d->index + d->index_size - 2 * SHA)
			return UINT64_MAX;
		offset = (uint64_t)big_endian(large) << 32 | big_endian(large + 4);
	}
	return offset < d->pack_size ? offset : UINT64_MAX;
}

static unsigned type_at(const struct deltas *d, uint64_t offset) { return d->pack[offset] >> 4 & 7; }

static int by_offset(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	return (x->offset > y->offset) - (x->offset < y->offset);
}

static uint32_t at_offset(const struct deltas *d, uint64_t offset)
{
	struct entry key = {.offset = offset};
	const struct entry *e = bsearch(&key, d->entries, d->n, sizeof key, by_offset);
	return e ? e->number : NO_ENTRY;
}

static uint32_t with_id(const struct deltas *d, const unsigned char *id)
{
	for (uint32_t low = 0, high = d->n; low < high;) {
		uint32_t mid = low + (high - low) / 2;
		int c = memcmp(id_of(d, mid), id, SHA);
		if (c == 0)
			return mid;
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NO_ENTRY;
}

/* The entry that this one is a delta of; NO_ENTRY for a whole object, and where the head is broken: there libgit2 ends,
 * too. */
static uint32_t base_of(const struct deltas *d, uint32_t i)
{
	uint64_t offset = offset_of(d, i), at = offset;
	unsigned type = type_at(d, offset);
	if (type != OFS_DELTA && type != REF_DELTA)
		return NO_ENTRY;
	while (at < d->pack_size && d->pack[at] & 0x80)
		at++;
	at++;
	if (type == REF_DELTA)
		return at + SHA <= d->pack_size ? with_id(d, d->pack + at) : NO_ENTRY;
	uint64_t distance = 0;
	for (bool more = true; more; at++) {
		if (at >= d->pack_size || distance >> 56)
			return NO_ENTRY;
		distance = distance << 7 | (d->pack[at] & 0x7f);
		more = d->pack[at] & 0x80;
		distance += more;
	}
	return distance && distance < offset ? at_offset(d, offset - distance) : NO_ENTRY;
}

/* Each entry has one base at most: follow it until an end or an entry that was seen; one that was seen on the same way
 * is a circle. */
static bool has_circle(struct deltas *d)
{
	uint32_t *seen = mem_grow(NULL, (size_t)d->n * sizeof *seen);
	bool circle = false;
	memset(seen, 0, (size_t)d->n * sizeof *seen);
	for (uint32_t i = 0; i < d->n && !circle; i++) {
		uint32_t at = i;
		while (at != NO_ENTRY && !seen[at]) {
			seen[at] = i + 1;
			at = base_of(d, at);
		}
		circle = at != NO_ENTRY && seen[at] == i + 1;
	}
	free(seen);
	return circle;
}

static const char *check(struct deltas *d)
{
	bool by_id = false;
	for (uint32_t i = 0; i < d->n; i++) {
		uint64_t offset = offset_of(d, i);
		if (offset == UINT64_MAX)
			return "its index is corrupt";
		by_id = by_id || type_at(d, offset) == REF_DELTA;
	}
	if (!by_id)
		return NULL;
	d->entries = mem_grow(NULL, (size_t)d->n * sizeof *d->entries);
	for (uint32_t i = 0; i < d->n; i++)
		d->entries[i] = (struct entry){offset_of(d, i), i};
	qsort(d->entries, d->n, sizeof *d->entries, by_offset);
	bool circle = has_circle(d);
	free(d->entries);
	return circle ? "its deltas lead in a circle" : NULL;
}

const char *deltas_check(int index, uint64_t index_size, int pack, uint64_t pack_size)
{
	static const unsigned char magic[HEAD] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};
	unsigned char *i = mmap(NULL, index_size, PROT_READ, MAP_PRIVATE, index, 0);
	unsigned char *p = mmap(NULL, pack_size, PROT_READ, MAP_PRIVATE, pack, 0);
	const char *why = "it cannot be mapped";
	if (i != MAP_FAILED && p != MAP_FAILED) {
		bool v2 = memcmp(i, magic, sizeof magic) == 0;
		struct deltas d = {i,   p, index_size, pack_size - SHA, v2, big_endian(i + (v2 ? HEAD : 0) + SUMS - 4),
		                   NULL};
		why = check(&d);
	}
	if (i != MAP_FAILED)
		munmap(i, index_size);
	if (p != MAP_FAILED)
		munmap(p, pack_size);
	return why;
}
