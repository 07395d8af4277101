/* Policies of one command, added up: any permissive one that lets somebody in, and all restrictive ones. */
#include "row_get.h"
#include "sql_doors.h"
#include "sql_who.h"

static const struct {
	const char *command;
	unsigned right;
	bool checks; /* WITH CHECK decides, and USING where there is none */
} commands[] = {{"select", SQL_SELECT, false},
                {"insert", SQL_INSERT, true},
                {"update", SQL_UPDATE, false},
                {"delete", SQL_DELETE, false}};

/* Does the policy speak of those who sign in (or of everybody, whoever calls)? */
static bool is_for(const struct sql_policy *p, bool user)
{
	return row_is(p->roles, S("who"), S("TRUE")) || (user && row_is(p->roles, S("who"), S("NEEDS_SIGN_IN"))) ||
	       !node_get(p->roles, S("who"));
}

static struct who ask(const struct sql_state *s, const struct sql_table *t, const struct sql_policy *p, size_t command)
{
	const struct node *decides = commands[command].checks && p->check ? p->check : p->using;
	struct who w = sql_who(s, t, decides);
	if (p->maybe)
		w.most = NOBODY;
	return w;
}

static bool is_about(const struct sql_policy *p, size_t command)
{
	return !p->command.n || str_eq(p->command, S("all")) || str_eq(p->command, str_of(commands[command].command));
}

/* The bound that all restrictive policies set together. */
static struct who restriction(const struct sql_state *s, const struct sql_table *t, size_t command, bool user)
{
	struct who r = {ANYBODY, ANYBODY, false};
	for (const struct sql_policy *p = t->policies; p; p = p->next)
		if (p->restrictive && is_for(p, user) && is_about(p, command)) {
			struct who w = ask(s, t, p, command);
			w.least = p->maybe ? ANYBODY : w.least;
			r = who_both(r, w);
		}
	return r;
}

static void add(struct sql_access *a, const struct sql_state *s, const struct sql_table *t, size_t command, bool user)
{
	enum truth *out = user ? &a->user[command] : &a->anyone[command];
	enum audience enough = user ? SIGNED_IN : ANYBODY;
	struct who within = restriction(s, t, command, user);
	for (const struct sql_policy *p = t->policies; p; p = p->next) {
		if (p->restrictive || !is_for(p, user) || !is_about(p, command))
			continue;
		struct who w = who_both(ask(s, t, p, command), within);
		bool surely = w.most <= enough;
		/* What a new row has to look like is no limit for who adds it. */
		w.filtered = w.filtered && !commands[command].checks;
		enum truth lets = surely && !w.filtered ? TRUTH_TRUE : w.least <= enough ? TRUTH_UNKNOWN : TRUTH_FALSE;
		bool better = lets > *out || (lets == *out && surely && w.filtered);
		if (lets == TRUTH_FALSE || !better)
			continue;
		*out = lets;
		a->by[user][command] = p->row;
		a->filtered[user][command] = surely && w.filtered;
	}
}

struct sql_access sql_access_of(const struct sql_state *s, const struct sql_table *t)
{
	struct sql_access a = {.anyone = {TRUTH_FALSE}};
	for (size_t c = 0; c < 4; c++)
		for (int user = 0; user < 2; user++) {
			bool may = (user ? t->may.user : t->may.anon) & commands[c].right;
			enum truth *out = user ? &a.user[c] : &a.anyone[c];
			if (may && t->secured == TRUTH_TRUE)
				add(&a, s, t, c, user);
			else if (may)
				*out = t->secured == TRUTH_FALSE ? TRUTH_TRUE : TRUTH_UNKNOWN;
		}
	return a;
}
