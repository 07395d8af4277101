/* Numbers and lengths of time that are worked out of literals, alike in every language. */
#include "code_show.h"

static void amount_done(void) { arena_free(&code_shown); }
TestSuite(code_amount, .fini = amount_done);

#define IS(read, source, want) cr_expect_str_eq(code_calls_of(read, source), want)
/* The first call of several. */
static const char *first_of(format_reader *read, const char *source)
{
	struct buf b BUF_AUTO = {0};
	code_show_value(&b, node_get(node_get(code_tree_of(read, source), S("calls"))->child, S("args")));
	return arena_str(&code_shown, buf_str(&b)).p;
}
#define FIRST(read, source, want) cr_expect_str_eq(first_of(read, source), want)

Test(code_amount, arithmetic)
{
	IS(code_read, "f(60 * 60 * 24, 10 * 1024 * 1024, 10 << 20, (1 + 2) * 3 - 4, 60_000, 7 / 2, 8 / 2)",
	   "f[86400, 10485760, 10485760, 5, 60000, ?7 / 2, 4]");
	IS(code_read, "const DAY = 24 * 60 * 60; const W = { d: 7 }; f(DAY * 30, W.d * DAY, x * 2, 1.5 * 2, -1 * 2)",
	   "f[2592000, 604800, ?x * 2, ?1.5 * 2, ?-1 * 2]");
	IS(code_read, "f(9223372036854775807 * 2, 9223372036854775807 + 1, 1 << 63, 99999999999999999999 * 1, 4 / 0)",
	   "f[?9223372036854775807 * 2, ?9223372036854775807 + 1, ?1 < <63, ?99999999999999999999 * 1, ?4 / 0]");
	IS(code_read, "f(a ? 1 : 2, 1 + 'a', 010 * 2, 0x10 * 2, 2 ** 3, 7 % 2, 1 && 2)",
	   "f[?a ? 1: 2, '1a', ?010 * 2, ?0x10 * 2, ?2 ** 3, ?7 % 2, ?1 && 2]");
	IS(java_read, "f(60L * 1000, 900_000L);", "f[60000, 900000]");
	IS(rust_read, "f(900u64, 60 * 15);", "f[900, 900]");
}

Test(code_amount, durations)
{
	FIRST(python_read,
	      "f(timedelta(minutes=15), datetime.timedelta(days=1, hours=2), timedelta(minutes=x), timedelta(15))",
	      "['900 s', '93600 s', ?timedelta(minutes = x), ?timedelta(15)]");
	FIRST(java_read,
	      "f(Duration.ofMinutes(15), Duration.ofMillis(1500), TimeUnit.MINUTES.toSeconds(15), Period.ofMonths(1));",
	      "['900 s', '1500 ms', 900, '1 months']");
	FIRST(csharp_read, "f(TimeSpan.FromMinutes(15), new TimeSpan(1, 30, 0), TimeSpan.FromDays(n));",
	      "['900 s', '5400 s', ?TimeSpan.FromDays(n)]");
	FIRST(go_read, "f(15 * time.Minute, time.Hour, 2 * 60 * time.Second, time.Duration(n) * time.Second)",
	      "['900 s', '3600 s', '120 s', ?time.Duration(n) * time.Second]");
	IS(ruby_read, "f(15.minutes, 1.day, 10.megabytes, n.minutes)", "f['900 s', '86400 s', 10485760, ?n.minutes]");
	IS(kotlin_read, "f(15.minutes, 30.seconds)", "f['900 s', '30 s']");
	FIRST(dart_read, "f(Duration(minutes: 15), const Duration(days: 7));", "['900 s', '604800 s']");
	FIRST(rust_read, "f(Duration::from_secs(900), chrono::Duration::minutes(15), Duration::from_millis(5));",
	      "['900 s', '900 s', '5 ms']");
	FIRST(swift_read, "f(.minutes(15), Duration.seconds(5))", "['900 s', '5 s']");
	FIRST(code_read, "f(Duration.fromObject({ minutes: 15 }), dur(15))", "['900 s', ?dur(15)]");
}

Test(code_amount, from_now_on)
{
	FIRST(code_read, "f(Date.now() + 15 * 60 * 1000, Math.floor(Date.now() / 1000) + 3600, Date.now() - 5)",
	      "['900 s', '3600 s', ?Date.now() - 5]");
	FIRST(python_read,
	      "f(datetime.utcnow() + timedelta(minutes=15), time.time() + 900, now + timedelta(minutes=15))",
	      "['900 s', '900 s', ?now + timedelta(minutes = 15)]");
	FIRST(go_read, "f(time.Now().Add(15 * time.Minute), time.Now().Add(d))", "['900 s', ?time.Now().Add(d)]");
	FIRST(php_read, "<?php f(Carbon::now()->addDays(30), now()->addMinutes(15), now()->addMonths(1));",
	      "['2592000 s', '900 s', '1 months']");
	FIRST(csharp_read, "f(DateTime.UtcNow.AddMinutes(15), DateTime.UtcNow.Add(TimeSpan.FromHours(1)));",
	      "['900 s', '3600 s']");
	FIRST(java_read, "f(Instant.now().plus(Duration.ofMinutes(15)), LocalDateTime.now().plusDays(1));",
	      "['900 s', '86400 s']");
	FIRST(dart_read, "f(DateTime.now().add(Duration(minutes: 15)));", "['900 s']");
	FIRST(ruby_read, "f(15.minutes.from_now, Time.now + 15.minutes)", "['900 s', '900 s']");
	FIRST(rust_read, "f(Utc::now() + Duration::minutes(15));", "['900 s']");
}

/* In words, handed on as a number, or wrapped: the same time. */
Test(code_amount, handed_on)
{
	FIRST(php_read,
	      "<?php f(new DateTime('now +2 hours'), new DateTimeImmutable('+1 day'), strtotime('+30 minutes'));",
	      "['7200 s', '86400 s', '1800 s']");
	FIRST(php_read, "<?php f($until->getTimestamp(), new DateTime('tomorrow')); $until = new DateTime('+2 hours');",
	      "['7200 s', ?new DateTime('tomorrow')]");
	FIRST(go_read,
	      "f(time.Now().Add(time.Hour).Unix(), jwt.NewNumericDate(time.Now().Add(24 * time.Hour)), other(5))",
	      "['3600 s', '86400 s', ?other(5)]");
	FIRST(python_read, "f(int((datetime.utcnow() + timedelta(hours=1)).timestamp()), int(900))",
	      "['3600 s', ?int(900)]");
	FIRST(ruby_read, "f(24.hours.from_now.to_i, 5.to_i)", "['86400 s', ?5.to_i]");
}

/* A name that is no arithmetic asks for no more than its own value. */
Test(code_amount, names_of_time)
{
	cr_expect_str_eq(code_calls_of(python_read, "f(time.tzname, x=time.y)"), "f[?time.tzname, {x: ?time.y}]");
	cr_expect_str_eq(code_calls_of(ruby_read, "f(time.zone)"), "f[?time.zone]");
	cr_expect_str_eq(code_calls_of(go_read, "f(time.Minute)\n"), "f['60 s']");
}
