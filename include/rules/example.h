/* example: expands the placeholders of examples and fixtures, so that no token-like string stands in the repository.
 *
 *   {alnum:36} {alpha:34} {hex:40} {HEX:32} {digit:6} {lower:8} {upper:8} {lownum:16} {upnum:16} {word:8} {b64:43}
 *   {b64url:27} {b32:16} {b58:69} {bech32:52}
 *                 that many characters of the set, pseudo-random from the seed
 *   {uuid}        a version 4 UUID
 *   {base64:TEXT} {base64url:TEXT}
 *                 TEXT encoded; it may hold placeholders, braces in pairs, and \n \t \r; '\' before anything else
 *                 takes it as it is
 *   {sum:NAME}    the checksum that proof NAME wants over everything since the last blank, quote, '=' or ':' in front
 *                 (an '=' right in front belongs to the token)
 *   {pem:KIND}    a PEM private key block without a final line break, made up: the lengths agree, the rest is random.
 *                 RSA EC DSA PKCS8 ENCRYPTED LOCKED (RSA with Proc-Type) OPENSSH OPENSSH-LOCKED PGP
 *   {pemline:KIND} the same with '\' 'n' for each line break, as JSON and .env files have it
 *   {{            one '{' that starts nothing ("{" before anything that is no placeholder stands as it is, too)
 */
#ifndef RULES_EXAMPLE_H
#define RULES_EXAMPLE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* The same seed and text give the same bytes, on every machine. False: an unknown check in {sum:…} and the like. */
bool example_expand(str text, uint64_t seed, struct arena *a, str *out, struct err *err);

/* The characters of a set by its name ("hex"); false when there is none. */
bool example_set(str name, str *chars);

#endif
