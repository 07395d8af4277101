/* What the readers of data apps share: what a script, or the call that serves it, says of who comes in. */
#ifndef FACTS_ROUTE_PAGE_INT_H
#define FACTS_ROUTE_PAGE_INT_H

#include "route_exit.h"
#include "route_page.h"

struct route_script {
	str of;                  /* the app that it is mounted on */
	str alias;               /* what it calls streamlit; "" for st */
	str asks;                /* what speaks of sign-in in it */
	str refuses;             /* how it stops for whoever is not signed in */
	str does;                /* what is worth a sign-in: data, keys, models */
	bool shows;              /* it shows something by itself */
	bool several;            /* it tells which other scripts are its pages: those run within it */
	struct route_refs pages; /* their files, from its folder on, as far as they are named */
	struct route_refs calls; /* of the script, outside of functions, whenever it runs */
	struct route_refs some;  /* the same, where something holds */
};

/* Does the file import this module, or one below it? */
bool route_page_imports(const struct route_file *r, str wanted);
/* Does the call handle what is worth a sign-in: data, keys, models? */
bool route_page_handles(str callee, const struct node *call);
/* The row. how: as the field `method` of a page says. */
void route_page_add(struct route_file *r, const char *framework, const struct route_script *s, str route, str how,
                    unsigned line);

/* ---- route_page_kits.c ---- */

void route_page_kits(struct route_file *r);

#endif
