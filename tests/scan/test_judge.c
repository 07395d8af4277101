/* From matches to hits: who wins an overlap, and that no frame ever shows a
 * secret. */
#include "scan/judge.h"

#include "base/utf.h"
#include "scanning.h"

static struct scanning judging;
static void judge_setup(void) { scanning_open(&judging, false); }
static void judge_teardown(void) { scanning_close(&judging); }
TestSuite(judge, .init = judge_setup, .fini = judge_teardown);

static uint64_t judge_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* No six bytes in a row of the part of the secret that a mask hides (all but
 * prefix and last four). */
static bool shows(str frame, str secret)
{
	enum { PREFIX = 4, TAIL = 4, PIECE = 6 };
	for (size_t i = PREFIX; i + PIECE <= secret.n - TAIL; i++)
		if (str_find(frame, str_sub(secret, i, i + PIECE), 0) != SIZE_MAX)
			return true;
	return false;
}

/* What stands between tokens: nothing that could be taken for a part of one. */
static void add_filler(struct buf *b, uint64_t *state)
{
	static const char *const pieces[] = {" ",  "\n", "\xc3\xa4 ", "\xe2\x82\xac;",    "\xff ", "'", "\" ",
	                                     "\t", "= ", "\r\n",      "\xf0\x9f\x98\x80,"};
	for (uint64_t n = judge_random(state) % 90; n > 0; n--)
		buf_add(b, str_of(pieces[judge_random(state) % (sizeof pieces / sizeof *pieces)]));
	buf_byte(b, ' ');
}

Test(judge, no_frame_shows_any_secret, .timeout = 120)
{
	enum { ROUNDS = 150, TOKENS = 8 };
	static const char *const kinds[] = {"ghp_{alnum:36}", "gho_{alnum:36}", "ghs_{alnum:36}"};
	static const char *const around[][2] = {{"", ""},
	                                        {"password = \"", "\""},
	                                        {"postgres://user:", "@db.internal/x"},
	                                        {"Authorization: Bearer ", ""}};
	uint64_t state = 0x2545f4914f6cdd1du;
	size_t seen = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct buf b BUF_AUTO = {0};
		str tokens[TOKENS];
		for (int i = 0; i < TOKENS; i++) {
			const char *const *side = around[judge_random(&state) % 4];
			tokens[i] = scanning_text(&judging, kinds[judge_random(&state) % 3], judge_random(&state));
			add_filler(&b, &state);
			buf_add(&b, str_of(side[0]));
			buf_add(&b, tokens[i]);
			buf_add(&b, str_of(side[1]));
		}
		scanning_run(&judging, "src/a.txt", buf_str(&b));
		cr_assert_geq(judging.n, TOKENS, "round %d: %zu hits", round, judging.n);
		for (size_t i = 0; i < judging.n; i++)
			for (int k = 0; k < TOKENS; k++) {
				str frame = judging.hits[i].hit.frame;
				cr_assert_not(shows(frame, tokens[k]), "round %d: %.*s", round, STR_ARG(frame));
				cr_assert_not(shows(judging.hits[i].hit.shown, tokens[k]));
				seen++;
			}
	}
	cr_expect_geq(seen, ROUNDS * TOKENS * TOKENS);
}

/* In history a blob is searched before its paths are known: a rule for *.nix may not take the value from the one that
 * holds in every file, and then fall away itself. */
Test(judge, without_a_path_rules_for_named_files_silence_no_other)
{
	str text = scanning_text(&judging, "  api_token = \"{alnum:40}\";\n", 5);
	judging.o.pathless = true;
	scanning_run(&judging, "any.txt", text);
	cr_assert_not_null(scanning_of(&judging, "replit-nix"));
	cr_assert_not_null(scanning_of(&judging, "generic-assigned"));
	judging.o.pathless = false;
	scanning_run(&judging, "replit.nix", text);
	cr_assert_not_null(scanning_of(&judging, "replit-nix"));
	cr_assert_null(scanning_of(&judging, "generic-assigned"));
}

Test(judge, specific_beats_generic_on_the_same_bytes)
{
	str text = scanning_text(&judging, "password = \"ghp_{alnum:36}\"\n", 3);
	scanning_run(&judging, "src/a.py", text);
	cr_assert_eq(judging.n, 1);
	cr_expect(str_eq(judging.hits[0].rule->id, S("github-pat")));
}

Test(judge, place_mask_and_fingerprint)
{
	str text = scanning_text(&judging, "x\n\xc3\xa4 = 'ghp_{alnum:36}'\n", 4);
	str token = str_sub(text, text.n - 42, text.n - 2);
	scanning_run(&judging, "src/a.py", text);
	cr_assert_eq(judging.n, 1);
	const struct hit *h = &judging.hits[0].hit;
	cr_expect(h->place.line == 2 && h->place.col == 6 && h->place.end_line == 2 && h->place.end_col == 46);
	struct hit want = {0};
	finding_identify(&judging.arena, &want, token, S("ghp_"));
	cr_expect(memcmp(h->print, want.print, PRINT_SIZE) == 0 && h->secret);
	cr_expect(str_eq(h->shown, want.shown) && str_starts(h->shown, S("ghp_\xe2\x80\xa2")));
	cr_expect(str_ends(h->shown, str_sub(token, 36, 40)));
}

Test(judge, same_value_same_fingerprint_two_hits)
{
	str token = scanning_text(&judging, "ghp_{alnum:36}", 5);
	str text = arena_printf(&judging.arena, "%.*s %.*s\n", STR_ARG(token), STR_ARG(token));
	scanning_run(&judging, "src/a.py", text);
	cr_assert_eq(judging.n, 2);
	cr_expect_eq(memcmp(judging.hits[0].hit.print, judging.hits[1].hit.print, PRINT_SIZE), 0);
	cr_expect(judging.hits[0].hit.place.col == 1 && judging.hits[1].hit.place.col == 42);
}

Test(judge, proof_raises_and_placeholders_fall)
{
	scanning_run(&judging, "a.py", scanning_text(&judging, "t = 'ghp_{alnum:30}{sum:crc32-base62}'\n", 6));
	const struct hit *h = scanning_of(&judging, "github-pat");
	cr_assert_not_null(h);
	cr_expect_eq(h->confidence, CONFIDENCE_CERTAIN);
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("t = 'ghp_"));
	memset(buf_room(&b, 36), 'x', 36);
	buf_add(&b, S("'\n"));
	scanning_run(&judging, "a.py", buf_str(&b));
	cr_expect_eq(judging.n, 0);
}

Test(judge, ignored_hits_say_why)
{
	scanning_run(&judging, "a.py",
	             scanning_text(&judging, "t = 'ghp_{alnum:36}' # microaudit:ignore github-pat a reason\n", 7));
	cr_assert_eq(judging.n, 1);
	cr_expect(judging.hits[0].hit.ignored && str_eq(judging.hits[0].hit.ignore_why, S("a reason")));
}
