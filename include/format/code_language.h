/* code_language: what tells one language from another, as far as reading needs it: one row each. A list of words stands
 * between blanks (" if for "). What a row cannot say (JSX, the ends of lines in Python) is a file of its own. */
#ifndef FORMAT_CODE_LANGUAGE_H
#define FORMAT_CODE_LANGUAGE_H

#include "base/str.h"

struct code_language {
	str name;
	const char *operators;                 /* want an operand behind them: return, in… */
	const char *truth, *falsity, *nothing; /* true, false, null by their names here */
	const char *choices;                   /* choose between two values, beside || ?? and ?: */
	const char *spread;                    /* in front of an argument that holds named ones; "": there is none */
	const char *named;    /* between the name of an argument and its value; "": arguments have no names */
	bool guesses_lines;   /* a new line may begin a statement, and no token says so */
	bool joins_strings;   /* strings side by side are one */
	bool keeps_backslash; /* an unknown escape is a backslash and what follows */
	bool tuples;          /* (a, b) is a list */
	bool dicts;           /* { } of pairs whose keys are values, and sets; else keys are names */
};

extern const struct code_language code_javascript, code_python;

#endif
