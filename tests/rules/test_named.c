/* Rules for values that only a name explains: every language gives a value to a name in its own way, and what is near a
 * name is not yet given to it. */
#include "rules/named.h"

#include "../scan/scanning.h"

static struct scanning naming;
static void named_setup(void) { scanning_open(&naming, false); }
static void named_teardown(void) { scanning_close(&naming); }
TestSuite(named, .init = named_setup, .fini = named_teardown);

static bool named_finds(const char *id, const char *text)
{
	bool found = false;
	scanning_run(&naming, "src/settings.txt", scanning_text(&naming, text, 7));
	for (size_t i = 0; i < naming.n; i++)
		found = found || str_eq(naming.hits[i].rule->id, str_of(id));
	return found;
}

Test(named, every_language_gives_a_value_in_its_own_way)
{
	static const char *const texts[] = {
	        "ALGOLIA_ADMIN_KEY={hex:32}",
	        "export ALGOLIA_ADMIN_KEY='{hex:32}'",
	        "const algoliaAdminKey: string = \"{hex:32}\";",
	        "var algoliaAdminKey string = \"{hex:32}\"",
	        "algoliaAdminKey := `{hex:32}`",
	        "static const char algolia_admin_key[] = \"{hex:32}\";",
	        "#define ALGOLIA_ADMIN_KEY \"{hex:32}\"",
	        "algolia.admin.key: {hex:32}",
	        "\"algolia-admin-key\": \"{hex:32}\",",
	        "'algolia_admin_key' => '{hex:32}',",
	        "config[\"algolia_admin_key\"] = \"{hex:32}\"",
	        "os.environ['ALGOLIA_ADMIN_KEY'] = '{hex:32}'",
	        "setenv(\"ALGOLIA_ADMIN_KEY\", \"{hex:32}\", 1);",
	        "process.env.ALGOLIA_ADMIN_KEY || '{hex:32}'",
	        "os.getenv(\"ALGOLIA_ADMIN_KEY\") or \"{hex:32}\"",
	        "env::var(\"ALGOLIA_ADMIN_KEY\").unwrap_or(\"{hex:32}\".into())",
	        "${{ALGOLIA_ADMIN_KEY:-{hex:32}}",
	        "algolia_admin_key = SecretStr(\"{hex:32}\")",
	        "deploy --algolia-admin-key {hex:32} --now",
	        "deploy --algolia-admin-key={hex:32}",
	        "ENV ALGOLIA_ADMIN_KEY {hex:32}",
	        "gh secret set ALGOLIA_ADMIN_KEY --body {hex:32}",
	        "X-Algolia-Admin-Api-Key: {hex:32}",
	        "curl -H \"X-Algolia-Admin-Key: {hex:32}\"",
	        "{{\\\"algoliaAdminKey\\\":\\\"{hex:32}\\\"}",
	        "<algoliaAdminKey>{hex:32}</algoliaAdminKey>",
	        "<string name=\"algolia_admin_key\" translatable=\"false\">{hex:32}</string>",
	        "<add key=\"AlgoliaAdminKey\" value=\"{hex:32}\" />",
	        "<key>AlgoliaAdminKey</key>\n\t<string>{hex:32}</string>",
	        "- name: ALGOLIA_ADMIN_KEY\n  value: {hex:32}",
	        "{{\"name\": \"ALGOLIA_ADMIN_KEY\", \"value\": \"{hex:32}\"}",
	        "algolia_admin_key:\n  {hex:32}\n",
	        "algolia_admin_key: >-\r\n    {hex:32}\r\n",
	        "ALGOLIA_ADMIN_KEY = \\\n    \"{hex:32}\"",
	        "ALGOLIA_ADMIN_KEY = (\n    \"{hex:32}\"\n)",
	        "| ALGOLIA_ADMIN_KEY | `{hex:32}` |",
	        "The Algolia admin key: {hex:32}",
	        "ALGOLIA_SEARCH_ADMIN_APIKEY_PROD={hex:32}",
	        "myalgoliaadminkey={hex:32}",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect(named_finds("algolia-admin-key", texts[i]), "%s", texts[i]);
}

Test(named, what_is_near_is_not_given_to_it)
{
	static const char *const texts[] = {
	        "ALGOLIA_ADMIN_KEY={hex:31}",
	        "ALGOLIA_ADMIN_KEY={hex:33}",
	        "ALGOLIA_ADMIN_KEY=x{hex:32}",
	        "ALGOLIA_ADMIN_KEY={hex:32}.example.com",
	        "ALGOLIA_ADMIN_KEY={hex:32}/index.html",
	        "ALGOLIA_ADMIN_KEY=\nOTHER={hex:32}",
	        "ALGOLIA_ADMIN_KEY=\n\n{hex:32}",
	        "algolia_admin_key_id = \"{hex:32}\"",
	        "algolia_admin_key_hash = \"{hex:32}\"",
	        "ALGOLIA_ADMIN_KEYS_SHA256: {hex:32}",
	        "md5_of_algolia_admin_key: {hex:32}",
	        "algolia_admin_keyboard = \"{hex:32}\"",
	        "algolia_admin_monkey = \"{hex:32}\"",
	        "key_admin_algolia = \"{hex:32}\"",
	        "ALGOLIA_ADMIN_KEY={digit:32}",
	        "ALGOLIA_ADMIN_KEY=0123456789abcdef0123456789abcdef",
	        "ALGOLIA_ADMIN_KEY=0a0a0a0b0b0b0a0a0a0b0b0b0a0a0a0b",
	        "algolia_admin_key was commit {hex:32}",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect_not(named_finds("algolia-admin-key", texts[i]), "%s", texts[i]);
}

Test(named, a_short_word_stands_for_itself)
{
	cr_expect(named_finds("box-client-secret", "BOX_CLIENT_SECRET={alnum:32}"));
	cr_expect(named_finds("box-client-secret", "myBoxSecret={alnum:32}"));
	cr_expect_not(named_finds("box-client-secret", "MAILBOX_SECRET={alnum:32}"));
	cr_expect_not(named_finds("box-client-secret", "boxer_secret={alnum:32}"));
	cr_expect(named_finds("datadog-api-key", "dd-api-key: {hex:32}"));
	cr_expect_not(named_finds("datadog-api-key", "add_api_key: {hex:32}"));
}

Test(named, what_people_write_is_no_key)
{
	cr_expect(named_finds("vonage-api-secret", "VONAGE_SECRET={alnum:16}"));
	cr_expect_not(named_finds("vonage-api-secret", "VONAGE_SECRET=vonageapisecrets"));
	cr_expect_not(named_finds("vonage-api-secret", "vonageSecret: getVonageSecrets"));
	cr_expect_not(named_finds("vonage-api-secret", "VONAGE_SECRET=abcd1234abcd1234"));
}

static struct rule named_rule(const str *words, size_t n, const char *value)
{
	return (struct rule){.id = S("demo"), .name = {words, n}, .value = str_of(value)};
}

static bool has_anchor(const struct rule *r, const char *text)
{
	for (size_t i = 0; i < r->anchors.n; i++)
		if (str_eq(r->anchors.at[i], str_of(text)))
			return true;
	return false;
}

Test(named, anchors_come_from_the_word_that_is_rarest)
{
	static const str acme[] = {STR_INIT("api"), STR_INIT("acmecorp|roadrunner"), STR_INIT("key")};
	static const str joined[] = {STR_INIT("eleven_labs"), STR_INIT("key")};
	static const str shorter[] = {STR_INIT("ab|xyz"), STR_INIT("key|token")};
	struct err err = {{0}};
	struct rule r = named_rule(acme, 3, "{hex:32}");
	cr_assert(named_derive(&r, &naming.arena, &err), "%s", err.text);
	cr_expect(r.anchors.n == 2 && has_anchor(&r, "acmecorp") && has_anchor(&r, "roadrunner"));
	cr_expect(str_eq(r.check, S("named")));
	r = named_rule(joined, 2, "{alnum:20..40}");
	cr_assert(named_derive(&r, &naming.arena, &err), "%s", err.text);
	cr_expect(r.anchors.n == 4 && has_anchor(&r, "eleven-labs") && has_anchor(&r, "elevenlabs"));
	r = named_rule(shorter, 2, "{uuid}");
	cr_assert(named_derive(&r, &naming.arena, &err), "%s", err.text);
	cr_expect(has_anchor(&r, "ab_key") && has_anchor(&r, "abtoken") && has_anchor(&r, "xyz_") &&
	          has_anchor(&r, "xyzkey"));
	for (size_t i = 0; i < r.anchors.n; i++)
		cr_expect_geq(r.anchors.at[i].n, 4, "%.*s", STR_ARG(r.anchors.at[i]));
}

Test(named, mistakes_are_told)
{
	static const str good[] = {STR_INIT("acme"), STR_INIT("key")}, common[] = {STR_INIT("api"), STR_INIT("key")},
	                 sign[] = {STR_INIT("acme*")}, empty[] = {STR_INIT("acme|")}, gap[] = {STR_INIT("acme||x1")};
	static const struct {
		const str *words;
		size_t n;
		const char *value, *says;
	} cases[] = {
	        {good, 2, "", "go together"},          {good, 0, "{hex:32}", "go together"},
	        {common, 2, "{hex:32}", "rare"},       {sign, 1, "{hex:32}", "a word is"},
	        {empty, 1, "{hex:32}", "a word is"},   {gap, 1, "{hex:32}", "a word is"},
	        {good, 2, "{hx:32}", "no set"},        {good, 2, "{hex}", "no set"},
	        {good, 2, "{hex:x}", "no length"},     {good, 2, "{hex:0}", "no length"},
	        {good, 2, "{hex:9..8}", "no length"},  {good, 2, "{hex:7}", "fewer than"},
	        {good, 2, "plain-text", "fewer than"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {{0}};
		struct rule r = named_rule(cases[i].words, cases[i].n, cases[i].value);
		cr_expect_not(named_derive(&r, &naming.arena, &err), "%s", cases[i].value);
		cr_expect(strstr(err.text, cases[i].says), "%s: %s", cases[i].value, err.text);
	}
	struct err err = {{0}};
	struct rule r = named_rule(good, 2, "{hex:32}");
	r.pattern = S("x");
	cr_expect_not(named_derive(&r, &naming.arena, &err));
	cr_expect(strstr(err.text, "leave those out"), "%s", err.text);
}

Test(named, a_glance_needs_the_other_words_nearby)
{
	static const str name[] = {STR_INIT("ab|acme"), STR_INIT("gizmo"), STR_INIT("master_key")};
	struct rule r = named_rule(name, 3, "{hex:32}");
	const struct named_glance *g = named_glance(&r, &naming.arena);
	static const struct {
		const char *text;
		bool want;
	} cases[] = {{"ACME_GIZMO_MASTER_KEY=", true},
	             {"abGizmoMasterKey", true},
	             {"acme.other.gizmo-x-master-key", true},
	             {"GIZMO_MASTER_KEY=", false},
	             {"acme_master_key", false},

	             {"acme_gizmo", false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str text = str_of(cases[i].text);
		size_t at = str_ifind(text, S("master"), 0);
		if (at == SIZE_MAX)
			at = text.n - 1;
		cr_expect_eq(named_may_hold(g, text, at, at + 1), cases[i].want, "%s", cases[i].text);
	}
	char far[400];
	memset(far, ' ', sizeof far);
	memcpy(far, "acme gizmo", 10);
	memcpy(far + 390, "master_key", 10);
	cr_expect_not(named_may_hold(g, str_at(far, sizeof far), 390, 400), "too far away");
	struct rule alone = named_rule(name + 2, 1, "{hex:32}");
	cr_expect(named_may_hold(named_glance(&alone, &naming.arena), S("master_key"), 0, 10));
}
