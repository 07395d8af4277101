/* Any YAML as microapp.yaml: what it declares is taken, valid or not, and each error of the schema is a finding with a
 * place and a sentence. */
#include "format/format.h"
#include "policy/manifest.h"
#include "policy/tier.h"
#include "rules/ruleset.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

static const struct node *schema(void)
{
	static struct arena a;
	static const struct node *tree;
	struct err err = {{0}};
	if (!tree)
		must(json_read(ruleset_template(S("microapp.schema.json")), &a, &format_default_budget, &tree, &err) ==
		     FORMAT_OK);
	return tree;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct format_budget budget = {.depth = 64, .nodes = 20000, .bytes = 1 << 16};
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *tree = NULL;
	const struct node *want = schema();
	str text = fuzz_copy(data, size);
	struct report r = {.arena = &a, .rules = ruleset_builtin(), .as_of = S("2026-01-01")};
	if (yaml_read(text, &a, &budget, &tree, &err) != FORMAT_OK) {
		manifest_broken(&r, S("microapp.yaml"), str_of(err.text));
		must(r.n_findings == 1);
	} else {
		struct manifest m;
		manifest_facts(tree, S("microapp.yaml"), r.as_of, &a, &m);
		fuzz_touch(m.app_id), fuzz_touch(m.owner), fuzz_touch(m.status);
		enum tier tier = tier_in_force(&m), floor = tier_floor(&m, NULL);
		must(m.status.n > 0 && (tier == TIER_NONE ? floor <= TIER_MEDIUM : tier >= floor));
		manifest_check(&r, tree, want, S("microapp.yaml"));
		must(r.n_findings <= 21);
	}
	for (size_t i = 0; i < r.n_findings; i++)
		fuzz_touch(r.findings[i].main.note);
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
