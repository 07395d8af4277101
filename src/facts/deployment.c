/* Which file is read by whom, and those that no reader of their own has: compose and Procfile. */
#include "facts/deployment.h"

#include <stdint.h>

#include "base/glob.h"
#include "facts/folder.h"
#include "deployment_row.h"

str deployment_text_of(const struct node *n)
{
	bool scalar = n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER || n->kind == NODE_BOOL);
	return scalar ? n->text : S("");
}

void deployment_add(struct facts *f, const struct deployment *d)
{
	struct arena scratch = {0};
	str folder, file = S("");
	bool inside = folder_join(folder_of(d->path), d->way, &scratch, &folder);
	if (inside && d->file.n && folder_join(folder, d->file, &scratch, &file) && !folder_holds(folder, file))
		file = S("");
	if (inside) {
		struct members m = fact_new(f, S("deployments"), d->path, d->at ? d->at->line : 1);
		members_scalar(&m, NODE_STRING, S("platform"), str_of(d->platform), NULL);
		members_scalar(&m, NODE_STRING, S("what"), str_of(d->what), NULL);
		members_scalar(&m, NODE_STRING, S("folder"), folder, NULL);
		const struct {
			str key, value;
		} rest[] = {{S("file"), file},
		            {S("name"), d->name},
		            {S("runs"), d->runs},
		            {S("schedule"), d->schedule},
		            {S("region"), d->region}};
		for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
			if (rest[i].value.n)
				members_scalar(&m, NODE_STRING, rest[i].key, rest[i].value, NULL);
	}
	arena_free(&scratch);
}

/* ---- compose ---- */

/* ["node", "server.js"] and `npm start` alike, in words. */
static str command_of(struct arena *a, const struct node *n)
{
	if (!n || n->kind != NODE_ARRAY)
		return deployment_text_of(n);
	str all = S("");
	for (const struct node *word = n->child; word; word = word->next)
		all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all), all.n ? " " : "", STR_ARG(word->text));
	return all;
}

/* services: what has `build` is made here; its Dockerfile may stand in a folder of its own below the context. */
static void compose(struct facts *f, str path, const struct node *tree)
{
	const struct node *services = node_get(tree, S("services"));
	struct arena scratch = {0};
	for (const struct node *s = services ? services->child : NULL; s; s = s->next) {
		const struct node *build = node_get(s, S("build"));
		bool whole = build && build->kind == NODE_OBJECT;
		str way = deployment_text_of(whole ? node_get(build, S("context")) : build);
		if (!build || (!way.n && !whole))
			continue;
		const struct deployment d = {.path = path,
		                             .at = s,
		                             .platform = "compose",
		                             .what = "service",
		                             .way = way,
		                             .file = whole ? deployment_text_of(node_get(build, S("dockerfile")))
		                                           : S(""),
		                             .name = s->key,
		                             .runs = command_of(&scratch, node_get(s, S("command")))};
		deployment_add(f, &d);
	}
	arena_free(&scratch);
}

/* Heroku and those that took it over: "web: npm start" */
void deployment_text(struct facts *f, str path, str bytes)
{
	str line;
	if (!glob_rule(S("Procfile{,.*}"), path) || folder_is_foreign(path))
		return;
	for (unsigned number = 1; str_cut(&bytes, '\n', &line); number++) {
		size_t colon = str_find(line, S(":"), 0);
		str name = str_trim(str_sub(line, 0, colon));
		if (colon == SIZE_MAX || !name.n || str_starts(name, S("#")) || str_eq(name, S("release")))
			continue;
		const struct node at = {.line = number};
		bool web = str_eq(name, S("web"));
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = &at,
		                                       .platform = "heroku",
		                                       .what = web ? "service" : "job",
		                                       .name = name,
		                                       .runs = str_trim(str_sub(line, colon + 1, line.n))});
	}
}

/* ---- who reads what ---- */

static const struct {
	const char *glob;
	deployment_reader *read;
} readers[] = {
        {"*compose*.{yml,yaml}", compose},
        {"*template*.{yaml,yml,json}", deployment_sam},
        {"serverless*.{yml,yaml,json}", deployment_serverless},
        {"wrangler.{toml,json,jsonc}", deployment_wrangler},
        {"netlify.toml", deployment_netlify},
        {"{vercel,now}.json", deployment_vercel},
        {"firebase.json", deployment_firebase},
        {"fly*.toml", deployment_fly},
        {"render.{yaml,yml}", deployment_render},
        {"app*.{yaml,yml}", deployment_appengine},
        {"railway.{json,toml}", deployment_railway},
        {"amplify.{yml,yaml}", deployment_amplify},
        {"azure.{yaml,yml}", deployment_azd},
        {"host.json", deployment_host},
        {".replit", deployment_replit},
        {"appsscript.json", deployment_appsscript},
        {"manifest.json", deployment_extension},
        {"**/supabase/config.toml", deployment_supabase},
        {"*.tf", deployment_terraform},
        {"skaffold.{yaml,yml}", deployment_skaffold},
};

bool deployment_reads(str path, str format)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (glob_rule(str_of(readers[i].glob), path))
			return !folder_is_foreign(path);
	return str_eq(format, S("dockerfile")) && !folder_is_foreign(path);
}

void deployment_tree(struct facts *f, str path, str format, const struct node *tree)
{
	if (!tree || folder_is_foreign(path))
		return;
	if (str_eq(format, S("dockerfile"))) {
		deployment_image(f, path, tree);
		return;
	}
	for (size_t i = 0; tree->kind == NODE_OBJECT && i < sizeof readers / sizeof *readers; i++)
		if (glob_rule(str_of(readers[i].glob), path)) {
			readers[i].read(f, path, tree);
			return;
		}
}
