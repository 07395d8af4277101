/* Where a file has its effect, by what its code says and by its name. */
#include "match/path_side.h"

#include <criterion/criterion.h>

Test(path_side, rows)
{
	static const struct {
		const char *path, *code, *side;
	} rows[] = {
	        {"src/App.tsx", "client", "browser"},
	        {"src/api.ts", "server", "server"},
	        {"src/util.ts", "unknown", "unknown"},
	        {"src/App.test.tsx", "client", "test"},
	        {"src/anything.ts", "test", "test"},
	        {"examples/app/src/App.tsx", "client", "docs"},
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
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct path_classes c = path_classes(str_of(rows[i].path));
		str side = path_side(&c, str_of(rows[i].code));
		cr_expect(str_eq(side, str_of(rows[i].side)), "%s (%s) is %.*s", rows[i].path, rows[i].code,
		          STR_ARG(side));
	}
}
