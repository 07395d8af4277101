/* Credentials of two parts: together they are worth more, alone less, wherever they stand. */
#include "scan/partner.h"

#include "scanning.h"

static struct scanning pairing;
static void partner_setup(void) { scanning_open(&pairing, false); }
static void partner_teardown(void) { scanning_close(&pairing); }
TestSuite(partner, .init = partner_setup, .fini = partner_teardown);

static const struct hit *partner_hit(const char *text, const char *id)
{
	scanning_run(&pairing, "src/settings.txt", scanning_text(&pairing, text, 3));
	for (size_t i = 0; i < pairing.n; i++)
		if (str_eq(pairing.hits[i].rule->id, str_of(id)))
			return &pairing.hits[i].hit;
	return NULL;
}

static bool says(const struct hit *h, const char *what) { return str_find(h->note, str_of(what), 0) != SIZE_MAX; }

#define ID     "aws_access_key_id = AKIA{b32:16}\n"
#define SECRET "aws_secret_access_key = Aa1{alnum:37}\n"
#define TEN    "\n\n\n\n\n\n\n\n\n\n"

Test(partner, an_id_alone_is_capped)
{
	const struct hit *h = partner_hit(ID, "aws-access-key-id");
	cr_assert_not_null(h);
	cr_expect_eq(h->at_most, SEVERITY_MEDIUM);
	cr_expect_not(says(h, "other part"));
	h = partner_hit("TWILIO_ACCOUNT_SID=AC{hex:32}\n", "twilio-account-sid");
	cr_assert_not_null(h);
	cr_expect_eq(h->at_most, SEVERITY_INFO);
}

Test(partner, both_are_surer_and_say_where_the_other_stands)
{
	const struct hit *h = partner_hit("# both\n" ID "region = x\n" SECRET, "aws-access-key-id");
	cr_assert_not_null(h);
	cr_expect_eq(h->at_most, SEVERITY_OFF);
	cr_expect(says(h, "(aws-secret-access-key) stands on line 4"), "%.*s", STR_ARG(h->note));
	h = partner_hit("# both\n" ID "region = x\n" SECRET, "aws-secret-access-key");
	cr_assert_not_null(h);
	cr_expect_eq(h->confidence, CONFIDENCE_CERTAIN);
	cr_expect(says(h, "(aws-access-key-id) stands on line 2"), "%.*s", STR_ARG(h->note));
	h = partner_hit(SECRET, "aws-secret-access-key");
	cr_assert_not_null(h);
	cr_expect_eq(h->confidence, CONFIDENCE_HIGH);
}

Test(partner, before_or_after_within_its_lines)
{
	cr_expect_eq(partner_hit(SECRET ID, "aws-access-key-id")->at_most, SEVERITY_OFF);
	cr_expect_eq(partner_hit(ID "\n\n\n\n\n\n\n\n\n" SECRET, "aws-access-key-id")->at_most, SEVERITY_OFF);
	cr_expect_eq(partner_hit(ID TEN SECRET, "aws-access-key-id")->at_most, SEVERITY_MEDIUM);
	cr_expect_eq(partner_hit(SECRET TEN ID, "aws-access-key-id")->at_most, SEVERITY_MEDIUM);
	const struct hit *h = partner_hit(SECRET "\n\n\n\n\n\n" ID SECRET, "aws-access-key-id");
	cr_expect(says(h, "stands on line 9"), "the nearest: %.*s", STR_ARG(h->note));
}

Test(partner, on_one_line_of_json)
{
	const struct hit *h =
	        partner_hit("{{\"a\":1,\"AccessKeyId\":\"AKIA{b32:16}\",\"x\":{{\"SecretAccessKey\":\"Aa1{"
	                    "alnum:37}\"}}",
	                    "aws-access-key-id");
	cr_assert_not_null(h);
	cr_expect_eq(h->at_most, SEVERITY_OFF);
	cr_expect(says(h, "on line 1"), "%.*s", STR_ARG(h->note));
}

Test(partner, in_what_is_encoded)
{
	const struct hit *h = partner_hit("# keys\nkeys: {base64:" ID SECRET "}\n", "aws-access-key-id");
	cr_assert_not_null(h);
	cr_expect_eq(h->at_most, SEVERITY_OFF);
	cr_expect(says(h, "(aws-secret-access-key) stands on line 2"), "%.*s", STR_ARG(h->note));
	h = partner_hit("id: {base64:" ID "}\n", "aws-access-key-id");
	cr_assert_not_null(h);
	cr_expect_eq(h->at_most, SEVERITY_MEDIUM);
	h = partner_hit("id: {base64:" ID "}\n" SECRET, "aws-access-key-id");
	cr_assert_not_null(h);
	cr_expect(says(h, "(aws-secret-access-key) stands on line 2"), "%.*s", STR_ARG(h->note));
}

Test(partner, in_a_blob_of_history)
{
	pairing.o.pathless = true;
	cr_expect_eq(partner_hit(ID SECRET, "aws-access-key-id")->at_most, SEVERITY_OFF);
	cr_expect_eq(partner_hit(ID, "aws-access-key-id")->at_most, SEVERITY_MEDIUM);
}

Test(partner, what_was_dropped_is_no_partner)
{
	const struct hit *h =
	        partner_hit(ID "aws_secret_access_key = ${{AWS_SECRET_ACCESS_KEY}\n", "aws-access-key-id");
	cr_expect_eq(h->at_most, SEVERITY_MEDIUM);
}

Test(partner, a_part_may_be_of_the_same_rule_but_is_not_itself)
{
	const struct hit *h = partner_hit("MAILJET_SECRET_KEY={hex:32}\n", "mailjet-api-key");
	cr_assert_not_null(h);
	cr_expect_not(says(h, "other part"));
	h = partner_hit("MAILJET_API_KEY={hex:32}\nMAILJET_SECRET_KEY={hex:32}\n", "mailjet-api-key");
	cr_expect(says(h, "(mailjet-api-key) stands on line 2"), "%.*s", STR_ARG(h->note));
}

Test(partner, a_part_that_was_not_looked_for_proves_nothing)
{
	const struct ruleset *set = ruleset_builtin();
	bool *on = arena_array(&pairing.arena, bool, set->n_rules);
	on[ruleset_find(set, S("aws-access-key-id"))->number] = true;
	pairing.o.on = on;
	const struct hit *h = partner_hit(ID SECRET, "aws-access-key-id");
	cr_assert_not_null(h);
	cr_expect_eq(h->at_most, SEVERITY_OFF);
}

Test(partner, a_million_ids_on_one_line_end, .timeout = 60)
{
	enum { IDS = 60000 };
	struct buf b BUF_AUTO = {0};
	str id = scanning_text(&pairing, "AKIA{b32:16} ", 1);
	for (int i = 0; i < IDS; i++)
		buf_add(&b, id);
	scanning_run(&pairing, "x.txt", buf_str(&b));
	cr_expect_eq(pairing.n, IDS);
}
