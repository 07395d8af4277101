/* Values that stand where only secrets stand: `env` of an MCP server, a secrets.toml, the password of a deployment
 * file. The place is the evidence, so a weak value counts; what stands in for one, or is no value at all, does not. */
#include "secret/proof/checks.h"

#include "secret/value/value.h"

static bool all_digits(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

/* What a person types in when asked for a password: a short word is one here, "${PASSWORD}" and "./key.pem" are none.
 */
void proof_place_password(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { SHORTEST = 4, WEAK = 15 };
	(void)a;
	struct value_class class = value_judge(in->value, S("password"), true);
	proof_say(out, PROOF_NOT_A_SECRET, class.reason);
	if (class.kind == VALUE_PLACEHOLDER || class.kind == VALUE_REFERENCE || class.kind == VALUE_PLACE ||
	    in->value.n < SHORTEST || (class.kind == VALUE_NUMBER && !all_digits(in->value)))
		return;
	bool weak = class.weight < WEAK || class.kind == VALUE_NUMBER || class.kind == VALUE_CODE;
	out->result = weak ? PROOF_FAIL : PROOF_NONE;
	out->chosen = class.kind == VALUE_PASSWORD || class.kind == VALUE_WORDS;
	out->note = weak ? S("a weak password, but it stands where passwords stand") : class.reason;
}

/* Keys and tokens come from a machine: words are names of something or stand in for a key ("not-needed"). */
void proof_place_key(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { COUNTS = 40, SHOWN = 30, SHORTEST = 8 };
	(void)a;
	struct value_class class = value_judge(in->value, S("api_key"), true);
	bool value = class.kind == VALUE_RANDOM || class.kind == VALUE_PASSWORD || class.kind == VALUE_DIGEST;
	proof_say(out, PROOF_NONE, class.reason);
	out->chosen = class.kind == VALUE_PASSWORD;
	if (!value || in->value.n < SHORTEST || class.weight < SHOWN)
		out->result = PROOF_NOT_A_SECRET;
	else if (class.weight < COUNTS)
		out->result = PROOF_FAIL;
}
