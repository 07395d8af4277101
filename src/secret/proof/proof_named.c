/* What a rule for a named value (rules/named.h) cannot say in its shape: a number that only looks like a key. */
#include <stdint.h>

#include "base/ascii.h"
#include "secret/proof/checks.h"
#include "secret/value/value.h"
#include "secret/value/words.h"

static bool in_name(char c) { return ascii_alnum(c) || (c && strchr("_-.", c)); }

/* The name and all that stands between it and the value. */
static str lead_of(const struct proof_input *in)
{
	size_t lead = in->match.n > in->value.n ? in->match.n - in->value.n : 0;
	size_t from = in->before.n > lead ? in->before.n - lead : 0;
	while (from && in_name(in->before.p[from - 1]))
		from--;
	return str_sub(in->before, from, in->before.n);
}

/* Names under which a number is a digest of something that is not secret. */
static bool names_digest(str lead)
{
	static const str of[] = {STR_INIT("sha"),      STR_INIT("md"),     STR_INIT("hash"),        STR_INIT("digest"),
	                         STR_INIT("checksum"), STR_INIT("commit"), STR_INIT("fingerprint"), STR_INIT("etag"),
	                         STR_INIT("revision"), STR_INIT("rev"),    STR_INIT("integrity"),   STR_INIT("crc")};
	str rest = lead, word;
	while (words_next(&rest, &word))
		for (size_t i = 0; i < sizeof of / sizeof *of; i++)
			if (str_ieq(word, of[i]))
				return true;
	return false;
}

/* Digits alone, a piece that comes again, or fewer different characters than chance gives. */
static bool is_monotonous(str value)
{
	enum { FEWEST = 6 };
	bool seen[256] = {false};
	size_t different = 0, digits = 0, signs = 0;
	for (size_t i = 0; i < value.n; i++) {
		unsigned char c = (unsigned char)value.p[i];
		different += !seen[c];
		seen[c] = true;
		digits += c >= '0' && c <= '9';
		signs += c == '-' || c == '_' || c == '.';
	}
	for (size_t period = 1; period <= value.n / 2; period++)
		if (!memcmp(value.p, value.p + period, value.n - period))
			return true;
	return different < FEWEST || digits + signs == value.n;
}

/* getAcmeSecrets: by chance no word of such names stands alone between capitals. */
static bool is_name(str value)
{
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] >= '0' && value.p[i] <= '9')
			return false;
	return value_key(value) != KEY_NONE;
}

void proof_named(const struct proof_input *in, struct arena *a, struct proof *out)
{
	proof_placeholder(in, a, out);
	if (out->result == PROOF_NOT_A_SECRET)
		return;
	struct value_class class = value_judge(in->value, S(""), true);
	if (names_digest(lead_of(in)))
		proof_say(out, PROOF_NOT_A_SECRET, S("its name says that it is a digest"));
	else if (is_monotonous(in->value))
		proof_say(out, PROOF_NOT_A_SECRET, S("a number, or a piece that comes again"));
	else if (is_name(in->value))
		proof_say(out, PROOF_NOT_A_SECRET, S("the name of a secret"));
	else if (class.kind == VALUE_WORDS || class.kind == VALUE_CODE || class.kind == VALUE_PLACE)
		proof_say(out, PROOF_NOT_A_SECRET, class.reason);
	else if (class.kind == VALUE_PASSWORD)
		proof_say(out, PROOF_FAIL, class.reason);
}
