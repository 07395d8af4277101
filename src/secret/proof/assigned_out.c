/* A name in a program, one of a list of names, an argument of its own: each looks like a value given to a name. */
#include "assigned_out.h"

#include "base/ascii.h"
#include "secret/value/words.h"

static bool is_word_byte(char c) { return ascii_alnum(c) || c == '_'; }

/* A function of such a name takes something else than a secret, or a secret's name: getToken("session"). */
static bool only_asks(str name)
{
	static const str verbs[] = {
	        STR_INIT("get"),         STR_INIT("find"),   STR_INIT("load"),   STR_INIT("read"),
	        STR_INIT("fetch"),       STR_INIT("parse"),  STR_INIT("create"), STR_INIT("generate"),
	        STR_INIT("make"),        STR_INIT("build"),  STR_INIT("on"),     STR_INIT("handle"),
	        STR_INIT("render"),      STR_INIT("remove"), STR_INIT("delete"), STR_INIT("clear"),
	        STR_INIT("encode"),      STR_INIT("decode"), STR_INIT("assert"), STR_INIT("expect"),
	        STR_INIT("lookup"),      STR_INIT("log"),    STR_INIT("print"),  STR_INIT("mask"),
	        STR_INIT("new"),         STR_INIT("by"),     STR_INIT("to"),     STR_INIT("from"),
	        STR_INIT("match"),       STR_INIT("test"),   STR_INIT("input"),  STR_INIT("consume"),
	        STR_INIT("authenticate")};
	str rest = name, first = S("");
	if (!words_next(&rest, &first))
		return false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_ieq(first, verbs[i]))
			return true;
	return false;
}

/* Without quotes and followed by more of an expression, it is a name in a program: password = getenv(… */
static bool goes_on(str value, str after)
{
	str rest = after;
	bool plain = true;
	if (!rest.n)
		return false;
	for (size_t i = 0; i < value.n; i++)
		plain = plain && (is_word_byte(value.p[i]) || value.p[i] == '.');
	if (plain && (rest.p[0] == '(' || rest.p[0] == '['))
		return true;
	while (rest.n && (rest.p[0] == ' ' || rest.p[0] == '\t'))
		rest = str_sub(rest, 1, rest.n);
	return plain && rest.n && ascii_in(";,)}(", rest.p[0]);
}

/* Letters and what joins names, no digits. */
static bool is_plain_name(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return false;
		else if (!is_word_byte(s.p[i]) && !ascii_in("-.:=", s.p[i]))
			return false;
	return true;
}

/* Letters that no language has: nobody names a thing so. */
static bool is_thrown(str s)
{
	str word;
	while (words_next(&s, &word))
		if (words_odd(word))
			return true;
	return false;
}

/* id=ssh.key: an argument with a name of its own. */
static bool is_named_argument(str s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] >= 'a' && s.p[n] <= 'z')
		n++;
	return n && n < 8 && n + 1 < s.n && s.p[n] == '=' && s.p[n + 1] != '=';
}

bool assigned_in_program(str value, str after) { return is_plain_name(value) && goes_on(value, after); }

/* "$mode,$pass" = "lib,open": the quote behind the name ends a text that the name stands in. */
static bool is_in_text(str document, size_t key, size_t end)
{
	bool variable = key > 1 && document.p[key - 1] == '$' && end < document.n;
	return variable && ascii_in("\"'`", document.p[end]) && document.p[key - 2] != document.p[end];
}

/* <input type="hidden" name="timestamp_secret" value="…">: what a server made for one visit of a form, so that it knows
 * its own form again. It opens nothing. */
static bool is_sign_of_form(const struct proof_input *in, str key)
{
	static const str signs[] = {
	        STR_INIT("timestamp"),         STR_INIT("csrf"),  STR_INIT("xsrf"),   STR_INIT("authenticity"),
	        STR_INIT("verificationtoken"), STR_INIT("nonce"), STR_INIT("captcha")};
	size_t tag = in->before.n;
	while (tag && in->before.p[tag - 1] != '<' && in->before.p[tag - 1] != '>')
		tag--;
	str field = str_sub(in->before, tag, in->before.n);
	if (!str_starts(field, S("input ")) || str_find(field, S("hidden"), 0) == SIZE_MAX)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_ifind(key, signs[i], 0) != SIZE_MAX)
			return true;
	return false;
}

static bool is_name_in(str near, str value)
{
	static const str names[] = {STR_INIT("user"),  STR_INIT("role "), STR_INIT("db"),   STR_INIT("database"),
	                            STR_INIT("image"), STR_INIT("name"),  STR_INIT("login")};
	for (size_t i = str_find(near, value, 0); i != SIZE_MAX; i = str_find(near, value, i + value.n)) {
		size_t line = i, end = i + value.n;
		bool whole = (!i || !is_word_byte(near.p[i - 1])) && (end == near.n || !is_word_byte(near.p[end]));
		while (line && near.p[line - 1] != '\n')
			line--;
		str lead = str_sub(near, line, i);
		if (!whole || str_ifind(lead, S("pass"), 0) != SIZE_MAX)
			continue;
		for (size_t k = 0; k < sizeof names / sizeof *names; k++)
			if (str_ifind(lead, names[k], 0) != SIZE_MAX)
				return true;
	}
	return false;
}

bool assigned_is_name_beside(const struct proof_input *in)
{
	enum { NEAR = 600 };
	str before = str_sub(in->before, in->before.n > NEAR ? in->before.n - NEAR : 0, in->before.n);
	return in->value.n && (is_name_in(before, in->value) || is_name_in(str_sub(in->after, 0, NEAR), in->value));
}

str assigned_ruled_out(const struct proof_input *in, str key, enum key_kind kind, bool listed)
{
	enum { LONGEST_NAME = 32 };
	const struct assignment *a = in->assigned;
	bool plain = is_plain_name(in->value) && !(kind == KEY_PASSWORD && is_thrown(in->value));
	if (is_in_text(in->document, a->key, a->key_end))
		return S("a variable in a text");
	if (a->op == ASSIGN_DEFAULT && a->key > 1 && in->document.p[a->key - 1] == '/' &&
	    is_word_byte(in->document.p[a->key - 2]))
		return S("words of a sentence"); /* (username/password) or "oidc" */
	if (is_sign_of_form(in, key))
		return S("a sign by which a server knows its form");
	if (kind == KEY_NONE || (a->op == ASSIGN_CALL && only_asks(key)))
		return S("its name promises no secret");
	if (plain && listed && in->value.n < LONGEST_NAME)
		return S("a name in a list of names");
	if (plain && !a->quote && goes_on(in->value, in->after))
		return S("a name in a program");
	if (a->op == ASSIGN_BLANK && (is_named_argument(in->value) || in->value.p[0] == '-'))
		return S("another argument");
	if (listed && memchr(in->value.p, ' ', in->value.n))
		return S("a text in a list of texts");
	return S("");
}
