/* Comparisons and tests, with NULL as PostgreSQL takes it. */
#include "row_get.h"
#include "sql_guard_int.h"

/* auth.jwt() ->> 'role' and its like: the public key says that it is anon, and nothing about a user. */
static struct guard_value of_claim(struct guard_value right)
{
	if (str_eq(right.text, S("role")))
		return guard_of_caller(guard_known(S("anon")));
	return guard_of_caller(
	        guard_exactly(str_listed(right.text, "iss ref exp iat") || !right.text.n ? IS_ANY : IS_NULL));
}

static bool is_one(unsigned can) { return can == IS_TRUE || can == IS_FALSE; }

/* Equal, as far as that is known: TRUE, FALSE or both. */
static unsigned equal(struct guard_value a, struct guard_value b)
{
	if (a.can == IS_SOME && b.can == IS_SOME && a.text.n && b.text.n)
		return str_eq(a.text, b.text) ? IS_TRUE : IS_FALSE;
	if (is_one(a.can) && is_one(b.can))
		return a.can == b.can ? IS_TRUE : IS_FALSE;
	return IS_BOOL;
}

unsigned guard_negated(unsigned can)
{
	return (can & ~(unsigned)IS_BOOL) | (can & IS_TRUE ? IS_FALSE : 0) | (can & IS_FALSE ? IS_TRUE : 0);
}

struct guard_value guard_compare(struct guard_value a, struct guard_value b, str how)
{
	static const char truths[] = "< > <= >= ~~ !~~ ~~* !~~* ~ ~* !~ @> <@ && ?";
	bool json = str_eq(how, S("->>")) || str_eq(how, S("->"));
	if (json && str_eq(a.text, guard_claims))
		return of_claim(b);
	struct guard_value v = guard_exactly(str_listed(how, truths) ? IS_BOOL : IS_SOME);
	if (str_eq(how, S("=")))
		v.can = equal(a, b);
	if (str_eq(how, S("<>")) || str_eq(how, S("!=")))
		v.can = guard_negated(equal(a, b));
	v.can |= (a.can | b.can) & IS_NULL || json ? IS_NULL : 0;
	v = guard_like(v, a, b);
	v.can = a.can == IS_NULL || b.can == IS_NULL ? IS_NULL : v.can;
	/* A row is found by a secret: who calls has to know it. */
	v.caller = v.caller || (str_eq(how, S("=")) && (a.key || b.key));
	return v;
}

struct guard_value guard_distinct(struct guard_value a, struct guard_value b, bool not )
{
	unsigned can = a.can == IS_NULL && b.can == IS_NULL                                                   ? IS_FALSE
	               : (a.can == IS_NULL && !(b.can & IS_NULL)) || (b.can == IS_NULL && !(a.can & IS_NULL)) ? IS_TRUE
	               : !((a.can | b.can) & IS_NULL) ? guard_negated(equal(a, b))
	                                              : IS_BOOL;
	return guard_like(guard_exactly(not ? guard_negated(can) : can), a, b);
}

struct guard_value guard_test(struct guard_value a, str op)
{
	static const struct {
		const char *op;
		unsigned is;
		bool not ;
	} tests[] = {{"is-null", IS_NULL, false},    {"is-not-null", IS_NULL, true}, {"is-true", IS_TRUE, false},
	             {"is-not-true", IS_TRUE, true}, {"is-false", IS_FALSE, false},  {"is-not-false", IS_FALSE, true}};
	unsigned can = IS_BOOL;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		if (str_eq(op, str_of(tests[i].op))) {
			unsigned seen = a.can & IS_SOME && tests[i].is != IS_NULL ? a.can | IS_BOOL : a.can;
			can = (seen & tests[i].is ? IS_TRUE : 0) | (seen & ~tests[i].is ? IS_FALSE : 0);
			can = tests[i].not ? guard_negated(can) : can;
		}
	return guard_like(guard_exactly(can), a, a);
}
