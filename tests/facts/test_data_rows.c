/* Rows of people: by what validates, twenty of them. */
#include "facts_one.h"

#include <stdio.h>

#include "base/buf.h"

/* What the file holds, and whether people stand in it: "true", "false", "?"; "none" without a row. */
static const char *rows_say(const char *path, const char *head, const char *row, int n)
{
	str before = str_sub(str_of(row), 0, str_find(str_of(row), S("%"), 0));
	str after = str_sub(str_of(row), before.n + 1, strlen(row));
	static char says[96];
	struct buf text BUF_AUTO = {0};
	buf_add(&text, str_of(head));
	for (int i = 0; i < n; i++) /* two letters that differ stand in the place of % */
		buf_printf(&text, "%.*s%c%c%.*s", STR_ARG(before), 'a' + i % 26, 'a' + i / 26, STR_ARG(after));
	facts_setup();
	facts_text(facts_one, str_of(path), buf_str(&text));
	const struct node *all = facts_finish(facts_one, &facts_arena);
	const struct node *n1 = facts_get(all, "data_rows.0.people"), *holds = facts_get(all, "data_rows.0.holds");
	snprintf(says, sizeof says, "%s %.*s",
	         !n1                        ? "none"
	         : n1->kind == NODE_UNKNOWN ? "?"
	                                    : (str_eq(n1->text, S("true")) ? "true" : "false"),
	         holds ? (int)holds->text.n : 0, holds ? holds->text.p : "");
	facts_teardown();
	facts_arena = (struct arena){0};
	return says;
}

Test(data_rows, what_counts)
{
	static const struct {
		const char *path, *head, *row;
		int n;
		const char *says;
	} rows[] = {
	        {"customers.csv", "name,email\n", "Ann,%.miller@gmx.de\n", 20, "true e-mail addresses"},
	        {"customers.csv", "name,email\n", "Ann,%.miller@gmx.de\n", 19, "none "},
	        {"customers.csv", "name,email\n", "Ann,%@example.com\n", 40, "? columns about people"},
	        {"customers.csv", "name,email\n", "Ann,user1%@shop.test\n", 40, "? columns about people"},
	        {"suppliers.csv", "firm,email\n", "Firm,Info@firm%.de\n", 40, "false rows"},
	        {"countries.csv", "code,name\n", "%,Land\n", 40, "false rows"},
	        {"countries.csv", "code,name\n", "%,Land\n", 10, "none "},
	        {"dump.sql", "", "INSERT INTO users VALUES ('%@gmx.de');\n", 20, "true e-mail addresses"},
	        {"users.json", "[", "{\"mail\": \"%@gmx.de\"},", 20, "true e-mail addresses"},
	        {"package-lock.json", "[", "{\"author\": \"%@gmx.de\"},", 40, "none "},
	        {"bom.json", "{\"bomFormat\": \"CycloneDX\",", "\"%@gmx.de\",", 40, "none "},
	        {"a.json", "{\"spdxVersion\": \"SPDX-2.3\",", "\"%@gmx.de\",", 40, "none "},
	        {"README.md", "", "%@gmx.de\n", 40, "? e-mail addresses"},
	        {"data.ts", "export const people = [", "{e: '%@gmx.de'},", 20, "? e-mail addresses"},
	        {"data.yaml", "", "- mail: %@gmx.de\n", 20, "true e-mail addresses"},
	        {"export.xml", "<a>", "<b>%@gmx.de</b>", 20, "true e-mail addresses"},
	        {"a.vcf", "", "EMAIL:%@gmx.de\n", 20, "true e-mail addresses"},
	        {"logs/app.log", "", "INFO user=%@gmx.de\n", 20, "true e-mail addresses"},
	        {"patients.csv", "mrn;name;geb\n", "1;%;2\n", 40, "? columns about people"},
	        {"tet.json", "[", "{\"name\": \"Rajib Bas%\", \"marks\": 3},", 20, "? entries about people"},
	        {"users.json", "[", "{\"name\": \"r%\"},", 20, "? entries about people"},
	        {"colors.json", "[", "{\"name\": \"Ruby%\"},", 40, "none "},
	        {"it.json", "{", "\"login.%\": \"email\",", 40, "none "},
	        {"people.yaml", "", "- telefono: x%\n", 20, "? entries about people"},
	        {"node_modules/a/b.csv", "a,email\n", "%@gmx.de,x\n", 40, "none "},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *says = rows_say(rows[i].path, rows[i].head, rows[i].row, rows[i].n);
		cr_expect_str_eq(says, rows[i].says, "%s %s x%d: %s", rows[i].path, rows[i].row, rows[i].n, says);
	}
}

Test(data_rows, numbers_of_one_person_are_one)
{
	struct buf text BUF_AUTO = {0};
	buf_add(&text, S("id,email\n"));
	for (int i = 0; i < 60; i++)
		buf_printf(&text, "%d,tester%d@gmx.de\n", i, i);
	facts_setup();
	facts_text(facts_one, S("load.csv"), buf_str(&text));
	cr_expect_eq(facts_get(facts_finish(facts_one, &facts_arena), "data_rows.0.people")->kind, NODE_UNKNOWN);
	facts_teardown();
	facts_arena = (struct arena){0};
}

/* IBANs of one bank, each with its two check digits; one wrong digit and none counts. */
Test(data_rows, accounts_validate)
{
	for (int wrong = 0; wrong < 2; wrong++) {
		struct buf text BUF_AUTO = {0};
		buf_add(&text, S("holder,iban\n"));
		for (int i = 0; i < 25; i++) {
			char bban[24], all[40];
			unsigned rest = 0;
			snprintf(bban, sizeof bban, "37040044%010d", 532013000 + i);
			snprintf(all, sizeof all, "%s131400", bban); /* DE00 */
			for (const char *c = all; *c; c++)
				rest = (rest * 10 + (unsigned)(*c - '0')) % 97;
			buf_printf(&text, "x,DE%02u%s\n", (98 - rest + (unsigned)wrong) % 97, bban);
		}
		facts_setup();
		facts_text(facts_one, S("accounts.csv"), buf_str(&text));
		const struct node *n = facts_get(facts_finish(facts_one, &facts_arena), "data_rows.0.people");
		cr_expect_eq(n->kind, wrong ? NODE_UNKNOWN : NODE_BOOL);
		facts_teardown();
		facts_arena = (struct arena){0};
	}
}
