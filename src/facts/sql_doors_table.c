/* Tables: row security that is off, policies that let everybody in, or everybody who signs in. */
#include "row_get.h"
#include "sql_doors.h"
#include "sql_people.h"

struct looking {
	struct sql_doors *d;
	const struct sql_table *t;
	bool closed; /* nobody registers by himself */
	struct sql_access a;
	enum people people;
	struct door door;
};

static str may(const enum truth can[4])
{
	bool read = can[0] == TRUTH_TRUE, insert = can[1] == TRUTH_TRUE,
	     write = can[2] == TRUTH_TRUE || can[3] == TRUTH_TRUE;
	return write    ? read ? S("read and write") : S("write")
	          : read ? insert ? S("read and write") : S("read")
	          : insert ? S("insert")
	                : S("");
}

static const struct node *first_by(const struct sql_access *a, bool user, const enum truth can[4])
{
	static const size_t order[] = {2, 3, 0, 1};
	for (size_t i = 0; i < 4; i++)
		if (can[order[i]] == TRUTH_TRUE && a->by[user][order[i]])
			return a->by[user][order[i]];
	return NULL;
}

static str verb(str may)
{
	return str_eq(may, S("insert"))  ? S("add rows to it")
	       : str_eq(may, S("write")) ? S("change it")
	       : str_eq(may, S("read"))  ? S("read it")
	                                 : S("read and change it");
}

static str policy_name(const struct node *row) { return row_text(node_get(row, S("statement")), S("name")); }

static void say(struct looking *l, enum truth open, const char *to, str may, const struct node *row, str says)
{
	l->door.open = open;
	l->door.to = str_of(to);
	l->door.may = may;
	l->door.row = row ? row : l->t->row;
	l->door.line = l->door.row->line;
	l->door.says = says;
	sql_doors_keep(l->d, &l->door);
}

/* Row security is off: whoever has the right does what he likes. */
static bool is_off(struct looking *l)
{
	const struct sql_table *t = l->t;
	bool anyone = t->may.anon & 15, user = t->may.user & 15;
	if (t->secured != TRUTH_FALSE || !(anyone || user))
		return false;
	str can = may(anyone ? l->a.anyone : l->a.user);
	const struct node *row = t->switched ? t->switched : t->row;
	const char *why = t->switched   ? "row level security is switched off"
	                  : t->policies ? "row level security was never switched on, so that its policies do nothing"
	                                : "row level security was never switched on";
	if (!t->created || t->maybe || t->tightened) {
		say(l, TRUTH_UNKNOWN, "", S(""), t->tightened ? t->tightened : row,
		    arena_printf(l->d->arena, "whether row level security of %.*s is on is not known",
		                 STR_ARG(t->name)));
		return true;
	}
	l->door.by = S("security off");
	say(l, TRUTH_TRUE, anyone ? "anyone" : "signed-in", can, row,
	    arena_printf(l->d->arena, "%s may %.*s (table %.*s): %s", anyone ? "anyone" : "everybody who signs in",
	                 STR_ARG(verb(can)), STR_ARG(t->name), why));
	return true;
}

static bool changes(const enum truth can[4]) { return can[2] == TRUTH_TRUE || can[3] == TRUTH_TRUE; }

/* The policy of the row stands there whatever was put together while running before it. */
static bool is_made_later(const struct sql_table *t, const struct node *row)
{
	for (const struct sql_policy *p = t->policies; p; p = p->next)
		if (p->row == row)
			return p->step > t->tightened_step;
	return false;
}

/* A policy lets everybody (or everybody who signs in) do what only some should. sure: nothing else decides that; what
 * may not be is asked about behind all that is. */
static bool is_let_in(struct looking *l, bool user, bool sure)
{
	const enum truth *can = user ? l->a.user : l->a.anyone;
	bool reads = can[0] == TRUTH_TRUE && (l->people == PEOPLE_PERSONAL || (user && sql_people_at_work(l->t)));
	bool writes = changes(can);
	bool adds = !user && can[1] == TRUTH_TRUE;
	if (!reads && !writes && !adds)
		return false;
	enum truth shown[4] = {can[0], can[1], can[2], can[3]};
	if (!reads && !writes && l->people < PEOPLE_OWNED)
		shown[0] = TRUTH_FALSE; /* adding is what is said; that it may be read is meant */
	str kind = may(shown);
	const struct node *row = first_by(&l->a, user, shown);
	bool tightened = l->t->tightened && !is_made_later(l->t, row);
	if (sure && ((user && l->closed) || tightened || l->t->maybe))
		return false;
	if (user && l->closed) {
		say(l, TRUTH_UNKNOWN, "", S(""), row,
		    arena_printf(
		            l->d->arena,
		            "everybody who signs in may %.*s (table %.*s); nobody registers by himself, as config.toml "
		            "says: is it so where the app runs?",
		            STR_ARG(verb(kind)), STR_ARG(l->t->name)));
		return true;
	}
	if (tightened || l->t->maybe) {
		say(l, TRUTH_UNKNOWN, "", S(""), tightened ? l->t->tightened : row,
		    arena_printf(
		            l->d->arena,
		            "whether table %.*s is open hangs on what is put together while running, or may not run",
		            STR_ARG(l->t->name)));
		return true;
	}
	l->door.by = S("policy");
	say(l, TRUTH_TRUE, user ? "signed-in" : "anyone", kind, row,
	    arena_printf(l->d->arena, "%s may %.*s (table %.*s): policy \"%.*s\"",
	                 user ? "everybody who signs in" : "anyone", STR_ARG(verb(kind)), STR_ARG(l->t->name),
	                 STR_ARG(policy_name(row ? row : l->t->row))));
	return true;
}

static str question(const struct looking *l, enum truth can, bool some, bool read)
{
	str name = l->t->name;
	if (some && read)
		return arena_printf(l->d->arena, "anyone may read some rows of table %.*s: are they made to be public?",
		                    STR_ARG(name));
	if (some)
		return arena_printf(l->d->arena, "anyone may change some rows of table %.*s: is that meant?",
		                    STR_ARG(name));
	if (can == TRUTH_TRUE)
		return arena_printf(l->d->arena, "anyone may read table %.*s: is it made to be public?", STR_ARG(name));
	return arena_printf(l->d->arena, "whom table %.*s lets in is not known: what decides was not read",
	                    STR_ARG(name));
}

/* What nobody can tell: what decides is not read, or it is for people to say. */
static bool is_unknown(struct looking *l)
{
	struct arena *a = l->d->arena;
	const struct sql_table *t = l->t;
	for (size_t user = 0; user < 2; user++)
		for (size_t c = 0; c < 4; c++) {
			enum truth can = user ? l->a.user[c] : l->a.anyone[c];
			bool matters = !user || (c != 1 && l->people > PEOPLE_NONE);
			bool meant = l->a.filtered[user][c] && c == 0 && l->people != PEOPLE_PERSONAL;
			if (can == TRUTH_FALSE || !matters || meant || (user && l->a.filtered[user][c]))
				continue;
			if (user && can == TRUTH_TRUE && l->people == PEOPLE_OWNED && c == 0)
				continue; /* shown to all users: what is not personal */
			say(l, TRUTH_UNKNOWN, "", S(""), l->a.by[user][c],
			    question(l, can, l->a.filtered[user][c], c == 0));
			return true;
		}
	if (t->loosened)
		say(l, TRUTH_UNKNOWN, "", S(""), t->loosened,
		    arena_printf(a, "what is put together while running may open table %.*s", STR_ARG(t->name)));
	return t->loosened != NULL;
}

static str audience(const struct looking *l)
{
	for (const struct sql_policy *p = l->t->policies; p; p = p->next)
		if (!row_is(p->roles, S("who"), S("FALSE")))
			return S("signed-in");
	return S("service");
}

static void judge(struct looking *l)
{
	const struct sql_table *t = l->t;
	if (t->secured == TRUTH_UNKNOWN)
		say(l, TRUTH_UNKNOWN, "", S(""), t->switched,
		    arena_printf(l->d->arena, "whether row level security of %.*s is on is not known",
		                 STR_ARG(t->name)));
	else if (!is_off(l) && !is_let_in(l, false, true) && !is_let_in(l, true, true) && !is_let_in(l, false, false) &&
	         !is_let_in(l, true, false) && !is_unknown(l))
		say(l, TRUTH_FALSE, audience(l).p, S(""), t->switched, S(""));
}

void sql_doors_of_tables(struct sql_doors *d, const struct sql_state *s)
{
	for (const struct sql_table *t = s->first_table; t; t = t->next) {
		if (!sql_doors_expose(d, t->schema))
			continue;
		struct looking l = {
		        .d = d, .t = t, .closed = s->closed, .a = sql_access_of(s, t), .people = sql_people(t)};
		l.door = (struct door){.what = S("table"), .name = t->name, .open = TRUTH_FALSE};
		l.door.address = arena_printf(d->arena, "/rest/v1/%.*s", STR_ARG(t->name));
		l.door.people = l.people >= PEOPLE_OWNED  ? TRUTH_TRUE
		                : l.people == PEOPLE_NONE ? TRUTH_FALSE
		                                          : TRUTH_UNKNOWN;
		judge(&l);
	}
	if (s->full)
		sql_doors_keep(d, &(struct door){.row = s->first_table->row,
		                                 .what = S("table"),
		                                 .name = S("others"),
		                                 .open = TRUTH_UNKNOWN,
		                                 .says = S("there are more tables than are kept")});
}
