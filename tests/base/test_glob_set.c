/* Sets of path patterns: the same answer as one pattern after the other. */
#include "base/glob_set.h"

#include <criterion/criterion.h>

#include "base/glob.h"

static const char *const patterns[] = {"package.json",
                                       "*.yaml",
                                       "*.{js,ts,min.js}",
                                       "**/.aws/config",
                                       "**/sites-{available,enabled}/*",
                                       ".env.*",
                                       "README*",
                                       "a/**",
                                       "**/a/**/*.C",
                                       "{,docker-}compose*.{yml,yaml}",
                                       "*",
                                       "**",
                                       "[ab]*.json",
                                       "[a/b].x",
                                       "a\\*.json",
                                       "**/nginx/**/*.conf",
                                       "{x/y,z}.json",
                                       "?.txt",
                                       "a.?",
                                       "*[Ff]ile*.xml",
                                       "Dockerfile",
                                       "**/node_modules/**",
                                       "x/**.json",
                                       "",
                                       "*.tar.gz"};
static const char *const paths[] = {"package.json",
                                    "web/Package.JSON",
                                    "a/b.yaml",
                                    "b.YML",
                                    "compose.yml",
                                    "docker-compose.dev.yaml",
                                    "x.min.js",
                                    "a/x/y.c",
                                    ".aws/config",
                                    "h/.aws/config",
                                    "etc/sites-enabled/site",
                                    ".env.local",
                                    "d/README.md",
                                    "a/a/a",
                                    "ab.json",
                                    "a*.json",
                                    "etc/nginx/a/b.conf",
                                    "x/y.json",
                                    "z.json",
                                    "p/z.json",
                                    "q.txt",
                                    "a.b",
                                    "fileZilla.xml",
                                    "Dockerfile",
                                    "n/node_modules/x/y.js",
                                    "x/a.json",
                                    "x/y/a.json",
                                    "noextension",
                                    "",
                                    "a.tar.gz",
                                    "./x",
                                    "dot."};
enum { PATTERNS = sizeof patterns / sizeof *patterns, PATHS = sizeof paths / sizeof *paths };

static void note(void *ctx, uint32_t number) { ((bool *)ctx)[number] = true; }

Test(glob_set, says_what_each_pattern_says)
{
	struct arena a = {0};
	struct glob_set *set = glob_set_new(&a);
	size_t hits = 0;
	for (uint32_t i = 0; i < PATTERNS; i++)
		glob_set_add(set, str_of(patterns[i]), i);
	for (size_t p = 0; p < PATHS; p++) {
		bool found[PATTERNS] = {0};
		glob_set_find(set, str_of(paths[p]), found, note);
		for (size_t i = 0; i < PATTERNS; i++) {
			cr_expect_eq(found[i], glob_rule(str_of(patterns[i]), str_of(paths[p])), "%s with %s",
			             patterns[i], paths[p]);
			hits += found[i];
		}
	}
	cr_expect_gt(hits, PATHS);
	arena_free(&a);
}
