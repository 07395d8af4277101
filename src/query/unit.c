/* Small readers that take a number and a word off the front, over two tables. Nothing here is longer than a line of
 * configuration, so what is longer is not read. */
#include "query/unit.h"

#include "base/ascii.h"

enum { LONGEST = 64 };

struct word {
	const char *names; /* between blanks */
	double worth;
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
        {"month months", 30 * 86400},
        {"y yr year years", 365 * 86400},
        {NULL, 0},
};
static const struct word sizes[] = {
        {"B byte bytes", 1},
        {"kB KB", 1e3},
        {"MB", 1e6},
        {"GB", 1e9},
        {"TB", 1e12},
        {"Ki KiB kb k K", 1024},
        {"Mi MiB mb m M", 1048576},
        {"Gi GiB gb g G", 1073741824},
        {"Ti TiB tb t T", 1099511627776},
        {NULL, 0},
};

/* What a unit of this name is worth; 0: there is none. Case tells M from m. */
static double worth_of(const struct word *table, str name)
{
	for (; name.n && table->names; table++) {
		str names = str_of(table->names), one;
		while (str_cut(&names, ' ', &one))
			if (str_eq(one, name))
				return table->worth;
	}
	return 0;
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
static bool take_amounts(str *s, const struct word *table, double *out)
{
	double sum = 0, n, worth;
	do {
		if (!take_number(s, &n))
			return false;
		skip_blanks(s);
		if (!(worth = worth_of(table, take_word(s))))
			return false;
		sum += n * worth;
		skip_blanks(s);
	} while (s->n && ascii_digit(s->p[0]));
	*out = sum;
	return true;
}

/* P1Y2M3W4DT5H6M7S: what an M is depends on the side of the T it stands on. */
static bool read_iso(str s, double *out)
{
	static const struct word date[] = {
	        {"Y", 365 * 86400}, {"M", 30 * 86400}, {"W", 7 * 86400}, {"D", 86400}, {NULL, 0}};
	static const struct word time[] = {{"H", 3600}, {"M", 60}, {"S", 1}, {NULL, 0}};
	double days = 0, seconds = 0;
	if (s.n < 3 || s.p[0] != 'P')
		return false;
	s = str_sub(s, 1, s.n);
	size_t t = str_find(s, S("T"), 0);
	str front = str_sub(s, 0, t), back = t < s.n ? str_sub(s, t + 1, s.n) : S("");
	if (t < s.n && !back.n)
		return false;
	if ((front.n && !take_amounts(&front, date, &days)) || (back.n && !take_amounts(&back, time, &seconds)))
		return false;
	*out = days + seconds;
	return !front.n && !back.n;
}

/* [d.]hh:mm:ss[.fraction] */
static bool read_clock(str s, double *out)
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
	*out = days * 86400 + part[0] * 3600 + part[1] * 60 + part[2];
	return s.n == 0;
}

static bool read_amounts(str s, const struct word *table, double *out)
{
	return take_amounts(&s, table, out) && s.n == 0;
}

static bool read_duration(str s, double *out)
{
	return read_amounts(s, durations, out) || read_iso(s, out) || read_clock(s, out);
}

/* 5/s, 100r/m, 200 requests per 15 minutes */
static bool read_rate(str s, double *out)
{
	static const struct word things[] = {{"r req reqs request requests", 1}, {NULL, 0}};
	double n, over;
	if (!take_number(&s, &n))
		return false;
	skip_blanks(&s);
	str word = take_word(&s);
	if (worth_of(things, word)) {
		skip_blanks(&s);
		word = take_word(&s);
	}
	if (word.n == 0 && str_starts(s, S("/")))
		s = str_sub(s, 1, s.n);
	else if (!str_eq(word, S("per")))
		return false;
	skip_blanks(&s);
	if ((over = worth_of(durations, s)) == 0 && !read_amounts(s, durations, &over))
		return false;
	*out = n / over;
	return over > 0;
}

/* A number without a unit, of either sign. */
static bool read_plain(str s, double *out)
{
	bool minus = str_starts(s, S("-"));
	s = str_sub(s, minus, s.n);
	if (!take_number(&s, out) || s.n)
		return false;
	*out = minus ? -*out : *out;
	return true;
}

enum unit unit_read(str text, double *out)
{
	str s = str_trim(text);
	if (!s.n || s.n > LONGEST || (!ascii_digit(s.p[0]) && s.p[0] != 'P'))
		return UNIT_NONE;
	return read_duration(s, out)         ? UNIT_DURATION
	       : read_amounts(s, sizes, out) ? UNIT_SIZE
	       : read_rate(s, out)           ? UNIT_RATE
	                                     : UNIT_NONE;
}

bool unit_as(enum unit unit, str text, double *out)
{
	str s = str_trim(text);
	if (unit == UNIT_NONE || s.n > LONGEST)
		return false;
	if (read_plain(s, out))
		return true;
	return unit == UNIT_DURATION ? read_duration(s, out)
	       : unit == UNIT_SIZE   ? read_amounts(s, sizes, out)
	                             : read_rate(s, out);
}
