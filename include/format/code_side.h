/* code_side: where a source file runs, told from what it imports, calls and names. */
#ifndef FORMAT_CODE_SIDE_H
#define FORMAT_CODE_SIDE_H

#include "model/node.h"

/* Where something runs. The first four are as they weigh, where a file imports things of several: whoever is handed a
 * program by mobile store or installer has all of it. */
enum code_place {
	CODE_TEST,
	CODE_DESKTOP,
	CODE_MOBILE,
	CODE_SERVER,
	CODE_BROWSER,
	CODE_BOTH, /* of a package alone: what it is built with runs on a server and in browsers; of a module: nothing
	            */
	CODE_PLACES
};

struct code_side {
	bool markup, front;            /* scripts of a page; Astro's server part */
	bool says_client, says_server; /* 'use client', 'use server' */
	bool server_first;             /* 'use server' at the head of the file */
	bool imports[CODE_PLACES];     /* a library of that place */
	bool describes, expects, page; /* describe(), expect(); window, document… */
	const char *home;              /* where programs of its language run as a rule; NULL: nowhere in particular */
};

void code_side_import(struct code_side *s, str module);
void code_side_call(struct code_side *s, str callee);
void code_side_word(struct code_side *s, str word);
void code_side_directive(struct code_side *s, str text);
/* CODE_PLACES: nothing says so. CODE_BOTH is never returned. */
enum code_place code_side_place(const struct code_side *s);
/* "browser" "mobile" "desktop" "server" "test"; "" for the others. */
str code_place_name(enum code_place p);
/* What rules know it by: "client" for whatever is handed to its users, "server", "test", "unknown". */
str code_place_side(enum code_place p);
/* The reverse of code_place_name(); CODE_PLACES for any other text. */
enum code_place code_place_of(str name);

/* ---- of trees (format/code.h): code_side_tree.c ---- */

/* What the content of the file says; CODE_PLACES: nothing, or the tree is none of code. */
enum code_place code_side_told(const struct node *tree);
/* Of a tree whose content says nothing: its package says so. */
void code_side_settle(const struct node *tree, enum code_place place);

/* ---- code_side_table.c ---- */

/* Where a module, or a package of that name, belongs; CODE_PLACES: nowhere. */
enum code_place code_side_module(str module);

#endif
