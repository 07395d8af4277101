/* Severity by tier. */
#include "model/control.h"

str verdict_name(enum verdict v)
{
	static const str names[] = {STR_INIT("unproven"), STR_INIT("pass"), STR_INIT("fail"),
	                            STR_INIT("not_applicable"), STR_INIT("excepted")};
	return names[v];
}

enum severity control_severity(const struct control *c, enum tier t)
{
	return c->severity[t == TIER_LOW ? 0 : t == TIER_HIGH || t == TIER_CRITICAL ? 2 : 1];
}
