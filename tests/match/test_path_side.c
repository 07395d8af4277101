/* Where a file has its effect, by what its code says and by its name. */
#include "match/path_side.h"

#include <criterion/criterion.h>

Test(path_side, rows)
{
	static const struct {
		const char *path, *code, *side;
	} rows[] = {
	        {"src/App.tsx", "browser", "browser"},
	        {"src/api.ts", "server", "server"},
	        {"src/util.ts", "unknown", "unknown"},
	        {"src/App.test.tsx", "browser", "test"},
	        {"src/anything.ts", "test", "test"},
	        {"examples/app/src/App.tsx", "browser", "docs"},
	        {"docs/server.js", "server", "docs"},
	        {"README.md", "", "docs"},
	        {"ios/Runner/Info.plist", "", "mobile"},
	        {"lib/main.dart", "unknown", "mobile"},
	        {"vite.config.ts", "unknown", "build"},
	        {".github/workflows/ci.yml", "", "build"},
	        {"web/Dockerfile", "", "build"},
	        {"web/package.json", "", "build"},
	        {"infra/main.tf", "", "infrastructure"},
	        {"docker-compose.prod.yml", "", "infrastructure"},
	        {"deploy/nginx.conf", "", "infrastructure"},
	        {"deploy/server.js", "server", "server"},
	        {"config/settings.yaml", "", "unknown"},
	        {"src/main.ts", "desktop", "desktop"},
	        {"app/src/main/java/com/example/shop/Login.kt", "mobile", "mobile"},
	        {"examples/src/com/example/shop/Login.kt", "mobile", "docs"},
	        {"src/com/example/sample/Login.kt", "mobile", "docs"},
	        {"api/src/main/java/com/example/demo/Login.java", "server", "server"},
	        {"api/src/main/java/com/acme/guide/test/Login.java", "server", "server"},
	        {"demo/src/main/java/com/acme/guide/Login.java", "server", "docs"},
	        {"api/src/main/java/com/acme/LoginTest.java", "server", "test"},
	        {"supabase/functions/ask/index.ts", "unknown", "server"},
	        {"app/users/route.ts", "unknown", "server"},
	        {"app/utils/mail.server.ts", "unknown", "server"},
	        {"cmd/main.go", "unknown", "server"},
	        {"Screens/test.js", "mobile", "mobile"}, /* its name is all that speaks of a test */
	        {"Screens/test.js", "unknown", "test"},
	        {"test/Screens/App.js", "mobile", "test"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct path_classes c = path_classes(str_of(rows[i].path));
		str side = path_side(&c, str_of(rows[i].code));
		cr_expect(str_eq(side, str_of(rows[i].side)), "%s (%s) is %.*s", rows[i].path, rows[i].code,
		          STR_ARG(side));
	}
}

Test(path_side, the_package_comes_before_folders_and_endings_and_behind_names_of_tools)
{
	static const struct {
		const char *path, *code, *package, *side;
	} rows[] = {
	        {"src/config.ts", "unknown", "browser", "browser"},
	        {"src/config.ts", "server", "browser", "server"},
	        {"vite.config.ts", "unknown", "browser", "build"},
	        {"deploy/config.ts", "unknown", "browser", "browser"},
	        {"app/src/Main.kt", "unknown", "mobile", "mobile"},
	        {"src/config.json", "", "browser", "unknown"}, /* a manifest speaks of code */
	        {"test/config.ts", "unknown", "browser", "test"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct path_classes c = path_classes(str_of(rows[i].path));
		c.package = str_of(rows[i].package);
		str side = path_side(&c, str_of(rows[i].code));
		cr_expect(str_eq(side, str_of(rows[i].side)), "%s (%s) is %.*s", rows[i].path, rows[i].code,
		          STR_ARG(side));
	}
}
