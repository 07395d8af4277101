/* One document through the engine: what is looked into, in which encoding, and
 * by which rules. */
#include <stdatomic.h>

#include "scanning.h"
#ifdef __GLIBC__
#include <malloc.h>
#endif

static struct scanning scanned;
static void scan_setup(void) { scanning_open(&scanned, true); }
static void scan_teardown(void) { scanning_close(&scanned); }
TestSuite(scan, .init = scan_setup, .fini = scan_teardown);

#define SCAN_TOKEN "key = 'ghp_{alnum:36}'\n"

static bool scan_told(const char *line) { return str_find(buf_str(&scanned.troubles), str_of(line), 0) != SIZE_MAX; }

Test(scan, text_with_no_end_of_line)
{
	cr_expect(scanning_run(&scanned, "a.py", scanning_text(&scanned, "ghp_{alnum:36}", 1)));
	cr_expect_not_null(scanning_of(&scanned, "github-pat"));
	cr_expect(scanning_run(&scanned, "a.py", (str){0}));
	cr_expect_eq(scanned.n, 0);
}

/* The head of an ELF program, noise, and the text. */
static str scan_program(str text)
{
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("\x7f"
	              "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0\1\0\0\0\0\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0"
	              "\0\0\0\0\0\0\0\0\0\0\0\0\x40\0"));
	for (int i = 0; i < 200; i++)
		buf_byte(&b, (char)0xfe);
	buf_add(&b, text);
	return arena_str(&scanned.arena, buf_str(&b));
}

Test(scan, binary_and_lfs_are_left_out_and_said)
{
	str token = scanning_text(&scanned, SCAN_TOKEN, 2);
	cr_expect_not(scanning_run(&scanned, "a.bin", scan_program(token)));
	cr_expect(scanned.n == 0 && scan_told("0 binary a.bin"));
	str pointer =
	        scanning_text(&scanned, "version https://git-lfs.github.com/spec/v1\noid sha256:{hex:64}\nsize 1\n", 3);
	cr_expect_not(scanning_run(&scanned, "a.psd", pointer));
	cr_expect(scan_told("0 Git LFS pointer a.psd"));
}

/* A program called .env is read by what reads .env. */
Test(scan, a_name_of_a_text_format_is_searched_whatever_it_begins_with)
{
	str program = scan_program(scanning_text(&scanned, "\n" SCAN_TOKEN, 2));
	cr_expect(scanning_run(&scanned, "a/.env.local", program));
	cr_expect_not_null(scanning_of(&scanned, "github-pat"));
	const str names[] = {STR_INIT("a.bin"), STR_INIT("settings.py")};
	struct doc doc = {.path = names[0], .names = {names, 2}, .bytes = program, .blob = 0};
	scanned.n = 0;
	cr_expect(scanner_document(scanned.s, &doc));
	cr_expect_not_null(scanning_of(&scanned, "github-pat"));
}

Test(scan, nul_bytes_make_nothing_binary)
{
	str token = scanning_text(&scanned, SCAN_TOKEN, 2);
	struct arena *a = &scanned.arena;
	const str texts[] = {arena_printf(a, "%c%.*s", 0, STR_ARG(token)),
	                     arena_printf(a, "# %c\n%.*s", 0, STR_ARG(token)),
	                     arena_printf(a, "%.*s%c", STR_ARG(token), 0)};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		cr_expect(scanning_run(&scanned, "noend", texts[i]));
		cr_expect_not_null(scanning_of(&scanned, "github-pat"), "%zu", i);
	}
}

/* In a format that is not known, a provider's token is one, and what stands under a telling name is a guess. */
Test(scan, settings_among_the_strings_of_a_program)
{
	str setting = scanning_text(&scanned, "password = \"{alnum:24}\"\nghp_{alnum:36}\n", 2);
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < 40; i++)
		buf_printf(&b, "%c%c%c", i % 8 + 1, 0, 0xe0 + i % 8);
	buf_add(&b, setting);
	cr_expect(scanning_run(&scanned, "data.pak", buf_str(&b)));
	cr_expect_not_null(scanning_of(&scanned, "github-pat"));
	for (size_t i = 0; i < scanned.n; i++)
		cr_expect(!scanned.hits[i].rule->generic || scanned.hits[i].hit.confidence == CONFIDENCE_LOW);
	cr_expect(scanning_run(&scanned, "data.pak", setting));
	bool sure = false;
	for (size_t i = 0; i < scanned.n; i++)
		sure = sure || (scanned.hits[i].rule->generic && scanned.hits[i].hit.confidence > CONFIDENCE_LOW);
	cr_expect(sure);
	cr_expect(scanning_run(&scanned, "settings.py", buf_str(&b)));
	sure = false;
	for (size_t i = 0; i < scanned.n; i++)
		sure = sure || (scanned.hits[i].rule->generic && scanned.hits[i].hit.confidence > CONFIDENCE_LOW);
	cr_expect(sure);
}

/* One more line, a line of another form, an order of its own: then it is a file. */
Test(scan, what_only_begins_like_a_pointer_is_searched)
{
	static const char *const more[] = {
	        "version https://git-lfs.github.com/spec/v1\noid sha256:{hex:64}\nsize 1\nghp_{alnum:36}\n",
	        "version https://git-lfs.github.com/spec/v1\noid sha256:{hex:64}\nsize 1\n\n",
	        "version https://git-lfs.github.com/spec/v1\noid sha256:{hex:64}\noid sha256:{hex:64}\nsize 1\n",
	        "version https://git-lfs.github.com/spec/v1 ghp_{alnum:36}\noid sha256:{hex:64}\nsize 1\n",
	        "version https://git-lfs.github.com/spec/v1\noid sha256:{hex:32}\nsize 1\n",
	        "version https://git-lfs.github.com/spec/v1\nkey: 1\n",
	        "\nversion https://git-lfs.github.com/spec/v1\noid sha256:{hex:64}\nsize 1\n",
	        "version https://git-lfs.github.com/spec/v1\noid sha256:{hex:64}",
	};
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		cr_expect(scanning_run(&scanned, "a.txt", scanning_text(&scanned, more[i], 4)), "%zu", i);
}

Test(scan, utf16_is_decoded)
{
	str token = scanning_text(&scanned, "\n" SCAN_TOKEN, 3);
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("\xff\xfe"));
	for (size_t i = 0; i < token.n; i++) {
		buf_byte(&b, token.p[i]);
		buf_byte(&b, 0);
	}
	cr_expect(scanning_run(&scanned, "a.ps1", buf_str(&b)));
	const struct hit *h = scanning_of(&scanned, "github-pat");
	cr_assert_not_null(h);
	cr_expect(h->place.line == 2 && h->place.col == 8);
}

Test(scan, what_cannot_be_parsed_is_still_searched)
{
	str text = scanning_text(&scanned, "{\"a\": \"ghp_{alnum:36}\", ", 4);
	cr_expect(scanning_run(&scanned, "config/a.json", text));
	cr_expect_not_null(scanning_of(&scanned, "github-pat"));
	cr_expect(scan_told("2 could not be parsed config/a.json"), "%.*s", STR_ARG(buf_str(&scanned.troubles)));
}

Test(scan, only_selected_rules)
{
	const struct ruleset *set = matcher_rules(scanned.m);
	bool *on = calloc(set->n_rules, sizeof *on);
	str text = scanning_text(&scanned, SCAN_TOKEN "gho_{alnum:36}\n", 5);
	on[ruleset_find(set, S("github-oauth"))->number] = true;
	scanned.o.on = on;
	scanning_run(&scanned, "a.py", text);
	cr_expect(scanned.n == 1 && scanning_of(&scanned, "github-oauth"));
	free(on);
}

Test(scan, samples_are_less_sure)
{
	str text = scanning_text(&scanned, SCAN_TOKEN, 6);
	scanning_run(&scanned, "src/a.py", text);
	const struct hit *h = scanning_of(&scanned, "github-pat");
	cr_assert_not_null(h);
	enum confidence plain = h->confidence;
	cr_expect_not(h->place.sample);
	scanning_run(&scanned, "tests/a.py", text);
	h = scanning_of(&scanned, "github-pat");
	cr_assert_not_null(h);
	cr_expect(h->place.sample && h->confidence <= plain && h->confidence <= CONFIDENCE_MEDIUM);
}

/* Whatever bytes come: no crash, and places inside the document. */
#ifdef __GLIBC__
/* What a document took is given back with the next one: a tree of a million files needs the memory of its largest. */
Test(scan, documents_leave_no_memory_behind)
{
	struct scanning s;
	struct doc doc = {.path = S("app.py"), .origin = ORIGIN_WORKTREE, .tracked = true};
	doc.bytes = S("import os\npassword = os.environ['PASSWORD']\nurl = 'https%3A%2F%2Fa.io%2F' + 'b'\n");
	size_t held = 0;
	scanning_open(&s, false);
	for (unsigned i = 0; i < 600; i++) {
		scanner_document(s.s, &doc);
		if (i == 99)
			held = mallinfo2().uordblks;
	}
	cr_expect_leq(mallinfo2().uordblks, held + 4096, "%zu more", mallinfo2().uordblks - held);
	scanning_close(&s);
}
#endif

Test(scan, noise_in_every_format, .timeout = 120)
{
	static const char *const paths[] = {"a.json",  "a.yaml",       "a.toml", ".env", "a.xml",
	                                    "main.tf", "nginx.conf",   "a.ts",   "a.py", "Dockerfile",
	                                    "a.ini",   "a.properties", "a.txt"};
	static const char *const pieces[] = {"{",    "}",    "[",    "]",  "\"", "'",        ":",    "=",  "\n",
	                                     "  ",   "<a>",  "</a>", "\\", "/*", "password", "ghp_", "${", "`",
	                                     "\xff", "\xc3", "#",    "- ", "|",  "(",        ")",    ",",  "1e9"};
	uint32_t state = 11;
	for (int round = 0; round < 400; round++) {
		struct buf b BUF_AUTO = {0};
		for (int i = 0; i < 200; i++) {
			state = state * 1103515245u + 12345u;
			buf_add(&b, str_of(pieces[(state >> 16) % (sizeof pieces / sizeof *pieces)]));
		}
		scanning_run(&scanned, paths[round % 13], buf_str(&b));
		for (size_t i = 0; i < scanned.n; i++)
			cr_assert_leq(scanned.hits[i].hit.place.line, b.n);
	}
}

/* Each byte of a line is tried as the beginning of a match once, however many anchors the line holds, and the guard
 * hears that something moves. */
Test(scan, a_line_of_a_million_anchors, .timeout = 60)
{
	struct buf b BUF_AUTO = {0};
	_Atomic uint64_t beat = 0;
	for (int i = 0; i < 200000; i++)
		buf_add(&b, S("password="));
	buf_add(&b, scanning_text(&scanned, " -----BEGIN RSA PRIVATE KEY----- token = 'ghp_{alnum:36}'\n", 7));
	scanned.o.beat = &beat;
	struct err err = {{0}};
	struct scanner *s = scanner_new(scanned.m, &scanned.o, &scanned.sink, scanned.facts, &err);
	cr_assert_not_null(s, "%s", err.text);
	struct doc doc = {.path = S("a.txt"), .bytes = buf_str(&b), .tracked = true, .blob = UINT32_MAX};
	scanner_document(s, &doc);
	scanner_free(s);
	cr_expect_not_null(scanning_of(&scanned, "github-pat"));
	cr_expect_gt(atomic_load(&beat), 0);
}
