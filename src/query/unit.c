/* Small readers that take a number and a word off the front, over two tables. Nothing here is longer than a line of
 * configuration, so what is longer is not read. */
#include "query/unit.h"

#include <string.h>

#include "base/ascii.h"

enum { LONGEST = 64 };

struct word {
	const char *names; /* between blanks */
	double worth;
	double most; /* where it may be worth more; 0: it is not */
};

static const struct word durations[] = {
        {"ns", 1e-9},
        {"us", 1e-6},
        {"µs", 1e-6},
        {"ms", 1e-3},
        {"msec msecs millisecond milliseconds", 1e-3},
        {"s sec secs second seconds", 1},
        {"m min mins minute minutes", 60},
        {"h hr hrs hour hours", 3600},
        {"d day days", 86400},
        {"w week weeks", 7 * 86400},
        {"month months", 28 * 86400, 31 * 86400},
        {"y yr year years", 365 * 86400, 366 * 86400},
        {NULL, 0},
};
static const struct word sizes[] = {
        {"B byte bytes", 1},
        {"KB kB Kb kb K k", 1e3, 1024},
        {"MB mB Mb mb M m", 1e6, 1048576},
        {"GB gB Gb gb G g", 1e9, 1073741824},
        {"TB tB Tb tb T t", 1e12, 1099511627776},
        {"Ki KiB", 1024},
        {"Mi MiB", 1048576},
        {"Gi GiB", 1073741824},
        {"Ti TiB", 1099511627776},
        {NULL, 0},
};

/* NULL: there is no unit of this name. Case tells M from m. */
static const struct word *word_of(const struct word *table, str name)
{
	for (; name.n && table->names; table++) {
		str names = str_of(table->names), one;
		while (str_cut(&names, ' ', &one))
			if (str_eq(one, name))
				return table;
	}
	return NULL;
}

static struct measure times(double n, const struct word *w)
{
	return (struct measure){n * w->worth, n * (w->most ? w->most : w->worth)};
}

static void skip_blanks(str *s)
{
	while (s->n && (s->p[0] == ' ' || s->p[0] == '\t'))
		*s = str_sub(*s, 1, s->n);
}

/* Digits, and a fraction. */
static bool take_number(str *s, double *out)
{
	size_t i = 0;
	double v = 0, worth = 1;
	for (; i < s->n && ascii_digit(s->p[i]); i++)
		v = v * 10 + (s->p[i] - '0');
	if (i == 0)
		return false;
	if (i + 1 < s->n && s->p[i] == '.' && ascii_digit(s->p[i + 1]))
		for (i++; i < s->n && ascii_digit(s->p[i]); i++)
			v += (s->p[i] - '0') * (worth /= 10);
	*s = str_sub(*s, i, s->n);
	*out = v;
	return true;
}

/* Letters, and bytes that are no ASCII (the µ). */
static str take_word(str *s)
{
	size_t i = 0;
	while (i < s->n && (ascii_letter(s->p[i]) || (unsigned char)s->p[i] >= 0x80))
		i++;
	str word = str_sub(*s, 0, i);
	*s = str_sub(*s, i, s->n);
	return word;
}

/* Numbers and units by turns: 1h30m. Takes what it reads. */
static bool take_amounts(str *s, const struct word *table, struct measure *out)
{
	struct measure sum = {0};
	double n;
	do {
		if (!take_number(s, &n))
			return false;
		skip_blanks(s);
		const struct word *word = word_of(table, take_word(s));
		if (!word)
			return false;
		sum.least += times(n, word).least;
		sum.most += times(n, word).most;
		skip_blanks(s);
	} while (s->n && ascii_digit(s->p[0]));
	*out = sum;
	return true;
}

/* P1Y2M3W4DT5H6M7S: what an M is depends on the side of the T it stands on. */
static bool read_iso(str s, struct measure *out)
{
	static const struct word date[] = {{"Y", 365 * 86400, 366 * 86400},
	                                   {"M", 28 * 86400, 31 * 86400},
	                                   {"W", 7 * 86400},
	                                   {"D", 86400},
	                                   {NULL, 0}};
	static const struct word time[] = {{"H", 3600}, {"M", 60}, {"S", 1}, {NULL, 0}};
	struct measure days = {0}, seconds = {0};
	if (s.n < 3 || s.p[0] != 'P')
		return false;
	s = str_sub(s, 1, s.n);
	size_t t = str_find(s, S("T"), 0);
	str front = str_sub(s, 0, t), back = t < s.n ? str_sub(s, t + 1, s.n) : S("");
	if (t < s.n && !back.n)
		return false;
	if ((front.n && !take_amounts(&front, date, &days)) || (back.n && !take_amounts(&back, time, &seconds)))
		return false;
	*out = (struct measure){days.least + seconds.least, days.most + seconds.most};
	return !front.n && !back.n;
}

/* [d.]hh:mm:ss[.fraction] */
static bool read_clock(str s, struct measure *out)
{
	double days = 0, part[3];
	size_t dot = str_find(s, S("."), 0), colon = str_find(s, S(":"), 0);
	if (dot < colon) {
		str day = str_sub(s, 0, dot);
		if (!take_number(&day, &days) || day.n)
			return false;
		s = str_sub(s, dot + 1, s.n);
	}
	for (int i = 0; i < 3; i++) {
		if (i > 0 && !str_starts(s, S(":")))
			return false;
		s = str_sub(s, i > 0, s.n);
		if (s.n < 2 || !ascii_digit(s.p[1]) || !take_number(&s, &part[i]) || part[i] >= (i ? 60 : 24))
			return false;
	}
	out->least = out->most = days * 86400 + part[0] * 3600 + part[1] * 60 + part[2];
	return s.n == 0;
}

static bool read_amounts(str s, const struct word *table, struct measure *out)
{
	return take_amounts(&s, table, out) && s.n == 0;
}

static bool read_duration(str s, struct measure *out)
{
	return read_amounts(s, durations, out) || read_iso(s, out) || read_clock(s, out);
}

/* 5/s, 100r/m, 200 requests per 15 minutes */
static bool read_rate(str s, struct measure *out)
{
	static const struct word things[] = {{"r req reqs request requests", 1}, {NULL, 0}};
	double n;
	if (!take_number(&s, &n))
		return false;
	skip_blanks(&s);
	str word = take_word(&s);
	if (word_of(things, word)) {
		skip_blanks(&s);
		word = take_word(&s);
	}
	if (word.n == 0 && str_starts(s, S("/")))
		s = str_sub(s, 1, s.n);
	else if (!str_eq(word, S("per")))
		return false;
	skip_blanks(&s);
	const struct word *alone = word_of(durations, s);
	struct measure over = alone ? times(1, alone) : (struct measure){0};
	if (!alone && !read_amounts(s, durations, &over))
		return false;
	if (over.least <= 0)
		return false;
	*out = (struct measure){n / over.most, n / over.least};
	return true;
}

/* A number without a unit, of either sign. */
static bool read_plain(str s, const struct measure *one, struct measure *out)
{
	bool minus = str_starts(s, S("-"));
	double n;
	s = str_sub(s, minus, s.n);
	if (!one || !take_number(&s, &n) || s.n)
		return false;
	*out = minus ? (struct measure){-n * one->most, -n * one->least}
	             : (struct measure){n * one->least, n * one->most};
	return true;
}

enum unit unit_read(str text, struct measure *out)
{
	str s = str_trim(text);
	if (!s.n || s.n > LONGEST || (!ascii_digit(s.p[0]) && s.p[0] != 'P'))
		return UNIT_NONE;
	return read_duration(s, out)         ? UNIT_DURATION
	       : read_amounts(s, sizes, out) ? UNIT_SIZE
	       : read_rate(s, out)           ? UNIT_RATE
	                                     : UNIT_NONE;
}

bool unit_as(enum unit unit, const struct measure *one, str text, struct measure *out)
{
	str s = str_trim(text);
	if (unit == UNIT_NONE || s.n > LONGEST)
		return false;
	if (read_plain(s, one, out))
		return true;
	return unit == UNIT_DURATION ? read_duration(s, out)
	       : unit == UNIT_SIZE   ? read_amounts(s, sizes, out)
	                             : read_rate(s, out);
}

enum unit unit_named(str name, struct measure *one)
{
	char text[LONGEST] = "1";
	if (!name.n || name.n >= sizeof text || ascii_digit(name.p[0]))
		return UNIT_NONE;
	memcpy(text + 1, name.p, name.n);
	return unit_read(str_at(text, name.n + 1), one);
}

/* ---- comparing ---- */

/* 100 a minute is 1.6666… a second: what differs by less than a billionth is one amount. */
static bool is_more(double x, double y) { return x - y > 1e-9 * (y < 0 ? -y : y); }

enum truth measure_equal(struct measure x, struct measure y)
{
	if (is_more(x.least, y.most) || is_more(y.least, x.most))
		return TRUTH_FALSE;
	return is_more(x.most, x.least) || is_more(y.most, y.least) ? TRUTH_UNKNOWN : TRUTH_TRUE;
}

enum truth measure_above(struct measure x, struct measure y)
{
	if (is_more(x.least, y.most))
		return TRUTH_TRUE;
	return is_more(x.most, y.least) ? TRUTH_UNKNOWN : TRUTH_FALSE;
}
