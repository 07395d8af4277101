/* The judge. Grammar first, since a thing that is plainly a path or a call needs no statistics; then words against
 * chance: how many of the letters stand in words, and how many bits the rest could hold. */
#include "secret/value/value.h"

#include <stdint.h>

#include "base/ascii.h"
#include "secret/value/entropy.h"
#include "secret/value/words.h"
#include "value_grammar.h"

static struct value_measure value_measure(str value, str key, bool quoted)
{
	struct value_measure m = {.value = value, .key = value_key(key), .key_name = key, .quoted = quoted};
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];
		m.upper += ascii_upper(c);
		m.lower += ascii_lower(c);
		m.digits += ascii_digit(c);
		m.blanks += c == ' ' || c == '\t' || c == '\n' || c == '\r';
		m.high += (unsigned char)c >= 0x80;
		m.pieces += ascii_alnum(c) && (i == 0 || !ascii_alnum(value.p[i - 1]));
	}
	m.signs = value.n - m.upper - m.lower - m.digits - m.blanks - m.high;
	m.letters = words_letters(value, &m.words);
	str rest = value, word;
	while (words_next(&rest, &word))
		m.odd += words_odd(word);
	return m;
}

bool value_only(str s, const char *signs, bool alnum)
{
	size_t n = strlen(signs);
	for (size_t i = 0; i < s.n; i++)
		if (!(alnum && ascii_alnum(s.p[i])) && !(s.p[i] && memchr(signs, s.p[i], n)))
			return false;
	return s.n > 0;
}

bool value_mostly_words(const struct value_measure *m)
{
	return m->words && m->letters * 10 >= (m->upper + m->lower + m->digits) * 7;
}

bool value_by_rows(const struct value_row *rows, size_t n, const struct value_measure *m, struct value_class *out)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i].is(m)) {
			*out = rows[i].class;
			return true;
		}
	return false;
}

/* ---- words against chance -----------------------------------------------------------------------------------------
 */

/* Bits the value could hold, were each character drawn from the smallest set that fits. */
static double bits_of(const struct value_measure *m)
{
	str s = m->value;
	size_t set = (m->upper ? 26u : 0) + (m->lower ? 26u : 0) + (m->digits ? 10u : 0) + (m->signs ? 8u : 0);
	if (value_only(s, "0123456789abcdef", false) || value_only(s, "0123456789ABCDEF", false))
		set = m->digits == s.n ? 10 : 16;
	double most = entropy_log2(set), seen = entropy_of(s);
	double ceiling = entropy_log2(s.n); /* n characters cannot show more */
	double share = ceiling > 0 ? seen / (ceiling < most ? ceiling : most) : 0;
	return (double)s.n * most * (share < 0.75 ? share * share : 1);
}

static struct value_class by_chance(const struct value_measure *m)
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
static struct value_class by_words(const struct value_measure *m)
{
	enum { PASSPHRASE = 3, RARE = 8 };
	bool chosen = m->key == KEY_PASSWORD && !m->high;
	if (chosen && m->pieces >= PASSPHRASE && m->blanks <= m->words && m->value.n >= 12 && !(m->blanks && m->upper))
		return (struct value_class){VALUE_PASSWORD, m->blanks ? 35 : 42,
		                            S("several words, as a passphrase has")};
	if (chosen && m->lower == m->value.n && m->value.n >= RARE && !words_like(m->value))
		return (struct value_class){VALUE_PASSWORD, 42, S("small letters that are no word")};
	if (chosen && m->lower == m->value.n && m->value.n >= 4 && !value_names_thing(m->value))
		return (struct value_class){VALUE_WORDS, 40, S("one word, as a bad password is")};
	if (chosen && !m->blanks && !m->signs && m->value.n >= 4)
		return (struct value_class){VALUE_WORDS, 20, S("one word: a guessable password, or a name")};
	return (struct value_class){VALUE_WORDS, 0, S("words of natural language")};
}

/* Words with digits and signs: what a person makes up when asked for a password. Chance makes three-letter words, too,
 * so there must be a longer one. */
static bool is_chosen(const struct value_measure *m)
{
	bool real = false;
	size_t share = m->key == KEY_PASSWORD ? 50 : 65;
	str rest = m->value, word;
	while (!real && words_next(&rest, &word))
		real = word.n > 3 && words_like(word);
	return real && m->letters * 100 >= m->value.n * share && m->digits + m->signs && m->value.n <= 32 && !m->blanks;
}

/* The groups of four letters that Google gives to programs that send mail. */
static bool is_groups(const struct value_measure *m)
{
	return m->blanks == 3 && m->pieces == 4 && m->lower == 16 && m->value.n == 19 && m->words < 3;
}

/* Most of it in letters that are not ours: of them we know no words. */
static bool is_foreign(const struct value_measure *m) { return m->high * 3 > m->value.n; }

static bool is_sentence(const struct value_measure *m)
{
	return m->blanks && m->letters * 2 >= m->upper + m->lower && m->words > 1;
}

/* A name or a foreign word, as long as it does not look thrown. */
static bool is_one_word(const struct value_measure *m)
{
	enum { SHORT_NAME = 12 };
	bool one_case = !m->upper || !m->lower || (m->upper == 1 && ascii_upper(m->value.p[0]));
	return m->upper + m->lower + m->high == m->value.n && one_case && !m->odd &&
	       (m->value.n <= SHORT_NAME || m->words);
}

static bool is_prose(const struct value_measure *m)
{
	return !is_groups(m) && m->blanks && !m->digits && m->upper + m->lower + m->high + m->blanks == m->value.n;
}

/* Words, and not more signs than could stand between them; one word with a sign may be a password. */
static bool is_words(const struct value_measure *m)
{
	bool spelled = m->words && m->letters * 5 >= (m->upper + m->lower) * 4 && !m->digits;
	bool dressed = m->signs && m->key == KEY_PASSWORD && m->words == 1;
	return (is_one_word(m) || is_prose(m) || spelled) && m->signs <= m->words && !dressed;
}

static struct value_class judge_text(const struct value_measure *m)
{
	if (is_foreign(m) || is_sentence(m) || is_words(m))
		return by_words(m);
	if (is_chosen(m))
		return (struct value_class){VALUE_PASSWORD,
		                            m->key == KEY_PASSWORD ? 50
		                            : m->key == KEY_SECRET ? 35
		                                                   : 15,
		                            S("words with digits or signs, as people make up passwords")};
	if (m->blanks > 1 && !is_groups(m))
		return (struct value_class){VALUE_WORDS, 5, S("a text with blanks")};
	return by_chance(m);
}

/* Base64 of a text that people can read is judged as that text: it hides nothing. */
static bool is_encoded_text(str s, char *text, size_t *n)
{
	enum { SHORTEST = 8, LONGEST = 256 };
	uint32_t bits = 0;
	*n = 0;
	if (s.n < SHORTEST || s.n > LONGEST || s.n % 4 || !value_only(s, "+/=", true))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		uint32_t digit = ascii_upper(c)   ? (uint32_t)(c - 'A')
		                 : ascii_lower(c) ? (uint32_t)(c - 'a') + 26
		                 : ascii_digit(c) ? (uint32_t)(c - '0') + 52
		                 : c == '+'       ? 62
		                                  : 63;
		bits = bits << 6 | (c == '=' ? 0 : digit);
		if (i % 4 < 3)
			continue;
		for (int shift = 16; shift >= 0; shift -= 8)
			text[(*n)++] = (char)(bits >> shift & 0xff);
		bits = 0;
	}
	*n -= (size_t)(s.p[s.n - 1] == '=') + (size_t)(s.p[s.n - 2] == '=');
	for (size_t i = 0; i < *n; i++)
		if ((text[i] < ' ' || text[i] > '~') && !(text[i] == '\n' && i + 1 == *n))
			return false;
	return true;
}

/* Digits alone under a password's name: bad, and common. */
static bool is_pin(str value, enum key_kind key)
{
	enum { SHORTEST = 4, LONGEST = 12 };
	return key == KEY_PASSWORD && value.n >= SHORTEST && value.n <= LONGEST &&
	       value_only(value, "0123456789", false);
}

static struct value_class judge_plain(str value, str key, bool quoted)
{
	str reason;
	struct value_class class;
	if (is_pin(value, value_key(key)))
		return (struct value_class){VALUE_NUMBER, 42, S("digits, as a bad password has")};
	if (value_placeholder(value, &reason))
		return (struct value_class){VALUE_PLACEHOLDER, 0, reason};
	if (value_reference(value, &reason))
		return (struct value_class){VALUE_REFERENCE, 0, reason};
	if (value.n < 4)
		return (struct value_class){VALUE_WORDS, 0, S("too short")};
	struct value_measure m = value_measure(value, key, quoted);
	if (value_is_code(&m, &class) || value_is_place(&m, &class) || value_is_name(&m, &class))
		return class;
	return judge_text(&m);
}

struct value_class value_judge(str value, str key, bool quoted)
{
	enum { LONG = 32, ENCODED = 60 };
	char text[256];
	size_t n;
	value = str_trim(value);
	if (!is_encoded_text(value, text, &n))
		return judge_plain(value, key, quoted);
	struct value_class class = judge_plain(str_trim(str_at(text, n)), key, quoted);
	/* words may be what a long key was made from */
	if (value.n >= LONG && class.kind != VALUE_PLACEHOLDER && class.kind != VALUE_REFERENCE &&
	    class.weight < ENCODED)
		return (struct value_class){VALUE_RANDOM, ENCODED, S("base64 of a text")};
	return class;
}

/* What everybody tries first, and what images and frameworks come with. */
bool value_is_common(str s)
{
	static const str names[] = {
	        STR_INIT("root"),      STR_INIT("admin"),        STR_INIT("postgres"), STR_INIT("mysql"),
	        STR_INIT("guest"),     STR_INIT("test"),         STR_INIT("user"),     STR_INIT("redis"),
	        STR_INIT("mongo"),     STR_INIT("rabbitmq"),     STR_INIT("minio"),    STR_INIT("oracle"),
	        STR_INIT("rails"),     STR_INIT("laravel"),      STR_INIT("symfony"),  STR_INIT("django"),
	        STR_INIT("sail"),      STR_INIT("homestead"),    STR_INIT("vagrant"),  STR_INIT("app"),
	        STR_INIT("wordpress"), STR_INIT("somewordpress")};
	static const str words[] = {STR_INIT("password"), STR_INIT("secret"), STR_INIT("changeme"),
	                            STR_INIT("test"),     STR_INIT("admin"),  STR_INIT("pass")};
	str reason, word = s;
	if (value_only(s, "0123456789", false) && value_placeholder(s, &reason))
		return true;
	while (word.n && (word.p[word.n - 1] == '!' || (word.p[word.n - 1] >= '0' && word.p[word.n - 1] <= '9')))
		word.n--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (word.n < s.n && str_ieq(word, words[i]))
			return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_ieq(s, names[i]))
			return true;
	return false;
}
