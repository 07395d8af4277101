/* What single providers build into their tokens: account numbers, times, signatures at fixed places. A structure that
 * chance does not make is a pass; one that any text of that length has is only a note. */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "format/format.h"
#include "secret/proof/codec.h"
#include "secret/value/value.h"
#include "base/ascii.h"

static unsigned at(str s, size_t i) { return i < s.n ? (unsigned char)s.p[i] : 0x100; }

static bool all_digits(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

static void verdict(bool right, str note, const struct proof_input *in, struct proof *out)
{
	proof_verdict(right, note, S("it is not built as its kind is: cut off or made up"), in->value, out);
}

/* C7: characters 5-20 are base32; bits 7 to 46 of the first six bytes are the account. Any body gives some number, so
 * a possible one proves nothing; ids from before this scheme have I or J in fifth place and carry none. */
void proof_aws_key_id(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str bytes;
	uint64_t z = 0;
	proof_say(out, PROOF_NONE, S(""));
	if (value_placeholder(in->value, &out->note)) {
		out->result = PROOF_NOT_A_SECRET;
		return;
	}
	out->note = S("");
	if (in->value.n != 20 || !codec_decode(CODEC_BASE32, str_sub(in->value, 4, 20), a, &bytes)) {
		verdict(false, S(""), in, out);
		return;
	}
	if (at(in->value, 4) == 'I' || at(in->value, 4) == 'J')
		return;
	for (size_t i = 0; i < 6; i++)
		z = z << 8 | at(bytes, i);
	z = (z & 0x7fffffffff80) >> 7;
	if (z > 999999999999)
		proof_say(out, PROOF_FAIL, S("no AWS account has the number it carries"));
	else
		out->note = arena_printf(a, "belongs to AWS account %012llu", (unsigned long long)z);
}

/* C17: 64 bytes; four bits are left over in the last character, and an encoder leaves them zero. */
void proof_azure_storage(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str bytes, what;
	bool whole = in->value.n == 88 && codec_decode(CODEC_BASE64, in->value, a, &bytes) && bytes.n == 64;
	verdict(whole && ascii_in("AQgw", in->value.p[85]), S("64 bytes of base64, as storage keys are"), in, out);
	if (sample_known(in->value, &what)) {
		proof_say(out, PROOF_PASS, what);
		out->is_public = true;
	}
}

/* C18: "JQQJ99" at 52 in all keys of the newer generation; four letters at 76 name the service. */
void proof_azure_84(const struct proof_input *in, struct arena *a, struct proof *out)
{
	(void)a;
	bool right = in->value.n == 84 && str_eq(str_sub(in->value, 52, 58), S("JQQJ99"));
	bool devops = str_eq(str_sub(in->value, 76, 80), S("AZDO"));
	verdict(right, devops ? S("it carries the mark of Azure DevOps") : S("it carries the mark of Azure's keys"), in,
	        out);
}

/* C5: base64 of a JSON object with the key ("k") and its name ("n"), both for glc_ and the older eyJrIjoi. */
void proof_grafana_legacy(const struct proof_input *in, struct arena *a, struct proof *out)
{
	static const struct format_budget budget = {.depth = 8, .nodes = 256, .bytes = 8 << 10};
	str text = str_starts(in->value, S("glc_")) ? str_sub(in->value, 4, in->value.n) : in->value, bytes;
	const struct node *tree = NULL;
	struct err err;
	bool right = codec_decode(CODEC_BASE64, text, a, &bytes) &&
	             json_read(bytes, a, &budget, &tree, &err) == FORMAT_OK && tree && tree->kind == NODE_OBJECT &&
	             node_get(tree, S("k")) && node_get(tree, S("n"));
	verdict(right, S("base64 of Grafana's key record"), in, out);
}

/* C11: "reftkn:NN:" and the time it ends, then the token itself. */
void proof_jfrog_reference(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { TIME = 10 };
	str bytes;
	int64_t seconds, today;
	uint64_t end;
	bool right = codec_decode(CODEC_BASE64URL, in->value, a, &bytes) && str_starts(bytes, S("reftkn:")) &&
	             at(bytes, 9) == ':' && all_digits(str_sub(bytes, 10, 10 + TIME)) && bytes.n > 11 + TIME;
	verdict(right, S("base64 of JFrog's token record"), in, out);
	if (!right || !str_number(str_sub(bytes, 10, 10 + TIME), UINT32_MAX, &end))
		return;
	seconds = (int64_t)end;
	str day = proof_day(seconds, a);
	if (seconds && proof_seconds(in->as_of, &today) && seconds < today) {
		out->note = arena_printf(a, "expired on %.*s", STR_ARG(day));
		out->at_most = SEVERITY_LOW;
	}
}

/* C12 */
void proof_jfrog_api_key(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str bytes;
	verdict(codec_base58_decode(in->value, a, &bytes) && bytes.n == 54,
	        S("base58 of 54 bytes, as JFrog's keys are"), in, out);
}

/* C13: the first part is the bot's id in base64; its upper bits are the milliseconds since 2015. */
void proof_discord(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { DISCORD_EPOCH = 1420070400, YEAR = 366 * 86400 };
	str rest = in->value, id_text = S(""), time_text = S(""), id, time;
	uint64_t number = 0;
	int64_t today;
	str_cut(&rest, '.', &id_text);
	str_cut(&rest, '.', &time_text);
	bool right = rest.p && codec_decode(CODEC_BASE64URL, id_text, a, &id) && id.n >= 17 && id.n <= 19 &&
	             str_number(id, INT64_MAX, &number) && codec_decode(CODEC_BASE64URL, time_text, a, &time) &&
	             time.n == 4;
	int64_t made = DISCORD_EPOCH + (int64_t)(number >> 22) / 1000;
	if (right && proof_seconds(in->as_of, &today))
		right = made < today + YEAR;
	str day = proof_day(made, a);
	verdict(right, arena_printf(a, "the bot was made on %.*s", STR_ARG(day)), in, out);
}

/* C14: 12 digits, a colon, 20 bytes. */
void proof_bitbucket_dc(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str text = str_starts(in->value, S("BBDC-")) ? str_sub(in->value, 5, in->value.n) : in->value, bytes;
	verdict(codec_decode(CODEC_BASE64, text, a, &bytes) && bytes.n == 33 && all_digits(str_sub(bytes, 0, 12)) &&
	                at(bytes, 12) == ':',
	        S("base64 of an id and 20 bytes, as Atlassian's tokens are"), in, out);
}

/* An unsigned number of 7 bits per byte, as macaroons and protocol buffers write lengths; taken off the front. */
static bool varint(str *rest, size_t *value)
{
	*value = 0;
	for (unsigned shift = 0; shift < 28; shift += 7) {
		unsigned byte = at(*rest, 0);
		if (byte > 0xff)
			return false;
		*rest = str_sub(*rest, 1, rest->n);
		*value |= (size_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return true;
	}
	return false;
}

/* A tag byte, a length and so many bytes. */
static bool packet(str *rest, unsigned tag, str *body)
{
	size_t n;
	str copy = *rest;
	if (at(copy, 0) != tag)
		return false;
	copy = str_sub(copy, 1, copy.n);
	if (!varint(&copy, &n) || n > copy.n)
		return false;
	*body = str_sub(copy, 0, n);
	*rest = str_sub(copy, n, copy.n);
	return true;
}

static bool zero(str *rest)
{
	bool is = at(*rest, 0) == 0;
	if (is)
		*rest = str_sub(*rest, 1, rest->n);
	return is;
}

/* C15: a macaroon, version 2: 02, location, identifier, 00, caveats (each ended by 00), 00, signature of 32 bytes. */
void proof_pypi(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { LOCATION = 1, IDENTIFIER = 2, KEY_ID = 4, SIGNATURE = 6 };
	str bytes = S(""), where = S(""), skipped, signature = S("");
	if (str_starts(in->value, S("pypi-")))
		codec_decode(CODEC_BASE64URL, str_sub(in->value, 5, in->value.n), a, &bytes);
	str rest = str_sub(bytes, 1, bytes.n);
	bool right = at(bytes, 0) == 2 && packet(&rest, LOCATION, &where) && packet(&rest, IDENTIFIER, &skipped) &&
	             zero(&rest);
	while (right && !zero(&rest)) {
		packet(&rest, LOCATION, &skipped);
		right = packet(&rest, IDENTIFIER, &skipped);
		packet(&rest, KEY_ID, &skipped);
		right = right && zero(&rest);
	}
	right = right && packet(&rest, SIGNATURE, &signature) && signature.n == 32 && !rest.n;
	bool test = str_eq(where, S("test.pypi.org"));
	verdict(right && (test || str_eq(where, S("pypi.org"))),
	        test ? S("a macaroon of test.pypi.org") : S("a macaroon of pypi.org"), in, out);
	if (test)
		out->at_most = SEVERITY_LOW;
}

/* C21: protocol buffer: field 1 is the number 1, field 2 the sum, field 3 the token. Short ones carry no structure. */
void proof_vault(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { NUMBER_1 = 0x08, BYTES_2 = 0x12, BYTES_3 = 0x1a, SHORT = 40 };
	str bytes = S(""), sum = S(""), token = S(""), text = str_sub(in->value, 4, in->value.n);
	proof_say(out, PROOF_NONE, S(""));
	if (text.n < SHORT || !(str_starts(in->value, S("hvs.")) || str_starts(in->value, S("hvr."))))
		return;
	codec_decode(CODEC_BASE64URL, text, a, &bytes);
	str rest = str_sub(bytes, 2, bytes.n);
	verdict(at(bytes, 0) == NUMBER_1 && at(bytes, 1) == 1 && packet(&rest, BYTES_2, &sum) && sum.n == 32 &&
	                packet(&rest, BYTES_3, &token) && token.n,
	        S("built as Vault's server builds its tokens"), in, out);
}

/* The text of a JSON string member, looked up in raw text that may be cut at both ends or escaped once more. */
static str member(str text, str quoted_name)
{
	size_t i = str_find(text, quoted_name, 0);
	if (i == SIZE_MAX)
		return S("");
	for (i += quoted_name.n; i < text.n && ascii_in(" \t\r\n\\\":", text.p[i]); i++)
		;
	size_t end = i;
	while (end < text.n && text.p[end] != '"' && text.p[end] != '\\' && text.p[end] != '\n')
		end++;
	return str_sub(text, i, end);
}

/* C16: the members stand around the key, in any order. */
void proof_google_account(const struct proof_input *in, struct arena *a, struct proof *out)
{
	enum { AROUND = 2048, SHOWN = 120 };
	struct proof key;
	str from = in->before.n > AROUND ? str_sub(in->before, in->before.n - AROUND, in->before.n) : in->before;
	str text = proof_join(a, proof_join(a, from, in->value), str_sub(in->after, 0, AROUND));
	str mail = str_sub(member(text, S("client_email")), 0, SHOWN);
	proof_pem(in, a, &key);
	if (key.result == PROOF_NOT_A_SECRET) {
		*out = key;
		return;
	}
	bool right = key.result != PROOF_FAIL && str_eq(member(text, S("\"type")), S("service_account")) &&
	             str_ends(mail, S(".iam.gserviceaccount.com")) && member(text, S("private_key_id")).n == 40;
	verdict(right, arena_printf(a, "key of %.*s", STR_ARG(mail)), in, out);
}
