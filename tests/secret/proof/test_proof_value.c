/* The generic checks as rules use them: name, operator and value in the match, the document around it. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/proof/proof.h"

static struct arena pv_arena;

/* The value stands between two '|' of the line. */
static struct proof pv_judged(const char *check, const char *marked)
{
	struct err err = {{0}};
	struct proof out = {0};
	str line;
	cr_assert(example_expand(str_of(marked), 3, &pv_arena, &line, &err), "%s", err.text);
	size_t from = str_find(line, S("|"), 0), to = str_find(line, S("|"), from + 1);
	str before = str_sub(line, 0, from), value = str_sub(line, from + 1, to), after = str_sub(line, to + 1, line.n);
	struct proof_input in = {.value = value,
	                         .match = arena_printf(&pv_arena, "%.*s%.*s", STR_ARG(before), STR_ARG(value)),
	                         .before = before,
	                         .after = after,
	                         .as_of = S("2026-11-23")};
	proof_find(str_of(check))(&in, &pv_arena, &out);
	return out;
}

Test(proof_value, assigned)
{
	static const struct {
		const char *line;
		enum proof_result result;
	} rows[] = {
	        {"password = \"|hunter2|\"", PROOF_NONE},
	        {"DB_PASSWORD=|hunter2|\nX=1", PROOF_NONE},
	        {"password: |Summer2024!|\n", PROOF_NONE},
	        {"<password>|Summer2024!|</password>", PROOF_NONE},
	        {"api_key: '|{alnum:32}|',", PROOF_NONE},
	        {"const token = \"|{alnum:32}|\";", PROOF_NONE},
	        {"secret: |{hex:32}|\n", PROOF_NONE},
	        {"<add name='db.password' value='|Summer2024!|'/>", PROOF_NONE},
	        {"password: string = \"|Summer2024!|\"", PROOF_NONE},
	        {"SECRET_KEY = f\"|{alnum:32}|\"", PROOF_NONE},
	        {"create user bob identified by '|{alnum:14}|'", PROOF_NONE},
	        {"sshpass -p |{alnum:14}| ssh x", PROOF_NONE},
	        {"define('DB_PASSWORD', '|Summer2024!|');", PROOF_NONE},
	        {"secretary = \"|{alnum:32}|\"", PROOF_NOT_A_SECRET},
	        {"POSTGRES_PASSWORD=|postgres|\n", PROOF_NONE},
	        {"api_key = '|{uuid}|'", PROOF_NONE},
	        {"password = |userPassword|;", PROOF_NOT_A_SECRET},
	        {"password = |getpass|()", PROOF_NOT_A_SECRET},
	        {"password: |password|,", PROOF_NOT_A_SECRET},
	        {"password = |os.environ['X']|", PROOF_NOT_A_SECRET},
	        {"password = \"|changeme|\"", PROOF_NOT_A_SECRET},
	        {"token_url = \"|{alnum:32}|\"", PROOF_NOT_A_SECRET},
	        {"x = ['PasswordMgr', '|TWAccountItem|']", PROOF_NOT_A_SECRET},
	        {"token = '|acme_token|'", PROOF_NOT_A_SECRET},
	        {"pwd: '|/Users/mary|'", PROOF_NOT_A_SECRET},
	        {"monkey = \"|{alnum:32}|\"", PROOF_NOT_A_SECRET},
	        {"key = \"|user_name|\"", PROOF_NOT_A_SECRET},
	        {"token = \"|identifier|\"", PROOF_NOT_A_SECRET},
	        {"password: |${PASSWORD}|\n", PROOF_NOT_A_SECRET},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct proof p = pv_judged("assigned", rows[i].line);
		cr_expect_eq(p.result, rows[i].result, "%s: %d, %.*s", rows[i].line, p.result, STR_ARG(p.note));
	}
}

Test(proof_value, placeholder)
{
	cr_assert_eq(pv_judged("placeholder", "x=|xxxxxxxxxxxx|").result, PROOF_NOT_A_SECRET);
	cr_assert_eq(pv_judged("placeholder", "x=|${X}|").result, PROOF_NOT_A_SECRET);
	cr_assert_eq(pv_judged("placeholder", "x=|{alnum:20}|").result, PROOF_NONE);
	cr_assert_eq(pv_judged("placeholder", "x=|EXAMPLE{alnum:20}|").result, PROOF_NONE);
}

Test(proof_value, url_password)
{
	cr_assert_eq(pv_judged("url-password", "postgres://app:|{alnum:12}|@db.internal/x").result, PROOF_NONE);
	cr_assert_eq(pv_judged("url-password", "postgres://app:|hunter2|@db.internal/x").result, PROOF_NONE);
	cr_assert_eq(pv_judged("url-password", "postgres://app:|${PASS}|@db.internal/x").result, PROOF_NOT_A_SECRET);
	cr_assert_eq(pv_judged("url-password", "postgres://user:|password|@host/x").result, PROOF_NOT_A_SECRET);
	cr_assert_eq(pv_judged("url-password", "http://tobi:|pw|@example.com/").result, PROOF_NOT_A_SECRET);
	cr_assert_eq(pv_judged("url-password", "http://tobi:|{alnum:20}|@db.example.com/").result, PROOF_NONE);
	cr_assert_eq(pv_judged("url-password", "sshpass -p|Xk7|<blank> scp a b").result, PROOF_NOT_A_SECRET);
	cr_assert_eq(pv_judged("url-password", "sshpass -p|Xk7{alnum:9}|; scp a b").result, PROOF_NONE);
	cr_assert_eq(pv_judged("url-password", "<pwd a=\"b\">|Xk7{alnum:9}|</pwd>").result, PROOF_NONE);
	struct proof home = pv_judged("url-password", "postgres://postgres:|postgres|@localhost:5432/x");
	cr_assert_eq(home.result, PROOF_FAIL);
	cr_assert_eq(home.at_most, SEVERITY_LOW);
	cr_assert_eq(pv_judged("url-password", "redis://:|password123|@localhost:6379/0").at_most, SEVERITY_LOW);
	cr_assert_eq(pv_judged("url-password", "redis://:|password123|@cache.acme.io/0").at_most, SEVERITY_OFF);
}

/* A rented database is somebody's, whatever the file is called; a word behind its name is documentation. */
Test(proof_value, passwords_of_rented_databases)
{
	cr_assert(pv_judged("url-password", "postgres://app:|npg_{alnum:12}|@ep-a-1.eu.aws.neon.tech/x").proven);
	cr_assert_not(pv_judged("url-password", "postgres://app:|secret|@ep-a-1.eu.aws.neon.tech/x").proven);
	cr_assert_not(pv_judged("url-password", "postgres://app:|npg_{alnum:12}|@db.acme.io/x").proven);
}

/* What everybody knows already, as the name of a user, a database or an image beside it. */
Test(proof_value, a_password_that_is_a_name_beside_it)
{
	static const struct {
		const char *text;
		bool common;
	} all[] = {{"- POSTGRES_USER=shop\n- POSTGRES_PASSWORD=|shop|\n", true},
	           {"image: gitea/gitea\n- DB_PASSWD=|gitea|\n", true},
	           {"- POSTGRES_USER=shopper\n- POSTGRES_PASSWORD=|shop|\n", false},
	           {"- OTHER_PASSWORD=shop\n- POSTGRES_PASSWORD=|shop|\n", false},
	           {"- DB_PASSWORD=|test123|\n", true},
	           {"- DB_PASSWORD=|summer24|\n", false}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		cr_expect_eq(pv_judged("assigned", all[i].text).common, all[i].common, "%s", all[i].text);
}

Test(proof_value, basic_auth)
{
	cr_assert_eq(pv_judged("basic-auth", "Basic |{base64:admin:{alnum:20}}|").result, PROOF_PASS);
	cr_assert_eq(pv_judged("basic-auth", "Basic |{base64:admin:hunter2x9}|").result, PROOF_NONE);
	cr_assert(pv_judged("basic-auth", "Basic |{base64:admin:summer24}|").chosen);
	cr_assert_eq(pv_judged("basic-auth", "Basic |{base64:user:password}|").result, PROOF_NOT_A_SECRET);
	cr_assert_eq(pv_judged("basic-auth", "Basic |{base64:no colon here}|").result, PROOF_NOT_A_SECRET);
	cr_assert_eq(pv_judged("basic-auth", "Basic |authentication|").result, PROOF_NOT_A_SECRET);
}
