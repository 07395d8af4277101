/* One finding per value: its places joined, the right one in front, held by the right thing. */
#include "audit/collect.h"

#include <criterion/criterion.h>

static const struct control collect_controls[] = {{.id = STR_INIT("SECR-02")}, {.id = STR_INIT("SECR-05")}};
static const struct rule collect_rules[] = {
        {.number = 0, .id = STR_INIT("generic"), .generic = true, .control = &collect_controls[1]},
        {.number = 1, .id = STR_INIT("specific"), .control = &collect_controls[0]},
        {.number = 2, .id = STR_INIT("name"), .generic = true, .form = ASSIGN_QUOTED, .control = &collect_controls[1]},
        {.number = 3, .kind = RULE_CONFIG, .id = STR_INIT("place"), .generic = true, .control = &collect_controls[1]}};
static const struct ruleset collect_set = {collect_rules, 4, collect_controls, 2, STR_INIT("")};

struct collecting {
	struct arena arena;
	struct collector c;
	struct buf sent;
	struct report report;
};
static struct collecting collecting;

static void collect_setup(void)
{
	collecting = (struct collecting){.c = {.rules = &collect_set}};
	collecting.c.arena = &collecting.arena;
}
static void collect_teardown(void)
{
	collect_free(&collecting.c);
	buf_free(&collecting.sent);
	arena_free(&collecting.arena);
}
TestSuite(collect, .init = collect_setup, .fini = collect_teardown);

/* Sends a hit of a value in a place, by the specific rule unless changed. */
static struct hit some_hit(const char *value, enum origin origin, const char *path, unsigned line)
{
	struct hit h = {.rule = &collect_rules[1], .confidence = CONFIDENCE_HIGH};
	finding_identify(&collecting.arena, &h, str_of(value), S(""));
	h.place = (struct place){.origin = origin, .path = str_of(path), .line = line, .col = 1};
	return h;
}
static void send(enum wire_type type, struct hit h) { wire_hit(&collecting.sent, type, &h); }

/* As a pipe gives them: in pieces of any size. */
static void receive_all(size_t piece)
{
	size_t at = 0;
	for (size_t n = piece; at < collecting.sent.n && !collecting.c.bad && n < collecting.sent.n + piece; n += piece)
		collect_records(&collecting.c, str_sub(buf_str(&collecting.sent), 0, n), &at);
	buf_clear(&collecting.sent);
}
static const struct report *finished(void)
{
	receive_all(7);
	if (!collect_job_end(&collecting.c))
		collect_give_up(&collecting.c);
	collect_finish(&collecting.c, &collecting.report);
	return &collecting.report;
}

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
	cr_expect(str_eq(f->main.place.path, S("a.txt")));
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

Test(collect, facts_of_a_lost_run_do_not_count_twice)
{
	send_fact("a");
	send_fact("b");
	lose();
	send_fact("a");
	send_fact("c");
	end_of(true);
	facts_were("a c");
}

Test(collect, facts_of_a_lost_run_are_gone_where_the_next_one_has_none)
{
	send_fact("a");
	lose();
	end_of(true);
	facts_were("");
}

Test(collect, without_a_next_run_nothing_is_known_to_be_absent)
{
	send_fact("a");
	lose();
	collect_give_up(&collecting.c);
	facts_were("a ?");
}

Test(collect, a_job_that_did_not_send_all_facts_leaves_the_rest_open)
{
	send_fact("a");
	end_of(false);
	facts_were("a ?");
}

Test(collect, another_job_that_is_lost_takes_no_facts_away)
{
	send_fact("a");
	end_of(true);
	lose();
	collect_give_up(&collecting.c);
	facts_were("a");
}
