/* Any YAML as .microaudit.yaml and as a policy: refused with a sentence that names file and line, or read; what is read
 * is joined with the defaults, and a repository's file loosens nothing. */
#include "format/format.h"
#include "policy/config.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	static const char *const names[] = {"config", "policy"};
	return i < sizeof names / sizeof *names ? str_of(names[i]) : S("");
}

static void check(const struct config *c, bool is_policy, struct arena *a)
{
	struct config merged;
	config_merge(NULL, is_policy ? c : NULL, is_policy ? NULL : c, a, &merged);
	must(merged.has_fail_on && merged.has_min_confidence);
	must(is_policy || (merged.fail_on <= SEVERITY_HIGH && merged.min_confidence <= CONFIDENCE_MEDIUM));
	must(is_policy || (!merged.skip_rules.n && !merged.exclude.n));
	must(config_stage(&merged, STAGE_REGISTER) >= STAGE_REGISTER);
	for (size_t i = 0; i < merged.n_exceptions; i++) {
		fuzz_touch(merged.exceptions[i].why);
		must(merged.exceptions[i].line > 0 && merged.exceptions[i].expires.n == 10);
	}
	for (size_t i = 0; i < merged.n_resolutions; i++)
		fuzz_touch(merged.resolutions[i].why);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct err err = {{0}};
	struct config c;
	const struct node *tree = NULL;
	size_t is_policy;
	str text;
	if (!fuzz_named(data, size, &is_policy, &text))
		return -1;
	if (yaml_read(text, &a, &format_default_budget, &tree, &err) == FORMAT_OK) {
		if (config_read(tree, S("c.yaml"), is_policy, &a, &c, &err))
			check(&c, is_policy, &a);
		else
			must(str_starts(str_of(err.text), S("c.yaml:")));
	}
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
