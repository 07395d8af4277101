/* code_flow: a function of source code as a small tree of statements and expressions, so that somebody can go through
 * it: JavaScript and TypeScript, Python, Go. What is not understood is one FLOW_OTHER, which may do anything, or one
 * FLOW_UNKNOWN, which may be worth anything; nothing is ever made of it that does not stand there. Deeper than
 * FLOW_DEPTH, or behind FLOW_NODES nodes, all is such.
 *
 *   const u = await f(req); if (!u) return null      SET(NAME u, AWAIT(CALL(NAME f, NAME req)))
 *                                                    IF(NOT(NAME u), BLOCK(RETURN(NOTHING)))
 */
#ifndef FORMAT_CODE_FLOW_H
#define FORMAT_CODE_FLOW_H

#include <stdint.h>

#include "base/arena.h"
#include "format/code_lex.h"

enum { FLOW_DEPTH = 48, FLOW_NODES = 1500 };

/* Each has a letter, by which it is written. Statements are large letters, what has a value is a small one (but NOT).
 */
enum flow_kind {
	FLOW_BLOCK = 'B',  /* statements; mark: names declared in it are unknown behind it */
	FLOW_IF = 'I',     /* condition, BLOCK, then perhaps BLOCK or IF */
	FLOW_LOOP = 'L',   /* BLOCK; what it goes over, and its condition, stand in it; mark: it runs at least once */
	FLOW_TRY = 'T',    /* BLOCK, CATCH…, then perhaps BLOCK: what is done at last */
	FLOW_CATCH = 'C',  /* perhaps NAME, then BLOCK; mark: it takes whatever was thrown */
	FLOW_SWITCH = 'W', /* value, CATCH of each case: its values, then BLOCK; mark of such a case: the default */
	FLOW_RETURN = 'R', /* perhaps a value */
	FLOW_THROW = 'X',  /* perhaps a value */
	FLOW_SET = 'S',    /* target, value; mark: declares the target. Of several targets: LIST. A value as well */
	FLOW_DO = 'D',     /* a value that nobody keeps; mark: put off (defer, go) */
	FLOW_JUMP = 'J',   /* break, continue */
	FLOW_OTHER = 'O',

	FLOW_NAME = 'n',    /* text */
	FLOW_MEMBER = 'm',  /* text; of what; mark: a?.b */
	FLOW_INDEX = 'i',   /* of what, which */
	FLOW_CALL = 'c',    /* callee, arguments; mark: a construction */
	FLOW_NAMED = 'k',   /* a named argument: text, value */
	FLOW_AWAIT = 'w',   /* value */
	FLOW_NOT = 'N',     /* value */
	FLOW_AND = 'a',     /* two */
	FLOW_OR = 'b',      /* two */
	FLOW_ELSE = 'h',    /* two: a ?? b */
	FLOW_CHOICE = 'g',  /* condition, value, other value */
	FLOW_EQUAL = 'q',   /* two; `is`; mark: ===, which tells null and undefined apart */
	FLOW_UNEQUAL = 'p', /* two; mark: !== */
	FLOW_ORDER = 's',   /* two: any other comparison */
	FLOW_IN = 'v',      /* two: is the first in the second? */
	FLOW_JOIN = 'j',    /* parts of a text */
	FLOW_TEXT = 't',    /* a text, never empty; text only as code_flow_shown() says */
	FLOW_EMPTY = 'e',   /* "" */
	FLOW_NUMBER = 'd',  /* text */
	FLOW_TRUE = 'y',
	FLOW_FALSE = 'z',
	FLOW_NOTHING = '0',  /* null, undefined, None, nil; text: undefined, of that one */
	FLOW_LAST = 'x',     /* several, worth the last: a, b of JavaScript */
	FLOW_LIST = 'l',     /* items; several values at once */
	FLOW_OBJECT = 'o',   /* NAMED members; mark: there may be others */
	FLOW_FUNCTION = 'f', /* text: its name; LIST of parameters (NAME, of Python and Go with ^ and its type behind
	                        it; SET with a default; OBJECT or LIST of such), then BLOCK; mark: async */
	FLOW_UNKNOWN = 'u'   /* text: "yield", where it is such; else none */
};
struct flow {
	uint8_t kind;
	bool mark;
	uint32_t line, col; /* of its first token; col only of a FUNCTION */
	str text;
	struct flow *child, *next;
};

/* The tokens of a file, made ready; extension: of its path. Free with code_tokens_free(). False: a language that is not
 * read so. */
bool code_flow_open(str bytes, str extension, struct code_tokens *out);
/* The function that begins at this place, as format/code_function.h tells it; NULL: none was found. It lives in the
 * arena, and its texts in bytes. *more is set when a limit was hit. */
struct flow *code_flow_function(const struct code_tokens *t, unsigned line, unsigned col, struct arena *a, bool *more);
/* What a tree shows of a text: words that say what is asked for, paths; "" of anything that may be a secret. */
str code_flow_shown(str text);

#endif
