/* Values that are no secrets because they point somewhere or count something: numbers, addresses, paths, digests. */
#include <stdint.h>

#include "base/ascii.h"
#include "secret/value/words.h"
#include "value_grammar.h"

/* 3600, 1.2.3, 10.0.0.1, 2024-01-01T00:00:00Z, 30s, 512MiB, #ff00aa */
static bool is_number(const struct value_measure *m)
{
	str s = m->value;
	size_t tail = s.n;
	if (!m->digits)
		return false;
	while (tail && s.n - tail < 3 && ascii_letter(s.p[tail - 1]))
		tail--;
	bool color = s.p[0] == '#' && (s.n == 4 || s.n == 7 || s.n == 9) &&
	             value_only(str_sub(s, 1, s.n), "abcdefABCDEF0123456789", false);
	/* UA-12345678-2: a short kind and its number */
	size_t head = 0;
	while (head < s.n && head < 4 && ascii_upper(s.p[head]))
		head++;
	bool serial = head && head < s.n && s.p[head] == '-' && value_only(str_sub(s, head, s.n), "0123456789-", false);
	return color || serial || (tail <= 12 && value_only(str_sub(s, 0, tail), "0123456789.,:-+v", false)) ||
	       value_only(s, "0123456789.:-TZ+ ", false);
}

/* Nothing in it long and mixed enough to be a key of its own. */
static bool is_plain_query(str query)
{
	enum { LONGEST = 16 };
	size_t run = 0, digits = 0, upper = 0;
	for (size_t i = 0; i < query.n; i++) {
		bool more = ascii_alnum(query.p[i]);
		run = more ? run + 1 : 0;
		digits = more ? digits + ascii_digit(query.p[i]) : 0;
		upper = more ? upper + ascii_upper(query.p[i]) : 0;
		if (run >= LONGEST && (digits > 2 || upper > 4))
			return false;
	}
	return true;
}

/* A path with a query, both read by a program: /user/show/#{id}.xml?format=json */
static bool is_request(const struct value_measure *m)
{
	size_t query = str_find(m->value, S("?"), 0);
	return m->value.p[0] == '/' && m->pieces > 2 && m->words && !m->blanks && is_plain_query(m->value) &&
	       (query != SIZE_MAX ? str_find(m->value, S("="), query) != SIZE_MAX
	                          : !m->digits && m->letters * 2 >= m->upper + m->lower);
}

/* /Users/%s, {base}/tokens/{id}, ${TMPDIR}/test_password_file: a path or a name with holes that a program fills. */
static bool has_holes(const struct value_measure *m)
{
	str s = m->value;
	enum { LONGEST_HOLE = 64, SHORTEST = 8 };
	char rest[256];
	size_t n = 0, holes = 0, words;
	for (size_t i = 0; i < s.n && n < sizeof rest; i++) {
		size_t end = SIZE_MAX;
		if (s.p[i] == '%' && i + 1 < s.n && ascii_in("sdvqr", s.p[i + 1]))
			end = i + 1;
		else if (s.p[i] == '{')
			end = str_find(str_sub(s, 0, i + LONGEST_HOLE), S("}"), i);
		if (end == SIZE_MAX) {
			rest[n++] = s.p[i];
			continue;
		}
		holes++;
		n -= n && ascii_in("$#%@", rest[n - 1]);
		i = end;
	}
	str fixed = str_at(rest, n);
	size_t letters = words_letters(fixed, &words);
	return holes && value_only(fixed, "/._-@:~ #?&=+", true) && (letters * 10 >= n * 5 || n < SHORTEST);
}

/* https://, postgres:// */
static bool has_scheme(const struct value_measure *m)
{
	enum { LONGEST = 24 };
	size_t scheme = str_find(m->value, S("://"), 0);
	return scheme != SIZE_MAX && scheme && scheme < LONGEST;
}

/* With nothing in it that looks like a key. A password in it is the business of the rules for addresses. */
static bool is_address(const struct value_measure *m)
{
	str s = m->value;
	size_t at = str_find(s, S("@"), 0), behind = str_find(s, S("://"), 0) + 3;
	return is_plain_query(s) || (at != SIZE_MAX && str_find(str_sub(s, behind, at), S("/"), 0) == SIZE_MAX);
}

static bool begins_as_path(const struct value_measure *m)
{
	static const str ways[] = {STR_INIT("./"), STR_INIT("../"), STR_INIT("~/"), STR_INIT("C:\\"),
	                           STR_INIT("unix:")};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (str_starts(m->value, ways[i]))
			return true;
	return false;
}

/* /etc/ssl/private */
static bool is_from_root(const struct value_measure *m)
{
	return m->value.p[0] == '/' && value_only(m->value, "/._-@*~", true) && m->letters * 2 >= m->upper + m->lower;
}

/* charts/app/values.yaml */
static bool is_relative(const struct value_measure *m)
{
	return memchr(m->value.p, '/', m->value.n) && value_only(m->value, "/._-@*~:", true) && value_mostly_words(m) &&
	       m->digits * 4 <= m->value.n;
}

/* db.example.com:5432, robin@example.com */
static bool is_host(const struct value_measure *m)
{
	size_t dot = str_find(m->value, S("."), 0), at = str_find(m->value, S("@"), 0);
	return dot != SIZE_MAX && value_only(m->value, "@._-:", true) && value_mostly_words(m) && !m->upper &&
	       (at == SIZE_MAX || dot > 0);
}

static bool is_place(const struct value_measure *m)
{
	if (has_scheme(m))
		return is_address(m);
	return is_request(m) || has_holes(m) || begins_as_path(m) || is_from_root(m) || is_relative(m) || is_host(m);
}

static bool is_uuid(const struct value_measure *m)
{
	str s = m->value;
	if (s.n != 36)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23 ? s.p[i] != '-' : ascii_hex(s.p[i]) < 0)
			return false;
	return true;
}

/* Names under which a long hex number is a digest of something everybody may see. */
static bool names_digest(str key)
{
	static const str of[] = {STR_INIT("sha"),         STR_INIT("md"),       STR_INIT("checksum"),
	                         STR_INIT("integrity"),   STR_INIT("digest"),   STR_INIT("hash"),
	                         STR_INIT("etag"),        STR_INIT("commit"),   STR_INIT("revision"),
	                         STR_INIT("fingerprint"), STR_INIT("resolved"), STR_INIT("crc"),
	                         STR_INIT("hashes"),      STR_INIT("sum"),      STR_INIT("shasum")};
	str word = S(""), last = S("");
	bool digest = false;
	while (words_next(&key, &word)) {
		if (str_ieq(word, S("hashed"))) /* hashed_secret: what other scanners keep of a secret */
			return true;
		for (size_t i = 0; i < sizeof of / sizeof *of; i++)
			digest = digest || str_ieq(word, of[i]);
		last = word;
	}
	return digest && !str_ieq(last, S("key")) && !str_ieq(last, S("secret"));
}

static bool is_digest(const struct value_measure *m)
{
	static const str marks[] = {STR_INIT("sha1-"),   STR_INIT("sha256-"), STR_INIT("sha384-"), STR_INIT("sha512-"),
	                            STR_INIT("sha256:"), STR_INIT("sha512:"), STR_INIT("md5:"),    STR_INIT("SHA256:")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(m->value, marks[i]))
			return true;
	return names_digest(m->key_name) && m->value.n >= 16 && value_only(m->value, "+/=_-", true);
}

/* Of crypt(3) and its kin, alone or behind the name of its user as htpasswd has it. */
static bool is_password_hash(const struct value_measure *m)
{
	str s = m->value;
	static const str marks[] = {
	        STR_INIT("$2a$"),  STR_INIT("$2b$"),    STR_INIT("$2y$"),       STR_INIT("$1$"),
	        STR_INIT("$5$"),   STR_INIT("$6$"),     STR_INIT("$argon2"),    STR_INIT("$apr1$"),
	        STR_INIT("$y$"),   STR_INIT("$pbkdf2"), STR_INIT("pbkdf2_sha"), STR_INIT("$P$"),
	        STR_INIT("{SHA}"), STR_INIT("{SSHA"),   STR_INIT("scrypt:"),    STR_INIT("pbkdf2:")};
	size_t colon = str_find(s, S(":"), 0);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (s.n > 20 && (str_starts(s, marks[i]) ||
		                 (colon != SIZE_MAX && str_starts(str_sub(s, colon + 1, s.n), marks[i]))))
			return true;
	return false;
}

/* Maven's settings-security and others put what they encrypted between braces; Bitnami's SealedSecrets begin alike. */
static bool is_sealed(const struct value_measure *m)
{
	str s = m->value;
	enum { SHORTEST = 12, SEALED_SECRET = 200 };
	bool kubernetes =
	        str_starts(s, S("AgA")) || str_starts(s, S("AgB")); /* version, length of the session key: 512 */
	if (kubernetes && s.n > SEALED_SECRET && value_only(s, "+/=", true))
		return true;
	return s.n > SHORTEST && s.p[0] == '{' && s.p[s.n - 1] == '}' &&
	       value_only(str_sub(s, 1, s.n - 1), "+/=", true);
}

/* What openssl enc writes begins with "Salted__"; a CI system may put the encrypted key in front. */
static bool is_salted(const struct value_measure *m)
{
	str s = m->value;
	str mark = S("U2FsdGVkX1");
	size_t at = str_starts(s, mark) ? 0 : str_find(s, S(";U2FsdGVkX1"), 0);
	return at != SIZE_MAX && value_only(s, "+/=;", true);
}

/* \U3299\UFE0F: a few characters written as escapes, as tables of symbols have them. */
static bool is_symbol(const struct value_measure *m)
{
	str s = m->value;
	enum { MOST = 7 };
	size_t i = 0, n = 0;
	for (; i + 2 < s.n && s.p[i] == '\\' && ascii_in("uUx", s.p[i + 1]); n++) {
		i += 2;
		i += s.p[i] == '{';
		while (i < s.n && (ascii_hex(s.p[i]) >= 0 || s.p[i] == '}'))
			i++;
	}
	return n && n <= MOST && i == s.n;
}

/* AES-128-CBC, HS256, SHA-256, RSA-OAEP-256: the name of an algorithm, in which every run of letters is one that such
 * names are made of. */
static bool is_algorithm(const struct value_measure *m)
{
	static const str parts[] = {
	        STR_INIT("aes"),    STR_INIT("des"),  STR_INIT("sha"),      STR_INIT("md"),    STR_INIT("rsa"),
	        STR_INIT("hmac"),   STR_INIT("hs"),   STR_INIT("rs"),       STR_INIT("es"),    STR_INIT("ps"),
	        STR_INIT("ecdsa"),  STR_INIT("ecdh"), STR_INIT("dsa"),      STR_INIT("ed"),    STR_INIT("argon"),
	        STR_INIT("pbkdf"),  STR_INIT("pkcs"), STR_INIT("bcrypt"),   STR_INIT("id"),    STR_INIT("chacha"),
	        STR_INIT("scrypt"), STR_INIT("poly"), STR_INIT("blowfish"), STR_INIT("cbc"),   STR_INIT("gcm"),
	        STR_INIT("ecb"),    STR_INIT("ctr"),  STR_INIT("cfb"),      STR_INIT("ofb"),   STR_INIT("ccm"),
	        STR_INIT("oaep"),   STR_INIT("pss"),  STR_INIT("ssa"),      STR_INIT("kw"),    STR_INIT("mgf"),
	        STR_INIT("with"),   STR_INIT("and"),  STR_INIT("padding"),  STR_INIT("v"),     STR_INIT("x"),
	        STR_INIT("k"),      STR_INIT("p"),    STR_INIT("secp"),     STR_INIT("prime"), STR_INIT("curve"),
	        STR_INIT("rc"),     STR_INIT("a"),    STR_INIT("cts"),      STR_INIT("wrap"),  STR_INIT("encryption")};
	enum { LONGEST = 40 };
	bool known = false;
	str s = m->value;
	if (s.n > LONGEST || !value_only(s, "-_/.+", true))
		return false;
	for (size_t i = 0, n; i < s.n; i += n ? n : 1) {
		for (n = 0; i + n < s.n && ascii_alnum(s.p[i + n]) && !ascii_digit(s.p[i + n]); n++)
			;
		known = n == 0;
		for (size_t k = 0; n && k < sizeof parts / sizeof *parts && !known; k++)
			known = str_ieq(str_sub(s, i, i + n), parts[k]);
		if (!known)
			return false;
	}
	return m->digits <= 8 && !ascii_digit(s.p[0]);
}

bool value_is_place(const struct value_measure *m, struct value_class *out)
{
	static const struct value_row rows[] = {
	        {is_uuid, {VALUE_DIGEST, 35, STR_INIT("a UUID")}},
	        {is_password_hash, {VALUE_DIGEST, 30, STR_INIT("the hash of a password")}},
	        {is_symbol, {VALUE_CODE, 0, STR_INIT("a symbol written as escapes")}},
	        {is_sealed, {VALUE_REFERENCE, 0, STR_INIT("it is encrypted")}},
	        {is_salted, {VALUE_REFERENCE, 0, STR_INIT("it is encrypted")}},
	        {is_digest, {VALUE_DIGEST, 0, STR_INIT("a digest, as its name or mark says")}},
	        {is_number, {VALUE_NUMBER, 0, STR_INIT("a number, a date or a version")}},
	        {is_algorithm, {VALUE_CODE, 0, STR_INIT("the name of an algorithm")}},
	        {is_place, {VALUE_PLACE, 0, STR_INIT("a path or an address")}},
	};
	if (!value_by_rows(rows, sizeof rows / sizeof *rows, m, out))
		return false;
	if (is_uuid(m) && m->key >= KEY_TOKEN) /* some services give them as keys */
		out->weight = m->key >= KEY_SECRET ? 52 : 60;
	return true;
}
