/* Digests: SHA-256 and HMAC by libsodium, CRC-32 by libdeflate. */
#include "base/hash.h"

#include <libdeflate.h>
#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/crypto_hash_sha256.h>

void hash_sha256(str s, uint8_t out[SHA256_SIZE])
{
	crypto_hash_sha256(out, (const unsigned char *)(s.p ? s.p : ""), s.n);
}

void hash_hex(const uint8_t *bytes, size_t n, char *out)
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < n; i++) {
		*out++ = digits[bytes[i] >> 4];
		*out++ = digits[bytes[i] & 15];
	}
	*out = '\0';
}

uint32_t hash_crc32(str s) { return libdeflate_crc32(0, s.p ? s.p : "", s.n); }

/* FNV-1a with a final mix: short keys only, where its simplicity costs nothing. */
uint64_t hash_table(str s)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	h ^= h >> 32;
	h *= 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

void hash_print(const str *parts, size_t n, uint8_t out[PRINT_SIZE])
{
	static const char key[] = "microaudit-fingerprint-1";
	crypto_auth_hmacsha256_state state;
	unsigned char full[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_init(&state, (const unsigned char *)key, sizeof key - 1);
	for (size_t i = 0; i < n; i++) {
		if (i)
			crypto_auth_hmacsha256_update(&state, (const unsigned char *)"", 1);
		crypto_auth_hmacsha256_update(&state, (const unsigned char *)(parts[i].p ? parts[i].p : ""),
		                              parts[i].n);
	}
	crypto_auth_hmacsha256_final(&state, full);
	memcpy(out, full, PRINT_SIZE);
}
