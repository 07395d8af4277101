/* Names that tools give their migrations: Supabase, Prisma, Drizzle, Flyway, Liquibase, Rails, goose, dbmate,
 * golang-migrate, sqlx, and plain numbers. */
#include "sql_order.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/glob.h"
#include "facts/folder.h"

/* What the tool does not run, and what only tries or keeps something. */
bool sql_order_left_alone(str path)
{
	static const str globs[] = {
	        STR_INIT("**/supabase/{tests,snippets,.temp,.branches}/**"),
	        STR_INIT("**/supabase/migrations/*/**"),
	        STR_INIT("**/*.down.sql"),
	        STR_INIT("**/{down,rollback,rollbacks,undo,archive,archived,old,backup,backups}/**"),
	        STR_INIT("**/U[0-9]*__*.sql"),
	        STR_INIT("**/*rollback*.sql")};
	for (size_t i = 0; i < sizeof globs / sizeof *globs; i++)
		if (glob_rule(globs[i], path))
			return true;
	return false;
}

/* By its folder, and by the number or time that a file's name begins with. */
bool sql_order_has(str path)
{
	static const str globs[] = {STR_INIT("**/{migrations,migration,migrate,drizzle}/**"),
	                            STR_INIT("**/schemas/*.sql"), STR_INIT("**/db/structure.sql"),
	                            STR_INIT("**/{changelog,changelogs,changesets}/**")};
	str name = str_basename(path);
	bool numbered = name.n && (ascii_digit(name.p[0]) ||
	                           (name.n > 1 && ascii_in("VvB", name.p[0]) && ascii_digit(name.p[1])));
	for (size_t i = 0; i < sizeof globs / sizeof *globs; i++)
		if (glob_rule(globs[i], path))
			return true;
	return numbered;
}

/* prisma/migrations/20240101_x/migration.sql stands with its neighbours. */
str sql_order_unit(str path)
{
	str folder = folder_of(path);
	return str_eq(str_basename(path), S("migration.sql")) ? folder_of(folder) : folder;
}

/* Of V1.2__name.sql the text 1.2; "" where the name is none of Flyway's. */
static str version_of(str path)
{
	str name = str_basename(path);
	size_t end = str_find(name, S("__"), 0);
	bool flyway = name.n > 1 && ascii_in("VB", name.p[0]) && ascii_digit(name.p[1]) && end != SIZE_MAX;
	for (size_t i = 1; flyway && i < end; i++)
		flyway = ascii_digit(name.p[i]) || ascii_in("._", name.p[i]);
	return flyway ? str_sub(name, 1, end) : S("");
}

/* Takes the next number off a version. */
static str number(str *version)
{
	size_t end = 0, zeros = 0;
	while (end < version->n && ascii_digit(version->p[end]))
		end++;
	str digits = str_sub(*version, 0, end);
	*version = str_sub(*version, end + 1, version->n);
	while (zeros < digits.n && digits.p[zeros] == '0')
		zeros++;
	return str_sub(digits, zeros, digits.n);
}

/* 1 is 1.0, and stands before 1.1; 1_1 is 1.1. */
static int version_order(str a, str b)
{
	while (a.n || b.n) {
		str x = number(&a), y = number(&b);
		int order = x.n != y.n ? (x.n > y.n ? 1 : -1) : str_cmp(x, y);
		if (order)
			return order;
	}
	return 0;
}

/* Runs of digits as numbers: 9_x before 10_x. */
static int natural(str a, str b)
{
	size_t i = 0, k = 0;
	while (i < a.n && k < b.n) {
		if (ascii_digit(a.p[i]) && ascii_digit(b.p[k])) {
			while (i < a.n && a.p[i] == '0')
				i++;
			while (k < b.n && b.p[k] == '0')
				k++;
			size_t x = i, y = k;
			while (x < a.n && ascii_digit(a.p[x]))
				x++;
			while (y < b.n && ascii_digit(b.p[y]))
				y++;
			int order =
			        x - i != y - k ? (x - i > y - k ? 1 : -1) : str_cmp(str_sub(a, i, x), str_sub(b, k, y));
			if (order)
				return order;
			i = x, k = y;
		} else if (a.p[i] != b.p[k]) {
			return (unsigned char)a.p[i] < (unsigned char)b.p[k] ? -1 : 1;
		} else {
			i++, k++;
		}
	}
	return (i < a.n) - (k < b.n);
}

/* R__ are run when all others were. */
int sql_order_compare(str a, str b)
{
	bool later_a = str_starts(str_basename(a), S("R__")), later_b = str_starts(str_basename(b), S("R__"));
	str x = version_of(a), y = version_of(b);
	if (later_a != later_b)
		return later_a ? 1 : -1;
	int order = x.n && y.n ? version_order(x, y) : 0;
	return order ? order : natural(a, b);
}
