/* What a body takes from raw_user_meta_data, which whoever signs up fills in himself: a role there makes him what he
 * likes. By its words, since triggers are called by nobody and have no way of their own. */
#include "sql_int.h"

static bool names_role(str quoted)
{
	static const char *const names[] = {"'role'",     "'user_role'", "'app_role'",
	                                    "'is_admin'", "'admin'",     "'permissions'"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_ieq(quoted, str_of(names[i])))
			return true;
	return false;
}

/* It is compared, as in CASE WHEN … = 'seller', and not taken as it is. */
static bool is_compared(str next)
{
	static const char *const signs[] = {"=", "<>", "!=", "in", "not", "is", "similar", "like"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_ieq(next, str_of(signs[i])))
			return true;
	return false;
}

bool sql_takes_role(struct sql *s, const struct sql_text *t, size_t from, size_t to)
{
	struct sql_lexer l = sql_lexer(t->text, from, to, s->dialect);
	bool takes = false, pending = false;
	str before[2] = {{0}}; /* the two in front */
	for (struct sql_token k; (k = sql_token(&l)).kind != SQL_END;) {
		str text = sql_source(t->text, k);
		if (pending && !str_eq(text, S(")"))) {
			takes = takes || !is_compared(text);
			pending = false;
		}
		if (str_ieq(text, S("raise")) && k.kind == SQL_WORD)
			return false; /* it may look at what it took */
		pending = pending || (k.kind == SQL_STRING && names_role(text) && str_eq(before[1], S("->>")) &&
		                      str_ieq(before[0], S("raw_user_meta_data")));
		before[0] = before[1];
		before[1] = text;
	}
	return takes;
}
