/* A class that extends ThrottlerGuard overrides getTracker(), and what that gives is the key:
 * docs.nestjs.com/security/rate-limiting, "Proxies". Its text says what it looks into. */
#include "limit_nest.h"

#include "limit_body.h"
#include "limit_value.h"
#include "row_get.h"

void limit_nest(struct facts *f, str path, const struct node *tree, const struct node *function)
{
	struct arena scratch = {0};
	if (!str_eq(row_text(function, S("name")), S("getTracker")))
		return;
	struct limit_body b = limit_body_lines(tree, function, &scratch);
	const struct node text = {.kind = NODE_UNKNOWN, .text = b.text};
	bool forwarded = limit_has_any(b.text, "x-forwarded-for|x-real-ip");
	str key = limit_key(&text, false);
	if (forwarded && !str_listed(key, "user key account"))
		key = S("forwarded");
	struct members m = fact_new(f, S("limit_parts"), path, function->line);
	members_scalar(&m, NODE_STRING, S("what"), S("tracks"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
	members_scalar(&m, NODE_STRING, S("tool"), S("@nestjs/throttler"), NULL);
	if (key.n)
		members_scalar(&m, NODE_STRING, S("key"), key, NULL);
	else
		members_scalar(&m, NODE_UNKNOWN, S("key"), S("getTracker"), NULL);
	arena_free(&scratch);
}
