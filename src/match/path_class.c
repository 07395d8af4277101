/* What a path alone says about a file: what it is for, whether a tool brought or made it, where secrets live. */
#include "match/path_class.h"

#include "base/glob.h"
#include "facts/folder.h"
#include "match/path_side.h"

static bool any(const str *globs, size_t n, str path)
{
	for (size_t i = 0; i < n; i++)
		if (glob_rule(globs[i], path))
			return true;
	return false;
}

/* Code and data that only tests read: the realm of a test says nothing about the app's own. */
static const str tests[] = {
        STR_INIT("**/"
                 "{test,__tests__,spec,specs,testdata,fixture,fixtures,__fixtures__,mock,mocks,__mocks__,e2e,t,"
                 "xt}/**"),
        STR_INIT("**/*tests/**"), /* unittests, cpptests, MyApp.Tests */
        STR_INIT("**/*{-,_,.}{test,testing,spec,specs,fixtures,mocks}/**"),
        STR_INIT("**/"
                 "{docker,integration,int,unit,functional,smoke,system,ui,jvm,js,native,common,android}Test{,s}"
                 "/**"),
        STR_INIT("**/testFixtures/**"),
        STR_INIT("**/{testing,test-data,test_data,testcases,cypress}/**"),
        STR_INIT("*.{test,tests,spec,stories}.*"),
        STR_INIT("*_{test,tests,spec,SUITE}.*"),
        STR_INIT("*.{t,snap}"),
        STR_INIT("test_*.*"),
        STR_INIT("{conftest,testutil,testutils,test_helper,spec_helper}.{py,rb,js,ts,go,php,rs}"),
        STR_INIT("*Test{,s}.{java,kt,cs,php,swift,scala,groovy,hs,dart}"),
        STR_INIT("{.env,env}.{test,testing}"), /* settings for the time of tests */
        STR_INIT("application{-,_}{test,it,integrationtest,integration-test}.{yml,yaml,properties}"),
        STR_INIT("appsettings.{Test,Testing,Tests,IntegrationTest,IntegrationTests}.json"),
        STR_INIT("*{Spec,Suite}.{scala,groovy,hs,kt,swift,js,ts}"),
};

/* A name that a page, a screen or a script of the app may have just as well. */
static const str named_tests[] = {STR_INIT("{test,tests}.{py,rb,js,jsx,ts,tsx,go,php,rs}")};

/* Whole programs that show how something is used. */
static const str examples[] = {
        STR_INIT("**/{example,examples,sample,samples}/**"),
        STR_INIT("**/*{-,_,.}{example,examples,sample,samples}/**"),
};

/* Text for people, and what is to be filled in or tried out. Both invite a real value: it excuses no key. */
static const str manuals[] = {
        STR_INIT("**/{demo,demos,docs,doc,documentation,guide,guides,manual,cookbook,tutorials,snippets}/**"),
        STR_INIT("*.{md,mdx,rst,adoc,pod,Rd,rdoc,textile}"),
        STR_INIT("{README,CHANGELOG,CHANGES,CONTRIBUTING,HISTORY,NEWS}*"),
        STR_INIT("*.{example,sample,template,dist,tmpl}.*"),
        STR_INIT("*{.,-,_}{example,sample,template,dist,tmpl}"),
};

struct strs path_foreign_globs(void)
{
	static const str globs[] = {
	        STR_INIT("**/{node_modules,bower_components,vendor,third_party,site-packages,.python_packages}/**"),
	        STR_INIT("**/{Pods,.venv,venv,.next,.nuxt,.svelte-kit,.turbo,.yarn}/**"),
	        STR_INIT("*.{min.js,min.css,min.mjs,bundle.js,chunk.js,chunk.css,js.map,css.map,map}"),
	        STR_INIT("{package-lock,npm-shrinkwrap}.json"),
	        STR_INIT("{yarn,poetry,Cargo,Gemfile,composer,Pipfile,uv,pdm,bun,mix,flake,pubspec,Podfile}.lock"),
	        STR_INIT("pnpm-lock.yaml"),
	        STR_INIT("{bun.lockb,go.sum,gradle.lockfile,packages.lock.json,Package.resolved,deno.lock}"),
	        STR_INIT("*.{svg,pbxproj,ipynb_checkpoints}"),
	        STR_INIT("applicationhost.config"), /* IIS Express writes it, keys encrypted for the machine */
	};
	return (struct strs){globs, sizeof globs / sizeof *globs};
}

bool path_is_foreign(str path)
{
	struct strs globs = path_foreign_globs();
	return any(globs.at, globs.n, path);
}

bool path_counts(const struct rule *r, str path)
{
	if (r->generic && path_is_foreign(path))
		return false;
	return r->files.n == 0 || any(r->files.at, r->files.n, path);
}

/* de.json, pt-BR.yml, zh_CN.ts */
static bool is_named_by_language(str path)
{
	static const str of[] = {STR_INIT("de"), STR_INIT("en"), STR_INIT("es"), STR_INIT("fr"), STR_INIT("it"),
	                         STR_INIT("nl"), STR_INIT("pl"), STR_INIT("pt"), STR_INIT("ru"), STR_INIT("ja"),
	                         STR_INIT("ko"), STR_INIT("zh"), STR_INIT("tr"), STR_INIT("cs"), STR_INIT("sv"),
	                         STR_INIT("da"), STR_INIT("fi"), STR_INIT("nb"), STR_INIT("id"), STR_INIT("vi"),
	                         STR_INIT("ar"), STR_INIT("uk"), STR_INIT("he"), STR_INIT("el"), STR_INIT("hu")};
	str name = str_basename(path);
	size_t i = 0;
	while (i < sizeof of / sizeof *of && !str_ieq(str_sub(name, 0, 2), of[i]))
		i++;
	return i < sizeof of / sizeof *of && glob_rule(S("??{,-*,_*}.{json,yml,yaml,js,ts,php,properties}"), path);
}

/* Words that programs show to people: under "password" stands what their language calls it. */
static const str translations[] = {
        STR_INIT("**/{lang,langs,language,languages,locale,locales,i18n,l10n,nls,translation,translations}/**"),
        STR_INIT("**/values-*/*.xml"),
        STR_INIT("strings.xml"),
        STR_INIT("messages*.{properties,json,yml,yaml,xlf}"),
        STR_INIT("*.{po,pot,arb,xlf,xliff,resx,strings,lproj}"),
};

/* What starts a throw-away database beside a build or an editor, tries requests, or fills a database with people to try
 * the app with: its password is the one that the image came with, or that everybody would try. */
static const str workbenches[] = {
        STR_INIT("**/{.github,.devcontainer,.circleci,.gitlab,.buildkite,.azure-pipelines,ci}/**"),
        STR_INIT("{.travis,.gitlab-ci,appveyor,azure-pipelines,bitbucket-pipelines,.drone}.{yml,yaml}"),
        STR_INIT("*compose*.{yml,yaml}"),
        STR_INIT("**/*compose*/**.{yml,yaml}"),
        STR_INIT("*.{bru,http,rest,postman_collection.json,postman_environment.json}"), /* requests to try */
        STR_INIT("**/{thunder_client,thunder-tests,postman,insomnia,bruno,http-client,rest-client}/**"),
        STR_INIT("{*.collection,*_collection,collection,http-client*.env}.json"),
        STR_INIT("{Dockerfile,Jenkinsfile,Vagrantfile,Makefile}*"),
        STR_INIT("**/{templates,generators,seed,seeds,seeder,seeders}/**"),
        STR_INIT("{seed,seeds,seeder,*.seed,*-seed,*_seed,seed-*,seed_*}.{ts,js,mjs,cjs,py,rb,php,go,sql}"),
};

/* What assistants that write code read before they do: facts/agent_text.c has all their files. */
static const str orders[] = {
        STR_INIT("{AGENTS,AGENT,CLAUDE,CLAUDE.local,GEMINI,SKILL,QWEN,WARP}.md"),
        STR_INIT("*.{instructions,prompt,chatmode}.md"),
        STR_INIT("**/.github/copilot-instructions.md"),
        STR_INIT("**/"
                 ".{cursor,windsurf,clinerules,roo,claude,kiro,junie,amazonq,gemini,codex,agents,opencode,trae}/**/"
                 "*.md"),
};

#define LIST(globs)                                                                                                    \
	{                                                                                                              \
		globs, sizeof globs / sizeof *globs                                                                    \
	}
static const struct strs lists[PATH_CLASSES] = {[PATH_CLASS_TEST] = LIST(tests),
                                                [PATH_CLASS_TEST_NAME] = LIST(named_tests),
                                                [PATH_CLASS_EXAMPLE] = LIST(examples),
                                                [PATH_CLASS_MANUAL] = LIST(manuals),
                                                [PATH_CLASS_TRANSLATION] = LIST(translations),
                                                [PATH_CLASS_WORKBENCH] = LIST(workbenches),
                                                [PATH_CLASS_ORDER] = LIST(orders)};
#undef LIST

struct strs path_class_globs(enum path_class c) { return lists[c]; }

static unsigned members_of(str path)
{
	unsigned members = 0;
	for (unsigned c = 0; c < PATH_CLASSES; c++)
		members |= (unsigned)any(lists[c].at, lists[c].n, path) << c;
	return members;
}

struct path_classes path_classes_of(str path, unsigned members, size_t side)
{
	struct path_classes c = {0};
	struct folder_path bare;
	if (members && folder_without_namespace(path, &bare))
		members = members_of(bare.path);
	bool test = members >> PATH_CLASS_TEST & 1, named = members >> PATH_CLASS_TEST_NAME & 1;
	if (side < path_side_count) {
		c.side = path_side_rows[side].side;
		c.side_is_weak = path_side_rows[side].weak;
	}
	c.named_test = named && !test;
	c.kind = test || named                       ? PATH_TEST
	         : members >> PATH_CLASS_EXAMPLE & 1 ? PATH_EXAMPLE
	         : members >> PATH_CLASS_MANUAL & 1  ? PATH_MANUAL
	                                             : PATH_LIVE;
	c.is_translation = members >> PATH_CLASS_TRANSLATION & 1 || is_named_by_language(path);
	c.is_order = members >> PATH_CLASS_ORDER & 1;
	c.is_workbench = members >> PATH_CLASS_WORKBENCH & 1;
	return c;
}

struct path_classes path_classes(str path) { return path_classes_of(path, members_of(path), path_side_by_name(path)); }

enum path_store path_store(str path)
{
	static const str secrets[] = {
	        STR_INIT("{.env,*.env,.envrc,*.envrc,*.tfvars,.netrc,_netrc,.pgpass,.my.cnf,.npmrc,.pypirc,.htpasswd}"),
	        STR_INIT(".env.*"),
	        STR_INIT("*{secret,secrets,credential,credentials}.{json,yml,yaml,toml,ini,properties,xml,conf,cfg,"
	                 "txt}"),
	        STR_INIT("{wp-config,local_settings,settings.local,settings_local,production}.{php,py,json,rb,js,ts}"),
	        STR_INIT("{application,appsettings,config,settings,env}{-,.,_}{prod,production,live,staging}.*"),
	};
	static const str settings[] = {
	        STR_INIT("*.{yml,yaml,ini,cfg,conf,cnf,config,properties,toml,tf,hcl,plist,xcconfig,asset,reg,ps1,sh}"),
	        STR_INIT("*{config,configs,configuration,setting,settings,constants,environment,environments}*.*"),
	        STR_INIT("**/{config,conf,settings,environments,deploy,deployment,infra,k8s,helm,terraform}/**"),
	        STR_INIT("{Dockerfile,Jenkinsfile,Vagrantfile,Procfile,Capfile}*"),
	        STR_INIT("*.{json,xml}"),
	};
	return any(secrets, sizeof secrets / sizeof *secrets, path)      ? STORE_SECRETS
	       : any(settings, sizeof settings / sizeof *settings, path) ? STORE_SETTINGS
	                                                                 : STORE_NONE;
}
