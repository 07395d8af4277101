/* Files of settings and secrets: counted, and nothing of them kept; a .gitignore that covers them. */
#include "facts/fact.h"
#include "facts_one.h"

TestSuite(dotenv, .init = facts_setup, .fini = facts_teardown);

Test(dotenv, environment_files_are_counted_and_not_kept)
{
	facts_file(facts_one, S(".env"), 40, true);
	facts_file(facts_one, S(".env.example"), 40, true);
	facts_see(facts_one, ".env", "env", "{'PORT': '1', 'API_KEY': 'blue7fish', 'EMPTY_TOKEN': ''}");
	facts_see(facts_one, ".env.example", "env", "{'API_KEY': 'your-key', 'DB_PASSWORD': '<here>'}");
	facts_text(facts_one, S(".gitignore"), S("*.env\n!.env\n/node_modules\n"));
	facts_text(facts_one, S("web/.gitignore"), S("# .env\n.env.local\n"));
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.tracked", "true");
	facts_are(facts, "files.0.values", "1"); /* a port opens nothing */
	facts_are(facts, "files.0.secrets", "1");
	facts_are(facts, "files.0.ignored", "false");
	facts_are(facts, "files.1.values", "0");
	facts_are(facts, "env.1.asks", "2");
	facts_are(facts, "env_ignored", "false");
}

Test(dotenv, what_is_public_by_design_is_no_secret_of_an_environment_file)
{
	facts_file(facts_one, S(".env"), 40, true);
	facts_open[0] = S("pk_and_so_on");
	facts_n_open = 1;
	facts_see(facts_one, ".env", "env",
	          "{'STRIPE_KEY': 'pk_and_so_on', 'VITE_API_URL': 'https://a.dev', 'NEXT_PUBLIC_NAME': 'x'}");
	facts_n_open = 0;
	facts_file(facts_one, S("web/.env"), 40, true);
	facts_see(facts_one, "web/.env", "env", "{'VITE_MODEL_SECRET': 'blue7fish', 'STRIPE_KEY': 'pk_and_so_on'}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.values", "0");
	facts_are(facts, "files.0.secrets", "0");
	facts_are(facts, "files.1.secrets", "2");
	facts_are(facts, "env_open", "true");
}

Test(dotenv, numbers_and_files_are_no_secrets_of_an_environment_file)
{
	facts_file(facts_one, S("a.env"), 40, true);
	facts_see(facts_one, "a.env", "env",
	          "{'MAX_NEW_TOKENS': '512', 'DATABASE_URL': 'file:./dev.db', 'TOKEN_TTL': '3600', 'SECRET_FILE': "
	          "'/run/x'}");
	facts_file(facts_one, S("b.env"), 40, true);
	facts_see(facts_one, "b.env", "env",
	          "{'DB_PASSWORD': 'red-dog-8', 'DATABASE_URL': 'postgres://app:dog@db/x', 'SESSION_SECRET': "
	          "'blue7fish'}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.secrets", "0");
	facts_are(facts, "files.1.secrets", "3");
}

Test(dotenv, tables_of_a_secrets_file_are_counted_through)
{
	facts_file(facts_one, S(".streamlit/secrets.toml"), 40, true);
	facts_see(facts_one, ".streamlit/secrets.toml", "toml", "{'a': {'b': {'password': 'blue7fish', 'host': 'h'}}}");
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.values", "2");
	facts_are(facts, "files.0.secrets", "1");
	facts_are(facts, "env_open", "false");
}

static void dotenv_flag_is(const char *path, const char *ignores, const char *read, const char *ignored)
{
	struct facts *f = facts_new();
	facts_text(f, str_of(path), str_of(ignores));
	if (*read) {
		struct members m = fact_new(f, S("env_reads"), S("a.js"), 1);
		members_scalar(&m, NODE_STRING, S("name"), str_of(read), NULL);
	}
	const struct node *facts = facts_finish(f, &facts_arena);
	facts_are(facts, "env_ignored", ignored);
	facts_are(facts, "env_needed", *read ? "true" : "false");
	facts_free(f);
}

Test(dotenv, a_gitignore_that_covers_env)
{
	const char *covering[] = {".env",      ".env*\r\n", "/.env",         "**/.env",
	                          "!.env\n.*", ".env  ",    "*.env\n!b.env", "*.env.local"};
	for (size_t i = 0; i < sizeof covering / sizeof *covering; i++)
		dotenv_flag_is(".gitignore", covering[i], "", "true");
	const char *other[] = {" .env", ".env # secrets", ".env/", "#.env", ".env\n!.env", "a/.env"};
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		dotenv_flag_is(".gitignore", other[i], "", "false");
}

Test(dotenv, each_file_that_is_read_has_to_be_left_out)
{
	dotenv_flag_is(".gitignore", ".env", ".env", "true");
	dotenv_flag_is(".gitignore", ".env", ".env.production", "false");
	dotenv_flag_is(".gitignore", ".env*", ".env.production", "true");
	dotenv_flag_is(".gitignore", ".env", "config/secrets.env", "false");
	dotenv_flag_is(".gitignore", "config/", "config/secrets.env", "true");
	dotenv_flag_is(".gitignore", "/.env", "server/.env", "false");
	dotenv_flag_is("server/.gitignore", "/.env", "server/.env", "true");
	dotenv_flag_is("docs/.gitignore", ".env", "server/.env", "false");
	dotenv_flag_is("docs/.gitignore", ".env", ".env", "false");
	dotenv_flag_is("docs/.gitignore", ".env", "", "true");
}

Test(dotenv, what_git_tracks_is_not_left_out_by_a_line)
{
	facts_file(facts_one, S("web/.env"), 40, true);
	facts_see(facts_one, "web/.env", "env",
	          "{'VITE_URL': 'https://a.dev', 'SKIP_CHECK': 'true', 'NODE_ENV': 'test'}");
	facts_text(facts_one, S(".gitignore"), S("node_modules\n\n.env\n"));
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "files.0.values", "0");
	facts_are(facts, "files.0.ignored", "true");
	cr_expect_eq(facts_get(facts, "ignores.0.patterns.0")->line, 3);
}

Test(dotenv, secrets_that_a_server_reads)
{
	static const struct {
		const char *side, *name, *from, *read;
	} rows[] = {{"server", "STRIPE_SECRET_KEY", "environment", "true"},
	            {"browser", "VITE_API_KEY", "environment", "false"},
	            {"server", "API_KEY", "store", "false"},
	            {"server", "PORT", "environment", "false"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct facts *f = facts_new();
		struct members m = fact_new(f, S("settings"), S("a.js"), 1);
		members_scalar(&m, NODE_STRING, S("side"), str_of(rows[i].side), NULL);
		members_scalar(&m, NODE_STRING, S("name"), str_of(rows[i].name), NULL);
		members_scalar(&m, NODE_STRING, S("from"), str_of(rows[i].from), NULL);
		facts_are(facts_finish(f, &facts_arena), "reads_secrets", rows[i].read);
		facts_free(f);
	}
}
