/* example_key: PEM blocks for {pem:KIND}, and the stream of numbers that all placeholders draw from. For example.c. */
#ifndef RULES_EXAMPLE_KEY_H
#define RULES_EXAMPLE_KEY_H

#include <stdint.h>

#include "base/arena.h"

/* The next 64 pseudo-random bits; *state moves on. */
uint64_t example_draw(uint64_t *state);
/* A block without a final line break, in the arena; false when no kind has this name (see rules/example.h). */
bool example_key(str kind, uint64_t *state, struct arena *a, str *block);

#endif
