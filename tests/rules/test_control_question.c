/* What a person is asked when files do not tell: short, in one sentence, and answered where the manifest has a place
 * for it. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "base/buf.h"
#include "format/format.h"
#include "rules/ruleset.h"

enum { QUESTION_MAX = 140 };

static struct arena question_arena;

static const struct node *question_schema(void)
{
	static const char path[] = "rules/templates/microapp.schema.json";
	struct buf text BUF_AUTO = {0};
	char chunk[1 << 14];
	const struct node *tree = NULL;
	FILE *f = fopen(path, "r");
	cr_assert(f, "%s", path);
	for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
		buf_add(&text, str_at(chunk, n));
	fclose(f);
	str bytes = arena_str(&question_arena, buf_str(&text));
	cr_assert_eq(json_read(bytes, &question_arena, &format_default_budget, &tree, NULL), FORMAT_OK);
	return tree;
}

/* "limits.per_app": a property of a property. */
static bool question_is_key(const struct node *schema, str answer)
{
	str step;
	while (schema && str_cut(&answer, '.', &step))
		schema = node_get(node_get(schema, S("properties")), step);
	return schema != NULL;
}

#define QUESTION_EACH(c)                                                                                               \
	for (const struct control *c = ruleset_builtin()->controls;                                                    \
	     c < ruleset_builtin()->controls + ruleset_builtin()->n_controls; c++)

Test(control_question, is_short)
{
	QUESTION_EACH(c)
	cr_expect_leq(c->question.n, (size_t)QUESTION_MAX, "%.*s: %zu bytes", STR_ARG(c->id), c->question.n);
}

/* Either it ends with the question, or with what to try. */
static bool question_asks(str q) { return str_find(q, S("?"), 0) != (size_t)-1; }

Test(control_question, is_there_and_somebody_may_vouch)
{
	static const str elsewhere[] = {STR_INIT("AUTH-04"), STR_INIT("PRIV-11")};
	QUESTION_EACH(c)
	{
		if (strs_ihas((struct strs){elsewhere, 2}, c->id))
			continue;
		cr_expect(question_asks(c->question), "%.*s asks nothing: %.*s", STR_ARG(c->id), STR_ARG(c->question));
		cr_expect(c->attest_by.n > 0, "%.*s: nobody may vouch for it", STR_ARG(c->id));
	}
}

Test(control_question, roles_are_those_of_approvals)
{
	static const str roles[] = {STR_INIT("owner"), STR_INIT("security"), STR_INIT("it"), STR_INIT("privacy"),
	                            STR_INIT("budget")};
	QUESTION_EACH(c)
	for (size_t i = 0; i < c->attest_by.n; i++)
		cr_expect(strs_ihas((struct strs){roles, 5}, c->attest_by.at[i]), "%.*s: %.*s", STR_ARG(c->id),
		          STR_ARG(c->attest_by.at[i]));
}

Test(control_question, has_its_answer_in_the_manifest)
{
	const struct node *schema = question_schema();
	cr_expect(question_is_key(schema, S("limits.per_app")) && question_is_key(schema, S("slo")));
	cr_expect_not(question_is_key(schema, S("limits.per_application")));
	QUESTION_EACH(c)
	if (c->answer.n)
		cr_expect(question_is_key(schema, c->answer), "%.*s: the manifest has no %.*s", STR_ARG(c->id),
		          STR_ARG(c->answer));
}

/* Whether a door is open, or a secret lies there, is seen and not said. */
Test(control_question, nobody_may_claim_what_has_to_be_seen)
{
	static const char seen[] = "AUTH-01 AUTH-02 AUTH-04 SECR-01 SECR-02 SECR-03 SECR-05 SECR-06 PRIV-11 MONI-12";
	QUESTION_EACH(c)
	if (str_find(S(seen), c->id, 0) != (size_t)-1)
		cr_expect_eq(c->claim_up_to, TIER_NONE, "%.*s", STR_ARG(c->id));
}
