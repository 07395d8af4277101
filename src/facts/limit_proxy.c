/* Behind a proxy Express sees the proxy's address alone, unless `trust proxy` tells it to look further; its guide says
 * so, and express-rate-limit warns of it when it runs. */
#include "limit_proxy.h"

#include "limit_find.h"
#include "row_get.h"

static bool says(const struct node *facts, str what)
{
	for (const struct node *r = rows_of(facts, S("limit_parts")); r; r = row_after(r))
		if (row_is(r, S("what"), what) && !str_listed(row_text(r, S("side")), "test docs"))
			return true;
	return false;
}

bool limit_sees_one_caller(const struct node *facts, str tool)
{
	bool behind = says(facts, S("behind"));
	for (const struct node *d = rows_of(facts, S("deployments")); d; d = row_after(d))
		behind = behind ||
		         (str_listed(row_text(d, S("platform")), "heroku render fly railway") &&
		          !str_listed(row_text(d, S("side")), "test docs") && !row_is(d, S("what"), S("site")));
	return str_eq(tool, S("express-rate-limit")) && behind && !says(facts, S("trusts")) &&
	       !limit_may_be_unread(facts);
}

const struct node *limit_tracks(const struct node *facts, str tool)
{
	for (const struct node *r = rows_of(facts, S("limit_parts")); r && tool.n; r = row_after(r))
		if (row_is(r, S("what"), S("tracks")) && row_is(r, S("tool"), tool) && !row_is(r, S("side"), S("test")))
			return r;
	return NULL;
}
