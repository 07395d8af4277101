/* code: what a tolerant lexer can say about JavaScript and TypeScript (and JSX, Vue, Svelte and HTML script parts)
 * without running it. Comments and strings are never confused with code; whatever is computed is UNKNOWN; a `const`
 * name (or a name assigned once in the file) stands for its value.
 *
 *   OBJECT
 *     calls    ARRAY of OBJECT {name: "UserManager" | "app.use" (the last two names of the callee),
 *                               callee: "oidc.UserManager" (as written, without blanks and optional-chaining marks;
 *                                       in a chain of calls "app.use().listen"),
 *                               new: true|false, args: ARRAY of values, types?: STRING (of f<T>(…): T, as written; not
 * of JavaScript), block?: UNKNOWN at the place of the function that stands behind the brackets}
 *
 *     imports  ARRAY of STRING: module names of import, require() and dynamic import() with a literal; those two are
 *              no calls then
 *
 *     values   OBJECT: name → value of each const/let/var/field/property assignment at any depth whose right side is a
 *              literal, template, object, array or environment variable, or (UNKNOWN) a choice with a literal in it
 *              like `a ?? 'b'` (last one wins; `a.b.c = 1` has the key "a.b.c")
 *
 *     objects  ARRAY of every outermost object literal that is neither in calls' args nor in values
 *
 *     strings  ARRAY of every string literal and template that looks like an address (holds "://", or starts with "/"
 *              or "${…}/" and holds "?" or "="), joined with the + behind it, each computed part as the text "${…}"
 *              (kind STRING, since the fixed part counts)
 *
 *     jsx      ARRAY of OBJECT {name: "GoogleLogin", props: OBJECT}
 *
 *     addresses  ARRAY of OBJECT {address, host, path, params: OBJECT}: addresses with their parameters, of however
 * many steps they are made, and parameters alone (format/code_address.h)
 *
 *     side     STRING "client" (handed to its users: browser, phone, desktop), "server", "test" or "unknown"
 *     place    STRING "browser", "mobile", "desktop", "server", "test" or ""
 *     told     STRING what the two are told by: "content" (what the file imports, calls and names: format/code_side.h),
 *              "package" (what the package around it is built upon) or "language" (where its programs run as a rule)
 *
 * Python (python_read) has the same tree: keyword arguments are one OBJECT behind the positional ones, format strings
 * that look like an address are STRING with "{…}" for each computed part, new is always false.
 *
 * An object with a spread of something unknown has the member "..." of kind UNKNOWN: a key that is absent from it may
 * still be there. Numbers, booleans (also !0 and !1), null, undefined (as NULL), strings, templates without ${}, and
 * concatenations of literals are values; `process.env.X`, calls and the like are UNKNOWN with their source as text (cut
 * to 200 bytes); where a name bound once stands for such a value, the name is a STRING below it. Regex literals are
 * UNKNOWN. Function bodies inside arguments are searched for calls as well. */
#ifndef FORMAT_CODE_H
#define FORMAT_CODE_H

#include "format/format.h"

#endif
