/* unit: durations, sizes and rates as the field writes them, read into seconds, bytes and events per second, so that
 * 15m, 900, PT15M and 00:15:00 are one thing.
 *
 * Durations: a number and a unit, any number of them in a row, blanks or none between: 1h30m, 15 min, 7 days, 1.5h,
 * 500ms (Go's time.ParseDuration, systemd.time(7), Prometheus, nginx, npm's ms); PT15M, P1DT12H (ISO 8601);
 * [d.]hh:mm:ss (.NET's TimeSpan). A month is 30 days and a year 365; `m` is a minute, and a month has no letter.
 * Sizes: a number and B, KiB MiB GiB TiB or Ki Mi Gi Ti (IEC 80000-13, Kubernetes), KB MB GB TB (powers of 1000), or
 * one letter k m g t in either case (powers of 1024, as nginx, Docker, PHP and the JVM read it). Rates: a number, r or
 * req or requests where it stands, then / or per, then a duration whose number may be left out: 5/s, 100r/m (nginx),
 * 200 per day, 5/minute (Flask-Limiter), 100/15m. */
#ifndef QUERY_UNIT_H
#define QUERY_UNIT_H

#include "base/str.h"

enum unit { UNIT_NONE, UNIT_DURATION, UNIT_SIZE, UNIT_RATE };

/* What a text measures that names its unit itself, and how much; UNIT_NONE and *out untouched for any other text, a
 * plain number too. Where a letter may be both (10m) it is a duration; M, k and g are a size. */
enum unit unit_read(str text, double *out);
/* Reads text as the unit that is asked for. A plain number is seconds, bytes or events per second. False when it cannot
 * be read so. */
bool unit_as(enum unit unit, str text, double *out);

#endif
