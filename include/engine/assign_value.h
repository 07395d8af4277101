/* assign_value: the value side of an assignment, for assign.c alone: what stands in quotes, behind nothing, or between
 * two tags. */
#ifndef ENGINE_ASSIGN_VALUE_H
#define ENGINE_ASSIGN_VALUE_H

#include "model/rule.h"

struct assign_cursor {
	str text;
	size_t i;
};
struct assign_value {
	size_t start, end; /* without quotes */
	size_t after;      /* behind the quote or the end tag's beginning */
	char quote;        /* 0: none */
};

/* Spaces and tabs, 64 at most; over one or two line breaks (with a continuation sign in front, or not) when lines. */
void assign_skip_blanks(struct assign_cursor *c, bool lines);
/* At a quote, perhaps behind a prefix (f"…, L"…, @"…) or a call that passes its text on (String("…, md5('…)? */
bool assign_at_quote(const struct assign_cursor *c);
/* QUOTED: a string. BARE: up to the end of the line or a comment. OPTION: one word. 512 bytes at most. */
bool assign_value(struct assign_cursor *c, enum assign_form form, struct assign_value *out);
/* Up to `</`, without blanks around it, CDATA opened. */
bool assign_element(struct assign_cursor *c, struct assign_value *out);

#endif
