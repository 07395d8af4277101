/* Keys written as members of an object: JSON Web Keys (RFC 7517) and the keysets of Tink. The object may stand in a
 * program, with other quotes or none around its names, so members are looked up in the text. */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "base/ascii.h"
#include "secret/proof/codec.h"

static bool is_name_byte(char c) { return ascii_alnum(c) || c == '_' || c == '-'; }

static size_t skip(str s, size_t at, const char *bytes)
{
	while (at < s.n && s.p[at] && strchr(bytes, s.p[at]))
		at++;
	return at;
}

/* The text of the member of this name; "" when there is none. */
static str member(str object, str name)
{
	for (size_t at = str_find(object, name, 0); at != SIZE_MAX; at = str_find(object, name, at + 1)) {
		size_t end = skip(object, at + name.n, "\\\"'");
		if ((at && is_name_byte(object.p[at - 1])) ||
		    (end < object.n && is_name_byte(object.p[end]) && end == at + name.n))
			continue;
		end = skip(object, end, " \t\r\n");
		if (end >= object.n || object.p[end] != ':')
			continue;
		size_t from = skip(object, end + 1, " \t\r\n\\\"'"), to = from;
		while (to < object.n && (is_name_byte(object.p[to]) || ascii_in("+/=.", object.p[to])))
			to++;
		return str_sub(object, from, to);
	}
	return S("");
}

/* The object around the value: from the brace in the match to the one that closes it, or as much as there is. */
static str object_of(const struct proof_input *in, struct arena *a)
{
	size_t close = str_find(in->after, S("}"), 0), at = str_find(in->match, in->value, 0);
	str head = at == SIZE_MAX ? in->match : str_sub(in->match, 0, at + in->value.n);
	return proof_join(a, head, str_sub(in->after, 0, close));
}

static size_t bytes_of(str object, str name, struct arena *a)
{
	str bytes;
	str text = member(object, name);
	return text.n && codec_decode(CODEC_BASE64URL, text, a, &bytes) ? bytes.n : 0;
}

/* Bytes of a coordinate and of the private number (RFC 7518, 6.2; RFC 8037, 2); 0: not known. */
static size_t curve_size(str curve)
{
	static const struct {
		str name;
		size_t size;
	} curves[] = {{STR_INIT("P-256"), 32},     {STR_INIT("P-384"), 48},   {STR_INIT("P-521"), 66},
	              {STR_INIT("secp256k1"), 32}, {STR_INIT("Ed25519"), 32}, {STR_INIT("X25519"), 32},
	              {STR_INIT("Ed448"), 57},     {STR_INIT("X448"), 56}};
	for (size_t i = 0; i < sizeof curves / sizeof *curves; i++)
		if (str_eq(curves[i].name, curve))
			return curves[i].size;
	return 0;
}

void proof_jwk(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { SMALLEST_MODULUS = 64, SHORTER = 16, SMALLEST_SECRET = 16 };
	str object = object_of(in, a), type = member(object, S("kty"));
	size_t d = bytes_of(object, S("d"), a), n = bytes_of(object, S("n"), a);
	size_t size = curve_size(member(object, S("crv"))), x = bytes_of(object, S("x"), a);
	if (str_eq(type, S("oct"))) {
		size_t k = bytes_of(object, S("k"), a);
		proof_verdict(k >= SMALLEST_SECRET, arena_printf(a, "a symmetric key of %zu bits", k * 8),
		              S("too short for a key, or no base64"), in->value, out);
		if (out->result == PROOF_PASS) /* any base64 of that length would do */
			out->result = PROOF_NONE;
	} else if (str_eq(type, S("RSA"))) {
		proof_verdict(n >= SMALLEST_MODULUS && d <= n && d + SHORTER >= n,
		              arena_printf(a, "a whole RSA key of %zu bits, with its private part", n * 8),
		              S("its private part does not fit its modulus"), in->value, out);
	} else {
		proof_verdict(size && x == size && d == size,
		              arena_printf(a, "a whole key on %.*s, with its private part",
		                           STR_ARG(member(object, S("crv")))),
		              S("its parts do not fit its curve"), in->value, out);
	}
}

/* Fields of a protocol buffer up to the end, in varints and counted bytes as Tink's keys use them. */
static bool is_message(str bytes)
{
	size_t at = 0, fields = 0;
	while (at < bytes.n) {
		uint64_t value[2] = {0, 0};
		unsigned kind = (unsigned char)bytes.p[at] & 7, parts = 2;
		if ((unsigned char)bytes.p[at] >> 3 == 0 || (kind != 0 && kind != 2))
			return false;
		for (unsigned part = 0; part < parts; part++) {
			unsigned shift = 0;
			do {
				if (at >= bytes.n || shift > 56)
					return false;
				value[part] |= (uint64_t)((unsigned char)bytes.p[at] & 0x7f) << shift;
				shift += 7;
			} while ((unsigned char)bytes.p[at++] & 0x80);
		}
		if (kind == 2 && value[1] > bytes.n - at)
			return false;
		at += kind == 2 ? (size_t)value[1] : 0;
		fields++;
	}
	return fields > 0;
}

void proof_tink(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str bytes, object = object_of(in, a), url = member(object, S("typeUrl")), kind = url;
	size_t at = str_find(url, S("tink."), 0);
	if (at != SIZE_MAX)
		kind = str_sub(url, at + 5, url.n);
	proof_verdict(codec_decode(CODEC_BASE64, in->value, a, &bytes) && is_message(bytes),
	              kind.n ? arena_printf(a, "a Tink key in clear text (%.*s)", STR_ARG(kind))
	                     : S("a Tink key in clear text"),
	              S("not built as Tink's keys are: cut off or made up"), in->value, out);
}
