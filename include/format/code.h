/* code: what a tolerant lexer can say about JavaScript and TypeScript (and JSX, Vue, Svelte and HTML script parts)
 * without running it. Comments and strings are never confused with code; whatever is computed is UNKNOWN; a `const`
 * name (or a name assigned once in the file) stands for its value.
 *
 *   OBJECT
 *     calls    ARRAY of OBJECT {name: "UserManager" | "app.use" (the last two parts of the callee),
 *                               callee: "oidc.UserManager" (as written, without blanks and optional-chaining marks),
 *                               new: true|false, args: ARRAY of values}
 *     imports  ARRAY of STRING: module names of import, require() and dynamic import() with a literal
 *     values   OBJECT: name → value of each const/let/var/field/property assignment at any depth whose right side is a
 *              literal, template, object, array or environment variable (last one wins; `a.b.c = 1` has the key
 * "a.b.c") objects  ARRAY of every outermost object literal that is neither in calls' args nor in values strings  ARRAY
 * of every string literal and template that looks like an address (holds "://", or starts with "/" or "${…}/" and holds
 * "?" or "="), templates with each ${…} as the text "${…}" (kind STRING, since their fixed part counts) jsx ARRAY of
 * OBJECT {name: "GoogleLogin", props: OBJECT} side     STRING "client", "server", "test" or "unknown": content outranks
 * path (imports of react/vue/svelte/angular, window/document/localStorage: client; express, next-auth, passport, 'use
 * server', node:http: server)
 *
 * An object with a spread of something unknown has the member "..." of kind UNKNOWN: a key that is absent from it may
 * still be there. Numbers, booleans (also !0 and !1), null, undefined (as NULL), strings, templates without ${}, and
 * concatenations of literals are values; `process.env.X`, calls and the like are UNKNOWN with their source as text (cut
 * to 200 bytes). Regex literals are UNKNOWN. Function bodies inside arguments are searched for calls as well. */
#ifndef FORMAT_CODE_H
#define FORMAT_CODE_H

#include "format/format.h"

#endif
