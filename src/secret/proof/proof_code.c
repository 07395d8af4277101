/* Keys written in a code that carries its own checksum: bech32 (age), base58check (Bitcoin) and nkeys (NATS). */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "base/hash.h"
#include "secret/proof/codec.h"

/* C10: age identities. Bech32 (BIP 173) over "age-secret-key-", '1' and 52 + 6 characters, in upper case. */
static const char bech32[] = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
enum { BECH32_SUM = 6, AGE_DATA = 52 };
#define AGE_PREFIX S("AGE-SECRET-KEY-1")

static uint32_t bech32_step(uint32_t sum, unsigned value)
{
	static const uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
	uint32_t top = sum >> 25;
	sum = (sum & 0x1ffffff) << 5 ^ value;
	for (unsigned i = 0; i < 5; i++)
		sum ^= top >> i & 1 ? generator[i] : 0;
	return sum;
}

bool complete_age(str token, struct arena *a, str *checksum)
{
	static const char hrp[] = "age-secret-key-";
	uint32_t sum = 1;
	if (token.n != AGE_PREFIX.n + AGE_DATA || !str_starts(token, AGE_PREFIX))
		return false;
	for (const char *c = hrp; *c; c++)
		sum = bech32_step(sum, (unsigned char)*c >> 5);
	sum = bech32_step(sum, 0);
	for (const char *c = hrp; *c; c++)
		sum = bech32_step(sum, *c & 31);
	for (size_t i = AGE_PREFIX.n; i < token.n; i++) {
		const char *digit = token.p[i] ? strchr(bech32, token.p[i]) : NULL;
		if (!digit)
			return false;
		sum = bech32_step(sum, (unsigned)(digit - bech32));
	}
	for (unsigned i = 0; i < BECH32_SUM; i++)
		sum = bech32_step(sum, 0);
	sum ^= 1;
	char *out = arena_alloc(a, BECH32_SUM + 1);
	for (unsigned i = 0; i < BECH32_SUM; i++)
		out[i] = bech32[sum >> 5 * (BECH32_SUM - 1 - i) & 31];
	*checksum = str_at(out, BECH32_SUM);
	return true;
}

void proof_age(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str want, value = in->value;
	size_t head = value.n > BECH32_SUM ? value.n - BECH32_SUM : 0;
	proof_sum_verdict(complete_age(str_sub(value, 0, head), a, &want) &&
	                          str_eq(want, str_sub(value, head, value.n)),
	                  in->value, out);
}

/* C24: the last four bytes are the head of SHA-256 applied twice. WIF: 0x80, 32 bytes (and 0x01); xprv: 78 bytes. */
enum { BASE58_SUM = 4, BASE58_TAIL = 8 };

static void double_sha(str bytes, uint8_t out[SHA256_SIZE])
{
	uint8_t once[SHA256_SIZE];
	hash_sha256(bytes, once);
	hash_sha256(str_at((const char *)once, sizeof once), out);
}

static bool base58_payload(str bytes)
{
	if (bytes.n == 78)
		return true;
	bool mark = bytes.n && (unsigned char)bytes.p[0] == 0x80;
	return mark && (bytes.n == 33 || (bytes.n == 34 && bytes.p[33] == 1));
}

void proof_base58check(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str bytes;
	uint8_t sum[SHA256_SIZE];
	if (!codec_base58_decode(in->value, a, &bytes) || bytes.n <= BASE58_SUM) {
		proof_sum_verdict(false, in->value, out);
		return;
	}
	str payload = str_sub(bytes, 0, bytes.n - BASE58_SUM);
	double_sha(payload, sum);
	proof_sum_verdict(base58_payload(payload) && !memcmp(sum, payload.p + payload.n, BASE58_SUM), in->value, out);
}

/* A base58 number has no place of its own for the sum. The token with eight free digits behind it spans some 30,000
 * payloads: the first one of the right form is taken, and its last eight digits are the answer. */
bool complete_base58check(str token, struct arena *a, str *checksum)
{
	str bytes, text;
	char *zeros = arena_alloc(a, token.n + BASE58_TAIL + 1);
	uint8_t sum[SHA256_SIZE];
	memset(zeros, '1', token.n + BASE58_TAIL);
	memcpy(zeros, token.p ? token.p : "", token.n);
	if (!codec_base58_decode(str_at(zeros, token.n + BASE58_TAIL), a, &bytes) || bytes.n <= BASE58_SUM)
		return false;
	size_t n = bytes.n - BASE58_SUM;
	uint8_t *payload = (uint8_t *)arena_str(a, bytes).p;
	for (unsigned tries = 0; tries < 1024; tries++) {
		for (size_t i = n; i-- > 0 && ++payload[i] == 0;)
			;
		if (!base58_payload(str_at((const char *)payload, n)))
			continue;
		double_sha(str_at((const char *)payload, n), sum);
		memcpy(payload + n, sum, BASE58_SUM);
		if (!codec_base58_encode(str_at((const char *)payload, bytes.n), a, &text) || !str_starts(text, token))
			return false;
		*checksum = str_sub(text, token.n, text.n);
		return true;
	}
	return false;
}

/* C20: base32 of two prefix bytes, 32 bytes of seed and a CRC-16/XMODEM of both, little-endian. */
enum { NKEY_TEXT = 58, NKEY_HEAD = 54, NKEY_BYTES = 36 };

static unsigned crc16(str bytes)
{
	unsigned crc = 0;
	for (size_t i = 0; i < bytes.n; i++) {
		crc ^= (unsigned)(unsigned char)bytes.p[i] << 8;
		for (unsigned bit = 0; bit < 8; bit++)
			crc = crc & 0x8000 ? (crc << 1 ^ 0x1021) & 0xffff : crc << 1;
	}
	return crc;
}

void proof_nkey(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str bytes;
	if (in->value.n != NKEY_TEXT || !codec_decode(CODEC_BASE32, in->value, a, &bytes) || bytes.n != NKEY_BYTES) {
		proof_sum_verdict(false, in->value, out);
		return;
	}
	unsigned sum = crc16(str_sub(bytes, 0, NKEY_BYTES - 2));
	proof_sum_verdict((unsigned char)bytes.p[NKEY_BYTES - 2] == (sum & 0xff) &&
	                          (unsigned char)bytes.p[NKEY_BYTES - 1] == sum >> 8,
	                  in->value, out);
}

/* 54 characters are 270 bits, two short of the 34 bytes that are summed: those two are taken as zero. */
bool complete_nkey(str token, struct arena *a, str *checksum)
{
	str bytes;
	char whole[NKEY_BYTES] = {0};
	str padded = arena_printf(a, "%.*sA", STR_ARG(token));
	if (token.n != NKEY_HEAD || !codec_decode(CODEC_BASE32, padded, a, &bytes) || bytes.n != NKEY_BYTES - 2)
		return false;
	memcpy(whole, bytes.p, bytes.n);
	unsigned sum = crc16(bytes);
	whole[NKEY_BYTES - 2] = (char)(sum & 0xff);
	whole[NKEY_BYTES - 1] = (char)(sum >> 8);
	*checksum = str_sub(codec_encode(CODEC_BASE32, str_at(whole, sizeof whole), a), NKEY_HEAD, NKEY_TEXT);
	return true;
}
