/* C6: JSON Web Tokens. What they say about themselves decides more than any pattern: who issued them, for what role,
 * until when, and whether they are signed at all. The signature itself needs a key we do not have. */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "format/format.h"
#include "secret/proof/codec.h"

/* Bytes of a signature (RFC 7518, section 3; RFC 8037): RSA from 1024 to 8192 bits. */
static const struct algorithm {
	str name;
	size_t least, most;
} algorithms[] = {
        {STR_INIT("HS256"), 32, 32},    {STR_INIT("HS384"), 48, 48},    {STR_INIT("HS512"), 64, 64},
        {STR_INIT("RS256"), 128, 1024}, {STR_INIT("RS384"), 128, 1024}, {STR_INIT("RS512"), 128, 1024},
        {STR_INIT("PS256"), 128, 1024}, {STR_INIT("PS384"), 128, 1024}, {STR_INIT("PS512"), 128, 1024},
        {STR_INIT("ES256"), 64, 64},    {STR_INIT("ES256K"), 64, 64},   {STR_INIT("ES384"), 96, 96},
        {STR_INIT("ES512"), 132, 132},  {STR_INIT("EdDSA"), 64, 114},
};

static str claim(const struct node *object, str key)
{
	const struct node *n = object ? node_get(object, key) : NULL;
	return n ? n->text : S("");
}

/* One part as a JSON object, or NULL. */
static const struct node *part_object(str part, struct arena *a)
{
	static const struct format_budget budget = {.depth = 32, .nodes = 4096, .bytes = 64 << 10};
	const struct node *tree = NULL;
	struct err err;
	str bytes;
	if (!codec_decode(CODEC_BASE64URL, part, a, &bytes))
		return NULL;
	if (json_read(bytes, a, &budget, &tree, &err) != FORMAT_OK || !tree || tree->kind != NODE_OBJECT)
		return NULL;
	return tree;
}

/* The whole seconds of a NumericDate; false when there is none. */
static bool numeric_date(str text, int64_t *seconds)
{
	uint64_t value;
	str whole;
	if (!str_cut(&text, '.', &whole) || !str_number(whole, UINT64_C(1) << 40, &value))
		return false;
	*seconds = (int64_t)value;
	return true;
}

static bool signature_fits(str alg, str signature, struct arena *a)
{
	str bytes;
	if (!codec_decode(CODEC_BASE64URL, signature, a, &bytes))
		return false;
	for (size_t i = 0; i < sizeof algorithms / sizeof *algorithms; i++)
		if (str_eq(algorithms[i].name, alg))
			return bytes.n >= algorithms[i].least && bytes.n <= algorithms[i].most;
	return false;
}

/* Supabase signs its two project keys alike; only the role tells them apart, as PostgREST and what is built on it have
 * it (docs.postgrest.org, Authentication): anon is the role of whoever has not signed in. Whoever issued it, a token
 * for the role of a service passes by all that guards the rows. */
static bool judge_role(const struct node *claims, struct proof *out)
{
	str role = claim(claims, S("role"));
	bool supabase = str_starts(claim(claims, S("iss")), S("supabase"));
	if (!supabase && str_eq(role, S("anon"))) {
		proof_say(out, PROOF_PASS,
		          S("for the role of whoever has not signed in: it opens what is open to all"));
		out->is_public = true;
	} else if (!supabase) {
		return false;
	} else if (str_eq(role, S("anon"))) {
		proof_say(out, PROOF_PASS,
		          S("Supabase anon key: public by design, row level security protects the data"));
		out->is_public = true;
	} else if (str_eq(role, S("service_role"))) {
		proof_say(out, PROOF_PASS, S("Supabase service_role key: it passes by row level security"));
	}
	return out->result == PROOF_PASS;
}

static void judge_claims(const struct node *claims, str as_of, struct arena *a, struct proof *out)
{
	enum { SHOWN = 80 };
	int64_t expires, today;
	bool has_end = numeric_date(claim(claims, S("exp")), &expires);
	str issuer = str_sub(claim(claims, S("iss")), 0, SHOWN);
	bool known = judge_role(claims, out);
	if (has_end && proof_seconds(as_of, &today) && expires < today) {
		str day = proof_day(expires, a);
		proof_say(out, PROOF_PASS, arena_printf(a, "expired on %.*s", STR_ARG(day)));
		out->at_most = SEVERITY_LOW;
	} else if (!known) {
		str day = has_end ? proof_day(expires, a) : S("");
		str until = has_end ? arena_printf(a, "valid until %.*s", STR_ARG(day)) : S("it never expires");
		str role = str_sub(claim(claims, S("role")), 0, SHOWN);
		str by = issuer.n ? arena_printf(a, "issued by %.*s, ", STR_ARG(issuer)) : S("");
		str as = role.n ? arena_printf(a, "for the role %.*s, ", STR_ARG(role)) : S("");
		proof_say(out, PROOF_PASS, arena_printf(a, "%.*s%.*s%.*s", STR_ARG(by), STR_ARG(as), STR_ARG(until)));
	}
	out->proven = str_eq(claim(claims, S("role")), S("service_role"));
}

void proof_jwt(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str rest = in->value, header = S(""), payload = S(""), signature = S("");
	proof_say(out, PROOF_FAIL, S("not a JSON Web Token inside"));
	if (!str_cut(&rest, '.', &header) || !str_cut(&rest, '.', &payload) || !str_cut(&rest, '.', &signature) ||
	    rest.p)
		return;
	const struct node *head = part_object(header, a), *claims = part_object(payload, a);
	if (!head || !claims)
		return;
	str alg = claim(head, S("alg"));
	if (str_ieq(alg, S("none")))
		proof_say(out, PROOF_NOT_A_SECRET, S("unsigned (alg is none): anybody can write it"));
	else if (!signature_fits(alg, signature, a))
		proof_say(out, PROOF_FAIL, S("its signature does not fit its algorithm"));
	else
		judge_claims(claims, in->as_of, a, out);
}
