/* Files of package managers by their names. */
#include "facts_one.h"

Test(lock, files, .init = facts_setup, .fini = facts_teardown)
{
	facts_file(facts_one, S("package-lock.json"), 40, true);
	facts_file(facts_one, S("api/uv.lock"), 40, true);
	facts_file(facts_one, S("web/yarn.lock"), 0, true); /* empty */
	facts_file(facts_one, S("my-package-lock.json"), 40, true);
	const struct node *facts = facts_finish(facts_one, &facts_arena);
	facts_are(facts, "lock_files.0.path", "api/uv.lock");
	facts_are(facts, "lock_files.0.folder", "api");
	facts_are(facts, "lock_files.0.ecosystem", "pypi");
	facts_are(facts, "lock_files.1.folder", ".");
	facts_are(facts, "lock_files.1.ecosystem", "npm");
	cr_expect_null(facts_get(facts, "lock_files.2"));
}
