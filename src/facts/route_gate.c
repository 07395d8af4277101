/* Each way out of such a function is an answer. It lets in those who signed in when every answer that may be true asks
 * for them. */
#include "route_gate.h"

#include <stdint.h>

#include "route_word.h"
#include "row_get.h"

enum answer { NOBODY, KNOWN, READERS, MAYBE, ALL };

static bool denies(str text)
{
	return str_starts(text, S("not ")) || str_find(text, S(" not "), 0) != SIZE_MAX ||
	       str_find(text, S("(not "), 0) != SIZE_MAX;
}

/* What is asked of a user who must be there for it to be true. */
static bool asks_for_user(str text)
{
	static const char words[] = "is_authenticated is_staff is_superuser has_perm is_admin user.role user.groups "
	                            "is_logged_in request.auth";
	if (route_has_word(text, "is_anonymous"))
		return denies(text);
	return route_has_word(text, words) && !denies(text);
}

static bool reads_only(str text)
{
	return route_has_word(text, "SAFE_METHODS") ||
	       (route_has_word(text, "request.method") && route_has_word(text, "'GET' \"GET\"") &&
	        !route_has_word(text, "POST PUT PATCH DELETE"));
}

static enum answer of_part(str text)
{
	text = str_trim(text);
	if (str_eq(text, S("False")) || str_eq(text, S("None")) || !text.n)
		return NOBODY;
	if (str_eq(text, S("True")))
		return ALL;
	if (asks_for_user(text))
		return KNOWN;
	return reads_only(text) && !denies(text) ? READERS : MAYBE;
}

/* The next of several between " and " or " or "; brackets around the whole are taken off before. */
static bool next_part(str *rest, str word, str *part)
{
	if (!rest->n)
		return false;
	size_t at = str_find(*rest, word, 0);
	*part = str_sub(*rest, 0, at);
	*rest = at == SIZE_MAX ? S("") : str_sub(*rest, at + word.n, rest->n);
	return true;
}

static str bare(str text)
{
	text = str_trim(text);
	if (str_starts(text, S("bool(")) && str_ends(text, S(")")))
		text = str_sub(text, 5, text.n - 1);
	else if (str_starts(text, S("(")) && str_find(text, S(")"), 0) == text.n - 1)
		text = str_sub(text, 1, text.n - 1);
	return text;
}

/* a or b lets in whom one of them does, a and b whom both do. */
static enum answer of_text(str text)
{
	text = bare(text);
	enum answer widest = NOBODY;
	str either, both;
	bool mixed = str_find(text, S("("), 0) != SIZE_MAX && str_find(text, S(" or "), 0) != SIZE_MAX &&
	             str_find(text, S(" and "), 0) != SIZE_MAX;
	if (mixed || str_find(text, S(" if "), 0) != SIZE_MAX)
		return MAYBE;
	while (next_part(&text, S(" or "), &either)) {
		enum answer narrowest = ALL;
		while (next_part(&either, S(" and "), &both)) {
			enum answer one = of_part(both);
			narrowest = one < narrowest ? one : narrowest;
		}
		widest = narrowest > widest ? narrowest : widest;
	}
	return widest;
}

/* Under if request.user.is_staff: nobody else comes there. */
static enum answer of_exit(const struct node *exit)
{
	str says = row_text(exit, S("says")), condition = row_text(exit, S("if"));
	if (str_starts(says, S("raise")) || str_eq(says, S("return")))
		return NOBODY;
	enum answer a = of_text(str_sub(says, 7, says.n));
	if (!condition.n || a == NOBODY)
		return a;
	enum answer under = of_text(condition);
	return under < a ? under : a;
}

/* if not request.user.is_authenticated: return False */
static bool turns_away(str condition)
{
	static const char user[] = "is_authenticated is_staff is_superuser request.user";
	if (str_find(condition, S(" and "), 0) != SIZE_MAX)
		return false;
	return route_has_word(condition, "is_anonymous") ? !denies(condition)
	                                                 : denies(condition) && route_has_word(condition, user);
}

str route_gate(const struct node *function)
{
	static const char names[] = "has_permission test_func is_accessible has_object_permission";
	static const char *const words[] = {
	        [NOBODY] = "known", [KNOWN] = "known", [READERS] = "readers", [MAYBE] = "", [ALL] = "all"};
	const struct node *exits = node_get(function, S("exits"));
	enum answer widest = NOBODY, most = ALL; /* most: that come so far */
	str name = row_text(function, S("name"));
	if (!str_listed(name, names) && !route_has_word(name, "is_ has_ can_"))
		return S("");
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		enum answer one = n->kind == NODE_OBJECT ? of_exit(n) : MAYBE;
		one = most < one ? most : one;
		widest = one > widest ? one : widest;
		if (one == NOBODY && most == ALL)
			most = turns_away(row_text(n, S("if"))) ? KNOWN : MAYBE;
	}
	return exits ? str_of(words[widest]) : S("");
}
