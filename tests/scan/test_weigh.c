/* What the place of a hit takes away: kind of proof × place × held by. */
#include <criterion/criterion.h>

#include "scan/weigh.h"

static const struct rule provider, guess = {.generic = true}, key = {.in_sample = SEVERITY_MEDIUM},
                                   setting = {.kind = RULE_CONFIG}, value = {.kind = RULE_CONFIG, .secret = true};

static struct hit weighed(const struct rule *r, enum confidence c, const char *path)
{
	struct hit h = {.rule = r, .confidence = c, .place = {.path = str_of(path)}};
	weigh_place(&h);
	return h;
}

Test(weigh, proof_and_place)
{
	static const char *const paths[] = {"src/a.js",  "tests/a.js",   "examples/a.js",
	                                    "docs/a.md", ".env.example", "demo/a"};
	static const enum severity off = SEVERITY_OFF, low = SEVERITY_LOW, medium = SEVERITY_MEDIUM;
	const struct {
		const char *what;
		const struct rule *rule;
		enum confidence confidence;
		enum severity at_most[6];
	} rows[] = {
	        {"a right checksum", &provider, CONFIDENCE_CERTAIN, {off, off, off, off, off, off}},
	        {"a provider's token", &provider, CONFIDENCE_HIGH, {off, off, off, off, off, off}},
	        {"a whole key", &key, CONFIDENCE_CERTAIN, {off, medium, medium, off, off, off}},
	        {"no whole key", &key, CONFIDENCE_MEDIUM, {off, low, low, low, low, low}},
	        {"a guess", &guess, CONFIDENCE_MEDIUM, {off, low, low, low, low, low}},
	        {"a strong guess", &guess, CONFIDENCE_HIGH, {off, low, low, low, low, low}},
	        {"a value in a setting", &value, CONFIDENCE_HIGH, {off, low, low, low, low, low}},
	        {"a setting", &setting, CONFIDENCE_HIGH, {off, off, low, low, low, low}},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (size_t k = 0; k < 6; k++) {
			struct hit h = weighed(rows[i].rule, rows[i].confidence, paths[k]);
			cr_expect_eq(h.at_most, rows[i].at_most[k], "%s in %s: %d", rows[i].what, paths[k], h.at_most);
			bool lowered = rows[i].at_most[k] == low && rows[i].rule != &setting;
			cr_expect_eq(h.possible, lowered, "%s in %s", rows[i].what, paths[k]);
		}
}

Test(weigh, a_sample_is_not_punished_twice)
{
	cr_expect_eq(weighed(&guess, CONFIDENCE_HIGH, "tests/a").confidence, CONFIDENCE_HIGH);
	cr_expect_eq(weighed(&guess, CONFIDENCE_MEDIUM, "docs/a").confidence, CONFIDENCE_MEDIUM);
	cr_expect_eq(weighed(&provider, CONFIDENCE_CERTAIN, "tests/a").confidence, CONFIDENCE_CERTAIN);
	cr_expect_eq(weighed(&provider, CONFIDENCE_HIGH, "tests/a").confidence, CONFIDENCE_MEDIUM);
	cr_expect_eq(weighed(&setting, CONFIDENCE_HIGH, "tests/a").confidence, CONFIDENCE_LOW);
	cr_expect(weighed(&guess, CONFIDENCE_HIGH, "tests/a").place.sample);
	cr_expect_not(weighed(&guess, CONFIDENCE_HIGH, "src/a").place.sample);
}

Test(weigh, what_was_read_out_of_it_is_proven)
{
	struct hit h = {.rule = &guess, .confidence = CONFIDENCE_HIGH, .proven = true, .place = {.path = S("tests/a")}};
	weigh_place(&h);
	weigh_past(&h);
	cr_expect_eq(h.at_most, SEVERITY_OFF);
	cr_expect_eq(h.confidence, CONFIDENCE_HIGH);
}

Test(weigh, documentation_in_code_is_a_manual_for_guesses_alone)
{
	struct hit h = {.rule = &guess, .confidence = CONFIDENCE_HIGH, .in_manual = true, .place = {.path = S("a.py")}};
	weigh_place(&h);
	cr_expect(h.at_most == SEVERITY_LOW && h.possible && h.place.sample);
	struct hit token = {
	        .rule = &provider, .confidence = CONFIDENCE_HIGH, .in_manual = true, .place = {.path = S("a.py")}};
	weigh_place(&token);
	cr_expect(token.at_most == SEVERITY_OFF && token.confidence == CONFIDENCE_HIGH && !token.place.sample);
}

Test(weigh, an_expired_token_in_a_test_is_not_missed)
{
	struct hit h = {.rule = &guess,
	                .confidence = CONFIDENCE_HIGH,
	                .at_most = SEVERITY_LOW,
	                .place = {.path = S("tests/a")}};
	weigh_place(&h);
	cr_expect_eq(h.confidence, CONFIDENCE_LOW);
}

Test(weigh, a_public_sample_stays_info)
{
	struct hit h = {.rule = &guess,
	                .confidence = CONFIDENCE_HIGH,
	                .at_most = SEVERITY_INFO,
	                .place = {.path = S("tests/a")}};
	weigh_place(&h);
	weigh_past(&h);
	cr_expect(h.at_most == SEVERITY_INFO && !h.possible);
}

Test(weigh, a_message_is_no_place_where_secrets_live)
{
	struct hit h = {.rule = &guess, .confidence = CONFIDENCE_HIGH, .place = {.origin = ORIGIN_MESSAGE}};
	struct hit token = {.rule = &provider, .confidence = CONFIDENCE_HIGH, .place = {.origin = ORIGIN_MESSAGE}};
	weigh_place(&h);
	weigh_place(&token);
	cr_expect(h.at_most == SEVERITY_LOW && h.possible && !h.place.sample);
	cr_expect(token.at_most == SEVERITY_OFF && token.confidence == CONFIDENCE_HIGH);
}

/* Only the history holds it: made up by a person, by a machine, strong and given to a client. */
Test(weigh, past)
{
	static const struct {
		const char *path;
		bool keeps[3];
	} rows[] = {
	        {".env", {true, true, true}},
	        {"config/app.yml", {false, true, true}},
	        {"src/a.js", {false, false, true}},
	        {"tests/.env", {false, false, false}},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int k = 0; k < 3; k++) {
			struct hit h = {.rule = &guess,
			                .confidence = k == 2 ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM,
			                .chosen = k == 0,
			                .in_client = k == 2,
			                .place = {.path = str_of(rows[i].path)}};
			weigh_place(&h);
			weigh_past(&h);
			cr_expect_eq(h.at_most == SEVERITY_OFF, rows[i].keeps[k], "%s %d", rows[i].path, k);
			cr_expect_eq(h.possible, !rows[i].keeps[k], "%s %d", rows[i].path, k);
		}
	struct hit common = {
	        .rule = &guess, .confidence = CONFIDENCE_MEDIUM, .common = true, .place = {.path = S("a/.env")}};
	struct hit token = {.rule = &provider, .confidence = CONFIDENCE_HIGH, .place = {.path = S("src/a.js")}};
	weigh_past(&common);
	weigh_past(&token);
	cr_expect_eq(common.at_most, SEVERITY_LOW);
	cr_expect_eq(token.at_most, SEVERITY_OFF);
}
