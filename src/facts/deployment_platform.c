/* Platforms, one small reader each: the keys by which their own documentation tells one of these files from any other
 * of the same name. */

#include "deployment_row.h"

static const struct node *at2(const struct node *n, str a, str b) { return node_get(node_get(n, a), b); }
static str text2(const struct node *n, str a, str b) { return deployment_text_of(at2(n, a, b)); }
static str text1(const struct node *n, str a) { return deployment_text_of(node_get(n, a)); }

static void add_schedules(struct facts *f, str path, const char *platform, const struct node *list)
{
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		str schedule = n->kind == NODE_OBJECT ? text1(n, S("schedule")) : deployment_text_of(n);
		if (list->kind == NODE_ARRAY && schedule.n)
			deployment_add(f, &(struct deployment){.path = path,
			                                       .at = n,
			                                       .platform = platform,
			                                       .what = "job",
			                                       .name = text1(n, S("path")),
			                                       .schedule = schedule});
	}
}

void deployment_wrangler(struct facts *f, str path, const struct node *tree)
{
	bool pages = node_get(tree, S("pages_build_output_dir"));
	if (!pages && !node_get(tree, S("main")) && !node_get(tree, S("assets")) && !node_get(tree, S("name")))
		return;
	deployment_add(f, &(struct deployment){.path = path,
	                                       .at = tree,
	                                       .platform = "cloudflare",
	                                       .what = node_get(tree, S("main")) ? "function" : "site",
	                                       .file = text1(tree, S("main")),
	                                       .name = text1(tree, S("name"))});
	add_schedules(f, path, "cloudflare", at2(tree, S("triggers"), S("crons")));
}

void deployment_netlify(struct facts *f, str path, const struct node *tree)
{
	str base = text2(tree, S("build"), S("base")), functions = text2(tree, S("build"), S("functions"));
	deployment_add(
	        f, &(struct deployment){.path = path, .at = tree, .platform = "netlify", .what = "site", .way = base});
	functions = functions.n ? functions : text2(tree, S("functions"), S("directory"));
	if (functions.n)
		deployment_add(
		        f,
		        &(struct deployment){
		                .path = path, .at = tree, .platform = "netlify", .what = "function", .way = functions});
}

void deployment_vercel(struct facts *f, str path, const struct node *tree)
{
	deployment_add(f, &(struct deployment){.path = path, .at = tree, .platform = "vercel", .what = "site"});
	add_schedules(f, path, "vercel", node_get(tree, S("crons")));
}

static void add_firebase_functions(struct facts *f, str path, const struct node *n)
{
	str source = text1(n, S("source"));
	deployment_add(f, &(struct deployment){.path = path,
	                                       .at = n,
	                                       .platform = "firebase",
	                                       .what = "function",
	                                       .way = source.n ? source : S("functions")});
}

/* hosting and functions are one OBJECT or an ARRAY of them */
void deployment_firebase(struct facts *f, str path, const struct node *tree)
{
	const struct node *functions = node_get(tree, S("functions")), *hosting = node_get(tree, S("hosting"));
	if (hosting)
		deployment_add(
		        f, &(struct deployment){.path = path, .at = hosting, .platform = "firebase", .what = "site"});
	if (functions && functions->kind == NODE_OBJECT)
		add_firebase_functions(f, path, functions);
	for (const struct node *n = functions && functions->kind == NODE_ARRAY ? functions->child : NULL; n;
	     n = n->next)
		add_firebase_functions(f, path, n);
}

/* Each of its processes is a row of its own where it has several, or one with a command. */
void deployment_fly(struct facts *f, str path, const struct node *tree)
{
	const struct node *processes = node_get(tree, S("processes"));
	struct deployment d = {.path = path,
	                       .at = tree,
	                       .platform = "fly",
	                       .what = "service",
	                       .file = text2(tree, S("build"), S("dockerfile")),
	                       .name = text1(tree, S("app")),
	                       .region = text1(tree, S("primary_region"))};
	if (!node_get(tree, S("app")))
		return;
	if (!processes || processes->kind != NODE_OBJECT || !processes->child) {
		deployment_add(f, &d);
		return;
	}
	for (const struct node *p = processes->child; p; p = p->next) {
		d.runs = deployment_text_of(p);
		d.at = p;
		deployment_add(f, &d);
	}
}

void deployment_render(struct facts *f, str path, const struct node *tree)
{
	const struct node *services = node_get(tree, S("services"));
	for (const struct node *s = services ? services->child : NULL; s; s = s->next) {
		str type = text1(s, S("type")), runtime = text1(s, S("runtime"));
		bool still = str_eq(runtime, S("static")) || str_eq(text1(s, S("env")), S("static")) ||
		             str_eq(type, S("static"));
		if (str_eq(type, S("redis")) || str_eq(type, S("keyvalue")))
			continue;
		bool job = str_eq(type, S("worker")) || str_eq(type, S("cron"));
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = s,
		                                       .platform = "render",
		                                       .what = still ? "site"
		                                               : job ? "job"
		                                                     : "service",
		                                       .way = text1(s, S("rootDir")),
		                                       .file = text1(s, S("dockerfilePath")),
		                                       .name = text1(s, S("name")),
		                                       .runs = text1(s, S("startCommand")),
		                                       .schedule = text1(s, S("schedule")),
		                                       .region = text1(s, S("region"))});
	}
}

/* App Engine: `runtime` as text; a Kubernetes or OpenAPI file of this name has other keys at its top. */
void deployment_appengine(struct facts *f, str path, const struct node *tree)
{
	str runtime = text1(tree, S("runtime"));
	if (runtime.n && !node_get(tree, S("kind")) && !node_get(tree, S("openapi")))
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = tree,
		                                       .platform = "gcp",
		                                       .what = "service",
		                                       .name = text1(tree, S("service")),
		                                       .runs = text1(tree, S("entrypoint"))});
}

void deployment_railway(struct facts *f, str path, const struct node *tree)
{
	const struct node *deploy = node_get(tree, S("deploy"));
	if (deploy || node_get(tree, S("build")))
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = tree,
		                                       .platform = "railway",
		                                       .what = "service",
		                                       .file = text2(tree, S("build"), S("dockerfilePath")),
		                                       .runs = text1(deploy, S("startCommand")),
		                                       .schedule = text1(deploy, S("cronSchedule"))});
}

void deployment_amplify(struct facts *f, str path, const struct node *tree)
{
	const struct node *apps = node_get(tree, S("applications"));
	if (node_get(tree, S("frontend")))
		deployment_add(f,
		               &(struct deployment){.path = path, .at = tree, .platform = "amplify", .what = "site"});
	for (const struct node *n = apps ? apps->child : NULL; n; n = n->next)
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = n,
		                                       .platform = "amplify",
		                                       .what = "site",
		                                       .way = text1(n, S("appRoot"))});
}

void deployment_replit(struct facts *f, str path, const struct node *tree)
{
	const struct node *deploy = node_get(tree, S("deployment"));
	str target = text1(deploy, S("deploymentTarget")), run = text1(tree, S("run"));
	if (deploy)
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = deploy,
		                                       .platform = "replit",
		                                       .what = str_eq(target, S("static"))      ? "site"
		                                               : str_eq(target, S("scheduled")) ? "job"
		                                                                                : "service",
		                                       .runs = run});
}

void deployment_appsscript(struct facts *f, str path, const struct node *tree)
{
	if (node_get(tree, S("runtimeVersion")) || node_get(tree, S("timeZone")))
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = tree,
		                                       .platform = "apps-script",
		                                       .what = node_get(tree, S("webapp")) ? "site" : "job"});
}

void deployment_extension(struct facts *f, str path, const struct node *tree)
{
	if (node_get(tree, S("manifest_version")))
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = tree,
		                                       .platform = "browser-extension",
		                                       .what = "site",
		                                       .name = text1(tree, S("name"))});
}
