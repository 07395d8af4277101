/* Texts that a tree may hold. A secret may stand in any text, so only those are kept that are made of words which say
 * what is asked for: "Authorization", "x-api-key", "userId", "/login"; of SQL, its verb. */
#include "code_flow_int.h"

static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

static bool is_known(str word)
{
	static const char words[] = "a access account accounts admin admins all anon anonymous any api app assets auth "
	                            "authenticated authorization "
	                            "authorized basic bearer callback claim claims client code context cookie cookies "
	                            "csrf current current_user "
	                            "data delete docs email error expired favicon file forgot forbidden get guest head "
	                            "health id identity insert "
	                            "invalid is jwt key kid login logged logout manager me member message method name "
	                            "next none ok options org owner "
	                            "patch password path payload permission permissions ping post principal profile "
	                            "public put refresh register "
	                            "request reset result role roles root route scope scopes secret select service "
	                            "session sessions sid sign signed "
	                            "signature signin signout signup static status sub subject success super superuser "
	                            "tenant token tokens true "
	                            "false type uid unauthorized update user username users uuid valid verified verify "
	                            "exp aud iat nbf iss algorithm algorithms "
	                            "webhook webhooks x xsrf production "
	                            "development test exp aud iat nbf iss algorithms algorithm";
	char low[24];
	if (word.n >= sizeof low)
		return false;
	for (size_t i = 0; i < word.n; i++)
		low[i] = (char)(word.p[i] | 32);
	return str_listed(str_at(low, word.n), words);
}

/* user_id, x-api-key, accessToken: each part of it a word that is known */
static bool is_words(str s)
{
	size_t from = 0;
	for (size_t i = 0; i <= s.n; i++) {
		bool sign =
		        i == s.n || s.p[i] == '-' || s.p[i] == '_' || s.p[i] == '.' || s.p[i] == '/' || s.p[i] == ' ';
		bool capital = i < s.n && i > from && s.p[i] >= 'A' && s.p[i] <= 'Z' && s.p[i - 1] >= 'a';
		bool version = i < s.n && s.p[i] >= '1' && s.p[i] <= '9' && i == from + 1 && (s.p[from] | 32) == 'v';
		if (i < s.n && !sign && !version && !is_letter(s.p[i]))
			return false;
		if (!sign && !capital)
			continue;
		bool numbered = i == from + 2 && (s.p[from] | 32) == 'v' && !is_letter(s.p[from + 1]); /* v1 */
		if (i > from && !numbered && !is_known(str_sub(s, from, i)))
			return false;
		from = i + sign;
	}
	return true;
}

/* /(app)/notes, and (app) alone: a group of routes */
static bool is_path(str s)
{
	if (s.p[0] != '/' && !(s.p[0] == '(' && str_ends(s, S(")"))))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_letter(s.p[i]) && !strchr("/-_.()*|", s.p[i]))
			return false;
	return true;
}

str code_flow_shown(str s)
{
	enum { LONGEST = 40 };
	static const char verbs[] = "select insert update delete with replace merge";
	str text = str_trim(s), first = str_sub(text, 0, str_find(text, S(" "), 0));
	if (!s.n)
		return s;
	for (str rest = str_of(verbs), verb; first.n < text.n && str_cut(&rest, ' ', &verb);)
		if (str_ieq(first, verb))
			return first;
	return s.n <= LONGEST && (is_path(s) || is_words(s)) ? s : S("");
}
