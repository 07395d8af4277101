/* code_side: where a source file runs, told from what it imports, calls and names. */
#ifndef FORMAT_CODE_SIDE_H
#define FORMAT_CODE_SIDE_H

#include "base/str.h"

struct code_side {
	bool markup, front;                          /* scripts of a page; Astro's server part */
	bool says_client, says_server;               /* 'use client', 'use server' */
	bool imports_client, imports_server;         /* a library of that side */
	bool imports_test, describes, expects, page; /* test library; describe(), expect(); window, document… */
};

void code_side_import(struct code_side *s, str module);
void code_side_call(struct code_side *s, str callee);
void code_side_word(struct code_side *s, str word);
void code_side_directive(struct code_side *s, str text);
str code_side_name(const struct code_side *s); /* "client" "server" "test" "unknown" */

#endif
