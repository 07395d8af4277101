/* Migrations in the order of their tools, seen by what they leave. */
#include "facts/facts.h"

#include "repo.h"

#define FIELDS(wanted, ...)                                                                                            \
	do {                                                                                                           \
		struct repo_facts fields_repo = REPO(__VA_ARGS__);                                                     \
		repo_expect(&fields_repo, "fields", "model field", wanted);                                            \
		repo_free(&fields_repo);                                                                               \
	} while (0)

#define MAKE  "create table a (x int);"
#define MORE  "alter table a add column y int;"
#define LESS  "alter table a drop column y;"
#define OTHER "create table b (z int);"

Test(sql_order, supabase)
{
	FIELDS("a x|a y", {"supabase/migrations/20240102_b.sql", MORE}, {"supabase/migrations/20240101_a.sql", MAKE});
	FIELDS("a x", {"supabase/migrations/1.sql", MAKE}, {"supabase/tests/2.sql", OTHER});
}

Test(sql_order, prisma)
{
	FIELDS("a x", {"prisma/migrations/3_c/migration.sql", LESS}, {"prisma/migrations/1_a/migration.sql", MAKE},
	       {"prisma/migrations/2_b/migration.sql", MORE});
}

Test(sql_order, drizzle)
{
	FIELDS("a x|a y", {"drizzle/0000_z.sql", MAKE}, {"drizzle/0001_a.sql", MORE});
	FIELDS("a x", {"drizzle/b.sql", MAKE}, {"drizzle/c.sql", MORE}, {"drizzle/a.sql", LESS},
	       {"drizzle/d.sql", OTHER},
	       {"drizzle/meta/_journal.json",
	        "{'entries': [{'idx': 0, 'tag': 'b'}, {'idx': 1, 'tag': 'c'}, {'idx': 2, 'tag': 'a'}]}"});
}

Test(sql_order, flyway)
{
	FIELDS("a x", {"db/migration/V10__c.sql", LESS}, {"db/migration/V2__b.sql", MORE},
	       {"db/migration/V1__a.sql", MAKE});
	FIELDS("a x", {"db/migration/V1__b.sql", MAKE}, {"db/migration/V1.1__a.sql", MORE},
	       {"db/migration/V1_2__a.sql", LESS});
	FIELDS("a x|a y", {"sql/R__a.sql", MORE}, {"sql/V1__b.sql", MAKE}, {"sql/U1__b.sql", "drop table a;"});
}

Test(sql_order, liquibase)
{
	FIELDS("a x|a y",
	       {"src/main/resources/db/changelog/b.sql",
	        "--liquibase formatted sql\n--changeset me:2\n" MORE "\n--rollback drop table a;\n"},
	       {"src/main/resources/db/changelog/a.sql", "--liquibase formatted sql\n--changeset me:1\n" MAKE "\n"});
}

Test(sql_order, rails)
{
	FIELDS("a x|a y", {"db/structure.sql",
	                   "SET statement_timeout = 0;\nCREATE TABLE public.a (\n x integer,\n y integer\n);\n"});
}

Test(sql_order, the_part_that_goes_back_is_not_run)
{
	FIELDS("a x", {"migrations/1.sql", "-- +goose Up\n" MAKE "\n-- +goose Down\ndrop table a;\n"});
	FIELDS("a x", {"db/migrations/1.sql", "-- migrate:up\n" MAKE "\n-- migrate:down\ndrop table a;\n"});
	FIELDS("a x", {"migrations/1_a.up.sql", MAKE}, {"migrations/1_a.down.sql", "drop table a;"});
}

Test(sql_order, plain_numbers) { FIELDS("a x", {"sql/10.sql", LESS}, {"sql/9.sql", MORE}, {"sql/1.sql", MAKE}); }
