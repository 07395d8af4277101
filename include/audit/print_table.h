/* print_table: numbers fingerprints from 0 in order of arrival. */
#ifndef AUDIT_PRINT_TABLE_H
#define AUDIT_PRINT_TABLE_H

#include <stdint.h>

#include "base/hash.h"

/* Zeroed is empty and ready. */
struct print_table {
	uint8_t (*prints)[PRINT_SIZE]; /* by number */
	uint32_t *slots;
	uint32_t n, n_slots, cap;
};
/* The number of a fingerprint, a new one when it is not there yet. */
uint32_t print_number(struct print_table *t, const uint8_t print[PRINT_SIZE]);
void print_table_free(struct print_table *t);

#endif
