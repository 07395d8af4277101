/* route_word: what names and texts of code say about routes: who asks for a session or a token, who refuses, who
 * changes data, which paths are meant for everybody. A name alone proves nothing here, but for packages whose code is
 * known. */
#ifndef FACTS_ROUTE_WORD_H
#define FACTS_ROUTE_WORD_H

#include "base/str.h"
#include "model/node.h"

/* Does the chain (of a read or of a call) speak of who the caller is: a session, a cookie, a header of authorization?
 */
bool route_is_identity(str chain);
/* Is a condition about who the caller is, and not about what he asks for? */
bool route_speaks_of_caller(str condition);
/* A token is taken apart without a look at its signature. */
bool route_only_decodes(str callee);
/* Does a way out refuse, for lack of a caller? says and condition as of format/code_function.h; condition "" without.
 */
bool route_refuses(str says, str condition);
/* Does a way out go on to what stands behind it: next(), resolve(event)? */
bool route_passes(str says);
/* Does a condition hold where nobody signed in: !session? */
bool route_asks_for_nobody(str condition);
/* Does a way out give back nothing where nobody signed in: return null? Whoever calls it must look at that. */
bool route_stops(str says, str condition);
/* route_refuses() by what it says alone: a status, an error that is called so, a way to where people sign in. */
bool route_refuses_plainly(str says);
/* Does the call itself refuse: abort(401), auth.protect()? argument: its first, "" when there is none or no literal. */
bool route_call_refuses(str callee, str argument);

/* ---- route_deed.c ---- */

/* Does the call change data, or cost money? argument: its first, when it is a text: of SQL. */
bool route_writes(str callee, str argument);
/* The same, by the options it has: fetch() that posts to another service, with a key. */
bool route_has_done(const struct node *call, str callee);
/* Does it give rows of a store? */
bool route_gives(str callee, str argument);
/* Does it check a signature? */
bool route_signs(str callee);

/* ---- route_package.c ---- */

enum route_known { ROUTE_NO_GUARD, ROUTE_GUARD, ROUTE_MAY_GUARD };
/* What a function of a package does in front of a route: "express-jwt#default". Whoever is not known and whose name
 * speaks of sign-in may guard. */
enum route_known route_package(str module, str member);
/* Does a handler of a package answer everybody? */
bool route_package_shows(str module, str member);
/* Does a name speak of sign-in, or of rights? */
bool route_guard_name(str name);

/* Why an address is open to all by what it is for (sign-in, health …); "" when it is not. */
str route_public(str method, str path);
/* Is an address there for people to sign in, by its end? What its handler refuses is a wrong password. */
bool route_is_sign_in(str path);
/* Is it the name of what signs people in, or up? */
bool route_is_entrance(str name);
/* Do people sign in there, by its path or by what handles it (login, LoginView.post)? What that refuses is a wrong
 * password. */
bool route_is_way_in(str method, str path, str handler);
/* Does the call hand what it is asked to routes that are made elsewhere: of tRPC, of a GraphQL server? */
bool route_relays(str callee);
/* Is it there to be called by another service? */
bool route_is_hook(str path);

bool route_has_word(str text, const char *list);  /* any of the words between blanks, in any case, anywhere */
bool route_begins_so(str text, const char *list); /* the same, at its beginning */
str route_last(str chain);                        /* behind its last dot */
size_t route_hash(str ref); /* the # between module and member, which may begin with one; SIZE_MAX: none */

/* createMiddleware(f), cache(f): does a package give the very function that it is handed? */
bool route_hands_back(str module, str member);

/* Is a module this one, but for the version of a module of Go? */
bool route_is_module(str module, str wanted);

#endif
