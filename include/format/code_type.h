/* code_type: how far a type of TypeScript goes, and how tokens are taken out. */
#ifndef FORMAT_CODE_TYPE_H
#define FORMAT_CODE_TYPE_H

#include "format/code_lex.h"

static inline uint32_t code_mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }
static inline bool code_is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static inline bool code_is_group(const struct code_tokens *t, uint32_t i)
{
	uint8_t kind = code_at(t, i)->kind;
	return kind == CODE_OPEN || kind == CODE_HEAD || kind == CODE_JSX;
}

/* The last token before i that stays. */
uint32_t code_before(const struct code_tokens *t, uint32_t i);
/* Marks [from, to) as CODE_DROP. */
void code_drop(struct code_tokens *t, uint32_t from, uint32_t to);

/* From < to behind its >, or i itself when this is no list of types. */
uint32_t code_skip_angle(const struct code_tokens *t, uint32_t i);
/* One name, literal or group with what stands behind it (A.B<C>[D][]); i itself when there is none. */
uint32_t code_skip_primary(const struct code_tokens *t, uint32_t i);
/* From a type's first token to behind its last; i itself when no type begins there. */
uint32_t code_skip_type(const struct code_tokens *t, uint32_t i);

#endif
