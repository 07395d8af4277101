/* The table of offline checks: name → function, and what completes a token for examples. */
#include "secret/proof/proof.h"

#include <stdint.h>

#include "secret/proof/checks.h"
#include "secret/value/value.h"

static const struct {
	proof_check *check;
	proof_completer *complete;
} checks[] = {
#define ROW_SUM(name, id, says)  {proof_##id, complete_##id},
#define ROW_BARE(name, id, says) {proof_##id, NULL},
        PROOF_CHECKS(ROW_SUM, ROW_BARE)};

const str proof_names[] = {
#define NAME(name, id, says) STR_INIT(name),
        PROOF_CHECKS(NAME, NAME)};
static const str sentences[] = {
#define SAYS(name, id, says) STR_INIT(says),
        PROOF_CHECKS(SAYS, SAYS)};
const size_t proof_count = sizeof proof_names / sizeof *proof_names;

static size_t find(str name)
{
	for (size_t i = 0; i < proof_count; i++)
		if (str_eq(proof_names[i], name))
			return i;
	return SIZE_MAX;
}

proof_check *proof_find(str name)
{
	size_t i = find(name);
	return i == SIZE_MAX ? NULL : checks[i].check;
}

enum confidence proof_confidence(const struct proof *p, const struct rule *r)
{
	if (p->faint)
		return CONFIDENCE_LOW;
	if (p->result == PROOF_PASS)
		return r->generic ? CONFIDENCE_HIGH : CONFIDENCE_CERTAIN;
	if (p->strong && r->confidence < CONFIDENCE_HIGH)
		return CONFIDENCE_HIGH;
	return r->confidence - (p->result == PROOF_FAIL && r->confidence > CONFIDENCE_LOW);
}

str proof_says(str name)
{
	size_t i = find(name);
	return i == SIZE_MAX ? S("") : sentences[i];
}

bool proof_complete(str name, str token, struct arena *a, str *checksum)
{
	size_t i = find(name);
	return i != SIZE_MAX && checks[i].complete && checks[i].complete(token, a, checksum);
}

void proof_say(struct proof *out, enum proof_result result, str note)
{
	*out = (struct proof){.result = result, .note = note};
}

void proof_verdict(bool right, str pass, str fail, str value, struct proof *out)
{
	str reason;
	if (right)
		proof_say(out, PROOF_PASS, pass);
	else if (value_placeholder(value, &reason))
		proof_say(out, PROOF_NOT_A_SECRET, reason);
	else
		proof_say(out, PROOF_FAIL, fail);
}

void proof_sum_verdict(bool right, str value, struct proof *out)
{
	proof_verdict(right, S("its checksum is right"), S("its checksum is wrong: mistyped or made up"), value, out);
}

/* Days since 1970 of a date of the proleptic Gregorian calendar, counted from 1 March as leap days want it. */
static int64_t day_number(int64_t year, int64_t month, int64_t day)
{
	year -= month <= 2;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return year * 365 + year / 4 - year / 100 + year / 400 + of_year - 719468;
}

bool proof_seconds(str day, int64_t *seconds)
{
	uint64_t y, m, d;
	if (day.n != 10 || day.p[4] != '-' || day.p[7] != '-' || !str_number(str_sub(day, 0, 4), 9999, &y) ||
	    !str_number(str_sub(day, 5, 7), 12, &m) || !str_number(str_sub(day, 8, 10), 31, &d) || !m || !d || !y)
		return false;
	*seconds = day_number((int64_t)y, (int64_t)m, (int64_t)d) * 86400;
	return true;
}

str proof_day(int64_t seconds, struct arena *a)
{
	int64_t last = day_number(9999, 12, 31), day = seconds < 0              ? 0
	                                               : seconds / 86400 > last ? last
	                                                                        : seconds / 86400;
	int64_t year = 1970 + day / 366, month = 12;
	while (day_number(year + 1, 1, 1) <= day)
		year++;
	while (day_number(year, month, 1) > day)
		month--;
	return arena_printf(a, "%04d-%02d-%02d", (int)year, (int)month, (int)(day - day_number(year, month, 1) + 1));
}

str proof_join(struct arena *a, str left, str right)
{
	char *out = arena_alloc(a, left.n + right.n + 1);
	if (left.n)
		memcpy(out, left.p, left.n);
	if (right.n)
		memcpy(out + left.n, right.p, right.n);
	return str_at(out, left.n + right.n);
}

uint32_t proof_crc24(str bytes)
{
	uint32_t crc = 0xb704ce;
	for (size_t i = 0; i < bytes.n; i++) {
		crc ^= (uint32_t)(unsigned char)bytes.p[i] << 16;
		for (unsigned bit = 0; bit < 8; bit++)
			crc = (crc << 1 ^ (crc & 0x800000 ? 0x1864cfb : 0)) & 0xffffff;
	}
	return crc;
}
