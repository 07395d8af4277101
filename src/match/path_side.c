/* A table of names, and what outranks it. */
#include "match/path_side.h"

#include "base/glob.h"

const struct path_side_row path_side_rows[] = {
        {STR_INIT("**/{android,ios,Pods,Runner.xcodeproj}/**"), STR_INIT("mobile")},
        {STR_INIT("*.{swift,m,mm,xcconfig,storyboard,xib,dart}"), STR_INIT("mobile")},
        {STR_INIT("{AndroidManifest.xml,Info.plist,app.json,eas.json,capacitor.config.*,google-services.json}"),
         STR_INIT("mobile")},
        {STR_INIT("*.{tf,tfvars,tfstate,hcl,bicep,bicepparam}"), STR_INIT("infrastructure")},
        {STR_INIT("*.{tf,tofu,template}.json"), STR_INIT("infrastructure")},
        {STR_INIT("*compose*.{yml,yaml}"), STR_INIT("infrastructure")},
        {STR_INIT("{serverless,template,samconfig,cloudformation,skaffold,Chart,values,kustomization,render,fly,app}."
                  "{yml,yaml,toml}"),
         STR_INIT("infrastructure")},
        {STR_INIT("{wrangler,fly,netlify,railway}.{toml,json,jsonc}"), STR_INIT("infrastructure")},
        {STR_INIT("{vercel,firebase,now}.json"), STR_INIT("infrastructure")},
        {STR_INIT("{nginx*.conf,*.nginx,Caddyfile,Procfile,apprunner.yaml}"), STR_INIT("infrastructure")},
        {STR_INIT(
                 "**/{terraform,infra,infrastructure,k8s,kubernetes,helm,charts,manifests,cdk,pulumi,nginx,deploy}/**"),
         STR_INIT("infrastructure")},
        {STR_INIT("**/{.github,.circleci,.gitlab,.gitlab-ci,.buildkite,.azure-pipelines,.azuredevops}/**"),
         STR_INIT("build")},
        {STR_INIT("{.travis,.gitlab-ci,appveyor,azure-pipelines*,bitbucket-pipelines,.drone,cloudbuild}.{yml,yaml}"),
         STR_INIT("build")},
        {STR_INIT("{Dockerfile,Jenkinsfile,Makefile,Rakefile,Gruntfile,gulpfile,Vagrantfile,Earthfile}*"),
         STR_INIT("build")},
        {STR_INIT("*.config.{js,cjs,mjs,ts,cts,mts}"), STR_INIT("build")},
        {STR_INIT("{package,tsconfig*,turbo,nx,lerna,angular}.json"), STR_INIT("build")},
        {STR_INIT("{pyproject.toml,setup.py,setup.cfg,requirements*.txt,go.mod,Cargo.toml,Gemfile,pom.xml}"),
         STR_INIT("build")},
        {STR_INIT("*.{gradle,gradle.kts,csproj,sln}"), STR_INIT("build")},
};

const size_t path_side_count = sizeof path_side_rows / sizeof *path_side_rows;

str path_side_by_name(str path)
{
	for (size_t i = 0; i < path_side_count; i++)
		if (glob_rule(path_side_rows[i].glob, path))
			return path_side_rows[i].side;
	return S("");
}

str path_side(const struct path_classes *c, str code)
{
	if (c->kind == PATH_TEST || str_eq(code, S("test")))
		return S("test");
	if (c->kind != PATH_LIVE)
		return S("docs");
	if (str_eq(code, S("client")))
		return S("browser");
	if (str_eq(code, S("server")))
		return S("server");
	return c->side.n ? c->side : S("unknown");
}
