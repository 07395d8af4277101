/* A document read in pieces gives what the whole gives: every rule's examples, in every encoding, at every seam. */
#include "source/pieces.h"
#include "scanning.h"

static struct scanning pieced;
static void pieced_setup(void) { scanning_open(&pieced, true); }
static void pieced_teardown(void) { scanning_close(&pieced); }
TestSuite(pieced, .init = pieced_setup, .fini = pieced_teardown);

/* What the rules' own examples are, with lines of other text between. */
static str pieced_text(const char *end_of_line, uint64_t seed)
{
	const struct ruleset *set = matcher_rules(pieced.m);
	struct buf b BUF_AUTO = {0};
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		for (size_t k = 0; r->kind == RULE_TEXT && k < r->match.n && k < 2; k++) {
			struct err err = {{0}};
			str text, line;
			if (!example_expand(r->match.at[k].text, seed + i, &pieced.arena, &text, &err))
				continue;
			buf_printf(&b, "line %zu of a text \xc3\xa4\xe2\x82\xac%s", i, end_of_line);
			while (str_cut(&text, '\n', &line)) {
				buf_add(&b, line);
				buf_add(&b, str_of(end_of_line));
			}
		}
	}
	return arena_str(&pieced.arena, buf_str(&b));
}

static bool pieced_give(void *ctx, const struct doc *doc)
{
	(void)ctx;
	return scanner_document(pieced.s, doc);
}

static int pieced_order(const void *a, const void *b)
{
	const struct hit *x = &((const struct kept *)a)->hit, *y = &((const struct kept *)b)->hit;
	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	if (x->place.col != y->place.col)
		return x->place.col < y->place.col ? -1 : 1;
	return (x->rule->number > y->rule->number) - (x->rule->number < y->rule->number);
}

static struct kept *pieced_take(size_t *n)
{
	if (pieced.n)
		qsort(pieced.hits, pieced.n, sizeof *pieced.hits, pieced_order);
	struct kept *copy = arena_array(&pieced.arena, struct kept, pieced.n);
	memcpy(copy, pieced.hits, pieced.n * sizeof *copy);
	*n = pieced.n;
	return copy;
}

static bool pieced_lines = true;
static const struct piece_sizes pieced_small = {0, 20000, 40000};
/* at_least: so many findings, or the test proves nothing. */
static void pieced_same(str bytes, const struct piece_sizes *sizes, size_t at_least)
{
	size_t n, m;
	scanning_run(&pieced, "src/a.txt", bytes);
	struct kept *whole = pieced_take(&n);
	struct doc doc = {.path = S("src/a.txt"), .tracked = true, .blob = UINT32_MAX};
	pieced.n = 0;
	pieces_of(bytes, sizes, &doc, NULL, pieced_give);
	struct kept *parts = pieced_take(&m);
	cr_expect_geq(n, at_least);
	cr_expect_eq(n, m, "%zu findings in the whole, %zu in pieces", n, m);
	for (size_t i = 0; i < n && i < m; i++) {
		const struct hit *x = &whole[i].hit, *y = &parts[i].hit;
		cr_assert(whole[i].rule == parts[i].rule && !memcmp(x->print, y->print, sizeof x->print) &&
		                  x->place.line == y->place.line && x->place.col == y->place.col &&
		                  x->place.end_line == y->place.end_line && x->place.end_col == y->place.end_col,
		          "%.*s at %u:%u is %.*s at %u:%u", STR_ARG(whole[i].rule->id), x->place.line, x->place.col,
		          STR_ARG(parts[i].rule->id), y->place.line, y->place.col);
		cr_assert(str_eq(x->frame, y->frame) && str_eq(x->note, y->note) && str_eq(x->shown, y->shown) &&
		                  x->confidence == y->confidence && (!pieced_lines || x->at_most == y->at_most),
		          "%.*s: %.*s is %.*s (%.*s is %.*s)", STR_ARG(whole[i].rule->id), STR_ARG(x->frame),
		          STR_ARG(y->frame), STR_ARG(x->note), STR_ARG(y->note));
	}
}

Test(pieced, examples_of_all_rules, .timeout = 120)
{
	pieced_same(pieced_text("\n", 1), &pieced_small, 300);
	pieced_same(pieced_text("\r\n", 2), &pieced_small, 300);
	/* every seam of some lines */
	str text = str_sub(pieced_text("\n", 3), 0, 60000);
	for (size_t core = 2997; core < 3001; core++)
		pieced_same(text, &(struct piece_sizes){0, core, 20000}, 30);
}

Test(pieced, one_line, .timeout = 120)
{
	str text = pieced_text(" ", 4);
	char *bytes = arena_alloc(&pieced.arena, text.n);
	memcpy(bytes, text.p, text.n);
	for (size_t i = 0; i < text.n; i++)
		bytes[i] = bytes[i] == '\n' ? ' ' : bytes[i];
	pieced_lines = false; /* where documentation ends in such a line is anybody's guess */
	pieced_same(str_at(bytes, text.n), &pieced_small, 100);
}

Test(pieced, wide_characters, .timeout = 120)
{
	str text = pieced_text("\n", 5);
	for (unsigned way = 0; way < 4; way++) {
		unsigned unit = way & 1 ? 4 : 2;
		bool big = way & 2, mark = way == 0 || way == 3;
		struct buf b BUF_AUTO = {0};
		for (size_t i = 0; mark && i < unit; i++)
			buf_byte(&b, "\xff\xfe\0\0"[big ? unit - 1 - i : i]);
		for (size_t i = 0; i < text.n; i++)
			for (unsigned k = 0; k < unit; k++)
				buf_byte(&b, k == (big ? unit - 1 : 0) ? text.p[i] : '\0');
		pieced_same(buf_str(&b), &(struct piece_sizes){0, 80000 + way, 160000}, 300);
	}
}

static bool pieced_told(const char *line) { return str_find(buf_str(&pieced.troubles), str_of(line), 0) != SIZE_MAX; }

/* The structure of a long file is not read; what needed it hears of it. What begins like a picture is one. */
Test(pieced, what_is_told)
{
	struct buf b BUF_AUTO = {0};
	struct doc doc = {.path = S("realm.json"), .tracked = true, .blob = UINT32_MAX};
	buf_add(&b, S("{\"clients\": [{\"publicClient\": true, \"attributes\": {}}, \""));
	for (int i = 0; i < 20000; i++)
		buf_add(&b, S("long "));
	buf_add(&b, S("\"]}"));
	pieces_of(buf_str(&b), &pieced_small, &doc, NULL, pieced_give);
	cr_expect(pieced_told("2 too large or too deep to parse realm.json"));
	buf_clear(&b);
	buf_clear(&pieced.troubles);
	buf_add(&b, str_at("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\6", 26));
	for (int i = 0; i < 100000; i++)
		buf_byte(&b, (char)(0x80 + i % 100));
	doc.path = S("a.png");
	pieces_of(buf_str(&b), &pieced_small, &doc, NULL, pieced_give);
	cr_expect(pieced_told("0 binary a.png"));
}

/* Base64 that goes on behind what is at hand is told, not left. */
Test(pieced, encoded_across_many_pieces)
{
	struct buf b BUF_AUTO = {0};
	struct doc doc = {.path = S("a.txt"), .tracked = true, .blob = UINT32_MAX};
	for (int i = 0; i < 20000; i++)
		buf_add(&b, S("b25lIGxpbmUg"));
	pieces_of(buf_str(&b), &pieced_small, &doc, NULL, pieced_give);
	cr_expect(pieced_told("2 more is encoded in it than is decoded a.txt"));
}
