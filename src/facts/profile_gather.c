/* Section by section: who makes which thing of the profile. */
#include "profile_gather.h"

#include "facts/folder.h"
#include "facts/language.h"
#include "package_why.h"
#include "profile_type.h"
#include "row_get.h"

/* ---- sections ---- */

/* Tools say what builds the pages and who made them. */
static void by_tool(struct profile_things *t, str module)
{
	static const struct {
		str module, bundler, builder;
	} tools[] = {{STR_INIT("vite"), STR_INIT("Vite"), STR_INIT("")},
	             {STR_INIT("webpack"), STR_INIT("webpack"), STR_INIT("")},
	             {STR_INIT("@rsbuild/core"), STR_INIT("Rsbuild"), STR_INIT("")},
	             {STR_INIT("esbuild"), STR_INIT("esbuild"), STR_INIT("")},
	             {STR_INIT("lovable-tagger"), STR_INIT(""), STR_INIT("Lovable")},
	             {STR_INIT("@replit"), STR_INIT(""), STR_INIT("Replit")},
	             {STR_INIT("@base44/sdk"), STR_INIT(""), STR_INIT("Base44")}};
	for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
		if (str_starts(module, tools[i].module) &&
		    (module.n == tools[i].module.n || module.p[tools[i].module.n] == '/')) {
			t->bundler = tools[i].bundler.n ? tools[i].bundler : t->bundler;
			t->builder = tools[i].builder.n ? tools[i].builder : t->builder;
		}
}

static void by_imports(struct profile_things *t, const struct node *view)
{
	for (const struct node *row = rows_of(view, S("imports")); row; row = row_after(row)) {
		by_tool(t, row_text(row, S("module")));
		if (why_counts(row))
			profile_mark(t, profile_modules, FIT_MODULE, row, row_text(row, S("module")));
	}
}

static void by_starts(struct profile_things *t, const struct node *view)
{
	static const struct {
		str what;
		enum profile_member member;
	} kinds[] = {{STR_INIT("server"), PROFILE_servers},
	             {STR_INIT("data-app"), PROFILE_servers},
	             {STR_INIT("page"), PROFILE_frontends},
	             {STR_INIT("mobile"), PROFILE_mobile},
	             {STR_INIT("sign-in"), PROFILE_identities},
	             {STR_INIT("bot"), PROFILE_bots},
	             {STR_INIT("job"), PROFILE_jobs}};
	str folder, project;
	for (const struct node *row = rows_of(view, S("starts")); row; row = row_after(row))
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
			bool function = why_function_folder(row_text(row, S("path")), &folder, &project);
			if (why_counts(row) && row_is(row, S("what"), kinds[i].what) && !function)
				profile_add(t, kinds[i].member, row, row_text(row, S("with")), S(""), S(""));
		}
}

static bool is_secret(str name)
{
	static const char words[] =
	        "KEY SECRET TOKEN PASSWORD PASSWD CREDENTIAL PRIVATE DATABASE_URL DSN CONNECTION_STRING";
	static const char open[] = "PUBLISHABLE PUBLIC_KEY SITE_KEY ANON_KEY";
	str word;
	for (str list = str_of(open); str_cut(&list, ' ', &word);)
		if (str_ifind(name, word, 0) != SIZE_MAX)
			return false;
	for (str list = str_of(words); str_cut(&list, ' ', &word);)
		if (str_ifind(name, word, 0) != SIZE_MAX)
			return true;
	return false;
}

/* FASTIFY_CLOSE_GRACE_DELAY, LISTEN_PID: its last word says that it is a number, a switch or a place. */
static bool is_measure(str name)
{
	static const char words[] =
	        "PORT HOST HOSTNAME DELAY TIMEOUT INTERVAL TTL LIMIT MAX MIN SIZE LENGTH COUNT WORKERS THREADS RETRIES "
	        "ATTEMPTS DAYS HOURS MINUTES SECONDS SECS MS PID FDS LEVEL MODE ENV ENVIRONMENT DEBUG VERBOSE VERSION "
	        "REGION "
	        "ENABLED DISABLED LOCALE TIMEZONE TZ FORMAT BRANCH COMMIT WIDTH HEIGHT THEME TEMPERATURE";
	size_t from = name.n;
	while (from && name.p[from - 1] != '_')
		from--;
	str last = str_sub(name, from, name.n), word;
	for (str list = str_of(words); str_cut(&list, ' ', &word);)
		if (str_ieq(last, word))
			return true;
	return false;
}

/* A variable of any other name may hold a secret. */
static bool is_plain_setting(str name)
{
	static const char words[] =
	        "PORT HOST HOSTNAME NODE_ENV ENV ENVIRONMENT DEBUG CI TZ LOG_LEVEL HOME PATH PWD USER LANG "
	        "VERCEL_ENV VERCEL_URL BASE_URL PUBLIC_URL DEV PROD MODE SSR";
	str word;
	for (str list = str_of(words); str_cut(&list, ' ', &word);)
		if (str_ieq(name, word))
			return true;
	return is_measure(name);
}

/* What a build puts into the page is no secret any more. */
static bool is_published(str name)
{
	static const str prefixes[] = {STR_INIT("NEXT_PUBLIC_"), STR_INIT("VITE_"),        STR_INIT("REACT_APP_"),
	                               STR_INIT("EXPO_PUBLIC_"), STR_INIT("NUXT_PUBLIC_"), STR_INIT("GATSBY_"),
	                               STR_INIT("PUBLIC_"),      STR_INIT("VUE_APP_"),     STR_INIT("NG_APP_")};
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (str_starts(name, prefixes[i]))
			return true;
	return false;
}

/* images.unsplash.com: pictures and fonts that a page shows as a rule; whether the program calls it, is not known. */
static bool is_of_assets(str host)
{
	str first = str_sub(host, 0, str_find(host, S("."), 0));
	return str_listed(first,
	                  "images img image cdn static assets fonts media avatars picsum placehold placeholder via");
}

static void by_uses(struct profile_things *t, const struct node *view)
{
	for (const struct node *row = rows_of(view, S("settings")); row; row = row_after(row)) {
		str name = row_text(row, S("name"));
		if (!why_counts(row))
			continue;
		bool known = profile_mark(t, profile_names, FIT_NAME, row, name);
		if (!is_published(name) && (known || is_secret(name)))
			profile_add(t, PROFILE_secrets, row, name, S("from"), row_text(row, S("from")));
		else if (!is_published(name) && !is_plain_setting(name))
			profile_doubt(t, PROFILE_secrets, row, S("reads"), name);
	}
	for (const struct node *row = rows_of(view, S("code")); row; row = row_after(row))
		if (why_counts(row) && row_is(row, S("env"), S("true")))
			profile_doubt(t, PROFILE_secrets, row, S("hands the whole environment on"), S(""));
	for (const struct node *row = rows_of(view, S("addresses")); row; row = row_after(row)) {
		str host = row_text(row, S("host"));
		if (!why_counts(row) || profile_mark(t, profile_hosts, FIT_HOST, row, host))
			continue;
		if (is_of_assets(host))
			profile_doubt(t, PROFILE_outbound, row, S("names"), host);
		else
			profile_add(t, PROFILE_outbound, row, host, S(""), S(""));
	}
}

/* Platforms that stand in front of what they run. */
static bool is_edge(str platform)
{
	static const char hosts[] = "vercel netlify cloudflare fly render railway heroku amplify firebase replit";
	return str_listed(platform, hosts);
}

static void by_deployments(struct profile_things *t, const struct node *view)
{
	for (const struct node *row = rows_of(view, S("deployments")); row; row = row_after(row)) {
		str platform = row_text(row, S("platform")), name = row_text(row, S("name"));
		if (folder_is_sample(row_text(row, S("path"))))
			continue;
		profile_add(t, PROFILE_deployments, row, platform, S("region"), row_text(row, S("region")));
		if (is_edge(platform))
			profile_add(t, PROFILE_edges, row, platform, S(""), S(""));
		if (row_is(row, S("what"), S("function")))
			profile_add(t, PROFILE_functions, row, name.n ? name : row_text(row, S("folder")),
			            S("platform"), platform);
		if (row_is(row, S("what"), S("job")))
			profile_add(t, PROFILE_jobs, row, name.n ? name : platform, S("schedule"),
			            row_text(row, S("schedule")));
	}
	for (const struct node *row = rows_of(view, S("containers")); row; row = row_after(row)) {
		const struct node *image = node_get(row, S("image"));
		if (!folder_is_sample(row_text(row, S("path"))) && image)
			profile_add(t, PROFILE_containers, row, image->text, S("user"), row_text(row, S("user")));
	}
}

/* A file, or a call, that a platform runs as a function of its own. Those of Supabase are told by their folder. */
static void by_functions(struct profile_things *t, const struct node *view)
{
	static const struct {
		str framework, platform;
	} platforms[] = {{STR_INIT("Vercel"), STR_INIT("vercel")},
	                 {STR_INIT("Netlify"), STR_INIT("netlify")},
	                 {STR_INIT("Cloudflare Pages"), STR_INIT("cloudflare")},
	                 {STR_INIT("Workers"), STR_INIT("cloudflare")},
	                 {STR_INIT("Firebase"), STR_INIT("firebase")},
	                 {STR_INIT("Azure"), STR_INIT("azure")},
	                 {STR_INIT("Cloud Functions"), STR_INIT("gcp")},
	                 {STR_INIT("Lambda"), STR_INIT("aws")}};
	for (const struct node *row = rows_of(view, S("routes")); row; row = row_after(row))
		for (size_t i = 0; i < sizeof platforms / sizeof *platforms && why_counts(row); i++)
			if (row_is(row, S("framework"), platforms[i].framework))
				profile_add(t, PROFILE_functions, row, str_basename(row_text(row, S("route"))),
				            S("platform"), platforms[i].platform);
}

/* What a command of a build puts to work is not read; that it may, is. */
static bool may_deploy(str run)
{
	static const char *const words[] = {"deploy",       "s3 sync",         "s3 cp",  "kubectl apply",
	                                    "helm upgrade", "terraform apply", "rsync ", "docker push",
	                                    "vercel",       "publish"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(run, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

static void by_workflows(struct profile_things *t, const struct node *view)
{
	for (const struct node *row = rows_of(view, S("workflows")); row; row = row_after(row)) {
		const struct node *steps = node_get(row, S("steps"));
		profile_add(t, PROFILE_builds, row, row_text(row, S("ci")), S(""), S(""));
		for (const struct node *s = steps ? row_at(steps->child) : NULL; s; s = row_after(s)) {
			struct node place = *row->child;
			struct node at = *s;
			place.next = NULL;
			at.child = &place;
			profile_mark(t, profile_actions, FIT_ACTION, &at, row_text(s, S("uses")));
			if (may_deploy(row_text(s, S("run"))))
				profile_doubt(t, PROFILE_deployments, &at, S("runs a command that may deploy"), S(""));
		}
	}
}

static void by_packages(struct profile_things *t, const struct node *view)
{
	const struct node *app = rows_of(view, S("apps"));
	bool whole = app && row_is(app, S("kind"), S("library"));
	for (const struct node *row = rows_of(view, S("packages")); row; row = row_after(row)) {
		str name = row_text(row, S("name")), folder = row_text(row, S("folder"));
		bool root = str_eq(folder, S(".")) && !whole;
		if (row_is(row, S("kind"), S("library")) && !root && !folder_is_sample(folder))
			profile_add(t, PROFILE_libraries, row, name.n ? name : folder, S(""), S(""));
		if (row_is(row, S("kind"), S("document")))
			profile_add(t, PROFILE_documents, row, folder, S(""), S(""));
	}
}

/* What is set up by somebody else's module, or in a file that could not be read, may be anything of this. */
static void may_be_anything(struct profile_things *t, const struct node *row)
{
	static const enum profile_member members[] = {PROFILE_servers, PROFILE_functions, PROFILE_jobs,
	                                              PROFILE_stores,  PROFILE_edges,     PROFILE_identities,
	                                              PROFILE_secrets};
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		profile_doubt(t, members[i], row, S("sets up what only a run tells"), S(""));
}

static bool is_foreign_module(const struct node *row)
{
	const struct node *attributes = node_get(row, S("attributes"));
	const struct node *source = attributes ? node_get(attributes, S("source")) : NULL;
	return row_is(row, S("type"), S("module")) && !(source && str_starts(source->text, S(".")));
}

static void by_resources(struct profile_things *t, const struct node *view)
{
	for (const struct node *row = rows_of(view, S("resources")); row; row = row_after(row)) {
		const struct node *kind = node_get(row, S("type"));
		str type = row_text(row, S("type")), name = row_text(row, S("name"));
		if ((kind && kind->kind == NODE_UNKNOWN) || is_foreign_module(row))
			may_be_anything(t, row);
		else
			profile_mark(t, profile_types, FIT_TYPE, row, type);
		profile_add(t, PROFILE_resources, row,
		            arena_printf(t->arena, "%.*s %.*s", STR_ARG(type), STR_ARG(name)), S("tool"),
		            row_text(row, S("tool")));
	}
}

void profile_gather(struct profile_things *t, const struct node *view)
{
	by_starts(t, view);
	by_imports(t, view);
	by_uses(t, view);
	profile_gather_calls(t, view);
	by_deployments(t, view);
	by_functions(t, view);
	by_workflows(t, view);
	by_packages(t, view);
	by_resources(t, view);
	profile_gather_files(t, view);
}
