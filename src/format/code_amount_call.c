/* How languages and their common packages say a length of time: calls and members, told by the unit in their names. */
#include "base/ascii.h"
#include "code_amount_int.h"

enum { ARGS = 10 };

static const struct amount none = {0};

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

/* ---- units ---- */

struct amount amount_in(int64_t n, str unit)
{
	static const struct {
		const char *names;
		int64_t worth; /* microseconds; 0: of the calendar */
		const char *calendar;
	} rows[] = {{" us micro micros microsecond microseconds ", 1, NULL},
	            {" ms milli millis millisecond milliseconds ", 1000, NULL},
	            {" s sec secs second seconds ", 1000000, NULL},
	            {" min mins minute minutes ", 60000000, NULL},
	            {" hr hour hours ", 3600000000, NULL},
	            {" day days ", 86400000000, NULL},
	            {" week weeks ", 604800000000, NULL},
	            {" month months ", 0, "months"},
	            {" year years ", 0, "years"}};
	char low[16];
	if (unit.n == 0 || unit.n >= sizeof low || n < 0)
		return none;
	for (size_t i = 0; i < unit.n; i++)
		low[i] = ascii_upper(unit.p[i]) ? (char)(unit.p[i] | 32) : unit.p[i];
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct amount a = {AMOUNT_TIME, 0, NULL};
		if (!code_one_of(str_at(low, unit.n), rows[i].names))
			continue;
		if (rows[i].calendar)
			return (struct amount){AMOUNT_CALENDAR, n, rows[i].calendar};
		return __builtin_mul_overflow(n, rows[i].worth, &a.n) ? none : a;
	}
	return none;
}

/* 10.megabytes: of 1024 each (Active Support, Spring's DataSize) */
static struct amount size_in(int64_t n, str unit)
{
	static const char *const names[] = {" bytes byte ", " kilobytes kilobyte ", " megabytes megabyte ",
	                                    " gigabytes gigabyte "};
	struct amount a = {AMOUNT_PLAIN, 0, NULL};
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (code_one_of(unit, names[i]))
			return __builtin_mul_overflow(n, (int64_t)1 << 10 * i, &a.n) ? none : a;
	return none;
}

/* ---- calls ---- */

/* The unit behind a beginning: ofMinutes, FromMinutes, from_secs, addDays, plusHours, minutes. */
static str unit_behind(str name, const char *const *starts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(name, str_of(starts[i])))
			return str_sub(name, strlen(starts[i]), name.n);
	return S("");
}

static struct amount whole(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	struct amount a = amount_of(f, from, to, depth + 1);
	return a.kind == AMOUNT_PLAIN && a.n >= 0 ? a : none;
}

/* Named parts: timedelta(hours=1, minutes=15), Duration(minutes: 15); {minutes: 15} */
static struct amount parts(struct code_file *f, uint32_t open, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	struct amount sum = {AMOUNT_TIME, 0, NULL};
	uint32_t close = code_at(t, open)->mate, i = open + 1;
	unsigned n = 0;
	for (uint32_t end; i < close; i = end + 1, n++) {
		end = code_item_end(t, i, close);
		bool named = is_word(t, i) && (code_op(t, i + 1, S("=")) || code_op(t, i + 1, S(":"))) && i + 2 < end;
		struct amount one = named && n < ARGS ? whole(f, i + 2, end, depth) : none, part = none;
		if (one.kind)
			part = amount_in(one.n, code_text(t, i));
		if (part.kind == AMOUNT_CALENDAR && n == 0 && end + 1 >= close)
			return part;
		if (part.kind != AMOUNT_TIME || __builtin_add_overflow(sum.n, part.n, &sum.n))
			return none;
	}
	return n ? sum : none;
}

/* new TimeSpan(1, 30, 0): hours, minutes, seconds; with four, days in front */
static struct amount time_span(struct code_file *f, uint32_t open, unsigned depth)
{
	static const char *const units[] = {"days", "hours", "minutes", "seconds"};
	const struct code_tokens *t = &f->t;
	struct amount at[4], sum = {AMOUNT_TIME, 0, NULL};
	uint32_t close = code_at(t, open)->mate;
	unsigned n = 0;
	for (uint32_t i = open + 1, end; i < close; i = end + 1) {
		end = code_item_end(t, i, close);
		if (n == 4 || !(at[n] = whole(f, i, end, depth)).kind)
			return none;
		n++;
	}
	for (unsigned i = 0; i < n && n >= 3; i++) {
		struct amount part = amount_in(at[i].n, str_of(units[i + 4 - n]));
		if (!part.kind || __builtin_add_overflow(sum.n, part.n, &sum.n))
			return none;
	}
	return n >= 3 ? sum : none;
}

/* TimeUnit.MINUTES.toSeconds(15): a number of those */
static struct amount converted(struct code_file *f, uint32_t from, uint32_t name, struct amount n)
{
	const struct code_tokens *t = &f->t;
	struct amount per = amount_in(1, str_sub(code_text(t, name), 2, code_text(t, name).n)), a;
	if (!code_word(t, from, S("TimeUnit")) || name != from + 4 || per.kind != AMOUNT_TIME)
		return none;
	a = amount_in(n.n, code_text(t, from + 2));
	if (a.kind != AMOUNT_TIME || a.n % per.n)
		return none;
	return (struct amount){AMOUNT_PLAIN, a.n / per.n, NULL};
}

/* now.plusMinutes(15), now.Add(15 * time.Minute), now->addDays(30), now.addingTimeInterval(900) */
static struct amount from_now(struct code_file *f, uint32_t open, unsigned depth)
{
	static const char *const starts[] = {"plus", "add", "Add"};
	const struct code_tokens *t = &f->t;
	str name = code_text(t, open - 1);
	uint32_t close = code_at(t, open)->mate;
	if (code_item_end(t, open + 1, close) != close || close == open + 1)
		return none;
	struct amount a = amount_of(f, open + 1, close, depth + 1);
	if (code_one_of(name, " Add add plus "))
		return a.kind == AMOUNT_PLAIN ? none : a;
	if (str_eq(name, S("addingTimeInterval")))
		return a.kind == AMOUNT_PLAIN ? amount_in(a.n, S("s")) : a;
	return a.kind == AMOUNT_PLAIN ? amount_in(a.n, unit_behind(name, starts, 3)) : none;
}

/* Is a call of owner one that of_unit() or converted() may know? */
static bool may_own_unit(str owner)
{
	bool begins = owner.n && (owner.p[0] == 'D' || owner.p[0] == 'P' || owner.p[0] == 'T' || owner.p[0] == 'C');
	return begins && code_one_of(owner, " Duration Period DataSize TimeSpan TimeDelta CarbonInterval TimeUnit ");
}

/* Duration.ofMinutes(15), TimeSpan.FromMinutes(15), Duration::from_secs(900), .minutes(15) */
static struct amount of_unit(str owner, str name, int64_t n)
{
	static const struct {
		const char *owners, *start;
	} rows[] = {{" Duration Period DataSize ", "of"},
	            {" TimeSpan ", "From"},
	            {" Duration ", "from_"},
	            {" Duration TimeDelta CarbonInterval ", ""}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!code_one_of(owner, rows[i].owners) || !str_starts(name, str_of(rows[i].start)))
			continue;
		struct amount a = amount_in(n, str_sub(name, strlen(rows[i].start), name.n));
		if (a.kind)
			return a;
	}
	return none;
}

static struct amount called(struct code_file *f, uint32_t from, uint32_t open, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	uint32_t name = open - 1, close = code_at(t, open)->mate;
	int64_t one;
	from += code_word(t, from, S("new")) || code_word(t, from, S("const"));
	if (open <= from || !is_word(t, name))
		return none;
	str text = code_text(t, name);
	if (code_word(t, name, S("timedelta")) || code_word(t, name, S("Duration")) ||
	    code_word(t, name, S("relativedelta")))
		return parts(f, open, depth);
	if (name == from && str_eq(text, S("TimeSpan")))
		return time_span(f, open, depth);
	if (!code_dot(t, name - 1))
		return none;
	bool adds = text.p[0] == 'p' || text.p[0] == 'a' || text.p[0] == 'A'; /* plus, add, Add */
	if (adds && name - 1 > from && amount_is_now(f, from, name - 1, &one))
		return from_now(f, open, depth);
	if (code_open(t, open + 1, '{') && code_word(t, name, S("fromObject")))
		return parts(f, open + 1, depth);
	bool swift = name == from + 1 && str_eq(t->language->name, S("swift"));
	bool owned = swift || ((name == from + 2 || name == from + 4) &&
	                       (may_own_unit(code_text(t, name - 2)) || may_own_unit(code_text(t, from))));
	struct amount n = owned && close > open + 1 ? whole(f, open + 1, close, depth) : none;
	if (!n.kind)
		return none;
	struct amount a = name == from + 1 ? amount_in(n.n, text) : of_unit(code_text(t, name - 2), text, n.n);
	return a.kind ? a : converted(f, from, name, n);
}

struct amount amount_called(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	uint32_t last = to - 1;
	bool number = code_word(t, last, S("to_i")) && code_dot(t, last - 1); /* of a time, in Ruby */
	to -= number ? 2 : 0;
	last = to - 1;
	bool later = code_word(t, last, S("from_now")) && code_dot(t, last - 1);
	if (number && !later)
		return none;
	to -= later ? 2 : 0;
	last = to - 1;
	if (to == from + 3 && code_at(t, from)->kind == CODE_NUMBER && code_dot(t, from + 1) && is_word(t, last)) {
		struct amount n = whole(f, from, from + 1, depth);
		struct amount a = n.kind ? amount_in(n.n, code_text(t, last)) : none;
		return a.kind || !n.kind ? a : size_in(n.n, code_text(t, last));
	}
	if (!code_close(t, last, '(') || code_at(t, last)->mate <= from)
		return none;
	struct amount a = called(f, from, code_at(t, last)->mate, depth);
	return a.kind ? a : amount_dated(f, from, code_at(t, last)->mate, depth);
}
