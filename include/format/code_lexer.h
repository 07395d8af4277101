/* code_lexer: the workbench of the lexers, of no interest to anyone who only reads tokens. */
#ifndef FORMAT_CODE_LEXER_H
#define FORMAT_CODE_LEXER_H

#include "format/code_lex.h"

/* Kinds of what can be open, beside the brackets. */
enum { OPEN_TEMPLATE = '`', OPEN_ROUND = '\\', OPEN_TAG = '<', OPEN_CHILDREN = '>' };

struct open {
	uint32_t token;
	char kind;
	uint8_t quote, hashes; /* of a text: which one of the row, and how many # */
};
/* Classes of bytes. */
enum {
	BYTE_BLANK = 1,    /* white space of one byte, NUL too */
	BYTE_LETTER = 2,   /* a-z A-Z _ and whatever is not ASCII */
	BYTE_NAME = 4,     /* those and digits */
	BYTE_WORD = 8,     /* those and $ # \: of JavaScript */
	BYTE_INSIDE = 16,  /* in a name of the language at hand; ASCII */
	BYTE_QUOTE = 32,   /* may begin a text of it */
	BYTE_COMMENT = 64, /* or a comment */
	BYTE_SECOND = 128, /* in an operator, behind its first byte */
	BYTE_SIGIL = 256,  /* may stand in front of the letters of a name */
	BYTE_OWN = 512     /* may begin a token that only the language's own function knows */
};
struct lexer {
	struct code_tokens *out;
	str s;              /* cut at the end of the script part */
	size_t pos, marked; /* next byte; byte that line and col belong to */
	uint32_t line, col;
	size_t line_to;          /* behind the end of the line that marked stands in; 0: not looked at */
	bool plain;              /* that line is ASCII */
	size_t here_at, here_to; /* the text of a here document begins behind this line end, and ends there */
	size_t no_regex;         /* up to here (end of a line) no / ends a regular expression */
	uint16_t class[256];     /* of each byte */
	struct open *stack;
	size_t depth, cap;
	size_t open_count[128];
	bool closed_known; /* the next two are: where the first < was met */
	uint64_t *closed;  /* hashes of the names in </name, open addressing; NULL: no JSX here */
	size_t closed_size;
};

static inline uint32_t lexer_last(const struct lexer *x) { return (uint32_t)x->out->n - 1; }
static inline char lexer_top(const struct lexer *x) { return x->depth ? x->stack[x->depth - 1].kind : 0; }
static inline char lexer_peek(const struct lexer *x, size_t ahead)
{
	return x->s.n - x->pos > ahead ? x->s.p[x->pos + ahead] : 0;
}
static inline bool lexer_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool lexer_is(const struct lexer *x, size_t at, unsigned class)
{
	return at < x->s.n && x->class[(unsigned char)x->s.p[at]] & class;
}
/* May c stand in a name of JavaScript? */
static inline bool lexer_is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
	       c == '#' || c == '\\' || (unsigned char)c >= 0x80;
}
/* Length of the blank at the start of s: white space of JavaScript, a byte order mark too. */
size_t lexer_blank(str s);
/* Length of the regular expression at pos, flags and all, or 0 when its line has no end for it. */
size_t lexer_regex_length(struct lexer *x);
/* Length of the operator at pos, 1 for any byte that is none. */
size_t lexer_operator_length(const struct lexer *x);

/* Before the first token: the words of the language, unless they are known already, and the classes of bytes. */
void lexer_note_words(struct lexer *x);
/* Adds a token of bytes [from, to) and goes behind it. Valid until the next one. */
struct code_token *lexer_emit(struct lexer *x, enum code_kind kind, size_t from, size_t to);
/* Notes what tells it from others, whenever its kind or its bounds have changed. */
void lexer_sign(const struct lexer *x, struct code_token *k);
/* Notes the quotes of a text whose bounds have changed. */
void lexer_quotes(const struct lexer *x, struct code_token *k);
/* Moves line and col to a byte. */
void lexer_mark(struct lexer *x, size_t to);
/* The last token opens a group of this kind. */
void lexer_push(struct lexer *x, char kind);
void lexer_pop(struct lexer *x);
/* Ends what is open at the top with a token of bytes [from, to). */
void lexer_close_top(struct lexer *x, size_t from, size_t to);
void lexer_close_all(struct lexer *x);

/* The steps of JavaScript and JSX. */
void lexer_skip(struct lexer *x); /* blanks and comments */
void lexer_open(struct lexer *x, uint16_t flags);
void lexer_close(struct lexer *x);
bool lexer_starts_tag(struct lexer *x);
void lexer_tag(struct lexer *x);
void lexer_step_tag(struct lexer *x);
void lexer_step_children(struct lexer *x);

#endif
