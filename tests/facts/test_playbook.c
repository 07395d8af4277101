/* Playbooks: what counts is what they say, and that they are filled in. */
#include "facts_one.h"

#define PLAYBOOK_STEPS                                                                                                 \
	"If customers report an outage, open the dashboard first and look at the errors of the last ten minutes. "     \
	"Stop the app with fly scale count 0, and tell everybody in the shop that orders are taken by telephone. "     \
	"Write down what you saw, with the time, before you start it again.\n"
#define PLAYBOOK_CALL   "Call Rebecca, rebecca.yu@example.com, +49 30 1234 5678.\n"
#define PLAYBOOK_REVOKE "Revoke the key of the payment service and sign everyone out.\n"

/* usable: "true", "false", "?"; "none" without a row. */
static const char *playbook_usable(const char *path, const char *text)
{
	facts_setup();
	facts_text(facts_one, str_of(path), str_of(text));
	const struct node *n = facts_get(facts_finish(facts_one, &facts_arena), "playbooks.0.usable");
	const char *says = !n ? "none" : n->kind == NODE_UNKNOWN ? "?" : str_eq(n->text, S("true")) ? "true" : "false";
	facts_teardown();
	facts_arena = (struct arena){0};
	return says;
}

Test(playbook, what_counts)
{
	static const struct {
		const char *path, *text, *usable;
	} rows[] = {
	        {"docs/playbook.md", "# Playbook\n" PLAYBOOK_STEPS PLAYBOOK_CALL PLAYBOOK_REVOKE, "true"},
	        {"RUNBOOK.md", PLAYBOOK_STEPS PLAYBOOK_CALL, "true"},
	        {"docs/runbooks/api.rst", PLAYBOOK_STEPS PLAYBOOK_CALL, "true"},
	        {"docs/operations.md",
	         "# Shop\nhello\n\n## Incident response\n" PLAYBOOK_STEPS PLAYBOOK_CALL "## Next\n", "true"},
	        {"README.md", "# Shop\n## Runbook\n### Stop\n" PLAYBOOK_STEPS "### Who\n" PLAYBOOK_CALL, "true"},
	        {"docs/playbook.md", PLAYBOOK_STEPS PLAYBOOK_REVOKE, "?"},    /* whom to call? */
	        {"docs/playbook.md", PLAYBOOK_STEPS, "false"},                /* nor how to revoke */
	        {"docs/playbook.md", PLAYBOOK_CALL PLAYBOOK_REVOKE, "false"}, /* a line is no playbook */
	        {"docs/playbook.md", PLAYBOOK_STEPS PLAYBOOK_CALL "TODO: the rest\n", "false"},
	        {"docs/playbook.md", PLAYBOOK_STEPS PLAYBOOK_CALL "Call [Your Name] then.\n", "false"},
	        {"docs/playbook.md", "", "false"},
	        {"README.md", "# Shop\n## Runbook\nSee the wiki.\n## Shop\n" PLAYBOOK_STEPS PLAYBOOK_CALL, "false"},
	        {"docs/marketing-playbook.md",
	         "Post every day, answer each comment within the hour, and write to hello@example.com when a campaign "
	         "does "
	         "well. Ten short films a month are worth more than one long film, and people share what makes them "
	         "laugh. "
	         "Ask customers for a photo.\n",
	         "false"},
	        {"README.md", "# Shop\n" PLAYBOOK_STEPS PLAYBOOK_CALL, "none"}, /* it does not call itself one */
	        {"deploy/playbook.yml", "- hosts: all\n", "none"},              /* Ansible's */
	        {"node_modules/a/RUNBOOK.md", PLAYBOOK_STEPS PLAYBOOK_CALL, "none"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *is = playbook_usable(rows[i].path, rows[i].text);
		cr_expect_str_eq(is, rows[i].usable, "%s: %s: %s", rows[i].path, rows[i].text, is);
	}
}

Test(playbook, says_what_it_has, .init = facts_setup, .fini = facts_teardown)
{
	facts_text(facts_one, S("RUNBOOK.md"), S("# Runbook\nRoll back.\nTBD\n"));
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "playbooks.0.title", "RUNBOOK.md");
	facts_are(facts, "playbooks.0.words", "3");
	facts_are(facts, "playbooks.0.open_ends", "1");
	facts_are(facts, "playbooks.0.stop", "true");
	facts_are(facts, "playbooks.0.call", "false");
	facts_are(facts, "playbooks.0.revoke", "false");
}
