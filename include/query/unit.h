/* unit: durations, sizes and rates as the field writes them, read into seconds, bytes and events per second, so that
 * 15m, 900, PT15M and 00:15:00 are one thing.
 *
 * Durations: a number and a unit, any number of them in a row, blanks or none between: 1h30m, 15 min, 7 days, 1.5h,
 * 500ms (Go's time.ParseDuration, systemd.time(7), Prometheus, nginx, npm's ms); PT15M, P1DT12H (ISO 8601);
 * [d.]hh:mm:ss (.NET's TimeSpan). `m` is a minute, and a month has no letter. Sizes: a number and B, KiB MiB GiB TiB or
 * Ki Mi Gi Ti (IEC 80000-13, Kubernetes), KB MB GB TB in any case, or one letter k m g t. Rates: a number, r or req or
 * requests where it stands, then / or per, then a duration whose number may be left out: 5/s, 100r/m (nginx), 200 per
 * day, 5/minute (Flask-Limiter), 100/15m, 5 per 1 hour.
 *
 * Where the field does not agree what a unit is worth, an amount is a range: a kilobyte, or one letter, is 1000 bytes
 * (SI, Kubernetes) or 1024 (nginx, Docker, the JVM, npm's bytes); a month has 28 to 31 days, a year 365 or 366. */
#ifndef QUERY_UNIT_H
#define QUERY_UNIT_H

#include "base/str.h"
#include "query/truth.h"

enum unit { UNIT_NONE, UNIT_DURATION, UNIT_SIZE, UNIT_RATE };

struct measure {
	double least, most;
};

/* What a text measures that names its unit itself, and how much; UNIT_NONE and *out untouched for any other text, a
 * plain number too. Where a letter may be both (10m) it is a duration; M, k and g are a size. */
enum unit unit_read(str text, struct measure *out);
/* Reads text as the unit that is asked for. A plain number is so many of *one; where one is NULL it names no unit, and
 * is not read. False when it cannot be read so. */
bool unit_as(enum unit unit, const struct measure *one, str text, struct measure *out);
/* One of a unit by its name: ms, min, MiB, /minute. UNIT_NONE: there is none. */
enum unit unit_named(str name, struct measure *one);

/* UNKNOWN where the ranges overlap and it depends on what was meant. */
enum truth measure_equal(struct measure x, struct measure y);
enum truth measure_above(struct measure x, struct measure y);

#endif
