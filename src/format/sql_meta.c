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

enum { MOST_KEPT = 32 };

/* Behind it, NEW.role = OLD.role sets what stands left, and compares nothing. */
static bool begins_step(str before)
{
	static const char *const words[] = {";", "begin", "then", "else", "loop"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ieq(before, str_of(words[i])))
			return true;
	return false;
}

static bool add_name(str *names, size_t *n, str name)
{
	for (size_t i = 0; i < *n; i++)
		if (str_ieq(names[i], name))
			return false;
	if (*n < MOST_KEPT)
		names[(*n)++] = name;
	return true;
}

/* NEW.role := OLD.role puts back what was there; a body that looks at both and raises an error refuses. */
void sql_keeps(struct sql *s, struct branch *b, const struct sql_text *t, size_t from, size_t to)
{
	struct sql_lexer l = sql_lexer(t->text, from, to, s->dialect);
	str now[MOST_KEPT], then[MOST_KEPT], back[MOST_KEPT], last[7] = {{0}}; /* last[0]: the one in front */
	size_t n_now = 0, n_then = 0, n_back = 0;
	bool raises = false;
	for (struct sql_token k; (k = sql_token(&l)).kind != SQL_END;) {
		str text = sql_source(t->text, k);
		bool member = str_eq(last[0], S("."));
		raises = raises || (k.kind == SQL_WORD && str_ieq(text, S("raise")));
		if (member && str_ieq(last[1], S("new")))
			add_name(now, &n_now, text);
		if (member && str_ieq(last[1], S("old")))
			add_name(then, &n_then, text);
		bool sets = str_eq(last[2], S(":=")) || (str_eq(last[2], S("=")) && begins_step(last[6]));
		if (member && str_ieq(last[1], S("old")) && str_ieq(last[3], text) && sets)
			add_name(back, &n_back, text);
		for (size_t i = sizeof last / sizeof *last - 1; i; i--)
			last[i] = last[i - 1];
		last[0] = text;
	}
	struct branch list = branch_below(b, NODE_ARRAY, S("keeps"));
	for (size_t i = 0; i < n_back; i++)
		branch_copy(&list, S(""), back[i]);
	for (size_t i = 0; raises && i < n_now; i++)
		for (size_t j = 0; j < n_then; j++)
			if (str_ieq(now[i], then[j]))
				branch_copy(&list, S(""), now[i]);
}
