/* A row of one's own, with a column that decides what one may do: whoever may change the row makes himself what he
 * likes, unless a check, a right on columns or a trigger keeps that column. */
#include <stdint.h>

#include "base/buf.h"
#include "row_get.h"
#include "sql_doors.h"
#include "sql_who.h"

enum { DEEPEST = 8, LISTED = 12 };

/* What such columns are called, whole. `role` alone may be a word about a person, too: of it more is asked. */
static const char deciding[] =
        "user_role account_role app_role is_admin isadmin is_super_admin is_superadmin is_superuser is_staff "
        "is_moderator access_level permissions plan plan_type plan_id plan_name subscription_plan subscription_tier "
        "subscription_status subscription_type tier is_premium is_pro is_subscribed premium premium_until pro_until "
        "credits credit_balance credits_remaining credits_balance ai_credits token_balance balance wallet_balance "
        "is_verified is_approved is_banned kyc_status verification_status trial_ends_at subscription_end_date";
/* Of tables with one row for each person, or for what each has bought or may do. */
static const char keyed[] =
        "profiles profile users user user_profiles user_profile users_profile user_roles user_role members memberships "
        "team_members organization_members subscriptions subscription user_subscriptions wallets wallet user_wallets "
        "user_credits credits employees staff customers user_settings user_plans";
/* Where no other column says more than `role` or `tier`. */
static const char in_rights[] = "role permission permission_type can_edit can_read can_write can_manage status";
static const char rights[] = "user_roles user_role subscriptions subscription user_subscriptions members memberships "
                             "team_members organization_members permissions user_permissions";

struct own_row {
	struct sql_doors *d;
	const struct sql_state *s;
	const struct sql_table *t;
};

/* ---- conditions ---- */

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool names_column(str text, str column)
{
	for (size_t at = 0; (at = str_ifind(text, column, at)) != SIZE_MAX; at++) {
		size_t end = at + column.n;
		if ((at == 0 || !is_word(text.p[at - 1])) && (end == text.n || !is_word(text.p[end])))
			return true;
	}
	return false;
}

/* The column that is compared with the caller, where that alone, or beside other things, lets him at the row; "": it is
 * more that is asked. */
static str own_column(const struct node *n, unsigned depth)
{
	const struct node *args = n ? node_get(n, S("args")) : NULL;
	if (!n || depth == DEEPEST)
		return S("");
	if (row_is(n, S("op"), S("compare")) && row_is(n, S("is"), S("NEEDS_OWNER")))
		return row_text(n, S("column"));
	if (!row_is(n, S("op"), S("or")))
		return S("");
	for (const struct node *a = args ? row_at(args->child) : NULL; a; a = row_after(a)) {
		str column = own_column(a, depth + 1);
		if (column.n)
			return column;
	}
	return S("");
}

/* ---- columns ---- */

static const struct sql_column *column_named(const struct sql_table *t, str name)
{
	for (const struct sql_column *c = t->columns; c; c = c->next)
		if (str_eq(c->name, name))
			return c;
	return NULL;
}

/* Is there one row for each person? */
static bool is_keyed(const struct sql_table *t, str owner)
{
	const struct sql_column *c = column_named(t, owner);
	return (c && (c->key || row_is(c->said, S("primary"), S("true")))) || str_listed(t->name, keyed) ||
	       str_eq(owner, S("id"));
}

/* A word of a few, which policies or defaults give a meaning to. */
static bool role_decides(const struct own_row *o, const struct sql_column *c)
{
	const struct node *standing = node_get(c->said, S("default"));
	str type = row_text(c->said, S("type"));
	bool kind = type.n && !str_listed(type, "text varchar") && str_find(type, S("char"), 0) == SIZE_MAX;
	if (kind || (standing && standing->kind == NODE_STRING && standing->text.n))
		return true;
	for (const struct sql_table *t = o->s->first_table; t; t = t->next)
		for (const struct sql_policy *p = t->policies; p; p = p->next)
			if (names_column(row_text(p->using, S("text")), c->name))
				return true;
	return false;
}

static bool decides(const struct own_row *o, const struct sql_column *c)
{
	if (str_listed(o->t->name, rights) && str_listed(c->name, in_rights))
		return true;
	return str_listed(c->name, deciding) || (str_eq(c->name, S("role")) && role_decides(o, c));
}

/* ---- what keeps a column ---- */

static bool is_about(const struct sql_policy *p, str command)
{
	return !p->command.n || str_eq(p->command, S("all")) || str_eq(p->command, command);
}

static const struct node *check_of(const struct sql_policy *p) { return p->check ? p->check : p->using; }

static bool is_for_users(const struct sql_policy *p)
{
	return !node_get(p->roles, S("who")) || row_is(p->roles, S("who"), S("TRUE")) ||
	       row_is(p->roles, S("who"), S("NEEDS_SIGN_IN"));
}

static bool is_checked(const struct sql_table *t, const struct sql_policy *by, str command, str column)
{
	if (names_column(row_text(check_of(by), S("text")), column))
		return true;
	for (const struct sql_policy *p = t->policies; p; p = p->next)
		if (p->restrictive && is_about(p, command) && names_column(row_text(check_of(p), S("text")), column))
			return true;
	return false;
}

static bool is_listed(const struct sql_columns *given, str column)
{
	for (; given; given = given->next)
		for (const struct node *n = given->list->child; n; n = n->next)
			if (str_eq(n->text, column))
				return true;
	return false;
}

/* moddatetime() and its like, of an extension or of another file. */
static bool stamps_time(str function)
{
	return str_ifind(function, S("moddatetime"), 0) != SIZE_MAX ||
	       str_ifind(function, S("updated"), 0) != SIZE_MAX || str_ifind(function, S("timestamp"), 0) != SIZE_MAX;
}

/* A function that was not read may keep it: then nobody knows. */
static enum truth is_kept(const struct own_row *o, str column)
{
	enum truth kept = TRUTH_FALSE;
	for (const struct sql_trigger *t = o->t->triggers; t; t = t->next) {
		const struct sql_function *f = sql_function_named(o->s, t->function);
		const struct node *keeps = f ? node_get(f->statement, S("keeps")) : NULL;
		for (const struct node *k = keeps ? keeps->child : NULL; k; k = k->next)
			if (str_ieq(k->text, column))
				return TRUTH_TRUE;
		if (!keeps && !stamps_time(t->function))
			kept = TRUTH_UNKNOWN;
	}
	return kept;
}

/* A trigger of another table makes the row when somebody signs up; then nobody adds one of his own. */
static bool is_made_by_trigger(const struct own_row *o)
{
	for (const struct sql_function *f = o->s->first_function; f; f = f->next) {
		const struct node *writes = node_get(f->statement, S("writes"));
		if (!str_eq(row_text(f->statement, S("returns")), S("trigger")))
			continue;
		for (const struct node *w = writes ? writes->child : NULL; w; w = w->next)
			if (str_eq(w->text, o->t->name))
				return true;
	}
	return false;
}

/* ---- doors ---- */

/* "revoke update …; grant update (name, picture) …": a right on the table gives all of its columns, so that taking one
 * of them away alone does nothing. */
static str remedy(const struct own_row *o, str command, str owner)
{
	struct buf others BUF_AUTO = {0};
	bool adds = str_eq(command, S("insert"));
	size_t n = 0;
	for (const struct sql_column *c = o->t->columns; c && n < LISTED; c = c->next)
		if (c->name.n && !decides(o, c) && (adds || !str_eq(c->name, owner)) && !str_eq(c->name, S("id")) &&
		    !str_listed(c->name, "created_at updated_at"))
			buf_printf(&others, "%s%.*s", n++ ? ", " : "", STR_ARG(c->name));
	str table = o->t->name;
	if (!n)
		return arena_printf(o->d->arena, "drop that policy, and let only the server write");
	return arena_printf(o->d->arena,
	                    "write: revoke %.*s on public.%.*s from anon, authenticated; grant %.*s (%.*s) on "
	                    "public.%.*s to authenticated",
	                    STR_ARG(command), STR_ARG(table), STR_ARG(command), STR_ARG(buf_str(&others)),
	                    STR_ARG(table));
}

/* The columns that one policy leaves to whoever owns the row: one door. */
struct left {
	const struct sql_column *first;
	struct buf names;
	size_t n;
	bool unsure; /* whether a trigger keeps one of them */
};

static void add(const struct own_row *o, const struct sql_policy *p, str command, str owner, const struct left *l)
{
	struct arena *a = o->d->arena;
	bool unsure = l->unsure || p->maybe || o->t->maybe || (o->t->tightened && p->step <= o->t->tightened_step);
	str table = o->t->name, policy = row_text(node_get(p->row, S("statement")), S("name"));
	struct door door = {.row = p->row,
	                    .line = p->row->line,
	                    .what = S("column"),
	                    .name = arena_printf(a, "%.*s.%.*s", STR_ARG(table), STR_ARG(l->first->name)),
	                    .address = arena_printf(a, "/rest/v1/%.*s", STR_ARG(table)),
	                    .open = unsure ? TRUTH_UNKNOWN : TRUTH_TRUE,
	                    .people = TRUTH_TRUE};
	if (unsure) {
		door.says = arena_printf(
		        a, "whether whoever signs in may set %.*s in his own row of table %.*s is not known",
		        STR_ARG(buf_str(&l->names)), STR_ARG(table));
		sql_doors_keep(o->d, &door);
		return;
	}
	door.to = S("signed-in");
	door.by = S("own row");
	door.may = S("write");
	door.says = arena_printf(
	        a,
	        "whoever signs in may %s his own row of table %.*s with any %.*s: policy \"%.*s\" keeps no "
	        "column back; %.*s",
	        str_eq(command, S("update")) ? "change" : "add", STR_ARG(table), STR_ARG(buf_str(&l->names)),
	        STR_ARG(policy), STR_ARG(remedy(o, command, owner)));
	sql_doors_keep(o->d, &door);
}

/* True: such a column is open by the policy. */
static bool judge(const struct own_row *o, const struct sql_policy *p, str command, const struct sql_columns *given)
{
	const struct node *lets = str_eq(command, S("insert")) ? check_of(p) : p->using;
	str owner = own_column(lets, 0);
	struct left l = {.n = 0};
	if (p->restrictive || !is_about(p, command) || !is_for_users(p) || !owner.n || !is_keyed(o->t, owner))
		return false;
	for (const struct sql_column *c = o->t->columns; c; c = c->next) {
		if (!c->name.n || column_named(o->t, c->name) != c || str_eq(c->name, owner) || !decides(o, c) ||
		    is_checked(o->t, p, command, c->name) || (given && !is_listed(given, c->name)))
			continue;
		enum truth kept = is_kept(o, c->name);
		if (kept == TRUTH_TRUE)
			continue;
		buf_printf(&l.names, "%s%.*s", l.n++ ? ", " : "", STR_ARG(c->name));
		l.first = l.first ? l.first : c;
		l.unsure = l.unsure || kept == TRUTH_UNKNOWN;
	}
	if (l.n)
		add(o, p, command, owner, &l);
	buf_free(&l.names);
	return l.n > 0;
}

static bool look(const struct own_row *o, str command, const struct sql_columns *given)
{
	for (const struct sql_policy *p = o->t->policies; p; p = p->next)
		if (judge(o, p, command, given))
			return true;
	return false;
}

void sql_doors_of_columns(struct sql_doors *d, const struct sql_state *s)
{
	for (const struct sql_table *t = s->first_table; t; t = t->next) {
		const struct own_row o = {d, s, t};
		if (!sql_doors_expose(d, t->schema) || !t->created || t->secured != TRUTH_TRUE)
			continue;
		bool changes = (t->may.user & SQL_UPDATE) && look(&o, S("update"), t->updates);
		if (!changes && (t->may.user & SQL_INSERT) && !is_made_by_trigger(&o))
			look(&o, S("insert"), t->inserts);
	}
}
