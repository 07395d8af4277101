/* CODEOWNERS as GitHub and GitLab read it: the last pattern that matches counts, and templates name nobody. */
#include "facts_one.h"

static const struct node *owners_in(const char *path, const char *text)
{
	facts_text(facts_one, str_of(path), str_of(text));
	return facts_finish(facts_one, &facts_arena);
}

/* "true", "false" or "?" */
static const char *owners_second(const char *path, const char *text)
{
	facts_setup();
	const struct node *n = facts_get(owners_in(path, text), "code_owners.0.second");
	const char *says = !n ? "none" : n->kind == NODE_UNKNOWN ? "?" : str_eq(n->text, S("true")) ? "true" : "false";
	facts_teardown();
	facts_arena = (struct arena){0};
	return says;
}

Test(code_owners, who_reviews)
{
	static const struct {
		const char *path, *text, *second;
	} rows[] = {
	        {".github/CODEOWNERS", "* @acme/it\n", "true"},
	        {"CODEOWNERS", "* @rebecca @sam\n", "true"},
	        {"docs/CODEOWNERS", "* @acme/it # all\n", "true"},
	        {"CODEOWNERS", "* @rebecca\n", "?"},
	        {"CODEOWNERS", "* @rebecca # and @sam\n", "?"},
	        {"CODEOWNERS", "/microapp.yaml @acme/it\n/.github/ @acme/it\n", "true"},
	        {"CODEOWNERS", "/microapp.yaml\t@acme/it\n.github/**  @acme/it\n", "true"},
	        {"CODEOWNERS", "*.yaml @acme/it\nworkflows/ @acme/it\r\n", "true"},
	        {"CODEOWNERS", "*.yml @acme/it\n", "false"},          /* not of the manifest */
	        {"CODEOWNERS", "/src/ @acme/it\n", "false"},          /* of neither */
	        {"CODEOWNERS", "* @acme/it\n/.github/\n", "false"},   /* taken away again */
	        {"CODEOWNERS", "* @acme/it\n.github/* @a\n", "true"}, /* of the folder's own files alone */
	        {"CODEOWNERS", "# * @acme/it\n", "false"},            /* a comment */
	        {"CODEOWNERS", "* @your-org/your-team\n", "false"},   /* a template */
	        {"CODEOWNERS", "* it\n", "false"},                    /* no owner */
	        {"CODEOWNERS", "[Docs] @acme/docs\n*.md\n[All]\n* @acme/it\n", "true"},
	        {".gitlab/CODEOWNERS", "[All][2] @acme/it\n*\n", "true"},
	        {".gitlab/CODEOWNERS", "^[Hint] @acme/it\n*\n", "false"},
	        {".gitlab/CODEOWNERS", "/.gitlab-ci.yml @acme/it\nmicroapp.yaml @acme/it\n", "true"},
	        {"CODEOWNERS", "", "false"},
	        {"src/CODEOWNERS", "* @acme/it\n", "none"}, /* nobody looks there */
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *is = owners_second(rows[i].path, rows[i].text);
		cr_expect_str_eq(is, rows[i].second, "%s: %s: %s", rows[i].path, rows[i].text, is);
	}
}

Test(code_owners, names_them, .init = facts_setup, .fini = facts_teardown)
{
	const struct node *facts = owners_in("CODEOWNERS", "* @acme/it it@example.com\n/.github/ @acme/build\n");
	facts_are(facts, "code_owners.0.manifest.0", "@acme/it");
	facts_are(facts, "code_owners.0.manifest.1", "it@example.com");
	facts_are(facts, "code_owners.0.gate.0", "@acme/build");
}
