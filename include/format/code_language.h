/* code_language: what tells one language from another, as far as reading needs it: one row each. A list of words stands
 * between blanks (" if for "), NULL is an empty one. What a row cannot say (JSX, the ends of lines in Python, a call
 * without brackets in Ruby) is a file of its own, called through the functions of the row. */
#ifndef FORMAT_CODE_LANGUAGE_H
#define FORMAT_CODE_LANGUAGE_H

#include <stdint.h>

#include "base/str.h"

struct lexer;
struct code_tokens;
struct code_file;
struct code_walk;
struct code_import;
struct node;

typedef void code_import_sink(void *ctx, const struct code_import *import);

enum code_quote_how {
	QUOTE_RAW = 1,      /* a backslash is a backslash */
	QUOTE_PLAIN = 2,    /* a backslash takes its meaning from a quote or itself only */
	QUOTE_LINES = 4,    /* goes on over the ends of lines */
	QUOTE_HOLES = 8,    /* holds computed parts, as code_language.holes says */
	QUOTE_DOUBLED = 16, /* its quote written twice is one */
	QUOTE_CHAR = 32,    /* holds one character: ' followed by more is none */
	QUOTE_HASHES = 64,  /* has # in front of its first ", and as many behind its end: r##"…"## */
	QUOTE_UNREAD = 128  /* what is computed in it is not read */
};
struct code_quote {
	const char *open, *close; /* open with its prefix: f", @" */
	uint8_t how;
};

/* What is computed inside a text. */
enum code_hole {
	HOLE_NAME = 1,     /* $name */
	HOLE_DOLLAR = 2,   /* ${…} */
	HOLE_BRACE = 4,    /* {…}, {{ is { */
	HOLE_HASH = 8,     /* #{…} */
	HOLE_ROUND = 16,   /* \(…) */
	HOLE_COMMAND = 32, /* $(…) */
	HOLE_PHP = 64      /* {$…}; $name[…] and $name->name belong to the name */
};

/* What becomes of the lines of a text between three quotes whose first line is empty. */
enum code_lines {
	LINES_KEPT,
	LINES_FIRST,  /* the first one goes */
	LINES_CLOSED, /* it goes, the last one with the closing quotes too, and the indent of that in front of all */
	LINES_TRIMMED /* the first one goes, the indent that all have, and blanks at their ends */
};

/* What { means where a value may stand; elsewhere it opens statements. */
enum code_braces { BRACES_BLOCK, BRACES_MAP, BRACES_LIST };

/* Which T{…} is a construction: any T, one that begins with a capital, one behind new. */
enum code_composite { COMPOSITE_NONE, COMPOSITE_TYPE, COMPOSITE_UPPER, COMPOSITE_NEW };

/* Where the name of a parameter stands. */
enum code_param {
	PARAM_FIRST, /* its first word: `a int`, `a: int`, `$a` behind a type */
	PARAM_COLON, /* the word before : */
	PARAM_LAST   /* its last word: `int a` */
};

struct code_language {
	str name;
	const char *home; /* where its programs run as a rule (format/code_side.h); NULL: nowhere in particular */

	/* ---- words ---- */
	const char *operators;                 /* want an operand behind them: return, in… */
	const char *controls;                  /* ( behind them holds no arguments: if, while… */
	const char *truth, *falsity, *nothing; /* true, false, null by their names here */
	const char *choices;                   /* choose between two values, beside || ?? and ?: */

	/* ---- lexing ---- */
	const char *ops;              /* operators of more than one character */
	const char *dots;             /* operators that join names in a chain */
	const char *comments;         /* begin a comment that ends with the line */
	const char *block[2];         /* comments in between */
	struct code_quote quotes[12]; /* the first that fits is it: longer ones first */
	uint8_t holes;                /* enum code_hole */
	const char *sigils, *inside;  /* bytes that may begin a name, and stand in one, beside letters, digits, _ */
	const char *marks;            /* bytes that may end a name: empty? */
	bool macros;                  /* only in front of a bracket: vec![…] */
	const char *letters;          /* escapes of one letter, of nrtbfvaes; NULL: nrtbfv */
	uint8_t octals;               /* digits of an escape like \377; 0: there is only \0 */
	bool long_hex, skips; /* \x has up to four digits; an escaped line end takes the blanks behind it along */
	enum code_lines lines;
	bool bytes, wide;      /* \xff is a byte and no character; \U0001f600 is one */
	const char *unescaped; /* an escape of another character than these keeps its backslash; NULL: none does */
	bool nests;            /* comments nest */
	bool guesses_lines;    /* a new line may begin a statement, and no token says so */
	bool ends_lines;       /* where a line ends a statement there is an operator without text */
	const char *lists_of;  /* words whose ( holds statements: var ( … ) */
	bool ticks;            /* `name` */
	bool joins_strings;    /* strings side by side are one */
	const char *binders; /* words between which commas part names and no items, each with what ends them; they want
	                        operands */
	/* Where the code behind byte at begins, in a file that holds other things as well. */
	size_t (*enter)(str bytes, size_t at);
	bool (*lex)(struct lexer *x); /* a token of its own at x->pos; false: none */
	const char *lexes;            /* the bytes that such a one may begin with */

	/* ---- values ---- */
	const char *joiner;      /* + between texts; PHP has . */
	const char *pairs;       /* between key and value in { } or [ ] */
	const char *lists;       /* calls that make a list of their arguments: List.of */
	const char *maps;        /* that make a map of pairs, or of keys and values in turn: Map.of, mapOf */
	const char *same;        /* calls that give back the text they are given or called on: String.from, to_string */
	const char *environment; /* beginnings of what reads a variable of the environment, each behind a blank */
	bool tuples;             /* (a, b) is a list */
	bool dicts;              /* { } of pairs whose keys are values, and sets; else keys are names */
	bool square_maps;        /* [ ] may hold pairs */
	bool counts;             /* an item of a map without a key has the next number */
	bool bare_keys;          /* a name before : is a key as it stands */
	enum code_composite composites;
	bool initializers;   /* new T(…) {…} sets members */
	const char *headers; /* words of statements whose { opens a block */
	enum code_braces braces;

	/* ---- calls ---- */
	const char *spread;  /* in front of an argument that holds named ones; NULL: there is none */
	const char *named;   /* between the name of an argument and its value; NULL: arguments have no names */
	bool assigns_inside; /* `a = 1` may be an assignment inside ( ) */
	const char *made;    /* a call that ends so constructs what stands in front of it: .new */
	bool trailing;       /* f { } and f(a) { } hand over a block */

	/* ---- declarations ---- */
	const char *declares;  /* in front of `name: T = value` */
	const char *functions; /* in front of the name of a function */
	const char *classes;   /* in front of the name of a type */
	const char *extends;   /* between the name of a type and its bases */
	bool bare_members;     /* x.a = 1 may set what is called a elsewhere in the file */
	const char *loops;     /* between names that a loop binds and what it goes over */
	const char *decorator; /* begins one: @ [ #[ */
	bool generics;         /* <T> */
	bool drops_marks;      /* x! and f()? are x and f() */
	bool typed;            /* T f(…) { } is a function */
	bool bars;             /* |a| binds */
	bool patterns;         /* f(a) -> and f(a) => bind a */
	bool addresses;        /* &a lets others change a */
	const char *block_in;  /* ends the names at the start of a block: in, -> */
	bool arrows;           /* a -> and (a, b) => bind */
	enum code_param params;

	/* ---- functions ---- */
	const char *leaves;     /* leave a function: return, throw */
	bool leaves_lists;      /* what is handed over may be parted by commas */
	const char *asks;       /* have a condition behind them, and what hangs on it: if, while */
	const char *parts;      /* begin what hangs on the failure of that: else, catch */
	const char *statements; /* begin statements that are no way out when they stand last: for, try */
	const char *chooses;    /* signs in front of a way out that is taken when what precedes them is nothing: ?: */
	const char *modifiers;  /* words behind a statement, with its condition behind them: Ruby */
	const char *ends;       /* the word that ends a block; NULL: } does */
	bool open_conditions;   /* conditions stand without brackets, up to their { */
	bool values;            /* a function whose body is an expression gives its value */
	const char *lambda;     /* between the parameters and the body of a function without a name */
	const char *shown;      /* one of these stands in front of what other files see; NULL: nothing need */
	const char *hidden;     /* none of these does */
	bool shows_capitals;    /* names that begin with one are what others see */
	bool hides_low_lines;   /* names that begin with _ are not */

	const char *imports; /* words that begin an import */
	/* Hands over each name of the import at i. */
	void (*import)(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each);
	/* What a construction, a call that makes a list or a map, a text in a wrapper is worth; NULL: nothing known. */
	struct node *(*built)(struct code_file *f, uint32_t from, uint32_t to, unsigned depth);
	void (*strip)(struct code_tokens *t);          /* beside what the row says */
	bool (*note)(struct code_file *f, uint32_t i); /* bindings of its own; true: no others at i */
	/* The end of the argument at i; NULL: the next comma ends it. */
	uint32_t (*item_end)(struct code_file *f, uint32_t i, uint32_t end);
	bool (*token)(struct code_walk *w, uint32_t i); /* calls of its own; true: nothing else at i */
};

extern const struct code_language code_javascript, code_python;

#endif
