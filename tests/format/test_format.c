/* Which reader reads which file. */
#include "show.h"
#include "format_for.h"

static const char *reader_of(const char *path)
{
	const struct format *f = format_for(str_of(path));
	return f ? f->name.p : "none";
}

Test(format, names)
{
	static const char *const want[][2] = {
	        {"a/package.json", "json"},
	        {"tsconfig.JSON", "json"},
	        {".eslintrc", "json"},
	        {"n.ipynb", "notebook"},
	        {"a/b.yml", "yaml"},
	        {"Pipfile", "toml"},
	        {"Pipfile.lock", "json"},
	        {"x/Cargo.lock", "toml"},
	        {".env", "env"},
	        {"a/.env.local", "env"},
	        {"prod.env", "env"},
	        {".dev.vars", "env"},
	        {"setup.cfg", "ini"},
	        {".npmrc", "ini"},
	        {"h/.aws/credentials", "ini"},
	        {"a.properties", "properties"},
	        {"README.md", "none"},
	        {"credentials", "none"},
	        {"pom.xml", "xml"},
	        {"a/Info.plist", "xml"},
	        {"Web.Release.config", "xml"},
	        {"main.tf", "hcl"},
	        {".terraform.lock.hcl", "hcl"},
	        {"deploy/nginx.conf", "nginx"},
	        {"etc/nginx/conf.d/a.conf", "nginx"},
	        {"conf.d/b.conf", "nginx"},
	        {"x/sites-enabled/default", "nginx"},
	        {"Dockerfile", "dockerfile"},
	        {"a/Dockerfile.prod", "dockerfile"},
	        {"web.dockerfile", "dockerfile"},
	        {"src/app.tsx", "code"},
	        {"index.html", "code"},
	        {"app.conf", "none"},
	        {".netrc", "none"},
	        {"Makefile", "none"},
	};
	for (size_t i = 0; i < sizeof want / sizeof *want; i++)
		cr_expect_str_eq(reader_of(want[i][0]), want[i][1], "%s: %s", want[i][0], reader_of(want[i][0]));
}
