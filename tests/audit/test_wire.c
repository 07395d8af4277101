/* What goes in comes out; what is cut, changed or invented is refused and never followed. */
#include "audit/wire.h"

#include <criterion/criterion.h>

static const struct control wire_controls[] = {{.id = STR_INIT("SECR-01")}, {.id = STR_INIT("SECR-02")}};
static const struct rule wire_rules[] = {{.number = 0, .id = STR_INIT("a")}, {.number = 1, .id = STR_INIT("b")}};
static const struct ruleset wire_set = {wire_rules, 2, wire_controls, 2, STR_INIT("")};
static struct arena wire_arena;

static struct hit wire_sample(void)
{
	return (struct hit){.rule = &wire_rules[1],
	                    .print = {1, 2, 3},
	                    .confidence = CONFIDENCE_HIGH,
	                    .at_most = SEVERITY_LOW,
	                    .secret = true,
	                    .ignored = true,
	                    .ignore_why = S("why"),
	                    .shown = S("shown"),
	                    .note = S("note"),
	                    .subject = S("subject"),
	                    .frame = str_at("fr\0me", 5),
	                    .introduced_by = S("abc"),
	                    .place = {ORIGIN_HISTORY, S("p/q"), 1, 2, 3, 4, S("c0ffee"), -5, true, true, true}};
}

/* What a maker of facts might say of a workflow. */
static struct facts *wire_facts(void)
{
	struct facts *f = facts_new_in(&wire_arena);
	struct node at = {.line = 70000, .col = 3, .end_line = 70001, .end_col = 9, .key_line = 70000};
	struct members m = fact_new(f, S("workflows"), S(".github/workflows/a.yml"), 3);
	struct members list = members_below(&m, NODE_ARRAY, S("steps"), &at);
	struct members step = members_below(&list, NODE_OBJECT, S(""), &at);
	members_scalar(&step, NODE_STRING, S("run"), str_at("a\0b\n", 4), &at);
	members_scalar(&step, NODE_UNKNOWN, S("continue_on_error"), S("${{ x }}"), &at);
	members_scalar(&m, NODE_NULL, S("permissions"), S(""), &at);
	return f;
}

static void wire_keep(void *ctx, const struct row *row) { *(struct row *)ctx = *row; }

/* One record of each type. */
static void wire_all(struct buf *b)
{
	struct hit h = wire_sample();
	wire_hit(b, WIRE_HIT, &h);
	wire_hit(b, WIRE_EARLY, &h);
	wire_trouble(b, TROUBLE_FAILED, S("reason"), S("hint"), S("path"));
	wire_statement(b, &(struct statement){&wire_controls[0], EVIDENCE_FOR, S("path"), 7, S("what"), true});
	wire_repo(b, &(struct repo_info){.shallow = true, .branch = S("main"), .prefix = S("a/")});
	wire_file(b, S("name"), str_at("\0\n", 2));
	struct row row;
	facts_drain(wire_facts(), &row, wire_keep);
	wire_fact(b, &row);
	wire_error(b, S("no such thing"));
	wire_done(b, (struct wire_end){true, true});
}

static struct record wire_one(const struct buf *b)
{
	struct record r;
	size_t at = 0;
	bool bad = false;
	cr_assert(wire_next(buf_str(b), &at, &wire_set, &wire_arena, &r, &bad) && !bad);
	cr_assert_eq(at, b->n);
	return r;
}

Test(wire, hits_come_out_as_they_went_in)
{
	struct buf b BUF_AUTO = {0};
	struct hit h = wire_sample();
	wire_hit(&b, WIRE_HIT, &h);
	struct record r = wire_one(&b);
	const struct hit *got = &r.hit;
	cr_assert_eq(r.type, WIRE_HIT);
	cr_expect(got->rule == h.rule && memcmp(got->print, h.print, PRINT_SIZE) == 0);
	cr_expect(got->confidence == h.confidence && got->at_most == h.at_most && got->secret && got->ignored);
	cr_expect(str_eq(got->ignore_why, h.ignore_why) && str_eq(got->shown, h.shown) && str_eq(got->note, h.note));
	cr_expect(str_eq(got->subject, h.subject) && str_eq(got->frame, h.frame));
	cr_expect(str_eq(got->introduced_by, h.introduced_by));
	const struct place *p = &got->place;
	cr_expect(p->origin == ORIGIN_HISTORY && str_eq(p->path, S("p/q")) && str_eq(p->commit, S("c0ffee")));
	cr_expect(p->line == 1 && p->col == 2 && p->end_line == 3 && p->end_col == 4 && p->time == -5);
	cr_expect(p->in_head && p->reachable && p->sample);
}

Test(wire, every_type_in_order)
{
	struct buf b BUF_AUTO = {0};
	char got[16] = "";
	struct record r;
	size_t at = 0, n = 0;
	bool bad = false;
	wire_all(&b);
	while (n < 15 && wire_next(buf_str(&b), &at, &wire_set, &wire_arena, &r, &bad)) {
		got[n++] = (char)r.type;
		if (r.type == WIRE_STATEMENT)
			cr_expect(r.statement.control == &wire_controls[0] && r.statement.line == 7 &&
			          r.statement.chosen);
		if (r.type == WIRE_REPO)
			cr_expect(r.repo.shallow && !r.repo.bare && str_eq(r.repo.branch, S("main")));
		if (r.type == WIRE_FILE)
			cr_expect(str_eq(r.file.bytes, str_at("\0\n", 2)));
	}
	cr_expect_str_eq(got, "HhTERFAXD");
	cr_expect(at == b.n && !bad);
}

Test(wire, half_a_record_waits)
{
	struct buf b BUF_AUTO = {0};
	struct hit h = wire_sample();
	wire_hit(&b, WIRE_HIT, &h);
	for (size_t n = 0; n < b.n; n++) {
		struct record r;
		size_t at = 0;
		bool bad = false;
		cr_assert_not(wire_next(str_sub(buf_str(&b), 0, n), &at, &wire_set, &wire_arena, &r, &bad));
		cr_assert(at == 0 && !bad, "%zu bytes", n);
	}
}

static bool wire_same(const struct node *a, const struct node *b)
{
	bool same = a->kind == b->kind && a->line == b->line && a->col == b->col && a->end_line == b->end_line &&
	            a->end_col == b->end_col && a->key_line == b->key_line && str_eq(a->key, b->key) &&
	            str_eq(a->text, b->text);
	const struct node *x = a->child, *y = b->child;
	for (; same && x && y; x = x->next, y = y->next)
		same = wire_same(x, y);
	return same && !x && !y;
}

Test(wire, facts_come_out_as_they_went_in)
{
	struct buf b BUF_AUTO = {0};
	struct row row;
	facts_drain(wire_facts(), &row, wire_keep);
	cr_assert(wire_fact(&b, &row));
	struct record r = wire_one(&b);
	cr_assert_eq(r.type, WIRE_FACT);
	cr_expect(r.fact.section == row.section && wire_same(r.fact.node, row.node));
}

Test(wire, a_fact_that_is_too_long_or_too_deep_is_not_sent)
{
	struct buf b BUF_AUTO = {0};
	struct row row;
	struct facts *f = facts_new_in(&wire_arena);
	facts_add(f, S("supabase_oauth"), S("a"), 1,
	          str_at(arena_alloc(&wire_arena, WIRE_FACT_LONGEST), WIRE_FACT_LONGEST));
	facts_drain(f, &row, wire_keep);
	cr_expect_not(wire_fact(&b, &row));
	struct members m = fact_new(f, S("workflows"), S("a"), 1);
	m = members_below(&m, NODE_OBJECT, S("permissions"), NULL);
	for (int i = 0; i < 400; i++)
		m = members_below(&m, NODE_OBJECT, S("x"), NULL);
	facts_drain(f, &row, wire_keep);
	cr_expect_not(wire_fact(&b, &row));
	cr_expect_eq(b.n, 0u, "and nothing of it");
}

static bool wire_refuses(str bytes)
{
	struct record r;
	size_t at = 0;
	bool bad = false;
	return !wire_next(bytes, &at, &wire_set, &wire_arena, &r, &bad) && bad;
}

Test(wire, what_makes_no_sense_is_refused)
{
	struct buf b BUF_AUTO = {0};
	cr_expect(wire_refuses(str_at("Q\0\0\0\0", 5)), "a type that is none");
	cr_expect(wire_refuses(str_at("H\0\0\0\0", 5)), "a hit without fields");
	cr_expect(wire_refuses(str_at("D\1\0\0\0x", 6)), "more than its fields");
	cr_expect(wire_refuses(str_at("X\xff\xff\xff\xff", 5)), "four gigabytes announced");
	cr_expect(wire_refuses(str_at("X\x8\0\0\0\xff\xff\xff\xff\0\0\0\0", 13)), "a text longer than its record");
	struct control unknown = {.id = S("NONE-01")};
	wire_statement(&b, &(struct statement){&unknown, EVIDENCE_FOR, S(""), 0, S(""), false});
	cr_expect(wire_refuses(buf_str(&b)), "a control that is not in the set");
	buf_clear(&b);
	struct rule foreign = {.number = 2};
	struct hit h = wire_sample();
	h.rule = &foreign;
	wire_hit(&b, WIRE_HIT, &h);
	cr_expect(wire_refuses(buf_str(&b)), "a rule number behind the last");
	buf_clear(&b);
	wire_trouble(&b, (enum trouble_class)9, S(""), S(""), S(""));
	cr_expect(wire_refuses(buf_str(&b)), "a class that is none");
	cr_expect(wire_refuses(str_at("A\1\0\0\0\x7f", 6)), "a section behind the last");
	cr_expect(wire_refuses(str_at("A\3\0\0\0\0\5\xff", 8)), "a number that does not end");
	struct node path = {.kind = NODE_STRING, .key = S("path"), .text = S("a")};
	struct node odd = {.kind = NODE_STRING, .key = S("colour")}, row = {.kind = NODE_OBJECT, .child = &path};
	path.next = &odd;
	buf_clear(&b);
	wire_fact(&b, &(struct row){section_find(S("files")), &row});
	cr_expect(wire_refuses(buf_str(&b)), "a field that the table does not know");
}

/* Every byte of every record changed in several ways: it may still be a record, but nothing outside it is touched (run
 * under sanitizers) and whatever comes out is within its bounds. */
Test(wire, changed_bytes_never_break_the_reader)
{
	struct buf b BUF_AUTO = {0};
	static const unsigned char changes[] = {0x01, 0x80, 0xff};
	wire_all(&b);
	for (size_t i = 0; i < b.n * 3; i++) {
		struct record r;
		size_t at = 0;
		bool bad = false;
		char kept = b.p[i / 3];
		b.p[i / 3] = (char)(kept ^ changes[i % 3]);
		while (wire_next(buf_str(&b), &at, &wire_set, &wire_arena, &r, &bad)) {
			cr_assert_leq(at, b.n);
			if (r.type == WIRE_HIT || r.type == WIRE_EARLY)
				cr_assert(r.hit.rule == &wire_rules[0] || r.hit.rule == &wire_rules[1]);
			if (r.type == WIRE_TROUBLE)
				cr_assert(r.trouble.class <= TROUBLE_FAILED);
			if (r.type == WIRE_FACT)
				cr_assert(section_fits(r.fact.section, r.fact.node));
		}
		b.p[i / 3] = kept;
		arena_reset(&wire_arena);
	}
}

Test(wire, noise_never_breaks_the_reader)
{
	uint32_t state = 1;
	for (int round = 0; round < 2000; round++) {
		char bytes[200];
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = (char)((state = state * 1103515245u + 12345u) >> 16);
		bytes[0] = "HhTERFAXD"[round % 9];
		bytes[1] = (char)(round % 190);
		bytes[2] = bytes[3] = bytes[4] = 0;
		struct record r;
		size_t at = 0;
		bool bad = false;
		while (wire_next(str_at(bytes, sizeof bytes), &at, &wire_set, &wire_arena, &r, &bad))
			cr_assert_leq(at, sizeof bytes);
		arena_reset(&wire_arena);
	}
}
