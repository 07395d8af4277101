/* Checks that judge the value itself. They are the detector for rules whose pattern is loose, so they may say
 * NOT_A_SECRET; what is likely but weak is a FAIL, which lowers confidence. None says PASS for a guess. */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "base/ascii.h"
#include "secret/proof/codec.h"
#include "secret/value/value.h"

static bool is_word_byte(char c) { return ascii_alnum(c) || c == '_'; }

void proof_none(const struct proof_input *in, struct arena *a, struct proof *out)
{
	(void)in, (void)a;
	proof_say(out, PROOF_NONE, S(""));
}

void proof_placeholder(const struct proof_input *in, struct arena *a, struct proof *out)
{
	(void)a;
	str reason = S("");
	bool stands_in = value_placeholder(in->value, &reason) || value_reference(in->value, &reason);
	proof_say(out, stands_in ? PROOF_NOT_A_SECRET : PROOF_NONE, stands_in ? reason : S(""));
}

static bool in_name(char c) { return is_word_byte(c) || c == '-' || c == '.'; }

/* What stands in front of the value: in the match, else in the same line of the document. */
str proof_lead(const struct proof_input *in)
{
	size_t at = str_find(in->match, in->value, 0), next = at;
	while (next != SIZE_MAX) { /* the last one: a value may stand in its own key */
		at = next;
		next = str_find(in->match, in->value, next + 1);
	}
	if (at != SIZE_MAX && at > 0) {
		size_t from = in->before.n > at ? in->before.n - at : 0;
		if (from && str_ends(in->before, str_sub(in->match, 0, at))) {
			for (; from && in_name(in->before.p[from - 1]); from--)
				; /* the pattern may begin inside a name: bypass, csrf_token */
			return str_sub(in->before, from, in->before.n);
		}
		return str_sub(in->match, 0, at);
	}
	size_t line = in->before.n;
	while (line && in->before.p[line - 1] != '\n')
		line--;
	return str_sub(in->before, line, in->before.n);
}

/* ---- user and password --------------------------------------------------------------------------------------------
 */

enum host_kind { HOST_ANY, HOST_HOME, HOST_RESERVED, HOST_RENTED };

/* What an address spells with percent signs, as it was meant. */
static str percent_decode(str s, char *to)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 2 < s.n && s.p[i] == '%' ? ascii_hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? ascii_hex(s.p[i + 2]) : -1;
		to[n++] = low >= 0 ? (char)(high * 16 + low) : s.p[i];
		i += low >= 0 ? 2 : 0;
	}
	return str_at(to, n);
}

/* As in documentation: the password is called what it is, or it repeats the user (user:user, postgres:postgres). */
static enum proof_result judge_pair(str user, str password, enum host_kind at, struct proof *out)
{
	enum { MADE_UP = 46, MADE_BY_MACHINE = 12 }; /* below: a word, letters, digits; bytes that such one has */
	char plain[128];
	if (password.n <= sizeof plain && memchr(password.p, '%', password.n))
		password = percent_decode(password, plain);
	struct value_class class = value_judge(password, S("password"), true);
	out->note = class.reason;
	out->chosen = class.kind != VALUE_RANDOM && class.kind != VALUE_DIGEST;
	if (class.kind == VALUE_PLACEHOLDER || class.kind == VALUE_REFERENCE)
		return PROOF_NOT_A_SECRET;
	if (at == HOST_RESERVED && class.weight < MADE_UP) {
		out->note = S("a host that is reserved for examples");
		return PROOF_NOT_A_SECRET;
	}
	if (at == HOST_HOME && (str_ieq(user, password) || class.weight < MADE_UP)) {
		out->note = S("a development password for this machine");
		out->faint = class.weight < MADE_UP;
		return PROOF_FAIL;
	}
	out->proven = at == HOST_RENTED && class.kind == VALUE_RANDOM && password.n >= MADE_BY_MACHINE;
	return class.weight < 40 ? PROOF_FAIL : PROOF_NONE;
}

/* The host behind the '@' of a URL: up to the first byte no host name has. */
static str host_of(str after)
{
	size_t n = 0;
	after = str_sub(after, after.n && after.p[0] == '@', after.n);
	while (n < after.n && (is_word_byte(after.p[n]) || ascii_in(".-", after.p[n])))
		n++;
	return str_sub(after, 0, n);
}

/* This machine, or a container beside it: a name without a dot. */
static bool is_home(str host)
{
	return (host.n && !memchr(host.p, '.', host.n)) || str_starts(host, S("127.")) || str_eq(host, S("0.0.0.0")) ||
	       str_ieq(host, S("host.docker.internal"));
}

/* Names that RFC 2606 and 6761 set aside: nothing answers there. */
static bool is_reserved(str host)
{
	static const str names[] = {STR_INIT("example.com"), STR_INIT("example.org"), STR_INIT("example.net"),
	                            STR_INIT(".example"), STR_INIT(".invalid")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_ends(host, names[i]))
			return true;
	return str_ieq(host, S("host")) || str_ieq(host, S("hostname"));
}

/* Databases that are rented: an address below these belongs to somebody, whatever the file is called that it stands in.
 */
static bool is_rented(str host)
{
	static const str names[] = {
	        STR_INIT(".neon.tech"),          STR_INIT(".supabase.co"),         STR_INIT(".supabase.com"),
	        STR_INIT(".rlwy.net"),           STR_INIT(".railway.app"),         STR_INIT(".rds.amazonaws.com"),
	        STR_INIT(".mongodb.net"),        STR_INIT(".aivencloud.com"),      STR_INIT(".render.com"),
	        STR_INIT(".upstash.io"),         STR_INIT(".cockroachlabs.cloud"), STR_INIT(".psdb.cloud"),
	        STR_INIT(".database.azure.com"), STR_INIT(".redis-cloud.com"),     STR_INIT(".redislabs.com"),
	        STR_INIT(".ondigitalocean.com"), STR_INIT(".cloudamqp.com"),       STR_INIT(".timescale.com")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (host.n > names[i].n && str_ends(host, names[i]))
			return true;
	return false;
}

/* The pattern stopped in front of a blank that belongs to the value: -pXk7{alnum:12}, user:app-$PASSWORD@host. */
static bool cut_by_blank(str after)
{
	str why;
	size_t n = 0;
	while (n < after.n && n < 64 && !ascii_in(" \t\r\n\"'@", after.p[n]))
		n++;
	after = str_sub(after, 0, n);
	return n && ascii_in("{$<", after.p[0]) && !str_starts(after, S("</")) &&
	       (value_placeholder(after, &why) || value_reference(after, &why));
}

/* RFC 3986: '?' and '#' end the part of an address that holds host and port, so digits before them are a port. */
static bool is_port(str value)
{
	size_t n = 0;
	while (n < value.n && value.p[n] >= '0' && value.p[n] <= '9')
		n++;
	return n && n < 6 && n < value.n && (value.p[n] == '?' || value.p[n] == '#');
}

void proof_url_password(const struct proof_input *in, struct arena *a, struct proof *out)
{
	(void)a;
	str lead = proof_lead(in), user, host;
	size_t end = lead.n && lead.p[lead.n - 1] == ':' ? lead.n - 1 : lead.n, from = end;
	while (from && !ascii_in("/@ \t\n\"'", lead.p[from - 1]))
		from--;
	user = str_sub(lead, from, end);
	size_t at = str_find(in->match, in->value, lead.n);
	host = host_of(in->after);
	if (!host.n && at != SIZE_MAX)
		host = host_of(str_sub(in->match, at + in->value.n, in->match.n));
	enum host_kind kind = is_home(host)       ? HOST_HOME
	                      : is_reserved(host) ? HOST_RESERVED
	                      : is_rented(host)   ? HOST_RENTED
	                                          : HOST_ANY;
	out->result = cut_by_blank(in->after) || is_port(in->value) ? PROOF_NOT_A_SECRET
	                                                            : judge_pair(user, in->value, kind, out);
	out->common = value_is_common(in->value) || str_ieq(user, in->value);
	if ((out->result == PROOF_FAIL || out->chosen) && kind == HOST_HOME) {
		out->at_most = SEVERITY_LOW;
		out->common = true;
	}
}

/* RFC 7617: base64 of user, ':' and password. Anything else under this header is no password. */
void proof_basic_auth(const struct proof_input *in, struct arena *a, struct proof *out)
{
	str bytes, user, password;
	proof_say(out, PROOF_NOT_A_SECRET, S("not base64 of a user and a password"));
	if (!codec_decode(CODEC_BASE64, in->value, a, &bytes))
		return;
	for (size_t i = 0; i < bytes.n; i++)
		if ((unsigned char)bytes.p[i] < 0x20 || bytes.p[i] == 0x7f)
			return;
	password = bytes;
	if (!str_cut(&password, ':', &user) || !password.p || !password.n)
		return;
	out->result = judge_pair(user, password, HOST_ANY, out);
	if (out->result == PROOF_NONE) {
		out->result = out->chosen ? PROOF_NONE : PROOF_PASS;
		out->note = S("it decodes to a user and a password");
	}
}
