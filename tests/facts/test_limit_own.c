/* Limits that the app's own code counts are told by what it does: a number is compared, and a refusal hangs on it. What
 * passes on that another server refused, a table of errors and what keeps rows apart are none. */
#include <stdio.h>

#include "repo.h"

static void own_expect(const char *path, const char *text, const char *wanted)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "limits", "key count window store status tells opens daily", wanted);
	repo_free(&r);
}

#define KEPT    "const hits = new Map()\nconst MAX = 5\nconst WINDOW_MS = 60 * 1000\n"
#define REFUSES "    return new Response('slow down', { status: 429 })\n"

Test(limit_own, what_it_counts_by_how_much_and_where)
{
	own_expect("api/a.ts",
	           KEPT "export async function POST(req) {\n  const k = `login:${req.headers.get('x-forwarded-for')}`\n"
	                "  const e = hits.get(k)\n  if (Date.now() - e.at < WINDOW_MS && e.count >= MAX)\n" REFUSES
	                "  return new Response('ok')\n}\n",
	           "address 5 60 memory 429 false false false");
	own_expect("api/b.ts",
	           "export async function POST(req) {\n  const user = await getUser(req)\n"
	           "  const n = await redis.incr(user.id)\n  await redis.expire(user.id, 3600)\n  if (n > 20) {\n"
	           "    return new Response('', { status: 429, headers: { 'Retry-After': '60' } })\n  }\n}\n",
	           "user 20 3600 shared 429 true false false");
	own_expect("api/c.ts",
	           "export async function POST(req) {\n  const usageToday = await db.count(user.id)\n"
	           "  if (usageToday >= 50) {\n" REFUSES "  }\n}\n",
	           "? 50 ? shared 429 false false true");
	own_expect("app/limit.py",
	           "from collections import defaultdict\nhits = defaultdict(list)\ndef check_rate_limit(request):\n"
	           "    ip = request.client.host\n    if len(hits[ip]) > 5:\n        raise HTTPException(429)\n",
	           "address 5 ? memory 429 false false false");
}

Test(limit_own, lets_everybody_through_when_counting_fails)
{
	own_expect("lib/limit.ts",
	           "export async function rateLimit(id, options = {}) {\n  const { limit = 10, windowMs = 60000 } = "
	           "options\n"
	           "  try {\n    const { data, error } = await supabase.rpc('hit', { id })\n"
	           "    if (error) {\n      return { success: true }\n    }\n    return { success: !!data }\n"
	           "  } catch (error) {\n    return { success: true }\n  }\n}\n",
	           "? ? 60 shared ? ? true false");
}

Test(limit_own, what_others_refused_is_no_limit)
{
	own_expect("api/a.ts",
	           "export async function POST(req) {\n  const r = await fetch(u)\n  if (r.status === 429) {\n" REFUSES
	           "  }\n}\n",
	           "");
	own_expect("api/b.ts",
	           "export async function POST(req) {\n  try { await ask() } catch (e) {\n"
	           "    if (e.message.includes('rate limit')) {\n" REFUSES "    }\n  }\n}\n",
	           "");
	own_expect("lib/c.ts",
	           "export function codeOf(status) {\n  switch (status) {\n    case 429:\n"
	           "      return 'RATE_LIMITED'\n  }\n}\n",
	           "");
	own_expect("lib/d.ts", "export function stats() {\n  return { rateLimit: '15 requests a minute' }\n}\n", "");
	own_expect("lib/e.ts",
	           "const hits = new Map()\nexport function many() {\n  if (hits.size > 5) {\n    return 1\n  }\n}\n",
	           "");
}

/* How often the program itself tried, and what another server said. */
Test(limit_own, what_counts_no_callers)
{
	own_expect("src/retryer.js",
	           "const retryer = async (fetcher, retries = 0) => {\n  if (retries > RETRIES) {\n"
	           "    throw new Error('Downtime due to rate limiting')\n  }\n  return fetcher(retries)\n}\n",
	           "");
	own_expect("src/hits.js",
	           "const guard = async (ip, retries) => {\n  if (hits.get(ip).count > 5) {\n"
	           "    throw new Error('too many requests')\n  }\n}\n",
	           "address 5 ? ? ? ? false false");
	own_expect("fetch/answer.go",
	           "package fetch\nfunc (r *Answer) IsRateLimited() bool {\n\treturn r.answer.StatusCode == 429\n}\n",
	           "");
}

Test(limit_own, a_guard_of_nests_own_kind_says_what_it_counts_by)
{
	static const struct {
		const char *gives, *wanted;
	} cases[] = {{"req.user.id", "tracks @nestjs/throttler user"},
	             {"req.headers['x-forwarded-for']", "tracks @nestjs/throttler forwarded"},
	             {"req.ip", "tracks @nestjs/throttler address"},
	             {"made(req)", "tracks @nestjs/throttler ?"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[256];
		snprintf(text, sizeof text,
		         "export class G extends ThrottlerGuard {\n  async getTracker(req) {\n    return %s\n  }\n}\n",
		         cases[i].gives);
		struct repo_facts r = REPO({"src/g.guard.ts", text});
		repo_expect(&r, "limit_parts", "what tool key", cases[i].wanted);
		repo_free(&r);
	}
}

#define TAKES "import rateLimit from 'express-rate-limit'\n"

Test(limit_own, a_limiter_of_which_its_file_speaks_once_is_idle)
{
	static const struct {
		const char *text, *wanted;
	} cases[] = {{TAKES "const limiter = rateLimit({ max: 5 })\napp.listen(3)\n", "idle limiter"},
	             {TAKES "const limiter = rateLimit({ max: 5 })\n// app.use(limiter)\n", "idle limiter"},
	             {TAKES "const limiter = rateLimit({ max: 5 })\napp.use(limiter)\n", ""},
	             {TAKES "export const limiter = rateLimit({ max: 5 })\n", ""},
	             {TAKES "const limiter = rateLimit({ max: 5 })\nmodule.exports = { limiter }\n", ""}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct repo_facts r = REPO({"server.js", cases[i].text});
		repo_expect(&r, "limit_parts", "what ref", cases[i].wanted);
		repo_free(&r);
	}
}
