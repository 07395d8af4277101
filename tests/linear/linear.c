/* Is the engine linear? Each hostile text goes through the whole document path (decoding, text rules, reader, facts,
 * frames) as a file of each format, at a size and at twice that: the processor time may grow 2.3 times at most. Where
 * it is small it says nothing, so a text is made longer until it takes FLOOR_MS or is MOST bytes long; slow is then
 * told by the second measure, megabytes per second.
 *
 *   linear [-n BYTES] [-s MB/S] [-p PATH] [-f TEXT] [-a] [-r SEED COUNT] [-v]
 *
 * -n: the size to begin with; -s also asks for a speed; -p and -f: this file name, texts that hold TEXT only; -a: with
 * each anchor of the rules; -r: COUNT pairs of rows, drawn from SEED, the first's units and then the second's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rules/ruleset.h"
#include "scan/scan.h"
#include "hostile.h"

enum { SMALL = 64 << 10, MOST = 256 << 10, FLOOR_MS = 6, RUNS = 3, DOUBLINGS = 3, FAST_MBS = 10, SHOWN = 60 };
static const double MOST_GROWTH = 2.3;

struct linear {
	struct matcher *m;
	struct scan_options options;
	struct scan_sink sink;
	double speed; /* MB/s asked for; 0: none */
	const char *path, *holds;
	size_t first; /* bytes to begin with */
	bool verbose;
	unsigned long passed, failed;
};

static void on_hit(void *ctx, const struct doc *doc, const struct hit *h) { (void)ctx, (void)doc, (void)h; }
static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	(void)ctx, (void)class, (void)reason, (void)hint, (void)path;
}
static void on_statement(void *ctx, const struct statement *statement) { (void)ctx, (void)statement; }

static double cpu_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double once(struct linear *l, const char *path, str bytes)
{
	struct err err = {{0}};
	struct facts *facts = facts_new();
	struct scanner *s = scanner_new(l->m, &l->options, &l->sink, facts, &err);
	struct doc doc = {.path = str_of(path), .bytes = bytes, .tracked = true, .blob = UINT32_MAX};
	double began = cpu_ms();
	scanner_document(s, &doc);
	double took = cpu_ms() - began;
	scanner_free(s);
	facts_free(facts);
	return took;
}

/* The least of some runs: whatever else the machine does only adds. */
static double least(struct linear *l, const char *path, const struct hostile *h, size_t n, size_t *size)
{
	struct buf text BUF_AUTO = {0};
	double best = -1;
	hostile_make(h, n, &text);
	*size = text.n;
	for (unsigned i = 0; i < RUNS; i++) {
		double took = once(l, path, buf_str(&text));
		best = best < 0 || took < best ? took : best;
		if (best < FLOOR_MS / 4.0 && n < MOST)
			break; /* too little to say anything at this size */
	}
	return best;
}

static void shown(const char *text)
{
	for (unsigned i = 0; text && *text && i < SHOWN; text++, i++)
		if (*text >= ' ' && *text <= '~')
			putchar(*text);
		else
			printf("\\x%02x", (unsigned char)*text);
}

static void tell(const char *what, const char *path, const struct hostile *h, size_t size, double ms, double growth)
{
	printf("%s %8.1f ms %7zu bytes %6.2f MB/s %5.2f times  %-12s ", what, ms, size, (double)size / 1e3 / ms, growth,
	       path);
	shown(h->once);
	printf(" | ");
	shown(h->unit);
	printf(" | ");
	shown(h->close);
	putchar('\n');
	fflush(stdout);
}

static void check(struct linear *l, const char *path, const struct hostile *h)
{
	size_t n = l->first, size;
	if (l->holds && !strstr(h->unit, l->holds) && !strstr(h->once, l->holds))
		return;
	double small = least(l, path, h, n, &size);
	while (small < FLOOR_MS && n < MOST && (double)size / 1e3 / (small + 0.01) < 100) {
		n *= 2;
		small = least(l, path, h, n, &size);
	}
	/* A square grows four times at every doubling. A cache that is outgrown, a window that is filled: at one. */
	double large = small, growth = 0;
	size_t large_size = size;
	for (unsigned over = 0; small >= FLOOR_MS && over < DOUBLINGS; over++) {
		large = least(l, path, h, 2 * n, &large_size);
		growth = large / small;
		if (growth <= MOST_GROWTH)
			break;
		if ((double)large_size / 1e3 / large >= FAST_MBS && over) {
			growth = MOST_GROWTH; /* memory that grows out of the caches: at this size a square is slower */
			break;
		}
		n *= 2;
		small = large;
	}
	bool slow = l->speed > 0 && (double)large_size / 1e3 / large<l->speed, grows = growth> MOST_GROWTH;
	if (grows || slow || l->verbose)
		tell(grows ? "GROWS" : slow ? "SLOW " : "ok   ", path, h, large_size, large, growth);
	if (grows || slow)
		l->failed++;
	else
		l->passed++;
}

static void check_paths(struct linear *l, const struct hostile *h)
{
	for (size_t i = 0; i < hostile_paths_count; i++)
		if (!l->path || strcmp(l->path, hostile_paths[i]) == 0)
			check(l, hostile_paths[i], h);
}

/* Words that rules wake up for, bare and in the shapes that make them look on. */
static void check_anchors(struct linear *l)
{
	static const char *const shapes[][2] = {{"", ""},    {"", " "},        {"", "\n"}, {"", "="},
	                                        {"", "=\""}, {"\"", "\": \""}, {"", "a"},  {"", "%d,"}};
	const struct ruleset *set = ruleset_builtin();
	for (size_t i = 0; i < set->n_rules; i++)
		for (size_t a = 0; a < set->rules[i].anchors.n; a++)
			for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
				struct buf unit BUF_AUTO = {0};
				buf_printf(&unit, "%s%.*s%s", shapes[s][0], STR_ARG(set->rules[i].anchors.at[a]),
				           shapes[s][1]);
				buf_byte(&unit, '\0');
				struct hostile h = {"", unit.p, NULL};
				check(l, l->path ? l->path : "a.txt", &h);
			}
}

static void check_pairs(struct linear *l, unsigned long seed, unsigned long count)
{
	uint64_t random = seed * 2 + 1;
	for (unsigned long i = 0; i < count; i++) {
		const struct hostile *row[3];
		for (unsigned k = 0; k < 3; k++) {
			random = random * 6364136223846793005u + 1442695040888963407u;
			row[k] = hostile_row((random >> 33) % hostile_count());
		}
		struct hostile h = {row[0]->once, row[1]->unit, row[2]->unit};
		check(l, l->path ? l->path : hostile_paths[(random >> 20) % hostile_paths_count], &h);
	}
}

int main(int argc, char **argv)
{
	struct err err = {{0}};
	struct linear l = {.options = {.as_of = S("2026-01-01"), .structure = true, .trees = true},
	                   .sink = {NULL, on_hit, on_trouble, on_statement},
	                   .first = SMALL};
	bool anchors = false, rows = true;
	unsigned long seed = 0, count = 0;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "-s") == 0 && i + 1 < argc)
			l.speed = strtod(argv[++i], NULL);
		else if (strcmp(argv[i], "-p") == 0 && i + 1 < argc)
			l.path = argv[++i];
		else if (strcmp(argv[i], "-f") == 0 && i + 1 < argc)
			l.holds = argv[++i];
		else if (strcmp(argv[i], "-r") == 0 && i + 2 < argc)
			seed = strtoul(argv[++i], NULL, 10), count = strtoul(argv[++i], NULL, 10), rows = false;
		else if (strcmp(argv[i], "-a") == 0)
			anchors = true, rows = false;
		else if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
			l.first = strtoul(argv[++i], NULL, 10);
		else if (strcmp(argv[i], "-v") == 0)
			l.verbose = true;
	}
	l.m = matcher_new(ruleset_builtin(), ruleset_builtin_database(), false, &err);
	if (!l.m) {
		fprintf(stderr, "linear: %s\n", err.text);
		return 1;
	}
	for (size_t i = 0; rows && i < hostile_count(); i++)
		check_paths(&l, hostile_row(i));
	if (anchors)
		check_anchors(&l);
	check_pairs(&l, seed, count);
	matcher_free(l.m);
	printf("linear: %lu passed, %lu failed\n", l.passed, l.failed);
	return l.failed != 0;
}
