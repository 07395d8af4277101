/* Made-up private keys for examples: the lengths agree and the rest is random, so nothing opens with them. */
#include "rules/example_key.h"

#include "base/buf.h"
#include "secret/proof/checks.h"
#include "secret/proof/codec.h"

/* splitmix64 */
uint64_t example_draw(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

static void put_random(uint64_t *state, struct buf *to, size_t n)
{
	char *at = buf_room(to, n);
	for (size_t i = 0; i < n; i++)
		at[i] = (char)(example_draw(state) & 0xff);
}

static void put_der(uint64_t *state, struct buf *to, str head, size_t body)
{
	size_t n = head.n + body;
	buf_byte(to, 0x30);
	if (n < 128) {
		buf_byte(to, (char)n);
	} else {
		buf_byte(to, (char)0x82);
		buf_byte(to, (char)(n >> 8));
		buf_byte(to, (char)(n & 0xff));
	}
	buf_add(to, head);
	put_random(state, to, body);
}

static void put_ssh_string(struct buf *to, str s)
{
	const char length[] = {0, 0, (char)(s.n >> 8), (char)(s.n & 0xff)};
	buf_add(to, str_at(length, sizeof length));
	buf_add(to, s);
}

static void put_openssh(uint64_t *state, struct buf *to, bool encrypted)
{
	static const char one[] = {0, 0, 0, 1};
	struct buf BUF_AUTO public = {0}, BUF_AUTO private = {0}, BUF_AUTO kdf = {0};
	put_random(state, &public, 51);
	put_random(state, &private, 136);
	if (encrypted)
		put_random(state, &kdf, 24);
	buf_add(to, str_at("openssh-key-v1", sizeof "openssh-key-v1"));
	put_ssh_string(to, encrypted ? S("aes256-ctr") : S("none"));
	put_ssh_string(to, encrypted ? S("bcrypt") : S("none"));
	put_ssh_string(to, buf_str(&kdf));
	buf_add(to, str_at(one, sizeof one));
	put_ssh_string(to, buf_str(&public));
	put_ssh_string(to, buf_str(&private));
}

/* The checksum line of an armoured OpenPGP block. */
static void put_crc24(str bytes, struct arena *a, struct buf *to)
{
	uint32_t crc = proof_crc24(bytes);
	const char sum[] = {(char)(crc >> 16), (char)(crc >> 8 & 0xff), (char)(crc & 0xff)};
	str line = codec_encode(CODEC_BASE64, str_at(sum, sizeof sum), a);
	buf_printf(to, "=%.*s\n", STR_ARG(line));
}

/* What stands in a key of each kind. */
enum pem_body { BODY_DER, BODY_RAW, BODY_OPENSSH, BODY_OPENSSH_LOCKED, BODY_PGP };
static const struct pem {
	str name, label, headers;
	enum pem_body kind;
	str head; /* first bytes inside the outer SEQUENCE */
	size_t body;
} pems[] = {
        {STR_INIT("RSA"), STR_INIT("RSA PRIVATE KEY"), STR_INIT(""), BODY_DER, STR_INIT("\2\1\0"), 1184},
        {STR_INIT("EC"), STR_INIT("EC PRIVATE KEY"), STR_INIT(""), BODY_DER, STR_INIT("\2\1\1\4\40"), 114},
        {STR_INIT("DSA"), STR_INIT("DSA PRIVATE KEY"), STR_INIT(""), BODY_DER, STR_INIT("\2\1\0"), 440},
        {STR_INIT("PKCS8"), STR_INIT("PRIVATE KEY"), STR_INIT(""), BODY_DER, STR_INIT("\2\1\0\60\15"), 1210},
        {STR_INIT("ENCRYPTED"), STR_INIT("ENCRYPTED PRIVATE KEY"), STR_INIT(""), BODY_DER, STR_INIT("\60\100"), 1296},
        {STR_INIT("LOCKED"), STR_INIT("RSA PRIVATE KEY"),
         STR_INIT("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,000102030405060708090A0B0C0D0E0F\n\n"), BODY_RAW,
         STR_INIT(""), 1200},
        {STR_INIT("OPENSSH"), STR_INIT("OPENSSH PRIVATE KEY"), STR_INIT(""), BODY_OPENSSH, STR_INIT(""), 0},
        {STR_INIT("OPENSSH-LOCKED"), STR_INIT("OPENSSH PRIVATE KEY"), STR_INIT(""), BODY_OPENSSH_LOCKED, STR_INIT(""),
         0},
        {STR_INIT("PGP"), STR_INIT("PGP PRIVATE KEY BLOCK"), STR_INIT("\n"), BODY_PGP, STR_INIT("\x95\3\x98\4"), 919},
};

/* The bytes that stand in the block, before base64. */
static void put_body(const struct pem *pem, uint64_t *state, struct buf *to)
{
	if (pem->kind == BODY_DER) {
		put_der(state, to, pem->head, pem->body);
	} else if (pem->kind == BODY_OPENSSH || pem->kind == BODY_OPENSSH_LOCKED) {
		put_openssh(state, to, pem->kind == BODY_OPENSSH_LOCKED);
	} else {
		buf_add(to, pem->head);
		put_random(state, to, pem->body);
	}
}

static const struct pem *pem_named(str kind)
{
	for (size_t i = 0; i < sizeof pems / sizeof *pems; i++)
		if (str_eq(pems[i].name, kind))
			return &pems[i];
	return NULL;
}

bool example_key(str kind, uint64_t *state, struct arena *a, str *block)
{
	enum { LINE = 64 };
	struct buf BUF_AUTO bytes = {0}, BUF_AUTO out = {0};
	const struct pem *pem = pem_named(kind);
	if (!pem)
		return false;
	put_body(pem, state, &bytes);
	str body = codec_encode(CODEC_BASE64, buf_str(&bytes), a);
	buf_printf(&out, "-----%s %.*s-----\n%.*s", "BEGIN", STR_ARG(pem->label), STR_ARG(pem->headers));
	for (size_t at = 0; at < body.n; at += LINE)
		buf_printf(&out, "%.*s\n", STR_ARG(str_sub(body, at, at + LINE)));
	if (pem->kind == BODY_PGP)
		put_crc24(buf_str(&bytes), a, &out);
	buf_printf(&out, "-----%s %.*s-----", "END", STR_ARG(pem->label));
	*block = arena_str(a, buf_str(&out));
	return true;
}
