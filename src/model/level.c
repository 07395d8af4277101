/* Names of levels, each list once. */
#include "model/level.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const str severities[] = {STR_INIT("OFF"),    STR_INIT("INFO"), STR_INIT("LOW"),
                                 STR_INIT("MEDIUM"), STR_INIT("HIGH"), STR_INIT("CRITICAL")};
static const str confidences[] = {STR_INIT("low"), STR_INIT("medium"), STR_INIT("high"), STR_INIT("certain")};
static const str tiers[] = {STR_INIT(""), STR_INIT("low"), STR_INIT("medium"), STR_INIT("high"), STR_INIT("critical")};
static const str stages[] = {STR_INIT("work"), STR_INIT("register"), STR_INIT("launch")};

str severity_name(enum severity s) { return severities[s]; }
str confidence_name(enum confidence c) { return confidences[c]; }
str tier_name(enum tier t) { return tiers[t]; }
str stage_name(enum stage s) { return stages[s]; }

static bool find(const str *names, size_t n, str name, size_t *at)
{
	for (size_t i = 0; i < n; i++)
		if (name.n && str_ieq(names[i], name)) {
			*at = i;
			return true;
		}
	return false;
}

bool severity_parse(str name, enum severity *out)
{
	size_t i;
	return find(severities, COUNT(severities), name, &i) && (*out = (enum severity)i, true);
}

bool confidence_parse(str name, enum confidence *out)
{
	size_t i;
	return find(confidences, COUNT(confidences), name, &i) && (*out = (enum confidence)i, true);
}

bool tier_parse(str name, enum tier *out)
{
	size_t i;
	return find(tiers, COUNT(tiers), name, &i) && (*out = (enum tier)i, true);
}

bool stage_parse(str name, enum stage *out)
{
	size_t i;
	return find(stages, COUNT(stages), name, &i) && (*out = (enum stage)i, true);
}
