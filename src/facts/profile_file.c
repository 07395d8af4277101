/* What names of files tell: routes that a framework takes from folders, functions, edges, who made the app. */
#include <stdint.h>

#include "facts/folder.h"
#include "facts/language.h"
#include "package_why.h"
#include "profile_gather.h"
#include "profile_type.h"
#include "row_get.h"

/* Is it so named, in a folder of this name on the way? "" for any. */
static const struct route {
	const char *folder, *name, *framework;
} routes[] = {
        {"app", "route.ts", "Next.js"},
        {"app", "route.js", "Next.js"},
        {"app", "route.tsx", "Next.js"},
        {"pages/api", "", "Next.js"},
        {"routes", "+server.ts", "SvelteKit"},
        {"routes", "+server.js", "SvelteKit"},
        {"routes", "+page.server.ts", "SvelteKit"},
        {"routes", "+page.server.js", "SvelteKit"},
        {"server/api", "", "Nuxt"},
        {"server/routes", "", "Nuxt"},
};

static bool has_folder(str path, const char *folder)
{
	size_t n = strlen(folder);
	for (size_t at = 0; (at = str_find(path, str_of(folder), at)) != SIZE_MAX; at++)
		if ((at == 0 || path.p[at - 1] == '/') && at + n < path.n && path.p[at + n] == '/')
			return true;
	return false;
}

static bool is_route(const struct route *r, str path)
{
	return (!r->name[0] || str_eq(str_basename(path), str_of(r->name))) && has_folder(path, r->folder);
}

/* Where a file stands that builds a server out of the folders beside it, and what that is called. */
struct builders {
	str folders[16], names[16];
	size_t n;
};

static void find_builders(struct builders *b, const struct node *view)
{
	static const struct {
		str begins, name;
	} configs[] = {{STR_INIT("nuxt.config."), STR_INIT("Nuxt")}, {STR_INIT("nitro.config."), STR_INIT("Nitro")}};
	for (const struct node *row = rows_of(view, S("files")); row; row = row_after(row))
		for (size_t i = 0; i < sizeof configs / sizeof *configs; i++) {
			str path = row_text(row, S("path"));
			if (!str_starts(str_basename(path), configs[i].begins) || b->n == 16 || folder_is_sample(path))
				continue;
			b->folders[b->n] = folder_of(path);
			b->names[b->n++] = configs[i].name;
		}
}

/* "": none builds a server of this folder. */
static str builder_of(const struct builders *b, str path, const char *folder)
{
	size_t at = str_find(path, str_of(folder), 0);
	str root = at == SIZE_MAX ? S("") : at ? str_sub(path, 0, at - 1) : S(".");
	for (size_t i = 0; i < b->n; i++)
		if (str_eq(b->folders[i], root))
			return b->names[i];
	return S("");
}

static void by_routes(struct profile_things *t, const struct builders *b, const struct node *row, str path)
{
	for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
		if (!is_route(&routes[i], path))
			continue;
		/* A folder that anybody may have is only a hint. */
		if (routes[i].name[0] || str_eq(str_of(routes[i].folder), S("pages/api")))
			profile_add(t, PROFILE_servers, row, str_of(routes[i].framework), S(""), S(""));
		else if (builder_of(b, path, routes[i].folder).n) {
			profile_add(t, PROFILE_servers, row, builder_of(b, path, routes[i].folder), S(""), S(""));
			/* runtimeConfig: any NUXT_ variable */
			profile_doubt(t, PROFILE_secrets, row, S("is given its settings by the framework"), S(""));
		} else
			profile_doubt(t, PROFILE_servers, row, S("stands where servers keep their routes"), S(""));
	}
}

/* supabase/functions/pay/index.ts is pay; what several share is none. */
static void by_functions(struct profile_things *t, const struct node *row, str path)
{
	str folder, project, name;
	if (!why_function_folder(path, &folder, &project))
		return;
	str rest = str_sub(path, folder.n + 1, path.n);
	str last = str_basename(folder);
	bool inner = str_eq(last, S("supabase")) || str_eq(last, S("amplify"));
	while (inner && str_cut(&rest, '/', &name) && !str_eq(name, S("functions")) && !str_eq(name, S("function")))
		;
	if (!str_cut(&rest, '/', &name) || str_starts(name, S("_")) || (inner && !rest.n))
		return;
	name = rest.n ? name : str_sub(name, 0, name.n - str_extension(name).n - 1);
	str platform = inner ? last : str_eq(last, S("functions")) ? str_basename(folder_of(folder)) : S("netlify");
	profile_add(t, PROFILE_functions, row, name, S("platform"), platform);
}

static void by_builder(struct profile_things *t, str path)
{
	static const struct {
		str begins, builder;
	} builders[] = {{STR_INIT(".bolt/"), STR_INIT("Bolt")},
	                {STR_INIT(".replit"), STR_INIT("Replit")},
	                {STR_INIT(".idx/"), STR_INIT("Firebase Studio")},
	                {STR_INIT(".lovable/"), STR_INIT("Lovable")},
	                {STR_INIT(".v0/"), STR_INIT("v0")}};
	for (size_t i = 0; i < sizeof builders / sizeof *builders; i++)
		if (!t->builder.n && str_starts(path, builders[i].begins))
			t->builder = builders[i].builder;
}

/* What may be read and written of a hosted store is written down here, so there is one. */
static bool is_rules_of_store(str name)
{
	return str_eq(name, S("firestore.rules")) || str_eq(name, S("storage.rules")) ||
	       str_eq(name, S("database.rules.json"));
}

/* What a server shows in place of its answer is no page of an app. */
static bool is_shown_instead(str path)
{
	return str_listed(str_basename(path),
	                  "400.html 403.html 404.html 406-unsupported-browser.html 422.html 500.html 502.html 503.html "
	                  "50x.html maintenance.html");
}

/* Markup that somebody's browser shows, or code whose place says that it runs there. */
static bool is_page(const struct node *row, str path)
{
	static const char kinds[] =
	        "html htm ejs hbs handlebars pug njk twig erb liquid cshtml razor jsp vue svelte astro";
	str kind = str_extension(path), word;
	if (is_shown_instead(path))
		return false;
	for (str list = str_of(kinds); str_cut(&list, ' ', &word);)
		if (str_ieq(kind, word))
			return true;
	return language_of(path).n && row_is(row, S("side"), S("browser"));
}

/* templates/ is where servers keep their pages; elsewhere it is what somebody may start from. */
static bool is_page_of_server(const struct profile_things *t, const struct node *row, str path)
{
	static const char folder[] = "templates/";
	char rest[512];
	size_t at = str_find(path, S(folder), 0), n = sizeof folder - 1;
	if (!t->list[PROFILE_servers].n || at == SIZE_MAX || (at && path.p[at - 1] != '/') ||
	    path.n - n > sizeof rest || str_ifind(path, S("mail"), 0) != SIZE_MAX || !is_page(row, path))
		return false;
	memcpy(rest, path.p, at);
	memcpy(rest + at, path.p + at + n, path.n - at - n);
	str without = str_at(rest, path.n - n);
	return !folder_is_sample(without) && !folder_is_foreign(without);
}

/* What a command of a manifest starts, whose program is a server by itself. */
static void by_commands(struct profile_things *t, const struct node *view)
{
	static const struct {
		str program, first, name;
	} commands[] = {{STR_INIT("fastify"), STR_INIT("start"), STR_INIT("Fastify")},
	                {STR_INIT("json-server"), STR_INIT(""), STR_INIT("json-server")},
	                {STR_INIT("rackup"), STR_INIT(""), STR_INIT("Rack")},
	                {STR_INIT("functions-framework"), STR_INIT(""), STR_INIT("Functions Framework")}};
	for (const struct node *row = rows_of(view, S("commands")); row; row = row_after(row)) {
		const struct node *args = node_get(row, S("args")), *first = args ? args->child : NULL;
		for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
			if (row_is(row, S("program"), commands[i].program) &&
			    row_is(row, S("where"), S("package-script")) &&
			    (!commands[i].first.n || (first && str_eq(first->text, commands[i].first))))
				profile_add(t, PROFILE_servers, row, commands[i].name, S(""), S(""));
	}
}

void profile_gather_files(struct profile_things *t, const struct node *view)
{
	by_commands(t, view);
	const struct node *page = NULL;
	struct builders builders = {.n = 0};
	find_builders(&builders, view);
	for (const struct node *row = rows_of(view, S("files")); row; row = row_after(row)) {
		str path = row_text(row, S("path")), word;
		by_builder(t, path);
		page = page || !is_page_of_server(t, row, path) ? page : row;
		if (folder_is_sample(path) || folder_is_foreign(path))
			continue;
		page = page || !is_page(row, path) ? page : row;
		if (language_of(path).n && !language_is_tooling(path)) {
			by_routes(t, &builders, row, path);
			by_functions(t, row, path);
		}
		for (const struct profile_mark *m = profile_files; m->words; m++)
			for (str list = str_of(m->words); str_cut(&list, ' ', &word);)
				if (str_eq(str_basename(path), word))
					profile_add(t, PROFILE_edges, row, str_of(m->name), S(""), S(""));
		if (str_ends(path, S(".sql")) && has_folder(path, "supabase/migrations"))
			profile_add(t, PROFILE_stores, row, S("Supabase"), S("kind"), S("database"));
		if (is_rules_of_store(str_basename(path)))
			profile_add(t, PROFILE_stores, row, S("Firebase"), S("kind"), S("database"));
		if (str_eq(str_basename(path), S("mkdocs.yml")))
			profile_add(t, PROFILE_documents, row, folder_of(path), S(""), S(""));
	}
	if (page && !t->list[PROFILE_frontends].n)
		profile_add(t, PROFILE_frontends, page, S("HTML"), S(""), S(""));
}
