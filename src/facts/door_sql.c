/* What the statements of a hosted database leave open. Its migrations run first; then each file that stands alone is
 * given the last word in turn, and a door that is not the same whoever has it is not known. */
#include "door_sql.h"

#include <stdlib.h>

#include "row_get.h"
#include "sql_doors.h"
#include "sql_run.h"
#include "sql_set.h"
#include "sql_touch.h"

/* Statements looked at in all turns, those that are run counting as often as there are things that each may be about.
 */
enum { MOST_WORK = 200000000 };

/* ---- one turn ---- */

/* Returns how many statements were run. */
static size_t run_unit(struct sql_state *s, const struct sql_unit *u, const struct sql_touch *touch)
{
	size_t n = 0;
	s->schema = S("public");
	for (size_t i = 0; i < u->n; i++)
		if (sql_touch_wants(touch, u, i)) {
			sql_run(s, u->rows[i], !u->ordered);
			n++;
		}
	return n;
}

/* profiles.role: the table. */
static str table_of(const struct door *door)
{
	return str_eq(door->what, S("column")) ? str_sub(door->name, 0, str_find(door->name, S("."), 0)) : door->name;
}

/* Of the doors, the tables that are touched, and their columns. */
static struct sql_doors touched(struct sql_doors *d, const struct sql_touch *touch)
{
	size_t kept = 0;
	for (size_t i = 0; i < d->n; i++)
		if (str_listed(d->at[i].what, "table column") && sql_touch_has(touch, table_of(&d->at[i])))
			d->at[kept++] = d->at[i];
	d->n = kept;
	return *d;
}

/* The units up to most, the one called last at the end, as far as they concern what is touched; what other tables are
 * like does not count then. */
static struct sql_doors turn(const struct sql_database *db, size_t most, size_t last, const struct sql_touch *touch,
                             struct arena *a, size_t *work)
{
	size_t ran = 0;
	struct sql_state s;
	struct sql_doors d = {.arena = a, .schemas = db->schemas};
	sql_state_start(&s, db->giving, a);
	for (size_t i = 0; i < most; i++)
		if (i != last)
			ran += run_unit(&s, &db->units[i], touch);
	ran += run_unit(&s, &db->units[last], touch);
	s.schema = S("public");
	sql_doors_of_tables(&d, &s);
	sql_doors_of_columns(&d, &s);
	sql_doors_of_views(&d, &s);
	sql_doors_of_functions(&d, &s);
	sql_doors_of_buckets(&d, &s);
	*work += db->n_rows + ran * (d.n + 1);
	return touch->all ? d : touched(&d, touch);
}

/* ---- what the turns agree upon ---- */

static const struct door *same(const struct sql_doors *d, const struct door *door)
{
	for (size_t i = 0; i < d->n; i++)
		if (str_eq(d->at[i].name, door->name) && str_eq(d->at[i].what, door->what))
			return &d->at[i];
	return NULL;
}

static str place(const struct door *door, struct arena *a)
{
	return arena_printf(a, "%.*s:%u", STR_ARG(row_text(door->row, S("path"))), door->line);
}

static void agree(struct sql_doors *all, const struct sql_doors *other)
{
	for (size_t i = 0; i < all->n; i++) {
		struct door *mine = &all->at[i];
		const struct door *its = same(other, mine);
		if (!its || its->open == mine->open || mine->open == TRUTH_UNKNOWN)
			continue;
		str says = arena_printf(all->arena,
		                        "whether %.*s %.*s is open depends on what is run, and last: %.*s or %.*s",
		                        STR_ARG(mine->what), STR_ARG(mine->name), STR_ARG(place(mine, all->arena)),
		                        STR_ARG(place(its, all->arena)));
		mine->open = TRUTH_UNKNOWN;
		mine->says = says;
		mine->to = mine->by = mine->may = S("");
	}
	for (size_t i = 0; i < other->n; i++)
		if (!same(all, &other->at[i]))
			sql_doors_keep(all, &other->at[i]);
}

/* ---- whose database is it ---- */

/* Modules by which code speaks to a database of its own. */
static bool has_own_database(const struct node *facts)
{
	static const char modules[] =
	        "pg postgres @prisma/client drizzle-orm typeorm sequelize knex kysely mysql2 mysql "
	        "better-sqlite3 sqlite3 sqlalchemy psycopg psycopg2 asyncpg django.db "
	        "@neondatabase/serverless @vercel/postgres database/sql gorm.io/gorm";
	str word;
	for (const struct node *row = rows_of(facts, S("imports")); row; row = row_after(row))
		for (str list = str_of(modules); str_cut(&list, ' ', &word);)
			if (row_is(row, S("module"), word))
				return true;
	return false;
}

static bool uses_supabase(const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("imports")); row; row = row_after(row))
		if (str_find(row_text(row, S("module")), S("@supabase/"), 0) != (size_t)-1 ||
		    row_is(row, S("module"), S("supabase")) ||
		    str_starts(row_text(row, S("module")), S("package:supabase")))
			return true;
	return false;
}

/* Asked for by its name through the hosted database's own library. */
static bool is_queried(const struct node *facts, str table)
{
	for (const struct node *row = rows_of(facts, S("queries")); row; row = row_after(row))
		if (row_is(row, S("name"), table))
			return true;
	return false;
}

static void add_all(struct doors *d, const struct sql_doors *all, bool sure, bool supabase)
{
	for (size_t i = 0; i < all->n; i++) {
		struct door door = all->at[i];
		if (!sure && !(supabase && is_queried(d->facts, table_of(&door)))) {
			door.says =
			        arena_printf(d->arena, "whether %.*s %.*s stands in the hosted database is not known",
			                     STR_ARG(door.what), STR_ARG(door.name));
			door.open = TRUTH_UNKNOWN;
			door.to = door.by = door.may = S("");
		}
		door_add(d, &door);
	}
}

static const struct sql_touch everything = {.all = true};

/* Migrations alone, and then each file that stands alone as the last; migrations run again after such a file, too.
 * False: there are more than can be tried. */
static bool compare(struct sql_doors *all, const struct sql_database *db, size_t *work)
{
	size_t ordered = 0;
	while (ordered < db->n_units && db->units[ordered].ordered)
		ordered++;
	for (size_t i = ordered ? ordered - 1 : 0; i < db->n_units; i++) {
		struct sql_touch touch = db->units[i].ordered ? everything : sql_touch_of(&db->units[i], all->arena);
		struct sql_doors other = turn(db, db->n_units, i, &touch, all->arena, work);
		*work += (all->n + 1) * (other.n + 1);
		if (*work <= MOST_WORK)
			agree(all, &other);
		free(other.at);
		if (*work > MOST_WORK)
			return false;
	}
	if (ordered && ordered < db->n_units) {
		struct sql_doors other = turn(db, ordered, ordered - 1, &everything, all->arena, work);
		agree(all, &other);
		free(other.at);
	}
	return true;
}

static void judge(struct doors *d, struct sql_database *db, bool sure, bool supabase)
{
	size_t work = 0;
	sql_touch_prepare(db, d->arena);
	struct sql_doors all = turn(db, db->n_units, db->n_units - 1, &everything, d->arena, &work);
	bool many = work > MOST_WORK || (db->n_units > 1 && !compare(&all, db, &work));
	for (size_t i = 0; i < all.n && many; i++) {
		all.at[i].open = TRUTH_UNKNOWN;
		all.at[i].says = S("there are more files of SQL than can be compared with each other");
	}
	add_all(d, &all, sure, supabase);
	free(all.at);
}

/* ---- what no statement tells ---- */

static int name_order(const void *x, const void *y)
{
	return str_cmp(row_text(*(const struct node *const *)x, S("name")),
	               row_text(*(const struct node *const *)y, S("name")));
}

/* Rows with a name, by their names; in the arena. */
static size_t sorted(const struct node *first, struct arena *a, const struct node ***out)
{
	size_t n = 0;
	for (const struct node *row = first; row; row = row_after(row))
		n++;
	const struct node **rows = arena_array(a, const struct node *, n);
	n = 0;
	for (const struct node *row = first; row; row = row_after(row))
		rows[n++] = row;
	if (n)
		qsort(rows, n, sizeof *rows, name_order);
	*out = rows;
	return n;
}

/* A table that the code uses and no file of SQL creates was made by hand, and may be open. */
static void add_made_elsewhere(struct doors *d)
{
	const struct node **told, **asked;
	size_t n_told = sorted(row_at(d->list->node->child), d->arena, &told);
	size_t n = sorted(rows_of(d->facts, S("queries")), d->arena, &asked);
	for (size_t i = 0; i < n; i++) {
		bool again = i && name_order(&asked[i], &asked[i - 1]) == 0;
		if (again || (n_told && bsearch(&asked[i], told, n_told, sizeof *told, name_order)))
			continue;
		struct door door = {.row = asked[i], .what = S("table"), .name = row_text(asked[i], S("name"))};
		door.open = door.people = TRUTH_UNKNOWN;
		door.says = arena_printf(d->arena, "table %.*s is used here, and no file of SQL says whom it lets in",
		                         STR_ARG(door.name));
		door_add(d, &door);
	}
}

static void add_unread(struct doors *d)
{
	for (const struct node *row = rows_of(d->facts, S("unread")); row; row = row_after(row)) {
		if (!row_is(row, S("section"), S("sql")))
			continue;
		struct door door = {.row = row, .what = S("table"), .name = str_basename(row_text(row, S("path")))};
		door.open = door.people = TRUTH_UNKNOWN;
		door.says = S("a file of SQL was not read");
		door_add(d, &door);
	}
}

/* Roles and functions of a hosted database are written down for databases, too, that only a server of the app speaks
 * to: no browser reaches those. Where the app has one of its own, a table is in the hosted one that is asked for there.
 */
void doors_of_sql(struct doors *d)
{
	bool supabase = uses_supabase(d->facts), own = has_own_database(d->facts);
	struct sql_set set = sql_set_of(d->facts, d->arena);
	for (size_t i = 0; i < set.n; i++)
		set.at[i].giving = set.at[i].giving || supabase;
	for (size_t i = 0; i < set.n; i++)
		if (set.at[i].hosted || supabase)
			judge(d, &set.at[i], set.at[i].of_folder || !own, supabase);
	if (supabase || set.n)
		add_unread(d);
	if (supabase && set.n)
		add_made_elsewhere(d);
}
