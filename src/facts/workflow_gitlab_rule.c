/* Conditions of rules, as far as they ask for what brings a change: see "rules" and "Predefined CI/CD variables" of
 * GitLab's manual. A variable of somebody's own is not known. */
#include "workflow_gitlab.h"

enum { PARTS = 16 };

static const struct command_starts never = {TRUTH_FALSE, TRUTH_FALSE, TRUTH_FALSE},
                                   always = {TRUTH_TRUE, TRUTH_TRUE, TRUTH_TRUE},
                                   sometimes = {TRUTH_FALSE, TRUTH_TRUE, TRUTH_TRUE},
                                   by_hand = {TRUTH_FALSE, TRUTH_FALSE, TRUTH_TRUE},
                                   unknown = {TRUTH_UNKNOWN, TRUTH_UNKNOWN, TRUTH_UNKNOWN};

static bool holds(str text, const char *what) { return str_find(text, str_of(what), 0) != SIZE_MAX; }

/* What one comparison says: the first row of which all words are in it. */
static const struct {
	const char *words[3];
	const struct command_starts *is;
} comparisons[] = {
        {{"$CI_PIPELINE_SOURCE", "==", "merge_request_event"}, &always},
        {{"$CI_PIPELINE_SOURCE", "==", "push"}, &always},
        {{"$CI_PIPELINE_SOURCE", "==", "\"schedule\""}, &sometimes},
        {{"$CI_PIPELINE_SOURCE", "==", "\"web\""}, &by_hand},
        {{"$CI_PIPELINE_SOURCE", "==", "\"api\""}, &by_hand},
        {{"$CI_PIPELINE_SOURCE", "!=", "\"schedule\""}, &always},
        {{"$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "==", "$CI_DEFAULT_BRANCH"}, &always},
        {{"$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "==", "\"main\""}, &always},
        {{"$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "==", "\"master\""}, &always},
        {{"$CI_COMMIT_BRANCH", "==", ""}, &sometimes},
        {{"$CI_COMMIT_REF_NAME", "==", ""}, &sometimes},
        {{"==", "\"schedule\"", ""}, &sometimes},
};

static struct command_starts comparison(str text)
{
	text = str_trim(text);
	if (str_eq(text, S("false")))
		return never;
	if (str_eq(text, S("true")) || str_listed(text, "$CI_MERGE_REQUEST_IID $CI_MERGE_REQUEST_ID $CI_COMMIT_BRANCH"))
		return always;
	if (str_eq(text, S("$CI_COMMIT_TAG")))
		return sometimes;
	for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++) {
		const char *const *words = comparisons[i].words;
		if (holds(text, words[0]) && holds(text, words[1]) && holds(text, words[2]))
			return *comparisons[i].is;
	}
	return unknown;
}

/* a && b || c && d; with parentheses it is not read. */
static struct command_starts condition(str text)
{
	struct command_starts any = never, all = always;
	if (holds(text, "(") || holds(text, "\"never\""))
		return holds(text, "(") ? unknown : never;
	for (size_t from = 0, n = 0; from <= text.n; n++) {
		size_t and = str_find(text, S("&&"), from), or = str_find(text, S("||"), from), to = and < or ? and : or
		        ;
		bool ends = or <= and;
		if (n == PARTS)
			return unknown;
		all = command_starts_both(all, comparison(str_sub(text, from, to)));
		if (ends) {
			any = command_starts_either(any, all);
			all = always;
		}
		from = to == SIZE_MAX ? text.n + 1 : to + 2;
	}
	return any;
}

static struct command_starts asked(const struct node *rule)
{
	const struct node *asks = node_get(rule, S("if"));
	struct command_starts s = asks && workflow_is_text(asks) ? condition(asks->text) : always;
	if (rule->kind != NODE_OBJECT)
		return unknown;
	if (node_get(rule, S("changes")))
		s.change = command_least(s.change, TRUTH_UNKNOWN);
	return node_get(rule, S("exists")) ? command_starts_if(s, TRUTH_UNKNOWN) : s;
}

/* What is left of it where somebody has to ask, or has to wait. */
static struct command_starts when(const struct node *rule, struct command_starts s)
{
	const struct node *n = node_get(rule, S("when"));
	str text = n ? n->text : S("on_success");
	if (str_eq(text, S("never")))
		return never;
	if (str_listed(text, "manual on_failure"))
		return command_starts_both(s, by_hand);
	return str_eq(text, S("delayed")) ? command_starts_both(s, sometimes) : s;
}

/* The first rule that holds decides. One that may hold and takes the job away leaves open what the rest say. */
struct command_starts gitlab_rules(const struct node *rules)
{
	struct command_starts so_far = never;
	bool perhaps_not = false;
	if (rules->kind != NODE_ARRAY)
		return unknown;
	for (const struct node *r = rules->child; r; r = r->next) {
		struct command_starts asks = asked(r), runs = when(r, asks);
		if (perhaps_not)
			runs.change = command_least(runs.change, TRUTH_UNKNOWN);
		so_far = command_starts_either(so_far, runs);
		perhaps_not = perhaps_not || (asks.change == TRUTH_UNKNOWN && runs.change == TRUTH_FALSE);
		if (asks.change == TRUTH_TRUE)
			break;
	}
	return so_far;
}

enum truth gitlab_rules_fail(const struct node *rules, enum truth job)
{
	enum truth all = job;
	bool any = false;
	for (const struct node *r = rules->kind == NODE_ARRAY ? rules->child : NULL; r; r = r->next) {
		struct command_starts asks = asked(r);
		const struct node *allowed = node_get(r, S("allow_failure"));
		enum truth own = allowed ? truth_not(workflow_switch(allowed, TRUTH_FALSE)) : job;
		if (when(r, asks).change == TRUTH_FALSE)
			continue;
		all = any && all != own ? TRUTH_UNKNOWN : own;
		any = true;
		if (asks.change == TRUTH_TRUE)
			break;
	}
	return all;
}
