/* Values that are no secrets because a program reads them: identifiers, expressions, constants, formats, options. */
#include <stdint.h>

#include "base/ascii.h"
#include "value_grammar.h"

static bool holds_any(str s, const str *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(s, parts[i], 0) != SIZE_MAX)
			return true;
	return false;
}
#define HOLDS_ANY(s, parts) holds_any((s), (parts), sizeof(parts) / sizeof *(parts))

/* How much of its beginning could be a name in a program. */
static size_t name_length(str s)
{
	size_t n = 0;
	while (n < s.n && (ascii_alnum(s.p[n]) || ascii_in("_$.", s.p[n])))
		n++;
	return n;
}

static bool is_worded(const struct value_measure *m) { return m->words && m->letters * 2 >= m->upper + m->lower; }

/* name(…); without quotes the end may be missing, since a value ends at the first blank. */
static bool is_call(const struct value_measure *m)
{
	size_t name = name_length(m->value);
	char last = m->value.p[m->value.n - 1];
	return name && name < m->value.n && m->value.p[name] == '(' && (!m->quoted || last == ')' || last == ';');
}

/* name[…] name<…> */
static bool is_indexed(const struct value_measure *m)
{
	size_t name = name_length(m->value);
	char last = m->value.p[m->value.n - 1];
	return name && name < m->value.n && is_worded(m) && ascii_in("[<", m->value.p[name]) &&
	       (last == ']' || last == '>');
}

/* name::name name->name x => y */
static bool has_operator(const struct value_measure *m)
{
	static const str operators[] = {STR_INIT("=>"), STR_INIT("::"), STR_INIT("->")};
	return HOLDS_ANY(m->value, operators);
}

static bool is_pattern(const struct value_measure *m)
{
	static const str classes[] = {STR_INIT("\\d"),  STR_INIT("(?"),   STR_INIT("[A-Z"),
	                              STR_INIT("[a-z"), STR_INIT("[0-9"), STR_INIT("\\w")};
	return HOLDS_ANY(m->value, classes);
}

/* #selector .class &name !tag *args */
static bool is_marked_name(const struct value_measure *m)
{
	str s = m->value;
	return s.n > 1 && ascii_in("#.&!*", s.p[0]) && is_worded(m) && !m->digits &&
	       value_only(str_sub(s, 1, s.n), "_-.", true);
}

/* A plain identifier without quotes. */
static bool is_bare_name(const struct value_measure *m)
{
	str s = m->value;
	bool several = m->words > 1 || str_find(s, S("."), 0) != SIZE_MAX;
	return !m->quoted && name_length(s) == s.n && value_mostly_words(m) && several &&
	       m->digits <= (m->key == KEY_PASSWORD ? 0 : 2);
}

static bool is_expression(const struct value_measure *m)
{
	if (is_call(m) || is_indexed(m))
		return true;
	if (has_operator(m))
		return is_worded(m);
	return is_pattern(m) || is_marked_name(m) || is_bare_name(m);
}

/* App\Models\User, app.models.User, Jobs[-1].JobId: the way to something in a program. */
static bool is_member(const struct value_measure *m)
{
	bool joined = memchr(m->value.p, '\\', m->value.n) || (memchr(m->value.p, '.', m->value.n) && m->pieces > 1);
	return joined && value_only(m->value, "\\._[]-$", true) && m->words && m->digits <= 2 &&
	       m->letters * 10 >= (m->upper + m->lower) * 6 &&
	       (m->key != KEY_PASSWORD || memchr(m->value.p, '\\', m->value.n));
}

/* required|string|min:8, 5/m/ip,20/m/user: options in small letters with small numbers, as programs read them. */
static bool is_option_list(const struct value_measure *m)
{
	size_t cuts = 0, run = 0, options = 0;
	for (size_t i = 0; i <= m->value.n; i++) {
		char c = i < m->value.n ? m->value.p[i] : '|';
		if (ascii_upper(c) || !(ascii_alnum(c) || ascii_in("|,:/_", c)))
			return false;
		run = ascii_digit(c) ? run + 1 : 0;
		if (run > 3)
			return false;
		cuts += i < m->value.n && (c == '|' || c == '/');
		options += ascii_digit(c) && i && ascii_lower(m->value.p[i - 1]);
	}
	return cuts > 1 && !options && m->letters * 4 >= m->lower;
}

/* %127[^:]:%127s: conversions of printf and scanf, and next to nothing else. */
static bool is_format(const struct value_measure *m)
{
	size_t plain = 0, conversions = 0;
	for (size_t i = 0; i < m->value.n; i++) {
		if (m->value.p[i] != '%') {
			plain += ascii_alnum(m->value.p[i]);
			continue;
		}
		for (i++; i < m->value.n && (ascii_digit(m->value.p[i]) || ascii_in(".*-+l", m->value.p[i])); i++)
			;
		if (i < m->value.n && m->value.p[i] == '[') {
			for (; i < m->value.n && m->value.p[i] != ']'; i++)
				;
		} else if (i >= m->value.n || !ascii_in("diouxXsScpfgeqvT", m->value.p[i])) {
			return false;
		}
		conversions++;
	}
	return conversions && plain <= conversions * 2;
}

/* `"a", b + "` read from the wrong quote on: what stands between two strings of one line. */
static bool is_between_strings(const struct value_measure *m)
{
	str s = m->value;
	if (!m->quoted || s.n < 3)
		return false;
	bool opens = ascii_in("'\"`", s.p[0]) && ascii_in(".+& ", s.p[1]);
	bool closes = ascii_in("'\"`", s.p[s.n - 1]) && ascii_in(".+& ", s.p[s.n - 2]);
	bool goes_on = (s.p[0] == '+' || s.p[0] == ',') && (memchr(s.p, '(', s.n) || memchr(s.p, '[', s.n));
	return (opens && closes) || goes_on ||
	       (ascii_in("),;]}+", s.p[0]) && ascii_in("([{,=:+?", s.p[s.n - 1]) && m->signs * 4 >= s.n);
}

/* getUserToken, access_token, auth-token, Content-Type, markup.deleted.git_gutter: several words and no digits to speak
 * of, none of them such as chance throws. A value that is named like a secret itself (acme_token, client_secret_2) is
 * the name of one. */
static bool is_identifier(const struct value_measure *m)
{
	size_t digits = m->key == KEY_PASSWORD ? 0 : 2;
	bool named = value_key(m->value) != KEY_NONE && value_only(m->value, "_-.,#", true);
	if (named && ((m->digits <= 2 && m->pieces > 1) || (!m->digits && m->upper && m->lower) ||
	              (m->pieces > 4 && m->letters * 2 >= m->upper + m->lower + m->digits)))
		return true;
	/* chance mixes large and small letters, names do not */
	bool one_case = !m->upper || !m->lower;
	return !m->blanks && m->digits <= digits && value_only(m->value, "_-.:$/#@", true) && m->words &&
	       ((m->words > 1 && value_mostly_words(m)) || (one_case && m->pieces > 1 && !m->odd));
}

/* SIGNED_IN, NO_LOG_PARAMETER: a constant. */
static bool is_constant(const struct value_measure *m)
{
	return !m->lower && m->words && m->pieces && m->digits <= 2 && memchr(m->value.p, '_', m->value.n) &&
	       value_only(m->value, "_", true) && !m->odd;
}

/* More signs than letters and digits: a set of characters, markup, escapes. */
static bool is_mostly_signs(const struct value_measure *m)
{
	return (m->signs + m->blanks) * 2 > m->value.n && (m->key != KEY_PASSWORD || m->value.n > 20 || m->blanks);
}

/* --password=, -----BEGIN */
static bool is_option(const struct value_measure *m)
{
	str s = m->value;
	return s.n > 2 && s.p[0] == '-' && s.p[1] == '-' && ascii_alnum(s.p[2]);
}

/* Part one of a JSON Web Token, which has a rule and a proof of its own. */
static bool is_jwt(const struct value_measure *m)
{
	return str_starts(m->value, S("eyJ")) && memchr(m->value.p, '.', m->value.n);
}

static bool is_own_name(const struct value_measure *m) { return str_ieq(m->value, m->key_name); }

bool value_is_code(const struct value_measure *m, struct value_class *out)
{
	static const struct value_row rows[] = {
	        {is_own_name, {VALUE_CODE, 0, STR_INIT("its own name")}},
	        {is_jwt, {VALUE_DIGEST, 35, STR_INIT("a JSON Web Token")}},
	        {is_constant, {VALUE_CODE, 0, STR_INIT("a constant")}},
	        {is_expression, {VALUE_CODE, 0, STR_INIT("code, not a value")}},
	        {is_format, {VALUE_CODE, 0, STR_INIT("code, not a value")}},
	        {is_option_list, {VALUE_CODE, 0, STR_INIT("code, not a value")}},
	        {is_between_strings, {VALUE_CODE, 0, STR_INIT("code, not a value")}},
	        {is_mostly_signs, {VALUE_CODE, 0, STR_INIT("code, not a value")}},
	        {is_option, {VALUE_CODE, 0, STR_INIT("code, not a value")}},
	};
	return value_by_rows(rows, sizeof rows / sizeof *rows, m, out);
}

/* correct-horse-battery: three words or more that have nothing to do with each other, where people choose. */
static bool is_passphrase(const struct value_measure *m)
{
	return m->key == KEY_PASSWORD && m->pieces >= 3 && m->words >= 2 && m->letters * 10 >= m->lower * 7 &&
	       !m->upper && value_only(m->value, "-", true) && m->value.n >= 12 && !value_names_thing(m->value);
}

bool value_is_name(const struct value_measure *m, struct value_class *out)
{
	*out = (struct value_class){VALUE_CODE, 5, S("an identifier")};
	return is_member(m) || (is_identifier(m) && !is_passphrase(m));
}
