/* What somebody writes while he tries things out, and forgets: a number without an end, a test that lets all through.
 */
#include "limit_inert.h"

#include <stdint.h>
#include <stdlib.h>

#include "limit_body.h"
#include "row_get.h"

static bool is_true(const struct node *part, str key) { return row_is(part, key, S("true")); }

static bool is_endless(const struct node *n)
{
	return n && n->kind == NODE_UNKNOWN &&
	       limit_has_any(n->text, "infinity|max_safe_integer|max_value|maxsize|math.inf");
}

/* skip: () => process.env.NODE_ENV === 'production'. A test of what is no traffic from outside leaves nothing out. */
static enum truth keeps(str skips, str *why)
{
	bool production = limit_has_any(skips, "production|prod'|prod\"");
	bool is_not = limit_has_any(skips, "!=");
	if (limit_has_any(skips, "=> true|=> !0|return true|lambda: true"))
		*why = S("its skip is true for every request");
	else if (production && !is_not)
		*why = S("its skip is true for every request in production");
	if (why->n)
		return TRUTH_FALSE;
	bool apart =
	        limit_has_any(skips, "test|dev|local|health|path|url|options|method|static|127.0.0.1|::1|whitelist|"
	                             "allowlist|=> false");
	return (production && is_not) || apart ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

/* 60 where 60 000 was meant. */
static bool is_instant(const struct node *part)
{
	const struct node *ms = node_get(part, S("window_ms"));
	char digits[24];
	if (!ms || ms->kind != NODE_NUMBER || ms->text.n >= sizeof digits ||
	    !row_is(part, S("tool"), S("express-rate-limit")))
		return false;
	for (size_t i = 0; i < ms->text.n; i++)
		digits[i] = ms->text.p[i];
	digits[ms->text.n] = '\0';
	return strtod(digits, NULL) < 200;
}

enum truth limit_takes_effect(const struct node *part, str key, str *why)
{
	const struct node *count = node_get(part, S("count")), *limit = node_get(part, S("limit"));
	str handler = row_text(part, S("handler"));
	bool on = limit_has_any(handler, "next()") && !limit_has_any(handler, "429|status|throw|send|json");
	if (str_eq(key, S("request")))
		*why = S("every request is counted under a key of its own");
	else if (is_endless(count) || is_endless(limit))
		*why = S("the number that it lets through has no end");
	else if (is_true(part, S("failed")) && is_true(part, S("succeeded")))
		*why = S("it counts neither what succeeds nor what fails");
	else if (on)
		*why = S("its handler lets on whoever asked too often");
	else if (is_instant(part))
		*why = S("its window is shorter than a request: the number is of milliseconds");
	if (why->n)
		return TRUTH_FALSE;
	if (row_is(part, S("count"), S("0")) || row_is(part, S("limit"), S("0")))
		return TRUTH_UNKNOWN; /* of some versions that is no limit, of others all is refused */
	str skips = row_text(part, S("skips"));
	return skips.n ? keeps(skips, why) : TRUTH_TRUE;
}
