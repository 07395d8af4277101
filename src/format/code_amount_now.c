/* How the time of day is written in each language, as it is quoted. */
#include "code_amount_int.h"

enum { NOW_TOKENS = 16, NOW_LONGEST = 80 };

/* In the order of their bytes, for they are searched by halves (the lint looks at it). */
static const struct {
	str source;
	int64_t one;
} rows[] = {
        {STR_INIT("+new Date()"), 1000},
        {STR_INIT("Carbon::now()"), 0},
        {STR_INIT("Clock.System.now()"), 0},
        {STR_INIT("Date()"), 0},
        {STR_INIT("Date.now"), 0},
        {STR_INIT("Date.now()"), 1000},
        {STR_INIT("DateTime.Now"), 0},
        {STR_INIT("DateTime.UtcNow"), 0},
        {STR_INIT("DateTime.now()"), 0},
        {STR_INIT("DateTime.utc()"), 0},
        {STR_INIT("DateTimeOffset.Now"), 0},
        {STR_INIT("DateTimeOffset.UtcNow"), 0},
        {STR_INIT("Instant.now()"), 0},
        {STR_INIT("LocalDateTime.now()"), 0},
        {STR_INIT("Math.floor(Date.now() / 1000)"), 1000000},
        {STR_INIT("Math.round(Date.now() / 1000)"), 1000000},
        {STR_INIT("Math.trunc(Date.now() / 1000)"), 1000000},
        {STR_INIT("OffsetDateTime.now()"), 0},
        {STR_INIT("OffsetDateTime::now_utc()"), 0},
        {STR_INIT("System.currentTimeMillis()"), 1000},
        {STR_INIT("SystemTime::now()"), 0},
        {STR_INIT("Time.current"), 0},
        {STR_INIT("Time.now"), 0},
        {STR_INIT("Time.now.to_i"), 1000000},
        {STR_INIT("Time.zone.now"), 0},
        {STR_INIT("Utc::now()"), 0},
        {STR_INIT("ZonedDateTime.now()"), 0},
        {STR_INIT("chrono::Utc::now()"), 0},
        {STR_INIT("datetime.datetime.now()"), 0},
        {STR_INIT("datetime.datetime.now(datetime.timezone.utc)"), 0},
        {STR_INIT("datetime.datetime.utcnow()"), 0},
        {STR_INIT("datetime.now()"), 0},
        {STR_INIT("datetime.now(UTC)"), 0},
        {STR_INIT("datetime.now(timezone.utc)"), 0},
        {STR_INIT("datetime.now(tz = timezone.utc)"), 0},
        {STR_INIT("datetime.utcnow()"), 0},
        {STR_INIT("dayjs()"), 0},
        {STR_INIT("int(time.time())"), 1000000},
        {STR_INIT("moment()"), 0},
        {STR_INIT("new Date().getTime()"), 1000},
        {STR_INIT("now()"), 0},
        {STR_INIT("time()"), 1000000},
        {STR_INIT("time.Now()"), 0},
        {STR_INIT("time.Now().UTC()"), 0},
        {STR_INIT("time.Now().Unix()"), 1000000},
        {STR_INIT("time.time()"), 1000000},
        {STR_INIT("timezone.now()"), 0},
};

bool amount_is_now(struct code_file *f, uint32_t from, uint32_t to, int64_t *one)
{
	const struct code_tokens *t = &f->t;
	if (to <= from || to - from > NOW_TOKENS || code_at(t, to - 1)->to - code_at(t, from)->from > NOW_LONGEST)
		return false;
	enum { MANY = sizeof rows / sizeof *rows };
	size_t i = str_search(rows, MANY, sizeof *rows, code_source(f, from, to));
	*one = i < MANY ? rows[i].one : 0;
	return i < MANY;
}
