/* code_address: addresses and their parameters, however a language puts them together. It adds to the tree of
 * format/code.h:
 *
 *   addresses  ARRAY of OBJECT:
 *     address  STRING: what stands in front of ? and #, each computed part as "${…}"; absent where only the parameters
 *              are known (a form's body, parameters that are joined to an address elsewhere)
 *     host     STRING in lower case, without port; UNKNOWN where it is computed; absent where address names none
 *     path     STRING, from its first / on; UNKNOWN where a part is computed, or the host (it may end in a path)
 *     params   OBJECT: name → value, percent signs and + decoded; UNKNOWN where only running would tell. "...":
 * UNKNOWN: there may be more
 *
 * Only what has parameters stands there. One value is one item, of however many steps it is made: a text or template,
 * texts joined with what is computed or bound to a name, a text with places (fmt.Sprintf, .format, %), a construction
 * (URL, Uri, UriComponentsBuilder, url.Values, URLSearchParams, urlencode, http_build_query…), and what the same
 * function sets in it later by the name that it is bound to: u.searchParams.set("a", "b"), q["a"] = "b", u.query = q.
 * A parameter that only a branch sets stands there like any other; one that is set twice stands there twice. Given to a
 * function that may add to it, it has "...". */
#ifndef FORMAT_CODE_ADDRESS_H
#define FORMAT_CODE_ADDRESS_H

#include "format/code_walk.h"

/* Call it once, behind the walk. */
void code_addresses(struct code_walk *w);
/* The same of one text, whose computed parts are "${…}" already and whose place is that of at. */
void code_address_of(struct code_walk *w, str text, const struct node *at);

#endif
