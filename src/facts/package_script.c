/* Scripts are commands; what they run is told by their words. A test, a check or a build of a library runs tools that
 * say nothing about what is put to work. */
#include "package_script.h"

/* What a command runs. */
enum tool {
	TOOL_NONE,
	TOOL_PAGE,     /* builds or serves a page that has a file of its own */
	TOOL_SITE,     /* builds and serves an app, pages and server alike, whatever the script is called */
	TOOL_PROGRAM,  /* runs a program that is named */
	TOOL_DOCUMENTS /* builds documentation */
};

static const struct {
	const char *words;
	enum tool tool;
} tools[] = {
        {"vite parcel rsbuild rspack esbuild snowpack", TOOL_PAGE},
        {"next nuxt nuxi astro remix remix-serve react-router svelte-kit vinxi gatsby ng vue-cli-service react-scripts "
         "craco expo electron electron-forge electron-vite wrangler nest blitz redwood rw keystone strapi medusa "
         "payload "
         "directus ionic quasar",
         TOOL_SITE},
        {"node nodemon ts-node ts-node-dev tsx bun deno pm2 pm2-runtime babel-node uvicorn gunicorn flask streamlit "
         "fastapi python python3 functions-framework func serve http-server live-server fastify sails probot micro "
         "moleculer-runner",
         TOOL_PROGRAM},
        {"docusaurus vitepress vuepress mkdocs typedoc jsdoc sphinx-build docsify nextra", TOOL_DOCUMENTS},
};

static enum tool tool_of(str word)
{
	str one;
	for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
		for (str list = str_of(tools[i].words); str_cut(&list, ' ', &one);)
			if (str_eq(one, word))
				return tools[i].tool;
	return TOOL_NONE;
}

/* The first tool that the command runs: "NODE_ENV=x npx next dev" is next. */
static enum tool command_tool(str command)
{
	str word;
	while (str_cut(&command, ' ', &word)) {
		enum tool t = tool_of(str_basename(str_trim(word)));
		if (t != TOOL_NONE)
			return t;
	}
	return TOOL_NONE;
}

static bool is_named(str name, const char *words)
{
	str one;
	for (str list = str_of(words); str_cut(&list, ' ', &one);)
		if (str_starts(name, one) && (name.n == one.n || name.p[one.n] == ':'))
			return true;
	return false;
}

struct script_says package_script_says(const struct node *scripts)
{
	struct script_says says = {0};
	for (const struct node *n = scripts ? scripts->child : NULL; n; n = n->next) {
		bool start = is_named(n->key, "start serve"),
		     any = start || is_named(n->key, "dev develop build deploy preview");
		enum tool t = any ? command_tool(n->text) : TOOL_NONE;
		says.bundles = says.bundles || t == TOOL_PAGE || t == TOOL_SITE;
		says.documents = says.documents || t == TOOL_DOCUMENTS;
		bool runs = t == TOOL_SITE || (t == TOOL_PROGRAM && start);
		if (runs && (!says.runs || (start && !says.starts))) {
			says.runs = n;
			says.starts = start;
		}
	}
	return says;
}
