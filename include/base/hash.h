/* hash: digests and checksums by libsodium and libdeflate, and a fast hash for our own tables. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

enum { SHA256_SIZE = 32, PRINT_SIZE = 16 };

void hash_sha256(str s, uint8_t out[SHA256_SIZE]);
/* Hex, lower case, followed by a NUL: out has 2 * n + 1 bytes. */
void hash_hex(const uint8_t *bytes, size_t n, char *out);
/* CRC-32 (IEEE 802.3), as zlib and GitHub's token format use it. */
uint32_t hash_crc32(str s);
/* For tables in memory only: its values may change between versions. */
uint64_t hash_table(str s);

/* The identity of a finding: the first 16 bytes of HMAC-SHA-256 under the fixed key "microaudit-fingerprint-1" over the
 * parts joined by NUL (design: secret NUL value; config NUL rule NUL path NUL node path; repo NUL rule NUL subject).
 * It is written as "1:" and 32 hex digits. A guessable password stays guessable from it. */
void hash_print(const str *parts, size_t n, uint8_t out[PRINT_SIZE]);

#endif
