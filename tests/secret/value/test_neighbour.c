/* What may be secret in a line though no rule says so. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "secret/value/neighbour.h"

static struct arena arena;

static void masks(const char *text, const char *wanted)
{
	str got = neighbours_mask(&arena, str_of(text));
	cr_expect(str_eq(got, str_of(wanted)), "%s\n  gave %.*s", text, STR_ARG(got));
}

#define DOTS "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2"

Test(neighbour, calls_that_sign_in)
{
	masks("login(\"bob\",\"hunter2Zq\")", "login(\"" DOTS "\",\"" DOTS "\")");
	masks("await auth.signIn('bob', `pw1x`)", "await auth.signIn('" DOTS "', `" DOTS "`)");
	masks("client.connect(host, \"root\", \"q1w2\")", "client.connect(host, \"" DOTS "\", \"" DOTS "\")");
	masks("user.setPassword(\n  'a(b)c'", "user.setPassword(\n  '" DOTS "'");
	masks("auth({ user: 'bob', pass: 'hunter2Zq' })", "auth({ user: 'bob', pass: '" DOTS "' })");
	masks("createAuth({response_type: 'token'})", "createAuth({response_type: 'token'})");
	masks("login(name, password)", "login(name, password)");
	masks("login('bob', get(/a?pw=x1y2), 'z')", "login('" DOTS "', get(/a?pw=" DOTS "), '" DOTS "')");
	masks("print('bob', 'x')", "print('bob', 'x')");
	masks("login(process.env.USER, \"${PASSWORD}\")", "login(process.env.USER, \"${PASSWORD}\")");
	arena_free(&arena);
}

Test(neighbour, addresses_queries_headers_options)
{
	masks("https://u:s3cr3t@h.acme.io/a", "https://u:" DOTS "@h.acme.io/a");
	masks("https://s3cr3ttoken@h.acme.io/a", "https://" DOTS "@h.acme.io/a");
	masks("redis://:p@ss@h:1", "redis://:" DOTS "@h:1");
	masks("https://h.acme.io/a@b", "https://h.acme.io/a@b");
	masks("/a?pw=hunter2Zq&x=1&sid=abc", "/a?pw=" DOTS "&x=1&sid=" DOTS);
	masks("/a?response_type=token&scope=a", "/a?response_type=token&scope=a");
	masks("Authorization: Basic dTpw", "Authorization: Basic " DOTS);
	masks("-H 'X-Api-Key: abc def' x", "-H 'X-Api-Key: " DOTS "' x");
	masks("rules/acme-key.yaml:1: stands twice", "rules/acme-key.yaml:1: stands twice");
	masks("Cookie: a=b; c=d", "Cookie: " DOTS);
	masks("run --password hunter2Zq --verbose", "run --password " DOTS " --verbose");
	masks("curl -u bob:hunter2Zq x", "curl -u " DOTS " x");
	masks("\"publicClient\": true, \"pkce.code\": \"plain\"", "\"publicClient\": true, \"pkce.code\": \"plain\"");
	arena_free(&arena);
}

/* Hostile lines: bounded, in order, and what is too much is masked to the end. */
Test(neighbour, too_many)
{
	struct buf b BUF_AUTO = {0};
	struct neighbour found[NEIGHBOURS_MOST];
	for (int i = 0; i < 1000; i++)
		buf_add(&b, S("?pw=x1 login('a' "));
	size_t n = neighbours_find(buf_str(&b), found, NEIGHBOURS_MOST);
	cr_assert_geq(n, 1u);
	cr_expect_leq(n, (size_t)NEIGHBOURS_MOST);
	for (size_t i = 1; i < n; i++)
		cr_assert(found[i - 1].end <= found[i].start && found[i].start < found[i].end);
	cr_expect_eq(found[n - 1].end, b.n);
}
