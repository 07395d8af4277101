/* What a path alone says about a file: a sample, something brought in or made by a tool, a file a rule is meant for. */
#include "base/glob.h"
#include "engine/scan.h"

static bool any(const str *globs, size_t n, str path)
{
	for (size_t i = 0; i < n; i++)
		if (glob_rule(globs[i], path))
			return true;
	return false;
}

/* Configuration that tests are run with: the realm of a test says nothing about the app's own. */
static bool is_test(str path)
{
	static const str globs[] = {
	        STR_INIT("**/{test,tests,__tests__,spec,specs,testdata,fixtures,__fixtures__,mocks,__mocks__,e2e}/**"),
	        STR_INIT("*.{test,spec}.*"),
	        STR_INIT("*_{test,spec}.*"),
	};
	return any(globs, sizeof globs / sizeof *globs, path);
}

bool scan_path_is_sample(str path)
{
	static const str globs[] = {
	        STR_INIT(
	                "**/{example,examples,sample,samples,demo,demos,docs,doc,documentation,cookbook,tutorials}/**"),
	        STR_INIT("**/*{-,_,.}{test,tests,testing,example,examples,samples}/**"),
	        STR_INIT("**/"
	                 "{docker,integration,int,unit,functional,smoke,system,ui,jvm,js,native,common,android}Test{,s}"
	                 "/**"),
	        STR_INIT("**/testFixtures/**"),
	        STR_INIT("**/{testing,test-data,test_data,testcases,cypress,snippets}/**"),
	        STR_INIT("*.{stories,example,sample,template,dist,tmpl}.*"),
	        STR_INIT("*{.,-,_}{example,sample,template,dist,tmpl}"),
	        STR_INIT("test_*.*"),
	        STR_INIT("{test,tests,conftest,testutil,testutils,test_helper,spec_helper}.{py,rb,js,ts,go,php,rs}"),
	        STR_INIT("*Test{,s}.{java,kt,cs,php,swift}"),
	        STR_INIT("*.{md,mdx,rst,adoc,snap}"),
	        STR_INIT("{README,CHANGELOG,CONTRIBUTING,HISTORY}*"),
	};
	return is_test(path) || any(globs, sizeof globs / sizeof *globs, path);
}

struct strs scan_foreign_globs(void)
{
	static const str globs[] = {
	        STR_INIT("**/{node_modules,bower_components,vendor,third_party,site-packages,.python_packages}/**"),
	        STR_INIT("**/{Pods,.venv,venv,.next,.nuxt,.svelte-kit,.turbo,.yarn}/**"),
	        STR_INIT("*.{min.js,min.css,min.mjs,bundle.js,chunk.js,chunk.css,js.map,css.map,map}"),
	        STR_INIT("{package-lock,npm-shrinkwrap,composer}.json"),
	        STR_INIT("{yarn,pnpm-lock,poetry,Cargo,Gemfile,composer,Pipfile,uv,pdm,bun,mix,flake,pubspec,Podfile}.{"
	                 "lock,yaml}"),
	        STR_INIT("{bun.lockb,go.sum,gradle.lockfile,packages.lock.json,Package.resolved,deno.lock}"),
	        STR_INIT("*.{svg,pbxproj,ipynb_checkpoints}"),
	        STR_INIT("applicationhost.config"), /* IIS Express writes it, keys encrypted for the machine */
	};
	return (struct strs){globs, sizeof globs / sizeof *globs};
}

bool scan_path_is_foreign(str path)
{
	struct strs globs = scan_foreign_globs();
	return any(globs.at, globs.n, path);
}

bool scan_path_counts(const struct rule *r, str path)
{
	if (r->generic && scan_path_is_foreign(path))
		return false;
	return r->files.n == 0 || any(r->files.at, r->files.n, path);
}

/* Words that programs show to people: under "password" stands what their language calls it. */
static bool is_translation(str path)
{
	static const str globs[] = {
	        STR_INIT("**/{lang,langs,language,languages,locale,locales,i18n,l10n,nls,translation,translations}/**"),
	        STR_INIT("**/values-*/*.xml"),
	        STR_INIT("strings.xml"),
	        STR_INIT("messages*.{properties,json,yml,yaml,xlf}"),
	        STR_INIT("*.{po,pot,arb,xlf,xliff,resx,strings,lproj}"),
	        STR_INIT("{de,en,es,fr,it,nl,pl,pt,ru,ja,ko,zh,tr,cs,sv,da,fi,nb,id,vi,ar}{,-*,_*}.{json,yml,yaml,js,"
	                 "ts,php,properties}"),
	};
	return any(globs, sizeof globs / sizeof *globs, path);
}

/* What starts a throw-away database beside a build or an editor: its password is the one that the image came with. */
static bool is_workbench(str path)
{
	static const str globs[] = {
	        STR_INIT("**/{.github,.devcontainer,.circleci,.gitlab,.buildkite,.azure-pipelines,ci}/**"),
	        STR_INIT("{.travis,.gitlab-ci,appveyor,azure-pipelines,bitbucket-pipelines,.drone}.{yml,yaml}"),
	        STR_INIT("*compose*.{yml,yaml}"),
	        STR_INIT("{Dockerfile,Jenkinsfile,Vagrantfile,Makefile}*"),
	        STR_INIT("**/{templates,generators}/**"),
	};
	return any(globs, sizeof globs / sizeof *globs, path);
}

/* Text for people. What stands there was mostly made up for it. */
static bool is_manual(str path)
{
	static const str globs[] = {
	        STR_INIT("**/{docs,doc,documentation,guide,guides,manual,cookbook,tutorials,snippets}/**"),
	        STR_INIT("*.{md,mdx,rst,adoc,html,htm}"),
	        STR_INIT("{README,CHANGELOG,CONTRIBUTING,HISTORY}*"),
	};
	return any(globs, sizeof globs / sizeof *globs, path);
}

static void cap(struct hit *h, enum severity at_most)
{
	if (at_most != SEVERITY_OFF && (h->at_most == SEVERITY_OFF || at_most < h->at_most))
		h->at_most = at_most;
}

void scan_weigh_place(struct hit *h)
{
	const struct rule *r = h->rule;
	bool guess = r->generic && h->confidence < CONFIDENCE_HIGH;
	if ((guess && is_translation(h->place.path)) || (h->common && is_workbench(h->place.path)))
		h->confidence = CONFIDENCE_LOW;
	if (!h->place.sample)
		return;
	bool locked = h->at_most == SEVERITY_LOW; /* by proof: an encrypted key, an expired token */
	bool faint = h->chosen || locked || (r->kind != RULE_TEXT && (r->secret || is_test(h->place.path)));
	if (faint || (r->generic && (h->confidence < CONFIDENCE_HIGH || is_manual(h->place.path))))
		h->confidence = CONFIDENCE_LOW;
	/* What a checksum proves is a token wherever it stands; anything else may have been made up for the sample. */
	else if (h->confidence == CONFIDENCE_CERTAIN)
		h->confidence = CONFIDENCE_HIGH;
	else if (h->confidence > CONFIDENCE_MEDIUM)
		h->confidence = CONFIDENCE_MEDIUM;
	cap(h, r->generic ? SEVERITY_LOW : r->in_sample);
}
