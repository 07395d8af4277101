/* Names as the JSON report spells them, and severity by tier. */
#include "model/control.h"

#include "base/ascii.h"

str verdict_name(enum verdict v)
{
	static const str names[] = {STR_INIT("unproven"), STR_INIT("pass"), STR_INIT("fail"),
	                            STR_INIT("not_applicable"), STR_INIT("excepted")};
	return names[v];
}

str basis_name(enum basis b)
{
	static const str names[] = {STR_INIT(""), STR_INIT("shown"), STR_INIT("declared"), STR_INIT("attested"),
	                            STR_INIT("waived")};
	return names[b];
}

str cause_name(enum cause c)
{
	static const str names[] = {STR_INIT(""), STR_INIT("violation"), STR_INIT("absent"), STR_INIT("unread"),
	                            STR_INIT("asked")};
	return names[c];
}

const struct outcome_row outcome_table[OUTCOMES] = {
        [OUTCOME_PASS] = {STR_INIT("pass"), VERDICT_PASS, BASIS_SHOWN, CAUSE_NONE},
        [OUTCOME_DECLARED] = {STR_INIT("declared"), VERDICT_PASS, BASIS_DECLARED, CAUSE_NONE},
        [OUTCOME_FAIL] = {STR_INIT("fail"), VERDICT_FAIL, BASIS_NONE, CAUSE_VIOLATION},
        [OUTCOME_NOT_APPLICABLE] = {STR_INIT("not_applicable"), VERDICT_NOT_APPLICABLE, BASIS_NONE, CAUSE_NONE},
        [OUTCOME_UNREAD] = {STR_INIT("unread"), VERDICT_UNPROVEN, BASIS_NONE, CAUSE_UNREAD},
        [OUTCOME_ABSENT] = {STR_INIT("absent"), VERDICT_FAIL, BASIS_NONE, CAUSE_ABSENT},
        [OUTCOME_ASKED] = {STR_INIT("asked"), VERDICT_UNPROVEN, BASIS_NONE, CAUSE_ASKED},
};

bool verdict_worse(enum verdict v, enum verdict than)
{
	static const int order[] = {[VERDICT_NOT_APPLICABLE] = 0,
	                            [VERDICT_PASS] = 1,
	                            [VERDICT_EXCEPTED] = 2,
	                            [VERDICT_UNPROVEN] = 3,
	                            [VERDICT_FAIL] = 4};
	return order[v] > order[than];
}

enum severity control_severity(const struct control *c, enum tier t)
{
	return c->severity[t == TIER_LOW ? 0 : t == TIER_HIGH || t == TIER_CRITICAL ? 2 : 1];
}

str control_rule_id(const struct control *c, struct arena *a)
{
	char *id = arena_array(a, char, c->id.n + 1);
	for (size_t i = 0; i < c->id.n; i++)
		id[i] = ascii_upper(c->id.p[i]) ? (char)(c->id.p[i] | 0x20) : c->id.p[i];
	return str_at(id, c->id.n);
}
