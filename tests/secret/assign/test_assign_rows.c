/* Columns and the rows behind VALUES; and lists that are none. */
#include "secret/assign/assign_rows.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

/* The values of the column around the last "pass" in front of VALUES, joined by '|'. */
static const char *rows_of(str text)
{
	static char shown[512];
	struct assign_rows rows;
	struct assignment a, again;
	size_t at = str_find(text, S("pass"), 0), n = 0;
	shown[0] = '\0';
	cr_assert_neq(at, SIZE_MAX);
	if (!assign_rows_begin(text, at, at + 4, &rows))
		return "none";
	while (assign_rows_next(&rows, &a)) {
		cr_expect(assign_rows_again(text, a.key, a.value, a.value_end, &again));
		cr_expect(again.key_end == a.key_end && again.value_end == a.value_end && again.quote == a.quote);
		n += (size_t)snprintf(shown + n, sizeof shown - n, "%s%.*s", n ? "|" : "",
		                      STR_ARG(str_sub(text, a.value, a.value_end)));
	}
	return shown;
}

Test(assign_rows, values_of_a_column)
{
	static const struct {
		const char *text, *values;
	} cases[] = {
	        {"INSERT INTO users (id, name, password) VALUES (1, 'bob', 'one'), (2, 'eve', 'two');", "one|two"},
	        {"insert into users(password,id)values('one',1)", "one"},
	        {"INSERT INTO `app`.`users` (`id`, `password`)\nVALUES\n\t(1, 'one'),\n\t(2, \"two\")\n;", "one|two"},
	        {"INSERT INTO [dbo].[users] ([id], [password]) VALUES (1, N'one')", "one"},
	        {"REPLACE INTO \"users\" (\"id\", \"db_password\", \"x\") VALUES (1, 'one', NULL)", "one"},
	        {"INSERT users (id, pass) VALUES (f(1, 'x'), md5('one'))", "one"},
	        {"INSERT INTO users (a, pass) VALUES ('it''s, (', 'one'), ('\\',', 'two')", "one|two"},
	        {"INSERT INTO users (a, pass) VALUES (1, 'o''ne')", "o''ne"},
	        {"INSERT INTO users (a, pass) VALUES (1, NULL), (2, ?), (3, 'one'), (4, '')", "one"},
	        {"'INSERT INTO users (a, pass) VALUES (\\'x\\', \\'one\\')'", "one"},
	        {"\"INSERT INTO users (a, pass)\\n\" +\n\t\"VALUES ('x', 'one')\"", "one"},
	        {"INSERT INTO users (a, pass) VALUES (1); ('x', 'one')", ""},
	        {"INSERT INTO users (a, pass) SELECT 1, 'one'", "none"},
	        {"call(a, pass) VALUES (1, 'one')", "none"},
	        {"INSERT INTO users (a, 'pass') VALUES (1, 'one')", "none"},
	        {"INSERT INTO users (a, pass = b) VALUES (1, 'one')", "none"},
	        {"INSERT INTO users (a, pass) VALUES (1, 'one", ""},
	        {"INSERT INTO users (a, pass", "none"},
	        {"pass) VALUES ('one')", "none"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *shown = rows_of(str_of(cases[i].text));
		cr_expect_str_eq(shown, cases[i].values, "%s: %s", cases[i].text, shown);
	}
}

/* What was found once is asked for again by its places, which a text that was changed since may not have. */
Test(assign_rows, again_only_where_name_and_value_stand)
{
	static const str text = STR_INIT("(pass) VALUES ('one')");
	struct assignment a;
	cr_expect(assign_rows_again(text, 1, 16, 19, &a) && a.value == 16 && a.value_end == 19);
	cr_expect_not(assign_rows_again(text, 1, 3, 19, &a), "a value within the name");
	cr_expect_not(assign_rows_again(text, 1, 16, text.n, &a), "a value that nothing closes");
}

Test(assign_rows, more_columns_than_are_read)
{
	enum { MANY = 80 };
	char text[1024] = "INSERT INTO t (";
	for (unsigned i = 0; i < MANY; i++)
		strcat(text, "c,");
	strcat(text, "pass) VALUES (1)");
	cr_expect_str_eq(rows_of(str_of(text)), "none");
}

/* A list that never ends, and rows that hold what may begin rows: each is read once, or given up early. */
Test(assign_rows, long_lists_are_left, .timeout = 20)
{
	enum { LENGTH = 1 << 20, STEPS = 1000 };
	static char text[LENGTH];
	static const char piece[] = "\"pass\",", nested[] = "(INTO a(pass)VALUES(1),";
	struct assign_rows rows;
	struct assignment a;
	for (size_t i = 0; i < LENGTH; i++)
		text[i] = piece[i % (sizeof piece - 1)];
	for (size_t at = 1; at + 4 < LENGTH; at += sizeof piece - 1)
		cr_assert_not(assign_rows_begin(str_at(text, LENGTH), at, at + 4, &rows));
	for (size_t i = 0; i < LENGTH; i++)
		text[i] = nested[i % (sizeof nested - 1)];
	for (size_t i = 0; i < STEPS; i++) {
		size_t at = i * (sizeof nested - 1) + 8;
		cr_assert(assign_rows_begin(str_at(text, LENGTH), at, at + 4, &rows));
		cr_assert_not(assign_rows_next(&rows, &a));
	}
}

/* What is not read of them is told. */
Test(assign_rows, more_rows_than_are_read)
{
	enum { ROWS = 120000, LENGTH = ROWS * 10 + 200000 };
	static char text[LENGTH];
	struct assign_rows rows;
	struct assignment a;
	char *p = stpcpy(text, "INSERT INTO t (pass) VALUES ");
	size_t n = 0;
	for (int i = 0; i < ROWS; i++)
		p = stpcpy(p, "('abcd'), ");
	cr_assert(assign_rows_begin(str_of(text), 15, 19, &rows));
	while (assign_rows_next(&rows, &a))
		n++;
	cr_expect(rows.cut && n > 100000 && n < ROWS, "%zu", n);
	p = stpcpy(text, "INSERT INTO t (pass) VALUES ('abcd'), ('");
	memset(p, 'x', 100000);
	strcpy(p + 100000, "'), ('efgh');");
	cr_assert(assign_rows_begin(str_of(text), 15, 19, &rows));
	while (assign_rows_next(&rows, &a))
		;
	cr_expect(rows.cut);
	strcpy(text, "INSERT INTO t (pass) VALUES ('abcd'), ('efgh');");
	cr_assert(assign_rows_begin(str_of(text), 15, 19, &rows));
	while (assign_rows_next(&rows, &a))
		;
	cr_expect_not(rows.cut);
}
