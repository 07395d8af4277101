/* Where code runs of which only the package says anything. */
#include "facts/package_side.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static struct package_sides sides;
static struct arena arena;

static void setup(void)
{
	static const char *manifests[][2] = {
	        {"web/package.json", "{\"dependencies\": {\"react\": \"19\", \"react-dom\": \"19\"}}"},
	        {"web/lib/package.json",
	         "{\"type\": \"module\"}"}, /* depends on nothing: its folder is the package's around */
	        {"phone/package.json", "{\"dependencies\": {\"react\": \"19\", \"expo\": \"54\"}}"},
	        {"desk/package.json",
	         "{\"dependencies\": {\"vue\": \"3\"}, \"devDependencies\": {\"electron\": \"39\"}}"},
	        {"both/package.json", "{\"dependencies\": {\"next\": \"16\", \"react\": \"19\"}}"},
	        {"mixed/package.json", "{\"dependencies\": {\"react\": \"19\", \"express\": \"5\"}}"},
	        {"srv/package.json",
	         "{\"dependencies\": {\"fastify\": \"5\"}, \"devDependencies\": {\"react\": \"19\"}}"},
	        {"broken/package.json", "{\"dependencies\": "},
	        {"two/package.json", "{\"dependencies\": {\"react\": \"19\"}}"},
	        {"two/requirements.txt", "flask==3.1\n"},
	        {"go/go.mod", "module x\n\nrequire github.com/gin-gonic/gin v1.12.0\n"},
	};
	sides.arena = &arena;
	for (size_t i = 0; i < sizeof manifests / sizeof *manifests; i++) {
		cr_expect(package_side_reads(str_of(manifests[i][0])));
		package_sides_add(&sides, str_of(manifests[i][0]), str_of(manifests[i][1]));
	}
	package_sides_end(&sides);
}

static void teardown(void)
{
	free(sides.at);
	sides = (struct package_sides){0};
	arena_free(&arena);
}

Test(package_side, nearest_manifest_decides, .init = setup, .fini = teardown)
{
	static const char *rows[][2] = {
	        {"web/src/config.ts", "browser"},
	        {"web/lib/a.ts", "browser"},
	        {"web/api/chat.ts", ""}, /* a platform runs it on a server */
	        {"web/src/api/chat.ts", "browser"},
	        {"web/server.js", ""},
	        {"web/src/data.server.ts", ""},
	        {"phone/config.ts", "mobile"},
	        {"desk/src/config.ts", "desktop"},
	        {"both/config.ts", ""},
	        {"mixed/src/config.ts", ""},
	        {"srv/scripts/config.ts", "server"},
	        {"broken/config.ts", ""},
	        {"two/config.ts", ""},
	        {"go/main.go", "server"},
	        {"elsewhere/config.ts", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		str side = package_side_of(&sides, str_of(rows[i][0]));
		cr_expect(str_eq(side, str_of(rows[i][1])), "%s: %.*s", rows[i][0], STR_ARG(side));
	}
	cr_expect_eq(package_side_of(NULL, S("web/src/config.ts")).n, 0);
}
