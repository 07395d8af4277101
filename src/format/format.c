/* The table: which reader reads which file. The first pattern that matches wins, so names stand before extensions. */
#include "format/format.h"

#include "format/firerules.h"
#include "format/sql.h"

#define GLOBS(...)                                                                                                     \
	{                                                                                                              \
		(const str[]){__VA_ARGS__}, sizeof((const str[]){__VA_ARGS__}) / sizeof(str)                           \
	}
#define G(lit) STR_INIT(lit)

const struct format format_table[] = {
        {STR_INIT("toml"), GLOBS(G("*.toml"), G(".replit"), G("Pipfile"), G("{poetry,Cargo,uv,pdm,Gopkg}.lock")),
         toml_read},
        {STR_INIT("json"),
         GLOBS(G("*.{json,jsonc,webmanifest,code-workspace,tfstate,avsc}"), G("*.tfstate.backup"),
               G(".{babel,eslint,swc,jshint,firebase,bower,vercel}rc"), G(".watchmanconfig"), G(".ftp{pass,config}"),
               G("{Pipfile,composer,deno,bun,flake}.lock")),
         json_read},
        {STR_INIT("notebook"), GLOBS(G("*.ipynb")), notebook_read},
        {STR_INIT("yaml"),
         GLOBS(G("*.{yaml,yml}"), G(".{prettier,stylelint,yarn,conda}rc"), G(".yamllint"), G("{pubspec,Podfile}.lock")),
         yaml_read},
        {STR_INIT("env"), GLOBS(G(".env"), G(".env.*"), G("*.env"), G(".flaskenv"), G(".dev.vars"), G(".envrc")),
         env_read},
        {STR_INIT("ini"),
         GLOBS(G("*.{ini,cfg}"), G(".{npm,pypi,pylint,coverage}rc"), G(".git{config,modules}"), G(".editorconfig"),
               G(".{flake8,boto,s3cfg}"), G("pip.conf"), G("{.,}my.cnf"), G("**/.aws/{credentials,config}"),
               G("*.service")),
         ini_read},
        {STR_INIT("code"),
         GLOBS(G("*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,gs,vue,svelte,astro,html,htm,ejs,njk,twig,gohtml}"),
               G("*.html.{erb,j2,jinja,jinja2,eex,heex}")),
         code_read},
        {STR_INIT("python"), GLOBS(G("*.{py,pyw}")), python_read},
        {STR_INIT("go"), GLOBS(G("*.go")), go_read},
        {STR_INIT("java"), GLOBS(G("*.java")), java_read},
        {STR_INIT("kotlin"), GLOBS(G("*.{kt,kts}")), kotlin_read},
        {STR_INIT("csharp"), GLOBS(G("*.{cs,csx}")), csharp_read},
        {STR_INIT("php"), GLOBS(G("*.php")), php_read},
        {STR_INIT("ruby"), GLOBS(G("*.{rb,rake,ru}"), G("{Rakefile,Capfile,Fastfile}")), ruby_read},
        {STR_INIT("dart"), GLOBS(G("*.dart")), dart_read},
        {STR_INIT("swift"), GLOBS(G("*.swift")), swift_read},
        {STR_INIT("rust"), GLOBS(G("*.rs")), rust_read},
        {STR_INIT("properties"), GLOBS(G("*.properties")), properties_read},
        {STR_INIT("xml"),
         GLOBS(G("*.{xml,plist,entitlements,csproj,fsproj,vbproj,props,targets,pubxml,wsdl}"),
               G("{web,app,nuget,packages,machine}.config"), G("{web,app}.*.config")),
         xml_read},
        {STR_INIT("hcl"), GLOBS(G("*.{tf,hcl,tfvars,tofu,nomad}")), hcl_read},
        {STR_INIT("bicep"), GLOBS(G("*.{bicep,bicepparam}")), bicep_read},
        {STR_INIT("sql"), GLOBS(G("*.sql")), sql_read},
        {STR_INIT("nginx"),
         GLOBS(G("{nginx,nginx.*,nginx-*,*.nginx,*-nginx}.conf"), G("*.nginx"), G("nginx.conf.*"),
               G("**/nginx/**/*.{conf,conf.template,conf.tpl}"), G("**/conf.d/*.{conf,conf.template,conf.tpl}"),
               G("**/sites-{available,enabled}/*")),
         nginx_read},
        {STR_INIT("dockerfile"),
         GLOBS(G("{Dockerfile,Containerfile}"), G("{Dockerfile,Containerfile}.*"), G("*.{dockerfile,containerfile}")),
         docker_read},
        {STR_INIT("firerules"), GLOBS(G("*.rules")), firerules_read},
        {STR_INIT("prisma"), GLOBS(G("*.prisma")), prisma_read},
        {STR_INIT("graphql"), GLOBS(G("*.{graphql,gql,graphqls}")), graphql_read},
};
const size_t format_count = sizeof format_table / sizeof *format_table;
