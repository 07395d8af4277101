/* A table of names, and what outranks it. */
#include "match/path_side.h"

#include "base/glob.h"

#define NAMED(glob, side)                                                                                              \
	{                                                                                                              \
		STR_INIT(glob), STR_INIT(side), false                                                                  \
	}
#define AS_A_RULE(glob, side)                                                                                          \
	{                                                                                                              \
		STR_INIT(glob), STR_INIT(side), true                                                                   \
	}
const struct path_side_row path_side_rows[] = {
        NAMED("{AndroidManifest.xml,Info.plist,app.json,eas.json,capacitor.config.*,google-services.json}", "mobile"),
        NAMED("*.{xcconfig,storyboard,xib}", "mobile"),
        NAMED("*.{tf,tfvars,tfstate,hcl,bicep,bicepparam}", "infrastructure"),
        NAMED("*.{tf,tofu,template}.json", "infrastructure"),
        NAMED("*compose*.{yml,yaml}", "infrastructure"),
        NAMED("{serverless,template,samconfig,cloudformation,skaffold,Chart,values,kustomization,render,fly,app}."
              "{yml,yaml,toml}",
              "infrastructure"),
        NAMED("{wrangler,fly,netlify,railway}.{toml,json,jsonc}", "infrastructure"),
        NAMED("{vercel,firebase,now}.json", "infrastructure"),
        NAMED("{nginx*.conf,*.nginx,Caddyfile,Procfile,apprunner.yaml}", "infrastructure"),
        NAMED("**/{.github,.circleci,.gitlab,.gitlab-ci,.buildkite,.azure-pipelines,.azuredevops}/**", "build"),
        NAMED("{.travis,.gitlab-ci,appveyor,azure-pipelines*,bitbucket-pipelines,.drone,cloudbuild}.{yml,yaml}",
              "build"),
        NAMED("{Dockerfile,Jenkinsfile,Makefile,Rakefile,Gruntfile,gulpfile,Vagrantfile,Earthfile}*", "build"),
        NAMED("*.config.{js,cjs,mjs,ts,cts,mts}", "build"),
        NAMED("{package,tsconfig*,turbo,nx,lerna,angular}.json", "build"),
        NAMED("{pyproject.toml,setup.py,setup.cfg,requirements*.txt,go.mod,Cargo.toml,Gemfile,pom.xml}", "build"),
        NAMED("*.{gradle,gradle.kts,csproj,sln}", "build"),
        NAMED("**/{supabase,netlify}/functions/**/*.{js,ts,mjs,mts}", "server"),
        NAMED("**/pages/api/**/*.{js,ts,jsx,tsx}", "server"),
        NAMED("**/app/**/route.{js,ts}", "server"),
        NAMED("+server.{js,ts}", "server"),
        NAMED("*.server.{js,ts,jsx,tsx}", "server"),
        NAMED("*.client.{js,ts,jsx,tsx}", "browser"),
        AS_A_RULE("**/{android,ios,Pods,Runner.xcodeproj}/**", "mobile"),
        AS_A_RULE("**/{terraform,infra,infrastructure,k8s,kubernetes,helm,charts,manifests,cdk,pulumi,nginx,deploy}/**",
                  "infrastructure"),
        AS_A_RULE("*.{swift,m,mm,dart}", "mobile"),
        AS_A_RULE("*.{py,php,rb,go,java,kt,cs,rs}", "server"),
};
#undef NAMED
#undef AS_A_RULE

const size_t path_side_count = sizeof path_side_rows / sizeof *path_side_rows;

size_t path_side_by_name(str path)
{
	size_t i = 0;
	while (i < path_side_count && !glob_rule(path_side_rows[i].glob, path))
		i++;
	return i;
}

str path_side(const struct path_classes *c, str code)
{
	bool says = code.n && !str_eq(code, S("unknown")), program = code.n > 0;
	if (str_eq(code, S("test")) || (c->kind == PATH_TEST && !(says && c->named_test)))
		return S("test");
	if (c->kind != PATH_LIVE && c->kind != PATH_TEST)
		return S("docs");
	if (says)
		return code;
	if (program && c->package.n && (!c->side.n || c->side_is_weak))
		return c->package;
	return c->side.n ? c->side : S("unknown");
}
