/* Values that are no secrets because a program reads them: identifiers, expressions, constants, formats, options. */
#include <stdint.h>

#include "base/ascii.h"
#include "value_grammar.h"

/* name( name[ name<…> name::name name->name !tag &name, patterns, selectors; and without quotes a plain identifier. */
static bool is_expression(const struct value_measure *m)
{
	str s = m->value;
	size_t name = 0;
	while (name < s.n && (ascii_alnum(s.p[name]) || ascii_in("_$.", s.p[name])))
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
	if (worded && s.n > 1 && ascii_in("#.&!*", s.p[0]) && value_only(str_sub(s, 1, s.n), "_-.", true) && !m->digits)
		return true;
	return !m->quoted && name == s.n && value_mostly_words(m) &&
	       (str_find(s, S("."), 0) != SIZE_MAX || m->words > 1) && m->digits <= (m->key == KEY_PASSWORD ? 0 : 2);
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
static bool is_option(str s) { return s.n > 2 && s.p[0] == '-' && s.p[1] == '-' && ascii_alnum(s.p[2]); }

/* Part one of a JSON Web Token, which has a rule and a proof of its own. */
static bool is_jwt(str s) { return str_starts(s, S("eyJ")) && memchr(s.p, '.', s.n); }

bool value_is_code(const struct value_measure *m, struct value_class *out)
{
	*out = (struct value_class){VALUE_CODE, 0, S("code, not a value")};
	if (str_ieq(m->value, m->key_name))
		out->reason = S("its own name");
	else if (is_jwt(m->value))
		*out = (struct value_class){VALUE_DIGEST, 35, S("a JSON Web Token")};
	else if (is_constant(m))
		out->reason = S("a constant");
	else if (!is_expression(m) && !is_format(m) && !is_option_list(m) && !is_between_strings(m) &&
	         !is_mostly_signs(m) && !is_option(m->value))
		return false;
	return true;
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
