/* What the files of format/shell share: the tree of a text, made by shell_parse.c, shell_power.c and shell_batch.c and
 * walked by shell_run.c.
 *
 *   a && b; if c; then d; fi     LIST ─ AND ─ a, b
 *                                     └ IF ─ LIST c, LIST d [, LIST or IF of else]
 */
#ifndef FORMAT_SHELL_INT_H
#define FORMAT_SHELL_INT_H

#include "format/reader.h"
#include "format/shell.h"

enum shell_part {
	SHELL_SIMPLE, /* words; none: assignments or redirections alone */
	SHELL_LIST,   /* one after the other */
	SHELL_AND,    /* two children */
	SHELL_OR,     /* two children */
	SHELL_PIPE,   /* two or more */
	SHELL_NOT,    /* one */
	SHELL_BACK,   /* one: behind it stands & */
	SHELL_SUB,    /* one LIST, in a shell of its own */
	SHELL_IF,     /* condition, then, and perhaps else */
	SHELL_LOOP,   /* condition, body */
	SHELL_UNTIL,  /* the same */
	SHELL_FOR,    /* body; words are what it goes through, SHELL_FOR_ARGS: those of the script */
	SHELL_FOR_ARGS,
	SHELL_CASE,        /* bodies */
	SHELL_PERHAPS_RUN, /* one LIST of which nobody says whether it runs: catch, a label of cmd */
	SHELL_FUNCTION     /* body; words: its name */
};

struct shell_tree {
	enum shell_part part;
	unsigned line;
	struct shell_word *words;
	size_t n_words;
	str input;                /* what a here-document hands it */
	bool has_input;           /* and that is known */
	bool asks;                /* it looks at $? and the like: what the command before it came to */
	bool assigns;             /* an assignment stands in front */
	struct shell_tree *inner; /* LISTs of $(…) in it, one after the other by next */
	struct shell_tree *inner_last;
	struct shell_tree *child, *next;
};

struct shell_parsed {
	struct shell_tree *list;
	bool broken; /* it does not end as it should: nothing of it is sure */
	bool cut;    /* nested too deeply, or too many */
};

struct shell_parsed shell_parse(str text, const struct shell_setting *setting, struct arena *a);
struct shell_parsed shell_parse_power(str text, struct arena *a);
struct shell_parsed shell_parse_batch(str text, struct arena *a);

/* ---- reading, shell_word.c ---- */

struct shell_reader {
	str s;
	size_t at;
	struct arena *arena;
	enum shell_filled filled;
	unsigned depth;
	size_t nodes;
	bool broken, cut;
	size_t mark; /* line is that of this offset */
	unsigned line;
	struct {
		str mark;
		bool dash, literal;
		struct shell_tree *of;
	} heres[8]; /* here-documents that begin with the next line */
	size_t n_heres;
};

/* SHELL_CHAIN: of what && and || join, where each link is a level. */
enum { SHELL_DEPTH = 100, SHELL_CHAIN = 200, SHELL_NODES = 200000 };

struct shell_tree *shell_tree_new(struct shell_reader *r, enum shell_part part);
unsigned shell_line(struct shell_reader *r);
/* One level deeper; false: too deep, and the rest is left. */
bool shell_enter(struct shell_reader *r);
static inline int shell_peek(const struct shell_reader *r, size_t ahead)
{
	return ahead < r->s.n - r->at ? (unsigned char)r->s.p[r->at + ahead] : -1;
}
static inline bool shell_sees(const struct shell_reader *r, str what)
{
	return str_starts(str_sub(r->s, r->at, r->s.n), what);
}
/* Does a word end in front of this byte? */
bool shell_ends_word(int c);
/* Is this a place that is filled in before a shell sees it, and that it would take for a redirection? */
bool shell_at_filled(const struct shell_reader *r);
/* The next word; what it runs goes to `of`. quoted: any of it stood in quotes. */
struct shell_word shell_next_word(struct shell_reader *r, struct shell_tree *of, bool *quoted);
void shell_add_word(struct shell_tree *t, struct arena *a, struct shell_word w);
/* Behind the newline at hand: takes the bodies of the here-documents that wait for it. */
void shell_take_heres(struct shell_reader *r);
/* shell_parse.c: up to the ) that ends it. */
struct shell_tree *shell_parse_inner(struct shell_reader *r);

/* ---- what a list comes to, shell_end.c ---- */

enum shell_end {
	SHELL_END_OK,
	SHELL_END_FAIL,  /* its status is not zero */
	SHELL_END_LEAVE, /* it leaves the shell, and the status is not zero */
	SHELL_END_UNKNOWN
};
enum shell_end shell_end_of(const struct shell_tree *t);
/* Does it succeed whatever happens, never, or is that not known? */
enum shell_sure shell_succeeds(const struct shell_tree *t);
/* Does it look at what came of the command before it? */
bool shell_asks(const struct shell_tree *t);
/* Does it leave the shell with a failure whenever the command before it failed: exit $?, if [ $? -ne 0 ]; then exit 1?
 */
bool shell_passes_on(const struct shell_tree *t);

/* ---- what a command runs in turn, shell_wrap.c ---- */

struct shell_wrapped {
	const struct shell_word *words; /* the command behind; NULL: there is none */
	size_t n;
	str text; /* or a text of shell */
	bool has_text;
	bool shown;     /* the wrapper itself is of use, too */
	bool own_shell; /* text is run by a shell of its own, which begins with these: */
	struct shell_setting setting;
	enum shell_sure runs; /* what is behind it, when the wrapper runs */
	bool later;           /* text runs when the shell ends */
	bool moved;           /* it works in this folder, from where the wrapper does: */
	struct shell_word folder;
};
bool shell_unwrap(const struct shell_word *words, size_t n, const struct shell_tree *t, struct arena *a,
                  struct shell_wrapped *out);
/* The program that a first word names. */
struct shell_word shell_program(struct shell_word called);

#endif
