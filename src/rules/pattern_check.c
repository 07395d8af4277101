/* What a pattern costs, found out by trying. PCRE2 counts its steps anew for each byte a match may begin at; the
 * smallest limit that lets it finish is what the dearest of these bytes costs.
 *
 *        example, cut somewhere in its match │ one piece over and over, to 8 KiB and to 64 KiB │ a byte nothing expects
 */
#include "rules/pattern_check.h"

#include <stdint.h>

#include "base/buf.h"
#include "query/pattern_memory.h"

enum {
	SMALL = 8 << 10,
	LARGE = 8 * SMALL, /* what grows with the text costs eight times as much, its square 64 times */
	GROWTH = 16,
	STARTS =
	        8, /* bytes at which a match is begun: from where the example's begins, in what repeats all are alike */
	FEW_STEPS = 1 << 10,
	MOST_STEPS = 1 << 21, /* what the matcher allows */
	BUDGET = 1 << 24,     /* of all tries of one pattern: a rule may itself be made to hurt */
	MOST_EXAMPLES = 4,    /* so much of a rule is tried, which bounds the time that takes */
	LONGEST_EXAMPLE = 8 << 10,
	HEAP_KIB = 64 << 10,
	CUTS = 4
};

struct trial {
	pcre2_code *code;
	pcre2_match_context *context;
	pcre2_match_data *data;
	struct buf subject;
	size_t start;   /* where the match of the example at hand begins */
	uint32_t spent; /* steps, at most */
};

/* Without the look for a byte that every match needs, since whoever wants to hurt writes it behind; and with every way
 * back counted, also one that in the end no step follows. */
static pcre2_code *compile(str pattern, struct err *err)
{
	int code;
	PCRE2_SIZE at;
	pcre2_general_context *memory = pattern_memory();
	pcre2_compile_context *compiling = pattern_compiling(memory);
	pcre2_code *p = pcre2_compile((PCRE2_SPTR)(pattern.p ? pattern.p : ""), pattern.n,
	                              PCRE2_USE_OFFSET_LIMIT | PCRE2_NO_START_OPTIMIZE | PCRE2_NO_AUTO_POSSESS, &code,
	                              &at, compiling);
	pcre2_compile_context_free(compiling);
	pcre2_general_context_free(memory);
	if (!p) {
		PCRE2_UCHAR text[128];
		pcre2_get_error_message(code, text, sizeof text);
		err_set(err, "the pattern does not compile: %s at offset %zu", (const char *)text, (size_t)at);
	}
	return p;
}

bool pattern_compiles(str pattern, bool never_empty, struct err *err)
{
	uint32_t empty = 0;
	pcre2_code *p = compile(pattern, err);
	if (!p)
		return false;
	pcre2_pattern_info(p, PCRE2_INFO_MATCHEMPTY, &empty);
	pcre2_code_free(p);
	return !(never_empty && empty) ||
	       err_set(err, "the pattern matches the empty text, so it would match everywhere");
}

static void trial_free(struct trial *t)
{
	pcre2_code_free(t->code);
	pcre2_match_context_free(t->context);
	pcre2_match_data_free(t->data);
	buf_free(&t->subject);
}

static bool trial_new(struct trial *t, str pattern, struct err *err)
{
	*t = (struct trial){.code = compile(pattern, err)};
	if (!t->code)
		return false;
	pcre2_general_context *memory = pattern_memory();
	t->context = pcre2_match_context_create(memory);
	t->data = pcre2_match_data_create_from_pattern(t->code, memory);
	pcre2_general_context_free(memory);
	pcre2_set_heap_limit(t->context, HEAP_KIB);
	return true;
}

static int run(struct trial *t, str text, size_t from, uint32_t limit)
{
	pcre2_set_match_limit(t->context, limit);
	return pcre2_match(t->code, (PCRE2_SPTR)(text.p ? text.p : ""), text.n, from, PCRE2_NO_JIT, t->data,
	                   t->context);
}

/* Steps of the dearest start in the subject, to the next power of two; 0 when they are too many. */
static uint32_t steps(struct trial *t)
{
	for (uint32_t limit = FEW_STEPS; limit <= MOST_STEPS && t->spent <= BUDGET; limit *= 2) {
		t->spent += limit;
		int rc = run(t, buf_str(&t->subject), t->start, limit);
		if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH)
			return limit;
		if (rc != PCRE2_ERROR_MATCHLIMIT)
			return 0;
	}
	return 0;
}

static uint32_t steps_for(struct trial *t, str head, str piece, size_t size)
{
	buf_clear(&t->subject);
	buf_add(&t->subject, head);
	size_t from = t->subject.n, n = size > from ? (size - from) / piece.n * piece.n : 0;
	char *to = buf_room(&t->subject, n + 1);
	for (size_t done = 0, more; done < n; done += more) { /* doubles what is there */
		more = done ? (done < n - done ? done : n - done) : piece.n;
		memcpy(to + done, done ? to : piece.p, more);
	}
	to[n] = '\1';
	pcre2_set_offset_limit(t->context, t->start + STARTS);
	return steps(t);
}

static bool try(struct trial *t, str head, str piece, struct err *err)
{
	enum { SHOWN = 16 };
	uint32_t few = steps_for(t, head, piece, SMALL);
	uint32_t many = few ? steps_for(t, head, piece, LARGE) : 0;
	if (few && many && many / few <= GROWTH)
		return true;
	return err_set(err,
	               "the pattern is too dear: %s on a long run of \"%.*s\"; let what repeats exclude what follows",
	               few && many ? "its steps grow faster than the text" : "it runs into its limit",
	               STR_ARG(str_sub(piece, 0, SHOWN)));
}

/* Whether the text begins like this, whatever goes on. */
static bool try_head(struct trial *t, str head, struct err *err)
{
	static const str pieces[] = {
	        STR_INIT("a"), STR_INIT("A"),  STR_INIT("0"),        STR_INIT(" "),  STR_INIT("_"),  STR_INIT("-"),
	        STR_INIT("."), STR_INIT("/"),  STR_INIT("\""),       STR_INIT("="),  STR_INIT(":"),  STR_INIT(","),
	        STR_INIT("%"), STR_INIT("\n"), STR_INIT("\xc3\xa9"), STR_INIT("aA"), STR_INIT("a-"), STR_INIT("a ")};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		if (!try(t, head, pieces[i], err))
			return false;
	return true;
}

/* The example up to its match, up to half of it, up to its last byte; then what repeats is the example itself. */
static bool try_example(struct trial *t, str text, struct err *err)
{
	text = str_sub(text, 0, LONGEST_EXAMPLE);
	size_t start = 0, end = text.n;
	pcre2_set_offset_limit(t->context, PCRE2_UNSET);
	if (run(t, text, 0, FEW_STEPS << 6) >= 0) {
		const PCRE2_SIZE *o = pcre2_get_ovector_pointer(t->data);
		start = o[0];
		end = o[1] > o[0] ? o[1] : text.n;
	}
	t->start = start;
	const size_t cuts[CUTS] = {start, start + (end - start) / 4, start + (end - start) / 2, end - (end > start)};
	for (size_t i = 0; i < CUTS; i++)
		if (!try_head(t, str_sub(text, 0, cuts[i]), err))
			return false;
	t->start = 0;
	return !text.n || (try(t, S(""), text, err) && try(t, S(""), str_sub(text, 0, cuts[CUTS - 1]), err));
}

bool pattern_affordable(str pattern, const struct strs *examples, struct err *err)
{
	struct trial t;
	if (!trial_new(&t, pattern, err))
		return false;
	bool ok = try_head(&t, S(""), err);
	for (size_t i = 0; ok && i < examples->n && i < MOST_EXAMPLES; i++)
		ok = try_example(&t, examples->at[i], err);
	trial_free(&t);
	return ok;
}

bool pattern_first(str pattern, str text, size_t from, size_t *start, size_t *end)
{
	struct trial t;
	struct err err = {{0}};
	if (from > text.n || !trial_new(&t, pattern, &err))
		return false;
	pcre2_set_offset_limit(t.context, PCRE2_UNSET);
	bool found = run(&t, text, from, MOST_STEPS) >= 0;
	if (found) {
		*start = pcre2_get_ovector_pointer(t.data)[0];
		*end = pcre2_get_ovector_pointer(t.data)[1];
	}
	trial_free(&t);
	return found;
}
