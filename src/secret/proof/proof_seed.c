/* Values that carry no sum: what can be proven is that they are whole, how long they are and until when they hold. So
 * what fits is only a note, and what does not is a FAIL. */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "secret/proof/codec.h"
#include "base/ascii.h"

/* Seeds of one-time passwords: base32; RFC 4226 wants 128 bits at least, common services give 80. */
void proof_otp_seed(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { LEAST_BYTES = 10 };
	str bytes = S("");
	bool whole = codec_decode(CODEC_BASE32, in->value, a, &bytes);
	proof_verdict(whole && bytes.n >= LEAST_BYTES, arena_printf(a, "a seed of %zu bits", bytes.n * 8),
	              S("too short for a seed, or no base32"), in->value, out);
	if (out->result == PROOF_PASS)
		out->result = PROOF_NONE;
}

/* VAPID (RFC 8292): the private half is a number of 32 bytes, 43 characters of base64url whose last two bits are zero.
 */
void proof_vapid_private(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str bytes = S("");
	bool whole = in->value.n == 43 && codec_decode(CODEC_BASE64URL, in->value, a, &bytes) && bytes.n == 32 &&
	             ascii_in("AEIMQUYcgkosw048", in->value.p[42]);
	proof_verdict(whole, S("a number of 32 bytes, as private keys on P-256 are"),
	              S("not the 32 bytes that a VAPID key has"), in->value, out);
	if (out->result == PROOF_PASS)
		out->result = PROOF_NONE;
}

/* The value of a parameter of an address, up to what ends it. */
static str parameter(str text, str name)
{
	size_t at = str_find(text, name, 0);
	while (at != SIZE_MAX && at && !ascii_in("?&;", text.p[at - 1]))
		at = str_find(text, name, at + 1);
	if (at == SIZE_MAX)
		return S("");
	size_t end = at += name.n;
	while (end < text.n && !ascii_in("& \t\r\n\"'<>", text.p[end]))
		end++;
	return str_sub(text, at, end);
}

/* Shared access signatures of Azure Storage name their end: se=2027-01-01T00:00:00Z, its colons perhaps escaped. The
 * parameters stand in any order, so it is looked for on both sides of the signature, in the same address. */
void proof_azure_sas(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { NEAR = 400 };
	int64_t end, today;
	size_t from = in->before.n > NEAR ? in->before.n - NEAR : 0;
	str before = str_sub(in->before, from, in->before.n), rest = before, piece;
	while (str_cut(&rest, '\n', &piece) && rest.p)
		before = rest;
	str day = str_sub(parameter(before, S("se=")), 0, 10);
	if (!day.n)
		day = str_sub(parameter(str_sub(in->after, 0, NEAR), S("se=")), 0, 10);
	proof_find(S("placeholder"))(in, a, out);
	if (out->result == PROOF_NOT_A_SECRET || !proof_seconds(day, &end))
		return;
	if (proof_seconds(in->as_of, &today) && end < today) {
		out->note = arena_printf(a, "expired on %.*s", STR_ARG(day));
		out->at_most = SEVERITY_LOW;
	} else {
		out->note = arena_printf(a, "valid until %.*s", STR_ARG(day));
	}
}
