/* Facts of children that are lost on the way: none counts twice, and what did not come is not absent. */
#include "collecting.h"

TestSuite(collect_facts, .init = collect_setup, .fini = collect_teardown);

static void send_fact(const char *path)
{
	struct node text = {.kind = NODE_STRING, .key = S("path"), .text = str_of(path)};
	struct node row = {.kind = NODE_OBJECT, .child = &text};
	cr_assert(wire_fact(&collecting.sent, &(struct row){section_find(S("keystores")), &row}));
}
static void end_of(bool facts)
{
	wire_done(&collecting.sent, (struct wire_end){.placed = true, .facts = facts});
	receive_all(7);
	cr_assert(collect_job_end(&collecting.c));
}
static void lose(void)
{
	receive_all(7);
	cr_assert_not(collect_job_end(&collecting.c));
}
/* "a b ?": the paths of the keystores, and that there may be more. */
static void facts_were(const char *want)
{
	struct buf got BUF_AUTO = {0};
	const struct node *list = node_get(collect_facts(&collecting.c), S("keystores"));
	for (const struct node *n = list->child; n; n = n->next)
		buf_printf(&got, "%s%.*s", got.n ? " " : "", STR_ARG(n->child ? n->child->text : S("?")));
	cr_expect(str_eq(buf_str(&got), str_of(want)), "%.*s, not %s", STR_ARG(buf_str(&got)), want);
}

Test(collect_facts, facts_of_a_lost_run_do_not_count_twice)
{
	send_fact("a");
	send_fact("b");
	lose();
	send_fact("a");
	send_fact("c");
	end_of(true);
	facts_were("a c");
}

Test(collect_facts, facts_of_a_lost_run_are_gone_where_the_next_one_has_none)
{
	send_fact("a");
	lose();
	end_of(true);
	facts_were("");
}

Test(collect_facts, without_a_next_run_nothing_is_known_to_be_absent)
{
	send_fact("a");
	lose();
	collect_give_up(&collecting.c);
	facts_were("a ?");
}

Test(collect_facts, a_job_that_did_not_send_all_facts_leaves_the_rest_open)
{
	send_fact("a");
	end_of(false);
	facts_were("a ?");
}

Test(collect_facts, another_job_that_is_lost_takes_no_facts_away)
{
	send_fact("a");
	end_of(true);
	lose();
	collect_give_up(&collecting.c);
	facts_were("a");
}
