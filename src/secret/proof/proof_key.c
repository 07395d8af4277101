/* Private keys: is there a key between the markers, is it whole, and is it locked with a passphrase? (C8, C9, C16.)
 * Text around keys is dirty: "\n" written out, quotes and '+' of source code, indentation of YAML. */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "base/ascii.h"
#include "secret/proof/codec.h"
#include "secret/value/value.h"

#define DASHES S("-----")
enum { SHORTEST_BODY = 40, LONGEST_LABEL = 64 };

struct block {
	str label, body; /* body: what stands between the markers, as it is */
	str base64;      /* its base64 characters alone */
	bool filler;     /* dots, brackets, dollars: something other than a key */
};

static bool find_block(str text, struct block *b)
{
	size_t begin = str_find(text, S("-----BEGIN "), 0);
	if (begin == SIZE_MAX)
		return false;
	size_t label = begin + DASHES.n + 6, end = str_find(text, DASHES, label);
	if (end == SIZE_MAX || end - label > LONGEST_LABEL)
		return false;
	size_t stop = str_find(text, S("-----END"), end + DASHES.n);
	b->label = str_sub(text, label, end);
	b->body = str_sub(text, end + DASHES.n, stop);
	return true;
}

/* The next line of *rest, ended by a line feed or by one written out (any number of backslashes and an 'n'). */
static bool next_line(str *rest, str *line)
{
	size_t i = 0, from;
	if (!rest->n)
		return false;
	for (; i < rest->n && rest->p[i] != '\n'; i++) {
		for (from = i; i < rest->n && rest->p[i] == '\\'; i++)
			;
		if (i > from && i < rest->n && (rest->p[i] == 'n' || rest->p[i] == 'r')) {
			*line = str_sub(*rest, 0, from);
			*rest = str_sub(*rest, i + 1, rest->n);
			return true;
		}
		if (i > from)
			i--;
	}
	*line = str_sub(*rest, 0, i);
	*rest = str_sub(*rest, i + 1, rest->n);
	return true;
}

static bool is_digit64(char c) { return ascii_alnum(c) || c == '/' || c == '='; }

/* A '+' with no digit beside it joins two literals and is no digit itself: "abc" + "def". */
static bool joins(str line, size_t at)
{
	bool left = at && (is_digit64(line.p[at - 1]) || line.p[at - 1] == '+');
	bool right = at + 1 < line.n && (is_digit64(line.p[at + 1]) || line.p[at + 1] == '+');
	return !left && !right;
}

static void gather(struct block *b, struct arena *a)
{
	char *out = arena_alloc(a, b->body.n + 1);
	size_t n = 0;
	str rest = b->body, line;
	while (next_line(&rest, &line)) {
		if (str_find(line, S(":"), 0) != SIZE_MAX) /* Proc-Type, DEK-Info, Version, Comment */
			continue;
		for (size_t i = 0; i < line.n; i++) {
			char c = line.p[i];
			if (is_digit64(c) || (c == '+' && !joins(line, i)))
				out[n++] = c;
			else if (c == '.' || c == '<' || c == '{' || c == '[' || c == '$' || c == '%' || c == '*')
				b->filler = true;
		}
	}
	b->base64 = str_at(out, n);
}

/* Half of it or more one and the same character. */
static bool mostly_one(str s)
{
	size_t count[256] = {0};
	for (size_t i = 0; i < s.n; i++)
		if (++count[(unsigned char)s.p[i]] * 2 >= s.n)
			return true;
	return false;
}

static unsigned byte_at(str s, size_t i) { return i < s.n ? (unsigned char)s.p[i] : 0x100; }

/* A SEQUENCE that is as long as it says; `inner` is the tag of what it begins with. */
static bool der_whole(str bytes, unsigned *inner)
{
	size_t at = 2, length = byte_at(bytes, 1);
	if (byte_at(bytes, 0) != 0x30 || length > 0x83)
		return false;
	if (length >= 0x80) {
		size_t count = length & 0x7f;
		for (length = 0; count; count--)
			length = length << 8 | (byte_at(bytes, at++) & 0xff);
	}
	*inner = byte_at(bytes, at);
	return bytes.n > at && bytes.n - at == length;
}

/* Takes a string with a 32-bit length off the front. */
static bool ssh_string(str *rest, str *out)
{
	size_t n = 0;
	if (rest->n < 4)
		return false;
	for (size_t i = 0; i < 4; i++)
		n = n << 8 | (unsigned char)rest->p[i];
	if (n > rest->n - 4)
		return false;
	*out = str_sub(*rest, 4, 4 + n);
	*rest = str_sub(*rest, 4 + n, rest->n);
	return true;
}

/* openssh-key-v1: cipher, kdf, kdf options, number of keys, public key, private part (PROTOCOL.key of OpenSSH). */
static bool openssh_whole(str bytes, bool *locked)
{
	str magic = str_at("openssh-key-v1", sizeof "openssh-key-v1"), cipher, skipped;
	if (!str_starts(bytes, magic))
		return false;
	str rest = str_sub(bytes, magic.n, bytes.n);
	if (!ssh_string(&rest, &cipher) || !ssh_string(&rest, &skipped) || !ssh_string(&rest, &skipped) || rest.n < 4)
		return false;
	rest = str_sub(rest, 4, rest.n);
	*locked = !str_eq(cipher, S("none"));
	return ssh_string(&rest, &skipped) && ssh_string(&rest, &skipped) && skipped.n >= 16;
}

/* OpenPGP armour: base64, then '=' and a CRC-24 of the bytes (RFC 4880, 6.1); a secret key packet has tag 5. */
static bool pgp_whole(str base64, struct arena *a)
{
	str bytes, sum;
	if (base64.n < 5 || base64.p[base64.n - 5] != '=' ||
	    !codec_decode(CODEC_BASE64, str_sub(base64, base64.n - 4, base64.n), a, &sum) ||
	    !codec_decode(CODEC_BASE64, str_sub(base64, 0, base64.n - 5), a, &bytes))
		return false;
	uint32_t tag = byte_at(bytes, 0), crc = proof_crc24(bytes);
	return ((tag & 0xfc) == 0x94 || tag == 0xc5) && sum.n == 3 && byte_at(sum, 0) == crc >> 16 &&
	       byte_at(sum, 1) == (crc >> 8 & 0xff) && byte_at(sum, 2) == (crc & 0xff);
}

static bool block_whole(const struct block *b, struct arena *a, bool *locked)
{
	str bytes;
	unsigned inner;
	if (str_find(b->label, S("PGP"), 0) != SIZE_MAX)
		return pgp_whole(b->base64, a);
	if (!codec_decode(CODEC_BASE64, b->base64, a, &bytes))
		return false;
	if (str_find(b->body, S("4,ENCRYPTED"), 0) != SIZE_MAX) {
		*locked = true;
		return bytes.n % 8 == 0;
	}
	if (str_find(b->label, S("OPENSSH"), 0) != SIZE_MAX)
		return openssh_whole(bytes, locked);
	*locked = str_starts(b->label, S("ENCRYPTED"));
	return der_whole(bytes, &inner) && inner == (*locked ? 0x30 : 0x02);
}

/* One sentence on a key that is whole. A locked one is as safe as its passphrase. */
static void say_key(struct proof *out, bool locked, str note)
{
	proof_say(out, PROOF_PASS, note);
	if (locked) {
		out->note = S("it is encrypted with a passphrase");
		out->at_most = SEVERITY_LOW;
	}
}

/* A line of the key ends in "...", written out or as one character. A line with a blank is no longer the key's. */
static bool is_cut_short(str body)
{
	str line;
	while (next_line(&body, &line)) {
		line = str_trim(line);
		if (str_ends(line, S("...")) || str_ends(line, S("\xe2\x80\xa6")))
			return true;
		if (str_find(line, S(" "), 0) != SIZE_MAX && str_find(line, S(":"), 0) == SIZE_MAX)
			return false;
	}
	return false;
}

static void judge_text(str text, struct arena *a, struct proof *out)
{
	struct block b = {0};
	bool locked = false;
	str reason;
	proof_say(out, PROOF_NONE, S(""));
	if (!find_block(text, &b))
		return;
	gather(&b, a);
	if (b.base64.n < SHORTEST_BODY || mostly_one(b.base64))
		proof_say(out, PROOF_NOT_A_SECRET, S("there is no key between the markers"));
	else if (is_cut_short(b.body) || value_placeholder(b.base64, &reason))
		proof_say(out, PROOF_NOT_A_SECRET, S("cut short or made up for print"));
	else if (memchr(b.body.p, '(', b.body.n) && !block_whole(&b, a, &locked))
		proof_say(out, PROOF_NOT_A_SECRET, S("code that writes a key"));
	else if (b.filler || !block_whole(&b, a, &locked))
		proof_say(out, PROOF_FAIL, S("what stands between the markers is no whole key"));
	else
		say_key(out, locked, S("a whole private key, not encrypted"));
}

/* The value, or when a rule took the body alone, the marker in front of it and the value. */
void proof_pem(const struct proof_input *in, struct arena *a, struct proof *out)
{
	if (str_find(in->value, S("-----BEGIN "), 0) != SIZE_MAX) {
		judge_text(in->value, a, out);
		return;
	}
	str near = in->before.n > 256 ? str_sub(in->before, in->before.n - 256, in->before.n) : in->before;
	judge_text(proof_join(a, near, in->value), a, out);
}

/* A key whose PEM text was encoded once more: client-key-data of a kubeconfig, tls.key of a Secret. */
void proof_pem_base64(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str text;
	if (codec_decode(CODEC_BASE64, in->value, a, &text))
		judge_text(text, a, out);
	if (out->result == PROOF_NONE)
		proof_verdict(false, S(""), S("no key in it once it is decoded"), in->value, out);
}

/* ssh.com's form (also of Tectia): a magic number, the length of all, the type of the key and its cipher. */
void proof_ssh2(const struct proof_input *in, struct arena *a, struct proof *out)
{
	static const str magic = STR_INIT("\x3f\x6f\xf9\xeb");
	struct block b = {0};
	str bytes = S(""), rest, type, cipher = S("");
	size_t begin = str_find(in->value, S("KEY ----"), 0), end = str_find(in->value, S("---- END"), 0);
	if (begin != SIZE_MAX && end != SIZE_MAX && end > begin)
		b.body = str_sub(in->value, begin + 8, end);
	gather(&b, a);
	bool whole = codec_decode(CODEC_BASE64, b.base64, a, &bytes) && str_starts(bytes, magic) && bytes.n > 16;
	rest = str_sub(bytes, 8, bytes.n);
	whole = whole && ssh_string(&rest, &type) && ssh_string(&rest, &cipher) && rest.n > 8;
	if (whole)
		say_key(out, !str_eq(cipher, S("none")), S("a whole private key, not encrypted"));
	else
		proof_verdict(false, S(""), S("what stands between the markers is no whole key"), b.base64, out);
}

/* The rest of the line behind a name, without blanks; "" when the name is not there. */
static str field(str text, str name)
{
	size_t at = str_find(text, name, 0);
	if (at == SIZE_MAX)
		return S("");
	size_t end = str_find(text, S("\n"), at);
	return str_trim(str_sub(text, at + name.n, end));
}

/* C9: PuTTY-User-Key-File-2 and -3: the line of the cipher, then as many lines of key as it says. */
void proof_putty(const struct proof_input *in, struct arena *a, struct proof *out)
{
	(void)a;
	str text = in->value.n > in->match.n ? in->value : in->match, rest = in->after, line;
	size_t at = str_find(text, S("PuTTY-User-Key-File-"), 0);
	uint64_t lines = 0, seen = 0;
	if (at != SIZE_MAX && str_find(text, S("Private-Lines:"), at) != SIZE_MAX)
		rest = str_sub(text, at, text.n);
	str cipher = field(rest, S("Encryption:"));
	size_t key = str_find(rest, S("Private-Lines:"), 0);
	if (key != SIZE_MAX && str_number(field(rest, S("Private-Lines:")), 1000, &lines))
		for (rest = str_sub(rest, key, rest.n);
		     seen <= lines && str_cut(&rest, '\n', &line) && str_trim(line).n;)
			seen++;
	if (!cipher.n || !lines || seen <= lines)
		proof_say(out, PROOF_FAIL, S("what stands in the file is no whole key"));
	else
		say_key(out, !str_eq(cipher, S("none")), S("a whole PuTTY key, not encrypted"));
}
