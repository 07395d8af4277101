/* assign_walk: the steps that reading an assignment is made of, for the rooms of assign.h alone: a cursor that moves
 * over quotes, operators and blanks, and what a value is in quotes, behind nothing and between tags. Every step is
 * bounded. */
#ifndef SECRET_ASSIGN_ASSIGN_WALK_H
#define SECRET_ASSIGN_ASSIGN_WALK_H

#include "base/ascii.h"
#include "secret/assign/assign.h"

struct assign_cursor {
	str text;
	size_t i;
};
struct assign_value {
	size_t start, end; /* without quotes */
	size_t after;      /* behind the quote or the end tag's beginning */
	char quote;        /* 0: none */
};

static inline bool assign_is_word(char c) { return ascii_alnum(c) || c == '_'; }
static inline bool assign_is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }
/* The byte ahead, NUL behind the end. */
static inline char assign_at(const struct assign_cursor *c, size_t ahead)
{
	return c->i + ahead < c->text.n ? c->text.p[c->i + ahead] : '\0';
}

/* Widens [start, end) to the whole name; false when there is none of a bearable length. */
bool assign_name(str text, size_t start, size_t end, struct assignment *out);
/* Over these bytes, when they are next. */
bool assign_skip(struct assign_cursor *c, str what);
/* Over \" or ", ' and `, which is returned; *escaped when there is a backslash in front, as in a string that holds
 * JSON.
 */
char assign_skip_quote(struct assign_cursor *c, bool *escaped);
/* Over = := => == || and the like; false when there is none that joins a name to a value. */
bool assign_skip_operator(struct assign_cursor *c, enum assign_op *op);
/* Spaces and tabs, 64 at most; over one or two line breaks (with a continuation sign in front, or not) when lines. */
void assign_skip_blanks(struct assign_cursor *c, bool lines);

/* At a quote, perhaps behind a prefix (f"…, L"…, @"…) or a call that passes its text on (String("…, md5('…)? */
bool assign_at_quote(const struct assign_cursor *c);
/* QUOTED: a string. BARE: up to the end of the line or a comment. OPTION: one word. 512 bytes at most. */
bool assign_value(struct assign_cursor *c, enum assign_form form, struct assign_value *out);
/* Up to `</`, without blanks around it, CDATA opened. */
bool assign_element(struct assign_cursor *c, struct assign_value *out);
/* Takes the value into the assignment; false when it is empty. */
bool assign_finish(const struct assign_value *v, enum assign_op op, struct assignment *out);

/* Behind the name: the member that holds its value ({"name": NAME, "value": "…"}), or the text of the element that the
 * name is or is the key of (<password>…, <string name="password">…, <key>password</key><string>…). */
bool assign_member(struct assign_cursor c, enum assign_form form, struct assignment *out);
bool assign_text(struct assign_cursor c, bool quoted, struct assignment *out);
/* Behind the operator: the first of a list of strings, when the name is a plural: ["…", "…"], new String[] {"…"}. */
bool assign_list(struct assign_cursor c, struct assignment *out);
/* Behind the name, its closing quote not yet passed: what its declaration says it falls back to. */
bool assign_default(struct assign_cursor c, struct assignment *out);
/* In front of the name: "…".equals(NAME), "…" == NAME, @Value("…") String NAME, ("…", forHTTPHeaderField: "NAME"). Its
 * value lies before the name. */
bool assign_before(str text, struct assignment *out);

#endif
