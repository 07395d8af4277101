/* The judge. Grammar first, since a thing that is plainly a path or a call needs no statistics; then words against
 * chance: how many of the letters stand in words, and how many bits the rest could hold. */
#include "engine/value.h"

#include <stdint.h>

#include "engine/entropy.h"
#include "engine/words.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_alnum(char c) { return is_digit(c) || is_lower(c) || is_upper(c); }
static bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/* What is counted once and asked about often. */
struct sample_of {
	str value;
	enum key_kind key;
	str key_name;
	bool quoted;
	size_t upper, lower, digits, blanks, high, signs; /* sum is value.n */
	size_t words, letters;                            /* words_letters() */
	size_t pieces;                                    /* runs of letters and digits between signs */
};

static struct sample_of measure(str value, str key, bool quoted)
{
	struct sample_of m = {.value = value, .key = value_key(key), .key_name = key, .quoted = quoted};
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];
		m.upper += is_upper(c);
		m.lower += is_lower(c);
		m.digits += is_digit(c);
		m.blanks += c == ' ' || c == '\t' || c == '\n' || c == '\r';
		m.high += (unsigned char)c >= 0x80;
		m.pieces += is_alnum(c) && (i == 0 || !is_alnum(value.p[i - 1]));
	}
	m.signs = value.n - m.upper - m.lower - m.digits - m.blanks - m.high;
	m.letters = words_letters(value, &m.words);
	return m;
}

/* Whole value of these characters alone. */
static bool only(str s, const char *signs, bool alnum)
{
	size_t n = strlen(signs);
	for (size_t i = 0; i < s.n; i++)
		if (!(alnum && is_alnum(s.p[i])) && !(s.p[i] && memchr(signs, s.p[i], n)))
			return false;
	return s.n > 0;
}

static bool mostly_words(const struct sample_of *m)
{
	return m->words && m->letters * 10 >= (m->upper + m->lower + m->digits) * 7;
}

/* ---- grammar ------------------------------------------------------------------------------------------------------
 */

/* 3600, 1.2.3, 10.0.0.1, 2024-01-01T00:00:00Z, 30s, 512MiB, #ff00aa */
static bool is_number(const struct sample_of *m)
{
	str s = m->value;
	size_t tail = s.n;
	if (!m->digits)
		return false;
	while (tail && s.n - tail < 3 && (is_lower(s.p[tail - 1]) || is_upper(s.p[tail - 1])))
		tail--;
	bool color = s.p[0] == '#' && (s.n == 4 || s.n == 7 || s.n == 9) &&
	             only(str_sub(s, 1, s.n), "abcdefABCDEF0123456789", false);
	return color || (tail <= 12 && only(str_sub(s, 0, tail), "0123456789.,:-+v", false)) ||
	       only(s, "0123456789.:-TZ+ ", false);
}

/* Nothing in it long and mixed enough to be a key of its own. */
static bool is_plain_query(str query)
{
	enum { LONGEST = 16 };
	size_t run = 0, digits = 0, upper = 0;
	for (size_t i = 0; i < query.n; i++) {
		bool more = is_alnum(query.p[i]);
		run = more ? run + 1 : 0;
		digits = more ? digits + is_digit(query.p[i]) : 0;
		upper = more ? upper + is_upper(query.p[i]) : 0;
		if (run >= LONGEST && (digits > 2 || upper > 4))
			return false;
	}
	return true;
}

/* A path with a query, both read by a program: /user/show/#{id}.xml?format=json */
static bool is_request(const struct sample_of *m)
{
	size_t query = str_find(m->value, S("?"), 0);
	return m->value.p[0] == '/' && m->pieces > 2 && m->words && !m->blanks && is_plain_query(m->value) &&
	       (query != SIZE_MAX ? str_find(m->value, S("="), query) != SIZE_MAX
	                          : !m->digits && m->letters * 2 >= m->upper + m->lower);
}

/* Without user and password, or a path, a host, a mail address. */
static bool is_place(const struct sample_of *m)
{
	str s = m->value;
	size_t scheme = str_find(s, S("://"), 0), at = str_find(s, S("@"), 0);
	if (scheme != SIZE_MAX && scheme && scheme < 24)
		return is_plain_query(s) &&
		       (at == SIZE_MAX || str_find(str_sub(s, scheme + 3, at), S("/"), 0) != SIZE_MAX);
	if (is_request(m))
		return true;
	if (str_starts(s, S("./")) || str_starts(s, S("../")) || str_starts(s, S("~/")) || str_starts(s, S("C:\\")))
		return true;
	if (s.p[0] == '/' && only(s, "/._-@*~", true) && m->letters * 2 >= m->upper + m->lower)
		return true;
	if (memchr(s.p, '/', s.n) && only(s, "/._-@*~:", true) && mostly_words(m) && m->digits * 4 <= s.n)
		return true;
	size_t dot = str_find(s, S("."), 0);
	return dot != SIZE_MAX && only(s, "@._-:", true) && mostly_words(m) && !m->upper && (at == SIZE_MAX || dot > 0);
}

static bool is_uuid(str s)
{
	if (s.n != 36)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23 ? s.p[i] != '-' : !is_hex(s.p[i]))
			return false;
	return true;
}

/* Names under which a long hex number is a digest of something everybody may see. */
static bool names_digest(str key)
{
	static const str of[] = {STR_INIT("sha"),         STR_INIT("md5"),      STR_INIT("checksum"),
	                         STR_INIT("integrity"),   STR_INIT("digest"),   STR_INIT("hash"),
	                         STR_INIT("etag"),        STR_INIT("commit"),   STR_INIT("revision"),
	                         STR_INIT("fingerprint"), STR_INIT("resolved"), STR_INIT("crc")};
	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (str_ifind(key, of[i], 0) != SIZE_MAX)
			return true;
	return false;
}

static bool is_digest(const struct sample_of *m)
{
	static const str marks[] = {STR_INIT("sha1-"),   STR_INIT("sha256-"), STR_INIT("sha384-"), STR_INIT("sha512-"),
	                            STR_INIT("sha256:"), STR_INIT("sha512:"), STR_INIT("md5:"),    STR_INIT("SHA256:")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(m->value, marks[i]))
			return true;
	return names_digest(m->key_name) && m->value.n >= 16 && only(m->value, "+/=_-", true);
}

/* name( name[ name<…> name::name name->name !tag &name, patterns, selectors; and without quotes a plain identifier. */
static bool is_code(const struct sample_of *m)
{
	str s = m->value;
	size_t name = 0;
	while (name < s.n && (is_alnum(s.p[name]) || memchr("_$.", s.p[name], 3)))
		name++;
	char after = name < s.n ? s.p[name] : '\0', last = s.p[s.n - 1];
	bool worded = m->words && m->letters * 2 >= m->upper + m->lower;
	if (name && after == '(' && (!m->quoted || last == ')' || last == ';'))
		return true;
	if (name && worded && (after == '[' || after == '<') && (last == ']' || last == '>'))
		return true;
	if (str_find(s, S("=>"), 0) != SIZE_MAX || str_find(s, S("::"), 0) != SIZE_MAX ||
	    str_find(s, S("->"), 0) != SIZE_MAX)
		return worded;
	if (str_find(s, S("\\d"), 0) != SIZE_MAX || str_find(s, S("(?"), 0) != SIZE_MAX ||
	    str_find(s, S("[A-Z"), 0) != SIZE_MAX || str_find(s, S("[a-z"), 0) != SIZE_MAX ||
	    str_find(s, S("[0-9"), 0) != SIZE_MAX || str_find(s, S("\\w"), 0) != SIZE_MAX)
		return true;
	if (worded && s.n > 1 && memchr("#.&!*", s.p[0], 5) && only(str_sub(s, 1, s.n), "_-.", true) && !m->digits)
		return true;
	return !m->quoted && name == s.n && mostly_words(m) && (str_find(s, S("."), 0) != SIZE_MAX || m->words > 1) &&
	       m->digits <= (m->key == KEY_PASSWORD ? 0 : 2);
}

/* required|string|min:8, 5/m/ip,20/m/user: options in small letters with small numbers, as programs read them. */
static bool is_option_list(const struct sample_of *m)
{
	size_t cuts = 0, run = 0, options = 0;
	for (size_t i = 0; i <= m->value.n; i++) {
		char c = i < m->value.n ? m->value.p[i] : '|';
		if (is_upper(c) || !(is_alnum(c) || memchr("|,:/_", c, 5)))
			return false;
		run = is_digit(c) ? run + 1 : 0;
		if (run > 3)
			return false;
		cuts += i < m->value.n && (c == '|' || c == '/');
		options += is_digit(c) && i && is_lower(m->value.p[i - 1]);
	}
	return cuts > 1 && !options && m->letters * 4 >= m->lower;
}

/* %127[^:]:%127s: conversions of printf and scanf, and next to nothing else. */
static bool is_format(const struct sample_of *m)
{
	size_t plain = 0, conversions = 0;
	for (size_t i = 0; i < m->value.n; i++) {
		if (m->value.p[i] != '%') {
			plain += is_alnum(m->value.p[i]);
			continue;
		}
		for (i++; i < m->value.n && (is_digit(m->value.p[i]) || memchr(".*-+l", m->value.p[i], 5)); i++)
			;
		if (i < m->value.n && m->value.p[i] == '[') {
			for (; i < m->value.n && m->value.p[i] != ']'; i++)
				;
		} else if (i >= m->value.n || !memchr("diouxXsScpfgeqvT", m->value.p[i], 16)) {
			return false;
		}
		conversions++;
	}
	return conversions && plain <= conversions * 2;
}

/* `"a", b + "` read from the wrong quote on: what stands between two strings of one line. */
static bool is_between_strings(const struct sample_of *m)
{
	str s = m->value;
	return m->quoted && s.n > 2 && memchr("),;]}+", s.p[0], 6) && memchr("([{,=:+?", s.p[s.n - 1], 8) &&
	       m->signs * 4 >= s.n;
}

/* getUserToken, access_token, auth-token, Content-Type: several words and no digits to speak of. A value that is named
 * like a secret itself (acme_token, client_secret_2) is the name of one. */
static bool is_identifier(const struct sample_of *m)
{
	size_t digits = m->key == KEY_PASSWORD ? 0 : 2;
	if (only(m->value, "_-.", true) && m->digits <= digits && m->pieces > 1 && value_key(m->value) != KEY_NONE)
		return true;
	return m->words > 1 && !m->blanks && m->digits <= digits && only(m->value, "_-.:$/", true) && mostly_words(m);
}

static bool is_password_hash(str s)
{
	return s.n > 20 &&
	       (str_starts(s, S("pbkdf2_sha")) || str_starts(s, S("$pbkdf2")) || (s.p[0] == '$' && is_digit(s.p[1])) ||
	        str_starts(s, S("$argon2")) || str_starts(s, S("$apr1$")) || str_starts(s, S("$y$")));
}

/* ---- words against chance -----------------------------------------------------------------------------------------
 */

/* Bits the value could hold, were each character drawn from the smallest set that fits. */
static double bits_of(const struct sample_of *m)
{
	str s = m->value;
	size_t set = (m->upper ? 26u : 0) + (m->lower ? 26u : 0) + (m->digits ? 10u : 0) + (m->signs ? 8u : 0);
	if (only(s, "0123456789abcdef", false) || only(s, "0123456789ABCDEF", false))
		set = m->digits == s.n ? 10 : 16;
	double most = entropy_log2(set), seen = entropy_of(s);
	double ceiling = entropy_log2(s.n); /* n characters cannot show more */
	double share = ceiling > 0 ? seen / (ceiling < most ? ceiling : most) : 0;
	return (double)s.n * most * (share < 0.75 ? share * share : 1);
}

static struct value_class by_chance(const struct sample_of *m)
{
	enum { WORD_PENALTY = 15 };
	static const struct {
		double bits;
		unsigned weight;
	} steps[] = {{120, 90}, {90, 80}, {62, 68}, {46, 55}, {36, 45}, {26, 40}, {16, 20}};
	unsigned weight = 5;
	double bits = bits_of(m);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (bits >= steps[i].bits) {
			weight = steps[i].weight;
			break;
		}
	if (m->letters * 5 >= m->value.n * 2 && weight > WORD_PENALTY)
		weight -= WORD_PENALTY;
	if (m->key != KEY_PASSWORD && m->value.n < 8)
		weight = 5;
	return (struct value_class){VALUE_RANDOM, weight, S("random characters")};
}

/* Words alone: a passphrase or a bad password where people choose them, prose anywhere else. */
static struct value_class by_words(const struct sample_of *m)
{
	enum { PASSPHRASE = 4 };
	bool chosen = m->key == KEY_PASSWORD && !m->high;
	if (chosen && m->pieces >= PASSPHRASE && m->blanks <= m->words && m->value.n >= 16 && !(m->blanks && m->upper))
		return (struct value_class){VALUE_PASSWORD, 35, S("several words, as a passphrase has")};
	if (chosen && m->words == 1 && !m->blanks && !m->signs && m->value.n >= 5)
		return (struct value_class){VALUE_WORDS, 20, S("one word: a guessable password, or a name")};
	return (struct value_class){VALUE_WORDS, 0, S("words of natural language")};
}

/* Words with digits and signs: what a person makes up when asked for a password. Chance makes three-letter words, too,
 * so there must be a longer one. */
static bool is_chosen(const struct sample_of *m)
{
	bool real = false;
	size_t share = m->key == KEY_PASSWORD ? 50 : 65;
	str rest = m->value, word;
	while (!real && words_next(&rest, &word))
		real = word.n > 3 && words_like(word);
	return real && m->letters * 100 >= m->value.n * share && m->digits + m->signs && m->value.n <= 32 && !m->blanks;
}

static struct value_class judge_text(const struct sample_of *m)
{
	size_t letters = m->upper + m->lower;
	bool all_words = m->words && m->letters * 5 >= letters * 4 && !m->digits;
	if (m->high * 3 > m->value.n || (m->blanks && m->letters * 2 >= letters && m->words > 1) ||
	    (all_words && m->signs <= m->words && !(m->signs && m->key == KEY_PASSWORD && m->words == 1)))
		return by_words(m);
	if (is_chosen(m))
		return (struct value_class){VALUE_PASSWORD,
		                            m->key == KEY_PASSWORD ? 50
		                            : m->key == KEY_SECRET ? 35
		                                                   : 15,
		                            S("words with digits or signs, as people make up passwords")};
	if (m->blanks > 1)
		return (struct value_class){VALUE_WORDS, 5, S("a text with blanks")};
	return by_chance(m);
}

struct value_class value_judge(str value, str key, bool quoted)
{
	str reason;
	value = str_trim(value);
	if (value_placeholder(value, &reason))
		return (struct value_class){VALUE_PLACEHOLDER, 0, reason};
	if (value_reference(value, &reason))
		return (struct value_class){VALUE_REFERENCE, 0, reason};
	struct sample_of m = measure(value, key, quoted);
	if (value.n < 4)
		return (struct value_class){VALUE_WORDS, 0, S("too short")};
	if (is_uuid(value))
		return (struct value_class){VALUE_DIGEST, m.key >= KEY_SECRET ? 45 : 35, S("a UUID")};
	if (is_password_hash(value))
		return (struct value_class){VALUE_DIGEST, 30, S("the hash of a password")};
	if (is_digest(&m))
		return (struct value_class){VALUE_DIGEST, 0, S("a digest, as its name or mark says")};
	if (is_number(&m))
		return (struct value_class){VALUE_NUMBER,
		                            m.key == KEY_PASSWORD && m.digits == value.n && value.n >= 6 ? 25 : 0,
		                            S("a number, a date or a version")};
	if (str_ieq(value, key))
		return (struct value_class){VALUE_CODE, 0, S("its own name")};
	if (is_code(&m) || is_format(&m) || is_option_list(&m) || is_between_strings(&m))
		return (struct value_class){VALUE_CODE, 0, S("code, not a value")};
	if (is_place(&m))
		return (struct value_class){VALUE_PLACE, 0, S("a path or an address")};
	if (is_identifier(&m) && !(m.key == KEY_PASSWORD && m.pieces >= 4))
		return (struct value_class){VALUE_CODE, 5, S("an identifier")};
	return judge_text(&m);
}
