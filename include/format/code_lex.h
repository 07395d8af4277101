/* code_lex: source code as a flat list of tokens that are always properly nested, whatever the bytes were: stray
 * closing brackets are left out, missing ones are added (with no text). Comments, blanks and JSX text make no tokens.
 *
 *   f(`a${b}c`)   WORD f   OPEN (   HEAD `a${   WORD b   TAIL }c`   CLOSE )     mates: OPEN–CLOSE, HEAD–TAIL
 *   <A x="1">t{b}</A>   JSX <   ATTR A   ATTR x   STRING "1"   JSX_GT >   OPEN {   WORD b   CLOSE }   JSX_END </A>
 *
 * From a mark-up file (Vue, Svelte, Astro, HTML) only the script parts make tokens, at their places in the file. */
#ifndef FORMAT_CODE_LEX_H
#define FORMAT_CODE_LEX_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "format/code_words.h"

enum code_kind {
	CODE_NONE, /* before the first and behind the last token */
	CODE_WORD, /* name, keyword, #private */
	CODE_NUMBER,
	CODE_STRING,
	CODE_TEMPLATE, /* without ${} */
	CODE_HEAD,
	CODE_MIDDLE,
	CODE_TAIL, /* template with ${} */
	CODE_REGEX,
	CODE_OPEN,
	CODE_CLOSE, /* ( [ { */
	CODE_OP,    /* the longest operator, but < and > always alone, so that A<B<C>> nests */
	CODE_JSX,
	CODE_ATTR,
	CODE_JSX_GT,
	CODE_JSX_END
};
enum code_flag {
	CODE_BLOCK = 1,      /* { opens statements or a class body, not an object */
	CODE_EXPR = 2,       /* { opens an expression in JSX */
	CODE_PARAMS = 4,     /* ( opens the parameters of a function */
	CODE_RAW = 8,        /* STRING without escapes */
	CODE_DROP = 16,      /* part of a type: goes */
	CODE_FIELD = 64,     /* = gives a field of a class its value, and no name */
	CODE_FORMAT = 128,   /* STRING of Python with {…} in it */
	CODE_USED = 32,      /* { or [ that is a pattern or stands in the tree already */
	CODE_DOT = 256,      /* OP that joins names */
	CODE_PLAIN = 512,    /* text in which a backslash only takes the meaning from a quote and itself */
	CODE_DOUBLED = 1024, /* text in which its quote stands twice for one */
	CODE_BRACES = 2048,  /* text in which {{ is { */
	CODE_BOUND = 8192,
	CODE_COMMA = 16384, /* OP without text that parts items */
	/* group whose names are bound already */
	CODE_BYTES = 32768, /* text of bytes: \xff is one */
	CODE_INDENT =
	        65536, /* text whose lines stand in by quote bytes, 0: by what the least of them does, which goes */
	CODE_PARTED = 262144,
	CODE_JOINED = 524288, /* whether a blank stands in front of it where it is quoted */
	CODE_COMPUTED = 4096  /* text that holds computed parts which make no tokens */
};
struct code_token {
	uint32_t from, to;  /* bytes */
	uint32_t line, col; /* from 1 */
	uint32_t mate;      /* index of the other end of a group; its own index where there is none */
	uint32_t flags;
	uint32_t lists; /* that it stands in: bits of code_words.h; texts stand in none */
	uint32_t sign;  /* of an operator, an opening bracket, a word: what tells it from others at a glance */
	uint8_t kind;
	uint8_t lead, tail; /* of a text: bytes of its opening and closing quotes */
	char quote; /* of a text: its quote, if that may stand doubled in it; of an opening bracket: what it stands for
	             */
};
struct code_tokens {
	str bytes;
	struct code_token *at;
	size_t n, cap;
	const struct code_language *language;
	struct code_words *words; /* of the language */
	bool borrows;             /* they belong to the file that these are a part of */
	bool markup;              /* only script parts were read */
	bool ascii;               /* the file is; false: not looked at, too */
	bool front;               /* Astro's part between --- lines */
	unsigned broken_line;     /* where a text or a comment begins that never ends; 0: nowhere */
	unsigned unclosed_line;   /* where a bracket or an element is opened and never closed; 0: nowhere */
};

/* bytes: less than 1 GiB. Free with code_tokens_free(). */
void code_lex(str bytes, struct code_tokens *out);
void python_lex(str bytes, struct code_tokens *out);
/* Bytes [from, to) of the text at token i of a file, where something is computed, at their places in the file. */
void python_lex_part(const struct code_tokens *t, uint32_t i, size_t from, size_t to, struct code_tokens *out);
void code_tokens_free(struct code_tokens *t);
/* Takes TypeScript's types out (annotations, interfaces, aliases, `as T`, `<T>`, `x!`) and marks parameters. */
void code_strip_types(struct code_tokens *t);
/* Removes the tokens marked CODE_DROP: whole groups only. */
void code_compact(struct code_tokens *t);

/* The script parts of a mark-up file: moves *from to the next one's first byte and sets *to behind it; false when
 * there is none. Start with *from == 0. */
bool code_script_next(str bytes, size_t *from, size_t *to);
bool code_is_markup(str bytes);
/* The length of what a template of a server has at byte i ({{ x }}, {% if x %}, <%= x %>), 0 for none. *shown: it is
 * put out there, and does not only steer. */
size_t code_hole(str s, size_t i, bool *shown);

static inline const struct code_token *code_at(const struct code_tokens *t, uint32_t i)
{
	static const struct code_token none = {0};
	return i < t->n ? &t->at[i] : &none;
}
/* Behind token i, or behind the group that it opens. */
static inline uint32_t code_next(const struct code_tokens *t, uint32_t i)
{
	uint32_t mate = code_at(t, i)->mate;
	return (mate > i ? mate : i) + 1;
}
static inline str code_text(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return str_at(t->bytes.p + k->from, k->to - k->from);
}
/* The sign of an operator is all of it: its bytes, four at most. That of a word is some of it, and has the highest bit.
 * Passes ask of each token whether it is this or that one, so it is one comparison with a number that the compiler
 * knows. */
enum { CODE_SIGN_LONGEST = 4 };
static inline uint32_t code_sign_byte(str s, size_t i) { return i < s.n ? (unsigned char)s.p[i] : 0; }
static inline uint32_t code_sign_op(str s)
{
	return code_sign_byte(s, 0) | code_sign_byte(s, 1) << 8 | code_sign_byte(s, 2) << 16 |
	       code_sign_byte(s, 3) << 24;
}
static inline uint32_t code_sign_word(str s)
{
	return 0x80000000u | (uint32_t)(s.n & 0x7f) << 24 | code_sign_byte(s, 0) << 16 | code_sign_byte(s, 1) << 8 |
	       (s.n ? code_sign_byte(s, s.n - 1) : 0);
}
/* Is token i the operator or bracket text, the word text? */
/* The first token that begins at a place or behind it, or t->n. */
uint32_t code_token_from(const struct code_tokens *t, unsigned line, unsigned col);
static inline bool code_op(const struct code_tokens *t, uint32_t i, str text)
{
	const struct code_token *k = code_at(t, i);
	if (text.n && text.n <= CODE_SIGN_LONGEST)
		return k->sign == code_sign_op(text);
	return (k->kind == CODE_OP || k->kind == CODE_OPEN) && str_eq(code_text(t, i), text);
}
/* Does token i join the names on both sides? */
static inline bool code_dot(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->flags & CODE_DOT; }
static inline bool code_word(const struct code_tokens *t, uint32_t i, str text)
{
	return code_at(t, i)->sign == code_sign_word(text) && str_eq(code_text(t, i), text);
}
static inline bool code_open(const struct code_tokens *t, uint32_t i, char bracket)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_OPEN && k->quote == bracket;
}
/* Does token i close a group that began with bracket? */
static inline bool code_close(const struct code_tokens *t, uint32_t i, char bracket)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_CLOSE && code_open(t, k->mate, bracket);
}
/* Is token i a word that wants an operand after it (return, typeof, in…), and no property of that name? */
bool code_operator_word(const struct code_tokens *t, uint32_t i);
bool code_one_of(str word, const char *list); /* list: words, each between blanks: " if for " */
/* Is token i one of a list of words? */
static inline bool code_listed(const struct code_tokens *t, uint32_t i, enum code_list_name list)
{
	return code_at(t, i)->lists >> list & 1;
}
/* Does an operand end with token i, so that / divides and < compares? */
bool code_operand_ends(const struct code_tokens *t, uint32_t i);

/* The value of a STRING or of a template part; points into bytes, or into the arena where it had escapes. */
str code_string(const struct code_tokens *t, uint32_t i, struct arena *a);

#endif
