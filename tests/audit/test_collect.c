/* One finding per value: its places joined, the right one in front, held by the right thing. */
#include "collecting.h"

TestSuite(collect, .init = collect_setup, .fini = collect_teardown);

Test(collect, places_of_a_value_become_one_finding)
{
	struct hit old = some_hit("one", ORIGIN_HISTORY, "a.txt", 1);
	old.place.commit = S("c1");
	old.introduced_by = S("c1");
	send(WIRE_HIT, old);
	send(WIRE_HIT, some_hit("one", ORIGIN_WORKTREE, "z.txt", 9));
	send(WIRE_HIT, some_hit("one", ORIGIN_WORKTREE, "b.txt", 9));
	send(WIRE_HIT, some_hit("one", ORIGIN_WORKTREE, "b.txt", 2));
	send(WIRE_HIT, some_hit("one", ORIGIN_WORKTREE, "b.txt", 2));
	send(WIRE_HIT, some_hit("two", ORIGIN_WORKTREE, "b.txt", 3));
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 2);
	const struct finding *f = r->findings[0].n_places > 1 ? &r->findings[0] : &r->findings[1];
	cr_assert_eq(f->n_places, 4, "the same place counts once");
	cr_expect_eq(f->all_places, 4);
	cr_expect(str_eq(f->main.place.path, S("b.txt")) && f->main.place.line == 2);
	cr_expect(f->places[1].line == 9 && str_eq(f->places[2].path, S("z.txt")));
	cr_expect_eq(f->places[3].origin, ORIGIN_HISTORY);
	cr_expect_eq(f->held, HELD_HEAD);
	cr_expect(str_eq(f->introduced_by, S("c1")));
}

Test(collect, newest_commit_stands_in_front)
{
	for (int i = 0; i < 3; i++) {
		static const int64_t times[] = {50, 90, 70};
		struct hit h = some_hit("one", ORIGIN_HISTORY, "a.txt", 1);
		h.place.time = times[i];
		h.place.commit = arena_printf(&collecting.arena, "c%d", i);
		h.place.reachable = i == 0;
		send(WIRE_HIT, h);
	}
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	cr_expect(str_eq(r->findings[0].main.place.commit, S("c1")));
	cr_expect_eq(r->findings[0].held, HELD_HISTORY, "one of them is reachable");
}

Test(collect, held_elsewhere_and_by_head)
{
	struct hit h = some_hit("one", ORIGIN_HISTORY, "a.txt", 1);
	send(WIRE_HIT, h);
	struct hit in_head = some_hit("two", ORIGIN_HISTORY, "a.txt", 1);
	in_head.place.in_head = true;
	send(WIRE_HIT, in_head);
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 2);
	for (size_t i = 0; i < 2; i++)
		cr_expect_eq(r->findings[i].held, r->findings[i].main.place.in_head ? HELD_HEAD : HELD_ELSEWHERE);
}

Test(collect, the_specific_rule_speaks)
{
	struct hit vague = some_hit("one", ORIGIN_WORKTREE, "a.txt", 1);
	vague.rule = &collect_rules[0];
	vague.confidence = CONFIDENCE_CERTAIN;
	struct hit exact = some_hit("one", ORIGIN_WORKTREE, "b.txt", 1);
	exact.confidence = CONFIDENCE_MEDIUM;
	exact.note = S("said");
	send(WIRE_HIT, vague);
	send(WIRE_HIT, exact);
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	const struct finding *f = &r->findings[0];
	cr_expect(f->main.rule == &collect_rules[1] && f->control == &collect_controls[0]);
	cr_expect(f->main.confidence == CONFIDENCE_MEDIUM && str_eq(f->main.note, S("said")));
	cr_expect(str_eq(f->main.place.path, S("b.txt")), "its words are about that place");
	cr_expect_eq(f->n_places, 2);
}

Test(collect, what_only_a_test_shows_moves_nothing_there)
{
	struct hit vague = some_hit("one", ORIGIN_WORKTREE, "a.txt", 1);
	vague.rule = &collect_rules[0];
	struct hit exact = some_hit("one", ORIGIN_WORKTREE, "tests/b.txt", 1);
	exact.place.sample = true;
	send(WIRE_HIT, vague);
	send(WIRE_HIT, exact);
	cr_expect(str_eq(finished()->findings[0].main.place.path, S("a.txt")));
}

Test(collect, of_generic_rules_the_one_that_knows_the_place_speaks)
{
	struct hit name = some_hit("one", ORIGIN_WORKTREE, "a.txt", 1), place = name;
	name.rule = &collect_rules[2];
	place.rule = &collect_rules[3];
	place.confidence = CONFIDENCE_MEDIUM;
	send(WIRE_HIT, name);
	send(WIRE_HIT, place);
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	cr_expect(str_eq(r->findings[0].main.rule->id, S("place")));
}

/* Between two that read a name, where a thing stands says nothing: the surer one speaks. */
Test(collect, of_rules_that_read_a_name_the_surer_one_speaks)
{
	struct hit sure = some_hit("one", ORIGIN_WORKTREE, "a.txt", 1);
	struct hit vague = some_hit("one", ORIGIN_WORKTREE, "b.txt", 1);
	sure.rule = &collect_rules[2];
	vague.rule = &collect_rules[0];
	vague.confidence = CONFIDENCE_MEDIUM;
	send(WIRE_HIT, sure);
	send(WIRE_HIT, vague);
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	cr_expect(str_eq(r->findings[0].main.rule->id, S("name")));
	cr_expect_eq(r->findings[0].main.confidence, CONFIDENCE_HIGH);
}

Test(collect, one_ignored_place_ignores_the_value)
{
	struct hit h = some_hit("one", ORIGIN_WORKTREE, "b.txt", 1);
	h.ignored = true;
	h.ignore_why = S("known");
	send(WIRE_HIT, h);
	send(WIRE_HIT, some_hit("one", ORIGIN_WORKTREE, "a.txt", 1));
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	cr_expect(r->findings[0].main.ignored && str_eq(r->findings[0].main.ignore_why, S("known")));
}

Test(collect, early_hits_count_only_when_the_job_did_not_finish)
{
	send(WIRE_EARLY, some_hit("one", ORIGIN_HISTORY, "", 1));
	wire_done(&collecting.sent, (struct wire_end){.placed = true});
	receive_all(7);
	collect_job_end(&collecting.c);
	send(WIRE_EARLY, some_hit("two", ORIGIN_HISTORY, "", 1));
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	struct hit two = some_hit("two", ORIGIN_HISTORY, "", 1);
	cr_expect_eq(memcmp(r->findings[0].main.print, two.print, PRINT_SIZE), 0);
}

Test(collect, a_value_is_worth_what_it_is_where_it_is_worth_most)
{
	struct hit alone = some_hit("one", ORIGIN_WORKTREE, "a.txt", 1);
	struct hit paired = some_hit("one", ORIGIN_WORKTREE, "b.txt", 1);
	alone.at_most = SEVERITY_MEDIUM;
	paired.note = S("its other part stands on line 2");
	send(WIRE_HIT, alone);
	send(WIRE_HIT, paired);
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	cr_expect_eq(r->findings[0].main.at_most, SEVERITY_OFF);
	cr_expect(str_eq(r->findings[0].main.note, paired.note));
	cr_expect(str_eq(r->findings[0].main.place.path, S("a.txt")));
}

Test(collect, at_most_a_hundred_places_are_listed)
{
	for (unsigned i = 0; i < 250; i++)
		send(WIRE_HIT, some_hit("one", ORIGIN_WORKTREE, "a.txt", 250 - i));
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	cr_expect(r->findings[0].n_places == 100 && r->findings[0].all_places == 250);
	cr_expect_eq(r->findings[0].places[99].line, 100);
}

Test(collect, troubles_are_grouped)
{
	wire_trouble(&collecting.sent, TROUBLE_CHOSEN, S("binary"), S(""), S("b"));
	wire_trouble(&collecting.sent, TROUBLE_FAILED, S("unreadable"), S("h"), S("x"));
	wire_trouble(&collecting.sent, TROUBLE_CHOSEN, S("binary"), S(""), S("a"));
	wire_trouble(&collecting.sent, TROUBLE_CHOSEN, S("binary"), S(""), S("a"));
	const struct report *r = finished();
	cr_assert_eq(r->n_troubles, 2);
	cr_expect(r->troubles[0].class == TROUBLE_FAILED && str_eq(r->troubles[0].hint, S("h")));
	cr_expect(r->troubles[1].count == 2 && r->troubles[1].n_paths == 2);
	cr_expect(str_eq(r->troubles[1].paths[0], S("a")) && str_eq(r->troubles[1].paths[1], S("b")));
}

Test(collect, nonsense_ends_the_reading_and_keeps_what_came)
{
	send(WIRE_HIT, some_hit("one", ORIGIN_WORKTREE, "a.txt", 1));
	buf_add(&collecting.sent, S("this is no record at all, and there is more of it"));
	send(WIRE_HIT, some_hit("two", ORIGIN_WORKTREE, "a.txt", 1));
	receive_all(7);
	cr_expect(collecting.c.bad);
	cr_expect_not(collect_job_end(&collecting.c));
	cr_expect_eq(finished()->n_findings, 1);
}

Test(collect, the_end_record_is_the_last_and_whole)
{
	cr_expect_not(collect_job_end(&collecting.c), "none came");
	wire_done(&collecting.sent, (struct wire_end){.placed = true});
	receive_all(7);
	cr_expect(collect_job_end(&collecting.c));
	wire_done(&collecting.sent, (struct wire_end){.placed = true});
	send(WIRE_HIT, some_hit("one", ORIGIN_WORKTREE, "a.txt", 1));
	receive_all(7);
	cr_expect_not(collect_job_end(&collecting.c), "something came behind it");
	wire_done(&collecting.sent, (struct wire_end){.placed = true});
	collecting.sent.n--;
	receive_all(7);
	cr_expect_not(collect_job_end(&collecting.c), "it was cut");
}

Test(collect, what_a_lost_run_found_early_counts_where_the_next_one_did_not_look)
{
	send(WIRE_EARLY, some_hit("one", ORIGIN_HISTORY, "bad.txt", 1));
	send(WIRE_EARLY, some_hit("two", ORIGIN_HISTORY, "good.txt", 1));
	receive_all(7);
	cr_expect_not(collect_job_end(&collecting.c));
	collect_left_out(&collecting.c, S("bad.txt"));
	send(WIRE_EARLY, some_hit("three", ORIGIN_HISTORY, "bad.txt", 1));
	wire_done(&collecting.sent, (struct wire_end){.placed = true});
	const struct report *r = finished();
	cr_assert_eq(r->n_findings, 1);
	struct hit one = some_hit("one", ORIGIN_HISTORY, "", 1);
	cr_expect_eq(memcmp(r->findings[0].main.print, one.print, PRINT_SIZE), 0);
}
