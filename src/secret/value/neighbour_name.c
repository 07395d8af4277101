/* Words that promise a secret, each list for its place. */
#include "neighbour_name.h"

#include <stdint.h>

#include "base/ascii.h"
#include "secret/value/value.h"
#include "secret/value/words.h"

enum { LONGEST_NAME = 64 };

static bool in_name(char c) { return ascii_alnum(c) || c == '_' || c == '-' || c == '.' || c == '$'; }

static bool parts_name(char c) { return c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '`' || c == ']'; }

str neighbour_name(str text, size_t at)
{
	size_t end = at;
	while (end && parts_name(text.p[end - 1]))
		end--;
	size_t from = end;
	while (from && end - from < LONGEST_NAME && in_name(text.p[from - 1]))
		from--;
	return str_sub(text, from, end);
}

static bool has_word(str name, const str *words, size_t n)
{
	str word = S("");
	while (words_next(&name, &word))
		for (size_t i = 0; i < n; i++)
			if (str_ieq(word, words[i]))
				return true;
	return false;
}

static const str short_names[] = {STR_INIT("pw"),  STR_INIT("pwd"),  STR_INIT("pass"),       STR_INIT("password"),
                                  STR_INIT("pin"), STR_INIT("psk"),  STR_INIT("passphrase"), STR_INIT("passcode"),
                                  STR_INIT("otp"), STR_INIT("key"),  STR_INIT("secret"),     STR_INIT("apikey"),
                                  STR_INIT("jwt"), STR_INIT("token")};

bool neighbour_short(str name) { return has_word(name, short_names, sizeof short_names / sizeof *short_names); }

/* In the query of an address these are secrets, too. */
bool neighbour_queries(str name)
{
	static const str words[] = {STR_INIT("sig"),  STR_INIT("sid"),     STR_INIT("signature"), STR_INIT("code"),
	                            STR_INIT("auth"), STR_INIT("session"), STR_INIT("credential")};
	return has_word(name, words, sizeof words / sizeof *words) || neighbour_short(name) ||
	       value_key(name) != KEY_NONE;
}

bool neighbour_heads(str name)
{
	if (str_find(name, S("."), 0) != SIZE_MAX) /* acme-key.yaml:1 */
		return false;
	static const str words[] = {STR_INIT("authorization"), STR_INIT("cookie")};
	bool dashed =
	        name.n > 2 && (str_ieq(str_sub(name, 0, 2), S("x-")) || str_ifind(name, S("-key"), 0) != SIZE_MAX ||
	                       str_ifind(name, S("-token"), 0) != SIZE_MAX);
	return has_word(name, words, sizeof words / sizeof *words) || value_key(name) >= KEY_TOKEN ||
	       (dashed && neighbour_short(name));
}

bool neighbour_signs_in(str name)
{
	static const str words[] = {
	        STR_INIT("login"),    STR_INIT("logon"),        STR_INIT("signin"),     STR_INIT("sign"),
	        STR_INIT("auth"),     STR_INIT("authenticate"), STR_INIT("authorize"),  STR_INIT("connect"),
	        STR_INIT("password"), STR_INIT("passwd"),       STR_INIT("credential"), STR_INIT("credentials"),
	        STR_INIT("bind"),     STR_INIT("unlock"),       STR_INIT("decrypt"),    STR_INIT("register"),
	        STR_INIT("signup"),   STR_INIT("secret"),       STR_INIT("token"),      STR_INIT("basic"),
	        STR_INIT("user"),     STR_INIT("connection")};
	return has_word(name, words, sizeof words / sizeof *words);
}
