/* One reading for npm, PEP 440 and Poetry: they share their operators, and where they do not ("~=") the sign differs.
 * Others have a word of their own for a bare version, and intervals in brackets. */
#include "query/range.h"

#include <inttypes.h>

#include "base/ascii.h"

enum { PARTS = 3, ANY = 999999 };

struct version {
	uint64_t part[PARTS];
	unsigned given; /* parts that were written; the rest is 0 */
};
struct bounds {
	enum range_grammar grammar;
	bool has_lower, has_upper;
	struct version lower, upper;
};

/* "1", "v1.2", "1.2.x", "1.2.3-rc.1": false when there is no number in front and it is no wildcard. */
static bool version_read(str s, struct version *v)
{
	*v = (struct version){0};
	if (s.n && (s.p[0] == 'v' || s.p[0] == '='))
		s = str_sub(s, 1, s.n);
	size_t end = 0;
	while (end < s.n && s.p[end] != '-' && (s.p[end] != '+' || (end && s.p[end - 1] == '.'))) /* 1.+ is 1.x */
		end++;
	str rest = str_sub(s, 0, end), part;
	if (rest.n == 0)
		return false;
	while (v->given < PARTS && str_cut(&rest, '.', &part)) {
		if (str_eq(part, S("x")) || str_eq(part, S("X")) || str_eq(part, S("*")) || str_eq(part, S("+")))
			return true;
		size_t digits = 0;
		while (digits < part.n && part.p[digits] >= '0' && part.p[digits] <= '9')
			digits++;
		if (!str_number(str_sub(part, 0, digits), ANY, &v->part[v->given]))
			return false;
		v->given++;
	}
	return true;
}

static int version_order(const struct version *a, const struct version *b)
{
	for (int i = 0; i < PARTS; i++)
		if (a->part[i] != b->part[i])
			return a->part[i] < b->part[i] ? -1 : 1;
	return 0;
}

/* The last version with the same first n parts. */
static struct version last_with(struct version v, unsigned n)
{
	for (unsigned i = n; i < PARTS; i++)
		v.part[i] = ANY;
	return v;
}

/* The last version in front of v; of 0.0.0 itself. */
static struct version last_before(struct version v)
{
	for (unsigned i = PARTS; i-- > 0;)
		if (v.part[i]) {
			v.part[i]--;
			return last_with(v, i + 1);
		}
	return v;
}

static void at_least(struct bounds *b, struct version v)
{
	if (!b->has_lower || version_order(&v, &b->lower) > 0)
		b->lower = v;
	b->has_lower = true;
}

static void at_most(struct bounds *b, struct version v)
{
	if (!b->has_upper || version_order(&v, &b->upper) < 0)
		b->upper = v;
	b->has_upper = true;
}

/* ^ keeps the first part that is not 0. */
static unsigned caret_parts(const struct version *v)
{
	for (unsigned i = 0; i < PARTS; i++)
		if (v->part[i] || i + 1 >= v->given)
			return i + 1;
	return PARTS;
}

static str operator_of(str *s)
{
	static const str operators[] = {STR_INIT(">="), STR_INIT("<="), STR_INIT("=="), STR_INIT("~="),
	                                STR_INIT("!="), STR_INIT("~>"), STR_INIT("^"),  STR_INIT("~"),
	                                STR_INIT(">"),  STR_INIT("<"),  STR_INIT("=")};
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (str_starts(*s, operators[i])) {
			*s = str_trim(str_sub(*s, operators[i].n, s->n));
			return operators[i];
		}
	return S("");
}

/* One comparator; false when it is none. */
static bool comparator(str s, struct bounds *b)
{
	str op = operator_of(&s);
	struct version v;
	if (!version_read(s, &v))
		return false;
	if (str_eq(op, S("!=")))
		return true;
	if (op.n && op.p[0] == '<') {
		bool with = str_eq(op, S("<="));
		at_most(b, with ? last_with(v, v.given) : last_before(v));
		return true;
	}
	at_least(b, v);
	if (!op.n && b->grammar == RANGE_NUGET && v.given && !str_ends(s, S("*")))
		return true;
	if (!op.n && b->grammar == RANGE_MAVEN && v.given && !str_ends(s, S("+")))
		at_most(b, v);
	else if (str_eq(op, S("^")) || (!op.n && b->grammar == RANGE_CARGO && v.given))
		at_most(b, last_with(v, caret_parts(&v)));
	else if (str_eq(op, S("~=")) || str_eq(op, S("~>")) || (str_eq(op, S("~")) && b->grammar == RANGE_COMPOSER))
		at_most(b, last_with(v, v.given > 1 ? v.given - 1 : 1));
	else if (str_eq(op, S("~")))
		at_most(b, last_with(v, v.given > 1 ? 2 : 1));
	else if (!str_starts(op, S(">")) && v.given)
		at_most(b, last_with(v, v.given));
	return true;
}

/* Comparators joined by blanks or commas; "1.2 - 2.3" is a range; an operator may stand apart from its version. */
static bool comparators(str set, struct bounds *b)
{
	size_t hyphen = str_find(set, S(" - "), 0);
	if (hyphen != SIZE_MAX) {
		struct version from, to;
		if (!version_read(str_trim(str_sub(set, 0, hyphen)), &from) ||
		    !version_read(str_trim(str_sub(set, hyphen + 3, set.n)), &to))
			return false;
		at_least(b, from);
		at_most(b, last_with(to, to.given));
		return true;
	}
	bool any = false;
	while ((set = str_trim(set)).n) {
		size_t end = 0;
		while (end < set.n && strchr("<>=~^! ", set.p[end]))
			end++;
		while (end < set.n && set.p[end] != ' ' && set.p[end] != ',')
			end++;
		if (!comparator(str_sub(set, 0, end), b))
			return false;
		any = true;
		set = str_sub(set, end, set.n);
		while (set.n && (set.p[0] == ',' || set.p[0] == ' '))
			set = str_sub(set, 1, set.n);
	}
	return any;
}

/* Either of the two; first: of nothing and the other. */
static void widen(struct bounds *all, const struct bounds *b, bool first)
{
	if (first)
		*all = *b;
	all->has_lower = all->has_lower && b->has_lower;
	all->has_upper = all->has_upper && b->has_upper;
	if (version_order(&b->lower, &all->lower) < 0)
		all->lower = b->lower;
	if (version_order(&b->upper, &all->upper) > 0)
		all->upper = b->upper;
}

/* [1.0,2.0) (,1.0] [1.0] [1.0,2.0[ and several of them: the outermost bounds. */
static bool intervals(str set, struct bounds *all)
{
	bool first = true;
	while ((set = str_trim(set)).n && ascii_in("[(]", set.p[0])) {
		size_t end = 1, comma;
		while (end < set.n && !ascii_in("[()]", set.p[end]))
			end++;
		str inner = str_sub(set, 1, end);
		bool with = end < set.n && set.p[end] == ']';
		struct bounds b = {0};
		struct version v;
		comma = str_find(inner, S(","), 0);
		if (version_read(str_trim(str_sub(inner, 0, comma)), &v))
			at_least(&b, v);
		if (version_read(str_trim(str_sub(inner, comma == SIZE_MAX ? 0 : comma + 1, inner.n)), &v))
			at_most(&b, with ? v : last_before(v));
		widen(all, &b, first);
		first = false;
		set = str_trim(str_sub(set, end + 1, set.n));
		set = str_sub(set, str_starts(set, S(",")), set.n);
	}
	return !first && !set.n;
}

static str version_text(struct arena *a, bool has, const struct version *v)
{
	return has ? arena_printf(a, "%" PRIu64 ".%" PRIu64 ".%" PRIu64, v->part[0], v->part[1], v->part[2]) : S("");
}

static bool is_interval(enum range_grammar grammar, str range)
{
	bool has = grammar == RANGE_NUGET || grammar == RANGE_MAVEN;
	return has && range.n && ascii_in("[(]", range.p[0]);
}

void range_bounds(enum range_grammar grammar, str range, struct arena *a, str *lower, str *upper)
{
	*lower = *upper = S("");
	size_t at = str_starts(range, S("npm:")) ? range.n : 0; /* "npm:other@^1" */
	while (at > 0 && range.p[at - 1] != '@')
		at--;
	range = str_trim(str_sub(range, at, range.n));
	struct bounds all = {0};
	if (is_interval(grammar, range) && !intervals(range, &all))
		return;
	bool first = true, bars = grammar == RANGE_COMPOSER;
	while (!is_interval(grammar, range) && range.p && range.n) {
		size_t end = str_find(range, bars ? S("|") : S("||"), 0), behind = end;
		while (behind < range.n && range.p[behind] == '|')
			behind++;
		struct bounds b = {.grammar = grammar};
		if (!comparators(str_sub(range, 0, end), &b))
			return;
		widen(&all, &b, first);
		first = false;
		range = end == SIZE_MAX ? S("") : str_sub(range, behind, range.n);
	}
	*lower = version_text(a, all.has_lower, &all.lower);
	*upper = version_text(a, all.has_upper, &all.upper);
}
